#include "hr/report_job.h"

#include <stdio.h>
#include <string.h>

#include "base/os.h"
#include "hr/assign_work.h"
#include "hr/report.h"
#include "roster/fold.h"
#include "script/script.h"

static const struct {
    const char *name;
    ReportFormat format;
} FORMATS[] = {
    {"text", REPORT_FORMAT_TEXT}, {"txt", REPORT_FORMAT_TEXT},
    {"csv", REPORT_FORMAT_CSV},   {"xlsx", REPORT_FORMAT_XLSX},
    {"html", REPORT_FORMAT_HTML}, {"json", REPORT_FORMAT_JSON},
};

const Option REPORT_OPTIONS[REPORT_OPTION_COUNT_AUDIT] = {
    OPTION_DATA,
    {"--format", "FORMAT",
     "text、csv、xlsx、html、json のどれか。なければ -o の拡張子で決め、"
     "それもなければ text です。"},
    {"-o", "FILE", "書き出すファイル。なければ画面に出します。"},
    {"--cycle", "YEAR", "年度（2026 など）。なければ、いまの年度です。"},
    {"--department", "部署", "この部署と、その下の部署だけ。なければ、全員です。"},
    {"--lessons", "DIR", "教材のフォルダー（course.lua のある場所）。"},
    {"--for-machines", NULL,
     "csv をプログラム向けに出します（列名は英語、値はそのまま）。"},
    {"--json", NULL, "--format json と同じです。"},
    {"--without-verification", NULL,
     "証拠の連なりを確かめずに出します（監査には使えません）。"},
    {"--verify-all", NULL,
     "前に確かめた記録も、すべて確かめ直します（記録が多いと時間がかかります）"
     "。"},
};

static const char WHAT[] = "レポートを作れません。";

/* ---- options ---- */

static bool find_format(const char *name, ReportJob *job)
{
    for (size_t i = 0; name != NULL && i < sizeof FORMATS / sizeof FORMATS[0]; i++) {
        if (strcmp(FORMATS[i].name, name) == 0) {
            job->format = FORMATS[i].format;
            job->format_name = FORMATS[i].name;
            return true;
        }
    }
    return false;
}

static Status read_format(ReportJob *job, Error *err)
{
    const char *given = arguments_has(job->arguments, "--json")
                            ? "json"
                            : arguments_value(job->arguments, "--format");
    const char *dot = job->path != NULL ? strrchr(job->path, '.') : NULL;
    if (given != NULL && !find_format(given, job)) {
        return error_set(err, STATUS_BAD_ARGUMENT, "形式「%s」はありません。", given);
    }
    if (given == NULL && (dot == NULL || !find_format(dot + 1, job))) {
        (void)find_format("text", job);
    }
    if (arguments_has(job->arguments, "--for-machines") &&
        job->format == REPORT_FORMAT_CSV) {
        job->format = REPORT_FORMAT_CSV_MACHINE;
        job->format_name = "csv-machine";
    }
    if (job->format == REPORT_FORMAT_XLSX && job->path == NULL) {
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "xlsx は画面に出せません。-o でファイルを示してください。");
    }
    return STATUS_OK;
}

/* April 1st of the year, 0 o'clock on this machine. */
static int64_t cycle_start(int year)
{
    int64_t wall = format_day_number((FormatDate){year, 4, 1}) * 86400;
    return wall - (int64_t)os_zone_offset_minutes(wall) * 60;
}

static Status read_scope(ReportJob *job, Error *err)
{
    const char *cycle = arguments_value(job->arguments, "--cycle");
    int64_t year = format_fiscal_year_of(job->today);
    if (cycle != NULL &&
        (!str_to_int64(str_from(cycle), &year) || year < 2000 || year > 2999)) {
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "年度「%s」は 2026 のように4けたで書きます。", cycle);
    }
    job->scope.cycle = (int)year;
    job->scope.cycle_from = cycle_start((int)year);
    job->scope.cycle_to = cycle_start((int)year + 1);
    job->scope.department = str_from(arguments_value(job->arguments, "--department"));
    return STATUS_OK;
}

static Status read_options(ReportJob *job, Error *err)
{
    job->path = arguments_value(job->arguments, "-o");
    job->now = os_now_seconds();
    job->today = format_local_date(job->now, os_zone_offset_minutes(job->now));
    job->today_iso = format_date_iso(&job->arena, job->today);
    Status status = read_format(job, err);
    return status == STATUS_OK ? read_scope(job, err) : status;
}

/* ---- the course ---- */

