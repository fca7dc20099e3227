/* libFuzzer: any bytes, repaired to UTF-8, with every style. What the block promises is
 * checked, so that more than crashes are found. */
#include <stddef.h>
#include <stdint.h>

#include "base/utf8.h"
#include "text/layout.h"
#include "text/romaji.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static float advance(void *context, TextFace face, uint32_t codepoint)
{
    (void)context;
    (void)face;
    return codepoint < 0x250 ? 0.5f : 1.0f;
}

static float kerning(void *context, TextFace face, uint32_t left, uint32_t right)
{
    (void)context;
    (void)face;
    return left == right ? -0.05f : 0.0f;
}

static TextStyle style_from(uint8_t bits, uint8_t width)
{
    return (TextStyle){
        .japanese = TEXT_UD_REGULAR,
        .latin = TEXT_UDP_REGULAR,
        .size = 40,
        .width = (float)width * 10,
        .ruby = (TextRuby)(bits % 3),
        .hangs = (bits & 4) != 0,
        .opens_flush = (bits & 8) != 0,
        .squeezes = (bits & 8) != 0,
        .is_balanced = (bits & 16) != 0,
        .phrase_breaks = (bits & 32) != 0,
        .bars_break = (bits & 64) != 0,
        .is_verbatim = (bits & 128) != 0,
    };
}

static void check_romaji(Str text)
{
    Arena arena = {0};
    char *out = arena_alloc(&arena, text.len + 1);
    size_t len = 0;
    uint32_t unknown = 0;
    bool is_known = romaji_from_kana(text, out, text.len + 1, &len, &unknown);
    require(is_known == (unknown == 0));
    arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2) {
        return 0;
    }
    Arena arena = {0};
    Str text = utf8_repair(&arena, (Str){(const char *)data + 2, size - 2});
    TextStyle style = style_from(data[0], data[1]);
    const TextMetrics metrics = {.advance_em = advance, .kerning_em = kerning};
    TextBlock block;
    text_layout(&arena, text, &style, &metrics, &block);
    size_t glyphs = 0;
    for (size_t i = 0; i < block.line_count; i++) {
        require(block.lines[i].text.len > 0);
        require(utf8_is_valid(block.lines[i].text, NULL));
        float inside = block.lines[i].width - block.lines[i].hang;
        require(block.is_too_wide || style.width == 0 || inside <= style.width + 0.2f);
        glyphs += block.lines[i].glyph_count;
    }
    require(glyphs == block.glyph_count);
    require(text_count(text) <= utf8_length(text));
    require(text_spoken(&arena, text).len <= text.len);
    check_romaji(text);
    arena_clear(&arena);
    return 0;
}
