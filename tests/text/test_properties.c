/* What must hold for any text: checked on random texts from a fixed seed. The rules are
 * written down a second time here, so that a slip in the room shows. */
#include <math.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "fake_font.h"

static uint32_t next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

static const char *const PIECES[] = {
    "あ",
    "い",
    "漢",
    "字",
    "カ",
    "ー",
    "ッ",
    "ょ",
    "。",
    "、",
    "「",
    "」",
    "（",
    "）",
    "？",
    "！",
    "…",
    "……",
    "――",
    "・",
    "5分",
    "1,0",
    "10:30",
    "2026",
    "LAN",
    "Wi-Fi",
    "a",
    " ",
    "　",
    "々",
    "￥",
    "％",
    "円",
    "\n",
    "か゛",
    "e\u0301",
    "\u200B",
    "\u2060",
    "{字|じ}",
    "髙",
    "の",
    "です",
    "ます",
    "を",
    "https://a.example/very/long/path?x=1",
    "{脆弱性|ぜい|じゃく|せい}",
    "{標的型攻撃|ひょうてきがたこうげき}",
    "{会社||かい|しゃ}",
    "𠮷",
    "ｶﾞ",
    "葛\U000E0100",
    "{",
    "}",
    "|",
};

static Str random_text(Arena *arena, uint64_t *state, size_t pieces)
{
    StrBuf buf = {0};
    for (size_t i = 0; i < pieces; i++) {
        strbuf_add_z(&buf, PIECES[next_random(state) % COUNT_OF(PIECES)]);
    }
    Str text = str_copy(arena, strbuf_str(&buf));
    strbuf_clear(&buf);
    return text;
}

static TextStyle random_style(uint64_t *state)
{
    TextStyle style = fake_style((float)(4 + next_random(state) % 40));
    uint32_t bits = next_random(state);
    style.hangs = (bits & 1) != 0;
    style.opens_flush = (bits & 2) != 0;
    style.squeezes = (bits & 4) != 0;
    style.is_balanced = (bits & 8) != 0;
    style.phrase_breaks = (bits & 16) != 0;
    style.indents = (bits & 32) != 0;
    style.ruby = (TextRuby)(bits >> 6 & 3) % 3;
    return style;
}

static bool is_one_of(const char *set, Str character)
{
    return character.len > 0 && str_find(str_from(set), character) >= 0;
}

static bool may_not_start(Str c)
{
    return is_one_of("、。，．,.・：；:;？！?!」』）】〕〉》］｝)]}々ー…‥％%ッっょャ゛",
                     c);
}

static bool may_not_end(Str c)
{
    return is_one_of("「『（【〔〈《［｛([￥＄$", c);
}

/* The i-th character of s, its first byte at *at; empty when there is none. */
static Str character_at(Str s, size_t at)
{
    if (at >= s.len) {
        return (Str){0};
    }
    Str rest = str_slice(s, at, s.len);
    (void)utf8_next(&rest);
    return str_slice(s, at, s.len - rest.len);
}

static Str last_character(Str s)
{
    size_t at = s.len;
    while (at > 0) {
        at--;
        if (((unsigned char)s.ptr[at] & 0xC0) != 0x80) {
            break;
        }
    }
    return character_at(s, at);
}

static bool is_plain_letter(Str c)
{
    return is_one_of("あいのをでまず漢字髙カ", c);
}

/* True when the line has two plain letters side by side: a break there breaks no rule
 * unless ruby or the author forbid it, which the texts that use this do not have. */
static bool could_break_inside(Str line)
{
    Str previous = {0};
    for (size_t at = 0; at < line.len;) {
        Str c = character_at(line, at);
        if (is_plain_letter(c) && is_plain_letter(previous)) {
            return true;
        }
        previous = c;
        at += c.len;
    }
    return false;
}

