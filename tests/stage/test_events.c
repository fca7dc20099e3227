#include "stage/events.h"
#include "stage_test.h"

static SDL_Event key_event(SDL_Keycode code, SDL_Keymod mod, bool is_repeat)
{
    SDL_Event e = {0};
    e.type = SDL_KEYDOWN;
    e.key.keysym.sym = code;
    e.key.keysym.mod = (Uint16)mod;
    e.key.repeat = is_repeat;
    return e;
}

static void test_keys(void **state)
{
    (void)state;
    static const struct {
        SDL_Keycode code;
        SDL_Keymod mod;
        UiInputKind kind;
        UiKey key;
        char character;
    } cases[] = {
        {SDLK_RETURN, KMOD_NONE, UI_INPUT_KEY_DOWN, UI_KEY_ENTER, 0},
        {SDLK_KP_ENTER, KMOD_NONE, UI_INPUT_KEY_DOWN, UI_KEY_ENTER, 0},
        {SDLK_TAB, KMOD_LSHIFT, UI_INPUT_KEY_DOWN, UI_KEY_TAB, 0},
        {SDLK_PAGEUP, KMOD_NONE, UI_INPUT_KEY_DOWN, UI_KEY_PAGE_UP, 0},
        {SDLK_a, KMOD_NONE, UI_INPUT_KEY_DOWN, UI_KEY_CHARACTER, 'a'},
        {SDLK_z, KMOD_CTRL, UI_INPUT_KEY_DOWN, UI_KEY_CHARACTER, 'z'},
        {SDLK_4, KMOD_NONE, UI_INPUT_KEY_DOWN, UI_KEY_CHARACTER, '4'},
        {SDLK_KP_7, KMOD_NUM, UI_INPUT_KEY_DOWN, UI_KEY_CHARACTER, '7'},
        {SDLK_SEMICOLON, KMOD_CTRL, UI_INPUT_KEY_DOWN, UI_KEY_CHARACTER, '+'},
        {SDLK_MINUS, KMOD_CTRL, UI_INPUT_KEY_DOWN, UI_KEY_CHARACTER, '-'},
        {SDLK_F4, KMOD_LALT, UI_INPUT_QUIT, UI_KEY_NONE, 0},
        {SDLK_F4, KMOD_NONE, UI_INPUT_NONE, UI_KEY_NONE, 0},
        {SDLK_LSHIFT, KMOD_LSHIFT, UI_INPUT_NONE, UI_KEY_NONE, 0},
        {SDLK_VOLUMEUP, KMOD_NONE, UI_INPUT_NONE, UI_KEY_NONE, 0},
    };
    EventState events = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        SDL_Event e = key_event(cases[i].code, cases[i].mod, i % 2 == 1);
        UiInput input;
        bool is_taken = events_translate(&events, &e, &input);
        assert_int_equal(is_taken, cases[i].kind != UI_INPUT_NONE);
        if (is_taken) {
            assert_int_equal(input.kind, cases[i].kind);
            assert_int_equal(input.key, cases[i].key);
            assert_int_equal(input.character, cases[i].character);
            assert_int_equal(input.shift, (cases[i].mod & KMOD_SHIFT) != 0);
            assert_int_equal(input.control, (cases[i].mod & KMOD_CTRL) != 0);
            assert_int_equal(input.is_repeat, i % 2 == 1);
        }
    }
    events_clear(&events);
}

static SDL_Event finger_event(Uint32 type, SDL_FingerID finger, float x, float y)
{
    SDL_Event e = {0};
    e.type = type;
    e.tfinger.fingerId = finger;
    e.tfinger.x = x;
    e.tfinger.y = y;
    return e;
}

static void test_only_the_first_finger_counts(void **state)
{
    (void)state;
    static const struct {
        Uint32 type;
        SDL_FingerID finger;
        UiInputKind kind;
    } cases[] = {
        {SDL_FINGERUP, 1, UI_INPUT_NONE},
        {SDL_FINGERDOWN, 1, UI_INPUT_POINTER_DOWN},
        {SDL_FINGERDOWN, 2, UI_INPUT_NONE},
        {SDL_FINGERUP, 2, UI_INPUT_NONE},
        {SDL_FINGERUP, 1, UI_INPUT_POINTER_UP},
        {SDL_FINGERDOWN, 3, UI_INPUT_POINTER_DOWN},
        {SDL_FINGERUP, 3, UI_INPUT_POINTER_UP},
    };
    EventState events = {
        .window_width = 1280, .window_height = 720, .units_per_point = 1.5f};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        SDL_Event e = finger_event(cases[i].type, cases[i].finger, 0.5f, 0.25f);
        UiInput input;
        bool is_taken = events_translate(&events, &e, &input);
        assert_int_equal(is_taken, cases[i].kind != UI_INPUT_NONE);
        if (is_taken) {
            assert_int_equal(input.kind, cases[i].kind);
            assert_true(input.is_touch);
            assert_int_equal((int)input.x, 960);
            assert_int_equal((int)input.y, 270);
        }
    }
    events_clear(&events);
}

