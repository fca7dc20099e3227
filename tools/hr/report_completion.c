/* gofun-hr report completion: who completed what, with departments and totals. */
#include <string.h>

#include "base/os.h"
#include "hr/report_departments.h"

enum {
    COLUMNS_BEFORE = 4, /* name, department, number, status */
    COLUMNS_BEHIND = 5, /* done, assigned, percent, due, last day */
    COLUMNS_MAX = COLUMNS_BEFORE + REPORT_LESSONS_MAX + COLUMNS_BEHIND,
    TERMINAL_PEOPLE = 50 /* more rows than this push what matters off a screen */
};

typedef struct Completion {
    ReportJob *job;
    StoreReportReader *reader;
    LessonTotal lessons[REPORT_LESSONS_MAX];
    DepartmentTotal *departments; /* in the order people come: sorted */
    size_t department_count;
    size_t department_room;
    DepartmentTotal all;
    int64_t listed;     /* people, those not counted too */
    bool writes_people; /* in this walk */
    Arena row;
} Completion;

/* ---- adding up ---- */

static DepartmentTotal *department_of(Completion *c, Str name)
{
    if (c->department_count > 0 &&
        str_equal(c->departments[c->department_count - 1].name, name)) {
        return &c->departments[c->department_count - 1];
    }
    if (c->department_count == c->department_room) {
        c->department_room = c->department_room > 0 ? 2 * c->department_room : 64;
        c->departments =
            mem_resize(c->departments, c->department_room * sizeof *c->departments);
    }
    DepartmentTotal *total = &c->departments[c->department_count++];
    Arena *arena = &c->job->arena;
    size_t lessons = c->job->catalogue->entry_count;
    *total = (DepartmentTotal){.name = str_copy(arena, name),
                               .lessons = ARENA_ARRAY(arena, LessonTotal, lessons)};
    memset(total->lessons, 0, lessons * sizeof *total->lessons);
    return total;
}

static void add_lesson(LessonTotal *total, LessonState state)
{
    total->assigned += state != LESSON_NOT_ASSIGNED ? 1 : 0;
    total->done += state == LESSON_DONE ? 1 : 0;
    total->begun += state == LESSON_IN_PROGRESS ? 1 : 0;
}

static void add_up(Completion *c, const StoreReportPerson *person, const PersonView *view)
{
    c->listed++;
    if (!view->is_counted) {
        return;
    }
    department_add(&c->all, view);
    DepartmentTotal *department = department_of(c, person->learner.data.department);
    department_add(department, view);
    for (size_t i = 0; i < c->job->catalogue->entry_count; i++) {
        add_lesson(&c->lessons[i], view->lessons[i].state);
        add_lesson(&department->lessons[i], view->lessons[i].state);
    }
}

/* ---- the table of people ---- */

static ReportCell mark(Str sign, Str spoken, const char *code)
{
    return (ReportCell){.is_filled = true, .text = sign, .spoken = spoken, .code = code};
}

static ReportCell lesson_cell(const LessonView *lesson)
{
    const StoreResult *result = lesson->result;
    ReportCell cell = {0};
    switch (lesson->state) {
    case LESSON_NOT_ASSIGNED:
        return mark(STR("・"), STR("割り当てなし"), "not_assigned");
    case LESSON_NOT_STARTED:
        cell = lesson->is_overdue ? mark(STR("−"), STR("期限切れ 未受講"), "overdue")
                                  : mark(STR("−"), STR("未受講"), "not_started");
        cell.is_late = lesson->is_overdue;
        return cell;
    case LESSON_IN_PROGRESS:
        cell = mark(STR("途中"), lesson->is_overdue ? STR("期限切れ") : (Str){0},
                    "in_progress");
        cell.at = result->last_at;
        cell.is_late = lesson->is_overdue;
        break;
    case LESSON_DONE:
        cell = mark(STR("○"), STR("修了"), "done");
        cell.at = result->passed_at;
        break;
    }
    cell.zone_minutes = result->zone_minutes;
    return cell;
}

static Str status_text_of(Completion *c, const StoreLearnerData *data)
{
    Str word = status_word(data->status);
    return data->status_reason.len == 0
               ? word
               : str_format(&c->row, "%.*s（%.*s）", STR_ARG(word),
                            STR_ARG(data->status_reason));
}

