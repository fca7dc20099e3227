/* The table of the hands-on pages, and what they share. */
#include "app/lesson_work.h"

typedef void SkinView(App *app, Rect content);

static SkinView *const skin_views[WIDGET_SKIN_COUNT] = {
    [WIDGET_CHOOSE] = lesson_work_turns, [WIDGET_PICK] = lesson_work_pick,
    [WIDGET_SPOT] = lesson_work_spot,    [WIDGET_WHATIF] = lesson_work_whatif,
    [WIDGET_SORT] = lesson_work_sort,    [WIDGET_PANEL] = lesson_work_panel,
    [WIDGET_ORDER] = lesson_work_order,  [WIDGET_BUILDER] = lesson_work_build,
};

void lesson_widget_view(App *app, Rect content)
{
    skin_views[app->play.view.widget.widget->skin](app, content);
}

static void reply_touch(App *app, WidgetTouch touch)
{
    app->play.is_full = false;
    play_reply(app, (RunReply){.kind = REPLY_TOUCH, .touch = touch});
}

void lesson_touch(App *app, TouchKind kind, Str item, int number)
{
    reply_touch(app, (WidgetTouch){.kind = kind, .item = item, .number = number});
}

void lesson_put(App *app, Str item, Str bin, int number)
{
    reply_touch(
        app,
        (WidgetTouch){.kind = TOUCH_PUT, .item = item, .value = bin, .number = number});
}

UiMark lesson_mark(Verdict verdict)
{
    switch (verdict) {
    case VERDICT_NONE:
        return UI_MARK_NONE;
    case VERDICT_NO:
        return UI_MARK_WRONG;
    case VERDICT_PART:
        return UI_MARK_PARTIAL;
    case VERDICT_YES:
        return UI_MARK_RIGHT;
    }
    return UI_MARK_NONE;
}

Str lesson_hint(App *app, const WidgetView *view)
{
    if (!view->hint_shown) {
        return (Str){0};
    }
    if (view->widget->hint.len > 0 || view->hint_item < 0) {
        return view->widget->hint;
    }
    Str label = view->widget->items[view->hint_item].label;
    /* The whole label is a quotation: no second pair around it. */
    ptrdiff_t close = str_find(label, STR("」"));
    bool has_brackets = str_starts_with(label, STR("「")) && close >= 0 &&
                        (size_t)close + STR("」").len == label.len;
    return FILL(&app->frame, has_brackets ? WORD_PICK_HINT_BARE : WORD_PICK_HINT, label);
}

Str lesson_done(App *app, const WidgetView *view)
{
    if (!view->is_done || !view->was_revealed) {
        return view->is_done ? view->widget->done : (Str){0};
    }
    return FILL(&app->frame, WORD_WORK_REVEALED, view->widget->done);
}

UiHands lesson_hands(App *app, const WidgetView *view)
{
    UiMark mark =
        view->last_text.len > 0 ? lesson_mark(view->last_verdict) : UI_MARK_NONE;
    return (UiHands){
        .prompt = view->widget->prompt,
        .mark = mark,
        .note_word = ui_mark_word(mark),
        .note = view->last_text,
        .hint = lesson_hint(app, view),
        .outcome = view->is_done ? (Str){0} : view->outcome,
        .done = lesson_done(app, view),
        .can_hint = view->can_hint,
        .can_solve = view->can_reveal,
        .can_go_on = view->is_done,
    };
}

void lesson_act(App *app, UiHandsAction action, bool confirms)
{
    switch (action) {
    case UI_HANDS_NONE:
    case UI_HANDS_HOLD:
    case UI_HANDS_PUT:
    case UI_HANDS_TOUCH:
    case UI_HANDS_PLACES:
    case UI_HANDS_LIST:
        return;
    case UI_HANDS_HINT:
        lesson_touch(app, TOUCH_HINT, (Str){0}, 0);
        return;
    case UI_HANDS_SOLVE:
        lesson_touch(app, TOUCH_REVEAL, (Str){0}, 0);
        return;
    case UI_HANDS_GO_ON:
        if (confirms && !app->play.view.widget.is_done) {
            lesson_touch(app, TOUCH_CONFIRM, (Str){0}, 0);
        } else {
            play_next(app);
        }
        return;
    }
}