static void test_mouse(void **state)
{
    (void)state;
    EventState events = {.units_per_point = 1.5f};
    UiInput input;
    SDL_Event e = {
        .button = {
            .type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_LEFT, .x = 100, .y = 200}};
    assert_true(events_translate(&events, &e, &input));
    assert_int_equal(input.kind, UI_INPUT_POINTER_DOWN);
    assert_false(input.is_touch);
    assert_int_equal((int)input.x, 150);
    e.button.button = SDL_BUTTON_RIGHT;
    assert_false(events_translate(&events, &e, &input));
    e.button.button = SDL_BUTTON_LEFT;
    e.button.which = SDL_TOUCH_MOUSEID; /* the same tap, a second time */
    assert_false(events_translate(&events, &e, &input));
    SDL_Event wheel = {
        .wheel = {.type = SDL_MOUSEWHEEL, .y = -2, .direction = SDL_MOUSEWHEEL_FLIPPED}};
    assert_true(events_translate(&events, &wheel, &input));
    assert_int_equal(input.wheel_y, 2);
    wheel.wheel.y = 0;
    assert_false(events_translate(&events, &wheel, &input));
    events_clear(&events);
}

static SDL_Event text_event(Uint32 type, const char *text)
{
    SDL_Event e = {0};
    e.type = type;
    char *field = type == SDL_TEXTINPUT ? e.text.text : e.edit.text;
    memcpy(field, text, strlen(text));
    if (type == SDL_TEXTEDITING) {
        e.edit.start = 1;
        e.edit.length = 1;
    }
    return e;
}

/* While the input method composes, Enter and arrows are its own. */
static void test_no_keys_while_composing(void **state)
{
    (void)state;
    EventState events = {0};
    UiInput input;
    SDL_Event enter = key_event(SDLK_RETURN, KMOD_NONE, false);
    SDL_Event edit = text_event(SDL_TEXTEDITING, "むせん");
    assert_true(events_translate(&events, &edit, &input));
    assert_int_equal(input.kind, UI_INPUT_COMPOSITION);
    assert_true(str_is(input.text, "むせん"));
    assert_int_equal(input.composition_start, 1);
    assert_int_equal(input.composition_length, 1);
    assert_false(events_translate(&events, &enter, &input));
    SDL_Event done = text_event(SDL_TEXTEDITING, "");
    assert_true(events_translate(&events, &done, &input));
    assert_int_equal(input.text.len, 0);
    assert_false(events_translate(&events, &done, &input)); /* nothing new */
    assert_true(events_translate(&events, &enter, &input));
    (void)events_translate(&events, &edit, &input);
    SDL_Event commit = text_event(SDL_TEXTINPUT, "無線");
    assert_true(events_translate(&events, &commit, &input));
    assert_int_equal(input.kind, UI_INPUT_TEXT);
    assert_true(str_is(input.text, "無線"));
    assert_true(events_translate(&events, &enter, &input));
    events_clear(&events);
}

static void test_long_composition(void **state)
{
    (void)state;
    EventState events = {0};
    UiInput input;
    static const char longer[] = "むせんらんのあんぜんなつかいかたをまなびましょう";
    SDL_Event e = {.editExt = {.type = SDL_TEXTEDITING_EXT, .start = 3, .length = 4}};
    e.editExt.text = SDL_strdup(longer);
    assert_true(events_translate(&events, &e, &input));
    assert_null(e.editExt.text); /* freed */
    assert_true(str_is(input.text, longer));
    assert_int_equal(input.composition_start, 3);
    e.editExt.text = NULL;
    assert_true(events_translate(&events, &e, &input));
    assert_int_equal(input.text.len, 0);
    events_clear(&events);
}

static void test_bad_text_is_dropped(void **state)
{
    (void)state;
    EventState events = {0};
    UiInput input;
    SDL_Event e = text_event(SDL_TEXTINPUT, "\xE7\x84");
    assert_false(events_translate(&events, &e, &input));
    e = text_event(SDL_TEXTINPUT, "");
    assert_false(events_translate(&events, &e, &input));
    events_clear(&events);
}

/* The typed text is gone from our buffer and from the event it came in. */
static void test_text_is_wiped(void **state)
{
    (void)state;
    assert_int_equal(SDL_Init(SDL_INIT_EVENTS), 0);
    EventState events = {0};
    UiInput input;
    SDL_Event e = text_event(SDL_TEXTINPUT, "canary");
    assert_true(events_translate(&events, &e, &input));
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(e.text.text[i], 0);
    }
    const char *kept = input.text.ptr;
    assert_memory_equal(kept, "canary", 6);
    events_clear_text(&events);
    assert_memory_equal(kept, "\0\0\0\0\0\0", 6);
    events_clear(&events);
    SDL_Quit();
}

static void test_window(void **state)
{
    (void)state;
    static const struct {
        Uint8 event;
        UiInputKind kind;
    } cases[] = {
        {SDL_WINDOWEVENT_SIZE_CHANGED, UI_INPUT_RESIZE},
        {SDL_WINDOWEVENT_FOCUS_LOST, UI_INPUT_FOCUS_LOST},
        {SDL_WINDOWEVENT_CLOSE, UI_INPUT_QUIT},
        {SDL_WINDOWEVENT_MOVED, UI_INPUT_NONE},
    };
    EventState events = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        SDL_Event e = {.window = {.type = SDL_WINDOWEVENT, .event = cases[i].event}};
        UiInput input;
        assert_int_equal(events_translate(&events, &e, &input),
                         cases[i].kind != UI_INPUT_NONE);
        assert_int_equal(input.kind, cases[i].kind);
    }
    events_clear(&events);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_only_the_first_finger_counts),
        cmocka_unit_test(test_mouse),
        cmocka_unit_test(test_no_keys_while_composing),
        cmocka_unit_test(test_long_composition),
        cmocka_unit_test(test_bad_text_is_dropped),
        cmocka_unit_test(test_text_is_wiped),
        cmocka_unit_test(test_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
