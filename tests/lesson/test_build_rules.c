#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson/build_rules.h"

#define S(text)                                                                          \
    {                                                                                    \
        "" text, sizeof(text) - 1                                                        \
    }
static const BuildBand bands[] = {
    {0, S("赤")}, {8, S("橙")}, {12, S("黄")}, {15, S("緑")}};
static const Str company[] = {S("soyokaze"), S("そよかぜ")};
static const Str names[] = {S("tama"), S("ぽち")};
static const Str samples[] = {S("terebiGAsuki!!06")};
static const Str vague[] = {S("気をつける")};
static const BuildRules rules = {.bands = bands,
                                 .band_count = 4,
                                 .company_words = company,
                                 .company_word_count = 2,
                                 .names = names,
                                 .name_count = 2,
                                 .samples = samples,
                                 .sample_count = 1,
                                 .vague_words = vague,
                                 .vague_word_count = 1};

enum {
    SEQ = BUILD_REASON_SEQUENCE,
    KEY = BUILD_REASON_KEYBOARD,
    DAY = BUILD_REASON_BIRTHDAY,
    CO = BUILD_REASON_COMPANY,
    YEAR = BUILD_REASON_NAME_YEAR,
    REP = BUILD_REASON_REPEAT
};

static const struct {
    const char *text;
    unsigned reasons;
} reasons[] = {
    {"", 0},
    {"terebiGAsuki!!06", 0},
    {"asahamisoshiru", 0},
    {"nekoganihikiiru", 0},
    {"kyoumoiitenki", 0},
    {"hijikata", 0},
    {"abc", 0},
    {"abcd", SEQ},
    {"xaBcDx", SEQ},
    {"dcba", SEQ},
    {"12", 0},
    {"a123b", SEQ},
    {"a321b", SEQ},
    {"135", 0},
    {"qwe", 0},
    {"qwer", KEY},
    {"REWQ", KEY},
    {"asdf", KEY},
    {"1qaz", KEY},
    {"qqww", 0},
    {"x0612", DAY},
    {"x1301", 0},
    {"x0632", 0},
    {"x1985", DAY},
    {"x2026", DAY},
    {"x3026", 0},
    {"x850612", DAY},
    {"x061285", DAY},
    {"x19850612", DAY},
    {"x06121985", DAY},
    {"x99999999", REP},
    {"x47", 0},
    {"x061", 0},
    {"Soyokaze!", CO},
    {"watashisoyokazekai", CO},
    {"そよかぜ", CO},
    {"soyokaz", 0},
    {"tama", 0},
    {"tama2019", YEAR | DAY},
    {"Tama_2019", YEAR | DAY},
    {"tama--1999x", YEAR | DAY},
    {"tamago2019", DAY},
    {"tama3019", 0},
    {"aaa", 0},
    {"aaaa", REP},
    {"neko", 0},
    {"nonono", REP},
    {"nekonekoneko", REP},
    {"nekoneko", 0},
};

static void test_reasons(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        const unsigned got = build_rules_reasons(&rules, str_from(reasons[i].text));
        if (got != reasons[i].reasons) {
            fail_msg("'%s': %u, not %u", reasons[i].text, got, reasons[i].reasons);
        }
    }
}

static const struct {
    int length;
    unsigned reasons;
    int level; /* of the host; -1 = no host */
    int band;
} judged[] = {
    {0, 0, -1, 0},    {7, 0, -1, 0},          {8, 0, -1, 1},  {11, 0, -1, 1},
    {12, 0, -1, 2},   {14, 0, -1, 2},         {15, 0, -1, 3}, {200, 0, -1, 3},
    {15, DAY, -1, 2}, {15, DAY | SEQ, -1, 2}, {8, CO, -1, 0}, {3, CO, -1, 0},
    {20, 0, 3, 3},    {20, 0, 2, 2},          {20, 0, 0, 0},  {20, REP, 1, 1},
    {8, 0, 3, 1},
};

static void test_bands(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof judged / sizeof judged[0]; i++) {
        const BuildStrength strength = {.level = judged[i].level};
        const int got = build_rules_band(&rules, judged[i].length, judged[i].reasons,
                                         judged[i].level < 0 ? NULL : &strength);
        if (got != judged[i].band) {
            fail_msg("row %zu: band %d, not %d", i, got, judged[i].band);
        }
    }
    const BuildRules empty = {0};
    assert_int_equal(build_rules_band(&empty, 10, 0, NULL), -1);
}

static void test_lists(void **state)
{
    (void)state;
    assert_true(build_rules_is_sample(&rules, STR("terebiGAsuki!!06")));
    assert_true(build_rules_is_sample(&rules, STR("TEREBIgasuki!!06")));
    assert_false(build_rules_is_sample(&rules, STR("IrhterebiGAsuki!!06")));
    assert_false(build_rules_is_sample(&rules, STR("terebiGAsuki!!0")));
    assert_true(build_rules_is_vague(&rules, STR("メールに気をつけるようにする")));
    assert_false(build_rules_is_vague(&rules, STR("気をつけ")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_bands),
        cmocka_unit_test(test_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
