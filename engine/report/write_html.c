/* One HTML file: style and script inside, nothing loaded from elsewhere. Without JS it is
 * a page to read and print; page.js adds sorting, filters and copying. Rows of sorted
 * tables are there for page.js (write_html_rows.c); a noscript has the table, with as
 * many rows as a browser lays out in seconds. */
#include <string.h>

#include "report/report_internal.h"
#include "text/format.h"

enum {
    PLAIN_CELLS = 15000, /* of a table without JS */
    ROOMY = 16,          /* columns of a terminal: texts that like a line of their own */
    WIDE = 24,           /* those that take more than one */
    ENDLESS = 64         /* and hashes */
};

typedef struct Html {
    const char *report_id;
    HtmlRows *rows; /* of the sorted table that is being written */
    StrBuf plain;   /* the same table without JS */
    int64_t plain_rows;
} Html;

/* What page_rows.js calls the types. */
static const char *const TYPES[] = {
    [REPORT_TEXT] = "text",       [REPORT_COUNT] = "count", [REPORT_DECIMAL] = "tenths",
    [REPORT_PERCENT] = "percent", [REPORT_HEAT] = "heat",   [REPORT_DATE] = "date",
    [REPORT_MOMENT] = "moment",   [REPORT_MARK] = "mark",   [REPORT_COPY] = "copy",
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
    Html *html = ARENA_NEW(&report->arena, Html);
    html->report_id = str_copy_z(&report->arena, str_from(head->id));
    report->state = html;
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

/* The class of a cell by what it takes. */
static const char *room_of(const ReportColumn *column)
{
    bool is_when = column->type == REPORT_DATE || column->type == REPORT_MOMENT;
    return report__is_number(column->type) ? "n"
           : column->type == REPORT_MARK   ? "m"
           : column->type == REPORT_COPY   ? "c"
           : is_when                       ? "d"
           : column->width >= ENDLESS      ? "x"
           : column->width >= WIDE         ? "w"
           : column->width >= ROOMY        ? "t"
           : column->width == 0            ? "p"
                                           : "s";
}

static void add_column_head(StrBuf *out, const ReportColumn *column)
{
    strbuf_add(out, STR("<th scope=\"col\""));
    strbuf_add_format(out, " data-key=\"%s\" data-type=\"%s\"", column->key,
                      TYPES[column->type]);
    strbuf_add(out, column->is_head ? STR(" data-head") : STR(""));
    strbuf_add_format(out, " data-room=\"%s\"", room_of(column));
    strbuf_add(out, column->is_filter ? STR(" data-filter") : STR(""));
    strbuf_add(out, report__is_number(column->type) ? STR(" data-number") : STR(""));
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

/* Down to the first row. */
static void add_table_head(StrBuf *out, const ReportTable *table)
{
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
}

static void html_table(Report *report)
{
    Html *html = report->state;
    const ReportTable *table = &report->table;
    strbuf_add_format(&report->line, "<section><h2 id=\"%s-title\">", table->id);
    report__html_escaped(&report->line, table->caption);
    strbuf_add(&report->line, STR("</h2>\n"));
    put_line(report);
    strbuf_reset(&html->plain);
    html->plain_rows = 0;
    add_table_head(&html->plain, table);
}

static void add_mark(Report *report, StrBuf *out, const ReportCell *cell)
{
    strbuf_add(out, STR("<td class=\"m "));
    strbuf_add_z(out, cell->code);
    strbuf_add(out, cell->is_late ? STR(" late\">") : STR("\">"));
    report__html_escaped(out, cell->text);
    strbuf_add(out, STR("<span class=\"v\">"));
    report__html_escaped(out, cell->spoken);
    if (cell->at != 0) {
        strbuf_add_char(out, ' ');
        report__cell_people(report, out, REPORT_DATE, cell);
    }
    strbuf_add(out, STR("</span></td>"));
}

/* Only all is 100 and only none is 0. */
int report__html_heat(double percent)
{
    int whole = (int)(percent + 0.5);
    return percent > 0 && whole < 1 ? 1 : percent < 100 && whole > 99 ? 99 : whole;
}

/* Whole percents on one of five shades. */
static void add_heat(StrBuf *out, const ReportCell *cell)
{
    int whole = report__html_heat(cell->number);
    strbuf_add_format(out, "<td class=\"n heat h%d\">%d%%</td>",
                      whole >= 100 ? 4 : whole / 25, whole);
}

/* page.js writes the same (cellHtml); the test in the browser compares them. */
static void add_cell(Report *report, StrBuf *out, const ReportColumn *column,
                     const ReportCell *cell)
{
    StrBuf *text = &report->cell;
    ReportType type = report__type_of(column, cell);
    if (cell->is_filled && type == REPORT_MARK) {
        add_mark(report, out, cell);
        return;
    }
    if (cell->is_filled && type == REPORT_HEAT) {
        add_heat(out, cell);
        return;
    }
    strbuf_reset(text);
    report__cell_people(report, text, type, cell);
    strbuf_add_format(out, "<%s class=\"%s\">",
                      column->is_head ? "th scope=\"row\"" : "td", room_of(column));
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

static void add_row(Report *report, StrBuf *out, const ReportCell *cells)
{
    strbuf_add(out, STR("<tr>"));
    for (size_t i = 0; i < report->table.column_count; i++) {
        add_cell(report, out, &report->table.columns[i], &cells[i]);
    }
    strbuf_add(out, STR("</tr>\n"));
}

/* A row for page.js. */
static void put_row(Report *report, Html *html, const ReportCell *cells)
{
    if (html->rows == NULL) {
        html->rows = report__html_rows_new(&report->table);
        strbuf_add_format(&report->line,
                          "<script type=\"text/plain\" data-rows=\"%s\">\n",
                          report->table.id);
    }
    report__html_rows_add(html->rows, cells, &report->line);
    put_line(report);
}

static void html_row(Report *report, const ReportCell *cells, bool is_total)
{
    Html *html = report->state;
    if (is_total) {
        strbuf_add(&html->plain,
                   report->has_totals ? STR("") : STR("</tbody>\n<tfoot>\n"));
        add_row(report, &html->plain, cells);
        return;
    }
    if (report->table.is_sorted) {
        put_row(report, html, cells);
    }
    int64_t rows_max = PLAIN_CELLS / (int64_t)report->table.column_count;
    if (!report->table.is_sorted || html->plain_rows < rows_max) {
        add_row(report, &html->plain, cells);
        html->plain_rows++;
    }
}

/* What the table without JS leaves out, and where it is. */
static void add_cut(Report *report, StrBuf *out)
{
    const Html *html = report->state;
    if (html->plain_rows == report->table_rows) {
        return;
    }
    Arena arena = {0};
    Str all = format_count(&arena, report->table_rows, STR("行"));
    Str some = format_count(&arena, html->plain_rows, STR("行"));
    strbuf_add_format(out,
                      "<p class=\"cut\">このブラウザーではスクリプトが動かないため、"
                      "%.*sのうち初めの%.*sだけを示しています。すべての行は「gofun-hr "
                      "report %s --format xlsx -o 報告.xlsx」で出せます。</p>\n",
                      STR_ARG(all), STR_ARG(some), html->report_id);
    arena_clear(&arena);
}

static void put_sorted_end(Report *report)
{
    Html *html = report->state;
    StrBuf *out = &report->line;
    strbuf_add_format(out, "</script>\n<script type=\"text/plain\" data-words=\"%s\">\n",
                      report->table.id);
    report__html_rows_words(html->rows, out);
    strbuf_add(out, STR("</script>\n<noscript>\n"));
    add_cut(report, out);
    put_line(report);
    report__html_rows_free(html->rows);
    html->rows = NULL;
}

static void html_table_end(Report *report)
{
    Html *html = report->state;
    bool is_coded = html->rows != NULL;
    if (is_coded) {
        put_sorted_end(report);
    }
    if (report->table_rows == 0) {
        strbuf_add(&report->line, STR("<p class=\"none\">"));
        report__html_escaped(&report->line, report__none_text(&report->table));
        strbuf_add(&report->line, STR("</p>\n"));
        put_line(report);
    } else {
        report__put(report, strbuf_str(&html->plain));
        report__put(report, report->has_totals ? STR("</tfoot>\n") : STR("</tbody>\n"));
        report__put(report, STR("</table>\n</div>\n"));
    }
    report__put(report,
                is_coded ? STR("</noscript>\n</section>\n") : STR("</section>\n"));
}

static void html_end(Report *report)
{
    report__put(report, STR("</main>\n<script>\n"));
    report__put(report, bytes_of(report__page_rows_js, report__page_rows_js_size));
    report__put(report, bytes_of(report__page_js, report__page_js_size));
    report__put(report, STR("</script>\n</body>\n</html>\n"));
}

static void html_drop(Report *report)
{
    Html *html = report->state;
    report__html_rows_free(html->rows);
    strbuf_clear(&html->plain);
}

const ReportWriter report__html = {
    .begin = html_begin,
    .note = html_note,
    .chart = report__html_chart,
    .scatter = report__html_scatter,
    .letter = html_letter,
    .table = html_table,
    .row = html_row,
    .table_end = html_table_end,
    .end = html_end,
    .drop = html_drop,
};