static void test_kinsoku_when_avoidable(void **state)
{
    (void)state;
    uint64_t seed = 20260115;
    TextMetrics metrics = fake_metrics();
    size_t checked = 0;
    for (int round = 0; round < 3000; round++) {
        Arena arena = {0};
        TextBlock block;
        TextStyle style = random_style(&seed);
        style.ruby = TEXT_RUBY_NONE;
        Str text = random_text(&arena, &seed, 60);
        if (str_find(text, STR("\u2060")) >= 0) {
            arena_clear(&arena);
            continue;
        }
        text_layout(&arena, text, &style, &metrics, &block);
        for (size_t i = 0; i + 1 < block.line_count; i++) {
            const TextLine *line = &block.lines[i];
            Str first = character_at(block.lines[i + 1].text, 0);
            bool is_bad = may_not_start(first) || may_not_end(last_character(line->text));
            if (is_bad && !line->ends_paragraph && could_break_inside(line->text)) {
                print_error("%.*s\n%.*s|%.*s\n", STR_ARG(text), STR_ARG(line->text),
                            STR_ARG(block.lines[i + 1].text));
                fail();
            }
            checked++;
        }
        arena_clear(&arena);
    }
    assert_true(checked > 3000);
}

/* Lines put together are the text; every glyph of it is there once, in order. */
static void test_nothing_is_lost(void **state)
{
    (void)state;
    uint64_t seed = 7;
    TextMetrics metrics = fake_metrics();
    for (int round = 0; round < 2000; round++) {
        Arena arena = {0};
        TextBlock block;
        TextStyle style = random_style(&seed);
        Str text = random_text(&arena, &seed, next_random(&seed) % 80);
        text_layout(&arena, text, &style, &metrics, &block);
        StrBuf joined = {0};
        size_t drawn = 0;
        for (size_t i = 0; i < block.line_count; i++) {
            strbuf_add(&joined, block.lines[i].text);
            bool is_last = i + 1 == block.line_count;
            strbuf_add_z(&joined, block.lines[i].ends_paragraph && !is_last ? "\n" : "");
            drawn += block.lines[i].glyph_count;
            assert_true(block.lines[i].text.len > 0);
        }
        assert_true(str_equal(strbuf_str(&joined), text_plain(&arena, text)));
        assert_int_equal(drawn, block.glyph_count);
        size_t base = 0;
        for (size_t i = 0; i < block.glyph_count; i++) {
            base += block.glyphs[i].size == style.size;
        }
        assert_true(base >= text_count(text));
        strbuf_clear(&joined);
        arena_clear(&arena);
    }
}

/* No line is wider than the box, but for what hangs, or the block says so. */
static void test_widths(void **state)
{
    (void)state;
    uint64_t seed = 11;
    TextMetrics metrics = fake_metrics();
    for (int round = 0; round < 2000; round++) {
        Arena arena = {0};
        TextBlock block;
        TextStyle style = random_style(&seed);
        Str text = random_text(&arena, &seed, 60);
        text_layout(&arena, text, &style, &metrics, &block);
        float slack = style.size / 400;
        for (size_t i = 0; i < block.line_count && !block.is_too_wide; i++) {
            const TextLine *line = &block.lines[i];
            assert_true(line->hang <= style.size + slack);
            assert_true(style.hangs || line->hang == 0);
            assert_true(line->width - line->hang <= style.width + slack);
            if (line->hang > slack) {
                Str end = last_character(str_trim(line->text));
                assert_true(is_one_of("。、", end) || is_one_of("　", end));
            }
        }
        arena_clear(&arena);
    }
}

/* 720p, 1080p and 4K: the same lines, and glyphs at the same places times the scale. The
 * letters have odd widths, measured once as the stage does; only sizes differ. */
static float odd_advance(void *context, TextFace face, uint32_t codepoint)
{
    float em = fake_advance(context, face, codepoint);
    return em < 1 ? 0.3f + (float)(codepoint * 37 % 97) / 211 : em;
}

