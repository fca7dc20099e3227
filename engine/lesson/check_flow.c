/* The ways through the scenes. A place is (scene, branch): the same scene may lie in a
 * branch of a choose, where its end leads to the meeting scene, or outside, where it may
 * not end. */
#include "lesson/check_internal.h"

/* More places than any lesson has; what lies beyond is refused with a sentence. */
enum {
    MOST_PLACES = 20000,
    NO_BRANCH = 0
};

typedef struct Link {
    size_t from, to;
} Link;

typedef struct Flow {
    Check *check;
    const Lesson *lesson;
    const Step **chooses; /* branch b is inside chooses[b - 1] */
    size_t choose_count;
    bool *seen; /* per place */
    bool *can_finish;
    bool *ends_badly; /* per scene: reported already */
    size_t *queue;
    size_t queue_count;
    Link *links;
    size_t link_count, link_capacity;
} Flow;

static size_t place_of(const Flow *flow, size_t scene, size_t branch)
{
    return scene * (flow->choose_count + 1) + branch;
}

static size_t find_branch(const Flow *flow, const Step *choose)
{
    for (size_t i = 0; i < flow->choose_count; i++) {
        if (flow->chooses[i] == choose) {
            return i + 1;
        }
    }
    return NO_BRANCH;
}

static void add_link(Flow *flow, size_t from, size_t to)
{
    if (flow->link_count == flow->link_capacity) {
        flow->link_capacity = flow->link_capacity > 0 ? flow->link_capacity * 2 : 64;
        flow->links = mem_resize(flow->links, flow->link_capacity * sizeof *flow->links);
    }
    flow->links[flow->link_count++] = (Link){from, to};
    if (!flow->seen[to]) {
        flow->seen[to] = true;
        flow->queue[flow->queue_count++] = to;
    }
}

/* Missing scenes are reported elsewhere. Entering the meeting scene leaves the branch. */
static void link_scene(Flow *flow, size_t from, Str id, size_t branch)
{
    const size_t scene = lesson_find_scene(flow->lesson, id);
    if (scene == LESSON_NONE) {
        return;
    }
    const bool meets =
        branch != NO_BRANCH && str_equal(flow->chooses[branch - 1]->choose.meet, id);
    add_link(flow, from, place_of(flow, scene, meets ? (size_t)NO_BRANCH : branch));
}

/* True when no step of the scene comes after this choose. */
static bool link_choose(Flow *flow, size_t from, const Step *step, size_t branch)
{
    const ChooseStep *choose = &step->choose;
    const size_t inside = choose->meet.len > 0 ? find_branch(flow, step) : branch;
    bool all_lead_away = choose->option_count > 0;
    for (size_t i = 0; i < choose->option_count; i++) {
        all_lead_away = all_lead_away && choose->options[i].to.len > 0;
        link_scene(flow, from, choose->options[i].to, inside);
    }
    return all_lead_away;
}

static void link_end(Flow *flow, size_t from, size_t scene, size_t branch)
{
    const Scene *it = &flow->lesson->scenes[scene];
    const Str meet =
        branch != NO_BRANCH ? flow->chooses[branch - 1]->choose.meet : (Str){0};
    if (meet.len > 0) {
        link_scene(flow, from, meet, branch);
    } else if (!flow->ends_badly[scene]) {
        flow->ends_badly[scene] = true;
        check__report(flow->check, it->line, "L301",
                      "場面「%.*"
                      "s」に出口がありません。jump・行き先のある選択・finishのどれかで終"
                      "えてください。",
                      STR_ARG(it->id));
    }
}

/* Follows one scene from its start to where nothing of it comes after. */
static void link_steps(Flow *flow, size_t place)
{
    const size_t scene = place / (flow->choose_count + 1);
    const size_t branch = place % (flow->choose_count + 1);
    const Scene *it = &flow->lesson->scenes[scene];
    for (size_t i = 0; i < it->step_count; i++) {
        const Step *step = &it->steps[i];
        if (step->kind == STEP_FINISH) {
            flow->can_finish[place] = true;
            return;
        }
        if (step->kind == STEP_CHOOSE && link_choose(flow, place, step, branch)) {
            return;
        }
        if (step->kind == STEP_JUMP) {
            link_scene(flow, place, step->target, branch);
            if (step->condition == 0) {
                return;
            }
        }
    }
    link_end(flow, place, scene, branch);
}

