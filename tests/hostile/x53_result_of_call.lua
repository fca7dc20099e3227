-- ATTACK: words given the results of other words, and functions that return them
local function again(w) return again end
local w = scene "a" { misaki "a" "普通" "x" } "b"
return lesson (w)
