/* Rasters: pictures at one size, kept as runs and palette indexes (flat drawings shrink
 * to a tenth) and painted straight from that form. Lossless. The same bytes go into the
 * disk cache; reading them back checks every run. No SDL.
 *
 * Words of a row, until it has width pixels: 2 bits kind, 14 bits count, then
 *   SKIP nothing | RUN palette index | INDEXES count indexes | PIXELS 2 * count half
 * pixels */
#ifndef GOFUN_STAGE_RASTER_H
#define GOFUN_STAGE_RASTER_H

#include "base/status.h"
#include "stage/paint.h"

enum {
    RASTER_MAX_SIDE = 8192,
    RASTER_MAX_PIXELS = 1 << 24,
};

/* Immutable once made, so that threads may share it. */
typedef struct Raster Raster;

typedef struct RasterStyle {
    int x, y; /* top left corner on the canvas */
    uint8_t alpha;
    bool is_tinted;
    uint32_t tint; /* premultiplied; replaces the colours, keeps the shape */
    bool mirrored;
} RasterStyle;

/* From premultiplied rows without gaps; the sides must be within the limits above. */
Raster *raster_new(const uint32_t *pixels, int width, int height);
void raster_free(Raster *raster);

/* The same row by row, so that a large picture need not be in memory at once. */
typedef struct RasterMaker RasterMaker;
RasterMaker *raster_maker_new(int width, int height);
/* row_count more rows; no more than height in all. */
void raster_maker_add(RasterMaker *maker, const uint32_t *pixels, int row_count);
/* The raster; all rows must be there. Frees maker. */
Raster *raster_maker_finish(RasterMaker *maker);
void raster_maker_free(RasterMaker *maker);

int raster_width(const Raster *raster);
int raster_height(const Raster *raster);
bool raster_is_opaque(const Raster *raster);
size_t raster_bytes(const Raster *raster);

/* Paints what lies inside clip, which must lie on the canvas. */
void raster_paint(const Raster *raster, const Canvas *canvas, PixelRect clip,
                  const RasterStyle *style);

/* The raster as a file, which also names the source it was made from. */
void raster_write(const Raster *raster, uint64_t source_hash, StrBuf *out);
/* STATUS_NOT_FOUND when made from another source, STATUS_TOO_NEW for another version of
 * the format, STATUS_BAD_DATA for anything that is not as raster_write leaves it. */
Status raster_read(Str bytes, uint64_t source_hash, Raster **out, Error *err) MUST_CHECK;

#endif
