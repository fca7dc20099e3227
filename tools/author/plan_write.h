/* Writes a plan (lesson/plan.h) by walking a lesson. */
#ifndef GOFUN_AUTHOR_PLAN_WRITE_H
#define GOFUN_AUTHOR_PLAN_WRITE_H

#include "lesson/run.h"

typedef struct PlanWish {
    size_t option;   /* taken at every choice; the last one when there are fewer */
    bool sees_other; /* the other way too */
    bool fails;      /* the first round of the test, then takes it again */
} PlanWish;

/* Appends the plan. STATUS_BAD_DATA when the lesson cannot be walked to its end. */
Status plan_write(const Lesson *lesson, const PlanWish *wish, StrBuf *out,
                  Error *err) MUST_CHECK;

#endif
