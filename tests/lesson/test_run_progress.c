#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

/* 14 characters a line, so that each is two seconds. */
#define LINE "ああああああああああああああ"
#define TELL(i)                                                                          \
    {                                                                                    \
        .kind = STEP_NARRATE, .id = i, .text = { LINE, sizeof LINE - 1 }                 \
    }
#define S(text)                                                                          \
    {                                                                                    \
        "" text, sizeof(text) - 1                                                        \
    }

static const WidgetItem items[] = {
    {.id = S("i"), .label = S("x"), .verdict = VERDICT_YES}};
static const Widget widget = {.skin = WIDGET_PICK, .items = items, .item_count = 1};
static const ChooseOption ways[] = {{.id = S("long"), .to = S("long")},
                                    {.id = S("short"), .to = S("short")}};
static const Step start_steps[] = {
    TELL(S("a")),
    {.kind = STEP_CHOOSE, .id = S("c"), .choose = {S(""), ways, 2, S(""), S("meet")}}};
static const Step long_steps[] = {TELL(S("l1")), TELL(S("l2")), TELL(S("l3"))};
static const Step short_steps[] = {
    TELL(S("s1")), {.kind = STEP_JUMP, .id = S("j"), .target = S("meet")}};
static const Step meet_steps[] = {
    {.kind = STEP_OTHER_WAY, .id = S("o"), .target = S("c")},
    TELL(S("m1")),
    {.kind = STEP_WIDGET, .id = S("w"), .widget = &widget},
    {.kind = STEP_FINISH, .id = S("f")}};
static const Scene scenes[] = {{S("start"), 1, S(""), start_steps, 2},
                               {S("long"), 2, S(""), long_steps, 3},
                               {S("short"), 3, S(""), short_steps, 2},
                               {S("meet"), 4, S(""), meet_steps, 4}};
static const Card cards[] = {
    {.id = S("k"), .text = S("{漢字|かんじ}ああああああああああああ")}};
static const QuestionOption options[] = {{.id = S("a"), .is_right = true},
                                         {.id = S("b")}};
static const Question questions[] = {{S("q1"), 1, 1, ASK_FIT, S("x"), options, 2},
                                     {S("q2"), 1, 1, ASK_FIT, S("x"), options, 2}};

static Lesson *make(void)
{
    Lesson *lesson = lesson_new();
    lesson->id = STR("p");
    lesson->scenes = scenes;
    lesson->scene_count = 4;
    lesson->cards = cards;
    lesson->card_count = 1;
    lesson->quiz = (Quiz){questions, 2, NULL, 0, 2};
    lesson->question = STR("x");
    return lesson;
}

/* Reading 2 + choice 20 + longer branch 6 + meeting 2 | widget 20 | card 2 | test 50. */
static const int TOTAL = 2 + 20 + 6 + 2 + 20 + 2 + 50;

static void act(Run *run, const RunView *view, const char *way)
{
    RunEvent event = {0};
    const RunReply pick = {.kind = REPLY_TOUCH,
                           .touch = {.kind = TOUCH_ITEM, .item = STR("i")}};
    if (view->kind == VIEW_CHOOSE) {
        fixture_option(run, way, NULL);
    } else if (view->kind == VIEW_WIDGET && !view->widget.is_done) {
        assert_int_equal(run_reply(run, &pick, &event, NULL), STATUS_OK);
    } else if (view->kind == VIEW_QUESTION) {
        fixture_option(run, "a", NULL);
    } else {
        fixture_next(run);
    }
}

static void test_remaining(void **state)
{
    (void)state;
    static const struct {
        const char *way;
        int seconds[14];
        RunPhase phases[14];
    } rows[] = {
        {"long",
         /* title a  c    l1  l2  l3  o   m1  w   w   k   q1  f   q2 */
         {102, 102, 100, 80, 78, 76, 74, 74, 72, 72, 52, 50, 25, 25},
         {PHASE_SCENE, PHASE_SCENE, PHASE_SCENE, PHASE_SCENE, PHASE_SCENE, PHASE_SCENE,
          PHASE_SCENE, PHASE_SCENE, PHASE_PRACTICE, PHASE_PRACTICE, PHASE_EXPLAIN,
          PHASE_TEST, PHASE_TEST, PHASE_TEST}},
        {"short",
         /* title a  c    s1  o   m1  w   w   k   q1  f   q2  f  result */
         {102, 102, 100, 76, 74, 74, 72, 72, 52, 50, 25, 25, 0, 0},
         {PHASE_SCENE, PHASE_SCENE, PHASE_SCENE, PHASE_SCENE, PHASE_SCENE, PHASE_SCENE,
          PHASE_PRACTICE, PHASE_PRACTICE, PHASE_EXPLAIN, PHASE_TEST, PHASE_TEST,
          PHASE_TEST, PHASE_TEST, PHASE_TEST}},
    };
    for (size_t i = 0; i < 2; i++) {
        Lesson *lesson = make();
        Run *run = NULL;
        assert_int_equal(run_new(lesson, 1, NULL, &run, NULL), STATUS_OK);
        double fraction = 0;
        for (size_t k = 0; k < 14; k++) {
            RunView view = {0};
            run_view(run, &view);
            if (view.progress.remaining_seconds != rows[i].seconds[k] ||
                view.progress.phase != rows[i].phases[k]) {
                fail_msg("%s %zu: %d seconds, phase %d", rows[i].way, k,
                         view.progress.remaining_seconds, (int)view.progress.phase);
            }
            assert_true(view.progress.fraction >= fraction);
            fraction = view.progress.fraction;
            act(run, &view, rows[i].way);
        }
        run_free(run);
        lesson_free(lesson);
    }
}

static void test_ticks(void **state)
{
    (void)state;
    static const int ends[PHASE_COUNT] = {30, 50, 52, 102};
    Lesson *lesson = make();
    Run *run = NULL;
    RunView view = {0};
    assert_int_equal(run_new(lesson, 1, NULL, &run, NULL), STATUS_OK);
    run_view(run, &view);
    for (int i = 0; i < PHASE_COUNT; i++) {
        assert_true(fabs(view.progress.phase_end[i] - (double)ends[i] / TOTAL) < 1e-9);
    }
    assert_true(fabs(view.progress.fraction) < 1e-9);
    run_free(run);
    lesson_free(lesson);
}

/* Circles of scenes are measured once, not for ever. */
static void test_circle(void **state)
{
    (void)state;
    static const Step one[] = {TELL(S("a")),
                               {.kind = STEP_JUMP, .id = S("j"), .target = S("two")}};
    static const Step two[] = {TELL(S("b")),
                               {.kind = STEP_JUMP, .id = S("k"), .target = S("one")}};
    static const Scene circle[] = {{S("one"), 1, S(""), one, 2},
                                   {S("two"), 2, S(""), two, 2}};
    Lesson *lesson = lesson_new();
    Run *run = NULL;
    RunView view = {0};
    lesson->scenes = circle;
    lesson->scene_count = 2;
    assert_int_equal(run_new(lesson, 1, NULL, &run, NULL), STATUS_OK);
    for (int i = 0; i < 10; i++) {
        run_view(run, &view);
        assert_true(view.progress.remaining_seconds <= 6);
        assert_true(view.progress.fraction >= 0 && view.progress.fraction <= 1);
        fixture_next(run);
    }
    run_free(run);
    lesson_free(lesson);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_remaining),
        cmocka_unit_test(test_ticks),
        cmocka_unit_test(test_circle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
