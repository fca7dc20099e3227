/* What the home screen shows: the lessons there are, what is done, what is due when by
 * HR's handout, and which one comes next. */
#ifndef GOFUN_APP_HOME_LESSONS_H
#define GOFUN_APP_HOME_LESSONS_H

#include "app/app_internal.h"
#include "text/format.h"

enum {
    HOME_LESSONS_MOST = 32,
    HOME_LESSON_MINUTES = 5,
};

typedef struct HomeLesson {
    const CourseEntry *entry;
    bool is_done;  /* in this fiscal year, or since the day HR's assignment counts from */
    bool is_begun; /* and not done */
    bool has_due;
    FormatDate due_on;
    bool is_overdue; /* not done, and the day is over */
} HomeLesson;

typedef struct Home {
    HomeLesson lessons[HOME_LESSONS_MOST];
    size_t count;
    size_t done;
    size_t next; /* index; >= count: all done */
    FormatDate today;
    size_t due;         /* lessons with a day */
    size_t due_done;    /* of these */
    size_t overdue;     /* of these */
    FormatDate next_on; /* the earliest day still to come of what is not done ... */
    size_t next_count;  /* ... and how many lessons; 0: none */
} Home;

/* False: the record cannot be read, the error page is up. */
bool home_read(App *app, Home *out);

/* ---- without a record, for tests ---- */
/* What the record and HR's assignment (NULL: none) say of one lesson on a day. */
void home_judge(HomeLesson *lesson, const StoreLessonSummary *summary,
                const HandoutDue *due, FormatDate today);
/* Counts the lessons that were judged, and finds the next one. */
void home_choose_next(Home *home);

#endif
