#include "hr/report.h"

#include <stdio.h>

#include "hr/commands.h"

int report_trouble(const char *what, const char *cause, const char *remedy)
{
    (void)fprintf(stderr, "gofun-hr: %s\n  原因: %s\n  対処: %s\n", what, cause, remedy);
    return EXIT_TROUBLE;
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

int report_file_trouble(const char *what, const char *path, Status status,
                        const char *remedy)
{
    Arena arena = {0};
    Str cause = str_format(&arena, "%s: %s", cause_of(status), path);
    int code = report_trouble(what, cause.ptr, remedy);
    arena_clear(&arena);
    return code;
}

void report_json_string(Str text)
{
    (void)putchar('"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c == '"' || c == '\\') {
            (void)printf("\\%c", c);
        } else if (c < 0x20) {
            (void)printf("\\u%04x", c);
        } else {
            (void)putchar(c);
        }
    }
    (void)putchar('"');
}
