#include "base/log.h"

#include <stdio.h>
#include <string.h>

#include "base/os.h"

enum {
    LINE_BYTES = 1024
};

static void write_to_stderr(void *context, LogLevel level, const char *line)
{
    (void)context;
    (void)level;
    (void)fprintf(stderr, "%s\n", line);
}

typedef struct LogTarget {
    LogSink sink;
    void *context;
    LogLevel least;
} LogTarget;

/* The program's only mutable global (style.md 4). */
static LogTarget target = {write_to_stderr, NULL, LOG_WARNING};

void log_set_sink(LogSink sink, void *context, LogLevel least)
{
    if (sink == NULL) {
        target = (LogTarget){write_to_stderr, NULL, LOG_WARNING};
        return;
    }
    target = (LogTarget){sink, context, least};
}

/* Civil date from days since 1970-01-01 (Gregorian, proleptic), by counting from March.
 */
static void civil_from_days(int64_t days, int *year, int *month, int *day)
{
    int64_t shifted = days + 719468;
    int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int64_t day_of_era = shifted - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_index = (5 * day_of_year + 2) / 153;
    *day = (int)(day_of_year - (153 * month_index + 2) / 5 + 1);
    *month = (int)(month_index < 10 ? month_index + 3 : month_index - 9);
    *year = (int)(year_of_era + era * 400 + (*month <= 2 ? 1 : 0));
}

static int format_time(char *out, size_t size)
{
    int64_t now_ms = os_now_ms();
    int64_t seconds = now_ms / 1000;
    int year;
    int month;
    int day;
    civil_from_days(seconds / 86400, &year, &month, &day);
    int second_of_day = (int)(seconds % 86400);
    return snprintf(out, size, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", year, month, day,
                    second_of_day / 3600, second_of_day / 60 % 60, second_of_day % 60,
                    (int)(now_ms % 1000));
}

static void escape_control_bytes(char *text)
{
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text < 0x20 || *text == 0x7F) {
            *text = '?';
        }
    }
}

void log_write(LogLevel level, const char *format, ...)
{
    static const char *const names[] = {"TRACE", "DEBUG", "INFO", "WARNING", "ERROR"};
    if (level < target.least) {
        return;
    }
    char line[LINE_BYTES];
    int used = format_time(line, sizeof line);
    used += snprintf(line + used, sizeof line - (size_t)used, " %s ", names[level]);
    va_list args;
    va_start(args, format);
    (void)vsnprintf(line + used, sizeof line - (size_t)used, format, args);
    va_end(args);
    escape_control_bytes(line);
    target.sink(target.context, level, line);
}
