-- 第9課 電波の名札を確かめる
-- どの行にも変わらない id があります。文章は自由に直せますが、id は直さないでください。
return lesson "no09_wireless_lan" {
    revision = 1,
    item = 9,
    title = "電波の名札を確かめる",
    tile = "電波の|名札",
    question = "無線LANを使うとき、強い暗号の方式と正しい接続先を選んでいますか。",
    picture = "misaki",
    goals = {
        "一覧から、暗号の方式と名前を見て接続先を選べる。",
        "外では自分のスマホの回線（テザリング）を第一の候補にできる。",
        "社内や自宅の機器で、方式と管理画面の設定を確かめられる。",
    },
    op_seconds = 45,
    vars = { network = "" },

    scene "cafe" {
        backdrop = "cafe",
        show { left = "misaki", right = "yuma" },
        narrate "c1" "14時45分、駅前の喫茶店。見積りの提出は15時まで。",
        misaki "c2" "困り" "会社に戻ったら間に合わない。ここから送ろう。",
        yuma "c3" "笑顔" "Wi-Fi、いっぱい飛んでますよ。これなんか鍵なしで速そうです。",
        misaki "c4" "普通" "「Komorebi_Cafe」。お店の名前だし、いいかな。",
        choose "connect" "美咲はどうする？" {
            option "free" "急ぐので、その電波につなぐ" { to = "free" },
            option "tether" "自分のスマホの回線につなぐ" { to = "tether" },
            meet = "talk",
        },
    },

    scene "free" {
        show { backdrop = "cafe", left = "misaki", right = "yuma" },
        narrate "f1" "つなぐと、店のロゴが入った画面が出た。",
        narrate "f2" "「無料で使うには、メールのIDとパスワードを」",
        misaki "f3" "普通" "会社のメールでいいよね。……よし、送れた！",
        show { backdrop = "office_night", left = "nobody", right = "nobody" },
        narrate "f4" "その夜、会社のメールに知らない場所からログイン。",
        show { left = "sato", right = { "yuma", "驚き" } },
        sato "f5" "真剣" "その画面、お店のものではありません。すぐパスワードを変えましょう。",
        yuma "f6" "驚き" "お店の札は「Komorebi-Cafe」。棒が下じゃなくて、真ん中だ……。",
    },

    scene "tether" {
        show { backdrop = "cafe", left = "misaki", right = "yuma", prop = "smartphone" },
        misaki "t1" "普通" "スマホのテザリングを入にして、と。",
        narrate "t2" "14時56分、送信完了。",
        show { prop = "nothing" },
        yuma "t3" "普通" "あれ、お店の札は「Komorebi-Cafe」ですって。さっきの、一字違います。",
        misaki "t4" "驚き" "……じゃあ、さっきのはだれの電波？",
    },

    scene "talk" {
        other_way "connect",
        show { backdrop = "office_day", left = "sato", right = "yuma", prop = "nothing" },
        yuma "k1" "困り" "名前って、勝手に付けられるんですか。",
        show { prop = "router" },
        sato "k2" "普通" "電波の名札は、だれでも好きに{名乗|なの}れます。",
        show { left = "sato", right = "misaki" },
        misaki "k3" "普通" "鍵が付いていれば安心ですか？",
        sato "k4" "普通" "方式によります。古い鍵は、もう開け方が知られているんです。",
        show { backdrop = "cafe", left = "gofun", right = "misaki", prop = "nothing" },
        gofun "k5" "普通" "コツコツ。見えている電波から、仕事に使うものを一つ選びましょう。",

        pick "network" "見積りを送るのに、いちばんよい接続先は？　押すと詳しく見られます。" {
            needed = 1,
            store = "network",
            no "komorebi_fake" "Komorebi_Cafe"
                "鍵なし\n電波 強\n店の札と一字違い"
                "そっくりさん。札の名前は「Komorebi-Cafe」。",
            part "komorebi" "Komorebi-Cafe"
                "WPA2\n電波 {中||ちゅう}\n店の札どおり、鍵は客全員が同じ"
                "調べものなら使える。でも同じ鍵を知る人が店中にいる。仕事はVPNを足すか避ける。",
            no "free_fast" "FREE_WiFi_FAST"
                "鍵なし\n電波 強\n持ち主不明"
                "だれの電波か分からない。",
            no "old_router" "old-router-1F"
                "WEP\n電波 弱\n上の階の店らしい"
                "WEPは破り方が知られた古い方式。他人の電波でもある。",
            no "shop_office" "shop-office"
                "WPA（TKIP）\n電波 {中||ちゅう}\n店の事務用"
                "これも古い方式。しかも招かれていない。",
            part "city" "Midorino-City"
                "開放型の暗号（OWE）\n電波 {中||ちゅう}\n市の公式"
                "盗み聞きには強くなった。でも名札が本物かは別の話。",
            yes "phone" "takanashi-phone"
                "WPA3\n電波 強\n自分のスマホ"
                "持ち主も鍵も、自分で分かっている。",
            done = "迷ったら自分の回線。それがいちばん短い道です。",
        },
        finish,
    },

    explain {
        card "name_tags" "名札と方式" {
            "名札（SSID）はだれでもまねできる。店の札と一字ずつ照らし合わせる。",
            "WEPとWPA（TKIP）は使わない。WPA2（AES）かWPA3を選ぶ。",
        },
        card "keys" "鍵と通信" {
            "鍵が店に貼ってある電波は、鍵がみんなのもの。仕事は自分の回線かVPNで。",
            "鍵マーク（https）は通信を守るが、偽サイトにも付く。証明書の警告が出たら中止。",
        },
        card "settings" "手元と親機の設定" {
            "自動接続とファイル共有は切る。昔つないだ名前に、勝手につながることがある。",
            "社内と自宅の親機は、管理画面の初期パスワードを変え、来客用を分ける。",
        },
        more = {
            "鍵がなくても通信を暗号にする方式（OWE）が出てきた。盗み聞きには強くなったが、名札が本物かは別。",
            "家の親機も同じ。五年以上前の機種は、更新が止まっていないか見てみよう。",
            "会社の決まりで街のWi-Fiが禁止なら、決まりが優先。",
        },
    },

    quiz {
        pass = 2,
        question "q1" "適切" "外出先で急ぎの見積りを送る。いちばん安心な方法は？" {
            wrong "old_name" "昔つないだ名前が出たら、そのままつなぐ"
                "同じ名前の偽物かもしれない。",
            wrong "strongest" "鍵のない、いちばん電波の強いWi-Fiにつなぐ"
                "強さは安全のしるしではない。",
            right "own_line" "自分のスマホの回線につなぐ"
                "持ち主も鍵も分かっている。",
            wrong "shop_name" "店名の入ったWi-Fiなら、札を見ずにつなぐ"
                "名札はまねできる。",
        },
        question "q2" "不適切" "無線LANの暗号の方式について、不適切なものはどれ？" {
            wrong "wpa2_aes" "WPA2は、AESの設定なら今も使われている"
                "多くの機器で使える現実的な選択。",
            wrong "wpa3" "WPA3は新しく、より強い方式である"
                "使えるなら第一の候補。",
            wrong "router" "方式を選ぶのは、親機の設定でできる"
                "管理画面で確かめられる。",
            right "wep_long" "WEPでも、鍵さえ長ければ今も安心"
                "方式そのものが破られている。",
        },
        question "q3" "適切" "店のWi-Fiの画面で、会社のメールのパスワードを求められた。どうする？" {
            right "leave" "入力せずに切る"
                "偽の画面で集める手口がある。",
            wrong "old_password" "古いパスワードを入れて反応を見てみる"
                "手がかりを渡してしまう。",
            wrong "logo" "店のロゴがあるので入力して先へ進む"
                "ロゴは写せる。",
            wrong "change_later" "一度だけ入力し、用が済んだらすぐ変える"
                "入力した瞬間に、相手の手に渡っている。",
        },
        spare "s1" "適切" "事務所の無線LANの設定で、適切なものは？" {
            wrong "default_password" "管理画面のパスワードは、忘れないよう初期のまま"
                "初期値は説明書で読める。",
            wrong "key_at_desk" "来客が聞かずに済むよう、業務用の鍵を受付に貼っておく"
                "業務の網に、だれでも入れてしまう。",
            right "separate" "来客用と業務用を分ける"
                "お客さまの機器から社内が見えない。",
            wrong "all_wep" "つながらない古い機器に合わせて全体をWEPにする"
                "一台のために全員が弱くなる。",
        },
        spare "s2" "不適切" "外で無線LANを使うときの設定で、不適切なものはどれ？" {
            wrong "warning" "証明書の警告が出たら通信をやめる"
                "偽の接続先の合図かもしれない。",
            wrong "forget" "使い終わったら接続先の記録を消す"
                "次の自動接続を防げる。",
            wrong "sharing_off" "ファイル共有を切っておく"
                "同じ電波の人に見られない。",
            right "auto_on" "自動接続を入にしておく"
                "同じ名前の偽物に勝手につながる。",
        },
    },

    step_today = "スマホとPCのWi-Fi設定を開き、使わない接続先の記録を一つ消す。",
    company_rule = "社外での業務は会社スマホのテザリングかVPNを使う。社内の親機はWPA2（AES）以上とし、管理画面の初期パスワードを変え、来客用を分ける。",
}
