/* One person, several learners of machines: who learned before the number was known stays
 * a row of their own, because sealed rows name it, and belongs to the person from then
 * on. collect does that by number, HR by hand. docs/collect.md has the rules. */
#ifndef GOFUN_STORE_JOIN_H
#define GOFUN_STORE_JOIN_H

#include <stdint.h>

#include "base/str.h"

typedef struct Store Store;

/* A learner of a machine as that machine knows them. */
typedef struct StoreGuest {
    int64_t id;
    Str name, reading, department;
    Str joined_by;       /* who joined them at HR; empty: the number, or not joined */
    Str device_uid;      /* of the newest attempt; empty: none */
    int64_t begun_count; /* lessons */
    int64_t passed_count;
    int64_t last_at; /* last saved, else when the machine made the learner */
} StoreGuest;
typedef Status (*StoreGuestVisitor)(void *context, const StoreGuest *guest, Error *err);

/* Who has begun a lesson and has no number, the newest first; texts until visit returns.
 */
Status store_guest_walk(Store *store, StoreGuestVisitor visit, void *context,
                        Error *err) MUST_CHECK;
/* Who is joined to the person. */
Status store_guest_joined(Store *store, int64_t person_id, StoreGuestVisitor visit,
                          void *context, Error *err) MUST_CHECK;
/* One of them, joined or not. STATUS_NOT_FOUND. The texts are in the arena. */
Status store_guest_by_id(Store *store, int64_t id, Arena *arena, StoreGuest *out,
                         Error *err) MUST_CHECK;
/* The person a learner is joined to; 0: a person of their own. STATUS_NOT_FOUND. */
Status store_person_of(Store *store, int64_t learner_id, int64_t *person_id,
                       Error *err) MUST_CHECK;

/* From now on all of the guest counts for the person; by: who says so. STATUS_DENIED: the
 * guest has a number or is joined already, or the person is nobody with a number. */
Status store_person_join(Store *store, int64_t guest_id, int64_t person_id, Str by,
                         Error *err) MUST_CHECK;
/* Takes a join back, and collecting does not join them by that number again. A person who
 * came from a machine with a number of somebody else loses the number: it stays with what
 * HR knows about it. STATUS_DENIED: learners of other machines were saved into this row,
 * or it has neither number nor join. */
Status store_person_split(Store *store, int64_t learner_id, Str by,
                          Error *err) MUST_CHECK;

#endif
