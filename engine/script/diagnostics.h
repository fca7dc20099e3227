/* Mistakes found in a lesson file: all of them, each with its line, a stable code and a
 * plain Japanese sentence. Filled by script.h, shown by gofun-author and the error page.
 */
#ifndef GOFUN_SCRIPT_DIAGNOSTICS_H
#define GOFUN_SCRIPT_DIAGNOSTICS_H

#include "base/str.h"

typedef struct Diagnostic {
    int line;     /* 0: the file as a whole */
    Str code;     /* "S012"; L... comes from lesson_check() */
    Str sentence; /* one line, no full stop at the end */
} Diagnostic;

/* `Diagnostics d = {0};` is a valid empty list. Owns its texts; free with _clear. */
typedef struct Diagnostics {
    Arena arena;
    Diagnostic *items; /* by line, in the order found within a line */
    size_t count;
    size_t capacity;
    bool is_cut; /* there were more than DIAGNOSTICS_MOST */
} Diagnostics;

#define DIAGNOSTICS_MOST 200u

/* Adds one; the same code and sentence on the same line is added once. Control bytes and
 * bytes that are not UTF-8 are replaced. False when the list is full. */
bool diagnostics_add(Diagnostics *list, int line, const char *code, const char *format,
                     ...) PRINTF_LIKE(4, 5);
/* True when there is one for this line whose code begins with this letter. */
bool diagnostics_has_line(const Diagnostics *list, int line, char letter);
/* Stable, by line. */
void diagnostics_sort(Diagnostics *list);
/* Appends "file:line: code sentence\n" for each. */
void diagnostics_print(const Diagnostics *list, const char *file, StrBuf *out);
void diagnostics_clear(Diagnostics *list);

#endif
