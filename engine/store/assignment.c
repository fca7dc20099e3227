#include "store/assignment.h"

#include "store/store_internal.h"

static const char *const WHO[] = {"everyone", "department", "people", NULL};
static const char *const SCOPE[] = {"course", "part", "lessons", NULL};
static const char *const TIMING[] = {"yearly", "once", "rolling", NULL};

/* ---- reading ---- */

static bool read_rule(const Query *query, Arena *arena, StoreRule *out)
{
    int who = store__enum_of(WHO, query__col_bytes(query, 1));
    int scope = store__enum_of(SCOPE, query__col_bytes(query, 3));
    int timing = store__enum_of(TIMING, query__col_bytes(query, 5));
    if (who < 0 || scope < 0 || timing < 0) {
        return false;
    }
    *out = (StoreRule){
        .id = query__col_int(query, 0),
        .who = (StoreRuleWho)who,
        .department = query__col_text(query, 2, arena),
        .scope = (StoreRuleScope)scope,
        .subject = query__col_text(query, 4, arena),
        .timing = (StoreRuleTiming)timing,
        .due_on = query__col_text(query, 6, arena),
        .within_days = (int)query__col_int(query, 7),
        .every_months = (int)query__col_int(query, 8),
        .since_on = query__col_text(query, 9, arena),
        .has_ended = query__col_int(query, 10) != 0,
        .people_count = (size_t)query__col_int(query, 11),
        .created_by = query__col_text(query, 12, arena),
        .hired_since = query__col_text(query, 13, arena),
    };
    return true;
}

static Status read_people(Store *store, Arena *arena, StoreRule *rule, Error *err)
{
    size_t room = rule->people_count;
    rule->people = ARENA_ARRAY(arena, int64_t, room);
    rule->people_count = 0;
    Query query = query__begin(store, SQL_RULE_PEOPLE);
    query__int(&query, ":rule", rule->id);
    bool has_row = false;
    Status status = STATUS_OK;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row &&
           rule->people_count < room) {
        rule->people[rule->people_count++] = query__col_int(&query, 0);
    }
    if (status == STATUS_OK) {
        query__end(&query);
    }
    return status;
}

static Status read_rules(Store *store, Arena *arena, size_t room, StoreRules *out,
                         Error *err)
{
    out->items = ARENA_ARRAY(arena, StoreRule, room);
    Query query = query__begin(store, SQL_RULE_LIST);
    bool has_row = false;
    Status status = STATUS_OK;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row &&
           out->count < room) {
        if (!read_rule(&query, arena, &out->items[out->count])) {
            query__end(&query);
            return error_set(err, STATUS_BAD_DATA, "an assignment rule is damaged");
        }
        out->count++;
    }
    if (status == STATUS_OK) {
        query__end(&query);
    }
    for (size_t i = 0; status == STATUS_OK && i < out->count; i++) {
        status = read_people(store, arena, &out->items[i], err);
    }
    return status;
}

Status store_rules(Store *store, Arena *arena, StoreRules *out, Error *err)
{
    *out = (StoreRules){0};
    Status status = store__prepare_roster(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, SQL_RULE_COUNT);
    status = query__row(&query, "count", err);
    if (status != STATUS_OK) {
        return status;
    }
    size_t room = (size_t)query__col_int(&query, 0);
    query__end(&query);
    return read_rules(store, arena, room, out, err);
}

static StoreAssignment read_assignment(const Query *query, Arena *arena)
{
    return (StoreAssignment){query__col_text(query, 0, arena),
                             (int)query__col_int(query, 1),
                             query__col_text(query, 2, arena),
                             query__col_text(query, 3, arena), query__col_int(query, 4)};
}

Status store_assignments_of(Store *store, int64_t learner_id, Arena *arena,
                            StoreAssignment **out, size_t *count, Error *err)
{
    Status status = store__prepare_roster(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    size_t room = 0;
    size_t used = 0;
    StoreAssignment *items = NULL;
    Query query = query__begin(store, SQL_ASSIGN_OF);
    query__int(&query, ":learner", learner_id);
    bool has_row = false;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        if (used == room) {
            room = room > 0 ? 2 * room : 64;
            items = mem_resize(items, room * sizeof *items);
        }
        items[used++] = read_assignment(&query, arena);
    }
    if (status == STATUS_OK) {
        query__end(&query);
        *out = ARENA_ARRAY(arena, StoreAssignment, used);
        *count = used;
        for (size_t i = 0; i < used; i++) {
            (*out)[i] = items[i];
        }
    }
    mem_free(items);
    return status;
}

/* ---- rules added and ended, inside the transaction ---- */

static Status add_people(Store *store, const StoreRule *rule, int64_t id, Error *err)
{
    Status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < rule->people_count; i++) {
        Query query = query__begin(store, SQL_RULE_PERSON_ADD);
        query__int(&query, ":rule", id);
        query__int(&query, ":learner", rule->people[i]);
        status = query__run(&query, err);
    }
    return status;
}

