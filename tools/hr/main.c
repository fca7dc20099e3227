/* gofun-hr: finds the command, reads its arguments, runs it. */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/str.h"
#include "hr/commands.h"
#include "hr/report.h"

static const char SEE_HELP[] = "「gofun-hr --help」で使い方を見てください。";

/* Which of its help tells more. */
static int refuse_arguments(const Command *command, const Arguments *arguments,
                            const char *cause)
{
    Arena arena = {0};
    bool is_too_many = arguments->operand_count > command->operand_count;
    Str remedy =
        str_format(&arena, "%s「gofun-hr %s%s%s --help」で使い方を見てください。",
                   is_too_many ? "空白のある言葉は \"\" で囲んでください。" : "",
                   command->group, command->verb[0] != '\0' ? " " : "", command->verb);
    int code = report_trouble(arguments, "コマンドを実行できません。", cause, remedy.ptr);
    arena_clear(&arena);
    return code;
}

/* How many it works on. */
static Status check_operands(const Command *command, const Arguments *arguments,
                             Error *err)
{
    size_t count = arguments->operand_count;
    bool is_right =
        count == command->operand_count ||
        (command->operand_is_optional && count + 1 == command->operand_count) ||
        (command->operands_are_many && count > 0);
    if (is_right) {
        return STATUS_OK;
    }
    if (count > command->operand_count) {
        return error_set(err, STATUS_BAD_ARGUMENT, "「%s」は余分です。",
                         arguments->operands[command->operand_count]);
    }
    return error_set(err, STATUS_BAD_ARGUMENT, "%s がありません。", command->operand);
}

/* Closes the answer for programs; an answer that did not arrive is none. */
static int end_answer(Json *json, int code)
{
    if (json->depth > 0) {
        json_end_inner(json);
        json_end(json);
    }
    if (fflush(stdout) != 0 || ferror(stdout) || json->is_broken) {
        (void)fputs("gofun-hr: 結果を書き出せません。\n"
                    "  原因: 出力先に書き込めません（空き容量など）。\n"
                    "  対処: 出力先を確かめて、もう一度実行してください。\n",
                    stderr);
        code = EXIT_TROUBLE;
    }
    json_clear(json);
    return code;
}

static int run_command(const Command *command, const char *const *texts, size_t count)
{
    Json json = {.stream = stdout};
    Arguments arguments;
    Error err = {0};
    Status status = arguments_read(texts, count, command->options, command->option_count,
                                   &arguments, &err);
    if (arguments.wants_help) {
        command_print_usage(command);
        return EXIT_GOOD;
    }
    arguments.json = arguments.wants_json ? &json : NULL;
    if (status == STATUS_OK) {
        status = check_operands(command, &arguments, &err);
    }
    int code = status == STATUS_OK ? command->run(&arguments)
                                   : refuse_arguments(command, &arguments, err.message);
    return end_answer(&json, code);
}

static void add_command(StrBuf *out, const Command *command)
{
    strbuf_add_format(out, "%s「gofun-hr %s%s%s」", out->len > 0 ? "、" : "",
                      command->group, command->verb[0] != '\0' ? " " : "", command->verb);
}

/* The commands somebody may have meant: those of the group, else those whose verb it is.
 */
static void add_near(StrBuf *out, const char *group)
{
    const Command *command = NULL;
    for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
        if (strcmp(command->group, group) == 0) {
            add_command(out, command);
        }
    }
    bool is_group = out->len > 0;
    for (size_t i = 0; !is_group && (command = command_at(i)) != NULL; i++) {
        if (strcmp(command->verb, group) == 0) {
            add_command(out, command);
        }
    }
}

static int refuse(int argc, char *argv[])
{
    const char *group = argv[1];
    const char *verb = argc > 2 && argv[2][0] != '-' ? argv[2] : NULL;
    Json json = {.stream = stdout};
    Arguments arguments = {0};
    for (int i = 1; i < argc; i++) {
        arguments.json = strcmp(argv[i], "--json") == 0 ? &json : arguments.json;
    }
    StrBuf cause = {0};
    StrBuf remedy = {0};
    add_near(&remedy, group);
    if (verb == NULL && command_find(group, NULL) != NULL) {
        strbuf_add_format(&cause, "「%s」の後に、することがありません。", group);
    } else {
        strbuf_add_format(&cause, "コマンド「%s%s%s」はありません。", group,
                          verb != NULL ? " " : "", verb != NULL ? verb : "");
    }
    if (remedy.len > 0) {
        strbuf_add_z(&remedy, " のどれかです。");
    }
    strbuf_add_z(&remedy, SEE_HELP);
    int code =
        report_trouble(&arguments, "コマンドを実行できません。", cause.ptr, remedy.ptr);
    strbuf_clear(&cause);
    strbuf_clear(&remedy);
    return end_answer(&json, code);
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
    if (group == NULL) {
        command_print_home();
        return EXIT_GOOD;
    }
    if (strcmp(group, "--help") == 0) {
        command_print_help();
        return EXIT_GOOD;
    }
    if (strcmp(group, "--complete") == 0) {
        return command_complete(argv + 2, (size_t)(argc - 2));
    }
    if (strcmp(group, "--version") == 0) {
        (void)puts("gofun-hr " GOFUN_VERSION);
        return EXIT_GOOD;
    }
    int taken = 0;
    const Command *command = find_command(argc, argv, &taken);
    if (command == NULL && strcmp(argv[argc - 1], "--help") == 0 &&
        command_print_group(group)) {
        return EXIT_GOOD;
    }
    if (command == NULL) {
        return refuse(argc, argv);
    }
    return run_command(command, (const char *const *)argv + taken,
                       (size_t)(argc - taken));
}
