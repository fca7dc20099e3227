#include "author/walk.h"

#include <stdarg.h>
#include <stdio.h>

#include "author/solve.h"
#include "text/layout.h"

enum {
    TOUCHES_MOST = 300, /* to solve one hands-on part */
};

/* Reading and handling, curriculum 00. */
static const double SECONDS_PER_LINE = 0.4;
static const double SECONDS_PER_CHOICE = 3;

/* A path not walked yet: where it leaves the one before, and what is chosen there. */
typedef struct Fork {
    StrBuf position;
    Str option; /* the lesson's */
    WalkPath path;
} Fork;

typedef struct Walk {
    const Lesson *lesson;
    const WalkSink *sink;
    Fork *forks;
    size_t fork_count, fork_capacity;
    size_t path_count;
    bool *seen;         /* per step, scene after scene */
    size_t *first_step; /* of each scene, in seen */
    WalkPath path;
    int rounds; /* of the test on this path */
    bool is_over;
    bool is_endless;  /* a path without end was met: the others are not walked */
    Str wanted;       /* walk_find: a step, card or question; empty: none */
    StrBuf *found_at; /* its position, once it was met */
    bool is_found;
} Walk;

static void complain(Walk *walk, int line, const char *code, const char *format, ...)
    PRINTF_LIKE(4, 5);

static void complain(Walk *walk, int line, const char *code, const char *format, ...)
{
    char sentence[700];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    walk->sink->problem(walk->sink->context, line, code, sentence);
}

static void tell_view(const Walk *walk, const RunView *view)
{
    if (walk->sink->view != NULL) {
        walk->sink->view(walk->sink->context, view);
    }
}

static const Step *find_step(const Walk *walk, Str id)
{
    size_t scene = 0;
    size_t step = 0;
    if (id.len == 0 || !lesson_find_step(walk->lesson, id, &scene, &step)) {
        return NULL;
    }
    walk->seen[walk->first_step[scene] + step] = true;
    return &walk->lesson->scenes[scene].steps[step];
}

static int line_of(const Walk *walk, const RunView *view)
{
    const Step *const step = find_step(walk, view->step_id);
    if (step != NULL) {
        return step->line;
    }
    if (view->kind == VIEW_CARD) {
        return view->card->line;
    }
    const bool is_question = view->kind == VIEW_QUESTION || view->kind == VIEW_FEEDBACK;
    return is_question ? view->question.question->line : 0;
}

static void add_fork(Walk *walk, const Run *run, Str option, WalkPath path)
{
    if (walk->path_count + walk->fork_count >= WALK_PATHS_MOST) {
        if (!walk->is_over) {
            complain(
                walk, 0, "W105",
                "道すじが%"
                "dを超えています。超えた分は確かめていません。選択を減らしてください。",
                (int)WALK_PATHS_MOST);
        }
        walk->is_over = true;
        return;
    }
    if (walk->fork_count == walk->fork_capacity) {
        walk->fork_capacity = walk->fork_capacity > 0 ? walk->fork_capacity * 2 : 16;
        walk->forks = mem_resize(walk->forks, walk->fork_capacity * sizeof *walk->forks);
    }
    Fork *const fork = &walk->forks[walk->fork_count++];
    *fork = (Fork){.option = option, .path = path};
    run_encode(run, &fork->position);
}

/* ---- reading time ---- */

static void count_line(Walk *walk, Str text)
{
    walk->path.characters += (double)text_count(text);
    walk->path.seconds += SECONDS_PER_LINE;
}

static void count_choice(Walk *walk, const ChooseStep *choose)
{
    walk->path.characters += (double)text_count(choose->prompt);
    for (size_t i = 0; i < choose->option_count; i++) {
        walk->path.characters += (double)text_count(choose->options[i].label);
    }
    walk->path.seconds += SECONDS_PER_CHOICE;
}

/* ---- the reply to each view ---- */

/* The first option now, the others later. */
static RunReply choose(Walk *walk, const Run *run, const RunView *view)
{
    const ChooseStep *const choice = view->choose;
    if (view->is_fixed || choice->option_count == 0) {
        return (RunReply){.kind = REPLY_NEXT};
    }
    count_choice(walk, choice);
    for (size_t i = 1; i < choice->option_count; i++) {
        add_fork(walk, run, choice->options[i].id, walk->path);
    }
    return (RunReply){.kind = REPLY_OPTION, .id = choice->options[0].id};
}

