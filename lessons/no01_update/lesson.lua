-- 第1課 更新は今日のうちに
-- どの行にも変わらない id があります。文章は自由に直せますが、id は直さないでください。
return lesson "no01_update" {
    revision = 1,
    item = 1,
    title = "更新は今日のうちに",
    tile = "更新は|今日",
    question = "仕事で使う機器とソフトを、メーカーが出す修正版まで速やかに更新できていますか。",
    picture = "misaki",
    goals = {
        "更新の通知が出たら、その日のうちに更新する時刻を決められる。",
        "パソコンとスマホ以外に、更新が必要な機器を三つ以上挙げられる。",
        "提供元の支援が終わった製品を見つけたら、担当へ知らせられる。",
    },
    op_seconds = 50,

    scene "monday" {
        backdrop = "office_day",
        show { left = "misaki", right = "yuma" },
        narrate "m1" "月曜の朝。{見積|みつも}りの締め切りは正午。",
        misaki "m2" "困り" "また出た、「更新して再起動」。もう三週間、見ないふりです。",
        yuma "m3" "普通" "ぼくのスマホも、赤い丸が七つたまってます。",
        show { left = "misaki", right = "keiko" },
        keiko "m4" "笑顔" "私はね、「あとで」を押す速さだけは社内一なのよ。",
        show { left = "misaki", right = "sato" },
        sato "m5" "困り" "恵子さん、そこは競わないでください。",
        sato "m6" "普通" "更新は、見つかった穴をふさぐ修理なんです。",
        misaki "m7" "困り" "でも今は見積りが……。",
        choose "update" "美咲のパソコン、どうする？" {
            option "later" "今回も「あとで」を押す" { to = "later" },
            option "lunch" "見積りを出し、昼休みに更新する" { to = "lunch" },
            meet = "machines",
        },
    },

    scene "later" {
        show { left = "misaki", right = "sato" },
        narrate "l1" "水曜日。同じ穴をねらう攻撃がニュースになった。",
        sato "l2" "真剣" "高梨さんの機械だけ未更新です。念のため、線を抜きますね。",
        misaki "l3" "驚き" "えっ、商談の資料が中に！",
        show { left = { "misaki", "困り" }, right = { "sato", "真剣" } },
        narrate "l4" "点検に半日。商談は翌週に延びた。",
        misaki "l5" "困り" "15分を惜しんで、半日なくしました……。",
    },

    scene "lunch" {
        show { left = "misaki", right = "sato" },
        narrate "n1" "12時10分に開始、12時25分に終了。",
        misaki "n2" "笑顔" "お弁当の間に終わっちゃった。",
        narrate "n3" "水曜日。同じ穴をねらう攻撃がニュースになった。",
        sato "n4" "笑顔" "高梨さんは修理済み。いつもどおりでどうぞ。",
    },

    scene "machines" {
        other_way "update",
        show { left = "shacho", right = "sato" },
        shacho "k1" "普通" "うちは小さいから、ねらわれんだろう？",
        show { prop = "router" },
        sato "k2" "真剣" "相手は大きさより穴を探します。隣町の工場も、古いVPN装置から入られて出荷が止まりました。",
        shacho "k3" "驚き" "……うちの装置、いつ買ったやつだ？",
        show { left = "gofun", right = "shacho", prop = "nothing" },
        gofun "k4" "普通" "コツコツ。では、社内の機器を点検しましょう。",

        sort "devices" "社内の機器を、三つの箱に分けよう。" {
            bin "update" "更新する",
            bin "replace" "入れ替える・外す",
            bin "keep" "このままでよい",
            item "win11" "Windows 11のPC（更新待ち）" "update"
                "待たせている更新は、今日の時刻を決めて適用。",
            item "win10" "Windows 10のPC（延長契約なし）" "replace"
                "通常の支援は{windows10_end.month}に終了。使い続けない。",
            item "phone" "社用スマホ（OS更新の通知あり）" "update"
                "スマホも立派な業務機器。充電しながら更新。",
            item "router" "Wi-Fiルーター（2年前の版）" "update"
                "本体のソフトも更新対象。自動更新にできる機種も多い。",
            item "vpn" "VPN装置（提供終了品）" "replace"
                "修正版がもう出ない。外からの入口なので最優先で交換。",
            item "accounting" "会計ソフト（自動更新・最新）" "keep"
                "自動で最新なら、このままで大丈夫。",
            item "flash" "Flash Player（昔の教材用）" "replace"
                "{flash_end.when}に提供終了。見つけたら取り外す。",
            item "copier" "複合機（修正版の案内が届いた）" "update"
                "{複合機|ふくごうき}もネットにつながる機器。保守会社に頼んでもよい。",
            done = "点検完了。入口を守る装置ほど、先に手当てしよう。",
        },
        finish,
    },

    explain {
        card "repair" "穴をふさぐ修理" {
            "更新は見つかった穴をふさぐ修理。穴の情報は、攻撃する側にも同時に届く。",
            "対象はつながる機器すべて。ルーター、VPN装置、NAS、複合機、カメラ、ホームページの部品まで。",
        },
        card "entrances" "終わった製品と入口" {
            "Windows 10の通常支援は{windows10_end.day}に終了。終わった製品は入れ替えるか切り離す。",
            "警察庁の{ransom_entrances.year}の調査では、{身代金|みのしろきん}型ウイルスの侵入口はVPN装置{ransom_entrances.vpn}、{遠隔|えんかく}操作{ransom_entrances.remote}（回答{ransom_entrances.answers}）。",
        },
        card "routine" "続け方" {
            "自動更新が基本。止めにくい機器は、担当と日取りを決めておく。",
        },
        more = {
            "サポートの終わりの日は、メーカーの「製品の寿命」のページに載っている。買う前に見る癖を。",
            "どれから直すか迷ったら、外から届く装置（VPN、ルーター、公開サーバー）、次に全員のPC、最後に奥の機器。",
            "{ipa_holes.year}のIPAの調査では、不正アクセスを受けた会社の約半数（{ipa_holes.share}）が、ふさいでいない穴を突かれていた。",
        },
    },

    quiz {
        pass = 2,
        question "q1" "適切" "更新の対象について、適切なものはどれ？" {
            right "all_connected" "ルーターや複合機も含め、つながる機器すべて"
                "そのとおり。穴は機器の種類を選ばない。",
            wrong "over_three_years" "買って三年以上の機器だけでよい"
                "新品でも、出荷後に穴が見つかる。",
            wrong "work_pcs" "業務用のパソコンと、社外へ持ち出すノートPCだけでよい"
                "スマホやルーターの穴からも入られる。",
            wrong "only_faulty" "動作に不具合が出て、仕事に支障のある機器だけでよい"
                "穴は、動きに異常がなくても存在する。",
        },
        question "q2" "不適切" "更新の進め方で、不適切なものはどれ？" {
            right "at_year_end" "再起動が面倒なので、通知は年末にまとめて処理する"
                "放置した月日の分だけ、穴が開いたまま。",
            wrong "automatic" "パソコンは自動更新を有効にしておく"
                "忘れを防ぐ良い方法。",
            wrong "backup_first" "大きな更新の前に、控えを取っておく"
                "万一うまくいかなくても戻せる。",
            wrong "set_a_day" "止めにくい機器は、担当と止めてよい日取りを前もって決める"
                "計画があれば、止めにくい機器も守れる。",
        },
        question "q3" "適切" "提供元の支援が終わったVPN装置を見つけた。まずどうする？" {
            wrong "off_at_night" "夜間に電源を切れば入られにくいので、そのまま使い続ける"
                "昼の間は開いたまま。根本の手当てにならない。",
            wrong "when_broken" "今は問題なく動いているので、壊れたときに入れ替える"
                "動くことと安全は別の話。",
            wrong "long_password" "管理用のパスワードを長くして使い続ける"
                "穴そのものは残ったまま。",
            right "tell" "担当に伝え、使い方と入れ替えを相談する"
                "外からの入口なので、早い報告が効く。",
        },
        spare "s1" "適切" "穴（{脆弱性|ぜいじゃくせい}）の情報が公開された直後の行動で、適切なものは？" {
            right "check_and_apply" "自社の製品が当てはまるか確かめ、修正版を適用する"
                "該当の確認が最初の一歩。",
            wrong "nothing_to_do" "公開されたのはメーカーが直した{証拠|しょうこ}なので、何もせず安心する"
                "公開は攻撃の合図にもなる。",
            wrong "only_me" "使っている人が自分だけなら放置する"
                "一台の穴が、社内全体の入口になる。",
            wrong "wait_for_news" "自社と同じ業種の被害がニュースになるまで、様子を見て待つ"
                "ニュースになるころには、攻撃が広がっている。",
        },
        spare "s2" "不適切" "社用スマホの扱いで、不適切なものはどれ？" {
            wrong "ask_exchange" "更新できなくなった機種は、早めに担当へ交換を申し出る"
                "支援切れの機種は入れ替えが正解。",
            right "silence_notice" "容量が足りないので、OSの更新通知を切っておく"
                "容量を空けてでも更新する。通知は切らない。",
            wrong "remove_apps" "使わないアプリを消す"
                "穴になる部品を減らせる。",
            wrong "at_night" "充電中の夜間に自動更新する"
                "仕事の邪魔にならず続けやすい。",
        },
    },

    step_today = "今すぐ自分の機器の更新画面を開き、待ちがあれば今日の実行時刻を決める。",
    company_rule = "業務で使う機器とソフトは自動更新を有効にし、更新の通知が出たら当日中に適用する。支援が終わった製品は使わない。",
}
