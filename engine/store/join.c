/* Which learners of machines are one person, and the report tables that follow from it.
 */
#include "store/join.h"

#include "store/join_internal.h"

/* ---- rows of a person ---- */

Status store__person_rows(Store *store, int64_t person_id, PersonRows *out, Error *err)
{
    size_t room = 0;
    bool has_row = false;
    Status status;
    out->count = 0;
    Query query = query__begin(store, SQL_PERSON_ROWS);
    query__int(&query, ":learner", person_id);
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        if (out->count == room) {
            const int64_t *before = out->ids;
            room = room == 0 ? 4 : 2 * room;
            out->ids = ARENA_ARRAY(&out->arena, int64_t, room);
            for (size_t i = 0; i < out->count; i++) {
                out->ids[i] = before[i];
            }
        }
        out->ids[out->count++] = query__col_int(&query, 0);
    }
    if (status == STATUS_OK) {
        query__end(&query);
    }
    return status;
}

static Status run_for(Store *store, StatementId id, const char *name, int64_t value,
                      Error *err)
{
    Query query = query__begin(store, id);
    query__int(&query, name, value);
    return query__run(&query, err);
}

/* The results and the name, from all rows of the person; a joined learner has none. */
static Status refresh(Store *store, int64_t id, Error *err)
{
    PersonRows rows = {0};
    int64_t person = 0;
    Status status = run_for(store, SQL_RESULTS_CLEAR, ":learner", id, err);
    if (status == STATUS_OK) {
        status = run_for(store, SQL_JOIN_SETTLE_NAMES, ":learner", id, err);
    }
    if (status == STATUS_OK) {
        status = store_person_of(store, id, &person, err);
    }
    if (status == STATUS_OK && person == 0) {
        status = store__person_rows(store, id, &rows, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < rows.count; i++) {
        status = run_for(store, SQL_RESULTS_STARTED, ":row", rows.ids[i], err);
        if (status == STATUS_OK) {
            status = run_for(store, SQL_RESULTS_COMPLETED, ":row", rows.ids[i], err);
        }
    }
    arena_clear(&rows.arena);
    return status;
}

/* ---- what a row is ---- */

typedef struct JoinState {
    int64_t id;
    Str uid, key, number;
    int64_t joined_to;
    Str joined_by;
    Str person_key;   /* of whom it is joined to */
    bool is_listed;   /* HR knows more than a machine said */
    bool has_others;  /* learners of other machines were saved into this row */
    int64_t follower; /* a learner joined to this one; 0: none */
} JoinState;

static Status read_state(Store *store, int64_t id, Arena *arena, JoinState *out,
                         Error *err)
{
    Query query = query__begin(store, SQL_JOIN_STATE);
    query__int(&query, ":learner", id);
    Status status = query__row(&query, "learner", err);
    if (status == STATUS_OK) {
        *out = (JoinState){
            .id = id,
            .uid = query__col_text(&query, 0, arena),
            .key = query__col_text(&query, 1, arena),
            .number = query__col_text(&query, 2, arena),
            .joined_to = query__col_int(&query, 3),
            .joined_by = query__col_text(&query, 4, arena),
            .person_key = query__col_text(&query, 5, arena),
            .is_listed = query__col_int(&query, 6) != 0,
            .has_others = query__col_int(&query, 7) != 0,
            .follower = query__col_int(&query, 8),
        };
        query__end(&query);
    }
    return status;
}

/* to 0: a person of their own. */
static Status set_joined(Store *store, int64_t id, int64_t to, Str by, Error *err)
{
    Query query = query__begin(store, SQL_JOIN_SET);
    query__int(&query, ":learner", id);
    query__int_or_null(&query, ":to", to, to == 0);
    query__text(&query, ":by", by);
    return query__run(&query, err);
}

static Status set_number(Store *store, int64_t id, Str number, Str key, Error *err)
{
    Query query = query__begin(store, SQL_JOIN_NUMBER);
    query__int(&query, ":learner", id);
    query__text(&query, ":number", number);
    query__text(&query, ":key", key);
    return query__run(&query, err);
}

/* ---- giving a number up ---- */

/* A row for what HR knows about the number. */
static Status add_heir(Store *store, int64_t id, int64_t *heir, Error *err)
{
    char uid[STORE__UID_TEXT];
    store__uuid(store, uid);
    Query query = query__begin(store, SQL_HEIR_ADD);
    query__int(&query, ":learner", id);
    query__text(&query, ":uid", str_from(uid));
    Status status = query__run(&query, err);
    *heir = sqlite3_last_insert_rowid(store->db);
    return status;
}

static Status move_to_heir(Store *store, const JoinState *from, int64_t heir, Error *err)
{
    static const StatementId statements[] = {
        SQL_HEIR_JOINED,      SQL_HEIR_DEPARTMENTS, SQL_HEIR_NO_STATUS, SQL_HEIR_STATUSES,
        SQL_HEIR_LEAVES_NONE, SQL_HEIR_ASSIGNMENTS, SQL_HEIR_RULES};
    Status status = set_number(store, heir, from->number, from->key, err);
    for (size_t i = 0; status == STATUS_OK && i < sizeof statements / sizeof *statements;
         i++) {
        Query query = query__begin(store, statements[i]);
        query__int(&query, ":learner", from->id);
        query__int(&query, ":heir", heir);
        status = query__run(&query, err);
    }
    return status == STATUS_OK ? refresh(store, heir, err) : status;
}

/* The row goes on without a number; what HR knows about the number, or else the first who
 * is joined to the row, keeps it. */
static Status give_up_number(Store *store, const JoinState *from, Error *err)
{
    int64_t heir = from->follower;
    Status status = STATUS_OK;
    if (from->is_listed) {
        status = add_heir(store, from->id, &heir, err);
    } else if (heir != 0) {
        status = set_joined(store, heir, 0, (Str){0}, err);
    }
    if (status == STATUS_OK) {
        status = set_number(store, from->id, (Str){0}, (Str){0}, err);
    }
    if (status == STATUS_OK && heir != 0) {
        status = move_to_heir(store, from, heir, err);
    }
    return status == STATUS_OK
               ? run_for(store, SQL_JOIN_OWN_NAME, ":learner", from->id, err)
               : status;
}

/* ---- by number ---- */

Status store__join_wanted(Store *store, Str uid, Arena *arena, Str *key, Error *err)
{
    *key = (Str){0};
    Query query = query__begin(store, SQL_JOIN_WANTED);
    query__text(&query, ":uid", uid);
    bool has_row = false;
    Status status = query__next(&query, &has_row, err);
    if (status == STATUS_OK) {
        *key = has_row ? query__col_text(&query, 0, arena) : *key;
        query__end(&query);
    }
    return status;
}

Status store__join_find(Store *store, Str key, int64_t *id, Error *err)
{
    Query query = query__begin(store, SQL_JOIN_FIND);
    query__text(&query, ":key", key);
    bool has_row = false;
    Status status = query__next(&query, &has_row, err);
    if (status == STATUS_OK) {
        *id = has_row ? query__col_int(&query, 0) : 0;
        query__end(&query);
    }
    return status;
}

/* state is of a row that is not wanted's yet. */
static Status move_to_number(Store *store, const JoinState *state, Str wanted,
                             const JoinNumber *said, Error *err)
{
    int64_t person = 0;
    Status status = state->key.len > 0 ? give_up_number(store, state, err) : STATUS_OK;
    if (status == STATUS_OK) {
        status = store__join_find(store, wanted, &person, err);
    }
    if (status == STATUS_OK) {
        status = set_joined(store, state->id, person, (Str){0}, err);
    }
    if (status == STATUS_OK && person == 0) {
        Str number = str_equal(said->key, wanted) ? said->number : wanted;
        status = set_number(store, state->id, number, wanted, err);
    }
    if (status == STATUS_OK && state->joined_to != 0) {
        status = refresh(store, state->joined_to, err);
    }
    if (status == STATUS_OK && person != 0) {
        status = refresh(store, person, err);
    }
    return status == STATUS_OK ? refresh(store, state->id, err) : status;
}

Status store__join_settle(Store *store, int64_t row, const JoinNumber *said,
                          JoinOutcome *out, Error *err)
{
    Arena arena = {0};
    JoinState state = {0};
    Str wanted = {0};
    *out = JOIN_KEPT;
    Status status = read_state(store, row, &arena, &state, err);
    if (status == STATUS_OK) {
        status = store__join_wanted(store, state.uid, &arena, &wanted, err);
    }
    bool is_settled =
        wanted.len == 0 || state.joined_by.len > 0 ||
        str_equal(wanted, state.joined_to != 0 ? state.person_key : state.key);
    if (status == STATUS_OK && !is_settled) {
        bool is_stuck = state.key.len > 0 && state.has_others;
        *out = is_stuck ? JOIN_STUCK : JOIN_MOVED;
        status = is_stuck ? STATUS_OK : move_to_number(store, &state, wanted, said, err);
    }
    arena_clear(&arena);
    return status;
}

Status store__join_names(Store *store, int64_t row, Error *err)
{
    int64_t person = 0;
    Status status = store_person_of(store, row, &person, err);
    return status == STATUS_OK ? run_for(store, SQL_JOIN_SETTLE_NAMES, ":learner",
                                         person != 0 ? person : row, err)
                               : status;
}

/* ---- by hand ---- */

Status store_person_of(Store *store, int64_t learner_id, int64_t *person_id, Error *err)
{
    Status status = store__prepare_collect(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, SQL_JOIN_PERSON);
    query__int(&query, ":learner", learner_id);
    status = query__row(&query, "learner", err);
    if (status == STATUS_OK) {
        *person_id = query__col_int(&query, 0);
        query__end(&query);
    }
    return status;
}

static Status note_apart(Store *store, StatementId statement, Str uid, Str key, Str by,
                         Error *err)
{
    Query query = query__begin(store, statement);
    query__text(&query, ":uid", uid);
    query__text(&query, ":key", key);
    if (statement == SQL_JOIN_APART) {
        query__text(&query, ":by", by);
        query__int(&query, ":at", store__now(store).at_seconds);
    }
    return query__run(&query, err);
}

static Status join(Store *store, const JoinState *guest, const JoinState *person, Str by,
                   Error *err)
{
    if (guest->key.len > 0 || guest->joined_to != 0 || guest->follower != 0) {
        return error_set(err, STATUS_DENIED, "learner %lld is not a guest",
                         (long long)guest->id);
    }
    if (person->key.len == 0 || person->id == guest->id) {
        return error_set(err, STATUS_DENIED, "learner %lld has no number",
                         (long long)person->id);
    }
    Status status =
        note_apart(store, SQL_JOIN_TOGETHER, guest->uid, person->key, by, err);
    if (status == STATUS_OK) {
        status = set_joined(store, guest->id, person->id, by, err);
    }
    if (status == STATUS_OK) {
        status = refresh(store, guest->id, err);
    }
    return status == STATUS_OK ? refresh(store, person->id, err) : status;
}

Status store_person_join(Store *store, int64_t guest_id, int64_t person_id, Str by,
                         Error *err)
{
    Status status = store__prepare_collect(store, err);
    if (status == STATUS_OK) {
        status = store__begin(store, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    Arena arena = {0};
    JoinState guest = {0};
    JoinState person = {0};
    status = read_state(store, guest_id, &arena, &guest, err);
    if (status == STATUS_OK) {
        status = read_state(store, person_id, &arena, &person, err);
    }
    if (status == STATUS_OK) {
        status = join(store, &guest, &person, by, err);
    }
    arena_clear(&arena);
    return store__end(store, status, err);
}

static Status split(Store *store, const JoinState *state, Str by, Error *err)
{
    bool is_joined = state->joined_to != 0;
    if (!is_joined && (state->key.len == 0 || state->has_others)) {
        return error_set(err, STATUS_DENIED,
                         state->has_others
                             ? "learners of other machines are saved in row %lld"
                             : "learner %lld is joined to nobody",
                         (long long)state->id);
    }
    Str key = is_joined ? state->person_key : state->key;
    Status status = key.len > 0
                        ? note_apart(store, SQL_JOIN_APART, state->uid, key, by, err)
                        : STATUS_OK;
    if (status == STATUS_OK) {
        status = is_joined ? set_joined(store, state->id, 0, (Str){0}, err)
                           : give_up_number(store, state, err);
    }
    if (status == STATUS_OK && is_joined) {
        status = refresh(store, state->joined_to, err);
    }
    return status == STATUS_OK ? refresh(store, state->id, err) : status;
}

Status store_person_split(Store *store, int64_t learner_id, Str by, Error *err)
{
    Status status = store__prepare_collect(store, err);
    if (status == STATUS_OK) {
        status = store__begin(store, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    Arena arena = {0};
    JoinState state = {0};
    status = read_state(store, learner_id, &arena, &state, err);
    if (status == STATUS_OK) {
        status = split(store, &state, by, err);
    }
    arena_clear(&arena);
    return store__end(store, status, err);
}

/* ---- who there is ---- */

static Status count_lessons(Store *store, StoreGuest *guest, Arena *arena, Error *err)
{
    Query query = query__begin(store, SQL_GUEST_COUNTS);
    query__int(&query, ":learner", guest->id);
    Status status = query__row(&query, "learner", err);
    if (status == STATUS_OK) {
        int64_t saved_at = query__col_int(&query, 2);
        guest->begun_count = query__col_int(&query, 0);
        guest->passed_count = query__col_int(&query, 1);
        guest->last_at = saved_at != 0 ? saved_at : guest->last_at;
        guest->device_uid = query__col_text(&query, 3, arena);
        query__end(&query);
    }
    return status;
}

static Status read_guest(Store *store, const Query *row, Arena *arena, StoreGuest *out,
                         Error *err)
{
    *out = (StoreGuest){
        .id = query__col_int(row, 0),
        .name = query__col_text(row, 1, arena),
        .reading = query__col_text(row, 2, arena),
        .department = query__col_text(row, 3, arena),
        .joined_by = query__col_text(row, 4, arena),
        .last_at = query__col_int(row, 5),
    };
    return count_lessons(store, out, arena, err);
}

typedef struct Visit {
    StoreGuestVisitor call;
    void *context;
    bool is_begun; /* only who has begun something */
} Visit;

static Status walk(Store *store, Query *query, const Visit *visit, Error *err)
{
    Arena arena = {0};
    bool has_row = false;
    Status visited = STATUS_OK;
    Status status = STATUS_OK;
    while (visited == STATUS_OK &&
           (status = query__next(query, &has_row, err)) == STATUS_OK && has_row) {
        StoreGuest guest;
        arena_reset(&arena);
        visited = read_guest(store, query, &arena, &guest, err);
        if (visited == STATUS_OK && (guest.begun_count > 0 || !visit->is_begun)) {
            visited = visit->call(visit->context, &guest, err);
        }
    }
    if (status == STATUS_OK) {
        query__end(query);
    }
    arena_clear(&arena);
    return status == STATUS_OK ? visited : status;
}

Status store_guest_walk(Store *store, StoreGuestVisitor visit, void *context, Error *err)
{
    Status status = store__prepare_collect(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, SQL_GUEST_LIST);
    return walk(store, &query, &(Visit){visit, context, true}, err);
}

Status store_guest_joined(Store *store, int64_t person_id, StoreGuestVisitor visit,
                          void *context, Error *err)
{
    Status status = store__prepare_collect(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, SQL_GUEST_JOINED);
    query__int(&query, ":learner", person_id);
    return walk(store, &query, &(Visit){visit, context, false}, err);
}

Status store_guest_by_id(Store *store, int64_t id, Arena *arena, StoreGuest *out,
                         Error *err)
{
    Status status = store__prepare_collect(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, SQL_GUEST_BY_ID);
    query__int(&query, ":learner", id);
    status = query__row(&query, "learner", err);
    if (status == STATUS_OK) {
        status = read_guest(store, &query, arena, out, err);
        query__end(&query);
    }
    return status;
}
