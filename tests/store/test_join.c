/* Guests become employees: by the number their machine gets, by hand, and back again. All
 * they did counts for the person, whatever order copies come in, and every chain holds.
 */
#include <stdio.h>
#include <string.h>

#include "base/os.h"
#include "store/join.h"
#include "store/machines.h"
#include "store/privacy.h"
#include "store/report.h"
#include "support/cmocka_all.h"

#define LESSON_A "no09_wireless_lan"
#define LESSON_B "no11_backup"

static Fixture fixture;

/* ---- what reports say ---- */

typedef struct Found {
    const char *number; /* "" is a guest */
    int people;
    size_t results, passed;
    Str name;
    Arena *arena;
    bool is_proven;
} Found;

static Status find_one(void *context, const StoreReportPerson *person, Error *err)
{
    (void)err;
    Found *found = context;
    if (!str_is(person->learner.data.employee_number, found->number)) {
        return STATUS_OK;
    }
    found->people++;
    found->name = str_copy(found->arena, person->learner.data.name);
    for (size_t i = 0; i < person->result_count; i++) {
        found->results++;
        found->passed += person->results[i].passed_at != 0;
        found->is_proven = found->is_proven && person->results[i].is_proven;
    }
    return STATUS_OK;
}

static Found look(Store *hr, const char *number)
{
    Found found = {.number = number, .arena = &fixture.arena, .is_proven = true};
    StoreReportScope scope = {.cycle = store_cycle_now(hr),
                              .with_seals = true,
                              .with_proofs = true,
                              .cycle_to = INT64_MAX};
    Error err = {0};
    MUST(store_report_people(hr, &scope, find_one, &found, &err));
    return found;
}

/* People with that number (or guests), lessons begun and passed, under this name. */
static void expect_person(Store *hr, const char *number, int people, size_t results,
                          const char *name)
{
    Found found = look(hr, number);
    assert_int_equal(found.people, people);
    assert_int_equal(found.results, results);
    assert_int_equal(found.passed, results);
    assert_true(found.is_proven);
    if (name) {
        assert_true(str_is(found.name, name));
    }
}

/* The chains hold, and the report tables are what the evidence gives afresh. */
static void expect_sound(Store *hr)
{
    Error err = {0};
    int64_t differences = -1;
    assert_null(record_trouble(hr));
    MUST(store_report_check(hr, &differences, &err));
    assert_int_equal(differences, 0);
}

static int64_t count(Store *store, const char *sql)
{
    Error err = {0};
    int64_t number = 0;
    MUST(store__get_int(store->db, sql, &number, &err));
    return number;
}

static int64_t id_of(Store *store, const char *number)
{
    StoreLearner learner;
    Error err = {0};
    MUST(
        store_learner_by_number(store, str_from(number), &fixture.arena, &learner, &err));
    return learner.id;
}

static void expect_same_content(Store *hr, uint8_t first[STORE_HASH_BYTES], bool is_first)
{
    uint8_t hash[STORE_HASH_BYTES];
    Error err = {0};
    MUST(store_content_hash(hr, hash, &err));
    if (is_first) {
        memcpy(first, hash, sizeof hash);
    }
    assert_memory_equal(hash, first, sizeof hash);
}

/* ---- by number ---- */

/* A roster first; somebody plays as a guest, then gets the number of the roster, or one
 * that was wrong, or no number of the roster at all. */
typedef struct Later {
    const char *name;      /* at the machine */
    const char *number[3]; /* with each copy */
    bool has_roster;
    const char *person; /* who everything counts for in the end */
    const char *shown;  /* by this name */
    bool is_told;       /* the names differ */
} Later;

