/* Counted answers and choices, and whether the report tables follow from the evidence. */
#include "store/report.h"
#include "store/store_internal.h"

enum {
    MEDIAN_ROOM = 6001 /* tenths 0 to 6000 */
};

static StoreItemCount item_of(const Query *query, Arena *arena)
{
    return (StoreItemCount){
        .lesson_id = query__col_text(query, 0, arena),
        .question_id = query__col_text(query, 1, arena),
        .question_version = (int)query__col_int(query, 2),
        .chosen_id = query__col_text(query, 3, arena),
        .is_correct = query__col_int(query, 4) != 0,
        .rest = (int)query__col_int(query, 5),
        .n = query__col_int(query, 6),
    };
}

/* Fills a table anew. Outside of the transaction, which takes everything back at its
 * end. */
static Status refill(Store *store, StatementId clear, StatementId fill, int cycle,
                     Error *err)
{
    Query query = query__begin(store, clear);
    Status status = query__run(&query, err);
    if (status == STATUS_OK) {
        query = query__begin(store, fill);
        query__int(&query, ":cycle", cycle);
        status = query__run(&query, err);
    }
    return status;
}

static Status find_repeated(Store *store, int cycle, Error *err)
{
    Status status = store__prepare_reports(store, err);
    return status == STATUS_OK
               ? refill(store, SQL_REPORT_REPEATED_CLEAR, SQL_REPORT_REPEATED, cycle, err)
               : status;
}

static Status find_later(Store *store, int cycle, Error *err)
{
    Status status = find_repeated(store, cycle, err);
    return status == STATUS_OK
               ? refill(store, SQL_REPORT_LATER_CLEAR, SQL_REPORT_LATER, cycle, err)
               : status;
}

Status store_report_items(Store *store, int cycle, StoreItemFn callback, void *context,
                          Error *err)
{
    Status status = find_later(store, cycle, err);
    if (status == STATUS_OK) {
        status = store__report_begin(store, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    Arena arena = {0};
    Query query = query__begin(store, SQL_REPORT_ITEMS);
    query__int(&query, ":cycle", cycle);
    bool has_row = false;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        arena_reset(&arena);
        StoreItemCount count = item_of(&query, &arena);
        if ((status = callback(context, &count, err)) != STATUS_OK) {
            break;
        }
    }
    query__end(&query);
    arena_clear(&arena);
    return store__report_end(store, status, err);
}

typedef struct Times {
    int64_t tenths[MEDIAN_ROOM];
    int64_t n[MEDIAN_ROOM];
    size_t count;
    int64_t total;
} Times;

/* The value at place (from 0) when all are lined up. */
static int64_t time_at(const Times *times, int64_t place)
{
    size_t i = 0;
    int64_t before = times->n[0];
    while (before <= place && i + 1 < times->count) {
        before += times->n[++i];
    }
    return times->tenths[i];
}

static Status read_times(Store *store, int cycle, const StoreItemCount *item,
                         Times *times, Error *err)
{
    Query query = query__begin(store, SQL_REPORT_TIMES);
    query__int(&query, ":cycle", cycle);
    query__text(&query, ":lesson", item->lesson_id);
    query__text(&query, ":question", item->question_id);
    query__int(&query, ":version", item->question_version);
    bool has_row = false;
    Status status;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row &&
           times->count < MEDIAN_ROOM) {
        times->tenths[times->count] = query__col_int(&query, 0);
        times->n[times->count] = query__col_int(&query, 1);
        times->total += times->n[times->count++];
    }
    query__end(&query);
    return status;
}

Status store_report_item_median(Store *store, int cycle, const StoreItemCount *item,
                                int64_t *tenths, Error *err)
{
    Status status = store__report_begin(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Times *times = mem_alloc(sizeof *times);
    status = read_times(store, cycle, item, times, err);
    if (status == STATUS_OK && times->total == 0) {
        status = error_set(err, STATUS_NOT_FOUND, "nobody answered %.*s",
                           STR_ARG(item->question_id));
    }
    if (status == STATUS_OK) {
        *tenths =
            (time_at(times, (times->total - 1) / 2) + time_at(times, times->total / 2)) /
            2;
    }
    mem_free(times);
    return store__report_end(store, status, err);
}

static StoreChoiceCount choice_of(const Query *query, Arena *arena)
{
    return (StoreChoiceCount){
        .lesson_id = query__col_text(query, 0, arena),
        .scene_id = query__col_text(query, 1, arena),
        .step_id = query__col_text(query, 2, arena),
        .department = query__col_text(query, 3, arena),
        .option_id = query__col_text(query, 4, arena),
        .n = query__col_int(query, 5),
    };
}

Status store_report_choices(Store *store, const StoreReportScope *scope,
                            StoreChoiceFn callback, void *context, Error *err)
{
    Status status = find_repeated(store, scope->cycle, err);
    if (status == STATUS_OK) {
        status = store__report_begin(store, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    Arena bound = {0};
    Arena arena = {0};
    Query query = query__begin(store, SQL_REPORT_CHOICES);
    store__report_bind_scope(&query, scope, &bound);
    bool has_row = false;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        arena_reset(&arena);
        StoreChoiceCount count = choice_of(&query, &arena);
        if ((status = callback(context, &count, err)) != STATUS_OK) {
            break;
        }
    }
    query__end(&query);
    arena_clear(&arena);
    arena_clear(&bound);
    return store__report_end(store, status, err);
}

Status store_report_check(Store *store, int64_t *differences, Error *err)
{
    Status status = store__report_begin(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, SQL_REPORT_CHECK);
    status = query__row(&query, "summary", err);
    if (status == STATUS_OK) {
        *differences = query__col_int(&query, 0);
        query__end(&query);
    }
    return store__report_end(store, status, err);
}
