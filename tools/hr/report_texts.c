#include "hr/report_texts.h"

#include "lesson/step_data.h"
#include "script/script.h"

void report_texts_open(ReportTexts *texts, Str lesson_id)
{
    if (texts->lesson_id.len > 0 && str_equal(texts->lesson_id, lesson_id)) {
        return;
    }
    report_texts_close(texts);
    texts->lesson_id = str_copy(&texts->arena, lesson_id);
    Str path = str_format(&texts->arena, "%s/%.*s/lesson.lua", texts->lessons_dir,
                          STR_ARG(lesson_id));
    Diagnostics diagnostics = {0};
    if (script_load_file(path.ptr, NULL, &texts->lesson, &diagnostics) != STATUS_OK) {
        texts->lesson = NULL;
    }
    diagnostics_clear(&diagnostics);
}

void report_texts_close(ReportTexts *texts)
{
    lesson_free(texts->lesson);
    texts->lesson = NULL;
    texts->lesson_id = (Str){0};
    arena_clear(&texts->arena);
}

static const Question *find_question(const Question *questions, size_t count, Str id,
                                     int version)
{
    for (size_t i = 0; i < count; i++) {
        if (questions[i].version == version && str_equal(questions[i].id, id)) {
            return &questions[i];
        }
    }
    return NULL;
}

const Question *report_texts_question(const ReportTexts *texts, Str id, int version)
{
    if (texts->lesson == NULL) {
        return NULL;
    }
    const Quiz *quiz = &texts->lesson->quiz;
    const Question *found =
        find_question(quiz->questions, quiz->question_count, id, version);
    return found != NULL ? found
                         : find_question(quiz->spares, quiz->spare_count, id, version);
}

Str report_texts_option(const Question *question, Str id)
{
    for (size_t i = 0; question != NULL && i < question->option_count; i++) {
        if (str_equal(question->options[i].id, id)) {
            return question->options[i].label;
        }
    }
    return id;
}

static const ChooseStep *find_choose(const ReportTexts *texts, Str scene_id, Str step_id)
{
    for (size_t i = 0; texts->lesson != NULL && i < texts->lesson->scene_count; i++) {
        const Scene *scene = &texts->lesson->scenes[i];
        for (size_t k = 0; k < scene->step_count && str_equal(scene->id, scene_id); k++) {
            if (str_equal(scene->steps[k].id, step_id)) {
                return &scene->steps[k].choose;
            }
        }
    }
    return NULL;
}

Str report_texts_step(const ReportTexts *texts, Str scene_id, Str step_id)
{
    const ChooseStep *choose = find_choose(texts, scene_id, step_id);
    return choose != NULL && choose->prompt.len > 0 ? choose->prompt : step_id;
}

Str report_texts_choice(const ReportTexts *texts, Str scene_id, Str step_id,
                        Str option_id)
{
    const ChooseStep *choose = find_choose(texts, scene_id, step_id);
    for (size_t i = 0; choose != NULL && i < choose->option_count; i++) {
        if (str_equal(choose->options[i].id, option_id)) {
            return choose->options[i].label;
        }
    }
    return option_id;
}
