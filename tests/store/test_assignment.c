/* Rules kept as rules, rows that follow from them, and past cycles that stay. */
#include "store/support.h"
#include "support/cmocka_all.h"

enum {
    YEAR_SECONDS = 365 * 86400
};

typedef struct Case {
    Fixture fixture;
    Store *store;
    Error err;
    const char *due;  /* what the rules want of everybody; NULL: nothing */
    int past_cycles;  /* rows also for so many cycles before this one */
    size_t rule_from; /* rules before this one want nothing, this one the first lesson */
} Case;

#define assert_ok(call) assert_int_equal((call), STATUS_OK)

static int setup(void **state)
{
    Case *c = mem_alloc(sizeof *c);
    fixture_init(&c->fixture, "assignment");
    c->store = fixture_open(&c->fixture);
    c->due = "2027-03-31";
    *state = c;
    return 0;
}

static int teardown(void **state)
{
    Case *c = *state;
    store_close(c->store);
    fixture_clear(&c->fixture);
    mem_free(c);
    return 0;
}

static int64_t add_person(Case *c, const char *number, StoreLearnerStatus status)
{
    StoreLearnerData data = {
        .name = STR("名"), .employee_number = str_from(number), .status = status};
    int64_t id = 0;
    assert_ok(store_learner_create(c->store, &data, &id, &c->err));
    return id;
}

static const StoreRule EVERYONE = {
    .who = STORE_RULE_EVERYONE,
    .scope = STORE_RULE_COURSE,
    .timing = STORE_RULE_YEARLY,
    .due_on = {"2000-03-31", 10},
    .within_days = 30,
    .since_on = {"2027-01-16", 10},
};

/* One lesson a rule in force, in this cycle and so many before. */
static Status expand(void *context, const StoreRules *rules,
                     const StoreWantedPerson *person, StoreWanting *wanting, Error *err)
{
    (void)person;
    Case *c = context;
    Status status = STATUS_OK;
    for (size_t i = 0; i < rules->count && status == STATUS_OK; i++) {
        if (rules->items[i].has_ended || c->due == NULL || i < c->rule_from) {
            continue;
        }
        for (int back = 0; back <= c->past_cycles && status == STATUS_OK; back++) {
            StoreWanted wanted = {
                .lesson_id =
                    i == c->rule_from ? STR("no01_update") : STR("no02_antivirus"),
                .cycle = store_cycle_now(c->store) - back,
                .due_on = str_from(c->due),
                .from_on = STR("2026-04-01"),
                .rule_id = rules->items[i].id,
            };
            status = store_want(wanting, &wanted, err);
        }
    }
    return status;
}

static StoreAssigned assign(Case *c, const StoreRule *add, int64_t end_id, bool is_apply)
{
    StoreAssignChange change = {
        .add = add, .end_id = end_id, .by = STR("jinji"), .today = STR("2027-01-16")};
    StoreAssigner assigner = {c, expand};
    StoreAssigned out;
    assert_ok(store_assign(c->store, &change, &assigner, is_apply, &out, &c->err));
    return out;
}

static StoreAssignment *rows_of(Case *c, int64_t learner_id, size_t *count)
{
    StoreAssignment *rows = NULL;
    assert_ok(store_assignments_of(c->store, learner_id, &c->fixture.arena, &rows, count,
                                   &c->err));
    return rows;
}

static void test_rehearsal_then_apply(void **state)
{
    Case *c = *state;
    size_t count = 0;
    int64_t id = add_person(c, "1", STORE_LEARNER_ACTIVE);
    (void)add_person(c, "2", STORE_LEARNER_ON_LEAVE);
    (void)add_person(c, "", STORE_LEARNER_ACTIVE);
    StoreAssigned out = assign(c, &EVERYONE, 0, false);
    assert_int_equal(out.added, 1);
    assert_int_equal(out.people, 1);
    (void)rows_of(c, id, &count);
    assert_int_equal(count, 0);
    StoreRules rules;
    assert_ok(store_rules(c->store, &c->fixture.arena, &rules, &c->err));
    assert_int_equal(rules.count, 0);
    out = assign(c, &EVERYONE, 0, true);
    assert_int_equal(out.added, 1);
    StoreAssignment *rows = rows_of(c, id, &count);
    assert_int_equal(count, 1);
    assert_true(str_is(rows[0].lesson_id, "no01_update"));
    assert_true(str_is(rows[0].due_on, "2027-03-31"));
    assert_int_equal(rows[0].cycle, 2026);
    assert_int_equal(rows[0].rule_id, out.rule_id);
    out = assign(c, NULL, 0, true);
    assert_false(out.has_changed);
}

