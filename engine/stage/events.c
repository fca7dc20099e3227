#include "stage/events.h"

#include <string.h>

#include "base/os.h"
#include "base/utf8.h"

enum {
    MAX_TEXT_BYTES = 4096
};

static const struct {
    SDL_Keycode code;
    UiKey key;
} KEYS[] = {
    {SDLK_TAB, UI_KEY_TAB},
    {SDLK_RETURN, UI_KEY_ENTER},
    {SDLK_KP_ENTER, UI_KEY_ENTER},
    {SDLK_SPACE, UI_KEY_SPACE},
    {SDLK_ESCAPE, UI_KEY_ESCAPE},
    {SDLK_BACKSPACE, UI_KEY_BACKSPACE},
    {SDLK_DELETE, UI_KEY_DELETE},
    {SDLK_UP, UI_KEY_UP},
    {SDLK_DOWN, UI_KEY_DOWN},
    {SDLK_LEFT, UI_KEY_LEFT},
    {SDLK_RIGHT, UI_KEY_RIGHT},
    {SDLK_HOME, UI_KEY_HOME},
    {SDLK_END, UI_KEY_END},
    {SDLK_PAGEUP, UI_KEY_PAGE_UP},
    {SDLK_PAGEDOWN, UI_KEY_PAGE_DOWN},
    {SDLK_F1, UI_KEY_F1},
    {SDLK_F2, UI_KEY_F2},
    {SDLK_F5, UI_KEY_F5},
    {SDLK_F11, UI_KEY_F11},
    {SDLK_F12, UI_KEY_F12},
};

/* Keys that stand for another character: number pad, and '=' as the key of '+'. */
static const struct {
    SDL_Keycode code;
    char character;
} CHARACTERS[] = {
    {SDLK_KP_0, '0'},   {SDLK_KP_1, '1'},      {SDLK_KP_2, '2'},  {SDLK_KP_3, '3'},
    {SDLK_KP_4, '4'},   {SDLK_KP_5, '5'},      {SDLK_KP_6, '6'},  {SDLK_KP_7, '7'},
    {SDLK_KP_8, '8'},   {SDLK_KP_9, '9'},      {SDLK_PLUS, '+'},  {SDLK_KP_PLUS, '+'},
    {SDLK_EQUALS, '+'}, {SDLK_SEMICOLON, '+'}, {SDLK_MINUS, '-'}, {SDLK_KP_MINUS, '-'},
};

static UiKey key_of(SDL_Keycode code)
{
    for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++) {
        if (KEYS[i].code == code) {
            return KEYS[i].key;
        }
    }
    return UI_KEY_NONE;
}

static char character_of(SDL_Keycode code)
{
    if ((code >= SDLK_a && code <= SDLK_z) || (code >= SDLK_0 && code <= SDLK_9)) {
        return (char)code;
    }
    for (size_t i = 0; i < sizeof CHARACTERS / sizeof CHARACTERS[0]; i++) {
        if (CHARACTERS[i].code == code) {
            return CHARACTERS[i].character;
        }
    }
    return 0;
}

static bool take_key(const EventState *state, const SDL_KeyboardEvent *event,
                     UiInput *input)
{
    SDL_Keymod mod = (SDL_Keymod)event->keysym.mod;
    input->shift = (mod & KMOD_SHIFT) != 0;
    input->control = (mod & KMOD_CTRL) != 0;
    input->alt = (mod & KMOD_ALT) != 0;
    input->is_repeat = event->repeat != 0;
    if (input->alt && event->keysym.sym == SDLK_F4) {
        input->kind = UI_INPUT_QUIT;
        return true;
    }
    if (state->is_composing) {
        return false;
    }
    input->kind = UI_INPUT_KEY_DOWN;
    input->key = key_of(event->keysym.sym);
    if (input->key == UI_KEY_NONE) {
        input->character = character_of(event->keysym.sym);
        input->key = input->character == 0 ? UI_KEY_NONE : UI_KEY_CHARACTER;
    }
    return input->key != UI_KEY_NONE;
}

static bool take_position(const EventState *state, float x, float y, UiInputKind kind,
                          UiInput *input)
{
    input->kind = kind;
    input->x = x * state->units_per_point;
    input->y = y * state->units_per_point;
    return true;
}

