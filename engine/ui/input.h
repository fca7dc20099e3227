/* Input: what the person did, without any SDL. The stage makes these, the ui reads them.
 */
#ifndef GOFUN_UI_INPUT_H
#define GOFUN_UI_INPUT_H

#include "base/str.h"

typedef enum UiKey {
    UI_KEY_NONE,
    UI_KEY_TAB,
    UI_KEY_ENTER,
    UI_KEY_SPACE,
    UI_KEY_ESCAPE,
    UI_KEY_BACKSPACE,
    UI_KEY_DELETE,
    UI_KEY_UP,
    UI_KEY_DOWN,
    UI_KEY_LEFT,
    UI_KEY_RIGHT,
    UI_KEY_HOME,
    UI_KEY_END,
    UI_KEY_PAGE_UP,
    UI_KEY_PAGE_DOWN,
    UI_KEY_F1,
    UI_KEY_F2,
    UI_KEY_F5,
    UI_KEY_F11,
    UI_KEY_F12,
    UI_KEY_CHARACTER, /* a letter or digit key: see character */
} UiKey;

typedef enum UiInputKind {
    UI_INPUT_NONE, /* build the screen again: time passed, something was loaded */
    UI_INPUT_KEY_DOWN,
    UI_INPUT_POINTER_MOVE, /* mouse only */
    UI_INPUT_POINTER_DOWN, /* left button or first finger */
    UI_INPUT_POINTER_UP,
    UI_INPUT_WHEEL,
    UI_INPUT_TEXT,        /* committed text for the focused field */
    UI_INPUT_COMPOSITION, /* IME text under way; empty text ends it */
    UI_INPUT_RESIZE,
    UI_INPUT_FOCUS_LOST, /* the window, not a control */
    UI_INPUT_QUIT,       /* window closed, Alt+F4: the app asks first */
    UI_INPUT_TERMINATE,  /* SIGTERM, end of the session: no question, leave now */
} UiInputKind;

typedef struct UiInput {
    UiInputKind kind;
    int64_t at_ms; /* monotonic */
    /* keys */
    UiKey key;
    char character; /* 'a'-'z', '0'-'9', '+', '-' when key is UI_KEY_CHARACTER */
    bool shift, control, alt;
    bool is_repeat;
    /* pointer, in logical units */
    float x, y;
    bool is_touch;
    int wheel_y; /* >0: away from the person */
    /* text; valid until the next event is asked for; the stage wipes it afterwards */
    Str text;
    int composition_start, composition_length; /* selected clause, in code points */
} UiInput;

#endif
