#include "base/utf8.h"
#include "support/cmocka_all.h"

static void test_validity(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
        bool is_valid;
        size_t bad_at;
    } cases[] = {
        {"", 0, true, 0},
        {"abc", 3, true, 0},
        {"あ𠮷é", 9, true, 0},
        {"\xC0\x80", 2, false, 0},         /* overlong NUL */
        {"\xE0\x80\x80", 3, false, 0},     /* overlong */
        {"\xED\xA0\x80", 3, false, 0},     /* surrogate */
        {"\xF4\x90\x80\x80", 4, false, 0}, /* past U+10FFFF */
        {"\xF4\x8F\xBF\xBF", 4, true, 0},  /* U+10FFFF */
        {"a\x80", 2, false, 1},            /* lone continuation */
        {"ab\xE3\x81", 4, false, 2},       /* cut */
        {"\xFF", 1, false, 0},
        {"\xC3\x28", 2, false, 0},
        {"x\0y", 3, true, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        size_t bad_at = 0;
        Str s = {cases[i].bytes, cases[i].len};
        assert_int_equal(utf8_is_valid(s, &bad_at), cases[i].is_valid);
        assert_int_equal(bad_at, cases[i].bad_at);
    }
}

static void test_every_code_point_round_trips(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c == 0xD800) {
            c = 0xE000;
        }
        char bytes[4];
        Str rest = {bytes, utf8_encode(c, bytes)};
        assert_true(utf8_is_valid(rest, NULL));
        assert_int_equal(utf8_next(&rest), c);
        assert_int_equal(rest.len, 0);
    }
}

/* What a stranger's name could do to a terminal. */
static void test_visible(void **state)
{
    (void)state;
    static const struct {
        const char *text, *shown;
    } cases[] = {
        {"髙橋 美咲", "髙橋 美咲"},
        {"𠮷 👍🏽 é", "𠮷 👍🏽 é"},
        {"a\x1b[31mb", "a\uFFFD[31mb"},
        {"a\nguest:1", "a\uFFFDguest:1"},
        {"a\x7f\xC2\x9B", "a\uFFFD\uFFFD"},
        {"\u202Efdp.exe\u2066", "\uFFFDfdp.exe\uFFFD"},
        {"a\xFFz", "a\uFFFDz"},
        {"", ""},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_true(
            str_is(utf8_visible(&arena, str_from(cases[i].text)), cases[i].shown));
    }
    arena_clear(&arena);
}

static void test_counting_and_repair(void **state)
{
    (void)state;
    assert_int_equal(utf8_length(STR("aあ𠮷")), 3);
    assert_int_equal(utf8_offset(STR("aあ𠮷"), 0), 0);
    assert_int_equal(utf8_offset(STR("aあ𠮷"), 2), 4);
    assert_int_equal(utf8_offset(STR("aあ𠮷"), 9), 8);
    Arena arena = {0};
    assert_true(str_is(utf8_repair(&arena, (Str){"a\xFFz", 3}), "a\xEF\xBF\xBDz"));
    assert_true(str_is(utf8_repair(&arena, STR("髙橋")), "髙橋"));
    arena_clear(&arena);
}

static void test_numbers_folded(void **state)
{
    static const struct {
        const char *number;
        const char *folded;
    } cases[] = {
        {"", ""},
        {"00A12", "00A12"},
        {" 00a12\t", "00A12"},
        {"００ａ１２", "00A12"},
        {"　Ａ－１　２　", "A-1 2"},
        {"12-3", "12-3"},
        {"嘱託ｚ", "嘱託Z"},
        {"ｱ1", "ｱ1"},
        {"é", "é"},
        {"a\xFF", "A\xEF\xBF\xBD"},
    };
    (void)state;
    Arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Str folded = utf8_fold_number(&arena, str_from(cases[i].number));
        assert_true(str_is(folded, cases[i].folded));
        assert_true(str_equal(utf8_fold_number(&arena, folded), folded));
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_validity),
        cmocka_unit_test(test_every_code_point_round_trips),
        cmocka_unit_test(test_visible),
        cmocka_unit_test(test_counting_and_repair),
        cmocka_unit_test(test_numbers_folded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
