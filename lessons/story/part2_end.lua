-- 第2部の終わり（第18課の後） 空になった机
-- どの行にも変わらない id があります。文章は自由に直せますが、id は直さないでください。
return lesson "story_part2_end" {
    revision = 1,
    title = "空になった机",

    scene "part2_end" {
        backdrop = "office_evening",
        show { left = "yuma", right = "keiko" },
        yuma "i1" "笑顔" "机の上が空だと、片づけの時間が短くなりました！",
        keiko "i2" "笑顔" "私の帰り道に、心配ごとが一つもないのよ。",
        show { left = "shacho", right = "keiko" },
        shacho "i3" "普通" "守りというのは、こわがる話だと思っておった。",
        show { left = "shacho", right = "sato" },
        sato "i4" "笑顔" "減らすのは、こわさより「あれ、どこだっけ」のほうですね。",
        show { left = "gofun", right = "sato" },
        gofun "i5" "普通" "コツコツ。ここからは、会社みんなの約束です。",
        finish,
    },
}
