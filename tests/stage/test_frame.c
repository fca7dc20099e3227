#include "stage/frame.h"
#include "stage_test.h"

enum {
    WIDTH = 330,
    HEIGHT = 210
};

typedef struct Rig {
    FontSet *fonts;
    GlyphCache *glyphs;
    PictureStore *pictures;
} Rig;

static int open_rig(void **state)
{
    Rig *rig = mem_alloc(sizeof *rig);
    Error err;
    if (font_set_open(NULL, 0, &rig->fonts, &err) != STATUS_OK) {
        return -1;
    }
    rig->glyphs = glyph_cache_new(rig->fonts, 1 << 20);
    PictureOptions options = {.asset_dir = TEST_ASSETS, .budget_bytes = 1 << 22};
    rig->pictures = picture_store_new(&options);
    *state = rig;
    return 0;
}

static int close_rig(void **state)
{
    Rig *rig = *state;
    picture_store_free(rig->pictures);
    glyph_cache_free(rig->glyphs);
    font_set_close(rig->fonts);
    mem_free(rig);
    return 0;
}

static float random_place(uint64_t *seed, int size)
{
    return (float)test_random(seed, (uint32_t)size * 4) / 2 - (float)size / 2;
}

static Color random_color(uint64_t *seed)
{
    Color c = {(uint8_t)test_random(seed, 256), (uint8_t)test_random(seed, 256),
               (uint8_t)test_random(seed, 256), 255};
    c.a = test_random(seed, 3) == 0 ? (uint8_t)test_random(seed, 256) : 255;
    return c;
}

static void add_glyphs(DrawList *list, Rect rect, uint64_t *seed)
{
    DrawCommand *c = draw_list_add(list, DRAW_GLYPHS, rect);
    size_t count = 1 + test_random(seed, 5);
    TextGlyph *glyphs = ARENA_ARRAY(&list->arena, TextGlyph, count);
    for (size_t i = 0; i < count; i++) {
        glyphs[i] = (TextGlyph){0x3042 + test_random(seed, 8), TEXT_UD_REGULAR, 24,
                                (float)i * 24.5f, 24};
    }
    c->glyphs = (DrawGlyphs){.glyphs = glyphs, .count = count};
    c->glyphs.color = random_color(seed);
    c->glyphs.is_secret = test_random(seed, 6) == 0;
}

static void add_picture(DrawList *list, Rect rect, uint64_t *seed)
{
    static const char *const names[] = {"backdrops/room", "cast/pat/front/normal",
                                        "icons/next", "icons/nowhere"};
    rect.w = 90 + (float)test_random(seed, 2) * 60;
    rect.h = 90;
    DrawCommand *c = draw_list_add(list, DRAW_PICTURE, rect);
    c->picture.name = str_from(names[test_random(seed, 4)]);
    c->picture.alpha = test_random(seed, 2) == 0 ? 255 : 100;
    c->picture.is_tinted = test_random(seed, 3) == 0;
    c->picture.tint = random_color(seed);
    c->picture.mirrored = test_random(seed, 2) == 0;
}

static void add_bitmap(DrawList *list, Rect rect, uint64_t *seed)
{
    DrawCommand *c = draw_list_add(list, DRAW_BITMAP, rect);
    uint32_t *pixels = ARENA_ARRAY(&list->arena, uint32_t, 64 * 48);
    uint32_t version = test_random(seed, 3);
    for (uint32_t i = 0; i < 64 * 48; i++) {
        pixels[i] = 0xFF000000u | (i * (version + 77));
    }
    c->bitmap = (DrawBitmap){pixels, 64, 48, version};
}

static void add_random(DrawList *list, uint64_t *seed)
{
    Rect rect = {random_place(seed, WIDTH), random_place(seed, HEIGHT),
                 (float)test_random(seed, WIDTH), (float)test_random(seed, HEIGHT)};
    switch (test_random(seed, 6)) {
    case 0:
        add_glyphs(list, rect, seed);
        break;
    case 1:
        add_picture(list, rect, seed);
        break;
    case 2:
        add_bitmap(list, rect, seed);
        break;
    case 3:
        if (test_random(seed, 3) == 0) {
            rect.w = 0;
        }
        (void)draw_list_add(list, DRAW_CLIP, rect);
        break;
    default: {
        DrawBox *box = &draw_list_add(list, DRAW_BOX, rect)->box;
        box->fill = random_color(seed);
        box->border = random_color(seed);
        box->border_width = (float)test_random(seed, 8);
        box->radius = (float)test_random(seed, 30);
        box->style = (DrawBorder)test_random(seed, 3);
        break;
    }
    }
}

