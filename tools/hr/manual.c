/* gofun-hr manual print: the command table as the COMMANDS part of gofun-hr(1); the build
 * puts it into docs/man/gofun-hr.1.in. */
#include <stdio.h>

#include "hr/commands.h"

/* A line of the page: backslashes, and a dot at its beginning, mean something to man. */
static void put_line(const char *text)
{
    if (text[0] == '.' || text[0] == '\'') {
        (void)fputs("\\&", stdout);
    }
    for (; *text != '\0'; text++) {
        if (*text == '\\') {
            (void)fputs("\\e", stdout);
        } else if (*text == '-') {
            (void)fputs("\\-", stdout);
        } else {
            (void)putchar(*text);
        }
    }
    (void)putchar('\n');
}

static void put_command(const Command *command)
{
    (void)fputs(".SS ", stdout);
    bool may_miss = command_may_miss_operand(command);
    (void)printf("%s%s%s %s%s%s\n", command->group, command->verb[0] != '\0' ? " " : "",
                 command->verb, may_miss ? "[" : "", command->operand,
                 may_miss ? "]" : "");
    put_line(command->summary);
    for (size_t i = 0; i < command->option_count; i++) {
        const Option *option = &command->options[i];
        (void)fputs(".TP\n.B ", stdout);
        put_line(option->name);
        if (option->value != NULL) {
            (void)fputs(".I ", stdout);
            put_line(option->value);
            (void)puts(".br");
        }
        put_line(option->summary);
    }
}

static int run(const Arguments *arguments)
{
    (void)arguments;
    for (size_t i = 0; command_at(i) != NULL; i++) {
        put_command(command_at(i));
    }
    return EXIT_GOOD;
}

const Command MANUAL_PRINT = {
    .group = "manual",
    .verb = "print",
    .operand = "",
    .summary = "説明書（man）のコマンドの部分を出します。",
    .run = run,
};
