#include "hr/commands.h"

#include <stdio.h>
#include <string.h>

static const Command *const COMMANDS[] = {
    &ROSTER_IMPORT,
    &ROSTER_EXPORT,
    &ROSTER_RENUMBER,
    &WORDS_LIST,
    &WORDS_SET,
    &ASSIGN_ADD,
    &ASSIGN_LIST,
    &ASSIGN_REMOVE,
    &ASSIGN_RENEW,
    &HANDOUT_CREATE,
    &HANDOUT_SHOW,
    &HANDOUT_TRUST,
    &REPORT_COMPLETION,
    &REPORT_OVERDUE,
    &REPORT_ITEMS,
    &REPORT_AUDIT,
    &CERTIFICATE_VERIFY,
    &CERTIFICATE_LIST,
    &CERTIFICATE_SHOW,
    &CERTIFICATE_ISSUE,
    &CERTIFICATE_REISSUE,
    &CERTIFICATE_REVOKE,
    &CERTIFICATE_BULK,
    &CERTIFICATE_BADGE,
    &COLLECT,
    &COLLECT_CONFLICTS,
    &RECORD_SIGN,
    &RECORD_COPY,
    &PERSON_LIST,
    &PERSON_JOIN,
    &PERSON_SPLIT,
    &PERSON_SHOW,
    &PERSON_ERASE,
    &RETENTION_APPLY,
    &BACKUP_CREATE,
    &BACKUP_RESTORE,
    &BACKUP_DRILL,
    &EXPORT_LOG,
    &KEY_SHOW,
    &KEY_COMPANY_CREATE,
    &KEY_DEVICE_NEW,
    &KEY_DEVICE_SIGN,
    &KEY_DEVICE_LIST,
    &KEY_DEVICE_REVOKE,
    &KEY_ROTATE,
    &KEY_PROTECT,
    &COMPLETION_BASH,
    &COMPLETION_ZSH,
    &MANUAL_PRINT,
};
#define COMMAND_COUNT (sizeof COMMANDS / sizeof COMMANDS[0])

const Command *command_at(size_t index)
{
    return index < COMMAND_COUNT ? COMMANDS[index] : NULL;
}

const Command *command_find(const char *group, const char *verb)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(COMMANDS[i]->group, group) == 0 &&
            (verb == NULL || strcmp(COMMANDS[i]->verb, verb) == 0)) {
            return COMMANDS[i];
        }
    }
    return NULL;
}

bool command_may_miss_operand(const Command *command)
{
    return command->operand_is_optional && command->operand_count == 1;
}

static void print_line(const Command *command)
{
    bool may_miss = command_may_miss_operand(command);
    (void)printf("  gofun-hr %s%s%s%s%s%s%s%s\n      %s\n", command->group,
                 command->verb[0] != '\0' ? " " : "", command->verb,
                 command->operand[0] != '\0' ? " " : "", may_miss ? "[" : "",
                 command->operand, may_miss ? "]" : "",
                 command->option_count > 0 ? " [オプション]" : "", command->summary);
}

void command_print_help(void)
{
    (void)puts(
        "gofun-hr: 「五分」の修了の記録を扱う、人事の方のための道具です。\n\n使い方:");
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        print_line(COMMANDS[i]);
    }
    (void)puts(
        "  gofun-hr --help\n      この説明を出します。各コマンドの後に付けると、"
        "その説明を出します。\n  gofun-hr --version\n      版を出します。\n\n"
        "終了コード: 0 よい、1 よくない（偽り・書き換え）、2 答えられない（使い方・"
        "ファイル）");
}

bool command_print_group(const char *group)
{
    bool is_there = command_find(group, NULL) != NULL;
    if (is_there) {
        (void)puts("使い方:");
    }
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(COMMANDS[i]->group, group) == 0) {
            print_line(COMMANDS[i]);
        }
    }
    if (is_there) {
        (void)puts("\nくわしい使い方: コマンドの後に --help");
    }
    return is_there;
}

void command_print_usage(const Command *command)
{
    (void)puts("使い方:");
    print_line(command);
    if (command->option_count > 0) {
        (void)puts("\nオプション:");
    }
    for (size_t i = 0; i < command->option_count; i++) {
        const Option *option = &command->options[i];
        (void)printf("  %s%s%s\n      %s\n", option->name,
                     option->value != NULL ? " " : "",
                     option->value != NULL ? option->value : "", option->summary);
    }
}
