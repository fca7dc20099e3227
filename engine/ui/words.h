/* The words that widgets and parts bring themselves, in one place (house style: texts for
 * people come from a catalogue). What belongs to a screen comes from its caller. */
#ifndef GOFUN_UI_WORDS_H
#define GOFUN_UI_WORDS_H

#include "base/str.h"

#define UI_WORD_TABLE(X)                                                                 \
    X(UI_WORD_LEAVE, "中断")                                                             \
    X(UI_WORD_SETTINGS, "設定")                                                          \
    X(UI_WORD_NEXT, "次へ")                                                              \
    X(UI_WORD_BACK, "もどる")                                                            \
    X(UI_WORD_LOG, "ログ")                                                               \
    X(UI_WORD_AUTO, "自動")                                                              \
    X(UI_WORD_TEXT, "文字")                                                              \
    X(UI_WORD_PAUSE, "一時停止")                                                         \
    X(UI_WORD_AUTO_RUNS, "自動で進みます")                                               \
    X(UI_WORD_RIGHT, "正解")                                                             \
    X(UI_WORD_WRONG, "不正解")                                                           \
    X(UI_WORD_PARTIAL, "一部正解")                                                       \
    X(UI_WORD_OWN, "あなたの答え")                                                       \
    X(UI_WORD_RIGHT_OWN, "正解・あなたの答え")                                           \
    X(UI_WORD_ON, "オン")                                                                \
    X(UI_WORD_OFF, "オフ")                                                               \
    X(UI_WORD_SELECTED, "選択中")                                                        \
    X(UI_WORD_NOTICE, "お知らせ")                                                        \
    X(UI_WORD_WARNING, "注意")                                                           \
    X(UI_WORD_ERROR, "エラー")                                                           \
    X(UI_WORD_NUMBER, "問")                                                              \
    X(UI_WORD_QUESTION, "問題")                                                          \
    X(UI_WORD_RIGHT_ANSWER, "正しい答え")                                                \
    X(UI_WORD_VERDICT, "判定")                                                           \
    X(UI_WORD_HINT, "ヒントを見る")                                                      \
    X(UI_WORD_SOLVE, "答えを見る")                                                       \
    X(UI_WORD_REMAKE, "作り直す")                                                        \
    X(UI_WORD_ANOTHER, "もう一つ作る")                                                   \
    X(UI_WORD_SHEET, "紙にする（PDF）")                                                  \
    X(UI_WORD_HINT_LABEL, "ヒント")                                                      \
    X(UI_WORD_STRENGTH, "強さ")                                                          \
    X(UI_WORD_STRENGTH_0, "まだありません")                                              \
    X(UI_WORD_STRENGTH_1, "とても弱い")                                                  \
    X(UI_WORD_STRENGTH_2, "弱い")                                                        \
    X(UI_WORD_STRENGTH_3, "ふつう")                                                      \
    X(UI_WORD_STRENGTH_4, "強い")                                                        \
    X(UI_WORD_EMPTY, "まだ空です")                                                       \
    X(UI_WORD_CHARACTERS, "文字")                                                        \
    X(UI_WORD_FIELD, "入力欄")                                                           \
    X(UI_WORD_OWN_TEXT, "自分で入力")                                                    \
    X(UI_WORD_USE, "これにする")                                                         \
    X(UI_WORD_DETAIL_HINT, "行を選ぶと、くわしく見られます。")                           \
    X(UI_WORD_RETURN_HERE, "ここへもどる")                                               \
    X(UI_WORD_CLOSE, "閉じる")                                                           \
    X(UI_WORD_LOG_TITLE, "これまでの会話")                                               \
    X(UI_WORD_SETTINGS_TITLE, "文字・色の設定")                                          \
    X(UI_WORD_SIZE, "文字の大きさ")                                                      \
    X(UI_WORD_SIZE_0, "標準")                                                            \
    X(UI_WORD_SIZE_1, "大")                                                              \
    X(UI_WORD_SIZE_2, "特大")                                                            \
    X(UI_WORD_SIZE_3, "最大")                                                            \
    X(UI_WORD_SPACING, "行間")                                                           \
    X(UI_WORD_SPACING_0, "せまい")                                                       \
    X(UI_WORD_SPACING_1, "ふつう")                                                       \
    X(UI_WORD_SPACING_2, "ひろい")                                                       \
    X(UI_WORD_RUBY, "ふりがな")                                                          \
    X(UI_WORD_RUBY_0, "なし")                                                            \
    X(UI_WORD_RUBY_1, "むずかしい字")                                                    \
    X(UI_WORD_RUBY_2, "すべて")                                                          \
    X(UI_WORD_THEME, "色")                                                               \
    X(UI_WORD_THEME_0, "明るい")                                                         \
    X(UI_WORD_THEME_1, "暗い")                                                           \
    X(UI_WORD_THEME_2, "高コントラスト")                                                 \
    X(UI_WORD_LESS_MOTION, "動きをへらす")                                               \
    X(UI_WORD_DONE, "修了")                                                              \
    X(UI_WORD_STARTED, "途中")                                                           \
    X(UI_WORD_NOT_STARTED, "まだ")                                                       \
    X(UI_WORD_PUT_HERE, "ここに入れる")                                                  \
    X(UI_WORD_BIN_EMPTY, "まだありません")                                               \
    X(UI_WORD_STEPS, "並べた順")                                                         \
    X(UI_WORD_STEPS_LEFT, "まだ並べていない段")                                          \
    X(UI_WORD_STEPS_EMPTY, "段を選ぶと、ここに順に並びます。")                           \
    X(UI_WORD_STEPS_ALL, "全部並べました。")                                             \
    X(UI_WORD_UP, "上へ")                                                                \
    X(UI_WORD_DOWN, "下へ")                                                              \
    X(UI_WORD_TAKE_OUT, "外す")                                                          \
    X(UI_WORD_PLACE_NUMBER, "番目")                                                      \
    X(UI_WORD_SHOW_PLACES, "場所を表示")                                                 \
    X(UI_WORD_AS_LIST, "一覧で見る")                                                     \
    X(UI_WORD_AS_PICTURE, "絵で見る")                                                    \
    X(UI_WORD_FOUND, "見つけた所")                                                       \
    X(UI_WORD_FOUND_NONE, "まだ見つけていません。")                                      \
    X(UI_WORD_PLACE, "場所")                                                             \
    X(UI_WORD_NO_TROUBLE, "問題なし")                                                    \
    X(UI_WORD_EVENT, "事件")                                                             \
    X(UI_WORD_NOT_HAPPENED, "まだ起きていません")

typedef enum UiWord {
#define X(id, text) id,
    UI_WORD_TABLE(X)
#undef X
    UI_WORD_COUNT
} UiWord;

/* Static text. */
Str ui_word(UiWord word);

#endif
