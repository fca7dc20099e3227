/* Every pair of ui.md 2.2: the contrast is as printed there, and enough. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "ui/theme.h"

typedef struct PairRow {
    const char *name;
    size_t front, back; /* offsets in Theme */
    double least;
    double printed[UI_THEME_COUNT];
} PairRow;

#define PAIR(front, back, least, light, dark, hc)                                        \
    {                                                                                    \
#front " / " #back, offsetof(Theme, front), offsetof(Theme, back), least,        \
        {                                                                                \
            light, dark, hc                                                              \
        }                                                                                \
    }

static const PairRow pairs[] = {
    PAIR(text, bg, 4.5, 15.76, 16.60, 21.00),
    PAIR(text, surface, 4.5, 17.06, 14.51, 21.00),
    PAIR(text, sunken, 4.5, 14.39, 17.52, 21.00),
    PAIR(text2, bg, 4.5, 7.62, 11.08, 21.00),
    PAIR(text2, surface, 4.5, 8.24, 9.68, 21.00),
    PAIR(text2, sunken, 4.5, 6.95, 11.69, 21.00),
    PAIR(text_off, surface, 4.5, 4.91, 6.26, 10.59),
    PAIR(text_off, bg, 4.5, 4.54, 7.16, 10.59),
    PAIR(border, surface, 3.0, 4.20, 5.28, 21.00),
    PAIR(border, bg, 3.0, 3.88, 6.04, 21.00),
    PAIR(on_primary, primary, 4.5, 8.00, 9.81, 14.74),
    PAIR(on_primary, primary_hover, 4.5, 10.52, 12.24, 16.54),
    PAIR(on_primary, primary_down, 4.5, 13.89, 14.70, 18.41),
    PAIR(primary, surface, 4.5, 8.00, 8.57, 14.74),
    PAIR(primary, bg, 4.5, 7.39, 9.80, 14.74),
    PAIR(primary, primary_tint, 4.5, 6.81, 6.95, 10.01),
    PAIR(text, primary_tint, 4.5, 14.52, 11.78, 14.27),
    PAIR(ok, surface, 4.5, 6.96, 8.93, 13.17),
    PAIR(ok, ok_bg, 4.5, 6.02, 7.45, 10.13),
    PAIR(on_ok, ok, 4.5, 6.96, 9.35, 13.17),
    PAIR(text, ok_bg, 4.5, 14.76, 12.10, 16.15),
    PAIR(ng, surface, 4.5, 6.00, 8.15, 11.83),
    PAIR(ng, ng_bg, 4.5, 5.19, 7.36, 9.59),
    PAIR(on_ng, ng, 4.5, 6.00, 9.06, 11.83),
    PAIR(text, ng_bg, 4.5, 14.75, 13.11, 17.02),
    PAIR(part, surface, 4.5, 6.32, 10.34, 16.54),
    PAIR(part, part_bg, 4.5, 5.74, 8.53, 11.23),
    PAIR(text, part_bg, 4.5, 15.51, 11.97, 14.27),
    PAIR(warn, surface, 4.5, 6.33, 9.78, 13.64),
    PAIR(warn, warn_bg, 4.5, 5.69, 8.35, 10.28),
    PAIR(text, warn_bg, 4.5, 15.33, 12.39, 15.83),
    PAIR(danger, surface, 4.5, 6.88, 7.95, 12.43),
    PAIR(danger, danger_bg, 4.5, 5.87, 7.42, 10.86),
    PAIR(focus, surface, 3.0, 18.58, 11.23, 16.75),
    PAIR(focus, bg, 3.0, 17.16, 12.85, 16.75),
    PAIR(focus, focus_in, 3.0, 13.04, 14.74, 16.75),
    PAIR(focus_in, primary, 3.0, 5.61, 11.24, 14.74),
    PAIR(p1, surface, 4.5, 8.00, 8.57, 12.40),
    PAIR(p2, surface, 4.5, 6.42, 8.94, 14.02),
    PAIR(p3, surface, 4.5, 8.32, 8.33, 11.30),
    PAIR(shu, surface, 4.5, 5.18, 7.19, 10.94),
};

static Color token(const Theme *theme, size_t offset)
{
    return *(const Color *)(const void *)((const char *)theme + offset);
}

