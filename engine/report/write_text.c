/* Text for a terminal: columns by display width, bars of characters. */
#include "base/utf8.h"
#include "report/report_internal.h"

enum {
    BAR_COLUMNS = 40,
    LABEL_COLUMNS = 32
};

/* Full-width characters take two columns (East Asian Width W and F, roughly by block;
 * signs of ambiguous width such as ○ take two in Japanese terminals). */
static int columns_of(uint32_t c)
{
    static const struct {
        uint32_t from, to;
    } wide[] = {
        {0x1100, 0x115F},   {0x2010, 0x2027},   {0x2030, 0x205E}, {0x2190, 0x21FF},
        {0x2460, 0x27BF},   {0x2E80, 0x303E},   {0x3041, 0xA4CF}, {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6},
        {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}, {0x2212, 0x2212},
    };
    if (c < 0x1100) {
        return c >= 0x300 && c <= 0x36F ? 0 : 1;
    }
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++) {
        if (c >= wide[i].from && c <= wide[i].to) {
            return 2;
        }
    }
    return 1;
}

static int width_of(Str text)
{
    int width = 0;
    while (text.len > 0) {
        width += columns_of(utf8_next(&text));
    }
    return width;
}

static void add_blanks(StrBuf *out, int count)
{
    for (int i = 0; i < count; i++) {
        strbuf_add_char(out, ' ');
    }
}

static void add_padded(StrBuf *out, Str text, int width, bool is_right)
{
    int blanks = width - width_of(text);
    if (is_right) {
        add_blanks(out, blanks);
    }
    strbuf_add(out, text);
    if (!is_right) {
        add_blanks(out, blanks);
    }
    strbuf_add_char(out, ' ');
}

static void put_line(Report *report)
{
    StrBuf *line = &report->line;
    while (line->len > 0 && line->ptr[line->len - 1] == ' ') {
        line->len--;
    }
    report__put(report, strbuf_str(line));
    report__put(report, STR("\n"));
    strbuf_reset(line);
}

static void text_begin(Report *report, const ReportHead *head)
{
    strbuf_add(&report->line, head->title);
    put_line(report);
    for (size_t i = 0; i < head->fact_count; i++) {
        add_padded(&report->line, head->facts[i].title, 14, false);
        strbuf_add(&report->line, head->facts[i].value);
        put_line(report);
    }
}

static void text_note(Report *report, Str text)
{
    put_line(report);
    strbuf_add(&report->line, text);
    put_line(report);
}

static void text_chart(Report *report, const ReportChart *chart)
{
    put_line(report);
    strbuf_add(&report->line, chart->title);
    put_line(report);
    for (size_t i = 0; i < chart->bar_count; i++) {
        const ReportBar *bar = &chart->bars[i];
        int filled = (int)(bar->percent * BAR_COLUMNS / 100.0 + 0.5);
        add_padded(&report->line, bar->label, LABEL_COLUMNS, false);
        for (int k = 0; k < BAR_COLUMNS; k++) {
            strbuf_add_char(&report->line, k < filled ? '#' : '.');
        }
        strbuf_add_char(&report->line, ' ');
        strbuf_add(&report->line, bar->value);
        put_line(report);
    }
}

static void text_letter(Report *report, Str title, Str text)
{
    text_note(report, title);
    strbuf_add(&report->line, text);
    put_line(report);
}

static void write_heads(Report *report)
{
    int width = 0;
    for (size_t i = 0; i < report->table.column_count; i++) {
        const ReportColumn *column = &report->table.columns[i];
        if (column->width > 0) {
            add_padded(&report->line, str_from(column->title), column->width,
                       report__is_number(column->type));
            width += column->width + 1;
        }
    }
    put_line(report);
    for (int i = 0; i < width; i++) {
        strbuf_add_char(&report->line, '-');
    }
    put_line(report);
}

static void text_table(Report *report)
{
    text_note(report, report->table.caption);
}

static void text_row(Report *report, const ReportCell *cells, bool is_total)
{
    (void)is_total;
    StrBuf *text = &report->cell;
    if (report->table_rows == 0 && !report->has_totals) {
        write_heads(report);
    }
    for (size_t i = 0; i < report->table.column_count; i++) {
        const ReportColumn *column = &report->table.columns[i];
        if (column->width == 0) {
            continue;
        }
        strbuf_reset(text);
        report__cell_people(report, text, report__type_of(column, &cells[i]), &cells[i]);
        add_padded(&report->line, strbuf_str(text), column->width,
                   report__is_number(column->type));
    }
    put_line(report);
}

static void text_table_end(Report *report)
{
    if (report->table_rows == 0 && !report->has_totals) {
        strbuf_add(&report->line, report__none_text(&report->table));
        put_line(report);
    }
}

static void nothing(Report *report)
{
    (void)report;
}

const ReportWriter report__text = {
    .begin = text_begin,
    .note = text_note,
    .chart = text_chart,
    .letter = text_letter,
    .table = text_table,
    .row = text_row,
    .table_end = text_table_end,
    .end = nothing,
};
