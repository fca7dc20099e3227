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

/* The rooms grow to the most one person has and are kept. */
struct StoreReportReader {
    Store *store;
    StoreReportScope scope;
    Arena bound; /* texts bound to the statement */
    Arena arena; /* of one person */
    Results results;
    Dues dues;
    StrBuf day;        /* the date that day_start is the beginning of */
    int64_t day_start; /* as if Unix time were local */
};

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

static void add_result(StoreReportReader *reader, const StoreResult *result)
{
    Results *results = &reader->results;
    results->items =
        grown(results->items, results->count, &results->room, sizeof *result);
    results->items[results->count++] = *result;
}

static void add_due(StoreReportReader *reader, const StoreDue *due)
{
    Dues *dues = &reader->dues;
    dues->items = grown(dues->items, dues->count, &dues->room, sizeof *due);
    dues->items[dues->count++] = *due;
}

/* Of everyone: what was packed beside the walk. */
static void unpack(StoreReportReader *reader, Str results, Str dues)
{
    StoreResult result = {0};
    while (store__report_take_result(reader->store, &results, &result)) {
        add_result(reader, &result);
    }
    StoreDue due = {0};
    while (store__report_take_due(reader->store, &dues, &due)) {
        add_due(reader, &due);
    }
}

/* Of a department: looked up. */
static Status read_results(StoreReportReader *reader, int64_t learner_id, Error *err)
{
    const StoreReportScope *scope = &reader->scope;
    Query query = query__begin(reader->store, SQL_REPORT_RESULTS_OF);
    query__int(&query, ":learner", learner_id);
    query__int(&query, ":cycle", scope->cycle);
    query__int(&query, ":full", scope->with_seals ? 1 : 0);
    query__int(&query, ":prove", scope->with_proofs ? 1 : 0);
    bool has_row = false;
    Status status;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        StoreResult result = {
            .lesson_id = query__col_text(&query, 0, &reader->arena),
            .last_at = query__col_int(&query, 1),
            .passed_at = query__col_int(&query, 2),
            .zone_minutes = (int)query__col_int(&query, 3),
            .started_at = query__col_int(&query, 4),
            .question_count = (int)query__col_int(&query, 5),
            .correct_count = (int)query__col_int(&query, 6),
            .evidence_seq = query__col_int(&query, 7),
            .seal = str_copy(&reader->arena, query__col_bytes(&query, 8)),
            .is_proven = query__col_int(&query, 9) == 1,
        };
        add_result(reader, &result);
    }
    query__end(&query);
    return status;
}

static Status read_dues(StoreReportReader *reader, int64_t learner_id, Error *err)
{
    Query query = query__begin(reader->store, SQL_REPORT_DUES_OF);
    query__int(&query, ":learner", learner_id);
    query__int(&query, ":cycle", reader->scope.cycle);
    bool has_row = false;
    Status status;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        StoreDue due = {
            .lesson_id = query__col_text(&query, 0, &reader->arena),
            .due_on = query__col_text(&query, 1, &reader->arena),
            .from_on = query__col_text(&query, 2, &reader->arena),
        };
        add_due(reader, &due);
    }
    query__end(&query);
    return status;
}

static Status look_up(StoreReportReader *reader, int64_t learner_id, Error *err)
{
    Status status = read_results(reader, learner_id, err);
    return status == STATUS_OK && reader->scope.with_dues
               ? read_dues(reader, learner_id, err)
               : status;
}

/* ---- a lesson that is due once more ---- */

static Status start_of(StoreReportReader *reader, Str day, int64_t *out, Error *err)
{
    if (!str_equal(day, strbuf_str(&reader->day))) {
        Query query = query__begin(reader->store, SQL_REPORT_DAY);
        query__text(&query, ":day", day);
        Status status = query__row(&query, "day", err);
        if (status != STATUS_OK) {
            return status;
        }
        reader->day_start = query__col_int(&query, 0);
        query__end(&query);
        strbuf_reset(&reader->day);
        strbuf_add(&reader->day, day);
    }
    *out = reader->day_start;
    return STATUS_OK;
}

