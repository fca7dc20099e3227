/* gofun-hr report overdue: what is past its date, with a text to send to each. */
#include <string.h>

#include "hr/report_job.h"

typedef struct Overdue {
    ReportJob *job;
    int64_t people;
    Str numbers[REPORT_LESSONS_MAX]; /* by place in the catalogue */
    Str titles[REPORT_LESSONS_MAX];
    char due_on[16]; /* the date that due_text spells out; most people share one */
    Str due_text;
    Arena due;
    Arena row;
} Overdue;

static const ReportColumn COLUMNS[] = {
    {"name", "氏名", NULL, NULL, REPORT_TEXT, 18, true, false},
    {"department", "部署", NULL, NULL, REPORT_TEXT, 18, false, true},
    {"employee_number", "社員番号", NULL, NULL, REPORT_TEXT, 10, false, false},
    {"lessons", "未修了の話", NULL, NULL, REPORT_TEXT, 24, false, false},
    {"count", "話の数", NULL, NULL, REPORT_COUNT, 6, false, false},
    {"due_on", "期限", "いちばん早い期限", NULL, REPORT_DATE, 10, false, false},
    {"days", "経過日数", NULL, NULL, REPORT_COUNT, 8, false, false},
    {"last_on", "最終学習日", NULL, NULL, REPORT_DATE, 10, false, false},
    {"reminder", "案内文", NULL, NULL, REPORT_COPY, 0, false, false},
};

static FormatDate date_of(Str iso)
{
    ReportCell day = cell_day(iso);
    return format_local_date(day.at, 0);
}

/* The last lesson of the overdue ones that stand side by side in the catalogue. */
static size_t last_of_run(const Overdue *o, const PersonView *view, size_t first)
{
    size_t last = first;
    while (last + 1 < o->job->catalogue->entry_count &&
           view->lessons[last + 1].is_overdue) {
        last++;
    }
    return last;
}

/* 第2話、第9話〜第25話: seventeen one by one push everything else off a line. Programs
 * get each of them. */
static Str lesson_list(Overdue *o, const PersonView *view)
{
    StrBuf out = {0};
    bool is_for_people = o->job->format != REPORT_FORMAT_JSON &&
                         o->job->format != REPORT_FORMAT_CSV_MACHINE;
    for (size_t i = 0; i < o->job->catalogue->entry_count; i++) {
        if (!view->lessons[i].is_overdue) {
            continue;
        }
        strbuf_add(&out, out.len > 0 ? STR("、") : (Str){0});
        strbuf_add(&out, o->numbers[i]);
        size_t last = last_of_run(o, view, i);
        if (is_for_people && last >= i + 2) {
            strbuf_add(&out, STR("〜"));
            strbuf_add(&out, o->numbers[last]);
            i = last;
        }
    }
    Str copy = str_copy(&o->row, strbuf_str(&out));
    strbuf_clear(&out);
    return copy;
}

static Str due_text(Overdue *o, Str due_on)
{
    if (!str_is(due_on, o->due_on)) {
        arena_reset(&o->due);
        o->due_text = format_date(&o->due, date_of(due_on), FORMAT_WESTERN);
        size_t length = due_on.len < sizeof o->due_on ? due_on.len : 0;
        memcpy(o->due_on, due_on.ptr, length);
        o->due_on[length] = '\0';
    }
    return o->due_text;
}

/* Polite, with what is left and how long it takes; no blame (ui.md 5.6). */
static Str reminder(Overdue *o, Str name, const PersonView *view)
{
    StrBuf out = {0};
    strbuf_add_format(&out,
                      "%.*s さん\n\nお疲れさまです。\n情報セキュリティの学習「五分」で、"
                      "次の話の期限が過ぎています。\n\n",
                      STR_ARG(name));
    for (size_t i = 0; i < o->job->catalogue->entry_count; i++) {
        const LessonView *lesson = &view->lessons[i];
        if (!lesson->is_overdue) {
            continue;
        }
        strbuf_add(&out, STR("・"));
        strbuf_add(&out, o->titles[i]);
        strbuf_add(&out, STR("　期限：")); /* no brackets: the date ends in （土） */
        strbuf_add(&out, due_text(o, lesson->due_on));
        strbuf_add(&out, STR("\n"));
    }
    strbuf_add_format(&out,
                      "\nのこりは%d話、約%d分です。「五分」を開くと最初の画面に出て、"
                      "続きから始められます。\nご都合のよいときに受講をお願いします。\n"
                      "受講できない事情があるときは、人事の担当へお知らせください。",
                      view->overdue, view->overdue * 5);
    Str copy = str_copy(&o->row, strbuf_str(&out));
    strbuf_clear(&out);
    return copy;
}

