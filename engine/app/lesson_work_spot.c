/* Hands-on: places in a picture. */
#include "app/lesson_work.h"

enum {
    PLATES_MOST = 16
};

static Rect share_of(float x, float y, float w, float h)
{
    return (Rect){x / 100, y / 100, w / 100, h / 100};
}

static size_t fill_places(const WidgetView *view, UiSpotPlace *places)
{
    const Widget *widget = view->widget;
    size_t count = widget->item_count < UI_HANDS_ITEMS_MOST ? widget->item_count
                                                            : UI_HANDS_ITEMS_MOST;
    for (size_t i = 0; i < count; i++) {
        const WidgetItem *item = &widget->items[i];
        places[i] = (UiSpotPlace){
            .area = share_of(item->x, item->y, item->w, item->h),
            .label = item->label,
            .feedback = item->feedback,
            .is_hit = item->verdict == VERDICT_YES,
            .is_touched = view->mark[i] == 1,
            .is_hinted = view->hint_shown && view->hint_item == (int)i,
        };
    }
    return count;
}

static size_t fill_plates(const Widget *widget, UiSpotPlate *plates)
{
    size_t count = widget->plate_count < PLATES_MOST ? widget->plate_count : PLATES_MOST;
    for (size_t i = 0; i < count; i++) {
        const WidgetPlate *plate = &widget->plates[i];
        plates[i] =
            (UiSpotPlate){share_of(plate->x, plate->y, plate->w, plate->h), plate->text};
    }
    return count;
}

/* A place without danger is no mistake: said in a friendly way, without a mark. */
static void fill_note(App *app, const WidgetView *view, UiHands *hands)
{
    hands->mark = UI_MARK_NONE;
    hands->note_word = (Str){0};
    bool is_beside = view->last_item < 0 && view->last_verdict == VERDICT_NO;
    if (is_beside) {
        hands->note = word(WORD_SPOT_NOTHING);
    }
    if (view->last_item < 0 || view->last_text.len == 0) {
        return;
    }
    bool is_hit = view->last_verdict == VERDICT_YES;
    Str label = view->widget->items[view->last_item].label;
    hands->note = FILL(&app->frame, is_hit ? WORD_NOTE_ITEM : WORD_SPOT_DECOY, label,
                       view->last_text);
    if (is_hit) {
        hands->mark = UI_MARK_RIGHT;
        hands->note_word = word(WORD_SPOT_FOUND);
    }
}

static void act(App *app, UiHandsResult result)
{
    Play *play = &app->play;
    const Widget *widget = play->view.widget.widget;
    if (result.action == UI_HANDS_TOUCH) {
        bool is_beside = result.index >= widget->item_count;
        lesson_touch(app, TOUCH_ITEM,
                     is_beside ? (Str){0} : widget->items[result.index].id, 0);
    } else if (result.action == UI_HANDS_PLACES) {
        play->shows_places = !play->shows_places;
        app->needs_pass = true;
    } else if (result.action == UI_HANDS_LIST) {
        play->shows_list = !play->shows_list;
        app->needs_pass = true;
    } else {
        lesson_act(app, result.action, false);
    }
}

void lesson_work_spot(App *app, Rect content)
{
    const WidgetView *view = &app->play.view.widget;
    const Widget *widget = view->widget;
    UiSpotPlace places[UI_HANDS_ITEMS_MOST] = {0};
    UiSpotPlate plates[PLATES_MOST] = {0};
    UiSpot spot = {
        .hands = lesson_hands(app, view),
        .width = (float)widget->picture_width,
        .height = (float)widget->picture_height,
        .places = places,
        .place_count = fill_places(view, places),
        .plates = plates,
        .plate_count = fill_plates(widget, plates),
        .last = view->last_item >= 0 ? (size_t)view->last_item : SIZE_MAX,
        .shows_places = app->play.shows_places,
        .is_list = app->play.shows_list,
    };
    if (widget->picture.len > 0) {
        spot.picture = str_format(&app->frame, "pictures/%.*s", STR_ARG(widget->picture));
    }
    int64_t left = (int64_t)view->wanted - (int64_t)view->found;
    fill_note(app, view, &spot.hands);
    bool is_list = spot.is_list || widget->picture.len == 0;
    spot.hands.how = word(is_list ? WORD_SPOT_HOW_LIST : WORD_SPOT_HOW);
    spot.hands.status =
        FILL(&app->frame, WORD_SPOT_STATUS, app_number(app, (int64_t)view->found),
             app_number(app, (int64_t)view->wanted));
    spot.hands.missing = FILL(&app->frame, WORD_SPOT_MISSING, app_number(app, left));
    act(app, part_spot(app->ui, &spot, content));
}
