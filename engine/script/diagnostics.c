#include "script/diagnostics.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static void keep_printable(char *text)
{
    for (char *at = text; *at != '\0'; at++) {
        const unsigned char byte = (unsigned char)*at;
        if (byte < 0x20 || byte == 0x7F) {
            *at = ' ';
        }
    }
}

static bool is_known(const Diagnostics *list, int line, const char *code, Str sentence)
{
    for (size_t i = 0; i < list->count; i++) {
        const Diagnostic *const item = &list->items[i];
        if (item->line == line && str_is(item->code, code) &&
            str_equal(item->sentence, sentence)) {
            return true;
        }
    }
    return false;
}

static void make_room(Diagnostics *list)
{
    if (list->count < list->capacity) {
        return;
    }
    const size_t capacity = list->capacity > 0 ? list->capacity * 2 : 16;
    Diagnostic *const items = ARENA_ARRAY(&list->arena, Diagnostic, capacity);
    if (list->count > 0) {
        memcpy(items, list->items, list->count * sizeof *items);
    }
    list->items = items;
    list->capacity = capacity;
}

bool diagnostics_add(Diagnostics *list, int line, const char *code, const char *format,
                     ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    keep_printable(text);
    if (list->count >= DIAGNOSTICS_MOST) {
        list->is_cut = true;
        return false;
    }
    const Str sentence = utf8_repair(&list->arena, str_from(text));
    if (!is_known(list, line, code, sentence)) {
        make_room(list);
        list->items[list->count++] = (Diagnostic){
            .line = line,
            .code = str_copy(&list->arena, str_from(code)),
            .sentence = str_copy(&list->arena, sentence),
        };
    }
    return true;
}

bool diagnostics_has_line(const Diagnostics *list, int line, char letter)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].line == line && list->items[i].code.ptr[0] == letter) {
            return true;
        }
    }
    return false;
}

/* Insertion sort: short lists that are nearly in order, and it must be stable. */
void diagnostics_sort(Diagnostics *list)
{
    for (size_t i = 1; i < list->count; i++) {
        const Diagnostic item = list->items[i];
        size_t at = i;
        for (; at > 0 && list->items[at - 1].line > item.line; at--) {
            list->items[at] = list->items[at - 1];
        }
        list->items[at] = item;
    }
}

void diagnostics_print(const Diagnostics *list, const char *file, StrBuf *out)
{
    for (size_t i = 0; i < list->count; i++) {
        const Diagnostic *const item = &list->items[i];
        strbuf_add_format(out, "%s:%d: %.*s %.*s\n", file, item->line,
                          STR_ARG(item->code), STR_ARG(item->sentence));
    }
    if (list->is_cut) {
        strbuf_add_format(out,
                          "%s：まちがいが%u個を超えています。初めの分だけを示します。\n",
                          file, DIAGNOSTICS_MOST);
    }
}

void diagnostics_clear(Diagnostics *list)
{
    arena_clear(&list->arena);
    *list = (Diagnostics){0};
}
