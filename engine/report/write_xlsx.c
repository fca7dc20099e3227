/* XLSX by libxlsxwriter: the facts and notes on a first sheet, each table on one of its
 * own, every cell with its type. Rows go to disk as they come (constant_memory). */
#include <string.h>

#include <xlsxwriter.h>

#include "base/utf8.h"
#include "report/report_internal.h"
#include "text/format.h"

enum {
    FORMAT_PLAIN,
    FORMAT_HEAD,
    FORMAT_TITLE,
    FORMAT_COUNT,
    FORMAT_DECIMAL,
    FORMAT_PERCENT,
    FORMAT_DATE,
    FORMAT_MOMENT,
    FORMAT_MARK,
    FORMAT_COPY,
    FORMAT_FACT,
    FORMATS, /* totals: the same again, bold */
};

enum {
    ROWS_MAX = 1048576,
    CELL_BYTES_MAX = 32767,
    NAME_CHARACTERS_MAX = 31,
    NUMBER_CHARACTERS_MAX = 8, /* "（12345）" and one to spare */
    WIDTH_LEAST = 6,
    FACT_WIDTH = 90,
    COPY_WIDTH = 60,
    LONG_WIDTH = 44, /* of texts that a terminal leaves out */
    MOMENT_WIDTH = 17,
    LINE_POINTS = 18, /* of a row, for each line in it */
    PAPER_A4 = 9,
    EPOCH_SERIAL = 25569, /* 1970-01-01 in the days of spreadsheets */
    DAY_SECONDS = 86400
};

typedef struct Book {
    lxw_workbook *workbook;
    lxw_worksheet *facts;
    lxw_row_t fact_row;
    lxw_worksheet *sheet; /* of the table being written */
    int sheet_number;     /* of the table, from 1: a sheet holds ROWS_MAX rows */
    lxw_row_t row;
    lxw_format *formats[2][FORMATS];
} Book;

static Book *book_of(Report *report)
{
    return report->state;
}

static void check(Report *report, lxw_error error)
{
    if (error != LXW_NO_ERROR) {
        report__trouble(report,
                        error == LXW_ERROR_CREATING_XLSX_FILE ? STATUS_DENIED : STATUS_IO,
                        lxw_strerror(error));
    }
}

static void make_formats(Book *book)
{
    static const struct {
        const char *number;
        uint8_t align;
        uint8_t is_bold;
    } rows[FORMATS] = {
        [FORMAT_HEAD] = {NULL, LXW_ALIGN_CENTER, 1},
        [FORMAT_TITLE] = {NULL, LXW_ALIGN_VERTICAL_TOP, 1},
        [FORMAT_FACT] = {NULL, LXW_ALIGN_VERTICAL_TOP, 0},
        [FORMAT_COPY] = {NULL, LXW_ALIGN_VERTICAL_TOP, 0},
        [FORMAT_COUNT] = {"#,##0", 0, 0},
        [FORMAT_DECIMAL] = {"0.0", 0, 0},
        [FORMAT_PERCENT] = {"0.0%", 0, 0},
        [FORMAT_DATE] = {"yyyy/mm/dd", 0, 0},
        [FORMAT_MOMENT] = {"yyyy/mm/dd hh:mm", 0, 0},
        [FORMAT_MARK] = {NULL, LXW_ALIGN_CENTER, 0},
    };
    for (int total = 0; total < 2; total++) {
        for (int i = 0; i < FORMATS; i++) {
            lxw_format *format = workbook_add_format(book->workbook);
            if (rows[i].number != NULL) {
                format_set_num_format(format, rows[i].number);
            }
            if (rows[i].align != 0) {
                format_set_align(format, rows[i].align);
            }
            if (rows[i].is_bold || total) {
                format_set_bold(format);
            }
            if (i == FORMAT_HEAD) {
                format_set_bg_color(format, 0xDDE6F0);
                format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
            }
            if (i == FORMAT_HEAD || i == FORMAT_FACT) {
                format_set_text_wrap(format);
            }
            if (total) {
                format_set_top(format, LXW_BORDER_THIN);
            }
            book->formats[total][i] = format;
        }
    }
    /* libxlsxwriter 1.1 looks a format without properties up for every cell. */
    book->formats[0][FORMAT_PLAIN] = NULL;
}

/* Text that Excel can hold: no longer than a cell, cut between characters. */
static const char *cell_text(Report *report, Str text)
{
    if (text.len > CELL_BYTES_MAX) {
        text.len = CELL_BYTES_MAX;
        while (text.len > 0 && ((unsigned char)text.ptr[text.len] & 0xC0) == 0x80) {
            text.len--;
        }
    }
    strbuf_reset(&report->line);
    strbuf_add(&report->line, text);
    return report->line.ptr != NULL ? report->line.ptr : "";
}