/* The first pass of the cycle from that moment on takes the place of the one before. */
static Status pass_again(StoreReportReader *reader, int64_t learner_id, int64_t from,
                         StoreResult *result, Error *err)
{
    Query query = query__begin(reader->store, SQL_REPORT_AGAIN);
    query__int(&query, ":learner", learner_id);
    query__text(&query, ":lesson", result->lesson_id);
    query__int(&query, ":cycle", reader->scope.cycle);
    query__int(&query, ":from", from);
    query__int(&query, ":prove", reader->scope.with_proofs ? 1 : 0);
    bool has_row = false;
    Status status = query__next(&query, &has_row, err);
    if (status == STATUS_OK && has_row) {
        result->passed_at = query__col_int(&query, 0);
        result->zone_minutes = (int)query__col_int(&query, 1);
        result->correct_count = (int)query__col_int(&query, 2);
        result->question_count = (int)query__col_int(&query, 3);
        result->evidence_seq = query__col_int(&query, 4);
        result->seal = str_copy(&reader->arena, query__col_bytes(&query, 5));
        result->is_proven = query__col_int(&query, 6) == 1;
    }
    query__end(&query);
    return status;
}

/* Report tables keep the first pass of a cycle. Who passed before the day from which it
 * counts may have passed once more; that is rare, and looked up. Both lists are by lesson
 * id. */
static Status follow_dues(StoreReportReader *reader, int64_t learner_id, Error *err)
{
    Results *results = &reader->results;
    Status status = STATUS_OK;
    size_t at = 0;
    for (size_t i = 0; status == STATUS_OK && i < reader->dues.count; i++) {
        const StoreDue *due = &reader->dues.items[i];
        if (due->from_on.len == 0) {
            continue;
        }
        while (at < results->count &&
               str_compare(results->items[at].lesson_id, due->lesson_id) < 0) {
            at++;
        }
        StoreResult *result = at < results->count ? &results->items[at] : NULL;
        int64_t from = 0;
        if (result == NULL || result->passed_at == 0 ||
            !str_equal(result->lesson_id, due->lesson_id)) {
            continue;
        }
        status = start_of(reader, due->from_on, &from, err);
        int64_t passed_at = result->passed_at + (int64_t)result->zone_minutes * 60;
        if (status == STATUS_OK && passed_at < from) {
            status = pass_again(reader, learner_id, from, result, err);
        }
    }
    return status;
}

/* Of a year that is over, who had left, or was away, on its last day: what was noted
 * later must not change numbers that have gone out. The last day at work is a day at
 * work. */
static Status go_back(StoreReportReader *reader, StoreReportPerson *person, Error *err)
{
    StoreLearner *learner = &person->learner;
    if (person->status_at < reader->scope.cycle_to ||
        learner->created_at >= reader->scope.cycle_to) {
        return STATUS_OK;
    }
    learner->data.status = STORE_LEARNER_ACTIVE;
    learner->data.status_reason = (Str){0};
    Query query = query__begin(reader->store, SQL_REPORT_STATUS_THEN);
    query__int(&query, ":learner", learner->id);
    query__int(&query, ":cycle", reader->scope.cycle);
    query__int(&query, ":to", reader->scope.cycle_to);
    bool has_row = false;
    Status status = query__next(&query, &has_row, err);
    if (status == STATUS_OK && has_row) {
        learner->data.status = store__status_of(query__col_bytes(&query, 0));
        learner->data.status_reason = query__col_text(&query, 1, &reader->arena);
    }
    query__end(&query);
    return status;
}

