/* gofun-hr assign list, remove, renew: the rules there are, ending one, working them out
 * for a new year. */
#include <inttypes.h>
#include <stdio.h>

#include "hr/assign_work.h"
#include "hr/report.h"

static const Option LIST_OPTIONS[] = {
    {"--all", NULL, "終わった割り当ても出します。"},
    OPTION_LESSONS,
    OPTION_DATA,
    OPTION_JSON,
};

static const Option CHANGE_OPTIONS[] = {
    {"--apply", NULL, "書き込みます。なければ、変わることを見せるだけです。"},
    OPTION_LESSONS,
    OPTION_DATA,
    OPTION_JSON,
};

/* What the three commands need; closed by leave. */
typedef struct Desk {
    Record record;
    Catalogue *catalogue;
    Arena arena;
} Desk;

static Status enter(const Arguments *arguments, Desk *desk, Error *err)
{
    *desk = (Desk){0};
    Status status = record_open_existing(arguments, &desk->record, err);
    return status == STATUS_OK ? assign_catalogue(arguments, &desk->catalogue, err)
                               : status;
}

static void leave(Desk *desk)
{
    catalogue_free(desk->catalogue);
    record_close(&desk->record);
    arena_clear(&desk->arena);
}

/* ---- list ---- */

static void answer_rule(Json *json, const StoreRule *rule)
{
    static const char *const who[] = {"everyone", "department", "people"};
    static const char *const scope[] = {"course", "part", "lessons"};
    static const char *const timing[] = {"yearly", "once", "rolling"};
    Str due = rule->due_on;
    size_t year = rule->timing == STORE_RULE_YEARLY ? sizeof("2000-") - 1 : 0;

    json_object(json, NULL);
    json_int(json, "id", rule->id);
    json_text_z(json, "who", who[rule->who]);
    json_text(json, "department", rule->department);
    json_int(json, "people", (int64_t)rule->people_count);
    json_text_z(json, "scope", scope[rule->scope]);
    json_text(json, "subject", rule->subject);
    json_text_z(json, "timing", timing[rule->timing]);
    json_text(json, "due", str_slice(due, year < due.len ? year : due.len, due.len));
    json_int(json, "within_days", rule->within_days);
    json_int(json, "every_months", rule->every_months);
    json_text(json, "since", rule->since_on);
    json_text(json, "hired_since", rule->hired_since);
    json_bool(json, "in_force", !rule->has_ended);
    json_end(json);
}

/* What somebody would wonder about; empty when nothing. */
static const char *remark_on(const StoreRule *rule, const StoreDepartments *tree)
{
    if (rule->has_ended) {
        return "、終わり";
    }
    if (!assign_is_to_come(rule)) {
        return "、期限は過ぎました";
    }
    return rule->who == STORE_RULE_DEPARTMENT &&
                   assign_people_in(tree, rule->department) == 0
               ? "、部署に在籍の人がいません"
               : "";
}

static void print_rule(Desk *desk, const StoreRule *rule, const StoreDepartments *tree)
{
    Str who = assign_who_text(&desk->arena, rule);
    Str what = assign_scope_text(&desk->arena, rule, desk->catalogue);
    Str when = assign_timing_text(&desk->arena, rule);
    (void)printf("%3" PRId64 "　%.*s　%.*s　%.*s　（%.*sから%s）\n", rule->id,
                 STR_ARG(who), STR_ARG(what), STR_ARG(when), STR_ARG(rule->since_on),
                 remark_on(rule, tree));
}

