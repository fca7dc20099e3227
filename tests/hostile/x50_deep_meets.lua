-- ATTACK: branches within branches: each choose meets in a scene that chooses again
local scenes = {}
for i = 1, 400 do
    scenes[i] = scene("s" .. i) {
        narrate("n" .. i) "x",
        choose("c" .. i) "x" { option "a" "x" { to = "s" .. (i + 1) }, option "b" "x" { to = "s" .. (i + 2) }, meet = "s" .. (i + 3) },
        jump("s" .. i),
    }
end
return lesson "x" (scenes)