/* Of many moves in a row only the last one counts. */
static void skip_to_last_move(SDL_Event *event)
{
    SDL_Event next;
    while (SDL_PeepEvents(&next, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1 &&
           next.type == SDL_MOUSEMOTION) {
        SDL_PeepEvents(event, 1, SDL_GETEVENT, SDL_MOUSEMOTION, SDL_MOUSEMOTION);
    }
}

static bool take_button(const EventState *state, const SDL_MouseButtonEvent *event,
                        UiInput *input)
{
    if (event->button != SDL_BUTTON_LEFT || event->which == SDL_TOUCH_MOUSEID) {
        return false;
    }
    UiInputKind kind =
        event->type == SDL_MOUSEBUTTONDOWN ? UI_INPUT_POINTER_DOWN : UI_INPUT_POINTER_UP;
    return take_position(state, (float)event->x, (float)event->y, kind, input);
}

static bool take_finger(EventState *state, const SDL_TouchFingerEvent *event,
                        UiInput *input)
{
    bool is_down = event->type == SDL_FINGERDOWN;
    if (is_down == state->is_touching || (!is_down && event->fingerId != state->finger)) {
        return false;
    }
    state->is_touching = is_down;
    state->finger = event->fingerId;
    input->is_touch = true;
    return take_position(state, event->x * state->window_width,
                         event->y * state->window_height,
                         is_down ? UI_INPUT_POINTER_DOWN : UI_INPUT_POINTER_UP, input);
}

static bool take_wheel(const EventState *state, const SDL_MouseWheelEvent *event,
                       UiInput *input)
{
    int y = event->direction == SDL_MOUSEWHEEL_FLIPPED ? -event->y : event->y;
    if (y == 0) {
        return false;
    }
    input->wheel_y = y;
    return take_position(state, (float)event->mouseX, (float)event->mouseY,
                         UI_INPUT_WHEEL, input);
}

/* Copies text that is valid UTF-8 and not too long; else none. */
static Str keep_text(EventState *state, char *text)
{
    Str s = str_from(text);
    strbuf_reset(&state->text);
    if (s.len <= MAX_TEXT_BYTES && utf8_is_valid(s, NULL)) {
        strbuf_add(&state->text, s);
    }
    mem_wipe(text, s.len);
    return strbuf_str(&state->text);
}

static bool take_text(EventState *state, char *text, UiInput *input)
{
    input->text = keep_text(state, text);
    input->kind = UI_INPUT_TEXT;
    state->is_composing = false;
    return input->text.len > 0;
}

static bool take_composition(EventState *state, char *text, int start, int length,
                             UiInput *input)
{
    bool was_composing = state->is_composing;
    input->text = keep_text(state, text);
    input->kind = UI_INPUT_COMPOSITION;
    input->composition_start = start < 0 ? 0 : start;
    input->composition_length = length < 0 ? 0 : length;
    state->is_composing = input->text.len > 0;
    return was_composing || state->is_composing;
}

static bool take_long_composition(EventState *state, SDL_TextEditingExtEvent *event,
                                  UiInput *input)
{
    char empty[1] = "";
    bool is_taken = take_composition(state, event->text != NULL ? event->text : empty,
                                     event->start, event->length, input);
    SDL_free(event->text);
    event->text = NULL;
    return is_taken;
}

static bool take_window(EventState *state, const SDL_WindowEvent *event, UiInput *input)
{
    switch (event->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        input->kind = UI_INPUT_RESIZE;
        return true;
    case SDL_WINDOWEVENT_FOCUS_LOST:
        input->kind = UI_INPUT_FOCUS_LOST;
        state->is_touching = false;
        return true;
    case SDL_WINDOWEVENT_CLOSE:
        input->kind = UI_INPUT_QUIT;
        state->is_closing = true;
        return true;
    default:
        return false;
    }
}

/* SDL quits after the close of the last window, which was told already, and for signals.
 */
static bool take_quit(EventState *state, UiInput *input)
{
    bool was_told = state->is_closing;
    state->is_closing = false;
    input->kind = UI_INPUT_TERMINATE;
    return !was_told;
}

bool events_translate(EventState *state, SDL_Event *event, UiInput *input)
{
    memset(input, 0, sizeof *input);
    input->at_ms = os_monotonic_ms();
    switch (event->type) {
    case SDL_KEYDOWN:
        return take_key(state, &event->key, input);
    case SDL_MOUSEMOTION:
        skip_to_last_move(event);
        return event->motion.which != SDL_TOUCH_MOUSEID &&
               take_position(state, (float)event->motion.x, (float)event->motion.y,
                             UI_INPUT_POINTER_MOVE, input);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return take_button(state, &event->button, input);
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
        return take_finger(state, &event->tfinger, input);
    case SDL_MOUSEWHEEL:
        return take_wheel(state, &event->wheel, input);
    case SDL_TEXTINPUT:
        return take_text(state, event->text.text, input);
    case SDL_TEXTEDITING:
        return take_composition(state, event->edit.text, event->edit.start,
                                event->edit.length, input);
    case SDL_TEXTEDITING_EXT:
        return take_long_composition(state, &event->editExt, input);
    case SDL_WINDOWEVENT:
        return take_window(state, &event->window, input);
    case SDL_QUIT:
        return take_quit(state, input);
    default:
        return false;
    }
}

void events_clear_text(EventState *state)
{
    if (state->text.len == 0) {
        return;
    }
    mem_wipe(state->text.ptr, state->text.capacity);
    strbuf_reset(&state->text);
    /* SDL keeps a finished event in a free list, first out again: pushing and taking an
     * empty one writes over the typed text there. */
    SDL_Event blank;
    memset(&blank, 0, sizeof blank);
    blank.type = SDL_USEREVENT;
    if (SDL_PeepEvents(&blank, 1, SDL_ADDEVENT, SDL_USEREVENT, SDL_USEREVENT) == 1) {
        SDL_PeepEvents(&blank, 1, SDL_GETEVENT, SDL_USEREVENT, SDL_USEREVENT);
    }
}

void events_clear(EventState *state)
{
    events_clear_text(state);
    strbuf_clear(&state->text);
    *state = (EventState){0};
}
