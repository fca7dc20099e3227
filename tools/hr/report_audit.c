/* gofun-hr report audit: who, what, when, result and evidence, for everyone without
 * omission, with the check of the sealed rows in front. */
#include "base/os.h"
#include "hr/finding_words.h"
#include "hr/report_job.h"

enum {
    COLUMN_NAME,
    COLUMN_NUMBER,
    COLUMN_DEPARTMENT,
    COLUMN_STATUS,
    COLUMN_REASON,
    COLUMN_LESSON,
    COLUMN_RESULT,
    COLUMN_DUE,
    COLUMN_STARTED,
    COLUMN_PASSED,
    COLUMN_CORRECT,
    COLUMN_QUESTIONS,
    COLUMN_EVIDENCE,
    COLUMN_PROOF,
    COLUMN_SEAL,
    COLUMN_COUNT
};

typedef struct Audit {
    ReportJob *job;
    bool is_checked; /* not --without-verification */
    int64_t rows;
    int64_t proven;                 /* completions that agree with their evidence */
    int64_t unproven;               /* and that do not */
    Str titles[REPORT_LESSONS_MAX]; /* by place in the catalogue */
    StrBuf due_on;                  /* of the row before */
    ReportCell cells[COLUMN_COUNT]; /* the person's stay from row to row */
    Arena row;
} Audit;

static const ReportColumn COLUMNS[COLUMN_COUNT] = {
    [COLUMN_NAME] = {"name", "氏名", NULL, NULL, REPORT_TEXT, 18, true, false},
    [COLUMN_NUMBER] = {"employee_number", "社員番号", NULL, NULL, REPORT_TEXT, 10, false,
                       false},
    [COLUMN_DEPARTMENT] = {"department", "部署", NULL, NULL, REPORT_TEXT, 18, false,
                           true},
    [COLUMN_STATUS] = {"status", "状態", NULL, NULL, REPORT_TEXT, 8, false, true},
    [COLUMN_REASON] = {"status_reason", "状態の理由", NULL, NULL, REPORT_TEXT, 0, false,
                       false},
    [COLUMN_LESSON] = {"lesson", "話", NULL, NULL, REPORT_TEXT, 30, false, true},
    [COLUMN_RESULT] = {"result", "結果", NULL, NULL, REPORT_TEXT, 8, false, true},
    [COLUMN_DUE] = {"due_on", "期限", NULL, NULL, REPORT_DATE, 10, false, false},
    [COLUMN_STARTED] = {"started_at", "開始", NULL, NULL, REPORT_MOMENT, 16, false,
                        false},
    [COLUMN_PASSED] = {"passed_at", "修了", NULL, NULL, REPORT_MOMENT, 16, false, false},
    [COLUMN_CORRECT] = {"correct", "正解", "正解した問いの数", NULL, REPORT_COUNT, 4,
                        false, false},
    [COLUMN_QUESTIONS] = {"questions", "問数", "問いの数", NULL, REPORT_COUNT, 4, false,
                          false},
    [COLUMN_EVIDENCE] = {"evidence", "証拠番号", "証拠の番号（答えの通し番号）", NULL,
                         REPORT_COUNT, 9, false, false},
    [COLUMN_PROOF] = {"proof", "証拠との一致", "記録と証拠の答えが一致するか", NULL,
                      REPORT_TEXT, 8, false, true},
    [COLUMN_SEAL] = {"seal", "証拠ハッシュ", "証拠ハッシュ（その答えの封印）", NULL,
                     REPORT_TEXT, 64, false, false},
};

/* ---- is the evidence as it was saved? ---- */

typedef struct Verification {
    bool was_done;
    StoreVerification found;
} Verification;

static Status verify(ReportJob *job, Verification *out, Error *err)
{
    *out = (Verification){.was_done =
                              !arguments_has(job->arguments, "--without-verification")};
    bool is_all = arguments_has(job->arguments, "--verify-all");
    return out->was_done ? store_verify(job->record.store,
                                        is_all ? STORE_VERIFY_ALL : STORE_VERIFY_ADDED,
                                        &job->arena, &out->found, err)
                         : STATUS_OK;
}

