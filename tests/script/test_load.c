/* Mistakes of trainers: what is said, for which line. Each case puts one or two wrong
 * lines into a lesson that is otherwise right. */
#include "base/os.h"
#include "script/script.h"
#include "support/cmocka_all.h"

typedef struct Case {
    const char *steps; /* stand in line 3 and the following of the file */
    const char *says;  /* what script/ finds, "line code sentence\n" each */
} Case;

/* A lesson with steps in its first scene and rest behind its scenes. */
static Str make_source(Arena *arena, const char *steps, const char *rest)
{
    return str_format(
        arena,
        "return lesson \"x\" { title = \"題\", tile = \"題|名\", goals = { \"目標\" },\n"
        "scene \"start\" { backdrop = \"cafe\",\n"
        "%s\n"
        "narrate \"last\" \"おわり\", finish },\n"
        "%s\n"
        "explain { card \"c1\" \"題\" { \"要点\" } },\n"
        "quiz {\n"
        "question \"q1\" \"適切\" \"問い\" { right \"a\" \"あ\" \"よい\", wrong \"b\" "
        "\"い\" \"だめ\" },\n"
        "question \"q2\" \"適切\" \"問い\" { right \"a\" \"あ\" \"よい\", wrong \"b\" "
        "\"い\" \"だめ\" },\n"
        "question \"q3\" \"不適切\" \"問い\" { right \"a\" \"あ\" \"よい\", wrong \"b\" "
        "\"い\" \"だめ\" },\n"
        "spare \"s1\" \"適切\" \"問い\" { right \"a\" \"あ\" \"よい\", wrong \"b\" "
        "\"い\" \"だめ\" },\n"
        "spare \"s2\" \"適切\" \"問い\" { right \"a\" \"あ\" \"よい\", wrong \"b\" "
        "\"い\" \"だめ\" },\n"
        "}, step_today = \"今日\", company_rule = \"決まり\" }\n",
        steps, rest);
}

/* The mistakes that script/ itself found; lesson_check has its own tests. */
static Str own_mistakes(Arena *arena, const Diagnostics *found)
{
    StrBuf text = {0};
    for (size_t i = 0; i < found->count; i++) {
        const Diagnostic *const item = &found->items[i];
        if (item->code.ptr[0] == 'S') {
            strbuf_add_format(&text, "%d %.*s %.*s\n", item->line, STR_ARG(item->code),
                              STR_ARG(item->sentence));
        }
    }
    const Str copy = str_copy(arena, strbuf_str(&text));
    strbuf_clear(&text);
    return copy;
}

static Str mistakes_of(Arena *arena, Str source)
{
    Diagnostics found = {0};
    Lesson *lesson = NULL;
    const Status status = script_load(source, NULL, &lesson, &found);
    assert_int_equal(status == STATUS_OK, found.count == 0);
    const Str text = own_mistakes(arena, &found);
    lesson_free(lesson);
    diagnostics_clear(&found);
    return text;
}

static void check_cases(const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Arena arena = {0};
        const Str source = make_source(&arena, cases[i].steps, "");
        const Str says = mistakes_of(&arena, source);
        if (!str_is(says, cases[i].says)) {
            print_error("%s\n  says: %.*s  not: %s", cases[i].steps, STR_ARG(says),
                        cases[i].says);
        }
        assert_true(str_is(says, cases[i].says));
        arena_clear(&arena);
    }
}

static void nothing_is_wrong(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"", ""},
        {"misaki \"a\" \"困り\" \"台詞\",", ""},
        {"narrate \"a\" \"{脆弱性|ぜい|じゃく|せい}と{会社||かい|しゃ}\",", ""},
        {"misaki(\"a\", \"worry\", \"台詞\"),", ""},
        {"say \"a\" \"sato\" \"普通\" \"台詞\",", ""},
        {"show { left = \"misaki\", right = { \"yuma\", \"驚き\" }, prop = \"phone\" },",
         ""},
        {"show \"s\" { left = \"nobody\", prop = \"nothing\", backdrop = \"park\" },",
         ""},
        {"show { pan = { px = 960, seconds = 12 }, fade = { to = \"park\", seconds = 12 "
         "} },",
         ""},
    };
    check_cases(cases, COUNT_OF(cases));
}

