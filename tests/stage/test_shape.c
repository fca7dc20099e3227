#include "stage/shape.h"
#include "stage_test.h"

enum {
    SIDE = 120,
    BLACK_PIXEL = 0
};
static const PixelRect ALL = {0, 0, SIDE, SIDE};

static uint32_t at(const Canvas *canvas, int x, int y)
{
    return canvas->pixels[y * canvas->stride + x] & 0xFFFFFFu;
}

/* Sum of the red channel / 255: painted area in pixels when white is painted on black. */
static double area(const Canvas *canvas)
{
    double sum = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
        sum += (canvas->pixels[i] >> 16) & 255;
    }
    return sum / 255;
}

static BoxPixels white_box(PixelRect rect, float radius)
{
    return (BoxPixels){.rect = rect, .radius = radius, .fill = 0xFFFFFFFFu};
}

static void test_plain_box_is_exact(void **state)
{
    (void)state;
    Canvas canvas = test_canvas(SIDE, SIDE, 0xFF000000u);
    BoxPixels box = white_box((PixelRect){10, 20, 50, 45}, 0);
    shape_paint_box(&canvas, ALL, &box);
    for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
            bool inside = x >= 10 && x < 50 && y >= 20 && y < 45;
            assert_int_equal(at(&canvas, x, y), inside ? 0xFFFFFF : BLACK_PIXEL);
        }
    }
    mem_free(canvas.pixels);
}

static void test_areas(void **state)
{
    (void)state;
    const double pi = 3.14159265358979;
    const struct {
        PixelRect rect;
        float radius;
        int border;
        double wanted;
    } cases[] = {
        {{10, 10, 110, 110}, 50, 0, pi * 2500},
        {{10, 10, 110, 50}, 20, 0, 60 * 40 + pi * 400},
        {{10, 10, 110, 90}, 24, 0, 8000 - (4 - pi) * 24 * 24},
        {{10, 10, 110, 110}, 50, 6, pi * (2500 - 44 * 44)},
        {{10, 10, 110, 90}, 0, 3, 100 * 80 - 94 * 74},
        {{10, 10, 110, 90}, 12, 1, 100 * 80 - 98 * 78 - (4 - pi) * (144 - 121)},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Canvas canvas = test_canvas(SIDE, SIDE, 0xFF000000u);
        BoxPixels box = white_box(cases[i].rect, cases[i].radius);
        if (cases[i].border > 0) {
            box.fill = 0;
            box.border = cases[i].border;
            box.border_color = 0xFFFFFFFFu;
        }
        shape_paint_box(&canvas, ALL, &box);
        double difference = area(&canvas) - cases[i].wanted;
        assert_true(difference < 6 && difference > -6);
        mem_free(canvas.pixels);
    }
}

static void test_box_is_symmetric(void **state)
{
    (void)state;
    Canvas canvas = test_canvas(SIDE, SIDE, 0xFF000000u);
    BoxPixels box = {.rect = {10, 10, 110, 110},
                     .radius = 30,
                     .fill = 0xFF808080u,
                     .border = 5,
                     .border_color = 0xFFFFFFFFu,
                     .line = 1,
                     .style = DRAW_BORDER_DOUBLE};
    shape_paint_box(&canvas, ALL, &box);
    for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
            assert_int_equal(at(&canvas, x, y), at(&canvas, SIDE - 1 - x, y));
            assert_int_equal(at(&canvas, x, y), at(&canvas, x, SIDE - 1 - y));
        }
    }
    assert_int_equal(at(&canvas, 10, 60), 0xFFFFFF);
    assert_int_equal(at(&canvas, 12, 60), 0x808080);
    assert_int_equal(at(&canvas, 14, 60), 0xFFFFFF);
    assert_int_equal(at(&canvas, 15, 60), 0x808080);
    mem_free(canvas.pixels);
}

/* No red of the fill may show outside a blue border. */
static void test_fill_stays_under_the_border(void **state)
{
    (void)state;
    Canvas canvas = test_canvas(SIDE, SIDE, 0xFF000000u);
    BoxPixels box = {.rect = {10, 10, 110, 110},
                     .radius = 24,
                     .fill = 0xFFFF0000u,
                     .border = 6,
                     .border_color = 0xFF0000FFu};
    shape_paint_box(&canvas, ALL, &box);
    for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < 13; x++) {
            assert_int_equal(at(&canvas, x, y) & 0xFF0000, 0);
        }
    }
    assert_int_equal(at(&canvas, 60, 60), 0xFF0000);
    mem_free(canvas.pixels);
}

