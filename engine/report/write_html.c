/* One HTML file: style and script inside, nothing loaded from elsewhere. Without JS it is
 * a page to read and print; page.js adds sorting, filters and copying. */
#include <string.h>

#include "report/report_internal.h"

enum {
    BAR_LEFT = 290, /* logical px of a chart, two side by side: labels, bars, numbers */
    BAR_WIDTH = 230,
    CHART_WIDTH = 760,
    LINE_HEIGHT = 28,
    LABEL_CHARACTERS = 17,
    WIDE = 24 /* columns of a terminal that are worth room */
};

void report__html_escaped(StrBuf *out, Str text)
{
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        const char *entity = NULL;
        switch (text.ptr[i]) {
        case '&':
            entity = "&amp;";
            break;
        case '<':
            entity = "&lt;";
            break;
        case '>':
            entity = "&gt;";
            break;
        case '"':
            entity = "&quot;";
            break;
        default:
            if ((unsigned char)text.ptr[i] < 0x20 && text.ptr[i] != '\n') {
                entity = " ";
            }
            break;
        }
        if (entity != NULL) {
            strbuf_add(out, str_slice(text, from, i));
            strbuf_add_z(out, entity);
            from = i + 1;
        }
    }
    strbuf_add(out, str_slice(text, from, text.len));
}

static void put_line(Report *report)
{
    report__put(report, strbuf_str(&report->line));
    strbuf_reset(&report->line);
}

static Str bytes_of(const unsigned char *bytes, size_t size)
{
    return (Str){(const char *)bytes, size};
}

static void html_begin(Report *report, const ReportHead *head)
{
    StrBuf *out = &report->line;
    strbuf_add(out, STR("<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n"
                        "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                        "content=\"width=device-width, initial-scale=1\">\n"
                        "<meta http-equiv=\"Content-Security-Policy\" "
                        "content=\"default-src 'none'; style-src 'unsafe-inline'; "
                        "script-src 'unsafe-inline'\">\n<title>"));
    report__html_escaped(out, head->title);
    strbuf_add(out, STR("</title>\n<style>\n"));
    strbuf_add(out, bytes_of(report__page_css, report__page_css_size));
    strbuf_add_format(out, "</style>\n</head>\n<body data-report=\"%s\">\n<main>\n<h1>",
                      head->id);
    report__html_escaped(out, head->title);
    strbuf_add(out, STR("</h1>\n<dl class=\"facts\">\n"));
    for (size_t i = 0; i < head->fact_count; i++) {
        strbuf_add(out, STR("<div><dt>"));
        report__html_escaped(out, head->facts[i].title);
        strbuf_add(out, STR("</dt><dd>"));
        report__html_escaped(out, head->facts[i].value);
        strbuf_add(out, STR("</dd></div>\n"));
    }
    strbuf_add(out, STR("</dl>\n"));
    put_line(report);
}

static void html_note(Report *report, Str text)
{
    strbuf_add(&report->line, STR("<p>"));
    report__html_escaped(&report->line, text);
    strbuf_add(&report->line, STR("</p>\n"));
    put_line(report);
}

static void html_letter(Report *report, Str title, Str text)
{
    StrBuf *out = &report->line;
    strbuf_add(out, STR("<section class=\"letter\"><h2>"));
    report__html_escaped(out, title);
    strbuf_add(out, STR("</h2>\n<pre data-copy>"));
    report__html_escaped(out, text);
    strbuf_add(out, STR("</pre></section>\n"));
    put_line(report);
}

/* ---- charts ---- */

/* The first characters of a label that fit in front of its bar. */
static void add_label(StrBuf *out, Str label)
{
    size_t characters = 0;
    size_t end = 0;
    while (end < label.len && characters < LABEL_CHARACTERS) {
        end++;
        while (end < label.len && ((unsigned char)label.ptr[end] & 0xC0) == 0x80) {
            end++;
        }
        characters++;
    }
    report__html_escaped(out, str_slice(label, 0, end));
    if (end < label.len) {
        strbuf_add(out, STR("…"));
    }
}