/* What was checked now, and what was not. */
static Str scope_of(ReportJob *job, const StoreChainReport *chain)
{
    Arena *arena = &job->arena;
    Str now = format_count(arena, chain->rows_checked, STR("件"));
    if (chain->marked_at == 0) {
        return str_format(arena, "封印した記録%.*sをすべて確かめ、", STR_ARG(now));
    }
    int zone = os_zone_offset_minutes(chain->marked_at);
    Str day =
        format_date(arena, format_local_date(chain->marked_at, zone), FORMAT_WESTERN);
    Str time = format_time_short(arena, format_local_clock(chain->marked_at, zone));
    Str before = format_count(arena, chain->rows_marked, STR("件"));
    return str_format(arena, "%.*s %.*sまでに確かめた%.*sのあとに増えた%.*sを確かめ、",
                      STR_ARG(day), STR_ARG(time), STR_ARG(before), STR_ARG(now));
}

static bool is_suspicious(const Verification *v)
{
    return v->found.chain.count > 0 || v->found.differences > 0;
}

static Str verdict(ReportJob *job, const Verification *v)
{
    Arena *arena = &job->arena;
    if (!v->was_done) {
        return STR("確かめていません（--without-verification）");
    }
    Str scope = scope_of(job, &v->found.chain);
    if (!is_suspicious(v) && v->found.chain.marked_at != 0) {
        return str_format(
            arena,
            "%.*sそこに書き換えはありませんでした。前の答えのうち修了を決めた"
            "ものは、表の「証拠との一致」にあります",
            STR_ARG(scope));
    }
    if (!is_suspicious(v)) {
        return str_format(arena, "%.*s書き換えはありませんでした", STR_ARG(scope));
    }
    return str_format(
        arena, "%.*s書き換えの疑いが%zu件、集計との食い違いが%lld件ありました",
        STR_ARG(scope), v->found.chain.count, (long long)v->found.differences);
}

static void write_findings(ReportJob *job, const Verification *v)
{
    static const ReportColumn columns[] = {
        {"finding", "見つかったこと", NULL, NULL, REPORT_TEXT, 60, true, false}};
    if (v->found.chain.count == 0) {
        return;
    }
    ReportTable table = {.id = "findings",
                         .caption = STR("書き換えの疑い"),
                         .columns = columns,
                         .column_count = 1};
    report_table(job->report, &table);
    for (size_t i = 0; i < v->found.chain.count; i++) {
        Arena arena = {0};
        ReportCell cell = cell_text(finding_text(&arena, &v->found.chain.findings[i]));
        report_row(job->report, &cell);
        arena_clear(&arena);
    }
    report_table_end(job->report);
}

/* ---- rows ---- */

static Str hex_of(Arena *arena, Str bytes)
{
    static const char digits[] = "0123456789abcdef";
    char *out = arena_alloc(arena, 2 * bytes.len + 1);
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char byte = (unsigned char)bytes.ptr[i];
        out[2 * i] = digits[byte >> 4];
        out[2 * i + 1] = digits[byte & 15];
    }
    return (Str){out, 2 * bytes.len};
}

static Str result_word(LessonState state)
{
    switch (state) {
    case LESSON_NOT_ASSIGNED:
        return STR("割り当てなし");
    case LESSON_NOT_STARTED:
        return STR("未受講");
    case LESSON_IN_PROGRESS:
        return STR("途中");
    case LESSON_DONE:
        return STR("修了");
    }
    return STR("未受講");
}

static Str proof_word(Audit *audit, const StoreResult *result)
{
    if (!audit->is_checked) {
        return STR("未確認");
    }
    audit->proven += result->is_proven ? 1 : 0;
    audit->unproven += result->is_proven ? 0 : 1;
    return result->is_proven ? STR("一致") : STR("不一致");
}

