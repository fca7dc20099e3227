/* The hash chain: every column of every sealed table, removed and inserted rows, the cut
 * end, swapped learners, a forged head - all found, all named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/log.h"
#include "base/os.h"
#include "store/support.h"

enum {
    EVENTS = 20
}; /* 15 answers, 5 replies */

typedef struct Case {
    Fixture fixture;
    Store *store;
    Error err;
} Case;

#define assert_ok(call) must_((call), &c->err, #call, __FILE__, __LINE__)

/* The attacker: an own connection without our triggers in the way. */
static void tamper(Case *c, const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(c->fixture.options.path, &db), SQLITE_OK);
    static const char drop[] =
        "PRAGMA foreign_keys = OFF;"
        "DROP TRIGGER IF EXISTS answer_keep; DROP TRIGGER IF EXISTS answer_stay;"
        "DROP TRIGGER IF EXISTS reply_keep; DROP TRIGGER IF EXISTS reply_stay;"
        "DROP TRIGGER IF EXISTS certificate_keep;"
        "DROP TRIGGER IF EXISTS certificate_stay;"
        "DROP TRIGGER IF EXISTS attempt_is_fixed;";
    assert_int_equal(sqlite3_exec(db, drop, NULL, NULL, NULL), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    }
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void add_certificate(Case *c, int64_t learner, const char *serial)
{
    StoreCertificate certificate = {
        .serial = str_from(serial),
        .kind = STORE_CERTIFICATE_PART,
        .subject = str_from(serial),
        .learner_id = learner,
        .content = STR("content"),
        .signature = STR("signature"),
        .key_id = STR("k1"),
        .issued_at = FIXTURE_NOW,
        .zone_minutes = 540,
        .cycle = 2026,
    };
    assert_ok(store_certificate_insert(c->store, &certificate, &c->err));
}

static int set_up(void **state)
{
    Case *c = mem_alloc(sizeof *c);
    fixture_init(&c->fixture, "chain");
    c->store = fixture_open(&c->fixture);
    Work work;
    assert_ok(work_begin(&work, c->store, "W1", &c->err));
    for (int i = 0; i < EVENTS; i++) {
        assert_ok(work_step(&work, &c->err));
    }
    StoreLearnerData other = {.name = STR("他人"), .employee_number = STR("W2")};
    int64_t learner = 0;
    assert_ok(store_learner_create(c->store, &other, &learner, &c->err));
    add_certificate(c, 1, "S1");
    add_certificate(c, 1, "S2");
    *state = c;
    return 0;
}

static int tear_down(void **state)
{
    Case *c = *state;
    log_set_sink(NULL, NULL, LOG_WARNING);
    store_close(c->store);
    fixture_clear(&c->fixture);
    mem_free(c);
    return 0;
}

/* Findings as one line, "answer 3: changed; ..." */
static Str findings(Case *c)
{
    Arena *arena = &c->fixture.arena;
    StoreChainReport report;
    assert_ok(store_verify_chain(c->store, arena, &report, &c->err));
    StrBuf line = {0};
    for (size_t i = 0; i < report.count; i++) {
        strbuf_add_z(&line, i > 0 ? "; " : "");
        strbuf_add(&line, store_finding_text(arena, &report.findings[i]));
    }
    Str text = str_copy(arena, strbuf_str(&line));
    strbuf_clear(&line);
    return text;
}

static void assert_findings(Case *c, const char *wanted)
{
    assert_string_equal(str_copy_z(&c->fixture.arena, findings(c)), wanted);
}

static void test_untouched(void **state)
{
    Case *c = *state;
    StoreChainReport report;
    assert_ok(store_verify_chain(c->store, &c->fixture.arena, &report, &c->err));
    assert_int_equal(report.count, 0);
    assert_int_equal(report.rows_checked, EVENTS + 2);
}

/* What is not part of any seal: it may change while the lesson goes on, or says nothing
 * about what was answered. */
static bool is_free(const char *table, const char *column)
{
    static const char *const free_columns[] = {"id",        "seed",         "cycle",
                                               "opened_at", "zone_minutes", "started_at",
                                               "ended_at",  "outcome"};
    bool is_found = false;
    for (size_t i = 0; i < sizeof free_columns / sizeof *free_columns; i++) {
        is_found = is_found || strcmp(column, free_columns[i]) == 0;
    }
    return is_found && strcmp(table, "attempt") == 0;
}

