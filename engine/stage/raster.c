#include "stage/raster.h"

#include <stddef.h>
#include <string.h>

#include "base/mem.h"
#include "stage/raster_internal.h"

enum {
    TABLE_SLOTS = RASTER_MAX_PALETTE * 2,
    MIN_RUN = 3
};

/* The table maps a colour to its index: slots hold index + 1. */
struct RasterMaker {
    int width, height;
    int rows_done;
    uint32_t *last_row;
    uint32_t *palette;
    uint32_t palette_count;
    uint32_t *slots;
    uint32_t *rows;
    uint16_t *words;
    size_t word_count, word_capacity;
    bool is_opaque;
};

RasterParts raster__parts(Raster *raster)
{
    uint32_t *palette = (uint32_t *)(void *)(raster + 1);
    RasterParts parts = {.palette = palette, .rows = palette + raster->palette_count};
    parts.words = (uint16_t *)(void *)(parts.rows + raster->height);
    return parts;
}

Raster *raster__alloc(int width, int height, uint32_t palette_count, uint32_t word_count)
{
    size_t size = sizeof(Raster) + sizeof(uint32_t) * palette_count +
                  sizeof(uint32_t) * (size_t)height + sizeof(uint16_t) * word_count;
    Raster *raster = mem_alloc(size);
    raster->width = width;
    raster->height = height;
    raster->palette_count = palette_count;
    raster->word_count = word_count;
    raster->bytes = size;
    RasterParts parts = raster__parts(raster);
    raster->palette = parts.palette;
    raster->rows = parts.rows;
    raster->words = parts.words;
    return raster;
}

static void put_word(RasterMaker *e, uint32_t word)
{
    if (e->word_count == e->word_capacity) {
        e->word_capacity = e->word_capacity == 0 ? 16384 : e->word_capacity * 2;
        e->words = mem_resize(e->words, e->word_capacity * sizeof(uint16_t));
    }
    e->words[e->word_count++] = (uint16_t)word;
}

static void put_token(RasterMaker *e, uint32_t kind, int count)
{
    put_word(e, (kind << RASTER_COUNT_BITS) | (uint32_t)count);
}

/* Index of color, added when there is room; RASTER_MAX_PALETTE when there is none. */
static uint32_t color_index(RasterMaker *e, uint32_t color)
{
    uint32_t slot = (color * 2654435769u) >> 15;
    while (e->slots[slot] != 0) {
        uint32_t index = e->slots[slot] - 1;
        if (e->palette[index] == color) {
            return index;
        }
        slot = (slot + 1) % TABLE_SLOTS;
    }
    if (e->palette_count == RASTER_MAX_PALETTE) {
        return RASTER_MAX_PALETTE;
    }
    e->palette[e->palette_count++] = color;
    e->slots[slot] = e->palette_count;
    return e->palette_count - 1;
}

static int run_length(const uint32_t *row, int from, int width)
{
    int to = from + 1;
    while (to < width && row[to] == row[from]) {
        to++;
    }
    return to - from;
}

static bool is_run(const uint32_t *row, int from, int width)
{
    int length = run_length(row, from, from + MIN_RUN < width ? from + MIN_RUN : width);
    return length >= MIN_RUN || row[from] == 0;
}

/* Pixels that do not repeat; as indexes, or whole where the palette is full. */
static int put_literals(RasterMaker *e, const uint32_t *row, int from)
{
    int to = from;
    bool fits = true;
    while (to < e->width && !is_run(row, to, e->width)) {
        bool is_known = color_index(e, row[to]) != RASTER_MAX_PALETTE;
        if (to > from && is_known != fits) {
            break;
        }
        fits = is_known;
        to++;
    }
    put_token(e, fits ? RASTER_INDEXES : RASTER_PIXELS, to - from);
    for (int x = from; x < to; x++) {
        if (fits) {
            put_word(e, color_index(e, row[x]));
        } else {
            put_word(e, row[x] & 0xFFFFu);
            put_word(e, row[x] >> 16);
        }
    }
    return to;
}

