/* A year that is over keeps its departments: who moves later moves no number of it. */
#include <string.h>

#include "store/join.h"
#include "store/machines.h"
#include "store/privacy.h"
#include "store/report.h"
#include "support/cmocka_all.h"

enum {
    DAY = 86400,
    END = FIXTURE_NOW + 75 * DAY, /* first second of the next year, for these tests */
    MOVES = 3,
};

typedef struct Move {
    int64_t at;
    const char *to;
} Move;

static const struct {
    const char *first;
    Move moves[MOVES];
    const char *then;
    const char *now;
} PEOPLE[] = {
    {"営業部", {{0}}, "営業部", "営業部"},
    {"営業部", {{END - 1, "総務部"}}, "総務部", "総務部"},
    {"営業部", {{END, "総務部"}}, "営業部", "総務部"},
    {"営業部", {{END + DAY, "総務部"}, {END + 9 * DAY, "人事部"}}, "営業部", "人事部"},
    {"営業部", {{END - 2 * DAY, "総務部"}, {END + DAY, "人事部"}}, "総務部", "人事部"},
    {"営業部", {{END + DAY, "総務部"}, {END + DAY + 1, "営業部"}}, "営業部", "営業部"},
    {"営業部", {{END + DAY, "総務部"}, {END + DAY, "人事部"}}, "営業部", "人事部"},
    {"営業部", {{END + DAY, "総務部"}, {END + DAY, "営業部"}}, "営業部", "営業部"},
    {"営業部",
     {{END - 2 * DAY, "総務部"}, {END - 2 * DAY, "営業部"}},
     "営業部",
     "営業部"},
    {"", {{END + DAY, "営業部"}}, "", "営業部"},
    {"営業部", {{END + DAY, ""}}, "営業部", ""},
    {"営業部/第一課",
     {{END + DAY, "営業本部/第一課"}},
     "営業部/第一課",
     "営業本部/第一課"},
    {"営業部付", {{END + DAY, "営業部"}}, "営業部付", "営業部"},
    {"総務部", {{END + DAY, "営業部/第二課"}}, "総務部", "営業部/第二課"},
};

enum {
    PEOPLE_COUNT = sizeof PEOPLE / sizeof *PEOPLE
};

static StoreLearnerData data_of(Fixture *fixture, size_t i, const char *department)
{
    return (StoreLearnerData){.name = STR("人"),
                              .employee_number = str_format(&fixture->arena, "%zu", i),
                              .department = str_from(department)};
}

static void add_people(Fixture *fixture, Store *store)
{
    Error err;
    for (size_t i = 0; i < PEOPLE_COUNT; i++) {
        StoreLearnerData data = data_of(fixture, i, PEOPLE[i].first);
        int64_t id = 0;
        fixture->clock.now_seconds = FIXTURE_NOW;
        MUST(store_learner_create(store, &data, &id, &err));
        for (int m = 0; m < MOVES && PEOPLE[i].moves[m].at != 0; m++) {
            fixture->clock.now_seconds = PEOPLE[i].moves[m].at;
            data = data_of(fixture, i, PEOPLE[i].moves[m].to);
            MUST(store_learner_update(store, id, &data, &err));
        }
    }
}

typedef struct Seen {
    const char *wanted[PEOPLE_COUNT]; /* by number; NULL: is not to come */
    size_t people;
    StrBuf last; /* department of the person before */
} Seen;

static Status on_person(void *context, const StoreReportPerson *person, Error *err)
{
    (void)err;
    Seen *seen = context;
    const StoreLearnerData *data = &person->learner.data;
    int64_t number = 0;
    assert_true(str_to_int64(data->employee_number, &number));
    assert_non_null(seen->wanted[number]);
    assert_true(str_is(data->department, seen->wanted[number]));
    assert_true(str_compare(strbuf_str(&seen->last), data->department) <= 0);
    strbuf_reset(&seen->last);
    strbuf_add(&seen->last, data->department);
    seen->people++;
    return STATUS_OK;
}

static bool is_in(const char *department, const char *above)
{
    size_t length = strlen(above);
    return strncmp(department, above, length) == 0 &&
           (department[length] == '\0' || department[length] == '/');
}

