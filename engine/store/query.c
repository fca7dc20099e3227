#include <errno.h>
#include <string.h>

#include "base/utf8.h"
#include "store/store_internal.h"

static const char *const statement_sql[] = {
#define X(name, sql) sql,
    STORE_STATEMENTS(X) STORE_HR_STATEMENTS(X) STORE_REPORT_STATEMENTS(X)
        STORE_COUNT_STATEMENTS(X) STORE_ROSTER_STATEMENTS(X) STORE_COLLECT_STATEMENTS(X)
            STORE_PRIVACY_STATEMENTS(X)
#undef X
};

static const char *const statement_names[] = {
#define X(name, sql) #name,
    STORE_STATEMENTS(X) STORE_HR_STATEMENTS(X) STORE_REPORT_STATEMENTS(X)
        STORE_COUNT_STATEMENTS(X) STORE_ROSTER_STATEMENTS(X) STORE_COLLECT_STATEMENTS(X)
            STORE_PRIVACY_STATEMENTS(X)
#undef X
};

/* What the operating system said behind SQLITE_IOERR and SQLITE_CANTOPEN. */
Status store__status_of_errno(int code)
{
    switch (code) {
    case ENOSPC:
#ifdef EDQUOT
    case EDQUOT:
#endif
        return STATUS_NO_SPACE;
    case EROFS:
        return STATUS_READ_ONLY;
    case EACCES:
    case EPERM:
        return STATUS_DENIED;
    default:
        return STATUS_IO;
    }
}

/* The VFS knows it freshest: SQLite notes the error of a statement, not of a COMMIT. */
static int disk_errno(sqlite3 *db)
{
    sqlite3_vfs *vfs = NULL;
    int code = 0;
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_VFS_POINTER, &vfs) == SQLITE_OK &&
        vfs && vfs->xGetLastError) {
        code = vfs->xGetLastError(vfs, 0, NULL);
    }
    return code != 0 ? code : sqlite3_system_errno(db);
}

static Status status_of_constraint(int code)
{
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return STATUS_EXISTS;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return STATUS_NOT_FOUND;
    default:
        return STATUS_BAD_ARGUMENT;
    }
}

static Status status_of_code(sqlite3 *db, int code)
{
    switch (code & 0xFF) {
    case SQLITE_FULL:
        return STATUS_NO_SPACE;
    case SQLITE_READONLY:
        return STATUS_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return STATUS_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_SCHEMA:
        return STATUS_BAD_DATA;
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return STATUS_DENIED;
    case SQLITE_TOOBIG:
        return STATUS_TOO_LARGE;
    case SQLITE_CONSTRAINT:
        return status_of_constraint(code);
    case SQLITE_IOERR:
        return code == SQLITE_IOERR_CORRUPTFS ? STATUS_BAD_DATA
                                              : store__status_of_errno(disk_errno(db));
    case SQLITE_CANTOPEN:
        return store__status_of_errno(disk_errno(db));
    default:
        /* A statement of ours that this file cannot run: its schema is not what
         * user_version says. */
        return code == SQLITE_ERROR ? STATUS_BAD_DATA : STATUS_IO;
    }
}

static const char *advice_for(Status status)
{
    switch (status) {
    case STATUS_NO_SPACE:
        return "the disk is full; nothing was saved";
    case STATUS_READ_ONLY:
        return "the disk or file is read-only; nothing was saved";
    case STATUS_BUSY:
        return "another program keeps the database locked; nothing was saved";
    case STATUS_BAD_DATA:
        return "the database is damaged";
    case STATUS_DENIED:
        return "the system does not permit it";
    case STATUS_EXISTS:
        return "already there";
    case STATUS_IO:
        return "the disk reports an error; nothing was saved";
    case STATUS_OK:
    case STATUS_BAD_ARGUMENT:
    case STATUS_NOT_FOUND:
    case STATUS_TOO_LARGE:
    case STATUS_TIMEOUT:
    case STATUS_TOO_NEW:
    case STATUS_UNTRUSTED:
    case STATUS_LOCKED:
    case STATUS_UNSUPPORTED:
        break;
    }
    return status_text(status);
}

Status store__error(sqlite3 *db, int code, Error *err, const char *doing)
{
    Status status = status_of_code(db, code);
    return error_set(err, status, "%s: %s (SQLite %d: %s)", doing, advice_for(status),
                     code, db ? sqlite3_errmsg(db) : sqlite3_errstr(code));
}

