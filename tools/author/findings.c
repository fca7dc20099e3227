#include "author/findings.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"

static bool is_same(const Finding *item, Str file, int line, const char *code)
{
    return item->line == line && str_is(item->code, code) && str_equal(item->file, file);
}

bool findings_has(const Findings *list, Str file, int line, const char *code)
{
    for (size_t i = 0; i < list->count; i++) {
        if (is_same(&list->items[i], file, line, code)) {
            return true;
        }
    }
    return false;
}

static bool is_warning(Str code)
{
    return code.len > 0 && code.ptr[0] == 'W';
}

static Finding *new_item(Findings *list)
{
    if (list->count == list->capacity) {
        const size_t capacity = list->capacity > 0 ? list->capacity * 2 : 32;
        Finding *const items = ARENA_ARRAY(&list->arena, Finding, capacity);
        if (list->count > 0) {
            memcpy(items, list->items, list->count * sizeof *items);
        }
        list->items = items;
        list->capacity = capacity;
    }
    return &list->items[list->count++];
}

void findings_add(Findings *list, Str file, int line, const char *code,
                  const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    const Str sentence = str_from(text);
    for (size_t i = 0; i < list->count; i++) {
        if (is_same(&list->items[i], file, line, code) &&
            str_equal(list->items[i].sentence, sentence)) {
            return;
        }
    }
    *new_item(list) = (Finding){
        .file = str_copy(&list->arena, file),
        .line = line,
        .code = str_copy(&list->arena, str_from(code)),
        .sentence = str_copy(&list->arena, sentence),
    };
    if (is_warning(str_from(code))) {
        list->warnings++;
    } else {
        list->errors++;
    }
}

/* Files keep the order they were met in: the checks of one file follow each other, only
 * those of the whole course come later. Insertion sort, as it must be stable. */
void findings_sort(Findings *list)
{
    for (size_t i = 1; i < list->count; i++) {
        const Finding item = list->items[i];
        size_t at = i;
        while (at > 0 && str_equal(list->items[at - 1].file, item.file) &&
               list->items[at - 1].line > item.line) {
            list->items[at] = list->items[at - 1];
            at--;
        }
        list->items[at] = item;
    }
}

void findings_print(const Findings *list, StrBuf *out)
{
    for (size_t i = 0; i < list->count; i++) {
        const Finding *const item = &list->items[i];
        strbuf_add(out, item->file);
        strbuf_add_format(out, ":%d: ", item->line);
        strbuf_add(out, item->code);
        strbuf_add_char(out, ' ');
        strbuf_add(out, item->sentence);
        strbuf_add_char(out, '\n');
    }
}

void findings_print_json(const Findings *list, StrBuf *out)
{
    strbuf_add_format(out, "{\"errors\":%zu,\"warnings\":%zu,\"findings\":[",
                      list->errors, list->warnings);
    for (size_t i = 0; i < list->count; i++) {
        const Finding *const item = &list->items[i];
        strbuf_add_z(out, i > 0 ? ",\n{\"file\":" : "\n{\"file\":");
        json_add_text(out, item->file);
        strbuf_add_format(out, ",\"line\":%d,\"code\":", item->line);
        json_add_text(out, item->code);
        strbuf_add_z(out, is_warning(item->code) ? ",\"severity\":\"warning\""
                                                 : ",\"severity\":\"error\"");
        strbuf_add_z(out, ",\"message\":");
        json_add_text(out, item->sentence);
        strbuf_add_char(out, '}');
    }
    strbuf_add_z(out, "]}\n");
}

void findings_clear(Findings *list)
{
    arena_clear(&list->arena);
    *list = (Findings){0};
}