static Status on_person(void *context, const StoreReportPerson *person, Error *err)
{
    (void)err;
    Overdue *o = context;
    PersonView view;
    person_view(o->job, person, &view);
    if (!view.is_counted || view.overdue == 0) {
        return STATUS_OK;
    }
    arena_reset(&o->row);
    const StoreLearnerData *data = &person->learner.data;
    int64_t late =
        format_day_number(o->job->today) - format_day_number(date_of(view.next_due));
    ReportCell cells[] = {
        cell_text(data->name),
        cell_text(data->department),
        cell_text(data->employee_number),
        cell_text(lesson_list(o, &view)),
        cell_count(view.overdue),
        cell_day(view.next_due),
        cell_count(late),
        cell_date(view.last_at, view.last_zone),
        cell_text(reminder(o, data->name, &view)),
    };
    report_row(o->job->report, cells);
    o->people++;
    return STATUS_OK;
}

static const char LETTER[] =
    "各位\n\nお疲れさまです。\n情報セキュリティの学習「五分」で、期限を過ぎた話がのこって"
    "いる方へのお知らせです。\n\n「五分」を開くと、のこりの話が最初の画面に出ます。"
    "1話は約5分で、続きから始められます。\nご都合のよいときに受講をお願いします。\n"
    "受講できない事情があるときは、人事の担当へお知らせください。";

/* On the first of April nobody is late in the new year, and everybody who was yesterday
 * is in the old one. */
static Status note_last_year(ReportJob *job, Error *err)
{
    int last = job->scope.cycle - 1;
    bool has_dues = false;
    if (arguments_has(job->arguments, "--cycle")) {
        return STATUS_OK;
    }
    Status status = store_report_has_dues(job->record.store, last, &has_dues, err);
    if (status == STATUS_OK && has_dues) {
        report_note(job->report,
                    str_format(&job->arena,
                               "前の年度の期限を過ぎたままの人は、この一覧にはいません。"
                               "%d年度の一覧（--cycle %d）にいます。",
                               last, last));
    }
    return status;
}

/* Formats that say it in the place of the table. */
static bool says_none(const ReportJob *job)
{
    return job->format == REPORT_FORMAT_HTML || job->format == REPORT_FORMAT_TEXT;
}

static Str none_text(const ReportJob *job)
{
    return job->has_dues ? STR("期限を過ぎた人はいません。")
                         : STR("この年度には割り当てがないため、期限もありません。"
                               "期限は「gofun-hr assign add」で決められます。");
}

static Status body(ReportJob *job, Error *err)
{
    Overdue o = {.job = job};
    ReportTable table = {.id = "overdue",
                         .caption = STR("期限を過ぎた人"),
                         .columns = COLUMNS,
                         .column_count = sizeof COLUMNS / sizeof COLUMNS[0],
                         .is_main = true,
                         .is_sorted = true,
                         .none = none_text(job)};
    Status status = report_job_open(job, "overdue", STR("期限切れ一覧"), NULL, 0, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = note_last_year(job, err);
    for (size_t i = 0; i < job->catalogue->entry_count; i++) {
        Str id = job->catalogue->entries[i].id;
        o.numbers[i] = lesson_number_text(&job->arena, job->catalogue, id);
        o.titles[i] = lesson_long_text(&job->arena, job->catalogue, id);
    }
    report_table(job->report, &table);
    if (status == STATUS_OK && job->has_dues) {
        status = store_report_people(job->record.store, &job->scope, on_person, &o, err);
    }
    report_table_end(job->report);
    if (o.people == 0 && !says_none(job) && status == STATUS_OK) {
        report_note(job->report, table.none);
    }
    if (o.people > 0) {
        report_letter(job->report, STR("全員に送る案内文"), str_from(LETTER));
    }
    arena_clear(&o.due);
    arena_clear(&o.row);
    return status;
}

static int run(const Arguments *arguments)
{
    return report_job_run(arguments, "overdue", body);
}

const Command REPORT_OVERDUE = {
    .group = "report",
    .verb = "overdue",
    .operand = "",
    .summary = "期限を過ぎた人と話の一覧を、そのまま送れる案内文と一緒に出します。",
    .options = REPORT_OPTIONS,
    .option_count = REPORT_OPTION_COUNT,
    .run = run,
};
