#include "pack/pack.h"

#include <archive.h>
#include <archive_entry.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

void pack_add(Arena *arena, PackFiles *files, Str path, Str data)
{
    if (files->count == files->capacity) {
        const size_t capacity = files->capacity > 0 ? files->capacity * 2 : 64;
        PackFile *const larger = ARENA_ARRAY(arena, PackFile, capacity);
        if (files->count > 0) {
            memcpy(larger, files->files, files->count * sizeof *larger);
        }
        files->files = larger;
        files->capacity = capacity;
    }
    files->files[files->count++] = (PackFile){path, data};
}

/* ---- what is refused on both sides ---- */

static char folded(char c)
{
    return (char)tolower((unsigned char)c);
}

/* Some file systems do not tell a.svg from A.SVG. */
static bool is_same_path(Str a, Str b)
{
    bool is_same = a.len == b.len;
    for (size_t i = 0; i < a.len && is_same; i++) {
        is_same = folded(a.ptr[i]) == folded(b.ptr[i]);
    }
    return is_same;
}

static Status check_file(const PackFiles *before, Str path, int64_t size, size_t total,
                         Error *err)
{
    const char *const problem = pack_path_problem(path);
    if (problem != NULL) {
        return error_set(err, STATUS_BAD_DATA, "the path '%.*s' cannot be used: %s",
                         STR_ARG(path), problem);
    }
    if (before->count >= PACK_FILES_MOST) {
        return error_set(err, STATUS_TOO_LARGE, "there are more than %d files",
                         (int)PACK_FILES_MOST);
    }
    if (size < 0 || (uint64_t)size > PACK_FILE_BYTES_MOST ||
        (uint64_t)size > PACK_TOTAL_BYTES_MOST - total) {
        return error_set(err, STATUS_TOO_LARGE, "'%.*s' is too large", STR_ARG(path));
    }
    for (size_t i = 0; i < before->count; i++) {
        if (is_same_path(before->files[i].path, path)) {
            return error_set(err, STATUS_BAD_DATA, "'%.*s' is there twice",
                             STR_ARG(path));
        }
    }
    return STATUS_OK;
}

/* ---- writing ---- */

static int by_path(const void *a, const void *b)
{
    return str_compare(((const PackFile *)a)->path, ((const PackFile *)b)->path);
}

static la_ssize_t add_bytes(struct archive *archive, void *context, const void *bytes,
                            size_t size)
{
    (void)archive;
    strbuf_add(context, (Str){bytes, size});
    return (la_ssize_t)size;
}

static bool write_file(struct archive *archive, const PackFile *file)
{
    Arena arena = {0};
    struct archive_entry *const entry = archive_entry_new();
    archive_entry_set_pathname(entry, str_copy_z(&arena, file->path));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_mtime(entry, 0, 0);
    archive_entry_set_size(entry, (la_int64_t)file->data.len);
    bool is_written = archive_write_header(archive, entry) == ARCHIVE_OK;
    if (is_written && file->data.len > 0) {
        is_written = archive_write_data(archive, file->data.ptr, file->data.len) ==
                     (la_ssize_t)file->data.len;
    }
    archive_entry_free(entry);
    arena_clear(&arena);
    return is_written;
}

static Status check_all(const PackFiles *files, Error *err)
{
    size_t total = 0;
    for (size_t i = 0; i < files->count; i++) {
        const PackFiles before = {files->files, i, i};
        const PackFile *const file = &files->files[i];
        const Status status =
            check_file(&before, file->path, (int64_t)file->data.len, total, err);
        if (status != STATUS_OK) {
            (void)error_add(err, status, "cannot pack");
            return STATUS_BAD_ARGUMENT;
        }
        total += file->data.len;
    }
    return STATUS_OK;
}

