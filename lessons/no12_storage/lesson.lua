-- 第12課 机の上は空にして帰る
-- どの行にも変わらない id があります。文章は自由に直せますが、id は直さないでください。
return lesson "no12_storage" {
    revision = 1,
    item = 12,
    title = "机の上は空にして帰る",
    tile = "机の上は|空に",
    question = "大切な書類やUSBメモリを出しっぱなしにせず、鍵のかかる場所へ戻していますか。",
    picture = "keiko",
    goals = {
        "席を離れるときと帰るとき、机の上の大切な物を片づけられる。",
        "コピー機やプリンターの取り忘れをその場でなくせる。",
        "物の大切さに合わせて、しまう場所を選べる。",
    },
    op_seconds = 50,

    scene "closing" {
        backdrop = "office_evening",
        show { left = "keiko", right = "misaki" },
        narrate "c1" "18時半。恵子は給与の締めを終え、ほっと一息。",
        keiko "c2" "笑顔" "さあ帰りましょ。あら、一覧の控えを刷ったままだわ。",
        misaki "c3" "普通" "私も展示会の資料を刷るところです。お先にどうぞ。",
        keiko "c4" "困り" "でもバスが来ちゃうのよねえ。",
        choose "printout" "恵子はどうする？" {
            option "leave" "明日の朝に片づけることにして帰る" { to = "leave" },
            option "put_away" "バスを一本見送って、しまってから帰る" { to = "put_away" },
            meet = "clear_desk",
        },
    },

    scene "leave" {
        backdrop = "office_evening",
        show { left = "nobody", right = "misaki" },
        narrate "l1" "恵子の後に、美咲が資料を40部印刷。束ごと抱えて帰った。",
        show { backdrop = "reception", left = "nobody", right = "misaki" },
        narrate "l2" "翌日、展示会の会場で。",
        misaki "l3" "驚き" "この部、後ろに給与の一覧がはさまってます！",
        narrate "l4" "すでに12部、配った後だった。",
        show { backdrop = "office_day", left = "keiko", right = { "misaki", "困り" } },
        keiko "l5" "驚き" "私の、コピー機の紙……。",
        show { left = { "keiko", "困り" }, right = "sato" },
        sato "l6" "真剣" "配った先を全部思い出しましょう。今日は回収が仕事です。",
    },

    scene "put_away" {
        backdrop = "office_evening",
        show { left = "keiko", right = "misaki", prop = "key_ring" },
        narrate "p1" "恵子は一覧を書庫に入れ、鍵をかけた。次のバスは8分後。",
        keiko "p2" "笑顔" "8分で眠れる夜が買えるなら、安いもんね。",
        show { prop = "nothing" },
        misaki "p3" "笑顔" "私も印刷の前に、機械の口を見る癖をつけます。",
        show { backdrop = "reception", left = "nobody", right = { "misaki", "笑顔" }, prop = "nothing" },
        narrate "p4" "翌日の展示会は、資料だけがきれいに40部そろっていた。",
    },

    scene "clear_desk" {
        other_way "printout",
        show { backdrop = "office_evening", left = "keiko", right = "yuma" },
        keiko "k1" "困り" "それにしても、うちのコピー機は物持ちがいいわねえ。先週は社長の健診結果があったの。",
        yuma "k2" "普通" "夜って、だれもいないから平気じゃないんですか？",
        show { left = "keiko", right = "sato" },
        sato "k3" "普通" "清掃の方も来ますし、鍵を持つ人はほかにもいます。",
        keiko "k4" "普通" "悪い人がいなくても、まぎれるし、飛ぶし、こぼれるの。",
        sato "k5" "笑顔" "机が空なら、なくした物にもすぐ気づけますしね。",
        show { left = "gofun", right = "sato" },
        gofun "k6" "普通" "コツコツ。閉店前の机、片づけを手伝ってください。",

        sort "desk" "帰る前の机の上。それぞれの行き先は？" {
            bin "cabinet" "鍵のかかる書庫",
            bin "drawer" "鍵のかかる引き出し",
            bin "shredder" "シュレッダー箱",
            bin "stay" "出したままでよい",
            item "cards" "お客さまの名刺の束" "drawer"
                "名刺も立派な個人の情報。",
            item "catalogue" "発売中の商品カタログ" "stay"
                "公開している物は出しておいてよい。",
            item "payroll" "給与の一覧" "cabinet"
                "最も大切な部類。書庫に戻し、持ち出し簿も閉じる。",
            item "misprint" "書き損じの見積書" "shredder"
                "くずかごに入れると、そのまま読まれる。",
            item "usb" "仕事用のUSBメモリ" "drawer"
                "小さい物ほど消えやすい。鍵の中へ。",
            item "plant" "観葉植物のとげ丸" "stay"
                "夜も見守ってくれる。",
            item "drawing" "取引先から預かった図面" "cabinet"
                "預かり物は自社の物より丁寧に。",
            item "phone_memo" "電話番号のメモ書き" "shredder"
                "用が済んだメモも細かくする。",
            done = "机が空になった。明日の朝、足りない物があればすぐ気づける。",
        },
        finish,
    },

    explain {
        card "clear" "机も画面も空に" {
            "机の上が空、画面も空。二つ合わせてクリアデスクとクリアスクリーン。",
            "事故の多くは悪意でなく、{紛|まぎ}れ込み、置き忘れ、間違い廃棄から。",
        },
        card "print" "印刷と置き場所" {
            "印刷したらすぐ取りに行く。機械の前で認証してから出す「認証印刷」なら、置き忘れ自体がなくなる。",
            "大切さで置き場所を分け、書庫の鍵の置き場も決める。鍵が差しっぱなしでは意味がない。",
        },
        card "home" "自宅での仕事" {
            "自宅での仕事も同じ。家族の目に触れない場所と、鍵のかかる箱を決めておく。",
        },
        more = {
            "紙の事故は今も多い。紙を減らす、名前を載せない、が先。しまうのは、その次。",
            "共同の印刷機を使うビルでは、認証印刷が特に効く。",
        },
    },

    quiz {
        pass = 2,
        question "q1" "適切" "帰る前の机について、適切なものはどれ？" {
            wrong "key_in_pen_stand" "引き出しに入れるが、鍵は机の上のペン立てに戻しておく"
                "鍵の場所が丸見え。",
            wrong "sheet_over" "書類の上に無地の紙をかぶせ、見えないようにして帰る"
                "めくれば見える。持ち出しにも効かない。",
            wrong "only_sticky" "明日も使うので、{付箋|ふせん}だけはがして置いておく"
                "中身はそのまま残る。",
            right "empty_desk" "大切な物をしまい、机の上を空にする"
                "なくした物にも気づきやすい。",
        },
        question "q2" "不適切" "印刷物の扱いで、不適切なものはどれ？" {
            wrong "no_spare" "不要な控えは刷らない"
                "紙が少ないほど守りやすい。",
            right "when_free" "刷った物は、手が空いたときに取りに行く"
                "その間にだれかの束に紛れる。",
            wrong "check_machine" "機械の口と読み取り面を確かめてから離れる"
                "原稿の置き忘れにも気づける。",
            wrong "release_at_seat" "自分の席で認証してから出す機能を使う"
                "取り忘れ自体がなくなる。",
        },
        question "q3" "適切" "取引先から預かった試作の図面。しまい方で適切なのは？" {
            wrong "on_the_shelf" "仲のよい会社の物なので、棚の上に重ねて置いておく"
                "約束を守れていない。",
            wrong "photo_then_bin" "写真を撮って、紙はくずかごに入れる"
                "写真も図面。廃棄も不適切。",
            right "cabinet_and_log" "鍵のかかる書庫に入れ、出した人を書く"
                "預かり物は出入りの記録まで。",
            wrong "on_the_wall" "よく見るので、開いたまま壁に{貼|は}っておく"
                "来客の目に入る。",
        },
        spare "s1" "適切" "朝、机に置いたはずのUSBメモリがない。まずどうする？" {
            right "tell_at_once" "すぐ担当に知らせ、いつ見たかを伝える"
                "早い報告が探し物を小さくする。",
            wrong "buy_new" "新しい物を買って、なかったことにする"
                "中身の行方は分からないまま。",
            wrong "search_alone" "叱られないよう、見つかるまで黙って一人で探し続ける"
                "時間がたつほど害が広がる。",
            wrong "have_copy" "中身の控えは別にあるので、報告はしない"
                "中身が人に渡る心配は消えない。",
        },
        spare "s2" "不適切" "在宅で紙の書類を使うとき、不適切なものはどれ？" {
            wrong "only_needed" "必要な分だけを、許可を得て持ち帰る"
                "減らすのがいちばん。",
            right "family_sees" "家族は身内なので、居間に広げたまま寝てよい"
                "家族にも見せてよい相手ではない。",
            wrong "locked_box" "使い終わったら鍵のかかる箱に入れる"
                "家でも置き場所を決める。",
            wrong "shred_at_work" "捨てるときは会社に持ち帰ってシュレッダーにかける"
                "家庭ごみに出さない。",
        },
    },

    step_today = "今日の帰りぎわ、机の上に残る物を三つ言ってみて、なければ合格。",
    company_rule = "離席時と退社時は{机上|きじょう}を空にし、重要書類は書庫、{媒体|ばいたい}は{施錠|せじょう}した引き出しへ。印刷物はその場で回収する。",
}
