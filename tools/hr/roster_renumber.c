/* gofun-hr roster renumber: a person gets another employee number, as when somebody on a
 * contract is employed for good. Without it a roster with the new number makes one who
 * leaves and one who is new, and all that was learnt stays with the first. */
#include <stdio.h>

#include "hr/assign_work.h"
#include "hr/record.h"
#include "hr/report.h"
#include "roster/fold.h"

static const Option OPTIONS[] = {
    {"--apply", NULL, "書き込みます。なければ、変わることを見せるだけです。"},
    OPTION_DATA,
    OPTION_JSON,
};

static const char CANNOT[] = "社員番号を変えられません。";

static int refuse(const Arguments *arguments, const StoreRenumber *change,
                  const Error *err)
{
    Arena arena = {0};
    Str cause = {0};
    const char *remedy = NULL;
    if (err->status == STATUS_NOT_FOUND) {
        cause = str_format(&arena, "社員番号「%.*s」の人は名簿にいません。",
                           STR_ARG(change->from));
        remedy = "「gofun-hr roster export」の社員番号の列で確かめてください。";
    } else if (err->status == STATUS_EXISTS) {
        cause = str_format(&arena, "社員番号「%.*s」の人が、もういます。",
                           STR_ARG(change->to));
        remedy =
            "新しい番号の名簿を取り込む前に行います。もう取り込んだときは、新しい番号の"
            "人に受講の記録がないことを「gofun-hr person show」で確かめ、"
            "「gofun-hr person erase」で消してから行ってください。";
    }
    int code = remedy == NULL ? record_trouble(arguments, CANNOT, err)
                              : report_trouble(arguments, CANNOT, cause.ptr, remedy);
    arena_clear(&arena);
    return code;
}

static void tell(const Arguments *arguments, const StoreRenumber *change,
                 const StoreLearner *learner)
{
    if (arguments->json != NULL) {
        json_object(arguments->json, NULL);
        json_text(arguments->json, "number", change->from);
        json_text(arguments->json, "new_number", change->to);
        json_text(arguments->json, "name", learner->data.name);
        json_bool(arguments->json, "applied", change->is_apply);
        return;
    }
    (void)printf("%.*s（%.*s）の社員番号を、%.*s から %.*s に%s。受講の記録と割り当ては"
                 "そのままです。\n",
                 STR_ARG(learner->data.name), STR_ARG(learner->data.department),
                 STR_ARG(learner->data.employee_number), STR_ARG(change->to),
                 change->is_apply ? "変えました" : "変えます");
    if (!change->is_apply) {
        (void)puts("まだ書き込んでいません。これでよければ --apply を付けて実行します。");
    }
}

static int renumber(Record *record, const Arguments *arguments)
{
    Error err = {0};
    StoreLearner learner;
    StoreRenumber change = {
        .from = roster_trim(str_from(arguments->operands[0])),
        .to =
            roster_narrow(&record->arena, roster_trim(str_from(arguments->operands[1]))),
        .by = assign_who_am_i(&record->arena),
        .is_apply = arguments_has(arguments, "--apply"),
    };
    if (change.to.len == 0 || change.to.len > STORE_TEXT_MAX) {
        return report_trouble(arguments, CANNOT, "新しい社員番号が使えません。",
                              "「gofun-hr roster renumber 0012 1012」のように書いて"
                              "ください。");
    }
    Status status = store_learner_by_number(record->store, change.from, &record->arena,
                                            &learner, &err);
    if (status == STATUS_OK) {
        status = store_roster_renumber(record->store, &change, &err);
    }
    if (status != STATUS_OK) {
        return refuse(arguments, &change, &err);
    }
    tell(arguments, &change, &learner);
    return EXIT_GOOD;
}

static int run(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    Status status = record_open(arguments, &record, &err);
    int code = status == STATUS_OK ? renumber(&record, arguments)
                                   : record_trouble(arguments, CANNOT, &err);
    record_close(&record);
    return code;
}

const Command ROSTER_RENUMBER = {
    .group = "roster",
    .verb = "renumber",
    .operand = "番号 新しい番号",
    .summary = "社員番号を変えます。受講の記録は、新しい番号の人のものになります。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .operand_count = 2,
    .run = run,
};
