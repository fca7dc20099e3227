/* How many lines the dialogue of a lesson needs: its box has the same height from the
 * first line to the last, and is not higher than they need. */
#include "app/app_internal.h"

static int longer(App *app, int lines, Str text, Rect content)
{
    if (text.len == 0) {
        return lines;
    }
    int needed = part_dialogue_lines(app->ui, text, content);
    return needed > lines ? needed : lines;
}

static int step_lines(App *app, const Step *step, Rect content)
{
    int lines = 0;
    if (step->kind == STEP_SAY || step->kind == STEP_NARRATE) {
        lines = longer(app, lines, step->text, content);
    }
    for (size_t i = 0; step->kind == STEP_CHOOSE && i < step->choose.option_count; i++) {
        lines = longer(app, lines, step->choose.options[i].reply, content);
    }
    return lines;
}

static int count_lines(App *app, Rect content)
{
    const Lesson *lesson = app->play.loaded.lesson;
    int most = 1;
    for (size_t i = 0; i < lesson->scene_count; i++) {
        const Scene *scene = &lesson->scenes[i];
        for (size_t k = 0; k < scene->step_count; k++) {
            int lines = step_lines(app, &scene->steps[k], content);
            most = lines > most ? lines : most;
        }
    }
    return most;
}

static bool is_measured(const LinesNeeded *known, const LinesNeeded *wanted)
{
    return known->lines > 0 && known->width == wanted->width &&
           known->height == wanted->height && known->text_scale == wanted->text_scale &&
           known->line_spacing == wanted->line_spacing && known->ruby == wanted->ruby;
}

int lesson_dialogue_lines(App *app, Rect content)
{
    const UiFrame *frame = ui_frame(app->ui);
    LinesNeeded *known = &app->play.lines_needed;
    LinesNeeded wanted = {.width = content.w,
                          .height = content.h,
                          .text_scale = frame->text_scale,
                          .line_spacing = frame->line_spacing,
                          .ruby = frame->ruby};
    if (!is_measured(known, &wanted)) {
        wanted.lines = count_lines(app, content);
        *known = wanted;
    }
    return known->lines;
}
