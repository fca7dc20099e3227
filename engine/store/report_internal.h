/* The part of the store's inside that reports use. Only for the store room. */
#ifndef GOFUN_STORE_REPORT_INTERNAL_H
#define GOFUN_STORE_REPORT_INTERNAL_H

#include "store/report.h"

typedef struct Query Query;

/* Lesson ids that packed rows of reports name by number. */
typedef struct ReportNames {
    Str *ids;
    size_t count;
    size_t room;
    size_t next; /* where the next one is looked for first */
    Arena arena;
} ReportNames;

/* A packed walk beside the one over everyone: results, dues. */
typedef struct ReportBeside {
    int64_t learner_id; /* of its row; before the first one INT64_MIN */
    bool is_open;
} ReportBeside;

/* ---- report_pack.c ---- */
/* The SQL functions of report_statements.h. */
Status store__report_register(Store *store, Error *err) MUST_CHECK;
void store__report_names_clear(ReportNames *names);
/* One row from the front of what was packed; false at the end. out is the row before
 * (zero in front of the first). The dates of a due point into packed. */
bool store__report_take_result(const Store *store, Str *packed, StoreResult *out);
bool store__report_take_due(const Store *store, Str *packed, StoreDue *due);

/* ---- report.c: statements prepared, a read transaction around them ---- */
Status store__report_begin(Store *store, Error *err) MUST_CHECK;
/* Ends the transaction in any case; returns what went wrong first. */
Status store__report_end(Store *store, Status so_far, Error *err) MUST_CHECK;
/* :cycle, :department, :below, :behind; the texts live in the arena. */
void store__report_bind_scope(Query *query, const StoreReportScope *scope, Arena *arena);

#endif
