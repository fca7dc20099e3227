#include "store/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/os.h"

enum {
    FILE_MAX = 64 * 1024 * 1024
};

void must_(Status status, const Error *err, const char *what, const char *file, int line)
{
    if (status != STATUS_OK) {
        fprintf(stderr, "%s:%d: %s: %s: %s\n", file, line, what, status_text(status),
                err->message);
        abort();
    }
}

void expect_(bool is_true, const char *what, const char *file, int line)
{
    if (!is_true) {
        fprintf(stderr, "%s:%d: not true: %s\n", file, line, what);
        abort();
    }
}

void fixture_hash(const uint8_t key[STORE_HASH_BYTES], const void *data, size_t size,
                  uint8_t out[STORE_HASH_BYTES])
{
    EXPECT(crypto_generichash(out, STORE_HASH_BYTES, data, size, key, STORE_HASH_BYTES) ==
           0);
}

static int64_t fake_now(void *context)
{
    return ((FakeClock *)context)->now_seconds;
}

static int fake_zone(void *context, int64_t at_seconds)
{
    (void)at_seconds;
    return ((FakeClock *)context)->zone_minutes;
}

static int64_t fake_monotonic(void *context)
{
    return ((FakeClock *)context)->monotonic_ms;
}

void fixture_empty_folder(const char *folder)
{
    Error err;
    Arena arena = {0};
    OsNames names = {0};
    MUST(os_list_dir(&arena, folder, &names, &err));
    for (size_t i = 0; i < names.count; i++) {
        const char *path =
            str_format(&arena, "%s/%.*s", folder, STR_ARG(names.names[i])).ptr;
        if (os_is_dir(path)) {
            fixture_empty_folder(path);
        } else {
            MUST(os_remove_file(path, &err));
        }
    }
    arena_clear(&arena);
}

void fixture_init(Fixture *fixture, const char *name)
{
    EXPECT(sodium_init() >= 0);
    Error err;
    *fixture = (Fixture){.clock = {FIXTURE_NOW, 1000, 540}};
    const char *root = os_environment("GOFUN_TEST_DIR");
    fixture->folder = str_format(&fixture->arena, "%s/store-%s",
                                 root ? root : GOFUN_BINARY_DIR "/tests", name)
                          .ptr;
    MUST(os_make_dirs(fixture->folder, &err));
    fixture_empty_folder(fixture->folder);
    fixture->options = (StoreOptions){
        .path = fixture_path(fixture, "record.db"),
        .device_uid = "0a1b2c3d-device",
        .backup_folder = fixture_path(fixture, "backup"),
        .host = {NULL, fake_now, fake_zone, fake_monotonic, os_random, fixture_hash},
    };
    memset(fixture->options.chain_key, 0x5A, STORE_HASH_BYTES);
    fixture->options.host.context = &fixture->clock;
}

void fixture_clear(Fixture *fixture)
{
    arena_clear(&fixture->arena);
}

const char *fixture_path(Fixture *fixture, const char *name)
{
    return str_format(&fixture->arena, "%s/%s", fixture->folder, name).ptr;
}

Store *fixture_open(const Fixture *fixture)
{
    Error err;
    Store *store = NULL;
    MUST(store_open(&fixture->options, &store, &err));
    return store;
}

void fixture_copy_file(const char *from, const char *to)
{
    Error err;
    StrBuf bytes = {0};
    MUST(os_read_file(from, FILE_MAX, &bytes, &err));
    FILE *file = fopen(to, "wb");
    EXPECT(file != NULL);
    EXPECT(fwrite(bytes.ptr, 1, bytes.len, file) == bytes.len);
    EXPECT(fclose(file) == 0);
    strbuf_clear(&bytes);
}

