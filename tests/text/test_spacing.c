/* Spacing and punctuation, ui.md 5.3: where each glyph stands. */
#include "fake_font.h"

typedef struct SpacingCase {
    const char *markup;
    const char *positions; /* of the glyphs, in em */
    float width;           /* of the line, in em */
} SpacingCase;

static void run_cases(const SpacingCase *cases, size_t count, const TextStyle *style)
{
    Arena arena = {0};
    TextMetrics metrics = fake_metrics();
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        TextBlock block;
        text_layout(&arena, str_from(cases[i].markup), style, &metrics, &block);
        Str got = fake_positions(&arena, &block, style->size, false);
        wrong += !is_text(cases[i].markup, got, cases[i].positions);
        float width = block.line_count > 0 ? block.lines[0].width / style->size : 0;
        if (width < cases[i].width - 0.001f || width > cases[i].width + 0.001f) {
            print_error("%s: width %g\n", cases[i].markup, (double)width);
            wrong++;
        }
        float alone = text_line_width(&arena, str_from(cases[i].markup), style, &metrics);
        wrong += alone != width * style->size;
    }
    assert_int_equal(wrong, 0);
    arena_clear(&arena);
}

/* 約物のつめ and the space behind ？ and ！ */
static const SpacingCase SQUEEZED[] = {
    {"あ。」い", "0 1 1.5 2.5", 3.5f},
    {"あ、」い", "0 1 1.5 2.5", 3.5f},
    {"あ」「い", "0 1 1.5 2.5", 3.5f},
    {"あ」、い", "0 1 1.5 2.5", 3.5f},
    {"あ」。い", "0 1 1.5 2.5", 3.5f},
    {"あ）（い", "0 1 1.5 2.5", 3.5f},
    {"あ・「い", "0 1 1.5 2.5", 3.5f},
    {"あ」』い", "0 1 1.5 2.5", 3.5f},
    {"あ『「い", "0 1 1.5 2.5", 3.5f},
    {"あ。「い", "0 1 1.5 2.5", 3.5f},
    {"あ、（い", "0 1 1.5 2.5", 3.5f},
    {"あ）。」い", "0 1 1.5 2 3", 4},
    {"あ〉》】い", "0 1 1.5 2 3", 4},
    {"［〔あ〕］", "0 0.5 1.5 2.5 3", 4},
    {"あ「い", "0 1 2", 3},
    {"あ」い", "0 1 2", 3},
    {"あ、い", "0 1 2", 3},
    {"あ・い", "0 1 2", 3},
    {"あ、。い", "0 1 2 3", 4},
    {"え？　はい", "0 1 3 4", 5},
    {"え？はい", "0 1 3 4", 5},
    {"え！はい", "0 1 3 4", 5},
    {"え？PC", "0 1 3 3.5", 4},
    {"え？」い", "0 1 2 3", 4},
    {"え！）い", "0 1 2 3", 4},
    {"え？！い", "0 1 2 4", 5},
    {"え！。い", "0 1 2 3", 4},
    {"え？……", "0 1 2 3", 4},
    {"え！っ", "0 1 3", 4},
    {"え？", "0 1", 2},
};

static void test_squeezed(void **state)
{
    (void)state;
    TextStyle style = fake_style(0);
    style.squeezes = true;
    run_cases(SQUEEZED, COUNT_OF(SQUEEZED), &style);
}

/* Solid: nothing moves. */
static const SpacingCase SOLID[] = {
    {"あ。」い", "0 1 2 3", 4},
    {"え？はい", "0 1 2 3", 4},
    {"あ）（い", "0 1 2 3", 4},
};

static void test_solid(void **state)
{
    (void)state;
    TextStyle style = fake_style(0);
    run_cases(SOLID, COUNT_OF(SOLID), &style);
}