static Status add_rule(Store *store, const StoreRule *rule, Str by, int64_t *id,
                       Error *err)
{
    char uid[STORE__UID_TEXT];
    store__uuid(store, uid);
    Query query = query__begin(store, SQL_RULE_ADD);
    query__text(&query, ":uid", str_from(uid));
    query__text(&query, ":who", str_from(WHO[rule->who]));
    query__text(&query, ":department", rule->department);
    query__text(&query, ":scope", str_from(SCOPE[rule->scope]));
    query__text(&query, ":subject", rule->subject);
    query__text(&query, ":timing", str_from(TIMING[rule->timing]));
    query__text(&query, ":due", rule->due_on);
    query__int(&query, ":within", rule->within_days);
    query__int(&query, ":every", rule->every_months);
    query__text(&query, ":since", rule->since_on);
    query__text(&query, ":hired", rule->hired_since);
    query__text(&query, ":by", by);
    query__int(&query, ":at", store__now(store).at_seconds);
    Status status = query__run(&query, err);
    if (status != STATUS_OK) {
        return status;
    }
    *id = sqlite3_last_insert_rowid(store->db);
    return add_people(store, rule, *id, err);
}

static Status end_rule(Store *store, int64_t id, Str by, Error *err)
{
    Query query = query__begin(store, SQL_RULE_END);
    query__int(&query, ":id", id);
    query__text(&query, ":by", by);
    query__int(&query, ":at", store__now(store).at_seconds);
    Status status = query__run(&query, err);
    if (status == STATUS_OK && sqlite3_changes(store->db) == 0) {
        return error_set(err, STATUS_NOT_FOUND, "there is no rule %lld in force",
                         (long long)id);
    }
    return status;
}

/* ---- working out ---- */

enum {
    ROWS_MAX = 512 /* of one person in this cycle and the last */
};

typedef struct Held {
    StoreAssignment row;
    bool is_wanted;
} Held;

/* The work on one person: what is there, beside what the rules want. */
struct StoreWanting {
    Store *store;
    Moment now;
    const StoreAssignChange *change;
    const StoreRules *rules;
    StoreAssigned *out;
    Arena arena; /* texts of one person's rows */
    int64_t learner_id;
    Held held[ROWS_MAX];
    size_t held_count;
    bool has_new;
};

static Status read_held(StoreWanting *wanting, Error *err)
{
    arena_reset(&wanting->arena);
    wanting->held_count = 0;
    wanting->has_new = false;
    Query query = query__begin(wanting->store, SQL_ASSIGN_RECENT);
    query__int(&query, ":learner", wanting->learner_id);
    query__int(&query, ":cycle", wanting->now.cycle - 1);
    bool has_row = false;
    Status status = STATUS_OK;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        if (wanting->held_count == ROWS_MAX) {
            query__end(&query);
            return error_set(err, STATUS_TOO_LARGE, "learner %lld has too many lessons",
                             (long long)wanting->learner_id);
        }
        Held *held = &wanting->held[wanting->held_count++];
        held->row = read_assignment(&query, &wanting->arena);
        held->is_wanted = false;
    }
    if (status == STATUS_OK) {
        query__end(&query);
    }
    return status;
}

static void bind_key(Query *query, const StoreWanting *wanting, Str lesson_id, int cycle)
{
    query__int(query, ":learner", wanting->learner_id);
    query__text(query, ":lesson", lesson_id);
    query__int(query, ":cycle", cycle);
}

static void bind_term(Query *query, const StoreWanted *wanted)
{
    query__text(query, ":due", wanted->due_on);
    query__text(query, ":from", wanted->from_on);
    query__int(query, ":rule", wanted->rule_id);
}

static Status add_row(StoreWanting *wanting, const StoreWanted *wanted, Error *err)
{
    Query query = query__begin(wanting->store, SQL_ASSIGN_ADD);
    bind_key(&query, wanting, wanted->lesson_id, wanted->cycle);
    bind_term(&query, wanted);
    query__text(&query, ":by", wanting->change->by);
    query__int(&query, ":at", wanting->now.at_seconds);
    wanting->out->added++;
    wanting->out->people += wanting->has_new ? 0 : 1;
    wanting->has_new = true;
    return query__run(&query, err);
}

/* The day is over, and the rule that set it has not been taken back. */
static bool is_settled(const StoreWanting *wanting, const StoreAssignment *row)
{
    bool is_in_force = false;
    for (size_t i = 0; i < wanting->rules->count && !is_in_force; i++) {
        const StoreRule *rule = &wanting->rules->items[i];
        is_in_force = rule->id == row->rule_id && !rule->has_ended;
    }
    return is_in_force && str_compare(row->due_on, wanting->change->today) < 0;
}