/* Each frame keeps most of the last one: the commands come from a few seeds of which one
 * changes. */
static void build(DrawList *list, const uint64_t *seeds, size_t count)
{
    draw_list_reset(list, WIDTH, HEIGHT, (Color){30, 40, 50, 255});
    for (size_t i = 0; i < count; i++) {
        uint64_t seed = seeds[i];
        add_random(list, &seed);
    }
}

static void assert_same_as_full(Rig *rig, const DrawList *list, float scale,
                                const Canvas *shown)
{
    Canvas fresh = test_canvas(shown->width, shown->height, 0xFF123456u);
    Frame *frame = frame_new(rig->glyphs, rig->pictures);
    (void)frame_paint(frame, list, scale, &fresh);
    assert_memory_equal(shown->pixels, fresh.pixels, test_canvas_bytes(shown));
    frame_free(frame);
    mem_free(fresh.pixels);
}

/* The heart of it: painting what changed leaves what painting everything leaves. */
static void test_repainting_a_part_is_enough(void **state)
{
    Rig *rig = *state;
    enum {
        COMMANDS = 9
    };
    for (uint64_t run = 0; run < 6; run++) {
        uint64_t seed = 1000 + run;
        float scale = run % 2 == 0 ? 1 : 0.75f;
        Frame *frame = frame_new(rig->glyphs, rig->pictures);
        Canvas canvas = test_canvas(WIDTH, HEIGHT, 0xFFABCDEFu);
        DrawList list = {0};
        uint64_t seeds[COMMANDS];
        for (size_t i = 0; i < COMMANDS; i++) {
            seeds[i] = test_random(&seed, 1 << 30);
        }
        for (int round = 0; round < 25; round++) {
            seeds[test_random(&seed, COMMANDS)] = test_random(&seed, 1 << 30);
            build(&list, seeds, COMMANDS);
            (void)frame_paint(frame, &list, scale, &canvas);
            if (round % 3 == 0) { /* pictures that come later are painted in later */
                assert_true(picture_store_wait(rig->pictures, 20000));
                (void)frame_paint(frame, &list, scale, &canvas);
                assert_same_as_full(rig, &list, scale, &canvas);
            }
        }
        draw_list_clear(&list);
        frame_free(frame);
        mem_free(canvas.pixels);
    }
}

static void add_box(DrawList *list, Rect rect, Color fill)
{
    draw_list_add(list, DRAW_BOX, rect)->box.fill = fill;
}

static int64_t dirty_area(DirtyRects dirty)
{
    int64_t sum = 0;
    for (size_t i = 0; i < dirty.count; i++) {
        PixelRect r = dirty.rects[i];
        sum += (int64_t)(r.x1 - r.x0) * (r.y1 - r.y0);
    }
    return sum;
}

static void test_only_what_changed_is_painted(void **state)
{
    Rig *rig = *state;
    Frame *frame = frame_new(rig->glyphs, rig->pictures);
    Canvas canvas = test_canvas(1920, 1080, 0);
    DrawList list = {0};
    const Color blue = {0, 0, 255, 255};
    for (int round = 0; round < 3; round++) {
        draw_list_reset(&list, 1920, 1080, (Color){255, 255, 255, 255});
        add_box(&list, (Rect){0, 0, 1920, 100}, blue);
        add_box(&list, (Rect){500, 500, 60, 30}, round == 2 ? (Color){0} : blue);
        DirtyRects dirty = frame_paint(frame, &list, 1, &canvas);
        int64_t area = dirty_area(dirty);
        assert_true(round == 0 ? area == 1920 * 1080
                               : (round == 1 ? dirty.count == 0 : area > 0));
        assert_true(round < 2 || area <= 3 * 64 * 3 * 32);
    }
    frame_invalidate(frame);
    assert_int_equal(dirty_area(frame_paint(frame, &list, 1, &canvas)), 1920 * 1080);
    draw_list_clear(&list);
    frame_free(frame);
    mem_free(canvas.pixels);
}

