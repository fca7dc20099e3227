/* Every operation of the store but damage: learners, settings, attempts, events,
 * completion, certificates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "store/support.h"

typedef struct Case {
    Fixture fixture;
    Store *store;
    Error err;
} Case;

static int set_up(void **state)
{
    Case *c = mem_alloc(sizeof *c);
    fixture_init(&c->fixture, "record");
    c->store = fixture_open(&c->fixture);
    *state = c;
    return 0;
}

static int tear_down(void **state)
{
    Case *c = *state;
    const char *trouble = record_trouble(c->store);
    if (trouble) {
        fail_msg("%s", trouble);
    }
    store_close(c->store);
    fixture_clear(&c->fixture);
    mem_free(c);
    return 0;
}

#define assert_status(call, wanted) assert_int_equal((call), (wanted))
#define assert_ok(call) must_((call), &c->err, #call, __FILE__, __LINE__)
#define assert_str(str, text) assert_true(str_is((str), (text)))

static int64_t add_learner(Case *c, const char *name, const char *number)
{
    StoreLearnerData data = {.name = str_from(name), .employee_number = str_from(number)};
    int64_t id = 0;
    assert_ok(store_learner_create(c->store, &data, &id, &c->err));
    return id;
}

static int64_t open_lesson(Case *c, int64_t learner_id, const char *lesson_id)
{
    StoreAttemptStart start = {
        learner_id, str_from(lesson_id), 3, STR("b2:abc"), UINT64_MAX - 5, 3, 2};
    int64_t id = 0;
    assert_ok(store_attempt_create(c->store, &start, &id, &c->err));
    return id;
}

static Status answer_with(Case *c, int64_t attempt_id, int round, const char *question,
                          bool is_correct, StoreOutcome outcome)
{
    static const Str shown[] = {{"b", 1}, {"a", 1}, {"dont_know", 9}};
    StoreEvent event = {
        .kind = STORE_EVENT_ANSWER,
        .position = STR("quiz"),
        .elapsed_ms = 1000,
        .outcome = outcome,
        .answer = {str_from(question), 1, shown, 3, is_correct ? shown[1] : shown[2],
                   is_correct, round, 900},
    };
    return store_event_save(c->store, attempt_id, &event, &c->err);
}

static void answer(Case *c, int64_t attempt_id, int round, const char *question,
                   bool is_correct)
{
    assert_ok(
        answer_with(c, attempt_id, round, question, is_correct, STORE_OUTCOME_OPEN));
}

static void test_learner_is_found_again(void **state)
{
    Case *c = *state;
    Arena *arena = &c->fixture.arena;
    StoreLearnerData data = {
        .name = STR("髙橋 一郎"),
        .reading = STR("たかはし いちろう"),
        .employee_number = STR("00a12"),
        .department = STR("営業部"),
        .status = STORE_LEARNER_ON_LEAVE,
        .status_reason = STR("育児休業"),
        .status_by = STR("人事"),
    };
    int64_t id = 0;
    assert_ok(store_learner_create(c->store, &data, &id, &c->err));
    StoreLearner found;
    assert_ok(
        store_learner_by_number(c->store, STR("００Ａ１２"), arena, &found, &c->err));
    assert_int_equal(found.id, id);
    assert_str(found.data.employee_number, "00a12");
    assert_str(found.data.name, "髙橋 一郎");
    assert_str(found.data.reading, "たかはし いちろう");
    assert_str(found.data.department, "営業部");
    assert_int_equal(found.data.status, STORE_LEARNER_ON_LEAVE);
    assert_str(found.data.status_reason, "育児休業");
    assert_str(found.data.status_by, "人事");
    assert_int_equal(found.created_at, FIXTURE_NOW);
    assert_int_equal(found.uid.len, 36);
    StoreLearner same;
    assert_ok(store_learner_by_uid(c->store, found.uid, arena, &same, &c->err));
    assert_int_equal(same.id, id);
}

static void test_learner_numbers_are_unique(void **state)
{
    Case *c = *state;
    static const char *const taken[] = {"A-7", "a-7", "Ａ-７", " a-7 ", "　Ａ－７"};
    (void)add_learner(c, "一人目", "A-7");
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        StoreLearnerData data = {.name = STR("二人目"),
                                 .employee_number = str_from(taken[i])};
        int64_t id = 77;
        assert_status(store_learner_create(c->store, &data, &id, &c->err), STATUS_EXISTS);
        assert_int_equal(id, 77);
    }
    (void)add_learner(c, "番号なし", "");
    (void)add_learner(c, "番号なし", "");
    StoreLearner found;
    assert_status(
        store_learner_by_number(c->store, STR(""), &c->fixture.arena, &found, &c->err),
        STATUS_NOT_FOUND);
    StoreLearners all;
    assert_ok(store_learner_list(c->store, &c->fixture.arena, &all, &c->err));
    assert_int_equal(all.count, 3);
}

static void test_learner_changes(void **state)
{
    Case *c = *state;
    int64_t id = add_learner(c, "前の名", "1");
    assert_ok(store_learner_rename(c->store, id, STR("新しい名"), STR("あたらしいな"),
                                   &c->err));
    StoreLearnerData data = {.name = STR("また別"), .status = STORE_LEARNER_LEFT};
    StoreLearner found;
    assert_ok(store_learner_by_id(c->store, id, &c->fixture.arena, &found, &c->err));
    assert_str(found.data.name, "新しい名");
    assert_str(found.data.employee_number, "1");
    assert_ok(store_learner_update(c->store, id, &data, &c->err));
    assert_ok(store_learner_by_id(c->store, id, &c->fixture.arena, &found, &c->err));
    assert_str(found.data.name, "また別");
    assert_str(found.data.employee_number, "");
    assert_int_equal(found.data.status, STORE_LEARNER_LEFT);
    assert_status(store_learner_rename(c->store, 99, STR("x"), STR(""), &c->err),
                  STATUS_NOT_FOUND);
    assert_status(store_learner_update(c->store, 99, &data, &c->err), STATUS_NOT_FOUND);
    assert_ok(store_learner_print_as(c->store, id, STR("吉田 花子"), &c->err));
    assert_ok(store_learner_by_id(c->store, id, &c->fixture.arena, &found, &c->err));
    assert_str(store_learner_printed(&found), "吉田 花子");
    assert_status(store_learner_print_as(c->store, 99, STR("x"), &c->err),
                  STATUS_NOT_FOUND);
}

static void test_bad_texts_are_refused(void **state)
{
    Case *c = *state;
    char too_long[STORE_TEXT_MAX + 2];
    memset(too_long, 'x', sizeof too_long);
    const Str names[] = {STR(""),
                         STR("\xFF\xFE"),
                         STR("\xED\xA0\x80"),
                         STR("a\0b"),
                         {too_long, STORE_TEXT_MAX + 1}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        StoreLearnerData data = {.name = names[i]};
        int64_t id = 0;
        assert_status(store_learner_create(c->store, &data, &id, &c->err),
                      STATUS_BAD_ARGUMENT);
        assert_true(strlen(c->err.message) > 0);
    }
    assert_status(store_setting_set(c->store, 0, STR("x"), STR("\xC0\x80"), &c->err),
                  STATUS_BAD_ARGUMENT);
}

static void test_settings(void **state)
{
    Case *c = *state;
    int64_t learner = add_learner(c, "人", "");
    Arena *arena = &c->fixture.arena;
    Str value;
    assert_ok(store_setting_get(c->store, learner, STR("theme"), STR("light"), arena,
                                &value, &c->err));
    assert_str(value, "light");
    assert_ok(store_setting_set(c->store, learner, STR("theme"), STR("dark"), &c->err));
    assert_ok(
        store_setting_set(c->store, learner, STR("theme"), STR("contrast"), &c->err));
    assert_ok(store_setting_set(c->store, 0, STR("theme"), STR("device"), &c->err));
    assert_ok(store_setting_get(c->store, learner, STR("theme"), STR("light"), arena,
                                &value, &c->err));
    assert_str(value, "contrast");
    assert_ok(store_setting_get(c->store, 0, STR("theme"), STR("light"), arena, &value,
                                &c->err));
    assert_str(value, "device");
    assert_status(store_setting_set(c->store, 99, STR("theme"), STR("dark"), &c->err),
                  STATUS_NOT_FOUND);
}

/* SQLite keeps what one statement may have to take back; over a limit in a file, which it
 * could not write when the limit was 1 MiB. */
