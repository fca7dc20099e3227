/* gofun-hr report items: how good the questions are. report_choices.c writes the part
 * about scenarios. */
#include "hr/report_items.h"

#include <string.h>

#include "report/item.h"
#include "text/layout.h"

enum {
    ITEMS_FIRST = 64,
    FACILITY_LOW = 40, /* percent; outside of both a question is worth another look */
    FACILITY_HIGH = 95,
    DISCRIMINATION_LOW = 5,
    WORST_MOST = 10
};

/* The counts of one question in one version are neighbours in counts. */
typedef struct Item {
    size_t first;
    size_t count;
    ItemStatistics statistics;
} Item;

typedef struct Items {
    ReportJob *job;
    ReportTexts texts;
    Arena arena; /* texts of counts */
    StoreItemCount *counts;
    size_t count_count;
    size_t count_room;
    Item *items;
    size_t item_count;
} Items;

/* ---- collecting ---- */

static Status on_count(void *context, const StoreItemCount *count, Error *err)
{
    (void)err;
    Items *all = context;
    if (all->count_count == all->count_room) {
        all->count_room = all->count_room > 0 ? 2 * all->count_room : ITEMS_FIRST;
        all->counts = mem_resize(all->counts, all->count_room * sizeof *all->counts);
    }
    StoreItemCount *copy = &all->counts[all->count_count++];
    *copy = *count;
    copy->lesson_id = str_copy(&all->arena, count->lesson_id);
    copy->question_id = str_copy(&all->arena, count->question_id);
    copy->chosen_id = str_copy(&all->arena, count->chosen_id);
    return STATUS_OK;
}

static bool is_same_item(const StoreItemCount *a, const StoreItemCount *b)
{
    return a->question_version == b->question_version &&
           str_equal(a->question_id, b->question_id) &&
           str_equal(a->lesson_id, b->lesson_id);
}

static void compute(Items *all, Item *item)
{
    ItemScore *scores = ARENA_ARRAY(&all->arena, ItemScore, item->count);
    for (size_t i = 0; i < item->count; i++) {
        const StoreItemCount *count = &all->counts[item->first + i];
        scores[i] = (ItemScore){count->is_correct, count->rest, count->n};
    }
    item_statistics(scores, item->count, &item->statistics);
}

static void group(Items *all)
{
    all->items = ARENA_ARRAY(&all->arena, Item, all->count_count + 1);
    for (size_t i = 0; i < all->count_count; i++) {
        if (i == 0 || !is_same_item(&all->counts[i - 1], &all->counts[i])) {
            all->items[all->item_count++].first = i;
        }
        all->items[all->item_count - 1].count++;
    }
    for (size_t i = 0; i < all->item_count; i++) {
        compute(all, &all->items[i]);
    }
}

static bool is_hidden(const Item *item)
{
    return item->statistics.n < REPORT_GROUP_LEAST;
}

/* ---- words ---- */

static Str opinion(const ItemStatistics *s)
{
    if (s->facility < FACILITY_LOW) {
        return STR("見直し候補（正答率が低い）");
    }
    if (s->facility > FACILITY_HIGH) {
        return STR("見直し候補（易しすぎる）");
    }
    if (!s->has_discrimination) {
        return STR("差が出ないため、識別値はありません");
    }
    static const struct {
        double from;
        const char *word;
    } bands[] = {
        {50, "とてもよく見分ける"},
        {30, "よく見分ける"},
        {20, "見分ける力は弱め"},
        {DISCRIMINATION_LOW, "見分ける力が弱い"},
        {-101, "見直し候補（見分けていない）"},
    };
    size_t i = 0;
    while (s->discrimination < bands[i].from) {
        i++;
    }
    return str_from(bands[i].word);
}

/* ---- the tables ---- */

static const ReportColumn QUESTION_COLUMNS[] = {
    {"lesson", "話", NULL, NULL, REPORT_TEXT, 30, false, true},
    {"question", "設問", NULL, NULL, REPORT_TEXT, 10, true, false},
    {"version", "版", NULL, NULL, REPORT_COUNT, 3, false, false},
    {"prompt", "問い", NULL, NULL, REPORT_TEXT, 0, false, false},
    {"people", "受験数", NULL, NULL, REPORT_COUNT, 7, false, false},
    {"facility", "正答率", "正答率（最初の受験）", NULL, REPORT_PERCENT, 7, false, false},
    {"discrimination", "識別値", "識別値（ほかの設問との相関、%）", NULL, REPORT_DECIMAL,
     7, false, false},
    {"efficiency", "識別効率", "識別効率（%）", NULL, REPORT_DECIMAL, 8, false, false},
    {"median_seconds", "時間", "解答時間の中央値（秒）", NULL, REPORT_DECIMAL, 6, false,
     false},
    {"opinion", "見立て", NULL, NULL, REPORT_TEXT, 30, false, true},
};

