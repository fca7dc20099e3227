/* Screens made by hand: what is found on them. */
#include "author/fit_look.h"
#include "support/cmocka_all.h"

enum {
    COMMANDS_MOST = 6
};

typedef struct Shape {
    DrawKind kind;
    Rect rect;
    const char *name; /* text, or picture: icons are tinted */
} Shape;

typedef struct Case {
    const char *name;
    Shape shapes[COMMANDS_MOST];
    FitFault fault;
    bool scrolls;
} Case;

static const Case cases[] = {
    {"a text in its box",
     {{DRAW_BOX, {100, 100, 400, 100}, NULL}, {DRAW_GLYPHS, {120, 120, 300, 50}, "a"}},
     FIT_GOOD,
     false},
    {"a hung stop may stick out by one em",
     {{DRAW_BOX, {100, 100, 400, 100}, NULL}, {DRAW_GLYPHS, {120, 120, 415, 50}, "a"}},
     FIT_GOOD,
     false},
    {"wider than its box",
     {{DRAW_BOX, {100, 100, 400, 100}, NULL}, {DRAW_GLYPHS, {120, 120, 460, 50}, "a"}},
     FIT_OUTSIDE,
     false},
    {"below its box",
     {{DRAW_BOX, {100, 100, 400, 60}, NULL}, {DRAW_GLYPHS, {120, 120, 100, 70}, "a"}},
     FIT_OUTSIDE,
     false},
    {"a box that was clipped away does not count",
     {{DRAW_CLIP, {0, 0, 1920, 80}, NULL},
      {DRAW_BOX, {100, 100, 400, 60}, NULL},
      {DRAW_CLIP, {0, 0, 0, 0}, NULL},
      {DRAW_GLYPHS, {120, 120, 100, 70}, "a"}},
     FIT_GOOD,
     false},
    {"right of the screen",
     {{DRAW_GLYPHS, {1800, 10, 130, 50}, "a"}},
     FIT_OUTSIDE,
     false},
    {"below the screen", {{DRAW_GLYPHS, {10, 1060, 100, 50}, "a"}}, FIT_OUTSIDE, false},
    {"below the screen, but scrolled",
     {{DRAW_CLIP, {0, 0, 1920, 1000}, NULL},
      {DRAW_GLYPHS, {10, 1060, 100, 50}, "a"},
      {DRAW_CLIP, {0, 0, 0, 0}, NULL},
      {DRAW_PICTURE, {1800, 0, 48, 48}, "icons/down"}},
     FIT_GOOD,
     true},
    {"scrolled behind a box of the header",
     {{DRAW_BOX, {0, 100, 400, 30}, NULL},
      {DRAW_CLIP, {0, 200, 1920, 800}, NULL},
      {DRAW_GLYPHS, {300, 100, 300, 50}, "a"}},
     FIT_GOOD,
     false},
    {"cut together with the picture under a magnifier",
     {{DRAW_CLIP, {1400, 200, 400, 150}, NULL},
      {DRAW_PICTURE, {1100, 0, 1600, 900}, "mail"},
      {DRAW_GLYPHS, {1410, 250, 600, 50}, "a"}},
     FIT_GOOD,
     false},
    {"cut, and the picture is whole",
     {{DRAW_CLIP, {1400, 200, 400, 150}, NULL},
      {DRAW_PICTURE, {1400, 200, 400, 150}, "mail"},
      {DRAW_GLYPHS, {1410, 250, 600, 50}, "a"}},
     FIT_OUTSIDE,
     false},
    {"two texts on one another",
     {{DRAW_GLYPHS, {10, 10, 100, 50}, "a"}, {DRAW_GLYPHS, {80, 20, 100, 50}, "b"}},
     FIT_OVERLAPS,
     false},
    {"lines below one another",
     {{DRAW_GLYPHS, {10, 10, 100, 50}, "a"}, {DRAW_GLYPHS, {10, 60, 100, 50}, "b"}},
     FIT_GOOD,
     false},
};

static void build(DrawList *list, const Case *row)
{
    static const TextGlyph glyph = {.codepoint = 'a', .size = 40};
    draw_list_reset(list, 1920, 1080, (Color){0});
    for (size_t i = 0; i < COMMANDS_MOST; i++) {
        const Shape *const shape = &row->shapes[i];
        if (shape->kind == DRAW_BOX && shape->rect.w <= 0) {
            break; /* the rest of the row is empty */
        }
        DrawCommand *const command = draw_list_add(list, shape->kind, shape->rect);
        if (shape->kind == DRAW_GLYPHS) {
            command->glyphs = (DrawGlyphs){&glyph, 1, str_from(shape->name), {0}, false};
        } else if (shape->kind == DRAW_PICTURE) {
            command->picture = (DrawPicture){
                .name = str_from(shape->name),
                .is_tinted = str_starts_with(str_from(shape->name), STR("icons/"))};
        }
    }
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        DrawList list = {0};
        build(&list, &cases[i]);
        const FitLook look = fit_look(&list);
        if (look.fault != cases[i].fault || look.scrolls != cases[i].scrolls) {
            fail_msg("%s: fault %d scrolls %d", cases[i].name, (int)look.fault,
                     (int)look.scrolls);
        }
        draw_list_clear(&list);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
