#include "store/roster.h"

#include <stdlib.h>
#include <string.h>

#include "store/store_internal.h"

static const char *const VALUES[STORE_PERSON_FIELD_COUNT] = {
    ":number",     ":name",   ":reading", ":department", ":email",    ":title",
    ":employment", ":status", ":reason",  ":status_on",  ":hired_on", ":print_name",
};

static void bind_person(Query *query, const StorePerson *person)
{
    for (int f = 0; f < STORE_PERSON_FIELD_COUNT; f++) {
        query__text(query, VALUES[f], person->texts[f]);
    }
}

/* Borrowed until the next step. */
static void read_texts(const Query *query, int first_column, StorePerson *out)
{
    for (int f = 0; f < STORE_PERSON_FIELD_COUNT; f++) {
        out->texts[f] = query__col_bytes(query, first_column + f);
    }
}

static void read_person(const Query *query, int first_column, StorePerson *out)
{
    out->id = query__col_int(query, first_column);
    read_texts(query, first_column + 1, out);
}

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
    Str key = store__fold_number(&arena, person->texts[STORE_PERSON_NUMBER]);
    Status status = STATUS_OK;
    if (key.len == 0) {
        status = error_set(err, STATUS_BAD_ARGUMENT, "row %lld has no employee number",
                           (long long)row);
    }
    if (status == STATUS_OK) {
        Query query = query__begin(store, SQL_STAGED_ADD);
        bind_person(&query, person);
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

/* ---- comparing and writing ---- */

enum {
    UID_BYTES = 37,
    UIDS_FIRST = 64,
    UIDS_MOST = 65536
};

/* Random uids, made in batches and handed out in order: rows added one after the other
 * then touch neighbouring pages of the index, not pages all over it. */
typedef struct Uids {
    char (*items)[UID_BYTES];
    size_t count;
    size_t next;
} Uids;

static int compare_uids(const void *a, const void *b)
{
    return memcmp(a, b, UID_BYTES);
}

static const char *take_uid(const Store *store, Uids *uids)
{
    if (uids->next == uids->count) {
        size_t count = uids->count > 0 ? uids->count * 4 : UIDS_FIRST;
        uids->count = count < UIDS_MOST ? count : UIDS_MOST;
        uids->items = mem_resize(uids->items, uids->count * sizeof *uids->items);
        for (size_t i = 0; i < uids->count; i++) {
            store__uuid(store, uids->items[i]);
        }
        qsort(uids->items, uids->count, sizeof *uids->items, compare_uids);
        uids->next = 0;
    }
    return uids->items[uids->next++];
}

typedef struct Walk {
    Store *store;
    Uids uids;
    const StoreRosterVisitor *visitor;
    bool is_apply;
    Str status_by;
    int64_t at_seconds;
} Walk;

static Status add_person(Walk *walk, const StorePerson *person, Str key, Error *err)
{
    const char *uid = take_uid(walk->store, &walk->uids);
    Query query = query__begin(walk->store, SQL_ROSTER_ADD);
    bind_person(&query, person);
    query__text(&query, ":uid", str_from(uid));
    query__text(&query, ":key", key);
    query__text(&query, ":by", walk->status_by);
    query__int(&query, ":at", walk->at_seconds);
    return query__run(&query, err);
}

static Status set_person(const Walk *walk, const StorePerson *person, int64_t id,
                         Error *err)
{
    Query query = query__begin(walk->store, SQL_ROSTER_SET);
    bind_person(&query, person);
    query__text(&query, ":by", walk->status_by);
    query__int(&query, ":at", walk->at_seconds);
    query__int(&query, ":id", id);
    return query__run(&query, err);
}

static Status visit(Walk *walk, const StoreRosterCase *it, Str key, Error *err)
{
    StorePerson after = {0};
    if (!walk->visitor->decide(walk->visitor->context, it, &after) || !walk->is_apply) {
        return STATUS_OK;
    }
    Status status = it->there != NULL ? set_person(walk, &after, it->there->id, err)
                                      : add_person(walk, &after, key, err);
    return status == STATUS_OK || it->row == 0
               ? status
               : error_add(err, status, "row %lld", (long long)it->row);
}

static Status walk_staged(Walk *walk, Error *err)
{
    enum {
        GIVEN = 1,
        KEY = GIVEN + STORE_PERSON_FIELD_COUNT,
        THERE,
    };
    Query query = query__begin(walk->store, SQL_ROSTER_WALK);
    bool has_row = false;
    Status status = query__next(&query, &has_row, err);
    while (status == STATUS_OK && has_row) {
        StorePerson given = {0};
        StorePerson there = {0};
        read_texts(&query, GIVEN, &given);
        read_person(&query, THERE, &there);
        StoreRosterCase it = {query__col_int(&query, 0), &given,
                              there.id != 0 ? &there : NULL};
        status = visit(walk, &it, query__col_bytes(&query, KEY), err);
        if (status != STATUS_OK) {
            query__end(&query);
            return status;
        }
        status = query__next(&query, &has_row, err);
    }
    if (status == STATUS_OK) {
        query__end(&query);
    }
    return status;
}

static Status walk_absent(Walk *walk, Error *err)
{
    Query query = query__begin(walk->store, SQL_ROSTER_ABSENT);
    bool has_row = false;
    Status status = query__next(&query, &has_row, err);
    while (status == STATUS_OK && has_row) {
        StorePerson there = {0};
        read_person(&query, 0, &there);
        StoreRosterCase it = {.there = &there};
        status = visit(walk, &it, (Str){0}, err);
        if (status != STATUS_OK) {
            query__end(&query);
            return status;
        }
        status = query__next(&query, &has_row, err);
    }
    if (status == STATUS_OK) {
        query__end(&query);
    }
    return status;
}

static Status walk_all(Walk *walk, Error *err)
{
    Status status = walk_staged(walk, err);
    return status == STATUS_OK ? walk_absent(walk, err) : status;
}

Status store_roster_walk(Store *store, const StoreRosterVisitor *visitor, bool is_apply,
                         Str status_by, Error *err)
{
    Walk walk = {.store = store,
                 .visitor = visitor,
                 .is_apply = is_apply,
                 .status_by = status_by,
                 .at_seconds = store__now(store).at_seconds};
    Status status = store__prepare_roster(store, err);
    if (status == STATUS_OK && is_apply) {
        status = store__begin(store, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = walk_all(&walk, err);
    mem_free(walk.uids.items);
    return is_apply ? store__end(store, status, err) : status;
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
        *out = (StoreRosterCounts){query__col_int(&query, 0), query__col_int(&query, 1),
                                   query__col_int(&query, 2)};
        query__end(&query);
    }
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
        read_person(&query, 0, &person);
        status = visit_one(context, &person, err);
        if (status != STATUS_OK) {
            break;
        }
    }
    query__end(&query);
    return status;
}
