/* Pixels: clipping and source-over spans on rows of 0xAARRGGBB in plain memory. Every
 * room part that draws ends here. No SDL; results do not depend on where a span is cut,
 * so that repainting a part gives the same pixels as painting everything. */
#ifndef GOFUN_STAGE_PAINT_H
#define GOFUN_STAGE_PAINT_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/draw.h"

/* Half open: x1 and y1 are outside. */
typedef struct PixelRect {
    int x0, y0, x1, y1;
} PixelRect;

/* Borrowed memory; stride in pixels. Alpha of the canvas is kept at 255. */
typedef struct Canvas {
    uint32_t *pixels;
    int stride;
    int width, height;
} Canvas;

bool pixel_rect_is_empty(PixelRect r);
PixelRect pixel_rect_intersect(PixelRect a, PixelRect b);
/* True when inner lies in outer; an empty inner always does. */
bool pixel_rect_contains(PixelRect outer, PixelRect inner);

/* Premultiplied 0xAARRGGBB. */
uint32_t pixel_from_color(Color color);

/* All four channels times alpha / 255, rounded to nearest. */
static inline uint32_t pixel_scale(uint32_t pixel, uint32_t alpha)
{
    uint32_t rb = (pixel & 0xFF00FFu) * alpha + 0x800080u;
    uint32_t ag = ((pixel >> 8) & 0xFF00FFu) * alpha + 0x800080u;
    rb = ((rb + ((rb >> 8) & 0xFF00FFu)) >> 8) & 0xFF00FFu;
    ag = (ag + ((ag >> 8) & 0xFF00FFu)) & 0xFF00FF00u;
    return rb | ag;
}

/* Premultiplied source over destination. */
static inline uint32_t pixel_over(uint32_t under, uint32_t source)
{
    return source + pixel_scale(under, 255u - (source >> 24));
}

/* count pixels of one premultiplied colour over dst. */
void span_paint(uint32_t *dst, int count, uint32_t color);
/* The same, each pixel weighted by mask (255: all of the colour). */
void span_paint_mask(uint32_t *dst, const uint8_t *mask, int count, uint32_t color);
/* rect (cut by the canvas) in one colour. */
void canvas_fill(const Canvas *canvas, PixelRect rect, uint32_t color);

#endif
