/* Departments of report completion, as a list and as a tree. */
#include "hr/report_departments.h"

#include <stdlib.h>

enum {
    CHART_BARS_MAX = 40,
    LEVELS_MAX = 32 /* deeper ones count for the level above */
};

static const ReportColumn COLUMNS[] = {
    {"department", "部署", NULL, NULL, REPORT_TEXT, 30, true, false},
    {"people", "対象者", NULL, NULL, REPORT_COUNT, 8, false, false},
    {"complete", "全話修了", NULL, NULL, REPORT_COUNT, 8, false, false},
    {"percent", "修了率", "全話を修了した人の割合", NULL, REPORT_PERCENT, 8, false,
     false},
    {"lesson_percent", "話の修了率", "修了した話の割合", NULL, REPORT_PERCENT, 10, false,
     false},
    {"overdue", "期限切れ", "期限切れの人", NULL, REPORT_COUNT, 8, false, false},
};

/* ---- adding up ---- */

void department_add(DepartmentTotal *total, const PersonView *view)
{
    total->people++;
    total->complete += view->is_complete ? 1 : 0;
    total->assigned += view->assigned;
    total->done += view->done;
    total->overdue += view->overdue > 0 ? 1 : 0;
}

static void merge(DepartmentTotal *into, const DepartmentTotal *total)
{
    into->people += total->people;
    into->complete += total->complete;
    into->assigned += total->assigned;
    into->done += total->done;
    into->overdue += total->overdue;
}

Str department_title(const DepartmentTotal *total)
{
    return total->name.len > 0 ? total->name : STR("（部署なし）");
}

/* ---- the tree ---- */

/* The first levels of a path; all of it when it has no more. */
static Str path_of(Str path, int levels)
{
    size_t end = 0;
    for (; end < path.len; end++) {
        if (path.ptr[end] == '/' && --levels == 0) {
            break;
        }
    }
    return str_slice(path, 0, end);
}

static int levels_of(Str path)
{
    int levels = path.len > 0 ? 1 : 0;
    for (size_t i = 0; i < path.len; i++) {
        levels += path.ptr[i] == '/' ? 1 : 0;
    }
    return levels < LEVELS_MAX ? levels : LEVELS_MAX;
}

/* What is below a department comes right behind it: "営業部/第1課" before "営業部 東". */
static int compare_paths(const void *left, const void *right)
{
    Str a = (*(const DepartmentTotal *const *)left)->name;
    Str b = (*(const DepartmentTotal *const *)right)->name;
    size_t i = 0;
    while (i < a.len && i < b.len && a.ptr[i] == b.ptr[i]) {
        i++;
    }
    if (i == a.len || i == b.len) {
        return (a.len > b.len) - (a.len < b.len);
    }
    int x = a.ptr[i] == '/' ? 0 : (unsigned char)a.ptr[i];
    int y = b.ptr[i] == '/' ? 0 : (unsigned char)b.ptr[i];
    return x - y;
}

typedef struct Tree {
    const DepartmentTotal **leaves; /* in the order of the tree */
    size_t count;
    int levels; /* the most any has */
} Tree;

static Tree tree_of(Arena *arena, const DepartmentTotal *totals, size_t count)
{
    Tree tree = {.leaves = ARENA_ARRAY(arena, const DepartmentTotal *, count + 1),
                 .count = count};
    for (size_t i = 0; i < count; i++) {
        int levels = levels_of(totals[i].name);
        tree.leaves[i] = &totals[i];
        tree.levels = levels > tree.levels ? levels : tree.levels;
    }
    qsort((void *)tree.leaves, count, sizeof *tree.leaves, compare_paths);
    return tree;
}

/* The leaves from first on that share so many levels with it, added up; returns how many
 * they are. */
static size_t gather(const Tree *tree, size_t first, int levels, DepartmentTotal *out)
{
    Str name = path_of(tree->leaves[first]->name, levels);
    *out = (DepartmentTotal){.name = name};
    size_t end = first;
    while (end < tree->count &&
           str_equal(path_of(tree->leaves[end]->name, levels), name)) {
        merge(out, tree->leaves[end++]);
    }
    return end - first;
}