static int put_run(RasterMaker *e, const uint32_t *row, int from)
{
    int length = run_length(row, from, e->width);
    if (row[from] == 0) {
        put_token(e, RASTER_SKIP, length);
        return from + length;
    }
    uint32_t index = color_index(e, row[from]);
    if (index != RASTER_MAX_PALETTE) {
        put_token(e, RASTER_RUN, length);
        put_word(e, index);
        return from + length;
    }
    put_token(e, RASTER_PIXELS, length);
    for (int i = 0; i < length; i++) {
        put_word(e, row[from] & 0xFFFFu);
        put_word(e, row[from] >> 16);
    }
    return from + length;
}

static void encode_row(RasterMaker *e, const uint32_t *row)
{
    int y = e->rows_done++;
    size_t row_bytes = (size_t)e->width * sizeof *row;
    if (y > 0 && memcmp(row, e->last_row, row_bytes) == 0) {
        e->rows[y] = e->rows[y - 1];
        return;
    }
    memcpy(e->last_row, row, row_bytes);
    e->rows[y] = (uint32_t)e->word_count;
    for (int x = 0; x < e->width;) {
        x = is_run(row, x, e->width) ? put_run(e, row, x) : put_literals(e, row, x);
    }
    for (int x = 0; x < e->width && e->is_opaque; x++) {
        e->is_opaque = row[x] >> 24 == 255;
    }
}

RasterMaker *raster_maker_new(int width, int height)
{
    require(width > 0 && width <= RASTER_MAX_SIDE);
    require(height > 0 && height <= RASTER_MAX_SIDE);
    require((int64_t)width * height <= RASTER_MAX_PIXELS);
    RasterMaker *e = mem_alloc(sizeof *e);
    e->width = width;
    e->height = height;
    e->is_opaque = true;
    e->palette = mem_alloc_array(RASTER_MAX_PALETTE, sizeof(uint32_t));
    e->slots = mem_alloc_array(TABLE_SLOTS, sizeof(uint32_t));
    e->rows = mem_alloc_array((size_t)height, sizeof(uint32_t));
    e->last_row = mem_alloc_array((size_t)width, sizeof(uint32_t));
    return e;
}

void raster_maker_add(RasterMaker *maker, const uint32_t *pixels, int row_count)
{
    require(row_count >= 0 && row_count <= maker->height - maker->rows_done);
    for (int i = 0; i < row_count; i++) {
        encode_row(maker, pixels + (ptrdiff_t)i * maker->width);
    }
}

void raster_maker_free(RasterMaker *maker)
{
    if (maker == NULL) {
        return;
    }
    mem_free(maker->palette);
    mem_free(maker->slots);
    mem_free(maker->rows);
    mem_free(maker->last_row);
    mem_free(maker->words);
    mem_free(maker);
}

Raster *raster_maker_finish(RasterMaker *e)
{
    require(e->rows_done == e->height);
    Raster *raster =
        raster__alloc(e->width, e->height, e->palette_count, (uint32_t)e->word_count);
    RasterParts parts = raster__parts(raster);
    raster->is_opaque = e->is_opaque;
    memcpy(parts.palette, e->palette, e->palette_count * sizeof(uint32_t));
    memcpy(parts.rows, e->rows, (size_t)e->height * sizeof(uint32_t));
    memcpy(parts.words, e->words, e->word_count * sizeof(uint16_t));
    raster_maker_free(e);
    return raster;
}

Raster *raster_new(const uint32_t *pixels, int width, int height)
{
    RasterMaker *maker = raster_maker_new(width, height);
    raster_maker_add(maker, pixels, height);
    return raster_maker_finish(maker);
}

void raster_free(Raster *raster)
{
    mem_free(raster);
}

int raster_width(const Raster *raster)
{
    return raster->width;
}

int raster_height(const Raster *raster)
{
    return raster->height;
}

bool raster_is_opaque(const Raster *raster)
{
    return raster->is_opaque;
}

size_t raster_bytes(const Raster *raster)
{
    return raster->bytes;
}
