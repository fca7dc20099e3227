/* Between plan.c (reading) and plan_play.c (playing). */
#ifndef GOFUN_LESSON_PLAN_INTERNAL_H
#define GOFUN_LESSON_PLAN_INTERNAL_H

#include "lesson/plan.h"

typedef enum PlanWord {
    PLAN_SEE,
    PLAN_CHOOSE,
    PLAN_OTHER,
    PLAN_PICK,
    PLAN_PUT,
    PLAN_CONFIRM,
    PLAN_HINT,
    PLAN_REVEAL,
    PLAN_UNDO,
    PLAN_ANOTHER,
    PLAN_SHEET,
    PLAN_BUILD,
    PLAN_ANSWER,
    PLAN_RETAKE,
    PLAN_REVIEW,
    PLAN_BACK,
    PLAN_EXPECT,
    PLAN_WORD_COUNT
} PlanWord;

enum {
    PLAN_MAX_ARGS = 32
};

typedef struct PlanLine {
    PlanWord word;
    int number; /* line in the file */
    Str args[PLAN_MAX_ARGS];
    size_t arg_count;
} PlanLine;

struct Plan {
    Arena arena;
    Str name;
    PlanLine *lines;
    size_t count;
};

#endif
