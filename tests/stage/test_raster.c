#include "stage/raster.h"
#include "stage/raster_internal.h"
#include "stage_test.h"

enum {
    SOURCE = 4711
};

/* How the test pictures differ: few colours with long runs up to noise that no palette
 * holds. */
typedef struct Sample {
    int width, height;
    uint32_t colors, run;
    bool is_opaque;
} Sample;

static const Sample SAMPLES[] = {
    {1, 1, 1, 1, true},
    {7, 5, 2, 3, false},
    {200, 60, 9, 30, false},
    {321, 90, 500, 4, true},
    {400, 300, 1u << 30, 1, false},
};

static uint32_t sample_color(const Sample *sample, uint64_t *seed)
{
    if (!sample->is_opaque && test_random(seed, 4) == 0) {
        return 0;
    }
    uint32_t n = test_random(seed, sample->colors);
    uint32_t color = 0xFF000000u | (n * 2654435761u >> 8);
    return sample->is_opaque ? color : pixel_scale(color, 255 - n % 200);
}

static uint32_t *sample_pixels(const Sample *sample)
{
    uint64_t seed = (uint64_t)sample->width;
    size_t count = (size_t)sample->width * (size_t)sample->height;
    uint32_t *pixels = mem_alloc_array(count, sizeof *pixels);
    for (size_t i = 0; i < count;) {
        uint32_t color = sample_color(sample, &seed);
        for (uint32_t run = 1 + test_random(&seed, sample->run); run > 0 && i < count;
             run--) {
            pixels[i++] = color;
        }
    }
    return pixels;
}

/* Painting on nothing gives the picture itself back. */
static void assert_paints(const Raster *raster, const uint32_t *pixels)
{
    Canvas canvas = test_canvas(raster_width(raster), raster_height(raster), 0);
    RasterStyle style = {.alpha = 255};
    raster_paint(raster, &canvas, (PixelRect){0, 0, canvas.width, canvas.height}, &style);
    assert_memory_equal(canvas.pixels, pixels, test_canvas_bytes(&canvas));
    mem_free(canvas.pixels);
}

static void test_nothing_is_lost(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(SAMPLES); i++) {
        uint32_t *pixels = sample_pixels(&SAMPLES[i]);
        Raster *raster = raster_new(pixels, SAMPLES[i].width, SAMPLES[i].height);
        assert_int_equal(raster_is_opaque(raster), SAMPLES[i].is_opaque);
        assert_paints(raster, pixels);
        StrBuf file = {0};
        raster_write(raster, SOURCE, &file);
        Raster *again;
        Error err;
        assert_int_equal(raster_read(strbuf_str(&file), SOURCE, &again, &err), STATUS_OK);
        assert_int_equal(raster_is_opaque(again), SAMPLES[i].is_opaque);
        assert_paints(again, pixels);
        raster_free(again);
        strbuf_clear(&file);
        raster_free(raster);
        mem_free(pixels);
    }
}

static void test_row_by_row_is_the_same(void **state)
{
    (void)state;
    const Sample *s = &SAMPLES[2];
    uint32_t *pixels = sample_pixels(s);
    RasterMaker *maker = raster_maker_new(s->width, s->height);
    for (int y = 0; y < s->height; y += 7) {
        int rows = s->height - y < 7 ? s->height - y : 7;
        raster_maker_add(maker, pixels + y * s->width, rows);
    }
    Raster *raster = raster_maker_finish(maker);
    assert_paints(raster, pixels);
    raster_free(raster);
    mem_free(pixels);
}

static void test_flat_pictures_are_small(void **state)
{
    (void)state;
    enum {
        W = 600,
        H = 400
    };
    Canvas canvas = test_canvas(W, H, 0xFFDCE7F2u);
    canvas_fill(&canvas, (PixelRect){100, 100, 300, 300}, 0xFF3F6B57u);
    Raster *raster = raster_new(canvas.pixels, W, H);
    assert_true(raster_bytes(raster) < 2500);
    raster_free(raster);
    mem_free(canvas.pixels);
}

static void test_styles(void **state)
{
    (void)state;
    static const uint32_t pixels[4] = {0xFFFF0000u, 0, 0x80008000u, 0xFF0000FFu};
    static const struct {
        RasterStyle style;
        uint32_t want[4];
    } cases[] = {
        {{.alpha = 255}, {0xFFFF0000u, 0xFFFFFFFFu, 0xFF7FFF7Fu, 0xFF0000FFu}},
        {{.alpha = 255, .mirrored = true},
         {0xFF0000FFu, 0xFF7FFF7Fu, 0xFFFFFFFFu, 0xFFFF0000u}},
        {{.alpha = 0}, {0xFFFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFFFu}},
        {{.alpha = 255, .is_tinted = true, .tint = 0xFF000000u},
         {0xFF000000u, 0xFFFFFFFFu, 0xFF7F7F7Fu, 0xFF000000u}},
        {{.alpha = 128}, {0xFFFF7F7Fu, 0xFFFFFFFFu, 0xFFBFFFBFu, 0xFF7F7FFFu}},
    };
    Raster *raster = raster_new(pixels, 4, 1);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Canvas canvas = test_canvas(4, 1, 0xFFFFFFFFu);
        raster_paint(raster, &canvas, (PixelRect){0, 0, 4, 1}, &cases[i].style);
        assert_memory_equal(canvas.pixels, cases[i].want, sizeof cases[i].want);
        mem_free(canvas.pixels);
    }
    raster_free(raster);
}

