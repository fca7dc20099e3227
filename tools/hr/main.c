/* gofun-hr: finds the command, reads its arguments, runs it. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "hr/commands.h"
#include "hr/report.h"

static const char SEE_HELP[] = "「gofun-hr --help」で使い方を見てください。";

static int run_command(const Command *command, const char *const *texts, size_t count)
{
    Arguments arguments;
    Error err = {0};
    Status status = arguments_read(texts, count, command->options, command->option_count,
                                   &arguments, &err);
    if (arguments.wants_help) {
        command_print_usage(command);
        return EXIT_GOOD;
    }
    if (status == STATUS_OK && arguments.operand_count != command->operand_count) {
        status = error_set(&err, STATUS_BAD_ARGUMENT,
                           "%s を %zu 個書くところに、%zu 個あります",
                           command->operand[0] != '\0' ? command->operand : "対象",
                           command->operand_count, arguments.operand_count);
    }
    if (status != STATUS_OK) {
        return report_trouble("コマンドを実行できません。", err.message, SEE_HELP);
    }
    return command->run(&arguments);
}

/* Names a command of the same group when there is one. */
static int refuse(const char *group, const char *verb)
{
    Arena arena = {0};
    const Command *near = command_find(group, NULL);
    Str cause = str_format(&arena, "コマンド「%s%s%s」はありません。", group,
                           verb != NULL ? " " : "", verb != NULL ? verb : "");
    const char *remedy = SEE_HELP;
    if (near != NULL) {
        remedy = str_format(&arena, "「gofun-hr %s %s」ではありませんか。%s", near->group,
                            near->verb, SEE_HELP)
                     .ptr;
    }
    int code = report_trouble("コマンドを実行できません。", cause.ptr, remedy);
    arena_clear(&arena);
    return code;
}

int main(int argc, char *argv[])
{
    const char *group = argc > 1 ? argv[1] : NULL;
    const char *verb = argc > 2 ? argv[2] : NULL;
    if (group == NULL) {
        return report_trouble("コマンドを実行できません。", "コマンドがありません。",
                              SEE_HELP);
    }
    if (strcmp(group, "--help") == 0) {
        command_print_help();
        return EXIT_GOOD;
    }
    if (strcmp(group, "--version") == 0) {
        (void)puts("gofun-hr " GOFUN_VERSION);
        return EXIT_GOOD;
    }
    const Command *command = verb != NULL ? command_find(group, verb) : NULL;
    if (command == NULL) {
        return refuse(group, verb);
    }
    return run_command(command, (const char *const *)argv + 3, (size_t)argc - 3);
}
