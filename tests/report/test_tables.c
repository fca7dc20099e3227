/* The tables of reports (migration 3) against the evidence: whatever happens to attempts,
 * answers and replies, the triggers and the migration come to the same rows, and both to
 * what is computed from the evidence here. */
#include <stdio.h>

#include "store/migrate.h"
#include "store/report.h"
#include "store/support.h"
#include "support/cmocka_all.h"

enum {
    EVENTS = 600,
    VERSION = 3, /* of the tables of reports */
};

static void run_sql(sqlite3 *db, const char *sql)
{
    char *message = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
        fail_msg("%s in %.200s", message, sql);
    }
}

static sqlite3 *open_at(int version)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    for (int i = 0; i < version; i++) {
        run_sql(db, (const char *)store__migrations[i].sql);
    }
    run_sql(db,
            "INSERT INTO device(uid, first_seen_at) VALUES ('d', 0);"
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8) "
            "INSERT INTO learner(uid, name, reading, employee_number, employee_key, "
            "department, status, status_reason, status_by, status_at, created_at) "
            "SELECT printf('%036d', i), 'n', '', '', '', 'd' || (i % 3), 'active', '', "
            "'', 0, 0 FROM n;");
    return db;
}

/* An attempt of a random learner, lesson and year, not started or started. */
static void add_attempt(sqlite3 *db, int id, uint64_t *random)
{
    char sql[512];
    int cycle = 2025 + (int)random_below(random, 2);
    int at = 1000 + (int)random_below(random, 100000);
    char started[16] = "NULL";
    if (random_below(random, 4) > 0) {
        (void)snprintf(started, sizeof started, "%d", at);
    }
    (void)snprintf(sql, sizeof sql,
                   "INSERT INTO attempt(id, uid, learner_id, device_id, lesson_id, "
                   "lesson_revision, content_hash, seed, question_count, pass_count, "
                   "cycle, opened_at, zone_minutes, started_at, outcome) VALUES "
                   "(%d, printf('%%036d', %d), %d, 1, 'no0%d_x', 1, '', 0, 3, 2, %d, %d, "
                   "540, %s, 'open')",
                   id, id, 1 + (int)random_below(random, 8),
                   1 + (int)random_below(random, 3), cycle, at, started);
    run_sql(db, sql);
}

static void add_answer(sqlite3 *db, int seq, int attempts, uint64_t *random)
{
    char sql[640];
    int right = random_below(random, 10) < 6 ? 1 : 0;
    (void)snprintf(sql, sizeof sql,
                   "INSERT OR IGNORE INTO answer(seq, attempt_id, round, question_id, "
                   "question_version, shown, chosen, is_correct, answered_ms, "
                   "answered_at, zone_minutes, cycle, previous, seal) SELECT %d, id, %d, "
                   "'q%d', %d, 'a b', '%s', %d, %d, %d, 540, cycle, zeroblob(32), "
                   "zeroblob(32) FROM attempt WHERE id = %d AND started_at IS NOT NULL",
                   seq, 1 + (int)random_below(random, 2), (int)random_below(random, 3),
                   1 + (int)random_below(random, 2), right ? "a" : "b", right,
                   (int)random_below(random, 900000),
                   1000 + (int)random_below(random, 1000000),
                   1 + (int)random_below(random, (uint64_t)attempts));
    run_sql(db, sql);
}

static void add_reply(sqlite3 *db, int seq, int attempts, uint64_t *random)
{
    char sql[512];
    (void)snprintf(sql, sizeof sql,
                   "INSERT INTO reply(seq, attempt_id, scene_id, step_id, option_id, "
                   "is_first, replied_at, zone_minutes, previous, seal) SELECT %d, id, "
                   "'s', 'c%d', 'o%d', %d, %d, 540, zeroblob(32), zeroblob(32) "
                   "FROM attempt WHERE id = %d AND started_at IS NOT NULL",
                   seq, (int)random_below(random, 2), (int)random_below(random, 3),
                   (int)random_below(random, 2),
                   1000 + (int)random_below(random, 1000000),
                   1 + (int)random_below(random, (uint64_t)attempts));
    run_sql(db, sql);
}

