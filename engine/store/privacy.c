#include "store/privacy.h"

#include "base/os.h"
#include "store/collect_internal.h"
#include "store/join.h"
#include "store/store_internal.h"

enum {
    COLUMNS_MAX = 32
};

/* ---- showing ---- */

static const struct {
    StatementId statement;
    const char *table;
} held[] = {
    {SQL_HELD_LEARNER, "learner"},
    {SQL_HELD_STATUSES, "learner_status"},
    {SQL_HELD_DEPARTMENTS, "past_department"},
    {SQL_HELD_CLAIMS, "collected_learner"},
    {SQL_HELD_ASSIGNMENTS, "assignment"},
    {SQL_HELD_RULES, "assignment_rule_person"},
    {SQL_HELD_ATTEMPTS, "attempt"},
    {SQL_HELD_REPLIES, "reply"},
    {SQL_HELD_TRIES, "widget_tries"},
    {SQL_HELD_ANSWERS, "answer"},
    {SQL_HELD_RESULTS, "lesson_result"},
    {SQL_HELD_CERTIFICATES, "certificate"},
    {SQL_HELD_EVENTS, "certificate_event"},
    {SQL_HELD_DIAGNOSES, "diagnosis"},
    {SQL_HELD_APART, "learner_apart"},
    {SQL_HELD_SETTINGS, "learner_setting"},
};

static Status visit_row(const Query *query, const char *table, StoreHeldVisitor visit,
                        void *context, Error *err)
{
    Arena arena = {0};
    Str names[COLUMNS_MAX];
    Str values[COLUMNS_MAX];
    int count = sqlite3_column_count(query->statement);
    require(count <= COLUMNS_MAX);
    for (int i = 0; i < count; i++) {
        names[i] = str_from(sqlite3_column_name(query->statement, i));
        values[i] = query__col_text(query, i, &arena);
    }
    StoreHeldRow row = {str_from(table), names, values, (size_t)count};
    Status status = visit(context, &row, err);
    arena_clear(&arena);
    return status;
}

static Status visit_table(Store *store, size_t index, int64_t learner_id,
                          StoreHeldVisitor visit, void *context, Error *err)
{
    Query query = query__begin(store, held[index].statement);
    query__int(&query, ":learner", learner_id);
    bool has_row = false;
    Status status = STATUS_OK;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        status = visit_row(&query, held[index].table, visit, context, err);
        if (status != STATUS_OK) {
            break;
        }
    }
    if (status == STATUS_OK || has_row) {
        query__end(&query);
    }
    return status;
}

Status store_person_held(Store *store, int64_t learner_id, StoreHeldVisitor visit,
                         void *context, Error *err)
{
    Status status = store__prepare_privacy(store, err);
    for (size_t i = 0; status == STATUS_OK && i < sizeof held / sizeof *held; i++) {
        status = visit_table(store, i, learner_id, visit, context, err);
    }
    return status;
}

/* ---- erasing ---- */

static Status run_simple(Store *store, StatementId statement, Error *err)
{
    Query query = query__begin(store, statement);
    return query__run(&query, err);
}

static int64_t *counter_of(StoreErased *erased, StatementId statement)
{
    const struct {
        StatementId statement;
        int64_t *counter;
    } rows[] = {{SQL_ERASE_ATTEMPTS, &erased->attempts},
                {SQL_ERASE_REPLIES, &erased->replies},
                {SQL_ERASE_ANSWERS, &erased->answers},
                {SQL_ERASE_CERTIFICATES, &erased->certificates}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].statement == statement) {
            return rows[i].counter;
        }
    }
    return NULL;
}

static Status erase_rows(Store *store, int64_t learner_id, int64_t before,
                         StoreErased *out, Error *err)
{
    static const StatementId statements[] = {
#define X(name, sql) name,
        STORE_ERASE_STATEMENTS(X)
#undef X
    };
    Status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < sizeof statements / sizeof *statements;
         i++) {
        Query query = query__begin(store, statements[i]);
        query__int(&query, ":learner", learner_id);
        query__int(&query, ":before", before);
        status = query__run(&query, err);
        int64_t *counter = counter_of(out, statements[i]);
        if (status == STATUS_OK && counter != NULL) {
            *counter = sqlite3_changes(store->db);
        }
    }
    return status;
}

/* All names the person may come back under. */
static Status note_erasure(Store *store, int64_t learner_id, Str reason, Error *err)
{
    Query ids = query__begin(store, SQL_ERASURE_UIDS);
    query__int(&ids, ":learner", learner_id);
    bool has_row = false;
    Status status = STATUS_OK;
    while ((status = query__next(&ids, &has_row, err)) == STATUS_OK && has_row) {
        Str id = query__col_bytes(&ids, 0);
        if (id.len == 0) {
            continue;
        }
        uint8_t hash[STORE_HASH_BYTES];
        store__person_hash(store, id, hash);
        Query query = query__begin(store, SQL_ERASURE_ADD);
        query__blob(&query, ":hash", hash, sizeof hash);
        query__text(&query, ":reason", reason);
        query__int(&query, ":at", store__now(store).at_seconds);
        status = query__run(&query, err);
        if (status != STATUS_OK) {
            query__end(&ids);
            return status;
        }
    }
    if (status == STATUS_OK) {
        query__end(&ids);
    }
    return status;
}

