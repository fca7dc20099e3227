#include "app/home_lessons.h"
#include "support/cmocka_all.h"

static const FormatDate today = {2026, 11, 21};

/* A day so far from today; 0: none. */
enum {
    NO_DAY = 999
};

static FormatDate day(int from_today)
{
    return format_day_date(format_day_number(today) + from_today);
}

/* Japan, noon. */
static int64_t noon(int from_today)
{
    return (format_day_number(today) + from_today) * 86400 + 3 * 3600;
}

static void test_one_lesson(void **state)
{
    static const struct {
        const char *what;
        int passed, due, from; /* days from today */
        bool is_begun;         /* an attempt is open and started */
        bool done, begun, overdue;
    } cases[] = {
        {"nothing", NO_DAY, NO_DAY, NO_DAY, false, false, false, false},
        {"begun", NO_DAY, NO_DAY, NO_DAY, true, false, true, false},
        {"passed", -3, NO_DAY, NO_DAY, false, true, false, false},
        {"passed and opened again", -3, NO_DAY, NO_DAY, true, true, false, false},
        {"due today", NO_DAY, 0, NO_DAY, false, false, false, false},
        {"due yesterday", NO_DAY, -1, NO_DAY, false, false, false, true},
        {"late and begun", NO_DAY, -1, NO_DAY, true, false, true, true},
        {"passed in time", -3, -1, NO_DAY, false, true, false, false},
        {"passed too late is passed", 0, -1, NO_DAY, false, true, false, false},
        {"passed on the first day", -9, 5, -9, false, true, false, false},
        {"passed the day before", -10, 5, -9, false, false, false, false},
        {"the same, late", -10, -1, -9, false, false, false, true},
        {"the same, begun anew", -10, -1, -9, true, false, true, true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        StoreLessonSummary summary = {.is_begun = cases[i].is_begun, .zone_minutes = 540};
        if (cases[i].passed != NO_DAY) {
            summary.passed_at = noon(cases[i].passed);
            summary.state = STORE_LESSON_DONE;
        }
        HandoutDue due = {.due_on = day(cases[i].due),
                          .has_from_on = cases[i].from != NO_DAY,
                          .from_on = day(cases[i].from)};
        HomeLesson lesson = {0};
        home_judge(&lesson, &summary, cases[i].due != NO_DAY ? &due : NULL, today);
        if (lesson.is_done != cases[i].done || lesson.is_begun != cases[i].begun ||
            lesson.is_overdue != cases[i].overdue) {
            fail_msg("%s: done %d, begun %d, overdue %d", cases[i].what, lesson.is_done,
                     lesson.is_begun, lesson.is_overdue);
        }
    }
}

/* A lesson by letters: d done, b begun; then its day from today. */
typedef struct Sketch {
    char state; /* 'd', 'b', or ' ' */
    int due;
} Sketch;

static Home home_of(const Sketch *sketches, size_t count)
{
    Home home = {.today = today, .count = count};
    for (size_t i = 0; i < count; i++) {
        bool has_due = sketches[i].due != NO_DAY;
        bool is_done = sketches[i].state == 'd';
        home.lessons[i] = (HomeLesson){
            .is_done = is_done,
            .is_begun = sketches[i].state == 'b',
            .has_due = has_due,
            .due_on = day(sketches[i].due),
            .is_overdue = has_due && !is_done && sketches[i].due < 0,
        };
    }
    home_choose_next(&home);
    return home;
}

static void test_which_is_next(void **state)
{
    enum {
        LESSONS = 4
    };
    static const struct {
        Sketch lessons[LESSONS];
        size_t next;
    } cases[] = {
        {{{' ', NO_DAY}, {' ', NO_DAY}, {' ', NO_DAY}, {' ', NO_DAY}}, 0},
        {{{'d', NO_DAY}, {' ', NO_DAY}, {' ', NO_DAY}, {' ', NO_DAY}}, 1},
        {{{'d', 1}, {'d', -1}, {'d', NO_DAY}, {'d', 3}}, LESSONS},
        /* in progress goes before all else */
        {{{' ', -5}, {' ', 2}, {' ', NO_DAY}, {'b', NO_DAY}}, 3},
        {{{'b', NO_DAY}, {'b', 5}, {'b', 2}, {'b', 2}}, 2},
        /* then what is late, the latest first */
        {{{' ', NO_DAY}, {' ', 0}, {' ', -1}, {' ', -4}}, 3},
        {{{' ', NO_DAY}, {'d', -9}, {' ', -4}, {' ', -4}}, 2},
        /* then the earliest day, then the lowest number */
        {{{' ', NO_DAY}, {' ', 9}, {' ', 3}, {' ', 3}}, 2},
        {{{' ', NO_DAY}, {'d', 3}, {' ', NO_DAY}, {' ', 30}}, 3},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Home home = home_of(cases[i].lessons, LESSONS);
        if (home.next != cases[i].next) {
            fail_msg("case %zu: lesson %zu is next", i, home.next);
        }
    }
}

static void test_counts(void **state)
{
    (void)state;
    const Sketch lessons[] = {{'d', -3}, {' ', -3},     {' ', -1}, {' ', 7},
                              {'b', 7},  {'d', NO_DAY}, {' ', 20}, {' ', NO_DAY}};
    Home home = home_of(lessons, COUNT_OF(lessons));
    assert_int_equal(home.done, 2);
    assert_int_equal(home.due, 6);
    assert_int_equal(home.due_done, 1);
    assert_int_equal(home.overdue, 2);
    assert_int_equal(home.next_count, 2);
    assert_int_equal(format_day_number(home.next_on), format_day_number(day(7)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_lesson),
        cmocka_unit_test(test_which_is_next),
        cmocka_unit_test(test_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