static void write_person(Completion *c, const StoreReportPerson *person,
                         const PersonView *view)
{
    const StoreLearnerData *data = &person->learner.data;
    size_t lessons = c->job->catalogue->entry_count;
    arena_reset(&c->row);
    ReportCell cells[COLUMNS_MAX] = {
        cell_text(data->name),
        cell_text(data->department),
        cell_text(data->employee_number),
        cell_text(status_text_of(c, data)),
    };
    for (size_t i = 0; i < lessons; i++) {
        cells[COLUMNS_BEFORE + i] = lesson_cell(&view->lessons[i]);
    }
    ReportCell *behind = &cells[COLUMNS_BEFORE + lessons];
    behind[0] = cell_count(view->done);
    behind[1] = cell_count(view->assigned);
    behind[2] = cell_share(view->done, view->assigned);
    behind[3] = cell_day(view->next_due);
    behind[4] = cell_date(view->last_at, view->last_zone);
    report_row(c->job->report, cells);
}

/* One column a lesson, under the heads of the parts. */
static void lesson_columns(Completion *c, ReportType type, ReportColumn *columns)
{
    const Catalogue *catalogue = c->job->catalogue;
    Arena *arena = &c->job->arena;
    for (size_t i = 0; i < catalogue->entry_count; i++) {
        const CourseEntry *entry = &catalogue->entries[i];
        columns[i] = (ReportColumn){
            str_copy_z(arena, entry->id),
            str_format(arena, "%d", entry->number).ptr,
            lesson_long_text(arena, catalogue, entry->id).ptr,
            str_copy_z(arena, catalogue_part_title(catalogue, entry->part)),
            type,
            4,
            false,
            false,
        };
    }
}

static size_t people_columns(Completion *c, ReportColumn *columns)
{
    static const ReportColumn before[COLUMNS_BEFORE] = {
        {"name", "氏名", NULL, NULL, REPORT_TEXT, 18, true, false},
        {"department", "部署", NULL, NULL, REPORT_TEXT, 18, false, true},
        {"employee_number", "社員番号", NULL, NULL, REPORT_TEXT, 10, false, false},
        {"status", "状態", NULL, NULL, REPORT_TEXT, 8, false, true},
    };
    static const ReportColumn behind[COLUMNS_BEHIND] = {
        {"done", "修了", "修了した話", NULL, REPORT_COUNT, 5, false, false},
        {"assigned", "対象", "対象の話", NULL, REPORT_COUNT, 5, false, false},
        {"percent", "割合", "修了した割合", NULL, REPORT_PERCENT, 7, false, false},
        {"due_on", "期限", "次の期限", NULL, REPORT_DATE, 10, false, false},
        {"last_on", "最終学習日", NULL, NULL, REPORT_DATE, 10, false, false},
    };
    size_t lessons = c->job->catalogue->entry_count;
    memcpy(columns, before, sizeof before);
    lesson_columns(c, REPORT_MARK, &columns[COLUMNS_BEFORE]);
    memcpy(&columns[COLUMNS_BEFORE + lessons], behind, sizeof behind);
    return COLUMNS_BEFORE + lessons + COLUMNS_BEHIND;
}

static void write_people_total(Completion *c)
{
    size_t lessons = c->job->catalogue->entry_count;
    ReportCell cells[COLUMNS_MAX] = {cell_text(STR("修了した人の数"))};
    for (size_t i = 0; i < lessons; i++) {
        cells[COLUMNS_BEFORE + i] = cell_count(c->lessons[i].done);
    }
    ReportCell *behind = &cells[COLUMNS_BEFORE + lessons];
    behind[0] = cell_count(c->all.done);
    behind[1] = cell_count(c->all.assigned);
    behind[2] = cell_share(c->all.done, c->all.assigned);
    report_total(c->job->report, cells);
}

static Status on_person(void *context, const StoreReportPerson *person, Error *err)
{
    (void)err;
    Completion *c = context;
    PersonView view;
    person_view(c->job, person, &view);
    if (c->writes_people) {
        write_person(c, person, &view);
    } else {
        add_up(c, person, &view);
    }
    return STATUS_OK;
}

/* Adds up while it writes, for formats whose totals may come behind. */
static Status on_person_once(void *context, const StoreReportPerson *person, Error *err)
{
    (void)err;
    Completion *c = context;
    PersonView view;
    person_view(c->job, person, &view);
    add_up(c, person, &view);
    write_person(c, person, &view);
    return STATUS_OK;
}

static Status write_people(Completion *c, StorePersonFn callback, Error *err)
{
    ReportColumn columns[COLUMNS_MAX];
    ReportTable table = {
        .id = "people",
        .caption = STR("修了状況表"),
        .columns = columns,
        .column_count = people_columns(c, columns),
        .is_main = true,
        .is_sorted = true,
    };
    report_table(c->job->report, &table);
    Status status = store_report_walk(c->reader, callback, c, err);
    write_people_total(c);
    report_table_end(c->job->report);
    return status;
}

