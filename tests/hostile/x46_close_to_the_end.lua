-- ATTACK: a huge lesson returned just before the deadline
for i = 1, 5e7 do end
local t = {} for i = 1, 1900 do t[i] = narrate("n" .. i, "x") end
return lesson "x" { scene "a" (t) }
