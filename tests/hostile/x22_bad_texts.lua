-- ATTACK: control bytes, escapes of terminals, broken UTF-8 and zero bytes in texts and ids
return lesson "x" { title = "x", tile = "x|x", goals = { "x" }, step_today = "x", company_rule = "x",
  scene "a\0b" { narrate "n\27[2J" "\27[31mred\7", misaki "\xff\xfe" "普通" "\xed\xa0\x80", yuma "y" "普通\0" "x\0y", finish } }
