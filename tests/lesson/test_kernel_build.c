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
#define RULE "v:mail c v:sender c v:read c"

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
    {"another is begun", "rule", RULE " a", 0, false, 0, "", VERDICT_NONE, NULL},
    {"another is left again", "rule", RULE " a v:mail c u u", 0, true, 3, NULL,
     VERDICT_NONE, NULL},
    {"three, and no fourth", "rule", RULE " a " RULE " a " RULE " !a", 0, true, 3, NULL,
     VERDICT_NONE, NULL},
    {"paper, as often as one likes", "rule", RULE " s s", 0, true, 3, NULL, VERDICT_NONE,
     NULL},
    {"the third anew", "rule", RULE " a " RULE " a " RULE " u " RULE " !a", 0, true, 3,
     NULL, VERDICT_NONE, NULL},
    {"the only one anew", "rule", RULE " u !u !a !s", 0, false, 0, "", VERDICT_NONE,
     NULL},
    {"nothing yet for paper", "rule", "!s !a v:mail c !s !a", 0, false, 1, NULL,
     VERDICT_NONE, NULL},
    {"no paper while another is built", "rule", RULE " a !s", 0, false, 0, NULL,
     VERDICT_NONE, NULL},
    {"answer for the second", "rule", RULE " a c c c c c r", 5, true, 3, NULL,
     VERDICT_NONE, NULL},
    {"a secret is never kept", "secret", CORE " v:bank c v:ipa c !a !s", 0, true, 6, NULL,
     VERDICT_NONE, NULL},
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

/* The rule of the fixture with a topic behind its text; it keeps, or it does not. */
static Widget rule_widget(const Fixture *fixture, WidgetSlot slots[4], bool keeps)
{
    Widget widget = *fixture_widget(fixture->lesson, "rule");
    memcpy(slots, widget.slots, 3 * sizeof *slots);
    slots[3] = (WidgetSlot){
        .id = STR("whom"), .kind = SLOT_TOPIC, .title = STR("相談先"), .takes_own = true};
    widget.slots = slots;
    widget.slot_count = 4;
    if (!keeps) {
        widget.rules.sheet = (Str){0};
        widget.rules.most = 0;
    }
    return widget;
}

/* Saves and loads into a new state of widget; *saved is what was saved. */
static WidgetState *again(WidgetState *state, const Widget *widget, StrBuf *saved)
{
    strbuf_reset(saved);
    widget__save(state, saved);
    widget_free(state);
    WidgetState *loaded = widget_new(widget, NULL);
    if (!widget__load(loaded, strbuf_str(saved))) {
        fail_msg("'%s' does not load", saved->ptr);
    }
    return loaded;
}

static void check_kept(const WidgetState *state, size_t at, const char *text,
                       const char *aside)
{
    WidgetView view = {0};
    widget_view(state, &view);
    assert_true(at < view.build.kept_count);
    if (!str_is(view.build.kept[at], text) || !str_is(view.build.kept_aside[at], aside)) {
        fail_msg("piece %zu: '%.*s' '%.*s'", at, STR_ARG(view.build.kept[at]),
                 STR_ARG(view.build.kept_aside[at]));
    }
}

#define READ "v:mail c v:sender c v:read c o:総務%内線11 c"
#define OWN "v:mail c o:わたしは c o:二度読む c o:上司 c"

