/* Lesson files on disk. */
#include "base/os.h"
#include "script/data.h"
#include "script/loader.h"

enum {
    PICTURE_NAME_MOST = 64
};

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

/* As the player takes them: lower case letters, digits, '_' and '-' before the ending. */
static bool is_picture_name(Str name)
{
    for (size_t i = 0; i < name.len; i++) {
        const char c = name.ptr[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-')) {
            return false;
        }
    }
    return name.len > 0 && name.len <= PICTURE_NAME_MOST;
}

/* Names of the pictures in folder, without their endings, added behind the known ones.
 * Only files that lie there: a link might lead anywhere. */
static void add_pictures(Arena *arena, const char *folder, ScriptOptions *options)
{
    OsNames files = {0};
    if (!os_is_plain_dir(folder) ||
        os_list_dir(arena, folder, &files, NULL) != STATUS_OK) {
        return;
    }
    Str *const names = ARENA_ARRAY(arena, Str, options->backdrop_count + files.count);
    for (size_t i = 0; i < options->backdrop_count; i++) {
        names[i] = options->backdrops[i];
    }
    for (size_t i = 0; i < files.count; i++) {
        const Str file = files.names[i];
        const Str path = str_format(arena, "%s/%.*s", folder, STR_ARG(file));
        if (!str_ends_with(file, STR(".svg")) || !os_is_plain_file(path.ptr)) {
            continue;
        }
        const Str name = str_slice(file, 0, file.len - 4);
        if (is_picture_name(name)) {
            names[options->backdrop_count++] = name;
        }
    }
    options->backdrops = names;
}

/* The table of facts beside the folders of the lessons. A broken one is as good as none:
 * each figure that a text names is complained about then. */
static Facts *load_facts(Arena *arena, Str folder)
{
    Facts *facts = NULL;
    Diagnostics unheard = {0};
    const Str path = str_format(arena, "%.*s../facts.lua", STR_ARG(folder));
    if (os_file_exists(path.ptr) &&
        script_load_facts_file(path.ptr, &facts, &unheard) != STATUS_OK) {
        facts = NULL;
    }
    diagnostics_clear(&unheard);
    return facts;
}

Status script_load_for(const char *path, Str source, const ScriptOptions *options,
                       Lesson **out, Diagnostics *diagnostics)
{
    Arena arena = {0};
    ScriptOptions own = script_options_complete(options);
    Facts *facts = NULL;
    const Str folder = folder_of(str_from(path));
    add_pictures(&arena, str_format(&arena, "%.*sbackdrops", STR_ARG(folder)).ptr, &own);
    if (own.facts == NULL) {
        own.facts = facts = load_facts(&arena, folder);
    }
    const Status status = script_load(source, &own, out, diagnostics);
    facts_free(facts);
    arena_clear(&arena);
    return status;
}

Status script_load_file(const char *path, const ScriptOptions *options, Lesson **out,
                        Diagnostics *diagnostics)
{
    StrBuf source = {0};
    *out = NULL;
    Status status = loader__read_file(path, &source, diagnostics);
    if (status == STATUS_OK) {
        status = script_load_for(path, strbuf_str(&source), options, out, diagnostics);
    }
    strbuf_clear(&source);
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
