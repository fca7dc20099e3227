-- ATTACK: texts of 200,000 digits turned into numbers for ever
local s = "9" for i = 1, 17 do s = s .. s end
while true do local n = tonumber(s) local m = tonumber(s, 10) end
