-- ATTACK: counting to 2^63
for i = 1, 9223372036854775807 do end
