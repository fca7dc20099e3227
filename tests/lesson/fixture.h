/* A small lesson with every kind of step and every skin, written down by hand, for the
 * tests of the lesson room. Each call gives a lesson of its own that a test may change.
 */
#ifndef GOFUN_TESTS_LESSON_FIXTURE_H
#define GOFUN_TESTS_LESSON_FIXTURE_H

#include "lesson/check.h"
#include "lesson/plan.h"
#include "lesson/run.h"

/* Conditions of the lesson's host. */
enum {
    FIXTURE_WHEN_FREE = 1, /* variable network is "free" */
    FIXTURE_BREAKS = 2,    /* evaluating it fails */
    FIXTURE_ALWAYS = 3,
};

/* Fields that tests change; arrays of the lesson itself are const. */
typedef struct Fixture {
    Lesson *lesson; /* lesson_free it */
    Scene *scenes;
    Step *steps[8]; /* per scene, writable */
    Question *questions;
    Question *spares;
} Fixture;

Fixture fixture_new(void);
/* Every kana of a few syllables, and a strength that only looks at the length. */
BuildHost fixture_host(void);
/* The widget of that step; NULL when there is none. */
const Widget *fixture_widget(const Lesson *lesson, const char *step_id);

/* Replies and expects STATUS_OK; the event may be NULL. */
void fixture_next(Run *run);
void fixture_option(Run *run, const char *id, RunEvent *event);
/* Presses next until a view of that kind (and step id, when not NULL) is shown. */
void fixture_go_to(Run *run, RunViewKind kind, const char *step_id);
/* Plays a plan text over a fresh fixture; the trace is the caller's to clear. */
Status fixture_play(const char *plan_text, bool save_load, StrBuf *trace, Error *err);
/* The whole way with everything right. */
extern const char fixture_plan_right[];

#endif
