/* Every Japanese text of the screens, by id, in one table. {1}, {2} are filled in by
 * words_fill. The rules of writing are ui.md 5.6: です・ます, verbs on buttons, what
 * happened - why - what to do now. */
#ifndef GOFUN_APP_WORDS_H
#define GOFUN_APP_WORDS_H

#include "app/words_reference.h"
#include "base/str.h"

#define WORDS_TABLE(X)                                                                                                           \
    WORDS_REFERENCE(X)                                                                                                           \
    X(APP_NAME, "五分")                                                                                                          \
    X(APP_SUBTITLE, "情報セキュリティ研修")                                                                                      \
    X(WINDOW_TITLE, "五分　情報セキュリティ研修")                                                                                \
    /* sign-in */                                                                                                                \
    X(SIGN_IN_TITLE, "はじめまして")                                                                                             \
    X(SIGN_IN_TEXT, "修了証に書く氏名を確かめてください。この名前で記録を残します。")                                            \
    X(SIGN_IN_AGAIN, "氏名を変える・別の人が受ける")                                                                             \
    X(SIGN_IN_NAME, "氏名")                                                                                                      \
    X(SIGN_IN_HINT, "姓と名のあいだは1文字あけます。例：佐々木 花子")                                                            \
    X(SIGN_IN_EMPTY, "氏名が空です。修了証に書く名前を入れてください。")                                                         \
    X(SIGN_IN_CONTROL, "氏名に使えない文字があります。消してから始めてください。")                                               \
    X(SIGN_IN_GLYPH,                                                                                                             \
      "氏名の「{1}」をこの端末では印刷できません。別の字で入れるか、印刷用の表記を"          \
      "人事部に確かめてください。")                                                                                              \
    X(SIGN_IN_START, "始める")                                                                                                   \
    X(SIGN_IN_KEEP, "氏名を直す")                                                                                                \
    X(SIGN_IN_OTHER, "別の人として始める")                                                                                       \
    X(SIGN_IN_NOTE, "学習の記録は、この端末の中だけに残ります。")                                                                \
    /* home */                                                                                                                   \
    X(HOME_PERSON, "{1}さん")                                                                                                    \
    X(HOME_NAME, "氏名")                                                                                                         \
    X(HOME_SETTINGS, "設定")                                                                                                     \
    X(HOME_NEXT, "次にやること")                                                                                                 \
    X(HOME_ALL_DONE, "全部の話を修了しました")                                                                                   \
    X(HOME_NUMBER, "第{1}話")                                                                                                    \
    X(HOME_NUMBER_TITLE, "第{1}話　{2}")                                                                                         \
    X(HOME_FRESH_NOTE, "約5分で終わります。途中でやめても続きから始められます。")                                                \
    X(HOME_RESUME_NOTE, "途中から再開できます。")                                                                                \
    X(HOME_DONE_NOTE, "もう一度受けることもできます。")                                                                          \
    X(HOME_START, "始める")                                                                                                      \
    X(HOME_CONTINUE, "続きから始める")                                                                                           \
    X(HOME_AGAIN, "もう一度受ける")                                                                                              \
    X(HOME_PROGRESS, "全体の進みぐあい")                                                                                         \
    X(HOME_COUNT, "{1}／{2}話　修了")                                                                                            \
    X(HOME_PART, "第{1}部　{2}（{3}話）")                                                                                        \
    X(HOME_CERTIFICATES, "修了証を見る")                                                                                         \
    X(HOME_NO_LESSONS,                                                                                                           \
      "レッスンが見つかりません。フォルダー「{1}」に教材があるか、確かめてください。")                                           \
    /* lesson frame */                                                                                                           \
    X(PHASE_SCENE, "場面")                                                                                                       \
    X(PHASE_PRACTICE, "やってみる")                                                                                              \
    X(PHASE_EXPLAIN, "解説")                                                                                                     \
    X(PHASE_TEST, "確認テスト")                                                                                                  \
    X(REMAINING, "のこり約{1}分")                                                                                                \
    X(REMAINING_LAST, "のこり1分以内")                                                                                           \
    X(REMAINING_NONE, "終わりました")                                                                                            \
    X(NEXT, "次へ")                                                                                                              \
    X(BACK, "もどる")                                                                                                            \
    X(START, "始める")                                                                                                           \
    X(CLOSE, "閉じる")                                                                                                           \
    X(CANCEL, "キャンセル")                                                                                                      \
    X(TITLE_GOALS, "この話でできるようになること")                                                                               \
    X(CHOOSE_LABEL, "あなたなら？")                                                                                              \
    X(CHOOSE_CONFIRM, "これにする")                                                                                              \
    X(CHOOSE_MISSING, "どちらかを選んでください。")                                                                              \
    X(OTHER_LABEL, "もう一方の道")                                                                                               \
    X(OTHER_PROMPT, "選ばなかった道も見ますか？")                                                                                \
    X(OTHER_SEE, "もう一方も見る：{1}")                                                                                          \
    X(OTHER_SKIP, "見ないで先へ進む")                                                                                            \
    /* people */                                                                                                                 \
    X(PERSON_MISAKI, "美咲")                                                                                                     \
    X(PERSON_SATO, "佐藤")                                                                                                       \
    X(PERSON_YUMA, "悠真")                                                                                                       \
    X(PERSON_KEIKO, "恵子")                                                                                                      \
    X(PERSON_SHACHO, "社長")                                                                                                     \
    X(PERSON_GOFUN, "ごふん")                                                                                                    \
    /* hands-on */                                                                                                               \
    X(PICK_HINT, "「{1}」を、もう一度よく見てみましょう。")                                                                      \
    X(BUILD_PROPOSAL, "おすすめ：{1}")                                                                                           \
    X(PICK_HINT_BARE, "{1}を、もう一度よく見てみましょう。")                                                                     \
    X(NOTE_ITEM, "{1}：{2}")                                                                                                     \
    X(SORT_HOW, "カードを選び、入れる箱を選びます（数字キー1〜{1}"                                         \
                "でも）。入れたカードを選ぶと戻ります。")                                                                        \
    X(SORT_STATUS, "{1}／{2}枚")                                                                                                 \
    X(SORT_MISSING, "あと{1}枚を正しい箱に入れると、先へ進めます。")                                                             \
    X(PANEL_HOW, "変える設定の、正しいほうを選びます。")                                                                         \
    X(PANEL_METER, "正しい設定")                                                                                                 \
    X(PANEL_READING, "はじめ {1}　いま {2}／{3}")                                                                                \
    X(PANEL_MISSING, "あと{1}つの設定を直すと、先へ進めます。")                                                                  \
    X(ORDER_HOW, "段を選ぶと列の最後に並びます。上下で動かし、×で外します（キーではスペ"      \
                 "ースで持って↑↓）。")                                                                                           \
    X(ORDER_STATUS, "{1}／{2}段")                                                                                                \
    X(ORDER_CHECK, "順番を確かめる")                                                                                             \
    X(ORDER_MISSING, "あと{1}段を並べると、確かめられます。")                                                                    \
    X(SPOT_HOW, "あやしいと思う所を押します。「一覧で見る」でも同じことができます。")                                            \
    X(SPOT_HOW_LIST, "あやしいと思うものを選びます。")                                                                           \
    X(SPOT_STATUS, "{1}／{2}か所")                                                                                               \
    X(SPOT_MISSING, "あと{1}か所を見つけると、先へ進めます。")                                                                   \
    X(SPOT_FOUND, "見つけました")                                                                                                \
    X(SPOT_NOTHING, "ここは問題ありません。")                                                                                    \
    X(SPOT_DECOY, "{1}：問題ありません。{2}")                                                                                    \
    X(WHATIF_HOW, "{1}つ選んでから、事件を1枚ずつめくります。")                                                                  \
    X(WHATIF_STATUS, "{1}／{2}つ選択")                                                                                           \
    X(WHATIF_FIRST, "事件を起こす")                                                                                              \
    X(WHATIF_NEXT, "次の事件へ")                                                                                                 \
    X(WHATIF_MISSING, "あと{1}つ選ぶと、事件を起こせます。")                                                                     \
    X(WHATIF_AGAIN, "ほかの選び方に変えて、もう一度試しましょう。")                                                              \
    X(WHATIF_FULL, "選べる数は{1}つです。先に、どれかを外してください。")                                                        \
    X(WHATIF_YES, "大丈夫")                                                                                                      \
    X(WHATIF_PART, "少し弱い")                                                                                                   \
    X(WHATIF_NO, "だめ")                                                                                                         \
    X(TURNS_HOW, "返事を1つ選びます。選ぶと次の場面へ進みます。")                                                                \
    X(TURNS_TURN, "場面 {1}／{2}")                                                                                               \
    X(TURNS_PAST, "これまでの返事")                                                                                              \
    X(TURNS_AGAIN, "選び直す")                                                                                                   \
    X(TURNS_MISSING, "すべての場面で返事を選ぶと、先へ進めます。")                                                               \
    X(TURNS_METER, "計")                                                                                                         \
    X(TURNS_YES, "もれなし")                                                                                                     \
    X(TURNS_PART, "少しもれた")                                                                                                  \
    X(TURNS_NO, "もれた")                                                                                                        \
    X(PICK_CHOOSE, "これを選ぶ")                                                                                                 \
    X(PICK_RELEASE, "選ぶのをやめる")                                                                                            \
    X(PICK_STATUS, "{1}／{2}")                                                                                                   \
    X(PICK_MISSING, "いちばんよいものを選ぶと、先へ進めます。")                                                                  \
    X(PICK_MISSING_MANY, "あと{1}つ選ぶと、先へ進めます。")                                                                      \
    X(BUILD_OWN, "自分で入力")                                                                                                   \
    X(BUILD_OWN_HINT, "ひらがなかカタカナで入れると、ローマ字に直します。")                                                      \
    X(BUILD_OWN_DIGITS, "数字2けた（誕生日は使いません）")                                                                       \
    X(BUILD_WARNING,                                                                                                             \
      "本物のパスワードは、ここに入れないでください。入れた文字は保存しません。")                                                \
    X(BUILD_MISSING, "どれかを選ぶか、自分で入れてください。")                                                                   \
    X(BUILD_NOT_KANA, "「{1}」は直せません。ひらがなかカタカナで入れてください。")                                               \
    X(BUILD_LENGTH, "文字数が合いません。短く直してください。")                                                                  \
    X(BUILD_NOT_DIGITS, "数字2けたで入れてください。")                                                                           \
    X(BUILD_BIRTHDAY, "誕生日や年に見えます。ほかの数字にしてください。")                                                        \
    X(BUILD_CAPITALS, "全部ではなく、一部だけを大文字にしてください。")                                                          \
    X(BUILD_LENGTH_WORD, "{1}文字：{2}")                                                                                         \
    X(BUILD_REASON_SEQUENCE, "続き番号や続きの文字があります。")                                                                 \
    X(BUILD_REASON_KEYBOARD, "キーの並びのままの部分があります。")                                                               \
    X(BUILD_REASON_DATE, "日付や年に見える部分があります。")                                                                     \
    X(BUILD_REASON_COMPANY, "会社の名前が入っています。")                                                                        \
    X(BUILD_REASON_NAME, "名前と年の組み合わせです。")                                                                           \
    X(BUILD_REASON_REPEAT, "同じ文字のくり返しがあります。")                                                                     \
    X(BUILD_REASON_WORD, "辞書にある語が見つかりました。長さで補いましょう。")                                                   \
    X(BUILD_REASON_LEET, "文字を数字に置きかえた語は、すぐ試されます。")                                                         \
    X(BUILD_REASON_NONE, "決まった型は見つかりませんでした。")                                                                   \
    X(BUILD_VERY_WEAK, "とても弱い")                                                                                             \
    X(BUILD_WEAK, "弱い")                                                                                                        \
    X(BUILD_FAIR, "ふつう")                                                                                                      \
    X(BUILD_STRONG, "強い")                                                                                                      \
    X(BUILD_DECIDE, "決める")                                                                                                    \
    X(BUILD_LETTERS, "大文字にする文字を選んでください。")                                                                       \
    X(BUILD_BARE, "{1}：印を付けない")                                                                                           \
    X(BUILD_MARKED, "{1}：{2} を付ける")                                                                                         \
    X(BUILD_DONE_TITLE, "できあがり")                                                                                            \
    /* explanation */                                                                                                            \
    X(CARD_PLACE, "解説 {1}／{2}")                                                                                               \
    X(CARD_POINT, "要点{1}")                                                                                                     \
    X(CARD_MORE, "もっと知る")                                                                                                   \
    /* test */                                                                                                                   \
    X(QUESTION_LABEL, "確認テスト　第{1}問（全{2}問）")                                                                          \
    X(QUESTION_FIT, "適切なものを選ぶ")                                                                                          \
    X(QUESTION_UNFIT, "不適切なものを選ぶ")                                                                                      \
    X(QUESTION_CONFIRM, "これで答える")                                                                                          \
    X(QUESTION_MISSING, "答えを1つ選んでください。")                                                                             \
    X(DONT_KNOW, "わからない")                                                                                                   \
    X(VERDICT_RIGHT, "正解です。")                                                                                               \
    X(VERDICT_WRONG, "不正解です。正解は「{1}」です。")                                                                          \
    X(VERDICT_DONT_KNOW, "正解は「{1}」です。")                                                                                  \
    X(NEXT_QUESTION, "次の問題へ")                                                                                               \
    X(SEE_RESULT, "結果を見る")                                                                                                  \
    X(RESULT_TITLE, "確認テストの結果")                                                                                          \
    X(RESULT_SCORE, "{1}問中 {2}問 正解（合格：{3}問以上）")                                                                     \
    X(RESULT_PASSED, "合格")                                                                                                     \
    X(RESULT_FAILED, "もう少し")                                                                                                 \
    X(RESULT_ADVICE, "あと{1}問で合格です。解説を見てから、もう一度受けられます。")                                              \
    X(RESULT_RETAKE, "もう一度受ける")                                                                                           \
    X(RESULT_REVIEW, "解説を見る")                                                                                               \
    X(RESULT_ROW_NUMBER, "{1}")                                                                                                  \
    X(RESULT_ANSWER, "{1}　{2}")                                                                                                 \
    X(RESULT_SHEET, "第{1}問の答え")                                                                                             \
    X(TODAY_TITLE, "今日からの一歩")                                                                                             \
    X(TODAY_RULE, "社内ルール")                                                                                                  \
    X(END_TITLE, "第{1}話を修了しました")                                                                                        \
    X(END_TIME, "学習時間は{1}でした。")                                                                                         \
    X(END_NOT_PASSED, "ここまでの記録を保存しました。合格すると修了証が出ます。")                                                \
    X(END_CERTIFICATE, "修了証を見る")                                                                                           \
    X(END_HOME, "ホームへ")                                                                                                      \
    /* sheets */                                                                                                                 \
    X(PAUSE_TITLE, "一時停止中")                                                                                                 \
    X(PAUSE_TEXT, "進みぐあいは保存されています。")                                                                              \
    X(PAUSE_GO_ON, "続ける")                                                                                                     \
    X(PAUSE_RESTART, "最初から")                                                                                                 \
    X(PAUSE_LEAVE, "中断してホームへ")                                                                                           \
    X(LEAVE_TITLE, "中断しますか？")                                                                                             \
    X(LEAVE_TEXT, "ここまでの内容は保存され、次は同じ場面から始まります。")                                                      \
    X(LEAVE_YES, "中断する")                                                                                                     \
    X(QUIT_TITLE, "五分を終わりますか？")                                                                                        \
    X(QUIT_TEXT, "学習の記録は保存されています。")                                                                               \
    X(QUIT_YES, "終わる")                                                                                                        \
    X(HELP_TITLE, "この画面の使い方")                                                                                            \
    X(HELP_TEXT, "Tab：次の項目へ　矢印：項目の中を動く\nEnter・スペース：押す\n"                       \
                 "1〜4・A〜D：答えを選ぶ\nEsc：閉じる・中断する\nF2：文字と色の設定\n"                 \
                 "L：ログ　A：自動　P：一時停止　←：もどる")                                                                     \
    /* notices */                                                                                                                \
    X(RESUMED, "前回の続きから始めます。")                                                                                       \
    X(RESUMED_SCENE, "教材が新しくなったため、場面の初めから続けます。")                                                         \
    X(RESUMED_LESSON, "教材が新しくなったため、初めから始めます。")                                                              \
    X(RESUMED_UNREADABLE, "前回の位置を読めなかったため、初めから始めます。")                                                    \
    X(AUTO_ON, "自動で進みます。止めるには、どれかのキーを押してください。")                                                     \
    X(RESTORED,                                                                                                                  \
      "記録のファイルが壊れていたため、{1}の控えから戻しました。壊れたファイルは"             \
      "「{2}」に残してあります。")                                                                                               \
    X(RESTORED_EMPTY,                                                                                                            \
      "記録のファイルが壊れていて、使える控えがありませんでした。新しく作り直し、"          \
      "壊れたファイルは「{1}」に残してあります。管理者に連絡してください。")                                                     \
    /* certificate */                                                                                                            \
    X(CERTIFICATES_TITLE, "修了証の一覧")                                                                                        \
    X(CERTIFICATES_ROW, "{1}　{2}")                                                                                              \
    X(CERTIFICATES_NONE, "修了証はまだありません。確認テストに合格すると出ます。")                                               \
    X(CERTIFICATE_TITLE, "修了証")                                                                                               \
    X(CERTIFICATE_FACT_NAME, "氏名")                                                                                             \
    X(CERTIFICATE_FACT_LESSON, "研修")                                                                                           \
    X(CERTIFICATE_FACT_DATE, "修了日")                                                                                           \
    X(CERTIFICATE_FACT_SERIAL, "番号")                                                                                           \
    X(CERTIFICATE_SAVE, "PDFを保存")                                                                                             \
    X(CERTIFICATE_SAVED, "保存しました。\n{1}\n{2}")                                                                             \
    X(CERTIFICATE_FILE, "修了証_第{1}話_{2}.pdf")                                                                                \
    X(CERTIFICATE_NO_SPACE,                                                                                                      \
      "保存できませんでした。保存先の空きが足りません。空きを作ってから、もう一度"          \
      "押してください。修了の記録は残っています。")                                                                              \
    X(CERTIFICATE_NOT_SAVED,                                                                                                     \
      "保存できませんでした。保存先に書けません。係の方に伝えてください。修了の記録は"    \
      "残っています。")                                                                                                          \
    X(CERTIFICATE_REISSUED, "表示や印刷の環境が変わったため、同じ内容では描けません。")                                          \
    /* errors: what happened, why, what to do */                                                                                 \
    X(ERROR_CODE, "エラー番号 {1}（係の方に伝えてください）")                                                                    \
    X(ERROR_STORE_TITLE, "学習の記録を開けません")                                                                               \
    X(ERROR_STORE_ADVICE,                                                                                                        \
      "学習の記録は変えていません。係の方に、下の番号と理由を伝えてください。")                                                  \
    X(ERROR_STORE_NEW,                                                                                                           \
      "記録のファイルが、新しい版の五分で作られています。新しい版で開いてください。")                                            \
    X(ERROR_STORE_FOREIGN,                                                                                                       \
      "記録の場所が、五分では使えません。この端末の中のフォルダーを使ってください。")                                            \
    X(ERROR_STORE_DENIED, "記録の場所に書く権限がありません。係の方に伝えてください。")                                          \
    X(ERROR_SAVE_TITLE, "保存できませんでした")                                                                                  \
    X(ERROR_SAVE_SPACE,                                                                                                          \
      "保存先の空きが足りません。空きを作ってから「もう一度保存する」を押してください。" \
      "ここまでの記録は残っています。")                                                                                          \
    X(ERROR_SAVE_READ_ONLY,                                                                                                      \
      "保存先に書けません。係の方に伝えてから「もう一度保存する」を押してください。"       \
      "ここまでの記録は残っています。")                                                                                          \
    X(ERROR_SAVE_OTHER,                                                                                                          \
      "保存先の装置から返事がありません。少し待って「もう一度保存する」を押して"             \
      "ください。ここまでの記録は残っています。")                                                                                \
    X(ERROR_SAVE_RETRY, "もう一度保存する")                                                                                      \
    X(ERROR_LESSON_TITLE, "この教材は開けません")                                                                                \
    X(ERROR_LESSON_TEXT,                                                                                                         \
      "教材のファイルにまちがいがあります。ほかの教材は使えます。係の方に、下の内容を"    \
      "伝えてください。")                                                                                                        \
    X(ERROR_PREVIEW_TEXT, "教材のファイルを直して保存すると、ここで続きを見られます。")                                          \
    X(ERROR_STOPPED_TITLE, "この教材は止まりました")                                                                             \
    X(ERROR_STOPPED_TEXT,                                                                                                        \
      "教材の中の決まりが働かなくなりました。ここまでの答えは保存されています。"             \
      "ホームへもどって、ほかの教材を選んでください。")                                                                          \
    X(ERROR_CERTIFICATE_TITLE, "修了証を用意できません")                                                                         \
    X(ERROR_CERTIFICATE_TEXT,                                                                                                    \
      "合格の記録は保存されています。係の方に、下の番号と理由を伝えてください。")                                                \
    X(ERROR_START_SPACE,                                                                                                         \
      "記録の場所の空きが足りません。空きを作ってから、もう一度始めてください。")                                                \
    X(ERROR_HOME, "ホームへ")                                                                                                    \
    X(ERROR_QUIT, "終わる")

typedef enum WordId {
#define X(name, text) WORD_##name,
    WORDS_TABLE(X)
#undef X
    WORD_COUNT
} WordId;

/* The text of id; static. */
Str word(WordId id);
/* The text with {1}.. replaced by values[0].. ; in the arena. */
Str words_fill(Arena *arena, WordId id, const Str *values, size_t count);

/* The name plate of a person of the story; who itself when nobody knows them. */
Str words_person(Str who);

/* words_fill with values given in place: FILL(arena, WORD_X, a, b). */
#define FILL(arena, id, ...)                                                             \
    words_fill((arena), (id), (const Str[]){__VA_ARGS__},                                \
               sizeof((const Str[]){__VA_ARGS__}) / sizeof(Str))

#endif
