/* Lesson files on disk. */
#include "base/os.h"
#include "script/loader.h"

Status loader__read_file(const char *path, StrBuf *source, Diagnostics *diagnostics)
{
    Error err = {0};
    const Status status = os_read_file(path, SANDBOX_LIMITS.source_bytes, source, &err);
    if (status != STATUS_OK) {
        diagnostics_add(diagnostics, 0, "S001", "ファイルを読めません：%s", err.message);
    }
    return status;
}

static Str folder_of(Str path)
{
    size_t length = path.len;
    while (length > 0 && path.ptr[length - 1] != '/') {
        length--;
    }
    return str_slice(path, 0, length);
}

/* Names of the pictures in folder, without their endings, added behind the known ones. */
static void add_pictures(Arena *arena, const char *folder, ScriptOptions *options)
{
    OsNames files = {0};
    if (!os_is_dir(folder) || os_list_dir(arena, folder, &files, NULL) != STATUS_OK) {
        return;
    }
    Str *const names = ARENA_ARRAY(arena, Str, options->backdrop_count + files.count);
    for (size_t i = 0; i < options->backdrop_count; i++) {
        names[i] = options->backdrops[i];
    }
    for (size_t i = 0; i < files.count; i++) {
        if (str_ends_with(files.names[i], STR(".svg"))) {
            names[options->backdrop_count++] =
                str_slice(files.names[i], 0, files.names[i].len - 4);
        }
    }
    options->backdrops = names;
}

Status script_load_file(const char *path, const ScriptOptions *options, Lesson **out,
                        Diagnostics *diagnostics)
{
    Arena arena = {0};
    StrBuf source = {0};
    ScriptOptions own = script_options_complete(options);
    *out = NULL;
    Status status = loader__read_file(path, &source, diagnostics);
    if (status == STATUS_OK) {
        const Str folder =
            str_format(&arena, "%.*sbackdrops", STR_ARG(folder_of(str_from(path))));
        add_pictures(&arena, folder.ptr, &own);
        status = script_load(strbuf_str(&source), &own, out, diagnostics);
    }
    strbuf_clear(&source);
    arena_clear(&arena);
    return status;
}

Status script_load_course_file(const char *path, Catalogue **out,
                               Diagnostics *diagnostics)
{
    StrBuf source = {0};
    *out = NULL;
    Status status = loader__read_file(path, &source, diagnostics);
    if (status == STATUS_OK) {
        status = script_load_course(strbuf_str(&source), NULL, out, diagnostics);
    }
    strbuf_clear(&source);
    return status;
}
