/* Markup taken away, read aloud, counted; and what is not markup. */
#include "fake_font.h"

typedef struct MarkupCase {
    const char *markup;
    const char *plain;
    const char *spoken;
    size_t characters;
} MarkupCase;

static const MarkupCase CASES[] = {
    {"", "", "", 0},
    {"無線LAN", "無線LAN", "無線LAN", 5},
    {"{脆弱性|ぜい|じゃく|せい}", "脆弱性", "ぜいじゃくせい", 3},
    {"{標的型攻撃|ひょうてきがたこうげき}だ", "標的型攻撃だ", "ひょうてきがたこうげきだ",
     6},
    {"{会社||かい|しゃ}", "会社", "かいしゃ", 2},
    {"{会社||かいしゃ}", "会社", "かいしゃ", 2},
    {"{取り消|と||け}し", "取り消し", "とりけし", 4},
    {"会社の\u200B決まり\u2060を", "会社の決まりを", "会社の決まりを", 7},
    {"あ い　う", "あ い　う", "あ い　う", 3},
    {"あ\n\nい\n", "あ\nい", "あ\nい", 2},
    {"あ\tい", "あ い", "あ い", 2},
    {"か\u3099e\u0301", "がe\u0301", "がe\u0301", 2},
    {"葛\U000E0100飾", "葛飾", "葛飾", 2},
    {"a\u202Eb\uFEFFc\a", "abc", "abc", 3},
    {"\u0301a", "\u0301a", "\u0301a", 2},
    /* not of the shape: stays as it is */
    {"{", "{", "{", 1},
    {"}", "}", "}", 1},
    {"{}", "{}", "{}", 2},
    {"{|}", "{|}", "{|}", 3},
    {"{||}", "{||}", "{||}", 4},
    {"{字}", "{字}", "{字}", 3},
    {"{字|}", "{字|}", "{字|}", 4},
    {"{|じ}", "{|じ}", "{|じ}", 4},
    {"{字|じ", "{字|じ", "{字|じ", 4},
    {"{会社|か|い|しゃ}", "{会社|か|い|しゃ}", "{会社|か|い|しゃ}", 11},
    {"{会\n社|かい}", "{会\n社|かい}", "{会\n社|かい}", 7},
    {"{{字|じ}", "{字", "{じ", 2},
    {"{字|じ}}", "字}", "じ}", 2},
    {"|", "|", "|", 1},
};

static void test_cases(void **state)
{
    (void)state;
    Arena arena = {0};
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        const MarkupCase *c = &CASES[i];
        wrong += !is_text(c->markup, text_plain(&arena, str_from(c->markup)), c->plain);
        wrong += !is_text(c->markup, text_spoken(&arena, str_from(c->markup)), c->spoken);
        if (text_count(str_from(c->markup)) != c->characters) {
            print_error("%s: counted %zu\n", c->markup, text_count(str_from(c->markup)));
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
    arena_clear(&arena);
}

/* Names and typed text may hold anything. */
static void test_verbatim(void **state)
{
    static const char *const texts[] = {"{字|じ}", "a|b", "{a||b}"};
    (void)state;
    Arena arena = {0};
    TextMetrics metrics = fake_metrics();
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        TextBlock block;
        TextStyle style = fake_style(0);
        style.is_verbatim = style.bars_break = true;
        style.ruby = TEXT_RUBY_ALL;
        text_layout(&arena, str_from(texts[i]), &style, &metrics, &block);
        assert_true(is_text(texts[i], fake_join(&arena, &block), texts[i]));
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_verbatim),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
