#include "stage/paint.h"
#include "stage_test.h"

static uint32_t scale_channel(uint32_t value, uint32_t alpha)
{
    return (uint32_t)((double)(value * alpha) / 255.0 + 0.5);
}

static void test_scale_is_exact(void **state)
{
    (void)state;
    for (uint32_t value = 0; value < 256; value++) {
        for (uint32_t alpha = 0; alpha < 256; alpha++) {
            uint32_t pixel = value << 24 | (255 - value) << 16 | value << 8 | value / 2;
            uint32_t want = scale_channel(value, alpha) << 24 |
                            scale_channel(255 - value, alpha) << 16 |
                            scale_channel(value, alpha) << 8 |
                            scale_channel(value / 2, alpha);
            assert_int_equal(pixel_scale(pixel, alpha), want);
        }
    }
}

static void test_color(void **state)
{
    (void)state;
    static const struct {
        Color color;
        uint32_t pixel;
    } cases[] = {
        {{255, 255, 255, 255}, 0xFFFFFFFFu}, {{0x12, 0x34, 0x56, 255}, 0xFF123456u},
        {{255, 0, 0, 128}, 0x80800000u},     {{1, 2, 3, 0}, 0},
        {{255, 255, 255, 1}, 0x01010101u},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(pixel_from_color(cases[i].color), cases[i].pixel);
    }
}

/* The fast blocks of a long span and the pixels at its ends must agree. */
static void test_span_does_not_depend_on_cuts(void **state)
{
    (void)state;
    enum {
        LENGTH = 101
    };
    uint64_t seed = 7;
    for (int round = 0; round < 300; round++) {
        uint32_t whole[LENGTH], parts[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            whole[i] = parts[i] = 0xFF000000u | test_random(&seed, 1 << 24);
        }
        Color c = {(uint8_t)test_random(&seed, 256), (uint8_t)test_random(&seed, 256),
                   (uint8_t)test_random(&seed, 256), (uint8_t)test_random(&seed, 256)};
        uint32_t color = pixel_from_color(c);
        span_paint(whole, LENGTH, color);
        for (int at = 0; at < LENGTH;) {
            int left = LENGTH - at;
            int count = 1 + (int)test_random(&seed, (uint32_t)left);
            span_paint(parts + at, count, color);
            at += count;
        }
        assert_memory_equal(whole, parts, sizeof whole);
        for (int i = 0; i < LENGTH; i++) {
            assert_int_equal(whole[i] >> 24, 255);
        }
    }
}

static void test_mask(void **state)
{
    (void)state;
    uint32_t row[4] = {0xFF000000u, 0xFF000000u, 0xFF000000u, 0xFF000000u};
    static const uint8_t mask[4] = {0, 255, 128, 1};
    span_paint_mask(row, mask, 4, 0xFFFFFFFFu);
    assert_int_equal(row[0], 0xFF000000u);
    assert_int_equal(row[1], 0xFFFFFFFFu);
    assert_int_equal(row[2], 0xFF808080u);
    assert_int_equal(row[3], 0xFF010101u);
    span_paint_mask(row, mask, 2, 0x80800000u);
    assert_int_equal(row[0], 0xFF000000u);
    assert_int_equal(row[1], 0xFFFF7F7Fu);
}

static void test_fill_is_cut(void **state)
{
    (void)state;
    Canvas canvas = test_canvas(10, 6, 0xFF000000u);
    static const struct {
        PixelRect rect;
        int painted;
    } cases[] = {
        {{-5, -5, 3, 2}, 6}, {{8, 4, 50, 50}, 4}, {{3, 3, 3, 9}, 0},
        {{20, 0, 30, 5}, 0}, {{0, 0, 10, 6}, 60}, {{5, 5, 4, 4}, 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        canvas_fill(&canvas, (PixelRect){0, 0, 10, 6}, 0xFF000000u);
        canvas_fill(&canvas, cases[i].rect, 0xFFFFFFFFu);
        int painted = 0;
        for (int k = 0; k < 60; k++) {
            painted += canvas.pixels[k] == 0xFFFFFFFFu;
        }
        assert_int_equal(painted, cases[i].painted);
    }
    mem_free(canvas.pixels);
}

static void test_rects(void **state)
{
    (void)state;
    PixelRect a = {0, 0, 10, 10};
    assert_true(pixel_rect_contains(a, (PixelRect){0, 0, 10, 10}));
    assert_true(pixel_rect_contains(a, (PixelRect){50, 50, 50, 60}));
    assert_false(pixel_rect_contains(a, (PixelRect){0, 0, 11, 10}));
    assert_true(pixel_rect_is_empty(pixel_rect_intersect(a, (PixelRect){10, 0, 20, 10})));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scale_is_exact),
        cmocka_unit_test(test_color),
        cmocka_unit_test(test_span_does_not_depend_on_cuts),
        cmocka_unit_test(test_mask),
        cmocka_unit_test(test_fill_is_cut),
        cmocka_unit_test(test_rects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
