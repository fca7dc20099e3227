/* What reports and exports read: people with their results, counted answers, the check of
 * both against the evidence, and the log of exports. Rows come one at a time by callback,
 * so that a report of a million people needs no more memory than one of ten. */
#ifndef GOFUN_STORE_REPORT_H
#define GOFUN_STORE_REPORT_H

#include <stdint.h>

#include "base/str.h"
#include "store/care.h"
#include "store/learner.h"

typedef struct StoreReportScope {
    int cycle;
    Str department; /* with the departments below it ("営業部/..."); empty: everyone */
    bool with_dues; /* fill dues */
    bool with_seals;
    bool with_proofs;   /* seals are made anew and compared */
    int64_t cycle_from; /* first second of the cycle and first one after it: who left */
    int64_t cycle_to;   /* before, or came after, is listed only with results */
} StoreReportScope;

/* One lesson somebody began in the cycle. */
typedef struct StoreResult {
    Str lesson_id;
    int64_t started_at;
    int64_t last_at;
    int64_t passed_at; /* 0: not complete; else the first time from the due's from_on on,
                          or the first time of the cycle when there is none */
    int zone_minutes;
    int correct_count;
    int question_count;
    int64_t evidence_seq; /* answer that completed it; 0: not complete */
    Str seal;             /* STORE_HASH_BYTES of that answer; empty unless asked for */
    bool is_proven; /* proof asked for: it is the seal of that answer as it is now, by
                       this person, to this lesson, then */
} StoreResult;

typedef struct StoreDue {
    Str lesson_id;
    Str due_on;  /* YYYY-MM-DD */
    Str from_on; /* passing counts from that day on; empty: from the cycle on */
} StoreDue;

typedef struct StoreReportPerson {
    StoreLearner learner; /* status: of a past cycle that of its last day */
    int64_t status_at;
    const StoreResult *results; /* by lesson id */
    size_t result_count;
    const StoreDue *dues; /* by lesson id; what was assigned in the cycle */
    size_t due_count;
} StoreReportPerson;

/* person is valid until the callback returns; a status other than OK ends the walk. */
typedef Status (*StorePersonFn)(void *context, const StoreReportPerson *person,
                                Error *err);
/* The people of a scope, all walks over one state of the database. Between open and close
 * the store is for nothing else; scope->department lives as long. On failure *out is NULL
 * and nothing is open. */
typedef struct StoreReportReader StoreReportReader;
Status store_report_open(Store *store, const StoreReportScope *scope,
                         StoreReportReader **out, Error *err) MUST_CHECK;
/* Everyone by department, reading, id. */
Status store_report_walk(StoreReportReader *reader, StorePersonFn callback, void *context,
                         Error *err) MUST_CHECK;
/* Frees in any case (NULL is fine); returns what went wrong first. */
Status store_report_close(StoreReportReader *reader, Status so_far,
                          Error *err) MUST_CHECK;
/* Open, one walk, close. Everyone in scope by department, reading, id, from one state of
 * the database. */
Status store_report_people(Store *store, const StoreReportScope *scope,
                           StorePersonFn callback, void *context, Error *err) MUST_CHECK;
/* True when anything is assigned in the cycle. */
Status store_report_has_dues(Store *store, int cycle, bool *out, Error *err) MUST_CHECK;

/* How often an option was chosen by those with rest right answers to the other questions
 * of the round: first full round of each person's first attempt in the cycle. An attempt
 * begun in the cycle before counts as one of its own. */
typedef struct StoreItemCount {
    Str lesson_id;
    Str question_id;
    int question_version;
    Str chosen_id;
    bool is_correct;
    int rest;
    int64_t n;
} StoreItemCount;
typedef Status (*StoreItemFn)(void *context, const StoreItemCount *count, Error *err);
/* By lesson, question, version; the texts are valid until the callback returns. */
Status store_report_items(Store *store, int cycle, StoreItemFn callback, void *context,
                          Error *err) MUST_CHECK;
/* After store_report_items of the same cycle. The middle answering time of a question in
 * tenths of a second (mean of the two middle ones when n is even, rounded down); 6000
 * means ten minutes or more. STATUS_NOT_FOUND when nobody answered. */
Status store_report_item_median(Store *store, int cycle, const StoreItemCount *item,
                                int64_t *tenths, Error *err) MUST_CHECK;

typedef struct StoreChoiceCount {
    Str lesson_id;
    Str scene_id;
    Str step_id;
    Str department;
    Str option_id;
    int64_t n;
} StoreChoiceCount;
typedef Status (*StoreChoiceFn)(void *context, const StoreChoiceCount *count, Error *err);
/* First choices in scenarios by lesson, scene, step, department, option. */
Status store_report_choices(Store *store, const StoreReportScope *scope,
                            StoreChoiceFn callback, void *context, Error *err) MUST_CHECK;

/* How many rows of the report tables do not follow from the evidence (completion in all
 * cycles); 0 is good. Reads all answers. */
Status store_report_check(Store *store, int64_t *differences, Error *err) MUST_CHECK;

typedef struct StoreExport {
    int64_t exported_at;
    int zone_minutes;
    Str exported_by;
    Str what;
    Str format;
    Str scope;
    Str destination;
    int64_t row_count;
} StoreExport;
/* Notes an export; the store puts the time. */
Status store_export_add(Store *store, const StoreExport *entry, Error *err) MUST_CHECK;
typedef Status (*StoreExportFn)(void *context, const StoreExport *entry, Error *err);
/* Newest first. */
Status store_export_list(Store *store, StoreExportFn callback, void *context,
                         Error *err) MUST_CHECK;

#endif
