#include "author/install.h"

#include "author/svg_lint.h"
#include "base/os.h"
#include "script/script.h"

#define NO_DASHES "教材の絵では破線（stroke-dasharray）を使えません"

/* ---- reading a folder ---- */

static bool is_wanted(Str name)
{
    return str_ends_with(name, STR(".lua")) || str_ends_with(name, STR(".plan")) ||
           str_ends_with(name, STR(".svg"));
}

static Status collect_file(Arena *arena, const char *path, Str name, PackFiles *out,
                           Error *err)
{
    StrBuf bytes = {0};
    const Status status = os_read_file(path, PACK_FILE_BYTES_MOST, &bytes, err);
    if (status == STATUS_OK) {
        pack_add(arena, out, name, str_copy(arena, strbuf_str(&bytes)));
    }
    strbuf_clear(&bytes);
    return status;
}

Status install_collect(Arena *arena, const char *dir, Str prefix, PackFiles *out,
                       Error *err)
{
    OsNames names = {0};
    Status status = os_list_dir(arena, dir, &names, err);
    for (size_t i = 0; i < names.count && status == STATUS_OK; i++) {
        const Str name = names.names[i];
        const Str path = str_format(arena, "%s/%.*s", dir, STR_ARG(name));
        const Str inside = str_format(arena, "%.*s%s%.*s", STR_ARG(prefix),
                                      prefix.len > 0 ? "/" : "", STR_ARG(name));
        if (name.ptr[0] == '.' || out->count > PACK_FILES_MOST) {
            continue;
        }
        if (os_is_dir(path.ptr)) {
            status = install_collect(arena, path.ptr, inside, out, err);
        } else if (is_wanted(name)) {
            status = collect_file(arena, path.ptr, inside, out, err);
        }
    }
    return status;
}

/* ---- writing ---- */

static Str parent_of(Str path)
{
    while (path.len > 0 && path.ptr[path.len - 1] != '/') {
        path.len--;
    }
    return path.len > 1 ? str_slice(path, 0, path.len - 1) : path;
}

static Status write_files(const PackFiles *files, const char *dir, Error *err)
{
    Arena arena = {0};
    Status status = os_make_dirs(dir, err);
    for (size_t i = 0; i < files->count && status == STATUS_OK; i++) {
        const PackFile *const file = &files->files[i];
        const Str path = str_format(&arena, "%s/%.*s", dir, STR_ARG(file->path));
        require(pack_path_problem(file->path) == NULL);
        status = os_make_dirs(str_copy_z(&arena, parent_of(path)), err);
        if (status == STATUS_OK) {
            status = os_write_file(path.ptr, file->data, false, err);
        }
    }
    arena_clear(&arena);
    return status;
}

Status install_write(const PackFiles *files, const char *dir, Error *err)
{
    if (os_file_exists(dir)) {
        return error_set(err, STATUS_EXISTS,
                         "%s はもうあります。別の名前にしてください。", dir);
    }
    return write_files(files, dir, err);
}

/* ---- installing ---- */

static bool is_lesson(Str path)
{
    return str_ends_with(path, STR("/lesson.lua"));
}

/* Every lesson of the pack, as it was written below dir, loads with the pictures and
 * facts that are there, and its folder has its name. */
static Status check_lessons(Arena *arena, const PackFiles *files, const char *dir,
                            Error *err)
{
    size_t count = 0;
    for (size_t i = 0; i < files->count; i++) {
        const PackFile *const file = &files->files[i];
        Diagnostics diagnostics = {0};
        Lesson *lesson = NULL;
        Str rest = file->path;
        Str folder = {0};
        if (!is_lesson(file->path)) {
            continue;
        }
        const Str path = str_format(arena, "%s/%.*s", dir, STR_ARG(file->path));
        Status status = script_load_file(path.ptr, NULL, &lesson, &diagnostics);
        (void)str_split(&rest, '/', &folder);
        if (status != STATUS_OK && diagnostics.count > 0) {
            const Diagnostic *const first = &diagnostics.items[0];
            status =
                error_set(err, STATUS_BAD_DATA, "%.*s:%d: %.*s %.*s", STR_ARG(file->path),
                          first->line, STR_ARG(first->code), STR_ARG(first->sentence));
        } else if (status == STATUS_OK && !str_equal(folder, lesson->id)) {
            status = error_set(
                err, STATUS_BAD_DATA,
                "%.*s の教材idは「%.*s」です。フォルダー名と同じにしてください。",
                STR_ARG(file->path), STR_ARG(lesson->id));
        }
        lesson_free(lesson);
        diagnostics_clear(&diagnostics);
        if (status != STATUS_OK) {
            return status;
        }
        count++;
    }
    return count > 0
               ? STATUS_OK
               : error_set(err, STATUS_BAD_DATA, "このパックには教材がありません。");
}

