#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "stage/frame_internal.h"
#include "stage/resample.h"
#include "stage/svg.h"

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 32);
}

static uint64_t mix_float(uint64_t hash, float value)
{
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    return mix(hash, bits);
}

static uint64_t mix_color(uint64_t hash, Color c)
{
    return mix(hash,
               (uint64_t)c.r << 24 | (uint64_t)c.g << 16 | (uint64_t)c.b << 8 | c.a);
}

static uint64_t mix_rect(uint64_t hash, PixelRect r)
{
    hash = mix(hash, (uint64_t)(uint32_t)r.x0 << 32 | (uint32_t)r.y0);
    return mix(hash, (uint64_t)(uint32_t)r.x1 << 32 | (uint32_t)r.y1);
}

/* ---- boxes ---- */

static void make_box(ItemSources *sources, FrameItem *item)
{
    const DrawBox *box = &item->command->box;
    item->box = shape_box_pixels(item->command->rect, box, sources->scale);
    item->bounds = pixel_rect_intersect(item->bounds, item->box.rect);
    uint64_t hash = mix_rect(item->hash, item->box.rect);
    hash = mix_color(mix_color(hash, box->fill), box->border);
    hash = mix_float(mix_float(hash, box->border_width), box->radius);
    item->hash = mix(hash, (uint64_t)box->style);
}

/* ---- glyphs ---- */

static GlyphPlace glyph_place(const ItemSources *sources, const DrawCommand *command)
{
    return (GlyphPlace){command->rect.x, command->rect.y, sources->scale};
}

static void make_glyphs(ItemSources *sources, FrameItem *item)
{
    const DrawGlyphs *run = &item->command->glyphs;
    GlyphPlace place = glyph_place(sources, item->command);
    item->bounds =
        pixel_rect_intersect(item->bounds, glyph_run_bounds(sources->glyphs, run, place));
    if (run->is_secret) {
        item->hash = mix(item->hash, ++sources->secret_serial);
        return;
    }
    uint64_t hash = mix_float(mix_float(item->hash, place.x), place.y);
    hash = mix_color(hash, run->color);
    for (size_t i = 0; i < run->count; i++) {
        const TextGlyph *g = &run->glyphs[i];
        hash = mix(hash, (uint64_t)g->face << 32 | g->codepoint);
        hash = mix_float(mix_float(mix_float(hash, g->size), g->x), g->baseline_y);
    }
    item->hash = hash;
}

/* ---- pictures ---- */

/* Position and size are rounded one by one: a picture that moves keeps its size. */
static PixelRect picture_box(Rect rect, float scale)
{
    int x = (int)lroundf(rect.x * scale);
    int y = (int)lroundf(rect.y * scale);
    return (PixelRect){x, y, x + (int)lroundf(rect.w * scale),
                       y + (int)lroundf(rect.h * scale)};
}

static void centre_raster(FrameItem *item, PixelRect box)
{
    item->style.x = box.x0 + (box.x1 - box.x0 - raster_width(item->raster)) / 2;
    item->style.y = box.y0 + (box.y1 - box.y0 - raster_height(item->raster)) / 2;
}

static void make_picture(ItemSources *sources, FrameItem *item)
{
    const DrawPicture *picture = &item->command->picture;
    PixelRect box = picture_box(item->command->rect, sources->scale);
    item->bounds = pixel_rect_intersect(item->bounds, box);
    item->style = (RasterStyle){
        .alpha = picture->alpha,
        .is_tinted = picture->is_tinted,
        .tint = pixel_from_color(picture->tint),
        .mirrored = picture->mirrored,
    };
    item->raster = picture_store_get(sources->pictures, picture->name, box.x1 - box.x0,
                                     box.y1 - box.y0);
    if (item->raster != NULL) {
        centre_raster(item, box);
    }
    uint64_t hash = mix(mix_rect(item->hash, box), str_hash(picture->name));
    hash = mix(hash, picture->alpha);
    hash = mix(hash, picture->is_tinted ? item->style.tint : 0);
    hash = mix(hash, (uint64_t)picture->is_tinted << 1 | (uint64_t)picture->mirrored);
    item->hash = mix(hash, item->raster != NULL);
}

/* ---- bitmaps ---- */

static ScaledBitmap *oldest_bitmap(ItemSources *sources)
{
    ScaledBitmap *oldest = &sources->bitmaps[0];
    for (int i = 1; i < SCALED_BITMAPS; i++) {
        if (sources->bitmaps[i].used_at < oldest->used_at) {
            oldest = &sources->bitmaps[i];
        }
    }
    return oldest;
}

