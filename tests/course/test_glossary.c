#include "course/glossary.h"
#include "support/cmocka_all.h"

static Glossary make(const char *const names[][2], size_t count)
{
    Glossary glossary = {.term_count = count};
    glossary.terms = ARENA_ARRAY(&glossary.arena, GlossaryTerm, count);
    for (size_t i = 0; i < count; i++) {
        glossary.terms[i].term = str_from(names[i][0]);
        glossary.terms[i].reading = str_from(names[i][1]);
    }
    return glossary;
}

static const char *const words[][2] = {
    {"ウイルス", "ういるす"},
    {"ウイルス対策ソフト", "ういるすたいさくそふと"},
    {"ID", "あいでぃー"},
    {"SSID", "えすえすあいでぃー"},
    {"暗号化", "あんごうか"},
    {"サーバー", "さーばー"},
    {"パスキー", "ぱすきー"},
    {"バックアップ", "ばっくあっぷ"},
    {"ゼロデイ攻撃", "ぜろでいこうげき"},
};

static void test_terms_of_a_text(void **state)
{
    static const struct {
        const char *text;
        const char *found; /* in order, with a bar behind each */
    } cases[] = {
        {"", ""},
        {"何もない文。", ""},
        {"ウイルスとIDの話", "ウイルス|ID|"},
        {"ウイルス対策ソフトを入れる。", "ウイルス対策ソフト|"},
        {"対策のウイルスと、ウイルス対策ソフト", "ウイルス|ウイルス対策ソフト|"},
        {"SSIDを見る", "SSID|"},
        {"VOIDはIDではない", "ID|"},
        {"IDとIDとID", "ID|"},
        {"ID2は名札", ""},
        {"JPCERT/IDとid@ID.jp", ""},
        {"ID-番号、ID/名札。ID", "ID|"},
        {"サーバーレスとファイルサーバー", ""},
        {"パスキーを入れる", "パスキー|"},
        {"サーバーの暗号化", "サーバー|暗号化|"},
        {"パスキー、暗号化、ID、SSID、サーバー、ウイルス",
         "パスキー|暗号化|ID|SSID|"}, /* no more than asked for */
    };
    (void)state;
    Glossary glossary = make(words, COUNT_OF(words));
    glossary_sort(&glossary);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        size_t found[4];
        const size_t count = glossary_find(&glossary, str_from(cases[i].text), found, 4);
        StrBuf names = {0};
        strbuf_add_z(&names, "");
        for (size_t k = 0; k < count; k++) {
            strbuf_add(&names, glossary.terms[found[k]].term);
            strbuf_add_char(&names, '|');
        }
        assert_true(str_is(strbuf_str(&names), cases[i].found));
        strbuf_clear(&names);
    }
    arena_clear(&glossary.arena);
}

static void test_order_of_a_dictionary(void **state)
{
    static const char *const mixed[][2] = {
        {"わ", "わ"},         {"バス", "ばす"},
        {"ハス", "はす"},     {"サーバー", "さーばー"},
        {"さは", "さは"},     {"さばく", "さばく"},
        {"きゃく", "きゃく"}, {"きやく", "きやく"},
        {"あ", "あ"},         {"んだ", "んだ"},
    };
    static const char *const sorted[] = {
        "あ",     "きゃく", "きやく", "さは", "サーバー",
        "さばく", "ハス",   "バス",   "わ",   "んだ",
    };
    (void)state;
    Glossary glossary = make(mixed, COUNT_OF(mixed));
    glossary_sort(&glossary);
    for (size_t i = 0; i < COUNT_OF(sorted); i++) {
        assert_string_equal(glossary.terms[i].term.ptr, sorted[i]);
    }
    arena_clear(&glossary.arena);
}

static void test_rows_of_the_kana_table(void **state)
{
    static const struct {
        const char *reading;
        size_t row;
    } cases[] = {
        {"あ", 0}, {"ぎ", 1}, {"ぞう", 2}, {"っ", 3}, {"の", 4}, {"ぱす", 5},
        {"む", 6}, {"ょ", 7}, {"ろ", 8},   {"を", 9}, {"ヴ", 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const GlossaryTerm term = {.reading = str_from(cases[i].reading)};
        assert_int_equal(glossary_row(&term), cases[i].row);
    }
}

static void test_search(void **state)
{
    static const struct {
        const char *query;
        bool is_found;
    } cases[] = {
        {"", true},        {"  ", true},     {"バックアップ", true},
        {"ばっく", true},  {"クアッ", true}, {"バック アップ", false},
        {"はっく", false}, {"nas", true},    {"ＮＡＳ", true},
        {"Nas ", true},    {"nass", false},
    };
    const GlossaryTerm term = {.term = STR("NASのバックアップ"),
                               .reading = STR("なすのばっくあっぷ")};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(glossary_matches(&term, str_from(cases[i].query)),
                         cases[i].is_found);
    }
}

static void test_marked_terms(void **state)
{
    static const struct {
        const char *term, *reading, *marked;
    } cases[] = {
        {"暗号化", "あんごうか", "{暗号化|あんごうか}"},
        {"ウイルス対策ソフト", "ういるすたいさくそふと", "ウイルス{対策|たいさく}ソフト"},
        {"改ざん", "かいざん", "{改|かい}ざん"},
        {"共連れ", "ともづれ", "{共連|ともづ}れ"},
        /* no kanji, or kana between them */
        {"なりすまし", "なりすまし", ""},
        {"SSID", "えすえすあいでぃー", ""},
        {"持ち出し", "もちだし", ""},
        {"", "", ""},
    };
    (void)state;
    Arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const GlossaryTerm term = {.term = str_from(cases[i].term),
                                   .reading = str_from(cases[i].reading)};
        const Str marked = glossary_marked_term(&term, &arena);
        assert_string_equal(str_copy_z(&arena, marked), cases[i].marked);
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terms_of_a_text),
        cmocka_unit_test(test_order_of_a_dictionary),
        cmocka_unit_test(test_rows_of_the_kana_table),
        cmocka_unit_test(test_search),
        cmocka_unit_test(test_marked_terms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
