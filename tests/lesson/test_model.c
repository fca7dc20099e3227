#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

static void test_faces(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        Face face;
    } rows[] = {{"普通", FACE_NORMAL},   {"笑顔", FACE_SMILE},   {"困り", FACE_WORRY},
                {"驚き", FACE_SURPRISE}, {"真剣", FACE_SERIOUS}, {"照れ", FACE_SHY},
                {"worry", FACE_WORRY}};
    Face face = FACE_NORMAL;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_true(face_from_name(str_from(rows[i].name), &face));
        assert_int_equal(face, rows[i].face);
    }
    assert_false(face_from_name(STR("angry"), &face));
    for (int i = 0; i < FACE_COUNT; i++) {
        assert_true(face_from_name(str_from(face_name((Face)i)), &face));
        assert_int_equal(face, i);
    }
}

static void test_finding(void **state)
{
    (void)state;
    Fixture fixture = fixture_new();
    size_t scene = 0;
    size_t step = 0;
    assert_int_equal(lesson_find_scene(fixture.lesson, STR("tether")), 2);
    assert_int_equal(lesson_find_scene(fixture.lesson, STR("moon")), LESSON_NONE);
    assert_true(lesson_find_step(fixture.lesson, STR("f2"), &scene, &step));
    assert_int_equal(scene, 1);
    assert_int_equal(step, 2);
    assert_false(lesson_find_step(fixture.lesson, STR("f"), &scene, &step));
    assert_int_equal(lesson_find_var(fixture.lesson, STR("calm")), 2);
    assert_string_equal(lesson_find_question(fixture.lesson, STR("s2"))->id.ptr, "s2");
    assert_null(lesson_find_question(fixture.lesson, STR("s3")));
    lesson_free(fixture.lesson);
}

static void count_release(void *context)
{
    (*(int *)context)++;
}

static void test_release(void **state)
{
    (void)state;
    int released = 0;
    Lesson *lesson = lesson_new();
    lesson->host = (LessonHost){.context = &released, .release = count_release};
    lesson_free(lesson);
    assert_int_equal(released, 1);
    lesson_free(NULL);
}

static void test_skin_names(void **state)
{
    (void)state;
    for (int i = 0; i < WIDGET_SKIN_COUNT; i++) {
        WidgetSkin skin = WIDGET_SKIN_COUNT;
        assert_true(
            widget_skin_from_name(str_from(widget_skin_name((WidgetSkin)i)), &skin));
        assert_int_equal(skin, i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faces),
        cmocka_unit_test(test_finding),
        cmocka_unit_test(test_release),
        cmocka_unit_test(test_skin_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
