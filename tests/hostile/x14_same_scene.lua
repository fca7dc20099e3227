-- ATTACK: one scene used 2,000 times with 2,000 steps: 4 million steps
local steps = {} for i = 1, 1900 do steps[i] = narrate "a" "b" end
local s = scene "s" (steps)
local all = {} for i = 1, 1900 do all[i] = s end
return lesson "x" (all)
