/* Hands-on: settings to put right. */
#include "app/lesson_work.h"

/* What was changed is marked, and what was touched last; the rest has not been judged. */
static UiMark row_mark(const WidgetView *view, size_t i)
{
    const WidgetItem *item = &view->widget->items[i];
    bool is_judged = view->is_done || view->mark[i] != item->initial_state ||
                     view->last_item == (int)i;
    if (!is_judged) {
        return UI_MARK_NONE;
    }
    return view->mark[i] == item->right_state ? UI_MARK_RIGHT : UI_MARK_WRONG;
}

static size_t fill_rows(const WidgetView *view, UiPanelRow *rows)
{
    const Widget *widget = view->widget;
    size_t count = widget->item_count < UI_HANDS_ITEMS_MOST ? widget->item_count
                                                            : UI_HANDS_ITEMS_MOST;
    for (size_t i = 0; i < count; i++) {
        rows[i] = (UiPanelRow){
            .label = widget->items[i].label,
            .states = widget->items[i].states,
            .state_count = widget->items[i].state_count,
            .state = (size_t)view->mark[i],
            .mark = row_mark(view, i),
        };
    }
    return count;
}

static int right_at_first(const Widget *widget)
{
    int count = 0;
    for (size_t i = 0; i < widget->item_count; i++) {
        count += widget->items[i].initial_state == widget->items[i].right_state ? 1 : 0;
    }
    return count;
}

static float share(int part, int whole)
{
    return whole > 0 ? (float)part / (float)whole : 0;
}

void lesson_work_panel(App *app, Rect content)
{
    const WidgetView *view = &app->play.view.widget;
    const Widget *widget = view->widget;
    UiPanelRow rows[UI_HANDS_ITEMS_MOST] = {0};
    int before = right_at_first(widget);
    UiPanel panel = {
        .hands = lesson_hands(app, view),
        .rows = rows,
        .row_count = fill_rows(view, rows),
        .meter_label = widget->meter.len > 0 ? widget->meter : word(WORD_PANEL_METER),
        .meter_text =
            FILL(&app->frame, WORD_PANEL_READING, app_number(app, before),
                 app_number(app, view->meter), app_number(app, view->meter_max)),
        .meter = share(view->meter, view->meter_max),
        .meter_before = share(before, view->meter_max),
    };
    panel.hands.how = word(WORD_PANEL_HOW);
    panel.hands.missing = FILL(&app->frame, WORD_PANEL_MISSING,
                               app_number(app, view->meter_max - view->meter));
    UiHandsResult result = part_panel(app->ui, &panel, content);
    if (result.action == UI_HANDS_PUT && view->is_done) {
        lesson_touch(app, TOUCH_ITEM, widget->items[result.index].id, 0); /* to read */
    } else if (result.action == UI_HANDS_PUT) {
        lesson_put(app, widget->items[result.index].id, (Str){0}, (int)result.to);
    } else {
        lesson_act(app, result.action, false);
    }
}
