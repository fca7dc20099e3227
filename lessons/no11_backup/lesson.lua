-- 第11課 三つの控えで立ち直る
-- どの行にも変わらない id があります。文章は自由に直せますが、id は直さないでください。
return lesson "no11_backup" {
    revision = 1,
    item = 11,
    title = "三つの控えで立ち直る",
    tile = "三つの|控え",
    question = "故障や感染、うっかり削除に備えて、大切なデータの控えを取り、戻せることを確かめていますか。",
    picture = "shacho",
    goals = {
        "「3つ・2種類・1つは離す」の考え方を、自分の言葉で言える。",
        "つないだままの控えだけでは足りない理由を説明できる。",
        "年に一度、控えから実際に戻す練習を計画できる。",
    },
    op_seconds = 55,

    scene "box" {
        backdrop = "server_corner",
        show { left = "shacho", right = "yuma" },
        shacho "b1" "笑顔" "この箱にな、わしの三十年が入っとる。図面2,400枚だ。",
        yuma "b2" "普通" "控えはあるんですか？",
        shacho "b3" "笑顔" "もちろん。隣の箱に毎晩写しとる。完璧だろう。",
        show { left = "shacho", right = "sato" },
        sato "b4" "困り" "隣、ですか。同じ線につないだまま、ですよね……。",
        show { prop = "backup_disk" },
        narrate "b5" "金曜の夕方。佐藤は外付けディスクの箱を抱えてきた。",
        sato "b6" "普通" "社長、月に二回は写して、線を抜いて金庫に入れませんか。",
        choose "third_copy" "社長はどうする？" {
            option "next_to_it" "「隣にあるから十分だ」と断る" { to = "next_to_it" },
            option "safe" "「鍵のかかる所なら安心だ」と任せる" { to = "safe" },
            meet = "places",
        },
    },

    scene "next_to_it" {
        show { left = { "shacho", "驚き" }, right = { "sato", "真剣" }, prop = "nothing" },
        narrate "n1" "月曜の朝。社長の画面に、見知らぬ英語の脅し文句。",
        shacho "n2" "驚き" "図面が開かん！　隣の箱は……こっちもか！",
        sato "n3" "真剣" "つながった箱は、まとめて鍵をかけられたようです。",
        narrate "n4" "控えは無事なつもりで、実は一つもなかった。",
        shacho "n5" "困り" "……紙の図面、どこまで残っとったかな。",
    },

    scene "safe" {
        show { left = { "shacho", "驚き" }, right = "sato", prop = "nothing" },
        narrate "a1" "月曜の朝。社長の画面に、見知らぬ英語の脅し文句。",
        shacho "a2" "驚き" "図面が開かん！　隣の箱も全滅だ！",
        show { prop = "backup_disk" },
        sato "a3" "真剣" "金庫の分は線を抜いてあります。金曜の図面までは無事ですよ。",
        show { left = { "shacho", "笑顔" }, right = { "sato", "笑顔" }, prop = "nothing" },
        narrate "a4" "入口をふさぎ、機器を入れ替えて一週間後。図面2,400枚が戻ってきた。",
        shacho "a5" "笑顔" "佐藤くん、今夜はうなぎだ。",
    },

    scene "places" {
        other_way "third_copy",
        show { left = "keiko", right = "sato" },
        keiko "k1" "普通" "控えって、数があればいいわけじゃないのね。",
        sato "k2" "普通" "どんな事件で失うかを考えて、置き場所を変えるんです。",
        show { left = "yuma", right = "sato" },
        yuma "k3" "普通" "火事のときは、金庫も同じ建物ですよね……。",
        sato "k4" "笑顔" "いい所に気づきました。だから、もう一つは外へ。",
        show { left = "gofun", right = "sato" },
        gofun "k5" "普通" "コツコツ。控えを二つ選んで、五つの事件を起こしますよ。",

        whatif "copies" "本番のデータに、控えを二つ足そう。五つの事件を全部しのげるかな。" {
            needed = 2,
            option "folder" "ア 同じPCの別のフォルダ",
            option "nas" "イ 隣のNAS（つないだまま）",
            option "disk" "ウ 外付けディスク（写したら外して金庫へ）",
            option "cloud" "エ クラウド（世代管理・別の管理者ID）",
            event "deleted" "うっかり消した",
            event "broken" "PCが壊れた",
            event "ransom" "身代金型ウイルス",
            event "fire" "事務所が火事",
            event "contract_end" "クラウドの契約が切れた",
            outcome "folder" "deleted" "○" "フォルダから戻せる。",
            outcome "folder" "broken" "×" "一緒に壊れた。",
            outcome "folder" "ransom" "×" "一緒に鍵をかけられた。",
            outcome "folder" "fire" "×" "一緒に燃えた。",
            outcome "folder" "contract_end" "○" "関係なし。",
            outcome "nas" "deleted" "○" "昨夜の分が残る。",
            outcome "nas" "broken" "○" "別の箱なので無事。",
            outcome "nas" "ransom" "×" "線を伝って控えまで届いた。",
            outcome "nas" "fire" "×" "同じ部屋だった。",
            outcome "nas" "contract_end" "○" "関係なし。",
            outcome "disk" "deleted" "○" "前回の分が残る。",
            outcome "disk" "broken" "○" "無事。",
            outcome "disk" "ransom" "○" "線がないので届かない。",
            outcome "disk" "fire" "×" "金庫は無事とは限らない。",
            outcome "disk" "contract_end" "○" "関係なし。",
            outcome "cloud" "deleted" "○" "昔の版に戻せる。",
            outcome "cloud" "broken" "○" "無事。",
            outcome "cloud" "ransom" "○" "鍵をかけられる前の版に戻せる。",
            outcome "cloud" "fire" "○" "遠くにあるので無事。",
            outcome "cloud" "contract_end" "×" "期限の管理も仕事のうち。",
            result "満点。切り離した控えと、遠くの控えがそろった。" { "disk", "cloud" },
            result "五つともしのげた。さらに線を抜いた控えがあると、より強い。" { "nas", "cloud" },
            result "五つともしのげた。ただ、同じPCの写しは機械と一緒に失う。外せる控えに替えると、より強い。" { "folder", "cloud" },
            result "しのげない事件が残った。置き場所の違う組み合わせを探そう。",
            done = "合言葉は「3つ・2種類・1つは離す」。",
        },
        finish,
    },

    explain {
        card "three" "3-2-1" {
            "基本は3-2-1。データは3つ、2種類の入れ物、1つは離れた場所。",
            "{身代金|みのしろきん}型ウイルスは控えまで消しに来る。線を抜いた控えか、後から書き換えられない控えを一つ。",
        },
        card "restore" "戻せてこそ控え" {
            "警察庁の{ransom_restored.when}の調査では、控えがあった{ransom_restored.copies}のうち元に戻せたのは{ransom_restored.restored}。",
            "写すだけでは半分。年に一度、本当に戻せるか、何時間かかるかを試す。",
        },
        card "sync" "同期との違い" {
            "クラウドの同期は控えではない。間違いも消去も、そのまま写る。世代管理を入れる。",
        },
        more = {
            "{ransom_reports.year_2025}に届け出のあった身代金型ウイルスの被害は{ransom_reports.count_2025}。復旧に{ransom_costs.amount}以上かかった例が、調査に答えた会社の半数を超えた（警察庁）。",
            "控えのある会社でも、戻せなかった理由の多くは「控えも鍵をかけられた」。線を抜く意味は、ここにある。",
            "戻す順番も決めておく。まず受注と会計、次に図面、写真は最後、のように。",
        },
    },

    quiz {
        pass = 2,
        question "q1" "適切" "身代金型ウイルスに備える控えとして、最も頼りになるのは？" {
            wrong "old_stick" "机の引き出しにしまった、三年前のUSBメモリ"
                "古すぎて役に立たない。",
            right "unplugged_disk" "写した後に線を抜く外付けディスク"
                "線がなければ届かない。",
            wrong "always_nas" "同じネットワークに常につながるNASだけ"
                "線を伝って届く。",
            wrong "same_pc" "同じPCの中に作った「控え」フォルダ"
                "一緒に鍵をかけられる。",
        },
        question "q2" "不適切" "控えの取り方で、不適切なものはどれ？" {
            wrong "far_away" "一つは離れた場所に置く"
                "火事や水害に効く。",
            wrong "how_many_days" "何日前の状態まで戻れるようにするかを決めておく"
                "世代の数が備えの深さになる。",
            wrong "kinds" "種類の違う入れ物に分けて残す"
                "同じ故障で全部失うのを防ぐ。",
            right "first_on_the_day" "戻す練習は、事故のときに初めてやる"
                "戻せないと分かるのが最悪の日になる。",
        },
        question "q3" "適切" "クラウドと自動で同期している。控えの考え方で適切なのは？" {
            right "versions" "世代管理か別の控えも用意する"
                "同期は間違いまで写す。",
            wrong "all_theirs" "クラウドの会社がすべての責任を負うと考える"
                "中身の備えは使う側の役目。",
            wrong "shorter_interval" "同期の間隔を短くすれば控えになる"
                "間違いが速く写るだけ。",
            wrong "nothing" "同期していれば、消しても安心なので何もしない"
                "消去もそのまま写る。",
        },
        spare "s1" "適切" "3-2-1の「1」が表すものは？" {
            right "one_far_away" "一つは離れた場所に置くこと"
                "同じ災害で失わないため。",
            wrong "one_person" "一人の担当だけが知っていること"
                "その人が休むと戻せない。",
            wrong "once_a_day" "一日に一回だけ写すこと"
                "回数の話ではない。",
            wrong "one_disk" "一つの大きなディスクにまとめること"
                "まとめるほど一度に失う。",
        },
        spare "s2" "不適切" "控えそのものの守り方で、不適切なものはどれ？" {
            wrong "other_admin" "本番とは別の管理者IDにして、まとめて破られないようにする"
                "一つ破られても残る。",
            wrong "few_hands" "触れる人を絞る"
                "うっかり消去も減る。",
            wrong "safe_or_code" "金庫や暗号で守る"
                "持ち出しにも盗難にも効く。",
            right "unlocked" "控えは写しなので、鍵をかけなくてよい"
                "中身は本番と同じ価値がある。",
        },
    },

    step_today = "自分の大事なファイルを一つ選び、控えの場所と最後の日付を言えるか試す。",
    company_rule = "重要データは3-2-1で控えを取る。月二回は線を抜いた控えを作り、年一回は戻す訓練をして結果を記録する。",
}
