/* A small lesson that is right, and the same with one fault each: the check finds it, on
 * its line. */
#include <string.h>

#include "author/check.h"
#include "base/os.h"
#include "support/cmocka_all.h"

static const char LESSON[] =
    "return lesson \"no26_trial\" {\n"
    "    title = \"ためし\",\n"
    "    tile = \"ため|し\",\n"
    "    vars = { way = \"\" },\n"
    "    scene \"start\" {\n"
    "        backdrop = \"cafe\",\n"
    "        show { left = \"misaki\", right = \"yuma\" },\n"
    "        narrate \"a1\" \"雨の月曜日。\",\n"
    "        choose \"go\" \"どうする？\" {\n"
    "            option \"left\" \"左へ行く\" { to = \"one\" },\n"
    "            option \"right\" \"右へ行く\" { to = \"two\" },\n"
    "            meet = \"last\", store = \"way\",\n"
    "        },\n"
    "    },\n"
    "    scene \"one\" { narrate \"b1\" \"左だった。\" },\n"
    "    scene \"two\" { narrate \"c1\" \"右だった。\" },\n"
    "    scene \"last\" {\n"
    "        other_way \"go\",\n"
    "        yuma \"d1\" \"笑顔\" \"着きました。\",\n"
    "        finish,\n"
    "    },\n"
    "}\n";

typedef struct Case {
    const char *from, *to; /* what is replaced in LESSON */
    const char *code;      /* NULL: nothing is found */
    int line;
} Case;

#define LONG_LINE                                                                                                                 \
    "雨の月曜日、見積りの提出まで十五分しかないのに、駅前の喫茶店の電波は今日に限って"    \
    "まったくつながらず、美咲と悠真は顔を見合わせたまま、だれも何も言えないで時計の針が" \
    "進むのをただ見ているしかなくて、店の人も困った顔でこちらを見ている。"

static const Case cases[] = {
    {"", "", NULL, 0},
    {"雨の月曜日。", "", "S013", 8},
    {"to = \"two\"", "to = \"tow\"", "L204", 11},
    {"finish,", "", "L301", 17},
    {"finish,",
     "jump \"last\" { when = function(v) return v.way == \"none\" end }, finish,", NULL,
     0},
    {"yuma \"d1\"",
     "jump \"end\" { when = function(v) return v.way ~= \"none\" end }, yuma \"d1\"",
     "L204", 19},
    {"narrate \"c1\"",
     "jump \"last\" { when = function(v) return v.way ~= \"none\" end }, narrate \"c1\"",
     "A102", 16},
    {"other_way \"go\",",
     "jump \"last\" { when = function(v) return v.way == \"right\" end },", "A103", 16},
    {"雨の月曜日", "\xF0\x9F\xA6\xA8の月曜日", "A201", 8},
    {"show { left", "show { prop = \"unicorn\", left", "A303", 7},
    {"雨の月曜日。", LONG_LINE, "A403", 8},
    {"ため|し", "ためしの長いタイル|し", "A404", 1},
};

static Str replace(Arena *arena, const Case *row)
{
    const char *const at = strstr(LESSON, row->from);
    assert_non_null(at);
    const Str before = {LESSON, (size_t)(at - LESSON)};
    return str_format(arena, "%.*s%s%s", STR_ARG(before), row->to,
                      at + strlen(row->from));
}

static Status open_checker(const char *assets, Checker **out, Error *err)
{
    const CheckerDirs dirs = {.assets = assets, .lessons = GOFUN_SOURCE_DIR "/lessons"};
    return checker_new(&dirs, out, err);
}

static Checker *new_checker(void)
{
    Checker *checker = NULL;
    Error err = {0};
    if (open_checker(GOFUN_SOURCE_DIR "/assets", &checker, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
    return checker;
}

static void check_case(const Case *row)
{
    static const char path[] = GOFUN_BINARY_DIR "/author_case.lua";
    Arena arena = {0};
    Error err = {0};
    StrBuf text = {0};
    Checker *const checker = new_checker();
    assert_int_equal(os_write_file(path, replace(&arena, row), false, NULL), STATUS_OK);
    assert_int_equal(checker_check(checker, path, &err), STATUS_OK);
    checker_finish(checker);
    const Findings *const found = checker_findings(checker);
    findings_print(found, &text);
    const bool is_right = row->code == NULL
                              ? found->count == 0
                              : findings_has(found, str_from(path), row->line, row->code);
    if (!is_right) {
        fail_msg("'%s' -> '%s': %s", row->from, row->to,
                 text.len > 0 ? text.ptr : "none");
    }
    strbuf_clear(&text);
    arena_clear(&arena);
    checker_free(checker);
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        check_case(&cases[i]);
    }
}

static void test_what_is_not_there(void **state)
{
    (void)state;
    Error err = {0};
    Checker *checker = NULL;
    assert_int_equal(open_checker("/nowhere", &checker, &err), STATUS_NOT_FOUND);
    assert_null(checker);
    checker = new_checker();
    assert_int_equal(checker_check(checker, "/nowhere", &err), STATUS_NOT_FOUND);
    assert_int_equal(checker_check(checker, GOFUN_SOURCE_DIR "/docs", &err),
                     STATUS_NOT_FOUND);
    checker_free(checker);
}

static void test_findings(void **state)
{
    (void)state;
    Findings list = {0};
    StrBuf text = {0};
    findings_add(&list, STR("b.lua"), 9, "A401", "late");
    findings_add(&list, STR("b.lua"), 2, "W601", "a \"quote\"\\");
    findings_add(&list, STR("b.lua"), 2, "W601", "a \"quote\"\\");
    findings_add(&list, STR("a.lua"), 1, "L101", "other file");
    findings_sort(&list);
    findings_print(&list, &text);
    assert_string_equal(text.ptr, "b.lua:2: W601 a \"quote\"\\\nb.lua:9: A401 late\n"
                                  "a.lua:1: L101 other file\n");
    assert_int_equal(list.errors, 2);
    assert_int_equal(list.warnings, 1);
    assert_true(findings_has(&list, STR("a.lua"), 1, "L101"));
    assert_false(findings_has(&list, STR("a.lua"), 2, "L101"));
    strbuf_reset(&text);
    findings_print_json(&list, &text);
    assert_non_null(strstr(text.ptr, "{\"errors\":2,\"warnings\":1,"));
    assert_non_null(strstr(text.ptr, "{\"file\":\"b.lua\",\"line\":2,\"code\":\"W601\","
                                     "\"severity\":\"warning\","
                                     "\"message\":\"a \\\"quote\\\"\\\\\"}"));
    assert_non_null(strstr(text.ptr, "\"code\":\"A401\",\"severity\":\"error\""));
    strbuf_clear(&text);
    findings_clear(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_what_is_not_there),
        cmocka_unit_test(test_findings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
