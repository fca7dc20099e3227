-- ATTACK: texts of 200 KB as id, face, text and field name
local s = "あ" for i = 1, 16 do s = s .. s end
return lesson(s) { [s] = s, title = s, scene(s) { misaki(s)(s)(s), backdrop = s } }
