/* Questions as GIFT and as Lua. */
#include <string.h>

#include "author/gift.h"
#include "base/utf8.h"
#include "text/layout.h"

/* What has a meaning in GIFT gets a backslash; a line break would end the question. */
static void add_escaped(StrBuf *out, Str markup)
{
    Arena arena = {0};
    const Str text = text_plain(&arena, markup);
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        if (c == '\n') {
            strbuf_add_z(out, "\\n");
            continue;
        }
        if (strchr("~=#{}:\\", c) != NULL) {
            strbuf_add_char(out, '\\');
        }
        strbuf_add_char(out, c);
    }
    arena_clear(&arena);
}

void gift_write_category(const Lesson *lesson, StrBuf *out)
{
    strbuf_add_z(out, "$CATEGORY: gofun/");
    /* A slash would make a category of its own. */
    for (size_t i = 0; i < lesson->id.len; i++) {
        strbuf_add_char(out, lesson->id.ptr[i] == '/' ? '_' : lesson->id.ptr[i]);
    }
    strbuf_add_z(out, "\n\n");
}

void gift_write_question(const Lesson *lesson, const Question *question, StrBuf *out)
{
    strbuf_add_z(out, "// gofun-options:");
    for (size_t i = 0; i < question->option_count; i++) {
        strbuf_add_char(out, ' ');
        strbuf_add(out, question->options[i].id);
    }
    strbuf_add_z(out, "\n::");
    add_escaped(out, lesson->id);
    strbuf_add_char(out, '.');
    add_escaped(out, question->id);
    strbuf_add_z(out, question->ask == ASK_UNFIT ? "::[plain]【不適切】"
                                                 : "::[plain]【適切】");
    add_escaped(out, question->prompt);
    strbuf_add_z(out, " {\n");
    for (size_t i = 0; i < question->option_count; i++) {
        const QuestionOption *const option = &question->options[i];
        strbuf_add_z(out, option->is_right ? "\t=" : "\t~");
        add_escaped(out, option->label);
        strbuf_add_char(out, '#');
        add_escaped(out, option->feedback);
        strbuf_add_char(out, '\n');
    }
    strbuf_add_z(out, "}\n\n");
}

/* ---- Lua ---- */

/* Braces and bars would be readings in a lesson: they become their full-width forms. */
static void add_lua_text(StrBuf *out, Str text)
{
    strbuf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        const unsigned char c = (unsigned char)text.ptr[i];
        if (c == '"' || c == '\\') {
            strbuf_add_char(out, '\\');
            strbuf_add_char(out, (char)c);
        } else if (c == '{') {
            strbuf_add_z(out, "｛");
        } else if (c == '}') {
            strbuf_add_z(out, "｝");
        } else if (c == '|') {
            strbuf_add_z(out, "｜");
        } else if (c == '\n') {
            strbuf_add_z(out, "\\n");
        } else {
            strbuf_add_char(out, c < 0x20 ? ' ' : (char)c);
        }
    }
    strbuf_add_char(out, '"');
}

void gift_write_lua(const GiftQuestion *question, const char *word, Str id, StrBuf *out)
{
    strbuf_add_format(out, "        %s \"%.*s\" \"%s\" ", word, STR_ARG(id),
                      question->ask == ASK_UNFIT ? "不適切" : "適切");
    add_lua_text(out, question->text);
    strbuf_add_z(out, " {\n");
    for (size_t i = 0; i < question->option_count; i++) {
        const GiftOption *const option = &question->options[i];
        strbuf_add_format(out, "            %s ", option->is_right ? "right" : "wrong");
        if (option->id.len > 0) {
            strbuf_add_format(out, "\"%.*s\" ", STR_ARG(option->id));
        } else {
            strbuf_add_format(out, "\"o%zu\" ", i + 1);
        }
        add_lua_text(out, option->text);
        strbuf_add_z(out, "\n                ");
        add_lua_text(out, option->feedback);
        strbuf_add_z(out, ",\n");
    }
    strbuf_add_z(out, "        },\n");
}
