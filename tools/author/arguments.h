/* Options and operands of one command of gofun-author. */
#ifndef GOFUN_AUTHOR_ARGUMENTS_H
#define GOFUN_AUTHOR_ARGUMENTS_H

#include "base/status.h"

enum {
    ARGUMENT_OPERANDS_MOST = 256,
    ARGUMENT_OPTIONS_MOST = 8
};

typedef struct OptionRow {
    const char *name;  /* "--assets"; NULL ends the list */
    const char *value; /* what stands behind it; NULL: a switch */
    const char *help;
} OptionRow;

/* Texts point into argv. */
typedef struct Arguments {
    const OptionRow *options;
    const char *values[ARGUMENT_OPTIONS_MOST]; /* by option; switches: their own name */
    const char *operands[ARGUMENT_OPERANDS_MOST];
    size_t operand_count;
    bool wants_help;
} Arguments;

/* STATUS_BAD_ARGUMENT for an unknown option or a missing value. */
Status arguments_read(const OptionRow *options, const char *const *texts, size_t count,
                      Arguments *out, Error *err) MUST_CHECK;
/* The value of an option, or NULL when it was not given. */
const char *argument(const Arguments *arguments, const char *name);

#endif
