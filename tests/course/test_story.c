/* When the pieces of the story are told, over a course of two parts. */
#include "course/story.h"
#include "support/cmocka_all.h"

enum {
    LESSONS = 4,
    PIECES = 3
};

static const CourseEntry entries[LESSONS] = {
    {.number = 1, .part = 1},
    {.number = 2, .part = 1},
    {.number = 3, .part = 2},
    {.number = 4, .part = 2},
};
static const Catalogue catalogue = {.entries = entries, .entry_count = LESSONS};
static const StoryPiece pieces[PIECES] = {
    {.file = {"start", 5}, .before = 1},
    {.file = {"middle", 6}, .after = 2},
    {.file = {"end", 3}, .after = 4},
};
static const Story story = {.pieces = pieces, .piece_count = PIECES};

typedef struct Case {
    const char *present, *started, *passed; /* "x" for each lesson, "-" where not */
    const char *seen;                       /* the same for pieces */
    const char *before, *after;             /* what is due, "" for nothing */
} Case;

static void flags(const char *text, bool *out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = text[i] == 'x';
    }
}

static void check(const StoryPiece *piece, const char *name)
{
    assert_true(str_is(piece ? piece->file : (Str){0}, name));
}

static void test_what_is_due(void **state)
{
    static const Case cases[] = {
        {"xxxx", "----", "----", "---", "start", ""},
        {"xxxx", "----", "----", "x--", "", ""}, /* never again */
        {"xxxx", "-x--", "----", "---", "", ""}, /* the course has begun already */
        {"xxxx", "xx--", "x---", "x--", "", ""},
        {"xxxx", "xx--", "xx--", "x--", "", "middle"},
        {"xxxx", "xx--", "xx--", "xx-", "", ""},
        {"xxxx", "--xx", "--xx", "x--", "", ""}, /* the end is behind all of them */
        {"xxxx", "xxxx", "xxxx", "x--", "", "middle"},
        {"xxxx", "xxxx", "xxxx", "xx-", "", "end"},
        {"xxxx", "xxxx", "xxxx", "xxx", "", ""},
        {"x---", "x---", "x---", "xx-", "", "end"}, /* what is not there is no hurdle */
        {"--x-", "--x-", "--x-", "x-x", "", ""}, /* a part without lessons has no end */
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        bool present[LESSONS];
        bool started[LESSONS];
        bool passed[LESSONS];
        bool seen[PIECES];
        flags(cases[i].present, present, LESSONS);
        flags(cases[i].started, started, LESSONS);
        flags(cases[i].passed, passed, LESSONS);
        flags(cases[i].seen, seen, PIECES);
        const StoryLessons lessons = {&catalogue, present, started, passed};
        check(story_due_before(&story, &lessons, seen), cases[i].before);
        check(story_due_after(&story, &lessons, seen), cases[i].after);
    }
}

static void test_what_may_be_read_again(void **state)
{
    static const bool all[LESSONS] = {true, true, true, true};
    static const bool first[LESSONS] = {true, true, false, false};
    const StoryLessons lessons = {&catalogue, all, first, first};
    (void)state;
    assert_true(story_is_open(&pieces[0], &lessons));
    assert_true(story_is_open(&pieces[1], &lessons));
    assert_false(story_is_open(&pieces[2], &lessons));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_due),
        cmocka_unit_test(test_what_may_be_read_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
