/* Folders as a whole: those of the system, swapping two, removing one. The POSIX side of
 * os.h. */
#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/os.h"

void os_config_dirs(Arena *arena, OsNames *out)
{
    const char *given = os_environment("XDG_CONFIG_DIRS");
    Str rest = str_from(given != NULL ? given : "/etc/xdg");
    size_t most = 1;
    for (size_t i = 0; i < rest.len; i++) {
        most += rest.ptr[i] == ':' ? 1 : 0;
    }
    *out = (OsNames){.names = ARENA_ARRAY(arena, Str, most)};
    Str dir;
    while (str_split(&rest, ':', &dir)) {
        if (str_starts_with(dir, STR("/"))) { /* relative ones are to be ignored */
            out->names[out->count++] = str_format(arena, "%.*s/gofun", STR_ARG(dir));
        }
    }
}

Status os_swap_paths(const char *a, const char *b, Error *err)
{
    if (renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE) == 0) {
        return STATUS_OK;
    }
    const bool is_unknown = errno == EINVAL || errno == ENOSYS;
    return error_set(err, is_unknown ? STATUS_UNSUPPORTED : STATUS_IO,
                     "cannot swap %s with %s: %s", a, b, strerror(errno));
}

Status os_remove_tree(const char *path, Error *err)
{
    Arena arena = {0};
    OsNames names = {0};
    Status status = STATUS_OK;
    if (!os_is_dir(path) || unlink(path) == 0) {
        return os_file_exists(path) ? os_remove_file(path, err) : STATUS_OK;
    }
    status = os_list_dir(&arena, path, &names, err);
    for (size_t i = 0; i < names.count && status == STATUS_OK; i++) {
        const Str inside = str_format(&arena, "%s/%.*s", path, STR_ARG(names.names[i]));
        /* unlink first: a link to a folder goes, not what it leads to. */
        if (unlink(inside.ptr) != 0) {
            status = os_remove_tree(inside.ptr, err);
        }
    }
    if (status == STATUS_OK && rmdir(path) != 0) {
        status = error_set(err, STATUS_IO, "cannot remove %s: %s", path, strerror(errno));
    }
    arena_clear(&arena);
    return status;
}
