/* Reports: tables, notes, charts and texts in, one of five formats out. Knows nothing of
 * lessons or databases: gofun-hr fills the cells. Rows are written as they come, so that
 * the size of a report does not matter to memory (HTML is for as many rows as a browser
 * bears; the caller decides). */
#ifndef GOFUN_REPORT_REPORT_H
#define GOFUN_REPORT_REPORT_H

#include <stdint.h>
#include <stdio.h>

#include "base/str.h"

typedef enum ReportFormat {
    REPORT_FORMAT_TEXT,        /* for a terminal */
    REPORT_FORMAT_CSV,         /* for Excel: BOM, CRLF, nothing that Excel would run */
    REPORT_FORMAT_CSV_MACHINE, /* the main table exactly: keys, codes, ISO dates, no BOM
                                */
    REPORT_FORMAT_XLSX,        /* needs a path */
    REPORT_FORMAT_HTML,        /* one file, works offline, in print and without JS */
    REPORT_FORMAT_JSON,
} ReportFormat;

typedef enum ReportType {
    REPORT_TEXT,
    REPORT_COUNT,   /* whole number */
    REPORT_DECIMAL, /* one digit behind the point */
    REPORT_PERCENT, /* 0 to 100, one digit behind the point; may be negative */
    REPORT_HEAT,    /* as PERCENT; HTML shows whole percents on a shade */
    REPORT_DATE,    /* the local day of at */
    REPORT_MOMENT,  /* the local minute of at; machines get the zone */
    REPORT_MARK,    /* a sign with a text alternative; a table has 26 kinds at most */
    REPORT_COPY,    /* longer text to be copied, such as a mail */
} ReportType;

typedef struct ReportColumn {
    const char *key; /* for machines: "employee_number" */
    const char *title;
    const char *long_title; /* what the title is short for; NULL: nothing */
    const char *group;      /* neighbours with the same group stand under one heading;
                               NULL: none */
    ReportType type;
    int width;      /* columns of a terminal; 0: left out in text */
    bool is_head;   /* names the row */
    bool is_filter; /* HTML offers a list of its values */
} ReportColumn;

typedef struct ReportCell {
    bool is_filled;   /* false: nothing is known or it is hidden; the rest is not read */
    Str text;         /* TEXT, COPY; the sign of a MARK */
    Str spoken;       /* MARK: what the sign means, "修了"; HTML adds the day of at */
    const char *code; /* MARK: for machines, "done"; NULL: a count after all */
    double number;    /* COUNT, DECIMAL, PERCENT */
    int64_t at;       /* DATE, MOMENT; MARK: when, 0 for never */
    int zone_minutes;
    bool is_late; /* MARK: HTML frames it */
} ReportCell;

typedef struct ReportTable {
    const char *id; /* "people" */
    Str caption;
    const ReportColumn *columns; /* borrowed until report_table_end */
    size_t column_count;
    bool is_main;   /* the one a machine's CSV has */
    bool is_sorted; /* HTML lets people sort and filter it */
    Str none; /* what a page and a terminal say instead of no rows; empty: just that */
} ReportTable;

typedef struct ReportFact {
    const char *key;
    Str title;
    Str value;
} ReportFact;

typedef struct ReportHead {
    const char *id; /* "completion" */
    Str title;
    const ReportFact *facts; /* borrowed for the call */
    size_t fact_count;
} ReportHead;

/* A bar of 0 to 100 percent. */
typedef struct ReportBar {
    Str label;
    double percent;
    Str value; /* what stands behind the bar: "77%（412名中 318名）" */
} ReportBar;

typedef struct ReportChart {
    const char *id;
    Str title;
    const ReportBar *bars;
    size_t bar_count;
} ReportChart;

/* One thing by two measures, each 0 to 100 percent (down may be negative). */
typedef struct ReportPoint {
    double across;
    double up;
    Str label; /* "第7話 q2"; stands beside the point when it is marked, and in words */
    bool is_marked; /* worth a look: another shape, and its label */
} ReportPoint;

typedef struct ReportScatter {
    const char *id;
    Str title;
    Str across;
    Str up;
    Str marked; /* what the other shape means */
    const ReportPoint *points;
    size_t point_count;
} ReportScatter;

typedef struct Report Report;

/* path NULL writes to the stream; a file is written beside path and renamed at the end.
 * STATUS_BAD_ARGUMENT: XLSX without a path. On failure *out is NULL. */
Status report_open(ReportFormat format, const char *path, FILE *stream,
                   const ReportHead *head, Report **out, Error *err) MUST_CHECK;
/* A paragraph. */
void report_note(Report *report, Str text);
/* Only HTML and text show charts; the same numbers stand in a table. */
void report_chart(Report *report, const ReportChart *chart);
/* Only HTML shows it; the same numbers stand in a table. */
void report_scatter(Report *report, const ReportScatter *scatter);
/* A text of its own to be copied. */
void report_letter(Report *report, Str title, Str text);
void report_table(Report *report, const ReportTable *table);
/* As many cells as the table has columns. */
void report_row(Report *report, const ReportCell *cells);
/* A row of totals; only after all rows. */
void report_total(Report *report, const ReportCell *cells);
void report_table_end(Report *report);
/* Rows written so far, without totals. */
int64_t report_row_count(const Report *report);
/* Finishes and frees; the first trouble with writing comes out here, and then there is no
 * file. NULL is fine. */
Status report_close(Report *report, Error *err) MUST_CHECK;
/* Frees and leaves no file. */
void report_drop(Report *report);
/* For a report that cannot go on and stands on a stream already: ends it where it is and
 * frees. members: a JSON object, such as {"error": ...}; what JSON has got so far takes
 * over its members, so that programs read one document. Other formats do not need it. */
void report_break_off(Report *report, Str members);

#endif
