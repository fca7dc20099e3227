-- ATTACK: 30 MiB of small things held until the deadline: closing the state takes time
local all, n = {}, 0
for i = 1, 200 do local t = {} all[i] = t for j = 1, 1400 do t[j] = { j } n = n + 1 end end
while true do end
