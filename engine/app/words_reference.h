/* Texts of the pages beside the lessons: glossary, threats, story. Part of words.h. */
#ifndef GOFUN_APP_WORDS_REFERENCE_H
#define GOFUN_APP_WORDS_REFERENCE_H

#define WORDS_REFERENCE(X)                                                               \
    X(HOME_GLOSSARY, "用語集")                                                           \
    X(HOME_THREATS, "10大脅威")                                                          \
    X(HOME_STORY, "物語")                                                                \
    X(HOME_BACK, "ホームへ")                                                             \
    /* beside the lessons */                                                             \
    X(GLOSSARY_TITLE, "用語集")                                                          \
    X(GLOSSARY_SEARCH, "さがす言葉")                                                     \
    X(GLOSSARY_SEARCH_HINT, "漢字でも、ひらがなやローマ字の読みでもさがせます。")        \
    X(GLOSSARY_NONE,                                                                     \
      "「{1}」は見つかりません。短くするか、ひらがなの読みでさがせます。")               \
    X(GLOSSARY_FOUND, "「{1}」が入る言葉：{2}語")                                        \
    X(GLOSSARY_ROW, "{1}行の言葉：{2}語")                                                \
    X(GLOSSARY_TERM, "用語")                                                             \
    X(GLOSSARY_READING, "読み")                                                          \
    X(GLOSSARY_LINE, "意味")                                                             \
    X(GLOSSARY_READING_OF, "読み：{1}")                                                  \
    X(GLOSSARY_LESSONS, "くわしく学ぶ話：{1}")                                           \
    X(GLOSSARY_LESSON, "第{1}話")                                                        \
    X(GLOSSARY_ROWS, "あかさたなはまやらわ")                                             \
    X(THREATS_TITLE, "10大脅威と5か条から選ぶ")                                          \
    X(THREATS_YEAR, "{1}年")                                                             \
    X(THREATS_RULES, "5か条")                                                            \
    X(THREATS_NOTE,                                                                      \
      "情報セキュリティ10大脅威 {1}（組織向け）の順位です。呼び名は短い言い換えです。")  \
    X(THREATS_RULES_NOTE, "情報セキュリティ5か条を、この教材の言葉にしたものです。")     \
    X(THREATS_RANK, "{1}位")                                                             \
    X(THREATS_RULE, "{1}条")                                                             \
    X(THREATS_LEARN, "学ぶこと：{1}")                                                    \
    X(STORY_TITLE, "物語")                                                               \
    X(STORY_TEXT, "そよかぜ木工のみんなの物語です。見たものは、何度でも見られます。")    \
    X(STORY_START, "はじまりの物語")                                                     \
    X(STORY_PART, "第{1}部のあとの物語")                                                 \
    X(STORY_FINALE, "全部の話のあとの物語")                                              \
    X(STORY_CLOSED_PART, "第{1}部の話をすべて修了すると見られます。")                    \
    X(STORY_CLOSED_ALL, "全部の話を修了すると見られます。")                              \
    X(STORY_SKIP, "とばす")                                                              \
    X(CARD_TERMS, "用語")

#endif
