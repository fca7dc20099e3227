-- ATTACK: the few library functions with odd arguments
local a = tostring(tostring) .. tostring({}) .. tostring(misaki)
local b = select("#", a, a) + math.floor(2^60) + math.max(1, 0/0)
local c = tonumber("zz", 36) + tonumber(a .. "1", 37)
