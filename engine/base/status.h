/* Status and Error: how every room says that something outside the program went wrong.
 * Bugs use require(); running out of memory ends the program (mem.h); all else comes back
 * here. */
#ifndef GOFUN_BASE_STATUS_H
#define GOFUN_BASE_STATUS_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#if defined(__GNUC__)
#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(format_at, args_at)                                                  \
    __attribute__((format(printf, format_at, args_at)))
#else
#define MUST_CHECK
#define PRINTF_LIKE(format_at, args_at)
#endif

/* One table for names and texts, so that they cannot drift apart. */
#define STATUS_TABLE(X)                                                                  \
    X(STATUS_OK, "no error")                                                             \
    X(STATUS_BAD_ARGUMENT, "wrong argument")                                             \
    X(STATUS_BAD_DATA, "damaged or unexpected data")                                     \
    X(STATUS_NOT_FOUND, "not found")                                                     \
    X(STATUS_EXISTS, "already there")                                                    \
    X(STATUS_DENIED, "permission denied")                                                \
    X(STATUS_READ_ONLY, "read-only")                                                     \
    X(STATUS_NO_SPACE, "no space left")                                                  \
    X(STATUS_IO, "input/output error")                                                   \
    X(STATUS_BUSY, "in use by another program")                                          \
    X(STATUS_TOO_LARGE, "too large")                                                     \
    X(STATUS_TIMEOUT, "took too long")                                                   \
    X(STATUS_TOO_NEW, "made by a newer version")                                         \
    X(STATUS_UNTRUSTED, "signature or hash does not match")                              \
    X(STATUS_LOCKED, "under a passphrase")                                               \
    X(STATUS_UNSUPPORTED, "not supported here")

typedef enum Status {
#define X(name, text) name,
    STATUS_TABLE(X)
#undef X
} Status;

/* Filled on failure; lives on the caller's stack. message: what we were doing, to which
 * file or row, and why it did not work; English, one line, no newline at the end. */
typedef struct Error {
    Status status;
    char message[512];
} Error;

/* The text of status; never NULL. */
const char *status_text(Status status);

/* Fills err (which may be NULL) and returns status, so that a caller can write
 * `return error_set(err, STATUS_IO, ...)`. Control bytes in the result become '?'. */
Status error_set(Error *err, Status status, const char *format, ...) PRINTF_LIKE(3, 4);

/* Puts "context: " in front of err's message, once, where the context is known.
 * Returns err's status; err NULL is allowed and returns status. */
Status error_add(Error *err, Status status, const char *format, ...) PRINTF_LIKE(3, 4);

/* A broken invariant is a bug: says where and aborts, in release builds too.
 * Never on lesson, user or database data. */
#define require(condition)                                                               \
    ((condition) ? (void)0 : status_require_failed(#condition, __FILE__, __LINE__))
_Noreturn void status_require_failed(const char *condition, const char *file, int line);

#endif
