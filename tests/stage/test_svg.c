#include <SDL_image.h>

#include "stage/svg.h"
#include "stage_test.h"

static void test_names(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        bool is_valid;
    } cases[] = {
        {"backdrops/cafe", true},      {"icons/text-size", true},
        {"cast/a/front/worry", true},  {"", false},
        {"/icons/next", false},        {"icons/", false},
        {"icons//next", false},        {"../icons/next", false},
        {"icons/../next", false},      {"icons/Next", false},
        {"icons/next.svg", false},     {"icons\\next", false},
        {"icons/\xE7\x84\xA1", false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(svg_name_is_valid(str_from(cases[i].name)), cases[i].is_valid);
    }
    char longest[SVG_MAX_NAME + 2];
    memset(longest, 'a', sizeof longest);
    assert_true(svg_name_is_valid((Str){longest, SVG_MAX_NAME}));
    assert_false(svg_name_is_valid((Str){longest, SVG_MAX_NAME + 1}));
}

static void test_sizes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        float width, height; /* 0: refused */
    } cases[] = {
        {"<svg viewBox=\"0 0 600 900\"></svg>", 600, 900},
        {"<?xml version=\"1.0\"?><svg a=\"b\" viewBox=\"-5,-5, 24.5,24\">", 24.5f, 24},
        {"<svg width=\"10\" height=\"10\"></svg>", 0, 0},
        {"<svg viewBox=\"0 0 600\"></svg>", 0, 0},
        {"<svg viewBox=\"0 0 a b\"></svg>", 0, 0},
        {"<svg viewBox=\"0 0 0 10\"></svg>", 0, 0},
        {"<svg viewBox=\"0 0 -10 10\"></svg>", 0, 0},
        {"<svg viewBox=\"0 0 99999999 10\"></svg>", 0, 0},
        {"<svg viewBox=\"0 0 99999999999999999999999999999999999999999999 9\"></svg>", 0,
         0},
        {"<svg viewBox=\"0 0 1", 0, 0},
        {"<html></html>", 0, 0},
        {"", 0, 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        float width = 0;
        float height = 0;
        Error err;
        Status status = svg_size(str_from(cases[i].text), &width, &height, &err);
        assert_int_equal(status, cases[i].width > 0 ? STATUS_OK : STATUS_BAD_DATA);
        assert_true(width >= cases[i].width && width <= cases[i].width);
        assert_true(height >= cases[i].height && height <= cases[i].height);
    }
}

static StrBuf load(const char *name)
{
    StrBuf text = {0};
    Error err;
    assert_int_equal(svg_load(TEST_ASSETS, str_from(name), &text, &err), STATUS_OK);
    return text;
}

static void test_people_are_put_together(void **state)
{
    (void)state;
    StrBuf text = load("cast/pat/front/normal");
    Str s = strbuf_str(&text);
    ptrdiff_t back = str_find(s, STR("#3A2A22"));
    ptrdiff_t body = str_find(s, STR("#2F4A6B"));
    ptrdiff_t head = str_find(s, STR("#F3CDB0"));
    ptrdiff_t face = str_find(s, STR("#1F1F24"));
    ptrdiff_t over = str_find(s, STR("width=\"70\""));
    assert_true(0 < back && back < body && body < head && head < face && face < over);
    ptrdiff_t open = str_find(s, STR("<svg"));
    assert_int_equal(str_find(str_slice(s, (size_t)open + 4, s.len), STR("<svg")), -1);
    assert_true(str_ends_with(s, STR("</svg>")));
    strbuf_clear(&text);
}

static void test_missing_drawings(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        Status status;
    } cases[] = {
        {"backdrops/nowhere", STATUS_NOT_FOUND},
        {"cast/pat/front/nobody", STATUS_NOT_FOUND},
        {"cast/nobody/front/normal", STATUS_NOT_FOUND},
        {"../CMakeLists", STATUS_BAD_ARGUMENT},
        {"cast/pat", STATUS_NOT_FOUND},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        StrBuf text = {0};
        Error err;
        assert_int_equal(svg_load(TEST_ASSETS, str_from(cases[i].name), &text, &err),
                         cases[i].status);
        strbuf_clear(&text);
    }
}

