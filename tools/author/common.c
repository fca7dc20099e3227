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

/* name when there is none. */
static const char *beside_program(Arena *arena, const char *name)
{
    static const char *const places[] = {"..", "../..", "../../..", "../share/gofun"};
    StrBuf base = {0};
    const char *found = NULL;
    if (os_executable_dir(&base, NULL) == STATUS_OK) {
        for (size_t i = 0; i < sizeof places / sizeof places[0] && found == NULL; i++) {
            const Str path = str_format(arena, "%s/%s/%s", base.ptr, places[i], name);
            found = os_is_dir(path.ptr) ? path.ptr : NULL;
        }
    }
    strbuf_clear(&base);
    return found != NULL ? found : name;
}

const char *command_folder(Arena *arena, const char *given, const char *name)
{
    if (given != NULL) {
        return given;
    }
    return os_is_dir(name) ? name : beside_program(arena, name);
}

const char *command_course_folder(Arena *arena)
{
    return os_file_exists("lessons/course.lua") ? "lessons"
                                                : beside_program(arena, "lessons");
}

const char *command_lesson_folder(Arena *arena, const char *given)
{
    if (os_file_exists(given)) {
        return given;
    }
    const Str here = str_format(arena, "lessons/%s", given);
    const Str there = str_format(arena, "%s/%s", command_course_folder(arena), given);
    return os_is_dir(here.ptr) ? here.ptr : os_is_dir(there.ptr) ? there.ptr : given;
}

const char *command_lesson_path(Arena *arena, const char *given)
{
    const char *const place = command_lesson_folder(arena, given);
    const bool is_file = os_file_exists(place) && !os_is_dir(place);
    return is_file ? place : str_format(arena, "%s/lesson.lua", place).ptr;
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