static Status question_row(Items *all, const Item *item, Error *err)
{
    const StoreItemCount *count = &all->counts[item->first];
    const ItemStatistics *s = &item->statistics;
    report_texts_open(&all->texts, count->lesson_id);
    const Question *question =
        report_texts_question(&all->texts, count->question_id, count->question_version);
    Str lesson = lesson_long_text(&all->arena, all->job->catalogue, count->lesson_id);
    ReportCell cells[10] = {
        cell_text(lesson),
        cell_text(count->question_id),
        cell_count(count->question_version),
        cell_text(question != NULL ? text_plain(&all->arena, question->prompt)
                                   : (Str){0}),
    };
    cells[9] = cell_text(STR("5名未満のため、表示しません"));
    if (!is_hidden(item)) {
        int64_t tenths = 0;
        Status status = store_report_item_median(
            all->job->record.store, all->job->scope.cycle, count, &tenths, err);
        if (status != STATUS_OK) {
            return status;
        }
        cells[4] = cell_count(s->n);
        cells[5] = cell_number(s->facility);
        cells[6] = s->has_discrimination ? cell_number(s->discrimination) : cell_none();
        cells[7] = s->has_discrimination ? cell_number(s->efficiency) : cell_none();
        cells[8] = cell_number((double)tenths / 10.0);
        cells[9] = cell_text(opinion(s));
    }
    report_row(all->job->report, cells);
    return STATUS_OK;
}

static Status write_questions(Items *all, Error *err)
{
    ReportTable table = {.id = "questions",
                         .caption = STR("設問ごとの数値"),
                         .columns = QUESTION_COLUMNS,
                         .column_count =
                             sizeof QUESTION_COLUMNS / sizeof QUESTION_COLUMNS[0],
                         .is_main = true,
                         .is_sorted = true,
                         .none = STR("この年度にテストを受けた人は、まだいません。")};
    report_table(all->job->report, &table);
    Status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < all->item_count; i++) {
        status = question_row(all, &all->items[i], err);
    }
    report_table_end(all->job->report);
    return status;
}

static const ReportColumn OPTION_COLUMNS[] = {
    {"lesson", "話", NULL, NULL, REPORT_TEXT, 30, false, true},
    {"question", "設問", NULL, NULL, REPORT_TEXT, 10, true, false},
    {"version", "版", NULL, NULL, REPORT_COUNT, 3, false, false},
    {"option", "選択肢", NULL, NULL, REPORT_TEXT, 12, false, false},
    {"label", "内容", NULL, NULL, REPORT_TEXT, 0, false, false},
    {"kind", "正誤", NULL, NULL, REPORT_TEXT, 6, false, true},
    {"people", "選んだ数", NULL, NULL, REPORT_COUNT, 8, false, false},
    {"percent", "割合", NULL, NULL, REPORT_PERCENT, 7, false, false},
};

/* One option; its counts (by rest) are neighbours. Returns how many they are. */
static size_t option_row(Items *all, const Item *item, size_t first)
{
    const StoreItemCount *counts = &all->counts[item->first];
    const StoreItemCount *count = &counts[first];
    int64_t n = 0;
    size_t end = first;
    while (end < item->count && str_equal(counts[end].chosen_id, count->chosen_id) &&
           counts[end].is_correct == count->is_correct) {
        n += counts[end++].n;
    }
    const Question *question =
        report_texts_question(&all->texts, count->question_id, count->question_version);
    Str label = text_plain(&all->arena, report_texts_option(question, count->chosen_id));
    ReportCell cells[] = {
        cell_text(lesson_long_text(&all->arena, all->job->catalogue, count->lesson_id)),
        cell_text(count->question_id),
        cell_count(count->question_version),
        cell_text(count->chosen_id),
        cell_text(question != NULL ? label : (Str){0}),
        cell_text(count->is_correct ? STR("正解") : STR("誤答")),
        cell_count(n),
        cell_number(100.0 * (double)n / (double)item->statistics.n),
    };
    report_row(all->job->report, cells);
    return end - first;
}

static void write_options(Items *all)
{
    ReportTable table = {.id = "options",
                         .caption = STR("選択肢ごとの割合"),
                         .columns = OPTION_COLUMNS,
                         .column_count = sizeof OPTION_COLUMNS / sizeof OPTION_COLUMNS[0],
                         .is_sorted = true,
                         .none = STR("5名以上が答えた設問は、まだありません。")};
    report_table(all->job->report, &table);
    for (size_t i = 0; i < all->item_count; i++) {
        const Item *item = &all->items[i];
        report_texts_open(&all->texts, all->counts[item->first].lesson_id);
        for (size_t k = 0; k < item->count && !is_hidden(item);) {
            k += option_row(all, item, k);
        }
    }
    report_table_end(all->job->report);
}

