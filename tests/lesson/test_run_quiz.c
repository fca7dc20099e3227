#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

/* A fresh run at the first question. */
static Run *start(const Lesson *lesson, uint64_t seed)
{
    Run *run = NULL;
    assert_int_equal(run_new(lesson, seed, NULL, &run, NULL), STATUS_OK);
    return run;
}

/* Scenes are not looked at here: the lesson starts with its test. */
static Fixture test_only(void)
{
    Fixture fixture = fixture_new();
    fixture.lesson->question = (Str){0};
    fixture.lesson->card_count = 0;
    fixture.lesson->scene_count = 0;
    return fixture;
}

static Str right_id(const Question *question)
{
    for (size_t i = 0; i < question->option_count; i++) {
        if (question->options[i].is_right) {
            return question->options[i].id;
        }
    }
    return (Str){0};
}

static Str wrong_id(const Question *question)
{
    return question->options[question->options[0].is_right ? 1 : 0].id;
}

static void answer(Run *run, Str id, RunEvent *event)
{
    const RunReply reply = {.kind = REPLY_OPTION, .id = id, .elapsed_ms = 50};
    assert_int_equal(run_reply(run, &reply, event, NULL), STATUS_OK);
}

/* One round by letters: r right, w wrong, d don't know. Writes the ids asked. */
static RunEventKind play_round(Run *run, const char *letters, StrBuf *asked)
{
    RunEvent event = {0};
    const RunReply next = {.kind = REPLY_NEXT};
    for (; *letters; letters++) {
        RunView view = {0};
        run_view(run, &view);
        assert_int_equal(view.kind, VIEW_QUESTION);
        const Question *question = view.question.question;
        strbuf_add_format(asked, "%.*s ", STR_ARG(question->id));
        answer(run,
               *letters == 'r'   ? right_id(question)
               : *letters == 'w' ? wrong_id(question)
                                 : STR(RUN_DONT_KNOW),
               &event);
        assert_int_equal(event.is_correct, *letters == 'r');
        assert_int_equal(run_reply(run, &next, &event, NULL), STATUS_OK);
    }
    strbuf_add_char(asked, '/');
    return event.kind;
}