/* Most lessons of most people have one due date. */
static void set_due(Audit *audit, Str due_on)
{
    if (!str_equal(due_on, strbuf_str(&audit->due_on))) {
        strbuf_reset(&audit->due_on);
        strbuf_add(&audit->due_on, due_on);
        audit->cells[COLUMN_DUE] = cell_day(due_on);
    }
}

static void set_person(Audit *audit, const StoreLearnerData *data)
{
    audit->cells[COLUMN_NAME] = cell_text(data->name);
    audit->cells[COLUMN_NUMBER] = cell_text(data->employee_number);
    audit->cells[COLUMN_DEPARTMENT] = cell_text(data->department);
    audit->cells[COLUMN_STATUS] = cell_text(status_word(data->status));
    audit->cells[COLUMN_REASON] = cell_text(data->status_reason);
}

static void write_row(Audit *audit, Str lesson, Str result_text, Str due_on,
                      const StoreResult *result)
{
    static const StoreResult none = {0};
    const StoreResult *r = result != NULL ? result : &none;
    bool is_passed = r->passed_at != 0;
    ReportCell *cells = audit->cells;
    cells[COLUMN_LESSON] = cell_text(lesson);
    cells[COLUMN_RESULT] = cell_text(result_text);
    set_due(audit, due_on);
    cells[COLUMN_STARTED] = cell_moment(r->started_at, r->zone_minutes);
    cells[COLUMN_PASSED] = cell_moment(r->passed_at, r->zone_minutes);
    cells[COLUMN_CORRECT] = is_passed ? cell_count(r->correct_count) : cell_none();
    cells[COLUMN_QUESTIONS] = is_passed ? cell_count(r->question_count) : cell_none();
    cells[COLUMN_EVIDENCE] = is_passed ? cell_count(r->evidence_seq) : cell_none();
    cells[COLUMN_PROOF] = is_passed ? cell_text(proof_word(audit, r)) : cell_none();
    cells[COLUMN_SEAL] =
        r->seal.len > 0 ? cell_text(hex_of(&audit->row, r->seal)) : cell_none();
    report_row(audit->job->report, cells);
    audit->rows++;
}

/* Results of lessons that the course does not have any more. */
static void write_others(Audit *audit, const StoreReportPerson *person, bool has_others)
{
    for (size_t i = 0; has_others && i < person->result_count; i++) {
        const StoreResult *result = &person->results[i];
        if (catalogue_find(audit->job->catalogue, result->lesson_id) == NULL) {
            Str word =
                result_word(result->passed_at != 0 ? LESSON_DONE : LESSON_IN_PROGRESS);
            write_row(audit, result->lesson_id, word, (Str){0}, result);
        }
    }
}

static Status on_person(void *context, const StoreReportPerson *person, Error *err)
{
    Audit *audit = context;
    ReportJob *job = audit->job;
    PersonView view;
    person_view(job, person, &view);
    arena_reset(&audit->row);
    set_person(audit, &person->learner.data);
    for (size_t i = 0; i < job->catalogue->entry_count; i++) {
        const LessonView *lesson = &view.lessons[i];
        if (lesson->state == LESSON_NOT_ASSIGNED && lesson->result == NULL) {
            continue;
        }
        write_row(audit, audit->titles[i], result_word(lesson->state), lesson->due_on,
                  lesson->result);
    }
    write_others(audit, person, view.has_others);
    if (view.assigned == 0 && person->result_count == 0) {
        write_row(audit, (Str){0}, result_word(LESSON_NOT_ASSIGNED), (Str){0}, NULL);
    }
    if (job->format == REPORT_FORMAT_HTML && audit->rows > REPORT_HTML_ROWS) {
        job->advice = "「gofun-hr report audit --format xlsx -o 監査.xlsx」で全員分を出す"
                      "か、--department で部署を選んでください。";
        return error_set(err, STATUS_UNSUPPORTED,
                         "1つのHTMLには行が多すぎます（%d行まで）。", REPORT_HTML_ROWS);
    }
    return STATUS_OK;
}