/* ---- totals ---- */

static void map_row(Completion *c, Str name, const LessonTotal *lessons, bool is_total)
{
    ReportCell cells[1 + REPORT_LESSONS_MAX] = {cell_text(name)};
    for (size_t i = 0; i < c->job->catalogue->entry_count; i++) {
        cells[1 + i] = cell_share(lessons[i].done, lessons[i].assigned);
    }
    if (is_total) {
        report_total(c->job->report, cells);
    } else {
        report_row(c->job->report, cells);
    }
}

/* Which lesson stands still in which department; too wide for a terminal. */
static void write_map(Completion *c)
{
    if (c->department_count < 2 || c->job->format == REPORT_FORMAT_TEXT) {
        return;
    }
    ReportColumn columns[1 + REPORT_LESSONS_MAX] = {
        {"department", "部署", NULL, NULL, REPORT_TEXT, 30, true, false}};
    lesson_columns(c, REPORT_HEAT, &columns[1]);
    ReportTable table = {.id = "map",
                         .caption = STR("部署と話ごとの修了率"),
                         .columns = columns,
                         .column_count = 1 + c->job->catalogue->entry_count,
                         .is_sorted = true};
    report_table(c->job->report, &table);
    for (size_t i = 0; i < c->department_count; i++) {
        const DepartmentTotal *total = &c->departments[i];
        map_row(c, department_title(total), total->lessons, false);
    }
    map_row(c, STR("全体"), c->lessons, true);
    report_table_end(c->job->report);
}

static void write_lessons(Completion *c)
{
    static const ReportColumn columns[] = {
        {"lesson", "話", NULL, NULL, REPORT_TEXT, 34, true, false},
        {"part", "部", NULL, NULL, REPORT_TEXT, 20, false, true},
        {"people", "対象者", NULL, NULL, REPORT_COUNT, 8, false, false},
        {"done", "修了", NULL, NULL, REPORT_COUNT, 8, false, false},
        {"in_progress", "途中", NULL, NULL, REPORT_COUNT, 8, false, false},
        {"not_started", "未受講", NULL, NULL, REPORT_COUNT, 8, false, false},
        {"percent", "修了率", NULL, NULL, REPORT_PERCENT, 8, false, false},
    };
    ReportTable table = {.id = "lessons",
                         .caption = STR("話別の修了状況"),
                         .columns = columns,
                         .column_count = sizeof columns / sizeof columns[0],
                         .is_sorted = true};
    report_table(c->job->report, &table);
    const Catalogue *catalogue = c->job->catalogue;
    for (size_t i = 0; i < catalogue->entry_count; i++) {
        const CourseEntry *entry = &catalogue->entries[i];
        const LessonTotal *total = &c->lessons[i];
        arena_reset(&c->row);
        ReportCell cells[] = {
            cell_text(lesson_long_text(&c->row, catalogue, entry->id)),
            cell_text(catalogue_part_title(catalogue, entry->part)),
            cell_count(total->assigned),
            cell_count(total->done),
            cell_count(total->begun),
            cell_count(total->assigned - total->done - total->begun),
            cell_share(total->done, total->assigned),
        };
        report_row(c->job->report, cells);
    }
    report_table_end(c->job->report);
}

/* Lessons that nobody has to take are not behind with anything. */
static void write_chart(Completion *c)
{
    const Catalogue *catalogue = c->job->catalogue;
    Arena *arena = &c->job->arena;
    ReportBar bars[REPORT_LESSONS_MAX];
    size_t shown = 0;
    for (size_t i = 0; i < catalogue->entry_count; i++) {
        const LessonTotal *total = &c->lessons[i];
        if (total->assigned == 0) {
            continue;
        }
        bars[shown++] =
            (ReportBar){lesson_long_text(arena, catalogue, catalogue->entries[i].id),
                        share_of(total->done, total->assigned),
                        format_ratio(arena, total->done, total->assigned, STR("名"))};
    }
    ReportChart chart = {"chart-lessons", STR("修了した人の割合（話別）"), bars, shown};
    report_chart(c->job->report, &chart);
}

static void write_departments(Completion *c)
{
    departments_write_branches(c->job, c->departments, c->department_count);
    departments_write_table(c->job, c->departments, c->department_count, &c->all);
}