uint64_t random_next(uint64_t *state)
{
    *state += 0x9E3779B97F4A7C15u;
    uint64_t z = *state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

uint64_t random_below(uint64_t *state, uint64_t below)
{
    return random_next(state) % below;
}

static Status find_learner(Store *store, const char *number, int64_t *id, Error *err)
{
    Arena arena = {0};
    StoreLearner learner;
    Status status =
        store_learner_by_number(store, str_from(number), &arena, &learner, err);
    *id = status == STATUS_OK ? learner.id : 0;
    arena_clear(&arena);
    if (status != STATUS_NOT_FOUND) {
        return status;
    }
    StoreLearnerData data = {
        .name = str_from("髙橋 﨑子"),
        .reading = str_from("たかはし さきこ"),
        .employee_number = str_from(number),
        .department = str_from("総務部"),
    };
    return store_learner_create(store, &data, id, err);
}

Status work_begin(Work *work, Store *store, const char *employee_number, Error *err)
{
    *work = (Work){.store = store};
    StoreAttemptStart start = {
        .lesson_id = STR("no09_wireless_lan"),
        .lesson_revision = 1,
        .content_hash = STR("b2:0011223344556677"),
        .seed = 0xFEDCBA9876543210u,
        .question_count = 3,
        .pass_count = 2,
    };
    Status status = find_learner(store, employee_number, &start.learner_id, err);
    return status == STATUS_OK
               ? store_attempt_create(store, &start, &work->attempt_id, err)
               : status;
}

Status work_resume(Work *work, Store *store, const char *employee_number, Error *err)
{
    *work = (Work){.store = store};
    int64_t learner_id = 0;
    Status status = find_learner(store, employee_number, &learner_id, err);
    if (status != STATUS_OK) {
        return status;
    }
    Arena arena = {0};
    StoreAttempt attempt;
    status = store_attempt_find_open(store, learner_id, STR("no09_wireless_lan"), &arena,
                                     &attempt, err);
    int64_t done = 0;
    if (status == STATUS_OK) {
        work->attempt_id = attempt.id;
        EXPECT(attempt.position.len == 0 || str_to_int64(attempt.position, &done));
        work->done = (int)done;
    }
    arena_clear(&arena);
    return status;
}

Status work_step(Work *work, Error *err)
{
    static const Str shown[] = {
        {"own_phone", 9}, {"komorebi", 8}, {"free_wifi", 9}, {"dont_know", 9}};
    int number = work->done + 1;
    char position[16];
    char question[16];
    char step[16];
    (void)snprintf(position, sizeof position, "%d", number);
    (void)snprintf(question, sizeof question, "q%d", number % 3);
    (void)snprintf(step, sizeof step, "c%d", number);
    StoreEvent event = {.position = str_from(position), .elapsed_ms = 4000};
    if (number % 4 == 3) {
        event.kind = STORE_EVENT_REPLY;
        event.reply =
            (StoreReply){STR("cafe"), str_from(step), shown[number % 3], number % 2 == 0};
    } else {
        event.kind = STORE_EVENT_ANSWER;
        event.answer = (StoreAnswer){
            .question_id = str_from(question),
            .question_version = 1,
            .shown_ids = shown,
            .shown_count = 4,
            .chosen_id = shown[number % 4],
            .is_correct = number % 4 == 0,
            .round = number,
            .answered_ms = 2500 + number,
        };
    }
    Status status = store_event_save(work->store, work->attempt_id, &event, err);
    if (status == STATUS_OK) {
        work->done = number;
    }
    return status;
}

size_t work_seen(Store *store, WorkSeen *seen, size_t room)
{
    static const char sql[] =
        "SELECT t.uid, (SELECT count(*) FROM answer WHERE attempt_id = t.id) "
        "+ (SELECT count(*) FROM reply WHERE attempt_id = t.id), "
        "coalesce(CAST(p.position AS INTEGER), 0) "
        "FROM attempt AS t LEFT JOIN position AS p ON p.attempt_id = t.id ORDER BY t.id";
    sqlite3_stmt *statement = NULL;
    EXPECT(sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK);
    size_t count = 0;
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW && count < room) {
        WorkSeen *one = &seen[count++];
        (void)snprintf(one->uid, sizeof one->uid, "%s",
                       (const char *)sqlite3_column_text(statement, 0));
        one->events = sqlite3_column_int64(statement, 1);
        one->position = sqlite3_column_int64(statement, 2);
    }
    EXPECT(code == SQLITE_DONE);
    sqlite3_finalize(statement);
    return count;
}

static bool is_chain_clean(Store *store, Error *err)
{
    Arena arena = {0};
    StoreChainReport report;
    Status status = store_verify_chain(store, &arena, &report, err);
    if (status == STATUS_OK && report.count > 0) {
        Str text = store_finding_text(&arena, &report.findings[0]);
        status = error_set(err, STATUS_UNTRUSTED, "%.*s", STR_ARG(text));
    }
    arena_clear(&arena);
    return status == STATUS_OK;
}

const char *record_trouble(Store *store)
{
    static char text[600];
    Error err = {0};
    if (store__check(store->db, false, &err) != STATUS_OK ||
        !is_chain_clean(store, &err)) {
        (void)snprintf(text, sizeof text, "%s", err.message);
        return text;
    }
    return NULL;
}

const char *work_trouble(Store *store)
{
    static char text[200];
    enum {
        ROOM = 4096
    };
    const char *damage = record_trouble(store);
    if (damage) {
        return damage;
    }
    WorkSeen *seen = mem_alloc_array(ROOM, sizeof *seen);
    size_t count = work_seen(store, seen, ROOM);
    const char *trouble = NULL;
    for (size_t i = 0; i < count && !trouble; i++) {
        if (seen[i].events != seen[i].position) {
            (void)snprintf(text, sizeof text,
                           "half a transaction: %lld events, position %lld",
                           (long long)seen[i].events, (long long)seen[i].position);
            trouble = text;
        }
    }
    mem_free(seen);
    return trouble;
}
