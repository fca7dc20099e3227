/* Log: one line per entry, UTC time, level, text with key=value details.
 * Never names, employee numbers, answers or typed text: log ids. */
#ifndef GOFUN_BASE_LOG_H
#define GOFUN_BASE_LOG_H

#include "base/status.h"

typedef enum LogLevel {
    LOG_TRACE,
    LOG_DEBUG,
    LOG_INFO,
    LOG_WARNING,
    LOG_ERROR,
} LogLevel;

/* Gets one whole line without newline; control bytes are already escaped. */
typedef void (*LogSink)(void *context, LogLevel level, const char *line);

/* Replaces the sink (default: stderr from LOG_WARNING on). The only global of the
 * program; call it before any thread starts. NULL restores the default. */
void log_set_sink(LogSink sink, void *context, LogLevel least);
void log_write(LogLevel level, const char *format, ...) PRINTF_LIKE(2, 3);

#define log_debug(...) log_write(LOG_DEBUG, __VA_ARGS__)
#define log_info(...) log_write(LOG_INFO, __VA_ARGS__)
#define log_warning(...) log_write(LOG_WARNING, __VA_ARGS__)
#define log_error(...) log_write(LOG_ERROR, __VA_ARGS__)

#endif
