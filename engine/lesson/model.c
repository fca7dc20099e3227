#include "lesson/model.h"

static const struct {
    const char *name;
    const char *japanese;
} face_names[FACE_COUNT] = {
    [FACE_NORMAL] = {"normal", "普通"},   [FACE_SMILE] = {"smile", "笑顔"},
    [FACE_WORRY] = {"worry", "困り"},     [FACE_SURPRISE] = {"surprise", "驚き"},
    [FACE_SERIOUS] = {"serious", "真剣"}, [FACE_SHY] = {"shy", "照れ"},
};

const char *face_name(Face face)
{
    require((int)face >= 0 && face < FACE_COUNT);
    return face_names[face].name;
}

bool face_from_name(Str name, Face *out)
{
    for (int i = 0; i < FACE_COUNT; i++) {
        if (str_is(name, face_names[i].name) || str_is(name, face_names[i].japanese)) {
            *out = (Face)i;
            return true;
        }
    }
    return false;
}

Lesson *lesson_new(void)
{
    return mem_alloc(sizeof(Lesson));
}

void lesson_free(Lesson *lesson)
{
    if (!lesson) {
        return;
    }
    if (lesson->host.release) {
        lesson->host.release(lesson->host.context);
    }
    arena_clear(&lesson->arena);
    mem_free(lesson);
}

size_t lesson_find_scene(const Lesson *lesson, Str id)
{
    for (size_t i = 0; i < lesson->scene_count; i++) {
        if (str_equal(lesson->scenes[i].id, id)) {
            return i;
        }
    }
    return LESSON_NONE;
}

bool lesson_find_step(const Lesson *lesson, Str id, size_t *scene, size_t *step)
{
    for (size_t i = 0; i < lesson->scene_count; i++) {
        for (size_t k = 0; k < lesson->scenes[i].step_count; k++) {
            if (str_equal(lesson->scenes[i].steps[k].id, id)) {
                *scene = i;
                *step = k;
                return true;
            }
        }
    }
    return false;
}

size_t lesson_find_var(const Lesson *lesson, Str name)
{
    for (size_t i = 0; i < lesson->var_count; i++) {
        if (str_equal(lesson->vars[i].name, name)) {
            return i;
        }
    }
    return LESSON_NONE;
}

const Question *lesson_find_question(const Lesson *lesson, Str id)
{
    const Quiz *quiz = &lesson->quiz;
    for (size_t i = 0; i < quiz->question_count; i++) {
        if (str_equal(quiz->questions[i].id, id)) {
            return &quiz->questions[i];
        }
    }
    for (size_t i = 0; i < quiz->spare_count; i++) {
        if (str_equal(quiz->spares[i].id, id)) {
            return &quiz->spares[i];
        }
    }
    return NULL;
}