/* All of a rule comes back as it was written. */
static void test_rule_for_new_hires(void **state)
{
    Case *c = *state;
    StoreRule rule = EVERYONE;
    rule.hired_since = STR("2026-04-01");
    (void)assign(c, &rule, 0, true);
    StoreRules rules;
    assert_ok(store_rules(c->store, &c->fixture.arena, &rules, &c->err));
    assert_int_equal(rules.count, 1);
    assert_true(str_is(rules.items[0].hired_since, "2026-04-01"));
}

static void test_new_people_join(void **state)
{
    Case *c = *state;
    (void)assign(c, &EVERYONE, 0, true);
    int64_t id = add_person(c, "1", STORE_LEARNER_ACTIVE);
    StoreAssigned out = assign(c, NULL, 0, true);
    assert_int_equal(out.added, 1);
    size_t count = 0;
    (void)rows_of(c, id, &count);
    assert_int_equal(count, 1);
}

static void test_this_cycle_follows_the_rules(void **state)
{
    Case *c = *state;
    int64_t id = add_person(c, "1", STORE_LEARNER_ACTIVE);
    StoreAssigned out = assign(c, &EVERYONE, 0, true);
    c->due = "2027-02-28";
    assert_int_equal(assign(c, NULL, 0, true).moved, 1);
    size_t count = 0;
    assert_true(str_is(rows_of(c, id, &count)[0].due_on, "2027-02-28"));
    assert_int_equal(assign(c, NULL, out.rule_id, true).gone, 1);
    (void)rows_of(c, id, &count);
    assert_int_equal(count, 0);
    StoreAssignChange again = {
        .end_id = out.rule_id, .by = STR("jinji"), .today = STR("2027-01-16")};
    StoreAssigner assigner = {c, expand};
    assert_int_equal(store_assign(c->store, &again, &assigner, true, &out, &c->err),
                     STATUS_NOT_FOUND);
}

/* A year on: the old rows are not moved, not dropped, and missing ones are added. */
static void test_past_cycles_stay(void **state)
{
    Case *c = *state;
    int64_t id = add_person(c, "1", STORE_LEARNER_ACTIVE);
    StoreAssigned rule = assign(c, &EVERYONE, 0, true);
    c->fixture.clock.now_seconds += YEAR_SECONDS;
    c->due = "2028-03-31";
    c->past_cycles = 1;
    StoreAssigned out = assign(c, NULL, 0, true);
    assert_int_equal(out.added, 1);
    assert_int_equal(out.moved, 0);
    size_t count = 0;
    StoreAssignment *rows = rows_of(c, id, &count);
    assert_int_equal(count, 2);
    assert_int_equal(rows[0].cycle, 2026);
    assert_true(str_is(rows[0].due_on, "2027-03-31"));
    assert_true(str_is(rows[1].due_on, "2028-03-31"));
    out = assign(c, NULL, rule.rule_id, true);
    assert_int_equal(out.gone, 1);
    rows = rows_of(c, id, &count);
    assert_int_equal(count, 1);
    assert_int_equal(rows[0].cycle, 2026);
}

/* Another rule takes the place of one whose day is over: what was due stays due, until
 * the old rule is taken back. */
static void test_due_days_stay(void **state)
{
    Case *c = *state;
    int64_t id = add_person(c, "1", STORE_LEARNER_ACTIVE);
    c->due = "2026-06-30";
    StoreAssigned first = assign(c, &EVERYONE, 0, true);
    c->due = "2027-03-31";
    c->rule_from = 1; /* only the second rule is about the person from now on */
    StoreAssigned out = assign(c, &EVERYONE, 0, true);
    assert_int_equal(out.added + out.moved + out.gone, 0);
    size_t count = 0;
    assert_true(str_is(rows_of(c, id, &count)[0].due_on, "2026-06-30"));
    assert_int_equal(count, 1);
    assert_int_equal(assign(c, NULL, first.rule_id, true).moved, 1);
    assert_true(str_is(rows_of(c, id, &count)[0].due_on, "2027-03-31"));
    assert_int_equal(count, 1);
}

