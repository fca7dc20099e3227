/* Picture store: rasters by name and size. A worker thread loads them from the disk cache
 * or rasterises them; the frame only takes what is ready. All functions belong to one
 * thread (the one that draws); only on_ready is called from the worker. */
#ifndef GOFUN_STAGE_PICTURES_H
#define GOFUN_STAGE_PICTURES_H

#include "stage/raster.h"

typedef struct PictureStore PictureStore;

enum {
    PICTURE_CLOSE_MS = 2000
};

typedef struct PictureOptions {
    const char *asset_dir;
    const char *cache_dir;           /* NULL: no disk cache */
    size_t budget_bytes;             /* rasters not used in this frame go when over it */
    void (*on_ready)(void *context); /* worker thread: something was finished */
    void *context;
} PictureOptions;

/* Strings are copied. The worker starts with the first request. */
PictureStore *picture_store_new(const PictureOptions *options);
/* Waits for the worker to end. One that draws for longer than PICTURE_CLOSE_MS (a drawing
 * from outside) is left behind with its memory, and on_ready is not called any more. */
void picture_store_free(PictureStore *store);
/* The folder of the lesson that is open (own_pictures.h); NULL: none. Copied. */
void picture_store_set_lesson_dir(PictureStore *store, const char *dir);

/* The raster for a box of width x height pixels; NULL while it is made (asked for now)
 * and when it cannot be made (logged once). Valid until the next picture_store_begin. */
const Raster *picture_store_get(PictureStore *store, Str name, int width, int height);
/* Asks for it without using it yet: for what comes next. */
void picture_store_prepare(PictureStore *store, Str name, int width, int height);
/* A frame begins: what it does not ask for may be dropped. Requests nobody repeated for a
 * while (sizes of a window being dragged) are forgotten. */
void picture_store_begin(PictureStore *store);
/* Requests not finished yet. */
size_t picture_store_pending(PictureStore *store);
/* Waits until nothing is pending, at most timeout_ms; false when time ran out. */
bool picture_store_wait(PictureStore *store, int timeout_ms);
size_t picture_store_bytes(PictureStore *store);
/* How many were rasterised (not taken from the disk cache) so far. */
size_t picture_store_made(PictureStore *store);

#endif
