/* Dates, times, counts and ratios in Japanese (ui.md 5.5), in this one place. Data is
 * Unix seconds; the zone is passed in as minutes east of UTC (Japan: FORMAT_ZONE_JAPAN).
 * Results are in the arena. */
#ifndef GOFUN_TEXT_FORMAT_H
#define GOFUN_TEXT_FORMAT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/str.h"

#define FORMAT_ZONE_JAPAN 540

/* A day of the Gregorian calendar; month 1-12, day 1-31. */
typedef struct FormatDate {
    int year, month, day;
} FormatDate;

typedef struct FormatClock {
    int hour, minute, second;
} FormatClock;

/* HR's choice for all dates of an installation. */
typedef enum FormatCalendar {
    FORMAT_WESTERN, /* 2026年1月15日（木） */
    FORMAT_ERA,     /* 令和8年1月15日（木） */
    FORMAT_BOTH,    /* 2026年（令和8年）1月15日 */
} FormatCalendar;

/* Days since 1970-01-01 and back, for any Gregorian date of the years -9999 to 9999. */
int64_t format_day_number(FormatDate date);
FormatDate format_day_date(int64_t day_number);
/* The local day and time of unix_s; the day as its number, and the second of that day. */
int64_t format_local_day(int64_t unix_s, int zone_minutes, int *second);
FormatDate format_local_date(int64_t unix_s, int zone_minutes);
FormatClock format_local_clock(int64_t unix_s, int zone_minutes);
/* 0 Sunday to 6 Saturday. */
int format_weekday(FormatDate date);
/* False for the 31st of April and the like. */
bool format_date_is_valid(FormatDate date);

/* A day before the first era of eras.def comes out western. */
Str format_date(Arena *arena, FormatDate date, FormatCalendar calendar);
/* 2026/01/15 and 2026-01-15 */
Str format_date_short(Arena *arena, FormatDate date);
Str format_date_iso(Arena *arena, FormatDate date);
/* 2026年3月31日（火）まで */
Str format_deadline(Arena *arena, FormatDate date, FormatCalendar calendar);
/* 3月31日（火）: without its year when it is less than a year from today */
Str format_date_near(Arena *arena, FormatDate date, FormatDate today);
/* 2025年度（2025年4月〜2026年3月） */
Str format_fiscal_year(Arena *arena, int year);
/* The fiscal year (April to March) date belongs to. */
int format_fiscal_year_of(FormatDate date);
/* きょう, きのう, 2日前 to 6日前, else the date itself (also for days to come). */
Str format_relative(Arena *arena, FormatDate date, FormatDate today,
                    FormatCalendar calendar);

/* 午後2時05分 and 14:05 */
Str format_time(Arena *arena, FormatClock clock);
Str format_time_short(Arena *arena, FormatClock clock);
/* 3分20秒, 5分, 45秒, 1時間05分 (seconds left out from an hour on); negative counts as 0
 */
Str format_duration(Arena *arena, int64_t seconds);
/* 約5分: to the nearest minute, at least one */
Str format_duration_about(Arena *arena, int64_t seconds);

/* 1,000円: number with thousands separators and unit (which may be empty) */
Str format_count(Arena *arena, int64_t number, Str unit);
/* 77%（412名中 318名）; 0% and 100% only when exact; of nobody: 0% */
Str format_ratio(Arena *arena, int64_t part, int64_t whole, Str unit);
/* 第3版（2026年4月） */
Str format_version(Arena *arena, int number, FormatDate date);

#endif
