#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

static Run *start(const Lesson *lesson)
{
    Run *run = NULL;
    Error err = {0};
    if (run_new(lesson, 7, NULL, &run, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
    return run;
}

/* Follows a way and writes what was seen: step ids, * at choices. */
static void walk(Run *run, const char *const *options, StrBuf *seen)
{
    RunView view = {0};
    for (run_view(run, &view); view.kind != VIEW_WIDGET; run_view(run, &view)) {
        const bool asks = view.kind == VIEW_CHOOSE || view.kind == VIEW_OTHER_WAY;
        strbuf_add_format(seen, "%.*s%s ", STR_ARG(view.step_id), asks ? "*" : "");
        if (asks && **options != '-') {
            fixture_option(run, *options++, NULL);
        } else {
            options += asks ? 1 : 0;
            fixture_next(run);
        }
    }
}

/* Every way through the scenes: first choice, the other way, and what follows from it. */
static void test_ways(void **state)
{
    (void)state;
    static const struct {
        const char *options[3]; /* - = press next */
        const char *seen;
    } rows[] = {
        {{"free", "-", "-"}, " c1 c2 connect* f1 f2 both* w1 "},
        {{"tether", "-", "-"}, " c1 c2 connect* connect t1 both* a1 "},
        {{"free", "tether", "-"}, " c1 c2 connect* f1 f2 both* connect t1 w1 "},
        {{"tether", "free", "-"}, " c1 c2 connect* connect t1 both* f1 f2 a1 "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Fixture fixture = fixture_new();
        StrBuf seen = {0};
        Run *run = start(fixture.lesson);
        walk(run, rows[i].options, &seen);
        assert_string_equal(seen.ptr, rows[i].seen);
        strbuf_clear(&seen);
        run_free(run);
        lesson_free(fixture.lesson);
    }
}

static void test_first_choice_stays(void **state)
{
    (void)state;
    Fixture fixture = fixture_new();
    Run *run = start(fixture.lesson);
    RunEvent event = {0};
    RunView view = {0};
    fixture_go_to(run, VIEW_CHOOSE, "connect");
    fixture_option(run, "tether", &event);
    assert_int_equal(event.kind, EVENT_CHOICE);
    assert_true(event.is_first);
    assert_true(str_is(event.step_id, "connect"));
    assert_true(str_is(event.option_id, "tether"));
    fixture_go_to(run, VIEW_OTHER_WAY, "both");
    run_view(run, &view);
    assert_int_equal(view.first_option, 1);
    assert_int_equal(view.seen_options, 2);
    fixture_option(run, "free", &event);
    assert_int_equal(event.kind, EVENT_CHOICE);
    assert_false(event.is_first);
    assert_true(str_is(event.step_id, "connect"));
    StrBuf position = {0};
    run_encode(run, &position);
    assert_true(str_find(strbuf_str(&position), STR("\nchoice connect tether ")) > 0);
    strbuf_clear(&position);
    run_free(run);
    lesson_free(fixture.lesson);
}

/* The other way comes back to where it was offered, not to the lines before. */
static void test_other_way_returns(void **state)
{
    (void)state;
    enum {
        AFTER = 3
    };
    Fixture fixture = fixture_new();
    Step steps[4] = {
        {.kind = STEP_NARRATE, .id = STR("b0"), .line = 29, .text = STR("x")}};
    for (size_t i = 0; i < 3; i++) {
        steps[i + 1] = fixture.steps[AFTER][i == 2 ? 3 : i];
    }
    fixture.scenes[AFTER].steps = steps;
    fixture.scenes[AFTER].step_count = 4;
    static const char *const options[] = {"tether", "free", "-"};
    StrBuf seen = {0};
    Run *run = start(fixture.lesson);
    walk(run, options, &seen);
    assert_string_equal(seen.ptr, " c1 c2 connect* connect t1 b0 both* f1 f2 ");
    strbuf_clear(&seen);
    run_free(run);
    lesson_free(fixture.lesson);
}

static void check_person(const StagePerson *person, const char *who, Face face)
{
    assert_true(str_is(person->who, who));
    assert_int_equal(person->face, face);
}

static void test_stage(void **state)
{
    (void)state;
    Fixture fixture = fixture_new();
    Run *run = start(fixture.lesson);
    RunView view = {0};
    fixture_next(run);
    run_view(run, &view);
    assert_true(str_is(view.stage.backdrop, "cafe"));
    assert_true(str_is(view.stage.prop, "pc"));
    check_person(&view.stage.left, "misaki", FACE_WORRY);
    assert_int_equal(view.who.len, 0);
    fixture_next(run);
    run_view(run, &view);
    check_person(&view.stage.left, "misaki", FACE_NORMAL);
    fixture_go_to(run, VIEW_CHOOSE, NULL);
    fixture_option(run, "free", NULL);
    fixture_go_to(run, VIEW_LINE, "f2");
    run_view(run, &view);
    assert_true(str_is(view.stage.backdrop, "wide"));
    assert_true(str_is(view.stage.motion_id, "pan"));
    assert_true(str_is(view.stage.motion.fade_to, "night"));
    check_person(&view.stage.left, "misaki", FACE_NORMAL);
    check_person(&view.stage.right, "sato", FACE_SERIOUS);
    assert_true(view.stage.speaker_is_right);
    fixture_go_to(run, VIEW_WIDGET, "network");
    run_view(run, &view);
    assert_true(str_is(view.stage.backdrop, "office_day"));
    assert_int_equal(view.stage.left.who.len, 0);
    assert_int_equal(view.stage.motion_id.len, 0);
    run_free(run);
    lesson_free(fixture.lesson);
}

/* A third speaker takes the side of the one who spoke longer ago. */
static void test_three_speakers(void **state)
{
    (void)state;
    static const char *const who[] = {"a", "b", "c", "b", "a", "c"};
    static const char *const left[] = {"a", "a", "c", "c", "a", "a"};
    static const char *const right[] = {"", "b", "b", "b", "b", "c"};
    Step steps[7] = {{0}};
    for (size_t i = 0; i < 6; i++) {
        steps[i] = (Step){.kind = STEP_SAY,
                          .id = {"stepid", i + 1},
                          .who = str_from(who[i]),
                          .text = STR("x")};
    }
    steps[6] = (Step){.kind = STEP_FINISH, .id = STR("fin")};
    const Scene scene = {STR("only"), 1, STR(""), steps, 7};
    Lesson *lesson = lesson_new();
    lesson->id = STR("three");
    lesson->scenes = &scene;
    lesson->scene_count = 1;
    Run *run = start(lesson);
    for (size_t i = 0; i < 6; i++) {
        RunView view = {0};
        run_view(run, &view);
        assert_int_equal(view.kind, VIEW_LINE);
        assert_true(str_is(view.stage.left.who, left[i]));
        assert_true(str_is(view.stage.right.who, right[i]));
        fixture_next(run);
    }
    RunView end = {0};
    run_view(run, &end);
    assert_int_equal(end.kind, VIEW_END);
    run_free(run);
    lesson_free(lesson);
}

/* Jumps without end and failing conditions end with an error; the run stays where it was.
 */
static void test_broken_ways(void **state)
{
    (void)state;
    enum {
        AFTER = 3
    };
    static const struct {
        const char *target;
        int condition;
        Status status;
    } rows[] = {
        {"after", 0, STATUS_BAD_DATA},
        {"after", FIXTURE_ALWAYS, STATUS_BAD_DATA},
        {"moon", 0, STATUS_BAD_DATA},
        {"hands", FIXTURE_BREAKS, STATUS_TIMEOUT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Fixture fixture = fixture_new();
        fixture.steps[AFTER][0] = (Step){.kind = STEP_JUMP,
                                         .id = STR("circle"),
                                         .line = 30,
                                         .target = str_from(rows[i].target),
                                         .condition = rows[i].condition};
        Run *run = start(fixture.lesson);
        StrBuf before = {0};
        StrBuf after = {0};
        RunEvent event = {0};
        Error err = {0};
        const RunReply next = {.kind = REPLY_NEXT};
        fixture_go_to(run, VIEW_CHOOSE, NULL);
        fixture_option(run, "free", NULL);
        fixture_go_to(run, VIEW_LINE, "f2");
        run_encode(run, &before);
        assert_int_equal(run_reply(run, &next, &event, &err), rows[i].status);
        assert_true(err.message[0] != '\0');
        run_encode(run, &after);
        assert_string_equal(before.ptr, after.ptr);
        strbuf_clear(&before);
        strbuf_clear(&after);
        run_free(run);
        lesson_free(fixture.lesson);
    }
}

/* A choice whose way is broken is not recorded. */
static void test_broken_choice(void **state)
{
    (void)state;
    Fixture fixture = fixture_new();
    static const ChooseOption ways[] = {
        {{"free", 4}, 14, {"x", 1}, {"moon", 4}, {0}},
        {{"tether", 6}, 15, {"x", 1}, {"tether", 6}, {0}},
    };
    fixture.steps[0][3].choose.options = ways;
    Run *run = start(fixture.lesson);
    RunEvent event = {0};
    RunView view = {0};
    const RunReply free_way = {.kind = REPLY_OPTION, .id = STR("free")};
    fixture_go_to(run, VIEW_CHOOSE, NULL);
    assert_int_equal(run_reply(run, &free_way, &event, NULL), STATUS_BAD_DATA);
    run_view(run, &view);
    assert_int_equal(view.first_option, -1);
    assert_int_equal(view.seen_options, 0);
    fixture_option(run, "tether", &event);
    assert_true(event.is_first);
    run_free(run);
    lesson_free(fixture.lesson);
}

/* A lesson that cannot even start gives an error, not a run. */
static void test_no_start(void **state)
{
    (void)state;
    Fixture fixture = fixture_new();
    Run *run = NULL;
    Error err = {0};
    fixture.lesson->question = (Str){0};
    fixture.steps[0][0] =
        (Step){.kind = STEP_JUMP, .id = STR("s1"), .target = STR("cafe"), .line = 10};
    assert_int_equal(run_new(fixture.lesson, 7, NULL, &run, &err), STATUS_BAD_DATA);
    assert_null(run);
    lesson_free(fixture.lesson);
}

/* The bench's lesson: no title page, no cards, no test. */
static void test_bare_lesson(void **state)
{
    (void)state;
    Fixture fixture = fixture_new();
    fixture.lesson->question = (Str){0};
    fixture.lesson->card_count = 0;
    fixture.lesson->quiz = (Quiz){0};
    fixture.lesson->step_today = (Str){0};
    fixture.lesson->company_rule = (Str){0};
    fixture.scenes[0].step_count = 3;
    fixture.steps[0][2] = (Step){.kind = STEP_FINISH, .id = STR("fin"), .line = 12};
    Run *run = start(fixture.lesson);
    RunView view = {0};
    RunEvent event = {0};
    const RunReply next = {.kind = REPLY_NEXT, .elapsed_ms = 1234};
    run_view(run, &view);
    assert_int_equal(view.kind, VIEW_LINE);
    assert_true(str_is(view.step_id, "c1"));
    assert_int_equal(run_reply(run, &next, &event, NULL), STATUS_OK);
    assert_int_equal(event.elapsed_ms, 1234);
    run_view(run, &view);
    assert_int_equal(view.kind, VIEW_END);
    assert_int_equal(event.kind, EVENT_FINISHED);
    assert_int_equal(run_reply(run, &next, &event, NULL), STATUS_BAD_ARGUMENT);
    run_free(run);
    lesson_free(fixture.lesson);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ways),
        cmocka_unit_test(test_first_choice_stays),
        cmocka_unit_test(test_stage),
        cmocka_unit_test(test_three_speakers),
        cmocka_unit_test(test_broken_ways),
        cmocka_unit_test(test_broken_choice),
        cmocka_unit_test(test_other_way_returns),
        cmocka_unit_test(test_no_start),
        cmocka_unit_test(test_bare_lesson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