static void lines_of_the_scene(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"narate \"a\" \"x\",",
         "3 S010 there is no word 'narate'; did you mean 'narrate'?\n"},
        {"\nmisako \"a\" \"困り\" \"x\",",
         "4 S010 there is no word 'misako'; did you mean 'misaki'?\n"},
        {"tanaka \"a\" \"困り\" \"x\",", "3 S010 there is no word 'tanaka'\n"},
        {"say \"a\" \"sota\" \"普通\" \"x\",",
         "3 S015 there is no person 'sota'; did you mean 'sato'?\n"},
        {"misaki \"a\" \"泣き\" \"x\",",
         "3 S016 there is no face '泣き'; faces are 普通 笑顔 困り 驚き 真剣 照れ\n"},
        {"show { backdrop = \"caffe\" },",
         "3 S017 there is no backdrop 'caffe'; did you mean 'cafe'?\n"},
        {"show { leeft = \"misaki\" },",
         "3 S011 show has no 'leeft'; did you mean 'left'?\n"},
        {"show { left = \"misaka\" },",
         "3 S015 there is no person 'misaka'; did you mean 'misaki'?\n"},
        {"show { prop = 5 },",
         "3 S012 show: prop must be a text in quotes, not a number\n"},
        {"misaki \"a\" \"台詞\",",
         "3 S018 misaki is not finished; write misaki \"id\" \"face\" \"text\"\n"},
        {"misaki \"A 1\" \"普通\" \"台詞\",",
         "3 S020 misaki: \"A 1\" is not an id; use small letters, digits and _\n"},
        {"narrate \"a\" \"\",",
         "3 S013 narrate has an empty text; write narrate \"id\" \"text\"\n"},
        {"narrate \"a\" 5,", "3 S003 a comma is missing before this place, or the brace "
                             "{ is not closed (opened "
                             "in line 2; at '5')\n"},
        {"narrate \"a\" { \"x\" },", "3 S012 narrate needs a text in quotes here, not "
                                     "braces { }; write narrate \"id\" "
                                     "\"text\"\n"},
        {"narrate \"a\" \"x\" \"y\",",
         "3 S018 narrate is followed by a text that does not belong to it; a comma is "
         "missing, or write narrate \"id\" \"text\"\n"},
        {"narrate \"a\" \"{漢字}\",",
         "3 S027 narrate: there is no company word '漢字' (a reading is "
         "{漢字|かんじ})\n"},
        {"narrate \"a\" \"{}\",",
         "3 S026 narrate: braces in a text are for readings: {漢字|かんじ}\n"},
        {"narrate \"a\" \"{漢字|かんじ\",",
         "3 S026 narrate: braces in a text are for readings: {漢字|かんじ}\n"},
        {"narrate \"a\" \"漢字}\",",
         "3 S026 narrate: braces in a text are for readings: {漢字|かんじ}\n"},
        {"show { prop = \"{|x}\" },",
         "3 S026 show: braces in a text are for readings: {漢字|かんじ}\n"},
        {"\"x\",", "2 S014 scene: a text cannot stand here by itself\n"},
        {"question \"q\" \"適切\" \"x\" {},",
         "3 S014 question cannot stand inside scene\n"},
        {"narrate \"a\" \"x\\27[31m\",",
         "3 S022 a text holds bytes that cannot be shown\n"},
        {"jump \"start\" { when = true },",
         "3 S012 jump: when must be a condition: function(v) return ... end, not true or "
         "false\n"},
    };
    check_cases(cases, COUNT_OF(cases));
}

static void all_at_once(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"narate \"a\" \"x\",\n"
         "misaki \"b\" \"泣き\" \"x\",\n"
         "show { leeft = \"misaki\", backdrop = \"caffe\" },\n"
         "yuma \"c\" \"普通\",\n"
         "sato \"d\" \"普通\" \"x\",\n"
         "say \"e\" \"sota\" \"x\" \"y\",",
         "3 S010 there is no word 'narate'; did you mean 'narrate'?\n"
         "4 S016 there is no face '泣き'; faces are 普通 笑顔 困り 驚き 真剣 照れ\n"
         "5 S017 there is no backdrop 'caffe'; did you mean 'cafe'?\n"
         "5 S011 show has no 'leeft'; did you mean 'left'?\n"
         "6 S018 yuma is not finished; write yuma \"id\" \"face\" \"text\"\n"
         "8 S015 there is no person 'sota'; did you mean 'sato'?\n"
         "8 S016 there is no face 'x'; faces are 普通 笑顔 困り 驚き 真剣 照れ\n"},
    };
    check_cases(cases, COUNT_OF(cases));
}

