/* What rules mean for a person on a day. */
#include "roster/assign.h"
#include "support/cmocka_all.h"

static const FormatDate NONE = {0, 0, 0};

typedef struct Case {
    const char *what;
    AssignTiming timing;
    FormatDate due;
    int within_days;
    int every_months;
    FormatDate since;
    FormatDate started; /* NONE: not known */
    FormatDate today;
    int cycle; /* 0: nothing is assigned */
    FormatDate from;
    FormatDate due_on;
} Case;

static const Case CASES[] = {
    {"yearly, due at the end",
     ASSIGN_YEARLY,
     {2000, 3, 31},
     30,
     0,
     {2026, 4, 1},
     {0},
     {2026, 6, 1},
     2026,
     {2026, 4, 1},
     {2027, 3, 31}},
    {"yearly, the next year",
     ASSIGN_YEARLY,
     {2000, 3, 31},
     30,
     0,
     {2026, 4, 1},
     {0},
     {2027, 4, 1},
     2027,
     {2027, 4, 1},
     {2028, 3, 31}},
    {"yearly, last day of the year",
     ASSIGN_YEARLY,
     {2000, 3, 31},
     30,
     0,
     {2026, 4, 1},
     {0},
     {2027, 3, 31},
     2026,
     {2026, 4, 1},
     {2027, 3, 31}},
    {"the due day was over when the rule was made",
     ASSIGN_YEARLY,
     {2000, 6, 30},
     30,
     0,
     {2026, 9, 1},
     {0},
     {2026, 9, 1},
     0,
     {0},
     {0}},
    {"and the year after it counts",
     ASSIGN_YEARLY,
     {2000, 6, 30},
     30,
     0,
     {2026, 9, 1},
     {0},
     {2027, 4, 1},
     2027,
     {2027, 4, 1},
     {2027, 6, 30}},
    {"29 February in a year without",
     ASSIGN_YEARLY,
     {2000, 2, 29},
     30,
     0,
     {2026, 4, 1},
     {0},
     {2026, 6, 1},
     2026,
     {2026, 4, 1},
     {2027, 2, 28}},
    {"29 February in a year with",
     ASSIGN_YEARLY,
     {2000, 2, 29},
     30,
     0,
     {2026, 4, 1},
     {0},
     {2027, 6, 1},
     2027,
     {2027, 4, 1},
     {2028, 2, 29}},
    {"a new hire has 30 days",
     ASSIGN_YEARLY,
     {2000, 6, 30},
     30,
     0,
     {2026, 4, 1},
     {2026, 6, 15},
     {2026, 6, 15},
     2026,
     {2026, 4, 1},
     {2026, 7, 15}},
    {"a hire of years ago has not",
     ASSIGN_YEARLY,
     {2000, 6, 30},
     30,
     0,
     {2026, 4, 1},
     {2020, 6, 15},
     {2026, 6, 15},
     2026,
     {2026, 4, 1},
     {2026, 6, 30}},
    {"hired at the end of the year: the next one",
     ASSIGN_YEARLY,
     {2000, 3, 31},
     30,
     0,
     {2026, 4, 1},
     {2027, 3, 10},
     {2027, 3, 10},
     0,
     {0},
     {0}},
    {"hired 30 days before its end: still in",
     ASSIGN_YEARLY,
     {2000, 3, 31},
     30,
     0,
     {2026, 4, 1},
     {2027, 3, 1},
     {2027, 3, 10},
     2026,
     {2026, 4, 1},
     {2027, 3, 31}},
    {"once",
     ASSIGN_ONCE,
     {2026, 12, 24},
     30,
     0,
     {2026, 10, 1},
     {0},
     {2026, 11, 1},
     2026,
     {2026, 4, 1},
     {2026, 12, 24}},
    {"once, not in the next year",
     ASSIGN_ONCE,
     {2026, 12, 24},
     30,
     0,
     {2026, 10, 1},
     {0},
     {2027, 4, 1},
     0,
     {0},
     {0}},
    {"once, not before its year",
     ASSIGN_ONCE,
     {2027, 5, 1},
     30,
     0,
     {2026, 10, 1},
     {0},
     {2026, 11, 1},
     0,
     {0},
     {0}},
    {"rolling from the rule",
     ASSIGN_ROLLING,
     {0},
     30,
     0,
     {2026, 10, 1},
     {2020, 4, 1},
     {2026, 10, 5},
     2026,
     {2026, 10, 1},
     {2026, 10, 31}},
    {"rolling from the hire",
     ASSIGN_ROLLING,
     {0},
     30,
     0,
     {2026, 10, 1},
     {2027, 1, 10},
     {2027, 1, 10},
     2026,
     {2027, 1, 10},
     {2027, 2, 9}},
    {"rolling, hired tomorrow",
     ASSIGN_ROLLING,
     {0},
     30,
     0,
     {2026, 10, 1},
     {2027, 1, 10},
     {2027, 1, 9},
     0,
     {0},
     {0}},
    {"rolling over the turn of the fiscal year",
     ASSIGN_ROLLING,
     {0},
     30,
     0,
     {2026, 10, 1},
     {2027, 3, 20},
     {2027, 4, 5},
     2026,
     {2027, 3, 20},
     {2027, 4, 19}},
    {"rolling every 12 months, first",
     ASSIGN_ROLLING,
     {0},
     30,
     12,
     {2026, 10, 1},
     {0},
     {2027, 9, 30},
     2026,
     {2026, 10, 1},
     {2026, 10, 31}},
    {"rolling every 12 months, second",
     ASSIGN_ROLLING,
     {0},
     30,
     12,
     {2026, 10, 1},
     {0},
     {2027, 10, 1},
     2027,
     {2027, 10, 1},
     {2027, 10, 31}},
    {"rolling from 29 February",
     ASSIGN_ROLLING,
     {0},
     10,
     12,
     {2024, 2, 29},
     {0},
     {2025, 3, 1},
     2024,
     {2025, 2, 28},
     {2025, 3, 10}},
    {"rolling once, long ago",
     ASSIGN_ROLLING,
     {0},
     30,
     0,
     {2020, 10, 1},
     {0},
     {2026, 10, 5},
     0,
     {0},
     {0}},
};

