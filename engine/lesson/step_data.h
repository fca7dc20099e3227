/* Scenes and their steps: plain data of a lesson (model.h), owned by its arena. */
#ifndef GOFUN_LESSON_STEP_DATA_H
#define GOFUN_LESSON_STEP_DATA_H

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

#endif
