/* What a lesson *is*: scenes, steps, explanation cards, questions. Filled by script/ from
 * a Lua file (or by hand in tests), checked by lesson_check(), then read-only. All texts
 * may hold markup ({漢字|かんじ}); ids are plain. Pointers live in Lesson.arena. */
#ifndef GOFUN_LESSON_MODEL_H
#define GOFUN_LESSON_MODEL_H

#include "base/str.h"
#include "lesson/step_data.h"

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
