/* Looking ahead: while a line is read, the frame of the next one is laid out on a second
 * toolkit that nobody sees, so that its pictures and glyphs are ready when it is shown.
 */
#include "app/app_internal.h"

static const Step *next_step(const Play *play)
{
    const Lesson *lesson = play->loaded.lesson;
    size_t scene = 0;
    size_t step = 0;
    if (!lesson_find_step(lesson, play->view.step_id, &scene, &step) ||
        step + 1 >= lesson->scenes[scene].step_count) {
        return NULL;
    }
    return &lesson->scenes[scene].steps[step + 1];
}

static void apply_speaker(RunView *view, const Step *step)
{
    view->who = step->kind == STEP_SAY ? step->who : (Str){0};
    view->face = step->face;
    view->text = step->text;
    StagePerson *sides[] = {&view->stage.left, &view->stage.right};
    for (size_t i = 0; i < 2 && view->who.len > 0; i++) {
        if (str_equal(sides[i]->who, view->who)) {
            sides[i]->face = step->face;
            view->stage.speaker_is_right = i == 1;
        }
    }
}

static void lay_out(App *app, const RunView *view)
{
    Play *play = &app->play;
    RunView shown = play->view;
    Ui *ui = app->ui;
    play->view = *view;
    app->ui = app->scout;
    UiFrame frame = app_frame(app);
    UiInput none = {.kind = UI_INPUT_NONE, .at_ms = app->now_ms};
    ui_begin(app->scout, &none, &frame);
    screen_lesson(app);
    (void)ui_end(app->scout);
    stage_prepare(app->stage, ui_draw_list(app->scout));
    play->view = shown;
    app->ui = ui;
}

void play_prefetch(App *app)
{
    Play *play = &app->play;
    if (play->run == NULL || play->view.kind != VIEW_LINE ||
        play->prefetched_for == play->view_count) {
        return;
    }
    play->prefetched_for = play->view_count;
    const Step *step = next_step(play);
    if (step == NULL || (step->kind != STEP_SAY && step->kind != STEP_NARRATE)) {
        return;
    }
    if (app->scout == NULL) {
        app->scout = ui_new();
    }
    RunView view = play->view;
    apply_speaker(&view, step);
    lay_out(app, &view);
}