/* department NULL: everyone. */
static void expect(Store *store, int64_t cycle_to, const char *department)
{
    Error err;
    Seen seen = {0};
    size_t wanted = 0;
    for (size_t i = 0; i < PEOPLE_COUNT; i++) {
        const char *his = cycle_to == END ? PEOPLE[i].then : PEOPLE[i].now;
        bool is_meant = department == NULL || is_in(his, department);
        seen.wanted[i] = is_meant ? his : NULL;
        wanted += is_meant;
    }
    StoreReportScope scope = {.cycle = 2026,
                              .department = str_from(department),
                              .with_dues = true,
                              .cycle_to = cycle_to};
    MUST(store_report_people(store, &scope, on_person, &seen, &err));
    assert_int_equal(seen.people, wanted);
    strbuf_clear(&seen.last);
}

static void test_departments_then(void **state)
{
    (void)state;
    static const char *const departments[] = {
        NULL, "営業部", "営業部/第一課", "総務部", "営業本部", "人事部", "どこか"};
    Fixture fixture;
    fixture_init(&fixture, "report-past");
    Store *store = fixture_open(&fixture);
    add_people(&fixture, store);
    for (size_t i = 0; i < sizeof departments / sizeof *departments; i++) {
        expect(store, END, departments[i]);
        expect(store, INT64_MAX, departments[i]);
    }
    assert_null(record_trouble(store));
    store_close(store);
    fixture_clear(&fixture);
}

static int64_t number_of(Store *store, const char *sql)
{
    Error err;
    int64_t number = 0;
    MUST(store__get_int(store->db, sql, &number, &err));
    return number;
}

/* Before migration 7 nobody noted a move: the department is the present one. */
static void test_older_records(void **state)
{
    (void)state;
    Error err;
    Fixture fixture;
    fixture_init(&fixture, "report-past-older");
    Store *store = fixture_open(&fixture);
    int64_t id = 0;
    StoreLearnerData data = data_of(&fixture, 0, "人事部");
    MUST(store_learner_create(store, &data, &id, &err));
    MUST(store__exec(store, "UPDATE learner SET department = '営業部'", &err));
    Seen seen = {.wanted = {"営業部"}};
    StoreReportScope scope = {.cycle = 2026, .cycle_to = END};
    MUST(store_report_people(store, &scope, on_person, &seen, &err));
    assert_int_equal(seen.people, 1);
    strbuf_clear(&seen.last);
    store_close(store);
    fixture_clear(&fixture);
}

static Status count_people(void *context, const StoreReportPerson *person, Error *err)
{
    (void)person;
    (void)err;
    ++*(int *)context;
    return STATUS_OK;
}

/* The roster of April, read in March, has people who come in April. */
static void test_hired_next_year(void **state)
{
    (void)state;
    static const struct {
        int cycle;
        int64_t cycle_to;
        const char *department;
        int people;
    } cases[] = {
        {2026, END, NULL, 2},
        {2026, END, "営業部", 2},
        {2027, INT64_MAX, NULL, 3},
        {2027, INT64_MAX, "営業部", 3},
    };
    Error err;
    Fixture fixture;
    fixture_init(&fixture, "report-past-hired");
    Store *store = fixture_open(&fixture);
    for (size_t i = 0; i < 3; i++) {
        StoreLearnerData data = data_of(&fixture, i, "営業部");
        int64_t id = 0;
        MUST(store_learner_create(store, &data, &id, &err));
    }
    MUST(store__exec(store,
                     "UPDATE learner SET hired_on = CASE id WHEN 1 THEN '2027-03-31' "
                     "WHEN 2 THEN '2027-04-01' ELSE '' END",
                     &err));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StoreReportScope scope = {.cycle = cases[i].cycle,
                                  .cycle_to = cases[i].cycle_to,
                                  .department = str_from(cases[i].department)};
        int people = 0;
        MUST(store_report_people(store, &scope, count_people, &people, &err));
        assert_int_equal(people, cases[i].people);
    }
    store_close(store);
    fixture_clear(&fixture);
}

static Status on_status(void *context, const StoreReportPerson *person, Error *err)
{
    (void)err;
    *(StoreLearnerStatus *)context = person->learner.data.status;
    return STATUS_OK;
}

