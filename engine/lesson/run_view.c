/* What is to be shown now, and the log of lines seen. */
#include "lesson/run_internal.h"

static void view_choose(const Run *run, size_t choose, RunView *out)
{
    if (choose == LESSON_NONE) {
        return;
    }
    out->choose = &run__choose_step(run, choose)->choose;
    out->choose_id = run__choose_step(run, choose)->id;
    out->first_option = run->chooses[choose].first;
    out->seen_options = run->chooses[choose].seen;
}

static void view_widget(const Run *run, Place place, RunView *out)
{
    const WidgetRecord *widget = run__find_widget(run, place);
    if (widget) {
        widget_view(widget->state, &out->widget);
        out->is_fixed = widget->state->is_done;
    }
}

static void view_step(const Run *run, Place place, RunView *out)
{
    const Step *step = run__step(run, place);
    size_t scene = 0;
    size_t at = 0;
    switch (step->kind) {
    case STEP_SAY:
        out->who = step->who;
        out->face = step->face;
        out->text = step->text;
        break;
    case STEP_CHOOSE:
        out->kind = VIEW_CHOOSE;
        view_choose(run, run__find_choose(run, place.scene, place.step), out);
        break;
    case STEP_OTHER_WAY:
        out->kind = VIEW_OTHER_WAY;
        out->text = step->text;
        if (lesson_find_step(run->lesson, step->target, &scene, &at)) {
            view_choose(run, run__find_choose(run, scene, at), out);
        }
        break;
    case STEP_WIDGET:
        out->kind = VIEW_WIDGET;
        view_widget(run, place, out);
        break;
    case STEP_NARRATE:
    case STEP_SHOW:
    case STEP_JUMP:
    case STEP_FINISH:
    case STEP_KIND_COUNT:
        out->text = step->text;
        break;
    }
}

static void view_question(const Run *run, size_t part, RunView *out)
{
    run__quiz_view(run, part, &out->question);
    out->is_fixed = out->question.chosen != ANSWER_NONE;
    out->kind = out->is_fixed ? VIEW_FEEDBACK : VIEW_QUESTION;
}

static void view_place(const Run *run, Place place, RunView *out)
{
    switch (place.kind) {
    case PLACE_TITLE:
        out->kind = VIEW_TITLE;
        break;
    case PLACE_STEP:
        out->kind = VIEW_LINE;
        view_step(run, place, out);
        break;
    case PLACE_REPLY:
        out->kind = VIEW_LINE;
        out->text = run__step(run, place)->choose.options[place.part].reply;
        break;
    case PLACE_CARD:
        out->kind = VIEW_CARD;
        out->card = &run->lesson->cards[place.part];
        out->card_number = (int)place.part + 1;
        out->card_count = (int)run->lesson->card_count;
        break;
    case PLACE_QUESTION:
        view_question(run, place.part, out);
        break;
    case PLACE_RESULT:
        out->kind = VIEW_RESULT;
        break;
    case PLACE_TODAY:
        out->kind = VIEW_TODAY;
        break;
    case PLACE_END:
    case PLACE_KIND_COUNT:
        out->kind = VIEW_END;
        break;
    }
}

void run_view(const Run *run, RunView *out)
{
    const Snapshot *now = run__now(run);
    const Place place = now->place;
    *out = (RunView){.stage = now->stage, .first_option = -1};
    out->can_go_back = run->history_count > 1 && place.kind != PLACE_END;
    if (place.kind == PLACE_STEP || place.kind == PLACE_REPLY) {
        out->scene_id = run->lesson->scenes[place.scene].id;
        out->step_id = run__step(run, place)->id;
    }
    view_place(run, place, out);
    if (place.kind == PLACE_RESULT || place.kind == PLACE_TODAY ||
        place.kind == PLACE_END) {
        run__quiz_result(run, &out->result);
    }
    run__progress(run, &out->progress);
}

bool run_can_reload(const Run *run)
{
    const WidgetRecord *widget = run__find_widget(run, run__now(run)->place);
    return !widget || !widget_is_secret_open(widget->state);
}

static bool log_line(const Run *run, size_t index, RunLogLine *line)
{
    const Snapshot *at = &run->history[index];
    if (at->place.kind != PLACE_STEP && at->place.kind != PLACE_REPLY) {
        return false;
    }
    const Step *step = run__step(run, at->place);
    *line = (RunLogLine){.index = index, .text = step->text};
    if (at->place.kind == PLACE_REPLY) {
        line->text = step->choose.options[at->place.part].reply;
    } else if (step->kind == STEP_SAY) {
        line->who = step->who;
    } else if (step->kind == STEP_CHOOSE && at->taken >= 0) {
        line->who = step->choose.prompt;
        line->text = step->choose.options[at->taken].label;
        line->is_choice = true;
    } else if (step->kind != STEP_NARRATE) {
        return false;
    }
    return true;
}

size_t run_log(const Run *run, Arena *arena, RunLogLine **out)
{
    RunLogLine *lines = ARENA_ARRAY(arena, RunLogLine, run->history_count);
    size_t count = 0;
    for (size_t i = 0; i < run->history_count; i++) {
        count += log_line(run, i, &lines[count]) ? 1U : 0U;
    }
    *out = lines;
    return count;
}
