/* gofun-author check, explain. */
#include <stdio.h>

#include "author/check.h"
#include "author/codes.h"
#include "author/commands.h"
#include "base/os.h"

static Status check_all(Arena *arena, Checker *checker, const Arguments *arguments,
                        Error *err)
{
    if (arguments->operand_count == 0) {
        return checker_check(checker, command_folder(arena, NULL, "lessons"), err);
    }
    Status status = STATUS_OK;
    for (size_t i = 0; i < arguments->operand_count && status == STATUS_OK; i++) {
        status = checker_check(checker,
                               command_lesson_folder(arena, arguments->operands[i]), err);
    }
    return status;
}

static void print_findings(const Findings *findings, bool as_json)
{
    StrBuf text = {0};
    if (as_json) {
        findings_print_json(findings, &text);
    } else {
        findings_print(findings, &text);
    }
    command_print(&text);
    strbuf_clear(&text);
}

static int run_check(const Arguments *arguments)
{
    Arena arena = {0};
    Error err = {0};
    Checker *checker = NULL;
    const int64_t start = os_monotonic_ms();
    const char *const assets =
        command_folder(&arena, argument(arguments, "--assets"), "assets");
    int code = EXIT_GOOD;
    const CheckerDirs dirs = {assets, argument(arguments, "--fonts"),
                              command_course_folder(&arena)};
    Status status = checker_new(&dirs, &checker, &err);
    if (status == STATUS_OK) {
        status = check_all(&arena, checker, arguments, &err);
    }
    if (status == STATUS_OK) {
        checker_finish(checker);
        const Findings *const findings = checker_findings(checker);
        print_findings(findings, argument(arguments, "--json") != NULL);
        code = findings->errors > 0 ? EXIT_BAD : EXIT_GOOD;
        (void)fprintf(stderr, "教材%zu本、誤り%zu件、注意%zu件（%d ms）\n",
                      checker_lesson_count(checker), findings->errors, findings->warnings,
                      (int)(os_monotonic_ms() - start));
    } else {
        code = command_trouble(&err);
    }
    checker_free(checker);
    arena_clear(&arena);
    return code;
}

const Command COMMAND_CHECK = {
    .name = "check",
    .operands = "[教材|フォルダー]...",
    .summary = "教材の誤りを、全部の道すじで探します。",
    .options = {{"--json", NULL, "結果をJSONで出します。"},
                {"--assets", "フォルダー", "絵のフォルダー"},
                {"--fonts", "フォルダー", "フォントのフォルダー"}},
    .most = ARGUMENT_OPERANDS_MOST,
    .run = run_check,
};

static int run_explain(const Arguments *arguments)
{
    StrBuf text = {0};
    Error err = {0};
    int code = EXIT_GOOD;
    if (arguments->operand_count == 0) {
        code_print_list(&text);
    }
    for (size_t i = 0; i < arguments->operand_count; i++) {
        const CodePage *const page = code_find(str_from(arguments->operands[i]));
        if (page == NULL) {
            (void)error_set(&err, STATUS_NOT_FOUND,
                            "コード %s はありません。番号を確かめてください。",
                            arguments->operands[i]);
            code = command_trouble(&err);
        } else {
            strbuf_add_z(&text, i > 0 ? "\n" : "");
            code_print(page, &text);
        }
    }
    command_print(&text);
    strbuf_clear(&text);
    return code;
}

const Command COMMAND_EXPLAIN = {
    .name = "explain",
    .operands = "[コード]...",
    .summary = "checkが出すコードの意味と直し方を、例で示します。",
    .most = ARGUMENT_OPERANDS_MOST,
    .run = run_explain,
};