static const Later laters[] = {
    {"山田 花子", {"", "A1", "A1"}, true, "A1", "山田 花子", false},
    {"はなこ", {"", "", "A1"}, true, "A1", "山田 花子", true},
    {"山田 花子", {"B2", "A1", "A1"}, true, "A1", "山田 花子", false},
    {"山田 花子", {"", "Z9", "A1"}, true, "A1", "山田 花子", false},
    {"山田 花子", {"A1", "A1", "A1"}, true, "A1", "山田 花子", false},
    {"はなこ", {"A1", "A1", "Z9"}, true, "Z9", "はなこ", false},
    {"はなこ", {"", "Z9", "Z9"}, false, "Z9", "はなこ", false},
    {"はなこ", {"Z8", "Z9", "Z9"}, false, "Z9", "はなこ", false},
};

static void make_copies(const Later *later, const char *paths[3])
{
    static const char *const names[] = {"copy0.db", "copy1.db", "copy2.db"};
    Store *machine = machine_open(&fixture, "machine");
    int64_t id = machine_learner(machine, later->name, "");
    for (int i = 0; i < 3; i++) {
        machine_number(machine, id, later->name, later->number[i]);
        machine_pass(&fixture, machine, id, i == 0 ? STR(LESSON_A) : STR(LESSON_B));
        paths[i] = machine_copy(&fixture, machine, names[i]);
    }
    store_close(machine);
}

static void collect_in_order(const Later *later, const char *const paths[3],
                             const int order[4], uint8_t hash[STORE_HASH_BYTES],
                             bool is_first)
{
    Error err = {0};
    MUST(os_make_dirs(fixture_path(&fixture, "hr"), &err));
    fixture_empty_folder(fixture_path(&fixture, "hr"));
    Store *hr = machine_open(&fixture, "hr/record.db");
    if (later->has_roster) {
        (void)machine_learner(hr, "山田 花子", "A1");
        (void)machine_learner(hr, "佐藤 一郎", "B2");
    }
    for (int i = 0; i < 4; i++) {
        (void)machine_collect(hr, paths[order[i]]);
    }
    expect_person(hr, later->person, 1, 2, later->shown);
    expect_person(hr, "", 0, 0, NULL);
    if (later->has_roster) {
        expect_person(hr, "B2", 1, 0, "佐藤 一郎");
    }
    expect_sound(hr);
    assert_int_equal(count(hr, "SELECT count(*) FROM collect_conflict"), 0);
    expect_same_content(hr, hash, is_first);
    store_close(hr);
}

static void test_number_given_later(void **unused)
{
    (void)unused;
    static const int orders[][4] = {
        {0, 1, 2, 0}, {2, 1, 0, 2}, {1, 2, 0, 0}, {2, 0, 1, 1}};
    for (size_t i = 0; i < sizeof laters / sizeof *laters; i++) {
        const char *paths[3];
        uint8_t hash[STORE_HASH_BYTES];
        fixture_empty_folder(fixture.folder);
        make_copies(&laters[i], paths);
        for (size_t k = 0; k < sizeof orders / sizeof *orders; k++) {
            collect_in_order(&laters[i], paths, orders[k], hash, k == 0);
        }
    }
}

/* ---- a number of somebody else ---- */

typedef struct Told {
    size_t count;
    int64_t learner_id;
} Told;

static Status tell(void *context, const StoreConflict *conflict, Error *err)
{
    (void)err;
    Told *told = context;
    if (str_is(conflict->kind, "number")) {
        told->count++;
        told->learner_id = conflict->learner_id;
        assert_true(str_is(conflict->subject, "A1"));
        assert_true(str_is(conflict->claimed_name, "はなこ"));
        assert_true(str_is(conflict->listed_name, "山田 花子"));
    }
    return STATUS_OK;
}

static Told conflicts(Store *hr)
{
    Told told = {0};
    Error err = {0};
    MUST(store_collect_conflicts(hr, &MACHINES_HOST, tell, &told, &err));
    return told;
}

