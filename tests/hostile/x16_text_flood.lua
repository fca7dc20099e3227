-- ATTACK: the same long text in ever more steps
local s = "x" for i = 1, 12 do s = s .. s end
while true do local a = narrate("a", s) end
