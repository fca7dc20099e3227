#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "touches.h"

static const TouchCase cases[] = {
    {"clean talk", "talk", "i:later i:office", 0, true, 2, "よい。", VERDICT_YES,
     "もれなし。"},
    {"first turn only", "talk", "i:later", 0, false, 1, "待てる。", VERDICT_YES, ""},
    {"answers of another turn", "talk", "!i:office", 0, false, 0, NULL, VERDICT_NONE,
     NULL},
    {"two points are a cross", "talk", "i:tell", 0, false, 1, "分かる。", VERDICT_NO, ""},
    {"one point is a triangle", "talk", "i:later i:whisper", 1, false, 2, "届く。",
     VERDICT_PART, "少しもれた。"},
    {"leaky talk is a try", "talk", "i:tell i:whisper", 1, false, 2, NULL, VERDICT_NONE,
     "少しもれた。"},
    {"again opens the wrong turns", "talk", "i:tell i:office c i:later", 1, true, 2, NULL,
     VERDICT_NONE, "もれなし。"},
    {"again keeps the right turns", "talk", "i:tell i:office c !i:whisper", 1, false, 1,
     NULL, VERDICT_NONE, ""},
    {"no again before the end", "talk", "i:tell !c", 0, false, 1, NULL, VERDICT_NONE,
     NULL},
    {"answer after five talks", "talk",
     "i:tell i:office c i:tell c i:tell c i:tell c i:tell r", 5, true, 2, NULL,
     VERDICT_NONE, NULL},
    {"best pair", "backup", "i:disk i:cloud c c", 0, true, 2, "届かない。", VERDICT_YES,
     "満点。"},
    {"one strong card is enough", "backup", "i:disk i:cloud c", 0, false, 2,
     "遠くにある。", VERDICT_YES, ""},
    {"a weak pair is a try", "backup", "i:folder i:nas c c", 1, false, 2, NULL,
     VERDICT_NONE, "同じPCは弱い。"},
    {"the rest", "backup", "i:nas i:disk c c", 1, false, 2, NULL, VERDICT_NONE,
     "別の組み合わせを。"},
    {"too few to start", "backup", "i:disk !c", 0, false, 1, NULL, VERDICT_NONE, NULL},
    {"everything cannot be chosen", "backup", "i:folder i:nas !i:disk !i:cloud", 0, false,
     2, NULL, VERDICT_NONE, NULL},
    {"no change while events run", "backup", "i:folder i:nas c !i:nas", 0, false, 2, NULL,
     VERDICT_NONE, NULL},
    {"another try", "backup", "i:folder i:nas c c i:folder i:nas i:disk i:cloud c c", 1,
     true, 2, NULL, VERDICT_NONE, "満点。"},
    {"no third event", "backup", "i:folder i:nas c c !c", 1, false, 2, NULL, VERDICT_NONE,
     NULL},
    {"answer is the best pair", "backup",
     "i:folder i:nas c c i:nas i:nas c c i:nas i:nas c c i:nas i:nas c c i:nas i:nas c c "
     "r",
     5, true, 2, NULL, VERDICT_NONE, "満点。"},
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
