/* What is held about a person, and forgetting it. Erased rows leave their place in the
 * sealed chains, so that the record still proves that nothing else was removed. */
#ifndef GOFUN_STORE_PRIVACY_H
#define GOFUN_STORE_PRIVACY_H

#include <stdint.h>

#include "base/str.h"

typedef struct Store Store;

/* One row of one table. */
typedef struct StoreHeldRow {
    Str table;
    const Str *names; /* columns */
    const Str *values;
    size_t count;
} StoreHeldRow;
typedef Status (*StoreHeldVisitor)(void *context, const StoreHeldRow *row, Error *err);
/* Everything in the database that belongs to the person, also as learners of machines who
 * are joined to them (store/join.h). STATUS_NOT_FOUND. */
Status store_person_held(Store *store, int64_t learner_id, StoreHeldVisitor visit,
                         void *context, Error *err) MUST_CHECK;

typedef struct StoreErased {
    int64_t attempts, replies, answers, certificates;
    bool is_log_kept; /* another program reads: the WAL holds the old pages until it ends
                       */
} StoreErased;
/* What store_person_erase would erase, and store_retention_apply; nothing is changed. */
Status store_person_counts(Store *store, int64_t learner_id, StoreErased *out,
                           Error *err) MUST_CHECK;
Status store_retention_counts(Store *store, int before_cycle, StoreErased *out,
                              Error *err) MUST_CHECK;
/* Erases the person (the one a joined learner belongs to) and all that belongs to them,
 * overwrites the freed space, empties the WAL, makes a new backup and removes the older
 * ones (they hold the person too). Of certificates a hash of the signed text stays.
 * Copies collected later do not bring the person back. */
Status store_person_erase(Store *store, int64_t learner_id, Str reason, StoreErased *out,
                          Error *err) MUST_CHECK;
/* The same for everybody's records of cycles before this one; people stay. */
Status store_retention_apply(Store *store, int before_cycle, StoreErased *out,
                             Error *err) MUST_CHECK;

#endif
