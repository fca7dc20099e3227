#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

enum {
    CAFE,
    FREE,
    TETHER,
    AFTER,
    WARNED,
    HANDS
};

/* The position at a view of the unedited fixture. */
static void position_at(const char *where, StrBuf *out)
{
    Fixture fixture = fixture_new();
    Run *run = NULL;
    RunView view = {0};
    RunEvent event = {0};
    fixture.steps[HANDS][1] = fixture.steps[HANDS][11];
    fixture.scenes[HANDS].step_count = 2;
    assert_int_equal(run_new(fixture.lesson, 0x1234, NULL, &run, NULL), STATUS_OK);
    for (run_view(run, &view);; run_view(run, &view)) {
        const Str id = view.kind == VIEW_CARD       ? view.card->id
                       : view.kind == VIEW_QUESTION ? view.question.question->id
                       : view.kind == VIEW_RESULT   ? STR("result")
                       : view.kind == VIEW_END      ? STR("end")
                                                    : view.step_id;
        if (str_is(id, where)) {
            break;
        }
        static const char *const answers[] = {"c", "b", "d"};
        const RunReply pick = {.kind = REPLY_TOUCH,
                               .touch = {.kind = TOUCH_ITEM, .item = STR("phone")}};
        if (view.kind == VIEW_CHOOSE) {
            fixture_option(run, "free", NULL);
        } else if (view.kind == VIEW_WIDGET && !view.widget.is_done) {
            assert_int_equal(run_reply(run, &pick, &event, NULL), STATUS_OK);
        } else if (view.kind == VIEW_QUESTION) {
            fixture_option(run, answers[view.question.number - 1], NULL);
        } else {
            fixture_next(run);
        }
    }
    run_encode(run, out);
    run_free(run);
    lesson_free(fixture.lesson);
}

/* ---- edits of the lesson between leaving and coming back ---- */

static void nothing(Fixture *f)
{
    (void)f;
}
static void other_texts(Fixture *f)
{
    f->steps[FREE][2].text = STR("別の文です。");
    f->lesson->revision = 2;
}
static void step_gone(Fixture *f)
{
    f->steps[FREE][2].id = STR("f9");
}
static void scene_gone(Fixture *f)
{
    f->scenes[FREE].id = STR("wlan");
    static const ChooseOption ways[] = {
        {{"free", 4}, 14, {"x", 1}, {"wlan", 4}, {0}},
        {{"tether", 6}, 15, {"x", 1}, {"tether", 6}, {0}},
    };
    f->steps[CAFE][3].choose.options = ways;
}
static void step_in_other_scene(Fixture *f)
{
    f->steps[FREE][2].id = STR("f9");
    f->steps[TETHER][0].id = STR("f2");
}
static void step_became_jump(Fixture *f)
{
    f->steps[FREE][2] =
        (Step){.kind = STEP_JUMP, .id = STR("f2"), .line = 22, .target = STR("after")};
}
static void option_gone(Fixture *f)
{
    static const ChooseOption ways[] = {
        {{"wait", 4}, 14, {"x", 1}, {"free", 4}, {0}},
        {{"tether", 6}, 15, {"x", 1}, {"tether", 6}, {0}},
    };
    f->steps[CAFE][3].choose.options = ways;
}
static void card_gone(Fixture *f)
{
    static const Card one[] = {{.id = {"k9", 2}, .line = 110, .text = {"x", 1}}};
    f->lesson->cards = one;
    f->lesson->card_count = 1;
}
static void question_gone(Fixture *f)
{
    f->questions[0].id = STR("q9");
}
static void question_new_version(Fixture *f)
{
    f->questions[1].version = 2;
}
static void answer_gone(Fixture *f)
{
    static const QuestionOption two[] = {{{"x", 1}, 120, {"x", 1}, true, {"y", 1}},
                                         {{"a", 1}, 121, {"x", 1}, false, {"y", 1}}};
    f->questions[0].options = two;
    f->questions[0].option_count = 2;
}
static void title_gone(Fixture *f)
{
    f->lesson->question = (Str){0};
}
static void other_lesson(Fixture *f)
{
    f->lesson->id = STR("no10");
}
static void start_is_broken(Fixture *f)
{
    scene_gone(f);
    f->lesson->question = (Str){0};
    f->steps[CAFE][0] =
        (Step){.kind = STEP_JUMP, .id = STR("s1"), .line = 10, .target = STR("cafe")};
}