static void live(sqlite3 *db, uint64_t seed)
{
    uint64_t random = seed;
    int attempts = 0;
    for (int i = 1; i <= EVENTS; i++) {
        uint64_t dice = random_below(&random, 10);
        char sql[128];
        if (attempts == 0 || dice == 0) {
            add_attempt(db, ++attempts, &random);
        } else if (dice == 1) {
            (void)snprintf(sql, sizeof sql,
                           "UPDATE attempt SET started_at = %d WHERE id = %d AND "
                           "started_at IS NULL",
                           2000 + i, 1 + (int)random_below(&random, (uint64_t)attempts));
            run_sql(db, sql);
        } else if (dice == 2) {
            add_reply(db, i, attempts, &random);
        } else {
            add_answer(db, i, attempts, &random);
        }
    }
}

/* All rows of a query as text. */
static void dump(sqlite3 *db, const char *sql, StrBuf *out)
{
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const unsigned char *text = sqlite3_column_text(statement, i);
            strbuf_add_format(out, "%s|", text ? (const char *)text : "-");
        }
        strbuf_add_char(out, '\n');
    }
    sqlite3_finalize(statement);
}

static void assert_same(sqlite3 *a, const char *sql_a, sqlite3 *b, const char *sql_b)
{
    StrBuf one = {0};
    StrBuf other = {0};
    dump(a, sql_a, &one);
    dump(b, sql_b, &other);
    assert_true(one.len > 0);
    assert_string_equal(one.ptr, other.ptr ? other.ptr : "");
    strbuf_clear(&one);
    strbuf_clear(&other);
}

/* zone and question count are the same for all here. */
static const char RESULTS[] =
    "SELECT cycle, learner_id, lesson_id, started_at, last_at, passed_at, correct_count, "
    "evidence_seq FROM lesson_result ORDER BY 1, 2, 3";
static const char *const TABLES[] = {
    RESULTS,
    "SELECT * FROM item_count WHERE n > 0 ORDER BY 1, 2, 3, 4, 5, 6, 7",
    "SELECT * FROM item_time WHERE n > 0 ORDER BY 1, 2, 3, 4, 5",
    "SELECT * FROM choice_count WHERE n > 0 ORDER BY 1, 2, 3, 4, 5, 6",
};

static void test_triggers_and_migration_agree(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        sqlite3 *by_triggers = open_at(VERSION);
        sqlite3 *by_migration = open_at(VERSION - 1);
        live(by_triggers, seed);
        live(by_migration, seed);
        run_sql(by_migration, (const char *)store__migrations[VERSION - 1].sql);
        for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
            assert_same(by_triggers, TABLES[i], by_migration, TABLES[i]);
        }
        assert_int_equal(sqlite3_close(by_triggers), SQLITE_OK);
        assert_int_equal(sqlite3_close(by_migration), SQLITE_OK);
    }
}

