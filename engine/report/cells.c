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
    return type == REPORT_COUNT || type == REPORT_DECIMAL || type == REPORT_PERCENT;
}

ReportType report__type_of(const ReportColumn *column, const ReportCell *cell)
{
    bool is_count = column->type == REPORT_MARK && cell->code == NULL;
    return is_count ? REPORT_COUNT : column->type;
}

/* -0.04 is shown as 0.0 and not as -0.0. */
static double tidy(double number)
{
    double tenths = round(number * 10.0);
    return tenths == 0.0 ? 0.0 : tenths / 10.0;
}

static void add_count(StrBuf *out, double number)
{
    Arena arena = {0};
    strbuf_add(out, format_count(&arena, (int64_t)llround(number), STR("")));
    arena_clear(&arena);
}

/* Two or four digits; dates are most of what a big report writes. */
static void add_digits(StrBuf *out, int number, int count)
{
    char digits[4] = {0};
    for (int i = count; i-- > 0;) {
        digits[i] = (char)('0' + number % 10);
        number /= 10;
    }
    strbuf_add(out, (Str){digits, (size_t)count});
}

static void add_date(StrBuf *out, const ReportCell *cell, char between)
{
    FormatDate date = format_local_date(cell->at, cell->zone_minutes);
    add_digits(out, date.year, 4);
    strbuf_add_char(out, between);
    add_digits(out, date.month, 2);
    strbuf_add_char(out, between);
    add_digits(out, date.day, 2);
}

static void add_iso_moment(StrBuf *out, const ReportCell *cell)
{
    FormatClock clock = format_local_clock(cell->at, cell->zone_minutes);
    int zone = cell->zone_minutes < 0 ? -cell->zone_minutes : cell->zone_minutes;
    add_date(out, cell, '-');
    strbuf_add_format(out, "T%02d:%02d:%02d%c%02d:%02d", clock.hour, clock.minute,
                      clock.second, cell->zone_minutes < 0 ? '-' : '+', zone / 60,
                      zone % 60);
}

void report__cell_people(StrBuf *out, ReportType type, const ReportCell *cell)
{
    if (!cell->is_filled) {
        return;
    }
    FormatClock clock;
    switch (type) {
    case REPORT_TEXT:
    case REPORT_COPY:
    case REPORT_MARK:
        strbuf_add(out, cell->text);
        return;
    case REPORT_COUNT:
        add_count(out, cell->number);
        return;
    case REPORT_DECIMAL:
        strbuf_add_format(out, "%.1f", tidy(cell->number));
        return;
    case REPORT_PERCENT:
        strbuf_add_format(out, "%.1f%%", tidy(cell->number));
        return;
    case REPORT_DATE:
        add_date(out, cell, '/');
        return;
    case REPORT_MOMENT:
        clock = format_local_clock(cell->at, cell->zone_minutes);
        add_date(out, cell, '/');
        strbuf_add_char(out, ' ');
        add_digits(out, clock.hour, 2);
        strbuf_add_char(out, ':');
        add_digits(out, clock.minute, 2);
        return;
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
        strbuf_add_format(out, "%lld", (long long)llround(cell->number));
        return;
    case REPORT_DECIMAL:
    case REPORT_PERCENT:
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
