#include "stage/glyphs.h"

#include <math.h>
#include <stddef.h>

#include "base/mem.h"

enum {
    FIRST_CAPACITY = 1024,
    LEAST_SIZE_PX = 16,
};

/* codepoint 0 marks a free slot. */
typedef struct Entry {
    uint32_t codepoint;
    uint16_t size_px;
    uint16_t face;
    GlyphMask mask;
} Entry;

struct GlyphCache {
    FontSet *fonts;
    Entry *entries; /* open hash table, capacity a power of two */
    size_t count, capacity;
    size_t mask_bytes, budget_bytes;
};

GlyphCache *glyph_cache_new(FontSet *fonts, size_t budget_bytes)
{
    GlyphCache *cache = mem_alloc(sizeof *cache);
    cache->fonts = fonts;
    cache->budget_bytes = budget_bytes;
    return cache;
}

void glyph_cache_clear(GlyphCache *cache)
{
    for (size_t i = 0; i < cache->capacity; i++) {
        mem_free(cache->entries[i].mask.coverage);
    }
    mem_free(cache->entries);
    cache->entries = NULL;
    cache->count = 0;
    cache->capacity = 0;
    cache->mask_bytes = 0;
}

void glyph_cache_free(GlyphCache *cache)
{
    if (cache != NULL) {
        glyph_cache_clear(cache);
        mem_free(cache);
    }
}

void glyph_cache_trim(GlyphCache *cache)
{
    if (cache->mask_bytes > cache->budget_bytes) {
        glyph_cache_clear(cache);
    }
}

size_t glyph_cache_count(const GlyphCache *cache)
{
    return cache->count;
}

static Entry *find_slot(const GlyphCache *cache, TextFace face, uint32_t codepoint,
                        int size_px)
{
    size_t mask = cache->capacity - 1;
    uint32_t key = codepoint ^ (uint32_t)size_px << 21 ^ (uint32_t)face << 30;
    size_t slot = (key * 2654435769u >> 7) & mask;
    for (;; slot = (slot + 1) & mask) {
        Entry *e = &cache->entries[slot];
        if (e->codepoint == 0 ||
            (e->codepoint == codepoint && e->size_px == size_px && e->face == face)) {
            return e;
        }
    }
}

static void grow(GlyphCache *cache)
{
    Entry *old = cache->entries;
    size_t old_capacity = cache->capacity;
    cache->capacity = old_capacity == 0 ? FIRST_CAPACITY : old_capacity * 2;
    cache->entries = mem_alloc_array(cache->capacity, sizeof(Entry));
    for (size_t i = 0; i < old_capacity; i++) {
        if (old[i].codepoint != 0) {
            *find_slot(cache, old[i].face, old[i].codepoint, old[i].size_px) = old[i];
        }
    }
    mem_free(old);
}

const GlyphMask *glyph_cache_get(GlyphCache *cache, TextFace face, uint32_t codepoint,
                                 int size_px)
{
    if (cache->count * 2 >= cache->capacity) {
        grow(cache);
    }
    Entry *e = find_slot(cache, face, codepoint, size_px);
    if (e->codepoint == 0) {
        e->codepoint = codepoint;
        e->size_px = (uint16_t)size_px;
        e->face = (uint16_t)face;
        e->mask = font_render(cache->fonts, face, codepoint, size_px);
        cache->count++;
        cache->mask_bytes += (size_t)e->mask.width * (size_t)e->mask.height;
    }
    return &e->mask;
}

int glyph_size_px(float size, float scale)
{
    /* A hair more, or 24 x 0.6667 would fall below 16 by rounding. */
    int px = (int)floorf(size * scale + 0.01f);
    return px < LEAST_SIZE_PX ? LEAST_SIZE_PX : px > 2000 ? 2000 : px;
}

/* One glyph's pen position and em in pixels. */
typedef struct Pen {
    int x, y, em;
} Pen;

