/* The part of report completion about departments: totals of each, of those above them in
 * the tree, and the chart. Departments are paths ("本社/営業部/第1課"). */
#ifndef GOFUN_TOOLS_HR_REPORT_DEPARTMENTS_H
#define GOFUN_TOOLS_HR_REPORT_DEPARTMENTS_H

#include "hr/report_job.h"

typedef struct LessonTotal {
    int64_t assigned;
    int64_t done;
    int64_t begun;
} LessonTotal;

typedef struct DepartmentTotal {
    Str name; /* empty: none */
    int64_t people;
    int64_t complete;
    int64_t assigned; /* lessons of all its people */
    int64_t done;
    int64_t overdue;      /* people with something overdue */
    LessonTotal *lessons; /* by place in the catalogue */
} DepartmentTotal;

void department_add(DepartmentTotal *total, const PersonView *view);
/* The path, or that there is none. */
Str department_title(const DepartmentTotal *total);

/* How much is done in each, or, when they are many, in those above them. */
void departments_write_chart(ReportJob *job, const DepartmentTotal *totals, size_t count);
/* Departments with others below them, together with those; nothing when there are none.
 */
void departments_write_branches(ReportJob *job, const DepartmentTotal *totals,
                                size_t count);
void departments_write_table(ReportJob *job, const DepartmentTotal *totals, size_t count,
                             const DepartmentTotal *all);

#endif
