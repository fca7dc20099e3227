-- ATTACK: 100,000 things between braces
local t = {} for i = 1, 30000 do t[i] = "x" end
return lesson "x" (t)
