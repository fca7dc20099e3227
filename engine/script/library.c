/* The whole world of a lesson file: the words, ipairs pairs next select type tonumber
 * tostring, and math.floor, math.max, math.min. An allow-list; all else is refused. */
#include <lauxlib.h>
#include <lualib.h>

#include "script/loader.h"

Loader *loader_of(lua_State *L)
{
    Loader *const loader = sandbox_user(L);
    if (!loader || !loader->is_open) {
        luaL_error(L, "条件で使えるのは変数（v）だけです。");
    }
    return loader;
}

/* Names that stand for something in other Lua programs. A lesson that asks for one is
 * either an attack or a copy from elsewhere: it ends at once. */
static const char *const refused[] = {
    "_G",      "_ENV",         "assert",     "collectgarbage", "coroutine",
    "debug",   "dofile",       "error",      "getmetatable",   "io",
    "load",    "loadfile",     "os",         "package",        "pcall",
    "print",   "rawequal",     "rawget",     "rawlen",         "rawset",
    "require", "setmetatable", "string",     "table",          "utf8",
    "warn",    "xpcall",       "loadstring", "module",         "unpack",
    "setfenv", "getfenv",      "newproxy",   "bit32",          "jit",
    "ffi",
};

static void refuse_library(lua_State *L, Str name)
{
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        if (str_is(name, refused[i])) {
            luaL_error(L, "「%s」は教材では使えません。", refused[i]);
        }
    }
}

static const Word *find_word(const Loader *loader, Str name)
{
    for (size_t i = 0; i < loader->cast.count; i++) {
        if (str_equal(name, loader->cast.names[i])) {
            return loader->people[i];
        }
    }
    return word_find(name);
}

static const char *nearest_word(const Loader *loader, Str name)
{
    const char *people[32];
    size_t count = 0;
    for (; count < loader->cast.count && count < 32; count++) {
        people[count] = loader->people[count]->name;
    }
    const char *const person = nearest_name(name, people, count);
    return person ? person : word_nearest(name);
}

/* A node on the Lua side is its address as light userdata. A lesson cannot make one up:
 * it has no way to turn a number into one. */
static int push_node(lua_State *L, Node *node)
{
    lua_pushlightuserdata(L, node);
    return 1;
}

/* Every look at a name that is not a local ends here, so each use gets its own line. */
static int l_find_name(lua_State *L)
{
    if (lua_type(L, 2) != LUA_TSTRING) {
        return luaL_error(L, "使えるのは名前だけです。");
    }
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) { // the library
        return 1;
    }
    size_t length = 0;
    const char *const bytes = lua_tolstring(L, 2, &length);
    const Str name = {bytes, length};
    refuse_library(L, name);
    Loader *const loader = loader_of(L);
    const Word *const word = find_word(loader, name);
    const int line = (int)sandbox_current_line(L);
    loader_count_value(L, loader);
    if (word) {
        return push_node(L, node_new(&loader->scratch, word, line, &loader->nodes));
    }
    const char *const nearest = nearest_word(loader, name);
    const bool has_room = diagnostics_add(
        loader->diagnostics, line, "S010", "「%.40s」という語はありません。%s%s%s", bytes,
        nearest ? "「" : "", nearest ? nearest : "", nearest ? "」のことですか。" : "");
    return has_room ? push_node(L, loader->unknown)
                    : luaL_error(L, "まちがいが多すぎます。");
}

static int l_set_name(lua_State *L)
{
    const char *const name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
    Loader *const loader = sandbox_user(L);
    const int line = (int)sandbox_current_line(L);
    if (!loader || !loader->is_open ||
        !diagnostics_add(loader->diagnostics, line, "S008",
                         "「%."
                         "40s」に値を入れていますが、教材は内容を書き並べるだけです。短い"
                         "名前がほしいときは、前に local を付けてください。",
                         name)) {
        return luaL_error(L, "条件の中で「%s」に値を入れることはできません。", name);
    }
    return 0;
}

/* word "a" { b }: any number of values, each in its turn. */
static int l_give_values(lua_State *L)
{
    Loader *const loader = loader_of(L);
    Node *node = lua_touserdata(L, 1);
    const int count = lua_gettop(L);
    if (count > 8) {
        return luaL_error(L, "「%s」に付けた値が多すぎます。", node->word->name);
    }
    for (int i = 2; i <= count; i++) {
        const Value value = read_value(L, loader, i, 0);
        node =
            node_with(&loader->scratch, node, value, &loader->nodes, loader->diagnostics);
    }
    return push_node(L, node);
}

static int l_look_into_node(lua_State *L)
{
    Loader *const loader = loader_of(L);
    Node *const node = lua_touserdata(L, 1);
    if (node->word->kind != WORD_UNKNOWN) {
        diagnostics_add(loader->diagnostics, (int)sandbox_current_line(L), "S018",
                        "%sの中に何もありません。次のように書いてください：%s",
                        node->word->name, node->word->usage);
    }
    return push_node(L, loader->unknown);
}

static int l_set_in_node(lua_State *L)
{
    return luaL_error(L, "書いた語を後から変えることはできません。");
}

/* As Lua's own, but an address never shows. */
static int l_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    const int type = lua_type(L, 1);
    if (type == LUA_TNUMBER || type == LUA_TSTRING) {
        lua_settop(L, 1);
        (void)lua_tolstring(L, 1, NULL);
    } else if (type == LUA_TBOOLEAN) {
        lua_pushstring(L, lua_toboolean(L, 1) ? "true" : "false");
    } else {
        lua_pushstring(L, lua_typename(L, type));
    }
    return 1;
}

static void copy_functions(lua_State *L, int from, int to, const char *const *names)
{
    for (; *names; names++) {
        lua_getfield(L, from, *names);
        lua_setfield(L, to, *names);
    }
}

/* Pushes the table of library functions and leaves nothing else of Lua's own behind. */
static void push_library(lua_State *L)
{
    static const char *const base[] = {"ipairs", "next",     "pairs", "select",
                                       "type",   "tonumber", NULL};
    static const char *const math[] = {"floor", "max", "min", NULL};
    lua_newtable(L);
    const int library = lua_gettop(L);
    luaopen_base(L);
    copy_functions(L, library + 1, library, base);
    lua_settop(L, library);
    luaopen_math(L);
    lua_newtable(L);
    copy_functions(L, library + 1, library + 2, math);
    lua_setfield(L, library, "math");
    lua_settop(L, library);
    lua_pushcfunction(L, l_tostring);
    lua_setfield(L, library, "tostring");
    lua_newtable(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}

static void prepare_nodes(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"__call", l_give_values},
        {"__index", l_look_into_node},
        {"__newindex", l_set_in_node},
        {NULL, NULL},
    };
    lua_pushlightuserdata(L, L);
    luaL_newlib(L, functions);
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

void library_push_environment(lua_State *L)
{
    prepare_nodes(L);
    lua_newtable(L); // environment
    lua_newtable(L); // environment, its metatable
    push_library(L);
    lua_pushcclosure(L, l_find_name, 1);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, l_set_name);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
}
