/* Putting a backup in the place of a damaged file, in steps a power cut may interrupt:
 * the good copy stands ready as PATH.restore before anything is moved, and as long as it
 * stands there the next open completes the rest. The old WAL must be away before the copy
 * comes, or SQLite would replay it into the copy. */
#include "base/log.h"
#include "base/os.h"
#include "store/migrate.h"
#include "store/store_internal.h"

enum {
    ASIDE_TRIES = 1000
};

static const char restore_suffix[] = ".restore";

/* PATH.damaged-TIME, or with a number when that is taken. */
static const char *aside_path(const StoreOptions *options, Arena *arena)
{
    char stamp[17];
    store__stamp(options->host.now_seconds(options->host.context), stamp);
    const char *path = str_format(arena, "%s.damaged-%s", options->path, stamp).ptr;
    for (int i = 2; os_file_exists(path) && i < ASIDE_TRIES; i++) {
        path = str_format(arena, "%s.damaged-%s-%d", options->path, stamp, i).ptr;
    }
    return path;
}

/* Moves the file, then its WAL: a WAL without a file is thrown away by SQLite, a file
 * without its WAL would look whole and lack the newest answers. */
static Status move_aside(const StoreOptions *options, Arena *arena, const char *aside,
                         Error *err)
{
    static const char *const suffixes[] = {"", "-wal", "-shm", STORE__SUSPECT_SUFFIX};
    Status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < sizeof suffixes / sizeof *suffixes;
         i++) {
        const char *from = store__path_with(arena, options->path, suffixes[i]);
        if (os_file_exists(from)) {
            status =
                os_rename_file(from, store__path_with(arena, aside, suffixes[i]), err);
        }
    }
    return status;
}

static Status complete(const StoreOptions *options, Arena *arena, const char *aside,
                       Error *err)
{
    Status status = move_aside(options, arena, aside, err);
    const char *ready = store__path_with(arena, options->path, restore_suffix);
    return status == STATUS_OK ? os_rename_file(ready, options->path, err) : status;
}

Status store__restore_finish(const StoreOptions *options, Error *err)
{
    Arena arena = {0};
    Status status = STATUS_OK;
    if (os_file_exists(store__path_with(&arena, options->path, restore_suffix))) {
        log_warning("completing an interrupted restore");
        status = complete(options, &arena, aside_path(options, &arena), err);
    }
    arena_clear(&arena);
    return status;
}

Status store__suspect_empty(const StoreOptions *options, Error *err)
{
    if (!options->backup_folder || !os_is_dir(options->backup_folder)) {
        return STATUS_OK;
    }
    Arena arena = {0};
    BackupList list;
    Status status = store__backup_list(&arena, options->backup_folder, &list, err);
    arena_clear(&arena);
    if (status == STATUS_OK && list.count > 0) {
        status = error_set(err, STATUS_BAD_DATA,
                           "damaged: the file is empty, but there are backups of it");
    }
    return status;
}

/* STATUS_BAD_DATA: damaged, err says how. Strangers and newer files count as whole. */
static Status examine(const StoreOptions *options, const char *path, bool *is_ours,
                      Error *err)
{
    *is_ours = false;
    sqlite3 *db = NULL;
    Status status = store__connect(options, path, SQLITE_OPEN_READWRITE, &db, err);
    if (status != STATUS_OK) {
        return status;
    }
    StoreFileKind kind = STORE_FILE_EMPTY;
    status = store__identify(db, &kind, err);
    *is_ours = status == STATUS_OK && kind == STORE_FILE_OURS;
    if (*is_ours) {
        status = store__check_ours(db, err);
    }
    if (status == STATUS_OK && kind == STORE_FILE_EMPTY) {
        status = store__suspect_empty(options, err);
    }
    require(sqlite3_close(db) == SQLITE_OK);
    return status;
}

/* Copies one backup to PATH.restore if it is whole. */
static Status ready_from(const StoreOptions *options, Arena *arena, const char *backup,
                         Error *err)
{
    bool is_ours = false;
    Status status = examine(options, backup, &is_ours, err);
    if (status == STATUS_OK && !is_ours) {
        status = error_set(err, STATUS_BAD_DATA, "not a backup of ours");
    }
    if (status != STATUS_OK) {
        return status;
    }
    sqlite3 *from = NULL;
    status = store__connect(options, backup, SQLITE_OPEN_READWRITE, &from, err);
    if (status != STATUS_OK) {
        return status;
    }
    const char *ready = store__path_with(arena, options->path, restore_suffix);
    status = store__copy(options, from, ready, err);
    require(sqlite3_close(from) == SQLITE_OK);
    return status;
}

/* Newest first; a backup that cannot be read is passed over, a full disk is not. */
static Status ready_newest(const StoreOptions *options, Arena *arena, StoreRecovery *out,
                           Error *err)
{
    if (!options->backup_folder || !os_is_dir(options->backup_folder)) {
        return STATUS_OK;
    }
    BackupList list;
    Status status = store__backup_list(arena, options->backup_folder, &list, err);
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = list.count; i > 0; i--) {
        status = ready_from(options, arena, list.paths[i - 1], err);
        if (status == STATUS_OK) {
            out->is_restored = true;
            out->backup_at = list.taken_at[i - 1];
            out->backup_path = str_from(list.paths[i - 1]);
            return STATUS_OK;
        }
        if (status != STATUS_BAD_DATA) {
            return status;
        }
        log_warning("backup is not usable index=%zu", i - 1);
    }
    return STATUS_OK;
}

static Status restore(const StoreOptions *options, Arena *arena, StoreRecovery *out,
                      Error *err)
{
    Status status = ready_newest(options, arena, out, err);
    if (status != STATUS_OK) {
        return status;
    }
    const char *aside = aside_path(options, arena);
    status = out->is_restored ? complete(options, arena, aside, err)
                              : move_aside(options, arena, aside, err);
    if (status == STATUS_OK) {
        out->damaged_path = str_from(aside);
    }
    return status;
}

Status store_restore_if_damaged(const StoreOptions *options, Arena *arena,
                                StoreRecovery *out, Error *err)
{
    *out = (StoreRecovery){0};
    Status status = store__restore_finish(options, err);
    if (status != STATUS_OK || !os_file_exists(options->path)) {
        return status;
    }
    bool is_ours = false;
    Error found = {0};
    status = examine(options, options->path, &is_ours, &found);
    if (status == STATUS_BAD_DATA) {
        out->is_damaged = true;
        out->damage = str_copy(arena, str_from(found.message));
        log_error("the record is damaged");
        return restore(options, arena, out, err);
    }
    return status == STATUS_OK ? STATUS_OK : error_set(err, status, "%s", found.message);
}