/* Follows the number, is told, can be taken back for good, and said again by hand. */
static void test_wrong_number(void **unused)
{
    (void)unused;
    Error err = {0};
    Store *machine = machine_open(&fixture, "machine");
    int64_t id = machine_learner(machine, "はなこ", "A1");
    machine_pass(&fixture, machine, id, STR(LESSON_A));
    const char *path = machine_copy(&fixture, machine, "copy.db");
    Store *hr = machine_open(&fixture, "record.db");
    int64_t listed = machine_learner(hr, "山田 花子", "A1");
    assert_int_equal(machine_collect(hr, path), 1);
    assert_int_equal(machine_collect(hr, path), 0);
    expect_person(hr, "A1", 1, 1, "山田 花子");
    Told told = conflicts(hr);
    assert_int_equal(told.count, 1);

    MUST(store_person_split(hr, told.learner_id, STR("jinji"), &err));
    expect_person(hr, "A1", 1, 0, "山田 花子");
    expect_person(hr, "", 1, 1, "はなこ");
    assert_int_equal(conflicts(hr).count, 0);
    expect_sound(hr);
    machine_pass(&fixture, machine, id, STR(LESSON_B));
    assert_int_equal(machine_collect(hr, machine_copy(&fixture, machine, "later.db")), 0);
    expect_person(hr, "", 1, 2, "はなこ");
    assert_int_equal(store_person_split(hr, told.learner_id, STR("jinji"), &err),
                     STATUS_DENIED);

    MUST(store_person_join(hr, told.learner_id, listed, STR("jinji"), &err));
    (void)machine_collect(hr, path);
    expect_person(hr, "A1", 1, 2, "山田 花子");
    expect_person(hr, "", 0, 0, NULL);
    assert_int_equal(conflicts(hr).count, 0);
    expect_sound(hr);
    store_close(machine);
    store_close(hr);
}

static int64_t history_of(Store *store, const char *table, int64_t id)
{
    char sql[128];
    (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM %s WHERE learner_id = %lld",
                   table, (long long)id);
    return count(store, sql);
}

/* The roster has a new name for somebody whom a machine brought, and the machine learns
 * it, too: its older word does not come back, whatever hash it has. */
static void test_word_of_the_roster_stays(void **unused)
{
    (void)unused;
    for (int i = 0; i < 8; i++) {
        const char *name = str_format(&fixture.arena, "佐藤%d 花子", i).ptr;
        fixture_empty_folder(fixture.folder);
        Store *machine = machine_open(&fixture, "machine");
        Store *hr = machine_open(&fixture, "record.db");
        int64_t id = machine_learner(machine, "山田 花子", "A1");
        machine_pass(&fixture, machine, id, STR(LESSON_A));
        (void)machine_collect(hr, machine_copy(&fixture, machine, "copy.db"));
        machine_number(hr, id_of(hr, "A1"), name, "A1");
        machine_number(machine, id, name, "A1");
        machine_pass(&fixture, machine, id, STR(LESSON_B));
        (void)machine_collect(hr, machine_copy(&fixture, machine, "later.db"));
        expect_person(hr, "A1", 1, 2, name);
        store_close(machine);
        store_close(hr);
    }
}

/* The machine came first, with a number that the roster has for somebody else: the roster
 * keeps number, name, histories and assignments, the guest keeps what they did. */
