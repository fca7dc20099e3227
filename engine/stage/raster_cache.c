#include "stage/raster_cache.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/os.h"

#define FILE_ENDING ".raster"

static Str file_path(Arena *arena, const char *dir, RasterKey key)
{
    return str_format(arena, "%s/%016" PRIx64 "-%dx%d" FILE_ENDING, dir,
                      str_hash(key.name) ^ key.source, key.width, key.height);
}

/* Nothing is lost when it cannot be removed: it will be found wanting again. */
static void remove_quietly(const char *path)
{
    Error ignored;
    if (os_remove_file(path, &ignored) != STATUS_OK) {
        return;
    }
}

Raster *raster_cache_load(const char *dir, RasterKey key, uint64_t source_hash)
{
    Arena arena = {0};
    Str path = file_path(&arena, dir, key);
    OsMapping mapping;
    Raster *raster = NULL;
    Error ignored;
    int64_t size = 0;
    if (os_file_info(path.ptr, &size, NULL, &ignored) == STATUS_OK && size > 0 &&
        size <= RASTER_CACHE_MAX_FILE_BYTES &&
        os_map_file(path.ptr, &mapping, &ignored) == STATUS_OK) {
        Str bytes = {mapping.data, mapping.size_bytes};
        Status status = raster_read(bytes, source_hash, &raster, &ignored);
        os_unmap_file(&mapping);
        if (status != STATUS_OK) {
            remove_quietly(path.ptr);
        }
    }
    arena_clear(&arena);
    return raster;
}

Status raster_cache_save(const char *dir, RasterKey key, uint64_t source_hash,
                         const Raster *raster, Error *err)
{
    Status status = os_make_dirs(dir, err);
    if (status != STATUS_OK) {
        return status;
    }
    Arena arena = {0};
    StrBuf bytes = {0};
    raster_write(raster, source_hash, &bytes);
    Str path = file_path(&arena, dir, key);
    status = os_write_file(path.ptr, strbuf_str(&bytes), false, err);
    strbuf_clear(&bytes);
    arena_clear(&arena);
    return status;
}

typedef struct Aged {
    Str path;
    int64_t changed_at_ns;
} Aged;

static int older_first(const void *left, const void *right)
{
    const Aged *a = left;
    const Aged *b = right;
    return (a->changed_at_ns > b->changed_at_ns) - (a->changed_at_ns < b->changed_at_ns);
}

void raster_cache_prune(const char *dir, size_t max_files)
{
    Arena arena = {0};
    OsNames names;
    Error ignored;
    if (os_list_dir(&arena, dir, &names, &ignored) != STATUS_OK) {
        arena_clear(&arena);
        return;
    }
    Aged *files = ARENA_ARRAY(&arena, Aged, names.count);
    size_t count = 0;
    for (size_t i = 0; i < names.count; i++) {
        if (!str_ends_with(names.names[i], STR(FILE_ENDING))) {
            continue;
        }
        Aged *file = &files[count];
        file->path = str_format(&arena, "%s/%.*s", dir, STR_ARG(names.names[i]));
        if (os_file_info(file->path.ptr, NULL, &file->changed_at_ns, &ignored) ==
            STATUS_OK) {
            count++;
        }
    }
    qsort(files, count, sizeof *files, older_first);
    for (size_t i = 0; i + max_files < count; i++) {
        remove_quietly(files[i].path.ptr);
    }
    arena_clear(&arena);
}
