/* Company words in the texts of a lesson. */
#include "script/script.h"
#include "support/cmocka_all.h"

static const char *const source =
    "return lesson \"x\" { title = \"題\", item = 0,\n"
    "scene \"s\" { backdrop = \"cafe\", narrate \"a\" \"%s\", finish } }\n";

/* The first line of a lesson that says text, for a company that says value. */
static Str line_of(Arena *arena, const char *text, const char *value, Diagnostics *found)
{
    const ScriptWord words[] = {{STR("報告先"), str_from(value)}};
    const ScriptOptions options = {.words = words, .word_count = 1};
    Lesson *lesson = NULL;
    StrBuf file = {0};
    Str rest = str_from(source);
    const ptrdiff_t at = str_find(rest, STR("%s"));
    strbuf_add(&file, str_slice(rest, 0, (size_t)at));
    strbuf_add_z(&file, text);
    strbuf_add(&file, str_slice(rest, (size_t)at + 2, rest.len));
    const Status status = script_load(strbuf_str(&file), &options, &lesson, found);
    Str line = {0};
    if (status == STATUS_OK) {
        line = str_copy(arena, lesson->scenes[0].steps[0].text);
    }
    lesson_free(lesson);
    strbuf_clear(&file);
    return line;
}

static void test_words_are_replaced(void **state)
{
    static const struct {
        const char *text, *value, *line;
    } cases[] = {
        {"{報告先}へ。", "", "責任者へ。"},
        {"{報告先}へ。", "総務（内線21）", "総務（内線21）へ。"},
        {"{報告先}と{報告先}", "A", "AとA"},
        {"{管理ソフト}を使う", "総務", "会社指定の管理ソフトを使う"},
        {"{報告|ほうこく}は{報告先}へ", "佐藤", "{報告|ほうこく}は佐藤へ"},
        /* a value is never markup, and never a second line */
        {"{報告先}へ", "{総務|そうむ}", "｛総務｜そうむ｝へ"},
        {"{報告先}へ", "{管理ソフト}", "｛管理ソフト｝へ"},
        {"{報告先}へ", " 総\n務\xE2\x80\x8B ", "総務へ"},
        {"{報告先}へ", "\n \t", "責任者へ"},
        {"{報告先}",
         "あああああああああああああああああああああああああああああああああああああああ"
         "あああああああ",
         "あああああああああああああああああああああああああああああああああああああああ"
         "あ"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Arena arena = {0};
        Diagnostics found = {0};
        const Str line = line_of(&arena, cases[i].text, cases[i].value, &found);
        assert_int_equal(found.count, 0);
        assert_true(str_is(line, cases[i].line));
        arena_clear(&arena);
    }
}

static void test_unknown_words(void **state)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"{報告先さ}", "narrate：会社の言葉に「報告先さ」はありません。「報告先」のことで"
                       "すか。読みがなは {漢字|かんじ} と書きます。"},
        {"{連絡先}", "narrate：会社の言葉に「連絡先」はありません。読みがなは "
                     "{漢字|かんじ} と書きます。"},
        {"{共用サービス}", "narrate：会社の言葉に「共用サービス」はありません。「共有サー"
                           "ビス」のことですか。読みがなは {漢字|かんじ} と書きます。"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Arena arena = {0};
        Diagnostics found = {0};
        (void)line_of(&arena, cases[i].text, "", &found);
        assert_int_equal(found.count, 1);
        assert_true(str_is(found.items[0].code, "S027"));
        assert_true(str_is(found.items[0].sentence, cases[i].says));
        diagnostics_clear(&found);
        arena_clear(&arena);
    }
}

static void test_every_word_has_a_text(void **state)
{
    (void)state;
    assert_int_equal(company_word_count(), 5);
    for (size_t i = 0; i < company_word_count(); i++) {
        Arena arena = {0};
        const Str fallback = company_word_fallback(i);
        assert_true(fallback.len > 0);
        const Str clean = company_word_clean(&arena, fallback);
        assert_true(str_equal(clean, fallback));
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_replaced),
        cmocka_unit_test(test_unknown_words),
        cmocka_unit_test(test_every_word_has_a_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