static void test_roster_took_the_row(void **unused)
{
    (void)unused;
    Error err = {0};
    Store *machine = machine_open(&fixture, "machine");
    machine_pass(&fixture, machine, machine_learner(machine, "はなこ", "A1"),
                 STR(LESSON_A));
    Store *hr = machine_open(&fixture, "record.db");
    (void)machine_collect(hr, machine_copy(&fixture, machine, "copy.db"));
    int64_t row = id_of(hr, "A1");
    StoreLearnerData data = {.name = STR("山田 花子"),
                             .employee_number = STR("A1"),
                             .department = STR("営業部"),
                             .status = STORE_LEARNER_ON_LEAVE};
    fixture.clock.now_seconds += 60;
    MUST(store_learner_update(hr, row, &data, &err));
    fixture.clock.now_seconds += 60;
    machine_number(hr, row, "山田 花子", "A1");
    MUST(store__exec(hr,
                     "INSERT INTO assignment(learner_id, lesson_id, cycle, due_on, "
                     "assigned_by, assigned_at) SELECT id, 'x', 2026, '2027-03-31', 'j', "
                     "0 FROM learner",
                     &err));
    Told told = conflicts(hr);
    assert_int_equal(told.count, 1);
    assert_int_equal(told.learner_id, row);
    MUST(store_person_split(hr, row, STR("jinji"), &err));
    expect_person(hr, "A1", 1, 0, "山田 花子");
    expect_person(hr, "", 1, 1, "はなこ");
    assert_int_equal(count(hr, "SELECT learner_id FROM assignment"), id_of(hr, "A1"));
    assert_int_not_equal(id_of(hr, "A1"), row);
    assert_int_equal(history_of(hr, "past_department", row), 0);
    assert_int_equal(history_of(hr, "past_department", id_of(hr, "A1")), 2);
    assert_int_equal(history_of(hr, "learner_status", row), 0);
    assert_int_equal(history_of(hr, "learner_status", id_of(hr, "A1")), 2);
    expect_sound(hr);
    (void)machine_collect(hr, fixture_path(&fixture, "copy.db"));
    expect_person(hr, "A1", 1, 0, "山田 花子");
    store_close(machine);
    store_close(hr);
}

/* Two machines, one wrong number, no roster: the number stays with the other one. */
static void test_number_left_to_the_follower(void **unused)
{
    (void)unused;
    Store *one = machine_open(&fixture, "machine1");
    Store *two = machine_open(&fixture, "machine2");
    int64_t id = machine_learner(one, "はなこ", "A1");
    machine_pass(&fixture, one, id, STR(LESSON_A));
    machine_pass(&fixture, two, machine_learner(two, "山田 花子", "A1"), STR(LESSON_B));
    Store *hr = machine_open(&fixture, "record.db");
    (void)machine_collect(hr, machine_copy(&fixture, one, "copy1.db"));
    (void)machine_collect(hr, machine_copy(&fixture, two, "copy2.db"));
    expect_person(hr, "A1", 1, 2, NULL);
    machine_number(one, id, "はなこ", "C3");
    machine_pass(&fixture, one, id, STR(LESSON_B));
    (void)machine_collect(hr, machine_copy(&fixture, one, "copy3.db"));
    expect_person(hr, "A1", 1, 1, "山田 花子");
    expect_person(hr, "C3", 1, 2, "はなこ");
    expect_sound(hr);
    store_close(one);
    store_close(two);
    store_close(hr);
}

/* ---- by hand ---- */

typedef struct Guests {
    size_t count;
    StoreGuest last;
} Guests;

static Status keep_guest(void *context, const StoreGuest *guest, Error *err)
{
    (void)err;
    Guests *guests = context;
    guests->count++;
    guests->last = *guest;
    guests->last.name = str_copy(&fixture.arena, guest->name);
    guests->last.device_uid = str_copy(&fixture.arena, guest->device_uid);
    return STATUS_OK;
}

