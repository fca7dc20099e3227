/* Inside of a raster, shared by raster.c (make), raster_paint.c and raster_file.c. */
#ifndef GOFUN_STAGE_RASTER_INTERNAL_H
#define GOFUN_STAGE_RASTER_INTERNAL_H

#include "stage/raster.h"

enum {
    RASTER_SKIP = 0,
    RASTER_RUN = 1,
    RASTER_INDEXES = 2,
    RASTER_PIXELS = 3,
    RASTER_COUNT_BITS = 14,
    RASTER_COUNT_MASK = (1 << RASTER_COUNT_BITS) - 1,
    RASTER_MAX_PALETTE = 65536,
};

#define RASTER_MAGIC 0x52464F47u /* "GOFR" read as a little-endian word */

enum {
    RASTER_VERSION = 1 /* raise when the format or what is drawn changes */
};

/* In the machine's own byte order: a cache never leaves its machine, and another order
 * shows as a wrong magic. The struct has no padding. */
typedef struct RasterHeader {
    uint32_t magic, version;
    uint32_t width, height;
    uint32_t palette_count, word_count;
    uint64_t source_hash;
    uint64_t body_hash;
} RasterHeader;

/* Of the bytes behind the header: palette, row starts, words. */
uint64_t raster__body_hash(const unsigned char *body, size_t size);

/* One allocation: the struct, the palette, the row starts, the words. */
struct Raster {
    int width, height;
    bool is_opaque;
    uint32_t palette_count, word_count;
    const uint32_t *palette;
    const uint32_t *rows; /* first word of each row; equal rows share it */
    const uint16_t *words;
    size_t bytes;
};

/* An unfilled raster of these sizes. */
Raster *raster__alloc(int width, int height, uint32_t palette_count, uint32_t word_count);
/* The parts of raster as memory to fill; only before it is handed out. */
typedef struct RasterParts {
    uint32_t *palette;
    uint32_t *rows;
    uint16_t *words;
} RasterParts;
RasterParts raster__parts(Raster *raster);

#endif