/* The same where no rule wants the lesson any more, and of a day still to come. */
static void test_due_rows_stay(void **state)
{
    static const struct {
        const char *due;
        int64_t gone;
    } cases[] = {{"2027-01-15", 0}, {"2027-01-16", 1}, {"2027-03-31", 1}};
    Case *c = *state;
    (void)add_person(c, "1", STORE_LEARNER_ACTIVE);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        c->due = cases[i].due;
        StoreAssigned rule = assign(c, &EVERYONE, 0, true);
        c->due = NULL;
        assert_int_equal(assign(c, NULL, 0, true).gone, cases[i].gone);
        assert_int_equal(assign(c, NULL, rule.rule_id, true).gone, 1 - cases[i].gone);
    }
}

/* Who goes on leave keeps what was assigned. */
static void test_people_away_keep_rows(void **state)
{
    Case *c = *state;
    int64_t id = add_person(c, "1", STORE_LEARNER_ACTIVE);
    (void)assign(c, &EVERYONE, 0, true);
    StoreLearnerData data = {
        .name = STR("名"), .employee_number = STR("1"), .status = STORE_LEARNER_ON_LEAVE};
    assert_ok(store_learner_update(c->store, id, &data, &c->err));
    StoreAssigned out = assign(c, NULL, 0, true);
    assert_int_equal(out.gone, 0);
    size_t count = 0;
    (void)rows_of(c, id, &count);
    assert_int_equal(count, 1);
}

static void test_rules_come_back(void **state)
{
    Case *c = *state;
    int64_t second = add_person(c, "1", STORE_LEARNER_ACTIVE);
    int64_t first = add_person(c, "2", STORE_LEARNER_ACTIVE);
    int64_t people[] = {first, second, first};
    StoreRule rule = {
        .who = STORE_RULE_PEOPLE,
        .people = people,
        .people_count = 3,
        .scope = STORE_RULE_LESSONS,
        .subject = STR("no06_mail_trap no09_wireless_lan"),
        .timing = STORE_RULE_ROLLING,
        .within_days = 14,
        .every_months = 12,
        .since_on = STR("2027-01-16"),
    };
    StoreAssigned out = assign(c, &rule, 0, true);
    StoreRules rules;
    assert_ok(store_rules(c->store, &c->fixture.arena, &rules, &c->err));
    assert_int_equal(rules.count, 1);
    const StoreRule *back = &rules.items[0];
    assert_int_equal(back->id, out.rule_id);
    assert_int_equal(back->who, STORE_RULE_PEOPLE);
    assert_int_equal(back->people_count, 2);
    assert_true(back->people[0] < back->people[1]);
    assert_true(str_is(back->subject, "no06_mail_trap no09_wireless_lan"));
    assert_int_equal(back->timing, STORE_RULE_ROLLING);
    assert_int_equal(back->within_days, 14);
    assert_int_equal(back->every_months, 12);
    assert_true(str_is(back->created_by, "jinji"));
    assert_false(back->has_ended);
}

/* What the schema does not take is not taken, and nothing of it stays. */
static void test_refused_rules(void **state)
{
    Case *c = *state;
    int64_t nobody[] = {4711};
    StoreRule rules[] = {EVERYONE, EVERYONE, EVERYONE, EVERYONE, EVERYONE};
    rules[0].due_on = STR("2027-2-3");
    rules[1].who = STORE_RULE_DEPARTMENT;
    rules[2].every_months = 6;
    rules[3].who = STORE_RULE_PEOPLE;
    rules[3].people = nobody;
    rules[3].people_count = 1;
    rules[4].hired_since = STR("2027-2-3");
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        StoreAssignChange change = {
            .add = &rules[i], .by = STR("jinji"), .today = STR("2027-01-16")};
        StoreAssigner assigner = {c, expand};
        StoreAssigned out;
        Status status = store_assign(c->store, &change, &assigner, true, &out, &c->err);
        assert_int_equal(status, i == 3 ? STATUS_NOT_FOUND : STATUS_BAD_ARGUMENT);
        StoreRules left;
        assert_ok(store_rules(c->store, &c->fixture.arena, &left, &c->err));
        assert_int_equal(left.count, 0);
    }
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH(test_rehearsal_then_apply), EACH(test_rule_for_new_hires),
        EACH(test_new_people_join),      EACH(test_this_cycle_follows_the_rules),
        EACH(test_past_cycles_stay),     EACH(test_due_days_stay),
        EACH(test_due_rows_stay),        EACH(test_people_away_keep_rows),
        EACH(test_rules_come_back),      EACH(test_refused_rules),
    };
    return cmocka_run_group_tests_name("assignment", tests, NULL, NULL);
}
