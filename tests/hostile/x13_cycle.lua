-- ATTACK: braces that hold themselves
local t = {} t[1] = t t.me = t
return lesson "x" { scene "a" (t), t, goals = t }
