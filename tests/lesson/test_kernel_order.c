#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "touches.h"

static const TouchCase cases[] = {
    {"in order", "order", "i:stop i:boss i:wall i:fix c", 0, true, 4, "できました。",
     VERDICT_YES, NULL},
    {"same number in any order", "order", "i:stop i:wall i:boss i:fix c", 0, true, 4,
     NULL, VERDICT_NONE, NULL},
    {"touching says its sentence", "order", "i:boss", 0, false, 1, "次。", VERDICT_NONE,
     NULL},
    {"wrong order", "order", "i:fix i:stop i:boss i:wall c", 1, false, 4, "まず。",
     VERDICT_NO, NULL},
    {"put in its place", "order", "i:fix i:stop i:boss i:wall c n:fix=3 c", 1, true, 4,
     NULL, VERDICT_NONE, NULL},
    {"moved to the front", "order", "i:boss i:wall i:fix n:stop=0 c", 0, true, 4, NULL,
     VERDICT_NONE, NULL},
    {"a place past the end is the end", "order", "i:stop n:boss=99", 0, false, 2, NULL,
     VERDICT_NONE, NULL},
    {"steps are missing", "order", "i:stop i:boss !c", 0, false, 2, NULL, VERDICT_NONE,
     NULL},
    {"a decoy speaks at once", "order", "i:wipe", 1, false, 1, "証拠が消える。",
     VERDICT_NO, NULL},
    {"a decoy has to go", "order", "i:stop i:wipe i:boss i:wall i:fix c", 2, false, 5,
     "証拠が消える。", VERDICT_NO, NULL},
    {"without the decoy", "order", "i:stop i:wipe i:boss i:wall i:fix i:wipe c", 1, true,
     4, NULL, VERDICT_NONE, NULL},
    {"everything is not right", "order", "i:stop i:boss i:wall i:fix i:wipe c", 2, false,
     5, NULL, VERDICT_NONE, NULL},
    {"unknown step", "order", "!i:moon !n:stop=-1", 0, false, 0, NULL, VERDICT_NONE,
     NULL},
    {"hint", "order", "i:wipe i:wipe i:wipe i:wipe i:wipe i:wipe h", 3, false, 0, NULL,
     VERDICT_NONE, NULL},
    {"answer", "order",
     "i:wipe i:wipe i:wipe i:wipe i:wipe i:wipe i:wipe i:wipe i:wipe r", 5, true, 4, NULL,
     VERDICT_NONE, NULL},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        touches_run(&cases[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
