#include "script/sandbox.h"

#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>

#include "base/mem.h"
#include "base/os.h"
#include "base/utf8.h"

/* The chunk's name as Lua puts it in front of its messages; never shown. */
#define CHUNK_NAME "lesson"
/* The parser takes the file in pieces of this size and the clock is read in between:
 * some legal texts make the parser work in the square of their length. */
#define READ_BYTES 512

const SandboxLimits SANDBOX_LIMITS = {
    .memory_bytes = 32u << 20,
    .block_bytes = 512u << 10,
    .source_bytes = 256u << 10,
    .load_ms = 1800,
    .condition_ms = 40,
};

struct Sandbox {
    lua_State *lua;
    SandboxLimits limits;
    size_t bytes;
    size_t allocations;
    int64_t deadline_us;
    bool is_late;
    unsigned stopped_line; /* where the last error or refused allocation was */
    void *user;
};

/* Lua's error for this carries no line. Looking one up allocates nothing. */
static void *refuse(Sandbox *sandbox)
{
    if (sandbox->lua) {
        sandbox->stopped_line = sandbox_current_line(sandbox->lua);
    }
    return NULL;
}

/* Shrinking and freeing must never be refused: Lua relies on it. */
static void *allocate(void *context, void *old, size_t old_size, size_t size)
{
    Sandbox *sandbox = context;
    const size_t held = old ? old_size : 0;
    if (size == 0) {
        free(old);
        sandbox->bytes -= held;
        return NULL;
    }
    if (size > held) {
        const SandboxLimits *limits = &sandbox->limits;
        sandbox->allocations++;
        if (limits->fail_at != 0 && sandbox->allocations >= limits->fail_at) {
            return refuse(sandbox);
        }
        if (size > limits->block_bytes ||
            size - held > limits->memory_bytes - sandbox->bytes) {
            return refuse(sandbox);
        }
    }
    void *const memory = realloc(old, size);
    if (!memory) {
        return size <= held ? old : NULL;
    }
    sandbox->bytes = sandbox->bytes - held + size;
    return memory;
}

static Sandbox *sandbox_of(lua_State *L)
{
    return *(Sandbox **)lua_getextraspace(L);
}

void sandbox_check_deadline(lua_State *L)
{
    Sandbox *const sandbox = sandbox_of(L);
    if (os_monotonic_us() >= sandbox->deadline_us) {
        sandbox->is_late = true;
        luaL_error(L, "読むのに時間がかかりすぎます。教材では繰り返しを使いません。");
    }
}

/* Called before every single instruction. A wider grain would be cheaper, but a thousand
 * instructions can each copy a large table; a whole lesson has about ten thousand, so
 * this costs about a millisecond. */
static void on_instruction(lua_State *L, lua_Debug *activation)
{
    (void)activation;
    sandbox_check_deadline(L);
}

Status sandbox_new(const SandboxLimits *limits, Sandbox **out)
{
    *out = NULL;
    Sandbox *const sandbox = mem_alloc(sizeof *sandbox);
    sandbox->limits = *limits;
    sandbox->lua = lua_newstate(allocate, sandbox);
    if (!sandbox->lua) {
        mem_free(sandbox);
        return STATUS_TOO_LARGE;
    }
    *(Sandbox **)lua_getextraspace(sandbox->lua) = sandbox;
    *out = sandbox;
    return STATUS_OK;
}

void sandbox_free(Sandbox *sandbox)
{
    if (sandbox) {
        lua_close(sandbox->lua);
        mem_free(sandbox);
    }
}

/* Takes "lesson:12: " off the front of a message; returns the line or 0. */
static unsigned take_line(Str *message)
{
    Str rest = *message;
    Str number;
    if (!str_starts_with(rest, STR(CHUNK_NAME ":"))) {
        return 0;
    }
    rest = str_slice(rest, sizeof CHUNK_NAME, rest.len);
    int64_t line = 0;
    if (!str_split(&rest, ':', &number) || !str_to_int64(number, &line) || line < 0) {
        return 0;
    }
    *message = str_trim(rest);
    return (unsigned)line;
}

