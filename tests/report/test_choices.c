/* Choices by department are of people: who takes a lesson again is one of them once, with
 * the choice and the department of the first time. */
#include <stdio.h>

#include "store/report.h"
#include "store/support.h"
#include "support/cmocka_all.h"

enum {
    DAY = 86400
};

/* One attempt with one choice at each of two steps, a day after the one before. */
static void take(Fixture *fixture, Store *store, const char *number, const char *option)
{
    static const char *const steps[] = {"door", "mail"};
    Error err;
    Work work;
    fixture->clock.now_seconds += DAY;
    MUST(store__exec(store, "UPDATE attempt SET outcome = 'passed', ended_at = opened_at",
                     &err));
    MUST(work_begin(&work, store, number, &err));
    for (int i = 0; i < 2; i++) {
        StoreEvent event = {
            .kind = STORE_EVENT_REPLY,
            .position = STR("1"),
            .reply = {STR("s"), str_from(steps[i]), str_from(option), true}};
        MUST(store_event_save(store, work.attempt_id, &event, &err));
    }
}

/* As the roster does it. */
static void move(Fixture *fixture, Store *store, const char *number, const char *to)
{
    Error err;
    char sql[256];
    (void)snprintf(sql, sizeof sql,
                   "UPDATE learner SET department = '%s', listed_at = %lld "
                   "WHERE employee_number = '%s'",
                   to, (long long)fixture->clock.now_seconds, number);
    MUST(store__exec(store, sql, &err));
}

static Status on_choice(void *context, const StoreChoiceCount *count, Error *err)
{
    (void)err;
    if (str_is(count->step_id, "door")) {
        strbuf_add_format(context, "%.*s %.*s %lld;", STR_ARG(count->department),
                          STR_ARG(count->option_id), (long long)count->n);
    }
    return STATUS_OK;
}

static void expect(Store *store, const char *department, const char *wanted)
{
    Error err;
    StrBuf got = {0};
    StoreReportScope scope = {.cycle = store_cycle_now(store),
                              .department = str_from(department)};
    MUST(store_report_choices(store, &scope, on_choice, &got, &err));
    assert_string_equal(got.len > 0 ? got.ptr : "", wanted);
    strbuf_clear(&got);
}

static void test_again(void **state)
{
    (void)state;
    Fixture fixture;
    fixture_init(&fixture, "report-choices");
    Store *store = fixture_open(&fixture);
    take(&fixture, store, "1", "open");
    move(&fixture, store, "1", "営業部");
    take(&fixture, store, "2", "close");
    move(&fixture, store, "2", "営業部");
    expect(store, "", "総務部 close 1;総務部 open 1;");
    take(&fixture, store, "1", "close"); /* in 営業部 by now */
    take(&fixture, store, "2", "close");
    take(&fixture, store, "2", "close");
    expect(store, "", "総務部 close 1;総務部 open 1;");
    expect(store, "営業部", "");
    take(&fixture, store, "3", "close");
    expect(store, "", "総務部 close 2;総務部 open 1;");
    store_close(store);
    fixture_clear(&fixture);
}

/* A guest who turned out to be somebody is that person from the first time on. */
static void test_joined(void **state)
{
    (void)state;
    Fixture fixture;
    fixture_init(&fixture, "report-choices-joined");
    Store *store = fixture_open(&fixture);
    Error err;
    take(&fixture, store, "1", "open");
    take(&fixture, store, "2", "close");
    expect(store, "", "総務部 close 1;総務部 open 1;");
    MUST(store__exec(store,
                     "UPDATE learner SET joined_by = 'hr', joined_to = (SELECT id FROM "
                     "learner WHERE employee_number = '1') WHERE employee_number = '2'",
                     &err));
    expect(store, "", "総務部 open 1;");
    store_close(store);
    fixture_clear(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_again),
                                       cmocka_unit_test(test_joined)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
