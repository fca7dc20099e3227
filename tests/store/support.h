/* What the tests of the record share: a fresh folder, a clock that stands still, a
 * learner at work, and the check that nothing acknowledged is missing. */
#ifndef GOFUN_TESTS_STORE_SUPPORT_H
#define GOFUN_TESTS_STORE_SUPPORT_H

#include "store/store_internal.h"

/* 2027-01-16 09:00 in Japan. */
#define FIXTURE_NOW 1800057600

typedef struct FakeClock {
    int64_t now_seconds;
    int64_t monotonic_ms;
    int zone_minutes;
} FakeClock;

typedef struct Fixture {
    Arena arena;
    const char *folder;
    FakeClock clock;
    StoreOptions options; /* path folder/record.db, backups in folder/backup */
} Fixture;

/* BLAKE2b-256 with a key, as in the player. */
void fixture_hash(const uint8_t key[STORE_HASH_BYTES], const void *data, size_t size,
                  uint8_t out[STORE_HASH_BYTES]);
/* A folder of its own, emptied, below GOFUN_TEST_DIR or the build folder. */
void fixture_init(Fixture *fixture, const char *name);
void fixture_clear(Fixture *fixture);
/* Removes the files of a folder and of the folders in it. */
void fixture_empty_folder(const char *folder);
/* Opens or stops the program. */
Store *fixture_open(const Fixture *fixture);
const char *fixture_path(Fixture *fixture, const char *name);
/* Copies a whole file; stops the program when it cannot. */
void fixture_copy_file(const char *from, const char *to);

/* Stops the program with the message of err unless status is STATUS_OK. */
void must_(Status status, const Error *err, const char *what, const char *file, int line);
#define MUST(call) must_((call), &err, #call, __FILE__, __LINE__)
/* Stops the program with a message unless the condition holds; also outside cmocka. */
void expect_(bool is_true, const char *what, const char *file, int line);
#define EXPECT(condition) expect_((condition), #condition, __FILE__, __LINE__)

/* Small reproducible random numbers (splitmix64). */
uint64_t random_next(uint64_t *state);
/* 0 .. below-1 */
uint64_t random_below(uint64_t *state, uint64_t below);

/* ---- a learner at work: event n (from 1) is an answer or a reply with position "n" ----
 */
typedef struct Work {
    Store *store;
    int64_t attempt_id;
    int done; /* events acknowledged */
} Work;

Status work_begin(Work *work, Store *store, const char *employee_number,
                  Error *err) MUST_CHECK;
/* Takes up the open attempt of the learner again. */
Status work_resume(Work *work, Store *store, const char *employee_number,
                   Error *err) MUST_CHECK;
/* Saves event number work->done + 1. */
Status work_step(Work *work, Error *err) MUST_CHECK;

/* One attempt as the database has it. */
typedef struct WorkSeen {
    char uid[37];
    int64_t events;   /* answers and replies */
    int64_t position; /* number in the position, 0 when there is none */
} WorkSeen;

/* Attempts in the database, at most room; stops the program when SQLite cannot read. */
size_t work_seen(Store *store, WorkSeen *seen, size_t room);
/* integrity_check, foreign_key_check, chain. Returns NULL or what is wrong, in a static
 * buffer. */
const char *record_trouble(Store *store);
/* As record_trouble, and no half transaction of a Work. */
const char *work_trouble(Store *store);

#endif
