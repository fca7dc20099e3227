/* What the commands have in common. */
#include <stdio.h>

#include "author/commands.h"
#include "base/os.h"
#include "script/script.h"

int command_trouble(const Error *err)
{
    (void)fprintf(stderr, "gofun-author: %s\n", err->message);
    return EXIT_TROUBLE;
}

void command_print(const StrBuf *text)
{
    if (text->len > 0) {
        (void)fwrite(text->ptr, 1, text->len, stdout);
    }
}

const char *command_folder(Arena *arena, const char *given, const char *name)
{
    static const char *const places[] = {"..", "../..", "../../..", "../share/gofun"};
    StrBuf base = {0};
    const char *found = given;
    if (found == NULL && os_is_dir(name)) {
        found = name;
    }
    if (found == NULL && os_executable_dir(&base, NULL) == STATUS_OK) {
        for (size_t i = 0; i < sizeof places / sizeof places[0] && found == NULL; i++) {
            const Str path = str_format(arena, "%s/%s/%s", base.ptr, places[i], name);
            found = os_is_dir(path.ptr) ? path.ptr : NULL;
        }
    }
    strbuf_clear(&base);
    return found != NULL ? found : name;
}

const char *command_lesson_path(Arena *arena, const char *given)
{
    if (os_file_exists(given) && !os_is_dir(given)) {
        return given;
    }
    const Str inside = str_format(arena, "%s/lesson.lua", given);
    if (os_file_exists(inside.ptr)) {
        return inside.ptr;
    }
    return str_format(arena, "%s/%s/lesson.lua", command_folder(arena, NULL, "lessons"),
                      given)
        .ptr;
}

Lesson *command_load(const char *path)
{
    Diagnostics diagnostics = {0};
    Lesson *lesson = NULL;
    if (script_load_file(path, NULL, &lesson, &diagnostics) != STATUS_OK) {
        StrBuf text = {0};
        diagnostics_print(&diagnostics, path, &text);
        (void)fputs(text.ptr != NULL ? text.ptr : "", stderr);
        strbuf_clear(&text);
    }
    diagnostics_clear(&diagnostics);
    return lesson;
}

int command_write(const char *path, const StrBuf *text)
{
    Error err = {0};
    if (path == NULL) {
        command_print(text);
        return EXIT_GOOD;
    }
    if (os_write_file(path, strbuf_str(text), false, &err) != STATUS_OK) {
        return command_trouble(&err);
    }
    return EXIT_GOOD;
}
