#include "base/str.h"
#include "support/cmocka_all.h"

static void test_compare_and_find(void **state)
{
    (void)state;
    assert_true(str_equal(STR(""), (Str){0}));
    assert_true(str_is(STR("無線"), "無線"));
    assert_true(str_compare(STR("a"), STR("b")) < 0);
    assert_true(str_compare(STR("ab"), STR("a")) > 0);
    assert_int_equal(str_compare(STR("x"), STR("x")), 0);
    assert_true(str_starts_with(STR("no09_wireless"), STR("no09")));
    assert_false(str_starts_with(STR("no"), STR("no09")));
    assert_true(str_ends_with(STR("lesson.lua"), STR(".lua")));
    assert_false(str_ends_with(STR("a"), STR(".lua")));
    assert_int_equal(str_find(STR("abcabc"), STR("ca")), 2);
    assert_int_equal(str_find(STR("abc"), STR("x")), -1);
    assert_int_equal(str_find(STR("abc"), STR("")), 0);
    assert_true(str_is(str_trim(STR(" \t a b\n")), "a b"));
    assert_true(str_is(str_trim(STR(" \t ")), ""));
}

static void test_split(void **state)
{
    static const struct {
        const char *text;
        const char *parts[5];
    } cases[] = {
        {"a,b,c", {"a", "b", "c"}}, {"a,,c", {"a", "", "c"}},
        {"a,", {"a", ""}},          {"", {""}},
        {"alone", {"alone"}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Str rest = str_from(cases[i].text);
        Str part;
        size_t n = 0;
        while (str_split(&rest, ',', &part)) {
            assert_non_null(cases[i].parts[n]);
            assert_true(str_is(part, cases[i].parts[n]));
            n++;
        }
        assert_null(cases[i].parts[n]);
    }
}

static void test_to_int64(void **state)
{
    static const struct {
        const char *text;
        bool is_number;
        int64_t value;
    } cases[] = {
        {"0", true, 0},
        {"-1", true, -1},
        {"9223372036854775807", true, INT64_MAX},
        {"-9223372036854775808", true, INT64_MIN},
        {"9223372036854775808", false, 0},
        {"-9223372036854775809", false, 0},
        {"", false, 0},
        {"-", false, 0},
        {"12a", false, 0},
        {" 1", false, 0},
        {"+1", false, 0},
        {"１", false, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        int64_t value = 42;
        bool ok = str_to_int64(str_from(cases[i].text), &value);
        assert_int_equal(ok, cases[i].is_number);
        assert_true(value == (cases[i].is_number ? cases[i].value : 42));
    }
}

static void test_strbuf_grows_and_stays_terminated(void **state)
{
    (void)state;
    StrBuf buf = {0};
    for (int i = 0; i < 1000; i++) {
        strbuf_add_format(&buf, "%d,", i);
        assert_int_equal(strlen(buf.ptr), buf.len);
    }
    assert_true(str_ends_with(strbuf_str(&buf), STR("998,999,")));
    strbuf_reset(&buf);
    strbuf_add_codepoint(&buf, 0x20BB7);
    strbuf_add_char(&buf, '!');
    strbuf_add_z(&buf, NULL);
    assert_string_equal(buf.ptr, "𠮷!");
    strbuf_clear(&buf);
    assert_null(buf.ptr);
}

static void test_copies_live_in_the_arena(void **state)
{
    (void)state;
    Arena arena = {0};
    Str copy = str_copy(&arena, STR("五分"));
    assert_true(str_is(copy, "五分"));
    assert_int_equal(copy.ptr[copy.len], '\0');
    assert_true(str_is(str_format(&arena, "%s-%03d", "G", 7), "G-007"));
    assert_true(str_is(str_copy(&arena, (Str){0}), ""));
    assert_true(str_hash(STR("a")) != str_hash(STR("b")));
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_compare_and_find),
        cmocka_unit_test(test_split),
        cmocka_unit_test(test_to_int64),
        cmocka_unit_test(test_strbuf_grows_and_stays_terminated),
        cmocka_unit_test(test_copies_live_in_the_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
