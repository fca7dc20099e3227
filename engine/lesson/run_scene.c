/* Walking through scenes: from one stop to the next over shows and jumps. */
#include "lesson/run_internal.h"

/* No lesson needs so many steps between two stops: it runs in a circle. */
enum {
    MOST_STEPS_BETWEEN_STOPS = 2000
};

bool run__is_stop(StepKind kind)
{
    return kind == STEP_SAY || kind == STEP_NARRATE || kind == STEP_CHOOSE ||
           kind == STEP_OTHER_WAY || kind == STEP_WIDGET;
}

/* ---- the stage ---- */

static void clear_motion(RunStage *stage)
{
    stage->motion_id = (Str){0};
    stage->motion = (Motion){0};
}

static void show_backdrop(RunStage *stage, Str backdrop)
{
    if (backdrop.len == 0) {
        return;
    }
    stage->backdrop = backdrop;
    clear_motion(stage);
}

/* Another place: whoever stood in the last one is not there. */
static void enter_backdrop(RunStage *stage, Str backdrop)
{
    if (backdrop.len > 0 && !str_equal(backdrop, stage->backdrop)) {
        *stage = (RunStage){.backdrop = backdrop};
    }
}

static void show_person(StagePerson *side, const ShowPerson *person)
{
    if (person->is_set) {
        *side = (StagePerson){person->who, person->face};
    }
}

static void apply_show(RunStage *stage, const Step *step)
{
    const ShowStep *show = &step->show;
    show_backdrop(stage, show->backdrop);
    show_person(&stage->left, &show->left);
    show_person(&stage->right, &show->right);
    if (show->sets_prop) {
        stage->prop = show->prop;
    }
    if (show->has_motion) {
        stage->motion_id = step->id;
        stage->motion = show->motion;
    }
}

/* A speaker who is not there takes the free side, else the side of who spoke longer ago.
 */
static void apply_speaker(RunStage *stage, Str who, Face face)
{
    bool right = false;
    if (str_equal(stage->left.who, who)) {
        right = false;
    } else if (str_equal(stage->right.who, who)) {
        right = true;
    } else if (stage->left.who.len > 0) {
        right = stage->right.who.len == 0 || !stage->speaker_is_right;
    }
    *(right ? &stage->right : &stage->left) = (StagePerson){who, face};
    stage->speaker_is_right = right;
}

/* ---- where to next ---- */

Place run__after_quiz(const Run *run)
{
    const bool has_words =
        run->lesson->step_today.len > 0 || run->lesson->company_rule.len > 0;
    return (Place){.kind = has_words ? PLACE_TODAY : PLACE_END};
}

Place run__after_cards(const Run *run)
{
    return run->quiz.count > 0 ? (Place){.kind = PLACE_QUESTION} : run__after_quiz(run);
}

Place run__after_scenes(const Run *run)
{
    return run->lesson->card_count > 0 ? (Place){.kind = PLACE_CARD}
                                       : run__after_cards(run);
}

uint64_t run__unseen(const Run *run, size_t choose)
{
    if (choose == LESSON_NONE) {
        return 0;
    }
    const size_t count = run__choose_step(run, choose)->choose.option_count;
    const uint64_t all = count >= 64 ? UINT64_MAX : ((uint64_t)1 << count) - 1;
    return all & ~run->chooses[choose].seen;
}

static size_t other_way_choose(const Run *run, const Step *step)
{
    size_t scene = 0;
    size_t at = 0;
    if (!lesson_find_step(run->lesson, step->target, &scene, &at)) {
        return LESSON_NONE;
    }
    return run__find_choose(run, scene, at);
}

static void set_scene(const Run *run, Snapshot *draft, size_t scene)
{
    draft->place = (Place){.kind = PLACE_STEP, .scene = scene};
    enter_backdrop(&draft->stage, run->lesson->scenes[scene].backdrop);
}

static Status missing_scene(Str id, Error *err)
{
    return error_set(err, STATUS_BAD_DATA, "the lesson has no scene '%.*s'", STR_ARG(id));
}

/* The end of a branch: back to where the other way was offered, or to the meeting scene.
 */