/* An UPDATE of row 2 (of the one attempt) that changes the column to something else. */
static const char *change_of(Arena *arena, const char *table, const char *column,
                             char type)
{
    const char *row = strcmp(table, "attempt") == 0 ? "1" : "2";
    const char *before = type == 'I' ? "77 - coalesce(" : "'x' || coalesce(";
    const char *after = type == 'I' ? ", 7)" : ", '')";
    if (type == 'B') {
        before = "zeroblob(32 + length(";
        after = ") - length(seal))";
    }
    return str_format(arena,
                      "PRAGMA ignore_check_constraints = ON;"
                      "UPDATE %s SET %s = %s%s%s WHERE rowid = %s",
                      table, column, before, column, after, row)
        .ptr;
}

typedef struct Changes {
    const char *sql[100];
    size_t count;
} Changes;

/* Asked from SQLite itself, so that a column added later cannot be forgotten. */
static void list_changes(Case *c, const char *table, Changes *out)
{
    sqlite3_stmt *columns = NULL;
    assert_int_equal(sqlite3_prepare_v2(c->store->db,
                                        "SELECT name, type FROM pragma_table_info(:t)",
                                        -1, &columns, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_bind_text(columns, 1, table, -1, SQLITE_STATIC), SQLITE_OK);
    while (sqlite3_step(columns) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(columns, 0);
        const char *type = (const char *)sqlite3_column_text(columns, 1);
        if (!is_free(table, name)) {
            assert_true(out->count < 100);
            out->sql[out->count++] = change_of(&c->fixture.arena, table, name, type[0]);
        }
    }
    sqlite3_finalize(columns);
}

/* The original again, then the attack. */
static void attack(Case *c, const char *copy, const char *sql)
{
    store_close(c->store);
    if (!os_file_exists(copy)) {
        fixture_copy_file(c->fixture.options.path, copy);
    }
    fixture_copy_file(copy, c->fixture.options.path);
    tamper(c, sql);
    c->store = fixture_open(&c->fixture);
}

static void test_every_column(void **state)
{
    Case *c = *state;
    static const char *const tables[] = {"reply", "answer", "certificate", "attempt"};
    Changes changes = {.count = 0};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        list_changes(c, tables[i], &changes);
    }
    assert_true(changes.count > 40);
    const char *copy = fixture_path(&c->fixture, "copy.db");
    for (size_t i = 0; i < changes.count; i++) {
        attack(c, copy, changes.sql[i]);
        if (findings(c).len == 0) {
            fail_msg("not found: %s", changes.sql[i]);
        }
    }
}

static void test_named_rows(void **state)
{
    Case *c = *state;
    static const struct {
        const char *sql;
        const char *found;
    } cases[] = {
        {"UPDATE answer SET is_correct = 1 - is_correct WHERE seq = 4",
         "answer 4: changed"},
        {"DELETE FROM answer WHERE seq = 7", "answer 7: removed"},
        {"DELETE FROM answer WHERE seq BETWEEN 1 AND 3", "answer 1-3: removed"},
        {"DELETE FROM answer WHERE seq > 12", "answer 13-15: removed"},
        {"DELETE FROM answer", "answer 1-15: removed"},
        {"DELETE FROM reply WHERE seq = 5", "reply 5: removed"},
        {"DELETE FROM certificate WHERE seq = 2", "certificate 2: removed"},
        {"UPDATE certificate SET content = 'other' WHERE seq = 1",
         "certificate 1: changed"},
        {"INSERT INTO answer SELECT 16, attempt_id, 99, question_id, question_version, "
         "shown, chosen, 1, answered_ms, answered_at, zone_minutes, cycle, seal, "
         "randomblob(32) FROM answer WHERE seq = 15",
         "answer 16: inserted"},
        {"PRAGMA ignore_check_constraints = ON; INSERT INTO answer SELECT -1, "
         "attempt_id, "
         "99, question_id, question_version, shown, chosen, 1, answered_ms, answered_at, "
         "zone_minutes, cycle, previous, seal FROM answer WHERE seq = 1",
         "answer -1: inserted"},
        {"UPDATE answer SET seq = 100 WHERE seq = 3; UPDATE answer SET seq = 3 WHERE seq "
         "= "
         "4; UPDATE answer SET seq = 4 WHERE seq = 100",
         "answer 3: changed; answer 4: changed"},
        {"DELETE FROM answer WHERE seq = 15; UPDATE chain_head SET row_count = 14, last "
         "= "
         "(SELECT seal FROM answer WHERE seq = 14) WHERE chain = 'answer'",
         "answer 14: the row count was changed"},
        {"DELETE FROM chain_head WHERE chain = 'reply'",
         "reply 5: the row count was changed"},
        {"UPDATE chain_head SET mac = (SELECT mac FROM chain_head WHERE chain = "
         "'answer') "
         "WHERE chain = 'reply'",
         "reply 5: the row count was changed"},
        {"DELETE FROM attempt; DELETE FROM answer WHERE seq > 1; DELETE FROM reply",
         "reply 1-5: removed; answer 1: changed; answer 2-15: removed"},
    };
    const char *copy = fixture_path(&c->fixture, "copy.db");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        attack(c, copy, cases[i].sql);
        assert_findings(c, cases[i].found);
    }
}

