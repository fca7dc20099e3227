/* Fonts: the four faces of the type scale and the fonts to fall back on, opened when
 * first needed. Measures in em and renders single glyphs as coverage. The only file that
 * knows SDL_ttf. One thread only. */
#ifndef GOFUN_STAGE_FONT_H
#define GOFUN_STAGE_FONT_H

#include <stdbool.h>

#include "base/status.h"
#include "text/glyph.h"

typedef struct FontSet FontSet;

enum {
    FONT_MISSING_MARK = 0x3013, /* the printers' mark for a character nobody has */
};

/* Looks for the font files in dirs and in the usual folders of a Linux system, in this
 * order. STATUS_NOT_FOUND when there is no Japanese font at all. */
Status font_set_open(const char *const *dirs, size_t dir_count, FontSet **out,
                     Error *err) MUST_CHECK;
void font_set_close(FontSet *fonts);
/* Without hinting from now on (large screens). Masks made before keep their shape. */
void font_set_unhinted(FontSet *fonts, bool unhinted);

/* In em. A character no font has is as wide as the mark shown instead; what is never
 * drawn (zero width space, joiners, controls) is 0 wide. */
float font_advance_em(FontSet *fonts, TextFace face, uint32_t codepoint);
float font_kerning_em(FontSet *fonts, TextFace face, uint32_t left, uint32_t right);
/* False when no font has this character. */
bool font_has(FontSet *fonts, uint32_t codepoint);

/* Coverage of one glyph, cut to its ink; left and top count from the pen position on the
 * baseline, top upwards. */
typedef struct GlyphMask {
    int left, top;
    int width, height; /* 0: nothing to draw */
    uint8_t *coverage; /* width * height; owned by whoever got it, mem_free */
} GlyphMask;
/* Renders at an em of size_px. */
GlyphMask font_render(FontSet *fonts, TextFace face, uint32_t codepoint, int size_px);
/* Makes SDL_ttf drop the glyphs it remembers. */
void font_forget_glyphs(FontSet *fonts);

#endif
