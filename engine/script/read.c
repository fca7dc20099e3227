/* Lua values to plain data. Runs inside a protected call: every function here may jump
 * out, so all it makes belongs to the loader's arena. */
#include <lauxlib.h>

#include "base/utf8.h"
#include "script/loader.h"

#define DEPTH_MOST 8
#define ITEMS_MOST 2000u
#define FIELDS_MOST 64u
#define TEXT_MOST 8192u

/* A whole lesson has about a thousand values and 40 KiB of text. */
#define VALUES_MOST 20000u
#define SCRATCH_BYTES_MOST (16u << 20)

void loader_count_value(lua_State *L, Loader *loader)
{
    loader->value_count++;
    if (loader->value_count > VALUES_MOST ||
        loader->scratch.bytes_used > SCRATCH_BYTES_MOST) {
        luaL_error(L, "教材が大きすぎます。");
    }
    sandbox_check_deadline(L);
}

static int line_of(lua_State *L)
{
    return (int)sandbox_current_line(L);
}

static bool has_control_bytes(Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const unsigned char byte = (unsigned char)text.ptr[i];
        if ((byte < 0x20 && byte != '\n') || byte == 0x7F) {
            return true;
        }
    }
    return false;
}

static Value read_text(lua_State *L, Loader *loader, int index)
{
    size_t length = 0;
    const char *const bytes = lua_tolstring(L, index, &length);
    Str text = {bytes, length};
    if (text.len > TEXT_MOST) {
        diagnostics_add(loader->diagnostics, line_of(L), "S022",
                        "文が長すぎます（%uバイトまで）。", TEXT_MOST);
        text = STR("…");
    }
    if (!utf8_is_valid(text, NULL) || has_control_bytes(text)) {
        diagnostics_add(loader->diagnostics, line_of(L), "S022",
                        "文に、表示できない文字が入っています。消してください。");
        text = STR("…");
    }
    return (Value){.kind = VALUE_TEXT, .text = str_copy(&loader->scratch, text)};
}

static Value read_function(lua_State *L, Loader *loader, int index)
{
    if (lua_iscfunction(L, index)) {
        diagnostics_add(loader->diagnostics, line_of(L), "S012",
                        "教材の値に関数は使えません。");
        return (Value){0};
    }
    if (loader->condition_count == CONDITIONS_MOST) {
        luaL_error(L, "条件が%d個を超えています。", CONDITIONS_MOST);
    }
    lua_pushvalue(L, index);
    loader->conditions[loader->condition_count++] =
        (Condition){luaL_ref(L, LUA_REGISTRYINDEX), line_of(L)};
    return (Value){.kind = VALUE_FUNCTION, .function = (int)loader->condition_count};
}

static void read_items(lua_State *L, Loader *loader, int index, int depth, Body *body)
{
    const lua_Unsigned count = lua_rawlen(L, index);
    if (count > ITEMS_MOST) {
        luaL_error(L, "1つの { } の中が%d個を超えています。", (int)ITEMS_MOST);
    }
    body->items = ARENA_ARRAY(&loader->scratch, Value, (size_t)count);
    body->item_count = (size_t)count;
    for (size_t i = 0; i < body->item_count; i++) {
        lua_rawgeti(L, index, (lua_Integer)i + 1);
        body->items[i] = read_value(L, loader, lua_gettop(L), depth);
        lua_pop(L, 1);
    }
}

/* True when the key at index is one of the positions that read_items has read. */
static bool is_item_key(lua_State *L, int index, const Body *body)
{
    if (!lua_isinteger(L, index)) {
        return false;
    }
    const lua_Integer key = lua_tointeger(L, index);
    return key >= 1 && key <= (lua_Integer)body->item_count;
}

static void add_field(lua_State *L, Loader *loader, int key, int depth, Body *body)
{
    if (lua_type(L, key) != LUA_TSTRING) {
        diagnostics_add(loader->diagnostics, line_of(L), "S012",
                        "並びに抜けがあるか、名前でないものに値が付いています。");
        return;
    }
    const Value name = read_text(L, loader, key);
    const Value value = read_value(L, loader, key + 1, depth);
    size_t at = body->field_count++;
    for (; at > 0 && str_compare(body->fields[at - 1].name, name.text) > 0; at--) {
        body->fields[at] = body->fields[at - 1];
    }
    body->fields[at] = (Field){.name = name.text, .value = value};
}

/* An upper bound of the names in the table at index. */
static size_t count_names(lua_State *L, int index)
{
    size_t count = 0;
    lua_pushnil(L);
    while (lua_next(L, index)) { // key, value
        lua_pop(L, 1);
        count += lua_type(L, -1) == LUA_TSTRING;
        sandbox_check_deadline(L);
    }
    if (count > FIELDS_MOST) {
        luaL_error(L, "1つの { } の中の名前が%d個を超えています。", (int)FIELDS_MOST);
    }
    return count;
}

/* Sorted by name, because Lua's own order changes from run to run. */
static void read_fields(lua_State *L, Loader *loader, int index, int depth, Body *body)
{
    body->fields = ARENA_ARRAY(&loader->scratch, Field, count_names(L, index));
    lua_pushnil(L);
    while (lua_next(L, index)) { // key, value
        const int key = lua_gettop(L) - 1;
        if (!is_item_key(L, key, body)) {
            add_field(L, loader, key, depth, body);
        }
        lua_settop(L, key);
        sandbox_check_deadline(L);
    }
}

static Value read_body(lua_State *L, Loader *loader, int index, int depth)
{
    if (depth >= DEPTH_MOST) {
        luaL_error(L, "{ } の重なりが深すぎます。");
    }
    luaL_checkstack(L, 10, NULL);
    Body *const body = ARENA_NEW(&loader->scratch, Body);
    read_items(L, loader, index, depth + 1, body);
    read_fields(L, loader, index, depth + 1, body);
    return (Value){.kind = VALUE_BODY, .body = body};
}

Value read_value(lua_State *L, Loader *loader, int index, int depth)
{
    loader_count_value(L, loader);
    switch (lua_type(L, index)) {
    case LUA_TBOOLEAN:
        return (Value){.kind = VALUE_FLAG, .flag = lua_toboolean(L, index) != 0};
    case LUA_TNUMBER:
        return (Value){.kind = VALUE_NUMBER, .number = (double)lua_tonumber(L, index)};
    case LUA_TSTRING:
        return read_text(L, loader, index);
    case LUA_TTABLE:
        return read_body(L, loader, index, depth);
    case LUA_TFUNCTION:
        return read_function(L, loader, index);
    case LUA_TLIGHTUSERDATA:
        return (Value){.kind = VALUE_NODE, .node = lua_touserdata(L, index)};
    default:
        return (Value){0};
    }
}
