#include "text/iso.h"

#define DATE_PATTERN "0000-00-00"
#define CLOCK_PATTERN "T00:00:00"

enum {
    DATE_LENGTH = sizeof DATE_PATTERN - 1,
    CLOCK_LENGTH = sizeof CLOCK_PATTERN - 1,
    MOST_ZONE_HOURS = 14,
};

/* A '0' of the pattern stands for a digit, digits without anything between them are one
 * number; all else must be there as it stands. */
static bool read_numbers(Str text, const char *pattern, int numbers[])
{
    bool was_digit = false;
    int at = -1;
    if (text.len != str_from(pattern).len) {
        return false;
    }
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        const bool is_digit = pattern[i] == '0';
        if (is_digit ? c < '0' || c > '9' : c != pattern[i]) {
            return false;
        }
        if (is_digit) {
            at += was_digit ? 0 : 1;
            numbers[at] = (was_digit ? numbers[at] * 10 : 0) + (c - '0');
        }
        was_digit = is_digit;
    }
    return true;
}

bool iso_read_date(Str text, FormatDate *out)
{
    int numbers[3] = {0};
    if (!read_numbers(text, DATE_PATTERN, numbers)) {
        return false;
    }
    *out = (FormatDate){numbers[0], numbers[1], numbers[2]};
    return format_date_is_valid(*out);
}

Str iso_moment(Arena *arena, int64_t unix_s, int zone_minutes)
{
    const FormatDate day = format_local_date(unix_s, zone_minutes);
    const FormatClock clock = format_local_clock(unix_s, zone_minutes);
    const int zone = zone_minutes < 0 ? -zone_minutes : zone_minutes;
    return str_format(arena, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", day.year,
                      day.month, day.day, clock.hour, clock.minute, clock.second,
                      zone_minutes < 0 ? '-' : '+', zone / 60, zone % 60);
}

/* -00:00 is another spelling of +00:00 and refused. */
static bool read_zone(Str text, int *zone_minutes)
{
    const bool is_west = str_starts_with(text, STR("-"));
    int n[2] = {0};
    if (!read_numbers(text, is_west ? "-00:00" : "+00:00", n) || n[0] > MOST_ZONE_HOURS ||
        n[1] > 59 || (is_west && n[0] == 0 && n[1] == 0)) {
        return false;
    }
    *zone_minutes = (n[0] * 60 + n[1]) * (is_west ? -1 : 1);
    return true;
}

bool iso_read_moment(Str text, int64_t *unix_s, int *zone_minutes)
{
    FormatDate day;
    int n[3] = {0};
    int zone = 0;
    if (text.len < DATE_LENGTH + CLOCK_LENGTH ||
        !iso_read_date(str_slice(text, 0, DATE_LENGTH), &day) ||
        !read_numbers(str_slice(text, DATE_LENGTH, DATE_LENGTH + CLOCK_LENGTH),
                      CLOCK_PATTERN, n) ||
        n[0] > 23 || n[1] > 59 || n[2] > 59 ||
        !read_zone(str_slice(text, DATE_LENGTH + CLOCK_LENGTH, text.len), &zone)) {
        return false;
    }
    *zone_minutes = zone;
    *unix_s = format_day_number(day) * 86400 + n[0] * INT64_C(3600) + n[1] * INT64_C(60) +
              n[2] - zone * INT64_C(60);
    return true;
}
