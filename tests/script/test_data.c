/* What stands beside the lessons: facts, glossary and the story between the lessons. The
 * rules are written in check_data.lua; here they are run, also over seeded mistakes. */
#include <lauxlib.h>
#include <lualib.h>

#include "base/os.h"
#include "lesson/plan.h"
#include "script/script.h"
#include "support/cmocka_all.h"

#define LESSONS GOFUN_SOURCE_DIR "/lessons"
#define CHECKS GOFUN_SOURCE_DIR "/tests/script/check_data.lua"

/* What the file or text returns, on top of the stack. */
static void run_lua(lua_State *L, int load_status)
{
    if (load_status != LUA_OK || lua_pcall(L, 0, 1, 0) != LUA_OK) {
        fail_msg("%s", lua_tostring(L, -1));
    }
}

static int open_checks(void **state)
{
    lua_State *const L = luaL_newstate();
    luaL_openlibs(L);
    run_lua(L, luaL_loadfile(L, CHECKS)); // checks
    *state = L;
    return 0;
}

static int close_checks(void **state)
{
    lua_close(*state);
    return 0;
}

/* Calls checks[name] with the count values on top; returns how many complaints came and
 * prints them when there should be none. */
static lua_Integer complaints(lua_State *L, const char *name, int count, bool prints)
{
    lua_getfield(L, 1, name);
    lua_insert(L, -1 - count);
    assert_int_equal(lua_pcall(L, count, 1, 0), LUA_OK);
    const lua_Integer found = luaL_len(L, -1);
    for (lua_Integer i = 1; prints && i <= found; i++) {
        lua_geti(L, -1, i);
        print_error("%s\n", lua_tostring(L, -1));
        lua_pop(L, 1);
    }
    lua_settop(L, 1);
    return found;
}

static void push_file(lua_State *L, const char *path)
{
    run_lua(L, luaL_loadfile(L, path));
}

static void the_data_is_whole(void **state)
{
    lua_State *const L = *state;
    push_file(L, LESSONS "/facts.lua");
    assert_true(luaL_len(L, -1) >= 25);
    assert_int_equal(complaints(L, "facts", 1, true), 0);
    push_file(L, LESSONS "/glossary.lua");
    assert_int_equal(luaL_len(L, -1), 131);
    assert_int_equal(complaints(L, "glossary", 1, true), 0);
    push_file(L, LESSONS "/threats.lua");
    assert_int_equal(complaints(L, "threats", 1, true), 0);
}

static void check_figures(lua_State *L, const char *path, int lesson)
{
    StrBuf source = {0};
    assert_int_equal(os_read_file(path, 1u << 20, &source, NULL), STATUS_OK);
    lua_pushlstring(L, source.ptr, source.len);
    push_file(L, LESSONS "/facts.lua");
    if (lesson > 0) {
        lua_pushinteger(L, lesson);
    } else {
        lua_pushnil(L);
    }
    const lua_Integer found = complaints(L, "figures", 3, true);
    strbuf_clear(&source);
    if (found > 0) {
        fail_msg("%s", path);
    }
}

static void figures_of_the_lessons_are_in_the_facts(void **state)
{
    Arena arena = {0};
    OsNames names = {0};
    size_t lessons = 0;
    assert_int_equal(os_list_dir(&arena, LESSONS, &names, NULL), STATUS_OK);
    for (size_t i = 0; i < names.count; i++) {
        const Str name = names.names[i];
        int64_t number = 0;
        if (str_starts_with(name, STR("no")) &&
            str_to_int64(str_slice(name, 2, 4), &number)) {
            check_figures(
                *state, str_format(&arena, LESSONS "/%.*s/lesson.lua", STR_ARG(name)).ptr,
                (int)number);
            lessons++;
        }
    }
    assert_int_equal(lessons, 25);
    check_figures(*state, LESSONS "/glossary.lua", 0);
    arena_clear(&arena);
}

/* ---- the checks find what they are for ---- */

typedef struct FigureCase {
    const char *source;
    lua_Integer lesson, complaints;
} FigureCase;

