/* One cell as text, for people and for machines. */
#include <math.h>
#include <string.h>

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
    TIME_LENGTH = 5 /* 14:05 */
};

static void put_pair(char *at, int number)
{
    static const char pairs[] = "00010203040506070809"
                                "10111213141516171819"
                                "20212223242526272829"
                                "30313233343536373839"
                                "40414243444546474849"
                                "50515253545556575859"
                                "60616263646566676869"
                                "70717273747576777879"
                                "80818283848586878889"
                                "90919293949596979899";
    memcpy(at, pairs + 2 * ((unsigned)number % 100), 2);
}

/* The local day of the cell; second: of that day. */
static const char *date_of(Report *report, const ReportCell *cell, int *second)
{
    int64_t number = format_local_day(cell->at, cell->zone_minutes, second);
    ReportDay *day = &report->days[(uint64_t)number % REPORT_DAYS];
    if (!day->is_known || day->number != number) {
        FormatDate date = format_day_date(number);
        day->is_known = true;
        day->number = number;
        put_pair(day->text, date.year / 100);
        put_pair(day->text + 2, date.year % 100);
        day->text[4] = '/';
        put_pair(day->text + 5, date.month);
        day->text[7] = '/';
        put_pair(day->text + 8, date.day);
    }
    return day->text;
}

static void add_date(Report *report, StrBuf *out, const ReportCell *cell)
{
    int second;
    strbuf_add(out, (Str){date_of(report, cell, &second), REPORT_DATE_LENGTH});
}

static void add_moment(Report *report, StrBuf *out, const ReportCell *cell)
{
    int second;
    char text[REPORT_DATE_LENGTH + 1 + TIME_LENGTH];
    char *time = text + REPORT_DATE_LENGTH + 1;
    memcpy(text, date_of(report, cell, &second), REPORT_DATE_LENGTH);
    text[REPORT_DATE_LENGTH] = ' ';
    put_pair(time, second / 3600);
    time[2] = ':';
    put_pair(time + 3, second / 60 % 60);
    strbuf_add(out, (Str){text, sizeof text});
}

static void put_iso_date(Report *report, char *at, const ReportCell *cell, int *second)
{
    memcpy(at, date_of(report, cell, second), REPORT_DATE_LENGTH);
    at[4] = '-';
    at[7] = '-';
}

static void add_iso_date(Report *report, StrBuf *out, const ReportCell *cell)
{
    int second;
    char text[REPORT_DATE_LENGTH];
    put_iso_date(report, text, cell, &second);
    strbuf_add(out, (Str){text, sizeof text});
}

/* 2026-01-15T14:05:09+09:00 */
static void add_iso_moment(Report *report, StrBuf *out, const ReportCell *cell)
{
    int second;
    int zone = cell->zone_minutes < 0 ? -cell->zone_minutes : cell->zone_minutes;
    char text[] = "0000-00-00T00:00:00+00:00";
    char *time = text + REPORT_DATE_LENGTH + 1;
    put_iso_date(report, text, cell, &second);
    put_pair(time, second / 3600);
    put_pair(time + 3, second / 60 % 60);
    put_pair(time + 6, second % 60);
    time[8] = cell->zone_minutes < 0 ? '-' : '+';
    put_pair(time + 9, zone / 60);
    put_pair(time + 12, zone % 60);
    strbuf_add(out, (Str){text, sizeof text - 1});
}

void report__cell_people(Report *report, StrBuf *out, ReportType type,
                         const ReportCell *cell)
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
        add_date(report, out, cell);
        return;
    case REPORT_MOMENT:
        add_moment(report, out, cell);
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

void report__cell_machine(Report *report, StrBuf *out, ReportType type,
                          const ReportCell *cell)
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
        add_iso_date(report, out, cell);
        return;
    case REPORT_MOMENT:
        add_iso_moment(report, out, cell);
        return;
    }
}
