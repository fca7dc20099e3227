#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "touches.h"

#define CAT "v:cat c c v:cat c v:bang c"
#define CORE CAT " v:47 c"

static const TouchCase cases[] = {
    {"the whole way", "secret", CORE " v:bank c v:ipa c", 0, true, 6, "場所ごとに。",
     VERDICT_YES, NULL},
    {"own phrase in kana", "secret",
     "o:ねこがすき c c l:4 l:5 c v:ask c o:83 c v:bank c v:ipa c", 0, true, 6, NULL,
     VERDICT_NONE, NULL},
    {"nothing chosen", "secret", "c", 1, false, 0, "", VERDICT_NO, NULL},
    {"own phrase is empty", "secret", "o: c", 1, false, 0, NULL, VERDICT_NONE, NULL},
    {"kanji cannot be read", "secret", "o:猫がすき c", 1, false, 0, NULL, VERDICT_NONE,
     NULL},
    {"only the phrase's own romaji", "secret", "v:cat c !v:tv", 0, false, 1, NULL,
     VERDICT_NONE, NULL},
    {"no capitals", "secret", "v:cat c c c", 1, false, 2, NULL, VERDICT_NONE, NULL},
    {"all capitals", "secret", "o:ねこ c c l:0 l:1 l:2 l:3 c", 1, false, 2, NULL,
     VERDICT_NONE, NULL},
    {"a capital taken back", "secret", "o:ねこ c c l:0 l:0 c", 1, false, 2, NULL,
     VERDICT_NONE, NULL},
    {"no such letter", "secret", "o:ねこ c c !l:4 !l:-1", 0, false, 2, NULL, VERDICT_NONE,
     NULL},
    {"letters only for capitals", "secret", "!l:0", 0, false, 0, NULL, VERDICT_NONE,
     NULL},
    {"the sample is refused", "secret", "v:tv c c v:tv c v:bang c v:06 c", 1, false, 4,
     "見本はみんなが知っています。", VERDICT_NO, NULL},
    {"the sample with other digits", "secret", "v:tv c c v:tv c v:bang c v:06 c v:47 c",
     1, false, 5, "核の完成。", VERDICT_YES, NULL},
    {"the sample typed as a phrase", "secret", "o:terebiGAsuki!!06 c", 1, false, 0,
     "見本はみんなが知っています。", VERDICT_NO, NULL},
    {"three digits", "secret", CAT " o:123 c", 1, false, 4, NULL, VERDICT_NONE, NULL},
    {"letters for digits", "secret", CAT " o:ab c", 1, false, 4, NULL, VERDICT_NONE,
     NULL},
    {"full-width digits", "secret", CAT " o:１２ c", 1, false, 4, NULL, VERDICT_NONE,
     NULL},
    {"bare core for the second", "secret", CORE " v:bank c b:ipa c", 1, false, 5,
     "使い回しになります。", VERDICT_NO, NULL},
    {"bare core for the first", "secret", CORE " b:bank c v:ipa c", 0, true, 6, NULL,
     VERDICT_NONE, NULL},
    {"one service only once", "secret", CORE " v:bank c !v:bank", 0, false, 5, NULL,
     VERDICT_NONE, NULL},
    {"bare needs a service", "secret", "!b:cat", 0, false, 0, NULL, VERDICT_NONE, NULL},
    {"undo", "secret", "v:cat c u v:tv c c", 0, false, 2, NULL, VERDICT_NONE, NULL},
    {"undo of a service", "secret", CORE " v:bank c u v:bank c v:ipa c", 0, true, 6, NULL,
     VERDICT_NONE, NULL},
    {"undo at the start", "secret", "!u", 0, false, 0, NULL, VERDICT_NONE, NULL},
    {"own text where there is none", "secret", "v:cat c !o:x", 0, false, 1, NULL,
     VERDICT_NONE, NULL},
    {"answer after five", "secret", "c c c h c c r", 5, true, 6, NULL, VERDICT_NONE,
     NULL},
    {"answer for an own phrase", "secret", "o:ねこがすき c c c c c c c r", 5, true, 6,
     NULL, VERDICT_NONE, NULL},
    {"a sentence", "rule", "v:mail c v:sender c v:read c", 0, true, 3, "終わりの形。",
     VERDICT_YES, NULL},
    {"a vague word", "rule", "v:mail c v:all c o:なるべく注意する c", 1, false, 2,
     "見て分かる形に。", VERDICT_NO, NULL},
    {"a vague topic is fine", "rule", "v:mail c v:all", 0, false, 1, NULL, VERDICT_NONE,
     NULL},
    {"not a pick", "rule", "!i:mail !n:mail=1", 0, false, 0, NULL, VERDICT_NONE, NULL},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        touches_run(&cases[i]);
    }
}

typedef struct ViewCase {
    const char *widget, *touches;
    const char *preview;
    int length, length_band, band;
    unsigned reasons;
    BuildRefusal refusal;
} ViewCase;

