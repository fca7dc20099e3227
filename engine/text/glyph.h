/* Faces and positioned glyphs: what text layout hands out and the stage draws. */
#ifndef GOFUN_TEXT_GLYPH_H
#define GOFUN_TEXT_GLYPH_H

#include <stddef.h>
#include <stdint.h>

/* The four faces of the type scale (ui.md 5.1). The stage finds files and fallbacks. */
typedef enum TextFace {
    TEXT_UD_REGULAR, /* BIZ UDGothic: Japanese running text, one em a character */
    TEXT_UD_BOLD,
    TEXT_UDP_REGULAR, /* BIZ UDPGothic: Latin letters and digits in running text */
    TEXT_UDP_BOLD,    /* headings, buttons */
    TEXT_FACE_COUNT,
} TextFace;

/* One glyph, placed. Positions are logical units from the block's top left corner. */
typedef struct TextGlyph {
    uint32_t codepoint;
    TextFace face;
    float size; /* em height in logical units */
    float x;    /* pen position */
    float baseline_y;
} TextGlyph;

/* Widths and kerning in em (1.0 = the size). The pure rooms get them by callback, so that
 * tests use a fake font and every screen size breaks lines alike. */
typedef struct TextMetrics {
    float (*advance_em)(void *context, TextFace face, uint32_t codepoint);
    float (*kerning_em)(void *context, TextFace face, uint32_t left, uint32_t right);
    void *context;
} TextMetrics;

#endif
