-- 第8課 大事な中身の渡し方
-- どの行にも変わらない id があります。文章は自由に直せますが、id は直さないでください。
return lesson "no08_sensitive_file" {
    revision = 1,
    item = 8,
    title = "大事な中身の渡し方",
    tile = "大事な|中身",
    question = "大切な内容をメールで渡すとき、本文にそのまま書かず、相手だけが開ける形にしていますか。",
    picture = "keiko",
    goals = {
        "大切な内容を本文に書かず、別の渡し方を選べる。",
        "鍵付きZIPと鍵の別送（PPAP）の弱点を二つ説明できる。",
        "相手の事情に合わせて、次善の方法を相談できる。",
    },
    op_seconds = 55,

    scene "zip" {
        backdrop = "office_day",
        show { left = "keiko", right = "yuma" },
        keiko "z1" "普通" "名簿をZIPに鍵をかけて、よし。次のメールで鍵を送って、と。",
        yuma "z2" "普通" "恵子さん、その鍵も同じ人に送るんですか？",
        keiko "z3" "笑顔" "そうよ。二通に分けるのが礼儀なの。",
        show { prop = "parcel" },
        yuma "z4" "困り" "金庫を宅配便で送って、鍵も同じ便で送る感じですね。",
        keiko "z5" "困り" "……言われてみると、変ね。",
        show { prop = "envelope" },
        narrate "z6" "そこへ取引先から。「ZIPは受信で止まる決まりになりました」",
        choose "hand_over" "さて、どう渡す？" {
            option "in_the_text" "急ぐので本文に書いて送る" { to = "in_the_text" },
            option "ask" "渡し方を相手に相談する" { to = "ask" },
            meet = "another_road",
        },
    },

    scene "in_the_text" {
        show { left = "keiko", right = "misaki", prop = "nothing" },
        narrate "i1" "名簿の中身が、本文に並んだ。相手はそれを社内で転送。",
        show { left = { "keiko", "驚き" }, right = "misaki" },
        misaki "i2" "驚き" "転送の転送で、関係ない部署の人まで見ています……。",
        show { left = "sato", right = { "misaki", "困り" } },
        sato "i3" "真剣" "本文は回収できません。ご本人たちに事情をお話ししましょう。",
        show { left = { "keiko", "困り" }, right = "nobody" },
        narrate "i4" "恵子は20人に頭を下げて回った。",
    },

    scene "ask" {
        show { left = "keiko", right = "misaki", prop = "nothing" },
        narrate "a1" "「共有サービスの指定フォルダに置いていただけますか」",
        misaki "a2" "笑顔" "相手を決めて、期限は三日。開いた記録も残ります。",
        show { left = "sato", right = "misaki" },
        sato "a3" "笑顔" "間違えて置いても、自分で閉じられますしね。",
        show { left = "sato", right = "keiko" },
        keiko "a4" "笑顔" "あら、鍵のメールを打たなくていいの。楽だわ。",
    },

    scene "another_road" {
        other_way "hand_over",
        show { left = "keiko", right = "sato" },
        keiko "k1" "普通" "でも、鍵付きZIPが全部だめってわけでもないでしょう？",
        show { prop = "telephone" },
        sato "k2" "普通" "鍵を電話で伝えるなら意味はあります。要は、荷物と鍵を別の道で運ぶことです。",
        show { left = "misaki", right = "sato" },
        misaki "k3" "普通" "相手がまだZIPと言ってきたら、電話で鍵、ですね。",
        show { left = "gofun", right = "misaki", prop = "nothing" },
        gofun "k4" "普通" "コツコツ。四つの渡し方に、事件を起こしてみましょう。",

        whatif "ways" "渡し方を一つ選び、四つの事件で何が起きるか試そう。" {
            needed = 1,
            option "text" "ア 本文にそのまま書く",
            option "zip_and_mail" "イ 鍵付きZIP＋鍵も続けてメール",
            option "file_and_call" "ウ 鍵付きファイル＋鍵は電話",
            option "service" "エ 共有サービス（相手指定・期限付き）",
            event "wrong_address" "宛先を間違えた",
            event "wiretap" "メールを盗み見られた",
            event "scan" "ウイルス検査を通る",
            event "smartphone" "相手がスマホで読む",
            outcome "text" "wrong_address" "×" "中身が全部見える。取り戻せない。",
            outcome "text" "wiretap" "×" "読まれて終わり。",
            outcome "text" "scan" "○" "添付がないので影響なし。",
            outcome "text" "smartphone" "○" "読める。ただし転送も簡単。",
            outcome "zip_and_mail" "wrong_address" "×" "荷物も鍵も同じ人へ届く。",
            outcome "zip_and_mail" "wiretap" "×" "二通とも見られたら開く。",
            outcome "zip_and_mail" "scan" "×" "中を調べられず、ウイルスの隠れみのにもなる。",
            outcome "zip_and_mail" "smartphone" "△" "開けない機種があり、相手が困る。",
            outcome "file_and_call" "wrong_address" "○" "鍵がないので開けない。",
            outcome "file_and_call" "wiretap" "○" "鍵は別の道。",
            outcome "file_and_call" "scan" "△" "検査はできない。受け取らない会社もある。",
            outcome "file_and_call" "smartphone" "△" "手間はかかる。",
            outcome "service" "wrong_address" "○" "後から止められ、開いた記録も見える。",
            outcome "service" "wiretap" "○" "本人確認がないと開けない。",
            outcome "service" "scan" "○" "サービス側で検査できる。",
            outcome "service" "smartphone" "△" "読める。ただ、初めての相手は本人確認に少し手間取る。",
            result "しのげない事件が残った。鍵と荷物の道を分けられる渡し方を、もう一つ試そう。" { "text", "zip_and_mail", any = true },
            done = "どの方法にも弱い所がある。まずエ、難しければウを相談しよう。",
        },
        finish,
    },

    explain {
        card "way" "変わったのは渡し方" {
            "「本文に書かない」という考えは今も大切。変わったのは、渡し方。",
            "鍵付きZIPと鍵を同じ道で送る方式はPPAPと呼ばれ、{ppap_end.year}に内閣府などがやめた。",
        },
        card "weak_points" "弱点と今の標準" {
            "弱点は三つ。盗み見や誤送信に弱い、検査を通り抜ける、相手の手間が多い。",
            "今の標準は、相手指定と期限の付いた共有サービス。間違えても止められる。",
        },
        card "settings" "共有先と鍵" {
            "共有先の設定が「全員」では意味がない（第4話の復習）。",
            "相手の決まりでZIPが要るなら、鍵は電話か事前の取り決めで。",
        },
        more = {
            "鍵付きZIPには弱い方式もある。使うなら強い方式（AES）で、鍵は前もって取り決めておく。",
            "受け取る側が鍵付きZIPを断る会社が増えた。「御社の決まりに合わせます」が、いちばん早い。",
            "渡す前に「名前を外せないか」「全部要るか」を考える。渡さない情報は、漏れない。",
        },
    },

    quiz {
        pass = 2,
        question "q1" "適切" "取引先に名簿を渡す方法で、いちばん安心なのは？" {
            right "named_deadline" "相手指定・期限付きの共有サービス"
                "間違えても止められ、記録も残る。",
            wrong "link_for_all" "「リンクを知っている全員」で共有して知らせる"
                "転送されれば誰でも開ける。",
            wrong "careful_subject" "本文に書き、件名に「取扱注意」と入れる"
                "注意書きでは守れない。",
            wrong "zip_and_mail" "鍵付きZIPを送り、続けて鍵もメールする"
                "荷物と鍵が同じ道を通る。",
        },
        question "q2" "不適切" "PPAPについての説明で、不適切なものはどれ？" {
            right "safe_in_two" "二通に分ければ、盗み見には強い"
                "同じ道を通るので、二通とも見られる。",
            wrong "hides_virus" "中身を検査できず、ウイルスの隠れみのに使われる"
                "入口の検査が効かない。",
            wrong "trouble" "受け取る側の手間が大きい"
                "機器によっては開けない。",
            wrong "same_person" "宛先を間違えると鍵も同じ人に届く"
                "二通とも同じ宛先だから。",
        },
        question "q3" "適切" "相手の会社の決まりで、鍵付きファイルしか受け取れない。どうする？" {
            wrong "small_letters" "鍵を本文の一番下に小さな字で書いておく"
                "文字の大きさは守りにならない。",
            wrong "short_key" "鍵を短くして、相手の手間を減らす"
                "短い鍵はすぐ破られる。",
            wrong "date_key" "会社名と今日の日付など、相手が思いつく鍵にする"
                "相手のほかの人も思いつく。",
            right "phone_key" "鍵は電話や事前の取り決めで伝える"
                "荷物と鍵の道を分ける。",
        },
        spare "s1" "適切" "共有サービスで大事な資料を渡した後にすることは？" {
            wrong "no_deadline" "次回のために、期限を無期限に延ばす"
                "忘れたころに漏れる。",
            wrong "no_look" "開いた記録は見ずにそのままにする"
                "予定外の人が開いていないか見る価値がある。",
            wrong "whole_folder" "便利なので、上のフォルダごと共有しておく"
                "隣の資料まで見えてしまう。",
            right "close" "用が済んだら共有を止める"
                "開いた扉は閉める。",
        },
        spare "s2" "不適切" "大切な内容の扱いで、不適切なものはどれ？" {
            wrong "ask_first" "相手に受け取りやすい方法を先に聞く"
                "事情に合わせると間違いが減る。",
            right "hurry_text" "急ぎなら本文に書いてよい"
                "急ぎのときほど誤送信が増える。",
            wrong "less" "送る前に、本当に全部必要か考える"
                "減らせば、漏れたときの害も減る。",
            wrong "numbers" "個人名を番号に置き換えて渡す"
                "見られても誰か分からなくできる。",
        },
    },

    step_today = "次に資料を送る相手に「受け取りやすい安全な方法」を一言聞いてみる。",
    company_rule = "重要情報は本文に書かない。{共有サービス}で、相手指定・期限付きで渡す。鍵付きファイルを使う場合、鍵は電話など別の手段で伝える。",
}
