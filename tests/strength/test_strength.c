#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "strength/strength.h"

static const char *const own_words[] = {"soyokaze", "mikeneko", NULL};

static void test_levels_and_reasons(void **state)
{
    static const struct {
        const char *text;
        StrengthLevel level;
        StrengthReason reason;
    } cases[] = {
        {"", STRENGTH_VERY_WEAK, STRENGTH_REASON_NONE},
        {"password", STRENGTH_VERY_WEAK, STRENGTH_REASON_DICTIONARY},
        {"p4ssw0rd", STRENGTH_VERY_WEAK, STRENGTH_REASON_LEET},
        {"qwertyuiop", STRENGTH_VERY_WEAK, STRENGTH_REASON_DICTIONARY},
        {"soyokaze", STRENGTH_VERY_WEAK, STRENGTH_REASON_OWN_WORD},
        {"zzzzzzzzzz", STRENGTH_VERY_WEAK, STRENGTH_REASON_REPEAT},
        {"23456789", STRENGTH_VERY_WEAK, STRENGTH_REASON_SEQUENCE},
        {"19850412", STRENGTH_VERY_WEAK, STRENGTH_REASON_DATE},
        {"terebiGAsuki!!06", STRENGTH_STRONG, STRENGTH_REASON_DICTIONARY},
        {"x7Kq9vTz2mWp", STRENGTH_STRONG, STRENGTH_REASON_NONE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        StrengthEstimate estimate = strength_estimate(cases[i].text, own_words);
        print_message("%s: 10^%.1f level %d reason %d [%d+%d]\n", cases[i].text,
                      estimate.guesses_log10, (int)estimate.level, (int)estimate.reason,
                      estimate.weak_start, estimate.weak_length);
        assert_int_equal(estimate.level, cases[i].level);
        assert_int_equal(estimate.reason, cases[i].reason);
    }
}

static void test_longer_is_never_weaker(void **state)
{
    (void)state;
    double last = 0;
    char text[] = "nekoganihikiiru";
    for (size_t len = 1; len < sizeof text; len++) {
        char part[sizeof text] = {0};
        memcpy(part, text, len);
        double guesses = strength_estimate(part, own_words).guesses_log10;
        assert_true(guesses >= last - 0.7);
        last = guesses;
    }
    assert_true(last > 8);
}

static void test_very_long_text_is_cut_not_crashed(void **state)
{
    (void)state;
    char text[5000];
    for (size_t i = 0; i < sizeof text - 1; i++) {
        text[i] = (char)('!' + (i * 37) % 90);
    }
    text[sizeof text - 1] = '\0';
    assert_int_equal(strength_estimate(text, NULL).level, STRENGTH_STRONG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_levels_and_reasons),
        cmocka_unit_test(test_longer_is_never_weaker),
        cmocka_unit_test(test_very_long_text_is_cut_not_crashed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
