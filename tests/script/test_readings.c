/* The table of readings: the one of the course, and mistakes in others. */
#include "script/data.h"
#include "support/cmocka_all.h"

static void the_table_of_the_course_is_read(void **state)
{
    static const struct {
        const char *text, *marked;
    } cases[] = {
        {"今日中に、その日の分まで",
         "{今日中|きょうじゅう}に、その{日|ひ}の{分|ぶん}まで"},
        {"丸一日と三日", "{丸一日|まるいちにち}と{三日|みっか}"},
        {"通用口が開いたまま", "{通用口|つうようぐち}が{開|あ}いたまま"},
        {"添付を開いて", "{添付|てんぷ}を{開|ひら}いて"},
        {"係の方と入り方", "{係|かかり}の{方|かた}と{入|はい}り{方|かた}"},
        {"3人で5分、10分、第9話",
         "3{人|にん}で5{分|ふん}、10{分|ぷん}、{第|だい}9{話|わ}"},
        {"社内の取引先", "{社内|しゃない}の{取引先|とりひきさき}"},
    };
    (void)state;
    Arena arena = {0};
    Diagnostics found = {0};
    TextReadings *readings = text_readings_new();
    assert_int_equal(script_load_readings_file(GOFUN_SOURCE_DIR "/lessons/readings.lua",
                                               readings, &found),
                     STATUS_OK);
    text_readings_sort(readings);
    assert_true(text_readings_count(readings) > 2000);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const Str marked = text_readings_apply(readings, &arena, str_from(cases[i].text));
        assert_string_equal(str_copy_z(&arena, marked), cases[i].marked);
    }
    text_readings_free(readings);
    arena_clear(&arena);
}

static void mistakes_are_found(void **state)
{
    static const struct {
        const char *source, *code;
    } cases[] = {
        {"return 5", "S023"},
        {"return { 5 }", "S012"},
        {"return { \"{今日|きょう} 明日\" }", "S026"},
        {"return { \"{今日|}\" }", "S026"},
        {"return { \"{今日|きょう\" }", "S026"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Diagnostics found = {0};
        TextReadings *readings = text_readings_new();
        assert_int_equal(
            script_load_readings(str_from(cases[i].source), readings, &found),
            STATUS_BAD_DATA);
        assert_int_equal(found.count, 1);
        assert_true(str_is(found.items[0].code, cases[i].code));
        diagnostics_clear(&found);
        text_readings_free(readings);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_of_the_course_is_read),
        cmocka_unit_test(mistakes_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
