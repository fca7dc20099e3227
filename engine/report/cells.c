/* One cell as text, for people and for machines. */
#include <math.h>

#include "report/report_internal.h"
#include "text/format.h"

Str report__full_title(const ReportColumn *column)
{
    return str_from(column->long_title != NULL ? column->long_title : column->title);
}

bool report__is_number(ReportType type)
{
    return type == REPORT_COUNT || type == REPORT_DECIMAL || type == REPORT_PERCENT ||
           type == REPORT_HEAT;
}

ReportType report__type_of(const ReportColumn *column, const ReportCell *cell)
{
    bool is_count = column->type == REPORT_MARK && cell->code == NULL;
    return is_count ? REPORT_COUNT : column->type;
}

/* The numbers that fill reports, go the short way. */
static void add_whole(StrBuf *out, int64_t number)
{
    if (number < 0 || number > 999999999) {
        Arena arena = {0};
        strbuf_add(out, format_count(&arena, number, STR("")));
        arena_clear(&arena);
        return;
    }
    char digits[11]; /* nine and two commas */
    size_t count = 0;
    do {
        if (count % 4 == 3) {
            digits[sizeof digits - ++count] = ',';
        }
        digits[sizeof digits - ++count] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    strbuf_add(out, (Str){digits + sizeof digits - count, count});
}

/* 77.5: rounded as a tenth, and -0.04 is shown as 0.0 and not as -0.0. */
static void add_tenths(StrBuf *out, double number)
{
    int64_t tenths = (int64_t)llround(number * 10.0);
    if (tenths < 0 || tenths > 9999) {
        strbuf_add_format(out, "%.1f", tenths == 0 ? 0.0 : (double)tenths / 10.0);
        return;
    }
    add_whole(out, tenths / 10);
    strbuf_add_char(out, '.');
    add_whole(out, tenths % 10);
}

enum {
    DATE_LENGTH = 10, /* 2026/01/15 */
    TIME_LENGTH = 5   /* 14:05 */
};

static void put_digits(char *at, int number, int count)
{
    for (int i = count; i-- > 0;) {
        at[i] = (char)('0' + number % 10);
        number /= 10;
    }
}

/* Dates are most of what a big report writes: each is made in one piece. */
static void put_date(char at[DATE_LENGTH], const ReportCell *cell, char between)
{
    FormatDate date = format_local_date(cell->at, cell->zone_minutes);
    put_digits(at, date.year, 4);
    at[4] = between;
    put_digits(at + 5, date.month, 2);
    at[7] = between;
    put_digits(at + 8, date.day, 2);
}

static void add_date(StrBuf *out, const ReportCell *cell, char between)
{
    char text[DATE_LENGTH];
    put_date(text, cell, between);
    strbuf_add(out, (Str){text, sizeof text});
}

static void add_moment(StrBuf *out, const ReportCell *cell)
{
    FormatClock clock = format_local_clock(cell->at, cell->zone_minutes);
    char text[DATE_LENGTH + 1 + TIME_LENGTH];
    char *time = text + DATE_LENGTH + 1;
    put_date(text, cell, '/');
    text[DATE_LENGTH] = ' ';
    put_digits(time, clock.hour, 2);
    time[2] = ':';
    put_digits(time + 3, clock.minute, 2);
    strbuf_add(out, (Str){text, sizeof text});
}

/* 2026-01-15T14:05:09+09:00 */
static void add_iso_moment(StrBuf *out, const ReportCell *cell)
{
    FormatClock clock = format_local_clock(cell->at, cell->zone_minutes);
    int zone = cell->zone_minutes < 0 ? -cell->zone_minutes : cell->zone_minutes;
    char text[] = "0000-00-00T00:00:00+00:00";
    char *time = text + DATE_LENGTH + 1;
    put_date(text, cell, '-');
    put_digits(time, clock.hour, 2);
    put_digits(time + 3, clock.minute, 2);
    put_digits(time + 6, clock.second, 2);
    time[8] = cell->zone_minutes < 0 ? '-' : '+';
    put_digits(time + 9, zone / 60, 2);
    put_digits(time + 12, zone % 60, 2);
    strbuf_add(out, (Str){text, sizeof text - 1});
}

void report__cell_people(StrBuf *out, ReportType type, const ReportCell *cell)
{
    if (!cell->is_filled) {
        return;
    }
    switch (type) {
    case REPORT_TEXT:
    case REPORT_COPY:
    case REPORT_MARK:
        strbuf_add(out, cell->text);
        return;
    case REPORT_COUNT:
        add_whole(out, (int64_t)llround(cell->number));
        return;
    case REPORT_DECIMAL:
        add_tenths(out, cell->number);
        return;
    case REPORT_PERCENT:
    case REPORT_HEAT:
        add_tenths(out, cell->number);
        strbuf_add_char(out, '%');
        return;
    case REPORT_DATE:
        add_date(out, cell, '/');
        return;
    case REPORT_MOMENT:
        add_moment(out, cell);
        return;
    }
}

/* Without the commas that people like. */
static void add_exact(StrBuf *out, int64_t number)
{
    if (number >= 0 && number <= 999) {
        add_whole(out, number);
    } else {
        strbuf_add_format(out, "%lld", (long long)number);
    }
}

void report__cell_machine(StrBuf *out, ReportType type, const ReportCell *cell)
{
    if (!cell->is_filled) {
        return;
    }
    switch (type) {
    case REPORT_TEXT:
    case REPORT_COPY:
        strbuf_add(out, cell->text);
        return;
    case REPORT_MARK:
        strbuf_add_z(out, cell->code);
        return;
    case REPORT_COUNT:
        add_exact(out, (int64_t)llround(cell->number));
        return;
    case REPORT_DECIMAL:
    case REPORT_PERCENT:
    case REPORT_HEAT:
        strbuf_add_format(out, "%.10g", cell->number);
        return;
    case REPORT_DATE:
        add_date(out, cell, '-');
        return;
    case REPORT_MOMENT:
        add_iso_moment(out, cell);
        return;
    }
}
