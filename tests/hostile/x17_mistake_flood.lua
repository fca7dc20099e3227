-- ATTACK: a new mistake on every turn
local n = 0
while true do n = n + 1 local a = _ENV["word" .. n] end
