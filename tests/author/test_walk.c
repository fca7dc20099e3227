/* Every path is walked; every line, card and question can be found and taken up there. */
#include "author/solve.h"
#include "author/walk.h"
#include "base/os.h"
#include "script/script.h"
#include "support/cmocka_all.h"

typedef struct Seen {
    size_t paths, others, problems;
} Seen;

static void take_problem(void *context, int line, const char *code, const char *sentence)
{
    (void)line;
    (void)code;
    (void)sentence;
    ((Seen *)context)->problems++;
}

static void take_path(void *context, const WalkPath *path)
{
    Seen *const seen = context;
    seen->paths++;
    seen->others += path->took_other ? 1U : 0U;
    assert_true(path->characters > 0 && path->seconds > 0);
}

static Lesson *load(const char *path)
{
    Diagnostics diagnostics = {0};
    Lesson *lesson = NULL;
    assert_int_equal(script_load_file(path, NULL, &lesson, &diagnostics), STATUS_OK);
    diagnostics_clear(&diagnostics);
    return lesson;
}

static void assert_found(const Lesson *lesson, Str id, RunViewKind kind)
{
    StrBuf position = {0};
    Run *run = NULL;
    RunView view;
    RunResume how;
    Error err = {0};
    if (!walk_find(lesson, id, &position)) {
        fail_msg("'%.*s' was not found", STR_ARG(id));
    }
    assert_int_equal(run_decode(lesson, strbuf_str(&position), 1, solve_build_host(),
                                &run, &how, &err),
                     STATUS_OK);
    assert_int_equal(how, RESUME_EXACT);
    run_view(run, &view);
    assert_int_equal(view.kind, kind);
    run_free(run);
    strbuf_clear(&position);
}

static void find_all(const Lesson *lesson)
{
    for (size_t i = 0; i < lesson->scene_count; i++) {
        for (size_t k = 0; k < lesson->scenes[i].step_count; k++) {
            const Step *const step = &lesson->scenes[i].steps[k];
            if (step->kind == STEP_SAY || step->kind == STEP_NARRATE) {
                assert_found(lesson, step->id, VIEW_LINE);
            } else if (step->kind == STEP_WIDGET) {
                assert_found(lesson, step->id, VIEW_WIDGET);
            }
        }
    }
    for (size_t i = 0; i < lesson->card_count; i++) {
        bool is_step = false;
        size_t scene = 0;
        size_t step = 0;
        is_step = lesson_find_step(lesson, lesson->cards[i].id, &scene, &step);
        if (!is_step) {
            assert_found(lesson, lesson->cards[i].id, VIEW_CARD);
        }
    }
    for (size_t i = 0; i < lesson->quiz.question_count; i++) {
        assert_found(lesson, lesson->quiz.questions[i].id, VIEW_QUESTION);
    }
}

static void test_template(void **state)
{
    (void)state;
    Seen seen = {0};
    StrBuf position = {0};
    const WalkSink sink = {&seen, take_problem, take_path, NULL};
    Lesson *const lesson = load(GOFUN_SOURCE_DIR "/tools/author/template.lua");
    /* Two options, each with and without the other way. */
    assert_int_equal(walk_lesson(lesson, &sink), 4);
    assert_int_equal(seen.paths, 4);
    assert_int_equal(seen.others, 2);
    assert_int_equal(seen.problems, 0);
    find_all(lesson);
    assert_false(walk_find(lesson, STR("nowhere"), &position));
    assert_int_equal(position.len, 0);
    strbuf_clear(&position);
    lesson_free(lesson);
}

static void test_lessons(void **state)
{
    (void)state;
    static const char *const ids[] = {"no03_password", "no09_wireless_lan", "no25_rules"};
    Arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(ids); i++) {
        const Str path =
            str_format(&arena, GOFUN_SOURCE_DIR "/lessons/%s/lesson.lua", ids[i]);
        Lesson *const lesson = load(path.ptr);
        find_all(lesson);
        lesson_free(lesson);
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_template),
        cmocka_unit_test(test_lessons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
