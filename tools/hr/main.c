/* gofun-hr: finds the command, reads its arguments, runs it. */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
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
    bool has_operands = arguments.operand_count == command->operand_count ||
                        (command->operand_is_optional &&
                         arguments.operand_count + 1 == command->operand_count);
    has_operands =
        has_operands || (command->operands_are_many && arguments.operand_count > 0);
    if (status == STATUS_OK && !has_operands) {
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

/* A verb may be two words ("device sign"). *taken counts what it took of argv. */
static const Command *find_command(int argc, char *argv[], int *taken)
{
    Arena arena = {0};
    const Command *command = NULL;
    if (argc > 3) {
        Str verb = str_format(&arena, "%s %s", argv[2], argv[3]);
        command = command_find(argv[1], verb.ptr);
        *taken = 4;
    }
    if (command == NULL && argc > 2) {
        command = command_find(argv[1], argv[2]);
        *taken = 3;
    }
    if (command == NULL && argc > 1) {
        command = command_find(argv[1], "");
        *taken = 2;
    }
    arena_clear(&arena);
    return command;
}

static void write_log(void *context, LogLevel level, const char *line)
{
    (void)context;
    (void)level;
    (void)fprintf(stderr, "%s\n", line);
}

int main(int argc, char *argv[])
{
    /* What went wrong is said in Japanese; a slow disk is no news on a terminal. */
    log_set_sink(write_log, NULL, LOG_ERROR);
    const char *group = argc > 1 ? argv[1] : NULL;
    const char *verb = argc > 2 ? argv[2] : NULL;
    if (group == NULL) {
        command_print_home();
        return EXIT_GOOD;
    }
    if (strcmp(group, "--help") == 0) {
        command_print_help();
        return EXIT_GOOD;
    }
    if (strcmp(group, "--version") == 0) {
        (void)puts("gofun-hr " GOFUN_VERSION);
        return EXIT_GOOD;
    }
    int taken = 0;
    const Command *command = find_command(argc, argv, &taken);
    if (command == NULL) {
        return refuse(group, verb);
    }
    return run_command(command, (const char *const *)argv + taken,
                       (size_t)(argc - taken));
}
