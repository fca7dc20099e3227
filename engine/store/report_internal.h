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

/* In front of the first learner of a walk. */
#define REPORT_NOBODY INT64_MIN

/* A walk over rows by learner id beside the one over everyone. */
typedef struct ReportBeside {
    sqlite3_stmt *statement; /* NULL: at its end */
    int64_t ready_id;        /* whose rows are all in ready */
    StrBuf ready;
    int64_t packing_id; /* whose rows are coming */
    StrBuf packing;
    int64_t last_at; /* of the row before, if it was the same learner's */
    int zone_minutes;
    StrBuf dates; /* due_on and from_on */
} ReportBeside;

enum {
    REPORT_BESIDE_RESULTS,
    REPORT_BESIDE_DUES,
    REPORT_BESIDE_COUNT
};

/* ---- report_pack.c ---- */
/* The SQL functions of report_statements.h. */
Status store__report_register(Store *store, Error *err) MUST_CHECK;
void store__report_names_clear(ReportNames *names);
/* statement: SQL_REPORT_RESULTS..., SQL_REPORT_DUES, bound and not begun; NULL: no rows
 * are wanted. */
void store__report_beside_begin(ReportBeside *walk, sqlite3_stmt *statement);
void store__report_beside_clear(ReportBeside *walk);
/* One row from the front of what was packed; false at the end. out is the row before
 * (zero in front of the first). Seals and dates point into packed. */
bool store__report_take_result(const Store *store, Str *packed, StoreResult *out);
bool store__report_take_due(const Store *store, Str *packed, StoreDue *due);

/* ---- report.c: statements prepared, a read transaction around them ---- */
Status store__report_begin(Store *store, Error *err) MUST_CHECK;
/* Ends the transaction in any case; returns what went wrong first. */
Status store__report_end(Store *store, Status so_far, Error *err) MUST_CHECK;
/* :cycle, :department, :below, :behind; the texts live in the arena. */
void store__report_bind_scope(Query *query, const StoreReportScope *scope, Arena *arena);

#endif