/* The longest start of valid text that fits and does not cut a character in two. */
static Str cut_to(Str text, size_t size)
{
    while (text.len > size || (text.len > 0 && !utf8_is_valid(text, NULL))) {
        text.len--;
    }
    return text;
}

static void fill_fault(Sandbox *sandbox, int code, SandboxFault *fault)
{
    lua_State *const L = sandbox->lua;
    Error clean = {0};
    *fault = (SandboxFault){.status = STATUS_BAD_DATA};
    if (code == LUA_ERRMEM) {
        fault->status = STATUS_TOO_LARGE;
        fault->line = sandbox->stopped_line;
        error_set(&clean, fault->status,
                  "メモリーを使いすぎます。文を繰り返しで作らないでください。");
    } else if (lua_type(L, -1) == LUA_TSTRING) {
        /* Of this type already, so nothing is converted and nothing allocated. */
        size_t length = 0;
        const char *const text = lua_tolstring(L, -1, &length);
        Str message = {text, length < 2000 ? length : 2000};
        const unsigned line = take_line(&message);
        fault->line = line > 0 ? line : sandbox->stopped_line;
        fault->status = sandbox->is_late ? STATUS_TIMEOUT : STATUS_BAD_DATA;
        error_set(&clean, fault->status, "%.*s", STR_ARG(message));
    } else {
        error_set(&clean, fault->status, "文ではない誤りで止まりました。");
    }
    const Str text = cut_to(str_from(clean.message), sizeof fault->message - 1);
    memcpy(fault->message, text.ptr, text.len);
}

/* Called where the error is raised, with the stack still there. Looks at nothing that the
 * lesson made. */
static int on_error(lua_State *L)
{
    Sandbox *const sandbox = sandbox_of(L);
    sandbox->stopped_line = sandbox_current_line(L);
    return 1;
}

Status sandbox_run(Sandbox *sandbox, lua_CFunction body, void *argument,
                   int64_t budget_ms, SandboxFault *fault)
{
    lua_State *const L = sandbox->lua;
    sandbox->is_late = false;
    sandbox->stopped_line = 0;
    sandbox->deadline_us = os_monotonic_us() + budget_ms * 1000;
    lua_sethook(L, on_instruction, LUA_MASKCOUNT, 1);
    lua_settop(L, 0);
    lua_pushcfunction(L, on_error);
    lua_pushcfunction(L, body);
    lua_pushlightuserdata(L, argument);
    const int code = lua_pcall(L, 1, 0, 1);
    if (code != LUA_OK) {
        fill_fault(sandbox, code, fault);
    } else {
        *fault = (SandboxFault){0};
    }
    lua_settop(L, 0);
    return fault->status;
}

typedef struct Source {
    Str rest;
} Source;

static const char *read_piece(lua_State *L, void *context, size_t *size)
{
    Source *const source = context;
    sandbox_check_deadline(L);
    const Str rest = source->rest;
    *size = rest.len < READ_BYTES ? rest.len : READ_BYTES;
    source->rest = str_slice(rest, *size, rest.len);
    return *size > 0 ? rest.ptr : NULL;
}

void sandbox_push_chunk(lua_State *L, Str source)
{
    Source reader = {source};
    if (lua_load(L, read_piece, &reader, "=" CHUNK_NAME, "t") != LUA_OK) {
        lua_error(L);
    }
    lua_insert(L, -2); // chunk, environment
    if (!lua_setupvalue(L, -2, 1)) {
        lua_pop(L, 1);
    }
}

unsigned sandbox_current_line(lua_State *L)
{
    lua_Debug activation;
    for (int level = 0; lua_getstack(L, level, &activation); level++) {
        if (lua_getinfo(L, "l", &activation) && activation.currentline > 0) {
            return (unsigned)activation.currentline;
        }
    }
    return 0;
}

void sandbox_set_user(Sandbox *sandbox, void *user)
{
    sandbox->user = user;
}

void *sandbox_user(lua_State *L)
{
    return sandbox_of(L)->user;
}

size_t sandbox_bytes(const Sandbox *sandbox)
{
    return sandbox->bytes;
}

size_t sandbox_allocations(const Sandbox *sandbox)
{
    return sandbox->allocations;
}
