/* Conditions while the lesson runs: small functions of the declared variables, each call
 * under its own short deadline. */
#include <lauxlib.h>

#include "base/os.h"
#include "script/loader.h"

typedef struct ScriptHost {
    Sandbox *sandbox;
    const Condition *conditions;
    size_t condition_count;
} ScriptHost;

typedef struct Call {
    int reference;
    const Var *vars;
    size_t count;
    bool result;
} Call;

static int l_no_variable(lua_State *L)
{
    const char *const name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
    return luaL_error(L, "変数「%s」がありません。varsに書き足してください。", name);
}

static void push_var(lua_State *L, const Var *var)
{
    switch (var->kind) {
    case VAR_TEXT:
        lua_pushlstring(L, var->text.len > 0 ? var->text.ptr : "", var->text.len);
        return;
    case VAR_NUMBER:
        lua_pushnumber(L, var->number);
        return;
    case VAR_FLAG:
        lua_pushboolean(L, var->flag);
        return;
    }
}

static int l_evaluate(lua_State *L)
{
    Call *const call = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->reference); // condition
    lua_newtable(L);                                    // condition, v
    for (size_t i = 0; i < call->count; i++) {
        lua_pushlstring(L, call->vars[i].name.ptr, call->vars[i].name.len);
        push_var(L, &call->vars[i]);
        lua_rawset(L, -3);
    }
    lua_newtable(L); // condition, v, its metatable
    lua_pushcfunction(L, l_no_variable);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, l_no_variable);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
    lua_call(L, 1, 1);
    if (!lua_isboolean(L, -1)) {
        return luaL_error(L, "条件は true か false を返すように書きます。");
    }
    call->result = lua_toboolean(L, -1) != 0;
    return 0;
}

static Status run_condition(Sandbox *sandbox, Call *call, int64_t budget_ms,
                            SandboxFault *fault)
{
    return sandbox_run(sandbox, l_evaluate, call, budget_ms, fault);
}

static Status evaluate(void *context, int condition, const Var *vars, size_t count,
                       bool *out, Error *err)
{
    const ScriptHost *const host = context;
    SandboxFault fault = {0};
    if (condition < 1 || (size_t)condition > host->condition_count) {
        return error_set(err, STATUS_BAD_ARGUMENT, "condition %d does not exist",
                         condition);
    }
    const Condition *const known = &host->conditions[condition - 1];
    Call call = {.reference = known->reference, .vars = vars, .count = count};
    const Status status =
        run_condition(host->sandbox, &call, SANDBOX_LIMITS.condition_ms, &fault);
    if (status != STATUS_OK) {
        return error_set(err, status, "%d行目の条件が止まりました：%s", known->line,
                         fault.message);
    }
    *out = call.result;
    return STATUS_OK;
}

static void release(void *context)
{
    ScriptHost *const host = context;
    sandbox_free(host->sandbox);
}

void host_attach(Loader *loader, Lesson *lesson)
{
    ScriptHost *const host = ARENA_NEW(&lesson->arena, ScriptHost);
    Condition *const conditions =
        ARENA_ARRAY(&lesson->arena, Condition, loader->condition_count);
    for (size_t i = 0; i < loader->condition_count; i++) {
        conditions[i] = loader->conditions[i];
    }
    *host = (ScriptHost){loader->sandbox, conditions, loader->condition_count};
    sandbox_set_user(loader->sandbox, NULL);
    loader->sandbox = NULL;
    lesson->host = (LessonHost){host, evaluate, release};
}

void host_try_conditions(Loader *loader, const Lesson *lesson, int64_t budget_ms)
{
    const int64_t end_ms = os_monotonic_ms() + budget_ms;
    for (size_t i = 0; i < loader->condition_count; i++) {
        const Condition *const condition = &loader->conditions[i];
        const int64_t left_ms = end_ms - os_monotonic_ms();
        const int64_t most_ms = SANDBOX_LIMITS.condition_ms;
        Call call = {.reference = condition->reference,
                     .vars = lesson->vars,
                     .count = lesson->var_count};
        SandboxFault fault = {0};
        const Status status = run_condition(
            loader->sandbox, &call, left_ms < most_ms ? left_ms : most_ms, &fault);
        if (status != STATUS_OK) {
            diagnostics_add(loader->diagnostics, condition->line, "S021",
                            "条件が働きません：%s", fault.message);
        }
        if (status == STATUS_TIMEOUT || status == STATUS_TOO_LARGE) {
            return; /* the others would only use up the time */
        }
    }
}
