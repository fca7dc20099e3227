#include <string.h>

#include "lesson/run_internal.h"

const Lesson *run_lesson(const Run *run)
{
    return run->lesson;
}

uint64_t run_seed(const Run *run)
{
    return run->seed;
}

Snapshot *run__now(const Run *run)
{
    require(run->history_count > 0);
    return &run->history[run->history_count - 1];
}

static Var *copy_vars(const Run *run, const Var *vars)
{
    const size_t count = run->lesson->var_count;
    Var *copy = mem_alloc_array(count, sizeof *copy);
    if (count > 0) {
        memcpy(copy, vars, count * sizeof *copy);
    }
    return copy;
}

Snapshot run__draft(const Run *run)
{
    Snapshot draft = *run__now(run);
    draft.vars = copy_vars(run, draft.vars);
    draft.taken = -1;
    return draft;
}

Snapshot run__blank(const Run *run)
{
    Snapshot blank = {.taken = -1, .branch = LESSON_NONE};
    blank.vars = copy_vars(run, run->lesson->vars);
    return blank;
}

void run__drop(Snapshot *draft)
{
    mem_free(draft->vars);
    draft->vars = NULL;
}

void run__push(Run *run, Snapshot draft)
{
    if (run->history_count == RUN_MAX_HISTORY) {
        run__drop(&run->history[0]);
        run->history_count--;
        memmove(run->history, run->history + 1, run->history_count * sizeof draft);
    }
    if (run->history_count == run->history_capacity) {
        run->history_capacity =
            run->history_capacity > 0 ? run->history_capacity * 2 : 32;
        run->history = mem_resize(run->history, run->history_capacity * sizeof draft);
    }
    run->history[run->history_count++] = draft;
}

void run__cut(Run *run, size_t count)
{
    while (run->history_count > count) {
        run__drop(&run->history[--run->history_count]);
    }
}

const Step *run__step(const Run *run, Place place)
{
    return &run->lesson->scenes[place.scene].steps[place.step];
}

const Step *run__choose_step(const Run *run, size_t choose)
{
    const ChooseRecord *record = &run->chooses[choose];
    return &run->lesson->scenes[record->scene].steps[record->step];
}

size_t run__find_choose(const Run *run, size_t scene, size_t step)
{
    for (size_t i = 0; i < run->choose_count; i++) {
        if (run->chooses[i].scene == scene && run->chooses[i].step == step) {
            return i;
        }
    }
    return LESSON_NONE;
}

WidgetRecord *run__find_widget(const Run *run, Place place)
{
    for (size_t i = 0; i < run->widget_count && place.kind == PLACE_STEP; i++) {
        if (run->widgets[i].scene == place.scene && run->widgets[i].step == place.step) {
            return &run->widgets[i];
        }
    }
    return NULL;
}

static size_t count_kind(const Lesson *lesson, StepKind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < lesson->scene_count; i++) {
        for (size_t k = 0; k < lesson->scenes[i].step_count; k++) {
            count += lesson->scenes[i].steps[k].kind == kind ? 1U : 0U;
        }
    }
    return count;
}

static void add_record(Run *run, size_t scene, size_t step, const BuildHost *host)
{
    const Step *it = &run->lesson->scenes[scene].steps[step];
    if (it->kind == STEP_CHOOSE) {
        run->chooses[run->choose_count++] =
            (ChooseRecord){.scene = scene, .step = step, .first = -1};
    }
    if (it->kind == STEP_WIDGET && it->widget) {
        run->widgets[run->widget_count++] = (WidgetRecord){
            .scene = scene, .step = step, .state = widget_new(it->widget, host)};
    }
}

Run *run__make(const Lesson *lesson, uint64_t seed, const BuildHost *host)
{
    Run *run = mem_alloc(sizeof *run);
    run->lesson = lesson;
    run->seed = seed;
    run->chooses = mem_alloc_array(count_kind(lesson, STEP_CHOOSE), sizeof *run->chooses);
    run->widgets = mem_alloc_array(count_kind(lesson, STEP_WIDGET), sizeof *run->widgets);
    for (size_t i = 0; i < lesson->scene_count; i++) {
        for (size_t k = 0; k < lesson->scenes[i].step_count; k++) {
            add_record(run, i, k, host);
        }
    }
    if (host) {
        run->host = *host;
        run->has_host = true;
    }
    run__quiz_start(run);
    run__measure(run);
    return run;
}

Status run__start(Run *run, Snapshot *draft, Error *err)
{
    if (run->lesson->question.len > 0) {
        draft->place = (Place){.kind = PLACE_TITLE};
        return STATUS_OK;
    }
    if (run->lesson->scene_count > 0) {
        return run__enter(run, draft, 0, err);
    }
    draft->place = run__after_scenes(run);
    return STATUS_OK;
}

Status run_new(const Lesson *lesson, uint64_t seed, const BuildHost *host, Run **out,
               Error *err)
{
    *out = NULL;
    Run *run = run__make(lesson, seed, host);
    Snapshot draft = run__blank(run);
    const Status status = run__start(run, &draft, err);
    if (status != STATUS_OK) {
        run__drop(&draft);
        run_free(run);
        return status;
    }
    run__push(run, draft);
    *out = run;
    return STATUS_OK;
}

void run_free(Run *run)
{
    if (!run) {
        return;
    }
    run__cut(run, 0);
    mem_free(run->history);
    for (size_t i = 0; i < run->widget_count; i++) {
        widget_free(run->widgets[i].state);
    }
    mem_free(run->widgets);
    mem_free(run->chooses);
    mem_free(run->scene_costs);
    arena_clear(&run->arena);
    mem_free(run);
}