static void write_notes(Completion *c)
{
    report_note(c->job->report,
                c->job->has_dues
                    ? STR("対象は、この年度に割り当てられた話です。率に数えるのは在籍の人"
                          "だけで、休職・対象外・退職の人は表にだけ載せています。")
                    : STR("この年度には割り当てがないため、全話を全員の対象としています。"
                          "率に数えるのは在籍の人だけで、休職・対象外・退職の人は表にだけ"
                          "載せています。"));
    report_note(c->job->report,
                STR("○ 修了、途中 受講中、− 未受講、・ 割り当てなし。修了は、1回のテスト"
                    "で決められた数の正解に達したときです。"));
    if (c->job->format == REPORT_FORMAT_HTML && c->job->has_dues) {
        report_note(c->job->report, STR("枠で囲んだものは、期限を過ぎています。"));
    }
}

/* ---- the order of things ---- */

static Status open_with_totals(Completion *c, Error *err)
{
    Arena *arena = &c->job->arena;
    ReportFact facts[] = {
        {"people", STR("対象者"), format_count(arena, c->all.people, STR("名"))},
        {"complete", STR("全話を修了"),
         format_ratio(arena, c->all.complete, c->all.people, STR("名"))},
        {"lessons_done", STR("修了した話"),
         format_ratio(arena, c->all.done, c->all.assigned, STR("話"))},
    };
    return report_job_open(c->job, "completion", STR("修了状況"), facts,
                           sizeof facts / sizeof facts[0], err);
}

/* Why one row a person is too much here; empty: it is not. */
static Str people_left_out(const Completion *c)
{
    bool is_on_terminal = c->job->path == NULL && os_is_terminal(stdout);
    if (c->listed > REPORT_HTML_PEOPLE) {
        return STR("人数が多いため、一人ひとりの表は省きました。全員分は「gofun-hr "
                   "report completion --format xlsx -o 修了.xlsx」で、部署ごとの"
                   "ページは --department で出せます。");
    }
    if (is_on_terminal && c->listed > TERMINAL_PEOPLE) {
        return STR(
            "画面では、一人ひとりの表を省きました。「gofun-hr report completion "
            "-o 状況.html」でページに、-o 状況.txt で文字のままファイルに出せます。"
            "--department で部署を選ぶこともできます。");
    }
    return (Str){0};
}

/* For people who read from the top: two walks, the first only adds up. */
static Status totals_first(Completion *c, Error *err)
{
    Status status = store_report_walk(c->reader, on_person, c, err);
    if (status == STATUS_OK) {
        status = open_with_totals(c, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (c->listed == 0) {
        report_note(
            c->job->report,
            STR("この年度には、載せる人がいません。名簿は「gofun-hr roster import "
                "名簿.csv --apply」で取り込めます。"));
        return STATUS_OK;
    }
    write_notes(c);
    departments_write_chart(c->job, c->departments, c->department_count);
    write_chart(c);
    write_map(c);
    write_departments(c);
    write_lessons(c);
    Str left_out = people_left_out(c);
    if (left_out.len > 0) {
        report_note(c->job->report, left_out);
        return STATUS_OK;
    }
    c->writes_people = true;
    return write_people(c, on_person, err);
}

static Status totals_behind(Completion *c, Error *err)
{
    Status status = report_job_open(c->job, "completion", STR("修了状況"), NULL, 0, err);
    if (status == STATUS_OK) {
        status = write_people(c, on_person_once, err);
    }
    if (status == STATUS_OK) {
        write_departments(c);
        write_map(c);
        write_lessons(c);
        write_notes(c);
    }
    return status;
}

static Status body(ReportJob *job, Error *err)
{
    Completion c = {.job = job};
    bool is_for_reading =
        job->format == REPORT_FORMAT_HTML || job->format == REPORT_FORMAT_TEXT;
    Status status = store_report_open(job->record.store, &job->scope, &c.reader, err);
    if (status == STATUS_OK) {
        status = is_for_reading ? totals_first(&c, err) : totals_behind(&c, err);
    }
    status = store_report_close(c.reader, status, err);
    mem_free(c.departments);
    arena_clear(&c.row);
    return status;
}

static int run(const Arguments *arguments)
{
    return report_job_run(arguments, "completion", body);
}

const Command REPORT_COMPLETION = {
    .group = "report",
    .verb = "completion",
    .operand = "",
    .summary = "だれがどの話を修了したかの表を、部署別・話別の合計と一緒に出します。",
    .options = REPORT_OPTIONS,
    .option_count = REPORT_OPTION_COUNT,
    .run = run,
};
