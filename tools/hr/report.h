/* What gofun-hr prints besides a command's own answer: trouble, and JSON strings. */
#ifndef GOFUN_TOOLS_HR_REPORT_H
#define GOFUN_TOOLS_HR_REPORT_H

#include "base/str.h"

/* Prints 事象, 原因 and 対処 to stderr; returns EXIT_TROUBLE. */
int report_trouble(const char *what, const char *cause, const char *remedy);
/* The same for a file that could not be read: the cause follows from status. */
int report_file_trouble(const char *what, const char *path, Status status,
                        const char *remedy);
/* Prints text as a JSON string with its quotes. */
void report_json_string(Str text);

#endif