static void test_one_statement_changes_megabytes(void **state)
{
    Case *c = *state;
    assert_ok(store__begin(c->store, &c->err));
    assert_ok(store__exec(c->store,
                          "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM "
                          "n WHERE i < 1000) INSERT INTO device_setting(device_id, name, "
                          "value) SELECT 1, 'n' || i, hex(zeroblob(1500)) FROM n",
                          &c->err));
    assert_ok(store__exec(
        c->store, "UPDATE device_setting SET value = replace(value, '0', '1')", &c->err));
    assert_ok(store__end(c->store, STATUS_OK, &c->err));
}

static void test_opening_is_not_starting(void **state)
{
    Case *c = *state;
    int64_t learner = add_learner(c, "人", "");
    int64_t id = open_lesson(c, learner, "no09");
    StoreEvent move = {.position = STR("scene cafe c2"), .elapsed_ms = 5000};
    assert_ok(store_event_save(c->store, id, &move, &c->err));
    StoreAttempt attempt;
    assert_ok(store_attempt_find_open(c->store, learner, STR("no09"), &c->fixture.arena,
                                      &attempt, &c->err));
    assert_int_equal(attempt.started_at, 0);
    assert_str(attempt.position, "scene cafe c2");
    assert_true(attempt.start.seed == UINT64_MAX - 5);
    assert_int_equal(attempt.start.lesson_revision, 3);
    assert_str(attempt.start.content_hash, "b2:abc");
    StoreLessonSummary summary;
    const Str lesson = STR("no09");
    assert_ok(store_home_summary(c->store, learner, 2026, &lesson, 1, &summary, &c->err));
    assert_int_equal(summary.state, STORE_LESSON_NOT_STARTED);
    assert_int_equal(summary.attempt_id, id);
    assert_false(summary.is_begun);
    c->fixture.clock.now_seconds += 30;
    StoreEvent reply = {.kind = STORE_EVENT_REPLY,
                        .position = STR("scene cafe c3"),
                        .reply = {STR("cafe"), STR("connect"), STR("free"), true}};
    assert_ok(store_event_save(c->store, id, &reply, &c->err));
    assert_ok(store_attempt_by_id(c->store, id, &c->fixture.arena, &attempt, &c->err));
    assert_int_equal(attempt.started_at, FIXTURE_NOW + 30);
    assert_int_equal(attempt.opened_at, FIXTURE_NOW);
    assert_ok(store_home_summary(c->store, learner, 2026, &lesson, 1, &summary, &c->err));
    assert_int_equal(summary.state, STORE_LESSON_IN_PROGRESS);
    assert_true(summary.is_begun);
}