static void add_bar(StrBuf *out, const ReportBar *bar, int top)
{
    double width = bar->percent < 0 ? 0 : bar->percent > 100 ? 100 : bar->percent;
    strbuf_add_format(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">", BAR_LEFT - 10,
                      top + 19);
    add_label(out, bar->label);
    strbuf_add_format(out,
                      "</text><rect class=\"rail\" x=\"%d\" y=\"%d\" width=\"%d\" "
                      "height=\"16\"/><rect class=\"bar\" x=\"%d\" y=\"%d\" "
                      "width=\"%.1f\" height=\"16\"/><text x=\"%d\" y=\"%d\">",
                      BAR_LEFT, top + 6, BAR_WIDTH, BAR_LEFT, top + 6,
                      width * BAR_WIDTH / 100.0, BAR_LEFT + BAR_WIDTH + 10, top + 19);
    report__html_escaped(out, bar->value);
    strbuf_add(out, STR("</text>\n"));
}

static void html_chart(Report *report, const ReportChart *chart)
{
    StrBuf *out = &report->line;
    int height = (int)chart->bar_count * LINE_HEIGHT + 8;
    strbuf_add(out, STR("<figure><figcaption><h2>"));
    report__html_escaped(out, chart->title);
    strbuf_add_format(out,
                      "</h2></figcaption>\n<svg viewBox=\"0 0 %d %d\" role=\"img\" "
                      "aria-labelledby=\"%s-title %s-desc\">\n<title id=\"%s-title\">",
                      CHART_WIDTH, height, chart->id, chart->id, chart->id);
    report__html_escaped(out, chart->title);
    strbuf_add_format(out, "</title><desc id=\"%s-desc\">", chart->id);
    for (size_t i = 0; i < chart->bar_count; i++) {
        report__html_escaped(out, chart->bars[i].label);
        strbuf_add_char(out, ' ');
        report__html_escaped(out, chart->bars[i].value);
        strbuf_add(out, STR("。"));
    }
    strbuf_add(out, STR("</desc>\n"));
    for (size_t i = 0; i < chart->bar_count; i++) {
        add_bar(out, &chart->bars[i], (int)i * LINE_HEIGHT + 4);
    }
    strbuf_add(out, STR("</svg></figure>\n"));
    put_line(report);
}

/* ---- tables ---- */

static bool has_groups(const ReportTable *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].group != NULL) {
            return true;
        }
    }
    return false;
}

static void add_groups(StrBuf *out, const ReportTable *table)
{
    strbuf_add(out, STR("<tr class=\"groups\">"));
    for (size_t i = 0; i < table->column_count;) {
        size_t end = i + 1;
        while (end < table->column_count &&
               str_equal(str_from(table->columns[end].group),
                         str_from(table->columns[i].group))) {
            end++;
        }
        bool is_named = table->columns[i].group != NULL;
        strbuf_add_format(out,
                          is_named ? "<th scope=\"colgroup\" colspan=\"%zu\">"
                                   : "<td colspan=\"%zu\">",
                          end - i);
        report__html_escaped(out, str_from(table->columns[i].group));
        strbuf_add(out, is_named ? STR("</th>") : STR("</td>"));
        i = end;
    }
    strbuf_add(out, STR("</tr>\n"));
}

static void add_column_head(StrBuf *out, const ReportColumn *column)
{
    strbuf_add(out, STR("<th scope=\"col\""));
    if (report__is_number(column->type)) {
        strbuf_add(out, STR(" data-number"));
    }
    if (column->is_filter) {
        strbuf_add(out, STR(" data-filter"));
    }
    if (column->type == REPORT_MARK || column->type == REPORT_HEAT) {
        strbuf_add(out, STR(" class=\"mark\""));
    }
    strbuf_add_char(out, '>');
    if (column->long_title != NULL) {
        strbuf_add(out, STR("<abbr title=\""));
        report__html_escaped(out, str_from(column->long_title));
        strbuf_add(out, STR("\">"));
    }
    report__html_escaped(out, str_from(column->title));
    if (column->long_title != NULL) {
        strbuf_add(out, STR("</abbr><span class=\"v\">"));
        report__html_escaped(out, str_from(column->long_title));
        strbuf_add(out, STR("</span>"));
    }
    strbuf_add(out, STR("</th>"));
}

