/* The report tables of what was collected. */
#include "store/machines.h"
#include "support/cmocka_all.h"

#define LESSON_A "no09_wireless_lan"
#define LESSON_B "no11_backup"

static Fixture fixture;

static int64_t count(Store *store, const char *sql)
{
    Error err = {0};
    int64_t number = 0;
    MUST(store__get_int(store->db, sql, &number, &err));
    return number;
}

/* New attempts are counted all at once, what is added to them by triggers: both together
 * give what the evidence gives afresh. */
static void test_tables_follow(void **unused)
{
    (void)unused;
    static const struct {
        const char *kept, *fresh;
    } tables[] = {
        {"SELECT cycle, learner_id, lesson_id, started_at, last_at, passed_at, "
         "nullif(correct_count, 0), evidence_seq FROM lesson_result",
         "SELECT x.cycle, x.learner_id, x.lesson_id, min(x.at), max(x.at), (SELECT "
         "min(passed_at) FROM completion AS c WHERE c.learner_id = x.learner_id AND "
         "c.lesson_id = x.lesson_id), (SELECT correct_count FROM completion AS c WHERE "
         "c.learner_id = x.learner_id AND c.lesson_id = x.lesson_id ORDER BY passed_at, "
         "last_seq LIMIT 1), (SELECT last_seq FROM completion AS c WHERE c.learner_id = "
         "x.learner_id AND c.lesson_id = x.lesson_id ORDER BY passed_at, last_seq LIMIT "
         "1) FROM (SELECT cycle, learner_id, lesson_id, started_at AS at FROM attempt "
         "UNION SELECT t.cycle, learner_id, lesson_id, answered_at FROM attempt AS t "
         "JOIN answer AS a ON a.attempt_id = t.id UNION SELECT t.cycle, learner_id, "
         "lesson_id, replied_at FROM attempt AS t JOIN reply AS r ON r.attempt_id = "
         "t.id) AS x GROUP BY 1, 2, 3"},
        {"SELECT lesson_id, question_id, chosen, is_correct, rest, n FROM item_count",
         "SELECT f.lesson_id, question_id, chosen, is_correct, correct_count - "
         "is_correct, count(*) FROM first_round AS f JOIN answer AS a ON a.attempt_id = "
         "f.attempt_id AND a.round = 1 GROUP BY 1, 2, 3, 4, 5"},
        {"SELECT lesson_id, question_id, tenths, n FROM item_time",
         "SELECT f.lesson_id, question_id, (answered_ms + 50) / 100, count(*) FROM "
         "first_round AS f JOIN answer AS a ON a.attempt_id = f.attempt_id AND a.round "
         "= 1 GROUP BY 1, 2, 3"},
        {"SELECT lesson_id, scene_id, option_id, n FROM choice_count",
         "SELECT lesson_id, scene_id, option_id, count(*) FROM attempt AS t JOIN reply "
         "AS r ON r.attempt_id = t.id GROUP BY 1, 2, 3"},
    };
    Store *machine = machine_open(&fixture, "machine");
    Store *hr = machine_open(&fixture, "record.db");
    int64_t ids[2] = {machine_learner(machine, "山田 花子", "A1"),
                      machine_learner(machine, "佐藤 一郎", "B2")};
    machine_pass(&fixture, machine, ids[0], STR(LESSON_A));
    int64_t half = machine_begin(&fixture, machine, ids[1], STR(LESSON_A));
    machine_answer(&fixture, machine, half, 0, 2);
    (void)machine_collect(hr, machine_copy(&fixture, machine, "copy1.db"));
    machine_answer(&fixture, machine, half, 2,
                   5); /* the round is full, and another begins */
    machine_pass(&fixture, machine, ids[1], STR(LESSON_A));
    int64_t open = machine_begin(&fixture, machine, ids[1], STR(LESSON_B));
    (void)machine_collect(hr, machine_copy(&fixture, machine, "copy2.db"));
    machine_answer(&fixture, machine, open, 0, 1);
    (void)machine_collect(hr, machine_copy(&fixture, machine, "copy3.db"));
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        Str rows =
            str_format(&fixture.arena, "SELECT count(*) FROM (%s)", tables[i].kept);
        Str differ =
            str_format(&fixture.arena,
                       "SELECT (SELECT count(*) FROM (%s EXCEPT %s)) + (SELECT "
                       "count(*) FROM (%s EXCEPT %s))",
                       tables[i].kept, tables[i].fresh, tables[i].fresh, tables[i].kept);
        assert_true(count(hr, rows.ptr) >= 2);
        assert_int_equal(count(hr, differ.ptr), 0);
    }
    assert_int_equal(count(hr, "SELECT count(*) FROM collecting"), 0);
    assert_null(record_trouble(hr));
    store_close(machine);
    store_close(hr);
}

static int start(void **unused)
{
    (void)unused;
    fixture_init(&fixture, "tally");
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
        cmocka_unit_test_setup_teardown(test_tables_follow, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
