/* Ruby, ui.md 5.4. The base is one em a character, its ruby half an em. */
#include "fake_font.h"

typedef struct RubyCase {
    const char *markup;
    const char *base; /* positions in em of the base em */
    const char *ruby;
    float width;
} RubyCase;

static const RubyCase ONE_LINE[] = {
    /* mono: centred */
    {"{字|じ}", "0", "0.25", 1},
    {"{会|かい}", "0", "0 0.5", 1},
    /* longer at the line's edges: stays inside */
    {"{弱|じゃく}", "0.25", "0 0.5 1", 1.5f},
    /* longer beside kana: over them by a quarter em at most */
    {"の{弱|じゃく}の", "0 1 2", "0.75 1.25 1.75", 3},
    {"の{心|こころざ}の", "0 1.25 2.5", "0.75 1.25 1.75 2.25", 3.5f},
    {"ー{弱|じゃく}ッ", "0 1 2", "0.75 1.25 1.75", 3},
    /* beside kanji, signs and Latin: not over them */
    {"気{弱|じゃく}気", "0 1.25 2.5", "1 1.5 2", 3.5f},
    {"「{弱|じゃく}」", "0 1.25 2.5", "1 1.5 2", 3.5f},
    {"の{弱|じゃく}気", "0 1 2.25", "0.75 1.25 1.75", 3.25f},
    {"a{弱|じゃく}b", "0 0.875 2.25", "0.625 1.125 1.625", 2.75f},
    /* group: 1:2:1 when shorter */
    {"{明日|あす}", "0 1", "0.25 1.25", 2},
    {"{大人気|おとな}", "0 1 2", "0.25 1.25 2.25", 3},
    {"{今日|きょう}", "0 1", "0.083 0.75 1.416", 2},
    {"の{明日|あす}の", "0 1 2 3", "1.25 2.25", 4},
    /* group: solid and centred when longer */
    {"{標的型攻撃|ひょうてきがたこうげき}", "0.25 1.25 2.25 3.25 4.25",
     "0 0.5 1 1.5 2 2.5 3 3.5 4 4.5 5", 5.5f},
    {"の{標的型攻撃|ひょうてきがたこうげき}を", "0 1 2 3 4 5 6",
     "0.75 1.25 1.75 2.25 2.75 3.25 3.75 4.25 4.75 5.25 5.75", 7},
    /* jukugo: each over its own character, room made between them */
    {"{会社|かい|しゃ}", "0 1", "0 0.5 1 1.5", 2},
    {"{脆弱性|ぜい|じゃく|せい}", "0 1.25 2.5", "0 0.5 1 1.5 2 2.5 3", 3.5f},
    {"{若者|わか|もの}", "0 1", "0 0.5 1 1.5", 2},
    /* a short neighbour in the word gives its free room */
    {"{身代金|み|の|しろきん}", "0 1 2.25", "0.25 1.25 1.75 2.25 2.75 3.25", 3.75f},
    {"{字弱|じ|じゃく}", "0 1", "0.25 0.75 1.25 1.75", 2.25f},
    /* okurigana without ruby */
    {"{取り消|と||け}", "0 1 2", "0.25 2.25", 3},
    /* neighbours of another group do not share */
    {"{弱|じゃく}{弱|じゃく}", "0.25 1.75", "0 0.5 1 1.5 2 2.5", 3},
    /* over a Latin word */
    {"{LAN|ラン}", "0 0.5 1", "0.125 0.875", 1.5f},
};

static void test_one_line(void **state)
{
    (void)state;
    Arena arena = {0};
    TextMetrics metrics = fake_metrics();
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(ONE_LINE); i++) {
        const RubyCase *c = &ONE_LINE[i];
        TextBlock block;
        TextStyle style = fake_style(0);
        style.ruby = TEXT_RUBY_ALL;
        text_layout(&arena, str_from(c->markup), &style, &metrics, &block);
        wrong += !is_text(c->markup, fake_positions(&arena, &block, 40, false), c->base);
        wrong += !is_text(c->markup, fake_positions(&arena, &block, 40, true), c->ruby);
        float width = block.width / 40;
        if (width < c->width - 0.001f || width > c->width + 0.001f) {
            print_error("%s: width %g\n", c->markup, (double)width);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
    arena_clear(&arena);
}

typedef struct LevelCase {
    TextRuby ruby;
    const char *markup;
    const char *shown; /* base and ruby in the order they are drawn */
} LevelCase;

static const LevelCase LEVELS[] = {
    {TEXT_RUBY_NONE, "{脆弱性|ぜい|じゃく|せい}の{会社||かい|しゃ}", "脆弱性の会社"},
    {TEXT_RUBY_HARD, "{脆弱性|ぜい|じゃく|せい}の{会社||かい|しゃ}",
     "脆ぜい弱じゃく性せいの会社"},
    {TEXT_RUBY_ALL, "{脆弱性|ぜい|じゃく|せい}の{会社||かい|しゃ}",
     "脆ぜい弱じゃく性せいの会かい社しゃ"},
    {TEXT_RUBY_ALL, "{明日|あす}", "明日あす"},
    {TEXT_RUBY_ALL, "{字|か\u3099}", "字が"},
    {TEXT_RUBY_ALL, "{か\u3099字|が|じ}", "がが字じ"},
};

static void test_levels(void **state)
{
    (void)state;
    Arena arena = {0};
    TextMetrics metrics = fake_metrics();
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(LEVELS); i++) {
        TextBlock block;
        TextStyle style = fake_style(0);
        style.ruby = LEVELS[i].ruby;
        text_layout(&arena, str_from(LEVELS[i].markup), &style, &metrics, &block);
        StrBuf shown = {0};
        for (size_t g = 0; g < block.glyph_count; g++) {
            strbuf_add_codepoint(&shown, block.glyphs[g].codepoint);
        }
        wrong += !is_text(LEVELS[i].markup, strbuf_str(&shown), LEVELS[i].shown);
        strbuf_clear(&shown);
    }
    assert_int_equal(wrong, 0);
    arena_clear(&arena);
}

