-- ATTACK: lists with gaps and odd keys
return lesson "x" { goals = { "a", nil, "b", [true] = 1, [1.5] = 2, [{}] = 3 }, scene "a" { [1] = finish, [3] = finish, [-1] = finish } }
