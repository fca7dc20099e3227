#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson/words.h"

static void test_round_trip(void **state)
{
    (void)state;
    static const char *const rows[] = {"",     "a",       "no09_wireless_lan", "a b",
                                       "100%", "a\nb\tc", "日本語 の id",      "%",
                                       "%41",  "\x7f"};
    StrBuf line = {0};
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        words_add(&line, str_from(rows[i]));
    }
    words_add_number(&line, -42);
    Str rest = strbuf_str(&line);
    assert_int_equal(str_find(rest, STR("\n")), -1);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Str word = {0};
        assert_true(words_take(&rest, &arena, &word));
        if (!str_is(word, rows[i])) {
            fail_msg("row %zu came back as '%.*s'", i, STR_ARG(word));
        }
    }
    int64_t number = 0;
    assert_true(words_take_number(&rest, &arena, -100, 100, &number));
    assert_int_equal(number, -42);
    Str none = {0};
    assert_false(words_take(&rest, &arena, &none));
    arena_clear(&arena);
    strbuf_clear(&line);
}

static void test_malformed(void **state)
{
    (void)state;
    static const char *const rows[] = {"", "   ", "%4", "a%", "%zz", "%ff", "%4g"};
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Str line = str_from(rows[i]);
        Str word = {0};
        if (words_take(&line, &arena, &word)) {
            fail_msg("'%s' was taken as '%.*s'", rows[i], STR_ARG(word));
        }
    }
    arena_clear(&arena);
}

static void test_number_limits(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool fits;
    } rows[] = {
        {"0", true},  {"9", true}, {"10", false}, {"-1", false},
        {"x", false}, {"", false}, {"1x", false}, {"99999999999999999999", false}};
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Str line = str_from(rows[i].text);
        int64_t number = 0;
        assert_int_equal(words_take_number(&line, &arena, 0, 9, &number), rows[i].fits);
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_malformed),
        cmocka_unit_test(test_number_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