/* Rounds after one another: what is asked again and what takes its place. */
static void test_rounds(void **state)
{
    (void)state;
    static const struct {
        const char *rounds[5];
        const char *asked;
        bool passes; /* the last one */
    } rows[] = {
        {{"rrr"}, "q1 q2 q3 /", true},
        {{"rrw"}, "q1 q2 q3 /", true},
        {{"wrr"}, "q1 q2 q3 /", true},
        {{"rww"}, "q1 q2 q3 /", false},
        {{"rdd"}, "q1 q2 q3 /", false},
        {{"ddd", "rrr"}, "q1 q2 q3 /s1 s2 q1 /", true},
        {{"rww", "rrw"}, "q1 q2 q3 /q1 s1 s2 /", true},
        {{"wwr", "wwr", "rrr"}, "q1 q2 q3 /s1 s2 q3 /q1 q2 q3 /", true},
        {{"rww", "wrw", "wwr"}, "q1 q2 q3 /q1 s1 s2 /q2 s1 q3 /", false},
        {{"www", "www", "www", "www", "rrr"},
         "q1 q2 q3 /s1 s2 q1 /q2 q3 s1 /q1 s2 q2 /q3 s1 q1 /",
         true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Fixture fixture = test_only();
        Run *run = start(fixture.lesson, i);
        StrBuf asked = {0};
        const RunReply retake = {.kind = REPLY_RETAKE};
        RunEventKind last = EVENT_NONE;
        for (size_t k = 0; k < 5 && rows[i].rounds[k]; k++) {
            RunEvent event = {0};
            if (k > 0) {
                assert_int_equal(run_reply(run, &retake, &event, NULL), STATUS_OK);
            }
            last = play_round(run, rows[i].rounds[k], &asked);
        }
        assert_string_equal(asked.ptr, rows[i].asked);
        assert_int_equal(last, rows[i].passes ? EVENT_PASSED : EVENT_FAILED);
        strbuf_clear(&asked);
        run_free(run);
        lesson_free(fixture.lesson);
    }
}

/* Always the same option: of the file, or as shown. Only chance passes, never a rule. */
static void test_always_the_same(void **state)
{
    (void)state;
    enum {
        SEEDS = 1500
    };
    Fixture fixture = test_only();
    for (size_t place = 0; place < 4; place++) {
        int passed_by_id = 0;
        int passed_by_place = 0;
        for (uint64_t seed = 0; seed < SEEDS; seed++) {
            for (int by_place = 0; by_place < 2; by_place++) {
                Run *run = start(fixture.lesson, seed);
                RunView view = {0};
                RunEvent event = {0};
                for (run_view(run, &view); view.kind == VIEW_QUESTION;
                     run_view(run, &view)) {
                    const Question *question = view.question.question;
                    const size_t option =
                        by_place ? (size_t)view.question.order[place] : place;
                    answer(run, question->options[option].id, &event);
                    fixture_next(run);
                }
                assert_int_equal(view.kind, VIEW_RESULT);
                *(by_place ? &passed_by_place : &passed_by_id) += view.result.passed;
                run_free(run);
            }
        }
        assert_int_equal(passed_by_id, 0);
        /* Two or more of three at one in four: 10 of 64. */
        assert_in_range(passed_by_place, SEEDS * 10 / 64 - 60, SEEDS * 10 / 64 + 60);
    }
    lesson_free(fixture.lesson);
}

/* The same answers by id give the same marks for every seed. */
static void test_position_does_not_count(void **state)
{
    (void)state;
    Fixture fixture = test_only();
    static const char *const chosen[] = {"c", "b", "d"}; /* right, wrong, right */
    for (uint64_t seed = 0; seed < 200; seed++) {
        Run *run = start(fixture.lesson, seed);
        RunView view = {0};
        for (size_t i = 0; i < 3; i++) {
            fixture_option(run, chosen[i], NULL);
            fixture_next(run);
        }
        run_view(run, &view);
        assert_int_equal(view.result.right, 2);
        assert_true(view.result.rows[0].is_correct && !view.result.rows[1].is_correct);
        run_free(run);
    }
    lesson_free(fixture.lesson);
}

static void test_answer_event(void **state)
{
    (void)state;
    Fixture fixture = test_only();
    Run *run = start(fixture.lesson, 3);
    RunView view = {0};
    RunEvent event = {0};
    run_view(run, &view);
    assert_int_equal(view.question.order_count, 4);
    answer(run, STR("c"), &event);
    assert_int_equal(event.kind, EVENT_ANSWER);
    assert_true(str_is(event.question_id, "q1"));
    assert_int_equal(event.question_version, 1);
    assert_true(str_is(event.option_id, "c"));
    assert_true(event.is_correct);
    assert_int_equal(event.round, 1);
    assert_int_equal(event.elapsed_ms, 50);
    assert_int_equal(event.shown_count, 5);
    for (size_t i = 0; i < 4; i++) {
        const Str shown = view.question.question->options[view.question.order[i]].id;
        assert_true(str_equal(event.shown[i], shown));
    }
    assert_true(str_is(event.shown[4], RUN_DONT_KNOW));
    run_free(run);
    lesson_free(fixture.lesson);
}

/* 「わからない」 is kept as such, is not right, and shows the right one's reason. */
static void test_dont_know(void **state)
{
    (void)state;
    Fixture fixture = test_only();
    Run *run = start(fixture.lesson, 3);
    RunView view = {0};
    RunEvent event = {0};
    answer(run, STR(RUN_DONT_KNOW), &event);
    assert_true(str_is(event.option_id, RUN_DONT_KNOW));
    assert_false(event.is_correct);
    run_view(run, &view);
    assert_int_equal(view.kind, VIEW_FEEDBACK);
    assert_int_equal(view.question.chosen, -2);
    assert_true(str_is(view.question.feedback, "丙の理由。"));
    run_free(run);
    lesson_free(fixture.lesson);
}

static void test_result(void **state)
{
    (void)state;
    Fixture fixture = test_only();
    Run *run = start(fixture.lesson, 3);
    StrBuf asked = {0};
    RunView view = {0};
    RunEvent event = {0};
    const RunReply retake = {.kind = REPLY_RETAKE};
    assert_int_equal(play_round(run, "rww", &asked), EVENT_FAILED);
    run_view(run, &view);
    assert_int_equal(view.result.missing, 1);
    assert_int_equal(view.result.right, 1);
    assert_false(view.result.passed);
    assert_int_equal(run_reply(run, &retake, &event, NULL), STATUS_OK);
    assert_int_equal(play_round(run, "rrr", &asked), EVENT_PASSED);
    run_view(run, &view);
    assert_true(view.result.passed);
    assert_int_equal(view.result.round, 2);
    assert_int_equal(view.result.first_right, 1);
    assert_int_equal(view.result.best_right, 3);
    assert_int_equal(view.result.missing, 0);
    strbuf_clear(&asked);
    run_free(run);
    lesson_free(fixture.lesson);
}

/* A company may ask for all three; a lesson without spares asks the same again. */
static void test_other_settings(void **state)
{
    (void)state;
    Fixture fixture = test_only();
    fixture.lesson->quiz.pass = 3;
    fixture.lesson->quiz.spare_count = 0;
    Run *run = start(fixture.lesson, 3);
    StrBuf asked = {0};
    RunEvent event = {0};
    const RunReply retake = {.kind = REPLY_RETAKE};
    assert_int_equal(play_round(run, "rrw", &asked), EVENT_FAILED);
    assert_int_equal(run_reply(run, &retake, &event, NULL), STATUS_OK);
    assert_int_equal(play_round(run, "rrr", &asked), EVENT_PASSED);
    assert_string_equal(asked.ptr, "q1 q2 q3 /q1 q2 q3 /");
    strbuf_clear(&asked);
    run_free(run);
    lesson_free(fixture.lesson);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rounds),
        cmocka_unit_test(test_always_the_same),
        cmocka_unit_test(test_dont_know),
        cmocka_unit_test(test_position_does_not_count),
        cmocka_unit_test(test_answer_event),
        cmocka_unit_test(test_result),
        cmocka_unit_test(test_other_settings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
