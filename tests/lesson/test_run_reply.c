#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

static Run *start(const Lesson *lesson)
{
    Run *run = NULL;
    const BuildHost host = fixture_host();
    assert_int_equal(run_new(lesson, 7, &host, &run, NULL), STATUS_OK);
    return run;
}

static void touch(Run *run, TouchKind kind, const char *item, RunEvent *event)
{
    const RunReply reply = {.kind = REPLY_TOUCH,
                            .touch = {.kind = kind, .item = str_from(item)}};
    assert_int_equal(run_reply(run, &reply, event, NULL), STATUS_OK);
}

/* Plays to a place by decisions only. */
static Run *at_place(const Lesson *lesson, RunViewKind kind)
{
    Run *run = start(lesson);
    RunView view = {0};
    RunEvent event = {0};
    for (run_view(run, &view); view.kind != kind; run_view(run, &view)) {
        if (view.kind == VIEW_CHOOSE) {
            fixture_option(run, "free", NULL);
        } else if (view.kind == VIEW_WIDGET && !view.widget.is_done) {
            touch(run, TOUCH_ITEM, "phone", &event);
        } else if (view.kind == VIEW_QUESTION) {
            fixture_option(run, "b", NULL);
        } else {
            fixture_next(run);
        }
    }
    return run;
}

/* The fixture with its first widget only. */
static Fixture short_lesson(void)
{
    Fixture fixture = fixture_new();
    fixture.steps[5][1] = fixture.steps[5][11];
    fixture.scenes[5].step_count = 2;
    return fixture;
}

/* What may be replied to which view; all else is refused and changes nothing. */
static void test_what_fits(void **state)
{
    (void)state;
    enum {
        NEXT = 1,
        BACK = 2,
        OPTION = 4,
        TOUCH = 8,
        RETAKE = 16,
        REVIEW = 32
    };
    static const struct {
        RunViewKind view;
        unsigned fits;
        const char *option;
    } rows[] = {
        {VIEW_TITLE, NEXT, "free"},
        {VIEW_LINE, NEXT | BACK, "free"},
        {VIEW_CHOOSE, BACK | OPTION, "free"},
        {VIEW_OTHER_WAY, NEXT | BACK | OPTION, "tether"},
        {VIEW_WIDGET, BACK | TOUCH, "free"},
        {VIEW_CARD, NEXT | BACK, "free"},
        {VIEW_QUESTION, BACK | OPTION, "a"},
        {VIEW_FEEDBACK, NEXT | BACK, "a"},
        {VIEW_RESULT, BACK | RETAKE | REVIEW, "a"},
    };
    static const ReplyKind kinds[] = {REPLY_NEXT,  REPLY_BACK,   REPLY_OPTION,
                                      REPLY_TOUCH, REPLY_RETAKE, REPLY_REVIEW};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
            Fixture fixture = short_lesson();
            Run *run = at_place(fixture.lesson, rows[i].view);
            StrBuf before = {0};
            StrBuf after = {0};
            RunEvent event = {0};
            const RunReply reply = {.kind = kinds[k],
                                    .id = str_from(rows[i].option),
                                    .touch = {.kind = TOUCH_ITEM, .item = STR("fake")}};
            const bool fits = (rows[i].fits >> k & 1U) == 1U;
            run_encode(run, &before);
            const Status status = run_reply(run, &reply, &event, NULL);
            run_encode(run, &after);
            if (status != (fits ? STATUS_OK : STATUS_BAD_ARGUMENT) ||
                fits == str_equal(strbuf_str(&before), strbuf_str(&after))) {
                fail_msg("view %d reply %d: status %d", (int)rows[i].view, (int)kinds[k],
                         (int)status);
            }
            strbuf_clear(&before);
            strbuf_clear(&after);
            run_free(run);
            lesson_free(fixture.lesson);
        }
    }
}

static void test_unknown_options(void **state)
{
    (void)state;
    static const RunViewKind views[] = {VIEW_CHOOSE, VIEW_OTHER_WAY, VIEW_QUESTION};
    static const char *const ids[] = {"", "moon", "fre"};
    for (size_t i = 0; i < sizeof views / sizeof views[0]; i++) {
        for (size_t k = 0; k < sizeof ids / sizeof ids[0]; k++) {
            Fixture fixture = short_lesson();
            Run *run = at_place(fixture.lesson, views[i]);
            RunEvent event = {0};
            const RunReply reply = {.kind = REPLY_OPTION, .id = str_from(ids[k])};
            assert_int_equal(run_reply(run, &reply, &event, NULL), STATUS_BAD_ARGUMENT);
            run_free(run);
            lesson_free(fixture.lesson);
        }
    }
}

