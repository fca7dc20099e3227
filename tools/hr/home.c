/* gofun-hr alone: the ten things HR does, each with the command to copy. */
#include <stdio.h>

#include "hr/commands.h"

static const struct {
    const char *what;  /* NULL: one more command of the thing before */
    const char *group; /* with verb: left out when this build does not have it */
    const char *verb;
    const char *rest; /* behind the verb */
} TASKS[] = {
    {"名簿を取り込む（まず見るだけ。--apply で書き込む）", "roster", "import",
     "名簿.csv"},
    {"会社の言葉（報告先、会社名など）を決める", "words", "set", "報告先 情報システム課"},
    {"教材を割り当て、期限を決める", "assign", "add",
     "--everyone --course --due 03-31 --apply"},
    {"名簿と期限を各PCに配り、受講の記録を集める", "handout", "create", "-o 配布.gofun"},
    {NULL, "collect", NULL, "フォルダー"},
    {"受講の状況を、部署ごとに見る", "report", "completion",
     "--format html -o 状況.html"},
    {"期限を過ぎた人と、お知らせの文を出す", "report", "overdue", "--format text"},
    {"監査のための記録を出す", "report", "audit", "--format xlsx -o 監査.xlsx"},
    {"修了証をまとめて作る", "certificate", "bulk", "--department 営業部 -o 修了証"},
    {"修了証が本物か確かめる", "certificate", "verify", "修了証.pdf"},
    {"控え（バックアップ）を作る", "backup", "create", "控え.gofun"},
};

void command_print_home(void)
{
    int number = 0;
    (void)puts("gofun-hr: 人事の方がすることと、そのコマンド\n");
    for (size_t i = 0; i < sizeof TASKS / sizeof *TASKS; i++) {
        const Command *command = command_find(TASKS[i].group, TASKS[i].verb);
        if (command == NULL) {
            continue;
        }
        const char *verb = command->verb;
        if (TASKS[i].what != NULL) {
            (void)printf("%2d. %s\n", ++number, TASKS[i].what);
        }
        (void)printf("      gofun-hr %s%s%s %s\n", command->group,
                     verb[0] != '\0' ? " " : "", verb, TASKS[i].rest);
    }
    (void)puts("\nすべてのコマンド: gofun-hr --help\n"
               "くわしい使い方: コマンドの後に --help");
}
