-- ATTACK: a step instead of a lesson
return misaki "a" "普通" "x"