static void hands_on_parts(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"pick \"p\" \"x\" { needed = 0, yes \"a\" \"b\" \"c\" \"d\", no \"e\" \"f\" "
         "\"g\" "
         "\"h\" },",
         "3 S020 pick: needed must be from 1 to 20\n"},
        {"pick \"p\" \"x\" { right \"a\" \"b\" \"c\" },",
         "3 S014 right cannot stand inside pick\n"},
        {"sort \"s\" \"x\" { bin \"a\" \"x\", bin \"b\" \"y\",\nitem \"i\" \"x\" \"c\" "
         "\"z\" "
         "},",
         "4 S020 there is no bin 'c' here\n"},
        {"panel \"p\" \"x\" { switch \"a\" \"x\" \"y\" { \"入\", \"切\", start = \"入\", "
         "right "
         "= \"無\" } },",
         "3 S020 switch: start and right must each be one of its states\n"},
        {"order \"o\" \"x\" { step(1.5) \"a\" \"x\" \"y\" },",
         "3 S020 step: the number must be a whole number\n"},
        {"spot \"s\" \"x\" { hit \"a\" \"x\" \"y\" { 1, 2, 3 } },",
         "3 S020 hit needs { x, y, width, height } in percent\n"},
        {"spot \"s\" \"x\" { decoy \"a\" \"x\" \"y\" { 1, 2, 3, 200 } },",
         "3 S020 decoy: the area goes from 0 to 100 percent\n"},
        {"builder \"b\" \"x\" { slot \"s\" \"t\" { kind = \"txt\", value \"a\" \"b\" } "
         "},",
         "3 S020 slot: kind must be \"topic\", \"text\", \"romaji\", \"capitals\", "
         "\"append\", \"digits\" or \"mark\"\n"},
        {"whatif \"w\" \"x\" { option \"a\" \"x\", event \"e\" \"y\",\n"
         "outcome \"b\" \"e\" \"○\" \"z\",\noutcome \"a\" \"f\" \"！\" \"z\" },",
         "4 S020 there is no option 'b' here\n"
         "5 S020 there is no event 'f' here\n"
         "5 S020 outcome: the mark must be \"○\", \"△\" or \"×\"\n"},
        {"talk \"t\" \"x\" { turn \"a\" \"x\" { reply(3) \"r\" \"x\" \"y\" } },",
         "3 S020 reply: the number must be from 0 to 2\n"},
    };
    check_cases(cases, COUNT_OF(cases));
}

/* Files that Lua itself does not take, and files that stop half-way. */
static void whole_files(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"return lesson \"x\" {\nnarrate \"a\" \"x\"\nnarrate \"b\" \"y\" }",
         "3 S003 a comma is missing before this place, or the brace { is not closed "
         "(opened in line 1; at 'narrate')\n"},
        {"return lesson \"x\" {\nnarrate \"a\" \"x,\n}",
         "2 S003 a text is not closed; its last quote mark is missing\n"},
        {"return lesson \"x\" {\nnarrate “a” “x”,\n}",
         "2 S003 a full-width sign stands outside of a text; quote marks, commas, "
         "brackets and spaces must be half-width\n"},
        {"return lesson \"x\" {\n",
         "2 S003 the file ends too early; a closing brace } or ) is missing\n"},
        {"return lesson \"x\" { \"C:\\my files\" }",
         "1 S003 a backslash in a text must be written twice: \\\\\n"},
        {"local a = os.time()", "1 S007 a lesson may not use 'os'\n"},
        {"x = 5", "1 S008 'x' is set, but a lesson only describes; write local in front "
                  "of it if you "
                  "need a short name\n"},
        {"", "0 S023 the file describes no lesson; it must say return lesson \"id\" { "
             "... }\n"},
        {"\xFF", "1 S002 the file is not UTF-8 here; save it as UTF-8 in your editor\n"},
        {"return lesson \"x\" { title = { \"a\" } }",
         "1 S012 lesson: title must be a text in quotes, not braces { }\n"},
        {"\n\nlesson \"x\" {}", "3 S023 write return in front of lesson\n"},
        {"\nlocal a = narrate \"a\" \"b\"\nreturn lesson \"x\" {}",
         "2 S019 narrate is written here but is not part of anything\n"},
        {"local t = {}\nt.x.y = 1", "2 S004 attempt to index a nil value (field 'x')\n"},
        {"return lesson \"x\" { vars = { a = {} } }",
         "1 S012 vars: a must be a text, a number, true or false\n"},
        {"return lesson \"x\" { revision = 1.5, item = 26 }",
         "1 S020 lesson: revision must be a whole number\n"
         "1 S020 lesson: item must be from 0 to 25\n"},
        {"return lesson \"x\" { explain {}, explain {}, quiz {}, quiz {} }",
         "1 S014 there is a second explain\n1 S014 there is a second quiz\n"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Arena arena = {0};
        const Str says = mistakes_of(&arena, str_from(cases[i].steps));
        if (!str_is(says, cases[i].says)) {
            print_error("%s\n  says: %.*s", cases[i].steps, STR_ARG(says));
        }
        assert_true(str_is(says, cases[i].says));
        arena_clear(&arena);
    }
}

