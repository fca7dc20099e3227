/* Plans written by walking play through, straight and with save + load at every step. */
#include "author/plan_write.h"
#include "author/solve.h"
#include "author/walk.h"
#include "base/os.h"
#include "lesson/plan.h"
#include "script/script.h"
#include "support/cmocka_all.h"

static const PlanWish wishes[] = {
    {.option = 0},
    {.option = 99, .sees_other = true},
    {.option = 1, .fails = true},
};

static void play(const Lesson *lesson, Str text, const char *name)
{
    Error err = {0};
    Plan *plan = NULL;
    StrBuf traces[2] = {{0}, {0}};
    if (plan_parse(text, name, &plan, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
    for (int i = 0; i < 2; i++) {
        const PlanOptions options = {
            .seed = 7, .save_load_every_step = i == 1, .host = solve_build_host()};
        if (plan_play(lesson, plan, &options, &traces[i], &err) != STATUS_OK) {
            fail_msg("%s\n%.*s", err.message, STR_ARG(text));
        }
    }
    assert_string_equal(traces[0].ptr, traces[1].ptr);
    strbuf_clear(&traces[0]);
    strbuf_clear(&traces[1]);
    plan_free(plan);
}

/* The plan of a part that goes wrong takes the hint, then the answer shown. */
static void check_stumbles(const Lesson *lesson, const Step *step)
{
    Error err = {0};
    StrBuf position = {0};
    StrBuf text = {0};
    Plan *plan = NULL;
    assert_true(walk_find(lesson, step->id, &position));
    if (plan_write_stumbles(lesson, strbuf_str(&position), &text, &err) != STATUS_OK ||
        plan_parse(strbuf_str(&text), "stumbles", &plan, &err) != STATUS_OK) {
        fail_msg("%.*s, %.*s: %s", STR_ARG(lesson->id), STR_ARG(step->id), err.message);
    }
    const ptrdiff_t hint = str_find(strbuf_str(&text), STR("\nhint "));
    const ptrdiff_t reveal = str_find(strbuf_str(&text), STR("\nreveal "));
    assert_true(hint > 0 && reveal > hint);
    plan_free(plan);
    strbuf_clear(&position);
    strbuf_clear(&text);
}

static void check_parts(const Lesson *lesson)
{
    for (size_t i = 0; i < lesson->scene_count; i++) {
        const Scene *const scene = &lesson->scenes[i];
        for (size_t k = 0; k < scene->step_count; k++) {
            if (scene->steps[k].kind == STEP_WIDGET) {
                check_stumbles(lesson, &scene->steps[k]);
            }
        }
    }
}

static void check_lesson(const char *path)
{
    Diagnostics diagnostics = {0};
    Lesson *lesson = NULL;
    assert_int_equal(script_load_file(path, NULL, &lesson, &diagnostics), STATUS_OK);
    for (size_t i = 0; i < COUNT_OF(wishes); i++) {
        Error err = {0};
        StrBuf text = {0};
        if (plan_write(lesson, &wishes[i], &text, &err) != STATUS_OK) {
            fail_msg("%s: %s", path, err.message);
        }
        const bool has_failed = str_find(strbuf_str(&text), STR("retake")) >= 0;
        assert_true(has_failed == wishes[i].fails);
        play(lesson, strbuf_str(&text), path);
        strbuf_clear(&text);
    }
    check_parts(lesson);
    lesson_free(lesson);
    diagnostics_clear(&diagnostics);
}

static void test_all_lessons(void **state)
{
    (void)state;
    Arena arena = {0};
    OsNames names = {0};
    size_t count = 0;
    assert_int_equal(os_list_dir(&arena, GOFUN_SOURCE_DIR "/lessons", &names, NULL),
                     STATUS_OK);
    for (size_t i = 0; i < names.count; i++) {
        const Str path = str_format(&arena, GOFUN_SOURCE_DIR "/lessons/%.*s/lesson.lua",
                                    STR_ARG(names.names[i]));
        if (os_file_exists(path.ptr)) {
            check_lesson(path.ptr);
            count++;
        }
    }
    assert_true(count >= 25);
    arena_clear(&arena);
}

static void test_template(void **state)
{
    (void)state;
    check_lesson(GOFUN_SOURCE_DIR "/tools/author/template.lua");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_lessons),
        cmocka_unit_test(test_template),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