/* Steps behind a jump without condition or a finish can never be shown. */
static void report_dead_steps(Check *check)
{
    for (size_t i = 0; i < check->lesson->scene_count; i++) {
        const Scene *scene = &check->lesson->scenes[i];
        for (size_t k = 0; k + 1 < scene->step_count; k++) {
            const Step *step = &scene->steps[k];
            const bool ends = step->kind == STEP_FINISH ||
                              (step->kind == STEP_JUMP && step->condition == 0);
            if (ends) {
                check__report(
                    check, scene->steps[k + 1].line, "L303",
                    "「%.*s」の後には進めません。順番を直すか、後を消してください。",
                    STR_ARG(step->id));
                break;
            }
        }
    }
}

static void spread_finish(Flow *flow)
{
    bool changed = true;
    while (changed) {
        changed = false;
        for (size_t i = flow->link_count; i > 0; i--) {
            const Link link = flow->links[i - 1];
            if (flow->can_finish[link.to] && !flow->can_finish[link.from]) {
                flow->can_finish[link.from] = true;
                changed = true;
            }
        }
    }
}

static void report_scenes(Flow *flow)
{
    for (size_t i = 0; i < flow->lesson->scene_count; i++) {
        const Scene *scene = &flow->lesson->scenes[i];
        bool seen = false;
        bool stuck = false;
        for (size_t b = 0; b <= flow->choose_count; b++) {
            const size_t place = place_of(flow, i, b);
            seen = seen || flow->seen[place];
            stuck = stuck || (flow->seen[place] && !flow->can_finish[place]);
        }
        if (!seen) {
            check__report(
                flow->check, scene->line, "L302",
                "場面「%.*s」に着く道がありません。行き先のつづりを確かめてください。",
                STR_ARG(scene->id));
        } else if (stuck && !flow->ends_badly[i]) {
            check__report(
                flow->check, scene->line, "L304",
                "場面「%.*"
                "s」から教材の終わりに着けません。finishへ続く道を作ってください。",
                STR_ARG(scene->id));
        }
    }
}

static void collect_chooses(Flow *flow, Arena *arena)
{
    const Lesson *lesson = flow->lesson;
    size_t steps = 0;
    for (size_t i = 0; i < lesson->scene_count; i++) {
        steps += lesson->scenes[i].step_count;
    }
    flow->chooses = ARENA_ARRAY(arena, const Step *, steps);
    for (size_t i = 0; i < lesson->scene_count; i++) {
        for (size_t k = 0; k < lesson->scenes[i].step_count; k++) {
            const Step *step = &lesson->scenes[i].steps[k];
            if (step->kind == STEP_CHOOSE && step->choose.meet.len > 0) {
                flow->chooses[flow->choose_count++] = step;
            }
        }
    }
}

void check__flow(Check *check)
{
    Flow flow = {.check = check, .lesson = check->lesson};
    report_dead_steps(check);
    collect_chooses(&flow, &check->arena);
    const size_t scenes = check->lesson->scene_count;
    const size_t places = scenes * (flow.choose_count + 1);
    if (scenes == 0) {
        return;
    }
    if (scenes > MOST_PLACES || places > MOST_PLACES) {
        check__report(check, 1, "L305",
                      "場面と選択が多すぎます。教材を2つに分けてください。");
        return;
    }
    flow.seen = ARENA_ARRAY(&check->arena, bool, places);
    flow.can_finish = ARENA_ARRAY(&check->arena, bool, places);
    flow.ends_badly = ARENA_ARRAY(&check->arena, bool, scenes);
    flow.queue = ARENA_ARRAY(&check->arena, size_t, places);
    flow.seen[0] = true;
    flow.queue[flow.queue_count++] = 0;
    for (size_t i = 0; i < flow.queue_count; i++) {
        link_steps(&flow, flow.queue[i]);
    }
    spread_finish(&flow);
    report_scenes(&flow);
    mem_free(flow.links);
}