static void test_active_time_is_capped(void **state)
{
    Case *c = *state;
    int64_t id = open_lesson(c, add_learner(c, "人", ""), "no09");
    static const struct {
        int64_t elapsed_ms;
        int64_t total_ms;
    } cases[] = {{0, 0},          {1500, 1500},       {60000, 61500},
                 {60001, 121500}, {86400000, 181500}, {INT64_MAX, 241500}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StoreEvent event = {.position = STR("x"), .elapsed_ms = cases[i].elapsed_ms};
        assert_ok(store_event_save(c->store, id, &event, &c->err));
        StoreAttempt attempt;
        assert_ok(
            store_attempt_by_id(c->store, id, &c->fixture.arena, &attempt, &c->err));
        assert_int_equal(attempt.active_ms, cases[i].total_ms);
    }
    StoreEvent back = {.position = STR("x"), .elapsed_ms = -1};
    assert_status(store_event_save(c->store, id, &back, &c->err), STATUS_BAD_ARGUMENT);
}

static void test_tries_keep_the_newest(void **state)
{
    Case *c = *state;
    int64_t id = open_lesson(c, add_learner(c, "人", ""), "no03");
    for (int i = 1; i <= 5; i++) {
        StoreEvent event = {.kind = STORE_EVENT_TRIES,
                            .position = STR("workshop"),
                            .tries = {STR("desk"), STR("build"), i, i == 5, i >= 3}};
        assert_ok(store_event_save(c->store, id, &event, &c->err));
    }
    int64_t found = 0;
    assert_ok(store__get_int(c->store->db,
                             "SELECT tries * 100 + is_done * 10 + was_shown "
                             "FROM widget_tries",
                             &found, &c->err));
    assert_int_equal(found, 511);
}

