/* The tables beside the lessons: those of the course as they are, and mistakes in them.
 */
#include "script/data.h"
#include "support/cmocka_all.h"

#define LESSONS GOFUN_SOURCE_DIR "/lessons"

static void assert_says(const Diagnostics *found, const char *expected)
{
    Arena arena = {0};
    StrBuf text = {0};
    strbuf_add_z(&text, "");
    for (size_t i = 0; i < found->count; i++) {
        strbuf_add_format(&text, "%.*s %.*s\n", STR_ARG(found->items[i].code),
                          STR_ARG(found->items[i].sentence));
    }
    assert_string_equal(str_copy(&arena, strbuf_str(&text)).ptr, expected);
    strbuf_clear(&text);
    arena_clear(&arena);
}

static void test_the_glossary_of_the_course(void **state)
{
    Diagnostics found = {0};
    Glossary *glossary = NULL;
    (void)state;
    assert_int_equal(
        script_load_glossary_file(LESSONS "/glossary.lua", &glossary, &found), STATUS_OK);
    assert_true(glossary->term_count > 90);
    for (size_t i = 1; i < glossary->term_count; i++) {
        assert_true(glossary_row(&glossary->terms[i - 1]) <=
                    glossary_row(&glossary->terms[i]));
    }
    size_t at[2];
    assert_int_equal(glossary_find(glossary, STR("無線のSSIDと暗号化"), at, 2), 2);
    const GlossaryTerm *const term = &glossary->terms[at[0]];
    assert_true(str_is(term->term, "SSID"));
    assert_true(str_is(term->reading, "えすえすあいでぃー"));
    assert_int_equal(term->lessons[0], 9);
    glossary_free(glossary);
}

static void test_the_threats_of_the_course(void **state)
{
    Diagnostics found = {0};
    ThreatIndex *index = NULL;
    (void)state;
    assert_int_equal(script_load_threats_file(LESSONS "/threats.lua", &index, &found),
                     STATUS_OK);
    assert_int_equal(index->year_count, 3);
    assert_int_equal(index->years[0].year, 2026);
    assert_int_equal(index->years[0].row_count, 10);
    assert_int_equal(index->years[0].rows[0].lessons[0], 11);
    assert_true(index->years[0].rows[9].learn.len > 0);
    assert_int_equal(index->rule_count, 5);
    assert_int_equal(index->rules[3].see_also_count, 3);
    threats_free(index);
}

static void test_the_story_of_the_course(void **state)
{
    Diagnostics found = {0};
    Story *story = NULL;
    (void)state;
    assert_int_equal(script_load_story_file(LESSONS "/story/order.lua", &story, &found),
                     STATUS_OK);
    assert_int_equal(story->piece_count, 4);
    assert_true(str_is(story->pieces[0].file, "prologue"));
    assert_int_equal(story->pieces[0].before, 1);
    assert_int_equal(story->pieces[3].after, 25);
    story_free(story);
}

typedef struct Case {
    const char *source;
    const char *says;
} Case;

static void test_mistakes_in_the_glossary(void **state)
{
    static const Case cases[] = {
        {"return lesson", "S023 ファイルは return { … } の形で書きます。\n"},
        {"return 5", "S023 ファイルは return { … } の形で書きます。\n"},
        {"return { 5 }", "S012 term 1は { } で書きます。今は数です。\nS013 term 1に term "
                         "= \"…\" がありません。書き足してください。\nS013 term 1に "
                         "reading = \"…\" がありません。書き足してください。\nS013 term "
                         "1に line = \"…\" がありません。書き足してください。\n"},
        {"return { { term = \"あ\", reading = \"あ\", lin = \"x\" } }",
         "S013 term 1に line = \"…\" がありません。書き足してください。\nS011 term "
         "1に「lin」という名前はありません。「line」のことですか。\n"},
        {"return { { term = \"あ\", reading = \"あ\", line = \"x\", lessons = { 0.5 } } "
         "}",
         "S020 term 1：lessonsには話の番号を並べます。今は数です。\n"},
        {"while true do end",
         "S005 読むのに時間がかかりすぎます。教材では繰り返しを使いません。\n"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Diagnostics found = {0};
        Glossary *glossary = NULL;
        assert_int_not_equal(
            script_load_glossary(str_from(cases[i].source), &glossary, &found),
            STATUS_OK);
        assert_null(glossary);
        assert_says(&found, cases[i].says);
        diagnostics_clear(&found);
    }
}

static void test_mistakes_in_threats_and_story(void **state)
{
    Diagnostics found = {0};
    ThreatIndex *index = NULL;
    Story *story = NULL;
    (void)state;
    assert_int_equal(
        script_load_threats(STR("return { rules = { { rank = 2, title = \"x\", lessons = "
                                "{ 1 } } }, threats = { { year = 2025, list = {} }, { "
                                "year = 2026, list = {} } } }"),
                            &index, &found),
        STATUS_BAD_DATA);
    assert_says(&found, "S020 rule 1：rankは1から1までにします。\nS020 year "
                        "2：yearは2000から2024までにします。\n");
    assert_null(index);
    diagnostics_clear(&found);
    assert_int_equal(script_load_story(STR("return { { file = \"../x\", before = 1 }, { "
                                           "file = \"a\" }, { after = 3 } }"),
                                       &story, &found),
                     STATUS_BAD_DATA);
    assert_says(&found, "S020 piece 1：「../x」はidに使えません。英小文字・数字・_ "
                        "で書いてください。\nS013 piece "
                        "2には、beforeかafterのどちらか一方を書きます。\nS013 piece 3に "
                        "file = \"…\" がありません。書き足してください。\n");
    assert_null(story);
    diagnostics_clear(&found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_glossary_of_the_course),
        cmocka_unit_test(test_the_threats_of_the_course),
        cmocka_unit_test(test_the_story_of_the_course),
        cmocka_unit_test(test_mistakes_in_the_glossary),
        cmocka_unit_test(test_mistakes_in_threats_and_story),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
