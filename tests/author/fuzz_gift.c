/* Any UTF-8 text as GIFT: what is read can be written as Lua that the lesson loader
 * takes, whatever signs are in it. */
#include <stdint.h>

#include "author/gift.h"
#include "base/utf8.h"
#include "script/script.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void ignore(void *context, int line, const char *sentence)
{
    (void)context;
    require(line > 0 && sentence[0] != '\0');
}

static void check_lua(const GiftQuestion *question)
{
    Diagnostics diagnostics = {0};
    Lesson *lesson = NULL;
    StrBuf lua = {0};
    strbuf_add_z(&lua,
                 "return lesson \"x\" { title = \"x\", scene \"a\" { finish }, quiz { "
                 "pass = 1,\n");
    gift_write_lua(question, "question", STR("g1"), &lua);
    strbuf_add_z(&lua, "} }");
    /* The text may be too long or an id may not do, but it must stay Lua. */
    if (script_load(strbuf_str(&lua), NULL, &lesson, &diagnostics) != STATUS_OK) {
        for (size_t i = 0; i < diagnostics.count; i++) {
            require(!str_is(diagnostics.items[i].code, "S003") &&
                    !str_is(diagnostics.items[i].code, "S004"));
        }
    }
    lesson_free(lesson);
    diagnostics_clear(&diagnostics);
    strbuf_clear(&lua);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const Str text = {(const char *)data, size};
    const GiftSink sink = {NULL, ignore};
    Arena arena = {0};
    GiftFile file;
    if (size <= GIFT_BYTES_MOST && utf8_is_valid(text, NULL)) {
        gift_read(&arena, text, &sink, &file);
        for (size_t i = 0; i < file.count && i < 3; i++) {
            require(file.questions[i].option_count >= 2);
            check_lua(&file.questions[i]);
        }
    }
    arena_clear(&arena);
    return 0;
}
