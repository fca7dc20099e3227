/* Hands-on: the list to inspect. */
#include "app/lesson_work.h"

enum {
    PICK_ROWS_MOST = 16
};

static size_t fill_rows(const WidgetView *view, UiPickRow *rows)
{
    const Widget *widget = view->widget;
    size_t count =
        widget->item_count < PICK_ROWS_MOST ? widget->item_count : PICK_ROWS_MOST;
    for (size_t i = 0; i < count; i++) {
        const WidgetItem *item = &widget->items[i];
        bool is_chosen = view->mark[i] == 1;
        bool is_last = view->last_item == (int)i && view->last_text.len > 0;
        rows[i] = (UiPickRow){
            .label = item->label,
            .detail = item->detail,
            .mark = is_chosen ? lesson_mark(item->verdict) : UI_MARK_NONE,
            .feedback = is_chosen || is_last ? item->feedback : (Str){0},
            .is_chosen = is_chosen,
        };
    }
    return count;
}

static Str pick_missing(App *app, const WidgetView *view)
{
    if (view->widget->needed <= 1) {
        return word(WORD_PICK_MISSING);
    }
    int64_t left = (int64_t)view->wanted - (int64_t)view->found;
    return FILL(&app->frame, WORD_PICK_MISSING_MANY, app_number(app, left));
}

static void act_on_pick(App *app, UiWorkResult result)
{
    const Widget *widget = app->play.view.widget.widget;
    switch (result.action) {
    case UI_WORK_NONE:
    case UI_WORK_BACK:
    case UI_WORK_TYPED:
    case UI_WORK_ANOTHER:
    case UI_WORK_SHEET:
        return;
    case UI_WORK_OPEN:
        app->play.opened_row =
            app->play.opened_row == result.index ? SIZE_MAX : result.index;
        app->needs_pass = true;
        return;
    case UI_WORK_CHOOSE:
        lesson_touch(app, TOUCH_ITEM, widget->items[result.index].id, 0);
        return;
    case UI_WORK_HINT:
        lesson_touch(app, TOUCH_HINT, (Str){0}, 0);
        return;
    case UI_WORK_SOLVE:
        lesson_touch(app, TOUCH_REVEAL, (Str){0}, 0);
        return;
    case UI_WORK_GO_ON:
        play_next(app);
        return;
    }
}

void lesson_work_pick(App *app, Rect content)
{
    const WidgetView *view = &app->play.view.widget;
    UiPickRow rows[PICK_ROWS_MOST] = {0};
    UiPick pick = {
        .prompt = view->widget->prompt,
        .rows = rows,
        .row_count = fill_rows(view, rows),
        .opened = app->play.opened_row,
        .choose_label = view->is_done ? (Str){0} : word(WORD_PICK_CHOOSE),
        .release_label = view->widget->needed > 1 && !view->is_done
                             ? word(WORD_PICK_RELEASE)
                             : (Str){0},
        .status = view->widget->needed > 1 ? FILL(&app->frame, WORD_PICK_STATUS,
                                                  app_number(app, (int64_t)view->found),
                                                  app_number(app, (int64_t)view->wanted))
                                           : (Str){0},
        .done = lesson_done(app, view),
        .can_hint = view->can_hint,
        .can_solve = view->can_reveal,
        .hint = lesson_hint(app, view),
        .can_go_on = view->is_done,
        .missing = view->is_done ? (Str){0} : pick_missing(app, view),
    };
    act_on_pick(app, part_pick(app->ui, &pick, content));
}