static void test_fit(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        SvgFit fit;
        int box_width, box_height, width, height;
    } cases[] = {
        {"backdrops/room", SVG_COVER, 1366, 768, 1366, 768},
        {"backdrops/room", SVG_COVER, 192, 120, 213, 120},
        {"backdrops/room", SVG_COVER, 108, 192, 341, 192},
        {"cast/pat/front/normal", SVG_INSIDE, 470, 705, 470, 705},
        {"cast/pat/front/normal", SVG_INSIDE, 200, 200, 133, 200},
        {"icons/next", SVG_INSIDE, 48, 90, 48, 48},
        {"icons/next", SVG_INSIDE, 1, 1, 1, 1},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        StrBuf text = load(cases[i].name);
        assert_int_equal(svg_fit_of(str_from(cases[i].name)), cases[i].fit);
        Raster *raster;
        Error err;
        assert_int_equal(svg_rasterise(strbuf_str(&text), cases[i].box_width,
                                       cases[i].box_height, cases[i].fit, &raster, &err),
                         STATUS_OK);
        assert_int_equal(raster_width(raster), cases[i].width);
        assert_int_equal(raster_height(raster), cases[i].height);
        assert_int_equal(raster_is_opaque(raster), cases[i].fit == SVG_COVER);
        raster_free(raster);
        strbuf_clear(&text);
    }
}

static uint32_t difference(uint32_t a, uint32_t b)
{
    uint32_t most = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        uint32_t x = (a >> shift) & 255;
        uint32_t y = (b >> shift) & 255;
        uint32_t d = x > y ? x - y : y - x;
        most = d > most ? d : most;
    }
    return most;
}

/* Drawn in bands, a picture shows no seams: it is what SDL_image draws in one piece. */
static void test_bands_do_not_show(void **state)
{
    (void)state;
    StrBuf text = load("backdrops/room");
    SDL_RWops *stream = SDL_RWFromConstMem(text.ptr, (int)text.len);
    SDL_Surface *whole = IMG_LoadSizedSVG_RW(stream, 960, 540);
    SDL_RWclose(stream);
    assert_non_null(whole);
    Raster *raster;
    Error err;
    assert_int_equal(
        svg_rasterise(strbuf_str(&text), 960, 540, SVG_INSIDE, &raster, &err), STATUS_OK);
    Canvas canvas = test_canvas(960, 540, 0xFF000000u);
    RasterStyle style = {.alpha = 255};
    raster_paint(raster, &canvas, (PixelRect){0, 0, 960, 540}, &style);
    int differing = 0;
    for (int y = 0; y < 540; y++) {
        const uint8_t *row = (const uint8_t *)whole->pixels + y * whole->pitch;
        for (int x = 0; x < 960; x++) {
            Color c = {row[4 * x], row[4 * x + 1], row[4 * x + 2], row[4 * x + 3]};
            uint32_t d = difference(canvas.pixels[y * 960 + x], pixel_from_color(c));
            assert_true(d <= 24);
            differing += d > 3;
        }
    }
    assert_true(differing < 960 * 540 / 200);
    SDL_FreeSurface(whole);
    mem_free(canvas.pixels);
    raster_free(raster);
    strbuf_clear(&text);
}

static void test_too_large_is_refused_before_drawing(void **state)
{
    (void)state;
    StrBuf text = load("icons/next");
    static const int boxes[][2] = {{9000, 9000}, {5000, 5000}, {8193, 10}};
    for (size_t i = 0; i < COUNT_OF(boxes); i++) {
        Raster *raster;
        Error err;
        assert_int_equal(svg_rasterise(strbuf_str(&text), boxes[i][0], boxes[i][1],
                                       SVG_COVER, &raster, &err),
                         STATUS_TOO_LARGE);
        assert_null(raster);
    }
    strbuf_clear(&text);
}

static void test_broken_svg(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "<svg",
        "<svg viewBox=\"0 0 1 1\"",
        "junk <svg> viewBox=\"0 0 10 10\"",
        "<svg width=\"5\"></svg>",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        Raster *raster;
        Error err;
        assert_int_equal(
            svg_rasterise(str_from(texts[i]), 10, 10, SVG_INSIDE, &raster, &err),
            STATUS_BAD_DATA);
        assert_null(raster);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_people_are_put_together),
        cmocka_unit_test(test_missing_drawings),
        cmocka_unit_test(test_fit),
        cmocka_unit_test(test_bands_do_not_show),
        cmocka_unit_test(test_too_large_is_refused_before_drawing),
        cmocka_unit_test(test_broken_svg),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
