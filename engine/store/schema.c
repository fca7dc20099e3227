/* Is the schema in the file the one that our migrations make? Damage in a CREATE text and
 * dropped triggers pass integrity_check. */
#include "store/migrate.h"
#include "store/store_internal.h"

static const char schema_sql[] =
    "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema "
    "WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name";

static Status make_model(int version, sqlite3 **out, Error *err)
{
    sqlite3 *db = NULL;
    int code = sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE, NULL);
    for (int i = 0; code == SQLITE_OK && i < version && i < store__migration_count; i++) {
        code = sqlite3_exec(db, (const char *)store__migrations[i].sql, NULL, NULL, NULL);
    }
    if (code != SQLITE_OK) {
        Status status =
            store__error(db, code, err, "building the schema to compare with");
        (void)sqlite3_close(db);
        return status;
    }
    *out = db;
    return STATUS_OK;
}

static bool is_same_text(sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
    const void *text_a = sqlite3_column_blob(a, column);
    const void *text_b = sqlite3_column_blob(b, column);
    Str one = {text_a, text_a ? (size_t)sqlite3_column_bytes(a, column) : 0};
    Str other = {text_b, text_b ? (size_t)sqlite3_column_bytes(b, column) : 0};
    return str_equal(one, other);
}

static Status compare(sqlite3 *db, sqlite3_stmt *wanted, sqlite3_stmt *found, Error *err)
{
    for (;;) {
        int wanted_code = sqlite3_step(wanted);
        int found_code = sqlite3_step(found);
        if (found_code != SQLITE_ROW && found_code != SQLITE_DONE) {
            return store__error(db, found_code, err, "reading the schema");
        }
        if (wanted_code == SQLITE_DONE && found_code == SQLITE_DONE) {
            return STATUS_OK;
        }
        if (wanted_code != found_code || !is_same_text(wanted, found, 0) ||
            !is_same_text(wanted, found, 1)) {
            const char *name = (const char *)sqlite3_column_text(wanted, 0);
            return error_set(err, STATUS_BAD_DATA,
                             "damaged: the schema differs at %.100s",
                             name ? name : "its end");
        }
    }
}

Status store__check_schema(sqlite3 *db, int version, Error *err)
{
    sqlite3 *model = NULL;
    Status status = make_model(version, &model, err);
    if (status != STATUS_OK) {
        return status;
    }
    sqlite3_stmt *wanted = NULL;
    sqlite3_stmt *found = NULL;
    require(sqlite3_prepare_v2(model, schema_sql, -1, &wanted, NULL) == SQLITE_OK);
    int code = sqlite3_prepare_v2(db, schema_sql, -1, &found, NULL);
    status = code == SQLITE_OK ? compare(db, wanted, found, err)
                               : store__error(db, code, err, "reading the schema");
    sqlite3_finalize(found);
    sqlite3_finalize(wanted);
    require(sqlite3_close(model) == SQLITE_OK);
    return status;
}

Status store__check_ours(sqlite3 *db, Error *err)
{
    int64_t version = 0;
    Status status = store__check(db, false, err);
    if (status == STATUS_OK) {
        status = store__get_int(db, "PRAGMA user_version", &version, err);
    }
    return status == STATUS_OK ? store__check_schema(db, (int)version, err) : status;
}
