/* A lesson that is due once more inside a year: the first pass from that day on counts,
 * with its own evidence, and nothing else does. */
#include <stdio.h>

#include "store/report.h"
#include "store/support.h"
#include "support/cmocka_all.h"

enum {
    DAY = 86400
};

/* All three questions right. */
static void pass(Store *store)
{
    Error err;
    Work work;
    MUST(store__exec(
        store, "UPDATE attempt SET outcome = 'passed', ended_at = started_at", &err));
    MUST(work_begin(&work, store, "1", &err));
    static const Str shown[] = {{"a", 1}, {"b", 1}};
    static const char *const questions[] = {"q1", "q2", "q3"};
    for (int i = 0; i < 3; i++) {
        StoreEvent event = {
            .kind = STORE_EVENT_ANSWER,
            .position = STR("1"),
            .answer = {str_from(questions[i]), 1, shown, 2, shown[0], true, 1, 1000},
        };
        MUST(store_event_save(store, work.attempt_id, &event, &err));
    }
}

static Status on_person(void *context, const StoreReportPerson *person, Error *err)
{
    (void)err;
    assert_int_equal(person->result_count, 1);
    *(StoreResult *)context = person->results[0];
    return STATUS_OK;
}

/* The same whichever way people are walked. */
static void expect_pass(Store *store, int64_t passed_at, int64_t evidence_seq)
{
    Error err;
    StoreReportScope scope = {.cycle = 2026,
                              .with_dues = true,
                              .with_seals = true,
                              .with_proofs = true,
                              .cycle_to = INT64_MAX};
    for (int i = 0; i < 2; i++) {
        StoreResult result = {0};
        MUST(store_report_people(store, &scope, on_person, &result, &err));
        assert_int_equal(result.passed_at, passed_at);
        assert_int_equal(result.evidence_seq, evidence_seq);
        assert_true(result.is_proven);
        scope.department = STR("本社");
    }
}

static void due_from(Store *store, const char *day)
{
    Error err;
    char sql[256];
    (void)snprintf(
        sql, sizeof sql,
        "INSERT OR REPLACE INTO assignment(learner_id, lesson_id, cycle, due_on, "
        "from_on, assigned_by, assigned_at) SELECT learner_id, lesson_id, cycle, "
        "'2027-03-31', '%s', 'hr', 0 FROM attempt LIMIT 1",
        day);
    MUST(store__exec(store, sql, &err));
}

static void test_again(void **state)
{
    (void)state;
    Fixture fixture;
    fixture_init(&fixture, "report-again");
    Store *store = fixture_open(&fixture);
    Error err;
    pass(store); /* 2027-01-16 in Japan */
    MUST(store__exec(store, "UPDATE learner SET department = '本社'", &err));
    expect_pass(store, FIXTURE_NOW, 3);
    due_from(store, "2027-01-20"); /* passed before: there is no other one yet */
    expect_pass(store, FIXTURE_NOW, 3);
    fixture.clock.now_seconds += 4 * DAY;
    pass(store);
    expect_pass(store, FIXTURE_NOW + 4 * DAY, 6);
    fixture.clock.now_seconds += 30 * DAY; /* a third time changes nothing */
    pass(store);
    expect_pass(store, FIXTURE_NOW + 4 * DAY, 6);
    due_from(store, "2027-01-21");
    expect_pass(store, FIXTURE_NOW + 34 * DAY, 9);
    due_from(store, ""); /* from the beginning of the year */
    expect_pass(store, FIXTURE_NOW, 3);
    /* Home judges by the last time. */
    int64_t learner_id = 0;
    MUST(store__get_int(store->db, "SELECT id FROM learner", &learner_id, &err));
    const Str lesson = STR("no09_wireless_lan");
    StoreLessonSummary summary;
    MUST(store_home_summary(store, learner_id, 2026, &lesson, 1, &summary, &err));
    assert_int_equal(summary.state, STORE_LESSON_DONE);
    assert_int_equal(summary.passed_at, FIXTURE_NOW + 34 * DAY);
    store_close(store);
    fixture_clear(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_again)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
