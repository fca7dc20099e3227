-- 第3課 長い合言葉のつくり方
-- どの行にも変わらない id があります。文章は自由に直せますが、id は直さないでください。
return lesson "no03_password" {
    revision = 1,
    item = 3,
    title = "長い合言葉のつくり方",
    tile = "長い|合言葉",
    question = "見破られにくい十分な長さのパスワードを、サービスごとに別々に使っていますか。",
    picture = "keiko",
    goals = {
        "短い文から15文字以上のパスワードを自分で組み立てられる。",
        "サービスごとに別のパスワードにする方法を二つ言える。",
        "大事なサービスで、追加の本人確認（多要素認証）を入にできる。",
    },
    op_seconds = 60,

    scene "office" {
        backdrop = "office_day",
        show { left = "keiko", right = "misaki" },
        keiko "o1" "笑顔" "私の合言葉、ほらパスワード？　どこでも飼い猫の名前と誕生日。忘れないわよ。",
        misaki "o2" "驚き" "どこでも、ですか？",
        narrate "o3" "そこへ、恵子の使う通販サイトで情報流出のニュース。",
        keiko "o4" "困り" "あら。あそこも同じ合言葉だわ……。",
        choose "leak" "恵子はどうする？" {
            option "wait" "被害の連絡が来るまで待つ" { to = "wait" },
            option "change" "同じ合言葉の場所を、今日全部変える" { to = "change" },
            meet = "workshop",
        },
    },

    scene "wait" {
        show { backdrop = "office_night", left = "nobody", right = "nobody" },
        narrate "w1" "三日後の深夜。会社の発注サイトに、知らない国からログイン。",
        show { backdrop = "office_day", left = "keiko", right = { "sato", "真剣" } },
        keiko "w2" "驚き" "木材を200万円分、注文したことになってる！",
        sato "w3" "真剣" "流出した組が、よその鍵穴で次々試されたんです。注文は止めます。",
        show { left = { "keiko", "困り" }, right = "sato", prop = "telephone" },
        narrate "w4" "取り消しの電話に丸一日かかった。",
    },

    scene "change" {
        show { left = "keiko", right = "sato", prop = "nothing" },
        narrate "h1" "一時間で六か所を変更した。その翌朝。",
        sato "h2" "笑顔" "発注サイトに、深夜の「失敗したログイン3回」の記録。間に合いましたね。",
        keiko "h3" "驚き" "もう試しに来たの？　こわいこと。",
    },

    scene "workshop" {
        other_way "leak",
        show { left = "keiko", right = "sato", prop = "nothing" },
        keiko "k1" "困り" "でもね、全部別々なんて覚えられないわ。",
        sato "k2" "普通" "覚えるのは二つ三つで十分。残りは管理ソフトに任せます。",
        show { left = "misaki", right = "sato" },
        misaki "k3" "笑顔" "その二つ三つは、短い文から作るといいんですよね。",
        sato "k4" "普通" "好きなものの文を、少しずつ変身させます。",
        show { left = "gofun", right = "sato" },
        gofun "k5" "普通" "コツコツ。合言葉づくり、やってみましょう。",
        gofun "k6" "困り" "本物の合言葉は、ここに入れないでくださいね。",

        builder "password" "短い文から、核になるパスワードを組み立てよう。" {
            secret = true,
            meter = "強さメーター",
            slot "phrase" "1 短い文を選ぶ" {
                kind = "text",
                value "tv" "テレビが好き",
                value "miso" "朝はみそ汁",
                value "cats" "猫が二匹いる",
                own = true,
                feedback = "自分だけが言いそうな文がよい。",
            },
            slot "romaji" "2 ローマ字にする" {
                kind = "romaji",
                value "tv" "terebigasuki",
                value "miso" "asahamisoshiru",
                value "cats" "nekoganihikiiru",
                feedback = "もう12文字以上。長さが強さの土台。",
            },
            slot "capitals" "3 一部を大文字に" {
                kind = "capitals",
                value "tv" "terebiGAsuki",
                value "miso" "asaHAmisoshiru",
                value "cats" "nekoGAnihikiiru",
                feedback = "真ん中を変えると当てにくい。",
            },
            slot "symbol" "4 記号を足す" {
                kind = "append",
                value "bangs" "!!",
                value "question_plus" "?+",
                value "hash_colon" "#:",
                feedback = "求められるサイトもあるので用意しておく。",
            },
            slot "digits" "5 数字を足す" {
                kind = "digits",
                value "d06" "06",
                value "d47" "47",
                own = true,
                own_length = 2,
                feedback = "terebiGAsuki!!06 で16文字。核の完成。",
            },
            slot "mark" "6 行き先の印を付ける" {
                kind = "mark",
                value "iroha" "いろは銀行" "Irh",
                value "ipa" "IPAサービス" "IPA",
                feedback = "IrhterebiGAsuki!!06 のように場所ごとに変わる。",
            },
            services = 2,
            band(0) "すぐ破られる",
            band(8) "短い",
            band(12) "あと少し",
            band(15) "十分な長さ",
            company_words = { "soyokaze", "soyokazemokkou", "mokkou" },
            names = { "tama", "mike", "kuro", "shiro", "pochi", "momo", "hana", "neko" },
            samples = { "terebiGAsuki!!06" },
            sample_reply = "見本はみんなが知っています。自分の文で作りましょう。",
            reuse_reply = "使い回しになります",
            done = "できました。見本のまま使わず、あなたの文で作ってください。",
        },
        finish,
    },

    explain {
        card "length" "長さと使い回し" {
            "強さの土台は長さ。パスワードだけで守る場所は{password_guide.alone}が今の目安。",
            "いちばん危ないのは使い回し。一か所漏れると、よその鍵穴でも試される。",
        },
        card "manager" "数が増えたら" {
            "数が増えたら管理ソフトに任せる。核の方法は、覚える必要がある数個に使う。",
            "印の付け方が見破られると、よそも推測されうる。大事な場所は別の核か管理ソフトで。",
        },
        card "more_keys" "もう一つの鍵" {
            "スマホの確認などを足す多要素認証、パスワードの要らないパスキーがあれば優先する。",
            "決まった周期での変更は求めない流れ。漏れた疑いがあれば、すぐ変える。",
        },
        more = {
            "{password_guide.when}の米国の指針（NIST SP 800-63B-4）は、単独で使うパスワードに{password_guide.alone}を求め、文字の種類の強制と定期変更の強制をやめるよう定めた。",
            "総務省も、十分に強く使い回していないパスワードの定期変更は要らないと案内している。会社の決まりが違うときは、まず決まりに従い、見直しを提案しよう。",
            "パスキーは、端末の中の鍵と指紋や顔で入る方法。打ち込まないので、偽の画面に盗まれない。",
        },
    },

    quiz {
        pass = 2,
        question "q1" "適切" "パスワードの強さについて、今の考え方に近いものは？" {
            right "long" "文字の種類を混ぜるより、まず十分に長くする"
                "長さが攻撃の手間を大きく増やす。",
            wrong "company_year" "覚えやすい社名と西暦がよい"
                "真っ先に試される組み合わせ。",
            wrong "monthly" "毎月きちんと変えるなら、短い語に数字を一つ足せばよい"
                "変えても短ければ弱いまま。",
            wrong "eight_mixed" "8文字でも、大文字と記号と数字がそろっていれば十分"
                "短いと総当たりで破られやすい。",
        },
        question "q2" "不適切" "パスワードの管理で、不適切なものはどれ？" {
            wrong "own_phrase" "どうしても覚える数個だけは、自分らしい文から長く作る"
                "長くて思い出しやすい。",
            wrong "after_leak" "漏れた疑いがあれば、すぐ変える"
                "変えるべき本当のタイミング。",
            right "one_for_all" "強いパスワードを一つ作り、全サービスで使う"
                "一か所漏れたら全部開いてしまう。",
            wrong "manager" "管理ソフトに長いパスワードを作らせる"
                "覚えなくてよいので長くできる。",
        },
        question "q3" "適切" "会社のクラウドに入る方法で、いちばん安心なのは？" {
            wrong "sticky_note" "パスワードを{付箋|ふせん}に書いて画面に貼る"
                "見た人すべてが入れてしまう。",
            right "with_phone" "長いパスワードに、スマホの確認を組み合わせる"
                "片方が漏れても、もう片方が守る。",
            wrong "birthday" "社名に誕生日の4桁を足し、三か月ごとに数字を変える"
                "推測の材料がそろっている。",
            wrong "shared" "長いパスワードを一つ決め、課の全員で使い回す"
                "だれが使ったか分からず、退職後も残る。",
        },
        spare "s1" "適切" "核のパスワードに行き先の印を足す方法の弱点は？" {
            right "pattern" "一つ漏れて印の型がばれると、ほかも推測されうる"
                "だから大事な場所は管理ソフトや別の核で。",
            wrong "weaker" "行き先の印を足すと、核だけのときより総当たりに弱くなる"
                "文字が増える分、総当たりにはむしろ強い。",
            wrong "refused" "記号や数字が入るので、ほとんどのサービスで使えなくなる"
                "多くの場所で使える。",
            wrong "endless" "覚える量が無限に増える"
                "覚えるのは核と付け方だけ。",
        },
        spare "s2" "不適切" "多要素認証の使い方で、不適切なものはどれ？" {
            wrong "new_phone" "機種変更の前に移行の手順を確かめる"
                "締め出されるのを防げる。",
            right "approve" "覚えのない確認通知でも、うるさいので「承認」を押す"
                "攻撃者を招き入れてしまう。拒否して報告。",
            wrong "important_first" "メールやクラウドなど大事な場所から入れる"
                "効果の大きい順に進める。",
            wrong "passkey" "使えるサービスでは、偽サイトに強いパスキーも検討する"
                "入力しないので、盗まれにくい。",
        },
    },

    step_today = "使い回している場所を一つ思い出し、今日そこだけ別のパスワードに変える。",
    company_rule = "パスワードは15文字以上、使い回し禁止。{管理ソフト}を使い、対応するサービスでは多要素認証を入にする。定期変更は求めないが、漏れた疑いがあれば当日中に変える。",
}