static void wrong_figures_are_found(void **state)
{
    static const char facts[] = "return { { id = 'entrances', text = "
                                "'侵入口は55%、31%（2024年）', year = '2024', "
                                "source = '警察庁', lessons = { 1 } } }";
    static const FigureCase cases[] = {
        {"\"警察庁の{entrances.year}の調査では、侵入口は{entrances.vpn}。\"", 1, 0},
        {"\"侵入口は{entrances.vpn}。\"", 2, 1},
        {"\"侵入口は{entrance.vpn}。\"", 1, 1},
        /* written out: a year is that at any rate, and the figure may be wrong as well */
        {"\"警察庁の2024年の調査では、侵入口は55%。\"", 1, 1},
        {"\"警察庁の2024年の調査では、侵入口は56%。\"", 1, 2},
        {"\"2023年は31%。\"", 1, 2},
        {"\"2024年は31%。\"", 2, 2},
        {"\"2024年は{侵入|しんにゅう}31%。\" \"2025年は31%。\" \"速報は7日。\"", 1, 4},
        {"\"被害は48.0%。\" \"報告は245万件。\"", 1, 2},
        {"\"10分後、電話が鳴った。図面は2,400枚。\"", 1, 0},
    };
    lua_State *const L = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        lua_pushstring(L, cases[i].source);
        run_lua(L, luaL_loadstring(L, facts));
        lua_pushinteger(L, cases[i].lesson);
        assert_int_equal(complaints(L, "figures", 3, false), cases[i].complaints);
    }
}

typedef struct TableCase {
    const char *check, *source;
    lua_Integer complaints;
} TableCase;

static void broken_tables_are_found(void **state)
{
    static const TableCase cases[] = {
        {"glossary",
         "return { { term = 'ID', reading = 'あいでぃー', line = 'x', lessons = { 3 } } "
         "}",
         0},
        {"glossary",
         "return { { term = 'ID', reading = 'アイ', line = 'x', lessons = { 3 } } }", 1},
        {"glossary",
         "return { { term = 'ID', reading = 'あい', line = '', lessons = { 3, 2 } } }",
         2},
        {"glossary",
         "return { { term = 'a', reading = 'あ', line = 'x', lessons = { 1 } },"
         "{ term = 'a', reading = 'あ', line = 'x', lessons = {} } }",
         2},
        {"facts",
         "return { { id = 'a', text = 'x', year = '2024', source = 's', review = 'r', "
         "sureness = 'A', lessons = { 25 } } }",
         0},
        {"facts",
         "return { { id = 'a', text = 'x', year = 'R7', review = 'r', sureness = 'D', "
         "lessons = { 26 } } }",
         4},
        {"threats", "return { rules = {}, threats = {} }", 1},
        {"threats",
         "local r = {} for i = 1, 5 do r[i] = { rank = i, title = 'x', lessons = { i } } "
         "end r[2].rank = 3 r[4].lessons = { 26, 26 } return { rules = r, threats = {} }",
         4},
    };
    lua_State *const L = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        run_lua(L, luaL_loadstring(L, cases[i].source));
        assert_int_equal(complaints(L, cases[i].check, 1, false), cases[i].complaints);
    }
}

/* ---- the story between the lessons ---- */

static void play_story(const char *path)
{
    Diagnostics found = {0};
    Lesson *lesson = NULL;
    Plan *plan = NULL;
    Error err = {0};
    const PlanOptions options = {.seed = 1, .save_load_every_step = true};
    assert_int_equal(script_load_file(path, NULL, &lesson, &found), STATUS_OK);
    assert_int_equal(plan_parse(STR("expect end\n"), "story", &plan, &err), STATUS_OK);
    assert_int_equal(lesson->quiz.question_count, 0);
    assert_true(lesson->scenes[0].step_count >= 4);
    if (plan_play(lesson, plan, &options, NULL, &err) != STATUS_OK) {
        fail_msg("%s: %s", path, err.message);
    }
    plan_free(plan);
    lesson_free(lesson);
    diagnostics_clear(&found);
}

static lua_Integer field_number(lua_State *L, const char *name)
{
    lua_getfield(L, -1, name);
    const lua_Integer number = lua_tointeger(L, -1);
    lua_pop(L, 1);
    return number;
}

static void the_story_plays_through(void **state)
{
    lua_State *const L = *state;
    Arena arena = {0};
    push_file(L, LESSONS "/story/order.lua");
    assert_int_equal(luaL_len(L, -1), 4);
    for (lua_Integer i = 1; i <= 4; i++) {
        lua_geti(L, -1, i); // order, row
        const lua_Integer before = field_number(L, "before");
        const lua_Integer after = field_number(L, "after");
        assert_in_range(before + after, 1, 25);
        assert_true(before == 0 || after == 0);
        lua_getfield(L, -1, "file");
        play_story(str_format(&arena, LESSONS "/story/%s.lua", lua_tostring(L, -1)).ptr);
        lua_pop(L, 2);
    }
    lua_settop(L, 1);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_data_is_whole),
        cmocka_unit_test(figures_of_the_lessons_are_in_the_facts),
        cmocka_unit_test(wrong_figures_are_found),
        cmocka_unit_test(broken_tables_are_found),
        cmocka_unit_test(the_story_plays_through),
    };
    return cmocka_run_group_tests(tests, open_checks, close_checks);
}
