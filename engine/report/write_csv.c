/* CSV twice. For people: BOM and CRLF as Excel in Japan wants it, and no cell that Excel
 * would take for a formula (reliability.md P1). For machines: RFC 4180 and the exact
 * values of the main table. */
#include "base/utf8.h"
#include "report/report_internal.h"

static bool is_skipped(uint32_t c)
{
    return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x3000 || c == 0xFEFF ||
           (c >= 0x2000 && c <= 0x200F) || c == 0x2060 || c == '\'';
}

/* Spreadsheets look past blanks and controls for the sign that makes a formula. An
 * apostrophe counts as a blank, so that taking the first one off gives the cell back. */
static bool starts_formula(Str text)
{
    while (text.len > 0) {
        uint32_t c = utf8_next(&text);
        switch (c) {
        case '=':
        case '+':
        case '-':
        case '@':
        case '\t':
        case '\r':
        case '\n':
        case 0xFF1D: /* ＝ */
        case 0xFF0B: /* ＋ */
        case 0xFF0D: /* － */
        case 0xFF20: /* ＠ */
            return true;
        default:
            break;
        }
        if (!is_skipped(c)) {
            return false;
        }
    }
    return false;
}

static void add_field(StrBuf *out, Str text, bool is_first, bool is_for_people)
{
    if (!is_first) {
        strbuf_add_char(out, ',');
    }
    bool is_formula = is_for_people && starts_formula(text);
    bool is_quoted = is_formula;
    for (size_t i = 0; i < text.len && !is_quoted; i++) {
        char c = text.ptr[i];
        is_quoted = c == '"' || c == ',' || c == '\r' || c == '\n';
    }
    if (!is_quoted) {
        strbuf_add(out, text);
        return;
    }
    strbuf_add(out, is_formula ? STR("\"'") : STR("\""));
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"') {
            strbuf_add_char(out, '"');
        }
        strbuf_add_char(out, text.ptr[i]);
    }
    strbuf_add_char(out, '"');
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

static void row_of(Report *report, const ReportCell *cells, bool is_for_people)
{
    StrBuf *text = &report->cell;
    for (size_t i = 0; i < report->table.column_count; i++) {
        ReportType type = report__type_of(&report->table.columns[i], &cells[i]);
        strbuf_reset(text);
        if (is_for_people) {
            report__cell_people(text, type, &cells[i]);
        } else {
            report__cell_machine(text, type, &cells[i]);
        }
        add_field(&report->line, strbuf_str(text), i == 0, is_for_people);
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