static const struct {
    const char *at;
    void (*edit)(Fixture *f);
    RunResume how;
    RunViewKind kind;
    const char *id; /* of the view after loading */
} edits[] = {
    {"f2", nothing, RESUME_EXACT, VIEW_LINE, "f2"},
    {"", nothing, RESUME_EXACT, VIEW_TITLE, ""},
    {"f2", other_texts, RESUME_EXACT, VIEW_LINE, "f2"},
    {"f2", step_gone, RESUME_SCENE_START, VIEW_LINE, "f1"},
    {"f2", step_in_other_scene, RESUME_SCENE_START, VIEW_LINE, "f1"},
    {"f2", step_became_jump, RESUME_SCENE_START, VIEW_LINE, "f1"},
    {"f2", scene_gone, RESUME_LESSON_START, VIEW_TITLE, ""},
    {"f2", title_gone, RESUME_EXACT, VIEW_LINE, "f2"},
    {"", title_gone, RESUME_LESSON_START, VIEW_LINE, "c1"},
    {"f2", option_gone, RESUME_EXACT, VIEW_LINE, "f2"},
    {"k2", card_gone, RESUME_SCENE_START, VIEW_CARD, "k9"},
    {"q2", nothing, RESUME_EXACT, VIEW_QUESTION, "q2"},
    {"q2", question_gone, RESUME_SCENE_START, VIEW_QUESTION, "q9"},
    {"q3", question_new_version, RESUME_SCENE_START, VIEW_QUESTION, "q1"},
    {"q3", answer_gone, RESUME_SCENE_START, VIEW_QUESTION, "q1"},
    {"result", nothing, RESUME_EXACT, VIEW_RESULT, ""},
    {"result", question_gone, RESUME_SCENE_START, VIEW_QUESTION, "q9"},
    {"end", question_gone, RESUME_EXACT, VIEW_END, ""},
    {"f2", other_lesson, RESUME_UNREADABLE, VIEW_TITLE, ""},
};

static Str view_id(const RunView *view)
{
    if (view->kind == VIEW_QUESTION || view->kind == VIEW_FEEDBACK) {
        return view->question.question->id;
    }
    return view->kind == VIEW_CARD ? view->card->id : view->step_id;
}

static void test_edits(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof edits / sizeof edits[0]; i++) {
        Fixture fixture = fixture_new();
        StrBuf position = {0};
        Run *run = NULL;
        RunResume how = RESUME_EXACT;
        RunView view = {0};
        Error err = {0};
        position_at(edits[i].at, &position);
        edits[i].edit(&fixture);
        const Status status =
            run_decode(fixture.lesson, strbuf_str(&position), 5, NULL, &run, &how, &err);
        assert_int_equal(status, STATUS_OK);
        run_view(run, &view);
        const Str id = view_id(&view);
        if (how != edits[i].how || view.kind != edits[i].kind ||
            !str_is(id, edits[i].id)) {
            fail_msg("row %zu (%s): how %d view %d '%.*s'", i, edits[i].at, (int)how,
                     (int)view.kind, STR_ARG(id));
        }
        assert_int_equal(run_seed(run), how == RESUME_UNREADABLE ? 5 : 0x1234);
        run_free(run);
        strbuf_clear(&position);
        lesson_free(fixture.lesson);
    }
}

/* A branch whose choice lost an option still finds its way to the end. */
static void test_goes_on_after_edits(void **state)
{
    (void)state;
    static void (*const changes[])(Fixture * f) = {step_gone, scene_gone, option_gone,
                                                   step_became_jump};
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        Fixture fixture = fixture_new();
        StrBuf position = {0};
        Run *run = NULL;
        RunResume how = RESUME_EXACT;
        RunView view = {0};
        position_at("f2", &position);
        changes[i](&fixture);
        assert_int_equal(
            run_decode(fixture.lesson, strbuf_str(&position), 5, NULL, &run, &how, NULL),
            STATUS_OK);
        for (run_view(run, &view); view.kind != VIEW_WIDGET; run_view(run, &view)) {
            if (view.kind == VIEW_CHOOSE) {
                fixture_option(run, "tether", NULL);
            } else {
                fixture_next(run);
            }
        }
        run_free(run);
        strbuf_clear(&position);
        lesson_free(fixture.lesson);
    }
}

