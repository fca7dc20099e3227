/* First choices in scenarios by department. Counts of one step are kept until the step
 * ends, because what may be shown depends on all of its departments. */
#include "hr/report_items.h"
#include "text/layout.h"

enum {
    COUNTS_FIRST = 256
};

typedef struct Choices {
    ReportJob *job;
    ReportTexts *texts;
    Arena step_arena;
    StoreChoiceCount *counts; /* of one step: by department, option */
    size_t count;
    size_t room;
} Choices;

static const ReportColumn COLUMNS[] = {
    {"lesson", "話", NULL, NULL, REPORT_TEXT, 30, false, true},
    {"step", "場面", NULL, NULL, REPORT_TEXT, 24, true, false},
    {"department", "部署", NULL, NULL, REPORT_TEXT, 24, false, true},
    {"option", "選択", NULL, NULL, REPORT_TEXT, 30, false, false},
    {"people", "人数", NULL, NULL, REPORT_COUNT, 6, false, false},
    {"percent", "割合", NULL, NULL, REPORT_PERCENT, 7, false, false},
};

static bool is_same_step(const StoreChoiceCount *a, const StoreChoiceCount *b)
{
    return str_equal(a->step_id, b->step_id) && str_equal(a->scene_id, b->scene_id) &&
           str_equal(a->lesson_id, b->lesson_id);
}

static size_t department_end(const Choices *c, size_t first)
{
    size_t end = first;
    while (end < c->count &&
           str_equal(c->counts[end].department, c->counts[first].department)) {
        end++;
    }
    return end;
}

static int64_t sum_of(const Choices *c, size_t first, size_t end)
{
    int64_t sum = 0;
    for (size_t i = first; i < end; i++) {
        sum += c->counts[i].n;
    }
    return sum;
}

static void write_row(Choices *c, const StoreChoiceCount *count, Str department,
                      int64_t n, int64_t whole)
{
    Arena *arena = &c->step_arena;
    ReportCell cells[] = {
        cell_text(lesson_long_text(arena, c->job->catalogue, count->lesson_id)),
        cell_text(text_plain(
            arena, report_texts_step(c->texts, count->scene_id, count->step_id))),
        cell_text(department),
        cell_text(
            text_plain(arena, report_texts_choice(c->texts, count->scene_id,
                                                  count->step_id, count->option_id))),
        cell_count(n),
        cell_number(100.0 * (double)n / (double)whole),
    };
    report_row(c->job->report, cells);
}

/* Departments under five people: how many people in all. */
static int64_t hidden_people(const Choices *c)
{
    int64_t hidden = 0;
    for (size_t first = 0; first < c->count;) {
        size_t end = department_end(c, first);
        int64_t sum = sum_of(c, first, end);
        hidden += sum < REPORT_GROUP_LEAST ? sum : 0;
        first = end;
    }
    return hidden;
}

static void write_departments(Choices *c)
{
    for (size_t first = 0; first < c->count;) {
        size_t end = department_end(c, first);
        int64_t whole = sum_of(c, first, end);
        Str name = c->counts[first].department;
        for (size_t i = first; i < end && whole >= REPORT_GROUP_LEAST; i++) {
            write_row(c, &c->counts[i], name.len > 0 ? name : STR("（部署なし）"),
                      c->counts[i].n, whole);
        }
        first = end;
    }
}

/* A total that contains fewer than five hidden people would give them away by
 * subtraction: then they are left out of it. The total of a chosen department never has
 * them, because they could be taken off those in the total of everybody. */
static bool is_in_total(const Choices *c, size_t at, bool with_hidden)
{
    size_t first = at;
    while (first > 0 &&
           str_equal(c->counts[first - 1].department, c->counts[at].department)) {
        first--;
    }
    return with_hidden ||
           sum_of(c, first, department_end(c, first)) >= REPORT_GROUP_LEAST;
}

static int64_t total_of(const Choices *c, Str option, bool with_hidden)
{
    int64_t sum = 0;
    for (size_t i = 0; i < c->count; i++) {
        bool is_meant = option.len == 0 || str_equal(c->counts[i].option_id, option);
        sum += is_meant && is_in_total(c, i, with_hidden) ? c->counts[i].n : 0;
    }
    return sum;
}

static bool is_first_of_option(const Choices *c, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (str_equal(c->counts[i].option_id, c->counts[at].option_id)) {
            return false;
        }
    }
    return true;
}

static void write_totals(Choices *c)
{
    int64_t hidden = hidden_people(c);
    bool is_everybody = c->job->scope.department.len == 0;
    bool with_hidden = hidden == 0 || (is_everybody && hidden >= REPORT_GROUP_LEAST);
    int64_t whole = total_of(c, (Str){0}, with_hidden);
    if (whole < REPORT_GROUP_LEAST) {
        return;
    }
    for (size_t i = 0; i < c->count; i++) {
        if (is_first_of_option(c, i)) {
            write_row(c, &c->counts[i],
                      with_hidden ? STR("全体") : STR("全体（5名未満の部署を除く）"),
                      total_of(c, c->counts[i].option_id, with_hidden), whole);
        }
    }
}

static void end_step(Choices *c)
{
    if (c->count > 0) {
        report_texts_open(c->texts, c->counts[0].lesson_id);
        write_totals(c);
        write_departments(c);
    }
    c->count = 0;
    arena_reset(&c->step_arena);
}

static Status on_count(void *context, const StoreChoiceCount *count, Error *err)
{
    (void)err;
    Choices *c = context;
    if (c->count > 0 && !is_same_step(&c->counts[0], count)) {
        end_step(c);
    }
    if (c->count == c->room) {
        c->room = c->room > 0 ? 2 * c->room : COUNTS_FIRST;
        c->counts = mem_resize(c->counts, c->room * sizeof *c->counts);
    }
    c->counts[c->count++] = (StoreChoiceCount){
        .lesson_id = str_copy(&c->step_arena, count->lesson_id),
        .scene_id = str_copy(&c->step_arena, count->scene_id),
        .step_id = str_copy(&c->step_arena, count->step_id),
        .department = str_copy(&c->step_arena, count->department),
        .option_id = str_copy(&c->step_arena, count->option_id),
        .n = count->n,
    };
    return STATUS_OK;
}

Status report_choices_write(ReportJob *job, ReportTexts *texts, Error *err)
{
    Choices c = {.job = job, .texts = texts};
    ReportTable table = {.id = "choices",
                         .caption = STR("場面での最初の選択（部署別）"),
                         .columns = COLUMNS,
                         .column_count = sizeof COLUMNS / sizeof COLUMNS[0],
                         .is_sorted = true,
                         .none = STR("5名以上が選んだ部署は、まだありません。")};
    report_table(job->report, &table);
    Status status =
        store_report_choices(job->record.store, &job->scope, on_count, &c, err);
    if (status == STATUS_OK) {
        end_step(&c);
    }
    report_table_end(job->report);
    mem_free(c.counts);
    arena_clear(&c.step_arena);
    return status;
}
