#include "store/store_internal.h"

static const char *const outcome_names[] = {
    [STORE_OUTCOME_OPEN] = "open",
    [STORE_OUTCOME_PASSED] = "passed",
    [STORE_OUTCOME_FAILED] = "failed",
    [STORE_OUTCOME_ABANDONED] = "abandoned",
    NULL,
};

static Status insert(Store *store, const StoreAttemptStart *start, int64_t *id,
                     Error *err)
{
    char uid[STORE__UID_TEXT];
    store__uuid(store, uid);
    Moment now = store__now(store);
    Query query = query__begin(store, SQL_ATTEMPT_ADD);
    query__text(&query, ":uid", str_from(uid));
    query__int(&query, ":learner", start->learner_id);
    query__int(&query, ":device", store->device_id);
    query__text(&query, ":lesson", start->lesson_id);
    query__int(&query, ":revision", start->lesson_revision);
    query__text(&query, ":hash", start->content_hash);
    query__int(&query, ":seed", (int64_t)start->seed);
    query__int(&query, ":questions", start->question_count);
    query__int(&query, ":pass", start->pass_count);
    query__int(&query, ":cycle", now.cycle);
    query__int(&query, ":at", now.at_seconds);
    query__int(&query, ":zone", now.zone_minutes);
    Status status = query__run(&query, err);
    if (status == STATUS_OK) {
        *id = sqlite3_last_insert_rowid(store->db);
    }
    return status;
}

Status store_attempt_create(Store *store, const StoreAttemptStart *start, int64_t *id,
                            Error *err)
{
    if (start->lesson_id.len > STORE_TEXT_MAX ||
        start->content_hash.len > STORE_TEXT_MAX) {
        return error_set(err, STATUS_BAD_ARGUMENT, "lesson id or hash too long");
    }
    Status status = store__begin(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    int64_t new_id = 0;
    status = store__end(store, insert(store, start, &new_id, err), err);
    if (status == STATUS_OK) {
        *id = new_id;
    }
    return status;
}

static void read_attempt(const Query *query, Arena *arena, StoreAttempt *out)
{
    *out = (StoreAttempt){0};
    out->id = query__col_int(query, 0);
    out->uid = query__col_text(query, 1, arena);
    out->start.learner_id = query__col_int(query, 2);
    out->start.lesson_id = query__col_text(query, 3, arena);
    out->start.lesson_revision = (int)query__col_int(query, 4);
    out->start.content_hash = query__col_text(query, 5, arena);
    out->start.seed = (uint64_t)query__col_int(query, 6);
    out->start.question_count = (int)query__col_int(query, 7);
    out->start.pass_count = (int)query__col_int(query, 8);
    out->cycle = (int)query__col_int(query, 9);
    out->opened_at = query__col_int(query, 10);
    out->started_at = query__col_int(query, 11);
    out->ended_at = query__col_int(query, 12);
    int outcome = store__enum_of(outcome_names, query__col_bytes(query, 13));
    out->outcome = outcome < 0 ? STORE_OUTCOME_OPEN : (StoreOutcome)outcome;
    out->active_ms = query__col_int(query, 14);
    out->position = query__col_text(query, 15, arena);
}

static Status find_one(Query *query, Arena *arena, StoreAttempt *out, Error *err)
{
    Status status = query__row(query, "attempt", err);
    if (status == STATUS_OK) {
        read_attempt(query, arena, out);
        query__end(query);
    }
    return status;
}

Status store_attempt_find_open(Store *store, int64_t learner_id, Str lesson_id,
                               Arena *arena, StoreAttempt *out, Error *err)
{
    Query query = query__begin(store, SQL_ATTEMPT_OPEN);
    query__int(&query, ":learner", learner_id);
    query__text(&query, ":lesson", lesson_id);
    return find_one(&query, arena, out, err);
}

Status store_attempt_by_id(Store *store, int64_t id, Arena *arena, StoreAttempt *out,
                           Error *err)
{
    Query query = query__begin(store, SQL_ATTEMPT_BY_ID);
    query__int(&query, ":id", id);
    return find_one(&query, arena, out, err);
}

Status store__attempt_state(Store *store, int64_t id, bool *is_started, Error *err)
{
    Query query = query__begin(store, SQL_ATTEMPT_STATE);
    query__int(&query, ":id", id);
    Status status = query__row(&query, "attempt", err);
    if (status != STATUS_OK) {
        return status;
    }
    bool is_open = str_is(query__col_bytes(&query, 0), "open");
    *is_started = query__col_int(&query, 1) != 0;
    query__end(&query);
    return is_open
               ? STATUS_OK
               : error_set(err, STATUS_DENIED, "attempt %lld has ended", (long long)id);
}

/* PASSED needs its evidence, and the evidence is read where reports read it. */
static Status check_passed(Store *store, int64_t id, Error *err)
{
    Query query = query__begin(store, SQL_ATTEMPT_PASSED);
    query__int(&query, ":id", id);
    Status status = query__row(&query, "completion", err);
    if (status == STATUS_OK) {
        query__end(&query);
        return STATUS_OK;
    }
    return status == STATUS_NOT_FOUND
               ? error_set(err, STATUS_DENIED,
                           "attempt %lld cannot end as passed: no round has the answers",
                           (long long)id)
               : status;
}

Status store__attempt_close(Store *store, int64_t id, StoreOutcome outcome, int64_t at,
                            Error *err)
{
    Status status =
        outcome == STORE_OUTCOME_PASSED ? check_passed(store, id, err) : STATUS_OK;
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, SQL_ATTEMPT_END);
    query__int(&query, ":id", id);
    query__int(&query, ":at", at);
    query__text(&query, ":outcome", str_from(outcome_names[outcome]));
    return query__run(&query, err);
}

Status store_attempt_end(Store *store, int64_t attempt_id, StoreOutcome outcome,
                         Error *err)
{
    require(outcome != STORE_OUTCOME_OPEN);
    Status status = store__begin(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    bool is_started = false;
    status = store__attempt_state(store, attempt_id, &is_started, err);
    if (status == STATUS_OK) {
        status = store__attempt_close(store, attempt_id, outcome,
                                      store__now(store).at_seconds, err);
    }
    return store__end(store, status, err);
}