/* The last day at work is a day at work, whether it was noted before it or after. */
static void test_last_days(void **state)
{
    (void)state;
    static const struct {
        int64_t noted_at;
        const char *last_day;
        StoreLearnerStatus then;
    } cases[] = {
        {END - 3 * DAY, "2027-03-31", STORE_LEARNER_ACTIVE},
        {END - 3 * DAY, "2027-03-30", STORE_LEARNER_LEFT},
        {END - 3 * DAY, "2027-04-20", STORE_LEARNER_ACTIVE},
        {END - 3 * DAY, "", STORE_LEARNER_LEFT},
        {END + 3 * DAY, "2027-03-31", STORE_LEARNER_ACTIVE},
        {END + 3 * DAY, "2027-03-30", STORE_LEARNER_LEFT},
        {END + 3 * DAY, "", STORE_LEARNER_ACTIVE},
    };
    for (size_t i = 0; i < 2 * (sizeof cases / sizeof *cases); i++) {
        Error err;
        Fixture fixture;
        fixture_init(&fixture, "report-past-last");
        Store *store = fixture_open(&fixture);
        StoreLearnerData data = data_of(&fixture, 0, "営業部");
        int64_t id = 0;
        MUST(store_learner_create(store, &data, &id, &err));
        Str sql = str_format(&fixture.arena,
                             "UPDATE learner SET status = 'left', status_on = '%s', "
                             "status_at = %lld",
                             cases[i / 2].last_day, (long long)cases[i / 2].noted_at);
        MUST(store__exec(store, sql.ptr, &err));
        /* By the index, too; and until the year is over, left is left. */
        StoreReportScope scope = {.cycle = 2026, .cycle_to = END};
        scope.department = i % 2 == 0 ? (Str){0} : STR("営業部");
        StoreLearnerStatus status = STORE_LEARNER_EXEMPT;
        fixture.clock.now_seconds = END + 10 * DAY;
        MUST(store_report_people(store, &scope, on_status, &status, &err));
        assert_int_equal(status, cases[i / 2].then);
        fixture.clock.now_seconds = END - DAY;
        MUST(store_report_people(store, &scope, on_status, &status, &err));
        if (cases[i / 2].noted_at < END) {
            assert_int_equal(status, STORE_LEARNER_LEFT);
        }
        store_close(store);
        fixture_clear(&fixture);
    }
}

static Status on_choice(void *context, const StoreChoiceCount *count, Error *err)
{
    (void)err;
    strbuf_add_format(context, "%.*s %lld;", STR_ARG(count->department),
                      (long long)count->n);
    return STATUS_OK;
}

static void expect_choices(Store *store, int cycle, const char *wanted)
{
    Error err;
    StrBuf got = {0};
    StoreReportScope scope = {.cycle = cycle};
    MUST(store_report_choices(store, &scope, on_choice, &got, &err));
    assert_string_equal(got.ptr, wanted);
    strbuf_clear(&got);
}

/* Choices of winter that come from a machine in May are those of the department of
 * winter, whether attempt and choice are new or only the choice is. */
static void test_late_choices(void **state)
{
    (void)state;
    Error err;
    Fixture fixture;
    fixture_init(&fixture, "report-past-choices");
    Store *machine = machine_open(&fixture, "machine");
    Store *hr = machine_open(&fixture, "record.db");
    StoreLearnerData data = data_of(&fixture, 1, "営業部");
    int64_t id = 0;
    MUST(store_learner_create(hr, &data, &id, &err));
    int cycle = store_cycle_now(hr);
    int64_t there = machine_learner(machine, "人", "1");
    int64_t attempt = machine_begin(&fixture, machine, there, STR("no01_update"));
    const char *first = machine_copy(&fixture, machine, "first.db");
    StoreEvent reply = {.kind = STORE_EVENT_REPLY,
                        .position = STR("p"),
                        .reply = {STR("s"), STR("d"), STR("a"), true}};
    MUST(store_event_save(machine, attempt, &reply, &err));
    const char *second = machine_copy(&fixture, machine, "second.db");
    fixture.clock.now_seconds = END + 30 * DAY;
    data = data_of(&fixture, 1, "総務部");
    MUST(store_learner_update(hr, id, &data, &err));
    (void)machine_collect(hr, first);
    expect_choices(hr, cycle, "営業部 1;");
    (void)machine_collect(hr, second);
    expect_choices(hr, cycle, "営業部 1;営業部 1;"); /* of two steps */
    (void)machine_begin(&fixture, machine, there, STR("no02_antivirus"));
    (void)machine_collect(hr, machine_copy(&fixture, machine, "third.db"));
    expect_choices(hr, cycle + 1, "総務部 1;");
    store_close(machine);
    store_close(hr);
    fixture_clear(&fixture);
}

