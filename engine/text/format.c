#include "text/format.h"

#include <inttypes.h>

/* first_year: the year that counts as 元年, which for 明治 lies before first_day. */
typedef struct Era {
    const char *name;
    int first_year;
    FormatDate first_day;
} Era;

static const Era ERAS[] = {
#define ERA(name, first_year, year, month, day) {name, first_year, {year, month, day}},
#include "text/eras.def"
#undef ERA
};

static const int64_t DAY_SECONDS = 86400;

static int64_t floor_divide(int64_t number, int64_t by)
{
    int64_t quotient = number / by;
    return number % by < 0 ? quotient - 1 : quotient;
}

static bool is_leap(int64_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Days before the first of March of year, from 1 March of year 0: with the leap day at
 * the end of the counted year the month lengths follow one formula. */
static int64_t days_before_march(int64_t year)
{
    return year * 365 + floor_divide(year, 4) - floor_divide(year, 100) +
           floor_divide(year, 400);
}

static const int64_t DAYS_OF_400_YEARS = 146097;

/* 1970-01-01 counted from 0000-03-01. */
static const int64_t UNIX_DAY = 719468;

int64_t format_day_number(FormatDate date)
{
    int64_t months = date.month > 2 ? date.month - 3 : date.month + 9; /* since March */
    int64_t year = date.month > 2 ? date.year : (int64_t)date.year - 1;
    return days_before_march(year) + (153 * months + 2) / 5 + date.day - 1 - UNIX_DAY;
}

FormatDate format_day_date(int64_t day_number)
{
    const int64_t day = day_number + UNIX_DAY;
    const int64_t turn = floor_divide(day, DAYS_OF_400_YEARS);
    const uint32_t in_turn = (uint32_t)(day - turn * DAYS_OF_400_YEARS);
    /* Without the leap days before it, every year has 365 days; the last day of 4 and of
     * 400 years is one, the last of 100 years is none. */
    const uint32_t leap_days = in_turn / 1460 - in_turn / 36524 + in_turn / 146096;
    const uint32_t year = (in_turn - leap_days) / 365;
    const uint32_t rest = in_turn - (365 * year + year / 4 - year / 100);
    const uint32_t months = (5 * rest + 2) / 153;
    return (FormatDate){
        .year = (int)(turn * 400 + year + (months < 10 ? 0 : 1)),
        .month = (int)(months < 10 ? months + 3 : months - 9),
        .day = (int)(rest - (153 * months + 2) / 5 + 1),
    };
}

static int64_t local_seconds(int64_t unix_s, int zone_minutes)
{
    /* Far outside of what the calendar functions promise; keeps the sum from overflowing.
     */
    const int64_t most = INT64_C(250000000000);
    int64_t seconds = unix_s > most ? most : unix_s < -most ? -most : unix_s;
    return seconds + (int64_t)zone_minutes * 60;
}

int64_t format_local_day(int64_t unix_s, int zone_minutes, int *second)
{
    const int64_t local = local_seconds(unix_s, zone_minutes);
    const int64_t day = floor_divide(local, DAY_SECONDS);
    *second = (int)(local - day * DAY_SECONDS);
    return day;
}

FormatDate format_local_date(int64_t unix_s, int zone_minutes)
{
    int second;
    return format_day_date(format_local_day(unix_s, zone_minutes, &second));
}

FormatClock format_local_clock(int64_t unix_s, int zone_minutes)
{
    int second;
    (void)format_local_day(unix_s, zone_minutes, &second);
    return (FormatClock){second / 3600, second / 60 % 60, second % 60};
}

int format_weekday(FormatDate date)
{
    int64_t since_thursday = format_day_number(date) + 4;
    return (int)(since_thursday - floor_divide(since_thursday, 7) * 7);
}

bool format_date_is_valid(FormatDate date)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.month < 1 || date.month > 12 || date.day < 1) {
        return false;
    }
    int length =
        lengths[date.month - 1] + (date.month == 2 && is_leap(date.year) ? 1 : 0);
    return date.day <= length;
}

/* 令和8年, 令和元年; empty before the first era. */
static Str era_year(Arena *arena, FormatDate date)
{
    const int64_t day = format_day_number(date);
    for (size_t i = sizeof(ERAS) / sizeof(ERAS[0]); i > 0; i--) {
        const Era *era = &ERAS[i - 1];
        if (day < format_day_number(era->first_day)) {
            continue;
        }
        int year = date.year - era->first_year + 1;
        return year == 1 ? str_format(arena, "%s元年", era->name)
                         : str_format(arena, "%s%d年", era->name, year);
    }
    return (Str){0};
}

static const char *weekday_name(FormatDate date)
{
    static const char *const names[] = {"日", "月", "火", "水", "木", "金", "土"};
    return names[format_weekday(date)];
}