/* A variable that is new in the lesson has its default, an old one its value. */
static void test_new_variable(void **state)
{
    (void)state;
    Fixture fixture = fixture_new();
    static const Var vars[] = {
        {.name = {"fresh", 5}, .line = 2, .kind = VAR_TEXT, .text = {"x", 1}},
        {.name = {"network", 7}, .line = 3, .kind = VAR_TEXT}};
    StrBuf position = {0};
    StrBuf again = {0};
    Run *run = NULL;
    RunResume how = RESUME_UNREADABLE;
    position_at("f2", &position);
    fixture.lesson->vars = vars;
    fixture.lesson->var_count = 2;
    assert_int_equal(
        run_decode(fixture.lesson, strbuf_str(&position), 5, NULL, &run, &how, NULL),
        STATUS_OK);
    assert_int_equal(how, RESUME_EXACT);
    run_encode(run, &again);
    assert_true(str_find(strbuf_str(&again), STR("var network text free\n")) > 0);
    assert_int_equal(str_find(strbuf_str(&again), STR("var fresh")), -1);
    strbuf_clear(&position);
    strbuf_clear(&again);
    run_free(run);
    lesson_free(fixture.lesson);
}

static void test_broken_lesson_is_said(void **state)
{
    (void)state;
    Fixture fixture = fixture_new();
    StrBuf position = {0};
    Run *run = NULL;
    RunResume how = RESUME_EXACT;
    Error err = {0};
    position_at("f2", &position);
    start_is_broken(&fixture);
    assert_int_equal(
        run_decode(fixture.lesson, strbuf_str(&position), 5, NULL, &run, &how, &err),
        STATUS_BAD_DATA);
    assert_null(run);
    strbuf_clear(&position);
    lesson_free(fixture.lesson);
}

#define HEAD "gofun-position 1\nlesson no09_test 1\n"

static void test_unreadable(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",
        "x",
        "gofun-position 2\nlesson no09_test 1\nat title\n",
        "gofun-position 1\n",
        "gofun-position 1\nat title\nlesson no09_test 1\n",
        HEAD,
        HEAD "at moon\n",
        HEAD "at step\n",
        HEAD "at step cafe\n",
        HEAD "at title\nmoon 1\n",
        HEAD "seed 12\nat title\n",
        HEAD "seed 00000000000000gg\nat title\n",
        HEAD "quiz 0 0 0 0 0\nat title\n",
        HEAD "quiz 1 2 0 0 0\nat title\n",
        HEAD "quiz 1 0 0 0\nat title\n",
        HEAD "asked q1\nat title\n",
        HEAD "asked q1 x %\nat title\n",
        HEAD "before q1 0\nat title\n",
        HEAD "choice connect\nat title\n",
        HEAD "widget\nat title\n",
        HEAD "person left misaki\nat title\n",
        HEAD "person left misaki angry\nat title\n",
        HEAD "speaker 2\nat title\n",
        HEAD "var network\nat title\n",
        HEAD "var calm number 1\nat title\n",
        HEAD "var late flags 1\nat title\n",
        HEAD "stage\nat title\n",
        HEAD "stage %zz\nat title\n",
        HEAD "stage %ff\nat title\n",
        HEAD "at title\n\xff\n",
    };
    Fixture fixture = fixture_new();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Run *run = NULL;
        RunResume how = RESUME_EXACT;
        RunView view = {0};
        assert_int_equal(
            run_decode(fixture.lesson, str_from(rows[i]), 5, NULL, &run, &how, NULL),
            STATUS_OK);
        run_view(run, &view);
        if (how != RESUME_UNREADABLE || view.kind != VIEW_TITLE) {
            fail_msg("row %zu: how %d view %d", i, (int)how, (int)view.kind);
        }
        run_free(run);
    }
    lesson_free(fixture.lesson);
}

