-- 第1部の終わり（第5課の後） 土台ができた日
-- どの行にも変わらない id があります。文章は自由に直せますが、id は直さないでください。
return lesson "story_part1_end" {
    revision = 1,
    title = "土台ができた日",

    scene "part1_end" {
        backdrop = "office_day",
        show { left = "shacho", right = "misaki" },
        shacho "i1" "笑顔" "おい、全部の機械が「更新済み」と言っとるぞ。気持ちがいいもんだな。",
        misaki "i2" "笑顔" "パスワードの使い回しも、会社では一つもなくなりました。",
        show { left = "sato", right = "misaki" },
        sato "i3" "普通" "土台ができました。次は、毎日の手の動きです。",
        finish,
    },
}