/* 和欧間 */
static const SpacingCase MIXED[] = {
    {"無線LANの", "0 1 2.125 2.625 3.125 3.75", 4.75f},
    {"第3話", "0 1.125 1.75", 2.75f},
    {"アaア", "0 1.125 1.75", 2.75f},
    {"々a", "0 1.125", 1.625f},
    {"ーa", "0 1.125", 1.625f},
    {"（a）", "0 1 1.5", 2.5f},
    {"「A」", "0 1 1.5", 2.5f},
    {"a、b", "0 0.5 1.5", 2},
    {"あ a", "0 1.5", 2},
    {"あ　a", "0 2", 2.5f},
    {"77%以上", "0 0.5 1 1.5 2.5", 3.5f},
    {"あ(a)い", "0 1 1.5 2 2.5", 3.5f},
    {"a①", "0 0.5", 1.5f},
    {"éあ", "0 0.625", 1.625f},
    {"あ１い", "0 1 2", 3},
    {"aあ", "0 0.625", 1.625f},
    {"カＡ", "0 1", 2},
};

static void test_mixed(void **state)
{
    (void)state;
    TextStyle style = fake_style(0);
    run_cases(MIXED, COUNT_OF(MIXED), &style);
}

static const SpacingCase WIDER[] = {{"あaあ", "0 1.25 2", 3}};
static const SpacingCase NONE[] = {{"あaあ", "0 1 1.5", 2.5f}};

static void test_waou_setting(void **state)
{
    (void)state;
    TextStyle style = fake_style(0);
    style.waou = 0.25f;
    run_cases(WIDER, COUNT_OF(WIDER), &style);
    style.waou = -1;
    run_cases(NONE, COUNT_OF(NONE), &style);
}

/* Kerning in the proportional faces only; a mark goes where its letter ends. */
static const SpacingCase KERNED[] = {
    {"AVA", "0 0.375 0.75", 1.25f},
    {"AaV", "0 0.5 1", 1.5f},
    {"e\u0301x", "0 0.5 0.5", 1},
    {"a\u00A0b", "0 1", 1.5f},
};

static void test_kerning(void **state)
{
    static const SpacingCase mono[] = {{"AVA", "0 0.5 1", 1.5f}};
    (void)state;
    TextStyle style = fake_style(0);
    run_cases(KERNED, COUNT_OF(KERNED), &style);
    style.latin = TEXT_UD_REGULAR;
    run_cases(mono, COUNT_OF(mono), &style);
}

/* 天付き, and indents */
static const SpacingCase FLUSH[] = {
    {"「あ", "-0.5 0.5", 1.5f}, {"（あ", "-0.5 0.5", 1.5f}, {"『「あ", "-0.5 0 1", 2},
    {"あ「", "0 1", 2},         {"(あ", "0 0.5", 1.5f},     {"」あ", "0 1", 2},
};

static void test_flush(void **state)
{
    static const SpacingCase indented[] = {{"あ", "1", 2}, {"「あ", "0.5 1.5", 2.5f}};
    (void)state;
    TextStyle style = fake_style(0);
    style.opens_flush = true;
    style.squeezes = true;
    run_cases(FLUSH, COUNT_OF(FLUSH), &style);
    style.indents = true;
    run_cases(indented, COUNT_OF(indented), &style);
}

/* At a line's end and start no space is drawn, and a bracket there is flush. */
static void test_line_edges(void **state)
{
    static const struct {
        const char *markup;
        float width_em;
        const char *positions;
        const char *lines;
    } cases[] = {
        {"あああPCが", 3.5f, "0 1 2 0 0.5 1.125", "あああ¦PCが"},
        {"そうか？はいはい", 4, "0 1 2 3 0 1 2 3", "そうか？¦はいはい"},
        {"ああああ「いう", 4, "0 1 2 3 -0.5 0.5 1.5", "ああああ¦「いう"},
        {"ああ「いう」「え」", 5, "0 1 2 3 0 1 1.5 2.5 3.5", "ああ「い¦う」「え」"},
        {"ああああ いうえ", 4, "0 1 2 3 0 1 2", "ああああ ¦いうえ"},
        {"あああ。」いうえ", 4, "0 1 0 1 1.5 0 1 2", "ああ¦あ。」¦いうえ"},
        {"あああ」、いうえ", 4, "0 1 2 3 3.5 0 1 2", "あああ」、¦いうえ"},
    };
    (void)state;
    Arena arena = {0};
    TextMetrics metrics = fake_metrics();
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        TextBlock block;
        TextStyle style = fake_style(cases[i].width_em);
        style.hangs = style.squeezes = style.opens_flush = true;
        text_layout(&arena, str_from(cases[i].markup), &style, &metrics, &block);
        Str got = fake_positions(&arena, &block, style.size, false);
        wrong += !is_text(cases[i].markup, got, cases[i].positions);
        wrong += !is_text(cases[i].markup, fake_join(&arena, &block), cases[i].lines);
    }
    assert_int_equal(wrong, 0);
    arena_clear(&arena);
}

