/* Inside of the report room: one writer for each format. */
#ifndef GOFUN_REPORT_REPORT_INTERNAL_H
#define GOFUN_REPORT_REPORT_INTERNAL_H

#include "report/report.h"

typedef struct ReportWriter {
    void (*begin)(Report *report, const ReportHead *head);
    void (*note)(Report *report, Str text);
    void (*chart)(Report *report, const ReportChart *chart);
    void (*scatter)(Report *report, const ReportScatter *scatter); /* may be NULL */
    void (*letter)(Report *report, Str title, Str text);
    void (*table)(Report *report);
    void (*row)(Report *report, const ReportCell *cells, bool is_total);
    void (*table_end)(Report *report);
    void (*end)(Report *report);
    void (*break_off)(Report *report, Str members); /* between tables; may be NULL */
    void (*drop)(Report *report);                   /* frees state; may be NULL */
} ReportWriter;

extern const ReportWriter report__text;
extern const ReportWriter report__csv;
extern const ReportWriter report__csv_machine;
extern const ReportWriter report__xlsx;
extern const ReportWriter report__html;
extern const ReportWriter report__json;

/* Dates are most of what a big report writes, and most are of one year: each is made
 * once. */
enum {
    REPORT_DAYS = 512,
    REPORT_DATE_LENGTH = 10
};

typedef struct ReportDay {
    bool is_known;
    int64_t number;
    char text[REPORT_DATE_LENGTH]; /* 2026/01/15 */
} ReportDay;

struct Report {
    const ReportWriter *writer;
    const char *path;      /* NULL: stream only */
    const char *part_path; /* what is renamed to path */
    FILE *stream;
    char *buffer; /* in front of the file; a stream has its own */
    size_t buffered;
    Arena arena; /* of the whole report */
    ReportTable table;
    bool is_in_table;
    bool has_totals; /* in this table */
    int64_t rows;    /* of all tables */
    int64_t table_rows;
    int64_t parts; /* of the report, for separators */
    void *state;   /* the writer's */
    Status status; /* the first trouble */
    Error err;
    StrBuf line; /* scratch for one row */
    StrBuf cell; /* scratch for one cell */
    ReportDay days[REPORT_DAYS];
};

void report__put(Report *report, Str text);
/* Keeps the first trouble. */
void report__trouble(Report *report, Status status, const char *what);
/* What people read: "77.5%", "2026/01/15 14:05"; empty for a cell without content. */
void report__cell_people(Report *report, StrBuf *out, ReportType type,
                         const ReportCell *cell);
/* What machines read: "77.5", "2026-01-15T14:05:00+09:00", "done". */
void report__cell_machine(Report *report, StrBuf *out, ReportType type,
                          const ReportCell *cell);
/* The long title, else the title. */
Str report__full_title(const ReportColumn *column);
bool report__is_number(ReportType type);
/* The type of a cell: a MARK without code is a COUNT (totals). */
ReportType report__type_of(const ReportColumn *column, const ReportCell *cell);

/* What stands in place of the rows of a table without any. */
Str report__none_text(const ReportTable *table);

/* Text into HTML. */
void report__html_escaped(StrBuf *out, Str text);
/* A share in whole percents. */
int report__html_heat(double percent);
/* write_html_chart.c, write_html_scatter.c */
void report__html_chart(Report *report, const ReportChart *chart);
void report__html_scatter(Report *report, const ReportScatter *scatter);

/* write_html_rows.c: rows for page_rows.js. table is borrowed. */
typedef struct HtmlRows HtmlRows;
HtmlRows *report__html_rows_new(const ReportTable *table);
void report__html_rows_free(HtmlRows *rows); /* NULL is fine */
/* Appends one line. */
void report__html_rows_add(HtmlRows *rows, const ReportCell *cells, StrBuf *out);
/* Appends what stands behind all rows: the kinds of marks, then a line of words a field.
 */
void report__html_rows_words(const HtmlRows *rows, StrBuf *out);

/* Made from page.css, page_rows.js and page.js. */
extern const unsigned char report__page_css[];
extern const size_t report__page_css_size;
extern const unsigned char report__page_rows_js[];
extern const size_t report__page_rows_js_size;
extern const unsigned char report__page_js[];
extern const size_t report__page_js_size;

#endif
