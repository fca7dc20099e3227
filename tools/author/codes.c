#include "author/codes.h"

#include <ctype.h>

static CodePages pages_at(size_t index)
{
    switch (index) {
    case 0:
        return code_pages_script();
    case 1:
        return code_pages_lesson();
    case 2:
        return code_pages_author();
    default:
        return (CodePages){0};
    }
}

static bool is_code(const CodePage *page, Str code)
{
    const Str own = str_from(page->code);
    for (size_t i = 0; i < own.len && own.len == code.len; i++) {
        if (toupper((unsigned char)code.ptr[i]) != (unsigned char)own.ptr[i]) {
            return false;
        }
    }
    return own.len == code.len;
}

const CodePage *code_find(Str code)
{
    for (size_t i = 0; pages_at(i).count > 0; i++) {
        const CodePages group = pages_at(i);
        for (size_t k = 0; k < group.count; k++) {
            if (is_code(&group.pages[k], code)) {
                return &group.pages[k];
            }
        }
    }
    return NULL;
}

static void add_example(StrBuf *out, const char *heading, const char *text)
{
    Str rest = str_from(text);
    Str line = {0};
    if (rest.len == 0) {
        return;
    }
    strbuf_add_format(out, "\n%s\n", heading);
    while (rest.len > 0 && str_split(&rest, '\n', &line)) {
        strbuf_add_format(out, "    %.*s\n", STR_ARG(line));
    }
}

void code_print(const CodePage *page, StrBuf *out)
{
    strbuf_add_format(out, "%s  %s\n\n%s\n", page->code, page->title, page->text);
    add_example(out, "直す前：", page->before);
    add_example(out, "直した後：", page->after);
}

void code_print_list(StrBuf *out)
{
    for (size_t i = 0; pages_at(i).count > 0; i++) {
        const CodePages group = pages_at(i);
        for (size_t k = 0; k < group.count; k++) {
            strbuf_add_format(out, "%s  %s\n", group.pages[k].code, group.pages[k].title);
        }
    }
}