/* What hangs is told apart from the width of the block. */
static void test_hang_is_reported(void **state)
{
    (void)state;
    Arena arena = {0};
    TextMetrics metrics = fake_metrics();
    TextBlock block;
    TextStyle style = fake_style(4);
    style.hangs = true;
    text_layout(&arena, STR("ああああ。いいい"), &style, &metrics, &block);
    assert_int_equal(block.line_count, 2);
    assert_float_equal(block.lines[0].width, 200, 0.01);
    assert_float_equal(block.lines[0].hang, 40, 0.01);
    assert_float_equal(block.lines[1].hang, 0, 0.01);
    assert_float_equal(block.width, 160, 0.01);
    arena_clear(&arena);
}

/* Baselines: half the leading above, 0.88 em ascent, 0.75 lines between paragraphs. */
static void test_vertical(void **state)
{
    (void)state;
    Arena arena = {0};
    TextMetrics metrics = fake_metrics();
    TextBlock block;
    TextStyle style = fake_style(4);
    style.paragraph_gap = 0.75f;
    text_layout(&arena, STR("ああああいいい\nうう"), &style, &metrics, &block);
    assert_int_equal(block.line_count, 3);
    assert_float_equal(block.lines[0].baseline_y, 14 + 35.2f, 0.01);
    assert_float_equal(block.lines[1].baseline_y, 68 + 14 + 35.2f, 0.01);
    assert_float_equal(block.lines[2].top, 2 * 68 + 51, 0.01);
    assert_float_equal(block.lines[2].glyphs[0].baseline_y, 187 + 14 + 35.2f, 0.01);
    assert_float_equal(block.height, 3 * 68 + 51, 0.01);
    assert_false(block.lines[0].ends_paragraph);
    assert_true(block.lines[1].ends_paragraph);
    style.pitch = 0;
    text_layout(&arena, STR("あ"), &style, &metrics, &block);
    assert_float_equal(block.height, 68, 0.01);
    arena_clear(&arena);
}

/* Latin runs are set in the Latin face, all else in the Japanese one. */
static void test_faces(void **state)
{
    (void)state;
    Arena arena = {0};
    TextMetrics metrics = fake_metrics();
    TextBlock block;
    TextStyle style = fake_style(0);
    text_layout(&arena, STR("あPC-98、é①ｱ"), &style, &metrics, &block);
    static const TextFace faces[] = {
        TEXT_UD_REGULAR,  TEXT_UDP_REGULAR, TEXT_UDP_REGULAR, TEXT_UDP_REGULAR,
        TEXT_UDP_REGULAR, TEXT_UDP_REGULAR, TEXT_UD_REGULAR,  TEXT_UDP_REGULAR,
        TEXT_UD_REGULAR,  TEXT_UD_REGULAR,
    };
    assert_int_equal(block.glyph_count, COUNT_OF(faces));
    for (size_t i = 0; i < COUNT_OF(faces); i++) {
        assert_int_equal(block.glyphs[i].face, faces[i]);
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_squeezed),   cmocka_unit_test(test_solid),
        cmocka_unit_test(test_mixed),      cmocka_unit_test(test_waou_setting),
        cmocka_unit_test(test_kerning),    cmocka_unit_test(test_flush),
        cmocka_unit_test(test_line_edges), cmocka_unit_test(test_hang_is_reported),
        cmocka_unit_test(test_vertical),   cmocka_unit_test(test_faces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