static void a_file_too_large(void **state)
{
    (void)state;
    StrBuf text = {0};
    Diagnostics found = {0};
    Lesson *lesson = NULL;
    while (text.len <= 256u << 10) {
        strbuf_add_z(&text, "-- 0123456789\n");
    }
    assert_int_equal(script_load(strbuf_str(&text), NULL, &lesson, &found),
                     STATUS_TOO_LARGE);
    assert_true(str_is(found.items[0].code, "S001"));
    strbuf_clear(&text);
    diagnostics_clear(&found);
}

static void a_file_that_is_not_there(void **state)
{
    (void)state;
    Diagnostics found = {0};
    Lesson *lesson = NULL;
    assert_int_equal(script_load_file("/nowhere/lesson.lua", NULL, &lesson, &found),
                     STATUS_NOT_FOUND);
    assert_int_equal(found.count, 1);
    assert_true(str_is(found.items[0].code, "S001"));
    diagnostics_clear(&found);
}

static void one_thing_in_two_places(void **state)
{
    (void)state;
    Arena arena = {0};
    const Str source = str_format(&arena, "local n = narrate \"a\" \"b\"\n%.*s",
                                  STR_ARG(make_source(&arena, "n,\nn,", "")));
    assert_true(str_is(mistakes_of(&arena, source),
                       "1 S025 the same narrate stands in two places\n"));
    arena_clear(&arena);
}

/* ---- what comes out ---- */

static Lesson *load(Str source)
{
    Diagnostics found = {0};
    Lesson *lesson = NULL;
    const Status status = script_load(source, NULL, &lesson, &found);
    for (size_t i = 0; i < found.count; i++) {
        print_error("%d %.*s %.*s\n", found.items[i].line, STR_ARG(found.items[i].code),
                    STR_ARG(found.items[i].sentence));
    }
    assert_int_equal(status, STATUS_OK);
    diagnostics_clear(&found);
    return lesson;
}

static void the_model_holds_what_was_written(void **state)
{
    (void)state;
    Arena arena = {0};
    Lesson *const lesson = load(make_source(
        &arena,
        "show { left = { \"misaki\", \"笑顔\" } },\nmisaki \"m1\" \"困り\" \"台詞\",",
        ""));
    const Scene *const scene = &lesson->scenes[0];
    assert_true(str_is(lesson->id, "x"));
    assert_true(str_is(lesson->tile, "題|名"));
    assert_int_equal(lesson->revision, 1);
    assert_int_equal(lesson->scene_count, 1);
    assert_true(str_is(scene->backdrop, "cafe"));
    assert_int_equal(scene->step_count, 4);
    assert_int_equal(scene->steps[0].kind, STEP_SHOW);
    assert_true(str_is(scene->steps[0].show.left.who, "misaki"));
    assert_int_equal(scene->steps[0].show.left.face, FACE_SMILE);
    assert_false(scene->steps[0].show.right.is_set);
    assert_true(scene->steps[0].id.len > 0);
    assert_int_equal(scene->steps[1].kind, STEP_SAY);
    assert_int_equal(scene->steps[1].line, 4);
    assert_true(str_is(scene->steps[1].who, "misaki"));
    assert_int_equal(scene->steps[1].face, FACE_WORRY);
    assert_true(str_is(scene->steps[1].text, "台詞"));
    assert_int_equal(scene->steps[3].kind, STEP_FINISH);
    assert_int_equal(lesson->cast_count, 1);
    assert_int_equal(lesson->backdrop_count, 1);
    assert_int_equal(lesson->quiz.question_count, 3);
    assert_int_equal(lesson->quiz.spare_count, 2);
    assert_int_equal(lesson->quiz.questions[2].ask, ASK_UNFIT);
    assert_true(lesson->quiz.questions[0].options[0].is_right);
    lesson_free(lesson);
    arena_clear(&arena);
}

