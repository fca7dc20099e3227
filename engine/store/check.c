/* Connections with the room's settings, and the check for damage. */
#include "base/log.h"
#include "base/os.h"
#include "store/store_internal.h"

/* SQLite's own busy timeout soon sleeps 100 ms at a time and starves beside a process
 * that writes without a pause (found by tests/store/test_kill.c). Short, uneven sleeps
 * get in. */
static int wait_a_moment(void *context, int tries)
{
    (void)context;
    if (tries >= STORE__BUSY_TRIES) {
        return 0;
    }
    (void)sqlite3_sleep(1 + tries % 3);
    return 1;
}

/* Settings that write nothing; a connection to a foreign file leaves it as it was. */
static int configure(sqlite3 *db)
{
    static const struct {
        int option;
        int value;
    } settings[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1},
    };
    int code = sqlite3_extended_result_codes(db, 1);
    for (size_t i = 0; code == SQLITE_OK && i < sizeof settings / sizeof *settings; i++) {
        code = sqlite3_db_config(db, settings[i].option, settings[i].value, (int *)NULL);
    }
    if (code == SQLITE_OK) {
        code = sqlite3_busy_handler(db, wait_a_moment, NULL);
    }
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, STORE__ROW_MAX);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    return code == SQLITE_OK
               ? sqlite3_exec(db, "PRAGMA cell_size_check = ON", NULL, NULL, NULL)
               : code;
}

/* SQLite writes what is over this to a file in one piece, and its write for Unix takes 17
 * bits of a length: with more, a statement with much to take back ends as "disk full". */
enum {
    UNDO_BYTES = 127 * 1024
};

/* What one row may have to take back stays in memory: by itself SQLite begins a file at
 * 64 KiB and then writes every page of every later statement of the transaction there,
 * eight writes for each row of a roster. Nobody reads how much memory SQLite takes, and
 * counting it locks at every piece. Refused, and not needed, after the first time. */
static void configure_process(void)
{
    (void)sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, UNDO_BYTES);
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* SQLite makes files that everybody may read; -wal and -shm get the mode of the file.
 * When this fails SQLite fails too, and says why. */
static void make_private(const StoreOptions *options, const char *path, int flags)
{
    if (options->vfs == NULL && (flags & SQLITE_OPEN_CREATE) != 0 &&
        os_make_private_file(path, NULL) != STATUS_OK) {
        log_debug("the database cannot be made ahead");
    }
}

Status store__connect(const StoreOptions *options, const char *path, int flags,
                      sqlite3 **out, Error *err)
{
    *out = NULL;
    sqlite3 *db = NULL;
    configure_process();
    make_private(options, path, flags);
    int code = sqlite3_open_v2(path, &db, flags, options->vfs);
    if (code == SQLITE_OK) {
        code = configure(db);
    }
    if (code != SQLITE_OK) {
        Status status = store__error(db, code, err, "opening the database");
        (void)sqlite3_close(db);
        return error_add(err, status, "%s", path);
    }
    *out = db;
    return STATUS_OK;
}

static Status expect_ok(sqlite3 *db, const char *pragma, Error *err)
{
    StrBuf found = {0};
    Status status = store__get_text(db, pragma, &found, err);
    if (status == STATUS_OK && !str_is(strbuf_str(&found), "ok")) {
        status = error_set(err, STATUS_BAD_DATA, "damaged: %.300s",
                           found.ptr ? found.ptr : "no answer from the check");
    }
    strbuf_clear(&found);
    return status;
}

Status store__check(sqlite3 *db, bool is_quick, Error *err)
{
    if (is_quick) {
        return expect_ok(db, "PRAGMA quick_check(1)", err);
    }
    Status status = expect_ok(db, "PRAGMA integrity_check(1)", err);
    if (status != STATUS_OK) {
        return status;
    }
    StrBuf table = {0};
    status = store__get_text(db, "PRAGMA foreign_key_check", &table, err);
    if (status == STATUS_OK && table.len > 0) {
        status =
            error_set(err, STATUS_BAD_DATA,
                      "damaged: a row of table %.100s belongs to nothing", table.ptr);
    }
    strbuf_clear(&table);
    return status;
}
