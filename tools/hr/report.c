#include "hr/report.h"

#include <ctype.h>
#include <stdio.h>

#include "hr/commands.h"

/* STATUS_NOT_FOUND as not_found. */
static void add_code(Json *json, Status status)
{
#define X(name, text) [name] = #name,
    static const char *const names[] = {STATUS_TABLE(X)};
#undef X
    StrBuf code = {0};
    for (const char *at = names[status] + sizeof "STATUS_" - 1; *at != '\0'; at++) {
        strbuf_add_char(&code, (char)tolower((unsigned char)*at));
    }
    json_text(json, "code", strbuf_str(&code));
    strbuf_clear(&code);
}

void report_add_error(Json *json, const Trouble *trouble)
{
    json_object(json, "error");
    add_code(json, trouble->status);
    json_text_z(json, "what", trouble->what);
    json_text_z(json, "why", trouble->cause);
    json_text_z(json, "advice", trouble->remedy);
    json_text_z(json, "file", trouble->file);
    json_text_z(json, "detail", trouble->detail);
    json_end(json);
}

/* A list that breaks off has the error as its last item. */
static void answer_error(Json *json, const Trouble *trouble)
{
    json_end_inner(json);
    if (json->depth == 0 || json_is_in_array(json)) {
        json_object(json, NULL);
    }
    report_add_error(json, trouble);
}

void report_warn(const Trouble *trouble)
{
    (void)fprintf(stderr, "gofun-hr: %s\n  原因: %s\n  対処: %s\n", trouble->what,
                  trouble->cause, trouble->remedy);
    if (trouble->detail != NULL) {
        (void)fprintf(stderr, "  詳細: %s\n", trouble->detail);
    }
}

void report_left_out(Json *json, const char *key, Str value, const Trouble *trouble)
{
    report_warn(trouble);
    if (json != NULL) {
        json_object(json, NULL);
        json_text(json, key, value);
        report_add_error(json, trouble);
        json_end(json);
    }
}

int report_tell(const Arguments *arguments, const Trouble *trouble)
{
    report_warn(trouble);
    if (arguments->json != NULL) {
        answer_error(arguments->json, trouble);
    }
    return EXIT_TROUBLE;
}

int report_trouble(const Arguments *arguments, const char *what, const char *cause,
                   const char *remedy)
{
    Trouble trouble = {what, cause, remedy, STATUS_BAD_ARGUMENT, NULL, NULL};
    return report_tell(arguments, &trouble);
}

static const char *cause_of(Status status)
{
    static const struct {
        Status status;
        const char *cause;
    } causes[] = {
        {STATUS_NOT_FOUND, "ファイルがありません"},
        {STATUS_DENIED, "読む権限がありません"},
        {STATUS_TOO_LARGE, "ファイルが大きすぎます"},
        {STATUS_BAD_DATA, "公開鍵（64けたの 0-9 a-f）ではありません"},
    };
    for (size_t i = 0; i < sizeof causes / sizeof causes[0]; i++) {
        if (causes[i].status == status) {
            return causes[i].cause;
        }
    }
    return "読み取りに失敗しました";
}

int report_file_trouble(const Arguments *arguments, const char *what, const char *path,
                        Status status, const char *remedy)
{
    Arena arena = {0};
    Str cause = str_format(&arena, "%s: %s。", path, cause_of(status));
    Trouble trouble = {what, cause.ptr, remedy, status, path, NULL};
    int code = report_tell(arguments, &trouble);
    arena_clear(&arena);
    return code;
}