Status store__prepare(Store *store, StatementId id, Error *err)
{
    if (store->statements[id]) {
        return STATUS_OK;
    }
    int code =
        sqlite3_prepare_v3(store->db, statement_sql[id], -1, SQLITE_PREPARE_PERSISTENT,
                           &store->statements[id], NULL);
    return code == SQLITE_OK ? STATUS_OK
                             : store__error(store->db, code, err, statement_names[id]);
}

static Status prepare_range(Store *store, int from, int to, Error *err)
{
    Status status = STATUS_OK;
    for (int i = from; status == STATUS_OK && i < to; i++) {
        status = store__prepare(store, (StatementId)i, err);
    }
    return status;
}

Status store__prepare_all(Store *store, Error *err)
{
    return prepare_range(store, 0, STATEMENT_OPEN_COUNT, err);
}

Status store__prepare_hr(Store *store, Error *err)
{
    return prepare_range(store, STATEMENT_OPEN_COUNT, STATEMENT_HR_COUNT, err);
}

Status store__prepare_reports(Store *store, Error *err)
{
    if (store->is_report_ready) {
        return STATUS_OK;
    }
    Status status = store__report_register(store, err);
    if (status == STATUS_OK) {
        status = store__exec(store, STORE_REPORT_TABLES, err);
    }
    if (status == STATUS_OK) {
        status = prepare_range(store, STATEMENT_HR_COUNT, STATEMENT_REPORT_COUNT, err);
    }
    store->is_report_ready = status == STATUS_OK;
    return status;
}

Status store__prepare_roster(Store *store, Error *err)
{
    if (store->is_roster_ready) {
        return STATUS_OK;
    }
    Status status = store__exec(store, STORE_ROSTER_TABLES, err);
    if (status == STATUS_OK) {
        status =
            prepare_range(store, STATEMENT_REPORT_COUNT, STATEMENT_ROSTER_COUNT, err);
    }
    store->is_roster_ready = status == STATUS_OK;
    return status;
}

Status store__prepare_collect(Store *store, Error *err)
{
    Status status = store__prepare(store, SQL_PERSON_ROWS, err);
    return status == STATUS_OK ? prepare_range(store, STATEMENT_ROSTER_COUNT,
                                               STATEMENT_COLLECT_COUNT, err)
                               : status;
}

Status store__prepare_privacy(Store *store, Error *err)
{
    return prepare_range(store, STATEMENT_COLLECT_COUNT, STATEMENT_COUNT, err);
}

void store__finalize_all(Store *store)
{
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        sqlite3_finalize(store->statements[i]);
        store->statements[i] = NULL;
    }
}

Status store__exec(Store *store, const char *sql, Error *err)
{
    int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK
               ? STATUS_OK
               : store__error(store->db, code, err, "preparing the database");
}

static Status read_first(sqlite3 *db, const char *sql, int64_t *number, StrBuf *text,
                         Error *err)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
    }
    if (code == SQLITE_ROW && number) {
        *number = sqlite3_column_int64(statement, 0);
    }
    if (code == SQLITE_ROW && text) {
        const unsigned char *bytes = sqlite3_column_text(statement, 0);
        strbuf_add(
            text, (Str){(const char *)bytes, (size_t)sqlite3_column_bytes(statement, 0)});
    }
    sqlite3_finalize(statement);
    if (code == SQLITE_ROW || code == SQLITE_DONE) {
        return STATUS_OK;
    }
    return store__error(db, code, err, "reading the database");
}

Status store__get_int(sqlite3 *db, const char *sql, int64_t *out, Error *err)
{
    *out = 0;
    return read_first(db, sql, out, NULL, err);
}

Status store__get_text(sqlite3 *db, const char *sql, StrBuf *out, Error *err)
{
    return read_first(db, sql, NULL, out, err);
}

Query query__begin(Store *store, StatementId id)
{
    require(!sqlite3_stmt_busy(store->statements[id]));
    return (Query){store, store->statements[id], id, STATUS_OK};
}

static int parameter_index(Query *query, const char *name)
{
    int index = sqlite3_bind_parameter_index(query->statement, name);
    require(index > 0);
    return index;
}

static void note_bind(Query *query, Status status)
{
    if (query->bind_status == STATUS_OK) {
        query->bind_status = status;
    }
}

static void note_code(Query *query, int code)
{
    if (code != SQLITE_OK) {
        note_bind(query, status_of_code(query->store->db, code));
    }
}

