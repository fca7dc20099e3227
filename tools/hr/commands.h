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
    const char *verb;    /* "verify"; may be two words, or "" */
    const char *operand; /* what it works on, for the help; "" for nothing */
    const char *summary; /* one Japanese sentence */
    const Option *options;
    size_t option_count;
    size_t operand_count;     /* exactly that many */
    bool operand_is_optional; /* or one less */
    bool operands_are_many;   /* one or more of them */
    int (*run)(const Arguments *arguments);
} Command;

/* Its one operand may be left out: [SERIAL] in the help. */
bool command_may_miss_operand(const Command *command);

/* Each in the file of its name or group. */
extern const Command CERTIFICATE_VERIFY;
extern const Command CERTIFICATE_LIST;
extern const Command CERTIFICATE_SHOW;
extern const Command CERTIFICATE_ISSUE;
extern const Command CERTIFICATE_REISSUE;
extern const Command CERTIFICATE_REVOKE;
extern const Command CERTIFICATE_BULK;
extern const Command CERTIFICATE_BADGE;
extern const Command COLLECT;
extern const Command COLLECT_CONFLICTS;
extern const Command RECORD_SIGN;
extern const Command RECORD_COPY;
extern const Command HANDOUT_CREATE;
extern const Command HANDOUT_SHOW;
extern const Command HANDOUT_TRUST;
extern const Command PERSON_LIST;
extern const Command PERSON_JOIN;
extern const Command PERSON_SPLIT;
extern const Command PERSON_SHOW;
extern const Command PERSON_ERASE;
extern const Command RETENTION_APPLY;
extern const Command BACKUP_CREATE;
extern const Command BACKUP_RESTORE;
extern const Command BACKUP_DRILL;
extern const Command EXPORT_LOG;
extern const Command KEY_SHOW;
extern const Command KEY_COMPANY_CREATE;
extern const Command KEY_ROTATE;
extern const Command KEY_PROTECT;
extern const Command KEY_DEVICE_NEW;
extern const Command KEY_DEVICE_SIGN;
extern const Command KEY_DEVICE_LIST;
extern const Command KEY_DEVICE_REVOKE;
extern const Command ROSTER_IMPORT;
extern const Command ROSTER_EXPORT;
extern const Command ROSTER_RENUMBER;
extern const Command WORDS_LIST;
extern const Command WORDS_SET;
extern const Command ASSIGN_ADD;
extern const Command ASSIGN_LIST;
extern const Command ASSIGN_REMOVE;
extern const Command ASSIGN_RENEW;
extern const Command COMPLETION_BASH;
extern const Command COMPLETION_ZSH;
extern const Command MANUAL_PRINT;
extern const Command REPORT_COMPLETION;
extern const Command REPORT_OVERDUE;
extern const Command REPORT_ITEMS;
extern const Command REPORT_AUDIT;

/* The commands one by one; NULL past the last. */
const Command *command_at(size_t index);

/* NULL when there is none; verb NULL finds the first of the group. */
const Command *command_find(const char *group, const char *verb);
/* What HR does most, each with its command: the answer to gofun-hr alone. */
void command_print_home(void);
/* The answer to --complete WORD...: what may stand in the place of the last word. */
int command_complete(char *const *words, size_t count);
/* Help for all commands, and for one. */
void command_print_help(void);
/* The commands of a group, a line each; false and nothing when there is no such group. */
bool command_print_group(const char *group);
void command_print_usage(const Command *command);

#endif
