/* Store: the record in SQLite - learners, attempts, answers, certificates, settings.
 * The only room that knows SQL. The app, gofun-hr and the tests use it.
 * A call that saves returns STATUS_OK only after COMMIT: then the data survives a power
 * cut. One thread at a time may use a Store; it may be handed from thread to thread, so a
 * worker can commit while the window goes on drawing.
 * Statuses of every call: STATUS_NO_SPACE, STATUS_READ_ONLY, STATUS_DENIED, STATUS_IO
 * (the disk; nothing was saved, call again once it is cured), STATUS_BUSY (another
 * program kept the file longer than 5 s), STATUS_BAD_DATA (damaged file: close it;
 * the next store_open looks thoroughly, then store_restore_if_damaged can help),
 * STATUS_BAD_ARGUMENT (text that is not UTF-8, a value out of its range). */
#ifndef GOFUN_STORE_STORE_H
#define GOFUN_STORE_STORE_H

#include <stdint.h>

#include "base/str.h"
#include "store/assignment.h"
#include "store/attempt.h"
#include "store/care.h"
#include "store/certificate.h"
#include "store/learner.h"
#include "store/roster.h"

enum {
    STORE_HASH_BYTES = 32,
    STORE_IDLE_CAP_MS = 60000,  /* longer pauses are not learning time */
    STORE_TEXT_MAX = 200,       /* bytes of an id or a name */
    STORE_POSITION_MAX = 65536, /* bytes of a position text */
    STORE_BACKUPS_KEPT = 14,
};

/* What the store needs from outside; every pointer is required. context is handed back.
 */
typedef struct StoreHost {
    void *context;
    int64_t (*now_seconds)(void *context);                  /* Unix, UTC */
    int (*zone_minutes)(void *context, int64_t at_seconds); /* east of UTC */
    int64_t (*monotonic_ms)(void *context);
    void (*fill_random)(void *out, size_t size);
    /* Keyed hash (BLAKE2b-256 in the player) that seals answers, replies, certificates.
     */
    void (*hash)(const uint8_t key[STORE_HASH_BYTES], const void *data, size_t size,
                 uint8_t out[STORE_HASH_BYTES]);
} StoreHost;

typedef struct StoreOptions {
    const char *path;          /* the database file; its folder must be there */
    const char *device_uid;    /* this machine's own id, 1-200 bytes */
    const char *backup_folder; /* made when missing; NULL: no automatic backup at open */
    bool is_backup_later;      /* not at open: the caller asks store_backup_is_due */
    uint8_t chain_key[STORE_HASH_BYTES];
    StoreHost host;
    const char
        *vfs; /* SQLite VFS by name; NULL is the system's (tests put a shim here) */
} StoreOptions;

/* Host clocks and random from base/os.h; hash is the caller's. */
StoreHost store_host_system(void (*hash)(const uint8_t key[STORE_HASH_BYTES],
                                         const void *data, size_t size,
                                         uint8_t out[STORE_HASH_BYTES]));

/* Opens or creates the database, brings its schema up to date, checks it after an unclean
 * exit, takes a backup when the last one is older than a day (a backup that fails is
 * logged, it does not stop the player). options is copied, its texts too.
 * STATUS_TOO_NEW: made by a newer gofun; STATUS_UNSUPPORTED: another program's database,
 * or a network folder; in these cases the file is not touched. STATUS_BAD_DATA: damaged.
 * On failure *out is NULL. Close with store_close. */
Status store_open(const StoreOptions *options, Store **out, Error *err) MUST_CHECK;
/* Ends all work and folds the WAL into the file. NULL is fine. */
void store_close(Store *store);
/* True when the last user of this file did not close it (crash, power cut). */
bool store_was_unclean(const Store *store);

/* The training cycle of a moment: the Japanese fiscal year (April to March) it falls in
 * where the clock is zone_minutes east of UTC. 2027-03-31 belongs to 2026. */
int store_cycle_of(int64_t at_seconds, int zone_minutes);
/* The cycle of now. */
int store_cycle_now(const Store *store);

#endif