static Status list(Desk *desk, const Arguments *arguments, Error *err)
{
    StoreRules rules;
    StoreDepartments tree;
    Status status = store_rules(desk->record.store, &desk->arena, &rules, err);
    if (status == STATUS_OK) {
        status = store_departments(desk->record.store, &desk->arena, &tree, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    Json *json = arguments->json;
    bool is_all = arguments_has(arguments, "--all");
    size_t shown = 0;
    if (json != NULL) {
        json_array(json, NULL);
    }
    for (size_t i = 0; i < rules.count; i++) {
        if (rules.items[i].has_ended && !is_all) {
            continue;
        }
        if (json != NULL) {
            answer_rule(json, &rules.items[i]);
        } else {
            print_rule(desk, &rules.items[i], &tree);
        }
        shown++;
    }
    if (json == NULL && shown == 0) {
        (void)puts("割り当てはまだありません。「gofun-hr assign add --everyone --course "
                   "--due 03-31」のように決めます。");
    }
    return STATUS_OK;
}

static int run_list(const Arguments *arguments)
{
    Desk desk;
    Error err = {0};
    Status status = enter(arguments, &desk, &err);
    if (status == STATUS_OK) {
        status = assign_renew_if_due(&desk.record, arguments, &err);
    }
    if (status == STATUS_OK) {
        status = list(&desk, arguments, &err);
    }
    leave(&desk);
    return status == STATUS_OK
               ? EXIT_GOOD
               : record_trouble(arguments, "割り当てを見られません。", &err);
}

/* ---- remove and renew ---- */

/* Which one it was: a number is soon mistyped. */
static Status tell_ending(Desk *desk, int64_t id, Error *err)
{
    StoreRules rules;
    Status status = store_rules(desk->record.store, &desk->arena, &rules, err);
    for (size_t i = 0; status == STATUS_OK && i < rules.count; i++) {
        const StoreRule *rule = &rules.items[i];
        if (rule->id == id) {
            Str who = assign_who_text(&desk->arena, rule);
            Str what = assign_scope_text(&desk->arena, rule, desk->catalogue);
            Str when = assign_timing_text(&desk->arena, rule);
            (void)printf("終える割り当て: %.*s　%.*s　%.*s\n", STR_ARG(who),
                         STR_ARG(what), STR_ARG(when));
        }
    }
    return status;
}

static int change(const Arguments *arguments, int64_t end_id, const char *cannot)
{
    Desk desk;
    Error err = {0};
    StoreAssigned assigned;
    bool is_apply = arguments_has(arguments, "--apply");
    Status status = enter(arguments, &desk, &err);
    bool is_open = status == STATUS_OK;
    if (is_open) {
        StoreAssignChange what = assign_change_today(&desk.arena);
        what.end_id = end_id;
        status =
            assign_change(&desk.record, desk.catalogue, &what, is_apply, &assigned, &err);
    }
    if (status == STATUS_OK && end_id != 0 && arguments->json == NULL) {
        status = tell_ending(&desk, end_id, &err);
    }
    leave(&desk);
    if (is_open && status == STATUS_NOT_FOUND && end_id != 0) {
        return report_trouble(arguments, cannot,
                              "その番号の割り当てはないか、もう終わっています。",
                              "「gofun-hr assign list」で番号を確かめてください。");
    }
    if (status != STATUS_OK) {
        return record_trouble(arguments, cannot, &err);
    }
    assign_print_outcome(&assigned, is_apply, arguments->json);
    return EXIT_GOOD;
}

static int run_remove(const Arguments *arguments)
{
    int64_t id = 0;
    if (!str_to_int64(str_from(arguments->operands[0]), &id) || id < 1) {
        return report_trouble(arguments, "割り当てを終えられません。",
                              "番号ではありません。",
                              "「gofun-hr assign list」で番号を確かめてください。");
    }
    return change(arguments, id, "割り当てを終えられません。");
}

static int run_renew(const Arguments *arguments)
{
    return change(arguments, 0, "割り当てを作り直せません。");
}

const Command ASSIGN_LIST = {
    .group = "assign",
    .verb = "list",
    .operand = "",
    .summary = "割り当てを見ます。番号は remove で使います。",
    .options = LIST_OPTIONS,
    .option_count = sizeof LIST_OPTIONS / sizeof LIST_OPTIONS[0],
    .run = run_list,
};

const Command ASSIGN_REMOVE = {
    .group = "assign",
    .verb = "remove",
    .operand = "番号",
    .summary = "割り当てを終えます。終わった年度の割り当てと、受けた記録は残ります。",
    .options = CHANGE_OPTIONS,
    .option_count = sizeof CHANGE_OPTIONS / sizeof CHANGE_OPTIONS[0],
    .operand_count = 1,
    .run = run_remove,
};

const Command ASSIGN_RENEW = {
    .group = "assign",
    .verb = "renew",
    .operand = "",
    .summary = "きょうの日付で割り当てを作り直します。その日はじめての一覧やレポート、"
               "名簿の取り込みでもするので、ふだんは要りません。",
    .options = CHANGE_OPTIONS,
    .option_count = sizeof CHANGE_OPTIONS / sizeof CHANGE_OPTIONS[0],
    .run = run_renew,
};