/* Pieces outlast saving, wiping and the next piece, with the words that were typed. */
static void test_kept(void **state)
{
    (void)state;
    Fixture fixture = fixture_new();
    WidgetSlot slots[4];
    WidgetView view = {0};
    StrBuf saved = {0};
    const Widget widget = rule_widget(&fixture, slots, true);
    assert_true(widget_keeps(&widget));
    assert_int_equal(widget_aside_slot(&widget), 3);
    WidgetState *rule = widget_new(&widget, NULL);
    touches_apply(rule, READ " a", "the first");
    rule = again(rule, &widget, &saved);
    touches_apply(rule, OWN, "the second");
    rule = again(rule, &widget, &saved);
    widget_wipe(rule);
    widget_view(rule, &view);
    assert_int_equal(view.build.kept_count, 2);
    assert_true(view.is_done && view.build.can_another && view.build.can_sheet);
    assert_true(str_is(view.build.preview, "わたしは、二度読む"));
    check_kept(rule, 0, "送る人は、声に出して読む", "総務%内線11");
    check_kept(rule, 1, "わたしは、二度読む", "上司");
    touches_apply(rule, "a v:mail c", "half of the third");
    rule = again(rule, &widget, &saved);
    widget_view(rule, &view);
    assert_int_equal(view.build.slot, 1);
    assert_false(view.is_done || view.build.can_another || view.build.can_sheet);
    touches_apply(rule, "o:だれか", "typed into the third");
    assert_true(widget_is_secret_open(rule));
    rule = again(rule, &widget, &saved);
    assert_int_equal(str_find(strbuf_str(&saved), STR("だれか")), -1);
    check_kept(rule, 1, "わたしは、二度読む", "上司");
    widget_wipe(rule);
    widget_view(rule, &view);
    assert_true(view.is_done);
    touches_apply(rule, "a " OWN " !a", "the third");
    check_kept(rule, 2, "わたしは、二度読む", "上司");
    strbuf_reset(&saved);
    widget__save_over(rule, &saved);
    assert_string_equal(saved.ptr, " 0 d--");
    widget_free(rule);
    strbuf_clear(&saved);
    lesson_free(fixture.lesson);
}

/* Without a sheet nothing that was typed is saved. */
static void test_not_kept(void **state)
{
    (void)state;
    Fixture fixture = fixture_new();
    WidgetSlot slots[4];
    WidgetView view = {0};
    StrBuf saved = {0};
    const Widget widget = rule_widget(&fixture, slots, false);
    assert_false(widget_keeps(&widget));
    WidgetState *rule = widget_new(&widget, NULL);
    touches_apply(rule, OWN " !a !s", "own words");
    widget_view(rule, &view);
    assert_int_equal(view.build.kept_count, 0);
    widget__save(rule, &saved);
    assert_string_equal(saved.ptr, " 0 d--");
    widget_free(rule);
    strbuf_clear(&saved);
    lesson_free(fixture.lesson);
}

/* Positions from before pieces were kept, and broken ones. */
static void test_other_positions(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        bool loads;
        size_t kept, slot;
        bool is_done;
    } rows[] = {
        {" 0 d-- 3 topic mail who sender what read", true, 1, 3, true},
        {" 0 --- 2 topic mail who sender", true, 0, 2, false},
        {" 0 d--", true, 0, 3, true},
        {" 2 --- kept 2 a % b c 1 topic mail", true, 2, 1, false},
        {" 2 d-- kept 3 a % b c d e", true, 3, 3, true},
        {" 0 d-- kept 4 a a b b c c d d", false, 0, 0, false},
        {" 0 d-- kept 0", false, 0, 0, false},
        {" 0 d-- kept 2 a a b", false, 0, 0, false},
        {" 0 d-- kept 1 % b", false, 0, 0, false},
        {" 0 d-- kept", false, 0, 0, false},
        {" 0 --- kept 1 a a 2 topic mail", false, 0, 0, false},
    };
    Fixture fixture = fixture_new();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        WidgetView view = {0};
        WidgetState *rule = widget_new(fixture_widget(fixture.lesson, "rule"), NULL);
        const bool loads = widget__load(rule, str_from(rows[i].words));
        widget_view(rule, &view);
        if (loads != rows[i].loads || (loads && (view.build.kept_count != rows[i].kept ||
                                                 view.build.slot != rows[i].slot ||
                                                 view.is_done != rows[i].is_done))) {
            fail_msg("'%s': loads %d kept %zu slot %zu", rows[i].words, (int)loads,
                     view.build.kept_count, view.build.slot);
        }
        widget_free(rule);
    }
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
        cmocka_unit_test(test_kept),
        cmocka_unit_test(test_not_kept),
        cmocka_unit_test(test_other_positions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
