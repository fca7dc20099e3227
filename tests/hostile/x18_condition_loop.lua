-- ATTACK: a condition that never ends
return lesson "x" { title = "x", tile = "x|x", goals = { "x" }, step_today = "x", company_rule = "x",
  scene "a" { narrate "n" "x", jump "a" { when = function(v) while true do end end }, finish } }