/* What the renderer cannot draw, or not in good time, is not let in. */
static Status check_drawings(const PackFiles *files, Error *err)
{
    for (size_t i = 0; i < files->count; i++) {
        const PackFile *const file = &files->files[i];
        SvgReport report = {0};
        if (!str_ends_with(file->path, STR(".svg"))) {
            continue;
        }
        svg_lint(file->data, &report);
        Str rest = strbuf_str(&report.text);
        Str first = {0};
        (void)str_split(&rest, '\n', &first);
        if (report.fault_total == 0 && svg_has_dashes(file->data)) {
            first = STR(NO_DASHES);
        }
        const Status status = first.len == 0
                                  ? STATUS_OK
                                  : error_set(err, STATUS_BAD_DATA, "%.*s: %.*s",
                                              STR_ARG(file->path), STR_ARG(first));
        svg_report_clear(&report);
        if (status != STATUS_OK) {
            return status;
        }
    }
    return STATUS_OK;
}

/* True when path lies in a folder that the pack brings as a whole. */
static bool is_replaced(const PackFiles *pack, Str path)
{
    for (size_t i = 0; i < pack->count; i++) {
        const Str other = pack->files[i].path;
        const Str folder = is_lesson(other)
                               ? str_slice(other, 0, other.len - STR("lesson.lua").len)
                               : other;
        const bool is_same = str_equal(other, path);
        if (is_same || (is_lesson(other) && str_starts_with(path, folder))) {
            return true;
        }
    }
    return false;
}

/* What is there now and stays, and the pack. */
static Status merge(Arena *arena, const PackFiles *pack, const char *lessons_dir,
                    PackFiles *out, Error *err)
{
    PackFiles present = {0};
    if (os_is_dir(lessons_dir)) {
        const Status status =
            install_collect(arena, lessons_dir, (Str){0}, &present, err);
        if (status != STATUS_OK) {
            return status;
        }
    }
    for (size_t i = 0; i < present.count; i++) {
        if (!is_replaced(pack, present.files[i].path)) {
            pack_add(arena, out, present.files[i].path, present.files[i].data);
        }
    }
    for (size_t i = 0; i < pack->count; i++) {
        pack_add(arena, out, pack->files[i].path, pack->files[i].data);
    }
    return STATUS_OK;
}

Status install_files(const PackFiles *files, const char *lessons_dir, Error *err)
{
    Arena arena = {0};
    PackFiles all = {0};
    const Str beside = str_format(&arena, "%s.incoming", lessons_dir);
    Status status = check_drawings(files, err);
    if (status == STATUS_OK) {
        status = merge(&arena, files, lessons_dir, &all, err);
    }
    if (status == STATUS_OK) {
        status = os_remove_tree(beside.ptr, err); /* of an installation that was killed */
    }
    if (status == STATUS_OK) {
        status = write_files(&all, beside.ptr, err);
    }
    if (status == STATUS_OK) {
        status = check_lessons(&arena, files, beside.ptr, err);
    }
    if (status == STATUS_OK) {
        status = os_is_dir(lessons_dir) ? os_swap_paths(beside.ptr, lessons_dir, err)
                                        : os_rename_file(beside.ptr, lessons_dir, err);
    }
    if (os_file_exists(beside.ptr) || os_is_dir(beside.ptr)) {
        Error ignored = {0};
        const Status removed = os_remove_tree(beside.ptr, &ignored);
        if (status == STATUS_OK && removed != STATUS_OK) {
            status =
                error_set(err, removed,
                          "取り込みましたが、%s が残っています（%s）。消してください。",
                          beside.ptr, ignored.message);
        }
    }
    arena_clear(&arena);
    return status;
}
