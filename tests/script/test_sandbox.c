/* The cage itself: limits, deadlines, failing memory, no way out. */
#include <lauxlib.h>

#include "base/os.h"
#include "script/data.h"
#include "script/sandbox.h"
#include "script/script.h"
#include "support/cmocka_all.h"

/* ---- the state ---- */

static int l_error_with_table(lua_State *L)
{
    lua_newtable(L);
    return lua_error(L);
}

static int l_error_with_nil(lua_State *L)
{
    lua_pushnil(L);
    return lua_error(L);
}

static int l_run_text(lua_State *L)
{
    const char *const text = lua_touserdata(L, 1);
    lua_newtable(L);
    sandbox_push_chunk(L, str_from(text));
    lua_call(L, 0, 0);
    return 0;
}

static Status run(lua_CFunction body, void *argument, int64_t budget_ms,
                  SandboxFault *fault)
{
    Sandbox *sandbox = NULL;
    assert_int_equal(sandbox_new(&SANDBOX_LIMITS, &sandbox), STATUS_OK);
    const Status status = sandbox_run(sandbox, body, argument, budget_ms, fault);
    sandbox_free(sandbox);
    return status;
}

static void error_values_of_any_type(void **state)
{
    (void)state;
    SandboxFault fault = {0};
    assert_int_equal(run(l_error_with_table, NULL, 100, &fault), STATUS_BAD_DATA);
    assert_string_equal(fault.message, "文ではない誤りで止まりました。");
    assert_int_equal(run(l_error_with_nil, NULL, 100, &fault), STATUS_BAD_DATA);
    assert_string_equal(fault.message, "文ではない誤りで止まりました。");
}

/* Of three, because other programs may be using the machine. */
static int64_t quickest_timeout_ms(char *text)
{
    int64_t best_ms = INT64_MAX;
    for (int i = 0; i < 3; i++) {
        SandboxFault fault = {0};
        const int64_t started_ms = os_monotonic_ms();
        assert_int_equal(run(l_run_text, text, 50, &fault), STATUS_TIMEOUT);
        assert_int_equal(fault.line, 1);
        const int64_t took_ms = os_monotonic_ms() - started_ms;
        best_ms = took_ms < best_ms ? took_ms : best_ms;
    }
    return best_ms;
}

static void deadline_ends_every_loop(void **state)
{
    (void)state;
    static const char *const loops[] = {
        "while true do end",
        "repeat until false",
        "for i = 1, 1 << 62 do end",
        "::a:: goto a",
        "local function f() return f() end f()",
        "local f f = function() local g = f return g() end f()",
        "for i = 1, 1e18 do local t = { i } end",
    };
    for (size_t i = 0; i < sizeof loops / sizeof loops[0]; i++) {
        char text[80] = {0};
        for (size_t at = 0; loops[i][at] != '\0' && at + 1 < sizeof text; at++) {
            text[at] = loops[i][at];
        }
        assert_true(quickest_timeout_ms(text) < 70);
    }
}

static void a_state_can_be_used_after_an_error(void **state)
{
    (void)state;
    Sandbox *sandbox = NULL;
    SandboxFault fault = {0};
    char endless[] = "while true do end";
    char fine[] = "local a = 1";
    assert_int_equal(sandbox_new(&SANDBOX_LIMITS, &sandbox), STATUS_OK);
    assert_int_equal(sandbox_run(sandbox, l_run_text, endless, 10, &fault),
                     STATUS_TIMEOUT);
    assert_int_equal(sandbox_run(sandbox, l_run_text, fine, 1000, &fault), STATUS_OK);
    assert_int_equal(fault.line, 0);
    sandbox_free(sandbox);
}

static void memory_is_counted_and_capped(void **state)
{
    (void)state;
    SandboxLimits limits = SANDBOX_LIMITS;
    Sandbox *sandbox = NULL;
    SandboxFault fault = {0};
    char keeps[] = "local t = nil while true do t = { t } end";
    limits.memory_bytes = 1u << 20;
    assert_int_equal(sandbox_new(&limits, &sandbox), STATUS_OK);
    const size_t before = sandbox_bytes(sandbox);
    assert_int_equal(sandbox_run(sandbox, l_run_text, keeps, 5000, &fault),
                     STATUS_TOO_LARGE);
    assert_int_equal(fault.line, 1);
    assert_true(sandbox_bytes(sandbox) <= limits.memory_bytes);
    assert_true(sandbox_bytes(sandbox) > before);
    sandbox_free(sandbox);
}

static void no_single_block_beyond_the_cap(void **state)
{
    (void)state;
    SandboxLimits limits = SANDBOX_LIMITS;
    Sandbox *sandbox = NULL;
    SandboxFault fault = {0};
    char doubles[] = "local s = 'x' for i = 1, 18 do s = s .. s end";
    assert_int_equal(sandbox_new(&limits, &sandbox), STATUS_OK);
    assert_int_equal(sandbox_run(sandbox, l_run_text, doubles, 5000, &fault), STATUS_OK);
    sandbox_free(sandbox);
    limits.block_bytes = 64u << 10;
    assert_int_equal(sandbox_new(&limits, &sandbox), STATUS_OK);
    assert_int_equal(sandbox_run(sandbox, l_run_text, doubles, 5000, &fault),
                     STATUS_TOO_LARGE);
    sandbox_free(sandbox);
}

