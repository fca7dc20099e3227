/* Item statistics with small groups worked out by hand from Moodle's definitions:
 * facility = mean mark / greatest mark; discrimination = r(mark, rest); efficiency =
 * cov(mark, rest) / cov(mark sorted, rest sorted), where rest is the marks of the other
 * questions. */

#include "report/item.h"
#include "support/cmocka_all.h"

typedef struct Group {
    const char *what;
    ItemScore scores[6];
    size_t count;
    ItemStatistics wanted;
} Group;

static const Group GROUPS[] = {
    /* marks 1 1 1 0 0, rest 2 2 1 1 0. Means 0.6 and 1.2.
     * cov = 0.4*0.8 + 0.4*0.8 + 0.4*-0.2 + -0.6*-0.2 + -0.6*-1.2
     *     = 0.32 + 0.32 - 0.08 + 0.12 + 0.72 = 1.4
     * var(mark) = 3*0.16 + 2*0.36 = 1.2, var(rest) = 2*0.64 + 2*0.04 + 1.44 = 2.8
     * r = 1.4 / sqrt(3.36) = 0.763763; sorted the same way the marks are the same, so the
     * greatest covariance is 1.4 too. */
    {"five people",
     {{true, 2, 2}, {true, 1, 1}, {false, 1, 1}, {false, 0, 1}},
     4,
     {5, 60.0, true, 76.3763, 100.0}},
    /* marks 1 1 0 0, rest 0 1 2 1: means 0.5 and 1.
     * cov = 0.5*-1 + 0 + -0.5*1 + 0 = -1; var 1 and 2; r = -1/sqrt(2) = -0.707107
     * sorted: 0 0 1 1 with 0 1 1 2: -0.5*-1 + 0 + 0 + 0.5*1 = 1; efficiency -100 % */
    {"the good ones miss it",
     {{true, 0, 1}, {true, 1, 1}, {false, 2, 1}, {false, 1, 1}},
     4,
     {4, 50.0, true, -70.7107, -100.0}},
    /* marks 1 0 1 0 1 0, rest 2 2 1 1 0 0: cov = 0.
     * sorted: 0 0 0 1 1 1 with 0 0 1 1 2 2: means 0.5 and 1:
     * 0.5+0.5+0 +0+0.5+0.5 = 2; efficiency 0 */
    {"chance",
     {{true, 2, 1},
      {false, 2, 1},
      {true, 1, 1},
      {false, 1, 1},
      {true, 0, 1},
      {false, 0, 1}},
     6,
     {6, 50.0, true, 0.0, 0.0}},
    /* marks 1 1 0 0 0 (twice), rest 2 0 2 1 0: means 0.4 and 1.
     * cov of five = 0.6*1 + 0.6*-1 + -0.4*1 + 0 + -0.4*-1 = 0; so r = 0 */
    {"counted twice",
     {{true, 2, 2}, {true, 0, 2}, {false, 2, 2}, {false, 1, 2}, {false, 0, 2}},
     5,
     {10, 40.0, true, 0.0, 0.0}},
    /* marks 1 1 1 0, rest 2 1 0 1: means 0.75 and 1.
     * cov = 0.25 + 0 - 0.25 + 0 = 0 for the three right ones, 0 for the other: 0 */
    {"flat",
     {{true, 2, 1}, {true, 1, 1}, {true, 0, 1}, {false, 1, 1}},
     4,
     {4, 75.0, true, 0.0, 0.0}},
    /* marks 1 1 0 0, rest 2 1 1 0: cov = 0.5+0+0+0.5 = 1; var 1 and 2; r = 0.707107;
     * sorted 0 0 1 1 with 0 1 1 2 gives 1: efficiency 100 % */
    {"as well as can be",
     {{true, 2, 1}, {true, 1, 1}, {false, 1, 1}, {false, 0, 1}},
     4,
     {4, 50.0, true, 70.7107, 100.0}},
    /* marks 1 1 0, rest 2 0 1: means 2/3 and 1. cov = 1/3 - 1/3 + 0 = 0 */
    {"three", {{true, 2, 1}, {true, 0, 1}, {false, 1, 1}}, 3, {3, 66.6667, true, 0, 0}},
    /* marks 1 1 0 0, rest 2 0 0 1: means 0.5 and 0.75.
     * cov = 0.5*1.25 + 0.5*-0.75 + -0.5*-0.75 + -0.5*0.25 = 0.5
     * var 1 and 1.5625 + 0.5625 + 0.5625 + 0.0625 = 2.75; r = 0.5/1.658312 = 0.301511
     * sorted 0 0 1 1 with 0 0 1 2: 0.375 + 0.375 + 0.125 + 0.625 = 1.5; 33.3333 % */
    {"a third of what could be",
     {{true, 2, 1}, {true, 0, 1}, {false, 0, 1}, {false, 1, 1}},
     4,
     {4, 50.0, true, 30.1511, 33.3333}},
    {"all right", {{true, 2, 4}, {true, 1, 3}}, 2, {7, 100.0, false, 0, 0}},
    {"all wrong", {{false, 0, 9}}, 1, {9, 0.0, false, 0, 0}},
    {"same rest", {{true, 1, 4}, {false, 1, 4}}, 2, {8, 50.0, false, 0, 0}},
    {"nobody", {{0}}, 0, {0, 0, false, 0, 0}},
};

static void test_statistics(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof GROUPS / sizeof *GROUPS; i++) {
        const Group *group = &GROUPS[i];
        ItemStatistics got;
        item_statistics(group->scores, group->count, &got);
        print_message("%s\n", group->what);
        assert_int_equal(got.n, group->wanted.n);
        assert_float_equal((float)got.facility, (float)group->wanted.facility, 0.001f);
        assert_int_equal(got.has_discrimination, group->wanted.has_discrimination);
        assert_float_equal((float)got.discrimination, (float)group->wanted.discrimination,
                           0.001f);
        assert_float_equal((float)got.efficiency, (float)group->wanted.efficiency,
                           0.001f);
    }
}

/* The order of the counts and how they are split does not matter. */
static void test_order(void **state)
{
    (void)state;
    const ItemScore one[] = {{true, 2, 5}, {true, 1, 2}, {false, 1, 3}, {false, 0, 4}};
    const ItemScore other[] = {{false, 0, 1}, {false, 1, 3}, {true, 2, 2},
                               {false, 0, 3}, {true, 1, 2},  {true, 2, 3}};
    ItemStatistics a;
    ItemStatistics b;
    item_statistics(one, 4, &a);
    item_statistics(other, 6, &b);
    assert_float_equal((float)a.discrimination, (float)b.discrimination, 1e-4f);
    assert_float_equal((float)a.efficiency, (float)b.efficiency, 1e-4f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_statistics),
        cmocka_unit_test(test_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
