/* Days and moments of signed texts: there and back, and every other spelling refused. */
#include "fake_font.h"
#include "text/iso.h"

static const struct {
    int64_t unix_s;
    int zone;
    const char *text;
} MOMENTS[] = {
    {0, 0, "1970-01-01T00:00:00+00:00"},
    {0, 540, "1970-01-01T09:00:00+09:00"},
    {-1, -210, "1969-12-31T20:29:59-03:30"},
    {1768453509, 540, "2026-01-15T14:05:09+09:00"},
    {1709164800, 0, "2024-02-29T00:00:00+00:00"},
    {247090953599, 0, "9799-12-31T23:59:59+00:00"},
};

static void test_there_and_back(void **state)
{
    (void)state;
    Arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(MOMENTS); i++) {
        int64_t at = -7;
        int zone = -7;
        Str text = iso_moment(&arena, MOMENTS[i].unix_s, MOMENTS[i].zone);
        assert_string_equal(text.ptr, MOMENTS[i].text);
        assert_true(iso_read_moment(text, &at, &zone));
        assert_int_equal(at, MOMENTS[i].unix_s);
        assert_int_equal(zone, MOMENTS[i].zone);
    }
    arena_clear(&arena);
}

static void test_other_spellings(void **state)
{
    static const char *const wrong[] = {
        "",
        "2026-01-15",
        "2026-01-15T14:05:09",
        "2026-01-15T14:05:09Z",
        "2026-01-15 14:05:09+09:00",
        "2026-01-15T14:05:09+0900",
        "2026-01-15T14:05:09+09:00 ",
        "2026-01-15T14:05:09+09:60",
        "2026-01-15T14:05:09+15:00",
        "2026-01-15T14:05:09-00:00",
        "2026-01-15T24:00:00+09:00",
        "2026-01-15T14:60:00+09:00",
        "2026-01-15T14:05:60+09:00",
        "2026-02-29T14:05:09+09:00",
        "2026-13-01T14:05:09+09:00",
        "2026-00-01T14:05:09+09:00",
        "2026-01-00T14:05:09+09:00",
        "+026-01-15T14:05:09+09:00",
        "2026-01-15T1 :05:09+09:00",
        "2026-01-15T14:05:09*09:00",
        "２026-01-15T14:05:09+09:00",
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        int64_t at = -7;
        int zone = -7;
        if (iso_read_moment(str_from(wrong[i]), &at, &zone)) {
            fail_msg("read: %s", wrong[i]);
        }
        assert_true(at == -7 && zone == -7);
    }
}

static void test_days(void **state)
{
    static const struct {
        const char *text;
        bool is_day;
    } cases[] = {
        {"2026-01-05", true},   {"2024-02-29", true},  {"2026-02-29", false},
        {"2026-1-5", false},    {"2026/01/05", false}, {"20260105", false},
        {"2026-01-05T", false}, {"", false},           {"2026-01-3１", false},
    };
    (void)state;
    Arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        FormatDate date = {0};
        assert_int_equal(iso_read_date(str_from(cases[i].text), &date), cases[i].is_day);
        assert_true(!cases[i].is_day ||
                    str_is(format_date_iso(&arena, date), cases[i].text));
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_there_and_back),
        cmocka_unit_test(test_other_spellings),
        cmocka_unit_test(test_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
