-- ATTACK: a condition that eats memory
return lesson "x" { title = "x", tile = "x|x", goals = { "x" }, step_today = "x", company_rule = "x",
  scene "a" { narrate "n" "x", jump "a" { when = function(v) local s = "x" while true do s = s .. s end end }, finish } }
