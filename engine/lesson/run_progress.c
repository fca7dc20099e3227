/* How far the learner is, in seconds of ui.md 3.4: characters / 7, 20 s an interaction,
 * 25 s an open question. Of two branches the longer one counts. */
#include "base/utf8.h"
#include "lesson/run_internal.h"

static const double CHARACTERS_PER_SECOND = 7.0;
static const double INTERACTION_SECONDS = 20.0;
static const double QUESTION_SECONDS = 25.0;
/* Deeper chains of scenes do not occur in lessons; the guard is for hostile ones. */
enum {
    MOST_DEPTH = 200
};

typedef enum CostState {
    COST_UNKNOWN,
    COST_IN_WORK,
    COST_KNOWN
} CostState;

typedef struct Measure {
    const Lesson *lesson;
    Cost *costs;
    CostState *states; /* NULL: all are known */
} Measure;

/* Characters that are read: of {漢字|かんじ} only the part before the bar. */
static double reading_seconds(Str markup)
{
    size_t count = 0;
    bool in_braces = false;
    bool in_ruby = false;
    while (markup.len > 0) {
        const uint32_t c = utf8_next(&markup);
        if (c == '{' || c == '}') {
            in_braces = c == '{';
            in_ruby = false;
            continue;
        }
        in_ruby = in_ruby || (in_braces && c == '|');
        count += in_ruby || c == '|' ? 0U : 1U;
    }
    return (double)count / CHARACTERS_PER_SECOND;
}

static Cost add(Cost a, Cost b)
{
    return (Cost){a.reading + b.reading, a.practice + b.practice};
}

static Cost longer(Cost a, Cost b)
{
    return a.reading + a.practice >= b.reading + b.practice ? a : b;
}

static Cost scene_cost(const Measure *measure, Str id, int depth);
static bool is_meeting(const Lesson *lesson, Str scene);

/* Returns true when nothing of this scene follows after the step. */
static bool choose_cost(const Measure *measure, const ChooseStep *choose, int depth,
                        Cost *sum)
{
    Cost longest = {0};
    bool all_lead_away = choose->option_count > 0;
    for (size_t i = 0; i < choose->option_count; i++) {
        const ChooseOption *option = &choose->options[i];
        Cost way = {.reading = reading_seconds(option->reply)};
        all_lead_away = all_lead_away && option->to.len > 0;
        if (option->to.len > 0) {
            way = add(way, scene_cost(measure, option->to, depth));
        }
        longest = longer(longest, way);
    }
    *sum = add(*sum, longest);
    sum->reading += INTERACTION_SECONDS;
    if (choose->meet.len > 0 && all_lead_away) {
        *sum = add(*sum, scene_cost(measure, choose->meet, depth));
    }
    return all_lead_away;
}

static Cost cost_from(const Measure *measure, size_t scene, size_t step, int depth)
{
    Cost sum = {0};
    const Scene *it = &measure->lesson->scenes[scene];
    for (size_t i = step; i < it->step_count; i++) {
        const Step *here = &it->steps[i];
        sum.reading += reading_seconds(here->text);
        sum.practice += here->kind == STEP_WIDGET ? INTERACTION_SECONDS : 0.0;
        if (here->kind == STEP_FINISH) {
            break;
        }
        if (here->kind == STEP_CHOOSE &&
            choose_cost(measure, &here->choose, depth + 1, &sum)) {
            break;
        }
        const bool goes_on = here->kind == STEP_JUMP && here->condition == 0;
        if (goes_on && !is_meeting(measure->lesson, here->target)) {
            sum = add(sum, scene_cost(measure, here->target, depth + 1));
        }
        if (goes_on) {
            break;
        }
    }
    return sum;
}

/* A jump to where branches meet is counted by the choose, not by the branch. */
static bool is_meeting(const Lesson *lesson, Str scene)
{
    for (size_t i = 0; i < lesson->scene_count; i++) {
        for (size_t k = 0; k < lesson->scenes[i].step_count; k++) {
            const Step *step = &lesson->scenes[i].steps[k];
            if (step->kind == STEP_CHOOSE && str_equal(step->choose.meet, scene)) {
                return true;
            }
        }
    }
    return false;
}

static Cost scene_cost(const Measure *measure, Str id, int depth)
{
    const size_t scene = lesson_find_scene(measure->lesson, id);
    if (scene == LESSON_NONE) {
        return (Cost){0};
    }
    if (!measure->states) {
        return measure->costs[scene];
    }
    if (depth > MOST_DEPTH || measure->states[scene] == COST_IN_WORK) {
        return (Cost){0};
    }
    if (measure->states[scene] == COST_UNKNOWN) {
        measure->states[scene] = COST_IN_WORK;
        measure->costs[scene] = cost_from(measure, scene, 0, depth);
        measure->states[scene] = COST_KNOWN;
    }
    return measure->costs[scene];
}