/* How many lines a cell takes that is so many Latin letters wide. Programs leave rows as
 * low as they find them. */
static int lines_of(Str text, int width)
{
    int lines = 0;
    Str line;
    while (str_split(&text, '\n', &line)) {
        int letters = 0;
        while (line.len > 0) {
            letters += utf8_next(&line) < 0x80 ? 1 : 2;
        }
        lines += letters > width ? (letters + width - 1) / width : 1;
    }
    return lines;
}

static void set_height(Report *report, lxw_worksheet *sheet, lxw_row_t row, int lines)
{
    if (lines > 1) {
        check(report, worksheet_set_row(sheet, row, lines * LINE_POINTS, NULL));
    }
}

/* As wide as a page, with the heads on every one. */
static void set_up_print(lxw_worksheet *sheet)
{
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, PAPER_A4);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.6, 0.6); /* inches */
    worksheet_fit_to_pages(sheet, 1, 0);
    (void)worksheet_set_footer(sheet, "&L&A&R&P / &N");
}

static void write_fact(Report *report, Str title, Str value)
{
    Book *book = book_of(report);
    set_height(report, book->facts, book->fact_row, lines_of(value, FACT_WIDTH - 2));
    check(report,
          worksheet_write_string(book->facts, book->fact_row, 0, cell_text(report, title),
                                 book->formats[0][FORMAT_TITLE]));
    if (value.len > 0) {
        check(report, worksheet_write_string(book->facts, book->fact_row, 1,
                                             cell_text(report, value),
                                             book->formats[0][FORMAT_FACT]));
    }
    book->fact_row++;
}

static void xlsx_begin(Report *report, const ReportHead *head)
{
    Book *book = ARENA_NEW(&report->arena, Book);
    report->state = book;
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .use_zip64 = LXW_TRUE};
    book->workbook = workbook_new_opt(report->part_path, &options);
    require(book->workbook != NULL);
    make_formats(book);
    book->facts = workbook_add_worksheet(book->workbook, "概要");
    check(report, worksheet_set_column(book->facts, 0, 0, 24, NULL));
    check(report, worksheet_set_column(book->facts, 1, 1, FACT_WIDTH, NULL));
    set_up_print(book->facts);
    write_fact(report, head->title, (Str){0});
    for (size_t i = 0; i < head->fact_count; i++) {
        write_fact(report, head->facts[i].title, head->facts[i].value);
    }
}

static void xlsx_note(Report *report, Str text)
{
    write_fact(report, STR("注"), text);
}

static void xlsx_chart(Report *report, const ReportChart *chart)
{
    (void)report;
    (void)chart;
}

/* Sheet names: at most 31 characters, none of []:*?/\; "受講の記録（2）" from the second
 * sheet of a table on. */
static const char *sheet_name(Report *report, Str caption, int number)
{
    StrBuf *out = &report->line;
    strbuf_reset(out);
    size_t characters = 0;
    size_t most = NAME_CHARACTERS_MAX - (number > 1 ? NUMBER_CHARACTERS_MAX : 0);
    for (size_t i = 0; i < caption.len; i++) {
        bool is_start = ((unsigned char)caption.ptr[i] & 0xC0) != 0x80;
        characters += is_start ? 1 : 0;
        if (characters > most) {
            break;
        }
        strbuf_add_char(out, strchr("[]:*?/\\", caption.ptr[i]) ? '-' : caption.ptr[i]);
    }
    if (number > 1) {
        strbuf_add_format(out, "（%d）", number);
    }
    return out->ptr;
}

/* Marks and shares are many, and short. */
static int width_of(const ReportColumn *column)
{
    int width = column->width < WIDTH_LEAST ? WIDTH_LEAST : column->width;
    bool is_narrow = column->type == REPORT_MARK || column->type == REPORT_HEAT;
    bool is_long = column->type == REPORT_TEXT && column->width == 0;
    return column->type == REPORT_COPY     ? COPY_WIDTH
           : is_long                       ? LONG_WIDTH
           : column->type == REPORT_MOMENT ? MOMENT_WIDTH + 2
           : is_narrow                     ? WIDTH_LEAST
                                           : width + 2;
}

