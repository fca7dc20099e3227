/* Hands-on: cards into bins. */
#include "app/lesson_work.h"

static size_t fill_cards(const WidgetView *view, UiSortCard *cards)
{
    const Widget *widget = view->widget;
    size_t count = widget->item_count < UI_HANDS_ITEMS_MOST ? widget->item_count
                                                            : UI_HANDS_ITEMS_MOST;
    for (size_t i = 0; i < count; i++) {
        bool is_right = view->mark[i] == widget->items[i].group;
        cards[i] = (UiSortCard){
            .label = widget->items[i].label,
            .bin = view->mark[i],
            .mark = is_right ? UI_MARK_RIGHT : UI_MARK_WRONG,
        };
    }
    return count;
}

static size_t fill_bins(const Widget *widget, Str *bins)
{
    size_t count = widget->group_count < UI_HANDS_BINS_MOST ? widget->group_count
                                                            : UI_HANDS_BINS_MOST;
    for (size_t i = 0; i < count; i++) {
        bins[i] = widget->groups[i].label;
    }
    return count;
}

/* The touched card is named, as it may have gone to the next row. */
static Str sort_note(App *app, const WidgetView *view)
{
    if (view->last_text.len == 0 || view->last_item < 0) {
        return view->last_text;
    }
    return FILL(&app->frame, WORD_NOTE_ITEM, view->widget->items[view->last_item].label,
                view->last_text);
}

static void hold(App *app, size_t item)
{
    app->play.opened_row = app->play.opened_row == item ? SIZE_MAX : item;
    app->needs_pass = true;
}

static void act(App *app, UiHandsResult result)
{
    const Widget *widget = app->play.view.widget.widget;
    if (result.action == UI_HANDS_HOLD) {
        hold(app, result.index);
    } else if (result.action == UI_HANDS_PUT) {
        app->play.opened_row = SIZE_MAX;
        lesson_put(app, widget->items[result.index].id, widget->groups[result.to].id, 0);
    } else if (result.action == UI_HANDS_TOUCH) {
        app->play.opened_row = app->play.view.widget.is_done ? SIZE_MAX : result.index;
        lesson_touch(app, TOUCH_ITEM, widget->items[result.index].id, 0);
    } else {
        lesson_act(app, result.action, false);
    }
}

void lesson_work_sort(App *app, Rect content)
{
    const WidgetView *view = &app->play.view.widget;
    UiSortCard cards[UI_HANDS_ITEMS_MOST] = {0};
    Str bins[UI_HANDS_BINS_MOST] = {{0}};
    UiSort sort = {
        .hands = lesson_hands(app, view),
        .cards = cards,
        .card_count = fill_cards(view, cards),
        .bins = bins,
        .bin_count = fill_bins(view->widget, bins),
        .held = app->play.opened_row,
    };
    int64_t left = (int64_t)view->wanted - (int64_t)view->found;
    sort.hands.note = sort_note(app, view);
    sort.hands.how =
        FILL(&app->frame, WORD_SORT_HOW, app_number(app, (int64_t)sort.bin_count));
    sort.hands.status =
        FILL(&app->frame, WORD_SORT_STATUS, app_number(app, (int64_t)view->found),
             app_number(app, (int64_t)view->wanted));
    sort.hands.missing = FILL(&app->frame, WORD_SORT_MISSING, app_number(app, left));
    act(app, part_sort(app->ui, &sort, content));
}