static Raster *scale_bitmap(const DrawBitmap *bitmap, int width, int height)
{
    uint32_t *pixels =
        resample_new(bitmap->pixels, bitmap->width_px, bitmap->height_px, width, height);
    Raster *raster = raster_new(pixels, width, height);
    mem_free(pixels);
    return raster;
}

static const Raster *bitmap_raster(ItemSources *sources, const DrawBitmap *bitmap,
                                   int width, int height)
{
    sources->bitmap_clock++;
    for (int i = 0; i < SCALED_BITMAPS; i++) {
        ScaledBitmap *known = &sources->bitmaps[i];
        if (known->raster != NULL && known->version == bitmap->version &&
            known->width == width && known->height == height) {
            known->used_at = sources->bitmap_clock;
            return known->raster;
        }
    }
    ScaledBitmap *slot = oldest_bitmap(sources);
    raster_free(slot->raster);
    *slot = (ScaledBitmap){bitmap->version, width, height, sources->bitmap_clock,
                           scale_bitmap(bitmap, width, height)};
    return slot->raster;
}

static void make_bitmap(ItemSources *sources, FrameItem *item)
{
    const DrawBitmap *bitmap = &item->command->bitmap;
    PixelRect box = picture_box(item->command->rect, sources->scale);
    int width = box.x1 - box.x0;
    int height = box.y1 - box.y0;
    item->bounds = pixel_rect_intersect(item->bounds, box);
    if (bitmap->pixels == NULL || bitmap->width_px <= 0 || bitmap->height_px <= 0 ||
        pixel_rect_is_empty(item->bounds) || width > RASTER_MAX_SIDE ||
        height > RASTER_MAX_SIDE || (int64_t)width * height > RASTER_MAX_PIXELS) {
        return;
    }
    item->raster = bitmap_raster(sources, bitmap, width, height);
    item->style = (RasterStyle){.x = box.x0, .y = box.y0, .alpha = 255};
    item->hash = mix(mix_rect(item->hash, box), bitmap->version);
}

void frame__sources_clear(ItemSources *sources)
{
    for (int i = 0; i < SCALED_BITMAPS; i++) {
        raster_free(sources->bitmaps[i].raster);
        sources->bitmaps[i] = (ScaledBitmap){0};
    }
}

/* ---- any command ---- */

bool frame__item_make(ItemSources *sources, const DrawCommand *command, PixelRect limit,
                      FrameItem *item)
{
    memset(item, 0, sizeof *item);
    item->command = command;
    item->bounds = limit;
    item->hash = mix_rect(mix(1, (uint64_t)command->kind), limit);
    switch (command->kind) {
    case DRAW_BOX:
        make_box(sources, item);
        break;
    case DRAW_GLYPHS:
        make_glyphs(sources, item);
        break;
    case DRAW_PICTURE:
        make_picture(sources, item);
        break;
    case DRAW_BITMAP:
        make_bitmap(sources, item);
        break;
    case DRAW_CLIP:
        return false;
    }
    return !pixel_rect_is_empty(item->bounds);
}

void frame__item_paint(const ItemSources *sources, const FrameItem *item,
                       const Canvas *canvas, PixelRect clip)
{
    PixelRect part = pixel_rect_intersect(item->bounds, clip);
    if (pixel_rect_is_empty(part)) {
        return;
    }
    switch (item->command->kind) {
    case DRAW_BOX:
        shape_paint_box(canvas, part, &item->box);
        break;
    case DRAW_GLYPHS:
        glyph_run_paint(sources->glyphs, &item->command->glyphs,
                        glyph_place(sources, item->command), canvas, part);
        break;
    case DRAW_PICTURE:
    case DRAW_BITMAP:
        if (item->raster != NULL) {
            raster_paint(item->raster, canvas, part, &item->style);
        }
        break;
    case DRAW_CLIP:
        break;
    }
}

bool frame__item_hides(const FrameItem *item, PixelRect rect)
{
    if (!pixel_rect_contains(item->bounds, rect)) {
        return false;
    }
    if (item->command->kind == DRAW_BOX) {
        return shape_box_hides(&item->box, rect);
    }
    if (item->raster == NULL || !raster_is_opaque(item->raster) ||
        item->style.alpha != 255 || item->style.is_tinted) {
        return false;
    }
    PixelRect whole = {item->style.x, item->style.y,
                       item->style.x + raster_width(item->raster),
                       item->style.y + raster_height(item->raster)};
    return pixel_rect_contains(whole, rect);
}
