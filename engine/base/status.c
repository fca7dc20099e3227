#include "base/status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *status_text(Status status)
{
    static const char *const texts[] = {
#define X(name, text) [name] = text,
        STATUS_TABLE(X)
#undef X
    };
    if ((size_t)status >= sizeof texts / sizeof texts[0]) {
        return "unknown status";
    }
    return texts[status];
}

/* Keeps log lines and terminals safe from whatever a file or lesson put into a message.
 */
static void replace_control_bytes(char *text)
{
    for (char *p = text; *p != '\0'; p++) {
        if ((unsigned char)*p < 0x20 || *p == 0x7F) {
            *p = '?';
        }
    }
}

/* A cut in the middle of a UTF-8 sequence would make the message invalid text. */
static void drop_cut_sequence(char *text)
{
    size_t len = strlen(text);
    size_t start = len;
    while (start > 0 && len - start < 4 &&
           ((unsigned char)text[start - 1] & 0xC0) == 0x80) {
        start--;
    }
    if (start == 0) {
        return;
    }
    unsigned char lead = (unsigned char)text[start - 1];
    size_t needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (len - (start - 1) < needed) {
        text[start - 1] = '\0';
    }
}

static void PRINTF_LIKE(2, 0) format_into(Error *err, const char *format, va_list args)
{
    int written = vsnprintf(err->message, sizeof err->message, format, args);
    if (written < 0) {
        err->message[0] = '\0';
    }
    replace_control_bytes(err->message);
    drop_cut_sequence(err->message);
}

/* Adds as much of more as there is room for. */
static void append(char *text, size_t size, const char *more)
{
    size_t used = strlen(text);
    size_t len = strlen(more);
    if (len > size - 1 - used) {
        len = size - 1 - used;
    }
    memcpy(text + used, more, len);
    text[used + len] = '\0';
}

Status error_set(Error *err, Status status, const char *format, ...)
{
    if (err != NULL) {
        err->status = status;
        va_list args;
        va_start(args, format);
        format_into(err, format, args);
        va_end(args);
    }
    return status;
}

Status error_add(Error *err, Status status, const char *format, ...)
{
    if (err == NULL) {
        return status;
    }
    Error context = {.status = err->status};
    va_list args;
    va_start(args, format);
    format_into(&context, format, args);
    va_end(args);
    append(context.message, sizeof context.message, ": ");
    append(context.message, sizeof context.message, err->message);
    drop_cut_sequence(context.message);
    *err = context;
    return err->status;
}

_Noreturn void status_require_failed(const char *condition, const char *file, int line)
{
    (void)fprintf(stderr, "gofun: bug at %s:%d: %s\n", file, line, condition);
    abort();
}
