/* What joining shares with collecting and the ledger. Inside a write transaction. */
#ifndef GOFUN_STORE_JOIN_INTERNAL_H
#define GOFUN_STORE_JOIN_INTERNAL_H

#include "store/store_internal.h"

/* The learners of machines that are one person; clear the arena. */
typedef struct PersonRows {
    Arena arena;
    int64_t *ids;
    size_t count;
} PersonRows;
Status store__person_rows(Store *store, int64_t person_id, PersonRows *out,
                          Error *err) MUST_CHECK;

/* A number as a machine writes it, and folded. */
typedef struct JoinNumber {
    Str number, key;
} JoinNumber;
typedef enum JoinOutcome {
    JOIN_KEPT,
    JOIN_MOVED, /* belongs to somebody else than before */
    JOIN_STUCK, /* has another number now, but others are saved in its row */
} JoinOutcome;
/* Puts a machine's learner where its number says: the last one its machine said, unless
 * HR decided. */
Status store__join_settle(Store *store, int64_t row, const JoinNumber *said,
                          JoinOutcome *out, Error *err) MUST_CHECK;
/* The number that a machine's learner has, as that machine said last, folded; empty:
 * none, or HR said that they are not that person. */
Status store__join_wanted(Store *store, Str uid, Arena *arena, Str *key,
                          Error *err) MUST_CHECK;
/* Two machines may know a person by different names; which one shows must not depend on
 * who was collected first. */
Status store__join_names(Store *store, int64_t row, Error *err) MUST_CHECK;
/* Who has the number; 0: nobody. */
Status store__join_find(Store *store, Str key, int64_t *id, Error *err) MUST_CHECK;

#endif
