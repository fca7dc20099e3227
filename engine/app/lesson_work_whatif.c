/* Hands-on: a choice, then events. */
#include "app/lesson_work.h"

enum {
    EVENTS_MOST = 16 /* as in WidgetView */
};

static Str event_word(Verdict verdict)
{
    static const WordId words[] = {
        [VERDICT_NONE] = WORD_WHATIF_NO,
        [VERDICT_NO] = WORD_WHATIF_NO,
        [VERDICT_PART] = WORD_WHATIF_PART,
        [VERDICT_YES] = WORD_WHATIF_YES,
    };
    return word(words[verdict]);
}

static bool is_running(const WidgetView *view)
{
    return view->cursor > 0 && view->cursor < (int)view->widget->group_count;
}

static size_t fill_options(const WidgetView *view, UiOption *options)
{
    const Widget *widget = view->widget;
    size_t count = widget->item_count < UI_HANDS_ITEMS_MOST ? widget->item_count
                                                            : UI_HANDS_ITEMS_MOST;
    for (size_t i = 0; i < count; i++) {
        options[i] = (UiOption){
            .label = widget->items[i].label,
            .number = (int)i + 1,
            .is_selected = view->mark[i] == 1,
            .is_fixed = view->is_done || is_running(view),
            .is_compact = true,
        };
    }
    return count;
}

static size_t fill_events(const WidgetView *view, UiEventCard *cards)
{
    const Widget *widget = view->widget;
    size_t count = widget->group_count < EVENTS_MOST ? widget->group_count : EVENTS_MOST;
    for (size_t i = 0; i < count; i++) {
        bool is_open = (int)i < view->cursor;
        Verdict verdict = view->event_verdict[i];
        cards[i] = (UiEventCard){
            .label = widget->groups[i].label,
            .is_open = is_open,
            .mark = is_open ? lesson_mark(verdict) : UI_MARK_NONE,
            .word = is_open ? event_word(verdict) : (Str){0},
            .text = view->event_text[i],
        };
    }
    return count;
}

/* The event just turned over, by its name. */
static void fill_note(App *app, const WidgetView *view, UiHands *hands)
{
    bool is_over = view->is_done || view->cursor == (int)view->widget->group_count;
    if (is_over) {
        hands->note = (Str){0}; /* the card says it; the outcome is what is new */
    }
    if (view->cursor == 0 || view->cursor > EVENTS_MOST || is_over) {
        return;
    }
    size_t event = (size_t)view->cursor - 1;
    Verdict verdict = view->event_verdict[event];
    hands->mark = lesson_mark(verdict);
    hands->note_word = event_word(verdict);
    hands->note = FILL(&app->frame, WORD_NOTE_ITEM, view->widget->groups[event].label,
                       view->event_text[event]);
}

static void fill_button(App *app, const WidgetView *view, UiHands *hands)
{
    bool is_over = view->cursor == (int)view->widget->group_count;
    int64_t left = (int64_t)view->wanted - (int64_t)view->found;
    hands->can_go_on = view->is_done || (left == 0 && !is_over);
    if (!view->is_done) {
        hands->next_label = word(view->cursor > 0 ? WORD_WHATIF_NEXT : WORD_WHATIF_FIRST);
        hands->missing =
            is_over ? word(WORD_WHATIF_AGAIN)
                    : FILL(&app->frame, WORD_WHATIF_MISSING, app_number(app, left));
    }
}

static void touch_option(App *app, size_t index)
{
    const WidgetView *view = &app->play.view.widget;
    if (view->wanted > 1 && view->found == view->wanted && view->mark[index] == 0) {
        app->play.is_full = true;
        app->needs_pass = true;
        return;
    }
    lesson_touch(app, TOUCH_ITEM, view->widget->items[index].id, 0);
}

void lesson_work_whatif(App *app, Rect content)
{
    const WidgetView *view = &app->play.view.widget;
    UiOption options[UI_HANDS_ITEMS_MOST] = {0};
    UiEventCard cards[EVENTS_MOST] = {0};
    UiWhatif whatif = {
        .hands = lesson_hands(app, view),
        .options = options,
        .option_count = fill_options(view, options),
        .events = cards,
        .event_count = fill_events(view, cards),
    };
    Str wanted = app_number(app, (int64_t)view->wanted);
    UiHands *hands = &whatif.hands;
    hands->takes_enter = true;
    hands->how = FILL(&app->frame, WORD_WHATIF_HOW, wanted);
    hands->status = FILL(&app->frame, WORD_WHATIF_STATUS,
                         app_number(app, (int64_t)view->found), wanted);
    hands->outcome = view->outcome;
    fill_note(app, view, hands);
    fill_button(app, view, hands);
    if (app->play.is_full) {
        hands->mark = UI_MARK_NONE;
        hands->note_word = (Str){0};
        hands->note = FILL(&app->frame, WORD_WHATIF_FULL, wanted);
    }
    UiHandsResult result = part_whatif(app->ui, &whatif, content);
    if (result.action == UI_HANDS_TOUCH) {
        touch_option(app, result.index);
    } else {
        lesson_act(app, result.action, true);
    }
}
