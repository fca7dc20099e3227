/* What all reports of gofun-hr share: options, the record, the course, dates, the file to
 * write, and the note in the export log. */
#ifndef GOFUN_TOOLS_HR_REPORT_JOB_H
#define GOFUN_TOOLS_HR_REPORT_JOB_H

#include "course/catalogue.h"
#include "hr/record.h"
#include "report/report.h"
#include "store/report.h"
#include "text/format.h"

#define REPORT_LESSONS_MAX 64
/* More people than this make no page that a browser likes; the list is left out then. */
#define REPORT_HTML_PEOPLE 20000
#define REPORT_HTML_ROWS 300000
/* Fewer people than this stay hidden in statistics. */
#define REPORT_GROUP_LEAST 5

typedef struct ReportJob {
    const Arguments *arguments;
    Record record;
    Arena arena;
    Catalogue *catalogue;
    const char *lessons_dir;
    ReportFormat format;
    const char *format_name;
    const char *path; /* NULL: the screen */
    StoreReportScope scope;
    FormatDate today;
    Str today_iso;
    int64_t now;
    bool has_dues;      /* anything is assigned in the cycle */
    bool is_of_answers; /* counted once and for all: no status or department of a day */
    Report *report;
    bool is_bad;        /* the answer is no: the command ends with EXIT_BAD */
    const char *advice; /* Japanese, for STATUS_UNSUPPORTED; what to do instead */
} ReportJob;

/* Opens everything, calls body, logs the export, says what went wrong. name: the verb. */
typedef Status (*ReportBody)(ReportJob *job, Error *err);
int report_job_run(const Arguments *arguments, const char *name, ReportBody body);
/* Opens job->report with the facts every report has and the given ones behind. */
Status report_job_open(ReportJob *job, const char *id, Str title, const ReportFact *facts,
                       size_t fact_count, Error *err) MUST_CHECK;

/* The cycle is over: people are shown as they were on its last day. */
bool report_job_is_past(const ReportJob *job);

/* Options of every report; the last two are only for audit. */
enum {
    REPORT_OPTION_COUNT = 8,
    REPORT_OPTION_COUNT_AUDIT = REPORT_OPTION_COUNT + 2
};
extern const Option REPORT_OPTIONS[REPORT_OPTION_COUNT_AUDIT];

/* ---- cells ---- */
ReportCell cell_text(Str text);
ReportCell cell_count(int64_t number);
ReportCell cell_number(double number);
ReportCell cell_share(int64_t part, int64_t whole); /* percent; of 0: nothing */
double share_of(int64_t part, int64_t whole);       /* percent; of 0: 0 */
ReportCell cell_date(int64_t at, int zone_minutes); /* empty when at is 0 */
ReportCell cell_day(Str iso);                       /* empty when iso is */
ReportCell cell_moment(int64_t at, int zone_minutes);
ReportCell cell_none(void);

/* ---- lessons ---- */
/* "第7話" and "第7話 送信前の三秒"; the id itself when it is not in the catalogue. */
Str lesson_number_text(Arena *arena, const Catalogue *catalogue, Str id);
Str lesson_long_text(Arena *arena, const Catalogue *catalogue, Str id);

/* ---- one person's lessons ---- */
typedef enum LessonState {
    LESSON_NOT_ASSIGNED,
    LESSON_NOT_STARTED,
    LESSON_IN_PROGRESS,
    LESSON_DONE,
} LessonState;

typedef struct LessonView {
    LessonState state;
    const StoreResult *result; /* NULL: not begun */
    Str due_on;                /* empty: no date */
    bool is_overdue;
} LessonView;

typedef struct PersonView {
    LessonView lessons[REPORT_LESSONS_MAX]; /* by place in the catalogue */
    int assigned;
    int done;
    int begun;
    int overdue;
    bool is_counted; /* 在籍, and something assigned */
    bool is_complete;
    bool has_others; /* results of lessons that the course does not have any more */
    Str next_due;    /* earliest date of what is not done; empty: none */
    int64_t last_at; /* last thing learnt; 0: nothing */
    int last_zone;
} PersonView;

void person_view(const ReportJob *job, const StoreReportPerson *person, PersonView *out);
/* 在籍 / 休職 / 対象外 / 退職 */
Str status_word(StoreLearnerStatus status);
const char *status_code(StoreLearnerStatus status);

#endif
