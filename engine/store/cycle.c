/* The calendar the store needs: fiscal years and the time stamps in file names. */
#include <stdio.h>

#include "store/store_internal.h"

enum {
    DAY_SECONDS = 86400,
    FIRST_MONTH = 4
};

typedef struct Date {
    int64_t year;
    int month; /* 1-12 */
    int day;   /* 1-31 */
} Date;

static int64_t floor_div(int64_t a, int64_t b)
{
    int64_t quotient = a / b;
    return a % b < 0 ? quotient - 1 : quotient;
}

/* Proleptic Gregorian calendar, counted in 400-year eras from March: the leap day is then
 * the last of its year. */
static Date date_of_days(int64_t days_since_1970)
{
    int64_t days = days_since_1970 + 719468; /* since 0000-03-01 */
    int64_t era = floor_div(days, 146097);
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_from_march = (5 * day_of_year + 2) / 153;
    Date date;
    date.day = (int)(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    date.month =
        (int)(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    date.year = year_of_era + era * 400 + (date.month <= 2 ? 1 : 0);
    return date;
}

static int64_t days_of_date(Date date)
{
    int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    int64_t era = floor_div(year, 400);
    int64_t year_of_era = year - era * 400;
    int64_t month_from_march = date.month > 2 ? date.month - 3 : date.month + 9;
    int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

int store_cycle_of(int64_t at_seconds, int zone_minutes)
{
    int64_t wall = at_seconds + (int64_t)zone_minutes * 60;
    Date date = date_of_days(floor_div(wall, DAY_SECONDS));
    return (int)(date.month >= FIRST_MONTH ? date.year : date.year - 1);
}

Moment store__now(const Store *store)
{
    const StoreHost *host = &store->options.host;
    Moment moment;
    moment.at_seconds = host->now_seconds(host->context);
    moment.zone_minutes = host->zone_minutes(host->context, moment.at_seconds);
    moment.cycle = store_cycle_of(moment.at_seconds, moment.zone_minutes);
    return moment;
}

int store_cycle_now(const Store *store)
{
    return store__now(store).cycle;
}

void store__stamp(int64_t at_seconds, char out[17])
{
    int64_t days = floor_div(at_seconds, DAY_SECONDS);
    int second = (int)(at_seconds - days * DAY_SECONDS);
    Date date = date_of_days(days);
    require(date.year >= 0 && date.year <= 9999);
    int written = snprintf(out, 17, "%04u%02u%02uT%02u%02u%02uZ",
                           (unsigned)date.year % 10000u, (unsigned)date.month % 100u,
                           (unsigned)date.day % 100u, (unsigned)(second / 3600) % 100u,
                           (unsigned)(second / 60) % 60u, (unsigned)second % 60u);
    require(written == 16);
}

static bool digits(Str text, size_t from, size_t count, int64_t *out)
{
    for (size_t i = from; i < from + count; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') {
            return false;
        }
    }
    return str_to_int64(str_slice(text, from, from + count), out);
}

bool store__parse_stamp(Str text, int64_t *at_seconds)
{
    int64_t year, month, day, hour, minute, second;
    if (text.len != 16 || text.ptr[8] != 'T' || text.ptr[15] != 'Z' ||
        !digits(text, 0, 4, &year) || !digits(text, 4, 2, &month) ||
        !digits(text, 6, 2, &day) || !digits(text, 9, 2, &hour) ||
        !digits(text, 11, 2, &minute) || !digits(text, 13, 2, &second)) {
        return false;
    }
    if (month < 1 || month > 12 || day < 1 || day > 31) {
        return false;
    }
    Date date = {year, (int)month, (int)day};
    *at_seconds = days_of_date(date) * DAY_SECONDS + hour * 3600 + minute * 60 + second;
    return true;
}
