#include "stage/shape.h"

#include <math.h>
#include <stddef.h>

#define QUARTER_TURN 1.57079633f

/* A rounded rectangle by centre, half sides and corner radius. */
typedef struct Rounded {
    float cx, cy, half_w, half_h, radius;
} Rounded;

/* What one pass paints: outer without inner (a ring) or outer alone. */
typedef struct Pass {
    Rounded outer, inner;
    bool has_inner;
    PixelRect rect;
    int corner; /* pixels from the edge within which coverage varies */
    int edge;   /* ring width; 0: the middle is filled */
    uint32_t color;
    const BoxPixels *dashes; /* NULL: unbroken */
} Pass;

static float limit(float value, float low, float high)
{
    return value < low ? low : value > high ? high : value;
}

BoxPixels shape_box_pixels(Rect rect, const DrawBox *box, float scale)
{
    BoxPixels out = {
        .rect = {(int)lroundf(rect.x * scale), (int)lroundf(rect.y * scale),
                 (int)lroundf((rect.x + rect.w) * scale),
                 (int)lroundf((rect.y + rect.h) * scale)},
        .style = box->style,
        .fill = pixel_from_color(box->fill),
        .dash_on = 14 * scale,
        .dash_off = 8 * scale,
        .line = (int)fmaxf(1, roundf(3 * scale)),
    };
    float smaller =
        fminf((float)(out.rect.x1 - out.rect.x0), (float)(out.rect.y1 - out.rect.y0));
    out.radius = limit(box->radius * scale, 0, fmaxf(0, smaller / 2));
    if (box->border.a != 0 && box->border_width > 0) {
        out.border = (int)fmaxf(1, roundf(box->border_width * scale));
        out.border_color = pixel_from_color(box->border);
    }
    return out;
}

static Rounded rounded_inset(const BoxPixels *box, int inset)
{
    float w = (float)(box->rect.x1 - box->rect.x0);
    float h = (float)(box->rect.y1 - box->rect.y0);
    Rounded r = {
        .cx = (float)box->rect.x0 + w / 2,
        .cy = (float)box->rect.y0 + h / 2,
        .half_w = fmaxf(0, w / 2 - (float)inset),
        .half_h = fmaxf(0, h / 2 - (float)inset),
        .radius = fmaxf(0, box->radius - (float)inset),
    };
    return r;
}

/* Signed distance to the outline, turned into coverage of the pixel around (x, y). */
static float rounded_cover(const Rounded *r, float x, float y)
{
    if (r->half_w <= 0 || r->half_h <= 0) {
        return 0;
    }
    float qx = fabsf(x - r->cx) - (r->half_w - r->radius);
    float qy = fabsf(y - r->cy) - (r->half_h - r->radius);
    float ox = fmaxf(qx, 0);
    float oy = fmaxf(qy, 0);
    float distance = sqrtf(ox * ox + oy * oy) + fminf(fmaxf(qx, qy), 0) - r->radius;
    return limit(0.5f - distance, 0, 1);
}

/* Way along the outline, clockwise from the left end of the top edge; *total gets its
 * whole length. */
static float outline_position(const BoxPixels *box, float x, float y, float *total)
{
    float r = fmaxf(box->radius, (float)box->border);
    float left = (float)box->rect.x0 + r;
    float right = (float)box->rect.x1 - r;
    float top = (float)box->rect.y0 + r;
    float bottom = (float)box->rect.y1 - r;
    float across = fmaxf(0, right - left);
    float down = fmaxf(0, bottom - top);
    float arc = QUARTER_TURN * r;
    *total = 2 * across + 2 * down + 4 * arc;
    if (y <= top) {
        if (x < left) {
            return *total - arc + r * atan2f(top - y, left - x);
        }
        return x <= right ? x - left : across + r * atan2f(x - right, top - y);
    }
    if (y >= bottom) {
        float at_right = across + arc + down;
        if (x > right) {
            return at_right + r * atan2f(y - bottom, x - right);
        }
        if (x >= left) {
            return at_right + arc + right - x;
        }
        return at_right + arc + across + r * atan2f(left - x, y - bottom);
    }
    bool is_right = x > (left + right) / 2;
    return is_right ? across + arc + y - top : 2 * across + 3 * arc + down + bottom - y;
}

/* The dash length is fitted so that a whole number of dashes goes round. */
static float dash_cover(const BoxPixels *box, float x, float y)
{
    float total;
    float at = outline_position(box, x, y, &total);
    float period = box->dash_on + box->dash_off;
    period = total / fmaxf(1, roundf(total / period));
    float on = period * box->dash_on / (box->dash_on + box->dash_off);
    float phase = fmodf(at, period);
    float inside =
        phase < on ? fminf(phase, on - phase) : -fminf(phase - on, period - phase);
    return limit(0.5f + inside, 0, 1);
}

static uint32_t pass_cover(const Pass *pass, int px, int py)
{
    float x = (float)px + 0.5f;
    float y = (float)py + 0.5f;
    float cover = rounded_cover(&pass->outer, x, y);
    if (pass->has_inner) {
        cover -= rounded_cover(&pass->inner, x, y);
    }
    if (cover > 0 && pass->dashes != NULL) {
        cover *= dash_cover(pass->dashes, x, y);
    }
    return cover <= 0 ? 0 : (uint32_t)(cover * 255 + 0.5f);
}

