/* The columns of a roster: which there are, what they are called, which cell of a row is
 * which. Used by person.h, diff.h and gofun-hr. */
#ifndef GOFUN_ROSTER_COLUMNS_H
#define GOFUN_ROSTER_COLUMNS_H

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

/* The Japanese title of a column, as an export writes it. */
const char *roster_field_title(RosterField field);
/* The field a header cell means, in Japanese or English, in any width and case; -1 when
 * it means none. */
int roster_field_of(Str title);

typedef struct RosterHeader {
    int column_of[ROSTER_FIELD_COUNT]; /* from 0; -1: the file does not have it */
    size_t column_count;
} RosterHeader;

/* Reads the first row. ROSTER_FINE, or what is wrong in *problem: a column that must be
 * there (number, name) is not, or two mean the same. */
bool roster_header_read(const RosterRow *row, RosterHeader *out, RosterProblem *problem);
static inline bool roster_header_has(const RosterHeader *header, RosterField field)
{
    return header->column_of[field] >= 0;
}

#endif
