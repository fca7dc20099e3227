/* CSV twice. For people: BOM and CRLF as Excel in Japan wants it, and no cell that Excel
 * would take for a formula (reliability.md P1). For machines: RFC 4180 and the exact
 * values of the main table. */
#include "base/cell.h"
#include "report/report_internal.h"

static void add_field(StrBuf *out, Str text, bool is_first, bool is_for_people)
{
    if (!is_first) {
        strbuf_add_char(out, ',');
    }
    cell_add(out, text, is_for_people);
}

static void put_line(Report *report)
{
    strbuf_add(&report->line, STR("\r\n"));
    report__put(report, strbuf_str(&report->line));
    strbuf_reset(&report->line);
}

/* Where the fields of the row before end, which still stands in the line. */
enum {
    KEPT_MOST = 16
};

typedef struct Kept {
    size_t count;
    size_t ends[KEPT_MOST];
} Kept;

static void begin(Report *report)
{
    report->state = mem_alloc(sizeof(Kept));
    *(Kept *)report->state = (Kept){0};
}

static void drop(Report *report)
{
    mem_free(report->state);
    report->state = NULL;
}

/* The line is for other things now. */
static void forget(Report *report)
{
    Kept *kept = report->state;
    kept->count = 0;
    strbuf_reset(&report->line);
}

/* ---- for people ---- */

static void people_begin(Report *report, const ReportHead *head)
{
    begin(report);
    report__put(report, STR("\xEF\xBB\xBF"));
    add_field(&report->line, head->title, true, true);
    put_line(report);
    for (size_t i = 0; i < head->fact_count; i++) {
        add_field(&report->line, head->facts[i].title, true, true);
        add_field(&report->line, head->facts[i].value, false, true);
        put_line(report);
    }
}

static void people_note(Report *report, Str text)
{
    add_field(&report->line, text, true, true);
    put_line(report);
}

static void no_chart(Report *report, const ReportChart *chart)
{
    (void)report;
    (void)chart;
}

static void people_letter(Report *report, Str title, Str text)
{
    put_line(report);
    add_field(&report->line, title, true, true);
    add_field(&report->line, text, false, true);
    put_line(report);
}

static void people_table(Report *report)
{
    put_line(report);
    add_field(&report->line, report->table.caption, true, true);
    put_line(report);
    for (size_t i = 0; i < report->table.column_count; i++) {
        add_field(&report->line, report__full_title(&report->table.columns[i]), i == 0,
                  true);
    }
    put_line(report);
}

static bool is_text(ReportType type)
{
    return type == REPORT_TEXT || type == REPORT_COPY;
}

/* The rows of one person begin alike: takes off the line what is not in this row, and
 * says how many fields stay. A field that equals its cell byte by byte was written as it
 * is, and would be again; one in quotes never counts. */
static size_t keep_alike(Report *report, const ReportCell *cells)
{
    const Kept *kept = report->state;
    Str line = strbuf_str(&report->line);
    size_t end = 0;
    size_t i = 0;
    for (; i < kept->count && is_text(report->table.columns[i].type); i++) {
        Str field = str_slice(line, end + (i > 0 ? 1 : 0), kept->ends[i]);
        Str text = cells[i].is_filled ? cells[i].text : (Str){0};
        if (!str_equal(field, text) || str_starts_with(field, STR("\""))) {
            break;
        }
        end = kept->ends[i];
    }
    strbuf_cut(&report->line, end);
    return i;
}

static void add_number(Report *report, ReportType type, const ReportCell *cell,
                       bool is_for_people)
{
    strbuf_reset(&report->cell);
    if (is_for_people) {
        report__cell_people(report, &report->cell, type, cell);
    } else {
        report__cell_machine(report, &report->cell, type, cell);
    }
    cell_add(&report->line, strbuf_str(&report->cell), is_for_people);
}

/* Days and times have nothing to quote in them, counts the commas of thousands. */
static bool is_plain(ReportType type, const ReportCell *cell)
{
    return type == REPORT_DATE || type == REPORT_MOMENT ||
           (type == REPORT_COUNT && cell->number >= 0 && cell->number < 1000);
}

static void add_cell(Report *report, size_t column, const ReportCell *cell,
                     bool is_for_people)
{
    StrBuf *line = &report->line;
    ReportType type = report__type_of(&report->table.columns[column], cell);
    if (is_text(type)) {
        cell_add(line, cell->text, is_for_people);
    } else if (is_for_people && is_plain(type, cell)) {
        report__cell_people(report, line, type, cell);
    } else if (is_for_people && type == REPORT_COUNT && cell->number >= 1000) {
        strbuf_add_char(line, '"');
        report__cell_people(report, line, type, cell);
        strbuf_add_char(line, '"');
    } else {
        add_number(report, type, cell, is_for_people);
    }
}

static void row_of(Report *report, const ReportCell *cells, bool is_for_people)
{
    Kept *kept = report->state;
    size_t count = report->table.column_count;
    for (size_t i = keep_alike(report, cells); i < count; i++) {
        if (i > 0) {
            strbuf_add_char(&report->line, ',');
        }
        if (cells[i].is_filled) {
            add_cell(report, i, &cells[i], is_for_people);
        }
        if (i < KEPT_MOST) {
            kept->ends[i] = report->line.len;
        }
    }
    kept->count = count < KEPT_MOST ? count : KEPT_MOST;
    strbuf_add(&report->line, STR("\r\n"));
    report__put(report, strbuf_str(&report->line));
}

static void people_row(Report *report, const ReportCell *cells, bool is_total)
{
    (void)is_total;
    row_of(report, cells, true);
}

static void nothing(Report *report)
{
    (void)report;
}

const ReportWriter report__csv = {
    .begin = people_begin,
    .note = people_note,
    .chart = no_chart,
    .letter = people_letter,
    .table = people_table,
    .row = people_row,
    .table_end = forget,
    .end = nothing,
    .drop = drop,
};

/* ---- for machines ---- */

static void machine_begin(Report *report, const ReportHead *head)
{
    (void)head;
    begin(report);
}

static void machine_note(Report *report, Str text)
{
    (void)report;
    (void)text;
}

static void machine_letter(Report *report, Str title, Str text)
{
    (void)report;
    (void)title;
    (void)text;
}

static void machine_table(Report *report)
{
    if (!report->table.is_main) {
        return;
    }
    for (size_t i = 0; i < report->table.column_count; i++) {
        add_field(&report->line, str_from(report->table.columns[i].key), i == 0, false);
    }
    put_line(report);
}

static void machine_row(Report *report, const ReportCell *cells, bool is_total)
{
    if (report->table.is_main && !is_total) {
        row_of(report, cells, false);
    }
}

const ReportWriter report__csv_machine = {
    .begin = machine_begin,
    .note = machine_note,
    .chart = no_chart,
    .letter = machine_letter,
    .table = machine_table,
    .row = machine_row,
    .table_end = forget,
    .end = nothing,
    .drop = drop,
};