static void test_every_pair_has_its_contrast(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        for (int t = 0; t < UI_THEME_COUNT; t++) {
            const Theme *theme = theme_get((UiThemeId)t);
            double ratio =
                color_contrast(token(theme, pairs[i].front), token(theme, pairs[i].back));
            if (ratio < pairs[i].least || fabs(ratio - pairs[i].printed[t]) > 0.01) {
                fail_msg("%s, theme %d: %.3f, printed %.2f, least %.1f", pairs[i].name, t,
                         ratio, pairs[i].printed[t], pairs[i].least);
            }
        }
    }
}

/* Pairs that ui.md does not list but widgets use. */
static void test_other_pairs_are_enough(void **state)
{
    (void)state;
    static const struct {
        size_t front, back;
        double least;
    } others[] = {
        {offsetof(Theme, text), offsetof(Theme, danger_bg), 4.5},
        {offsetof(Theme, primary), offsetof(Theme, sunken), 3.0},
        {offsetof(Theme, border), offsetof(Theme, sunken), 3.0},
        {offsetof(Theme, p1), offsetof(Theme, ok_bg), 4.5},
        {offsetof(Theme, p2), offsetof(Theme, ok_bg), 4.5},
        {offsetof(Theme, p3), offsetof(Theme, ok_bg), 4.5},
        {offsetof(Theme, ok), offsetof(Theme, sunken), 3.0},
        {offsetof(Theme, ng), offsetof(Theme, sunken), 3.0},
    };
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        for (int t = 0; t < UI_THEME_COUNT; t++) {
            const Theme *theme = theme_get((UiThemeId)t);
            double ratio = color_contrast(token(theme, others[i].front),
                                          token(theme, others[i].back));
            if (ratio < others[i].least) {
                fail_msg("other pair %zu, theme %d: %.3f", i, t, ratio);
            }
        }
    }
}

/* color over back at alpha. */
static Color blend(Color color, Color back, float alpha)
{
    Color out = {0, 0, 0, 255};
    out.r = (uint8_t)lroundf((float)color.r * alpha + (float)back.r * (1 - alpha));
    out.g = (uint8_t)lroundf((float)color.g * alpha + (float)back.g * (1 - alpha));
    out.b = (uint8_t)lroundf((float)color.b * alpha + (float)back.b * (1 - alpha));
    return out;
}

static void test_text_on_the_dialogue_panel_over_any_scene(void **state)
{
    (void)state;
    static const double printed[] = {14.97, 11.40, 21.0};
    const Color extremes[] = {{0, 0, 0, 255}, {255, 255, 255, 255}};
    for (int t = 0; t < UI_THEME_COUNT; t++) {
        const Theme *theme = theme_get((UiThemeId)t);
        double worst = 21;
        for (int i = 0; i < 2; i++) {
            Color panel = blend(theme->surface, extremes[i], theme->panel_alpha);
            worst = fmin(worst, color_contrast(theme->text, panel));
        }
        assert_true(fabs(worst - printed[t]) < 0.15);
    }
}

/* One of the two tones of the ring stands out of any grey. */
static void test_ring_shows_on_any_grey(void **state)
{
    (void)state;
    for (int t = 0; t < UI_THEME_COUNT; t++) {
        const Theme *theme = theme_get((UiThemeId)t);
        for (int g = 0; g < 256; g++) {
            Color grey = {(uint8_t)g, (uint8_t)g, (uint8_t)g, 255};
            double best = fmax(color_contrast(theme->focus, grey),
                               color_contrast(theme->focus_in, grey));
            assert_true(best >= 3.0);
        }
    }
}

static void test_type_scale(void **state)
{
    (void)state;
    static const struct {
        UiType type;
        float size, line;
    } rows[] = {
        {UI_TYPE_DISPLAY, 72, 96},  {UI_TYPE_H1, 48, 68},      {UI_TYPE_H2, 40, 60},
        {UI_TYPE_DIALOGUE, 40, 68}, {UI_TYPE_BODY, 34, 56},    {UI_TYPE_LABEL, 30, 44},
        {UI_TYPE_SMALL, 28, 44},    {UI_TYPE_CAPTION, 24, 36},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const TypeRow *row = theme_type(rows[i].type);
        assert_true(fabsf(row->size - rows[i].size) < 0.01f);
        assert_true(fabsf(row->size * row->pitch - rows[i].line) < 0.5f);
    }
    for (int i = 0; i < UI_TYPE_COUNT; i++) {
        assert_true(theme_type((UiType)i)->size >= 24);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_pair_has_its_contrast),
        cmocka_unit_test(test_other_pairs_are_enough),
        cmocka_unit_test(test_text_on_the_dialogue_panel_over_any_scene),
        cmocka_unit_test(test_ring_shows_on_any_grey),
        cmocka_unit_test(test_type_scale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
