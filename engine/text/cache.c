#include "text/cache.h"

#include <string.h>

enum {
    PLACES = 16384 /* a power of two */
};
/* Above this all is forgotten. */
static const size_t BYTES_MOST = (size_t)64 * 1024 * 1024;

typedef struct Entry {
    uint64_t key; /* 0: free */
    Str markup;
    TextStyle style;
    TextBlock block;
} Entry;

struct TextCache {
    Arena arena;
    Entry entries[PLACES];
};

TextCache *text_cache_new(void)
{
    return mem_alloc(sizeof(TextCache));
}

void text_cache_free(TextCache *cache)
{
    if (cache != NULL) {
        arena_clear(&cache->arena);
        mem_free(cache);
    }
}

static uint64_t add_bytes(uint64_t key, const void *bytes, size_t size)
{
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < size; i++) {
        key = (key ^ byte[i]) * UINT64_C(0x100000001b3);
    }
    return key;
}

/* What differs most; the rest is compared. */
static uint64_t key_of(Str markup, const TextStyle *style)
{
    uint64_t key = add_bytes(UINT64_C(0xcbf29ce484222325), markup.ptr, markup.len);
    key = add_bytes(key, &style->size, sizeof style->size);
    key = add_bytes(key, &style->width, sizeof style->width);
    key = add_bytes(key, &style->japanese, sizeof style->japanese);
    return key != 0 ? key : 1;
}

static bool is_near(float a, float b)
{
    return !(a < b) && !(a > b);
}

static bool is_same_style(const TextStyle *a, const TextStyle *b)
{
    return a->japanese == b->japanese && a->latin == b->latin &&
           is_near(a->size, b->size) && is_near(a->pitch, b->pitch) &&
           is_near(a->width, b->width) && is_near(a->paragraph_gap, b->paragraph_gap) &&
           is_near(a->waou, b->waou) && a->ruby == b->ruby &&
           a->readings == b->readings && is_near(a->ruby_least, b->ruby_least) &&
           a->hangs == b->hangs && a->opens_flush == b->opens_flush &&
           a->squeezes == b->squeezes && a->is_balanced == b->is_balanced &&
           a->phrase_breaks == b->phrase_breaks && a->bars_break == b->bars_break &&
           a->indents == b->indents && a->is_verbatim == b->is_verbatim;
}

static void copy_block(Arena *arena, const TextBlock *from, TextBlock *to)
{
    *to = *from;
    if (from->line_count == 0) {
        return;
    }
    to->lines = ARENA_ARRAY(arena, TextLine, from->line_count);
    to->glyphs = ARENA_ARRAY(arena, TextGlyph, from->glyph_count + 1);
    memcpy(to->lines, from->lines, from->line_count * sizeof *to->lines);
    memcpy(to->glyphs, from->glyphs, from->glyph_count * sizeof *to->glyphs);
    for (size_t i = 0; i < to->line_count; i++) {
        TextLine *line = &to->lines[i];
        line->text = str_copy(arena, line->text);
        line->glyphs = to->glyphs + (line->glyphs - from->glyphs);
    }
}

void text_cache_layout(TextCache *cache, Arena *arena, Str markup, const TextStyle *style,
                       const TextMetrics *metrics, TextBlock *out)
{
    if (cache->arena.bytes_used > BYTES_MOST) {
        arena_clear(&cache->arena);
        memset(cache->entries, 0, sizeof cache->entries);
    }
    const uint64_t key = key_of(markup, style);
    Entry *entry = &cache->entries[key & (PLACES - 1)];
    const bool is_known = entry->key == key && str_equal(entry->markup, markup) &&
                          is_same_style(&entry->style, style);
    if (!is_known) {
        *entry = (Entry){key, str_copy(&cache->arena, markup), *style, {0}};
        text_layout(&cache->arena, markup, style, metrics, &entry->block);
    }
    copy_block(arena, &entry->block, out);
}
