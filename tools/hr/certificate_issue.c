/* gofun-hr certificate issue: the certificates of parts and of the whole course, for
 * everybody who completed all their lessons in the cycle. */
#include <stdio.h>

#include "hr/assign_work.h"
#include "hr/certificate_ledger.h"
#include "hr/progress.h"
#include "hr/report.h"
#include "store/learner.h"

#define PARTS_MAX 3
#define LESSONS_MAX 25

static const Option OPTIONS[] = {
    OPTION_DATA,
    {"--cycle", "YEAR", "どの年度の修了か。なければ、いまの年度です。"},
    {"--number", "NUMBER", "この社員番号だけ。なければ、全員です。"},
    OPTION_LESSONS,
    OPTION_JSON,
};

/* One certificate that can be earned. */
typedef struct Goal {
    CertificateKind kind;
    int subject_no;
    Str subject; /* in the register: part1, course */
    Str lessons[LESSONS_MAX];
    size_t count;
} Goal;

typedef struct Issuing {
    Record *record;
    LedgerIssue issue;
    Goal goals[PARTS_MAX + 1];
    size_t goal_count;
    int cycle;
    Certificate issuer; /* company and officer only */
    size_t issued;
    size_t had;
    size_t failed;
    Progress progress;
    Json *json; /* the list of those without is open; NULL: for people */
} Issuing;

static void add_goals(const Catalogue *catalogue, Arena *arena, Issuing *out)
{
    Goal *whole = &out->goals[PARTS_MAX];
    out->goal_count = PARTS_MAX + 1;
    *whole = (Goal){.kind = CERTIFICATE_WHOLE, .subject = STR("course")};
    for (int part = 1; part <= PARTS_MAX; part++) {
        out->goals[part - 1] = (Goal){.kind = CERTIFICATE_PART,
                                      .subject_no = part,
                                      .subject = str_format(arena, "part%d", part)};
    }
    for (size_t i = 0; i < catalogue->entry_count && i < LESSONS_MAX; i++) {
        const CourseEntry *entry = &catalogue->entries[i];
        Str id = str_copy(arena, entry->id);
        whole->lessons[whole->count++] = id;
        if (entry->part >= 1 && entry->part <= PARTS_MAX) {
            Goal *goal = &out->goals[entry->part - 1];
            goal->lessons[goal->count++] = id;
        }
    }
}

static Status read_goals(const Arguments *arguments, Issuing *out, Error *err)
{
    Catalogue *catalogue = NULL;
    Status status = assign_catalogue(arguments, &catalogue, err);
    if (status == STATUS_OK) {
        add_goals(catalogue, &out->record->arena, out);
    }
    catalogue_free(catalogue);
    return status;
}

static Status issue_goal(Issuing *issuing, const StoreLearner *learner, const Goal *goal,
                         Arena *arena, Error *err)
{
    StoreLedgerWant want = {
        .learner_id = learner->id,
        .cycle = issuing->cycle,
        .lesson_ids = goal->lessons,
        .lesson_count = goal->count,
        .kind = goal->kind == CERTIFICATE_PART ? STORE_CERTIFICATE_PART
                                               : STORE_CERTIFICATE_COURSE,
        .subject = goal->subject,
    };
    StoreLedgerDone done;
    Status status = store_ledger_done(issuing->record->store, &want, &done, err);
    if (status != STATUS_OK || !done.is_done || done.is_issued) {
        issuing->had += status == STATUS_OK && done.is_done;
        return status;
    }
    Certificate certificate = issuing->issuer;
    certificate.kind = goal->kind;
    certificate.subject_no = goal->subject_no;
    certificate.name = certificate_clean_text(arena, store_learner_printed(learner));
    certificate.department = certificate_clean_text(arena, learner->data.department);
    certificate.passed_at = done.passed_at;
    certificate.zone_minutes = done.zone_minutes;
    StoreCertificate row = {.kind = want.kind,
                            .subject = goal->subject,
                            .learner_id = learner->id,
                            .cycle = issuing->cycle};
    status = ledger_issue(&issuing->issue, &certificate, &row, err);
    issuing->issued += status == STATUS_OK;
    return status;
}