void run__measure(Run *run)
{
    const Lesson *lesson = run->lesson;
    CostState *states = mem_alloc_array(lesson->scene_count, sizeof *states);
    run->scene_costs = mem_alloc_array(lesson->scene_count, sizeof *run->scene_costs);
    const Measure measure = {lesson, run->scene_costs, states};
    for (size_t i = 0; i < lesson->scene_count; i++) {
        const Cost cost = scene_cost(&measure, lesson->scenes[i].id, 0);
        run->total_cost = i == 0 ? cost : run->total_cost;
    }
    mem_free(states);
}

/* What is left of the present scene, with the costs of other scenes known. */
static Cost cost_here(const Run *run, const Snapshot *now)
{
    const Lesson *lesson = run->lesson;
    const Measure measure = {lesson, run->scene_costs, NULL};
    const bool in_reply = now->place.kind == PLACE_REPLY;
    Cost cost =
        cost_from(&measure, now->place.scene, now->place.step + (in_reply ? 1U : 0U), 0);
    if (in_reply) {
        const ChooseStep *choose = &run__step(run, now->place)->choose;
        const ChooseOption *option = &choose->options[now->place.part];
        cost.reading += reading_seconds(option->reply);
        cost = add(cost, scene_cost(&measure, option->to, 0));
        cost = add(cost, scene_cost(&measure, choose->meet, 0));
    }
    if (now->branch != LESSON_NONE && now->returns) {
        cost = add(cost, cost_from(&measure, now->return_scene, now->return_step, 0));
    } else if (now->branch != LESSON_NONE) {
        cost = add(cost, scene_cost(&measure,
                                    run__choose_step(run, now->branch)->choose.meet, 0));
    }
    return cost;
}

static double card_seconds(const Lesson *lesson, size_t from)
{
    double sum = 0;
    for (size_t i = from; i < lesson->card_count; i++) {
        sum += reading_seconds(lesson->cards[i].title) +
               reading_seconds(lesson->cards[i].text);
    }
    return sum;
}

static double test_seconds(const Run *run)
{
    size_t open = 0;
    for (size_t i = 0; i < run->quiz.count; i++) {
        open += run->quiz.chosen[i] == ANSWER_NONE ? 1U : 0U;
    }
    return (double)open * QUESTION_SECONDS;
}

static bool any_widget_done(const Run *run)
{
    for (size_t i = 0; i < run->widget_count; i++) {
        if (run->widgets[i].state->is_done) {
            return true;
        }
    }
    return false;
}

static RunPhase phase_of(const Run *run, const Snapshot *now)
{
    switch (now->place.kind) {
    case PLACE_TITLE:
    case PLACE_REPLY:
        return PHASE_SCENE;
    case PLACE_STEP:
        return run__find_widget(run, now->place) || any_widget_done(run) ? PHASE_PRACTICE
                                                                         : PHASE_SCENE;
    case PLACE_CARD:
        return PHASE_EXPLAIN;
    case PLACE_QUESTION:
    case PLACE_RESULT:
    case PLACE_TODAY:
    case PLACE_END:
    case PLACE_KIND_COUNT:
        break;
    }
    return PHASE_TEST;
}

static double remaining_seconds(const Run *run, const Snapshot *now)
{
    const bool in_scenes =
        now->place.kind == PLACE_STEP || now->place.kind == PLACE_REPLY;
    Cost cost = now->place.kind == PLACE_TITLE ? run->total_cost : (Cost){0};
    if (in_scenes) {
        cost = cost_here(run, now);
    }
    double sum = cost.reading + cost.practice;
    if (in_scenes || now->place.kind == PLACE_TITLE) {
        sum += card_seconds(run->lesson, 0);
    }
    if (now->place.kind == PLACE_CARD) {
        sum += card_seconds(run->lesson, now->place.part);
    }
    return run->quiz.has_passed ? sum : sum + test_seconds(run);
}

void run__progress(const Run *run, RunProgress *out)
{
    const Snapshot *now = run__now(run);
    const double parts[PHASE_COUNT] = {run->total_cost.reading, run->total_cost.practice,
                                       card_seconds(run->lesson, 0),
                                       (double)run->quiz.count * QUESTION_SECONDS};
    double total = 0;
    for (int i = 0; i < PHASE_COUNT; i++) {
        total += parts[i];
    }
    double end = 0;
    for (int i = 0; i < PHASE_COUNT; i++) {
        end += parts[i];
        out->phase_end[i] = total > 0 ? end / total : 1.0;
    }
    const double remaining = remaining_seconds(run, now);
    const double done = total > 0 ? 1.0 - remaining / total : 1.0;
    out->phase = phase_of(run, now);
    out->fraction = done < 0 ? 0 : (done > 1 ? 1 : done);
    out->remaining_seconds = (int)(remaining + 0.999);
}
