-- 序章（第1課の前に一度だけ） 二十五の質問
-- どの行にも変わらない id があります。文章は自由に直せますが、id は直さないでください。
return lesson "story_prologue" {
    revision = 1,
    title = "二十五の質問",

    scene "prologue" {
        backdrop = "meeting",
        show { left = "shacho", right = "sato" },
        narrate "p1" "大型店グリーンマートから、分厚い封筒が届いた。",
        shacho "p2" "普通" "なんだこれは。「情報の守りについて、二十五の質問にお答えく\u{2060}だ\u{2060}さ\u{2060}い」だと？",
        sato "p3" "真剣" "これから取引するすべての会社に、聞いているそうです。",
        show { left = "shacho", right = "keiko" },
        keiko "p4" "困り" "うちはただの木のおもちゃ屋よ。質問の意味も分からないわ。",
        show { left = "shacho", right = "misaki" },
        misaki "p5" "困り" "でも、答えられないと、新しいお店の仕事が……。",
        shacho "p6" "真剣" "よし。一日一つ、五分だ。二十五日でやり切るぞ。",
        show { left = "gofun", right = "shacho" },
        gofun "p7" "普通" "コツコツ。五分なら、いつでもお付き合いします。",
        finish,
    },
}
