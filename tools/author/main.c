/* gofun-author: finds the command, reads its arguments, runs it. */
#include <stdio.h>
#include <string.h>

#include "author/commands.h"

static const Command *const commands[] = {
    &COMMAND_CHECK,  &COMMAND_EXPLAIN, &COMMAND_NEW,     &COMMAND_PLAN,
    &COMMAND_MAP,    &COMMAND_GIFT,    &COMMAND_PACK,    &COMMAND_VERIFY,
    &COMMAND_UNPACK, &COMMAND_INSTALL, &COMMAND_PREVIEW, &COMMAND_TOUR,
};

enum {
    COMMAND_COUNT = sizeof commands / sizeof commands[0]
};

static void print_usage(const Command *command)
{
    (void)printf("gofun-author %s %s\n  %s\n", command->name, command->operands,
                 command->summary);
    for (size_t i = 0; command->options[i].name != NULL; i++) {
        const OptionRow *const option = &command->options[i];
        (void)printf("  %s %s\n      %s\n", option->name,
                     option->value != NULL ? option->value : "", option->help);
    }
}

static int print_help(void)
{
    (void)puts("gofun-author：教材を書く人の道具\n\n書き方：gofun-author コマンド ...\n");
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        (void)printf("  %-8s %-28s %s\n", commands[i]->name, commands[i]->operands,
                     commands[i]->summary);
    }
    (void)puts("\ngofun-author コマンド --help で、くわしい使い方が出ます。初めての方は "
               "docs/lesson-guide.md をどうぞ。");
    return EXIT_GOOD;
}

static int run(const Command *command, const char *const *texts, size_t count)
{
    Arguments arguments;
    Error err = {0};
    Status status = arguments_read(command->options, texts, count, &arguments, &err);
    if (status == STATUS_OK && arguments.wants_help) {
        print_usage(command);
        return EXIT_GOOD;
    }
    if (status == STATUS_OK && (arguments.operand_count < command->least ||
                                arguments.operand_count > command->most)) {
        status = error_set(&err, STATUS_BAD_ARGUMENT,
                           "次のように書いてください：gofun-author %s %s", command->name,
                           command->operands);
    }
    return status == STATUS_OK ? command->run(&arguments) : command_trouble(&err);
}

int main(int argc, char *argv[])
{
    const char *const name = argc > 1 ? argv[1] : "--help";
    if (strcmp(name, "--help") == 0) {
        return print_help();
    }
    if (strcmp(name, "--version") == 0) {
        (void)puts("gofun-author " GOFUN_VERSION);
        return EXIT_GOOD;
    }
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(commands[i]->name, name) == 0) {
            return run(commands[i], (const char *const *)argv + 2, (size_t)argc - 2);
        }
    }
    Error err = {0};
    (void)error_set(&err, STATUS_BAD_ARGUMENT,
                    "「%s」というコマンドはありません。--help で確かめてください。",
                    name);
    return command_trouble(&err);
}