static void tell_left_out(Issuing *issuing, const StoreLearner *learner, const Error *err)
{
    Arena arena = {0};
    Str number = learner->data.employee_number;
    Str what =
        str_format(&arena, "社員番号 %.*s の修了証を作れません。", STR_ARG(number));
    Trouble trouble = record_trouble_of(what.ptr, err);
    trouble.remedy = "名簿の「印刷用氏名」の列に、修了証での書き方を入れてください。";
    progress_end(&issuing->progress);
    report_left_out(issuing->json, "number", number, &trouble);
    issuing->failed++;
    arena_clear(&arena);
}

/* A name that cannot be printed stops one person, not the others. */
static Status issue_for(Issuing *issuing, const StoreLearner *learner, Error *err)
{
    Arena arena = {0};
    Status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < issuing->goal_count; i++) {
        status = issue_goal(issuing, learner, &issuing->goals[i], &arena, err);
    }
    if (status == STATUS_UNSUPPORTED || status == STATUS_BAD_ARGUMENT) {
        tell_left_out(issuing, learner, err);
        status = STATUS_OK;
    }
    arena_clear(&arena);
    return status;
}

static Status issue_all(Issuing *issuing, const char *number, Error *err)
{
    StoreLearners all = {0};
    StoreLearner one;
    Store *store = issuing->record->store;
    Arena *arena = &issuing->record->arena;
    Status status = STATUS_OK;
    if (number != NULL) {
        status = store_learner_by_number(store, str_from(number), arena, &one, err);
        all = (StoreLearners){&one, 1};
    } else {
        status = store_learner_list(store, arena, &all, err);
    }
    progress_start(&issuing->progress, "修了証", all.count);
    for (size_t i = 0; status == STATUS_OK && i < all.count; i++) {
        status = issue_for(issuing, &all.items[i], err);
        progress_step(&issuing->progress);
    }
    progress_end(&issuing->progress);
    return status;
}

static void tell_begin(Issuing *issuing)
{
    if (issuing->json != NULL) {
        json_object(issuing->json, NULL);
        json_int(issuing->json, "cycle", issuing->cycle);
        json_array(issuing->json, "left_out");
    }
}

/* What was issued is told also when the next one went wrong. */
static void tell_end(Issuing *issuing)
{
    if (issuing->json != NULL) {
        json_end_inner(issuing->json);
        json_int(issuing->json, "issued", (int64_t)issuing->issued);
        json_int(issuing->json, "issued_before", (int64_t)issuing->had);
        return;
    }
    (void)printf("%d年度: 新しく %zu件の修了証を作りました（前からある %zu件）。\n",
                 issuing->cycle, issuing->issued, issuing->had);
    if (issuing->failed > 0) {
        (void)printf("修了証を作れない人が %zu名います。\n", issuing->failed);
    }
}

static Status issue_wanted(Issuing *issuing, const Arguments *arguments, Error *err)
{
    Record *record = issuing->record;
    if (issuing->cycle == 0) {
        issuing->cycle = store_cycle_now(record->store);
    }
    Status status = read_goals(arguments, issuing, err);
    if (status == STATUS_OK) {
        status = ledger_issuer(record, &record->arena, &issuing->issuer, err);
    }
    if (status == STATUS_OK) {
        tell_begin(issuing);
        status = issue_all(issuing, arguments_value(arguments, "--number"), err);
        tell_end(issuing);
    }
    return status;
}

static int run(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    Issuing issuing = {
        .record = &record, .issue = {.record = &record}, .json = arguments->json};
    if (!ledger_cycle(arguments, &issuing.cycle)) {
        return report_trouble(arguments, "修了証を作れません。",
                              "--cycle は年度（2026 など）です。",
                              "「--cycle 2026」のように書いてください。");
    }
    Status status = record_open_existing(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = issue_wanted(&issuing, arguments, &err);
    }
    int code = issuing.failed == 0 ? EXIT_GOOD : EXIT_BAD;
    if (status != STATUS_OK) {
        code = record_trouble(arguments, "修了証を作れません。", &err);
    }
    certificate_fonts_free(issuing.issue.fonts);
    record_close(&record);
    return code;
}

const Command CERTIFICATE_ISSUE = {
    .group = "certificate",
    .verb = "issue",
    .operand = "",
    .summary = "部か全課程を終えた人の修了証を作ります。何度実行しても増えません。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .run = run,
};
