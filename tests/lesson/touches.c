#include "touches.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
    char letter;
    TouchKind kind;
} letters[] = {
    {'i', TOUCH_ITEM},  {'p', TOUCH_PUT},  {'n', TOUCH_PUT},    {'v', TOUCH_VALUE},
    {'o', TOUCH_OWN},   {'b', TOUCH_BARE}, {'l', TOUCH_LETTER}, {'c', TOUCH_CONFIRM},
    {'u', TOUCH_UNDO},  {'h', TOUCH_HINT}, {'r', TOUCH_REVEAL}, {'a', TOUCH_ANOTHER},
    {'s', TOUCH_SHEET},
};

static WidgetTouch parse(Str word)
{
    WidgetTouch touch = {0};
    bool is_known = false;
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        if (word.len > 0 && word.ptr[0] == letters[i].letter) {
            touch.kind = letters[i].kind;
            is_known = true;
        }
    }
    require(is_known);
    const char letter = word.ptr[0];
    Str rest = word.len > 2 ? str_slice(word, 2, word.len) : (Str){0};
    if (letter == 'o') {
        touch.value = rest;
        return touch;
    }
    int64_t number = 0;
    Str item = {0};
    (void)str_split(&rest, '=', &item);
    touch.item = item;
    touch.value = rest;
    if (str_to_int64(letter == 'l' ? item : rest, &number)) {
        touch.number = (int)number;
    }
    return touch;
}

void touches_apply(WidgetState *state, const char *touches, const char *name)
{
    Str rest = str_from(touches);
    Str word = {0};
    while (rest.len > 0 && str_split(&rest, ' ', &word)) {
        Error err = {0};
        const bool is_refused = word.ptr[0] == '!';
        const Str plain = is_refused ? str_slice(word, 1, word.len) : word;
        const WidgetTouch touch = parse(plain);
        const Status status = widget_touch(state, &touch, &err);
        const Status wanted = is_refused ? STATUS_BAD_ARGUMENT : STATUS_OK;
        if (status != wanted) {
            fail_msg("%s: '%.*s' gave %d %s", name, STR_ARG(plain), (int)status,
                     err.message);
        }
    }
}

static void check_same(const WidgetState *a, const WidgetState *b, const char *name)
{
    WidgetView va = {0};
    WidgetView vb = {0};
    widget_view(a, &va);
    widget_view(b, &vb);
    if (va.is_done != vb.is_done || va.tries != vb.tries || va.found != vb.found ||
        va.wanted != vb.wanted || va.cursor != vb.cursor || va.meter != vb.meter ||
        va.hint_item != vb.hint_item || va.was_revealed != vb.was_revealed) {
        fail_msg("%s: the view after loading differs", name);
    }
    for (size_t i = 0; i < va.widget->item_count; i++) {
        if (va.mark[i] != vb.mark[i]) {
            fail_msg("%s: mark %zu differs after loading", name, i);
        }
    }
}

static void check_saving(const WidgetState *state, const char *name)
{
    StrBuf saved = {0};
    StrBuf again = {0};
    WidgetState *loaded = widget_new(state->widget, NULL);
    widget__save(state, &saved);
    if (!widget__load(loaded, strbuf_str(&saved))) {
        fail_msg("%s: '%s' does not load", name, saved.ptr);
    }
    widget__save(loaded, &again);
    assert_string_equal(saved.ptr, again.ptr);
    if (state->widget->skin != WIDGET_BUILDER) {
        check_same(state, loaded, name);
    }
    widget_free(loaded);
    strbuf_clear(&saved);
    strbuf_clear(&again);
}

static void check_case(const TouchCase *row, const WidgetView *view)
{
    if (view->tries != row->tries || view->is_done != row->is_done) {
        fail_msg("%s: tries %d done %d", row->name, view->tries, (int)view->is_done);
    }
    if (row->found >= 0 && (int)view->found != row->found) {
        fail_msg("%s: found %d", row->name, (int)view->found);
    }
    if (row->says &&
        (!str_is(view->last_text, row->says) || view->last_verdict != row->verdict)) {
        fail_msg("%s: says '%.*s' verdict %d", row->name, STR_ARG(view->last_text),
                 (int)view->last_verdict);
    }
    if (row->outcome && !str_is(view->outcome, row->outcome)) {
        fail_msg("%s: outcome '%.*s'", row->name, STR_ARG(view->outcome));
    }
}

void touches_run(const TouchCase *row)
{
    Fixture fixture = fixture_new();
    const BuildHost host = fixture_host();
    const Widget *widget = fixture_widget(fixture.lesson, row->widget);
    require(widget != NULL);
    WidgetState *state = widget_new(widget, &host);
    WidgetView view = {0};
    touches_apply(state, row->touches, row->name);
    widget_view(state, &view);
    check_case(row, &view);
    check_saving(state, row->name);
    widget_free(state);
    lesson_free(fixture.lesson);
}