/* Giving a passed attempt to another learner breaks the seal of each of its rows. */
static void test_attempt_given_away(void **state)
{
    Case *c = *state;
    tamper(c, "UPDATE attempt SET learner_id = 2");
    StoreChainReport report;
    assert_ok(store_verify_chain(c->store, &c->fixture.arena, &report, &c->err));
    assert_int_equal(report.count, EVENTS);
}

static void test_name_may_change(void **state)
{
    Case *c = *state;
    assert_ok(store_learner_rename(c->store, 1, STR("佐藤"), STR("さとう"), &c->err));
    assert_findings(c, "");
}

static void test_wrong_key(void **state)
{
    Case *c = *state;
    store_close(c->store);
    c->fixture.options.chain_key[31] ^= 1;
    c->store = fixture_open(&c->fixture);
    StoreChainReport report;
    assert_ok(store_verify_chain(c->store, &c->fixture.arena, &report, &c->err));
    assert_int_equal(report.count, EVENTS + 2 + 3); /* all rows, three heads */
}

static void swallow(void *context, LogLevel level, const char *line)
{
    (void)line;
    if (level == LOG_ERROR) {
        (*(int *)context)++;
    }
}

/* After tampering the learner can go on, and going on does not cover the traces. */
static void test_going_on_keeps_the_traces(void **state)
{
    Case *c = *state;
    static const char *const cases[] = {
        "DELETE FROM answer WHERE seq > 12; UPDATE chain_head SET row_count = 12, last = "
        "(SELECT seal FROM answer WHERE seq = 12) WHERE chain = 'answer'",
        "DELETE FROM chain_head WHERE chain = 'answer'",
        "DELETE FROM answer WHERE seq > 12",
        "INSERT INTO answer SELECT 16, attempt_id, 99, question_id, question_version, "
        "shown, chosen, 1, answered_ms, answered_at, zone_minutes, cycle, seal, "
        "randomblob(32) FROM answer WHERE seq = 15",
        "UPDATE chain_head SET row_count = 3 WHERE chain = 'answer'",
    };
    const char *copy = fixture_path(&c->fixture, "copy.db");
    int errors_logged = 0;
    log_set_sink(swallow, &errors_logged, LOG_ERROR);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        attack(c, copy, cases[i]);
        Work work;
        assert_ok(work_begin(&work, c->store, "W1", &c->err));
        for (int n = 0; n < 6; n++) {
            assert_ok(work_step(&work, &c->err));
        }
        assert_true(findings(c).len > 0);
        assert_int_equal(errors_logged, i + 1);
    }
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_untouched),
        CASE(test_every_column),
        CASE(test_named_rows),
        CASE(test_attempt_given_away),
        CASE(test_name_may_change),
        CASE(test_wrong_key),
        CASE(test_going_on_keeps_the_traces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
