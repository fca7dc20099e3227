/* gofun-hr certificate issue: the certificates of parts and of the whole course, for
 * everybody who completed all their lessons in the cycle. */
#include <stdio.h>

#include "base/os.h"
#include "hr/certificate_ledger.h"
#include "hr/progress.h"
#include "hr/report.h"
#include "script/script.h"
#include "store/learner.h"

#define PARTS_MAX 3
#define LESSONS_MAX 25

static const Option OPTIONS[] = {
    OPTION_DATA,
    {"--cycle", "YEAR", "どの年度の修了か。なければ、いまの年度です。"},
    {"--number", "NUMBER", "この社員番号だけ。なければ、全員です。"},
    {"--lessons", "DIR", "課のフォルダー（course.lua のある場所）。"},
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

static const char *find_lessons(const Arguments *arguments, Arena *arena)
{
    static const char *const places[] = {"..", "../..", "../../..", "../share/gofun"};
    const char *found = arguments_value(arguments, "--lessons");
    StrBuf base = {0};
    if (found == NULL && os_executable_dir(&base, NULL) == STATUS_OK) {
        for (size_t i = 0; found == NULL && i < sizeof places / sizeof places[0]; i++) {
            Str path = str_format(arena, "%s/%s/lessons", base.ptr, places[i]);
            found = os_is_dir(path.ptr) ? path.ptr : NULL;
        }
    }
    strbuf_clear(&base);
    return found != NULL ? found : "lessons";
}

static Status read_goals(const Arguments *arguments, Issuing *out, Error *err)
{
    Arena *arena = &out->record->arena;
    const char *path =
        str_format(arena, "%s/course.lua", find_lessons(arguments, arena)).ptr;
    Catalogue *catalogue = NULL;
    Diagnostics diagnostics = {0};
    Status status = script_load_course_file(path, &catalogue, &diagnostics);
    if (status == STATUS_OK) {
        add_goals(catalogue, arena, out);
    } else {
        status = error_set(err, status, "%s", path);
    }
    diagnostics_clear(&diagnostics);
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

/* A name that cannot be printed stops one person, not the others. */
static Status issue_for(Issuing *issuing, const StoreLearner *learner, Error *err)
{
    Arena arena = {0};
    Status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < issuing->goal_count; i++) {
        status = issue_goal(issuing, learner, &issuing->goals[i], &arena, err);
    }
    if (status == STATUS_UNSUPPORTED || status == STATUS_BAD_ARGUMENT) {
        (void)fprintf(stderr, "gofun-hr: 社員番号 %.*s の修了証は作れません（%s）\n",
                      STR_ARG(learner->data.employee_number), err->message);
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
    Progress progress;
    progress_start(&progress, "修了証", all.count);
    for (size_t i = 0; status == STATUS_OK && i < all.count; i++) {
        status = issue_for(issuing, &all.items[i], err);
        progress_step(&progress);
    }
    progress_end(&progress);
    return status;
}

static int run(const Arguments *arguments)
{
    int64_t year = 0;
    const char *cycle = arguments_value(arguments, "--cycle");
    if (cycle != NULL &&
        (!str_to_int64(str_from(cycle), &year) || year < 1970 || year > 2099)) {
        return report_trouble(arguments, "修了証を作れません。",
                              "--cycle は年度（2026 など）です。",
                              "例: gofun-hr certificate issue --cycle 2026");
    }
    Record record;
    Error err = {0};
    Issuing issuing = {.record = &record, .issue = {.record = &record}};
    Status status = record_open(arguments, &record, &err);
    if (status == STATUS_OK) {
        issuing.cycle = cycle != NULL ? (int)year : store_cycle_now(record.store);
        status = read_goals(arguments, &issuing, &err);
    }
    if (status == STATUS_OK) {
        status = ledger_issuer(&record, &record.arena, &issuing.issuer, &err);
    }
    if (status == STATUS_OK) {
        status = issue_all(&issuing, arguments_value(arguments, "--number"), &err);
    }
    (void)printf("%d年度: 新しく %zu件の修了証を作りました（前からある %zu件）。\n",
                 issuing.cycle, issuing.issued, issuing.had);
    int code = status == STATUS_OK
                   ? EXIT_GOOD
                   : record_trouble(arguments, "修了証を作れません。", &err);
    certificate_fonts_free(issuing.issue.fonts);
    record_close(&record);
    return code;
}

const Command CERTIFICATE_ISSUE = {
    .group = "certificate",
    .verb = "issue",
    .operand = "",
    .summary = "編と全課程を終えた人の修了証を作ります。何度実行しても増えません。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .run = run,
};
