/* Fiscal years and the time stamps in file names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/support.h"

static void test_fiscal_years(void **state)
{
    (void)state;
    static const struct {
        int64_t at_seconds;
        int zone_minutes;
        int cycle;
    } cases[] = {
        {1806505199, 540, 2026}, /* 2027-03-31 23:59:59 */
        {1806505200, 540, 2027}, /* 2027-04-01 00:00:00 */
        {1806505200, 0, 2026},   /* still March in London */
        {1798729200, 540, 2026}, /* 2027-01-01 */
        {1798729199, 540, 2026}, /* 2026-12-31 */
        {0, 0, 1969},
        {-1, 0, 1969},
        {1709132400, 540, 2023}, /* 2024-02-29 */
        {1711897200, 540, 2024}, /* 2024-04-01 */
        {951782400, 0, 1999},    /* 2000-02-29 */
        {4107542400, 0, 2099},   /* 2100-03-01 */
        {4110220800, 0, 2100},   /* 2100-04-01 */
        {253402300799, 0, 9999}, /* 9999-12-31 23:59:59 */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(store_cycle_of(cases[i].at_seconds, cases[i].zone_minutes),
                         cases[i].cycle);
    }
}

static void test_stamps_round_trip(void **state)
{
    (void)state;
    uint64_t random = 5;
    for (int i = 0; i < 2000; i++) {
        int64_t at = (int64_t)random_below(&random, 253402300800u);
        char stamp[17];
        store__stamp(at, stamp);
        int64_t back = -1;
        assert_true(store__parse_stamp(str_from(stamp), &back));
        assert_int_equal(back, at);
    }
    char stamp[17];
    store__stamp(FIXTURE_NOW, stamp);
    assert_string_equal(stamp, "20270116T000000Z");
    static const char *const bad[] = {"", "20270116T000000", "20271316T000000Z",
                                      "2027011xT000000Z", "20270116 000000Z"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int64_t at = 0;
        assert_false(store__parse_stamp(str_from(bad[i]), &at));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fiscal_years),
        cmocka_unit_test(test_stamps_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
