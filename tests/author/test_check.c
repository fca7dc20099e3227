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

/* Fits with the built-in word and not with forty characters in its place. */
#define WORD_LINE                                                                                                                \
    "美咲はあわてて{報告先}に電話をかけ、いつ、どこで、何がなくなったのかを、落ち着いて" \
    "順に伝えることができました。だれも責めず、すぐに次の手を教えてくれたので、ほっと"   \
    "しました。"
#define OVERLAPPING_PLATES                                                                \
    "spot \"op\" \"探そう。\" { picture = \"no14_desk\", width = 1000, height = 800," \
    " done = \"見つけた。\", plate \"集計表の下書き\" { 10, 10, 40, 8 },"     \
    " plate \"見積書\" { 12, 10, 40, 8 },"                                             \
    " hit \"note\" \"付せん\" \"書いてある。\" { 60, 60, 10, 10 } }"
#define HOPELESS_WHATIF                                                                        \
    "whatif \"op\" \"どれを選ぶ？\" { done = \"おわり。\","                          \
    " option \"disk\" \"机の上\", option \"bag\" \"かばん\", event \"fire\" \"火事\"," \
    " outcome \"disk\" \"fire\" \"×\" \"燃えた。\","                                      \
    " outcome \"bag\" \"fire\" \"×\" \"燃えた。\","                                       \
    " result \"残らなかった。\" { any = true } }"

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
    {"雨の月曜日", "薔薇の月曜日", "W202", 8},
    {"雨の月曜日", "{薔薇|ばら}の月曜日", NULL, 0},
    {"show { left", "show { prop = \"unicorn\", left", "A303", 7},
    {"雨の月曜日。", LONG_LINE, "A403", 8},
    {"ため|し", "ためしの長いタイル|し", "A404", 1},
    {"雨の月曜日。", WORD_LINE, "W405", 8},
    {"yuma \"d1\"", OVERLAPPING_PLATES ", yuma \"d1\"", "A402", 19},
    {"yuma \"d1\"", HOPELESS_WHATIF ", yuma \"d1\"", "A104", 19},
    {"finish,",
     "jump \"last\" { when = function(v) return v.way ~= \"none\" end }, finish,", "A106",
     0},
    {"finish,", "jump \"last\" { when = function(v) return v.way > 5 end }, finish,",
     "S021", 20},
    {"yuma \"d1\"", "sato \"d0\" \"普通\" \"どうも。\", yuma \"d1\"", NULL, 0},
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

/* ---- files and folders made on the spot ---- */

#define WORK GOFUN_BINARY_DIR "/author_check"

static void put(const char *path, Str text)
{
    assert_int_equal(os_write_file(path, text, false, NULL), STATUS_OK);
}

static void make_dir(const char *path)
{
    assert_int_equal(os_make_dirs(path, NULL), STATUS_OK);
}

/* What the check finds at path, with pictures from assets, has code (in file, unless that
 * is NULL). */
static void assert_finds(const char *assets, const char *path, const char *file,
                         const char *code)
{
    Checker *checker = NULL;
    Error err = {0};
    StrBuf text = {0};
    bool is_found = false;
    assert_int_equal(open_checker(assets, &checker, &err), STATUS_OK);
    assert_int_equal(checker_check(checker, path, &err), STATUS_OK);
    checker_finish(checker);
    const Findings *const found = checker_findings(checker);
    for (size_t i = 0; i < found->count; i++) {
        const bool is_there = file == NULL || str_is(found->items[i].file, file);
        is_found = is_found || (is_there && str_is(found->items[i].code, code));
    }
    if (!is_found) {
        findings_print(found, &text);
        fail_msg("%s: no %s, but: %s", path, code, text.len > 0 ? text.ptr : "nothing");
    }
    strbuf_clear(&text);
    checker_free(checker);
}

static void assert_lesson_finds(const StrBuf *lesson, const char *code)
{
    make_dir(WORK);
    put(WORK "/lesson.lua", strbuf_str(lesson));
    assert_finds(GOFUN_SOURCE_DIR "/assets", WORK "/lesson.lua", NULL, code);
}

/* A folder of pictures without people, with a backdrop that nanosvg draws wrong. */
static void test_pictures(void **state)
{
    static const Case other_backdrop = {"\"cafe\"", "\"office_day\"", NULL, 0};
    static const Case no_change = {"", "", NULL, 0};
    (void)state;
    Arena arena = {0};
    make_dir(WORK "/assets/backdrops");
    put(WORK "/assets/backdrops/cafe.svg",
        STR("<svg viewBox=\"0 0 1920 1080\"><g opacity=\"0.5\"><rect width=\"9\" "
            "height=\"9\"/></g></svg>"));
    put(WORK "/lesson.lua", replace(&arena, &no_change));
    assert_finds(WORK "/assets", WORK "/lesson.lua", WORK "/lesson.lua", "A301");
    assert_finds(WORK "/assets", WORK "/lesson.lua", WORK "/assets/backdrops/cafe.svg",
                 "A304");
    put(WORK "/lesson.lua", replace(&arena, &other_backdrop));
    assert_finds(WORK "/assets", WORK "/lesson.lua", WORK "/lesson.lua", "A302");
    arena_clear(&arena);
}

