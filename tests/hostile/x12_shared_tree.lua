-- ATTACK: 40 doublings: a tree of 2^40 braces in a small file
local t = { "x" } for i = 1, 40 do t = { t, t } end
return lesson "x" { t }
