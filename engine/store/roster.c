#include "store/roster.h"

#include "base/utf8.h"
#include "store/roster_internal.h"

/* ---- staging ---- */

Status store_roster_stage_begin(Store *store, Error *err)
{
    Status status = store__prepare_roster(store, err);
    if (status == STATUS_OK) {
        Query begin = query__begin(store, SQL_BEGIN_READ);
        status = query__run(&begin, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    Query clear = query__begin(store, SQL_STAGED_CLEAR);
    status = query__run(&clear, err);
    return status == STATUS_OK ? status : store_roster_stage_end(store, status, err);
}

static int64_t staged_row(Store *store, Str key)
{
    Query query = query__begin(store, SQL_STAGED_ROW);
    query__text(&query, ":key", key);
    int64_t row = 0;
    if (query__row(&query, "row", NULL) == STATUS_OK) {
        row = query__col_int(&query, 0);
        query__end(&query);
    }
    return row;
}

Status store_roster_stage(Store *store, const StorePerson *person, int64_t row,
                          int64_t *first_row, Error *err)
{
    Arena arena = {0};
    Str key = utf8_fold_number(&arena, person->texts[STORE_PERSON_NUMBER]);
    Status status = STATUS_OK;
    if (key.len == 0) {
        status = error_set(err, STATUS_BAD_ARGUMENT, "row %lld has no employee number",
                           (long long)row);
    }
    if (status == STATUS_OK) {
        Query query = query__begin(store, SQL_STAGED_ADD);
        store__person_bind(&query, person);
        query__text(&query, ":key", key);
        query__int(&query, ":row", row);
        status = query__run(&query, err);
    }
    if (status == STATUS_EXISTS) {
        *first_row = staged_row(store, key);
    }
    arena_clear(&arena);
    return status;
}

Status store_roster_stage_end(Store *store, Status so_far, Error *err)
{
    Query end = query__begin(store, so_far == STATUS_OK ? SQL_COMMIT : SQL_ROLLBACK);
    Status status = query__run(&end, so_far == STATUS_OK ? err : NULL);
    return so_far == STATUS_OK ? status : so_far;
}

Status store_roster_counts(Store *store, StoreRosterCounts *out, Error *err)
{
    Status status = store__prepare_roster(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, SQL_ROSTER_COUNTS);
    status = query__row(&query, "count", err);
    if (status == STATUS_OK) {
        *out = (StoreRosterCounts){query__col_int(&query, 0),
                                   query__col_int(&query, 1),
                                   query__col_int(&query, 2),
                                   {0}};
        for (int i = 0; i < STORE_LEARNER_STATUSES; i++) {
            out->by_status[i] = query__col_int(&query, 3 + i);
        }
        query__end(&query);
    }
    return status;
}

Status store_roster_lost_zeros(Store *store, Arena *arena, StoreLostZeros *out,
                               Error *err)
{
    *out = (StoreLostZeros){0};
    Status status = store__prepare_roster(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, SQL_ROSTER_ZEROS);
    status = query__row(&query, "count", err);
    if (status == STATUS_OK) {
        out->count = query__col_int(&query, 0);
        if (out->count > 0) {
            out->staged = query__col_text(&query, 1, arena);
            out->there = query__col_text(&query, 2, arena);
        }
        query__end(&query);
    }
    return status;
}

Status store_roster_namesakes(Store *store, Arena *arena, StoreNamesake *out, size_t room,
                              size_t *count, Error *err)
{
    *count = 0;
    Status status = store__prepare_roster(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, SQL_ROSTER_NAMESAKES);
    query__int(&query, ":most", (int64_t)room);
    bool has_row = false;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row &&
           *count < room) {
        out[(*count)++] = (StoreNamesake){query__col_text(&query, 0, arena),
                                          query__col_text(&query, 1, arena),
                                          query__col_text(&query, 2, arena)};
    }
    query__end(&query);
    return status;
}

static Status find_for_renumber(Store *store, const StoreRenumber *change, Arena *arena,
                                int64_t *id, Error *err)
{
    StoreLearner learner;
    Status status = store_learner_by_number(store, change->from, arena, &learner, err);
    if (status != STATUS_OK) {
        return status;
    }
    *id = learner.id;
    status = store_learner_by_number(store, change->to, arena, &learner, NULL);
    if (status == STATUS_OK && learner.id != *id) {
        return error_set(err, STATUS_EXISTS, "somebody has the number %.*s",
                         STR_ARG(change->to));
    }
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static Status renumber(Store *store, const StoreRenumber *change, Arena *arena,
                       Error *err)
{
    int64_t id = 0;
    Status status = find_for_renumber(store, change, arena, &id, err);
    if (status == STATUS_OK) {
        Query query = query__begin(store, SQL_ROSTER_RENUMBER);
        query__int(&query, ":learner", id);
        query__text(&query, ":number", change->to);
        query__text(&query, ":key", utf8_fold_number(arena, change->to));
        status = query__run(&query, err);
    }
    if (status == STATUS_OK) {
        Query query = query__begin(store, SQL_ROSTER_PIN);
        query__int(&query, ":learner", id);
        query__text(&query, ":by", change->by);
        status = query__run(&query, err);
    }
    return status;
}

Status store_roster_renumber(Store *store, const StoreRenumber *change, Error *err)
{
    Arena arena = {0};
    int64_t id = 0;
    Status status = store__prepare_roster(store, err);
    if (status == STATUS_OK && !change->is_apply) {
        status = find_for_renumber(store, change, &arena, &id, err);
    } else if (status == STATUS_OK) {
        status = store__begin(store, err);
        if (status == STATUS_OK) {
            status = store__end(store, renumber(store, change, &arena, err), err);
        }
    }
    arena_clear(&arena);
    return status;
}

Status store_roster_list(Store *store, void *context,
                         Status (*visit_one)(void *context, const StorePerson *person,
                                             Error *err),
                         Error *err)
{
    Status status = store__prepare_roster(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, SQL_ROSTER_ALL);
    bool has_row = false;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        StorePerson person = {0};
        store__person_read(&query, 0, &person);
        status = visit_one(context, &person, err);
        if (status != STATUS_OK) {
            break;
        }
    }
    query__end(&query);
    return status;
}
