-- 第5課 手口のうわさを味方に
-- どの行にも変わらない id があります。文章は自由に直せますが、id は直さないでください。
return lesson "no05_threat_news" {
    revision = 1,
    item = 5,
    title = "手口のうわさを味方に",
    tile = "手口の|うわさ",
    question = "新しいだましの手口を知り、社内のみんなへ知らせる流れがありますか。",
    picture = "keiko",
    goals = {
        "信頼できる情報の入手先を二つ以上挙げられる。",
        "手口を見聞きしたら、その日のうちに社内へ一言で知らせられる。",
        "急ぎの指示でも、別の手段で本人に確かめられる。",
    },
    op_seconds = 45,

    scene "mail" {
        backdrop = "office_day",
        show { left = "keiko", right = "misaki", prop = "envelope" },
        narrate "m1" "年末の午後。恵子のもとに一通のメール。",
        keiko "m2" "普通" "社長から急ぎですって。「業務用のLINEグループを作り、QRコードを返信せよ」。",
        misaki "m3" "普通" "社長、そういうの自分でやりたがるのに。",
        keiko "m4" "困り" "「会議中で電話に出られない」とも書いてあるわ。",
        choose "boss_mail" "恵子はどうする？" {
            option "make_group" "急ぎなので、グループを作って返信する" { to = "make_group" },
            option "phone_call" "社長の携帯に電話して確かめる" { to = "phone_call" },
            meet = "morning_note",
        },
    },

    scene "make_group" {
        show { left = { "keiko", "困り" }, right = "nobody", prop = "smartphone" },
        narrate "g1" "数分後、グループに「社長」から指示が届く。",
        narrate "g2" "「取引先へ本日中に480万円。口座はこちら」",
        keiko "g3" "困り" "変な時間ね……でも社長命令だし。",
        narrate "g4" "{振込|ふりこみ}の確認画面を開いた、そのとき。",
        show { left = "keiko", right = "shacho", prop = "nothing" },
        shacho "g5" "笑顔" "おーい恵子さん、お茶ある？",
        keiko "g6" "驚き" "……社長。今、私にLINEしてます？",
        show { left = { "keiko", "困り" }, right = { "shacho", "驚き" } },
        narrate "g7" "送金は寸前で止まった。恵子の手は、しばらく震えていた。",
    },

    scene "phone_call" {
        show { left = "keiko", right = "misaki", prop = "telephone" },
        narrate "p1" "電話の音が、隣の部屋から聞こえた。",
        show { left = "keiko", right = "shacho", prop = "nothing" },
        shacho "p2" "普通" "なんだ恵子さん。壁越しのほうが早いぞ。",
        keiko "p3" "驚き" "では、このメールは……。",
        shacho "p4" "驚き" "知らん！　わしはまだスタンプも買えん。",
    },

    scene "morning_note" {
        other_way "boss_mail",
        show { left = "misaki", right = "shacho" },
        misaki "k1" "真剣" "これ、朝に回ってきた「ニセ社長」の手口です。警察も注意を呼びかけてます。",
        shacho "k2" "真剣" "その紙、わしは読んどらんかった。",
        show { left = "sato", right = "shacho" },
        sato "k3" "普通" "知っている人が一人だと、そこで止まります。全員に届いて初めて守りになるんです。",
        shacho "k4" "笑顔" "よし、明日の朝礼で一分もらおう。",
        show { left = "gofun", right = "shacho" },
        gofun "k5" "普通" "コツコツ。朝礼で伝える話題を選びましょう。",

        pick "news" "今朝届いた話題から、明日の朝礼で伝えるものを三つ選ぼう。" {
            needed = 3,
            no "app_rumour" "SNS：「このアプリを入れないと全員ウイルス」"
                "出どころ：不明の投稿\n関係：不明"
                "出どころがない。広める前に確かめる。",
            yes "fake_boss" "公的機関：ニセ社長メールが全国で増加"
                "出どころ：国の機関\n関係：経理・全員"
                "出どころが確かで、うちにも来た。最優先。",
            no "dancing_fridge" "海外の研究：冷蔵庫を踊らせる攻撃"
                "出どころ：研究発表\n関係：薄い"
                "おもしろいけれど、急ぐ話ではない。",
            yes "bank_voice" "取引銀行：銀行を名乗る自動音声電話に注意"
                "出どころ：契約中の銀行\n関係：経理"
                "使っているサービスの知らせは必ず共有。",
            no "chain_mail" "転送メール：「10人に回してください」"
                "出どころ：不明\n関係：不明"
                "回させること自体がいたずらの型。",
            no "gossip" "競合の悪口まとめサイト"
                "出どころ：匿名\n関係：なし"
                "安全の情報ではない。",
            yes "router_fix" "ルーター会社：使用中の機種の修正版を公開"
                "出どころ：製品の提供元\n関係：佐藤"
                "自社の機器に当たる。今日動く話題。",
            done = "三つを一分で。「何が・だれに・どうする」の順で話そう。",
        },
        finish,
    },

    explain {
        card "patterns" "手口の型" {
            "手口は型で覚える。「急がせる・秘密にさせる・連絡手段を変えさせる」は赤信号。",
            "{fake_boss.start}から、社長を{名乗|なの}りLINEグループを作らせる詐欺の相談が急増した。",
        },
        card "sources" "知らせの入手先" {
            "入手先はIPA、警察、JPCERT/CC、使っている銀行やクラウドの知らせ。まず二つ登録する。",
            "{phishing_reports.year}のフィッシング報告は{phishing_reports.count}。文章が自然でも安心できない。",
        },
        card "speak_up" "声にする" {
            "「変だと思ったら言ってよい」空気が、いちばん速い警報になる。",
        },
        more = {
            "電話の手口も増えた。銀行を名乗る自動音声から偽サイトへ誘い、法人口座から送金させる「ボイスフィッシング」に、警察庁と銀行が{voice_phishing.year}に注意を呼びかけた。",
            "AIで声や顔をまねる例も報じられている。合図は「急ぎ・秘密・いつもと違う道」。声が似ているかどうかではない。",
            "脅威の情報を社内で分け合う仕組みがある会社は{ipa_sharing_threats.share}（IPAの{ipa_sharing_threats.year}調査）。",
        },
    },

    quiz {
        pass = 2,
        question "q1" "適切" "社長名のメールで「急いでLINEグループを作れ」と来た。どうする？" {
            wrong "reply" "そのメールに返信して本人か聞く"
                "相手が本人とは限らない。",
            wrong "make_first" "急ぎと書いてあるので先に作り、後で社長に報告する"
                "急がせるのが手口の型。",
            right "known_number" "知っている番号に電話して、本人に確かめる"
                "別の手段での確認がいちばん確実。",
            wrong "number_in_mail" "本文にある携帯の番号へ電話して、社長かどうか聞く"
                "その番号も攻撃者が用意できる。",
        },
        question "q2" "不適切" "手口の情報の集め方で、不適切なものはどれ？" {
            wrong "public_notices" "公的機関の知らせに登録する"
                "正確で、早い。",
            right "spread_it" "出どころ不明の「{拡散|かくさん}希望」を、善意で全社に回す"
                "うその情報で混乱を招く。確かめてから。",
            wrong "bank_notices" "使っている銀行の注意を読む"
                "自分に関係する手口が分かる。",
            wrong "same_day" "気になる手口を見つけたら、その日のうちに一言で知らせる"
                "早さが守りになる。",
        },
        question "q3" "適切" "朝礼で手口を伝えるとき、いちばん役立つ伝え方は？" {
            right "what_who_do" "何が来るか、だれがねらわれ、来たらどうするか"
                "行動まで言えば、すぐ動ける。",
            wrong "fifty_pages" "資料を50枚配って各自で読む"
                "読まれないまま終わる。",
            wrong "name_victims" "だまされた人の名前と部署を挙げて、同じ失敗を{戒|いまし}める"
                "次から報告が上がらなくなる。",
            wrong "exact_terms" "手口の技術的な名前と仕組みを、正確な用語で説明する"
                "伝わらなければ守れない。",
        },
        spare "s1" "適切" "だましの連絡によくある特徴は？" {
            wrong "always_attached" "必ず添付ファイルが付いている"
                "電話やLINEだけの手口もある。",
            right "hurry_secret_switch" "急がせ、秘密にさせ、連絡手段を変えさせる"
                "三つそろったら、立ち止まる合図。",
            wrong "odd_japanese" "敬語や漢字の使い方が、どこか必ず不自然になっている"
                "今は自然な文章も多い。",
            wrong "strangers" "一度もやりとりのない、知らない相手から必ず届く"
                "知り合いや上司を名乗る。",
        },
        spare "s2" "不適切" "社内で手口を共有する流れについて、不適切なものはどれ？" {
            wrong "praise" "報告した人をほめる"
                "次の報告につながる。",
            wrong "boss_too" "社長も同じ知らせを受け取る"
                "経営者こそ名前を使われる。",
            right "alone" "騒ぎになるので、担当が一人で抱えておく"
                "知らない人がねらわれる。",
            wrong "show_picture" "届いた不審な連絡の画面を、個人名を隠して全員に見せる"
                "実物を見ると気づきやすい。",
        },
    },

    step_today = "公的機関か取引銀行の注意喚起を一つ、受け取れるように登録する。",
    company_rule = "不審な連絡を受けたら当日中に総務へ知らせ、総務は翌朝の朝礼で全員に伝える。送金や連絡手段の変更を求められたら、登録済みの番号へ電話して本人に確かめる。",
}
