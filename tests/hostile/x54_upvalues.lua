-- ATTACK: closures that keep a megabyte each
local all = {}
for i = 1, 1e6 do local s = "x" for j = 1, 17 do s = s .. s end s = s .. i all[i] = function() return s end end
