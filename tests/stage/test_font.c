#include "stage/font.h"
#include "stage/glyphs.h"
#include "stage_test.h"

static int open_fonts(void **state)
{
    Error err;
    FontSet *fonts;
    if (font_set_open(NULL, 0, &fonts, &err) != STATUS_OK) {
        print_error("%s\n", err.message);
        return -1;
    }
    *state = fonts;
    return 0;
}

static int close_fonts(void **state)
{
    font_set_close(*state);
    return 0;
}

/* ui.md 5.1, measured there at size 100. */
static void test_advances(void **state)
{
    static const struct {
        TextFace face;
        uint32_t codepoint;
        int hundredths;
    } cases[] = {
        {TEXT_UD_REGULAR, 0x3042, 100},  {TEXT_UD_REGULAR, 'A', 50},
        {TEXT_UD_REGULAR, 0x3001, 100},  {TEXT_UD_BOLD, 0x8A9E, 100},
        {TEXT_UDP_REGULAR, 'A', 76},     {TEXT_UDP_REGULAR, '0', 76},
        {TEXT_UDP_REGULAR, '1', 63},     {TEXT_UDP_REGULAR, 0x3042, 98},
        {TEXT_UD_REGULAR, 0x200B, 0},    {TEXT_UD_REGULAR, 0x2060, 0},
        {TEXT_UD_REGULAR, 0x20BB7, 100}, {TEXT_UD_REGULAR, '\n', 0},
        {TEXT_UD_REGULAR, 0xE0100, 0},   {TEXT_UD_REGULAR, 0xFFFFD, 100},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        float em = font_advance_em(*state, cases[i].face, cases[i].codepoint);
        assert_in_range((int)(em * 100 + 0.5f) + 2, cases[i].hundredths + 1,
                        cases[i].hundredths + 3);
    }
}

