/* Many machines, one record: each machine signs how far its record goes (its head), HR
 * merges copies of their databases. Merging the same files in any order, any number of
 * times, gives the same content. docs/collect.md explains what is checked with which
 * key. */
#ifndef GOFUN_STORE_COLLECT_H
#define GOFUN_STORE_COLLECT_H

#include <stdint.h>

#include "base/str.h"

typedef struct Store Store;

/* ---- on every machine ---- */
typedef struct StoreSigner {
    void *context;
    Str public_key; /* as hex digits */
    /* Appends the signature over text as hex digits. */
    void (*sign)(void *context, Str text, StrBuf *out);
} StoreSigner;

/* Checks the keyed chains and, when they are whole, signs the public digests of all rows
 * and keeps the text in the database. Rows that it checked when it signed before are not
 * read again, unless is_whole; what was changed among them HR sees, because the digests
 * are of the rows as they were then. STATUS_UNTRUSTED when the chains are not whole: the
 * old head stays. */
Status store_head_publish(Store *store, const StoreSigner *signer, bool is_whole,
                          Error *err) MUST_CHECK;

/* ---- at HR ---- */
typedef struct StoreNames {
    Str name, reading;
} StoreNames;
typedef struct StoreCollectHost {
    void *context;
    bool (*is_signed)(void *context, Str public_key, Str text, Str signature);
    /* Whether the company signed that machine's key. */
    bool (*is_known)(void *context, Str public_key);
    /* Whether the content is signed, and that of a certificate with this serial.
     * machine_key: public key of the machine the copy came from; may be empty. */
    bool (*is_certificate_good)(void *context, Str serial, Str content, Str machine_key);
    /* Whether these can be names of one person; widths, blanks and the like do not count.
     */
    bool (*is_same_name)(void *context, const StoreNames *a, const StoreNames *b);
} StoreCollectHost;

typedef enum StoreHeadState {
    STORE_HEAD_NONE,   /* the machine never signed; nothing can be said */
    STORE_HEAD_GOOD,   /* signed_rows rows are as the machine saved them */
    STORE_HEAD_BROKEN, /* changed or removed after it was signed: nothing was merged */
} StoreHeadState;

typedef struct StoreCollectReport {
    bool was_seen; /* the same bytes were merged before; nothing else is filled */
    StoreHeadState head;
    Str device_uid; /* of the head; in the arena */
    Str public_key;
    int64_t head_at;
    int64_t signed_rows;
    int64_t row_count;
    int64_t people, attempts, replies, answers, certificates; /* new ones */
    int64_t conflicts;
    int64_t left_out; /* people erased before, cycles no longer kept */
    bool is_forked;   /* brings rows, and lacks some that this machine had before */
} StoreCollectReport;

typedef struct StoreCollectSource {
    const char *path; /* of a copy or the original; only read, its WAL too */
    bool again;       /* also when these bytes were merged before */
    bool needs_head;  /* STATUS_DENIED when no machine known to the company signed */
} StoreCollectSource;

/* Merges one database in one transaction. STATUS_UNTRUSTED: head broken. STATUS_BUSY: the
 * file kept changing while it was copied. STATUS_BAD_DATA, STATUS_TOO_NEW,
 * STATUS_UNSUPPORTED as store_open; nothing was merged then. */
Status store_collect(Store *store, const StoreCollectSource *source,
                     const StoreCollectHost *host, Arena *arena, StoreCollectReport *out,
                     Error *err) MUST_CHECK;

typedef struct StoreConflict {
    Str kind; /* attempt, person, name, number, reply, answer, certificate, unsigned,
                 orphan */
    Str subject;
    Str device_uid; /* which brought the later one; empty for names and numbers */
    int64_t found_at;
    /* Of a number, whose names at the machine and in the roster differ; of a name: those
     * that machines said, with 、 between them. */
    Str claimed_name;
    Str listed_name;
    int64_t learner_id; /* the machine's learner (store_person_split) */
} StoreConflict;
typedef Status (*StoreConflictVisitor)(void *context, const StoreConflict *conflict,
                                       Error *err);
/* Of the host only is_same_name is used. */
Status store_collect_conflicts(Store *store, const StoreCollectHost *host,
                               StoreConflictVisitor visit, void *context,
                               Error *err) MUST_CHECK;

/* One hash of everything collected, whatever order it came in. */
Status store_content_hash(Store *store, uint8_t out[32], Error *err) MUST_CHECK;

#endif
