/* People with their results in one cycle, one at a time. */
#include "store/report.h"

#include <string.h>

#include "store/store_internal.h"

enum {
    ROOM_FIRST = 32
};

typedef struct Results {
    StoreResult *items;
    size_t count;
    size_t room;
} Results;

typedef struct Dues {
    StoreDue *items;
    size_t count;
    size_t room;
} Dues;

/* One walk; the rooms grow to the most one person has and are kept. */
typedef struct Walk {
    Store *store;
    const StoreReportScope *scope;
    Arena arena; /* of one person */
    Results results;
    Dues dues;
} Walk;

Status store__report_begin(Store *store, Error *err)
{
    Status status = store__prepare_reports(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Query begin = query__begin(store, SQL_BEGIN_READ);
    return query__run(&begin, err);
}

Status store__report_end(Store *store, Status so_far, Error *err)
{
    if (sqlite3_get_autocommit(store->db)) {
        return so_far;
    }
    Query rollback = query__begin(store, SQL_ROLLBACK);
    Status undone = query__run(&rollback, so_far == STATUS_OK ? err : NULL);
    return so_far == STATUS_OK ? undone : so_far;
}

void store__report_bind_scope(Query *query, const StoreReportScope *scope, Arena *arena)
{
    Str department = scope->department;
    query__int(query, ":cycle", scope->cycle);
    query__text(query, ":department", department);
    query__text(query, ":below", str_format(arena, "%.*s/", STR_ARG(department)));
    query__text(query, ":behind", str_format(arena, "%.*s0", STR_ARG(department)));
}

static void *grown(void *items, size_t count, size_t *room, size_t size)
{
    if (count < *room) {
        return items;
    }
    *room = *room > 0 ? *room * 2 : ROOM_FIRST;
    return mem_resize(items, *room * size);
}

static Status read_seal(Walk *walk, StoreResult *result, Error *err)
{
    Query query = query__begin(walk->store, SQL_REPORT_SEAL);
    query__int(&query, ":seq", result->evidence_seq);
    bool has_row = false;
    Status status = query__next(&query, &has_row, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (has_row) {
        result->seal = str_copy(&walk->arena, query__col_bytes(&query, 0));
    }
    query__end(&query);
    return STATUS_OK;
}

static StoreResult *add_result(Walk *walk, const Query *query)
{
    Results *results = &walk->results;
    results->items =
        grown(results->items, results->count, &results->room, sizeof *results->items);
    StoreResult *result = &results->items[results->count++];
    *result = (StoreResult){
        .lesson_id = query__col_text(query, 0, &walk->arena),
        .started_at = query__col_int(query, 1),
        .last_at = query__col_int(query, 2),
        .passed_at = query__col_int(query, 3),
        .zone_minutes = (int)query__col_int(query, 4),
        .correct_count = (int)query__col_int(query, 5),
        .question_count = (int)query__col_int(query, 6),
        .evidence_seq = query__col_int(query, 7),
    };
    return result;
}

static Status read_results(Walk *walk, int64_t learner_id, Error *err)
{
    walk->results.count = 0;
    Query query = query__begin(walk->store, SQL_REPORT_RESULTS);
    query__int(&query, ":cycle", walk->scope->cycle);
    query__int(&query, ":learner", learner_id);
    bool has_row = false;
    Status status;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        StoreResult *result = add_result(walk, &query);
        if (walk->scope->with_seals && result->evidence_seq > 0 &&
            (status = read_seal(walk, result, err)) != STATUS_OK) {
            break;
        }
    }
    query__end(&query);
    return status;
}

static Status read_dues(Walk *walk, int64_t learner_id, Error *err)
{
    walk->dues.count = 0;
    Query query = query__begin(walk->store, SQL_REPORT_DUES);
    query__int(&query, ":cycle", walk->scope->cycle);
    query__int(&query, ":learner", learner_id);
    bool has_row = false;
    Status status;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        Dues *dues = &walk->dues;
        dues->items = grown(dues->items, dues->count, &dues->room, sizeof *dues->items);
        dues->items[dues->count++] = (StoreDue){query__col_text(&query, 0, &walk->arena),
                                                query__col_text(&query, 1, &walk->arena),
                                                query__col_text(&query, 2, &walk->arena)};
    }
    query__end(&query);
    return status;
}

static Status visit(Walk *walk, const Query *query, StorePersonFn callback, void *context,
                    Error *err)
{
    arena_reset(&walk->arena);
    StoreReportPerson person = {.status_at = query__col_int(query, 10)};
    store__learner_read(query, &walk->arena, &person.learner);
    Status status = read_results(walk, person.learner.id, err);
    if (status == STATUS_OK && walk->scope->with_dues) {
        status = read_dues(walk, person.learner.id, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    person.results = walk->results.items;
    person.result_count = walk->results.count;
    person.dues = walk->dues.items;
    person.due_count = walk->dues.count;
    return callback(context, &person, err);
}

static Status walk_people(Walk *walk, StorePersonFn callback, void *context, Error *err)
{
    Arena arena = {0};
    Query query = query__begin(walk->store, SQL_REPORT_PEOPLE);
    store__report_bind_scope(&query, walk->scope, &arena);
    query__int(&query, ":from", walk->scope->cycle_from);
    query__int(&query, ":to", walk->scope->cycle_to);
    bool has_row = false;
    Status status;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row &&
           (status = visit(walk, &query, callback, context, err)) == STATUS_OK) {
    }
    query__end(&query);
    arena_clear(&arena);
    return status;
}

Status store_report_people(Store *store, const StoreReportScope *scope,
                           StorePersonFn callback, void *context, Error *err)
{
    Status status = store__report_begin(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Walk walk = {.store = store, .scope = scope};
    /* 64 MiB of pages: people come by department, their results by learner. */
    status = store__exec(store, "PRAGMA cache_size = -65536", err);
    if (status == STATUS_OK) {
        status = walk_people(&walk, callback, context, err);
    }
    mem_free(walk.results.items);
    mem_free(walk.dues.items);
    arena_clear(&walk.arena);
    return store__report_end(store, status, err);
}

Status store_report_has_dues(Store *store, int cycle, bool *out, Error *err)
{
    Status status = store__report_begin(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, SQL_REPORT_HAS_DUES);
    query__int(&query, ":cycle", cycle);
    status = query__row(&query, "assignment", err);
    if (status == STATUS_OK) {
        *out = query__col_int(&query, 0) != 0;
        query__end(&query);
    }
    return store__report_end(store, status, err);
}