static void paint_single(const Pass *pass, uint32_t *row, int y, PixelRect clip)
{
    for (int x = clip.x0; x < clip.x1; x++) {
        uint32_t cover = pass_cover(pass, x, y);
        if (cover != 0) {
            row[x] = pixel_over(row[x], pixel_scale(pass->color, cover));
        }
    }
}

/* The part of a row where coverage is the same from end to end. */
static void paint_middle(const Pass *pass, uint32_t *row, int y, PixelRect part)
{
    if (part.x0 >= part.x1) {
        return;
    }
    if (pass->dashes != NULL) {
        paint_single(pass, row, y, part);
        return;
    }
    uint32_t cover = pass_cover(pass, part.x0, y);
    span_paint(row + part.x0, part.x1 - part.x0, pixel_scale(pass->color, cover));
}

static void paint_row(const Pass *pass, const Canvas *canvas, int y, PixelRect clip)
{
    uint32_t *row = canvas->pixels + (ptrdiff_t)y * canvas->stride;
    PixelRect r = pass->rect;
    bool has_corner = y < r.y0 + pass->corner || y >= r.y1 - pass->corner;
    int side = has_corner ? pass->corner : pass->edge;
    if (side * 2 >= r.x1 - r.x0) {
        paint_single(pass, row, y, clip);
        return;
    }
    PixelRect left = {r.x0, y, r.x0 + side, y + 1};
    PixelRect right = {r.x1 - side, y, r.x1, y + 1};
    PixelRect middle = {left.x1, y, right.x0, y + 1};
    paint_single(pass, row, y, pixel_rect_intersect(left, clip));
    paint_single(pass, row, y, pixel_rect_intersect(right, clip));
    if (has_corner || pass->edge == 0) {
        paint_middle(pass, row, y, pixel_rect_intersect(middle, clip));
    }
}

static void paint_pass(const Pass *pass, const Canvas *canvas, PixelRect clip)
{
    PixelRect part = pixel_rect_intersect(pass->rect, clip);
    if (pass->color == 0 || pixel_rect_is_empty(part)) {
        return;
    }
    for (int y = part.y0; y < part.y1; y++) {
        paint_row(pass, canvas, y, part);
    }
}

/* Under an opaque unbroken border the fill ends in the border's middle, or its colour
 * would shine through the soft outer edge. */
static int fill_inset(const BoxPixels *box)
{
    if (box->border_color >> 24 != 255 || box->style == DRAW_BORDER_DASHED) {
        return 0;
    }
    int line = box->style == DRAW_BORDER_DOUBLE ? box->line : box->border;
    return (line < box->border ? line : box->border) / 2;
}

static Pass fill_pass(const BoxPixels *box)
{
    int inset = fill_inset(box);
    Pass pass = {
        .outer = rounded_inset(box, inset),
        .rect = {box->rect.x0 + inset, box->rect.y0 + inset, box->rect.x1 - inset,
                 box->rect.y1 - inset},
        .color = box->fill,
    };
    pass.corner = (int)ceilf(pass.outer.radius);
    return pass;
}

static Pass ring_pass(const BoxPixels *box, int from, int to)
{
    Pass pass = {
        .outer = rounded_inset(box, from),
        .inner = rounded_inset(box, to),
        .has_inner = true,
        .rect = box->rect,
        .edge = to,
        .color = box->border_color,
        .dashes = box->style == DRAW_BORDER_DASHED ? box : NULL,
    };
    int corner = (int)ceilf(box->radius);
    pass.corner = corner > to ? corner : to;
    return pass;
}

void shape_paint_box(const Canvas *canvas, PixelRect clip, const BoxPixels *box)
{
    if (box->fill != 0) {
        Pass fill = fill_pass(box);
        paint_pass(&fill, canvas, clip);
    }
    if (box->border == 0) {
        return;
    }
    bool is_double = box->style == DRAW_BORDER_DOUBLE && box->border > 2 * box->line;
    Pass ring = ring_pass(box, 0, is_double ? box->line : box->border);
    paint_pass(&ring, canvas, clip);
    if (is_double) {
        ring = ring_pass(box, box->border - box->line, box->border);
        paint_pass(&ring, canvas, clip);
    }
}

bool shape_box_hides(const BoxPixels *box, PixelRect rect)
{
    if (box->fill >> 24 != 255) {
        return false;
    }
    /* The straight part between the corners, without working out their curves. */
    int corner = (int)ceilf(box->radius) + fill_inset(box);
    PixelRect r = box->rect;
    PixelRect wide = {r.x0 + fill_inset(box), r.y0 + corner, r.x1 - fill_inset(box),
                      r.y1 - corner};
    PixelRect tall = {r.x0 + corner, r.y0 + fill_inset(box), r.x1 - corner,
                      r.y1 - fill_inset(box)};
    return pixel_rect_contains(wide, rect) || pixel_rect_contains(tall, rect);
}