/* Written another way than in the migration. */
static void test_evidence_says_the_same(void **state)
{
    (void)state;
    sqlite3 *db = open_at(VERSION);
    live(db, 99);
    assert_same(db,
                "SELECT cycle, learner_id, lesson_id, passed_at FROM lesson_result "
                "WHERE passed_at IS NOT NULL ORDER BY 1, 2, 3",
                db,
                "SELECT cycle, learner_id, lesson_id, min(passed_at) FROM completion "
                "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3");
    assert_same(db,
                "SELECT lesson_id, question_id, question_version, sum(n), "
                "sum(n * is_correct), sum(n * rest) FROM item_count "
                "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
                db,
                "SELECT t.lesson_id, a.question_id, a.question_version, count(*), "
                "sum(a.is_correct), sum((SELECT sum(o.is_correct) FROM answer AS o WHERE "
                "o.attempt_id = a.attempt_id AND o.round = 1) - a.is_correct) "
                "FROM answer AS a JOIN attempt AS t ON t.id = a.attempt_id "
                "WHERE a.round = 1 AND (SELECT count(*) FROM answer AS o WHERE "
                "o.attempt_id = a.attempt_id AND o.round = 1) = 3 "
                "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3");
    assert_same(db, "SELECT sum(n) FROM choice_count", db,
                "SELECT count(*) FROM reply WHERE is_first = 1");
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* ---- through the store ---- */

typedef struct Seen {
    int people;
    int results;
    int passed;
    bool has_seal;
} Seen;

static Status on_person(void *context, const StoreReportPerson *person, Error *err)
{
    (void)err;
    Seen *seen = context;
    seen->people++;
    seen->results += (int)person->result_count;
    for (size_t i = 0; i < person->result_count; i++) {
        seen->passed += person->results[i].passed_at != 0 ? 1 : 0;
        seen->has_seal =
            seen->has_seal || person->results[i].seal.len == STORE_HASH_BYTES;
    }
    return STATUS_OK;
}

static void add_learner(Store *store, const char *number, const char *department,
                        StoreLearnerStatus status)
{
    Error err;
    int64_t id = 0;
    StoreLearnerData data = {.name = STR("人"),
                             .employee_number = str_from(number),
                             .department = str_from(department),
                             .status = status};
    MUST(store_learner_create(store, &data, &id, &err));
}

/* Answers two of three right, once. */
static void pass(Store *store, const char *number)
{
    Error err;
    Work work;
    MUST(work_begin(&work, store, number, &err));
    static const Str shown[] = {{"a", 1}, {"b", 1}};
    static const char *const questions[] = {"q1", "q2", "q3"};
    for (int i = 0; i < 3; i++) {
        StoreEvent event = {
            .kind = STORE_EVENT_ANSWER,
            .position = STR("1"),
            .answer = {str_from(questions[i]), 1, shown, 2, shown[i == 2 ? 1 : 0], i < 2,
                       1, 1000 * (i + 1)},
        };
        MUST(store_event_save(store, work.attempt_id, &event, &err));
    }
}

static Seen walk(Store *store, StoreReportScope scope)
{
    Error err;
    Seen seen = {0};
    MUST(store_report_people(store, &scope, on_person, &seen, &err));
    return seen;
}

static void test_people(void **state)
{
    (void)state;
    Fixture fixture;
    fixture_init(&fixture, "report");
    Store *store = fixture_open(&fixture);
    add_learner(store, "1", "営業部", STORE_LEARNER_ACTIVE);
    add_learner(store, "2", "営業部/第一課", STORE_LEARNER_ACTIVE);
    add_learner(store, "3", "営業部付", STORE_LEARNER_ACTIVE);
    add_learner(store, "4", "総務部", STORE_LEARNER_LEFT);
    pass(store, "2");
    int cycle = store_cycle_now(store);
    StoreReportScope scope = {.cycle = cycle, .cycle_to = INT64_MAX};
    Seen seen = walk(store, scope);
    assert_int_equal(seen.people, 4);
    assert_int_equal(seen.results, 1);
    assert_int_equal(seen.passed, 1);
    assert_false(seen.has_seal);
    scope.with_seals = true;
    assert_true(walk(store, scope).has_seal);
    /* A department and what is under it, but not a name that only begins alike. */
    scope.department = STR("営業部");
    assert_int_equal(walk(store, scope).people, 2);
    scope.department = (Str){0};
    scope.cycle_from = FIXTURE_NOW + 1; /* number 4 left before */
    assert_int_equal(walk(store, scope).people, 3);
    scope.cycle_to = FIXTURE_NOW - 1; /* all came after; only results count */
    assert_int_equal(walk(store, scope).people, 1);
    store_close(store);
    fixture_clear(&fixture);
}

/* Everything a walk hands over, as text. */
static Status on_everything(void *context, const StoreReportPerson *person, Error *err)
{
    (void)err;
    StrBuf *out = context;
    for (size_t i = 0; i < person->result_count; i++) {
        const StoreResult *r = &person->results[i];
        strbuf_add_format(out, "%lld %.*s %lld %lld %lld %d %d %d %lld;",
                          (long long)person->learner.id, STR_ARG(r->lesson_id),
                          (long long)r->started_at, (long long)r->last_at,
                          (long long)r->passed_at, r->zone_minutes, r->correct_count,
                          r->question_count, (long long)r->evidence_seq);
    }
    for (size_t i = 0; i < person->due_count; i++) {
        const StoreDue *due = &person->dues[i];
        strbuf_add_format(out, "%.*s %.*s %.*s;", STR_ARG(due->lesson_id),
                          STR_ARG(due->due_on), STR_ARG(due->from_on));
    }
    return STATUS_OK;
}

/* Random people, results and dues: seven values of each that are near and far apart. */
static void fill_at_random(Store *store)
{
    for (int i = 0; i < 60; i++) {
        char number[16];
        (void)snprintf(number, sizeof number, "%d", i);
        add_learner(store, number,
                    i % 3 == 0   ? "本社/営業"
                    : i % 3 == 1 ? "本社"
                                 : "本社/総務",
                    STORE_LEARNER_ACTIVE);
    }
    run_sql(
        store->db,
        "CREATE TEMP TABLE v(x); INSERT INTO v VALUES (-9000000000), (-1), (0), (63), "
        "(64), (1790000000), (9007199254740993);"
        "INSERT INTO lesson_result(cycle, learner_id, lesson_id, started_at, last_at, "
        "passed_at, zone_minutes, correct_count, question_count, evidence_seq) "
        "SELECT 2026, l.id, 'no' || (abs(random()) % 90) || '_x', a.x, b.x, "
        "iif(random() % 2, a.x + b.x, NULL), random() % 3 * 60, random() % 9, 3, "
        "iif(random() % 2, b.x, NULL) FROM learner AS l, v AS a, v AS b "
        "WHERE random() % 3 ON CONFLICT DO NOTHING;"
        "INSERT INTO assignment(learner_id, lesson_id, cycle, due_on, from_on, "
        "assigned_by, assigned_at) SELECT l.id, 'no' || (abs(random()) % 90) || '_x', "
        "2026, date('2026-04-01', '+' || abs(random() % 4) || ' day'), "
        "iif(random() % 2, '', '2026-05-0' || (1 + abs(random() % 3))), 'hr', 0 "
        "FROM learner AS l, v WHERE random() % 5 ON CONFLICT DO NOTHING;");
}

/* What is packed comes out as it is in the tables, whichever way people are walked. */
static void test_packing(void **state)
{
    (void)state;
    Fixture fixture;
    fixture_init(&fixture, "report-packing");
    Store *store = fixture_open(&fixture);
    fill_at_random(store);
    Error err;
    StrBuf wanted = {0};
    MUST(store__get_text(
        store->db,
        "SELECT group_concat(coalesce((SELECT group_concat(printf('%d %s %d %d %d %d %d "
        "%d %d;', learner_id, lesson_id, started_at, last_at, coalesce(passed_at, 0), "
        "zone_minutes, correct_count, question_count, coalesce(evidence_seq, 0)), '') "
        "FROM (SELECT * FROM lesson_result WHERE learner_id = l.id ORDER BY lesson_id)), "
        "'') || coalesce((SELECT group_concat(printf('%s %s %s;', lesson_id, due_on, "
        "from_on), '') FROM (SELECT * FROM assignment WHERE learner_id = l.id "
        "ORDER BY lesson_id)), ''), '') "
        "FROM (SELECT id FROM learner ORDER BY department, reading, id) AS l",
        &wanted, &err));
    assert_true(wanted.len > 20000);
    StoreReportScope scope = {
        .cycle = 2026, .with_dues = true, .with_seals = true, .cycle_to = INT64_MAX};
    for (int i = 0; i < 2; i++) {
        StrBuf got = {0};
        MUST(store_report_people(store, &scope, on_everything, &got, &err));
        assert_string_equal(got.ptr, wanted.ptr);
        strbuf_clear(&got);
        scope.department = STR("本社");
    }
    strbuf_clear(&wanted);
    store_close(store);
    fixture_clear(&fixture);
}

static void test_tampering_is_seen(void **state)
{
    (void)state;
    Fixture fixture;
    fixture_init(&fixture, "report-check");
    Store *store = fixture_open(&fixture);
    pass(store, "1");
    Error err;
    int64_t differences = -1;
    MUST(store_report_check(store, &differences, &err));
    assert_int_equal(differences, 0);
    run_sql(store->db, "UPDATE lesson_result SET passed_at = passed_at - 86400");
    MUST(store_report_check(store, &differences, &err));
    assert_int_equal(differences, 2); /* one row too many, one too few */
    run_sql(store->db, "DELETE FROM lesson_result");
    MUST(store_report_check(store, &differences, &err));
    assert_int_equal(differences, 1);
    store_close(store);
    fixture_clear(&fixture);
}

/* What is behind the mark is walked each time, what is in front of it only on demand; a
 * check of rows and sums moves the mark. */
static void test_mark(void **state)
{
    (void)state;
    Fixture fixture;
    fixture_init(&fixture, "report-mark");
    Store *store = fixture_open(&fixture);
    Arena arena = {0};
    Error err;
    StoreVerification found;
    pass(store, "1");
    MUST(store_verify(store, STORE_VERIFY_ADDED, &arena, &found, &err));
    assert_int_equal(found.chain.marked_at, 0); /* there was none yet */
    assert_int_equal(found.chain.rows_checked, 3);
    pass(store, "2");
    for (int i = 0; i < 2; i++) { /* does not move the mark */
        MUST(store_verify(store, STORE_VERIFY_ADDED, &arena, &found, &err));
        assert_int_equal(found.chain.marked_at, FIXTURE_NOW);
        assert_int_equal(found.chain.rows_marked, 3);
        assert_int_equal(found.chain.rows_checked, 3);
        assert_int_equal(found.chain.count, 0);
    }
    run_sql(store->db,
            "DROP TRIGGER answer_keep;"
            "UPDATE answer SET answered_ms = answered_ms + 1 WHERE seq IN (2, 5)");
    MUST(store_verify(store, STORE_VERIFY_ADDED_AND_SUMS, &arena, &found, &err));
    assert_int_equal(found.chain.count, 1); /* and stays where it was */
    assert_int_equal(found.chain.findings[0].seq, 5);
    MUST(store_verify(store, STORE_VERIFY_ALL, &arena, &found, &err));
    assert_int_equal(found.chain.count, 2);
    run_sql(store->db,
            "UPDATE answer SET answered_ms = answered_ms - 1 WHERE seq IN (2, 5)");
    MUST(store_verify(store, STORE_VERIFY_ADDED_AND_SUMS, &arena, &found, &err));
    assert_int_equal(found.chain.rows_checked, 3);
    assert_int_equal(found.chain.count + (size_t)found.differences, 0);
    MUST(store_verify(store, STORE_VERIFY_ADDED, &arena, &found, &err));
    assert_int_equal(found.chain.rows_marked, 6);
    assert_int_equal(found.chain.rows_checked, 0);
    /* Wrong sums keep the mark; rows cut off below it take it with them. */
    pass(store, "3");
    run_sql(store->db, "DELETE FROM lesson_result");
    MUST(store_verify(store, STORE_VERIFY_ADDED_AND_SUMS, &arena, &found, &err));
    assert_int_equal(found.differences, 3);
    run_sql(store->db, "DROP TRIGGER answer_stay; DELETE FROM answer WHERE seq >= 6");
    MUST(store_verify(store, STORE_VERIFY_ADDED, &arena, &found, &err));
    assert_int_equal(found.chain.marked_at, 0);
    assert_true(found.chain.count > 0);
    arena_clear(&arena);
    store_close(store);
    fixture_clear(&fixture);
}

static Status on_item(void *context, const StoreItemCount *count, Error *err)
{
    (void)err;
    if (str_is(count->question_id, "q2")) {
        *(StoreItemCount *)context = *count;
    }
    return STATUS_OK;
}

/* Statistics are about first attempts: taking the test again changes nothing. */
static void test_first_attempts(void **state)
{
    (void)state;
    Fixture fixture;
    fixture_init(&fixture, "report-first");
    Store *store = fixture_open(&fixture);
    int cycle = store_cycle_now(store);
    pass(store, "1");
    run_sql(store->db, "UPDATE attempt SET outcome = 'passed', ended_at = started_at");
    pass(store, "1");
    pass(store, "2");
    int64_t counted = 0;
    Error err;
    MUST(store__get_int(store->db,
                        "SELECT sum(n) FROM item_count WHERE question_id = 'q2'",
                        &counted, &err));
    assert_int_equal(counted, 3); /* three attempts ... */
    StoreItemCount count = {0};
    MUST(store_report_items(store, cycle, on_item, &count, &err));
    assert_int_equal(count.n, 2); /* ... of two people */
    int64_t tenths = 0;
    StoreItemCount item = {.lesson_id = STR("no09_wireless_lan"),
                           .question_id = STR("q2"),
                           .question_version = 1};
    MUST(store_report_item_median(store, cycle, &item, &tenths, &err));
    assert_int_equal(tenths, 20);
    store_close(store);
    fixture_clear(&fixture);
}

/* Times of q2: 2.0 s each; with one more of 5.0 s the middle lies between. */
static void test_median(void **state)
{
    (void)state;
    Fixture fixture;
    fixture_init(&fixture, "report-median");
    Store *store = fixture_open(&fixture);
    pass(store, "1");
    Error err;
    StoreItemCount count = {0};
    int64_t tenths = 0;
    MUST(store_report_items(store, store_cycle_now(store), on_item, &count, &err));
    assert_int_equal(count.n, 1);
    assert_int_equal(count.rest, 1);
    assert_true(count.is_correct);
    StoreItemCount item = {.lesson_id = STR("no09_wireless_lan"),
                           .question_id = STR("q2"),
                           .question_version = 1};
    int cycle = store_cycle_now(store);
    MUST(store_report_item_median(store, cycle, &item, &tenths, &err));
    assert_int_equal(tenths, 20);
    run_sql(store->db, "INSERT INTO item_time SELECT cycle, lesson_id, question_id, "
                       "question_version, 50, 1 FROM item_time WHERE question_id = 'q2'");
    MUST(store_report_item_median(store, cycle, &item, &tenths, &err));
    assert_int_equal(tenths, 35);
    run_sql(store->db, "UPDATE item_time SET n = 3 WHERE tenths = 50");
    MUST(store_report_item_median(store, cycle, &item, &tenths, &err));
    assert_int_equal(tenths, 50);
    item.question_version = 2;
    assert_int_equal(store_report_item_median(store, cycle, &item, &tenths, &err),
                     STATUS_NOT_FOUND);
    store_close(store);
    fixture_clear(&fixture);
}

static Status on_export(void *context, const StoreExport *entry, Error *err)
{
    (void)err;
    assert_true(str_is(entry->what, "report audit"));
    assert_true(str_is(entry->exported_by, "人事"));
    assert_int_equal(entry->exported_at, FIXTURE_NOW);
    *(int64_t *)context += entry->row_count;
    return STATUS_OK;
}

static void test_export_log(void **state)
{
    (void)state;
    Fixture fixture;
    fixture_init(&fixture, "report-export");
    Store *store = fixture_open(&fixture);
    Error err;
    StoreExport entry = {.exported_by = STR("人事"),
                         .what = STR("report audit"),
                         .format = STR("csv"),
                         .destination = STR("a.csv"),
                         .row_count = 40};
    MUST(store_export_add(store, &entry, &err));
    entry.row_count = 2;
    MUST(store_export_add(store, &entry, &err));
    int64_t rows = 0;
    MUST(store_export_list(store, on_export, &rows, &err));
    assert_int_equal(rows, 42);
    assert_int_not_equal(
        sqlite3_exec(store->db, "DELETE FROM export_log", NULL, NULL, NULL), SQLITE_OK);
    assert_int_not_equal(
        sqlite3_exec(store->db, "UPDATE export_log SET row_count = 0", NULL, NULL, NULL),
        SQLITE_OK);
    store_close(store);
    fixture_clear(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_triggers_and_migration_agree),
        cmocka_unit_test(test_evidence_says_the_same),
        cmocka_unit_test(test_people),
        cmocka_unit_test(test_packing),
        cmocka_unit_test(test_mark),
        cmocka_unit_test(test_first_attempts),
        cmocka_unit_test(test_tampering_is_seen),
        cmocka_unit_test(test_median),
        cmocka_unit_test(test_export_log),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
