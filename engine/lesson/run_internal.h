/* Inside of the run, shared by the run_*.c files only. */
#ifndef GOFUN_LESSON_RUN_INTERNAL_H
#define GOFUN_LESSON_RUN_INTERNAL_H

#include "lesson/run.h"
#include "lesson/widget_internal.h"

typedef enum PlaceKind {
    PLACE_TITLE,
    PLACE_STEP,     /* scene, step: a step that stops */
    PLACE_REPLY,    /* scene, step of the choose; part = option whose reply shows */
    PLACE_CARD,     /* part = card */
    PLACE_QUESTION, /* part = place in the round; feedback once it is answered */
    PLACE_RESULT,
    PLACE_TODAY,
    PLACE_END,
    PLACE_KIND_COUNT
} PlaceKind;

typedef struct Place {
    PlaceKind kind;
    size_t scene, step, part;
} Place;

/* One place the learner was at, with all that may change on the way. */
typedef struct Snapshot {
    Place place;
    RunStage stage;
    Var *vars;     /* own copy; texts borrowed from lesson or run arena */
    int taken;     /* choose: option taken when leaving, -1 none */
    size_t branch; /* index into run->chooses: in one of its branches; else LESSON_NONE */
    bool returns;  /* the branch was entered by "the other way" ... */
    size_t return_scene, return_step; /* ... at this step */
} Snapshot;

typedef struct ChooseRecord {
    size_t scene, step;
    int first;     /* option on record, -1 none */
    uint64_t seen; /* bit per option */
} ChooseRecord;

typedef struct WidgetRecord {
    size_t scene, step;
    WidgetState *state;
} WidgetRecord;

enum {
    RUN_MAX_POOL = 2 * RUN_MAX_QUESTIONS,
    RUN_MAX_HISTORY = 4096
};
enum {
    ANSWER_NONE = -1,
    ANSWER_DONT_KNOW = -2
};

typedef struct QuizRun {
    int round;                       /* from 1 */
    size_t count;                    /* questions of a round */
    size_t pool;                     /* questions and spares */
    size_t asked[RUN_MAX_QUESTIONS]; /* index into the pool */
    int chosen[RUN_MAX_QUESTIONS];
    int asked_round[RUN_MAX_POOL]; /* last round it was asked in, 0 never */
    bool is_closed;                /* the result of this round was reported */
    bool has_passed;
    int first_right, best_right; /* -1 before the first result */
} QuizRun;

/* Seconds to the end of the scenes. */
typedef struct Cost {
    double reading;  /* lines and choices */
    double practice; /* widgets */
} Cost;

struct Run {
    const Lesson *lesson;
    uint64_t seed;
    BuildHost host;
    bool has_host;
    Arena arena;       /* texts read from a position */
    Snapshot *history; /* the last one is now; never empty */
    size_t history_count, history_capacity;
    ChooseRecord *chooses;
    size_t choose_count;
    WidgetRecord *widgets;
    size_t widget_count;
    QuizRun quiz;
    Cost *scene_costs; /* per scene, from its start */
    Cost total_cost;
};

/* ---- run.c ---- */
/* A run without history: records and defaults only. */
Run *run__make(const Lesson *lesson, uint64_t seed, const BuildHost *host);
Snapshot *run__now(const Run *run);
/* The present snapshot as a draft with its own vars; push it or drop it. */
Snapshot run__draft(const Run *run);
/* A draft before the start: defaults, empty stage. */
Snapshot run__blank(const Run *run);
void run__push(Run *run, Snapshot draft);
void run__drop(Snapshot *draft);
/* Forgets all but the first `count` places. */
void run__cut(Run *run, size_t count);
const Step *run__step(const Run *run, Place place);
const Step *run__choose_step(const Run *run, size_t choose);
size_t run__find_choose(const Run *run, size_t scene, size_t step);
WidgetRecord *run__find_widget(const Run *run, Place place);
/* Puts the draft on the title page or the first line. */
Status run__start(Run *run, Snapshot *draft, Error *err) MUST_CHECK;

/* ---- run_scene.c ---- */
/* Moves the draft on from its step to the next stop. The draft is spoilt on failure. */
Status run__advance(const Run *run, Snapshot *draft, Error *err) MUST_CHECK;
/* To the start of a scene and on to its first stop. */
Status run__enter(const Run *run, Snapshot *draft, size_t scene, Error *err) MUST_CHECK;
/* Follows option `option` of the choose at draft->place. */
Status run__follow(const Run *run, Snapshot *draft, int option, Error *err) MUST_CHECK;
/* Bits of the options that "the other way" can still offer. */
uint64_t run__unseen(const Run *run, size_t choose);
/* True when the run stops at such a step. */
bool run__is_stop(StepKind kind);
Place run__after_scenes(const Run *run);
Place run__after_cards(const Run *run);
Place run__after_quiz(const Run *run);

/* ---- run_quiz.c ---- */
const Question *run__question(const Run *run, size_t pool_index);
void run__quiz_start(Run *run);
/* Begins the next round: missed ones are replaced. */
void run__quiz_next_round(Run *run);
/* Options and answer of the question at that place of the round. */
void run__quiz_view(const Run *run, size_t part, RunQuestion *out);
void run__quiz_result(const Run *run, RunResult *out);
size_t run__option_count(const Question *question);
bool run__is_right(const Question *question, int chosen);
/* Writes the result of the round into the records, once. */
void run__quiz_close(Run *run);

/* ---- run_progress.c ---- */
void run__measure(Run *run);
void run__progress(const Run *run, RunProgress *out);

#endif