static void write_heads(Report *report)
{
    Book *book = book_of(report);
    lxw_col_t heads = 0;
    int lines = 1;
    for (size_t i = 0; i < report->table.column_count; i++) {
        const ReportColumn *column = &report->table.columns[i];
        lxw_col_t at = (lxw_col_t)i;
        int width = width_of(column);
        int own_lines = lines_of(report__full_title(column), width);
        check(report, worksheet_set_column(book->sheet, at, at, width, NULL));
        heads = column->is_head ? (lxw_col_t)(at + 1) : heads;
        lines = own_lines > lines ? own_lines : lines;
    }
    worksheet_freeze_panes(book->sheet, 1, heads);
    set_height(report, book->sheet, 0, lines);
    set_up_print(book->sheet);
    check(report, worksheet_repeat_rows(book->sheet, 0, 0));
    for (size_t i = 0; i < report->table.column_count; i++) {
        const ReportColumn *column = &report->table.columns[i];
        Str title = report__full_title(column);
        check(report, worksheet_write_string(book->sheet, 0, (lxw_col_t)i,
                                             cell_text(report, title),
                                             book->formats[0][FORMAT_HEAD]));
    }
}

static void begin_sheet(Report *report)
{
    Book *book = book_of(report);
    book->sheet_number++;
    book->sheet = workbook_add_worksheet(
        book->workbook, sheet_name(report, report->table.caption, book->sheet_number));
    if (book->sheet == NULL) {
        book->sheet = workbook_add_worksheet(book->workbook, NULL);
    }
    require(book->sheet != NULL);
    book->row = 1;
    write_heads(report);
}

static void xlsx_table(Report *report)
{
    book_of(report)->sheet_number = 0;
    begin_sheet(report);
}

static double serial_of(const ReportCell *cell, bool is_day)
{
    int64_t wall = cell->at + (int64_t)cell->zone_minutes * 60;
    int64_t day = wall / DAY_SECONDS;
    return (double)(day + EPOCH_SERIAL) +
           (is_day ? 0.0 : (double)(wall % DAY_SECONDS) / DAY_SECONDS);
}

static void write_cell(Report *report, lxw_col_t at, const ReportCell *cell,
                       bool is_total)
{
    Book *book = book_of(report);
    lxw_format *const *formats = book->formats[is_total ? 1 : 0];
    double number = cell->number;
    int format = FORMAT_PLAIN;
    ReportType type = report__type_of(&report->table.columns[at], cell);
    switch (type) {
    case REPORT_TEXT:
    case REPORT_COPY:
    case REPORT_MARK:
        format = type == REPORT_MARK   ? FORMAT_MARK
                 : type == REPORT_COPY ? FORMAT_COPY
                                       : format;
        check(report,
              worksheet_write_string(book->sheet, book->row, at,
                                     cell_text(report, cell->text), formats[format]));
        return;
    case REPORT_COUNT:
        format = FORMAT_COUNT;
        break;
    case REPORT_DECIMAL:
        format = FORMAT_DECIMAL;
        break;
    case REPORT_PERCENT:
    case REPORT_HEAT:
        format = FORMAT_PERCENT;
        number /= 100.0;
        break;
    case REPORT_DATE:
        format = FORMAT_DATE;
        number = serial_of(cell, true);
        break;
    case REPORT_MOMENT:
        format = FORMAT_MOMENT;
        number = serial_of(cell, false);
        break;
    }
    check(report,
          worksheet_write_number(book->sheet, book->row, at, number, formats[format]));
}

/* Over all rows of the sheet but the totals; has to come before them, because rows behind
 * the current one are on disk already. */
static void add_filter(Report *report)
{
    Book *book = book_of(report);
    if (report->table.is_sorted && book->row > 1) {
        check(report, worksheet_autofilter(book->sheet, 0, 0, book->row - 1,
                                           (lxw_col_t)(report->table.column_count - 1)));
    }
}

static void xlsx_row(Report *report, const ReportCell *cells, bool is_total)
{
    Book *book = book_of(report);
    if (is_total && !report->has_totals) {
        add_filter(report);
    }
    if (book->row >= ROWS_MAX) {
        if (!is_total) {
            add_filter(report);
        }
        begin_sheet(report);
    }
    for (size_t i = 0; i < report->table.column_count; i++) {
        if (cells[i].is_filled) {
            write_cell(report, (lxw_col_t)i, &cells[i], is_total);
        }
    }
    book->row++;
}

static void xlsx_table_end(Report *report)
{
    if (!report->has_totals) {
        add_filter(report);
    }
}

static void xlsx_end(Report *report)
{
    check(report, workbook_close(book_of(report)->workbook));
    report->state = NULL; /* closing frees the workbook */
}

/* libxlsxwriter frees a workbook only by closing it. */
static void xlsx_drop(Report *report)
{
    (void)workbook_close(book_of(report)->workbook);
    (void)remove(report->part_path);
}

const ReportWriter report__xlsx = {
    .begin = xlsx_begin,
    .note = xlsx_note,
    .chart = xlsx_chart,
    .letter = write_fact,
    .table = xlsx_table,
    .row = xlsx_row,
    .table_end = xlsx_table_end,
    .end = xlsx_end,
    .drop = xlsx_drop,
};
