/* One person of a roster: a row's cells checked and brought into one form. Used by
 * diff.h and gofun-hr. */
#ifndef GOFUN_ROSTER_PERSON_H
#define GOFUN_ROSTER_PERSON_H

#include "roster/columns.h"

enum {
    ROSTER_TEXT_MAX = 200 /* bytes of a cell that is kept; the store's STORE_TEXT_MAX */
};

/* Status is one of active, on_leave, exempt, left (roster_status_*); dates are YYYY-MM-DD
 * or empty; department is a path with '/'; all else as written, trimmed. */
typedef struct RosterPerson {
    Str texts[ROSTER_FIELD_COUNT];
} RosterPerson;

/* 在籍 休職 対象外 退職 of an id; NULL when it is none. */
const char *roster_status_title(Str id);
/* The id of what people write (在籍, 休業, retired ...); NULL when it means nothing. */
const char *roster_status_id(Str text);

/* How the rows of one file are read. */
typedef struct RosterReading {
    const RosterHeader *header;
    bool is_exact; /* the file is for machines: cells are as they are (write.h) */
    int digits;    /* shorter numbers of digits get '0' before them; 0: none */
    Str today;     /* YYYY-MM-DD: who left before is not there any more */
} RosterReading;

/* True when the row is no person: 以上, 合計, a remark in one cell. */
bool roster_row_is_remark(const RosterHeader *header, const RosterRow *row);
/* Cells the file does not have stay empty, and the status without a column of its own,
 * unless the person has left. Texts are in the arena or borrowed from row. Returns how
 * many problems there are; the first ROSTER_FIELD_COUNT are in problems. */
size_t roster_person_read(const RosterReading *how, const RosterRow *row, Arena *arena,
                          RosterPerson *out, RosterProblem problems[ROSTER_FIELD_COUNT]);

#endif
