/* Facts and their figures are found by id and name. */
#include "course/facts.h"
#include "support/cmocka_all.h"

static void test_finding(void **state)
{
    const FactValue values[] = {{STR("vpn"), STR("55%")}, {STR("remote"), STR("31%")}};
    const Fact list[] = {
        {.id = STR("entrances"), .values = values, .value_count = 2},
        {.id = STR("costs")},
    };
    static const struct {
        const char *id, *name, *text; /* NULL: not there */
    } cases[] = {
        {"entrances", "vpn", "55%"},
        {"entrances", "remote", "31%"},
        {"entrances", "", NULL},
        {"entrances", "vp", NULL},
        {"costs", "vpn", NULL},
        {"entrance", "vpn", NULL},
        {"", "", NULL},
    };
    (void)state;
    const Facts facts = {.facts = list, .count = 2};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const Fact *fact = facts_find(&facts, str_from(cases[i].id));
        const FactValue *value =
            fact != NULL ? fact_find_value(fact, str_from(cases[i].name)) : NULL;
        assert_true((value != NULL) == (cases[i].text != NULL));
        assert_true(value == NULL || str_is(value->text, cases[i].text));
    }
    assert_null(facts_find(NULL, STR("costs")));
    facts_free(NULL);
    facts_free(facts_new());
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_finding)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
