-- ATTACK: keys that fall into one slot of the table
local t = {}
for i = 1, 1e9 do t[i * 32767] = i end
