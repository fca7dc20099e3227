/* What a lesson *is*: scenes, steps, explanation cards, questions. Filled by script/ from
 * a Lua file (or by hand in tests), checked by lesson_check(), then read-only. All texts
 * may hold markup ({漢字|かんじ}); ids are plain. Pointers live in Lesson.arena. */
#ifndef GOFUN_LESSON_MODEL_H
#define GOFUN_LESSON_MODEL_H

#include "base/str.h"
#include "lesson/widget_data.h"

typedef enum Face { /* in lesson data: 普通 笑顔 困り 驚き 真剣 照れ */
    FACE_NORMAL,
    FACE_SMILE,
    FACE_WORRY,
    FACE_SURPRISE,
    FACE_SERIOUS,
    FACE_SHY,
    FACE_COUNT
} Face;
/* "normal", "smile", "worry", ...: the end of the picture's name. */
const char *face_name(Face face);
/* Reads either the English or the Japanese name. */
bool face_from_name(Str name, Face *out);

typedef enum VarKind {
    VAR_TEXT,
    VAR_NUMBER,
    VAR_FLAG
} VarKind;
typedef struct Var { /* in Lesson.vars the value is the default */
    Str name;
    int line;
    VarKind kind;
    Str text;
    double number;
    bool flag;
} Var;

/* A condition is a number that only the host understands; 0 = none (always true). */
typedef struct LessonHost {
    void *context;
    /* Calls the condition with the variables' present values. */
    Status (*evaluate)(void *context, int condition, const Var *vars, size_t count,
                       bool *out, Error *err);
    void (*release)(void *context); /* called once by lesson_free; may be NULL */
} LessonHost;

typedef enum StepKind {
    STEP_SAY,
    STEP_NARRATE,
    STEP_SHOW, /* changes the stage, does not stop */
    STEP_CHOOSE,
    STEP_OTHER_WAY, /* "see the other way too" for a choose; skipped when all are seen */
    STEP_JUMP,
    STEP_FINISH, /* ends the scenes; the explanation follows */
    STEP_WIDGET,
    STEP_KIND_COUNT
} StepKind;

typedef struct ShowPerson {
    bool is_set; /* false: this side stays as it is */
    Str who;     /* empty: nobody */
    Face face;
} ShowPerson;

/* Linear movement of the picture; starts when the step is reached. All 0/empty: none. */
typedef struct Motion {
    double pan_px; /* logical pixels the backdrop moves to the left */
    double pan_seconds;
    Str fade_to; /* backdrop that takes over */
    double fade_seconds;
} Motion;

typedef struct ShowStep {
    Str backdrop; /* empty: stays */
    ShowPerson left, right;
    bool sets_prop;
    Str prop; /* with sets_prop: empty takes it away */
    bool has_motion;
    Motion motion;
} ShowStep;

typedef struct ChooseOption {
    Str id;
    int line;
    Str label;
    Str to;    /* scene id; empty: go on with the next step */
    Str reply; /* optional line shown before going on */
} ChooseOption;

typedef struct ChooseStep {
    Str prompt;
    const ChooseOption *options;
    size_t option_count;
    Str store; /* optional text variable that gets the chosen option's id */
    Str meet;  /* scene where the branches meet; empty: branches end by jump or finish */
} ChooseStep;

typedef struct Step {
    StepKind kind;
    Str id; /* unique in the lesson, never changes; every step has one */
    int line;
    Str who; /* STEP_SAY */
    Face face;
    Str text; /* STEP_SAY, STEP_NARRATE */
    ShowStep show;
    ChooseStep choose;
    Str target;    /* STEP_JUMP: scene id; STEP_OTHER_WAY: id of the choose step */
    int condition; /* STEP_JUMP */
    const Widget *widget;
    Str store; /* STEP_WIDGET: optional variable, gets the id of the (last) chosen item */
} Step;

/* A scene ends by jump, finish or a choose whose options all lead away; a branch of a
 * choose with `meet` may simply end and goes on there. */
typedef struct Scene {
    Str id;
    int line;
    Str backdrop; /* empty: stays */
    const Step *steps;
    size_t step_count;
} Scene;

typedef struct Card {
    Str id;
    int line;
    Str title; /* may be empty */
    Str text;
    Str picture; /* may be empty */
} Card;

typedef enum Ask {
    ASK_FIT,
    ASK_UNFIT
} Ask; /* the tag 適切 / 不適切 */

typedef struct QuestionOption {
    Str id;
    int line;
    Str label;
    bool is_right; /* the one to choose, also for ASK_UNFIT */
    Str feedback;
} QuestionOption;

typedef struct Question {
    Str id;
    int version; /* raised when the meaning changes; from 1 */
    int line;
    Ask ask;
    Str prompt;
    const QuestionOption *options;
    size_t option_count;
} Question;

typedef struct Quiz {
    const Question *questions;
    size_t question_count;
    const Question *spares;
    size_t spare_count;
    int pass; /* right answers needed; 0 = the default 2 */
} Quiz;

typedef struct Lesson {
    Arena arena; /* owns everything below */
    LessonHost host;
    Str id;
    int revision;
    int item; /* number in the self-diagnosis, 1-25; 0 = none */
    Str title;
    Str tile;             /* two short lines with | between */
    Str question;         /* title page; empty: the lesson starts with its first line */
    Str question_picture; /* who or what stands on the title page; may be empty */
    const Str *goals;
    size_t goal_count;
    int op_seconds; /* what the hands-on part takes, for the remaining time */
    const Var *vars;
    size_t var_count;
    const Str *cast; /* who may appear; empty: not checked */
    size_t cast_count;
    const Str *backdrops; /* every backdrop used, for loading ahead */
    size_t backdrop_count;
    const Scene *scenes; /* the first one is the start */
    size_t scene_count;
    const Card *cards;
    size_t card_count;
    const Str *more; /* 「もっと知る」, one paragraph each */
    size_t more_count;
    Quiz quiz;
    Str step_today;
    Str company_rule;
} Lesson;

/* An empty lesson to be filled; free it with lesson_free (NULL is fine). */
Lesson *lesson_new(void);
void lesson_free(Lesson *lesson);

#define LESSON_NONE ((size_t)-1)
/* Index of a scene by id, or LESSON_NONE. */
size_t lesson_find_scene(const Lesson *lesson, Str id);
/* Finds a step of any scene; false when there is none. */
bool lesson_find_step(const Lesson *lesson, Str id, size_t *scene, size_t *step);
size_t lesson_find_var(const Lesson *lesson, Str name);
/* Among questions, then spares; NULL when there is none. */
const Question *lesson_find_question(const Lesson *lesson, Str id);

#endif
