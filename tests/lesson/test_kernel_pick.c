#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "touches.h"

static const TouchCase cases[] = {
    {"nothing", "network", "", 0, false, 0, NULL, VERDICT_NONE, NULL},
    {"right at once", "network", "i:phone", 0, true, 1, "正解。", VERDICT_YES, NULL},
    {"part is not it", "network", "i:shop", 1, false, 0, "条件つき。", VERDICT_PART,
     NULL},
    {"wrong, then right", "network", "i:fake i:phone", 1, true, 1, NULL, VERDICT_NONE,
     NULL},
    {"only one stays chosen", "network", "i:fake i:shop", 2, false, 0, NULL, VERDICT_NONE,
     NULL},
    {"always the first", "network", "i:fake i:fake i:fake", 3, false, 0, NULL,
     VERDICT_NONE, NULL},
    {"unknown row", "network", "!i:moon", 0, false, 0, NULL, VERDICT_NONE, NULL},
    {"no confirm", "network", "!c", 0, false, 0, NULL, VERDICT_NONE, NULL},
    {"no hint before three", "network", "i:fake i:fake !h", 2, false, 0, NULL,
     VERDICT_NONE, NULL},
    {"hint after three", "network", "i:fake i:fake i:fake h", 3, false, 0, NULL,
     VERDICT_NONE, NULL},
    {"no answer before five", "network", "i:fake i:fake i:fake i:fake !r", 4, false, 0,
     NULL, VERDICT_NONE, NULL},
    {"answer after five", "network", "i:fake i:fake i:fake i:fake i:fake r", 5, true, 1,
     NULL, VERDICT_NONE, NULL},
    {"finished can be looked at", "network", "i:phone i:fake", 0, true, 1,
     "そっくりさん。", VERDICT_NO, NULL},
    {"finished takes no reveal", "network", "i:phone !r !h", 0, true, 1, NULL,
     VERDICT_NONE, NULL},
    {"two of two", "multi", "i:a i:c", 0, true, 2, "よい。", VERDICT_YES, NULL},
    {"one is not enough", "multi", "i:a", 0, false, 1, NULL, VERDICT_NONE, NULL},
    {"everything is not right", "multi", "i:a i:b i:c i:d", 2, false, 2, NULL,
     VERDICT_NONE, NULL},
    {"wrong ones let go", "multi", "i:a i:b i:c i:d i:b i:d", 2, true, 2, NULL,
     VERDICT_NONE, NULL},
    {"letting go says nothing", "multi", "i:b i:b", 1, false, 0, "", VERDICT_NONE, NULL},
    {"part has to go", "multi", "i:a i:c", 0, true, 2, NULL, VERDICT_NONE, NULL},
    {"answer of several", "multi", "i:b i:b i:b i:b i:b i:b i:b i:b i:b r", 5, true, 2,
     NULL, VERDICT_NONE, NULL},
    {"all places found", "spot", "i:note i:usb", 0, true, 2, "見つけた。", VERDICT_YES,
     NULL},
    {"decoys only count as tries", "spot", "i:plant i:note i:usb", 1, true, 2, NULL,
     VERDICT_NONE, NULL},
    {"the same decoy counts again", "spot", "i:plant i:plant", 2, false, 0, "大丈夫。",
     VERDICT_NO, NULL},
    {"the same place again is nothing new", "spot", "i:note i:note", 1, false, 1, NULL,
     VERDICT_NONE, NULL},
    {"beside all places", "spot", "i:", 1, false, 0, "", VERDICT_NO, NULL},
    {"no answer before five touches", "spot", "i:plant i: i:note i: i:plant !r", 4, false,
     1, NULL, VERDICT_NONE, NULL},
    {"one decoy is enough for the answer", "spot",
     "i:plant i:plant i:plant i:plant i:plant r", 5, true, 2, NULL, VERDICT_NONE, NULL},
    {"hint after three touches", "spot", "i: i:note i: i: h", 3, false, 1, NULL,
     VERDICT_NONE, NULL},
    {"a list has no beside", "multi", "!i:", 0, false, 0, NULL, VERDICT_NONE, NULL},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        touches_run(&cases[i]);
    }
}

/* What 「ヒント」 points at: what is missing, else what has to go. */
static void test_hint_item(void **state)
{
    (void)state;
    static const struct {
        const char *widget, *touches;
        int item;
    } rows[] = {
        {"network", "i:fake i:fake i:fake h", 2},
        {"multi", "i:b i:b i:b i:b i:b h", 0},
        {"multi", "i:a i:b i:b i:b i:d h", 2},
        {"multi", "i:a i:b i:b i:b i:d i:c h", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Fixture fixture = fixture_new();
        WidgetView view = {0};
        WidgetState *widget =
            widget_new(fixture_widget(fixture.lesson, rows[i].widget), NULL);
        touches_apply(widget, rows[i].touches, rows[i].touches);
        widget_view(widget, &view);
        assert_true(view.hint_shown);
        assert_int_equal(view.hint_item, rows[i].item);
        widget_free(widget);
        lesson_free(fixture.lesson);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_hint_item),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
