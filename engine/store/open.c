#include <string.h>

#include "base/log.h"
#include "base/os.h"
#include "store/migrate.h"
#include "store/store_internal.h"

enum {
    BUSY_TRIES = 100,
    BUSY_PAUSE_MS = 50
};

static int64_t system_now(void *context)
{
    (void)context;
    return os_now_seconds();
}

static int system_zone(void *context, int64_t at_seconds)
{
    (void)context;
    return os_zone_offset_minutes(at_seconds);
}

static int64_t system_monotonic(void *context)
{
    (void)context;
    return os_monotonic_ms();
}

StoreHost store_host_system(void (*hash)(const uint8_t key[STORE_HASH_BYTES],
                                         const void *data, size_t size,
                                         uint8_t out[STORE_HASH_BYTES]))
{
    return (StoreHost){NULL, system_now, system_zone, system_monotonic, os_random, hash};
}

const char *store__path_with(Arena *arena, const char *path, const char *suffix)
{
    return str_format(arena, "%s%s", path, suffix).ptr;
}

static const char *folder_of(Arena *arena, const char *path)
{
    Str folder = str_from(path);
    while (folder.len > 0 && folder.ptr[folder.len - 1] != '/') {
        folder.len--;
    }
    return folder.len > 0 ? str_copy_z(arena, folder) : ".";
}

static bool is_on_network(Arena *arena, const char *path)
{
    return os_is_network_path(folder_of(arena, path)) || os_is_network_path(path);
}

static void copy_options(Store *store, const StoreOptions *options)
{
    const StoreHost *host = &options->host;
    require(options->path && options->device_uid && host->now_seconds);
    require(host->zone_minutes && host->monotonic_ms && host->fill_random && host->hash);
    store->options = *options;
    store->options.path = str_copy_z(&store->arena, str_from(options->path));
    store->options.device_uid = str_copy_z(&store->arena, str_from(options->device_uid));
    if (options->backup_folder) {
        store->options.backup_folder =
            str_copy_z(&store->arena, str_from(options->backup_folder));
    }
}

/* A WAL with frames in it: the last connection did not close (or another is open now). */
static bool has_wal(Store *store)
{
    int64_t size_bytes = 0;
    const char *wal = store__path_with(&store->arena, store->options.path, "-wal");
    return os_file_info(wal, &size_bytes, NULL, NULL) == STATUS_OK && size_bytes > 0;
}

static const char *suspect_path(Store *store)
{
    return store__path_with(&store->arena, store->options.path, STORE__SUSPECT_SUFFIX);
}

/* Damage was met when the file was open last time: look thoroughly, once. */
static Status check_suspect(Store *store, Error *err)
{
    if (!os_file_exists(suspect_path(store))) {
        return STATUS_OK;
    }
    Status status = store__check_ours(store->db, err);
    return status == STATUS_OK ? os_remove_file(suspect_path(store), err) : status;
}

static void note_suspect(Store *store)
{
    Error err = {0};
    if (os_write_file(suspect_path(store), STR("damage was met\n"), true, &err) !=
        STATUS_OK) {
        log_warning("cannot note the damage reason=%s", err.message);
    }
}

static Status refuse_strangers(Store *store, Error *err)
{
    StoreFileKind kind = STORE_FILE_EMPTY;
    Status status = store__identify(store->db, &kind, err);
    if (status != STATUS_OK) {
        return status;
    }
    switch (kind) {
    case STORE_FILE_FOREIGN:
        return error_set(err, STATUS_UNSUPPORTED,
                         "this is another program's database; it was not touched");
    case STORE_FILE_NEWER:
        return error_set(err, STATUS_TOO_NEW,
                         "this database was made by a newer gofun; it was not touched");
    case STORE_FILE_EMPTY:
        return store->was_there ? store__suspect_empty(&store->options, err) : STATUS_OK;
    case STORE_FILE_OURS:
        return check_suspect(store, err);
    }
    return STATUS_OK;
}

/* Switching to WAL does not wait for the busy timeout when two processes do it at once.
 */
static Status switch_to_wal(Store *store, Error *err)
{
    StrBuf mode = {0};
    Status status = STATUS_BUSY;
    for (int i = 0; status == STATUS_BUSY && i < BUSY_TRIES; i++) {
        strbuf_reset(&mode);
        status = store__get_text(store->db, "PRAGMA journal_mode = WAL", &mode, err);
        if (status == STATUS_BUSY) {
            (void)sqlite3_sleep(BUSY_PAUSE_MS);
        }
    }
    if (status == STATUS_OK && !str_is(strbuf_str(&mode), "wal")) {
        status =
            error_set(err, STATUS_UNSUPPORTED, "no WAL on this file system (mode %s)",
                      mode.ptr ? mode.ptr : "?");
    }
    strbuf_clear(&mode);
    return status;
}

