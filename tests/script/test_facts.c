/* Figures of the table of facts in the texts of a lesson. */
#include "script/data.h"
#include "script/script.h"
#include "support/cmocka_all.h"

static const char table[] =
    "return {\n"
    "    { id = \"entrances\", text = \"入口はVPN装置55%（2024年）\", year = \"2024\",\n"
    "      source = \"警察庁\", review = \"毎年\", sureness = \"A\", lessons = { 1 },\n"
    "      values = { vpn = \"55%\", remote = \"31%\", year = \"2024年\" } },\n"
    "    { id = \"costs\", text = \"半数超\", year = \"2025\", source = \"警察庁\",\n"
    "      review = \"毎年\", sureness = \"A\", lessons = { 11, 24 } },\n"
    "}\n";

static Facts *load_table(void)
{
    Diagnostics found = {0};
    Facts *facts = NULL;
    assert_int_equal(script_load_facts(str_from(table), &facts, &found), STATUS_OK);
    assert_int_equal(facts->count, 2);
    assert_int_equal(facts->facts[1].lessons[1], 24);
    return facts;
}

/* A lesson of one line with text in it; NULL when it is wrong. */
static Lesson *load_line(const char *text, const Facts *facts, Diagnostics *found)
{
    const ScriptOptions options = {.facts = facts};
    StrBuf source = {0};
    Lesson *lesson = NULL;
    strbuf_add_format(
        &source,
        "return lesson \"x\" { title = \"題\", item = 0,\n"
        "scene \"s\" { backdrop = \"cafe\", narrate \"a\" \"%s\", finish } }",
        text);
    const Status status = script_load(strbuf_str(&source), &options, &lesson, found);
    assert_true((status == STATUS_OK) == (lesson != NULL));
    strbuf_clear(&source);
    return lesson;
}

static void figures_are_replaced(void **state)
{
    static const struct {
        const char *text, *line;
    } cases[] = {
        {"{entrances.year}、VPNは{entrances.vpn}。", "2024年、VPNは55%。"},
        {"{entrances.vpn}{entrances.remote}", "55%31%"},
        {"{costs}（警察庁）", "半数超（警察庁）"},
        {"{被害|ひがい}は{costs}、{報告先}へ", "{被害|ひがい}は半数超、責任者へ"},
    };
    (void)state;
    Facts *facts = load_table();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Diagnostics found = {0};
        Lesson *lesson = load_line(cases[i].text, facts, &found);
        assert_non_null(lesson);
        assert_true(str_is(lesson->scenes[0].steps[0].text, cases[i].line));
        lesson_free(lesson);
    }
    facts_free(facts);
}

static void unknown_figures_are_found(void **state)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"{entrance.vpn}", "narrate：facts.luaに数字「entrance.vpn」はありません。"
                           "「entrances」のことですか。"},
        {"{entrances.vpm}", "narrate：facts.luaに数字「entrances.vpm」はありません。"
                            "「vpn」のことですか。"},
        {"{zzzzzzzz}", "narrate：facts.luaに数字「zzzzzzzz」はありません。"},
        {"{costs.half}", "narrate：facts.luaに数字「costs.half」はありません。"},
    };
    (void)state;
    Facts *facts = load_table();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Diagnostics found = {0};
        assert_null(load_line(cases[i].text, facts, &found));
        assert_int_equal(found.count, 1);
        assert_int_equal(found.items[0].line, 2);
        assert_true(str_is(found.items[0].code, "S028"));
        assert_string_equal(str_copy(&found.arena, found.items[0].sentence).ptr,
                            cases[i].says);
        diagnostics_clear(&found);
    }
    Diagnostics found = {0};
    assert_null(load_line("{costs}", NULL, &found));
    diagnostics_clear(&found);
    facts_free(facts);
}

static void mistakes_in_the_table_are_found(void **state)
{
    static const struct {
        const char *row, *code;
    } cases[] = {
        {"id = \"a\"", "S013"},
        {"id = \"A b\"", "S020"},
        {"values = { vpn = 55 }", "S012"},
        {"values = { vpn = \"\" }", "S012"},
        {"sources = \"x\"", "S011"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Diagnostics found = {0};
        Facts *facts = NULL;
        StrBuf source = {0};
        bool is_said = false;
        strbuf_add_format(&source, "return { { %s } }", cases[i].row);
        assert_int_equal(script_load_facts(strbuf_str(&source), &facts, &found),
                         STATUS_BAD_DATA);
        assert_null(facts);
        for (size_t k = 0; k < found.count; k++) {
            is_said = is_said || str_is(found.items[k].code, cases[i].code);
        }
        assert_true(is_said);
        strbuf_clear(&source);
        diagnostics_clear(&found);
    }
}

static void the_table_of_the_course_is_read(void **state)
{
    (void)state;
    Diagnostics found = {0};
    Facts *facts = NULL;
    assert_int_equal(
        script_load_facts_file(GOFUN_SOURCE_DIR "/lessons/facts.lua", &facts, &found),
        STATUS_OK);
    const Fact *fact = facts_find(facts, STR("ransom_entrances"));
    assert_non_null(fact);
    assert_non_null(fact_find_value(fact, STR("vpn")));
    facts_free(facts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_replaced),
        cmocka_unit_test(unknown_figures_are_found),
        cmocka_unit_test(mistakes_in_the_table_are_found),
        cmocka_unit_test(the_table_of_the_course_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