static Status leave_branch(const Run *run, Snapshot *draft, Error *err)
{
    if (draft->branch == LESSON_NONE) {
        const Str id = run->lesson->scenes[draft->place.scene].id;
        return error_set(err, STATUS_BAD_DATA, "scene '%.*s' has no way out",
                         STR_ARG(id));
    }
    const ChooseStep *choose = &run__choose_step(run, draft->branch)->choose;
    draft->branch = LESSON_NONE;
    if (draft->returns) {
        draft->returns = false;
        draft->place = (Place){
            .kind = PLACE_STEP, .scene = draft->return_scene, .step = draft->return_step};
        return STATUS_OK;
    }
    const size_t meet = lesson_find_scene(run->lesson, choose->meet);
    if (meet == LESSON_NONE) {
        return missing_scene(choose->meet, err);
    }
    set_scene(run, draft, meet);
    return STATUS_OK;
}

static Status go_to_scene(const Run *run, Snapshot *draft, Str id, Error *err)
{
    const size_t scene = lesson_find_scene(run->lesson, id);
    if (scene == LESSON_NONE) {
        return missing_scene(id, err);
    }
    if (draft->branch != LESSON_NONE &&
        str_equal(run__choose_step(run, draft->branch)->choose.meet, id)) {
        return leave_branch(run, draft, err);
    }
    set_scene(run, draft, scene);
    return STATUS_OK;
}

static Status jump(const Run *run, Snapshot *draft, const Step *step, Error *err)
{
    bool goes = true;
    const Lesson *lesson = run->lesson;
    if (step->condition != 0) {
        if (!lesson->host.evaluate) {
            return error_set(err, STATUS_BAD_DATA,
                             "no one can evaluate the condition of '%.*s'",
                             STR_ARG(step->id));
        }
        const Status status =
            lesson->host.evaluate(lesson->host.context, step->condition, draft->vars,
                                  lesson->var_count, &goes, err);
        if (status != STATUS_OK) {
            return status;
        }
    }
    if (goes) {
        return go_to_scene(run, draft, step->target, err);
    }
    draft->place.step++;
    return STATUS_OK;
}

/* One step; *stops is set when the run rests here. */
static Status pass_step(const Run *run, Snapshot *draft, bool *stops, Error *err)
{
    const Step *step = run__step(run, draft->place);
    *stops = run__is_stop(step->kind);
    switch (step->kind) {
    case STEP_SAY:
        apply_speaker(&draft->stage, step->who, step->face);
        break;
    case STEP_SHOW:
        apply_show(&draft->stage, step);
        draft->place.step++;
        break;
    case STEP_JUMP:
        return jump(run, draft, step, err);
    case STEP_FINISH:
        draft->place = run__after_scenes(run);
        draft->branch = LESSON_NONE;
        *stops = true;
        break;
    case STEP_OTHER_WAY:
        if (run__unseen(run, other_way_choose(run, step)) == 0) {
            *stops = false;
            draft->place.step++;
        }
        break;
    case STEP_NARRATE:
    case STEP_CHOOSE:
    case STEP_WIDGET:
    case STEP_KIND_COUNT:
        break;
    }
    return STATUS_OK;
}

Status run__advance(const Run *run, Snapshot *draft, Error *err)
{
    for (int i = 0; i < MOST_STEPS_BETWEEN_STOPS; i++) {
        const Scene *scene = &run->lesson->scenes[draft->place.scene];
        bool stops = false;
        const Status status = draft->place.step < scene->step_count
                                  ? pass_step(run, draft, &stops, err)
                                  : leave_branch(run, draft, err);
        if (status != STATUS_OK || stops) {
            return status;
        }
    }
    return error_set(err, STATUS_BAD_DATA, "場面「%.*s」のjumpが輪になっています",
                     STR_ARG(run->lesson->scenes[draft->place.scene].id));
}

Status run__enter(const Run *run, Snapshot *draft, size_t scene, Error *err)
{
    set_scene(run, draft, scene);
    return run__advance(run, draft, err);
}

Status run__follow(const Run *run, Snapshot *draft, int option, Error *err)
{
    const size_t choose = run__find_choose(run, draft->place.scene, draft->place.step);
    require(choose != LESSON_NONE);
    const ChooseStep *it = &run__choose_step(run, choose)->choose;
    const Str to = it->options[option].to;
    Status status = STATUS_OK;
    draft->place.kind = PLACE_STEP;
    if (to.len > 0) {
        draft->branch = it->meet.len > 0 || draft->returns ? choose : draft->branch;
        status = go_to_scene(run, draft, to, err);
    } else if (draft->returns) {
        draft->branch = choose;
        status = leave_branch(run, draft, err);
    } else {
        draft->place.step++;
    }
    return status == STATUS_OK ? run__advance(run, draft, err) : status;
}
