/* Disk cache of rasters, so that a start draws nothing anew. Losing or damaging a file
 * only costs time: whatever does not check out is deleted and made again. */
#ifndef GOFUN_STAGE_RASTER_CACHE_H
#define GOFUN_STAGE_RASTER_CACHE_H

#include "stage/raster.h"

enum {
    RASTER_CACHE_MAX_FILES = 400,
    RASTER_CACHE_MAX_FILE_BYTES = 64 * 1024 * 1024,
};

/* One picture at one size. */
typedef struct RasterKey {
    Str name;
    int width, height; /* of the box it is fitted to */
    uint64_t source;   /* a lesson's own picture: a hash of it; 0: ours */
} RasterKey;

/* NULL when there is none, it is damaged, or it was made from another drawing; in the
 * last two cases the file is gone afterwards. */
Raster *raster_cache_load(const char *dir, RasterKey key, uint64_t source_hash);
/* Writes whole or not at all; makes the folder. */
Status raster_cache_save(const char *dir, RasterKey key, uint64_t source_hash,
                         const Raster *raster, Error *err) MUST_CHECK;
/* Deletes the oldest files until at most max_files are left. */
void raster_cache_prune(const char *dir, size_t max_files);

#endif
