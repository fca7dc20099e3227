/* Plans: what a learner would do, as text, one instruction a line. They play a run
 * without a window (tests, the author's checker) and through the window (tours). What is
 * not said is "next", so a plan may be just the decisions:
 *
 *   # comment
 *   see STEP                      press next until this line (or card) is shown
 *   choose STEP OPTION
 *   other STEP OPTION             take "the other way" for the choose STEP
 *   pick STEP ITEM...             touch items of a widget, one after the other
 *   put STEP ITEM PLACE           into a bin, to a state or a place by number
 *   confirm STEP | hint STEP | reveal STEP | undo STEP
 *   build STEP SLOT               finish a slot that needs no choice (romaji)
 *   build STEP SLOT VALUE         choose and finish; also own:TEXT, bare:VALUE,
 *                                 letters:N,N (capitals, from 0)
 *   answer QUESTION right|wrong|dont_know|OPTION     QUESTION may be *
 *   another STEP | sheet STEP     finished builder: one more; put it on paper
 *   retake | review | back
 *   expect passed|failed|end|done|refused
 */
#ifndef GOFUN_LESSON_PLAN_H
#define GOFUN_LESSON_PLAN_H

#include "lesson/run.h"

typedef struct Plan Plan;

/* name goes into messages ("one.plan:3: ..."). text is copied. *out NULL on failure; the
 * message has every wrong line that fits into it. */
Status plan_parse(Str text, const char *name, Plan **out, Error *err) MUST_CHECK;
void plan_free(Plan *plan);

/* Where playing a plan stands; `PlanPlayer p = {.plan = plan};` is the start. */
typedef struct PlanPlayer {
    const Plan *plan;
    size_t line; /* next instruction */
    size_t part; /* touches of it already made */
} PlanPlayer;

/* The reply to this view (texts borrowed from plan and view). *is_over: the plan is
 * played to its end and there is nothing to reply. STATUS_BAD_DATA with plan name and
 * line when the lesson does not go the way the plan says. */
Status plan_next_reply(PlanPlayer *player, const RunView *view, RunReply *reply,
                       bool *is_over, Error *err) MUST_CHECK;

typedef struct PlanOptions {
    uint64_t seed;
    bool save_load_every_step; /* encode, throw away, decode after every reply */
    const BuildHost *host;     /* may be NULL */
} PlanOptions;

/* Plays the whole plan; the events go to trace (may be NULL), one line each. The trace is
 * the same with and without save_load_every_step; a position that does not come back
 * exactly is an error. */
Status plan_play(const Lesson *lesson, const Plan *plan, const PlanOptions *options,
                 StrBuf *trace, Error *err) MUST_CHECK;
/* One event as a line of the trace, without newline; EVENT_NONE and EVENT_POSITION give
 * nothing. */
void plan_trace_event(const RunEvent *event, StrBuf *out);

#endif
