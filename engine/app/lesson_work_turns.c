/* Hands-on: a talk in turns with a meter. */
#include "app/lesson_work.h"

static Str answer_word(int points)
{
    if (points == 0) {
        return word(WORD_TURNS_YES);
    }
    return word(points == 1 ? WORD_TURNS_PART : WORD_TURNS_NO);
}

static UiMark answer_mark(int points)
{
    if (points == 0) {
        return UI_MARK_RIGHT;
    }
    return points == 1 ? UI_MARK_PARTIAL : UI_MARK_WRONG;
}

static size_t fill_turns(const WidgetView *view, UiTurn *turns)
{
    const Widget *widget = view->widget;
    size_t count = widget->group_count < UI_HANDS_ITEMS_MOST ? widget->group_count
                                                             : UI_HANDS_ITEMS_MOST;
    for (size_t i = 0; i < count; i++) {
        turns[i] = (UiTurn){.text = widget->groups[i].label};
    }
    for (size_t i = 0; i < widget->item_count; i++) {
        const WidgetItem *item = &widget->items[i];
        if (view->mark[i] == 1 && item->group >= 0 && (size_t)item->group < count) {
            UiTurn *turn = &turns[item->group];
            turn->answer = item->label;
            turn->mark = answer_mark(item->points);
            turn->word = answer_word(item->points);
        }
    }
    return count;
}

static size_t fill_answers(const WidgetView *view, UiTurnAnswer *answers)
{
    size_t count = 0;
    for (size_t i = 0; i < view->widget->item_count; i++) {
        const WidgetItem *item = &view->widget->items[i];
        if (item->group == view->cursor && count < UI_HANDS_ITEMS_MOST) {
            answers[count++] = (UiTurnAnswer){item->label, i};
        }
    }
    return count;
}

static bool is_over(const WidgetView *view)
{
    return view->is_done || view->cursor >= (int)view->widget->group_count;
}

static void fill_turn(App *app, const WidgetView *view, UiTurnAnswer *answers,
                      UiTurns *out)
{
    if (is_over(view)) {
        return;
    }
    out->turn_label =
        FILL(&app->frame, WORD_TURNS_TURN, app_number(app, view->cursor + 1),
             app_number(app, (int64_t)view->widget->group_count));
    out->turn_text = view->widget->groups[view->cursor].label;
    out->answers = answers;
    out->answer_count = fill_answers(view, answers);
}

void lesson_work_turns(App *app, Rect content)
{
    const WidgetView *view = &app->play.view.widget;
    const Widget *widget = view->widget;
    UiTurn turns[UI_HANDS_ITEMS_MOST] = {0};
    UiTurnAnswer answers[UI_HANDS_ITEMS_MOST] = {0};
    float most = view->meter_max > 0 ? (float)view->meter_max : 1;
    UiTurns page = {
        .hands = lesson_hands(app, view),
        .meter_label = widget->meter.len > 0 ? widget->meter : word(WORD_TURNS_METER),
        .meter_text = FILL(&app->frame, WORD_PICK_STATUS, app_number(app, view->meter),
                           app_number(app, view->meter_max)),
        .meter = (float)view->meter / most,
        .turns = turns,
        .turn_count = fill_turns(view, turns),
        .turns_title = word(WORD_TURNS_PAST),
    };
    fill_turn(app, view, answers, &page);
    UiHands *hands = &page.hands;
    hands->how = word(WORD_TURNS_HOW);
    if (view->last_item >= 0 && hands->note.len > 0) {
        hands->note_word = answer_word(widget->items[view->last_item].points);
    }
    if (!view->is_done) {
        hands->can_go_on = is_over(view);
        hands->missing = word(WORD_TURNS_MISSING);
        hands->next_label = is_over(view) ? word(WORD_TURNS_AGAIN) : (Str){0};
    }
    UiHandsResult result = part_turns(app->ui, &page, content);
    if (result.action == UI_HANDS_TOUCH) {
        lesson_touch(app, TOUCH_ITEM, widget->items[result.index].id, 0);
    } else {
        lesson_act(app, result.action, true);
    }
}
