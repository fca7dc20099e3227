-- ATTACK: a loop over something that has no end
for i, x in ipairs(nothing) do local y = x end
