-- ATTACK: next with a key that is not there
local t = {} next(t, misaki)
