-- ATTACK: a step in arithmetic
local a = misaki(misaki)(scene)(lesson)
local b = #misaki .. a < 1
