/* Looking after the file: the hash chain, backups, and what to do about damage. */
#ifndef GOFUN_STORE_CARE_H
#define GOFUN_STORE_CARE_H

#include <stdint.h>

#include "base/str.h"

typedef struct Store Store;
typedef struct StoreOptions StoreOptions;

typedef enum StoreChain {
    STORE_CHAIN_REPLY,
    STORE_CHAIN_ANSWER,
    STORE_CHAIN_CERTIFICATE,
} StoreChain;

typedef enum StoreFindingKind {
    STORE_ROW_CHANGED,  /* the row is not what was sealed */
    STORE_ROW_REMOVED,  /* a row that was sealed is gone */
    STORE_ROW_INSERTED, /* a row past the end of the sealed ones */
    STORE_ROW_UNLINKED, /* a good seal that does not follow the row before */
    STORE_HEAD_CHANGED, /* the note of how many rows there are was changed */
} StoreFindingKind;

typedef struct StoreFinding {
    StoreChain chain;
    StoreFindingKind kind;
    int64_t seq;  /* first row meant, from 1 */
    int64_t last; /* last row meant; == seq but for a run of removed rows */
} StoreFinding;

enum {
    STORE_CHAINS = STORE_CHAIN_CERTIFICATE + 1
};

/* A row of a chain; seq 0: in front of the first. */
typedef struct StoreChainPlace {
    int64_t seq;
    uint8_t seal[32];
} StoreChainPlace;

typedef struct StoreChainReport {
    int64_t rows_checked;
    int64_t rows_marked;    /* in front of the mark, not walked again */
    int64_t marked_at;      /* by when those were checked; 0: all rows were walked now */
    StoreFinding *findings; /* in the arena */
    size_t count;           /* 0: all rows are as they were saved */
    StoreChainPlace ends[STORE_CHAINS]; /* where the walks ended */
} StoreChainReport;

/* Walks the sealed rows (replies, answers, certificates) and names every one that was
 * changed, removed or inserted. What it cannot see: the whole file replaced by an older
 * copy of itself. */
Status store_verify_chain(Store *store, Arena *arena, StoreChainReport *out,
                          Error *err) MUST_CHECK;
typedef enum StoreVerifyScope {
    STORE_VERIFY_ADDED,          /* what was added behind the mark */
    STORE_VERIFY_ADDED_AND_SUMS, /* and the sums of reports against all answers */
    STORE_VERIFY_ALL,            /* all rows, all sums */
} StoreVerifyScope;

typedef struct StoreVerification {
    StoreChainReport chain;
    int64_t differences; /* store_report_check; 0 when sums were not looked at */
} StoreVerification;

/* Verifies the record for an audit and remembers how far: when rows and sums prove whole,
 * a mark is set where the walks ended, under a keyed hash together with the seals the
 * chains have there. Without a good mark everything is walked and summed whatever the
 * scope. What was changed in front of the mark is seen by STORE_VERIFY_ALL only. */
Status store_verify(Store *store, StoreVerifyScope scope, Arena *arena,
                    StoreVerification *out, Error *err) MUST_CHECK;
/* "answer 12: changed", for people; in the arena. */
Str store_finding_text(Arena *arena, const StoreFinding *finding);

/* Online backup into the backup folder, also while others write: copied under a temporary
 * name, checked, renamed; the newest STORE_BACKUPS_KEPT are kept. The ones before stay
 * usable whatever happens. STATUS_BUSY when another process makes one now. */
Status store_backup(Store *store, Error *err) MUST_CHECK;
/* True when there is something to keep and the newest backup is older than a day. */
Status store_backup_is_due(Store *store, bool *out, Error *err) MUST_CHECK;

/* One plain file with everything, made while others write; replaces what is at path. */
Status store_copy_to(Store *store, const char *path, Error *err) MUST_CHECK;

typedef struct StoreRecovery {
    bool is_damaged;
    bool is_restored;  /* false and damaged: no good backup, a new file will be made */
    int64_t backup_at; /* what was saved after this moment (Unix) may be lost; 0: all */
    Str damage;        /* what the check found, English; in the arena */
    Str damaged_path;  /* where the bad file is kept; in the arena */
    Str backup_path;   /* which backup came back; in the arena */
} StoreRecovery;

/* Checks the closed file thoroughly; when it is damaged, keeps it aside as
 * PATH.damaged-TIME and puts the newest good backup in its place. Nothing happens to a
 * file that is whole, absent, another program's, or newer than we are. Call it when
 * store_open says STATUS_BAD_DATA, with no Store open on the file. */
Status store_restore_if_damaged(const StoreOptions *options, Arena *arena,
                                StoreRecovery *out, Error *err) MUST_CHECK;

#endif