static void test_dashes_go_round_evenly(void **state)
{
    (void)state;
    Canvas canvas = test_canvas(SIDE, SIDE, 0xFF000000u);
    BoxPixels box = {.rect = {10, 10, 110, 110},
                     .radius = 20,
                     .border = 4,
                     .border_color = 0xFFFFFFFFu,
                     .dash_on = 14,
                     .dash_off = 8,
                     .style = DRAW_BORDER_DASHED};
    shape_paint_box(&canvas, ALL, &box);
    BoxPixels solid = box;
    solid.style = DRAW_BORDER_SOLID;
    Canvas whole = test_canvas(SIDE, SIDE, 0xFF000000u);
    shape_paint_box(&whole, ALL, &solid);
    double share = area(&canvas) / area(&whole);
    assert_true(share > 0.60 && share < 0.68); /* 14 / 22 = 0.636 */
    int changes = 0;
    for (int x = 31; x < 90; x++) {
        bool is_on = at(&canvas, x, 11) > 0x808080;
        bool was_on = at(&canvas, x - 1, 11) > 0x808080;
        changes += is_on != was_on;
    }
    assert_in_range(changes, 4, 6);
    mem_free(canvas.pixels);
    mem_free(whole.pixels);
}

static BoxPixels random_box(uint64_t *seed)
{
    int x = (int)test_random(seed, 100) - 10;
    int y = (int)test_random(seed, 100) - 10;
    BoxPixels box = {
        .rect = {x, y, x + (int)test_random(seed, 90), y + (int)test_random(seed, 90)},
        .border = (int)test_random(seed, 9),
        .line = 1 + (int)test_random(seed, 3),
        .dash_on = 14,
        .dash_off = 8,
        .style = (DrawBorder)test_random(seed, 3),
        .fill = test_random(seed, 3) == 0 ? 0x80402010u : 0xFF336699u,
        .border_color = test_random(seed, 3) == 0 ? 0x40201000u : 0xFF99AA33u,
    };
    int w = box.rect.x1 - x;
    int h = box.rect.y1 - y;
    box.radius = (float)test_random(seed, 1 + (uint32_t)(w < h ? w : h) / 2);
    return box;
}

/* Painting through small windows gives what painting at once gives. */
static void test_clips_do_not_show(void **state)
{
    (void)state;
    uint64_t seed = 3;
    for (int round = 0; round < 120; round++) {
        BoxPixels box = random_box(&seed);
        Canvas whole = test_canvas(SIDE, SIDE, 0xFF204060u);
        Canvas parts = test_canvas(SIDE, SIDE, 0xFF204060u);
        shape_paint_box(&whole, ALL, &box);
        for (int y = 0; y < SIDE; y += 17) {
            for (int x = 0; x < SIDE; x += 23) {
                PixelRect clip = {x, y, x + 23, y + 17};
                shape_paint_box(&parts, pixel_rect_intersect(clip, ALL), &box);
            }
        }
        assert_memory_equal(whole.pixels, parts.pixels, test_canvas_bytes(&whole));
        mem_free(whole.pixels);
        mem_free(parts.pixels);
    }
}

/* Where a box says that it hides what is below, the ground must not matter. */
static void test_hides_is_true(void **state)
{
    (void)state;
    uint64_t seed = 11;
    int hidden = 0;
    for (int round = 0; round < 2000; round++) {
        BoxPixels box = random_box(&seed);
        int x = (int)test_random(&seed, 100);
        int y = (int)test_random(&seed, 100);
        PixelRect part = {x, y, x + 1 + (int)test_random(&seed, 19),
                          y + 1 + (int)test_random(&seed, 19)};
        if (!shape_box_hides(&box, part)) {
            continue;
        }
        hidden++;
        Canvas black = test_canvas(SIDE, SIDE, 0xFF000000u);
        Canvas white = test_canvas(SIDE, SIDE, 0xFFFFFFFFu);
        shape_paint_box(&black, part, &box);
        shape_paint_box(&white, part, &box);
        for (int py = part.y0; py < part.y1; py++) {
            for (int px = part.x0; px < part.x1; px++) {
                assert_int_equal(at(&black, px, py), at(&white, px, py));
            }
        }
        mem_free(black.pixels);
        mem_free(white.pixels);
    }
    assert_true(hidden > 20);
}

static void test_command_to_pixels(void **state)
{
    (void)state;
    DrawBox box = {.fill = {255, 255, 255, 255},
                   .border = {0, 0, 0, 255},
                   .border_width = 1,
                   .radius = 500};
    BoxPixels p = shape_box_pixels((Rect){10, 10, 100, 50}, &box, 2.0f / 3);
    assert_int_equal(p.rect.x0, 7);
    assert_int_equal(p.rect.x1, 73);
    assert_int_equal(p.rect.y1, 40);
    assert_int_equal(p.border, 1);
    assert_true(p.radius <= 16.5f);
    box.border.a = 0;
    assert_int_equal(shape_box_pixels((Rect){0, 0, 9, 9}, &box, 2).border, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain_box_is_exact),
        cmocka_unit_test(test_areas),
        cmocka_unit_test(test_box_is_symmetric),
        cmocka_unit_test(test_fill_stays_under_the_border),
        cmocka_unit_test(test_dashes_go_round_evenly),
        cmocka_unit_test(test_clips_do_not_show),
        cmocka_unit_test(test_hides_is_true),
        cmocka_unit_test(test_command_to_pixels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
