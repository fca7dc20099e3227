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

/* ---- for people ---- */

static void people_begin(Report *report, const ReportHead *head)
{
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

static void add_number(Report *report, ReportType type, const ReportCell *cell,
                       bool is_for_people)
{
    strbuf_reset(&report->cell);
    if (is_for_people) {
        report__cell_people(&report->cell, type, cell);
    } else {
        report__cell_machine(&report->cell, type, cell);
    }
    cell_add(&report->line, strbuf_str(&report->cell), is_for_people);
}

static void row_of(Report *report, const ReportCell *cells, bool is_for_people)
{
    for (size_t i = 0; i < report->table.column_count; i++) {
        const ReportCell *cell = &cells[i];
        if (i > 0) {
            strbuf_add_char(&report->line, ',');
        }
        if (!cell->is_filled) {
            continue;
        }
        ReportType type = report__type_of(&report->table.columns[i], cell);
        if (type == REPORT_TEXT || type == REPORT_COPY) {
            cell_add(&report->line, cell->text, is_for_people);
        } else if (is_for_people && (type == REPORT_DATE || type == REPORT_MOMENT)) {
            report__cell_people(&report->line, type, cell); /* nothing to quote in it */
        } else {
            add_number(report, type, cell, is_for_people);
        }
    }
    put_line(report);
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
    .table_end = nothing,
    .end = nothing,
};

/* ---- for machines ---- */

static void machine_begin(Report *report, const ReportHead *head)
{
    (void)report;
    (void)head;
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
    .table_end = nothing,
    .end = nothing,
};
