#include <stddef.h>

#include "stage/raster.h"
#include "stage/raster_internal.h"

/* One row being painted. left/right: visible part, in pixels of the row as it lies on the
 * canvas; at: where the next token starts, in the raster's own order. */
typedef struct RowPainter {
    const RasterStyle *style;
    uint32_t
        *dst; /* pixel 0 of the row on the canvas; only [left, right) may be touched */
    int width, left, right;
    int at;
} RowPainter;

static uint32_t styled(const RasterStyle *style, uint32_t color)
{
    if (style->is_tinted) {
        color = pixel_scale(style->tint, color >> 24);
    }
    return style->alpha == 255 ? color : pixel_scale(color, style->alpha);
}

static void paint_run(const RowPainter *p, int count, uint32_t color)
{
    int from = p->style->mirrored ? p->width - p->at - count : p->at;
    int to = from + count;
    from = from < p->left ? p->left : from;
    to = to > p->right ? p->right : to;
    if (from < to) {
        span_paint(p->dst + from, to - from, styled(p->style, color));
    }
}

static void paint_pixel(const RowPainter *p, int offset, uint32_t color)
{
    int x = p->at + offset;
    x = p->style->mirrored ? p->width - 1 - x : x;
    if (x < p->left || x >= p->right) {
        return;
    }
    color = styled(p->style, color);
    p->dst[x] = color >> 24 == 255 ? color : pixel_over(p->dst[x], color);
}

/* Paints one token and returns the words behind it. */
static const uint16_t *paint_token(RowPainter *p, const Raster *raster,
                                   const uint16_t *word)
{
    int count = *word & RASTER_COUNT_MASK;
    int kind = *word >> RASTER_COUNT_BITS;
    word++;
    if (kind == RASTER_RUN) {
        paint_run(p, count, raster->palette[*word]);
        word++;
    } else if (kind == RASTER_INDEXES) {
        for (int i = 0; i < count; i++) {
            paint_pixel(p, i, raster->palette[word[i]]);
        }
        word += count;
    } else if (kind == RASTER_PIXELS) {
        for (int i = 0; i < count; i++) {
            uint32_t low = word[2 * i];
            paint_pixel(p, i, low | (uint32_t)word[2 * i + 1] << 16);
        }
        word += 2 * count;
    }
    p->at += count;
    return word;
}

void raster_paint(const Raster *raster, const Canvas *canvas, PixelRect clip,
                  const RasterStyle *style)
{
    PixelRect place = {style->x, style->y, style->x + raster->width,
                       style->y + raster->height};
    PixelRect part = pixel_rect_intersect(place, clip);
    if (pixel_rect_is_empty(part) || style->alpha == 0) {
        return;
    }
    RowPainter p = {
        .style = style,
        .width = raster->width,
        .left = part.x0 - style->x,
        .right = part.x1 - style->x,
    };
    int stop = style->mirrored ? p.width - p.left : p.right;
    for (int y = part.y0; y < part.y1; y++) {
        const uint16_t *word = raster->words + raster->rows[y - style->y];
        p.dst = canvas->pixels + (ptrdiff_t)y * canvas->stride + style->x;
        p.at = 0;
        while (p.at < stop) {
            word = paint_token(&p, raster, word);
        }
    }
}