/* ---- the tables ---- */

static void write_row(ReportJob *job, const DepartmentTotal *total, Str title,
                      bool is_total)
{
    ReportCell cells[] = {
        cell_text(title),
        cell_count(total->people),
        cell_count(total->complete),
        cell_share(total->complete, total->people),
        cell_share(total->done, total->assigned),
        cell_count(total->overdue),
    };
    if (is_total) {
        report_total(job->report, cells);
    } else {
        report_row(job->report, cells);
    }
}

static void begin_table(ReportJob *job, const char *id, Str caption)
{
    ReportTable table = {.id = id,
                         .caption = caption,
                         .columns = COLUMNS,
                         .column_count = sizeof COLUMNS / sizeof COLUMNS[0],
                         .is_sorted = true};
    report_table(job->report, &table);
}

/* Those that begin with this leaf and have more than itself. */
static void write_branches_at(ReportJob *job, const Tree *tree, size_t first)
{
    Str name = tree->leaves[first]->name;
    Str before = first > 0 ? tree->leaves[first - 1]->name : (Str){0};
    for (int levels = 1; levels <= levels_of(name); levels++) {
        DepartmentTotal total;
        bool is_new = !str_equal(path_of(before, levels), path_of(name, levels));
        if (is_new && gather(tree, first, levels, &total) > 1) {
            write_row(job, &total, total.name, false);
        }
    }
}

void departments_write_branches(ReportJob *job, const DepartmentTotal *totals,
                                size_t count)
{
    Tree tree = tree_of(&job->arena, totals, count);
    bool has_branches = false;
    for (size_t i = 1; i < tree.count; i++) {
        Str name = tree.leaves[i]->name;
        has_branches = has_branches ||
                       (name.len > 0 && str_equal(path_of(name, 1),
                                                  path_of(tree.leaves[i - 1]->name, 1)));
    }
    if (!has_branches) {
        return;
    }
    begin_table(job, "branches", STR("上の部署の修了状況（下の部署も含む）"));
    for (size_t i = 0; i < tree.count; i++) {
        write_branches_at(job, &tree, i);
    }
    report_table_end(job->report);
}

void departments_write_table(ReportJob *job, const DepartmentTotal *totals, size_t count,
                             const DepartmentTotal *all)
{
    begin_table(job, "departments", STR("部署別の修了状況"));
    for (size_t i = 0; i < count; i++) {
        write_row(job, &totals[i], department_title(&totals[i]), false);
    }
    write_row(job, all, STR("合計"), true);
    report_table_end(job->report);
}

/* ---- the chart ---- */

static size_t groups_at(const Tree *tree, int levels)
{
    size_t groups = 0;
    DepartmentTotal total;
    for (size_t i = 0; i < tree->count; i += gather(tree, i, levels, &total)) {
        groups++;
    }
    return groups;
}

void departments_write_chart(ReportJob *job, const DepartmentTotal *totals, size_t count)
{
    Tree tree = tree_of(&job->arena, totals, count);
    int levels = tree.levels;
    while (levels > 1 && groups_at(&tree, levels) > CHART_BARS_MAX) {
        levels--;
    }
    size_t groups = groups_at(&tree, levels);
    if (groups < 2 || groups > CHART_BARS_MAX) {
        return;
    }
    ReportBar bars[CHART_BARS_MAX];
    size_t next = 0;
    for (size_t i = 0; i < groups; i++) {
        DepartmentTotal total;
        next += gather(&tree, next, levels, &total);
        double percent =
            total.assigned > 0 ? 100.0 * (double)total.done / (double)total.assigned : 0;
        bars[i] =
            (ReportBar){department_title(&total), percent,
                        format_ratio(&job->arena, total.done, total.assigned, STR("話"))};
    }
    ReportChart chart = {"chart-departments", STR("修了した話の割合（部署別）"), bars,
                         groups};
    report_chart(job->report, &chart);
}
