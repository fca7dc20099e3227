/* Shared by frame.c (what is shown and what changed) and frame_items.c (one command in
 * pixels, and how it is painted). */
#ifndef GOFUN_STAGE_FRAME_INTERNAL_H
#define GOFUN_STAGE_FRAME_INTERNAL_H

#include "stage/frame.h"
#include "stage/shape.h"

/* A bitmap command's pixels at their size on screen. */
typedef struct ScaledBitmap {
    uint64_t version;
    int width, height;
    uint64_t used_at;
    Raster *raster; /* NULL: free slot */
} ScaledBitmap;

enum {
    SCALED_BITMAPS = 4
};

/* Where an item's colours come from and where it goes. */
typedef struct ItemSources {
    GlyphCache *glyphs;
    PictureStore *pictures;
    ScaledBitmap bitmaps[SCALED_BITMAPS];
    uint64_t bitmap_clock;
    uint64_t secret_serial; /* secret text has no hash: it always counts as new */
    float scale;
} ItemSources;

/* One visible command in pixels. */
typedef struct FrameItem {
    const DrawCommand *command;
    PixelRect bounds; /* within the clip and the canvas */
    uint64_t hash;
    BoxPixels box;        /* DRAW_BOX */
    const Raster *raster; /* DRAW_PICTURE, DRAW_BITMAP */
    RasterStyle style;
} FrameItem;

/* Fills item for a command that is no clip; false when nothing of it shows in limit. */
bool frame__item_make(ItemSources *sources, const DrawCommand *command, PixelRect limit,
                      FrameItem *item);
void frame__item_paint(const ItemSources *sources, const FrameItem *item,
                       const Canvas *canvas, PixelRect clip);
/* True when nothing below item can be seen within rect. */
bool frame__item_hides(const FrameItem *item, PixelRect rect);
void frame__sources_clear(ItemSources *sources);

#endif
