#include "base/log.h"
#include "store/store_internal.h"

enum {
    SLOW_COMMIT_MS = 200
};

Status store__begin_at(Store *store, const char *file, int line, Error *err)
{
    if (store->begun_file) {
        log_error("transaction at %s:%d inside the one of %s:%d", file, line,
                  store->begun_file, store->begun_line);
    }
    require(!store->begun_file);
    Query query = query__begin(store, SQL_BEGIN);
    Status status = query__run(&query, err);
    if (status != STATUS_OK) {
        return status;
    }
    store->begun_file = file;
    store->begun_line = line;
    store->begun_ms = store->options.host.monotonic_ms(store->options.host.context);
    return STATUS_OK;
}

static void note_slow(const Store *store)
{
    int64_t now_ms = store->options.host.monotonic_ms(store->options.host.context);
    if (now_ms - store->begun_ms > SLOW_COMMIT_MS) {
        log_warning("slow transaction ms=%lld at=%s:%d",
                    (long long)(now_ms - store->begun_ms), store->begun_file,
                    store->begun_line);
    }
}

Status store__end(Store *store, Status so_far, Error *err)
{
    require(store->begun_file);
    Status status = so_far;
    if (status == STATUS_OK) {
        Query commit = query__begin(store, SQL_COMMIT);
        status = query__run(&commit, err);
        note_slow(store);
    }
    /* SQLite rolls back by itself after some errors (disk full, I/O); then there is
     * nothing to roll back any more. */
    if (!sqlite3_get_autocommit(store->db)) {
        Query rollback = query__begin(store, SQL_ROLLBACK);
        Status undone = query__run(&rollback, NULL);
        if (undone != STATUS_OK) {
            log_error("rollback failed status=%s", status_text(undone));
        }
    }
    store->begun_file = NULL;
    return status;
}