static RunReply choose_other(Walk *walk, const Run *run, const RunView *view)
{
    WalkPath path = walk->path;
    path.took_other = true;
    for (size_t i = 0; i < view->choose->option_count && i < 64; i++) {
        if ((view->seen_options >> i & 1U) == 0) {
            add_fork(walk, run, view->choose->options[i].id, path);
        }
    }
    return (RunReply){.kind = REPLY_NEXT};
}

/* The first path fails twice, once by a wrong answer, once by not knowing, to see the
 * spare questions and both ways back; all others pass at once. */
static RunReply answer(const Walk *walk, const RunView *view)
{
    const Question *const question = view->question.question;
    const bool fails = walk->path_count == 0 && walk->rounds < 2;
    Str id = STR(RUN_DONT_KNOW);
    for (size_t i = 0; i < question->option_count; i++) {
        const bool is_wanted = question->options[i].is_right != fails;
        if (is_wanted && !(fails && walk->rounds == 1)) {
            id = question->options[i].id;
        }
    }
    return (RunReply){.kind = REPLY_OPTION, .id = id};
}

static RunReply after_result(Walk *walk, const RunView *view)
{
    if (view->result.passed) {
        return (RunReply){.kind = REPLY_NEXT};
    }
    walk->rounds++;
    return (RunReply){.kind = walk->rounds == 1 ? REPLY_RETAKE : REPLY_REVIEW};
}

static RunReply reply_to(Walk *walk, const Run *run, const RunView *view)
{
    switch (view->kind) {
    case VIEW_LINE:
        if (!view->is_fixed) {
            count_line(walk, view->text);
        }
        break;
    case VIEW_CHOOSE:
        return choose(walk, run, view);
    case VIEW_OTHER_WAY:
        return choose_other(walk, run, view);
    case VIEW_QUESTION:
        return answer(walk, view);
    case VIEW_RESULT:
        return after_result(walk, view);
    case VIEW_TITLE:
    case VIEW_WIDGET:
    case VIEW_CARD:
    case VIEW_FEEDBACK:
    case VIEW_TODAY:
    case VIEW_END:
        break;
    }
    return (RunReply){.kind = REPLY_NEXT};
}

/* ---- hands-on parts ---- */

static bool touch_once(Run *run, const WidgetTouch *touch, Error *err)
{
    const RunReply reply = {.kind = REPLY_TOUCH, .touch = *touch};
    RunEvent event;
    return run_reply(run, &reply, &event, err) == STATUS_OK;
}

/* True when the part at hand is done. */
static bool solve_widget(Walk *walk, Run *run, RunView *view)
{
    const int line = line_of(walk, view);
    Error err = {0};
    WidgetTouch touch;
    for (int i = 0; i < TOUCHES_MOST && !view->widget.is_done; i++) {
        const bool is_touched =
            solve_next(&view->widget, &touch) && touch_once(run, &touch, &err);
        if (!is_touched) {
            break;
        }
        run_view(run, view);
        tell_view(walk, view);
    }
    if (!view->widget.is_done) {
        complain(walk, line, "A104",
                 "操作「%.*s」を終えられません。正しい項目があるか確かめてください。",
                 STR_ARG(view->step_id));
    }
    return view->widget.is_done;
}

/* ---- one path ---- */

static bool is_wanted(const Walk *walk, const RunView *view)
{
    const bool is_question = view->kind == VIEW_QUESTION;
    const Str id = view->kind == VIEW_CARD ? view->card->id
                   : is_question           ? view->question.question->id
                                           : view->step_id;
    return walk->found_at != NULL && str_equal(id, walk->wanted);
}

static bool step_on(Walk *walk, Run *run, const Str *option)
{
    RunView view;
    RunEvent event;
    Error err = {0};
    run_view(run, &view);
    const int line = line_of(walk, &view);
    tell_view(walk, &view);
    if (is_wanted(walk, &view)) {
        run_encode(run, walk->found_at);
        walk->is_found = true;
        return false;
    }
    if (view.kind == VIEW_END) {
        walk->sink->path(walk->sink->context, &walk->path);
        return false;
    }
    if (view.kind == VIEW_WIDGET && !view.widget.is_done && !view.is_fixed &&
        !solve_widget(walk, run, &view)) {
        return false;
    }
    const RunReply reply = option != NULL
                               ? (RunReply){.kind = REPLY_OPTION, .id = *option}
                               : reply_to(walk, run, &view);
    const Status status = run_reply(run, &reply, &event, &err);
    if (status != STATUS_OK) {
        complain(walk, line, "A103",
                 "「%.*s」の先で止まります（%s）。条件とjumpを確かめてください。",
                 STR_ARG(view.step_id), err.message);
    }
    return status == STATUS_OK;
}

