#include "stage/frame.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "stage/frame_internal.h"

enum {
    CELL_WIDTH = 64,
    CELL_HEIGHT = 32,
    BAND_HEIGHT = 32, /* painted one after the other, so that the pixels stay in cache */
};

struct Frame {
    ItemSources sources;
    FrameItem *items;
    size_t item_count, item_capacity;
    uint64_t *cells, *painted; /* hashes of the frame under way and of the canvas */
    int columns, rows;
    bool is_valid; /* painted tells the truth about the canvas */
    PixelRect *dirty;
    size_t dirty_count, dirty_capacity;
};

Frame *frame_new(GlyphCache *glyphs, PictureStore *pictures)
{
    Frame *frame = mem_alloc(sizeof *frame);
    frame->sources.glyphs = glyphs;
    frame->sources.pictures = pictures;
    return frame;
}

void frame_free(Frame *frame)
{
    if (frame == NULL) {
        return;
    }
    frame__sources_clear(&frame->sources);
    mem_free(frame->items);
    mem_free(frame->cells);
    mem_free(frame->painted);
    mem_free(frame->dirty);
    mem_free(frame);
}

void frame_invalidate(Frame *frame)
{
    frame->is_valid = false;
}

/* ---- what the list shows ---- */

static PixelRect clip_pixels(Rect rect, float scale, PixelRect whole)
{
    if (rect.w <= 0 || rect.h <= 0) {
        return whole;
    }
    PixelRect r = {(int)lroundf(rect.x * scale), (int)lroundf(rect.y * scale),
                   (int)lroundf((rect.x + rect.w) * scale),
                   (int)lroundf((rect.y + rect.h) * scale)};
    return pixel_rect_intersect(r, whole);
}

static FrameItem *next_item(Frame *frame)
{
    if (frame->item_count == frame->item_capacity) {
        size_t capacity = frame->item_capacity == 0 ? 128 : frame->item_capacity * 2;
        frame->items = mem_resize(frame->items, capacity * sizeof *frame->items);
        frame->item_capacity = capacity;
    }
    return &frame->items[frame->item_count];
}

static void collect_items(Frame *frame, const DrawList *list, PixelRect whole)
{
    PixelRect limit = whole;
    frame->item_count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *command = &list->commands[i];
        if (command->kind == DRAW_CLIP) {
            limit = clip_pixels(command->rect, frame->sources.scale, whole);
        } else if (frame__item_make(&frame->sources, command, limit, next_item(frame))) {
            frame->item_count++;
        }
    }
}

/* ---- what changed ---- */

static void fit_cells(Frame *frame, const Canvas *canvas)
{
    int columns = (canvas->width + CELL_WIDTH - 1) / CELL_WIDTH;
    int rows = (canvas->height + CELL_HEIGHT - 1) / CELL_HEIGHT;
    if (columns == frame->columns && rows == frame->rows) {
        return;
    }
    size_t count = (size_t)columns * (size_t)rows;
    mem_free(frame->cells);
    mem_free(frame->painted);
    frame->cells = mem_alloc_array(count, sizeof(uint64_t));
    frame->painted = mem_alloc_array(count, sizeof(uint64_t));
    frame->columns = columns;
    frame->rows = rows;
    frame->is_valid = false;
}

static void hash_into_cells(Frame *frame, PixelRect r, uint64_t hash)
{
    int last_column = (r.x1 - 1) / CELL_WIDTH;
    int last_row = (r.y1 - 1) / CELL_HEIGHT;
    for (int row = r.y0 / CELL_HEIGHT; row <= last_row; row++) {
        uint64_t *cells = frame->cells + (ptrdiff_t)row * frame->columns;
        for (int column = r.x0 / CELL_WIDTH; column <= last_column; column++) {
            uint64_t mixed = (cells[column] ^ hash) * 1099511628211u;
            cells[column] = mixed ^ (mixed >> 29);
        }
    }
}

static void hash_cells(Frame *frame, uint32_t background)
{
    size_t count = (size_t)frame->columns * (size_t)frame->rows;
    for (size_t i = 0; i < count; i++) {
        frame->cells[i] = background;
    }
    for (size_t i = 0; i < frame->item_count; i++) {
        hash_into_cells(frame, frame->items[i].bounds, frame->items[i].hash);
    }
}

