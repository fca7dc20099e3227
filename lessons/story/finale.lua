-- 終章（第25課の後） 正直な答え
-- どの行にも変わらない id があります。文章は自由に直せますが、id は直さないでください。
return lesson "story_finale" {
    revision = 1,
    title = "正直な答え",

    scene "finale" {
        backdrop = "meeting",
        show { left = "misaki", right = "shacho" },
        narrate "e1" "二十五日め。田村さんが、答えの紙を受け取りに来た。",
        misaki "e2" "笑顔" "できていない所も、正直に書きました。いつまでに直すかも。",
        narrate "e3" "田村さんは、紙をしばらく眺めて、にっこりした。",
        narrate "e4" "「全部できています、という会社より安心です」",
        shacho "e5" "笑顔" "……うちは小さいからな。小さいぶん、全員で守れる。",
        show { left = "sato", right = "shacho" },
        sato "e6" "笑顔" "その言葉、朝礼で一分いただけますか。",
        show { left = "gofun", right = "sato" },
        gofun "e7" "笑顔" "コツコツ。二十五回の五分、おつかれさまでした。",
        finish,
    },
}