static const char conditional[] =
    "jump \"rich\" { when = function(v) return v.money > 10 and v.name == \"美咲\" end "
    "},\n"
    "jump \"rich\" { when = function(v) local t = { v.is_done } return t[1] end },";

static bool ask(const Lesson *lesson, int condition, double money, const char *name)
{
    Var vars[3];
    bool result = false;
    Error err = {0};
    assert_int_equal(lesson->var_count, 3);
    for (size_t i = 0; i < 3; i++) {
        vars[i] = lesson->vars[i];
        vars[i].number = money;
        vars[i].text = str_from(name);
    }
    assert_int_equal(
        lesson->host.evaluate(lesson->host.context, condition, vars, 3, &result, &err),
        STATUS_OK);
    return result;
}

static Str conditional_source(Arena *arena, const char *steps)
{
    return make_source(arena, steps,
                       "vars = { money = 5, name = \"\", is_done = true },\n"
                       "scene \"rich\" { narrate \"r\" \"x\", finish },");
}

static void conditions_see_the_variables(void **state)
{
    (void)state;
    Arena arena = {0};
    Lesson *const lesson = load(conditional_source(&arena, conditional));
    const int first = lesson->scenes[0].steps[0].condition;
    const int second = lesson->scenes[0].steps[1].condition;
    assert_true(first > 0 && second > 0 && first != second);
    assert_false(ask(lesson, first, 5, "美咲"));
    assert_false(ask(lesson, first, 11, "悠真"));
    assert_true(ask(lesson, first, 11, "美咲"));
    assert_true(ask(lesson, second, 0, ""));
    lesson_free(lesson);
    arena_clear(&arena);
}

/* Right when it is tried at loading, wrong later: the lesson stops, the program does not.
 */
static const char turncoat[] =
    "jump \"rich\" { when = function(v) if v.money > 10 then while true do end end\n"
    "if v.money < 0 then local s = 'x' while true do s = s .. s end end return false end "
    "},";

static void conditions_have_a_deadline(void **state)
{
    (void)state;
    Arena arena = {0};
    Lesson *const lesson = load(conditional_source(&arena, turncoat));
    const LessonHost *const host = &lesson->host;
    Var money = {.name = STR("money"), .kind = VAR_NUMBER, .number = 99};
    Error err = {0};
    bool result = true;
    int64_t best_ms = INT64_MAX;
    for (int i = 0; i < 3; i++) {
        const int64_t started_ms = os_monotonic_ms();
        assert_int_equal(host->evaluate(host->context, 1, &money, 1, &result, &err),
                         STATUS_TIMEOUT);
        const int64_t took_ms = os_monotonic_ms() - started_ms;
        best_ms = took_ms < best_ms ? took_ms : best_ms;
    }
    assert_true(best_ms <= 50);
    money.number = -1;
    assert_int_equal(host->evaluate(host->context, 1, &money, 1, &result, &err),
                     STATUS_TOO_LARGE);
    money.number = 1;
    assert_int_equal(host->evaluate(host->context, 1, &money, 1, &result, &err),
                     STATUS_OK);
    assert_false(result);
    assert_int_equal(host->evaluate(host->context, 2, &money, 1, &result, &err),
                     STATUS_BAD_ARGUMENT);
    lesson_free(lesson);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_wrong),
        cmocka_unit_test(lines_of_the_scene),
        cmocka_unit_test(all_at_once),
        cmocka_unit_test(hands_on_parts),
        cmocka_unit_test(whole_files),
        cmocka_unit_test(a_file_too_large),
        cmocka_unit_test(a_file_that_is_not_there),
        cmocka_unit_test(one_thing_in_two_places),
        cmocka_unit_test(the_model_holds_what_was_written),
        cmocka_unit_test(conditions_see_the_variables),
        cmocka_unit_test(conditions_have_a_deadline),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