void query__int(Query *query, const char *name, int64_t value)
{
    note_code(query,
              sqlite3_bind_int64(query->statement, parameter_index(query, name), value));
}

void query__int_or_null(Query *query, const char *name, int64_t value, bool is_null)
{
    if (!is_null) {
        query__int(query, name, value);
        return;
    }
    note_code(query, sqlite3_bind_null(query->statement, parameter_index(query, name)));
}

void query__text(Query *query, const char *name, Str value)
{
    int index = parameter_index(query, name);
    if (value.len > STORE__ROW_MAX) {
        note_bind(query, STATUS_TOO_LARGE);
        return;
    }
    if (value.len > 0 &&
        (memchr(value.ptr, 0, value.len) || !utf8_is_valid(value, NULL))) {
        note_bind(query, STATUS_BAD_ARGUMENT);
        return;
    }
    note_code(query,
              sqlite3_bind_text(query->statement, index, value.len > 0 ? value.ptr : "",
                                (int)value.len, SQLITE_STATIC));
}

void query__text_or_null(Query *query, const char *name, Str value, bool is_null)
{
    if (!is_null) {
        query__text(query, name, value);
        return;
    }
    note_code(query, sqlite3_bind_null(query->statement, parameter_index(query, name)));
}

void query__copy(Query *query, const char *name, const Query *row, int column)
{
    note_code(query, sqlite3_bind_value(query->statement, parameter_index(query, name),
                                        sqlite3_column_value(row->statement, column)));
}

void query__blob(Query *query, const char *name, const void *bytes, size_t size)
{
    int index = parameter_index(query, name);
    if (size > STORE__ROW_MAX) {
        note_bind(query, STATUS_TOO_LARGE);
        return;
    }
    note_code(query, sqlite3_bind_blob(query->statement, index, size > 0 ? bytes : "",
                                       (int)size, SQLITE_STATIC));
}

Status query__next(Query *query, bool *has_row, Error *err)
{
    *has_row = false;
    if (query->bind_status != STATUS_OK) {
        Status status = query->bind_status;
        query__end(query);
        return error_set(err, status, "%s: a value is not UTF-8 text or too large",
                         statement_names[query->id]);
    }
    int code = sqlite3_step(query->statement);
    if (code == SQLITE_ROW) {
        *has_row = true;
        return STATUS_OK;
    }
    if (code == SQLITE_DONE) {
        return STATUS_OK;
    }
    Status status = store__error(query->store->db, code, err, statement_names[query->id]);
    query->store->is_suspect = query->store->is_suspect || status == STATUS_BAD_DATA;
    query__end(query);
    return status;
}

Status query__each(Query *query, QueryVisit visit, void *context, Error *err)
{
    bool has_row = false;
    Status status = query__next(query, &has_row, err);
    while (status == STATUS_OK && has_row) {
        status = visit(context, query, err);
        if (status == STATUS_OK) {
            status = query__next(query, &has_row, err);
        }
    }
    query__end(query);
    return status;
}

Status query__run(Query *query, Error *err)
{
    bool has_row = false;
    Status status = query__next(query, &has_row, err);
    if (status == STATUS_OK) {
        query__end(query);
    }
    return status;
}

Status query__row(Query *query, const char *what, Error *err)
{
    bool has_row = false;
    Status status = query__next(query, &has_row, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (!has_row) {
        query__end(query);
        return error_set(err, STATUS_NOT_FOUND, "there is no such %s", what);
    }
    return STATUS_OK;
}

int64_t query__col_int(const Query *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}

Str query__col_bytes(const Query *query, int column)
{
    const void *bytes = sqlite3_column_blob(query->statement, column);
    size_t size = (size_t)sqlite3_column_bytes(query->statement, column);
    return (Str){bytes, bytes ? size : 0};
}

Str query__col_text(const Query *query, int column, Arena *arena)
{
    const unsigned char *bytes = sqlite3_column_text(query->statement, column);
    size_t size = (size_t)sqlite3_column_bytes(query->statement, column);
    Str text = {(const char *)bytes, bytes ? size : 0};
    return utf8_is_valid(text, NULL) ? str_copy(arena, text) : utf8_repair(arena, text);
}

void query__end(Query *query)
{
    /* The code of reset repeats the error of the step, which was handled there. */
    (void)sqlite3_reset(query->statement);
    (void)sqlite3_clear_bindings(query->statement);
}
