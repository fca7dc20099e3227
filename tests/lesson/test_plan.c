#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

static void test_right_way(void **state)
{
    (void)state;
    StrBuf straight = {0};
    StrBuf reloaded = {0};
    Error err = {0};
    if (fixture_play(fixture_plan_right, false, &straight, &err) != STATUS_OK) {
        fail_msg("straight: %s", err.message);
    }
    if (fixture_play(fixture_plan_right, true, &reloaded, &err) != STATUS_OK) {
        fail_msg("reloaded: %s", err.message);
    }
    assert_string_equal(straight.ptr, reloaded.ptr);
    print_message("%s", straight.ptr);
    strbuf_clear(&straight);
    strbuf_clear(&reloaded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_right_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
