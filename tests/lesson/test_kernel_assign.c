#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "touches.h"

static const TouchCase cases[] = {
    {"all in their bins", "sort", "p:pay=lock p:memo=shred", 0, true, 2, "細かく。",
     VERDICT_YES, NULL},
    {"wrong bin", "sort", "p:pay=shred", 1, false, 0, "書庫へ。", VERDICT_NO, NULL},
    {"wrong bin put right", "sort", "p:pay=shred p:memo=shred p:pay=lock", 1, true, 2,
     NULL, VERDICT_NONE, NULL},
    {"all into the first bin", "sort", "p:pay=lock p:memo=lock", 1, false, 1, NULL,
     VERDICT_NONE, NULL},
    {"back to the tray", "sort", "p:pay=lock i:pay", 0, false, 0, "", VERDICT_NONE, NULL},
    {"nothing to take back", "sort", "!i:pay", 0, false, 0, NULL, VERDICT_NONE, NULL},
    {"unknown bin", "sort", "!p:pay=sea", 0, false, 0, NULL, VERDICT_NONE, NULL},
    {"unknown item", "sort", "!p:sea=lock", 0, false, 0, NULL, VERDICT_NONE, NULL},
    {"answer after five", "sort",
     "p:pay=shred p:pay=shred p:pay=shred h p:pay=shred p:pay=shred r", 5, true, 2, NULL,
     VERDICT_NONE, NULL},
    {"panel starts with what is right", "panel", "", 0, false, 1, NULL, VERDICT_NONE,
     NULL},
    {"panel done", "panel", "n:guard=1", 0, true, 2, "見張り。", VERDICT_YES, NULL},
    {"a right switch may not be changed", "panel", "n:keep=0 n:guard=1", 1, false, 1,
     NULL, VERDICT_NONE, NULL},
    {"and put back", "panel", "n:keep=0 n:guard=1 n:keep=1", 1, true, 2, NULL,
     VERDICT_NONE, NULL},
    {"no such state", "panel", "!n:guard=2 !n:guard=-1", 0, false, 1, NULL, VERDICT_NONE,
     NULL},
    {"a switch needs a state", "panel", "!i:guard", 0, false, 1, NULL, VERDICT_NONE,
     NULL},
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
