/* The pilot on hands-on pages: which keys a person would press for one touch, skin by
 * skin. */
#include "app/lesson_work.h"
#include "app/pilot_internal.h"

/* Buttons of a hands-on page in their order: back, hint, solve, another, sheet, go on. */
UiId pilot__work_button(const WidgetView *view, UiWorkAction action)
{
    bool is_builder = view->widget->skin == WIDGET_BUILDER;
    const struct {
        bool is_there;
        UiWorkAction action;
    } buttons[] = {
        {is_builder && lesson_build_can_back(view), UI_WORK_BACK},
        {view->can_hint, UI_WORK_HINT},
        {view->can_reveal, UI_WORK_SOLVE},
        {view->build.can_another, UI_WORK_ANOTHER},
        {view->build.can_sheet, UI_WORK_SHEET},
    };
    size_t index = 0;
    for (size_t i = 0; i < sizeof buttons / sizeof buttons[0]; i++) {
        if (buttons[i].action == action) {
            break;
        }
        index += buttons[i].is_there ? 1 : 0;
    }
    return ui_id_at("work", index);
}

/* item_count when there is none. */
static size_t find_item(const WidgetView *view, Str id)
{
    size_t i = 0;
    while (i < view->widget->item_count && !str_equal(view->widget->items[i].id, id)) {
        i++;
    }
    return i;
}

static void press_key_on(Pilot *pilot, UiId id, UiKey key)
{
    pilot__add(pilot, id, (UiInput){.kind = UI_INPUT_KEY_DOWN, .key = key});
}

/* ---- builder ---- */

static void press_value(Pilot *pilot, const WidgetView *view, const WidgetTouch *touch)
{
    const WidgetSlot *slot = &view->widget->slots[view->build.slot];
    size_t chip = 0;
    for (size_t i = 0; i < slot->value_count; i++) {
        bool is_it = str_equal(slot->values[i].id, touch->item);
        bool is_taken = false;
        for (int s = 0; s < view->build.services_done; s++) {
            is_taken = is_taken || view->build.service[s] == (int)i;
        }
        if (is_it) {
            chip += touch->kind == TOUCH_BARE ? 1 : 0;
            break;
        }
        chip += slot->kind != SLOT_MARK ? 1 : is_taken ? 0 : 2;
    }
    /* Of capitals there is one proposal, the first chip. */
    pilot__enter(pilot, ui_id_at("build_choice", slot->kind == SLOT_CAPITALS ? 0 : chip));
}

static void press_letter(Pilot *pilot, const WidgetView *view, int letter)
{
    const WidgetSlot *slot = &view->widget->slots[view->build.slot];
    int phrase = view->build.chosen[0];
    bool has_proposal = phrase >= 0 && (size_t)phrase < slot->value_count;
    size_t chip = (size_t)letter + (has_proposal ? 1 : 0);
    pilot__enter(pilot, ui_id_at("build_choice", chip));
}

static void press_own(Pilot *pilot, Str text)
{
    strbuf_reset(&pilot->own);
    strbuf_add(&pilot->own, text);
    pilot__add(pilot, ui_id("build_own"),
               (UiInput){.kind = UI_INPUT_TEXT, .text = strbuf_str(&pilot->own)});
}

/* ---- items, by skin ---- */

typedef void ItemPress(App *app, const WidgetView *view, size_t item);

static void press_pick(App *app, const WidgetView *view, size_t item)
{
    (void)view;
    if (app->play.opened_row != item) {
        pilot__enter(app->pilot, ui_id_at("pick_row", item));
    }
    pilot__enter(app->pilot, ui_id("pick_choose"));
}

static void press_spot(App *app, const WidgetView *view, size_t item)
{
    bool is_list = app->play.shows_list || view->widget->picture.len == 0;
    pilot__enter(app->pilot, ui_id_at(is_list ? "spot_item" : "spot_hot", item));
}

/* Enter on a chosen option is the button; space always chooses. */
static void press_whatif(App *app, const WidgetView *view, size_t item)
{
    (void)view;
    press_key_on(app->pilot, ui_id_at("whatif_option", item), UI_KEY_SPACE);
}

static void press_answer(App *app, const WidgetView *view, size_t item)
{
    const WidgetItem *items = view->widget->items;
    size_t place = 0;
    for (size_t i = 0; i < item; i++) {
        place += items[i].group == items[item].group ? 1 : 0;
    }
    pilot__enter(app->pilot, ui_id_at("turn_answer", place));
}

