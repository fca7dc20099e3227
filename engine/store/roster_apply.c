/* A staged roster beside the record: what is to be written is decided and noted in a
 * temporary table while nothing is locked, then written in one transaction. Rows come in
 * the order of employee numbers and get ids that grow, so that a million rows touch
 * neighbouring pages of the indexes and not pages all over them. */
#include "store/roster_internal.h"

const char *const store__person_values[STORE_PERSON_FIELD_COUNT] = {
    ":number",     ":name",   ":reading", ":department", ":email",    ":title",
    ":employment", ":status", ":reason",  ":status_on",  ":hired_on", ":print_name",
};

void store__person_bind(Query *query, const StorePerson *person)
{
    for (int f = 0; f < STORE_PERSON_FIELD_COUNT; f++) {
        query__text(query, store__person_values[f], person->texts[f]);
    }
}

static void read_texts(const Query *query, int first_column, StorePerson *out)
{
    for (int f = 0; f < STORE_PERSON_FIELD_COUNT; f++) {
        out->texts[f] = query__col_bytes(query, first_column + f);
    }
}

void store__person_read(const Query *query, int first_column, StorePerson *out)
{
    out->id = query__col_int(query, first_column);
    read_texts(query, first_column + 1, out);
}

/* ---- comparing ---- */

static Status note(Store *store, const StorePerson *after, int64_t id, Str key,
                   Error *err)
{
    Query query = query__begin(store, SQL_PLANNED_ADD);
    store__person_bind(&query, after);
    query__int(&query, ":id", id);
    query__text(&query, ":key", key);
    return query__run(&query, err);
}

static Status visit(Store *store, const StoreRosterVisitor *visitor,
                    const StoreRosterCase *it, Str key, Error *err)
{
    StorePerson after = {0};
    if (!visitor->decide(visitor->context, it, &after)) {
        return STATUS_OK;
    }
    Status status = note(store, &after, it->there != NULL ? it->there->id : 0, key, err);
    return status == STATUS_OK || it->row == 0
               ? status
               : error_add(err, status, "row %lld", (long long)it->row);
}

static Status visit_staged(void *visitor, const Query *query, Error *err)
{
    enum {
        GIVEN = 1,
        KEY = GIVEN + STORE_PERSON_FIELD_COUNT,
        THERE,
    };
    StorePerson given = {0};
    StorePerson there = {0};
    read_texts(query, GIVEN, &given);
    store__person_read(query, THERE, &there);
    StoreRosterCase it = {query__col_int(query, 0), &given,
                          there.id != 0 ? &there : NULL};
    return visit(query->store, visitor, &it, query__col_bytes(query, KEY), err);
}

static Status visit_absent(void *visitor, const Query *query, Error *err)
{
    StorePerson there = {0};
    store__person_read(query, 0, &there);
    StoreRosterCase it = {.there = &there};
    return visit(query->store, visitor, &it, (Str){0}, err);
}

static Status data_version(Store *store, int64_t *out, Error *err)
{
    return store__get_int(store->db, "PRAGMA data_version", out, err);
}

static Status compare_all(Store *store, const StoreRosterVisitor *visitor, Error *err)
{
    Query clear = query__begin(store, SQL_PLANNED_CLEAR);
    Status status = query__run(&clear, err);
    if (status == STATUS_OK) {
        status = data_version(store, &store->compared_version, err);
    }
    StoreRosterVisitor own = *visitor;
    if (status == STATUS_OK) {
        Query staged = query__begin(store, SQL_ROSTER_WALK);
        status = query__each(&staged, visit_staged, &own, err);
    }
    if (status == STATUS_OK) {
        Query absent = query__begin(store, SQL_ROSTER_ABSENT);
        status = query__each(&absent, visit_absent, &own, err);
    }
    return status;
}

/* One read transaction: all of it sees one state of the record. */
Status store_roster_compare(Store *store, const StoreRosterVisitor *visitor, Error *err)
{
    Status status = store__prepare_roster(store, err);
    if (status == STATUS_OK) {
        Query begin = query__begin(store, SQL_BEGIN_READ);
        status = query__run(&begin, err);
    }
    return status == STATUS_OK
               ? store_roster_stage_end(store, compare_all(store, visitor, err), err)
               : status;
}

/* ---- writing ---- */

typedef struct Apply {
    Store *store;
    const StoreRosterApply *how;
    int64_t at_seconds;
    int64_t done;
    int64_t total;
} Apply;

/* The values go from row to row as they are: they were checked when they were staged. */
static void pass_on(const Query *row, int first_column, Query *to)
{
    for (int f = 0; f < STORE_PERSON_FIELD_COUNT; f++) {
        query__copy(to, store__person_values[f], row, first_column + f);
    }
}

static Status write_one(Apply *apply, const Query *row, Error *err)
{
    int64_t id = query__col_int(row, 0);
    Query query = query__begin(apply->store, id != 0 ? SQL_ROSTER_SET : SQL_ROSTER_ADD);
    char uid[STORE__UID_TEXT];
    if (id != 0) {
        int64_t moved_at = apply->how->moved_at;
        query__int(&query, ":id", id);
        query__int(&query, ":moved", moved_at != 0 ? moved_at : apply->at_seconds);
    } else {
        store__uuid(apply->store, uid);
        query__text(&query, ":uid", str_from(uid));
        query__copy(&query, ":key", row, 1);
    }
    pass_on(row, 2, &query);
    query__text(&query, ":by", apply->how->status_by);
    query__int(&query, ":at", apply->at_seconds);
    return query__run(&query, err);
}

static Status write_row(void *context, const Query *row, Error *err)
{
    Apply *apply = context;
    Status status = write_one(apply, row, err);
    if (status == STATUS_OK) {
        apply->done++;
    }
    if (status == STATUS_OK && apply->how->progress != NULL) {
        apply->how->progress(apply->how->context, apply->done, apply->total);
    }
    return status;
}

static Status write_planned(Apply *apply, Error *err)
{
    Query rows = query__begin(apply->store, SQL_PLANNED_ALL);
    return query__each(&rows, write_row, apply, err);
}

/* Between comparing and writing somebody else may have changed the record. */
static Status expect_unchanged(Store *store, Error *err)
{
    int64_t version = 0;
    Status status = data_version(store, &version, err);
    return status == STATUS_OK && version != store->compared_version
               ? error_set(err, STATUS_BUSY, "the record changed since it was compared")
               : status;
}

Status store_roster_apply(Store *store, const StoreRosterApply *how, Error *err)
{
    Apply apply = {
        .store = store, .how = how, .at_seconds = store__now(store).at_seconds};
    Status status = store__prepare_roster(store, err);
    if (status == STATUS_OK) {
        status = store__get_int(store->db, "SELECT count(*) FROM temp.planned",
                                &apply.total, err);
    }
    if (status == STATUS_OK) {
        status = store__begin(store, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = expect_unchanged(store, err);
    if (status == STATUS_OK) {
        status = write_planned(&apply, err);
    }
    return store__end(store, status, err);
}
