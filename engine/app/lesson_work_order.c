/* Hands-on: steps into their order. */
#include "app/lesson_work.h"

/* A decoy is told at once; a step in the wrong place after the check. */
static UiMark step_mark(const WidgetView *view, size_t i)
{
    bool is_in = view->mark[i] >= 0;
    bool is_blamed = view->last_item == (int)i && view->last_verdict == VERDICT_NO;
    if (is_in && (view->widget->items[i].rank == 0 || is_blamed)) {
        return UI_MARK_WRONG;
    }
    return is_in && view->is_done ? UI_MARK_RIGHT : UI_MARK_NONE;
}

static size_t fill_steps(const WidgetView *view, UiOrderStep *steps)
{
    const Widget *widget = view->widget;
    size_t count = widget->item_count < UI_HANDS_ITEMS_MOST ? widget->item_count
                                                            : UI_HANDS_ITEMS_MOST;
    for (size_t i = 0; i < count; i++) {
        steps[i] = (UiOrderStep){
            .label = widget->items[i].label,
            .place = view->mark[i],
            .mark = step_mark(view, i),
        };
    }
    return count;
}

/* Steps in the column that belong there. */
static size_t real_steps(const WidgetView *view)
{
    size_t count = 0;
    for (size_t i = 0; i < view->widget->item_count; i++) {
        count += view->mark[i] >= 0 && view->widget->items[i].rank > 0 ? 1 : 0;
    }
    return count;
}

static Str order_note(App *app, const WidgetView *view)
{
    if (view->last_text.len == 0 || view->last_item < 0) {
        return view->last_text;
    }
    return FILL(&app->frame, WORD_NOTE_ITEM, view->widget->items[view->last_item].label,
                view->last_text);
}

static void act(App *app, UiHandsResult result)
{
    const WidgetView *view = &app->play.view.widget;
    const WidgetItem *items = view->widget->items;
    size_t held = app->play.opened_row;
    if (view->is_done && result.index < view->widget->item_count &&
        (result.action == UI_HANDS_HOLD || result.action == UI_HANDS_TOUCH)) {
        lesson_touch(app, TOUCH_ITEM, items[result.index].id, 0); /* its sentence */
    } else if (result.action == UI_HANDS_HOLD) {
        app->play.opened_row = held == result.index ? SIZE_MAX : result.index;
        app->needs_pass = true;
    } else if (result.action == UI_HANDS_PUT) {
        lesson_put(app, items[result.index].id, (Str){0}, (int)result.to);
    } else if (result.action == UI_HANDS_TOUCH) {
        app->play.opened_row = held == result.index ? SIZE_MAX : held;
        lesson_touch(app, TOUCH_ITEM, items[result.index].id, 0);
    } else {
        lesson_act(app, result.action, true);
    }
}

void lesson_work_order(App *app, Rect content)
{
    const WidgetView *view = &app->play.view.widget;
    UiOrderStep steps[UI_HANDS_ITEMS_MOST] = {0};
    size_t count = fill_steps(view, steps);
    int64_t left = (int64_t)view->wanted - (int64_t)real_steps(view);
    UiOrder order = {
        .hands = lesson_hands(app, view),
        .steps = steps,
        .step_count = count,
        .held = view->is_done ? count : app->play.opened_row,
        .is_fixed = view->is_done,
    };
    bool is_last_word = view->is_done && view->last_item < 0; /* the same as done */
    order.hands.note = is_last_word ? (Str){0} : order_note(app, view);
    order.hands.how = word(WORD_ORDER_HOW);
    order.hands.status =
        FILL(&app->frame, WORD_ORDER_STATUS, app_number(app, (int64_t)view->found),
             app_number(app, (int64_t)view->wanted));
    order.hands.can_go_on = view->is_done || left == 0;
    order.hands.missing = FILL(&app->frame, WORD_ORDER_MISSING, app_number(app, left));
    order.hands.next_label = view->is_done ? (Str){0} : word(WORD_ORDER_CHECK);
    act(app, part_order(app->ui, &order, content));
}
