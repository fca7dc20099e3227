#include "app/home_lessons.h"

#include "base/os.h"

static void collect_lessons(const App *app, Home *home)
{
    const Catalogue *catalogue = app->library.catalogue;
    for (size_t i = 0; i < catalogue->entry_count && home->count < HOME_LESSONS_MOST;
         i++) {
        if (app->library.is_present[i]) {
            home->lessons[home->count++].entry = &catalogue->entries[i];
        }
    }
}

/* What HR wants of the learner in this fiscal year; {0}: nothing, or nothing is known. */
static HandoutDues read_dues(const App *app, int cycle)
{
    const Handout *handout = app_handout(app);
    const HandoutPerson *person = handout != NULL && handout->cycle == cycle
                                      ? handout_find(handout, app->learner.number)
                                      : NULL;
    return person != NULL ? handout_dues(handout, person) : (HandoutDues){0};
}

static const HandoutDue *find_due(HandoutDues dues, Str lesson_id)
{
    for (size_t i = 0; i < dues.count; i++) {
        if (str_equal(dues.items[i].lesson_id, lesson_id)) {
            return &dues.items[i];
        }
    }
    return NULL;
}

/* As the reports of gofun-hr judge it (tools/hr/report_person.c): a pass before the
 * assignment began does not count. */
void home_judge(HomeLesson *lesson, const StoreLessonSummary *summary,
                const HandoutDue *due, FormatDate today)
{
    lesson->is_done =
        due != NULL ? handout_is_done(due, summary->passed_at, summary->zone_minutes)
                    : summary->state == STORE_LESSON_DONE;
    lesson->is_begun = !lesson->is_done && summary->is_begun;
    lesson->has_due = due != NULL;
    if (due != NULL) {
        lesson->due_on = due->due_on;
        lesson->is_overdue =
            !lesson->is_done && format_day_number(due->due_on) < format_day_number(today);
    }
}

static void count_due(Home *home, const HomeLesson *lesson)
{
    home->due++;
    home->due_done += lesson->is_done ? 1 : 0;
    home->overdue += lesson->is_overdue ? 1 : 0;
    if (lesson->is_done || lesson->is_overdue) {
        return;
    }
    int64_t day = format_day_number(lesson->due_on);
    int64_t next = format_day_number(home->next_on);
    if (home->next_count == 0 || day < next) {
        home->next_on = lesson->due_on;
        home->next_count = 1;
    } else if (day == next) {
        home->next_count++;
    }
}

/* In progress, overdue, due, the rest. */
static int rank(const HomeLesson *lesson)
{
    return lesson->is_begun ? 0 : lesson->is_overdue ? 1 : lesson->has_due ? 2 : 3;
}

/* Of one rank the earlier day; lessons without a day come last. */
static bool is_before(const HomeLesson *a, const HomeLesson *b)
{
    if (rank(a) != rank(b)) {
        return rank(a) < rank(b);
    }
    if (!a->has_due || !b->has_due) {
        return a->has_due && !b->has_due;
    }
    return format_day_number(a->due_on) < format_day_number(b->due_on);
}

/* ui.md 3.3; between equal ones the lowest number. */
void home_choose_next(Home *home)
{
    home->next = home->count;
    for (size_t i = 0; i < home->count; i++) {
        const HomeLesson *lesson = &home->lessons[i];
        home->done += lesson->is_done ? 1 : 0;
        if (lesson->has_due) {
            count_due(home, lesson);
        }
        bool is_next =
            !lesson->is_done &&
            (home->next == home->count || is_before(lesson, &home->lessons[home->next]));
        home->next = is_next ? i : home->next;
    }
}

bool home_read(App *app, Home *out)
{
    Str ids[HOME_LESSONS_MOST];
    StoreLessonSummary summaries[HOME_LESSONS_MOST] = {{0}};
    *out = (Home){0};
    collect_lessons(app, out);
    for (size_t i = 0; i < out->count; i++) {
        ids[i] = out->lessons[i].entry->id;
    }
    Store *store = recorder_store(app->recorder);
    Error err = {0};
    int cycle = store_cycle_now(store);
    Status status = store_home_summary(store, app->learner.id, cycle, ids, out->count,
                                       summaries, &err);
    if (status != STATUS_OK) {
        app_fail(app, "G-0103", WORD_ERROR_STORE_TITLE, WORD_ERROR_STORE_ADVICE,
                 str_from(err.message), ERROR_WAY_QUIT);
        return false;
    }
    int64_t now = os_now_seconds();
    out->today = format_local_date(now, os_zone_offset_minutes(now));
    HandoutDues dues = read_dues(app, cycle);
    for (size_t i = 0; i < out->count; i++) {
        home_judge(&out->lessons[i], &summaries[i], find_due(dues, ids[i]), out->today);
    }
    home_choose_next(out);
    return true;
}
