-- ATTACK: a choose with 1,000 options and a question with 1,000 answers
local o, a = {}, {} for i = 1, 1000 do o[i] = option("o" .. i) "x" a[i] = right("a" .. i) "x" "x" end
return lesson "x" { scene "a" { choose "c" "x" (o) }, quiz { question "q" "適切" "x" (a) } }
