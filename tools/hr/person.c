/* gofun-hr person show | erase, retention apply: what is held about people, and an end to
 * it. */
#include <stdio.h>

#include "hr/person_guests.h"
#include "hr/person_words.h"
#include "hr/report.h"
#include "store/learner.h"
#include "store/privacy.h"

static const Option SHOW_OPTIONS[] = {OPTION_DATA, OPTION_JSON};
static const Option ERASE_OPTIONS[] = {
    OPTION_DATA,
    {"--reason", "TEXT", "消す理由。氏名などは書かないでください。"},
    {"--yes", NULL, "確かめずに消します。"},
    OPTION_JSON,
};
static const Option RETENTION_OPTIONS[] = {
    OPTION_DATA,
    {"--before", "YEAR", "この年度より前の記録を消します（この年度は残ります）。"},
    {"--yes", NULL, "確かめずに消します。"},
    OPTION_JSON,
};

/* ---- show ---- */

typedef struct Showing {
    Json *json; /* NULL: for people */
    size_t count;
    Arena arena; /* texts of one row */
} Showing;

static const char *table_text(Str table)
{
    static const struct {
        const char *table;
        const char *text;
    } rows[] = {
        {"learner", "名簿"},
        {"learner_status", "在籍状態の履歴"},
        {"past_department", "前の部署"},
        {"collected_learner", "端末での名前"},
        {"assignment", "割り当て"},
        {"assignment_rule_person", "割り当ての決まり"},
        {"attempt", "受講"},
        {"reply", "場面での選択"},
        {"widget_tries", "手を動かした回数"},
        {"answer", "問いの答え"},
        {"lesson_result", "話の結果"},
        {"certificate", "修了証"},
        {"certificate_event", "修了証のその後"},
        {"diagnosis", "自己診断"},
        {"learner_apart", "この人ではないとした番号"},
        {"learner_setting", "設定"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (str_is(table, rows[i].table)) {
            return rows[i].text;
        }
    }
    return "";
}

static void add_row(Json *json, const StoreHeldRow *row)
{
    json_object(json, NULL);
    json_text(json, "table", row->table);
    for (size_t i = 0; i < row->count; i++) {
        json_text(json, row->names[i].ptr, row->values[i]);
    }
    json_end(json);
}

static Status print_row(void *context, const StoreHeldRow *row, Error *err)
{
    (void)err;
    Showing *showing = context;
    showing->count++;
    if (showing->json != NULL) {
        add_row(showing->json, row);
        return STATUS_OK;
    }
    (void)printf("\n%s\n", table_text(row->table));
    for (size_t i = 0; i < row->count; i++) {
        if (row->values[i].len > 0) {
            Str column = person_column_text(row->names[i]);
            Str value = person_value_text(&showing->arena, row->names[i], row->values[i]);
            (void)printf("  %.*s: %.*s\n", STR_ARG(column), STR_ARG(value));
        }
    }
    arena_reset(&showing->arena);
    return STATUS_OK;
}

static Status show(Record *record, const char *number, Showing *showing, Error *err)
{
    StoreLearner learner;
    Status status = person_find(record, number, &learner, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (showing->json != NULL) {
        json_array(showing->json, NULL);
    }
    status = store_person_held(record->store, learner.id, print_row, showing, err);
    return status == STATUS_OK
               ? record_log_export(record, STR("person show"),
                                   showing->json != NULL ? STR("json") : STR("text"), "-",
                                   (int64_t)showing->count, err)
               : status;
}

static int run_show(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    Showing showing = {.json = arguments->json};
    Status status = record_open_to_read(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = show(&record, arguments->operands[0], &showing, &err);
    }
    int code = EXIT_GOOD;
    if (status != STATUS_OK) {
        code = record_trouble(arguments, "この人の記録を出せません。", &err);
    } else if (showing.json == NULL) {
        (void)printf(
            "\n%zu行。控え（backup）と書き出したファイルにも同じ内容があります。\n",
            showing.count);
    }
    arena_clear(&showing.arena);
    record_close(&record);
    return code;
}

/* ---- erase ---- */

static bool is_sure(const Arguments *arguments, const char *question)
{
    if (arguments_has(arguments, "--yes")) {
        return true;
    }
    (void)fprintf(stderr,
                  "%s 元に戻せません。進めるには「はい」と入力してください: ", question);
    (void)fflush(stderr);
    char answer[32];
    if (fgets(answer, sizeof answer, stdin) == NULL) {
        (void)fputc('\n', stderr);
        return false;
    }
    return str_is(str_trim(str_from(answer)), "はい");
}

/* Nobody said yes. */
static int tell_kept(Json *json)
{
    if (json != NULL) {
        json_object(json, NULL);
        json_bool(json, "erased", false);
    } else {
        (void)puts("何も消していません。");
    }
    return EXIT_BAD;
}

static void tell_erased(Json *json, const StoreErased *erased)
{
    if (json != NULL) {
        json_object(json, NULL);
        json_bool(json, "erased", true);
        json_int(json, "attempts", erased->attempts);
        json_int(json, "replies", erased->replies);
        json_int(json, "answers", erased->answers);
        json_int(json, "certificates", erased->certificates);
        return;
    }
    (void)printf("消しました: 受講 %lld、選択 %lld、答え %lld、修了証 %lld"
                 "（修了証の台帳には照合値だけが残ります）\n"
                 "古い控えも消し、新しい控えを作りました。暗号化した控え（backup create）"
                 "と書き出したファイルは、手で消してください。\n",
                 (long long)erased->attempts, (long long)erased->replies,
                 (long long)erased->answers, (long long)erased->certificates);
}

static Status erase(Record *record, const char *number, const char *reason,
                    StoreErased *erased, Error *err)
{
    StoreLearner learner;
    Status status = person_find(record, number, &learner, err);
    return status == STATUS_OK ? store_person_erase(record->store, learner.id,
                                                    str_from(reason), erased, err)
                               : status;
}

static int run_erase(const Arguments *arguments)
{
    const char *reason = arguments_value(arguments, "--reason");
    if (reason == NULL) {
        return report_trouble(arguments, "記録を消せません。",
                              "理由（--reason）が要ります。",
                              "「--reason 本人の申し出」のように書いてください。");
    }
    if (!is_sure(arguments, "この人の記録をすべて消します。")) {
        return tell_kept(arguments->json);
    }
    Record record;
    Error err = {0};
    StoreErased erased;
    Status status = record_open_existing(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = erase(&record, arguments->operands[0], reason, &erased, &err);
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        tell_erased(arguments->json, &erased);
    } else {
        code = record_trouble(arguments, "記録を消せません。", &err);
    }
    record_close(&record);
    return code;
}

/* ---- retention ---- */

static int run_retention(const Arguments *arguments)
{
    int64_t before = 0;
    const char *year = arguments_value(arguments, "--before");
    if (year == NULL || !str_to_int64(str_from(year), &before) || before < 2000 ||
        before > 2099) {
        return report_trouble(arguments, "古い記録を消せません。",
                              "--before に年度（2024 など）が要ります。",
                              "「--before 2024」のように書いてください。");
    }
    Record record;
    Error err = {0};
    StoreErased erased;
    Status status = record_open_existing(arguments, &record, &err);
    if (status == STATUS_OK && before > store_cycle_now(record.store)) {
        record_close(&record);
        return report_trouble(arguments, "古い記録を消せません。",
                              "いまの年度は消せません。",
                              "過ぎた年度を --before で示してください。");
    }
    if (status == STATUS_OK && !is_sure(arguments, "全員の古い年度の記録を消します。")) {
        record_close(&record);
        return tell_kept(arguments->json);
    }
    if (status == STATUS_OK) {
        status = store_retention_apply(record.store, (int)before, &erased, &err);
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        tell_erased(arguments->json, &erased);
    } else {
        code = record_trouble(arguments, "古い記録を消せません。", &err);
    }
    record_close(&record);
    return code;
}

const Command PERSON_SHOW = {
    .group = "person",
    .verb = "show",
    .operand = "NUMBER",
    .summary = "ひとりについて持っている記録を、すべて表示します。",
    .options = SHOW_OPTIONS,
    .option_count = sizeof SHOW_OPTIONS / sizeof SHOW_OPTIONS[0],
    .operand_count = 1,
    .run = run_show,
};
const Command PERSON_ERASE = {
    .group = "person",
    .verb = "erase",
    .operand = "NUMBER",
    .summary = "ひとりの記録をすべて消します。",
    .options = ERASE_OPTIONS,
    .option_count = sizeof ERASE_OPTIONS / sizeof ERASE_OPTIONS[0],
    .operand_count = 1,
    .run = run_erase,
};
const Command RETENTION_APPLY = {
    .group = "retention",
    .verb = "apply",
    .operand = "",
    .summary = "保存の期限を過ぎた年度の記録を、全員について消します。",
    .options = RETENTION_OPTIONS,
    .option_count = sizeof RETENTION_OPTIONS / sizeof RETENTION_OPTIONS[0],
    .run = run_retention,
};
