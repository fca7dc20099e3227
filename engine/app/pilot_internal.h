/* Inside of the pilot: pilot.c (the plan) and pilot_work.c (the hands-on pages). */
#ifndef GOFUN_APP_PILOT_INTERNAL_H
#define GOFUN_APP_PILOT_INTERNAL_H

#include "app/app_internal.h"
#include "lesson/plan.h"

enum {
    PILOT_PRESSES_MOST = 32
};

/* Focus goes to `focus` (0: stays), then the input happens. */
typedef struct Press {
    UiId focus;
    UiInput input;
} Press;

struct Pilot {
    Plan *plan;
    PlanPlayer player;
    Press presses[PILOT_PRESSES_MOST];
    size_t count;
    size_t at;
    int inputs;   /* so far; a plan that moves nothing must end */
    bool is_over; /* the plan is played; the certificate is being shown and saved */
    StrBuf own;   /* text being typed */
    const void *looked_at; /* card or row of a result whose sheet was opened last */
};

void pilot__add(Pilot *pilot, UiId focus, UiInput input);
void pilot__key(Pilot *pilot, UiKey key);
void pilot__enter(Pilot *pilot, UiId id);
/* What to press for a touch of the hands-on page that is shown. */
void pilot__touch(App *app, const WidgetView *view, const WidgetTouch *touch);
/* The button of a hands-on page that does this. */
UiId pilot__work_button(const WidgetView *view, UiWorkAction action);

#endif