static void test_by_hand(void **unused)
{
    (void)unused;
    Error err = {0};
    Guests guests = {0};
    Store *machine = machine_open(&fixture, "machine");
    int64_t id = machine_learner(machine, "はなこ", "");
    (void)machine_learner(machine, "まだ何も", "");
    machine_pass(&fixture, machine, id, STR(LESSON_A));
    Store *hr = machine_open(&fixture, "record.db");
    int64_t listed = machine_learner(hr, "山田 花子", "A1");
    int64_t other = machine_learner(hr, "佐藤 一郎", "B2");
    (void)machine_collect(hr, machine_copy(&fixture, machine, "copy.db"));
    MUST(store_guest_walk(hr, keep_guest, &guests, &err));
    assert_int_equal(guests.count, 1);
    assert_true(str_is(guests.last.name, "はなこ"));
    assert_true(str_is(guests.last.device_uid, "machine"));
    assert_int_equal(guests.last.begun_count, 1);
    assert_int_equal(guests.last.passed_count, 1);
    assert_int_equal(guests.last.last_at, fixture.clock.now_seconds - 1);
    int64_t guest = guests.last.id;

    assert_int_equal(store_person_join(hr, listed, other, STR("j"), &err), STATUS_DENIED);
    assert_int_equal(store_person_join(hr, guest, guest, STR("j"), &err), STATUS_DENIED);
    MUST(store_person_join(hr, guest, listed, STR("jinji"), &err));
    assert_int_equal(store_person_join(hr, guest, other, STR("j"), &err), STATUS_DENIED);
    /* what comes later goes the same way, whatever number the machine has by now */
    machine_number(machine, id, "はなこ", "B2");
    machine_pass(&fixture, machine, id, STR(LESSON_B));
    (void)machine_collect(hr, machine_copy(&fixture, machine, "later.db"));
    expect_person(hr, "A1", 1, 2, "山田 花子");
    expect_person(hr, "B2", 1, 0, "佐藤 一郎");
    expect_sound(hr);
    guests = (Guests){0};
    MUST(store_guest_joined(hr, listed, keep_guest, &guests, &err));
    assert_int_equal(guests.count, 1);
    assert_int_equal(guests.last.id, guest);

    MUST(store_person_split(hr, guest, STR("jinji"), &err));
    expect_person(hr, "A1", 1, 0, "山田 花子");
    expect_person(hr, "", 2, 2, NULL);
    expect_sound(hr);
    store_close(machine);
    store_close(hr);
}

static Status add_answers(void *context, const StoreItemCount *item, Error *err)
{
    (void)err;
    *(int64_t *)context += item->n;
    return STATUS_OK;
}

static int64_t answers_counted(Store *hr)
{
    int64_t answers = 0;
    Error err = {0};
    MUST(store_report_items(hr, store_cycle_now(hr), add_answers, &answers, &err));
    return answers;
}

/* Statistics are of everybody's first attempt: the guest's was the person's. */
static void test_first_attempts(void **unused)
{
    (void)unused;
    Error err = {0};
    Store *machine = machine_open(&fixture, "machine");
    machine_pass(&fixture, machine, machine_learner(machine, "はなこ", ""),
                 STR(LESSON_A));
    Store *hr = machine_open(&fixture, "record.db");
    int64_t listed = machine_learner(hr, "山田 花子", "A1");
    machine_pass(&fixture, hr, listed, STR(LESSON_A));
    (void)machine_collect(hr, machine_copy(&fixture, machine, "copy.db"));
    assert_int_equal(answers_counted(hr), 6);
    int64_t guest = count(hr, "SELECT id FROM learner WHERE name = 'はなこ'");
    MUST(store_person_join(hr, guest, listed, STR("jinji"), &err));
    assert_int_equal(answers_counted(hr), 3);
    expect_person(hr, "A1", 1, 1, NULL);
    MUST(store_person_split(hr, guest, STR("jinji"), &err));
    assert_int_equal(answers_counted(hr), 6);
    store_close(machine);
    store_close(hr);
}