static void test_which_characters_are_there(void **state)
{
    static const struct {
        uint32_t codepoint;
        bool is_there;
    } cases[] = {
        {0x9AD9, true},  /* in BIZ UD */
        {0x20BB7, true}, /* only in Noto */
        {0x69D7, true},  {0xAC00, true},   {0x1EC5, true},    {0x200B, true},
        {0xE000, false}, {0xFFFFD, false}, {0x10FFFD, false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(font_has(*state, cases[i].codepoint), cases[i].is_there);
    }
}

static bool same_mask(const GlyphMask *a, const GlyphMask *b)
{
    return a->width == b->width && a->height == b->height && a->left == b->left &&
           a->top == b->top &&
           memcmp(a->coverage, b->coverage, (size_t)(a->width * a->height)) == 0;
}

/* What no font has is shown as the printers' mark, never as an empty box. */
static void test_never_tofu(void **state)
{
    GlyphMask nobody = font_render(*state, TEXT_UD_REGULAR, 0xFFFFD, 40);
    GlyphMask mark = font_render(*state, TEXT_UD_REGULAR, FONT_MISSING_MARK, 40);
    assert_true(nobody.width > 0);
    assert_true(same_mask(&nobody, &mark));
    GlyphMask rare = font_render(*state, TEXT_UD_REGULAR, 0x20BB7, 40);
    assert_true(rare.width > 20);
    assert_false(same_mask(&rare, &mark));
    mem_free(nobody.coverage);
    mem_free(mark.coverage);
    mem_free(rare.coverage);
}

/* Ink lies where its em box is: on the baseline, at the pen. */
static void test_placement(void **state)
{
    static const struct {
        uint32_t codepoint;
        int left, right, top, bottom; /* limits in hundredths of an em */
    } cases[] = {
        {0x4E00, 0, 100, 20, 60}, /* a stroke half way up */
        {'_', -5, 55, -30, 10},   {'A', -2, 60, 60, 90},
        {0x56FD, 0, 100, 70, 95}, {'g', 0, 60, 40, 70},
    };
    for (int px = 16; px <= 96; px += 40) {
        for (size_t i = 0; i < COUNT_OF(cases); i++) {
            GlyphMask m = font_render(*state, TEXT_UD_REGULAR, cases[i].codepoint, px);
            assert_true(m.width > 0 && m.height > 0);
            assert_true(m.left * 100 >= (cases[i].left - 3) * px);
            assert_true((m.left + m.width) * 100 <= (cases[i].right + 7) * px);
            assert_true(m.top * 100 >= (cases[i].top - 7) * px);
            assert_true(m.top * 100 <= (cases[i].bottom + 7) * px);
            mem_free(m.coverage);
        }
    }
}

static void test_blank_glyphs(void **state)
{
    static const uint32_t blank[] = {' ', 0x3000, 0x200B, '\n', 0x2060, 0xFE00};
    for (size_t i = 0; i < COUNT_OF(blank); i++) {
        GlyphMask m = font_render(*state, TEXT_UDP_BOLD, blank[i], 40);
        assert_int_equal(m.width, 0);
        assert_null(m.coverage);
    }
}

static void test_sizes(void **state)
{
    (void)state;
    static const struct {
        float size, scale;
        int px;
    } cases[] = {
        {40, 2.0f / 3, 26}, {24, 2.0f / 3, 16}, {24, 1366 / 1920.0f, 17}, {20, 0.7f, 16},
        {40, 1, 40},        {40, 2, 80},        {24, 4.0f / 3, 32},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(glyph_size_px(cases[i].size, cases[i].scale), cases[i].px);
    }
}

static void test_cache_renders_once(void **state)
{
    GlyphCache *cache = glyph_cache_new(*state, 40000);
    for (uint32_t round = 0; round < 2; round++) {
        for (uint32_t c = 0x4E00; c < 0x4E00 + 900; c++) {
            const GlyphMask *mask = glyph_cache_get(cache, TEXT_UD_REGULAR, c, 16);
            GlyphMask fresh = font_render(*state, TEXT_UD_REGULAR, c, 16);
            assert_true(same_mask(mask, &fresh));
            mem_free(fresh.coverage);
        }
        assert_int_equal(glyph_cache_count(cache), 900);
    }
    glyph_cache_trim(cache); /* 900 glyphs are more than 40000 bytes */
    assert_int_equal(glyph_cache_count(cache), 0);
    glyph_cache_free(cache);
}

static void test_secret_text_stays_out_of_the_cache(void **state)
{
    GlyphCache *cache = glyph_cache_new(*state, 1 << 20);
    TextGlyph glyphs[] = {{'s', TEXT_UD_REGULAR, 40, 0, 40},
                          {'e', TEXT_UD_REGULAR, 40, 20, 40}};
    DrawGlyphs run = {.glyphs = glyphs, .count = 2, .color = {255, 255, 255, 255}};
    GlyphPlace place = {5, 5, 1};
    Canvas secret = test_canvas(80, 60, 0xFF000000u);
    Canvas plain = test_canvas(80, 60, 0xFF000000u);
    PixelRect all = {0, 0, 80, 60};
    run.is_secret = true;
    glyph_run_paint(cache, &run, place, &secret, all);
    assert_int_equal(glyph_cache_count(cache), 0);
    run.is_secret = false;
    glyph_run_paint(cache, &run, place, &plain, all);
    assert_int_equal(glyph_cache_count(cache), 2);
    assert_memory_equal(secret.pixels, plain.pixels, test_canvas_bytes(&secret));
    mem_free(secret.pixels);
    mem_free(plain.pixels);
    glyph_cache_free(cache);
}

/* No glyph of the faces may leave the bounds that decide what is repainted. */
static void test_bounds_hold_the_ink(void **state)
{
    GlyphCache *cache = glyph_cache_new(*state, 1 << 20);
    for (uint32_t c = 0x24; c < 0x3100; c += c == 0x2E3A ? 1 : 17) {
        TextGlyph glyph = {c, TEXT_UDP_BOLD, 40, 60, 80};
        DrawGlyphs run = {.glyphs = &glyph, .count = 1, .color = {255, 255, 255, 255}};
        GlyphPlace place = {10, 10, 1};
        PixelRect bounds = glyph_run_bounds(cache, &run, place);
        Canvas canvas = test_canvas(200, 200, 0xFF000000u);
        glyph_run_paint(cache, &run, place, &canvas, (PixelRect){0, 0, 200, 200});
        for (int i = 0; i < 200 * 200; i++) {
            bool inside = pixel_rect_contains(
                bounds, (PixelRect){i % 200, i / 200, i % 200 + 1, i / 200 + 1});
            if (!inside && canvas.pixels[i] != 0xFF000000u) {
                print_error("U+%04X\n", c);
            }
            assert_true(inside || canvas.pixels[i] == 0xFF000000u);
        }
        mem_free(canvas.pixels);
    }
    glyph_cache_free(cache);
}

static void test_own_folder_comes_first(void **state)
{
    (void)state;
    Arena arena = {0};
    Error err;
    const char *dir = test_dir(&arena, "fonts");
    Str path = str_format(&arena, "%s/BIZUDGothic-Regular.ttf", dir);
    assert_int_equal(os_write_file(path.ptr, STR("not a font"), false, &err), STATUS_OK);
    FontSet *fonts;
    assert_int_equal(font_set_open(&dir, 1, &fonts, &err), STATUS_OK);
    /* The damaged font is passed over for the next one of the chain. */
    assert_true(font_has(fonts, 0x3042));
    GlyphMask m = font_render(fonts, TEXT_UD_REGULAR, 0x3042, 40);
    assert_true(m.width > 0);
    mem_free(m.coverage);
    font_set_close(fonts);
    assert_int_equal(os_remove_file(path.ptr, &err), STATUS_OK);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_advances),
        cmocka_unit_test(test_which_characters_are_there),
        cmocka_unit_test(test_never_tofu),
        cmocka_unit_test(test_placement),
        cmocka_unit_test(test_blank_glyphs),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_cache_renders_once),
        cmocka_unit_test(test_secret_text_stays_out_of_the_cache),
        cmocka_unit_test(test_bounds_hold_the_ink),
        cmocka_unit_test(test_own_folder_comes_first),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
