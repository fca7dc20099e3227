#include "base/log.h"
#include "base/os.h"
#include "store/store_internal.h"

enum {
    DAY_SECONDS = 24 * 60 * 60
};

static const char name_prefix[] = "gofun-";
static const char name_suffix[] = ".db";
static const char unfinished_suffix[] = ".unfinished";

/* The pages themselves; the copy is durable when sqlite3_backup_finish returned. */
static Status copy_pages(sqlite3 *from, sqlite3 *to, Error *err)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup) {
        return store__error(to, sqlite3_extended_errcode(to), err, "starting the copy");
    }
    int stepped = sqlite3_backup_step(backup, -1);
    int code = sqlite3_backup_finish(backup);
    if (code == SQLITE_OK && stepped != SQLITE_DONE) {
        code = stepped; /* BUSY and LOCKED are not repeated by finish */
    }
    return code == SQLITE_OK ? STATUS_OK : store__error(to, code, err, "copying");
}

/* The copy says "WAL" in its header like the original; alone it must be one plain file.
 */
static Status make_plain(sqlite3 *db, Error *err)
{
    StrBuf mode = {0};
    Status status = store__get_text(db, "PRAGMA journal_mode = DELETE", &mode, err);
    if (status == STATUS_OK && !str_is(strbuf_str(&mode), "delete")) {
        status = error_set(err, STATUS_IO, "the copy cannot leave WAL mode");
    }
    strbuf_clear(&mode);
    return status;
}

static Status fill_copy(sqlite3 *from, sqlite3 *to, Error *err)
{
    Status status = copy_pages(from, to, err);
    if (status == STATUS_OK) {
        status = make_plain(to, err);
    }
    return status == STATUS_OK ? store__check(to, false, err) : status;
}

static void remove_if_there(const char *path)
{
    if (os_file_exists(path)) {
        Error err = {0};
        if (os_remove_file(path, &err) != STATUS_OK) {
            log_warning("cannot remove reason=%s", err.message);
        }
    }
}

static void remove_unfinished(Arena *arena, const char *path)
{
    static const char *const suffixes[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        remove_if_there(store__path_with(arena, path, suffixes[i]));
    }
}

Status store__copy(const StoreOptions *options, sqlite3 *from, const char *to_path,
                   Error *err)
{
    Arena arena = {0};
    const char *unfinished = store__path_with(&arena, to_path, unfinished_suffix);
    remove_unfinished(&arena, unfinished);
    sqlite3 *to = NULL;
    Status status = store__connect(options, unfinished,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &to, err);
    if (status == STATUS_OK) {
        status = fill_copy(from, to, err);
    }
    require(sqlite3_close(to) == SQLITE_OK);
    if (status == STATUS_OK) {
        status = os_rename_file(unfinished, to_path, err);
    }
    if (status != STATUS_OK) {
        remove_unfinished(&arena, unfinished);
    }
    arena_clear(&arena);
    return status;
}

Status store_copy_to(Store *store, const char *path, Error *err)
{
    return store__copy(&store->options, store->db, path, err);
}

static bool parse_name(Str name, int64_t *taken_at)
{
    Str prefix = str_from(name_prefix);
    Str suffix = str_from(name_suffix);
    if (!str_starts_with(name, prefix) || !str_ends_with(name, suffix) ||
        name.len < prefix.len + suffix.len) {
        return false;
    }
    return store__parse_stamp(str_slice(name, prefix.len, name.len - suffix.len),
                              taken_at);
}

Status store__backup_list(Arena *arena, const char *folder, BackupList *out, Error *err)
{
    *out = (BackupList){0};
    OsNames names = {0};
    Status status = os_list_dir(arena, folder, &names, err);
    if (status != STATUS_OK) {
        return status;
    }
    out->paths = ARENA_ARRAY(arena, const char *, names.count);
    out->taken_at = ARENA_ARRAY(arena, int64_t, names.count);
    /* Names sort as time does. */
    for (size_t i = 0; i < names.count; i++) {
        if (parse_name(names.names[i], &out->taken_at[out->count])) {
            out->paths[out->count++] =
                str_format(arena, "%s/%.*s", folder, STR_ARG(names.names[i])).ptr;
        }
    }
    return STATUS_OK;
}

