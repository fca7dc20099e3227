-- ATTACK: a to-be-closed variable that holds a step
local x <close> = misaki