static void test_same_at_every_resolution(void **state)
{
    static const float scales[] = {1280.0f / 1920, 1, 2};
    (void)state;
    uint64_t seed = 3;
    for (int round = 0; round < 500; round++) {
        Arena arena = {0};
        TextBlock blocks[3];
        TextStyle logical = random_style(&seed);
        Str text = random_text(&arena, &seed, 60);
        for (size_t s = 0; s < COUNT_OF(scales); s++) {
            TextStyle style = logical;
            style.size *= scales[s];
            style.pitch *= scales[s];
            style.width *= scales[s];
            /* below 48 ruby is half the base: keep the three on one side of it */
            style.ruby = TEXT_RUBY_NONE;
            const TextMetrics metrics = {odd_advance, fake_kerning, NULL};
            text_layout(&arena, text, &style, &metrics, &blocks[s]);
        }
        for (size_t s = 1; s < COUNT_OF(scales); s++) {
            assert_true(
                str_equal(fake_join(&arena, &blocks[0]), fake_join(&arena, &blocks[s])));
            assert_int_equal(blocks[s].glyph_count, blocks[0].glyph_count);
            const float ratio = scales[s] / scales[0];
            const float style_size = logical.size * scales[s];
            for (size_t g = 0; g < blocks[s].glyph_count; g++) {
                float wanted = blocks[0].glyphs[g].x * ratio;
                assert_true(fabsf(blocks[s].glyphs[g].x - wanted) < 0.01f * style_size);
            }
        }
        arena_clear(&arena);
    }
}

static double seconds_for(Str text, const TextStyle *style)
{
    Arena arena = {0};
    TextMetrics metrics = fake_metrics();
    TextBlock block;
    clock_t start = clock();
    text_layout(&arena, text, style, &metrics, &block);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    arena_clear(&arena);
    return seconds;
}

/* Texts made to be slow: ten times the text may take some ten times as long. */
static void test_long_texts_stay_cheap(void **state)
{
    static const char *const pieces[] = {
        "{",
        "{a|",
        "|",
        "{a|b}",
        "\u0301",
        "あ\u0301\u0301\u0301",
        "あ\u200B",
        "。",
        "「",
        "http://",
        "1,",
        " ",
        "\n",
        "\u2060",
        "あい",
        "a",
        "{字|じじじじ}",
        "――",
    };
    (void)state;
    TextStyle style = fake_style(30);
    style.hangs = style.squeezes = style.is_balanced = style.phrase_breaks = true;
    style.ruby = TEXT_RUBY_ALL;
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        StrBuf buf = {0};
        for (size_t n = 0; n < 2000; n++) {
            strbuf_add_z(&buf, pieces[i]);
        }
        double small = seconds_for(strbuf_str(&buf), &style);
        for (size_t n = 0; n < 18000; n++) {
            strbuf_add_z(&buf, pieces[i]);
        }
        double large = seconds_for(strbuf_str(&buf), &style);
        strbuf_clear(&buf);
        if (large > 40 * small + 0.2) {
            print_error("%s: %g s, ten times as much %g s\n", pieces[i], small, large);
            fail();
        }
    }
}

/* Fonts and styles that make no sense still give a block. */
static float wild_advance(void *context, TextFace face, uint32_t codepoint)
{
    (void)context;
    (void)face;
    static const float values[] = {0, -1, 1e30f, NAN, INFINITY, -INFINITY, 1, 0.3f};
    return values[codepoint % COUNT_OF(values)];
}

static float wild_kerning(void *context, TextFace face, uint32_t left, uint32_t right)
{
    (void)right;
    return -wild_advance(context, face, left);
}

static void test_wild_metrics(void **state)
{
    (void)state;
    uint64_t seed = 5;
    TextMetrics metrics = {.advance_em = wild_advance, .kerning_em = wild_kerning};
    for (int round = 0; round < 300; round++) {
        Arena arena = {0};
        TextBlock block;
        TextStyle style = random_style(&seed);
        Str text = random_text(&arena, &seed, 60);
        style.width = round % 3 == 0 ? 1e-20f : round % 3 == 1 ? 1e30f : NAN;
        text_layout(&arena, text, &style, &metrics, &block);
        for (size_t i = 0; i < block.glyph_count; i++) {
            assert_true(isfinite(block.glyphs[i].x));
        }
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinsoku_when_avoidable),
        cmocka_unit_test(test_nothing_is_lost),
        cmocka_unit_test(test_widths),
        cmocka_unit_test(test_same_at_every_resolution),
        cmocka_unit_test(test_long_texts_stay_cheap),
        cmocka_unit_test(test_wild_metrics),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