/* Back over every page to the title, and forward again to the same place. */
static void test_back_to_the_start(void **state)
{
    (void)state;
    Fixture fixture = short_lesson();
    Run *run = at_place(fixture.lesson, VIEW_RESULT);
    RunView view = {0};
    RunEvent event = {0};
    const RunReply back = {.kind = REPLY_BACK};
    int pages = 0;
    for (run_view(run, &view); view.can_go_back; run_view(run, &view)) {
        assert_int_equal(run_reply(run, &back, &event, NULL), STATUS_OK);
        assert_int_equal(event.kind, EVENT_POSITION);
        pages++;
    }
    assert_int_equal(view.kind, VIEW_TITLE);
    assert_int_equal(pages, 14);
    for (run_view(run, &view); view.kind != VIEW_RESULT; run_view(run, &view)) {
        if (view.kind == VIEW_CHOOSE) {
            assert_int_equal(view.first_option, 0);
            fixture_option(run, "free", &event);
            assert_false(event.is_first);
        } else {
            assert_true(view.kind != VIEW_QUESTION && view.kind != VIEW_CHOOSE);
            fixture_next(run);
        }
    }
    assert_int_equal(view.result.right, 0);
    run_free(run);
    lesson_free(fixture.lesson);
}

/* Going back and choosing differently changes the way, not the record. */
static void test_another_choice_after_back(void **state)
{
    (void)state;
    Fixture fixture = short_lesson();
    Run *run = start(fixture.lesson);
    RunView view = {0};
    RunEvent event = {0};
    const RunReply back = {.kind = REPLY_BACK};
    fixture_go_to(run, VIEW_CHOOSE, NULL);
    fixture_option(run, "free", NULL);
    assert_int_equal(run_reply(run, &back, &event, NULL), STATUS_OK);
    fixture_option(run, "tether", &event);
    assert_false(event.is_first);
    fixture_go_to(run, VIEW_LINE, "a1"); /* network is tether now: not warned */
    run_view(run, &view);
    assert_true(str_is(view.step_id, "a1"));
    run_free(run);
    lesson_free(fixture.lesson);
}

static void test_log(void **state)
{
    (void)state;
    Fixture fixture = short_lesson();
    Run *run = start(fixture.lesson);
    Arena arena = {0};
    RunLogLine *lines = NULL;
    RunView view = {0};
    RunEvent event = {0};
    fixture_go_to(run, VIEW_CHOOSE, NULL);
    fixture_option(run, "tether", NULL);
    fixture_go_to(run, VIEW_OTHER_WAY, NULL);
    static const struct {
        const char *who, *text;
        bool is_choice;
    } rows[] = {
        {"", "駅前の喫茶店。", false},
        {"misaki", "ここから送ろう。", false},
        {"どうする？", "自分の回線につなぐ", true},
        {"", "少し手間だけど。", false},
        {"misaki", "テザリングを入にして。", false},
    };
    assert_int_equal(run_log(run, &arena, &lines), 5);
    for (size_t i = 0; i < 5; i++) {
        assert_true(str_is(lines[i].who, rows[i].who));
        assert_true(str_is(lines[i].text, rows[i].text));
        assert_int_equal(lines[i].is_choice, rows[i].is_choice);
    }
    const RunReply go = {.kind = REPLY_GO, .index = lines[1].index};
    assert_int_equal(run_reply(run, &go, &event, NULL), STATUS_OK);
    run_view(run, &view);
    assert_true(str_is(view.step_id, "c2"));
    const RunReply ahead = {.kind = REPLY_GO, .index = 99};
    assert_int_equal(run_reply(run, &ahead, &event, NULL), STATUS_BAD_ARGUMENT);
    arena_clear(&arena);
    run_free(run);
    lesson_free(fixture.lesson);
}

static void test_widget_events(void **state)
{
    (void)state;
    Fixture fixture = short_lesson();
    Run *run = at_place(fixture.lesson, VIEW_OTHER_WAY);
    RunEvent event = {0};
    fixture_go_to(run, VIEW_WIDGET, "network");
    touch(run, TOUCH_ITEM, "fake", &event);
    assert_int_equal(event.kind, EVENT_TRIES);
    assert_true(str_is(event.step_id, "network"));
    assert_int_equal(event.tries, 1);
    assert_false(event.is_done);
    for (int i = 0; i < 4; i++) {
        touch(run, TOUCH_ITEM, "fake", &event);
    }
    RunView view;
    run_view(run, &view);
    assert_true(view.widget.can_hint);
    touch(run, TOUCH_HINT, "", &event);
    assert_int_equal(event.kind, EVENT_POSITION);
    run_view(run, &view);
    assert_false(view.widget.can_hint); /* it is there already */
    touch(run, TOUCH_REVEAL, "", &event);
    assert_int_equal(event.kind, EVENT_TRIES);
    assert_int_equal(event.tries, 5);
    assert_true(event.is_done && event.was_revealed);
    run_free(run);
    lesson_free(fixture.lesson);
}