Status pack_write(PackFiles *files, StrBuf *out, Error *err)
{
    const Status status = check_all(files, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (files->count > 0) {
        qsort(files->files, files->count, sizeof files->files[0], by_path);
    }
    struct archive *const archive = archive_write_new();
    bool is_good = archive_write_set_format_pax_restricted(archive) == ARCHIVE_OK &&
                   archive_write_add_filter_gzip(archive) == ARCHIVE_OK &&
                   archive_write_set_options(archive, "gzip:!timestamp") == ARCHIVE_OK &&
                   archive_write_open(archive, out, NULL, add_bytes, NULL) == ARCHIVE_OK;
    for (size_t i = 0; i < files->count && is_good; i++) {
        is_good = write_file(archive, &files->files[i]);
    }
    is_good = archive_write_close(archive) == ARCHIVE_OK && is_good;
    const char *const why = archive_error_string(archive);
    Status result = STATUS_OK;
    if (!is_good) {
        result = error_set(err, STATUS_IO, "cannot write the pack: %s",
                           why != NULL ? why : "no reason given");
    }
    (void)archive_write_free(archive);
    return result;
}

/* ---- reading ---- */

static Status refuse(struct archive *archive, Error *err)
{
    const char *const why = archive_error_string(archive);
    return error_set(err, STATUS_BAD_DATA, "the pack is damaged: %s",
                     why != NULL ? why : "it ends too early");
}

/* The size in the header is a claim: not one byte more is taken. */
static Status read_data(Arena *arena, struct archive *archive, size_t size, Str *out,
                        Error *err)
{
    char *const bytes = arena_alloc(arena, size + 1);
    size_t have = 0;
    while (have <= size) {
        const la_ssize_t got = archive_read_data(archive, bytes + have, size + 1 - have);
        if (got < 0) {
            return refuse(archive, err);
        }
        if (got == 0) {
            break;
        }
        have += (size_t)got;
    }
    if (have != size) {
        return error_set(err, STATUS_BAD_DATA, "a file is not as long as it says");
    }
    bytes[size] = '\0';
    *out = (Str){bytes, size};
    return STATUS_OK;
}

static bool is_plain_file(struct archive_entry *entry)
{
    return archive_entry_filetype(entry) == AE_IFREG &&
           archive_entry_hardlink(entry) == NULL &&
           archive_entry_symlink(entry) == NULL &&
           archive_entry_sparse_count(entry) == 0 &&
           archive_entry_size_is_set(entry) != 0;
}

static Status read_entry(Arena *arena, struct archive *archive,
                         struct archive_entry *entry, size_t *total, PackFiles *out,
                         Error *err)
{
    const char *const name = archive_entry_pathname(entry);
    const Str path = str_copy(arena, str_from(name));
    if (!is_plain_file(entry)) {
        return error_set(err, STATUS_BAD_DATA, "'%s' is not a plain file",
                         name != NULL ? name : "?");
    }
    const int64_t size = archive_entry_size(entry);
    Status status = check_file(out, path, size, *total, err);
    Str data = {0};
    if (status == STATUS_OK) {
        status = read_data(arena, archive, (size_t)size, &data, err);
    }
    if (status == STATUS_OK) {
        *total += data.len;
        pack_add(arena, out, path, data);
    }
    return status;
}

static Status read_all(Arena *arena, struct archive *archive, PackFiles *out, Error *err)
{
    size_t total = 0;
    for (;;) {
        struct archive_entry *entry = NULL;
        const int code = archive_read_next_header(archive, &entry);
        if (code == ARCHIVE_EOF) {
            return STATUS_OK;
        }
        if (code != ARCHIVE_OK) {
            return refuse(archive, err);
        }
        const Status status = read_entry(arena, archive, entry, &total, out, err);
        if (status != STATUS_OK) {
            return status;
        }
    }
}

Status pack_read(Arena *arena, Str bytes, PackFiles *out, Error *err)
{
    *out = (PackFiles){0};
    if (bytes.len == 0 || bytes.len > PACK_ARCHIVE_BYTES_MOST) {
        return error_set(err, STATUS_TOO_LARGE, "the pack is empty or too large");
    }
    struct archive *const archive = archive_read_new();
    const bool is_open =
        archive_read_support_filter_gzip(archive) == ARCHIVE_OK &&
        archive_read_support_format_tar(archive) == ARCHIVE_OK &&
        archive_read_open_memory(archive, bytes.ptr, bytes.len) == ARCHIVE_OK;
    PackFiles files = {0};
    const Status status =
        is_open ? read_all(arena, archive, &files, err) : refuse(archive, err);
    (void)archive_read_free(archive);
    if (status == STATUS_OK) {
        *out = files;
    }
    return status;
}