/* FULL: COMMIT syncs the WAL, so what it acknowledged survives a power cut. */
static Status configure_file(Store *store, Error *err)
{
    Status status = switch_to_wal(store, err);
    if (status == STATUS_OK) {
        status = store__exec(store, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
                             err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    int code =
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, (int *)NULL);
    return code == SQLITE_OK ? STATUS_OK
                             : store__error(store->db, code, err, "opening the database");
}

static Status find_device(Store *store, Error *err)
{
    Query query = query__begin(store, SQL_DEVICE_FIND);
    query__text(&query, ":uid", str_from(store->options.device_uid));
    Status status = query__row(&query, "device", err);
    if (status == STATUS_OK) {
        store->device_id = query__col_int(&query, 0);
        query__end(&query);
    }
    return status;
}

static Status add_device(Store *store, Error *err)
{
    Status status = find_device(store, err);
    if (status != STATUS_NOT_FOUND) {
        return status;
    }
    status = store__begin(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    status =
        find_device(store, err); /* another process of this device may have added it */
    if (status == STATUS_NOT_FOUND) {
        Query query = query__begin(store, SQL_DEVICE_ADD);
        query__text(&query, ":uid", str_from(store->options.device_uid));
        query__int(&query, ":at", store__now(store).at_seconds);
        status = query__run(&query, err);
        store->device_id = sqlite3_last_insert_rowid(store->db);
    }
    return store__end(store, status, err);
}

static Status open_steps(Store *store, Error *err)
{
    static Status (*const steps[])(Store *, Error *) = {
        refuse_strangers, configure_file,     store__chain_register,
        store__migrate,   store__prepare_all, add_device,
    };
    Status status =
        store__connect(&store->options, store->options.path,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &store->db, err);
    if (status == STATUS_OK && store->was_unclean) {
        status = store__check(store->db, true, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < sizeof steps / sizeof *steps; i++) {
        status = steps[i](store, err);
    }
    return status;
}

/* SQLite tries a file it cannot write once more for reading, so that "read-only" gets
 * lost behind the second error. Ask the folder. */
static Status explain(Store *store, Status status, Error *err)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(store->options.vfs);
    int is_writable = 1;
    if (status == STATUS_IO && vfs) {
        (void)vfs->xAccess(vfs, folder_of(&store->arena, store->options.path),
                           SQLITE_ACCESS_READWRITE, &is_writable);
    }
    if (is_writable) {
        return status;
    }
    Status reason = store__status_of_errno(vfs->xGetLastError(vfs, 0, NULL));
    return reason == STATUS_READ_ONLY || reason == STATUS_DENIED
               ? error_set(err, reason, "the folder of the record cannot be written (%s)",
                           status_text(reason))
               : status;
}

static void back_up_at_open(Store *store)
{
    Error err = {0};
    bool is_wanted = store->options.backup_folder && !store->options.is_backup_later;
    if (is_wanted && store__backup_if_due(store, &err) != STATUS_OK) {
        log_warning("backup at open failed reason=%s", err.message);
    }
}

Status store_open(const StoreOptions *options, Store **out, Error *err)
{
    *out = NULL;
    Store *store = mem_alloc(sizeof *store);
    copy_options(store, options);
    Status status = STATUS_OK;
    if (is_on_network(&store->arena, options->path)) {
        status = error_set(err, STATUS_UNSUPPORTED,
                           "the record cannot live in a network folder");
    }
    if (status == STATUS_OK) {
        status = store__restore_finish(&store->options, err);
    }
    if (status == STATUS_OK) {
        store->was_unclean = has_wal(store);
        store->was_there = os_file_exists(options->path);
        status = explain(store, open_steps(store, err), err);
    }
    if (status != STATUS_OK) {
        store_close(store);
        return error_add(err, status, "%s", options->path);
    }
    back_up_at_open(store);
    *out = store;
    return STATUS_OK;
}

void store_close(Store *store)
{
    if (!store) {
        return;
    }
    require(!store->begun_file);
    store__finalize_all(store);
    int code = sqlite3_close(store->db);
    require(code == SQLITE_OK);
    if (store->is_suspect) {
        note_suspect(store);
    }
    mem_wipe(store->options.chain_key, STORE_HASH_BYTES);
    strbuf_clear(&store->sealed);
    store__report_names_clear(&store->report_names);
    for (int i = 0; i < REPORT_BESIDE_COUNT; i++) {
        store__report_beside_clear(&store->report_beside[i]);
    }
    arena_clear(&store->arena);
    mem_free(store);
}

bool store_was_unclean(const Store *store)
{
    return store->was_unclean;
}
