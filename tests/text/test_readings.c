/* The table of readings: longest match, numbers, what is marked already. */
#include "fake_font.h"
#include "text/readings.h"

static const char WORDS[] =
    "{開|ひら}く {開|あ}いたまま を{開|ひら}いたまま {開|ひら}い {日|ひ} {今日|きょう} "
    "{今日中|きょうじゅう} {人|ひと} 0{人|にん} 0{日|にち} 3{日|か} 10{日|か} "
    "{20日|はつか} "
    "0{分|ふん} 03{分|ぷん} 00{分|ぷん} 0{分後|ふんご} 03{分後|ぷんご} "
    "{取|と}り{扱|あつか}い "
    "{取|と}り {脆弱性|ぜい|じゃく|せい} お{客|きゃく} その{方|かた} {方|ほう}";

static TextReadings *new_table(void)
{
    TextReadings *readings = text_readings_new();
    Str wrong = {0};
    assert_true(text_readings_add(readings, str_from(WORDS), &wrong));
    text_readings_sort(readings);
    return readings;
}

typedef struct ApplyCase {
    const char *markup;
    const char *marked;
} ApplyCase;

static const ApplyCase APPLY[] = {
    {"", ""},
    {"かな", "かな"},
    {"今日", "{今日|きょう}"},
    {"今日中に", "{今日中|きょうじゅう}に"},
    {"その日", "その{日|ひ}"},
    /* the words around decide */
    {"開いた", "{開|ひら}いた"},
    {"戸は開いたまま", "戸は{開|あ}いたまま"},
    {"本を開いたまま", "本を{開|ひら}いたまま"},
    {"その方の方", "その{方|かた}の{方|ほう}"},
    {"取り扱い、取り", "{取|と}り{扱|あつか}い、{取|と}り"},
    {"お客の脆弱性", "お{客|きゃく}の{脆弱性|ぜい|じゃく|せい}"},
    /* numbers: the whole, the last digit, any */
    {"5人の人", "5{人|にん}の{人|ひと}"},
    {"3日13日30日", "3{日|か}13{日|にち}30{日|にち}"},
    {"10日110日", "10{日|か}110{日|にち}"},
    {"20日に120日", "{20日|はつか}に120{日|にち}"},
    {"5分3分13分10分", "5{分|ふん}3{分|ぷん}13{分|ぷん}10{分|ぷん}"},
    {"7分後3分後", "7{分後|ふんご}3{分後|ぷんご}"},
    {"09分 03分", "09{分|ふん} 03{分|ぷん}"},
    {"2026", "2026"},
    {"1,000人", "1,000{人|にん}"},
    {"3,000人と30000人", "3,000{人|にん}と30000{人|にん}"},
    /* what has braces keeps them */
    {"{今日|こんにち}は今日", "{今日|こんにち}は{今日|きょう}"},
    {"{今日||きょう}", "{今日||きょう}"},
    {"{今日", "{{今日|きょう}"},
    {"山", "山"},
};

static void test_apply(void **state)
{
    (void)state;
    Arena arena = {0};
    TextReadings *readings = new_table();
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(APPLY); i++) {
        Str marked = text_readings_apply(readings, &arena, str_from(APPLY[i].markup));
        wrong += !is_text(APPLY[i].markup, marked, APPLY[i].marked);
    }
    assert_int_equal(wrong, 0);
    text_readings_free(readings);
    arena_clear(&arena);
}

static const ApplyCase GAPS[] = {
    {"今日の人", ""},    {"山と川", "山"},         {"今日の山川に", "山川"},
    {"{山|やま}と", ""}, {"{山||やま}の今日", ""}, {"かなABC、。", ""},
    {"人々", "々"},
};

static void test_gap(void **state)
{
    (void)state;
    Arena arena = {0};
    TextReadings *readings = new_table();
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(GAPS); i++) {
        Str gap = text_readings_gap(readings, &arena, str_from(GAPS[i].markup));
        wrong += !is_text(GAPS[i].markup, gap, GAPS[i].marked);
    }
    assert_int_equal(wrong, 0);
    text_readings_free(readings);
    arena_clear(&arena);
}

static void test_wrong_words(void **state)
{
    (void)state;
    static const char *const words[] = {"今日",      "{今日}",       "{今日|}",
                                        "{|きょう}", "{今日|きょう", "今日|きょう}",
                                        "a}{日|ひ}"};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        TextReadings *readings = text_readings_new();
        StrBuf all = {0};
        Str wrong = {0};
        strbuf_add_format(&all, "{人|ひと} %s {日|ひ}", words[i]);
        assert_false(text_readings_add(readings, strbuf_str(&all), &wrong));
        assert_true(is_text("wrong word", wrong, words[i]));
        assert_int_equal(text_readings_count(readings), 1);
        strbuf_clear(&all);
        text_readings_free(readings);
    }
}

static void test_later_word_counts(void **state)
{
    (void)state;
    Arena arena = {0};
    TextReadings *readings = text_readings_new();
    assert_true(text_readings_add(readings, STR("{日|ひ} {日|にち}"), NULL));
    text_readings_sort(readings);
    assert_true(
        is_text("日", text_readings_apply(readings, &arena, STR("日")), "{日|にち}"));
    text_readings_free(readings);
    arena_clear(&arena);
}

typedef struct LevelCase {
    TextRuby ruby;
    bool is_verbatim;
    const char *shown; /* ruby and base as they are drawn */
    bool has_ruby;
} LevelCase;

/* Only the widest level uses the table; lines have the same text and pitch in all. */
static void test_levels(void **state)
{
    (void)state;
    static const LevelCase cases[] = {
        {TEXT_RUBY_NONE, false, "今日の{山", false},
        {TEXT_RUBY_HARD, false, "今日の{山", false},
        {TEXT_RUBY_ALL, false, "今日きょうの{山", true},
        {TEXT_RUBY_ALL, true, "今日の{山", false},
    };
    Arena arena = {0};
    TextMetrics metrics = fake_metrics();
    TextReadings *readings = new_table();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        TextStyle style = fake_style(0);
        style.ruby = cases[i].ruby;
        style.is_verbatim = cases[i].is_verbatim;
        style.readings = readings;
        TextBlock block;
        text_layout(&arena, STR("今日の{山"), &style, &metrics, &block);
        StrBuf shown = {0};
        for (size_t k = 0; k < block.glyph_count; k++) {
            strbuf_add_codepoint(&shown, block.glyphs[k].codepoint);
        }
        assert_true(is_text("shown", strbuf_str(&shown), cases[i].shown));
        assert_true(block.has_ruby == cases[i].has_ruby);
        assert_true(is_text("line", block.lines[0].text, "今日の{山"));
        assert_float_equal(block.height, 68, 0.01);
        strbuf_clear(&shown);
    }
    text_readings_free(readings);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_apply),       cmocka_unit_test(test_gap),
        cmocka_unit_test(test_wrong_words), cmocka_unit_test(test_later_word_counts),
        cmocka_unit_test(test_levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
