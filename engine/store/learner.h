/* Learners and settings. Texts in results live in the caller's arena. */
#ifndef GOFUN_STORE_LEARNER_H
#define GOFUN_STORE_LEARNER_H

#include <stdint.h>

#include "base/str.h"

typedef struct Store Store;

/* 在籍 / 休職 / 対象外 / 退職. */
typedef enum StoreLearnerStatus {
    STORE_LEARNER_ACTIVE,
    STORE_LEARNER_ON_LEAVE,
    STORE_LEARNER_EXEMPT,
    STORE_LEARNER_LEFT,
} StoreLearnerStatus;

/* What people say about a learner; every text may be empty but the name. */
typedef struct StoreLearnerData {
    Str name;
    Str reading;         /* kana */
    Str employee_number; /* text: leading zeros stay */
    Str department;
    StoreLearnerStatus status;
    Str status_reason;
    Str status_by; /* who said so */
} StoreLearnerData;

typedef struct StoreLearner {
    int64_t id;
    Str uid; /* our own UUID, never changes */
    StoreLearnerData data;
    int64_t created_at;
    Str print_name; /* from HR's roster; empty when the name itself can be printed */
} StoreLearner;
/* The name as a certificate writes it. */
static inline Str store_learner_printed(const StoreLearner *learner)
{
    return learner->print_name.len > 0 ? learner->print_name : learner->data.name;
}

typedef struct StoreLearners {
    StoreLearner *items;
    size_t count;
} StoreLearners;

/* STATUS_EXISTS when the employee number is taken (width and letter case do not count).
 */
Status store_learner_create(Store *store, const StoreLearnerData *data, int64_t *id,
                            Error *err) MUST_CHECK;
/* Replaces everything people say about the learner; certificates keep their names. */
Status store_learner_update(Store *store, int64_t id, const StoreLearnerData *data,
                            Error *err) MUST_CHECK;
/* Changes name and reading only. */
Status store_learner_rename(Store *store, int64_t id, Str name, Str reading,
                            Error *err) MUST_CHECK;
/* The name for certificates to come; empty: the name itself. */
Status store_learner_print_as(Store *store, int64_t id, Str print_name,
                              Error *err) MUST_CHECK;
/* STATUS_NOT_FOUND when there is none. */
Status store_learner_by_id(Store *store, int64_t id, Arena *arena, StoreLearner *out,
                           Error *err) MUST_CHECK;
Status store_learner_by_uid(Store *store, Str uid, Arena *arena, StoreLearner *out,
                            Error *err) MUST_CHECK;
/* ００ａ１２ finds 00A12. */
Status store_learner_by_number(Store *store, Str employee_number, Arena *arena,
                               StoreLearner *out, Error *err) MUST_CHECK;
/* Everyone, by reading, then name. */
Status store_learner_list(Store *store, Arena *arena, StoreLearners *out,
                          Error *err) MUST_CHECK;

/* Settings are small texts by name. learner_id 0 means this device. Getting one that was
 * never set gives the fallback. */
Status store_setting_get(Store *store, int64_t learner_id, Str name, Str fallback,
                         Arena *arena, Str *out, Error *err) MUST_CHECK;
Status store_setting_set(Store *store, int64_t learner_id, Str name, Str value,
                         Error *err) MUST_CHECK;

#endif
