/* The commands of gofun-hr: one file each, one row each in commands.c. */
#ifndef GOFUN_TOOLS_HR_COMMANDS_H
#define GOFUN_TOOLS_HR_COMMANDS_H

#include "hr/arguments.h"

/* Exit codes of every command. */
enum {
    EXIT_GOOD = 0,
    EXIT_BAD = 1,     /* the answer is no */
    EXIT_TROUBLE = 2, /* there is no answer: wrong use, a file missing */
};

typedef struct Command {
    const char *group;   /* "certificate" */
    const char *verb;    /* "verify" */
    const char *operand; /* what it works on, for the help; "" for nothing */
    const char *summary; /* one Japanese sentence */
    const Option *options;
    size_t option_count;
    size_t operand_count; /* exactly that many */
    int (*run)(const Arguments *arguments);
} Command;

/* Each in the file of its name or group. */
extern const Command CERTIFICATE_VERIFY;
extern const Command CERTIFICATE_LIST;
extern const Command CERTIFICATE_SHOW;
extern const Command CERTIFICATE_ISSUE;
extern const Command CERTIFICATE_REISSUE;
extern const Command CERTIFICATE_REVOKE;
extern const Command CERTIFICATE_BULK;
extern const Command KEY_SHOW;
extern const Command KEY_COMPANY_CREATE;
extern const Command KEY_ROTATE;
extern const Command KEY_DEVICE_SIGN;
extern const Command KEY_DEVICE_LIST;
extern const Command KEY_DEVICE_REVOKE;

/* NULL when there is none; verb NULL finds the first of the group. */
const Command *command_find(const char *group, const char *verb);
/* Help for all commands, and for one. */
void command_print_help(void);
void command_print_usage(const Command *command);

#endif
