/* Boxes: rectangles with anti-aliased round corners and solid, dashed or double borders,
 * in pixels. No SDL. */
#ifndef GOFUN_STAGE_SHAPE_H
#define GOFUN_STAGE_SHAPE_H

#include "stage/paint.h"

typedef struct BoxPixels {
    PixelRect rect;
    float radius; /* limited to half of the smaller side */
    int border;   /* width inside rect; 0: none */
    int line;     /* width of each line of a double border */
    float dash_on, dash_off;
    DrawBorder style;
    uint32_t fill, border_color; /* premultiplied; 0: none */
} BoxPixels;

/* A draw command's box at this scale: edges to the nearest pixel, a border at least one.
 */
BoxPixels shape_box_pixels(Rect rect, const DrawBox *box, float scale);
/* Paints what lies inside clip, which must lie on the canvas. */
void shape_paint_box(const Canvas *canvas, PixelRect clip, const BoxPixels *box);
/* True when every pixel of rect is covered by an opaque fill of box. */
bool shape_box_hides(const BoxPixels *box, PixelRect rect);

#endif
