-- ATTACK: comparing 256 KiB texts for ever
local s = "x" for i = 1, 18 do s = s .. s end
local a, b = s .. "a", s .. "b"
while true do local c = a < b end