/* Both go, and neither comes back. */
static void test_erase_erases_both(void **unused)
{
    (void)unused;
    for (int by_guest = 0; by_guest < 2; by_guest++) {
        Error err = {0};
        StoreErased erased;
        fixture_empty_folder(fixture.folder);
        Store *machine = machine_open(&fixture, "machine");
        machine_pass(&fixture, machine, machine_learner(machine, "はなこ", "A1"),
                     STR(LESSON_A));
        const char *path = machine_copy(&fixture, machine, "copy.db");
        Store *hr = machine_open(&fixture, "record.db");
        int64_t listed = machine_learner(hr, "山田 花子", "A1");
        machine_pass(&fixture, hr, listed, STR(LESSON_B));
        (void)machine_collect(hr, path);
        int64_t guest = count(hr, "SELECT id FROM learner WHERE joined_to IS NOT NULL");
        MUST(store_person_erase(hr, by_guest ? guest : listed, STR("r"), &erased, &err));
        assert_int_equal(erased.answers, 6);
        assert_int_equal(count(hr, "SELECT count(*) FROM learner"), 0);
        assert_int_equal(count(hr, "SELECT count(*) FROM lesson_result"), 0);
        assert_int_equal(count(hr, "SELECT count(*) FROM collected_learner"), 0);
        expect_sound(hr);
        (void)machine_collect(hr, path);
        assert_int_equal(count(hr, "SELECT count(*) FROM attempt"), 0);
        store_close(machine);
        store_close(hr);
    }
}

/* A record that has joined people is collected like any other. */
static void test_joined_people_are_collected(void **unused)
{
    (void)unused;
    Store *machine = machine_open(&fixture, "machine");
    machine_pass(&fixture, machine, machine_learner(machine, "はなこ", "A1"),
                 STR(LESSON_A));
    Store *branch = machine_open(&fixture, "branch");
    (void)machine_learner(branch, "山田 花子", "A1");
    (void)machine_collect(branch, machine_copy(&fixture, machine, "copy.db"));
    Store *hr = machine_open(&fixture, "record.db");
    (void)machine_collect(hr, machine_copy(&fixture, branch, "branch.db"));
    (void)machine_collect(hr, fixture_path(&fixture, "copy.db"));
    expect_person(hr, "A1", 1, 1, NULL);
    expect_person(hr, "", 0, 0, NULL);
    expect_sound(hr);
    store_close(machine);
    store_close(branch);
    store_close(hr);
}

static void test_one_step_only(void **unused)
{
    (void)unused;
    Error err = {0};
    Store *hr = machine_open(&fixture, "record.db");
    for (const char *name = "abc"; *name; name++) {
        char text[2] = {*name, 0};
        (void)machine_learner(hr, text, "");
    }
    static const struct {
        const char *sql;
        bool is_good;
    } cases[] = {
        {"UPDATE learner SET joined_to = 1 WHERE id = 1", false},
        {"UPDATE learner SET joined_to = 2 WHERE id = 1", true},
        {"UPDATE learner SET joined_to = 1 WHERE id = 3", false},
        {"UPDATE learner SET joined_to = 3 WHERE id = 2", false},
        {"UPDATE learner SET joined_to = 2 WHERE id = 3", true},
        {"UPDATE learner SET joined_to = NULL WHERE id = 1", true},
        {"UPDATE learner SET joined_to = 9 WHERE id = 1", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(store__exec(hr, cases[i].sql, &err) == STATUS_OK,
                         cases[i].is_good);
    }
    store_close(hr);
}

static int start(void **unused)
{
    (void)unused;
    fixture_init(&fixture, "join");
    return 0;
}

static int stop(void **unused)
{
    (void)unused;
    fixture_clear(&fixture);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_number_given_later, start, stop),
        cmocka_unit_test_setup_teardown(test_wrong_number, start, stop),
        cmocka_unit_test_setup_teardown(test_word_of_the_roster_stays, start, stop),
        cmocka_unit_test_setup_teardown(test_roster_took_the_row, start, stop),
        cmocka_unit_test_setup_teardown(test_number_left_to_the_follower, start, stop),
        cmocka_unit_test_setup_teardown(test_by_hand, start, stop),
        cmocka_unit_test_setup_teardown(test_first_attempts, start, stop),
        cmocka_unit_test_setup_teardown(test_erase_erases_both, start, stop),
        cmocka_unit_test_setup_teardown(test_joined_people_are_collected, start, stop),
        cmocka_unit_test_setup_teardown(test_one_step_only, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
