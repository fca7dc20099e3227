-- ATTACK: texts of zero bytes are compared piece by piece
local s = "\0\0\0\0" for i = 1, 16 do s = s .. s end
local a, b = s .. "a", s .. "b"
while true do local c = a < b end
