-- 第20課 毎月五分の習慣
-- どの行にも変わらない id があります。文章は自由に直せますが、id は直さないでください。
return lesson "no20_training" {
    revision = 1,
    item = 20,
    title = "毎月五分の習慣",
    tile = "毎月五分|習慣",
    question = "社員への教育と呼びかけを、続けて行い、理解を確かめていますか。",
    picture = "shacho",
    goals = {
        "一回きりと短い繰り返しの違いを、結果で説明できる。",
        "訓練の目的を「責める」から「報告を早める」に変えられる。",
        "自社の教育の予定を、月ごとに置ける。",
    },
    op_seconds = 50,

    scene "lunch_box" {
        backdrop = "meeting",
        show { left = "shacho", right = "sato" },
        shacho "l1" "普通" "教育なら年一回、二時間みっちり。それで十分だろう。",
        sato "l2" "困り" "社長、二時間の研修の内容、今言えますか。",
        shacho "l3" "困り" "……弁当がうまかった。",
        show { left = "keiko", right = "sato" },
        keiko "l4" "笑顔" "私も、あそこはよく覚えてるわ。",
        show { left = "shacho", right = "sato" },
        show { prop = "envelope" },
        sato "l5" "普通" "一緒に試してみましょう。来週、練習のメールを送ります。",
        choose "drill_mail" "当日の朝、社長あてに訓練メールが届いた。" {
            option "open_it" "「役員会の資料」を急いで開く" { to = "open_it" },
            option "forward_it" "一度止まって、佐藤に転送する" { to = "forward_it" },
            meet = "praise",
        },
    },

    scene "open_it" {
        show { left = "shacho", right = "sato" },
        show { prop = "nothing" },
        narrate "o1" "画面に「これは練習です」の文字が出た。",
        shacho "o2" "驚き" "わしか！　わしが引っかかったんか！",
        sato "o3" "普通" "大丈夫です。すぐ知らせてくださったのが、いちばんの成果です。",
        shacho "o4" "真剣" "……よし、わしの失敗を朝礼で話そう。",
        show { left = { "shacho", "笑顔" }, right = { "sato", "笑顔" } },
        narrate "o5" "翌月の報告は3件から9件に。「社長でも、なら私も」と声が上がった。",
    },

    scene "forward_it" {
        show { left = "shacho", right = "sato" },
        shacho "f1" "普通" "佐藤くん、これ変じゃないか？　役員会は来月だ。",
        show { prop = "nothing" },
        sato "f2" "笑顔" "お見事です。いちばん早い報告は、社長でした。",
        show { left = "shacho", right = "misaki" },
        misaki "f3" "笑顔" "社長が言うと、みんな言いやすくなりますよ。",
        show { left = { "shacho", "笑顔" }, right = { "misaki", "笑顔" } },
        narrate "f4" "翌月の報告は3件から12件に。本物の怪しいメールも一通見つかった。",
    },

    scene "praise" {
        other_way "drill_mail",
        show { left = "misaki", right = "sato" },
        misaki "k1" "普通" "訓練って、引っかかった人を見つける遊びじゃないんですね。",
        sato "k2" "真剣" "名前を張り出すと、次から黙ってしまいます。数えるのは報告の数です。",
        show { left = "shacho", right = "sato" },
        shacho "k3" "普通" "うちは毎月五分やるぞ。お昼の前でな。",
        show { left = "gofun", right = "shacho" },
        gofun "k4" "普通" "コツコツ。四つのやり方に、四つの事件を起こしてみましょう。",

        whatif "teaching" "教育のやり方を二つ選び、事件を起こして半年後を見よう。" {
            needed = 2,
            option "lecture" "ア 年に一度、二時間の講義",
            option "monthly" "イ 毎月五分の学びと小さな確認",
            option "drill" "ウ 訓練メールと「報告をほめる」",
            option "shame" "エ 引っかかった人の名前を朝礼で言う",
            event "remembered" "三か月後に覚えているか",
            event "new_trick" "新しい手口が出た",
            event "newcomer" "新人が入った",
            event "opened" "だれかが開いてしまった",
            outcome "lecture" "remembered" "×" "弁当の味しか残らない。",
            outcome "lecture" "new_trick" "×" "次の年まで届かない。",
            outcome "lecture" "newcomer" "×" "次の研修は十一か月先。",
            outcome "lecture" "opened" "△" "知識はあるが、言い出しにくい。",
            outcome "monthly" "remembered" "○" "短い繰り返しで残る。",
            outcome "monthly" "new_trick" "○" "翌月の五分で届く。",
            outcome "monthly" "newcomer" "○" "入社した月から一緒に始められる。",
            outcome "monthly" "opened" "△" "気づける。早さは訓練で磨く。",
            outcome "drill" "remembered" "○" "体験は忘れにくい。",
            outcome "drill" "new_trick" "○" "その手口で練習できる。",
            outcome "drill" "newcomer" "△" "説明なしに試すと驚く。先に話す。",
            outcome "drill" "opened" "○" "すぐ報告が来て、手当てが間に合う。",
            outcome "shame" "remembered" "×" "覚えるのは恥ずかしさだけ。",
            outcome "shame" "new_trick" "×" "見せるより、隠すようになる。",
            outcome "shame" "newcomer" "×" "怖くて聞けなくなる。",
            outcome "shame" "opened" "×" "半日隠され、被害が広がった。",
            result "いちばん強い組み合わせ。短く続けて、報告をほめる。" { "monthly", "drill" },
            result "土台になる。次は訓練を足してみよう。" { "lecture", "monthly" },
            result "報告は早くなる。ただ、講義の間が長い。毎月の五分に替えると、さらに強い。" { "lecture", "drill" },
            result "隠されるのがいちばん怖い。名指しはやめよう。" { "shame", any = true },
            done = "合言葉は「短く、続けて、ほめる」。",
        },
        finish,
    },

    explain {
        card "monthly" "短く、続けて" {
            "一年に一度より、毎月五分。覚える量より、思い出す回数が効く。",
            "訓練の目的は、引っかけることでなく報告を早めること。数えるのは、開いた数より報告の数と速さ。",
        },
        card "everyone" "社長も同じ教材で" {
            "社長も同じ教材を受ける。経営者の名前こそ、だましに使われる。",
            "教える話題は、公的機関の呼びかけと自社の近い出来事から選ぶ。",
        },
        card "record" "記録を残す" {
            "記録を残す。受けた日、確認の結果、次の課題が一覧になると続けやすい。",
        },
        more = {
            "年に一度の学びを、毎月の五分に分けると、同じ六十分でも残る量が変わる。",
            "訓練の題材に、給与や{賞与|しょうよ}、{訃報|ふほう}は使わない。人を傷つける訓練は、信頼を減らす。",
        },
    },

    quiz {
        pass = 2,
        question "q1" "適切" "社員の学びを残すために、効果が高いのは？" {
            wrong "experts_only" "詳しい人だけが学び、ほかの人は{免除|めんじょ}する"
                "ねらわれるのは全員。",
            wrong "signed_rules" "分厚い{規程|きてい}を渡し、読んだと署名してもらう"
                "署名は理解の証明にならない。",
            right "monthly_short" "短い学びを毎月くり返し、小さく確かめる"
                "思い出す回数が記憶になる。",
            wrong "long_at_year_end" "年末に長い研修を一度だけ行い、資料を配る"
                "三か月で薄れていく。",
        },
        question "q2" "不適切" "訓練メールの進め方で、不適切なものはどれ？" {
            right "read_names" "開いた人の名前を朝礼で読み上げる"
                "次から隠されてしまう。",
            wrong "tell_before" "目的と報告の仕方を先に知らせる"
                "何をすればよいか分かる。",
            wrong "praise" "早く報告した人をほめる"
                "報告の文化が育つ。",
            wrong "boss_too" "社長も管理職も、同じ日に同じ訓練メールを受ける"
                "全員の本気が伝わる。",
        },
        question "q3" "適切" "朝礼で一分だけ話せる。何を話すのがよい？" {
            wrong "read_rules" "規程の条文を最初から読み上げる"
                "行動に結びつかない。",
            right "sample_and_action" "今週来た不審な連絡の見本と、来たときの動き方"
                "見れば気づき、動ける。",
            wrong "confess" "先月の訓練で引っかかった人に、反省の言葉を話してもらう"
                "次から言い出せなくなる。",
            wrong "scary_news" "最近ニュースになった、他社の大きな事故のこわい話だけ"
                "怖がらせても動けない。",
        },
        spare "s1" "適切" "教育の記録を残すのはなぜ？" {
            right "see_gaps" "抜けた人と次の課題が分かり、続けやすい"
                "続けるための道しるべ。",
            wrong "compete" "受けた回数を部署で競わせ、多い順に表彰するため"
                "数より中身。",
            wrong "post_names" "未受講の人の名前を張り出して、急がせるため"
                "責めると、形だけの受講が増える。",
            wrong "shift_blame" "事故のときに社員へ責任を移すため"
                "仕組みの責任は会社にある。",
        },
        spare "s2" "不適切" "新しく入った人への教え方で、不適切なものはどれ？" {
            wrong "one_senior" "困ったときに聞ける先輩を一人、入社の日に決めておく"
                "聞ける人がいると早い。",
            wrong "first_day" "入社した日に、報告先だけは伝える"
                "まずはそこから。",
            right "half_year" "忙しい時期なので、慣れた半年後に教える"
                "最初の月がいちばんねらわれる。",
            wrong "weekly" "五分の学びを毎週少しずつ進める"
                "無理なく身につく。",
        },
    },

    step_today = "今月の五分の学びの日を、今カレンダーに一つ入れる。",
    company_rule = "全員が毎月五分の学びと確認を受け、年二回の訓練を行う。報告を評価し、開いた人を責めない。記録は総務が残す。",
}
