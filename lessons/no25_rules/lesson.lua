-- 第25課 みんなの決まりごと
-- どの行にも変わらない id があります。文章は自由に直せますが、id は直さないでください。
return lesson "no25_rules" {
    revision = 1,
    item = 25,
    title = "みんなの決まりごと",
    tile = "みんなの|決まり",
    question = "守りの決まりを文書にして、社員に見せて、見直していますか。",
    picture = "shacho",
    goals = {
        "あいまいな決まりを「だれが・いつ・何を・どうする」に書き直せる。",
        "守れない決まりを見つけ、守れる形に変えられる。",
        "見直しの日と、例外の相談先を決められる。",
    },
    op_seconds = 60,

    scene "sixty_pages" {
        backdrop = "meeting",
        show { left = "shacho", right = "yuma" },
        show { prop = "folder" },
        shacho "p1" "笑顔" "できたぞ、社内ルール！　60ページだ。重いだろう。",
        yuma "p2" "困り" "開いたこと……ないです。",
        show { left = "misaki", right = "yuma" },
        show { prop = "nothing" },
        misaki "p3" "普通" "「適切に管理すること」って、何をすれば合格ですか？",
        show { left = "misaki", right = "keiko" },
        keiko "p4" "困り" "「速やかに」って、いつまで？　うちの孫の「今行く」と同じよ。",
        show { left = "misaki", right = "shacho" },
        choose "thick_book" "社長はどうする？" {
            option "sign" "このままにして、全員に署名させる" { to = "sign" },
            option "three_only" "三つだけ選んで、みんなで書き直す" { to = "three_only" },
            meet = "wall",
        },
    },

    scene "sign" {
        show { left = { "misaki", "困り" }, right = { "shacho", "困り" } },
        narrate "s1" "署名は集まった。半年後、同じ誤送信が起きた。",
        shacho "s2" "困り" "署名したはずだろう？",
        misaki "s3" "困り" "60ページのどこだったか、思い出せませんでした。",
        show { left = { "misaki", "困り" }, right = "sato" },
        sato "s4" "普通" "守れない決まりは、守った顔をさせるだけなんですよ。",
    },

    scene "three_only" {
        show { left = "sato", right = "keiko" },
        narrate "t1" "机を囲んで、三つだけを一時間で書き直した。",
        keiko "t2" "笑顔" "「送る前に、宛先を声に出して読む」。これなら今日からできるわ。",
        sato "t3" "笑顔" "だれが、いつ、何を、どうする。四つそろっていますね。",
        show { left = "sato", right = "shacho" },
        shacho "t4" "笑顔" "残りの57ページは、来月から少しずつだ。",
        show { left = { "sato", "笑顔" }, right = { "shacho", "笑顔" } },
        narrate "t5" "その週、誤送信は一件も起きなかった。",
    },

    scene "wall" {
        other_way "thick_book",
        show { left = "yuma", right = "sato" },
        yuma "k1" "普通" "例外ってあるじゃないですか。急ぎのときとか。",
        sato "k2" "普通" "だから例外の相談先を書きます。勝手に破らないための逃げ道です。",
        show { left = "misaki", right = "sato" },
        misaki "k3" "普通" "見直しはいつやりますか？",
        show { left = "misaki", right = "shacho" },
        shacho "k4" "笑顔" "毎年四月、花見の日だ。それならだれも忘れん。",
        narrate "k5" "やがて、そよかぜ木工の一枚きりの決まりが、壁に{貼|は}られた。",
        show { left = "gofun", right = "shacho" },
        gofun "k6" "笑顔" "コツコツ。最後の一本、あなたの会社の決まりを作りましょう。",

        builder "rule" "あいまいな決まりを、動ける決まりに組み立てよう。" {
            meter = "動ける度",
            joiner = "、",
            sheet = "わたしの社内ルール",
            most = 3,
            slot "topic" "1 題材を選ぶ" {
                kind = "topic",
                value "mail" "「メールの誤送信に気をつける」",
                value "tidy" "「大切な物を片づける」",
                value "strange" "「怪しい連絡に注意する」",
                feedback = "いつも使う場面から。",
            },
            slot "who" "2 だれが" {
                kind = "text",
                value "everyone" "全員" "全員は",
                value "sender" "送る人" "送る人は",
                value "last_one" "最後に帰る人" "最後に帰る人は",
                value "receiver" "受け取った人" "受け取った人は",
                own = true,
                feedback = "主語がないと、だれも動かない。",
            },
            slot "when" "3 いつ" {
                kind = "text",
                value "before_sending" "送信の前に",
                value "leaving_seat" "席を立つときに",
                value "leaving" "退社のときに",
                value "at_once" "気づいたらその場で",
                own = true,
                feedback = "合図があると体が動く。",
            },
            slot "what" "4 何を" {
                kind = "text",
                value "address" "宛先と添付を",
                value "desk" "机の上の書類と媒体を",
                value "sender" "差出人と行き先を",
                own = true,
                feedback = "見る物が決まる。",
            },
            slot "how" "5 どうする" {
                kind = "text",
                value "read_aloud" "声に出して読む",
                value "cabinet" "鍵のかかる棚に戻す",
                value "known_number" "登録した番号に電話で確かめる",
                own = true,
                feedback = "終わりの形がはっきりする。",
            },
            slot "exception" "6 例外の相談先" {
                kind = "topic",
                value "office_phone" "総務 内線11",
                value "office_chat" "総務 チャット「#そうだん」",
                value "boss" "上司",
                own = true,
                feedback = "勝手に破らないための逃げ道。",
            },
            vague_words = { "気をつける", "気を付ける", "適切に", "なるべく", "速やかに" },
            vague_reply = "見て分かる形にしてください。「だれが見ても、したと分かる」動きで書きます",
            done = "完成。「送る人は、送信の前に、宛先と添付を、声に出して読む」のように、四つがそろえば動ける決まり。",
        },
        finish,
    },

    explain {
        card "four" "四つをそろえる" {
            "良い決まりは「だれが・いつ・何を・どうする」の四つがそろっている。",
            "「気をつける」「適切に」は、見て分かる形に書き直す。",
        },
        card "keepable" "守れる形に" {
            "守れない決まりは、うそを育てる。少なく、短く、今日できる形で。",
            "例外の相談先を書く。勝手に破る人を減らす。",
        },
        card "review" "見直しと一枚" {
            "見直しの日を決める。事故、新しい仕事、人の入れ替わりのたびに直す。",
            "この二十五話は、決まりの材料。自分の会社の一枚にまとめよう。",
        },
        more = {
            "対策を社内の決まりにしている会社は{ipa_rules.share}（IPAの{ipa_rules.year}調査）。三行でも書けば、その仲間入り。",
            "自己宣言（一つ星・二つ星）は、自分たちで約束を公表する仕組み。だれかの認定ではないが、取引先へのあいさつになる。",
        },
    },

    quiz {
        pass = 2,
        question "q1" "適切" "守られる決まりの書き方で、適切なものはどれ？" {
            wrong "manage_properly" "「適切に管理すること」を徹底する"
                "何をすればよいか分からない。",
            wrong "punish_first" "守らなかった人への罰を、いちばん先に書く"
                "隠す気持ちが先に育つ。",
            right "who_when_what_how" "だれが、いつ、何を、どうするを書く"
                "動く人の姿が見える。",
            wrong "hundred_pages" "詳しいほど良いので、例外まで全部書いて100ページにする"
                "開かれなくなる。",
        },
        question "q2" "不適切" "決まりの見直しで、不適切なものはどれ？" {
            wrong "rewrite" "守れない決まりが見つかったら、守れる形に書き直す"
                "うそのない決まりになる。",
            right "never_change" "一度決めたら、変えると信用を失うので変えない"
                "現場と離れていく。",
            wrong "yearly" "年に一度、日を決めて見直す"
                "忘れずに続く。",
            wrong "after_events" "事故や新しい仕事のたびに直す"
                "今の仕事に合わせる。",
        },
        question "q3" "適切" "急ぎの仕事で、決まりのとおりにできない。どうする？" {
            right "ask_and_record" "書いてある相談先に聞き、例外を記録する"
                "逃げ道があると、隠れない。",
            wrong "if_i_feel" "急ぎのときは例外と考え、終わってから気が向けば報告する"
                "例外が見えないと、決まりを直せない。",
            wrong "refuse_work" "決まりを守るため、お客さまの仕事を断り続ける"
                "例外を決めるのも決まりの役目。",
            wrong "write_later" "できたことにして、後で記録を書く"
                "うその記録が残る。",
        },
        spare "s1" "適切" "決まりを社員に見せる方法で、適切なのは？" {
            right "one_sheet" "一枚にまとめ、目に入る場所に貼る"
                "動く前に目に入る。",
            wrong "sign_and_done" "全員に配って、署名を集めて終わりにする"
                "配るだけでは動かない。",
            wrong "boss_only" "社長だけが持ち、必要なときに読み上げる"
                "その日まで届かない。",
            wrong "once_spoken" "入社のときに一度だけ、口頭で伝える"
                "覚えていられない。",
        },
        spare "s2" "不適切" "決まりの題材の選び方で、不適切なものはどれ？" {
            wrong "three_today" "今日から守れる三つから始める"
                "続けるほうが強い。",
            wrong "near_misses" "実際に起きたヒヤリから選ぶ"
                "すぐに役立つ。",
            wrong "from_course" "二十五話をふり返り、まだできていない項目から順に選ぶ"
                "見直しの材料になる。",
            right "copy_others" "他社の立派な{規程|きてい}を、そのまま自社の名前に変えて使う"
                "合わない決まりは守られない。",
        },
    },

    step_today = "自分の仕事の決まりを一つ選び、「だれが・いつ・何を・どうする」に直してみる。",
    company_rule = "決まりは四つの枠で書き、一枚にまとめて{掲示|けいじ}する。毎年四月に見直し、例外は相談先で記録する。",
}
