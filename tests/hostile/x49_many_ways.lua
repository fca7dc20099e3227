-- ATTACK: 900 scenes that all choose between all others: the check of the ways must not explode
local scenes = {}
for i = 1, 900 do
    scenes[i] = scene("s" .. i) {
        choose("c" .. i) "x" { option "a" "x" { to = "s" .. (i % 900 + 1) }, option "b" "x" { to = "s" .. (i * 7 % 900 + 1) }, meet = "s1" },
    }
end
return lesson "x" (scenes)