static Pen pen_at(const TextGlyph *glyph, GlyphPlace place)
{
    Pen pen = {
        .x = (int)lroundf((place.x + glyph->x) * place.scale),
        .y = (int)lroundf((place.y + glyph->baseline_y) * place.scale),
        .em = glyph_size_px(glyph->size, place.scale),
    };
    return pen;
}

PixelRect glyph_run_bounds(GlyphCache *cache, const DrawGlyphs *run, GlyphPlace place)
{
    PixelRect all = {INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};
    for (size_t i = 0; i < run->count; i++) {
        Pen pen = pen_at(&run->glyphs[i], place);
        float wide = fmaxf(1, font_advance_em(cache->fonts, run->glyphs[i].face,
                                              run->glyphs[i].codepoint));
        int advance = (int)(wide * (float)pen.em);
        PixelRect r = {pen.x - pen.em / 2, pen.y - pen.em * 5 / 4,
                       pen.x + advance + pen.em / 2, pen.y + pen.em / 2};
        all.x0 = r.x0 < all.x0 ? r.x0 : all.x0;
        all.y0 = r.y0 < all.y0 ? r.y0 : all.y0;
        all.x1 = r.x1 > all.x1 ? r.x1 : all.x1;
        all.y1 = r.y1 > all.y1 ? r.y1 : all.y1;
    }
    return run->count == 0 ? (PixelRect){0} : all;
}

/* A canvas, the part of it that may change, and the ink. */
typedef struct Target {
    const Canvas *canvas;
    PixelRect clip;
    uint32_t color;
} Target;

static void paint_mask(const GlyphMask *mask, Pen pen, const Target *target)
{
    int x = pen.x + mask->left;
    int y = pen.y - mask->top;
    PixelRect place = {x, y, x + mask->width, y + mask->height};
    PixelRect part = pixel_rect_intersect(place, target->clip);
    if (pixel_rect_is_empty(part)) {
        return;
    }
    const Canvas *canvas = target->canvas;
    for (int row = part.y0; row < part.y1; row++) {
        const uint8_t *from =
            mask->coverage + (ptrdiff_t)(row - y) * mask->width + (part.x0 - x);
        uint32_t *to = canvas->pixels + (ptrdiff_t)row * canvas->stride + part.x0;
        span_paint_mask(to, from, part.x1 - part.x0, target->color);
    }
}

static bool is_in_sight(Pen pen, PixelRect clip)
{
    return pen.x - pen.em < clip.x1 && pen.x + 4 * pen.em > clip.x0 &&
           pen.y - 2 * pen.em < clip.y1 && pen.y + pen.em > clip.y0;
}

static void paint_secret(FontSet *fonts, const TextGlyph *g, Pen pen,
                         const Target *target)
{
    GlyphMask mask = font_render(fonts, g->face, g->codepoint, pen.em);
    paint_mask(&mask, pen, target);
    if (mask.coverage != NULL) {
        mem_wipe(mask.coverage, (size_t)mask.width * (size_t)mask.height);
    }
    mem_free(mask.coverage);
}

void glyph_run_paint(GlyphCache *cache, const DrawGlyphs *run, GlyphPlace place,
                     const Canvas *canvas, PixelRect clip)
{
    Target target = {canvas, clip, pixel_from_color(run->color)};
    for (size_t i = 0; i < run->count && target.color != 0; i++) {
        const TextGlyph *g = &run->glyphs[i];
        Pen pen = pen_at(g, place);
        if (g->codepoint == 0 || !is_in_sight(pen, clip)) {
            continue;
        }
        if (run->is_secret) {
            paint_secret(cache->fonts, g, pen, &target);
        } else {
            paint_mask(glyph_cache_get(cache, g->face, g->codepoint, pen.em), pen,
                       &target);
        }
    }
    if (run->is_secret) {
        font_forget_glyphs(cache->fonts);
    }
}
