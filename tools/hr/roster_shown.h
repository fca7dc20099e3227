/* How an import is told: problems, the diff, the summary; for people or as JSON. At most
 * so many lines of each kind, unless all are wanted. */
#ifndef GOFUN_TOOLS_HR_ROSTER_SHOWN_H
#define GOFUN_TOOLS_HR_ROSTER_SHOWN_H

#include "base/json.h"
#include "hr/progress.h"
#include "hr/roster_words.h"
#include "roster/diff.h"

typedef enum ShownKind {
    SHOWN_NEW,
    SHOWN_CHANGED,
    SHOWN_LEFT,
    SHOWN_PROBLEM,
    SHOWN_MISSING,
    SHOWN_REMARK,
    SHOWN_LOST,
    SHOWN_KIND_COUNT,
} ShownKind;

typedef struct Shown {
    Json *json;    /* NULL: for people */
    bool is_quiet; /* counts only */
    int64_t most;  /* lines of a kind */
    int64_t counts[SHOWN_KIND_COUNT];
    int64_t unchanged;
    unsigned advised;   /* kinds of problems whose remedy stands there already */
    Progress *progress; /* its bar makes room for lines; may be NULL */
} Shown;

void shown_begin(const Shown *shown, const char *path, RosterEncoding encoding);
/* Which columns are read as what, and which are not read. row: the one with the titles;
 * NULL when there is none. */
void shown_columns(const Shown *shown, const RosterHeader *header, const RosterRow *row);
/* A row that is no person. */
void shown_remark(Shown *shown, const RosterRow *row);
/* about: the number or the cell the problem is in; first_row: the other row of a number
 * that stands twice, else 0. */
void shown_problem(Shown *shown, const RosterProblem *problem, Str about,
                   int64_t first_row);
void shown_new(Shown *shown, int64_t row, const RosterPerson *person);
/* Among them who leaves by what the file says. */
void shown_changed(Shown *shown, int64_t row, const RosterPerson *before,
                   const RosterPerson *after, unsigned fields);
/* Somebody the file does not have. */
void shown_absent(Shown *shown, const RosterPerson *person);
/* A name no font of the certificates has: code is the character. */
void shown_missing(Shown *shown, const RosterPerson *person, uint32_t code);
/* A name with a mark where a letter was: code is the mark. */
void shown_lost(Shown *shown, const RosterPerson *person, uint32_t code);
/* Opens and closes the lists of a JSON answer; titles for people. */
void shown_list_begin(Shown *shown, const char *id);
void shown_list_end(Shown *shown, ShownKind kind);
void shown_summary(const Shown *shown, int64_t rows);
/* The end of a JSON answer. */
void shown_end(const Shown *shown, bool is_applied);

#endif
