/* Fuzz target: any bytes as a raster cache file. The checksum is put right first, so that
 * the checks behind it are reached too; what is accepted must also be paintable. */
#include <string.h>

#include "base/mem.h"
#include "stage/raster_internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void paint(const Raster *raster)
{
    enum {
        SIDE = 64
    };
    uint32_t pixels[SIDE * SIDE] = {0};
    Canvas canvas = {pixels, SIDE, SIDE, SIDE};
    PixelRect all = {0, 0, SIDE, SIDE};
    RasterStyle style = {.x = -3, .y = 2, .alpha = 255};
    raster_paint(raster, &canvas, all, &style);
    style.mirrored = true;
    style.x = SIDE - raster_width(raster) + 1;
    style.alpha = 90;
    raster_paint(raster, &canvas, all, &style);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    RasterHeader header;
    if (size < sizeof header) {
        return 0;
    }
    uint8_t *bytes = mem_alloc(size);
    memcpy(bytes, data, size);
    memcpy(&header, bytes, sizeof header);
    header.magic = RASTER_MAGIC;
    header.version = RASTER_VERSION;
    header.source_hash = 0;
    header.body_hash = raster__body_hash(bytes + sizeof header, size - sizeof header);
    memcpy(bytes, &header, sizeof header);
    Raster *raster;
    Error err;
    if (raster_read((Str){(const char *)bytes, size}, 0, &raster, &err) == STATUS_OK) {
        paint(raster);
    }
    raster_free(raster);
    mem_free(bytes);
    return 0;
}
