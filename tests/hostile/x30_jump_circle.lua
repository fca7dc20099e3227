-- ATTACK: two scenes that jump to each other for ever
return lesson "x" { title = "x", tile = "x|x", goals = { "x" }, step_today = "x", company_rule = "x",
  explain { card "c" "x" { "x" } },
  scene "a" { jump "b" }, scene "b" { jump "a" } }
