/* The roster in the record: staging the rows of a file, comparing them with who is there,
 * writing all of it in one transaction. Only gofun-hr uses this. What a change is decides
 * the caller (engine/roster/diff.h). */
#ifndef GOFUN_STORE_ROSTER_H
#define GOFUN_STORE_ROSTER_H

#include "store/learner.h"

/* The same fields in the same order as in engine/roster/columns.h. Status is one of
 * active, on_leave, exempt, left; dates are YYYY-MM-DD or empty. */
typedef enum StorePersonField {
    STORE_PERSON_NUMBER,
    STORE_PERSON_NAME,
    STORE_PERSON_READING,
    STORE_PERSON_DEPARTMENT,
    STORE_PERSON_EMAIL,
    STORE_PERSON_TITLE,
    STORE_PERSON_EMPLOYMENT,
    STORE_PERSON_STATUS,
    STORE_PERSON_REASON,
    STORE_PERSON_STATUS_ON,
    STORE_PERSON_HIRED_ON,
    STORE_PERSON_PRINT_NAME,
    STORE_PERSON_FIELD_COUNT,
} StorePersonField;

typedef struct StorePerson {
    int64_t id; /* of the learner, 0 when not there yet */
    Str texts[STORE_PERSON_FIELD_COUNT];
} StorePerson;

/* ---- staging: a table of this connection only, nothing is locked ---- */
/* Empties the stage and begins to fill it. End with store_roster_stage_end. */
Status store_roster_stage_begin(Store *store, Error *err) MUST_CHECK;
/* STATUS_EXISTS when a row with this number is there; *first_row then is its row. */
Status store_roster_stage(Store *store, const StorePerson *person, int64_t row,
                          int64_t *first_row, Error *err) MUST_CHECK;
/* so_far STATUS_OK keeps what was staged, else the stage is empty again. */
Status store_roster_stage_end(Store *store, Status so_far, Error *err) MUST_CHECK;

/* ---- comparing and writing ---- */
/* One person: of the file, of the record, or both. Valid during the call. */
typedef struct StoreRosterCase {
    int64_t row;              /* 0: the file does not have the person */
    const StorePerson *given; /* NULL with row 0 */
    const StorePerson *there; /* NULL: the record does not have the person */
} StoreRosterCase;

/* Fills after and returns true when something is to be written. Texts of after must live
 * until the next call. */
typedef struct StoreRosterVisitor {
    void *context;
    bool (*decide)(void *context, const StoreRosterCase *it, StorePerson *after);
} StoreRosterVisitor;

/* Every staged row in the order of the file, then everybody with an employee number who
 * is not staged and has not left. What decide wants is noted, nothing is written and
 * nothing is locked. */
Status store_roster_compare(Store *store, const StoreRosterVisitor *visitor,
                            Error *err) MUST_CHECK;

typedef struct StoreRosterApply {
    Str status_by; /* who did it */
    void *context;
    void (*progress)(void *context, int64_t done, int64_t total); /* may be NULL */
    int64_t moved_at; /* since when people are in other departments; 0: now */
} StoreRosterApply;
/* Writes what the last store_roster_compare noted, all or nothing. STATUS_BUSY when the
 * record changed since then: compare again. */
Status store_roster_apply(Store *store, const StoreRosterApply *how,
                          Error *err) MUST_CHECK;

enum {
    STORE_LEARNER_STATUSES = STORE_LEARNER_LEFT + 1
};

typedef struct StoreRosterCounts {
    int64_t people;                            /* with an employee number */
    int64_t present;                           /* of these, not left */
    int64_t without_number;                    /* never touched by a roster */
    int64_t by_status[STORE_LEARNER_STATUSES]; /* of people */
} StoreRosterCounts;
Status store_roster_counts(Store *store, StoreRosterCounts *out, Error *err) MUST_CHECK;

/* Staged numbers nobody has that are, but for zeros before them, numbers of people who
 * are not staged: what a spreadsheet makes of 0012. */
typedef struct StoreLostZeros {
    int64_t count;
    Str staged, there; /* one of them; in the arena */
} StoreLostZeros;
Status store_roster_lost_zeros(Store *store, Arena *arena, StoreLostZeros *out,
                               Error *err) MUST_CHECK;

/* Somebody who is staged and somebody who is not there any more, of one name. */
typedef struct StoreNamesake {
    Str there, staged; /* their numbers */
    Str name;
} StoreNamesake;
/* At most room of them, who may be people with a new number: their address or day of hire
 * is the same, or not known. Texts in the arena. */
Status store_roster_namesakes(Store *store, Arena *arena, StoreNamesake *out, size_t room,
                              size_t *count, Error *err) MUST_CHECK;
/* The person gets another number and keeps everything else; machines that know the old
 * one stay theirs. STATUS_NOT_FOUND: there is no such person; STATUS_EXISTS: somebody has
 * the new number. is_apply false: only looks. */
typedef struct StoreRenumber {
    Str from, to;
    Str by; /* who did it */
    bool is_apply;
} StoreRenumber;
Status store_roster_renumber(Store *store, const StoreRenumber *change,
                             Error *err) MUST_CHECK;

/* Everybody with an employee number, by number; person is valid during the call. */
Status store_roster_list(Store *store, void *context,
                         Status (*visit)(void *context, const StorePerson *person,
                                         Error *err),
                         Error *err) MUST_CHECK;

/* ---- history and departments ---- */
typedef struct StoreStatusEntry {
    Str status, status_on, reason, noted_by;
    int64_t noted_at;
} StoreStatusEntry;
/* Every status noted of the learner, oldest first, in the arena. */
Status store_status_history(Store *store, int64_t learner_id, Arena *arena,
                            StoreStatusEntry **out, size_t *count, Error *err) MUST_CHECK;

/* A department of the tree made by the paths of all active people. */
typedef struct StoreDepartment {
    Str path;
    int depth;     /* 0 at the top */
    int64_t own;   /* active people right here */
    int64_t total; /* with the departments below */
} StoreDepartment;
typedef struct StoreDepartments {
    StoreDepartment *items; /* a department, then those below it */
    size_t count;
} StoreDepartments;
Status store_departments(Store *store, Arena *arena, StoreDepartments *out,
                         Error *err) MUST_CHECK;

#endif
