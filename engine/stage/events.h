/* Events: turns SDL's into what the ui knows. Knows the state that needs more than one
 * event: which finger came first, and whether the input method is composing. */
#ifndef GOFUN_STAGE_EVENTS_H
#define GOFUN_STAGE_EVENTS_H

#include <SDL.h>

#include "ui/input.h"

/* `EventState e = {0};` is a valid start. */
typedef struct EventState {
    bool is_touching, is_composing;
    bool is_closing; /* the window was closed; SDL's own quit event follows */
    SDL_FingerID finger;
    StrBuf text; /* of the last text event; wiped by events_clear_text */
    /* Set by the stage: window size in SDL's units, and logical units per such unit. */
    float window_width, window_height;
    float units_per_point;
} EventState;

/* False when the event is nothing for the ui. input->text points into state->text. */
bool events_translate(EventState *state, SDL_Event *event, UiInput *input);
/* Wipes the text of the last event, here and in SDL's queue entry. */
void events_clear_text(EventState *state);
void events_clear(EventState *state);

#endif