static Status read_course(ReportJob *job, Error *err)
{
    job->lessons_dir = assign_lessons_dir(job->arguments, &job->arena);
    Str path = str_format(&job->arena, "%s/course.lua", job->lessons_dir);
    Diagnostics diagnostics = {0};
    Status status = script_load_course_file(path.ptr, &job->catalogue, &diagnostics);
    diagnostics_clear(&diagnostics);
    if (status != STATUS_OK) {
        job->advice = "教材のフォルダーを --lessons DIR で示してください。";
        return error_set(err, status, "教材の目録（%s）を読めません。", path.ptr);
    }
    if (job->catalogue->entry_count > REPORT_LESSONS_MAX) {
        return error_set(err, STATUS_TOO_LARGE, "%s の話が多すぎます（%d話まで）。",
                         path.ptr, REPORT_LESSONS_MAX);
    }
    return STATUS_OK;
}

/* ---- the department ---- */

static Status on_listed(void *context, const StoreReportPerson *person, Error *err)
{
    (void)person;
    (void)err;
    *(bool *)context = true;
    return STATUS_EXISTS; /* one is enough */
}

/* Where its name can be found. */
static const char *department_advice(ReportJob *job, const StoreDepartments *tree)
{
    if (report_job_is_past(job)) {
        return str_format(&job->arena,
                          "部署の名前は、%d年3月31日のものです。--department を付けない"
                          "表に出ます。",
                          job->scope.cycle + 1)
            .ptr;
    }
    Str near = assign_near_departments(&job->arena, tree, job->scope.department);
    return near.len == 0
               ? "部署の名前は「gofun-hr roster export」の部署の列にあります。"
               : str_format(&job->arena, "上の部署から書いてください。近い部署: %.*s",
                            STR_ARG(near))
                     .ptr;
}

/* A department with a letter too many would be a report about nobody. Choices are those
 * of departments that people have left since. */
static Status check_department(ReportJob *job, const char *name, Error *err)
{
    Str given = job->scope.department;
    if (given.len == 0 ||
        !roster_parse_department(&job->arena, given, &job->scope.department) ||
        strcmp(name, "items") == 0) {
        return STATUS_OK;
    }
    bool is_known = false;
    Status status =
        store_report_people(job->record.store, &job->scope, on_listed, &is_known, err);
    if (is_known) {
        return STATUS_OK;
    }
    StoreDepartments tree;
    if (status == STATUS_OK) {
        status = store_departments(job->record.store, &job->arena, &tree, err);
    }
    if (status == STATUS_OK) {
        job->advice = department_advice(job, &tree);
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "部署「%.*s」には、%d年度に載せる人がいません。",
                         STR_ARG(job->scope.department), job->scope.cycle);
    }
    return status;
}

/* ---- running ---- */

static Status log_export(ReportJob *job, const char *name, int64_t rows, Error *err)
{
    StrBuf user = {0};
    if (os_user_name(&user, NULL) != STATUS_OK) {
        strbuf_reset(&user);
    }
    StoreExport entry = {
        .exported_by = strbuf_str(&user),
        .what = str_format(&job->arena, "report %s", name),
        .format = str_from(job->format_name),
        .scope = str_format(&job->arena, "%d %.*s", job->scope.cycle,
                            STR_ARG(job->scope.department)),
        .destination = str_from(job->path != NULL ? job->path : "-"),
        .row_count = rows,
    };
    Status status = store_export_add(job->record.store, &entry, err);
    strbuf_clear(&user);
    return status;
}

static Status write_report(ReportJob *job, const char *name, ReportBody body, Error *err)
{
    Status status =
        store_report_has_dues(job->record.store, job->scope.cycle, &job->has_dues, err);
    if (status == STATUS_OK) {
        job->scope.with_dues = job->has_dues;
        status = check_department(job, name, err);
    }
    if (status == STATUS_OK) {
        status = body(job, err);
    }
    if (status != STATUS_OK || job->report == NULL) {
        return status;
    }
    /* Logged before the file has its name: what cannot be logged does not go out. */
    status = log_export(job, name, report_row_count(job->report), err);
    if (status == STATUS_OK) {
        status = report_close(job->report, err);
        job->report = NULL;
    }
    return status;
}

static int say_trouble(const ReportJob *job, const Arguments *arguments, Status status,
                       const Error *err)
{
    if (status == STATUS_BAD_ARGUMENT) {
        return report_trouble(arguments, WHAT, err->message,
                              job->advice != NULL
                                  ? job->advice
                                  : "「gofun-hr report completion --help」"
                                    "で使い方を見てください。");
    }
    if (job->advice != NULL) {
        Trouble trouble = record_trouble_of(WHAT, err);
        trouble.remedy = job->advice;
        return report_tell(arguments, &trouble);
    }
    return record_trouble(arguments, WHAT, err);
}

