/* The certificate register. What was signed is kept as it was signed. */
#ifndef GOFUN_STORE_CERTIFICATE_H
#define GOFUN_STORE_CERTIFICATE_H

#include <stdint.h>

#include "base/str.h"

typedef struct Store Store;

typedef enum StoreCertificateKind {
    STORE_CERTIFICATE_LESSON,
    STORE_CERTIFICATE_PART,
    STORE_CERTIFICATE_COURSE,
} StoreCertificateKind;

typedef struct StoreCertificate {
    Str serial;
    StoreCertificateKind kind;
    Str subject; /* lesson id, part id or course id */
    int64_t learner_id;
    int64_t attempt_id; /* the attempt that completed the lesson; 0 for part and course */
    Str content;        /* canonical text that was signed */
    Str signature;      /* bytes */
    Str key_id;
    int64_t issued_at; /* the moment of passing */
    int zone_minutes;
    int cycle;
    Str replaces; /* serial of the one before; empty for a first issue */
    Str reason;   /* why it was issued again; needed with replaces */
} StoreCertificate;

typedef struct StoreCertificates {
    StoreCertificate *items;
    size_t count;
} StoreCertificates;

typedef enum StoreCertificateEvent {
    STORE_CERTIFICATE_REVOKED,
    STORE_CERTIFICATE_PRINTED,
    STORE_CERTIFICATE_EXPORTED,
} StoreCertificateEvent;

/* STATUS_EXISTS: serial taken, or a first issue is there for learner, subject and cycle.
 * STATUS_DENIED: a lesson certificate whose attempt did not complete that lesson. */
Status store_certificate_insert(Store *store, const StoreCertificate *certificate,
                                Error *err) MUST_CHECK;
/* STATUS_NOT_FOUND when there is none. */
Status store_certificate_by_serial(Store *store, Str serial, Arena *arena,
                                   StoreCertificate *out, Error *err) MUST_CHECK;
/* Of one learner, oldest first. */
Status store_certificate_list(Store *store, int64_t learner_id, Arena *arena,
                              StoreCertificates *out, Error *err) MUST_CHECK;
/* Adds to the history of a certificate; by and reason may be empty. */
Status store_certificate_note(Store *store, Str serial, StoreCertificateEvent event,
                              Str by, Str reason, Error *err) MUST_CHECK;
/* *is_current becomes false once it was revoked or replaced by a newer one. */
Status store_certificate_is_current(Store *store, Str serial, bool *is_current,
                                    Error *err) MUST_CHECK;

#endif
