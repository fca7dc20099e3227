/* gofun-hr person show | erase, retention apply: what is held about people, and an end to
 * it. */
#include <stdio.h>

#include "base/utf8.h"
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
            Str column = person_column_text(row->table, row->names[i]);
            Str value = person_value_text(&showing->arena, row->names[i], row->values[i]);
            bool is_signed = str_is(row->names[i], "content"); /* and has lines */
            value = is_signed ? value : utf8_visible(&showing->arena, value);
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

/* Both commands: what would go is told before anybody says yes. */
typedef struct Erasing {
    const Arguments *arguments;
    Record record;
    StoreErased counts; /* before: what would go; behind: what went */
    size_t copies;      /* of the record, left by what was cut short, removed */
} Erasing;

static bool is_sure(const Erasing *erasing, Str what)
{
    const StoreErased *counts = &erasing->counts;
    if (arguments_has(erasing->arguments, "--yes")) {
        return true;
    }
    (void)fprintf(stderr,
                  "%.*s（受講 %lld、選択 %lld、答え %lld、修了証 %lld）。元に戻せません。"
                  "進めるには「はい」と入力してください: ",
                  STR_ARG(what), (long long)counts->attempts, (long long)counts->replies,
                  (long long)counts->answers, (long long)counts->certificates);
    (void)fflush(stderr);
    char answer[32];
    if (fgets(answer, sizeof answer, stdin) == NULL) {
        (void)fputc('\n', stderr);
        return false;
    }
    return str_is(str_trim(str_from(answer)), "はい");
}

static void add_counts(Json *json, bool is_erased, const StoreErased *counts)
{
    json_object(json, NULL);
    json_bool(json, "erased", is_erased);
    json_int(json, "attempts", counts->attempts);
    json_int(json, "replies", counts->replies);
    json_int(json, "answers", counts->answers);
    json_int(json, "certificates", counts->certificates);
}

/* Nobody said yes. */
static int tell_kept(const Erasing *erasing)
{
    if (erasing->arguments->json != NULL) {
        add_counts(erasing->arguments->json, false, &erasing->counts);
    } else {
        (void)puts("何も消していません。");
    }
    return EXIT_BAD;
}

static int tell_erased(const Erasing *erasing)
{
    const StoreErased *erased = &erasing->counts;
    int code = erased->is_log_kept ? EXIT_BAD : EXIT_GOOD;
    if (erasing->arguments->json != NULL) {
        add_counts(erasing->arguments->json, true, erased);
        json_bool(erasing->arguments->json, "log_kept", erased->is_log_kept);
        return code;
    }
    (void)printf("消しました: 受講 %lld、選択 %lld、答え %lld、修了証 %lld"
                 "（修了証の台帳には照合値だけが残ります）\n"
                 "古い控えも消し、新しい控えを作りました。暗号化した控え（backup create）"
                 "と書き出したファイルは、手で消してください。\n",
                 (long long)erased->attempts, (long long)erased->replies,
                 (long long)erased->answers, (long long)erased->certificates);
    if (erasing->copies > 0) {
        (void)printf("壊れた記録や、途中で止まった控えの残り %zu個も消しました。\n",
                     erasing->copies);
    }
    if (erased->is_log_kept) {
        (void)puts("ただし、ほかのプログラムが記録を開いているあいだは、消した内容が"
                   "ファイルに残ります。そのプログラムを閉じてから、gofun-hr のコマンドを"
                   "どれか一つ実行すると、なくなります。");
    }
    return code;
}

static int close_erasing(Erasing *erasing, int code)
{
    record_close(&erasing->record);
    return code;
}

static int refuse_erasing(Erasing *erasing, const char *what, const Error *err)
{
    return close_erasing(erasing, record_trouble(erasing->arguments, what, err));
}

/* Who it is, by number and name, so that a slip of a digit is seen. */
static Status look_at_person(Erasing *erasing, StoreLearner *learner, Str *what,
                             Error *err)
{
    const Arguments *arguments = erasing->arguments;
    Record *record = &erasing->record;
    Status status = record_open_existing(arguments, record, err);
    if (status == STATUS_OK) {
        status = person_find(record, arguments->operands[0], learner, err);
    }
    if (status == STATUS_OK) {
        status = store_person_counts(record->store, learner->id, &erasing->counts, err);
        *what = str_format(&record->arena, "%s「%.*s」の記録をすべて消します",
                           arguments->operands[0], STR_ARG(learner->data.name));
    }
    return status;
}

static int run_erase(const Arguments *arguments)
{
    static const char cannot[] = "記録を消せません。";
    const char *reason = arguments_sentence(arguments, "--reason");
    if (reason == NULL) {
        return report_trouble(arguments, cannot, "理由（--reason）が要ります。",
                              "「--reason 本人の申し出」のように書いてください。");
    }
    Error err = {0};
    Str what = {0};
    StoreLearner learner = {0};
    Erasing erasing = {.arguments = arguments};
    Status status = look_at_person(&erasing, &learner, &what, &err);
    if (status != STATUS_OK) {
        return refuse_erasing(&erasing, cannot, &err);
    }
    if (!is_sure(&erasing, what)) {
        return close_erasing(&erasing, tell_kept(&erasing));
    }
    status = store_person_erase(erasing.record.store, learner.id, str_from(reason),
                                &erasing.counts, &err);
    if (status == STATUS_OK) {
        status = record_remove_copies(&erasing.record, &erasing.copies, &err);
    }
    return status == STATUS_OK ? close_erasing(&erasing, tell_erased(&erasing))
                               : refuse_erasing(&erasing, cannot, &err);
}

/* ---- retention ---- */

static Status look_at_past(Erasing *erasing, int before, Error *err)
{
    Status status = record_open_existing(erasing->arguments, &erasing->record, err);
    if (status == STATUS_OK && before > store_cycle_now(erasing->record.store)) {
        return error_set(err, STATUS_BAD_ARGUMENT, "いまの年度は消せません。");
    }
    return status == STATUS_OK ? store_retention_counts(erasing->record.store, before,
                                                        &erasing->counts, err)
                               : status;
}

static int run_retention(const Arguments *arguments)
{
    static const char cannot[] = "古い記録を消せません。";
    int64_t before = 0;
    const char *year = arguments_value(arguments, "--before");
    if (year == NULL || !str_to_int64(str_from(year), &before) || before < 2000 ||
        before > 2099) {
        return report_trouble(arguments, cannot,
                              "--before に年度（2024 など）が要ります。",
                              "「--before 2024」のように書いてください。");
    }
    Error err = {0};
    Erasing erasing = {.arguments = arguments};
    Status status = look_at_past(&erasing, (int)before, &err);
    if (status != STATUS_OK) {
        return refuse_erasing(&erasing, cannot, &err);
    }
    Str what = str_format(&erasing.record.arena,
                          "%d年度より前の記録を、全員について消します", (int)before);
    if (!is_sure(&erasing, what)) {
        return close_erasing(&erasing, tell_kept(&erasing));
    }
    status =
        store_retention_apply(erasing.record.store, (int)before, &erasing.counts, &err);
    if (status == STATUS_OK) {
        status = record_remove_copies(&erasing.record, &erasing.copies, &err);
    }
    return status == STATUS_OK ? close_erasing(&erasing, tell_erased(&erasing))
                               : refuse_erasing(&erasing, cannot, &err);
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