static void walk_path(Walk *walk, Run *run, const Str *option)
{
    walk->rounds = 0;
    bool goes_on = step_on(walk, run, option);
    for (int i = 1; goes_on; i++) {
        goes_on = step_on(walk, run, NULL);
        if (goes_on && i == WALK_REPLIES_MOST) {
            complain(walk, 0, "A106",
                     "%d回進んでも終わらない道すじがあります。jumpの輪を切ってください。",
                     i);
            walk->is_endless = true; /* so are the paths that leave it */
            break;
        }
    }
    walk->path_count++;
}

static void walk_fork(Walk *walk)
{
    Fork fork = walk->forks[--walk->fork_count];
    Run *run = NULL;
    RunResume how = RESUME_EXACT;
    Error err = {0};
    const Status status = run_decode(walk->lesson, strbuf_str(&fork.position), 1,
                                     solve_build_host(), &run, &how, &err);
    if (status == STATUS_OK && how == RESUME_EXACT) {
        walk->path = fork.path;
        walk_path(walk, run, &fork.option);
    } else {
        complain(walk, 0, "A103", "保存した場所に戻れません（%s）。", err.message);
    }
    run_free(run);
    strbuf_clear(&fork.position);
}

static void report_unseen(Walk *walk)
{
    for (size_t i = 0; i < walk->lesson->scene_count; i++) {
        const Scene *const scene = &walk->lesson->scenes[i];
        for (size_t k = 0; k < scene->step_count; k++) {
            const Step *const step = &scene->steps[k];
            const bool is_shown = step->kind == STEP_SAY || step->kind == STEP_NARRATE ||
                                  step->kind == STEP_CHOOSE || step->kind == STEP_WIDGET;
            if (is_shown && !walk->seen[walk->first_step[i] + k]) {
                complain(walk, step->line, "A102",
                         "どの道すじにも「%.*"
                         "s」が出ません。条件を直すか、この行を消してください。",
                         STR_ARG(step->id));
            }
        }
    }
}

static void prepare_steps(Walk *walk, Arena *arena)
{
    size_t count = 0;
    walk->first_step = ARENA_ARRAY(arena, size_t, walk->lesson->scene_count);
    for (size_t i = 0; i < walk->lesson->scene_count; i++) {
        walk->first_step[i] = count;
        count += walk->lesson->scenes[i].step_count;
    }
    walk->seen = ARENA_ARRAY(arena, bool, count);
}

static void walk_all(Walk *walk, Arena *arena)
{
    Error err = {0};
    Run *run = NULL;
    prepare_steps(walk, arena);
    if (run_new(walk->lesson, 1, solve_build_host(), &run, &err) != STATUS_OK) {
        complain(walk, 0, "A103",
                 "教材が始まりません（%s）。初めの条件とjumpを確かめてください。",
                 err.message);
        walk->is_over = true;
        return;
    }
    walk_path(walk, run, NULL);
    while (walk->fork_count > 0 && !walk->is_found && !walk->is_endless) {
        walk_fork(walk);
    }
    run_free(run);
    while (walk->fork_count > 0) {
        strbuf_clear(&walk->forks[--walk->fork_count].position);
    }
    mem_free(walk->forks);
}

size_t walk_lesson(const Lesson *lesson, const WalkSink *sink)
{
    Walk walk = {.lesson = lesson, .sink = sink};
    Arena arena = {0};
    walk_all(&walk, &arena);
    if (!walk.is_over && !walk.is_endless) {
        report_unseen(&walk);
    }
    arena_clear(&arena);
    return walk.path_count;
}

static void ignore_problem(void *context, int line, const char *code,
                           const char *sentence)
{
    (void)context;
    (void)line;
    (void)code;
    (void)sentence;
}

static void ignore_path(void *context, const WalkPath *path)
{
    (void)context;
    (void)path;
}

bool walk_find(const Lesson *lesson, Str id, StrBuf *position)
{
    static const WalkSink silent = {NULL, ignore_problem, ignore_path, NULL};
    Walk walk = {.lesson = lesson, .sink = &silent, .wanted = id, .found_at = position};
    Arena arena = {0};
    walk_all(&walk, &arena);
    arena_clear(&arena);
    return walk.is_found;
}