static Str item_name(Items *all, const Item *item)
{
    const StoreItemCount *count = &all->counts[item->first];
    Str lesson = lesson_number_text(&all->arena, all->job->catalogue, count->lesson_id);
    return count->question_version > 1
               ? str_format(&all->arena, "%.*s %.*s 版%d", STR_ARG(lesson),
                            STR_ARG(count->question_id), count->question_version)
               : str_format(&all->arena, "%.*s %.*s", STR_ARG(lesson),
                            STR_ARG(count->question_id));
}

static bool is_odd(const ItemStatistics *s)
{
    return s->facility < FACILITY_LOW || s->facility > FACILITY_HIGH ||
           s->discrimination < DISCRIMINATION_LOW;
}

static void write_scatter(Items *all)
{
    ReportPoint *points = ARENA_ARRAY(&all->arena, ReportPoint, all->item_count + 1);
    size_t shown = 0;
    for (size_t i = 0; i < all->item_count; i++) {
        const ItemStatistics *s = &all->items[i].statistics;
        if (!is_hidden(&all->items[i]) && s->has_discrimination) {
            points[shown++] = (ReportPoint){s->facility, s->discrimination,
                                            item_name(all, &all->items[i]), is_odd(s)};
        }
    }
    ReportScatter scatter = {.id = "chart-quality",
                             .title = STR("正答率と識別値"),
                             .across = STR("正答率（%）"),
                             .up = STR("識別値（%）"),
                             .marked =
                                 STR("見直し候補（正答率40%未満か95%超、または"
                                     "識別値5未満）。数は表「設問ごとの数値」にあります"),
                             .points = points,
                             .point_count = shown};
    report_scatter(all->job->report, &scatter);
}

/* The place of a new bar among the worst, the lowest facility first; all of them are
 * worse: count. */
static size_t place_of(const ReportBar *bars, size_t count, double percent)
{
    size_t at = count;
    while (at > 0 && bars[at - 1].percent > percent) {
        at--;
    }
    return at;
}

static void write_chart(Items *all)
{
    ReportBar bars[WORST_MOST + 1];
    size_t shown = 0;
    for (size_t i = 0; i < all->item_count; i++) {
        const Item *item = &all->items[i];
        double facility = item->statistics.facility;
        size_t at = place_of(bars, shown, facility);
        if (is_hidden(item) || at == WORST_MOST) {
            continue;
        }
        memmove(&bars[at + 1], &bars[at], (shown - at) * sizeof *bars);
        bars[at] = (ReportBar){item_name(all, item), facility,
                               str_format(&all->arena, "%.1f%%（%lld名）", facility,
                                          (long long)item->statistics.n)};
        shown += shown < WORST_MOST ? 1 : 0;
    }
    ReportChart chart = {"chart-facility", STR("正答率の低い設問（10問まで）"), bars,
                         shown};
    report_chart(all->job->report, &chart);
}

static const char *const NOTES[] = {
    "各人がこの年度に最初に受けたテストの答えだけを数え、受け直しは数えません（Moodle "
    "の標準と同じ）。設問の文や意味が変わると版が上がり、版ごとに分けて数えます。",
    "識別値は、その設問の正誤と、同じテストのほかの設問の正解数との相関です。高いほど"
    "、"
    "分かっている人とそうでない人を見分けます。識別効率は、同じ正答率で届く最大の値に"
    "対する割合です。どちらも Moodle と同じ計算です。",
    "5名未満の集まりは、個人が分からないように表示しません。--department "
    "は、場面の選択"
    "だけに働きます。その部署は、選んだときの部署です。",
};

static Status write_all(Items *all, Error *err)
{
    ReportJob *job = all->job;
    Status status = report_job_open(job, "items", STR("設問分析"), NULL, 0, err);
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = 0; i < sizeof NOTES / sizeof NOTES[0]; i++) {
        report_note(job->report, str_from(NOTES[i]));
    }
    write_scatter(all);
    write_chart(all);
    status = write_questions(all, err);
    if (status == STATUS_OK) {
        write_options(all);
        status = report_choices_write(job, &all->texts, err);
    }
    return status;
}

static Status body(ReportJob *job, Error *err)
{
    Items all = {.job = job, .texts = {.lessons_dir = job->lessons_dir}};
    job->is_of_answers = true;
    Status status =
        store_report_items(job->record.store, job->scope.cycle, on_count, &all, err);
    if (status == STATUS_OK) {
        group(&all);
        status = write_all(&all, err);
    }
    report_texts_close(&all.texts);
    mem_free(all.counts);
    arena_clear(&all.arena);
    return status;
}

static int run(const Arguments *arguments)
{
    return report_job_run(arguments, "items", body);
}

const Command REPORT_ITEMS = {
    .group = "report",
    .verb = "items",
    .operand = "",
    .summary =
        "設問ごとの正答率・識別値・選択肢の割合と、場面の選択の部署別の割合を出します。",
    .options = REPORT_OPTIONS,
    .option_count = REPORT_OPTION_COUNT,
    .run = run,
};
