-- ATTACK: 200 conditions that never end: each has its own deadline
local t = { } for i = 1, 199 do t[i] = jump "a" { when = function(v) for j = 1, 1e12 do end return true end } end
return lesson "x" { title = "x", tile = "x|x", goals = { "x" }, step_today = "x", company_rule = "x",
  scene "a" (t) }
