/* The hands-on views: one function a skin, chosen from one table (lesson_work.c). The
 * state of the widget is in the run; what is open, in the hand or typed is in Play. */
#ifndef GOFUN_APP_LESSON_WORK_H
#define GOFUN_APP_LESSON_WORK_H

#include "app/app_internal.h"

/* ---- one pass of a page ---- */
void lesson_work_pick(App *app, Rect content);
void lesson_work_build(App *app, Rect content);
void lesson_work_sort(App *app, Rect content);
void lesson_work_panel(App *app, Rect content);
void lesson_work_order(App *app, Rect content);
void lesson_work_spot(App *app, Rect content);
void lesson_work_whatif(App *app, Rect content);
void lesson_work_turns(App *app, Rect content);

/* ---- shared ---- */
void lesson_touch(App *app, TouchKind kind, Str item, int number);
/* True while the builder's page has a way back. */
bool lesson_build_can_back(const WidgetView *view);
/* The card in bin, setting in state, step at place. */
void lesson_put(App *app, Str item, Str bin, int number);
UiMark lesson_mark(Verdict verdict);
/* The hint, while it is shown; else empty. */
Str lesson_hint(App *app, const WidgetView *view);
/* What is told at the end; empty before. It says so when the answer was shown. */
Str lesson_done(App *app, const WidgetView *view);
/* What is the same on all pages: prompt, what was said last, hint, closing words. */
UiHands lesson_hands(App *app, const WidgetView *view);
/* HINT, SOLVE and GO_ON; confirms says that GO_ON is TOUCH_CONFIRM until it is done. */
void lesson_act(App *app, UiHandsAction action, bool confirms);

#endif