static void test_events_that_are_refused(void **state)
{
    Case *c = *state;
    int64_t id = open_lesson(c, add_learner(c, "人", ""), "no09");
    static const Str shown[] = {{"a", 1}, {"b", 1}};
    static const Str spaced[] = {{"a", 1}, {"b c", 3}};
    const StoreEvent bad[] = {
        {.position = {0}},
        {.position = STR("p"), .kind = STORE_EVENT_REPLY},
        {.position = STR("p"),
         .kind = STORE_EVENT_REPLY,
         .reply = {STR("s"), STR("c 1"), STR("a"), true}},
        {.position = STR("p"), .kind = STORE_EVENT_TRIES},
        {.position = STR("p"),
         .kind = STORE_EVENT_ANSWER,
         .answer = {STR("q1"), 1, shown, 2, STR("c"), false, 1, 0}},
        {.position = STR("p"),
         .kind = STORE_EVENT_ANSWER,
         .answer = {STR("q1"), 1, spaced, 2, STR("a"), false, 1, 0}},
        {.position = STR("p"),
         .kind = STORE_EVENT_ANSWER,
         .answer = {STR("q1"), 1, shown, 2, STR("a"), false, 0, 0}},
        {.position = STR("p"),
         .kind = STORE_EVENT_ANSWER,
         .answer = {STR("q1"), 1, shown, 2, STR("a"), false, 1, -5}},
        {.position = STR("\xFF"), .kind = STORE_EVENT_POSITION},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_status(store_event_save(c->store, id, &bad[i], &c->err),
                      STATUS_BAD_ARGUMENT);
    }
    StoreEvent good = {.position = STR("p")};
    assert_status(store_event_save(c->store, 99, &good, &c->err), STATUS_NOT_FOUND);
    StoreAttempt attempt;
    assert_ok(store_attempt_by_id(c->store, id, &c->fixture.arena, &attempt, &c->err));
    assert_int_equal(attempt.position.len, 0);
    assert_int_equal(attempt.started_at, 0);
}

static void test_answers_are_given_once(void **state)
{
    Case *c = *state;
    int64_t id = open_lesson(c, add_learner(c, "人", ""), "no09");
    answer(c, id, 1, "q1", false);
    assert_status(answer_with(c, id, 1, "q1", true, STORE_OUTCOME_OPEN), STATUS_EXISTS);
    answer(c, id, 2, "q1", true);
    static const char *const changes[] = {
        "UPDATE answer SET is_correct = 1",
        "DELETE FROM answer",
        "UPDATE reply SET option_id = 'x'",
        "UPDATE attempt SET pass_count = 1",
        "INSERT OR REPLACE INTO answer SELECT * FROM answer",
    };
    StoreEvent reply = {.kind = STORE_EVENT_REPLY,
                        .position = STR("p"),
                        .reply = {STR("cafe"), STR("c1"), STR("free"), true}};
    assert_ok(store_event_save(c->store, id, &reply, &c->err));
    assert_int_equal(
        sqlite3_exec(c->store->db, "PRAGMA recursive_triggers = ON", NULL, NULL, NULL),
        SQLITE_OK);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        assert_int_equal(sqlite3_exec(c->store->db, changes[i], NULL, NULL, NULL),
                         SQLITE_CONSTRAINT_TRIGGER);
    }
}