static Status count_past(void *context, const StoreHeldRow *row, Error *err)
{
    (void)err;
    *(int *)context += str_is(row->table, "past_department");
    return STATUS_OK;
}

/* Shown with all that is held, gone with the person, and with the years nobody keeps. */
static void test_no_longer_than_needed(void **state)
{
    (void)state;
    Error err;
    Fixture fixture;
    fixture_init(&fixture, "report-past-privacy");
    Store *store = fixture_open(&fixture);
    add_people(&fixture, store);
    static const char all[] = "SELECT count(*) FROM past_department";
    int64_t before = number_of(store, all);
    assert_int_equal(before, 16);
    int held = 0;
    MUST(store_person_held(store, 4, count_past, &held, &err));
    assert_int_equal(held, 2);
    StoreErased erased;
    MUST(store_person_erase(store, 4, STR("r"), &erased, &err));
    assert_int_equal(number_of(store, all), before - 2);
    /* END is in April 2027: two people moved before 2027, and nobody before 2026. */
    MUST(store_retention_apply(store, 2026, &erased, &err));
    assert_int_equal(number_of(store, all), before - 2);
    MUST(store_retention_apply(store, 2027, &erased, &err));
    assert_int_equal(number_of(store, all), before - 4);
    assert_null(record_trouble(store));
    store_close(store);
    fixture_clear(&fixture);
}

static Status add_name(void *context, const StoreReportPerson *person, Error *err)
{
    (void)err;
    strbuf_add(context, person->learner.data.employee_number);
    return STATUS_OK;
}

/* Who had left before the year is listed by the day of leaving, whenever HR noted it. */
static void test_who_had_left(void **state)
{
    (void)state;
    static const struct {
        const char *number, *left_on;
    } people[] = {{"a", "2025-03-20"},
                  {"b", "2026-03-31"},
                  {"c", "2026-04-01"},
                  {"d", "2027-01-10"},
                  {"e", ""}};
    static const struct {
        int cycle;
        const char *department, *listed;
    } cases[] = {{2025, "", "bcde"},
                 {2025, "営業部", "bcde"},
                 {2026, "", "cde"},
                 {2026, "営業部", "cde"}};
    Error err;
    Fixture fixture;
    fixture_init(&fixture, "report-past-left");
    Store *store = fixture_open(&fixture);
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        StoreLearnerData data = {.name = STR("人"),
                                 .employee_number = str_from(people[i].number),
                                 .department = STR("営業部"),
                                 .status = STORE_LEARNER_LEFT};
        int64_t id = 0;
        MUST(store_learner_create(store, &data, &id, &err));
        Str sql = str_format(&fixture.arena,
                             "UPDATE learner SET status = 'left', status_at = %d, "
                             "status_on = '%s' WHERE id = %d",
                             FIXTURE_NOW, people[i].left_on, (int)id);
        MUST(store__exec(store, sql.ptr, &err));
    }
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrBuf listed = {0};
        StoreReportScope scope = {.cycle = cases[i].cycle,
                                  .department = str_from(cases[i].department),
                                  .cycle_from = FIXTURE_NOW - 200 * DAY,
                                  .cycle_to = INT64_MAX};
        MUST(store_report_people(store, &scope, add_name, &listed, &err));
        assert_string_equal(listed.ptr, cases[i].listed);
        strbuf_clear(&listed);
    }
    store_close(store);
    fixture_clear(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_departments_then),
        cmocka_unit_test(test_older_records),
        cmocka_unit_test(test_last_days),
        cmocka_unit_test(test_hired_next_year),
        cmocka_unit_test(test_late_choices),
        cmocka_unit_test(test_no_longer_than_needed),
        cmocka_unit_test(test_who_had_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