static bool is_same_day(FormatDate a, FormatDate b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static void test_terms(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const Case *c = &CASES[i];
        AssignRule rule = {.timing = c->timing,
                           .due = c->due,
                           .within_days = c->within_days,
                           .every_months = c->every_months,
                           .since = c->since};
        AssignPerson person = {.id = 1,
                               .department = STR("営業部"),
                               .is_active = true,
                               .has_started_on = !is_same_day(c->started, NONE),
                               .started_on = c->started};
        AssignTerm term = {0};
        bool is_there = assign_term(&rule, &person, c->today, &term);
        if (is_there != (c->cycle != 0) ||
            (is_there && (term.cycle != c->cycle || !is_same_day(term.from_on, c->from) ||
                          !is_same_day(term.due_on, c->due_on)))) {
            print_error("%s: %d cycle %d from %d-%d-%d due %d-%d-%d\n", c->what, is_there,
                        term.cycle, term.from_on.year, term.from_on.month,
                        term.from_on.day, term.due_on.year, term.due_on.month,
                        term.due_on.day);
            assert_true(false);
        }
    }
}

static void test_who(void **state)
{
    (void)state;
    static const int64_t people[] = {2, 5, 9};
    static const struct {
        AssignRule rule;
        AssignPerson person;
        bool is_covered;
    } cases[] = {
        {{.who = ASSIGN_EVERYONE}, {.id = 1}, true},
        {{.who = ASSIGN_DEPARTMENT, .department = {"営業部", 9}},
         {.id = 1, .department = {"営業部", 9}},
         true},
        {{.who = ASSIGN_DEPARTMENT, .department = {"営業部", 9}},
         {.id = 1, .department = {"営業部/第一課", 19}},
         true},
        {{.who = ASSIGN_DEPARTMENT, .department = {"営業部", 9}},
         {.id = 1, .department = {"営業部門", 12}},
         false},
        {{.who = ASSIGN_DEPARTMENT, .department = {"営業部/第一課", 19}},
         {.id = 1, .department = {"営業部", 9}},
         false},
        {{.who = ASSIGN_PEOPLE, .people = people, .people_count = 3}, {.id = 5}, true},
        {{.who = ASSIGN_PEOPLE, .people = people, .people_count = 3}, {.id = 9}, true},
        {{.who = ASSIGN_PEOPLE, .people = people, .people_count = 3}, {.id = 4}, false},
        {{.who = ASSIGN_PEOPLE, .people = people, .people_count = 3}, {.id = 10}, false},
        {{.who = ASSIGN_PEOPLE}, {.id = 1}, false},
        {{.is_for_new = true, .hired_since = {2026, 4, 1}},
         {.id = 1, .has_hired_on = true, .hired_on = {2026, 4, 1}},
         true},
        {{.is_for_new = true, .hired_since = {2026, 4, 1}},
         {.id = 1, .has_hired_on = true, .hired_on = {2026, 3, 31}},
         false},
        {{.is_for_new = true, .hired_since = {2026, 4, 1}}, {.id = 1}, false},
        /* Back from leave is not new. */
        {{.is_for_new = true, .hired_since = {2026, 4, 1}},
         {.id = 1,
          .has_started_on = true,
          .started_on = {2026, 5, 1},
          .has_hired_on = true,
          .hired_on = {2020, 4, 1}},
         false},
        {{.who = ASSIGN_DEPARTMENT,
          .department = {"営業部", 9},
          .is_for_new = true,
          .hired_since = {2026, 4, 1}},
         {.id = 1,
          .department = {"総務部", 9},
          .has_hired_on = true,
          .hired_on = {2026, 7, 1}},
         false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(assign_covers(&cases[i].rule, &cases[i].person),
                         cases[i].is_covered);
    }
}

static const FormatDate TODAY = {2026, 6, 1};

static const AssignRule RULES[] = {
    {.id = 1,
     .who = ASSIGN_EVERYONE,
     .lessons = 0x7,
     .due = {2000, 3, 31},
     .since = {2026, 4, 1}},
    {.id = 2,
     .who = ASSIGN_DEPARTMENT,
     .department = {"営業部", 9},
     .lessons = 0x6,
     .due = {2000, 9, 30},
     .since = {2026, 4, 1}},
};

static void test_expansion(void **state)
{
    (void)state;
    AssignItem items[2 * ASSIGN_LESSONS_MAX];
    AssignPerson office = {.id = 1, .department = STR("総務部"), .is_active = true};
    assert_int_equal(assign_expand(RULES, 2, &office, TODAY, items), 3);
    assert_int_equal(items[0].rule_id, 1);
    AssignPerson sales = {.id = 2, .department = STR("営業部/第一課"), .is_active = true};
    assert_int_equal(assign_expand(RULES, 2, &sales, TODAY, items), 3);
    /* The earlier of two due days. */
    for (int i = 0; i < 3; i++) {
        bool is_shared = items[i].lesson > 0;
        assert_int_equal(items[i].rule_id, is_shared ? 2 : 1);
        assert_int_equal(items[i].term.due_on.month, is_shared ? 9 : 3);
    }
    AssignPerson away = {.id = 3, .department = STR("営業部"), .is_active = false};
    assert_int_equal(assign_expand(RULES, 2, &away, TODAY, items), 0);
    assert_int_equal(assign_expand(RULES, 0, &office, TODAY, items), 0);
}

/* All lessons in two cycles at once: the most there can be. */
static void test_room(void **state)
{
    (void)state;
    AssignRule rules[4] = {
        {.id = 1, .lessons = UINT64_MAX, .due = {2000, 3, 31}, .since = {2026, 4, 1}},
    };
    for (int i = 1; i < 4; i++) {
        rules[i] = (AssignRule){.id = i + 1,
                                .lessons = UINT64_MAX,
                                .timing = ASSIGN_ROLLING,
                                .within_days = 30,
                                .every_months = 12 * i,
                                .since = {2020 + i, 8, 1}};
    }
    AssignItem items[2 * ASSIGN_LESSONS_MAX];
    AssignPerson person = {.id = 1, .department = STR(""), .is_active = true};
    assert_int_equal(assign_expand(rules, 4, &person, TODAY, items),
                     2 * ASSIGN_LESSONS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terms),
        cmocka_unit_test(test_who),
        cmocka_unit_test(test_expansion),
        cmocka_unit_test(test_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