static void html_table(Report *report)
{
    StrBuf *out = &report->line;
    const ReportTable *table = &report->table;
    strbuf_add_format(out, "<section><h2 id=\"%s-title\">", table->id);
    report__html_escaped(out, table->caption);
    strbuf_add(out, STR("</h2>\n"));
    if (table->is_sorted) {
        strbuf_add(out, STR("<noscript>")); /* page.js takes it apart */
    }
    strbuf_add_format(out,
                      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
                      "aria-labelledby=\"%s-title\">\n<table id=\"%s\"%s>\n"
                      "<caption class=\"v\">",
                      table->id, table->id, table->is_sorted ? " data-sorted" : "");
    report__html_escaped(out, table->caption);
    strbuf_add(out, STR("</caption>\n<thead>\n"));
    if (has_groups(table)) {
        add_groups(out, table);
    }
    strbuf_add(out, STR("<tr>"));
    for (size_t i = 0; i < table->column_count; i++) {
        add_column_head(out, &table->columns[i]);
    }
    strbuf_add(out, STR("</tr>\n</thead>\n<tbody>\n"));
    put_line(report);
}

static void add_mark(StrBuf *out, const ReportCell *cell)
{
    strbuf_add(out, STR("<td class=\"m "));
    strbuf_add_z(out, cell->code);
    strbuf_add(out, STR("\">"));
    report__html_escaped(out, cell->text);
    strbuf_add(out, STR("<span class=\"v\">"));
    report__html_escaped(out, cell->spoken);
    if (cell->at != 0) {
        strbuf_add_char(out, ' ');
        report__cell_people(out, REPORT_DATE, cell);
    }
    strbuf_add(out, STR("</span></td>"));
}

/* Whole percents on one of five shades; only all is 100 and only none is 0. */
static void add_heat(StrBuf *out, const ReportCell *cell)
{
    int whole = (int)(cell->number + 0.5);
    if (cell->number > 0 && whole < 1) {
        whole = 1;
    } else if (cell->number < 100 && whole > 99) {
        whole = 99;
    }
    strbuf_add_format(out, "<td class=\"n heat h%d\">%d%%</td>",
                      whole >= 100 ? 4 : whole / 25, whole);
}

static void add_cell(Report *report, const ReportColumn *column, const ReportCell *cell)
{
    StrBuf *out = &report->line;
    StrBuf *text = &report->cell;
    ReportType type = report__type_of(column, cell);
    if (cell->is_filled && type == REPORT_MARK) {
        add_mark(out, cell);
        return;
    }
    if (cell->is_filled && type == REPORT_HEAT) {
        add_heat(out, cell);
        return;
    }
    strbuf_reset(text);
    report__cell_people(text, type, cell);
    strbuf_add(out, column->is_head               ? STR("<th scope=\"row\">")
                    : column->type == REPORT_MARK ? STR("<td class=\"m\">")
                    : report__is_number(type)     ? STR("<td class=\"n\">")
                    : column->width >= WIDE       ? STR("<td class=\"w\">")
                                                  : STR("<td>"));
    bool is_copy = column->type == REPORT_COPY && text->len > 0;
    if (is_copy) {
        strbuf_add(out, STR("<details><summary>読む</summary><pre data-copy>"));
    }
    report__html_escaped(out, strbuf_str(text));
    if (is_copy) {
        strbuf_add(out, STR("</pre></details>"));
    }
    strbuf_add(out, column->is_head ? STR("</th>") : STR("</td>"));
}

static void html_row(Report *report, const ReportCell *cells, bool is_total)
{
    StrBuf *out = &report->line;
    if (is_total && !report->has_totals) {
        strbuf_add(out, STR("</tbody>\n<tfoot>\n"));
    }
    strbuf_add(out, STR("<tr>"));
    for (size_t i = 0; i < report->table.column_count; i++) {
        add_cell(report, &report->table.columns[i], &cells[i]);
    }
    strbuf_add(out, STR("</tr>\n"));
    put_line(report);
}

static void html_table_end(Report *report)
{
    report__put(report, report->has_totals ? STR("</tfoot>\n") : STR("</tbody>\n"));
    report__put(report, STR("</table>\n</div>\n"));
    if (report->table.is_sorted) {
        report__put(report, STR("</noscript>\n"));
    }
    if (report->table_rows == 0) {
        report__put(report, STR("<p>該当する行はありません。</p>\n"));
    }
    report__put(report, STR("</section>\n"));
}

static void html_end(Report *report)
{
    report__put(report, STR("</main>\n<script>\n"));
    report__put(report, bytes_of(report__page_js, report__page_js_size));
    report__put(report, STR("</script>\n</body>\n</html>\n"));
}

const ReportWriter report__html = {
    .begin = html_begin,
    .note = html_note,
    .chart = html_chart,
    .scatter = report__html_scatter,
    .letter = html_letter,
    .table = html_table,
    .row = html_row,
    .table_end = html_table_end,
    .end = html_end,
};
