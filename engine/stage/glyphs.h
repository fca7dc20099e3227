/* Glyph cache: coverage masks by face, character and pixel size, made once by the fonts.
 */
#ifndef GOFUN_STAGE_GLYPHS_H
#define GOFUN_STAGE_GLYPHS_H

#include "stage/font.h"
#include "stage/paint.h"

typedef struct GlyphCache GlyphCache;

/* fonts is borrowed and must live longer. budget_bytes: what the masks may take; more and
 * all are dropped at the next glyph_cache_trim. */
GlyphCache *glyph_cache_new(FontSet *fonts, size_t budget_bytes);
void glyph_cache_free(GlyphCache *cache);
void glyph_cache_clear(GlyphCache *cache);
/* Drops everything when over budget; not while a returned mask is in use. */
void glyph_cache_trim(GlyphCache *cache);
size_t glyph_cache_count(const GlyphCache *cache);

/* The mask, made now if need be. Valid until the next call. codepoint must not be 0. */
const GlyphMask *glyph_cache_get(GlyphCache *cache, TextFace face, uint32_t codepoint,
                                 int size_px);

/* Em height on screen: whole pixels, so that text is never wider than it was measured,
 * and at least 16 (ui.md 2.1). */
int glyph_size_px(float size, float scale);
/* Where a run lies: its command's corner in logical units, and pixels per unit. */
typedef struct GlyphPlace {
    float x, y, scale;
} GlyphPlace;

/* The pixels a run of glyphs may touch, with room for accents and overhang. */
PixelRect glyph_run_bounds(GlyphCache *cache, const DrawGlyphs *run, GlyphPlace place);
/* Paints the run's glyphs inside clip. Secret glyphs are rendered anew each time, and
 * what was rendered is wiped. */
void glyph_run_paint(GlyphCache *cache, const DrawGlyphs *run, GlyphPlace place,
                     const Canvas *canvas, PixelRect clip);

#endif
