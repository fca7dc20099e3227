/* Every hands-on part of every lesson is solved touch by touch, in few touches, and can
 * be got wrong until the answer is shown. */
#include "author/solve.h"
#include "author/stumble.h"
#include "base/os.h"
#include "script/script.h"
#include "support/cmocka_all.h"

enum {
    TOUCHES_MOST = 60
};

static int touches_to_solve(const Widget *widget)
{
    WidgetState *const widget_state = widget_new(widget, solve_build_host());
    WidgetView view;
    WidgetTouch touch;
    Error err = {0};
    int count = 0;
    widget_view(widget_state, &view);
    while (!view.is_done && count < TOUCHES_MOST && solve_next(&view, &touch) &&
           widget_touch(widget_state, &touch, &err) == STATUS_OK) {
        widget_view(widget_state, &view);
        count++;
    }
    /* A builder says only when asked which digits it refuses. */
    const bool may_try = widget->skin == WIDGET_BUILDER;
    const bool is_solved =
        view.is_done && (view.tries == 0 || may_try) && !view.was_revealed;
    widget_free(widget_state);
    return is_solved ? count : -1;
}

/* False unless the hint is taken after three wrong tries and the answer after five. */
static bool stumbles_to_the_answer(const Widget *widget)
{
    WidgetState *const widget_state = widget_new(widget, solve_build_host());
    WidgetView view;
    WidgetTouch touch;
    Error err = {0};
    int count = 0;
    bool has_hint = false;
    widget_view(widget_state, &view);
    while (!view.is_done && count < TOUCHES_MOST && stumble_next(&view, &touch) &&
           widget_touch(widget_state, &touch, &err) == STATUS_OK) {
        widget_view(widget_state, &view);
        has_hint = has_hint || view.hint_shown;
        count++;
    }
    const bool is_good = view.is_done && view.was_revealed && has_hint &&
                         view.tries == WIDGET_TRIES_REVEAL;
    widget_free(widget_state);
    return is_good;
}

static size_t solve_lesson(const char *path, bool *skins)
{
    Diagnostics diagnostics = {0};
    Lesson *lesson = NULL;
    size_t count = 0;
    assert_int_equal(script_load_file(path, NULL, &lesson, &diagnostics), STATUS_OK);
    for (size_t i = 0; i < lesson->scene_count; i++) {
        for (size_t k = 0; k < lesson->scenes[i].step_count; k++) {
            const Step *const step = &lesson->scenes[i].steps[k];
            if (step->kind != STEP_WIDGET) {
                continue;
            }
            if (touches_to_solve(step->widget) < 0) {
                fail_msg("%s:%d: not solved", path, step->line);
            }
            if (!stumbles_to_the_answer(step->widget)) {
                fail_msg("%s:%d: no wrong way to the answer", path, step->line);
            }
            skins[step->widget->skin] = true;
            count++;
        }
    }
    lesson_free(lesson);
    diagnostics_clear(&diagnostics);
    return count;
}

static void test_all_lessons(void **state)
{
    (void)state;
    Arena arena = {0};
    OsNames names = {0};
    size_t count = 0;
    bool skins[WIDGET_SKIN_COUNT] = {false};
    assert_int_equal(os_list_dir(&arena, GOFUN_SOURCE_DIR "/lessons", &names, NULL),
                     STATUS_OK);
    for (size_t i = 0; i < names.count; i++) {
        const Str path = str_format(&arena, GOFUN_SOURCE_DIR "/lessons/%.*s/lesson.lua",
                                    STR_ARG(names.names[i]));
        if (os_file_exists(path.ptr)) {
            count += solve_lesson(path.ptr, skins);
        }
    }
    assert_true(count >= 25);
    for (size_t i = 0; i < WIDGET_SKIN_COUNT; i++) {
        assert_true(skins[i]);
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_all_lessons)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
