/* The rows of a roster file: commas, tabs or semicolons, quotes, any line ends. Streams:
 * one row is in memory at a time. Used by gofun-hr through columns.h and person.h. */
#ifndef GOFUN_ROSTER_TABLE_H
#define GOFUN_ROSTER_TABLE_H

#include <stdint.h>

#include "roster/encoding.h"

enum {
    ROSTER_COLUMNS_MAX = 256,
    ROSTER_ROW_BYTES_MAX = 256 * 1024, /* longer rows are an unclosed quote */
};

/* What is wrong with a file, a row or a cell; gofun-hr has a sentence for each. */
typedef enum RosterProblemKind {
    ROSTER_FINE,
    ROSTER_BAD_ENCODING,     /* bytes the encoding does not have */
    ROSTER_STRAY_QUOTE,      /* a quote inside an unquoted cell, or text after one */
    ROSTER_UNCLOSED_QUOTE,   /* the cell does not end */
    ROSTER_ROW_TOO_LONG,     /* past ROSTER_ROW_BYTES_MAX */
    ROSTER_TOO_MANY_COLUMNS, /* past ROSTER_COLUMNS_MAX */
    ROSTER_NO_HEADER,        /* the file has no rows */
    ROSTER_NO_COLUMN,        /* neither number nor name has a column */
    ROSTER_NO_NUMBER,        /* there is no column of numbers */
    ROSTER_NO_NAME,          /* there is no column of names */
    ROSTER_COLUMN_TWICE,     /* two columns mean the same */
    ROSTER_EMPTY_NUMBER,
    ROSTER_EMPTY_NAME,
    ROSTER_CONTROL_CHARACTER, /* NUL, line end ... in a cell */
    ROSTER_TEXT_TOO_LONG,     /* more than ROSTER_TEXT_MAX bytes */
    ROSTER_UNKNOWN_STATUS,
    ROSTER_BAD_DATE,
    ROSTER_BAD_DEPARTMENT, /* too deep */
    ROSTER_NUMBER_TWICE,   /* the number stands in an earlier row too */
    ROSTER_ROW_TOO_WIDE,   /* more cells with something in them than the header */
} RosterProblemKind;

/* Rows count from 1 with the header, blank rows too, as Excel shows them; columns from 1,
 * 0 when it is about the whole row. */
typedef struct RosterProblem {
    RosterProblemKind kind;
    int64_t row;
    size_t column;
} RosterProblem;

/* Cells as they stand in the file, without the quotes around them; valid during the call.
 */
typedef struct RosterRow {
    int64_t row;
    const Str *cells;
    size_t count;
} RosterRow;

/* Gets every row that is not blank, be it of blank cells. Another status than STATUS_OK
 * ends the reading. */
typedef struct RosterSink {
    void *context;
    Status (*row)(void *context, const RosterRow *row, Error *err);
} RosterSink;

/* STATUS_BAD_DATA: problem says where the file cannot be read on. Other statuses come
 * from source and sink. The rows before have gone to the sink. */
Status roster_table_read(const RosterSource *source, RosterEncoding encoding,
                         const RosterSink *sink, RosterProblem *problem,
                         Error *err) MUST_CHECK;

#endif