typedef struct RubyBreakCase {
    float width_em;
    const char *markup;
    const char *lines;
} RubyBreakCase;

static const RubyBreakCase BREAKS[] = {
    /* a group is not broken, a jukugo is, between its characters */
    {6, "これは{標的型攻撃|ひょうてきがたこうげき}の例", "これは¦標的型攻撃¦の例"},
    {5, "コレハ{会社役員|かい|しゃ|やく|いん}です", "コレハ会社¦役員です"},
    {5, "これも{大人気|おとなげ}ない", "これも¦大人気ない"},
    {4, "これは{今日|きょう}の", "これは¦今日の"},
    /* kinsoku holds inside */
    {4, "いいい{時々|とき|どき}です", "いいい¦時々です"},
    /* ruby makes the line longer: beside a kanji the quarter ems count */
    {4, "気気{弱|じゃく}気気気", "気気弱¦気気気"},
    {4.5f, "気気{弱|じゃく}気気気気", "気気弱気¦気気気"},
};

static void test_breaks(void **state)
{
    (void)state;
    Arena arena = {0};
    TextMetrics metrics = fake_metrics();
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(BREAKS); i++) {
        TextBlock block;
        TextStyle style = fake_style(BREAKS[i].width_em);
        style.ruby = TEXT_RUBY_ALL;
        text_layout(&arena, str_from(BREAKS[i].markup), &style, &metrics, &block);
        wrong += !is_text(BREAKS[i].markup, fake_join(&arena, &block), BREAKS[i].lines);
    }
    assert_int_equal(wrong, 0);
    arena_clear(&arena);
}

/* Size, face and height of ruby; pitch does not depend on whether a line has any. */
static void test_size_and_height(void **state)
{
    static const struct {
        float size, pitch, ruby_size, base_y, ruby_y;
    } cases[] = {
        /* em box at 22: 20 of ruby and 2 of air; the ruby's own em box ends at 20 */
        {40, 76, 20, 22 + 35.2f, 20 - 2.4f},
        {48, 91.2f, 21.6f, 23.6f + 42.24f, 21.6f - 2.592f},
        /* too little leading for ruby: what there is goes above */
        {40, 50, 20, 10 + 35.2f, 8 - 2.4f},
    };
    (void)state;
    Arena arena = {0};
    TextMetrics metrics = fake_metrics();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        TextBlock block;
        TextStyle style = fake_style(0);
        style.size = cases[i].size;
        style.pitch = cases[i].pitch;
        style.ruby = TEXT_RUBY_ALL;
        style.japanese = TEXT_UDP_BOLD;
        text_layout(&arena, STR("{字|じ}\nかな"), &style, &metrics, &block);
        assert_int_equal(block.glyph_count, 4);
        assert_float_equal(block.glyphs[1].size, cases[i].ruby_size, 0.001);
        assert_int_equal(block.glyphs[1].face, TEXT_UD_REGULAR);
        assert_float_equal(block.glyphs[0].baseline_y, cases[i].base_y, 0.01);
        assert_float_equal(block.glyphs[1].baseline_y, cases[i].ruby_y, 0.01);
        assert_float_equal(block.glyphs[2].baseline_y, cases[i].base_y + cases[i].pitch,
                           0.01);
    }
    arena_clear(&arena);
}

/* A least size holds, but never lets the ruby grow into the line before it. */
static void test_least_size(void **state)
{
    static const struct {
        float size, least, ruby_size;
    } cases[] = {
        {40, 0, 20}, {40, 24, 24}, {34, 24, 24}, {60, 24, 27}, {50, 24, 24}, {24, 24, 18},
    };
    (void)state;
    Arena arena = {0};
    TextMetrics metrics = fake_metrics();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        TextBlock block;
        TextStyle style = fake_style(0);
        style.size = cases[i].size;
        style.pitch = cases[i].size * 1.9f;
        style.ruby = TEXT_RUBY_ALL;
        style.ruby_least = cases[i].least;
        text_layout(&arena, STR("の{弱|じゃく}い"), &style, &metrics, &block);
        assert_int_equal(block.glyph_count, 6);
        assert_float_equal(block.glyphs[2].size, cases[i].ruby_size, 0.001);
        /* still in the middle of its base, and below the top of the block */
        float middle = (block.glyphs[2].x + block.glyphs[4].x + cases[i].ruby_size) / 2;
        assert_float_equal(middle, block.glyphs[1].x + cases[i].size / 2, 0.02);
        assert_true(block.glyphs[2].baseline_y >= TEXT_ASCENT_EM * cases[i].ruby_size);
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_line),   cmocka_unit_test(test_levels),
        cmocka_unit_test(test_breaks),     cmocka_unit_test(test_size_and_height),
        cmocka_unit_test(test_least_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
