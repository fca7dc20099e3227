#include <string.h>

#include "base/mem.h"
#include "stage/raster.h"
#include "stage/raster_internal.h"

static size_t body_size(const RasterHeader *h)
{
    return sizeof(uint32_t) * ((size_t)h->palette_count + h->height) +
           sizeof(uint16_t) * (size_t)h->word_count;
}

/* Four lanes of FNV over 32-bit words: the body is checked at every start, and one byte
 * at a time is slow. */
uint64_t raster__body_hash(const unsigned char *body, size_t size)
{
    uint64_t lanes[4] = {14695981039346656037u, 1, 2, size};
    size_t i = 0;
    for (; i + 16 <= size; i += 16) {
        uint32_t words[4];
        memcpy(words, body + i, sizeof words);
        for (int lane = 0; lane < 4; lane++) {
            lanes[lane] = (lanes[lane] ^ words[lane]) * 1099511628211u;
        }
    }
    uint64_t hash = str_hash((Str){(const char *)body + i, size - i});
    for (int lane = 0; lane < 4; lane++) {
        hash = (hash ^ lanes[lane] ^ (lanes[lane] >> 29)) * 1099511628211u;
    }
    return hash;
}

void raster_write(const Raster *raster, uint64_t source_hash, StrBuf *out)
{
    RasterHeader h = {
        .magic = RASTER_MAGIC,
        .version = RASTER_VERSION,
        .width = (uint32_t)raster->width,
        .height = (uint32_t)raster->height,
        .palette_count = raster->palette_count,
        .word_count = raster->word_count,
        .source_hash = source_hash,
    };
    const unsigned char *body = (const unsigned char *)raster->palette;
    h.body_hash = raster__body_hash(body, body_size(&h));
    strbuf_add(out, (Str){(const char *)&h, sizeof h});
    strbuf_add(out, (Str){(const char *)body, body_size(&h)});
}

static bool header_is_sane(const RasterHeader *h, size_t file_size)
{
    if (h->width == 0 || h->height == 0 || h->width > RASTER_MAX_SIDE ||
        h->height > RASTER_MAX_SIDE ||
        (uint64_t)h->width * h->height > RASTER_MAX_PIXELS) {
        return false;
    }
    if (h->palette_count > RASTER_MAX_PALETTE || h->word_count > 4u * RASTER_MAX_PIXELS) {
        return false;
    }
    return file_size == sizeof *h + body_size(h);
}

/* Words a token needs behind itself; *index_ok tells whether its indexes are in range. */
static size_t token_size(const Raster *r, const uint16_t *word, size_t left,
                         bool *index_ok)
{
    size_t count = *word & RASTER_COUNT_MASK;
    int kind = *word >> RASTER_COUNT_BITS;
    size_t indexes = kind == RASTER_RUN ? 1 : kind == RASTER_INDEXES ? count : 0;
    size_t size = kind == RASTER_PIXELS ? 2 * count : indexes;
    *index_ok = size < left;
    for (size_t i = 0; *index_ok && i < indexes; i++) {
        *index_ok = word[1 + i] < r->palette_count;
    }
    return size;
}

/* A row must have exactly width pixels and stay within the words and the palette. */
static bool row_is_sane(const Raster *r, uint32_t start)
{
    size_t at = start;
    int x = 0;
    while (x < r->width) {
        if (at >= r->word_count) {
            return false;
        }
        bool index_ok;
        size_t behind = token_size(r, r->words + at, r->word_count - at, &index_ok);
        int count = r->words[at] & RASTER_COUNT_MASK;
        if (!index_ok || count == 0) {
            return false;
        }
        x += count;
        at += 1 + behind;
    }
    return x == r->width;
}

/* Premultiplied colours never exceed their alpha; blending relies on it. */
static bool color_is_sane(uint32_t color)
{
    uint32_t alpha = color >> 24;
    return (color & 255) <= alpha && ((color >> 8) & 255) <= alpha &&
           ((color >> 16) & 255) <= alpha;
}

static bool raster_is_sane(Raster *r)
{
    r->is_opaque = false;
    for (uint32_t i = 0; i < r->palette_count; i++) {
        if (!color_is_sane(r->palette[i])) {
            return false;
        }
    }
    for (int y = 0; y < r->height; y++) {
        bool is_copy = y > 0 && r->rows[y] == r->rows[y - 1];
        if (!is_copy && !row_is_sane(r, r->rows[y])) {
            return false;
        }
    }
    return true;
}

static uint32_t least_alpha_of_token(const Raster *r, const uint16_t *word)
{
    int count = *word & RASTER_COUNT_MASK;
    int kind = *word >> RASTER_COUNT_BITS;
    uint32_t least = kind == RASTER_SKIP ? 0 : 255;
    int indexes = kind == RASTER_RUN ? 1 : kind == RASTER_INDEXES ? count : 0;
    for (int i = 0; i < indexes; i++) {
        uint32_t alpha = r->palette[word[1 + i]] >> 24;
        least = alpha < least ? alpha : least;
    }
    for (int i = 0; kind == RASTER_PIXELS && i < count; i++) {
        uint32_t alpha = (uint32_t)word[2 + 2 * i] >> 8;
        least = alpha < least ? alpha : least;
    }
    return least;
}

static bool find_opaque(const Raster *r)
{
    for (int y = 0; y < r->height; y++) {
        const uint16_t *word = r->words + r->rows[y];
        for (int x = 0; x < r->width;) {
            if (least_alpha_of_token(r, word) != 255) {
                return false;
            }
            bool index_ok;
            x += *word & RASTER_COUNT_MASK;
            word += 1 + token_size(r, word, r->word_count, &index_ok);
        }
    }
    return true;
}

static Status check_header(Str bytes, uint64_t source_hash, RasterHeader *h, Error *err)
{
    if (bytes.len < sizeof *h) {
        return error_set(err, STATUS_BAD_DATA, "raster: file too short");
    }
    memcpy(h, bytes.ptr, sizeof *h);
    if (h->magic != RASTER_MAGIC) {
        return error_set(err, STATUS_BAD_DATA, "raster: not a raster file");
    }
    if (h->version != RASTER_VERSION) {
        return error_set(err, STATUS_TOO_NEW, "raster: version %u", h->version);
    }
    if (h->source_hash != source_hash) {
        return error_set(err, STATUS_NOT_FOUND, "raster: made from another drawing");
    }
    if (!header_is_sane(h, bytes.len)) {
        return error_set(err, STATUS_BAD_DATA, "raster: sizes do not fit");
    }
    return STATUS_OK;
}

Status raster_read(Str bytes, uint64_t source_hash, Raster **out, Error *err)
{
    *out = NULL;
    RasterHeader h;
    Status status = check_header(bytes, source_hash, &h, err);
    if (status != STATUS_OK) {
        return status;
    }
    const char *body = bytes.ptr + sizeof h;
    if (raster__body_hash((const unsigned char *)body, body_size(&h)) != h.body_hash) {
        return error_set(err, STATUS_BAD_DATA, "raster: checksum does not match");
    }
    Raster *r = raster__alloc((int)h.width, (int)h.height, h.palette_count, h.word_count);
    memcpy(raster__parts(r).palette, body, body_size(&h));
    if (!raster_is_sane(r)) {
        raster_free(r);
        return error_set(err, STATUS_BAD_DATA, "raster: rows are damaged");
    }
    r->is_opaque = find_opaque(r);
    *out = r;
    return STATUS_OK;
}
