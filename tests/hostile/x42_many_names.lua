-- ATTACK: 10,000 names between braces
local t = {} for i = 1, 10000 do t["n" .. i] = i end
return lesson "x" (t)