/* The workshop: keystrokes are no events, a canary is in no position, and the text is
 * gone once the step is left in either direction. */
static void test_secret(void **state)
{
    (void)state;
    for (int leave_back = 0; leave_back < 2; leave_back++) {
        Fixture fixture = short_lesson();
        static const char *const build[] = {"cat", NULL,   "cat", "bang",
                                            "47",  "bank", "ipa"};
        fixture.steps[5][0].store = (Str){0};
        Fixture whole = fixture_new();
        fixture.steps[5][0].widget = fixture_widget(whole.lesson, "secret");
        Run *run = at_place(fixture.lesson, VIEW_OTHER_WAY);
        RunView view = {0};
        RunEvent event = {0};
        StrBuf position = {0};
        fixture_go_to(run, VIEW_WIDGET, NULL);
        const RunReply own = {.kind = REPLY_TOUCH,
                              .touch = {.kind = TOUCH_OWN, .value = STR("kanaria99zz")}};
        assert_int_equal(run_reply(run, &own, &event, NULL), STATUS_OK);
        assert_int_equal(event.kind, EVENT_NONE);
        assert_false(run_can_reload(run));
        run_encode(run, &position);
        assert_int_equal(str_find(strbuf_str(&position), STR("kanaria")), -1);
        const RunReply back = {.kind = REPLY_BACK};
        for (size_t i = 0; !leave_back && i < 7; i++) {
            if (build[i]) {
                touch(run, TOUCH_VALUE, build[i], &event);
            }
            touch(run, TOUCH_CONFIRM, "", &event);
        }
        if (leave_back) {
            assert_int_equal(run_reply(run, &back, &event, NULL), STATUS_OK);
            fixture_next(run);
        } else {
            assert_true(event.is_done);
            fixture_next(run);
            assert_int_equal(run_reply(run, &back, &event, NULL), STATUS_OK);
        }
        run_view(run, &view);
        assert_int_equal(view.kind, VIEW_WIDGET);
        assert_int_equal(view.widget.build.preview.len, 0);
        assert_int_equal(view.widget.build.own.len, 0);
        assert_int_equal(view.widget.is_done, !leave_back);
        assert_true(run_can_reload(run));
        strbuf_clear(&position);
        run_free(run);
        lesson_free(fixture.lesson);
        lesson_free(whole.lesson);
    }
}

/* The result page of a passed test, a failed retake after it, and on to the end. */
static void test_retake_after_passing(void **state)
{
    (void)state;
    Fixture fixture = short_lesson();
    Run *run = at_place(fixture.lesson, VIEW_QUESTION);
    RunView view = {0};
    RunEvent event = {0};
    static const char *const right[] = {"c", "a", "d"};
    for (size_t i = 0; i < 3; i++) {
        fixture_option(run, right[i], NULL);
        fixture_next(run);
    }
    const RunReply retake = {.kind = REPLY_RETAKE};
    assert_int_equal(run_reply(run, &retake, &event, NULL), STATUS_OK);
    for (size_t i = 0; i < 3; i++) {
        fixture_option(run, RUN_DONT_KNOW, NULL);
        fixture_next(run);
    }
    run_view(run, &view);
    assert_false(view.result.passed);
    assert_true(view.result.has_passed);
    fixture_next(run);
    run_view(run, &view);
    assert_int_equal(view.kind, VIEW_TODAY);
    const RunReply next = {.kind = REPLY_NEXT};
    assert_int_equal(run_reply(run, &next, &event, NULL), STATUS_OK);
    assert_int_equal(event.kind, EVENT_FINISHED);
    run_view(run, &view);
    assert_false(view.can_go_back);
    run_free(run);
    lesson_free(fixture.lesson);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_fits),
        cmocka_unit_test(test_unknown_options),
        cmocka_unit_test(test_back_to_the_start),
        cmocka_unit_test(test_another_choice_after_back),
        cmocka_unit_test(test_log),
        cmocka_unit_test(test_widget_events),
        cmocka_unit_test(test_secret),
        cmocka_unit_test(test_retake_after_passing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
