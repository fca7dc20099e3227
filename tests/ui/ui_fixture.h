/* A Ui with a fixed-width font, and one-line inputs: for all tests of this folder. */
#ifndef GOFUN_TESTS_UI_FIXTURE_H
#define GOFUN_TESTS_UI_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ui/ui.h"

typedef struct Fixture Fixture;
/* Builds one page; called for every pass. */
typedef void (*PageFunction)(Fixture *fixture, Ui *ui);

struct Fixture {
    Ui *ui;
    UiFrame frame;
    PageFunction page;
    void *state; /* of the page */
    int passes;  /* of the last input */
};

static inline float fixture_advance(void *context, TextFace face, uint32_t codepoint)
{
    (void)context;
    (void)face;
    return codepoint < 0x1100 ? 0.5f : 1.0f;
}

static inline float fixture_kerning(void *context, TextFace face, uint32_t left,
                                    uint32_t right)
{
    (void)context;
    (void)face;
    (void)left;
    (void)right;
    return 0;
}

static const TextMetrics fixture_metrics = {fixture_advance, fixture_kerning, NULL};

/* Runs passes until the page is settled. */
static inline void fixture_input(Fixture *f, UiInput input)
{
    enum {
        PASSES_MOST = 10
    };
    f->passes = 0;
    input.at_ms = f->frame.now_ms;
    bool again = true;
    while (again && f->passes < PASSES_MOST) {
        ui_begin(f->ui, &input, &f->frame);
        f->page(f, f->ui);
        again = ui_end(f->ui);
        input = (UiInput){.at_ms = f->frame.now_ms};
        f->passes++;
    }
    assert_false(again); /* a page settles */
}

static inline void fixture_open(Fixture *f, PageFunction page, void *state)
{
    *f = (Fixture){.ui = ui_new(), .page = page, .state = state};
    f->frame = (UiFrame){.width = 1920,
                         .height = 1080,
                         .text_scale = 1,
                         .metrics = &fixture_metrics,
                         .now_ms = 1000};
    fixture_input(f, (UiInput){0});
    f->frame.now_ms += 1000;
}

static inline void fixture_close(Fixture *f)
{
    ui_free(f->ui);
}

static inline void press(Fixture *f, UiKey key)
{
    f->frame.now_ms += 300;
    fixture_input(f, (UiInput){.kind = UI_INPUT_KEY_DOWN, .key = key});
}

static inline void press_shift_tab(Fixture *f)
{
    fixture_input(f,
                  (UiInput){.kind = UI_INPUT_KEY_DOWN, .key = UI_KEY_TAB, .shift = true});
}

static inline void press_character(Fixture *f, char character)
{
    f->frame.now_ms += 300;
    fixture_input(f, (UiInput){.kind = UI_INPUT_KEY_DOWN,
                               .key = UI_KEY_CHARACTER,
                               .character = character});
}

static inline void press_repeat(Fixture *f, UiKey key, int after_ms)
{
    f->frame.now_ms += after_ms;
    fixture_input(f, (UiInput){.kind = UI_INPUT_KEY_DOWN, .key = key, .is_repeat = true});
}

static inline void point(Fixture *f, UiInputKind kind, float x, float y)
{
    fixture_input(f, (UiInput){.kind = kind, .x = x, .y = y});
}

static inline void click(Fixture *f, float x, float y)
{
    f->frame.now_ms += 300;
    point(f, UI_INPUT_POINTER_DOWN, x, y);
    point(f, UI_INPUT_POINTER_UP, x, y);
}

static inline void type_text(Fixture *f, const char *text)
{
    fixture_input(f, (UiInput){.kind = UI_INPUT_TEXT, .text = str_from(text)});
}

static inline void compose(Fixture *f, const char *text, int start, int length)
{
    fixture_input(f, (UiInput){.kind = UI_INPUT_COMPOSITION,
                               .text = str_from(text),
                               .composition_start = start,
                               .composition_length = length});
}

static inline void assert_focus(const Fixture *f, UiId id)
{
    assert_int_equal(ui_focus(f->ui), id);
}

#endif