static void test_a_folder(void **state)
{
    static const Case other_id = {"no26_trial", "no26_other", NULL, 0};
    (void)state;
    Arena arena = {0};
    make_dir(WORK "/lessons/no26_trial");
    put(WORK "/lessons/no26_trial/lesson.lua", replace(&arena, &other_id));
    put(WORK "/lessons/course.lua", STR("return course { chapter(1) \"基本\", entry(1) "
                                        "\"no27_gone\" \"消えた\" { part "
                                        "= 1, tile = \"消えた\" } }"));
    assert_finds(GOFUN_SOURCE_DIR "/assets", WORK "/lessons",
                 WORK "/lessons/no26_trial/lesson.lua", "A702");
    assert_finds(GOFUN_SOURCE_DIR "/assets", WORK "/lessons", WORK "/lessons/course.lua",
                 "A701");
    arena_clear(&arena);
}

static void add_questions(StrBuf *out, const char *kind, int count)
{
    for (int i = 0; i < count; i++) {
        strbuf_add_format(out,
                          "%s \"%s%d\" \"適切\" \"名札は？\" { right \"a\" \"付ける\" "
                          "\"見える。\", wrong \"b\" \"しまう\" \"見えない。\" },\n",
                          kind, kind, i);
    }
}

/* LESSON with lines_count more lines and a test, all of whose right answers come first.
 */
static void build_lesson(StrBuf *out, int lines, int questions, int spares)
{
    const char *const at = strstr(LESSON, "other_way");
    strbuf_add(out, (Str){LESSON, (size_t)(at - LESSON)});
    for (int i = 0; i < lines; i++) {
        strbuf_add_format(out,
                          "narrate \"n%d\" "
                          "\"窓の外は雨で、だれも何も言わず、時計の音だけが聞こえていた。"
                          "\",\n",
                          i);
    }
    strbuf_add_z(out, "finish },\nquiz {\n");
    add_questions(out, "question", questions);
    add_questions(out, "spare", spares);
    strbuf_add_z(out, "} }\n");
}

typedef struct Built {
    int lines, questions, spares;
    const char *code;
} Built;

static void test_built_lessons(void **state)
{
    static const Built rows[] = {
        {1, 3, 0, "A501"}, {80, 3, 0, "A502"}, {1, 12, 12, "W601"}, {1, 13, 0, "L405"}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        StrBuf lesson = {0};
        build_lesson(&lesson, rows[i].lines, rows[i].questions, rows[i].spares);
        assert_lesson_finds(&lesson, rows[i].code);
        strbuf_clear(&lesson);
    }
}

/* One choice after the other; meets: each has branches of its own. */
static void build_choices(StrBuf *out, int count, bool meets)
{
    strbuf_add_z(out, "return lesson \"no26_trial\" { title = \"ためし\", tile = "
                      "\"ため|し\",\n");
    for (int i = 0; i < count; i++) {
        strbuf_add_format(out, "scene \"s%d\" { choose \"c%d\" \"どうする？\" {\n", i, i);
        strbuf_add_format(out, "option \"a\" \"行く\" { to = \"%s%d\" },\n",
                          meets ? "m" : "s", i + 1);
        strbuf_add_format(out, "option \"b\" \"待つ\" { to = \"%s%d\" },\n",
                          meets ? "m" : "s", i + 1);
        if (meets) {
            strbuf_add_format(out,
                              "meet = \"s%d\" } },\nscene \"m%d\" { narrate \"n%d\" "
                              "\"歩く。\" },\n",
                              i + 1, i + 1, i);
        } else {
            strbuf_add_z(out, "} },\n");
        }
    }
    strbuf_add_format(out, "scene \"s%d\" { narrate \"z\" \"着いた。\", finish } }\n",
                      count);
}

static void test_many_paths(void **state)
{
    (void)state;
    StrBuf lesson = {0};
    build_choices(&lesson, 10, false); /* 1024 paths */
    assert_lesson_finds(&lesson, "W105");
    strbuf_reset(&lesson);
    build_choices(&lesson, 180, true); /* 361 scenes by 181 branches */
    assert_lesson_finds(&lesson, "L305");
    strbuf_clear(&lesson);
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
        cmocka_unit_test(test_cases),      cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_a_folder),   cmocka_unit_test(test_built_lessons),
        cmocka_unit_test(test_many_paths), cmocka_unit_test(test_what_is_not_there),
        cmocka_unit_test(test_findings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