static void add_dirty(Frame *frame, PixelRect r)
{
    for (size_t i = frame->dirty_count; i-- > 0;) {
        PixelRect *above = &frame->dirty[i];
        if (above->y1 == r.y0 && above->x0 == r.x0 && above->x1 == r.x1) {
            above->y1 = r.y1;
            return;
        }
    }
    if (frame->dirty_count == frame->dirty_capacity) {
        size_t capacity = frame->dirty_capacity == 0 ? 64 : frame->dirty_capacity * 2;
        frame->dirty = mem_resize(frame->dirty, capacity * sizeof *frame->dirty);
        frame->dirty_capacity = capacity;
    }
    frame->dirty[frame->dirty_count++] = r;
}

static void find_dirty_in_row(Frame *frame, int row, PixelRect whole)
{
    const uint64_t *now = frame->cells + (ptrdiff_t)row * frame->columns;
    const uint64_t *then = frame->painted + (ptrdiff_t)row * frame->columns;
    for (int column = 0; column < frame->columns;) {
        int start = column;
        while (column < frame->columns &&
               (!frame->is_valid || now[column] != then[column])) {
            column++;
        }
        if (column > start) {
            PixelRect r = {start * CELL_WIDTH, row * CELL_HEIGHT, column * CELL_WIDTH,
                           (row + 1) * CELL_HEIGHT};
            add_dirty(frame, pixel_rect_intersect(r, whole));
        }
        column++;
    }
}

static void find_dirty(Frame *frame, PixelRect whole)
{
    frame->dirty_count = 0;
    for (int row = 0; row < frame->rows; row++) {
        find_dirty_in_row(frame, row, whole);
    }
    uint64_t *old = frame->painted;
    frame->painted = frame->cells;
    frame->cells = old;
    frame->is_valid = true;
}

/* ---- painting ---- */

/* Index of the topmost item that hides all below it in rect, or -1. */
static ptrdiff_t find_base(const Frame *frame, PixelRect rect)
{
    for (size_t i = frame->item_count; i-- > 0;) {
        if (frame__item_hides(&frame->items[i], rect)) {
            return (ptrdiff_t)i;
        }
    }
    return -1;
}

static void paint_band(const Frame *frame, const Canvas *canvas, PixelRect band,
                       uint32_t background)
{
    ptrdiff_t base = find_base(frame, band);
    if (base < 0) {
        canvas_fill(canvas, band, background);
        base = 0;
    }
    for (size_t i = (size_t)base; i < frame->item_count; i++) {
        frame__item_paint(&frame->sources, &frame->items[i], canvas, band);
    }
}

static void paint_dirty(const Frame *frame, const Canvas *canvas, uint32_t background)
{
    for (size_t i = 0; i < frame->dirty_count; i++) {
        PixelRect band = frame->dirty[i];
        int end = band.y1;
        for (; band.y0 < end; band.y0 = band.y1) {
            band.y1 = band.y0 + BAND_HEIGHT < end ? band.y0 + BAND_HEIGHT : end;
            paint_band(frame, canvas, band, background);
        }
    }
}

DirtyRects frame_paint(Frame *frame, const DrawList *list, float scale,
                       const Canvas *canvas)
{
    PixelRect whole = {0, 0, canvas->width, canvas->height};
    Color color = list->background;
    color.a = 255;
    uint32_t background = pixel_from_color(color);
    picture_store_begin(frame->sources.pictures);
    glyph_cache_trim(frame->sources.glyphs);
    frame->sources.scale = scale;
    fit_cells(frame, canvas);
    collect_items(frame, list, whole);
    hash_cells(frame, background);
    find_dirty(frame, whole);
    paint_dirty(frame, canvas, background);
    if (frame->items != NULL) {
        mem_wipe(frame->items, frame->item_count * sizeof *frame->items);
    }
    return (DirtyRects){frame->dirty, frame->dirty_count};
}

void frame_prepare(Frame *frame, const DrawList *list, float scale)
{
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *c = &list->commands[i];
        if (c->kind == DRAW_PICTURE) {
            picture_store_prepare(frame->sources.pictures, c->picture.name,
                                  (int)lroundf(c->rect.w * scale),
                                  (int)lroundf(c->rect.h * scale));
        }
        for (size_t k = 0;
             c->kind == DRAW_GLYPHS && !c->glyphs.is_secret && k < c->glyphs.count; k++) {
            const TextGlyph *g = &c->glyphs.glyphs[k];
            if (g->codepoint != 0) {
                (void)glyph_cache_get(frame->sources.glyphs, g->face, g->codepoint,
                                      glyph_size_px(g->size, scale));
            }
        }
    }
}
