/* What gofun-hr says when something went wrong, for people and for programs. */
#ifndef GOFUN_TOOLS_HR_REPORT_H
#define GOFUN_TOOLS_HR_REPORT_H

#include "hr/arguments.h"

/* Japanese, but for file and detail. */
typedef struct Trouble {
    const char *what;   /* what could not be done */
    const char *cause;  /* why */
    const char *remedy; /* what to do now */
    Status status;      /* why, for programs */
    const char *file;   /* which file it is about; NULL: none */
    const char *detail; /* what the system said, in English; NULL: nothing */
} Trouble;

/* Prints 事象, 原因 and 対処 to stderr and, after --json, the object "error": alone, or
 * behind what the answer holds already. Returns EXIT_TROUBLE. */
int report_tell(const Arguments *arguments, const Trouble *trouble);
/* Wrong use, which a program sees as bad_argument. */
int report_trouble(const Arguments *arguments, const char *what, const char *cause,
                   const char *remedy);
/* A file that could not be read: the cause follows from status. */
int report_file_trouble(const Arguments *arguments, const char *what, const char *path,
                        Status status, const char *remedy);
/* Only says it, when it does not stop the command. */
void report_warn(const Trouble *trouble);
/* The object "error" as one of the members of an object that is open. */
void report_add_error(Json *json, const Trouble *trouble);
/* One of many could not be done: says so and, with json, adds it to the list that is
 * open: {key: value, "error": ...}. */
void report_left_out(Json *json, const char *key, Str value, const Trouble *trouble);

#endif