static const ViewCase views[] = {
    {"secret", "o:ねこ", "neko", 4, 0, 0, 0, BUILD_ACCEPTED},
    {"secret", "o:ねこがすきさ", "nekogasukisa", 12, 2, 2, 0, BUILD_ACCEPTED},
    {"secret", "o:ねこがすきさは", "nekogasukisaha", 14, 2, 2, 0, BUILD_ACCEPTED},
    {"secret", "o:猫", "猫", 1, 0, 0, 0, BUILD_ACCEPTED},
    {"secret", "o:猫 c", "猫", 1, 0, 0, 0, BUILD_NOT_KANA},
    {"secret", "v:cat c", "nekoganihikiiru", 15, 3, 3, 0, BUILD_ACCEPTED},
    {"secret", "v:cat c c v:cat", "nekoGAnihikiiru", 15, 3, 3, 0, BUILD_ACCEPTED},
    {"secret", CORE, "nekoGAnihikiiru!!47", 19, 3, 3, 0, BUILD_ACCEPTED},
    {"secret", CORE " v:bank", "IrhnekoGAnihikiiru!!47", 22, 3, 3, 0, BUILD_ACCEPTED},
    {"secret", CORE " b:bank", "nekoGAnihikiiru!!47", 19, 3, 3, 0, BUILD_ACCEPTED},
    {"secret", "o:tama2019 c", "tama2019", 8, 1, 0,
     BUILD_REASON_NAME_YEAR | BUILD_REASON_BIRTHDAY, BUILD_ACCEPTED},
    {"secret", "o:soyokazemokkouda", "soyokazemokkouda", 16, 3, 2, BUILD_REASON_COMPANY,
     BUILD_ACCEPTED},
    {"secret", CAT " o:1 c", "nekoGAnihikiiru!!1", 18, 3, 3, 0, BUILD_LENGTH},
    {"secret", "c", "", 0, 0, 0, 0, BUILD_EMPTY},
    {"rule", "v:mail c v:sender c v:read", "送る人は、声に出して読む", 12, -1, -1, 0,
     BUILD_ACCEPTED},
};

static void test_views(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof views / sizeof views[0]; i++) {
        const ViewCase *row = &views[i];
        Fixture fixture = fixture_new();
        const BuildHost host = fixture_host();
        WidgetView view = {0};
        WidgetState *widget =
            widget_new(fixture_widget(fixture.lesson, row->widget), &host);
        touches_apply(widget, row->touches, row->touches);
        widget_view(widget, &view);
        if (!str_is(view.build.preview, row->preview)) {
            fail_msg("%s: preview '%.*s'", row->touches, STR_ARG(view.build.preview));
        }
        if (view.build.length != row->length || view.build.band != row->band ||
            view.build.length_band != row->length_band ||
            view.build.reasons != row->reasons || view.build.refusal != row->refusal) {
            fail_msg("%s: length %d bands %d %d reasons %u refusal %d", row->touches,
                     view.build.length, view.build.length_band, view.build.band,
                     view.build.reasons, (int)view.build.refusal);
        }
        widget_free(widget);
        lesson_free(fixture.lesson);
    }
}

/* Two services get two passwords with the same core. */
static void test_services(void **state)
{
    (void)state;
    Fixture fixture = fixture_new();
    WidgetView view = {0};
    WidgetState *widget = widget_new(fixture_widget(fixture.lesson, "secret"), NULL);
    touches_apply(widget, CORE " v:bank c v:ipa c", "services");
    widget_view(widget, &view);
    assert_int_equal(view.build.services_done, 2);
    assert_true(str_is(view.build.service_text[0], "IrhnekoGAnihikiiru!!47"));
    assert_true(str_is(view.build.service_text[1], "IPAnekoGAnihikiiru!!47"));
    widget_free(widget);
    lesson_free(fixture.lesson);
}

/* Longer than there is room for: refused, never cut in silence. */
static void test_long_text(void **state)
{
    (void)state;
    Fixture fixture = fixture_new();
    const BuildHost host = fixture_host();
    WidgetState *widget = widget_new(fixture_widget(fixture.lesson, "secret"), &host);
    static const size_t lengths[] = {255, 256, 300, 5000};
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        char text[5000];
        memset(text, 'a', sizeof text);
        WidgetView view = {0};
        const WidgetTouch own = {.kind = TOUCH_OWN, .value = {text, lengths[i]}};
        assert_int_equal(widget_touch(widget, &own, NULL), STATUS_OK);
        widget_view(widget, &view);
        assert_int_equal(view.build.preview.len, 255);
        assert_int_equal(view.build.refusal, i == 0 ? BUILD_ACCEPTED : BUILD_LENGTH);
    }
    widget_free(widget);
    lesson_free(fixture.lesson);
}

/* The canary is in no saved word, and gone from the view after a wipe. */
static void test_secret_is_kept_out(void **state)
{
    (void)state;
    Fixture fixture = fixture_new();
    const BuildHost host = fixture_host();
    StrBuf saved = {0};
    WidgetView view = {0};
    WidgetState *widget = widget_new(fixture_widget(fixture.lesson, "secret"), &host);
    touches_apply(widget, "o:kanariasecret", "canary");
    assert_true(widget_is_secret_open(widget));
    widget__save(widget, &saved);
    assert_int_equal(str_find(strbuf_str(&saved), STR("kanaria")), -1);
    widget_wipe(widget);
    widget_view(widget, &view);
    assert_false(widget_is_secret_open(widget));
    assert_int_equal(view.build.preview.len, 0);
    assert_int_equal(view.build.own.len, 0);
    widget_free(widget);
    strbuf_clear(&saved);
    lesson_free(fixture.lesson);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_views),
        cmocka_unit_test(test_services),
        cmocka_unit_test(test_long_text),
        cmocka_unit_test(test_secret_is_kept_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
