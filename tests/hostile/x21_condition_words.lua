-- ATTACK: a condition that writes new steps and looks at variables that do not exist
local m = misaki
return lesson "x" { title = "x", tile = "x|x", goals = { "x" }, step_today = "x", company_rule = "x",
  scene "a" { narrate "n" "x",
    jump "a" { when = function(v) return m "a" "普通" "x" end },
    jump "a" { when = function(v) return misaki "a" end },
    jump "a" { when = function(v) return v.nothing == 1 end },
    jump "a" { when = function(v) v.new = 1 return true end },
    jump "a" { when = function(v) g = 1 return true end },
    jump "a" { when = function(v) return 1 end },
    finish } }