/* Any clip, place, mirror and alpha: many small windows give what one large one gives. */
static void test_clips_do_not_show(void **state)
{
    (void)state;
    uint64_t seed = 5;
    uint32_t *pixels = sample_pixels(&SAMPLES[2]);
    Raster *raster = raster_new(pixels, SAMPLES[2].width, SAMPLES[2].height);
    for (int round = 0; round < 60; round++) {
        RasterStyle style = {
            .x = (int)test_random(&seed, 300) - 200,
            .y = (int)test_random(&seed, 120) - 60,
            .alpha = (uint8_t)(1 + test_random(&seed, 255)),
            .is_tinted = test_random(&seed, 2) == 0,
            .tint = 0xFF204060u,
            .mirrored = test_random(&seed, 2) == 0,
        };
        Canvas whole = test_canvas(150, 80, 0xFF808080u);
        Canvas parts = test_canvas(150, 80, 0xFF808080u);
        PixelRect all = {0, 0, 150, 80};
        raster_paint(raster, &whole, all, &style);
        for (int x = 0; x < 150; x += 11) {
            PixelRect clip = {x, 0, x + 11, 80};
            raster_paint(raster, &parts, pixel_rect_intersect(clip, all), &style);
        }
        assert_memory_equal(whole.pixels, parts.pixels, test_canvas_bytes(&whole));
        mem_free(whole.pixels);
        mem_free(parts.pixels);
    }
    raster_free(raster);
    mem_free(pixels);
}

static StrBuf sample_file(void)
{
    uint32_t *pixels = sample_pixels(&SAMPLES[1]);
    Raster *raster = raster_new(pixels, SAMPLES[1].width, SAMPLES[1].height);
    StrBuf file = {0};
    raster_write(raster, SOURCE, &file);
    raster_free(raster);
    mem_free(pixels);
    return file;
}

static void assert_refused(Str bytes)
{
    Raster *raster;
    Error err;
    assert_int_not_equal(raster_read(bytes, SOURCE, &raster, &err), STATUS_OK);
    assert_null(raster);
}

static void test_every_flipped_bit_and_every_cut_is_refused(void **state)
{
    (void)state;
    StrBuf file = sample_file();
    for (size_t i = 0; i < file.len * 8; i++) {
        file.ptr[i / 8] = (char)(file.ptr[i / 8] ^ (1 << (i % 8)));
        assert_refused(strbuf_str(&file));
        file.ptr[i / 8] = (char)(file.ptr[i / 8] ^ (1 << (i % 8)));
    }
    for (size_t length = 0; length < file.len; length++) {
        assert_refused((Str){file.ptr, length});
    }
    strbuf_add_char(&file, 0);
    assert_refused(strbuf_str(&file));
    strbuf_clear(&file);
}

static void test_other_source_and_version(void **state)
{
    (void)state;
    StrBuf file = sample_file();
    Raster *raster;
    Error err;
    assert_int_equal(raster_read(strbuf_str(&file), SOURCE + 1, &raster, &err),
                     STATUS_NOT_FOUND);
    RasterHeader header;
    memcpy(&header, file.ptr, sizeof header);
    header.version++;
    memcpy(file.ptr, &header, sizeof header);
    assert_int_equal(raster_read(strbuf_str(&file), SOURCE, &raster, &err),
                     STATUS_TOO_NEW);
    strbuf_clear(&file);
}

/* A file that lies with a right checksum: still nothing outside its memory is touched,
 * and what is accepted can be painted. */
static void test_lies_with_a_right_checksum(void **state)
{
    (void)state;
    uint64_t seed = 23;
    StrBuf good = sample_file();
    int refused = 0;
    for (int round = 0; round < 4000; round++) {
        StrBuf file = {0};
        strbuf_add(&file, strbuf_str(&good));
        for (uint32_t n = 1 + test_random(&seed, 3); n > 0; n--) {
            size_t at = sizeof(RasterHeader) +
                        test_random(&seed, (uint32_t)(file.len - sizeof(RasterHeader)));
            file.ptr[at] = (char)test_random(&seed, 256);
        }
        RasterHeader header;
        memcpy(&header, file.ptr, sizeof header);
        header.body_hash = raster__body_hash(
            (const unsigned char *)file.ptr + sizeof header, file.len - sizeof header);
        memcpy(file.ptr, &header, sizeof header);
        Raster *raster;
        Error err;
        if (raster_read(strbuf_str(&file), SOURCE, &raster, &err) == STATUS_OK) {
            Canvas canvas = test_canvas(20, 20, 0xFF000000u);
            RasterStyle style = {.x = 3, .y = 3, .alpha = 255};
            raster_paint(raster, &canvas, (PixelRect){0, 0, 20, 20}, &style);
            mem_free(canvas.pixels);
        } else {
            refused++;
        }
        raster_free(raster);
        strbuf_clear(&file);
    }
    assert_true(refused > 1000);
    strbuf_clear(&good);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_lost),
        cmocka_unit_test(test_row_by_row_is_the_same),
        cmocka_unit_test(test_flat_pictures_are_small),
        cmocka_unit_test(test_styles),
        cmocka_unit_test(test_clips_do_not_show),
        cmocka_unit_test(test_every_flipped_bit_and_every_cut_is_refused),
        cmocka_unit_test(test_other_source_and_version),
        cmocka_unit_test(test_lies_with_a_right_checksum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
