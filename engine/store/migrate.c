#include "store/migrate.h"

#include "store/store_internal.h"

typedef struct Header {
    int64_t application_id;
    int64_t user_version;
    int64_t object_count; /* tables, indexes ... */
    int64_t has_migration;
    int64_t last_migration;
} Header;

static Status read_header(sqlite3 *db, Header *header, Error *err)
{
    const struct {
        const char *sql;
        int64_t *out;
    } questions[] = {
        {"PRAGMA application_id", &header->application_id},
        {"PRAGMA user_version", &header->user_version},
        {"SELECT count(*) FROM sqlite_schema", &header->object_count},
        {"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'migration'",
         &header->has_migration},
    };
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        Status status = store__get_int(db, questions[i].sql, questions[i].out, err);
        if (status != STATUS_OK) {
            return status;
        }
    }
    if (header->has_migration == 0) {
        return STATUS_OK;
    }
    return store__get_int(db, "SELECT max(version) FROM migration",
                          &header->last_migration, err);
}

/* One read transaction, so that another program's migration is seen whole or not at all.
 */
static Status read_header_at_once(sqlite3 *db, Header *header, Error *err)
{
    int code = sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
    if (code != SQLITE_OK) {
        return store__error(db, code, err, "reading the database");
    }
    Status status = read_header(db, header, err);
    (void)sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

Status store__identify(sqlite3 *db, StoreFileKind *kind, Error *err)
{
    Header header = {0};
    Status status = read_header_at_once(db, &header, err);
    if (status != STATUS_OK) {
        return status;
    }
    bool is_named_ours = header.application_id == STORE__APPLICATION_ID;
    if (header.object_count == 0 && header.user_version == 0 && !is_named_ours &&
        header.application_id == 0) {
        *kind = STORE_FILE_EMPTY;
        return STATUS_OK;
    }
    if (!is_named_ours && !header.has_migration) {
        *kind = STORE_FILE_FOREIGN;
        return STATUS_OK;
    }
    /* Both marks of the version must agree, else one of them is damaged. */
    if (!is_named_ours || header.last_migration != header.user_version) {
        return error_set(err, STATUS_BAD_DATA,
                         "damaged: header says version %lld, table migration %lld",
                         (long long)header.user_version,
                         (long long)header.last_migration);
    }
    *kind =
        header.user_version > store__migration_count ? STORE_FILE_NEWER : STORE_FILE_OURS;
    return STATUS_OK;
}

static Status run_one(Store *store, const StoreMigration *migration, Error *err)
{
    Status status = store__exec(store, "BEGIN IMMEDIATE", err);
    if (status != STATUS_OK) {
        return status;
    }
    /* Another process may have run it while we waited. */
    int64_t version = 0;
    status = store__get_int(store->db, "PRAGMA user_version", &version, err);
    if (status == STATUS_OK && version < migration->version) {
        status = store__exec(store, (const char *)migration->sql, err);
        if (status == STATUS_OK && migration->version == 1) {
            status = store__chain_found(store, err);
        }
    }
    if (status == STATUS_OK) {
        status = store__exec(store, "COMMIT", err);
    }
    if (status != STATUS_OK) {
        (void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
        return error_add(err, status, "migration %s", migration->name);
    }
    return STATUS_OK;
}

Status store__migrate(Store *store, Error *err)
{
    int64_t version = 0;
    Status status = store__get_int(store->db, "PRAGMA user_version", &version, err);
    for (int i = 0; status == STATUS_OK && i < store__migration_count; i++) {
        if (store__migrations[i].version > version) {
            status = run_one(store, &store__migrations[i], err);
        }
    }
    return status;
}
