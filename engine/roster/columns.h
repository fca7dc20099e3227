/* The columns of a roster: which there are, what they are called, which cell of a row is
 * which. Used by person.h, diff.h and gofun-hr. */
#ifndef GOFUN_ROSTER_COLUMNS_H
#define GOFUN_ROSTER_COLUMNS_H

#include "roster/fold.h"
#include "roster/table.h"

/* Also the order of the columns of an export. */
typedef enum RosterField {
    ROSTER_NUMBER, /* 社員番号 */
    ROSTER_NAME,
    ROSTER_READING,
    ROSTER_DEPARTMENT,
    ROSTER_EMAIL,
    ROSTER_TITLE,      /* 役職 */
    ROSTER_EMPLOYMENT, /* 雇用区分 */
    ROSTER_STATUS,
    ROSTER_REASON,    /* of the status */
    ROSTER_STATUS_ON, /* since when */
    ROSTER_HIRED_ON,
    ROSTER_PRINT_NAME, /* for certificates, when no font has a character of the name */
    ROSTER_FIELD_COUNT,
} RosterField;

/* Columns that are a piece of a field, as other systems write them. */
typedef enum RosterPiece {
    ROSTER_FAMILY_NAME,
    ROSTER_GIVEN_NAME,
    ROSTER_FAMILY_READING,
    ROSTER_GIVEN_READING,
    ROSTER_LEFT_ON, /* 退職日: of the status, once the day is over */
    ROSTER_PIECE_COUNT,
} RosterPiece;

/* The Japanese title of a column, as an export writes it. */
const char *roster_field_title(RosterField field);
/* The field a header cell means, in Japanese or English, in any width and case; -1 when
 * it means none. */
int roster_field_of(Str title);

typedef struct RosterHeader {
    int column_of[ROSTER_FIELD_COUNT];   /* from 0; -1: the file does not have it */
    size_t piece_of[ROSTER_PIECE_COUNT]; /* from 1; 0: none, or the field has a column */
    size_t levels[ROSTER_DEPARTMENT_DEPTH]; /* from 1: 本部, 部, 課 in columns of their
                                               own */
    size_t level_count;
    size_t column_count;
} RosterHeader;

/* Reads the row with the titles. A column with the title of an export goes before others
 * of the same meaning, a column of a field before its pieces. False and what is wrong in
 * *problem: a column that must be there (number, name) is not, or two mean the same. */
bool roster_header_read(const RosterRow *row, RosterHeader *out, RosterProblem *problem);
/* How many cells of the row are titles: what looks most like a header. */
size_t roster_header_likeness(const RosterRow *row);
/* True when the file says something about the field, in one column or in pieces. */
bool roster_header_has(const RosterHeader *header, RosterField field);
/* The columns that make the field, from 1 and from left to right; returns how many. */
size_t roster_header_columns(const RosterHeader *header, RosterField field,
                             size_t out[ROSTER_DEPARTMENT_DEPTH]);

#endif