/* Rows of answers: round, question, right?; completed at the end? */
static void test_completion_rule(void **state)
{
    Case *c = *state;
    static const struct {
        const char *name;
        const char *answers; /* "1q1+": round 1, question q1, right */
        bool is_complete;
    } cases[] = {
        {"nothing", "", false},
        {"all right", "1q1+ 1q2+ 1q3+", true},
        {"two of three", "1q1+ 1q2- 1q3+", true},
        {"one of three", "1q1+ 1q2- 1q3-", false},
        {"two right but one not answered", "1q1+ 1q2+", false},
        {"two right in two rounds", "1q1+ 1q2- 1q3- 2q1- 2q2+ 2q3-", false},
        {"failed, then passed", "1q1- 1q2- 1q3- 2q1+ 2q4+ 2q5-", true},
        {"four answers, two right", "1q1+ 1q2+ 1q3- 1q4-", true},
    };
    int64_t learner = add_learner(c, "人", "");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t id = open_lesson(c, learner, cases[i].name);
        Str rest = str_from(cases[i].answers);
        Str one;
        while (rest.len > 0 && str_split(&rest, ' ', &one)) {
            char question[3] = {one.ptr[1], one.ptr[2], 0};
            answer(c, id, one.ptr[0] - '0', question, one.ptr[3] == '+');
        }
        StoreCompletion found;
        Status status = store_completion(c->store, learner, str_from(cases[i].name), 2026,
                                         &found, &c->err);
        assert_int_equal(status, cases[i].is_complete ? STATUS_OK : STATUS_NOT_FOUND);
        assert_status(store_attempt_end(c->store, id, STORE_OUTCOME_PASSED, &c->err),
                      cases[i].is_complete ? STATUS_OK : STATUS_DENIED);
    }
}

static void test_completion_keeps_the_first_moment(void **state)
{
    Case *c = *state;
    int64_t learner = add_learner(c, "人", "");
    int64_t id = open_lesson(c, learner, "no09");
    answer(c, id, 1, "q1", true);
    answer(c, id, 1, "q2", false);
    c->fixture.clock.now_seconds += 100;
    assert_ok(answer_with(c, id, 1, "q3", true, STORE_OUTCOME_PASSED));
    c->fixture.clock.now_seconds += 1000;
    int64_t again = open_lesson(c, learner, "no09");
    answer(c, again, 1, "q1", true);
    StoreCompletion found;
    assert_ok(store_completion(c->store, learner, STR("no09"), 2026, &found, &c->err));
    assert_int_equal(found.attempt_id, id);
    assert_int_equal(found.passed_at, FIXTURE_NOW + 100);
    assert_int_equal(found.zone_minutes, 540);
    assert_int_equal(found.correct_count, 2);
    assert_int_equal(found.question_count, 3);
    assert_int_equal(found.pass_count, 2);
    assert_int_equal(found.round, 1);
    StoreLessonSummary summary[2];
    const Str lessons[] = {STR("no09"), STR("no03")};
    assert_ok(store_home_summary(c->store, learner, 2026, lessons, 2, summary, &c->err));
    assert_int_equal(summary[0].state, STORE_LESSON_DONE);
    assert_int_equal(summary[0].passed_at, FIXTURE_NOW + 100);
    assert_int_equal(summary[0].zone_minutes, 540);
    assert_true(summary[0].is_begun); /* the second attempt */
    assert_int_equal(summary[0].attempt_id, again);
    assert_int_equal(summary[0].active_ms, 4000);
    assert_int_equal(summary[1].state, STORE_LESSON_NOT_STARTED);
    assert_int_equal(summary[1].attempt_id, 0);
    assert_status(store_completion(c->store, learner, STR("no09"), 2027, &found, &c->err),
                  STATUS_NOT_FOUND);
}