Str format_date(Arena *arena, FormatDate date, FormatCalendar calendar)
{
    Str era = calendar != FORMAT_WESTERN ? era_year(arena, date) : (Str){0};
    if (era.len == 0) {
        return str_format(arena, "%d年%d月%d日（%s）", date.year, date.month, date.day,
                          weekday_name(date));
    }
    if (calendar == FORMAT_ERA) {
        return str_format(arena, "%.*s%d月%d日（%s）", STR_ARG(era), date.month, date.day,
                          weekday_name(date));
    }
    return str_format(arena, "%d年（%.*s）%d月%d日", date.year, STR_ARG(era), date.month,
                      date.day);
}

Str format_date_short(Arena *arena, FormatDate date)
{
    return str_format(arena, "%04d/%02d/%02d", date.year, date.month, date.day);
}

Str format_date_iso(Arena *arena, FormatDate date)
{
    return str_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

Str format_deadline(Arena *arena, FormatDate date, FormatCalendar calendar)
{
    Str day = format_date(arena, date, calendar);
    return str_format(arena, "%.*sまで", STR_ARG(day));
}

Str format_date_near(Arena *arena, FormatDate date, FormatDate today)
{
    const int64_t year = 365;
    int64_t days = format_day_number(date) - format_day_number(today);
    if (days <= -year || days >= year) {
        return format_date(arena, date, FORMAT_WESTERN);
    }
    return str_format(arena, "%d月%d日（%s）", date.month, date.day, weekday_name(date));
}

Str format_fiscal_year(Arena *arena, int year)
{
    return str_format(arena, "%d年度（%d年4月〜%d年3月）", year, year, year + 1);
}

int format_fiscal_year_of(FormatDate date)
{
    return date.month >= 4 ? date.year : date.year - 1;
}

Str format_relative(Arena *arena, FormatDate date, FormatDate today,
                    FormatCalendar calendar)
{
    const int64_t longest = 6;
    int64_t days = format_day_number(today) - format_day_number(date);
    if (days < 0 || days > longest) {
        return format_date(arena, date, calendar);
    }
    if (days == 0) {
        return STR("きょう");
    }
    if (days == 1) {
        return STR("きのう");
    }
    return str_format(arena, "%" PRId64 "日前", days);
}

Str format_time(Arena *arena, FormatClock clock)
{
    return str_format(arena, "%s%d時%02d分", clock.hour < 12 ? "午前" : "午後",
                      clock.hour % 12, clock.minute);
}

Str format_time_short(Arena *arena, FormatClock clock)
{
    return str_format(arena, "%02d:%02d", clock.hour, clock.minute);
}

Str format_duration(Arena *arena, int64_t seconds)
{
    if (seconds < 0) {
        seconds = 0;
    }
    int64_t minutes = seconds / 60;
    if (minutes >= 60) {
        return str_format(arena, "%" PRId64 "時間%02d分", minutes / 60,
                          (int)(minutes % 60));
    }
    if (minutes == 0) {
        return str_format(arena, "%d秒", (int)seconds);
    }
    if (seconds % 60 == 0) {
        return str_format(arena, "%d分", (int)minutes);
    }
    return str_format(arena, "%d分%d秒", (int)minutes, (int)(seconds % 60));
}

Str format_duration_about(Arena *arena, int64_t seconds)
{
    int64_t minutes = seconds <= 60 ? 1 : seconds / 60 + (seconds % 60 >= 30 ? 1 : 0);
    return str_format(arena, "約%" PRId64 "分", minutes);
}

Str format_count(Arena *arena, int64_t number, Str unit)
{
    char digits[32]; /* 19 digits, 6 separators and a sign */
    size_t at = sizeof(digits);
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    for (int written = 0; written == 0 || rest > 0; written++) {
        if (written > 0 && written % 3 == 0) {
            digits[--at] = ',';
        }
        digits[--at] = (char)('0' + (char)(rest % 10));
        rest /= 10;
    }
    if (number < 0) {
        digits[--at] = '-';
    }
    return str_format(arena, "%.*s%.*s", (int)(sizeof(digits) - at), digits + at,
                      STR_ARG(unit));
}

static int percent(int64_t part, int64_t whole)
{
    if (whole <= 0 || part <= 0) {
        return 0;
    }
    if (part >= whole) {
        return 100;
    }
    double exact = 100.0 * (double)part / (double)whole;
    int rounded = (int)(exact + 0.5);
    return rounded < 1 ? 1 : rounded > 99 ? 99 : rounded;
}

Str format_ratio(Arena *arena, int64_t part, int64_t whole, Str unit)
{
    Str all = format_count(arena, whole, unit);
    Str some = format_count(arena, part, unit);
    return str_format(arena, "%d%%（%.*s中 %.*s）", percent(part, whole), STR_ARG(all),
                      STR_ARG(some));
}

Str format_version(Arena *arena, int number, FormatDate date)
{
    return str_format(arena, "第%d版（%d年%d月）", number, date.year, date.month);
}