static Status visit(StoreReportReader *reader, const Query *query, StorePersonFn callback,
                    void *context, Error *err)
{
    arena_reset(&reader->arena);
    StoreReportPerson person = {.status_at = query__col_int(query, 11)};
    store__learner_read(query, &reader->arena, &person.learner);
    reader->results.count = 0;
    reader->dues.count = 0;
    Status status = STATUS_OK;
    if (reader->scope.department.len == 0) {
        unpack(reader, query__col_bytes(query, 12), query__col_bytes(query, 13));
    } else {
        status = look_up(reader, person.learner.id, err);
    }
    if (status == STATUS_OK) {
        status = go_back(reader, &person, err);
    }
    if (status == STATUS_OK) {
        status = follow_dues(reader, person.learner.id, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    person.results = reader->results.items;
    person.result_count = reader->results.count;
    person.dues = reader->dues.items;
    person.due_count = reader->dues.count;
    return callback(context, &person, err);
}

Status store_report_open(Store *store, const StoreReportScope *scope,
                         StoreReportReader **out, Error *err)
{
    *out = NULL;
    Status status = store__report_begin(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    *out = mem_alloc(sizeof **out);
    **out = (StoreReportReader){.store = store, .scope = *scope};
    return STATUS_OK;
}

/* Ready to step along with the walk over everyone; ended with it. */
static void begin_beside(StoreReportReader *reader, Query beside[REPORT_BESIDE_COUNT])
{
    const StoreReportScope *scope = &reader->scope;
    const StatementId ids[REPORT_BESIDE_COUNT] = {
        [REPORT_BESIDE_RESULTS] = scope->with_proofs  ? SQL_REPORT_RESULTS_PROVEN
                                  : scope->with_seals ? SQL_REPORT_RESULTS_SEALED
                                                      : SQL_REPORT_RESULTS,
        [REPORT_BESIDE_DUES] = SQL_REPORT_DUES,
    };
    for (int i = 0; i < REPORT_BESIDE_COUNT; i++) {
        bool is_wanted = i != REPORT_BESIDE_DUES || scope->with_dues;
        beside[i] = query__begin(reader->store, ids[i]);
        query__int(&beside[i], ":cycle", scope->cycle);
        store__report_beside_begin(&reader->store->report_beside[i],
                                   is_wanted ? beside[i].statement : NULL);
    }
}

static Status has_moved(StoreReportReader *reader, bool *out, Error *err)
{
    Query query = query__begin(reader->store, SQL_REPORT_MOVED);
    query__int(&query, ":to", reader->scope.cycle_to);
    Status status = query__row(&query, "move", err);
    if (status == STATUS_OK) {
        *out = query__col_int(&query, 0) != 0;
        query__end(&query);
    }
    return status;
}

static Status begin_department(StoreReportReader *reader, Query *query, Error *err)
{
    const StoreReportScope *scope = &reader->scope;
    bool moved = false;
    Status status = has_moved(reader, &moved, err);
    if (status == STATUS_OK) {
        *query = query__begin(reader->store,
                              moved ? SQL_REPORT_DEPARTMENT_THEN : SQL_REPORT_DEPARTMENT);
        arena_reset(&reader->bound);
        store__report_bind_scope(query, scope, &reader->bound);
        query__int(query, ":dues", scope->with_dues ? 1 : 0);
    }
    return status;
}

Status store_report_walk(StoreReportReader *reader, StorePersonFn callback, void *context,
                         Error *err)
{
    Query beside[REPORT_BESIDE_COUNT] = {0};
    Query query;
    Status status = STATUS_OK;
    bool is_everyone = reader->scope.department.len == 0;
    if (is_everyone) {
        begin_beside(reader, beside);
        query = query__begin(reader->store, SQL_REPORT_PEOPLE);
    } else if ((status = begin_department(reader, &query, err)) != STATUS_OK) {
        return status;
    }
    query__int(&query, ":from", reader->scope.cycle_from);
    query__int(&query, ":to", reader->scope.cycle_to);
    query__int(&query, ":cycle", reader->scope.cycle);
    query__int(&query, ":past",
               reader->scope.cycle_to <= store__now(reader->store).at_seconds);
    bool has_row = false;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row &&
           (status = visit(reader, &query, callback, context, err)) == STATUS_OK) {
    }
    query__end(&query);
    for (int i = 0; is_everyone && i < REPORT_BESIDE_COUNT; i++) {
        query__end(&beside[i]);
    }
    return status;
}

Status store_report_close(StoreReportReader *reader, Status so_far, Error *err)
{
    if (!reader) {
        return so_far;
    }
    Store *store = reader->store;
    mem_free(reader->results.items);
    mem_free(reader->dues.items);
    arena_clear(&reader->arena);
    arena_clear(&reader->bound);
    strbuf_clear(&reader->day);
    mem_free(reader);
    return store__report_end(store, so_far, err);
}

Status store_report_people(Store *store, const StoreReportScope *scope,
                           StorePersonFn callback, void *context, Error *err)
{
    StoreReportReader *reader = NULL;
    Status status = store_report_open(store, scope, &reader, err);
    if (status == STATUS_OK) {
        status = store_report_walk(reader, callback, context, err);
    }
    return store_report_close(reader, status, err);
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
