/* A font made of rules, and helpers the layout tests share: Japanese one em, Latin and
 * half-width kana half an em; A V and V A are kerned in the proportional faces. */
#ifndef GOFUN_TESTS_TEXT_FAKE_FONT_H
#define GOFUN_TESTS_TEXT_FAKE_FONT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "text/layout.h"

#define COUNT_OF(table) (sizeof(table) / sizeof((table)[0]))

static inline float fake_advance(void *context, TextFace face, uint32_t codepoint)
{
    (void)context;
    (void)face;
    bool is_half = codepoint < 0x250 || (codepoint >= 0xFF61 && codepoint <= 0xFF9F);
    return is_half ? 0.5f : 1.0f;
}

static inline float fake_kerning(void *context, TextFace face, uint32_t left,
                                 uint32_t right)
{
    (void)context;
    (void)face;
    bool is_pair = (left == 'A' && right == 'V') || (left == 'V' && right == 'A');
    return is_pair ? -0.125f : 0.0f;
}

static inline TextMetrics fake_metrics(void)
{
    return (TextMetrics){.advance_em = fake_advance, .kerning_em = fake_kerning};
}

/* Dialogue text of size 40 with nothing switched on. */
static inline TextStyle fake_style(float width_em)
{
    return (TextStyle){
        .japanese = TEXT_UD_REGULAR,
        .latin = TEXT_UDP_REGULAR,
        .size = 40,
        .pitch = 68,
        .width = width_em * 40,
    };
}

/* The lines with a broken bar between them. */
static inline Str fake_join(Arena *arena, const TextBlock *block)
{
    StrBuf buf = {0};
    for (size_t i = 0; i < block->line_count; i++) {
        strbuf_add_z(&buf, i > 0 ? "¦" : "");
        strbuf_add(&buf, block->lines[i].text);
    }
    Str joined = str_copy(arena, strbuf_str(&buf));
    strbuf_clear(&buf);
    return joined;
}

/* Positions of glyphs in em, as "0 1 2.125"; is_ruby picks the small ones. */
static inline Str fake_positions(Arena *arena, const TextBlock *block, float size,
                                 bool is_ruby)
{
    StrBuf buf = {0};
    for (size_t i = 0; i < block->glyph_count; i++) {
        const TextGlyph *glyph = &block->glyphs[i];
        if ((glyph->size < size) == is_ruby) {
            int thousandths =
                (int)(glyph->x / size * 1000 + (glyph->x < 0 ? -0.5f : 0.5f));
            strbuf_add_format(&buf, "%s%g", buf.len > 0 ? " " : "", thousandths / 1000.0);
        }
    }
    Str joined = str_copy(arena, strbuf_str(&buf));
    strbuf_clear(&buf);
    return joined;
}

/* Says what differs and goes on, so that one run shows all wrong cases of a table. */
static inline bool is_text(const char *name, Str got, const char *wanted)
{
    if (str_is(got, wanted)) {
        return true;
    }
    print_error("%s\n  wanted %s\n  got    %.*s\n", name, wanted, STR_ARG(got));
    return false;
}

#endif