/* A row of a past cycle stays as it is, and one that was due by another rule. */
static Status move_row(StoreWanting *wanting, const StoreAssignment *row,
                       const StoreWanted *wanted, Error *err)
{
    bool is_moved = !str_equal(row->due_on, wanted->due_on) ||
                    !str_equal(row->from_on, wanted->from_on);
    bool is_other = row->rule_id != wanted->rule_id;
    if (row->cycle < wanting->now.cycle || (!is_moved && !is_other) ||
        (is_other && is_settled(wanting, row))) {
        return STATUS_OK;
    }
    Query query = query__begin(wanting->store, SQL_ASSIGN_SET);
    bind_key(&query, wanting, row->lesson_id, row->cycle);
    bind_term(&query, wanted);
    wanting->out->moved += is_moved ? 1 : 0;
    return query__run(&query, err);
}

Status store_want(StoreWanting *wanting, const StoreWanted *wanted, Error *err)
{
    for (size_t i = 0; i < wanting->held_count; i++) {
        Held *held = &wanting->held[i];
        if (held->row.cycle == wanted->cycle &&
            str_equal(held->row.lesson_id, wanted->lesson_id)) {
            held->is_wanted = true;
            return move_row(wanting, &held->row, wanted, err);
        }
    }
    return add_row(wanting, wanted, err);
}

/* Rows of this cycle that came from rules, that no rule wants any more and that are still
 * to come. */
static Status drop_rows(StoreWanting *wanting, Error *err)
{
    Status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < wanting->held_count; i++) {
        const Held *held = &wanting->held[i];
        if (held->is_wanted || held->row.cycle < wanting->now.cycle ||
            held->row.rule_id == 0 || is_settled(wanting, &held->row)) {
            continue;
        }
        Query query = query__begin(wanting->store, SQL_ASSIGN_DROP);
        bind_key(&query, wanting, held->row.lesson_id, held->row.cycle);
        wanting->out->gone++;
        status = query__run(&query, err);
    }
    return status;
}

/* What each of the people is worked out with. */
typedef struct Expanding {
    StoreWanting *wanting;
    const StoreAssigner *assigner;
    const StoreRules *rules;
} Expanding;

static Status expand_person(void *context, const Query *row, Error *err)
{
    const Expanding *e = context;
    StoreWantedPerson person = {query__col_int(row, 0), query__col_bytes(row, 1),
                                query__col_bytes(row, 3), query__col_bytes(row, 4)};
    e->wanting->learner_id = person.id;
    Status status = read_held(e->wanting, err);
    if (status == STATUS_OK) {
        status =
            e->assigner->expand(e->assigner->context, e->rules, &person, e->wanting, err);
    }
    return status == STATUS_OK ? drop_rows(e->wanting, err) : status;
}

static Status expand_all(StoreWanting *wanting, const StoreAssigner *assigner,
                         const StoreRules *rules, Error *err)
{
    if (rules->count == 0) {
        return STATUS_OK;
    }
    Expanding expanding = {wanting, assigner, rules};
    Query people = query__begin(wanting->store, SQL_WANTED_PEOPLE);
    return query__each(&people, expand_person, &expanding, err);
}

static Status work_out(Store *store, const StoreAssigner *assigner,
                       const StoreRules *rules, const StoreAssignChange *change,
                       StoreAssigned *out, Error *err)
{
    StoreWanting *wanting = mem_alloc(sizeof *wanting);
    wanting->store = store;
    wanting->now = store__now(store);
    wanting->change = change;
    wanting->rules = rules;
    wanting->out = out;
    Status status = expand_all(wanting, assigner, rules, err);
    out->has_changed =
        out->has_changed || out->added > 0 || out->moved > 0 || out->gone > 0;
    arena_clear(&wanting->arena);
    mem_free(wanting);
    return status;
}

static Status change_rules(Store *store, const StoreAssignChange *change,
                           StoreAssigned *out, Error *err)
{
    Status status = STATUS_OK;
    if (change->add != NULL) {
        status = add_rule(store, change->add, change->by, &out->rule_id, err);
        out->has_changed = true;
    }
    if (status == STATUS_OK && change->end_id != 0) {
        status = end_rule(store, change->end_id, change->by, err);
        out->has_changed = true;
    }
    return status;
}

static Status assign_inside(Store *store, const StoreAssignChange *change,
                            const StoreAssigner *assigner, StoreAssigned *out, Error *err)
{
    Arena arena = {0};
    StoreRules rules;
    Status status = change_rules(store, change, out, err);
    if (status == STATUS_OK) {
        status = store_rules(store, &arena, &rules, err);
    }
    if (status == STATUS_OK) {
        status = work_out(store, assigner, &rules, change, out, err);
    }
    arena_clear(&arena);
    return status;
}

Status store_assign(Store *store, const StoreAssignChange *change,
                    const StoreAssigner *assigner, bool is_apply, StoreAssigned *out,
                    Error *err)
{
    *out = (StoreAssigned){0};
    Status status = store__prepare_roster(store, err);
    if (status == STATUS_OK) {
        status = store__begin(store, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = assign_inside(store, change, assigner, out, err);
    if (status == STATUS_OK && !is_apply) {
        Status undone = store__end(store, STATUS_TIMEOUT, NULL); /* a rehearsal */
        require(undone == STATUS_TIMEOUT);
        return STATUS_OK;
    }
    return store__end(store, status, err);
}
