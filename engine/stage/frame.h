/* Frame: carries a draw list out onto a canvas, but only where it differs from what the
 * last list left there. The canvas is cut into cells; each cell keeps a hash of all
 * commands that touch it, in order, and a cell whose hash is new is painted again. No
 * command is kept from one frame to the next. No window here: works on plain memory. */
#ifndef GOFUN_STAGE_FRAME_H
#define GOFUN_STAGE_FRAME_H

#include "stage/glyphs.h"
#include "stage/pictures.h"

typedef struct Frame Frame;

/* Both are borrowed and must live longer. */
Frame *frame_new(GlyphCache *glyphs, PictureStore *pictures);
void frame_free(Frame *frame);
/* The canvas no longer holds what was painted: the next frame paints everything. */
void frame_invalidate(Frame *frame);

/* The pixels that changed; borrowed until the next frame_paint. */
typedef struct DirtyRects {
    const PixelRect *rects;
    size_t count;
} DirtyRects;

/* Paints list at scale pixels per logical unit. Pictures that are not ready are left out
 * and asked for; the frame shows them once they are and it is painted again. */
DirtyRects frame_paint(Frame *frame, const DrawList *list, float scale,
                       const Canvas *canvas);
/* Asks for the pictures and renders the glyphs of a list that will be painted later. */
void frame_prepare(Frame *frame, const DrawList *list, float scale);

#endif
