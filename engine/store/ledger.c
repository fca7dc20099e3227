#include "store/ledger.h"

#include "base/utf8.h"
#include "store/join_internal.h"

static void bind_filter(Query *query, const StoreLedgerFilter *filter, Arena *arena)
{
    query__text(query, ":serial", filter->serial);
    query__text(query, ":number", utf8_fold_number(arena, filter->number));
    query__text(query, ":department", filter->department);
    query__int(query, ":cycle", filter->cycle);
    query__text(query, ":key", filter->key_id);
    query__text(query, ":kind",
                filter->has_kind ? store__certificate_kind_name(filter->kind) : (Str){0});
}

static void read_row(const Query *query, Arena *arena, StoreLedgerRow *row)
{
    store__certificate_read(query, arena, &row->certificate);
    row->name = query__col_text(query, 13, arena);
    row->number = query__col_text(query, 14, arena);
    row->department = query__col_text(query, 15, arena);
    row->is_revoked = query__col_int(query, 16) != 0;
    row->replaced_by = query__col_text(query, 17, arena);
}

Status store_ledger_walk(Store *store, const StoreLedgerFilter *filter,
                         StoreLedgerVisitor visit, void *context, Error *err)
{
    Status status = store__prepare_hr(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Arena values = {0};
    Arena arena = {0};
    Query query = query__begin(store, SQL_LEDGER_WALK);
    bind_filter(&query, filter, &values);
    bool has_row = false;
    Status visited = STATUS_OK;
    while (visited == STATUS_OK &&
           (status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        StoreLedgerRow row = {0};
        arena_reset(&arena);
        read_row(&query, &arena, &row);
        visited = visit(context, &row, err);
    }
    if (status == STATUS_OK) {
        query__end(&query);
    }
    arena_clear(&arena);
    arena_clear(&values);
    return status == STATUS_OK ? visited : status;
}

Status store_ledger_ends(Store *store, StoreLedgerEndVisitor visit, void *context,
                         Error *err)
{
    Status status = store__prepare_hr(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, SQL_LEDGER_ENDED);
    bool has_row = false;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        StoreLedgerEnd end = {.serial = query__col_bytes(&query, 0),
                              .reason = query__col_bytes(&query, 1),
                              .replaced_by = query__col_bytes(&query, 2),
                              .at = query__col_int(&query, 3)};
        visit(context, &end);
    }
    if (status == STATUS_OK) {
        query__end(&query);
    }
    return status;
}

Status store_ledger_note(Store *store, const Str *serials, size_t count,
                         StoreCertificateEvent event, Str by, Error *err)
{
    Status status = store__begin(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        status = store__certificate_note(store, serials[i], event, by, (Str){0}, err);
    }
    return store__end(store, status, err);
}

static Status read_issued(Store *store, const StoreLedgerWant *want, bool *is_issued,
                          Error *err)
{
    Query query = query__begin(store, SQL_LEDGER_HAS);
    query__int(&query, ":learner", want->learner_id);
    query__text(&query, ":kind", store__certificate_kind_name(want->kind));
    query__text(&query, ":subject", want->subject);
    query__int(&query, ":cycle", want->cycle);
    Status status = query__next(&query, is_issued, err);
    if (status == STATUS_OK) {
        query__end(&query);
    }
    return status;
}

typedef struct Passed {
    int64_t at; /* 0: not */
    int zone_minutes;
} Passed;

/* The first completion by one of the rows. */
static Status find_passed(Store *store, int64_t row, int cycle, Str lesson_id,
                          Passed *first, Error *err)
{
    Query query = query__begin(store, SQL_LEDGER_DONE);
    query__int(&query, ":learner", row);
    query__text(&query, ":lesson", lesson_id);
    query__int(&query, ":cycle", cycle);
    bool has_row = false;
    Status status = query__next(&query, &has_row, err);
    if (status != STATUS_OK) {
        return status;
    }
    int64_t at = has_row ? query__col_int(&query, 0) : 0;
    if (at != 0 && (first->at == 0 || at < first->at)) {
        *first = (Passed){at, (int)query__col_int(&query, 1)};
    }
    query__end(&query);
    return STATUS_OK;
}

/* Adds one lesson; *out->is_done turns false when it was not completed. */
static Status add_lesson(Store *store, const StoreLedgerWant *want,
                         const PersonRows *rows, Str lesson_id, StoreLedgerDone *out,
                         Error *err)
{
    Passed first = {0};
    Status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < rows->count; i++) {
        status = find_passed(store, rows->ids[i], want->cycle, lesson_id, &first, err);
    }
    if (first.at == 0) {
        out->is_done = false;
    } else if (first.at >= out->passed_at) {
        out->passed_at = first.at;
        out->zone_minutes = first.zone_minutes;
    }
    return status;
}

Status store_ledger_done(Store *store, const StoreLedgerWant *want, StoreLedgerDone *out,
                         Error *err)
{
    PersonRows rows = {0};
    *out = (StoreLedgerDone){.is_done = want->lesson_count > 0};
    Status status = store__prepare_hr(store, err);
    if (status == STATUS_OK) {
        status = read_issued(store, want, &out->is_issued, err);
    }
    if (status == STATUS_OK) {
        status = store__person_rows(store, want->learner_id, &rows, err);
    }
    for (size_t i = 0; status == STATUS_OK && out->is_done && i < want->lesson_count;
         i++) {
        status = add_lesson(store, want, &rows, want->lesson_ids[i], out, err);
    }
    arena_clear(&rows.arena);
    return status;
}
