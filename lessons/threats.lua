-- 目次のもう一つの形: 10大脅威（組織）と5か条から課へ。題名は言い換えで、公式の文言ではありません。
-- lessons は関係の深い順です。
return {
    rules = {
        { rank = 1, title = "更新を後回しにしない", lessons = { 1 }, see_also = { 23, 9 } },
        { rank = 2, title = "見張り番を動かしておく", lessons = { 2 }, see_also = { 16, 24 } },
        { rank = 3, title = "長くて別々の合言葉にする", lessons = { 3 }, see_also = { 4, 21 } },
        { rank = 4, title = "見える人を決めておく", lessons = { 4 }, see_also = { 9, 12, 19 } },
        { rank = 5, title = "手口を知って、声にする", lessons = { 5, 6, 10 }, see_also = { 20, 15 } },
    },
    threats = {
        {
            year = 2026,
            list = {
                { rank = 1, title = "身代金型ウイルスの被害", lessons = { 11, 24, 1 }, learn = "入口・控え・段取り" },
                { rank = 2, title = "取引先や委託先をねらう攻撃", lessons = { 22, 23, 8 }, learn = "預ける前の下見と約束" },
                { rank = 3, title = "AIの使い方をめぐる危うさ", lessons = { 10, 5, 19 }, learn = "入れない情報、確かめる癖" },
                { rank = 4, title = "ソフトの穴をつく攻撃", lessons = { 1 }, learn = "更新の範囲と優先順位" },
                { rank = 5, title = "ねらった会社の秘密を盗む攻撃", lessons = { 6, 5, 4 }, learn = "怪しい印と見える範囲" },
                { rank = 6, title = "世界の情勢から来る攻撃", lessons = { 1, 23, 24 }, learn = "外の仕組みの穴と、止まったときの備え" },
                { rank = 7, title = "身内からの持ち出し", lessons = { 19, 4, 14 }, learn = "約束と権限と離席" },
                { rank = 8, title = "離れて働く仕組みをねらう攻撃", lessons = { 9, 13, 21 }, learn = "回線・持ち出し・私物" },
                { rank = 9, title = "大勢を装って止める攻撃", lessons = { 23, 24, 1 }, learn = "借り先の備えと、自社の機器の見直し" },
                { rank = 10, title = "取引に割り込む偽メール", lessons = { 5, 6, 7 }, learn = "別の道での本人確認" },
            },
        },
        {
            year = 2025,
            list = {
                { rank = 1, title = "身代金型ウイルスの被害", lessons = { 11, 24, 1 } },
                { rank = 2, title = "取引先や委託先をねらう攻撃", lessons = { 22, 23 } },
                { rank = 3, title = "ソフトの穴をつく攻撃", lessons = { 1, 24 } },
                { rank = 4, title = "身内からの持ち出し", lessons = { 19, 4 } },
                { rank = 5, title = "ねらった会社の秘密を盗む攻撃", lessons = { 6, 5 } },
                { rank = 6, title = "離れて働く仕組みをねらう攻撃", lessons = { 9, 13, 21 } },
                { rank = 7, title = "世界の情勢から来る攻撃", lessons = { 1, 23, 24 } },
                { rank = 8, title = "大勢を装って止める攻撃", lessons = { 23, 24 } },
                { rank = 9, title = "取引に割り込む偽メール", lessons = { 5, 7 } },
                { rank = 10, title = "うっかりの漏えい", lessons = { 7, 13, 8, 18 } },
            },
        },
        {
            year = 2024,
            list = {
                { rank = 1, title = "身代金型ウイルスの被害", lessons = { 11, 24, 1 } },
                { rank = 2, title = "取引先の弱い所をつく攻撃", lessons = { 22, 23 } },
                { rank = 3, title = "身内からの持ち出し", lessons = { 19, 4, 14 } },
                { rank = 4, title = "ねらった会社の秘密を盗む攻撃", lessons = { 6, 5 } },
                { rank = 5, title = "修正版が出る前の穴をつく攻撃", lessons = { 1, 2 } },
                { rank = 6, title = "うっかりの漏えい", lessons = { 7, 10, 12, 18 } },
                { rank = 7, title = "穴の情報が出た直後の攻撃", lessons = { 1 } },
                { rank = 8, title = "取引に割り込む偽メール", lessons = { 5, 6 } },
                { rank = 9, title = "新しい働き方をねらう攻撃", lessons = { 9, 13, 21 } },
                { rank = 10, title = "犯罪の商売化", lessons = { 5, 3 } },
            },
        },
    },
}