/* Leftovers of a backup that was killed; we hold the lock, so nobody works on them. */
static void sweep_unfinished(Arena *arena, const char *folder)
{
    OsNames names = {0};
    if (os_list_dir(arena, folder, &names, NULL) != STATUS_OK) {
        return;
    }
    for (size_t i = 0; i < names.count; i++) {
        if (str_starts_with(names.names[i], str_from(name_prefix)) &&
            str_find(names.names[i], str_from(unfinished_suffix)) >= 0) {
            remove_if_there(
                str_format(arena, "%s/%.*s", folder, STR_ARG(names.names[i])).ptr);
        }
    }
}

/* When something was erased last; 0: never, or the clock was wrong then, or the schema is
 * older than erasing. */
static int64_t last_erasure(Store *store)
{
    int64_t at = 0;
    Status status = store__get_int(store->db,
                                   "SELECT max((SELECT coalesce(max(erased_at), 0) FROM "
                                   "erasure), (SELECT coalesce(max(applied_at), 0) FROM "
                                   "retention))",
                                   &at, NULL);
    return status == STATUS_OK && at <= store__now(store).at_seconds ? at : 0;
}

/* Too many, or from before something was erased: those hold it still. Of one with a stamp
 * in the future nobody knows. */
static Status prune(Store *store, Arena *arena, const char *made, Error *err)
{
    BackupList list;
    int64_t erased_at = last_erasure(store);
    int64_t now = store__now(store).at_seconds;
    Status status = store__backup_list(arena, store->options.backup_folder, &list, err);
    for (size_t i = 0; status == STATUS_OK && i < list.count; i++) {
        int64_t at = list.taken_at[i];
        bool is_stale = erased_at > 0 && (at <= erased_at || at > now) &&
                        !str_is(str_from(list.paths[i]), made);
        if (is_stale || i + STORE_BACKUPS_KEPT < list.count) {
            status = os_remove_file(list.paths[i], err);
        }
    }
    return status;
}

static Status back_up_locked(Store *store, Arena *arena, Error *err)
{
    const char *folder = store->options.backup_folder;
    sweep_unfinished(arena, folder);
    char stamp[17];
    store__stamp(store__now(store).at_seconds, stamp);
    const char *path =
        str_format(arena, "%s/%s%s%s", folder, name_prefix, stamp, name_suffix).ptr;
    Status status = store__copy(&store->options, store->db, path, err);
    return status == STATUS_OK ? prune(store, arena, path, err) : status;
}

Status store_backup(Store *store, Error *err)
{
    const char *folder = store->options.backup_folder;
    if (!folder) {
        return error_set(err, STATUS_BAD_ARGUMENT, "no backup folder was named");
    }
    Status status = os_make_dirs(folder, err);
    if (status != STATUS_OK) {
        return status;
    }
    Arena arena = {0};
    OsLock *lock = NULL;
    status = os_lock_open(store__path_with(&arena, folder, "/lock"), &lock, err);
    if (status == STATUS_OK) {
        status = back_up_locked(store, &arena, err);
        os_lock_close(lock);
    }
    arena_clear(&arena);
    return status == STATUS_OK ? status : error_add(err, status, "backup");
}

/* A stamp far in the future comes from a clock that was wrong and does not count. One
 * from before the last erasure has to go: the erasing was cut short. */
static bool is_due(const BackupList *list, int64_t now, int64_t erased_at)
{
    if (list->count > 0 && list->taken_at[0] < erased_at) {
        return true;
    }
    for (size_t i = list->count; i > 0; i--) {
        int64_t age = now - list->taken_at[i - 1];
        if (age > -DAY_SECONDS) {
            return age >= DAY_SECONDS;
        }
    }
    return true;
}

Status store_backup_is_due(Store *store, bool *out, Error *err)
{
    *out = false;
    int64_t has_attempts = 0;
    Status status = store__get_int(store->db, "SELECT EXISTS (SELECT 1 FROM attempt)",
                                   &has_attempts, err);
    if (status != STATUS_OK || !has_attempts) {
        return status;
    }
    Arena arena = {0};
    BackupList list = {0};
    if (os_is_dir(store->options.backup_folder)) {
        status = store__backup_list(&arena, store->options.backup_folder, &list, err);
    }
    *out = status == STATUS_OK &&
           is_due(&list, store__now(store).at_seconds, last_erasure(store));
    arena_clear(&arena);
    return status;
}

Status store__backup_if_due(Store *store, Error *err)
{
    bool is_wanted = false;
    Status status = store_backup_is_due(store, &is_wanted, err);
    return status == STATUS_OK && is_wanted ? store_backup(store, err) : status;
}
