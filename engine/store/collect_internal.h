/* What the files of collecting share. */
#ifndef GOFUN_STORE_COLLECT_INTERNAL_H
#define GOFUN_STORE_COLLECT_INTERNAL_H

#include "store/collect.h"
#include "store/store_internal.h"

enum {
    HEAD_CHAINS = STORE_CHAIN_CERTIFICATE + 1
};

typedef struct HeadChain {
    int64_t rows;
    uint8_t digest[STORE_HASH_BYTES];
} HeadChain;

typedef struct Head {
    Str device_uid, public_key;
    int64_t at;
    HeadChain chains[HEAD_CHAINS];
    Str body, signature;
} Head;

#define HEAD_MAGIC "GOFUN-HEAD 1\n"

/* Folds the digests of the rows behind row after, in their order, into out, until it has
 * limit rows altogether. */
Status store__head_fold(Store *store, StoreChain chain, int64_t after, int64_t limit,
                        HeadChain *out, Error *err) MUST_CHECK;
/* Hex digits, appended; and back. */
void store__head_hex(StrBuf *out, const uint8_t bytes[STORE_HASH_BYTES]);
bool store__head_unhex(Str text, uint8_t out[STORE_HASH_BYTES]);
/* Fills head, device_uid, public_key, head_at, signed_rows and row_count of out. */
Status store__head_check(Store *from, const StoreCollectHost *host, Arena *arena,
                         StoreCollectReport *out, Error *err) MUST_CHECK;

/* Ids there to ids here, by ascending id there; 0 is "left out". */
typedef struct IdMap {
    int64_t *from;
    int64_t *to;
    size_t count;
    size_t room;
} IdMap;
void store__map_add(IdMap *map, int64_t from, int64_t to);
/* 0 when there is none. */
int64_t store__map_find(const IdMap *map, int64_t from);

typedef struct Collect {
    Store *to;
    Store *from;
    const StoreCollectHost *host;
    const StoreCollectSource *source;
    StoreCollectReport *report;
    Arena *arena;                   /* the caller's; the report's texts */
    uint8_t hash[STORE_HASH_BYTES]; /* of the file's bytes */
    IdMap learners;
    IdMap attempts;
    int64_t seen_at;              /* when the copy was alive last */
    int64_t kept_from;            /* cycles before it are not collected */
    int64_t last_known;           /* id there of the last attempt that was here before */
    int64_t last_attempt;         /* id here when the merge began; later ones are new */
    ChainLink links[HEAD_CHAINS]; /* where the next row goes; seq 0: not read yet */
    bool is_appended[HEAD_CHAINS];
    int64_t now;
} Collect;

Status store__collect_conflict(Collect *collect, const char *kind, Str subject,
                               Str variant, Error *err) MUST_CHECK;
/* Calls merge for each row of a statement of the copy. */
Status store__collect_each(Collect *collect, StatementId statement,
                           Status (*merge)(Collect *, const Query *, Error *),
                           Error *err) MUST_CHECK;
/* The same for a statement that was begun; ends it. */
Status store__collect_rows(Collect *collect, Query *query,
                           Status (*merge)(Collect *, const Query *, Error *),
                           Error *err) MUST_CHECK;
Status store__collect_device(Collect *collect, Str uid, int64_t first_seen_at,
                             int64_t *id, Error *err) MUST_CHECK;
/* Seals a row into a chain of collect->to; the heads are written once, at the end. */
Status store__collect_append(Collect *collect, StoreChain chain, Query *query,
                             Error *err) MUST_CHECK;
/* True when this merge added the attempt: nothing hangs on it here yet. */
static inline bool store__is_new_attempt(const Collect *collect, int64_t here)
{
    return here > collect->last_attempt;
}
/* Steps of the merge, in this order, inside one transaction of collect->to. */
Status store__collect_people(Collect *collect, Error *err) MUST_CHECK;
Status store__collect_attempts(Collect *collect, Error *err) MUST_CHECK;
Status store__collect_replies(Collect *collect, Error *err) MUST_CHECK;
Status store__collect_answers(Collect *collect, Error *err) MUST_CHECK;
Status store__collect_states(Collect *collect, Error *err) MUST_CHECK;
Status store__collect_certificates(Collect *collect, Error *err) MUST_CHECK;
Status store__collect_diagnoses(Collect *collect, Error *err) MUST_CHECK;

/* Names a person for the list of erased ones; only this machine can make it. */
void store__person_hash(const Store *store, Str id, uint8_t out[STORE_HASH_BYTES]);

#endif