/* Dirty rectangles never overlap, or alpha would be painted twice. */
static void test_dirty_rects_do_not_overlap(void **state)
{
    Rig *rig = *state;
    uint64_t seed = 77;
    Frame *frame = frame_new(rig->glyphs, rig->pictures);
    Canvas canvas = test_canvas(1000, 700, 0);
    DrawList list = {0};
    for (int round = 0; round < 40; round++) {
        draw_list_reset(&list, 1000, 700, (Color){255, 255, 255, 255});
        for (int i = 0; i < 6; i++) {
            Rect rect = {(float)test_random(&seed, 1000), (float)test_random(&seed, 700),
                         (float)test_random(&seed, 300), (float)test_random(&seed, 200)};
            add_box(&list, rect, random_color(&seed));
        }
        DirtyRects d = frame_paint(frame, &list, 1, &canvas);
        for (size_t i = 0; i < d.count; i++) {
            for (size_t k = 0; k < i; k++) {
                assert_true(
                    pixel_rect_is_empty(pixel_rect_intersect(d.rects[i], d.rects[k])));
            }
        }
    }
    draw_list_clear(&list);
    frame_free(frame);
    mem_free(canvas.pixels);
}

static void test_secret_text_is_always_new(void **state)
{
    Rig *rig = *state;
    Frame *frame = frame_new(rig->glyphs, rig->pictures);
    Canvas canvas = test_canvas(WIDTH, HEIGHT, 0);
    TextGlyph glyph = {'k', TEXT_UD_REGULAR, 40, 0, 40};
    DrawList list = {0};
    for (int round = 0; round < 3; round++) {
        draw_list_reset(&list, WIDTH, HEIGHT, (Color){0, 0, 0, 255});
        DrawCommand *c = draw_list_add(&list, DRAW_GLYPHS, (Rect){100, 100, 40, 40});
        c->glyphs = (DrawGlyphs){&glyph, 1, STR("k"), {255, 255, 255, 255}, true};
        assert_true(frame_paint(frame, &list, 1, &canvas).count > 0);
    }
    draw_list_clear(&list);
    frame_free(frame);
    mem_free(canvas.pixels);
}

static void test_prepared_frame_finds_all_ready(void **state)
{
    Rig *rig = *state;
    Frame *frame = frame_new(rig->glyphs, rig->pictures);
    DrawList list = {0};
    draw_list_reset(&list, WIDTH, HEIGHT, (Color){0, 0, 0, 255});
    DrawCommand *c = draw_list_add(&list, DRAW_PICTURE, (Rect){0, 0, 77, 66});
    c->picture = (DrawPicture){.name = STR("icons/next"), .alpha = 255};
    uint64_t seed = 5;
    add_glyphs(&list, (Rect){10, 10, 0, 0}, &seed);
    frame_prepare(frame, &list, 1);
    assert_true(picture_store_wait(rig->pictures, 20000));
    size_t glyphs = glyph_cache_count(rig->glyphs);
    Canvas canvas = test_canvas(WIDTH, HEIGHT, 0);
    (void)frame_paint(frame, &list, 1, &canvas);
    assert_int_equal(glyph_cache_count(rig->glyphs), glyphs);
    assert_int_equal(frame_paint(frame, &list, 1, &canvas).count, 0);
    draw_list_clear(&list);
    frame_free(frame);
    mem_free(canvas.pixels);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_repainting_a_part_is_enough),
        cmocka_unit_test(test_only_what_changed_is_painted),
        cmocka_unit_test(test_dirty_rects_do_not_overlap),
        cmocka_unit_test(test_secret_text_is_always_new),
        cmocka_unit_test(test_prepared_frame_finds_all_ready),
    };
    return cmocka_run_group_tests(tests, open_rig, close_rig);
}
