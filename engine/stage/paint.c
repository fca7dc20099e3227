#include "stage/paint.h"

#include <stddef.h>

bool pixel_rect_is_empty(PixelRect r)
{
    return r.x0 >= r.x1 || r.y0 >= r.y1;
}

PixelRect pixel_rect_intersect(PixelRect a, PixelRect b)
{
    PixelRect r = {
        .x0 = a.x0 > b.x0 ? a.x0 : b.x0,
        .y0 = a.y0 > b.y0 ? a.y0 : b.y0,
        .x1 = a.x1 < b.x1 ? a.x1 : b.x1,
        .y1 = a.y1 < b.y1 ? a.y1 : b.y1,
    };
    return r;
}

bool pixel_rect_contains(PixelRect outer, PixelRect inner)
{
    if (pixel_rect_is_empty(inner)) {
        return true;
    }
    return outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && outer.x1 >= inner.x1 &&
           outer.y1 >= inner.y1;
}

uint32_t pixel_from_color(Color color)
{
    uint32_t opaque =
        0xFF000000u | ((uint32_t)color.r << 16) | ((uint32_t)color.g << 8) | color.b;
    return pixel_scale(opaque, color.a);
}

static void span_fill(uint32_t *dst, int count, uint32_t color)
{
    for (int i = 0; i < count; i++) {
        dst[i] = color;
    }
}

enum {
    CHUNK_PIXELS = 8,
    CHUNK_BYTES = CHUNK_PIXELS * 4
};

/* One fixed-size block, by bytes in 16-bit arithmetic: compilers turn this into vector
 * code with the plain instruction set. Same rounding as pixel_scale. */
static void blend_chunk(uint8_t *restrict dst, const uint8_t *restrict source,
                        uint16_t keep)
{
    for (int i = 0; i < CHUNK_BYTES; i++) {
        uint16_t t = (uint16_t)(dst[i] * keep + 128);
        dst[i] = (uint8_t)(source[i] + ((uint16_t)(t + (t >> 8)) >> 8));
    }
}

static void span_blend(uint32_t *dst, int count, uint32_t color)
{
    int i = 0;
    if (count >= CHUNK_PIXELS * 2) {
        uint32_t pattern[CHUNK_PIXELS];
        span_fill(pattern, CHUNK_PIXELS, color);
        uint16_t keep = (uint16_t)(255u - (color >> 24));
        for (; i + CHUNK_PIXELS <= count; i += CHUNK_PIXELS) {
            blend_chunk((uint8_t *)(dst + i), (const uint8_t *)pattern, keep);
        }
    }
    for (; i < count; i++) {
        dst[i] = pixel_over(dst[i], color);
    }
}

void span_paint(uint32_t *dst, int count, uint32_t color)
{
    uint32_t alpha = color >> 24;
    if (alpha == 255) {
        span_fill(dst, count, color);
    } else if (alpha != 0) {
        span_blend(dst, count, color);
    }
}

void span_paint_mask(uint32_t *dst, const uint8_t *mask, int count, uint32_t color)
{
    bool is_opaque = color >> 24 == 255;
    for (int i = 0; i < count; i++) {
        if (mask[i] == 0) {
            continue;
        }
        bool is_whole = mask[i] == 255;
        if (is_whole && is_opaque) {
            dst[i] = color;
        } else {
            dst[i] = pixel_over(dst[i], is_whole ? color : pixel_scale(color, mask[i]));
        }
    }
}

void canvas_fill(const Canvas *canvas, PixelRect rect, uint32_t color)
{
    PixelRect whole = {0, 0, canvas->width, canvas->height};
    PixelRect r = pixel_rect_intersect(rect, whole);
    if (pixel_rect_is_empty(r)) {
        return;
    }
    for (int y = r.y0; y < r.y1; y++) {
        uint32_t *row = canvas->pixels + (ptrdiff_t)y * canvas->stride;
        span_paint(row + r.x0, r.x1 - r.x0, color);
    }
}
