-- ATTACK: 4,000 steps with one id
local t = {} for i = 1, 1900 do t[i] = narrate("a", "x") end
return lesson "x" { scene "a" (t), scene "a" {}, scene "a" { finish } }
