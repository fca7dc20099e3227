/* Rosters staged, compared and written; the history of statuses; the tree of departments.
 */
#include "store/support.h"
#include "support/cmocka_all.h"

typedef struct Case {
    Fixture fixture;
    Store *store;
    Error err;
} Case;

#define assert_ok(call) assert_int_equal((call), STATUS_OK)

static int setup(void **state)
{
    Case *c = mem_alloc(sizeof *c);
    fixture_init(&c->fixture, "roster");
    c->store = fixture_open(&c->fixture);
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

static StorePerson person(const char *number, const char *name, const char *department,
                          const char *status)
{
    StorePerson out = {0};
    out.texts[STORE_PERSON_NUMBER] = str_from(number);
    out.texts[STORE_PERSON_NAME] = str_from(name);
    out.texts[STORE_PERSON_DEPARTMENT] = str_from(department);
    out.texts[STORE_PERSON_STATUS] = str_from(status);
    return out;
}

/* Writes everything given; who is not in the file leaves. Counts what it saw. */
typedef struct Seen {
    int added, met, absent;
    int64_t last_row;
} Seen;

static bool take_all(void *context, const StoreRosterCase *it, StorePerson *after)
{
    Seen *seen = context;
    seen->added += it->there == NULL;
    seen->met += it->there != NULL && it->given != NULL;
    seen->absent += it->given == NULL;
    seen->last_row = it->row > 0 ? it->row : seen->last_row;
    *after = it->given != NULL ? *it->given : *it->there;
    if (it->given == NULL) {
        after->texts[STORE_PERSON_STATUS] = STR("left");
        after->texts[STORE_PERSON_REASON] = STR("名簿にない");
        after->texts[STORE_PERSON_STATUS_ON] = STR("2027-01-16");
    }
    return true;
}

static void stage(Case *c, const StorePerson *people, size_t count)
{
    assert_ok(store_roster_stage_begin(c->store, &c->err));
    for (size_t i = 0; i < count; i++) {
        int64_t first_row = 0;
        assert_ok(store_roster_stage(c->store, &people[i], (int64_t)i + 2, &first_row,
                                     &c->err));
    }
    assert_ok(store_roster_stage_end(c->store, STATUS_OK, &c->err));
}

static Status walk(Case *c, bool is_apply, Seen *seen)
{
    *seen = (Seen){0};
    StoreRosterVisitor visitor = {seen, take_all};
    StoreRosterApply how = {.status_by = STR("jinji")};
    Status status = store_roster_compare(c->store, &visitor, &c->err);
    return status == STATUS_OK && is_apply ? store_roster_apply(c->store, &how, &c->err)
                                           : status;
}

static int64_t number_of(Case *c, const char *sql)
{
    int64_t number = 0;
    assert_ok(store__get_int(c->store->db, sql, &number, &c->err));
    return number;
}

static void test_rehearsal_then_apply(void **state)
{
    Case *c = *state;
    StorePerson people[] = {person("0012", "山田", "営業部/第一課", "active"),
                            person("0013", "髙橋", "", "on_leave")};
    Seen seen;
    stage(c, people, 2);
    assert_ok(walk(c, false, &seen));
    assert_int_equal(seen.added, 2);
    assert_int_equal(seen.last_row, 3);
    assert_int_equal(number_of(c, "SELECT count(*) FROM learner"), 0);
    assert_ok(walk(c, true, &seen));
    assert_int_equal(number_of(c, "SELECT count(*) FROM learner"), 2);
    StoreLearner learner;
    assert_ok(store_learner_by_number(c->store, STR("００１２"), &c->fixture.arena,
                                      &learner, &c->err));
    assert_true(str_is(learner.data.department, "営業部/第一課"));
    assert_true(str_is(learner.data.employee_number, "0012"));
    assert_ok(walk(c, false, &seen));
    assert_int_equal(seen.met, 2);
    assert_int_equal(seen.added + seen.absent, 0);
}

static void test_printed_name(void **state)
{
    Case *c = *state;
    StorePerson people[] = {person("1", "𪚲川", "", "active"),
                            person("2", "山田", "", "active")};
    people[0].texts[STORE_PERSON_PRINT_NAME] = STR("外川");
    Seen seen;
    stage(c, people, 2);
    assert_ok(walk(c, true, &seen));
    static const char *const printed[] = {"外川", "山田"};
    for (size_t i = 0; i < 2; i++) {
        StoreLearner learner;
        assert_ok(store_learner_by_number(c->store, people[i].texts[STORE_PERSON_NUMBER],
                                          &c->fixture.arena, &learner, &c->err));
        assert_true(str_is(store_learner_printed(&learner), printed[i]));
    }
}

/* All different, all of the form of version 7, and all of now. */
static void test_many_uids(void **state)
{
    Case *c = *state;
    enum {
        MANY = 700
    };
    Arena *arena = &c->fixture.arena;
    StorePerson *people = ARENA_ARRAY(arena, StorePerson, MANY);
    for (int i = 0; i < MANY; i++) {
        people[i] = person(str_format(arena, "%d", i).ptr, "名", "", "active");
    }
    Seen seen;
    stage(c, people, MANY);
    assert_ok(walk(c, true, &seen));
    assert_int_equal(number_of(c, "SELECT count(DISTINCT uid) FROM learner WHERE "
                                  "uid LIKE '________-____-7___-____-____________'"),
                     MANY);
    assert_int_equal(
        number_of(c, "SELECT count(DISTINCT substr(uid, 1, 8)) FROM learner"), 1);
}

static void test_absent_and_history(void **state)
{
    Case *c = *state;
    StorePerson people[] = {person("1", "一", "", "active"),
                            person("2", "二", "", "active")};
    Seen seen;
    stage(c, people, 2);
    assert_ok(walk(c, true, &seen));
    stage(c, people, 1);
    assert_ok(walk(c, true, &seen));
    assert_int_equal(seen.absent, 1);
    /* Who has left is not absent again. */
    assert_ok(walk(c, true, &seen));
    assert_int_equal(seen.absent, 0);
    StoreLearner learner;
    assert_ok(store_learner_by_number(c->store, STR("2"), &c->fixture.arena, &learner,
                                      &c->err));
    assert_int_equal(learner.data.status, STORE_LEARNER_LEFT);
    StoreStatusEntry *entries = NULL;
    size_t count = 0;
    assert_ok(store_status_history(c->store, learner.id, &c->fixture.arena, &entries,
                                   &count, &c->err));
    assert_int_equal(count, 1);
    assert_true(str_is(entries[0].status, "left"));
    assert_true(str_is(entries[0].reason, "名簿にない"));
    assert_true(str_is(entries[0].status_on, "2027-01-16"));
    assert_true(str_is(entries[0].noted_by, "jinji"));
    assert_int_equal(entries[0].noted_at, FIXTURE_NOW);
    stage(c, people, 2);
    assert_ok(walk(c, true, &seen));
    assert_ok(store_status_history(c->store, learner.id, &c->fixture.arena, &entries,
                                   &count, &c->err));
    assert_int_equal(count, 2);
    assert_true(str_is(entries[1].status, "active"));
}

/* The day of a move may be another one than that of the import; what is written in
 * between does not bring it forward. */
static void test_day_of_a_move(void **state)
{
    Case *c = *state;
    enum {
        APRIL = FIXTURE_NOW + 75 * 86400
    };
    StorePerson people[] = {person("1", "一", "営業部", "active"),
                            person("2", "二", "営業部", "active")};
    StoreRosterApply how = {.status_by = STR("jinji"), .moved_at = APRIL};
    StoreRosterVisitor visitor = {&(Seen){0}, take_all};
    Seen seen;
    stage(c, people, 2);
    assert_ok(walk(c, true, &seen));
    people[0].texts[STORE_PERSON_DEPARTMENT] = STR("総務部");
    people[1].texts[STORE_PERSON_NAME] = STR("二郎");
    stage(c, people, 2);
    assert_ok(store_roster_compare(c->store, &visitor, &c->err));
    assert_ok(store_roster_apply(c->store, &how, &c->err));
    c->fixture.clock.now_seconds += 86400;
    people[0].texts[STORE_PERSON_NAME] = STR("一郎");
    stage(c, people, 2);
    assert_ok(walk(c, true, &seen));
    assert_int_equal(number_of(c, "SELECT count(*) FROM past_department WHERE learner_id "
                                  "= 1 AND department = '営業部'"),
                     1);
    assert_int_equal(number_of(c, "SELECT sum(until_at) FROM past_department"), APRIL);
    assert_int_equal(number_of(c, "SELECT listed_at FROM learner WHERE id = 1"), APRIL);
    assert_int_equal(number_of(c, "SELECT listed_at FROM learner WHERE id = 2"),
                     FIXTURE_NOW + 86400);
}

static void test_doubled_numbers(void **state)
{
    Case *c = *state;
    StorePerson one = person("a12", "一", "", "active");
    StorePerson same = person("Ａ１２", "二", "", "active");
    int64_t first_row = 0;
    assert_ok(store_roster_stage_begin(c->store, &c->err));
    assert_ok(store_roster_stage(c->store, &one, 2, &first_row, &c->err));
    assert_int_equal(store_roster_stage(c->store, &same, 9, &first_row, &c->err),
                     STATUS_EXISTS);
    assert_int_equal(first_row, 2);
    StorePerson none = person(" ", "三", "", "active");
    assert_int_equal(store_roster_stage(c->store, &none, 10, &first_row, &c->err),
                     STATUS_BAD_ARGUMENT);
    assert_int_equal(store_roster_stage_end(c->store, STATUS_BAD_DATA, &c->err),
                     STATUS_BAD_DATA);
    Seen seen;
    assert_ok(walk(c, false, &seen));
    assert_int_equal(seen.added, 0);
}

/* The second row breaks a CHECK: the first is not kept. */
static void test_all_or_nothing(void **state)
{
    Case *c = *state;
    StorePerson people[] = {person("1", "一", "", "active"),
                            person("2", "二", "", "nonsense")};
    Seen seen;
    stage(c, people, 2);
    assert_int_equal(walk(c, true, &seen), STATUS_BAD_ARGUMENT);
    assert_int_equal(number_of(c, "SELECT count(*) FROM learner"), 0);
    people[1] = person("2", "二", "", "active");
    people[1].texts[STORE_PERSON_HIRED_ON] = STR("2026/02/03");
    stage(c, people, 2);
    assert_int_equal(walk(c, true, &seen), STATUS_BAD_ARGUMENT);
    assert_int_equal(number_of(c, "SELECT count(*) FROM learner"), 0);
}

/* Learners without a number are nobody's business; a busy player is not disturbed while a
 * file is read. */
static void test_staging_locks_nothing(void **state)
{
    Case *c = *state;
    StoreLearnerData guest = {.name = STR("客"), .reading = STR("きゃく")};
    int64_t id = 0;
    assert_ok(store_learner_create(c->store, &guest, &id, &c->err));
    StorePerson one = person("1", "一", "", "active");
    int64_t first_row = 0;
    assert_ok(store_roster_stage_begin(c->store, &c->err));
    assert_ok(store_roster_stage(c->store, &one, 2, &first_row, &c->err));
    Store *player = fixture_open(&c->fixture);
    assert_ok(store_learner_rename(player, id, STR("お客"), STR("おきゃく"), &c->err));
    store_close(player);
    assert_ok(store_roster_stage_end(c->store, STATUS_OK, &c->err));
    Seen seen;
    assert_ok(walk(c, true, &seen));
    assert_int_equal(seen.absent, 0);
    StoreRosterCounts counts;
    assert_ok(store_roster_counts(c->store, &counts, &c->err));
    assert_int_equal(counts.people, 1);
    assert_int_equal(counts.present, 1);
    assert_int_equal(counts.without_number, 1);
}

static void count_progress(void *context, int64_t done, int64_t total)
{
    int64_t *last = context;
    assert_int_equal(done, *last + 1);
    assert_int_equal(total, 2);
    *last = done;
}

/* Somebody else writes between comparing and writing: nothing is written, and comparing
 * again mends it. Comparing itself keeps nobody out. */
static void test_changed_meanwhile(void **state)
{
    Case *c = *state;
    StorePerson people[] = {person("1", "一", "", "active"),
                            person("2", "二", "", "active")};
    Seen seen;
    StoreRosterApply how = {.status_by = STR("jinji")};
    stage(c, people, 2);
    assert_ok(walk(c, false, &seen));
    Store *other = fixture_open(&c->fixture);
    StoreLearnerData one = {
        .name = STR("一"), .reading = STR("いち"), .employee_number = STR("1")};
    int64_t id = 0;
    assert_ok(store_learner_create(other, &one, &id, &c->err));
    store_close(other);
    assert_int_equal(store_roster_apply(c->store, &how, &c->err), STATUS_BUSY);
    assert_int_equal(number_of(c, "SELECT count(*) FROM learner"), 1);
    assert_ok(walk(c, false, &seen));
    assert_int_equal(seen.met, 1);
    int64_t last = 0;
    how.context = &last;
    how.progress = count_progress;
    assert_ok(store_roster_apply(c->store, &how, &c->err));
    assert_int_equal(last, 2);
    assert_int_equal(number_of(c, "SELECT count(*) FROM learner"), 2);
}

static Status add_name(void *context, const StorePerson *one, Error *err)
{
    (void)err;
    strbuf_add(context, one->texts[STORE_PERSON_NAME]);
    return STATUS_OK;
}

static void test_list(void **state)
{
    Case *c = *state;
    StorePerson people[] = {person("20", "二", "", "active"),
                            person("10", "一", "", "left")};
    Seen seen;
    stage(c, people, 2);
    assert_ok(walk(c, true, &seen));
    StrBuf names = {0};
    assert_ok(store_roster_list(c->store, &names, add_name, &c->err));
    assert_string_equal(names.ptr, "一二");
    strbuf_clear(&names);
}

static void test_departments(void **state)
{
    Case *c = *state;
    StorePerson people[] = {
        person("1", "一", "営業部/第一課", "active"),
        person("2", "二", "営業部/第二課", "active"),
        person("3", "三", "営業部-東", "active"),
        person("4", "四", "営業部", "active"),
        person("5", "五", "本社/総務部/人事課", "active"),
        person("6", "六", "営業部/第一課", "left"),
        person("7", "七", "", "active"),
    };
    static const struct {
        const char *path;
        int depth;
        int own, total;
    } wanted[] = {
        {"営業部", 0, 1, 3},
        {"営業部/第一課", 1, 1, 1},
        {"営業部/第二課", 1, 1, 1},
        {"営業部-東", 0, 1, 1},
        {"本社", 0, 0, 1},
        {"本社/総務部", 1, 0, 1},
        {"本社/総務部/人事課", 2, 1, 1},
    };
    Seen seen;
    stage(c, people, COUNT_OF(people));
    assert_ok(walk(c, true, &seen));
    StoreDepartments tree;
    assert_ok(store_departments(c->store, &c->fixture.arena, &tree, &c->err));
    assert_int_equal(tree.count, COUNT_OF(wanted));
    for (size_t i = 0; i < tree.count; i++) {
        assert_true(str_is(tree.items[i].path, wanted[i].path));
        assert_int_equal(tree.items[i].depth, wanted[i].depth);
        assert_int_equal(tree.items[i].own, wanted[i].own);
        assert_int_equal(tree.items[i].total, wanted[i].total);
    }
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH(test_rehearsal_then_apply),
        EACH(test_printed_name),
        EACH(test_many_uids),
        EACH(test_absent_and_history),
        EACH(test_day_of_a_move),
        EACH(test_doubled_numbers),
        EACH(test_all_or_nothing),
        EACH(test_staging_locks_nothing),
        EACH(test_changed_meanwhile),
        EACH(test_list),
        EACH(test_departments),
    };
    return cmocka_run_group_tests_name("roster", tests, NULL, NULL);
}