/* Positions that contradict themselves or the lesson are taken with care. */
static void test_contradictions(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        RunResume how;
        RunViewKind kind;
    } rows[] = {
        {HEAD "at result\n", RESUME_SCENE_START, VIEW_QUESTION},
        {HEAD "quiz 1 1 1 3 3\nat result\n", RESUME_SCENE_START, VIEW_QUESTION},
        {HEAD "asked q1 1 %\nasked q1 1 %\nasked q1 1 %\nat question q1\n",
         RESUME_SCENE_START, VIEW_QUESTION},
        {HEAD "at question q1\n", RESUME_SCENE_START, VIEW_QUESTION},
        {HEAD "at card k7\n", RESUME_SCENE_START, VIEW_CARD},
        {HEAD "at step cafe s1\n", RESUME_SCENE_START, VIEW_LINE},
        {HEAD "at step cafe f2\n", RESUME_SCENE_START, VIEW_LINE},
        {HEAD "at reply cafe connect moon\n", RESUME_SCENE_START, VIEW_LINE},
        {HEAD "at reply cafe c1 free\n", RESUME_SCENE_START, VIEW_LINE},
        {HEAD "at step free f2\n", RESUME_EXACT, VIEW_LINE},
        {HEAD "at step moon c1\n", RESUME_LESSON_START, VIEW_TITLE},
        {HEAD "branch moon moon\nat step free f2\n", RESUME_EXACT, VIEW_LINE},
        {HEAD "widget network 3 --- moon\nat step hands network\n", RESUME_EXACT,
         VIEW_WIDGET},
        {HEAD "widget moon 3\nat title\n", RESUME_EXACT, VIEW_TITLE},
    };
    Fixture fixture = fixture_new();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Run *run = NULL;
        RunResume how = RESUME_UNREADABLE;
        RunView view = {0};
        assert_int_equal(
            run_decode(fixture.lesson, str_from(rows[i].text), 5, NULL, &run, &how, NULL),
            STATUS_OK);
        run_view(run, &view);
        if (how != rows[i].how || view.kind != rows[i].kind) {
            fail_msg("row %zu: how %d view %d", i, (int)how, (int)view.kind);
        }
        run_free(run);
    }
    lesson_free(fixture.lesson);
}

/* Names on the stage become file names: only the lesson's own come back. */
static void test_foreign_art(void **state)
{
    (void)state;
    Fixture fixture = fixture_new();
    Run *run = NULL;
    RunResume how = RESUME_UNREADABLE;
    RunView view = {0};
    const Str text = STR(HEAD "stage ../../etc/passwd\nperson left ../x smile\n"
                              "person right sato smile\nprop /y\nmotion c1\nat title\n");
    assert_int_equal(run_decode(fixture.lesson, text, 5, NULL, &run, &how, NULL),
                     STATUS_OK);
    run_view(run, &view);
    assert_int_equal(how, RESUME_EXACT);
    assert_int_equal(view.stage.backdrop.len, 0);
    assert_int_equal(view.stage.left.who.len, 0);
    assert_true(str_is(view.stage.right.who, "sato"));
    assert_int_equal(view.stage.prop.len, 0);
    assert_int_equal(view.stage.motion_id.len, 0);
    run_free(run);
    lesson_free(fixture.lesson);
}

/* No position of a whole lesson is large: it is written with every line. */
static void test_size(void **state)
{
    (void)state;
    StrBuf position = {0};
    position_at("end", &position);
    print_message("position at the end: %zu bytes\n", position.len);
    assert_true(position.len < 2048);
    strbuf_clear(&position);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edits),        cmocka_unit_test(test_goes_on_after_edits),
        cmocka_unit_test(test_new_variable), cmocka_unit_test(test_broken_lesson_is_said),
        cmocka_unit_test(test_unreadable),   cmocka_unit_test(test_contradictions),
        cmocka_unit_test(test_foreign_art),  cmocka_unit_test(test_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