static void bytecode_is_refused(void **state)
{
    (void)state;
    SandboxFault fault = {0};
    char bytecode[] = "\x1bLua\x54";
    assert_int_equal(run(l_run_text, bytecode, 100, &fault), STATUS_BAD_DATA);
}

/* ---- the way out that is not there ---- */

static bool says(const char *source, const char *code)
{
    Diagnostics found = {0};
    Lesson *lesson = NULL;
    const Status status = script_load(str_from(source), NULL, &lesson, &found);
    bool is_there = false;
    for (size_t i = 0; i < found.count; i++) {
        is_there = is_there || str_is(found.items[i].code, code);
    }
    assert_int_not_equal(status, STATUS_OK);
    assert_null(lesson);
    diagnostics_clear(&found);
    return is_there;
}

static void only_the_allowed_names_exist(void **state)
{
    (void)state;
    static const char *const allowed[] = {"ipairs", "next", "pairs",    "select",
                                          "type",   "math", "tonumber", "tostring",
                                          "misaki", "scene"};
    static const char *const refused[] = {
        "_G",      "assert",  "collectgarbage", "coroutine", "debug",    "dofile",
        "error",   "io",      "getmetatable",   "load",      "loadfile", "os",
        "package", "pcall",   "print",          "rawequal",  "rawget",   "rawlen",
        "rawset",  "require", "setmetatable",   "string",    "table",    "utf8",
        "warn",    "xpcall",
    };
    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++) {
        Arena arena = {0};
        const Str source = str_format(&arena, "local a = %s return a == nil", allowed[i]);
        assert_false(says(source.ptr, "S007"));
        assert_false(says(source.ptr, "S010"));
        arena_clear(&arena);
    }
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        Arena arena = {0};
        const Str source = str_format(&arena, "local a = %s", refused[i]);
        assert_true(says(source.ptr, "S007"));
        arena_clear(&arena);
    }
}

static void math_has_three_functions(void **state)
{
    (void)state;
    assert_true(
        says("for k in pairs(math) do if k ~= 'floor' and k ~= 'max' and k ~= 'min' "
             "then local a = nil + 1 end end",
             "S023"));
}

static void no_address_and_no_method_on_texts(void **state)
{
    (void)state;
    assert_true(says("local a = tostring(tostring) .. tostring({}) .. tostring(misaki)\n"
                     "if a ~= 'functiontableuserdata' then local b = nil + 1 end",
                     "S023"));
    assert_true(says("local a = ('x'):rep(2)", "S004"));
    assert_true(says("local a = ('x').len", "S004"));
}

static void globals_cannot_be_set(void **state)
{
    (void)state;
    assert_true(says("answer = 42", "S008"));
    assert_true(says("function on_frame() end", "S008"));
    assert_true(says("_ENV.x = 1", "S008"));
}

/* ---- memory that fails ---- */

static void read_lesson(const char *name, StrBuf *source)
{
    Arena arena = {0};
    const Str path = str_format(&arena, GOFUN_SOURCE_DIR "/lessons/%s/lesson.lua", name);
    assert_int_equal(os_read_file(path.ptr, 1u << 20, source, NULL), STATUS_OK);
    arena_clear(&arena);
}

/* Every n-th allocation fails once, until a load gets through. Leaks are the sanitizer's
 * to find. */
static size_t sweep(Str source, const Facts *facts, size_t step)
{
    for (size_t at = 1;; at += step) {
        const ScriptOptions options = {.facts = facts, .fail_at = at};
        Diagnostics found = {0};
        Lesson *lesson = NULL;
        const Status status = script_load(source, &options, &lesson, &found);
        const bool is_done = status == STATUS_OK;
        assert_int_equal(is_done, lesson != NULL);
        assert_int_equal(is_done, found.count == 0);
        if (!is_done) {
            assert_int_equal(status, STATUS_TOO_LARGE);
            assert_true(str_is(found.items[0].code, "S006"));
        }
        lesson_free(lesson);
        diagnostics_clear(&found);
        if (is_done) {
            return at;
        }
    }
}

static void every_failing_allocation_is_survived(void **state)
{
    (void)state;
    StrBuf source = {0};
    Facts *facts = NULL;
    Diagnostics found = {0};
    assert_int_equal(
        script_load_facts_file(GOFUN_SOURCE_DIR "/lessons/facts.lua", &facts, &found),
        STATUS_OK);
    read_lesson("no09_wireless_lan", &source);
    assert_true(sweep(strbuf_str(&source), facts, 1) > 300);
    strbuf_reset(&source);
    read_lesson("no03_password", &source);
    assert_true(sweep(strbuf_str(&source), facts, 7) > 300);
    strbuf_clear(&source);
    facts_free(facts);
    diagnostics_clear(&found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(error_values_of_any_type),
        cmocka_unit_test(deadline_ends_every_loop),
        cmocka_unit_test(a_state_can_be_used_after_an_error),
        cmocka_unit_test(memory_is_counted_and_capped),
        cmocka_unit_test(no_single_block_beyond_the_cap),
        cmocka_unit_test(bytecode_is_refused),
        cmocka_unit_test(only_the_allowed_names_exist),
        cmocka_unit_test(math_has_three_functions),
        cmocka_unit_test(no_address_and_no_method_on_texts),
        cmocka_unit_test(globals_cannot_be_set),
        cmocka_unit_test(every_failing_allocation_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