static Status forget_person(Store *store, int64_t learner_id, Str reason, Error *err)
{
    static const StatementId statements[] = {
#define X(name, sql) name,
        STORE_FORGET_STATEMENTS(X)
#undef X
    };
    Status status = note_erasure(store, learner_id, reason, err);
    for (size_t i = 0; status == STATUS_OK && i < sizeof statements / sizeof *statements;
         i++) {
        Query query = query__begin(store, statements[i]);
        query__int(&query, ":learner", learner_id);
        status = query__run(&query, err);
    }
    return status;
}

/* Freed pages are overwritten; the WAL, which holds the old pages, is emptied. Not while
 * another program reads from them: then the last to close empties it. */
static Status scrub(Store *store, bool *is_log_kept, Error *err)
{
    int64_t is_busy = 0;
    Status status =
        store__get_int(store->db, "PRAGMA wal_checkpoint(TRUNCATE)", &is_busy, err);
    *is_log_kept = status == STATUS_OK && is_busy != 0;
    return status;
}

static Status begin_erasing(Store *store, Error *err)
{
    Status status = store__prepare_privacy(store, err);
    if (status == STATUS_OK) {
        status = store__prepare_collect(store, err);
    }
    if (status == STATUS_OK) {
        status = store__exec(store, "PRAGMA secure_delete = ON", err);
    }
    if (status == STATUS_OK) {
        status = store__begin(store, err);
    }
    return status;
}

/* A new backup takes the place of all those before, which hold what was erased. */
static Status end_erasing(Store *store, Status so_far, StoreErased *out, Error *err)
{
    Status status = so_far;
    if (status == STATUS_OK) {
        status = run_simple(store, SQL_ERASING_CLOSE, err);
    }
    status = store__end(store, status, err);
    if (status == STATUS_OK) {
        status = scrub(store, &out->is_log_kept, err);
    }
    return status == STATUS_OK && store->options.backup_folder != NULL
               ? store_backup(store, err)
               : status;
}

/* The one that a joined learner belongs to. */
static Status find_person(Store *store, int64_t learner_id, int64_t *person_id,
                          Error *err)
{
    int64_t joined_to = 0;
    Status status = store_person_of(store, learner_id, &joined_to, err);
    *person_id = joined_to != 0 ? joined_to : learner_id;
    return status;
}

static Status count_rows(Store *store, int64_t learner_id, int64_t before,
                         StoreErased *out, Error *err)
{
    Query query = query__begin(store, SQL_ERASING_COUNTS);
    query__int(&query, ":learner", learner_id);
    query__int(&query, ":before", before);
    Status status = query__row(&query, "attempt", err);
    if (status == STATUS_OK) {
        *out = (StoreErased){
            .attempts = query__col_int(&query, 0),
            .replies = query__col_int(&query, 1),
            .answers = query__col_int(&query, 2),
            .certificates = query__col_int(&query, 3),
        };
        query__end(&query);
    }
    return status;
}

Status store_person_counts(Store *store, int64_t learner_id, StoreErased *out, Error *err)
{
    int64_t person_id = 0;
    *out = (StoreErased){0};
    Status status = store__prepare_privacy(store, err);
    if (status == STATUS_OK) {
        status = find_person(store, learner_id, &person_id, err);
    }
    return status == STATUS_OK ? count_rows(store, person_id, INT32_MAX, out, err)
                               : status;
}

Status store_retention_counts(Store *store, int before_cycle, StoreErased *out,
                              Error *err)
{
    *out = (StoreErased){0};
    Status status = store__prepare_privacy(store, err);
    return status == STATUS_OK ? count_rows(store, 0, before_cycle, out, err) : status;
}

Status store_person_erase(Store *store, int64_t learner_id, Str reason, StoreErased *out,
                          Error *err)
{
    *out = (StoreErased){0};
    Status status = begin_erasing(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    int64_t person_id = 0;
    status = find_person(store, learner_id, &person_id, err);
    if (status == STATUS_OK) {
        status = run_simple(store, SQL_ERASING_OPEN, err);
    }
    if (status == STATUS_OK) {
        status = erase_rows(store, person_id, INT32_MAX, out, err);
    }
    if (status == STATUS_OK) {
        status = forget_person(store, person_id, reason, err);
    }
    return end_erasing(store, status, out, err);
}

Status store_retention_apply(Store *store, int before_cycle, StoreErased *out, Error *err)
{
    *out = (StoreErased){0};
    Status status = begin_erasing(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = run_simple(store, SQL_ERASING_OPEN, err);
    if (status == STATUS_OK) {
        status = erase_rows(store, 0, before_cycle, out, err);
    }
    if (status == STATUS_OK) {
        Query query = query__begin(store, SQL_RETENTION_ADD);
        query__int(&query, ":before", before_cycle);
        query__int(&query, ":at", store__now(store).at_seconds);
        status = query__run(&query, err);
    }
    return end_erasing(store, status, out, err);
}
