#include "base/json.h"

#include <inttypes.h>

#include "base/utf8.h"

enum {
    FLUSH_BYTES = 65536
};

static bool is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte != '"' && byte != '\\';
}

static void add_escaped(StrBuf *out, Str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        while (at < text.len && is_plain((unsigned char)text.ptr[at])) {
            at++;
        }
        strbuf_add(out, str_slice(text, from, at));
        if (at < text.len) {
            unsigned char byte = (unsigned char)text.ptr[at++];
            strbuf_add_format(out, byte < 0x20 ? "\\u%04x" : "\\%c", byte);
        }
    }
}

void json_add_text(StrBuf *out, Str text)
{
    strbuf_add_char(out, '"');
    if (utf8_is_valid(text, NULL)) {
        add_escaped(out, text);
    } else {
        Arena arena = {0};
        add_escaped(out, utf8_repair(&arena, text));
        arena_clear(&arena);
    }
    strbuf_add_char(out, '"');
}

static void flush(Json *json, size_t least)
{
    if (json->stream == NULL || json->out.len < least) {
        return;
    }
    if (fwrite(json->out.ptr, 1, json->out.len, json->stream) != json->out.len) {
        json->is_broken = true;
    }
    strbuf_reset(&json->out);
}

bool json_is_in_array(const Json *json)
{
    return json->depth > 0 && json->closers[json->depth - 1] == ']';
}

/* What stands before an item: the comma, the line, the key. A container in a list one
 * level down has a line of its own, too: such lists are long. */
static void begin_item(Json *json, const char *key, bool is_container)
{
    require(!json->is_done);
    require((key == NULL) == (json->depth == 0 || json_is_in_array(json)));
    bool is_row = json->depth == 2 && is_container && json_is_in_array(json);
    if (json->has_item) {
        strbuf_add_z(&json->out, json->depth == 1 || is_row ? "," : ", ");
    }
    if (json->depth == 1 || is_row) {
        flush(json, FLUSH_BYTES);
        strbuf_add_z(&json->out, is_row ? "\n    " : "\n  ");
    }
    if (key != NULL) {
        strbuf_add_format(&json->out, "\"%s\": ", key);
    }
    json->has_item = true;
    json->has_rows = json->depth >= 2 && (json->has_rows || is_row);
}

static void open_container(Json *json, const char *key, char opener, char closer)
{
    begin_item(json, key, true);
    require(json->depth < JSON_DEPTH_MAX);
    strbuf_add_char(&json->out, opener);
    json->closers[json->depth++] = closer;
    json->has_item = false;
}

void json_object(Json *json, const char *key)
{
    open_container(json, key, '{', '}');
}

void json_array(Json *json, const char *key)
{
    open_container(json, key, '[', ']');
}

void json_end(Json *json)
{
    require(json->depth > 0);
    if (json->depth == 1 && json->has_item) {
        strbuf_add_char(&json->out, '\n');
    }
    if (json->depth == 2 && json->has_rows) {
        strbuf_add_z(&json->out, "\n  ");
        json->has_rows = false;
    }
    strbuf_add_char(&json->out, json->closers[--json->depth]);
    json->has_item = true;
    if (json->depth == 0) {
        strbuf_add_char(&json->out, '\n');
        json->is_done = true;
        flush(json, 0);
    }
}

void json_end_inner(Json *json)
{
    while (json->depth > 1) {
        json_end(json);
    }
}

void json_text(Json *json, const char *key, Str text)
{
    begin_item(json, key, false);
    json_add_text(&json->out, text);
}

void json_text_z(Json *json, const char *key, const char *text)
{
    if (text != NULL) {
        json_text(json, key, str_from(text));
    } else {
        begin_item(json, key, false);
        strbuf_add_z(&json->out, "null");
    }
}

void json_int(Json *json, const char *key, int64_t number)
{
    begin_item(json, key, false);
    strbuf_add_format(&json->out, "%" PRId64, number);
}

void json_bool(Json *json, const char *key, bool value)
{
    begin_item(json, key, false);
    strbuf_add_z(&json->out, value ? "true" : "false");
}

void json_clear(Json *json)
{
    strbuf_clear(&json->out);
    *json = (Json){0};
}
