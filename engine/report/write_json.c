/* JSON, one row a line: {"report", "title", "facts", "content": [notes, letters,
 * tables]}. Charts are left out, their numbers stand in a table. */
#include "base/json.h"
#include "report/report_internal.h"

static void add_member(StrBuf *out, const char *key, Str text)
{
    strbuf_add_format(out, ", \"%s\": ", key);
    json_add_text(out, text);
}

static void put_line(Report *report)
{
    report__put(report, strbuf_str(&report->line));
    strbuf_reset(&report->line);
}

static void write_begin(Report *report, const ReportHead *head)
{
    StrBuf *out = &report->line;
    strbuf_add_format(out, "{\"report\": \"%s\"", head->id);
    add_member(out, "title", head->title);
    strbuf_add(out, STR(",\n\"facts\": {"));
    for (size_t i = 0; i < head->fact_count; i++) {
        strbuf_add_format(out, "%s\"%s\": ", i > 0 ? ", " : "", head->facts[i].key);
        json_add_text(out, head->facts[i].value);
    }
    strbuf_add(out, STR("},\n\"content\": ["));
    put_line(report);
}

static void begin_part(Report *report, const char *kind)
{
    strbuf_add_format(&report->line, "%s\n{\"kind\": \"%s\"",
                      report->parts++ > 0 ? "," : "", kind);
}

static void write_note(Report *report, Str text)
{
    begin_part(report, "note");
    add_member(&report->line, "text", text);
    strbuf_add_char(&report->line, '}');
    put_line(report);
}

static void write_chart(Report *report, const ReportChart *chart)
{
    (void)report;
    (void)chart;
}

static void write_letter(Report *report, Str title, Str text)
{
    begin_part(report, "letter");
    add_member(&report->line, "title", title);
    add_member(&report->line, "text", text);
    strbuf_add_char(&report->line, '}');
    put_line(report);
}

static void write_table(Report *report)
{
    begin_part(report, "table");
    strbuf_add_format(&report->line, ", \"id\": \"%s\"", report->table.id);
    add_member(&report->line, "caption", report->table.caption);
    strbuf_add(&report->line, STR(", \"rows\": ["));
    put_line(report);
}

static void add_mark(Report *report, StrBuf *out, const ReportCell *cell)
{
    strbuf_add(out, STR("{\"state\": \""));
    strbuf_add_z(out, cell->code);
    strbuf_add_char(out, '"');
    if (cell->at != 0) {
        strbuf_add(out, STR(", \"at\": \""));
        report__cell_machine(report, out, REPORT_MOMENT, cell);
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
        add_mark(report, out, cell);
    } else if (report__is_number(type)) {
        report__cell_machine(report, out, type, cell);
    } else {
        strbuf_reset(&report->cell);
        report__cell_machine(report, &report->cell, type, cell);
        json_add_text(out, strbuf_str(&report->cell));
    }
}

static void write_row(Report *report, const ReportCell *cells, bool is_total)
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

static void write_table_end(Report *report)
{
    report__put(report, STR("]}"));
}

static void write_end(Report *report)
{
    report__put(report, STR("\n]}\n"));
}

static void write_break_off(Report *report, Str members)
{
    report__put(report, STR("\n],"));
    report__put(report, str_slice(members, 1, members.len)); /* without the brace */
}

const ReportWriter report__json = {
    .begin = write_begin,
    .note = write_note,
    .chart = write_chart,
    .letter = write_letter,
    .table = write_table,
    .row = write_row,
    .table_end = write_table_end,
    .end = write_end,
    .break_off = write_break_off,
};
