/* A text from the cache is the text as it would be laid out, and the caller's own. */
#include "fake_font.h"
#include "text/cache.h"

static const char *const texts[] = {"", "雨の月曜日。", "{報告|ほうこく}は、すぐに。",
                                    "一行目\n二行目はもう少し長い文です。", "VPNとNAS"};

static void assert_same(const TextBlock *a, const TextBlock *b)
{
    assert_int_equal(a->line_count, b->line_count);
    assert_int_equal(a->glyph_count, b->glyph_count);
    assert_float_equal(a->height, b->height, 0.001);
    for (size_t i = 0; i < a->line_count; i++) {
        assert_true(str_equal(a->lines[i].text, b->lines[i].text));
        assert_int_equal(a->lines[i].glyph_count, b->lines[i].glyph_count);
        for (size_t k = 0; k < a->lines[i].glyph_count; k++) {
            assert_int_equal(a->lines[i].glyphs[k].codepoint,
                             b->lines[i].glyphs[k].codepoint);
            assert_float_equal(a->lines[i].glyphs[k].x, b->lines[i].glyphs[k].x, 0.001);
            assert_float_equal(a->lines[i].glyphs[k].baseline_y,
                               b->lines[i].glyphs[k].baseline_y, 0.001);
        }
    }
}

/* Each text in two widths, three times; what came out is written over each time. */
static void test_same_as_laid_out(void **state)
{
    (void)state;
    TextCache *cache = text_cache_new();
    const TextMetrics metrics = fake_metrics();
    for (int i = 0; i < 3; i++) {
        for (size_t k = 0; k < 2 * COUNT_OF(texts); k++) {
            Arena arena = {0};
            TextBlock wanted;
            TextBlock got;
            TextStyle style = fake_style(k % 2 == 0 ? 6 : 9);
            style.ruby = k % 2 == 0 ? TEXT_RUBY_HARD : TEXT_RUBY_NONE;
            const Str markup = str_copy(&arena, str_from(texts[k / 2]));
            text_layout(&arena, markup, &style, &metrics, &wanted);
            text_cache_layout(cache, &arena, markup, &style, &metrics, &got);
            assert_same(&wanted, &got);
            for (size_t g = 0; g < got.glyph_count; g++) {
                got.glyphs[g].baseline_y -= 1000;
            }
            arena_clear(&arena);
        }
    }
    text_cache_free(cache);
    text_cache_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_as_laid_out)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
