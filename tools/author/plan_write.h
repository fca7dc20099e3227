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

/* Appends a plan for the hands-on part that stands at this position (walk_find): wrong
 * tries, the hint, the answer shown. Texts typed are nobody's. */
Status plan_write_stumbles(const Lesson *lesson, Str position, StrBuf *out,
                           Error *err) MUST_CHECK;

#endif
