-- ATTACK: nan, infinity and huge numbers wherever a number may stand
return lesson "x" { revision = 0/0, item = 1/0, op_seconds = -1e308, vars = { a = 0/0, b = 1/0 },
  scene "a" { show { pan = { px = 0/0, seconds = 1/0 }, fade = { to = "cafe", seconds = -1 } },
    spot "s" "x" { hit "h" "x" "x" { 0/0, 1/0, -1, 2^60 } }, order "o" "x" { step(2^53) "a" "x" "x" } },
  quiz { pass = -0/0, question "q" "適切" "x" { version = 1e300 } } }
