-- ATTACK: every word with values of the wrong kind
local f = function() end
return lesson "x" { scene, scene {}, scene "a", scene "b" "c" "d", say(f), misaki(1)(2)(3), choose "a" "b" { "c", 1, f, true }, quiz "x", quiz {{}}, explain { f }, pick "p" "q" { yes {} }, title = {}, goals = "x", vars = { a = {}, b = f, c = misaki }, [f] = f }