static void press_card(App *app, const WidgetView *view, size_t item)
{
    (void)view;
    pilot__enter(app->pilot, ui_id_at("sort_card", item));
}

static void press_step(App *app, const WidgetView *view, size_t item)
{
    press_key_on(app->pilot, ui_id_at("order_step", item),
                 view->mark[item] < 0 ? UI_KEY_ENTER : UI_KEY_BACKSPACE);
}

static ItemPress *const item_presses[WIDGET_SKIN_COUNT] = {
    [WIDGET_CHOOSE] = press_answer, [WIDGET_PICK] = press_pick,
    [WIDGET_SPOT] = press_spot,     [WIDGET_WHATIF] = press_whatif,
    [WIDGET_SORT] = press_card,     [WIDGET_ORDER] = press_step,
};

static void press_item(App *app, const WidgetView *view, Str id)
{
    size_t item = find_item(view, id);
    ItemPress *press = item_presses[view->widget->skin];
    if (item < view->widget->item_count && press != NULL) {
        press(app, view, item);
    }
}

/* ---- putting, by skin ---- */

/* The number key of the bin; a card in another bin comes back to the tray first. */
static void put_card(Pilot *pilot, const WidgetView *view, size_t item, Str bin)
{
    if (view->mark[item] >= 0) {
        pilot__enter(pilot, ui_id_at("sort_card", item));
    }
    for (size_t b = 0; b < view->widget->group_count; b++) {
        if (str_equal(view->widget->groups[b].id, bin)) {
            pilot__add(pilot, ui_id_at("sort_card", item),
                       (UiInput){.kind = UI_INPUT_KEY_DOWN,
                                 .key = UI_KEY_CHARACTER,
                                 .character = (char)('1' + b)});
        }
    }
}

/* To the end of the column, then up or down button by button. */
static void put_step(Pilot *pilot, const WidgetView *view, size_t item, int place)
{
    int at = view->mark[item];
    int last = (int)view->found - 1;
    if (at < 0) {
        pilot__enter(pilot, ui_id_at("order_step", item));
        last++;
        at = last;
    }
    place = place > last ? last : place;
    const char *button = place < at ? "order_up" : "order_down";
    for (int moves = place < at ? at - place : place - at; moves > 0; moves--) {
        pilot__enter(pilot, ui_id_at(button, item));
    }
}

static void press_put(Pilot *pilot, const WidgetView *view, const WidgetTouch *touch)
{
    size_t item = find_item(view, touch->item);
    if (item == view->widget->item_count) {
        return;
    }
    if (view->widget->skin == WIDGET_SORT) {
        put_card(pilot, view, item, touch->value);
    } else if (view->widget->skin == WIDGET_ORDER) {
        put_step(pilot, view, item, touch->number);
    } else if (view->widget->skin == WIDGET_PANEL) {
        pilot__enter(pilot,
                     ui_id_nth(ui_id_at("panel_row", item), (size_t)touch->number));
    }
}

void pilot__touch(App *app, const WidgetView *view, const WidgetTouch *touch)
{
    Pilot *pilot = app->pilot;
    switch (touch->kind) {
    case TOUCH_ITEM:
        press_item(app, view, touch->item);
        return;
    case TOUCH_PUT:
        press_put(pilot, view, touch);
        return;
    case TOUCH_VALUE:
    case TOUCH_BARE:
        press_value(pilot, view, touch);
        return;
    case TOUCH_OWN:
        press_own(pilot, touch->value);
        return;
    case TOUCH_LETTER:
        press_letter(pilot, view, touch->number);
        return;
    case TOUCH_CONFIRM:
        pilot__enter(pilot, pilot__work_button(view, UI_WORK_GO_ON));
        return;
    case TOUCH_UNDO:
        pilot__enter(pilot, pilot__work_button(view, UI_WORK_BACK));
        return;
    case TOUCH_ANOTHER:
        pilot__enter(pilot, pilot__work_button(view, UI_WORK_ANOTHER));
        return;
    case TOUCH_SHEET:
        pilot__enter(pilot, pilot__work_button(view, UI_WORK_SHEET));
        return;
    case TOUCH_HINT:
        pilot__enter(pilot, pilot__work_button(view, UI_WORK_HINT));
        return;
    case TOUCH_REVEAL:
        pilot__enter(pilot, pilot__work_button(view, UI_WORK_SOLVE));
        return;
    }
}