/* What stands on the screen as JSON already gets the error as its last member. */
static int break_off(ReportJob *job, Status status, const Error *err)
{
    bool is_begun = job->report != NULL && job->path == NULL;
    if (!is_begun || job->format != REPORT_FORMAT_JSON) {
        report_drop(job->report);
        return say_trouble(job, job->arguments, status, err);
    }
    Json json = {0};
    Arguments arguments = *job->arguments;
    arguments.json = &json;
    int code = say_trouble(job, &arguments, status, err);
    json_end(&json);
    report_break_off(job->report, strbuf_str(&json.out));
    json_clear(&json);
    return code;
}

/* Where there is nothing else to see. */
static void say_written(const ReportJob *job)
{
    if (job->path != NULL && !arguments_has(job->arguments, "--json")) {
        (void)printf("%s に書きました。\n", job->path);
    }
}

int report_job_run(const Arguments *arguments, const char *name, ReportBody body)
{
    ReportJob job = {.arguments = arguments};
    Error err = {0};
    Status status = read_options(&job, &err);
    if (status == STATUS_OK) {
        status = read_course(&job, &err);
    }
    if (status == STATUS_OK) {
        status = record_open_to_read(arguments, &job.record, &err);
    }
    if (status == STATUS_OK) {
        status = assign_renew_if_due(&job.record, arguments, &err);
    }
    if (status == STATUS_OK) {
        status = write_report(&job, name, body, &err);
    }
    if (status == STATUS_OK) {
        say_written(&job);
    }
    int code = status != STATUS_OK ? break_off(&job, status, &err)
               : job.is_bad        ? EXIT_BAD
                                   : EXIT_GOOD;
    record_close(&job.record);
    catalogue_free(job.catalogue);
    arena_clear(&job.arena);
    return code;
}

static Status refuse_path(ReportJob *job, Status status, Error *err)
{
    const char *why = status == STATUS_NOT_FOUND   ? "フォルダーがありません"
                      : status == STATUS_DENIED    ? "権限がありません"
                      : status == STATUS_READ_ONLY ? "読み取り専用の場所です"
                      : status == STATUS_NO_SPACE  ? "空き容量がありません"
                                                  : "場所かファイルの名前が使えません";
    job->advice = "書き込めるフォルダーのファイルを -o で示してください。";
    return error_set(err, status, "%s に書き込めません（%s）。", job->path, why);
}

bool report_job_is_past(const ReportJob *job)
{
    return job->scope.cycle_to <= job->now;
}

Status report_job_open(ReportJob *job, const char *id, Str title, const ReportFact *facts,
                       size_t fact_count, Error *err)
{
    enum {
        OWN_MOST = 4,
        MOST = 12
    };
    require(fact_count + OWN_MOST <= MOST);
    FormatClock clock = format_local_clock(job->now, os_zone_offset_minutes(job->now));
    Str department = job->scope.department;
    ReportFact all[MOST] = {
        {"cycle", STR("年度"), format_fiscal_year(&job->arena, job->scope.cycle)},
        {"department", STR("部署"), department.len > 0 ? department : STR("すべて")},
        {"made_at", STR("作成"),
         str_format(&job->arena, "%.*s %.*s",
                    STR_ARG(format_date(&job->arena, job->today, FORMAT_WESTERN)),
                    STR_ARG(format_time_short(&job->arena, clock)))},
    };
    size_t count = OWN_MOST - 1;
    if (report_job_is_past(job) && !job->is_of_answers) {
        all[count++] = (ReportFact){
            "as_of", STR("部署と在籍状態"),
            str_format(&job->arena, "%d年3月31日のもの", job->scope.cycle + 1)};
    }
    for (size_t i = 0; i < fact_count; i++) {
        all[count++] = facts[i];
    }
    if (job->path != NULL && os_is_dir(job->path)) {
        job->advice = "ファイルの名前まで書いてください（例: -o 状況.html）。";
        return error_set(err, STATUS_EXISTS, "%s はフォルダーです。", job->path);
    }
    ReportHead head = {id, title, all, count};
    Status status = report_open(job->format, job->path, stdout, &head, &job->report, err);
    return status == STATUS_OK || job->path == NULL ? status
                                                    : refuse_path(job, status, err);
}
