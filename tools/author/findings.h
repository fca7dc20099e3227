/* What the author's check found, over many files: each with file, line, a stable code and
 * one plain Japanese sentence. Filled by check.h, printed by the command. */
#ifndef GOFUN_AUTHOR_FINDINGS_H
#define GOFUN_AUTHOR_FINDINGS_H

#include "base/str.h"

typedef struct Finding {
    Str file;
    int line; /* 0: the file as a whole */
    Str code; /* W...: a warning, anything else an error */
    Str sentence;
} Finding;

/* `Findings f = {0};` is empty. Owns its texts; free with findings_clear. */
typedef struct Findings {
    Arena arena;
    Finding *items;
    size_t count, capacity;
    size_t errors, warnings;
} Findings;

/* Adds one; the same code on the same line of the same file with the same sentence is
 * added once. */
void findings_add(Findings *list, Str file, int line, const char *code,
                  const char *format, ...) PRINTF_LIKE(5, 6);
/* True when this line has this code already. */
bool findings_has(const Findings *list, Str file, int line, const char *code);
/* By file in the order met, then by line. */
void findings_sort(Findings *list);
/* Appends "file:line: code sentence\n" each. */
void findings_print(const Findings *list, StrBuf *out);
/* The same as one JSON object: {"errors":1,"warnings":0,"findings":[{"file":"...",
 * "line":3,"code":"A401","severity":"error","message":"..."}]}. */
void findings_print_json(const Findings *list, StrBuf *out);
void findings_clear(Findings *list);

#endif
