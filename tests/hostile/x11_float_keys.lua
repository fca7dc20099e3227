-- ATTACK: float keys: hashing and rehashing of one big table again and again
while true do local t = {} for i = 1, 16000 do t[i + 0.5] = i end end