/* Begun in March, passed in April: belongs to the new year, both stay in the record. */
static void test_cycle_is_that_of_passing(void **state)
{
    Case *c = *state;
    const int64_t april = 1806505200; /* 2027-04-01 00:00 in Japan */
    int64_t learner = add_learner(c, "人", "");
    int64_t id = open_lesson(c, learner, "no09");
    c->fixture.clock.now_seconds = april - 1;
    answer(c, id, 1, "q1", true);
    answer(c, id, 1, "q2", true);
    c->fixture.clock.now_seconds = april;
    answer(c, id, 1, "q3", true);
    StoreCompletion found;
    assert_ok(store_completion(c->store, learner, STR("no09"), 2027, &found, &c->err));
    assert_int_equal(found.cycle, 2027);
    assert_status(store_completion(c->store, learner, STR("no09"), 2026, &found, &c->err),
                  STATUS_NOT_FOUND);
    StoreAttempt attempt;
    assert_ok(store_attempt_by_id(c->store, id, &c->fixture.arena, &attempt, &c->err));
    assert_int_equal(attempt.cycle, 2026);
    assert_int_equal(store_cycle_now(c->store), 2027);
}

static void test_ended_attempts_stay_ended(void **state)
{
    Case *c = *state;
    int64_t learner = add_learner(c, "人", "");
    int64_t id = open_lesson(c, learner, "no09");
    assert_ok(store_attempt_end(c->store, id, STORE_OUTCOME_ABANDONED, &c->err));
    StoreAttempt attempt;
    assert_ok(store_attempt_by_id(c->store, id, &c->fixture.arena, &attempt, &c->err));
    assert_int_equal(attempt.outcome, STORE_OUTCOME_ABANDONED);
    assert_int_equal(attempt.ended_at, FIXTURE_NOW);
    assert_status(store_attempt_end(c->store, id, STORE_OUTCOME_FAILED, &c->err),
                  STATUS_DENIED);
    assert_status(answer_with(c, id, 1, "q1", true, STORE_OUTCOME_OPEN), STATUS_DENIED);
    assert_status(store_attempt_find_open(c->store, learner, STR("no09"),
                                          &c->fixture.arena, &attempt, &c->err),
                  STATUS_NOT_FOUND);
    int64_t second = open_lesson(c, learner, "no09");
    assert_status(answer_with(c, second, 1, "q1", true, STORE_OUTCOME_PASSED),
                  STATUS_DENIED);
    assert_ok(
        store_attempt_by_id(c->store, second, &c->fixture.arena, &attempt, &c->err));
    assert_int_equal(attempt.started_at, 0); /* the refused event left nothing behind */
}

static StoreCertificate certificate_of(int64_t learner, int64_t attempt,
                                       const char *serial)
{
    return (StoreCertificate){
        .serial = str_from(serial),
        .kind = attempt ? STORE_CERTIFICATE_LESSON : STORE_CERTIFICATE_PART,
        .subject = attempt ? STR("no09") : STR("part1"),
        .learner_id = learner,
        .attempt_id = attempt,
        .content = STR("gofun certificate 1\nname 髙橋 一郎\n"),
        .signature = STR("\x00\x01\xFF\xFEsignature"),
        .key_id = STR("k1"),
        .issued_at = FIXTURE_NOW,
        .zone_minutes = 540,
        .cycle = 2026,
    };
}

