/* Options and operands of one command, read by the table the command brings. */
#ifndef GOFUN_TOOLS_HR_ARGUMENTS_H
#define GOFUN_TOOLS_HR_ARGUMENTS_H

#include "base/json.h"

#define ARGUMENT_VALUES_MAX 32
#define ARGUMENT_OPERANDS_MAX 256

typedef struct Option {
    const char *name;    /* "--key" */
    const char *value;   /* what stands behind it, for the help; NULL: a switch */
    const char *summary; /* one Japanese sentence */
} Option;

typedef struct OptionValue {
    const Option *option;
    const char *text; /* NULL for a switch */
} OptionValue;

/* Texts point into argv. */
typedef struct Arguments {
    OptionValue values[ARGUMENT_VALUES_MAX];
    size_t value_count;
    const char *operands[ARGUMENT_OPERANDS_MAX];
    size_t operand_count;
    bool wants_help;
    bool wants_json; /* --json stands there, or --format json */
    Json *json;      /* the answer for programs, closed by main; NULL: for people */
} Arguments;

/* Reads count arguments. STATUS_BAD_ARGUMENT with a Japanese sentence in err. */
Status arguments_read(const char *const *texts, size_t count, const Option *options,
                      size_t option_count, Arguments *out, Error *err) MUST_CHECK;
/* The last value of an option, or NULL. */
const char *arguments_value(const Arguments *arguments, const char *name);
/* The same, but NULL also for blanks: what people will read. */
const char *arguments_sentence(const Arguments *arguments, const char *name);
bool arguments_has(const Arguments *arguments, const char *name);

#endif