static Status write_everyone(Audit *audit, Error *err)
{
    ReportTable table = {.id = "audit",
                         .caption = STR("受講の記録"),
                         .columns = COLUMNS,
                         .column_count = COLUMN_COUNT,
                         .is_main = true,
                         .is_sorted = true};
    const Catalogue *catalogue = audit->job->catalogue;
    for (size_t i = 0; i < catalogue->entry_count; i++) {
        audit->titles[i] =
            lesson_long_text(&audit->job->arena, catalogue, catalogue->entries[i].id);
    }
    report_table(audit->job->report, &table);
    Status status = store_report_people(audit->job->record.store, &audit->job->scope,
                                        on_person, audit, err);
    report_table_end(audit->job->report);
    return status;
}

static void write_proof(Audit *audit)
{
    if (!audit->is_checked) {
        return;
    }
    Arena *arena = &audit->job->arena;
    Str good = format_count(arena, audit->proven, STR("件"));
    Str bad = format_count(arena, audit->unproven, STR("件"));
    report_note(
        audit->job->report,
        str_format(arena,
                   "この表の修了のうち、証拠の答えを読んで封印を計算し直し、一致し"
                   "たものは%.*s、一致しなかったものは%.*sです。",
                   STR_ARG(good), STR_ARG(bad)));
}

/* Who writes into a file does not see it. */
static void warn_suspicious(const ReportJob *job)
{
    static const Trouble trouble = {
        .what = "受講の記録に、おかしい所があります。",
        .cause = "書き換えの疑いか、集計との食い違いが見つかりました。",
        .remedy = "書き出した一覧の「証拠の確認」と「書き換えの疑い」を見てください。",
    };
    if (job->is_bad && job->path != NULL) {
        report_warn(&trouble);
    }
}

static Status body(ReportJob *job, Error *err)
{
    Verification v;
    Status status = verify(job, &v, err);
    if (status != STATUS_OK) {
        return status;
    }
    job->is_bad = is_suspicious(&v);
    ReportFact facts[] = {{"verification", STR("証拠の確認"), verdict(job, &v)}};
    status = report_job_open(job, "audit", STR("監査用の受講記録"), facts, 1, err);
    if (status != STATUS_OK) {
        return status;
    }
    report_note(
        job->report,
        STR("名簿の全員について、対象の話ごとに1行あります。受けていない人も載せて"
            "います。年度の前に退職した人と、年度のあとに入った人は、記録がある"
            "ときだけ載せています。"));
    report_note(job->report,
                STR("証拠ハッシュは、修了を決めた答えの封印です。封印は、その前のすべての"
                    "答えを含むため、あとからの書き換え・削除・差し込みが分かります。"));
    if (v.was_done && v.found.chain.marked_at != 0) {
        report_note(
            job->report,
            STR("前に確かめた答えは、この表の修了を決めたものだけを確かめ直し"
                "ました。すべてを確かめ直すには --verify-all を付けてください。"));
    }
    write_findings(job, &v);
    Audit audit = {.job = job, .is_checked = v.was_done};
    job->scope.with_seals = true;
    job->scope.with_proofs = v.was_done;
    status = write_everyone(&audit, err);
    write_proof(&audit);
    job->is_bad = job->is_bad || audit.unproven > 0;
    if (status == STATUS_OK) {
        warn_suspicious(job);
    }
    arena_clear(&audit.row);
    strbuf_clear(&audit.due_on);
    return status;
}

static int run(const Arguments *arguments)
{
    return report_job_run(arguments, "audit", body);
}

const Command REPORT_AUDIT = {
    .group = "report",
    .verb = "audit",
    .operand = "",
    .summary =
        "監査のための記録を、未受講の人も含めて全員分、証拠ハッシュ付きで出します。",
    .options = REPORT_OPTIONS,
    .option_count = REPORT_OPTION_COUNT_AUDIT,
    .run = run,
};
