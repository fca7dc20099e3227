/* The certificate register across all people, for HR's tools. */
#ifndef GOFUN_STORE_LEDGER_H
#define GOFUN_STORE_LEDGER_H

#include "store/certificate.h"

/* Empty texts and zeros mean "any". */
typedef struct StoreLedgerFilter {
    Str serial;
    Str number;     /* employee number; width and letter case do not count */
    Str department; /* with what is below it: 営業部 finds 営業部/第一課 */
    int cycle;
    Str key_id;
    bool has_kind;
    StoreCertificateKind kind;
} StoreLedgerFilter;

typedef struct StoreLedgerRow {
    StoreCertificate certificate;
    Str name; /* as HR writes it now; the certificate has the name of then */
    Str number;
    Str department;
    bool is_revoked;
    Str replaced_by; /* serial; empty when it was not */
} StoreLedgerRow;

/* row is valid during the call. Anything but STATUS_OK ends the walk. */
typedef Status (*StoreLedgerVisitor)(void *context, const StoreLedgerRow *row,
                                     Error *err);
/* Calls visit for each, in the order of issue, and returns what it returned. visit may
 * use the store. */
Status store_ledger_walk(Store *store, const StoreLedgerFilter *filter,
                         StoreLedgerVisitor visit, void *context, Error *err) MUST_CHECK;

/* A certificate that this machine called back or replaced; texts are valid during the
 * call. */
typedef struct StoreLedgerEnd {
    Str serial;
    Str reason;
    Str replaced_by; /* serial; empty: revoked */
    int64_t at;
} StoreLedgerEnd;
typedef void (*StoreLedgerEndVisitor)(void *context, const StoreLedgerEnd *end);
/* Each of them, oldest first; one that was replaced and revoked comes twice. */
Status store_ledger_ends(Store *store, StoreLedgerEndVisitor visit, void *context,
                         Error *err) MUST_CHECK;

/* Notes one event for many certificates in one transaction. */
Status store_ledger_note(Store *store, const Str *serials, size_t count,
                         StoreCertificateEvent event, Str by, Error *err) MUST_CHECK;

/* A part or the course: the lessons it takes, and what its certificate is called. */
typedef struct StoreLedgerWant {
    int64_t learner_id;
    int cycle;
    const Str *lesson_ids;
    size_t lesson_count;
    StoreCertificateKind kind;
    Str subject;
} StoreLedgerWant;
typedef struct StoreLedgerDone {
    bool is_done;
    bool is_issued;    /* there is a certificate for it already */
    int64_t passed_at; /* of the lesson that came last */
    int zone_minutes;
} StoreLedgerDone;
/* Whether somebody completed all these lessons in that cycle, and when. */
Status store_ledger_done(Store *store, const StoreLedgerWant *want, StoreLedgerDone *out,
                         Error *err) MUST_CHECK;

#endif
