#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lesson/shuffle.h"

enum {
    OPTIONS = 4,
    ROUNDS = 24000
};

/* Fixed for ever: stored seeds must show the same order on every machine and version. The
 * rows were worked out by a second implementation, in Python. */
static void test_known_orders(void **state)
{
    (void)state;
    static const struct {
        uint64_t seed;
        int round;
        const char *id;
        int order[OPTIONS];
    } rows[] = {
        {0, 1, "q1", {2, 0, 1, 3}},
        {7, 1, "q1", {2, 3, 0, 1}},
        {7, 2, "q1", {2, 1, 0, 3}},
        {UINT64_MAX, 1, "s2", {1, 2, 3, 0}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int order[OPTIONS];
        shuffle_order(rows[i].seed, rows[i].round, str_from(rows[i].id), order, OPTIONS);
        assert_memory_equal(order, rows[i].order, sizeof order);
    }
}

/* Every option stands at every place about equally often (each expected 6000 times). */
static void test_evenness(void **state)
{
    (void)state;
    int count[OPTIONS][OPTIONS] = {{0}};
    for (int i = 0; i < ROUNDS; i++) {
        int order[OPTIONS];
        shuffle_order((uint64_t)i, 1, STR("q1"), order, OPTIONS);
        for (int place = 0; place < OPTIONS; place++) {
            count[order[place]][place]++;
        }
    }
    for (int option = 0; option < OPTIONS; option++) {
        for (int place = 0; place < OPTIONS; place++) {
            assert_in_range(count[option][place], 5700, 6300);
        }
    }
}

static void test_is_permutation(void **state)
{
    (void)state;
    for (size_t count = 0; count <= 12; count++) {
        int order[12];
        unsigned seen = 0;
        shuffle_order(99, 3, STR("q"), order, count);
        for (size_t i = 0; i < count; i++) {
            seen |= 1U << order[i];
        }
        assert_int_equal(seen, (1U << count) - 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_orders),
        cmocka_unit_test(test_evenness),
        cmocka_unit_test(test_is_permutation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