static void test_certificates(void **state)
{
    Case *c = *state;
    int64_t learner = add_learner(c, "髙橋 一郎", "7");
    int64_t id = open_lesson(c, learner, "no09");
    StoreCertificate first = certificate_of(learner, id, "GOFUN-2026-7Q4K");
    assert_status(store_certificate_insert(c->store, &first, &c->err), STATUS_DENIED);
    answer(c, id, 1, "q1", true);
    answer(c, id, 1, "q2", true);
    answer(c, id, 1, "q3", false);
    assert_ok(store_certificate_insert(c->store, &first, &c->err));
    assert_status(store_certificate_insert(c->store, &first, &c->err), STATUS_EXISTS);
    StoreCertificate second = certificate_of(learner, id, "GOFUN-2026-AAAA");
    assert_status(store_certificate_insert(c->store, &second, &c->err), STATUS_EXISTS);
    second.replaces = first.serial;
    assert_status(store_certificate_insert(c->store, &second, &c->err),
                  STATUS_BAD_ARGUMENT);
    second.reason = STR("改姓");
    bool is_current = false;
    assert_ok(store_certificate_is_current(c->store, first.serial, &is_current, &c->err));
    assert_true(is_current);
    assert_ok(store_certificate_insert(c->store, &second, &c->err));
    assert_ok(store_certificate_is_current(c->store, first.serial, &is_current, &c->err));
    assert_false(is_current);
    StoreCertificate part = certificate_of(learner, 0, "GOFUN-2026-PART");
    assert_ok(store_certificate_insert(c->store, &part, &c->err));
    assert_ok(store_certificate_note(c->store, part.serial, STORE_CERTIFICATE_REVOKED,
                                     STR("人事"), STR("誤り"), &c->err));
    assert_ok(store_certificate_is_current(c->store, part.serial, &is_current, &c->err));
    assert_false(is_current);
    assert_status(store_certificate_note(c->store, STR("none"), STORE_CERTIFICATE_PRINTED,
                                         STR(""), STR(""), &c->err),
                  STATUS_NOT_FOUND);
    StoreCertificates list;
    assert_ok(
        store_certificate_list(c->store, learner, &c->fixture.arena, &list, &c->err));
    assert_int_equal(list.count, 3);
    assert_str(list.items[1].replaces, "GOFUN-2026-7Q4K");
    StoreCertificate found;
    assert_ok(store_certificate_by_serial(c->store, STR("GOFUN-2026-7Q4K"),
                                          &c->fixture.arena, &found, &c->err));
    assert_true(str_equal(found.content, first.content));
    assert_true(str_equal(found.signature, first.signature));
    assert_int_equal(found.attempt_id, id);
}

/* Another learner's passed attempt is no evidence. */
static void test_certificate_of_another(void **state)
{
    Case *c = *state;
    int64_t passed = add_learner(c, "合格", "1");
    int64_t other = add_learner(c, "他人", "2");
    int64_t id = open_lesson(c, passed, "no09");
    answer(c, id, 1, "q1", true);
    answer(c, id, 1, "q2", true);
    answer(c, id, 1, "q3", true);
    StoreCertificate forged = certificate_of(other, id, "GOFUN-2026-0000");
    assert_status(store_certificate_insert(c->store, &forged, &c->err), STATUS_DENIED);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_learner_is_found_again),
        CASE(test_learner_numbers_are_unique),
        CASE(test_learner_changes),
        CASE(test_bad_texts_are_refused),
        CASE(test_settings),
        CASE(test_one_statement_changes_megabytes),
        CASE(test_opening_is_not_starting),
        CASE(test_active_time_is_capped),
        CASE(test_tries_keep_the_newest),
        CASE(test_events_that_are_refused),
        CASE(test_answers_are_given_once),
        CASE(test_completion_rule),
        CASE(test_completion_keeps_the_first_moment),
        CASE(test_cycle_is_that_of_passing),
        CASE(test_ended_attempts_stay_ended),
        CASE(test_certificates),
        CASE(test_certificate_of_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
