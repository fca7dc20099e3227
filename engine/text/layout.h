/* Japanese text layout (ui.md 5.2-5.4): marked-up text in, positioned glyphs out. Used by
 * ui and, for the certificate, by credential. Lines break in logical units alone, so
 * every output resolution shows the same lines.
 *
 * Markup: {脆弱性|ぜい|じゃく|せい} ruby per character (may break between them),
 * {標的型攻撃|ひょうてきがたこうげき} ruby for the whole (never broken),
 * {会社||かい|しゃ} an easy word that gets ruby only with TEXT_RUBY_ALL. A brace that is
 * not of this shape stands for itself. U+200B may break, U+2060 must not, newline starts
 * a paragraph. */
#ifndef GOFUN_TEXT_LAYOUT_H
#define GOFUN_TEXT_LAYOUT_H

#include "base/mem.h"
#include "base/str.h"
#include "text/glyph.h"
#include "text/readings.h"

/* Height of the em box above the baseline, in em (BIZ UD fonts). */
#define TEXT_ASCENT_EM 0.88f
/* Space between Japanese and Latin text, in em (和欧間). */
#define TEXT_WAOU_EM 0.125f

typedef enum TextRuby {
    TEXT_RUBY_NONE,
    TEXT_RUBY_HARD, /* rare characters and technical words: {..|..} */
    TEXT_RUBY_ALL,  /* {..||..} too, and what the style's readings know */
} TextRuby;

/* How a block is set. All false and zero is plain: one line, solid, nothing hung.
 * hangs (ぶら下げ): 。 and 、 may stand beyond the width by one em.
 * opens_flush (天付き): a bracket that opens at a line's start moves half an em left.
 * squeezes (約物のつめ): half an em less between brackets and stops; a space after ？ and
 * ！ when text goes on. */
typedef struct TextStyle {
    TextFace japanese;
    TextFace latin;      /* letters, digits and signs of the Latin script */
    float size;          /* em height, logical units */
    float pitch;         /* from baseline to baseline; 0: 1.7 sizes */
    float width;         /* of the text box; 0: one line, no limit */
    float paragraph_gap; /* extra space between paragraphs, in lines (0.75 in cards) */
    float waou;          /* 和欧間 in em; 0: TEXT_WAOU_EM, negative: none */
    TextRuby ruby;       /* the caller gives a pitch of 1.9 sizes with it */
    const TextReadings
        *readings;    /* for words without marks, with TEXT_RUBY_ALL; or NULL */
    float ruby_least; /* size it never goes below, unless above 0.75 sizes; 0: none */
    bool hangs, opens_flush, squeezes;
    bool is_balanced;   /* headings: lines of about the same length */
    bool phrase_breaks; /* when there are U+200B, break only there as long as it fits */
    bool bars_break;    /* '|' outside of braces ends a line (tile titles) */
    bool indents;       /* each paragraph starts one em in */
    bool is_verbatim;   /* no markup: for names and typed text */
} TextStyle;

/* One line. text has no markup and no ruby; spaces at a broken end stay in it. */
typedef struct TextLine {
    Str text;
    TextGlyph *glyphs; /* part of the block's; ruby comes right after its base */
    size_t glyph_count;
    float width;      /* of what is drawn, from the block's left edge */
    float hang;       /* part of width that stands beyond the style's width */
    float top;        /* from the block's top */
    float baseline_y; /* from the block's top */
    bool ends_paragraph;
} TextLine;

/* A laid out text; everything is in the arena it was made with. */
typedef struct TextBlock {
    TextLine *lines;
    size_t line_count; /* 0 for text without anything to show */
    TextGlyph *glyphs; /* all lines in reading order, no spaces; ruby is smaller */
    size_t glyph_count;
    float width;      /* of the widest line, without what hangs */
    float height;     /* lines and paragraph gaps */
    bool has_ruby;    /* some of it is shown */
    bool is_too_wide; /* something unbreakable is wider than the style's width */
} TextBlock;

/* Lays out markup (valid UTF-8). Result and texts are in arena; takes O(n log n). */
void text_layout(Arena *arena, Str markup, const TextStyle *style,
                 const TextMetrics *metrics, TextBlock *out);

/* Width of markup in logical units when set on one line (its widest paragraph). arena
 * says whether scratch memory must be wiped; nothing stays in it. */
float text_line_width(Arena *arena, Str markup, const TextStyle *style,
                      const TextMetrics *metrics);

/* markup without ruby, marks and selectors; newlines stay, several of them as one.
 * For dumps, logs and the text channel. */
Str text_plain(Arena *arena, Str markup);
/* As text_plain with the readings in place of the base text, for the voice. */
Str text_spoken(Arena *arena, Str markup);

/* Number of characters a reader sees: no spaces, marks, ruby; a letter with its combining
 * marks is one. For reading time and length limits. */
size_t text_count(Str markup);

#endif
