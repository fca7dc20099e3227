/* JSON, one row a line: {"report", "title", "facts", "content": [notes, letters,
 * tables]}. Charts are left out, their numbers stand in a table. */
#include "report/report_internal.h"

static void add_string(StrBuf *out, Str text)
{
    strbuf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c == '"' || c == '\\') {
            strbuf_add_char(out, '\\');
            strbuf_add_char(out, (char)c);
        } else if (c < 0x20) {
            strbuf_add_format(out, "\\u%04x", c);
        } else {
            strbuf_add_char(out, (char)c);
        }
    }
    strbuf_add_char(out, '"');
}

static void add_member(StrBuf *out, const char *key, Str text)
{
    strbuf_add_format(out, ", \"%s\": ", key);
    add_string(out, text);
}

static void put_line(Report *report)
{
    report__put(report, strbuf_str(&report->line));
    strbuf_reset(&report->line);
}

static void json_begin(Report *report, const ReportHead *head)
{
    StrBuf *out = &report->line;
    strbuf_add_format(out, "{\"report\": \"%s\"", head->id);
    add_member(out, "title", head->title);
    strbuf_add(out, STR(",\n\"facts\": {"));
    for (size_t i = 0; i < head->fact_count; i++) {
        strbuf_add_format(out, "%s\"%s\": ", i > 0 ? ", " : "", head->facts[i].key);
        add_string(out, head->facts[i].value);
    }
    strbuf_add(out, STR("},\n\"content\": ["));
    put_line(report);
}

static void begin_part(Report *report, const char *kind)
{
    strbuf_add_format(&report->line, "%s\n{\"kind\": \"%s\"",
                      report->parts++ > 0 ? "," : "", kind);
}

static void json_note(Report *report, Str text)
{
    begin_part(report, "note");
    add_member(&report->line, "text", text);
    strbuf_add_char(&report->line, '}');
    put_line(report);
}

static void json_chart(Report *report, const ReportChart *chart)
{
    (void)report;
    (void)chart;
}

static void json_letter(Report *report, Str title, Str text)
{
    begin_part(report, "letter");
    add_member(&report->line, "title", title);
    add_member(&report->line, "text", text);
    strbuf_add_char(&report->line, '}');
    put_line(report);
}

static void json_table(Report *report)
{
    begin_part(report, "table");
    strbuf_add_format(&report->line, ", \"id\": \"%s\"", report->table.id);
    add_member(&report->line, "caption", report->table.caption);
    strbuf_add(&report->line, STR(", \"rows\": ["));
    put_line(report);
}

static void add_mark(StrBuf *out, const ReportCell *cell)
{
    strbuf_add(out, STR("{\"state\": \""));
    strbuf_add_z(out, cell->code);
    strbuf_add_char(out, '"');
    if (cell->at != 0) {
        strbuf_add(out, STR(", \"at\": \""));
        report__cell_machine(out, REPORT_MOMENT, cell);
        strbuf_add_char(out, '"');
    }
    strbuf_add_char(out, '}');
}

static void add_value(Report *report, ReportType type, const ReportCell *cell)
{
    StrBuf *out = &report->line;
    if (!cell->is_filled) {
        strbuf_add(out, STR("null"));
    } else if (type == REPORT_MARK) {
        add_mark(out, cell);
    } else if (report__is_number(type)) {
        report__cell_machine(out, type, cell);
    } else {
        strbuf_reset(&report->cell);
        report__cell_machine(&report->cell, type, cell);
        add_string(out, strbuf_str(&report->cell));
    }
}

static void json_row(Report *report, const ReportCell *cells, bool is_total)
{
    StrBuf *out = &report->line;
    if (is_total && !report->has_totals) {
        strbuf_add(out, STR("], \"totals\": ["));
    }
    bool is_first = is_total ? !report->has_totals : report->table_rows == 0;
    strbuf_add(out, is_first ? STR("\n{") : STR(",\n{"));
    for (size_t i = 0; i < report->table.column_count; i++) {
        const ReportColumn *column = &report->table.columns[i];
        strbuf_add(out, i > 0 ? STR(", \"") : STR("\""));
        strbuf_add_z(out, column->key);
        strbuf_add(out, STR("\": "));
        add_value(report, report__type_of(column, &cells[i]), &cells[i]);
    }
    strbuf_add_char(out, '}');
    put_line(report);
}

static void json_table_end(Report *report)
{
    report__put(report, STR("]}"));
}

static void json_end(Report *report)
{
    report__put(report, STR("\n]}\n"));
}

const ReportWriter report__json = {
    .begin = json_begin,
    .note = json_note,
    .chart = json_chart,
    .letter = json_letter,
    .table = json_table,
    .row = json_row,
    .table_end = json_table_end,
    .end = json_end,
};
