/* An order of steps: the column so far with its numbers, and the steps not yet in it.
 * Enter takes a step of the column in the hand, then the arrows move it; buttons do the
 * same for a finger. */
#include <math.h>

#include "ui/parts_hands_internal.h"

enum {
    FREE_W = 540,
    BUTTON_W = 88,
    BUTTONS = 3,
    TEXT_LEAST = 480,
};

static UiId step_id(size_t i)
{
    return ui_id_at("order_step", i);
}

static bool is_in_hand(const UiOrder *order)
{
    return order->held < order->step_count && order->steps[order->held].place >= 0;
}

/* The step at that place of the column, or step_count. */
static size_t step_at(const UiOrder *order, size_t place)
{
    for (size_t i = 0; i < order->step_count; i++) {
        if (order->steps[i].place == (int)place) {
            return i;
        }
    }
    return order->step_count;
}

static size_t placed_count(const UiOrder *order)
{
    size_t count = 0;
    while (step_at(order, count) < order->step_count) {
        count++;
    }
    return count;
}

static HandsRow step_row(Ui *ui, const UiOrder *order, size_t i)
{
    const UiOrderStep *step = &order->steps[i];
    bool is_in = step->place >= 0;
    return (HandsRow){.label = step->label,
                      .type = UI_TYPE_SMALL,
                      .badge =
                          is_in ? part__number(ui, (size_t)step->place + 1) : (Str){0},
                      .mark = step->mark,
                      .has_mark = is_in,
                      .is_held = is_in && i == order->held};
}

static bool step_button(Ui *ui, Rect r, const UiOrder *order, size_t i)
{
    HandsRow row = step_row(ui, order, i);
    Str spoken = part__row_spoken(ui, &row);
    if (order->steps[i].place >= 0) {
        spoken = str_format(&ui->list.arena, "%.*s%.*s。%.*s", STR_ARG(row.badge),
                            STR_ARG(ui_word(UI_WORD_PLACE_NUMBER)), STR_ARG(spoken));
    }
    UiState state = ui_item(ui, &(UiItem){.id = step_id(i),
                                          .rect = r,
                                          .radius = UI_RADIUS_CONTROL,
                                          .spoken = spoken});
    part__row_draw(ui, r, &row, &state);
    return state.is_activated;
}

/* ---- the column ---- */

typedef struct StepButton {
    const char *name, *icon;
    UiWord word;
} StepButton;

static const StepButton step_buttons[BUTTONS] = {
    {"order_up", "icons/up", UI_WORD_UP},
    {"order_down", "icons/down", UI_WORD_DOWN},
    {"order_out", "icons/close", UI_WORD_TAKE_OUT},
};

static bool icon_button(Ui *ui, UiId id, Rect r, const StepButton *button, Str label,
                        bool is_off)
{
    const Theme *t = ui->theme;
    UiState state =
        ui_item(ui, &(UiItem){.id = id,
                              .rect = r,
                              .radius = UI_RADIUS_CONTROL,
                              .spoken = part__spoken(ui, label, ui_word(button->word)),
                              .is_unavailable = is_off});
    bool is_lit = !is_off && (state.is_hovered || state.is_pressed);
    ui_box(ui, r,
           &(UiBox){.fill = is_lit ? t->primary_tint : t->surface,
                    .border = is_off ? t->hair : t->border,
                    .border_width = UI_BORDER_CONTROL,
                    .radius = UI_RADIUS_CONTROL,
                    .style = is_off ? DRAW_BORDER_DASHED : DRAW_BORDER_SOLID});
    float side = 44;
    ui_icon(ui, (Rect){r.x + (r.w - side) / 2, r.y + (r.h - side) / 2, side, side},
            str_from(button->icon), is_off ? t->text_off : t->primary);
    return state.is_activated;
}

typedef struct RowPlace {
    float height;
    Rect card, buttons; /* relative to the row */
} RowPlace;

/* The buttons beside the text, or below it when that would leave too little. */
static RowPlace place_row(Ui *ui, float width, const UiOrder *order, size_t i)
{
    HandsRow row = step_row(ui, order, i);
    float buttons_w = BUTTONS * BUTTON_W + (BUTTONS - 1) * UI_GAP;
    float beside = width - buttons_w - UI_GAP;
    float button_h = ui_target(ui);
    RowPlace place = {0};
    if (order->is_fixed) {
        place.height = part__row_height(ui, width, &row);
        place.card = (Rect){0, 0, width, place.height};
        return place;
    }
    if (beside >= TEXT_LEAST * ui_scale(ui)) {
        float h = fmaxf(part__row_height(ui, beside, &row), button_h);
        place.card = (Rect){0, 0, beside, h};
        place.buttons = (Rect){beside + UI_GAP, 0, buttons_w, h};
        place.height = h;
        return place;
    }
    float h = part__row_height(ui, width, &row);
    place.card = (Rect){0, 0, width, h};
    place.buttons = (Rect){width - buttons_w, h + UI_GAP, buttons_w, button_h};
    place.height = h + UI_GAP + button_h;
    return place;
}

static void row_buttons(Ui *ui, Rect r, const UiOrder *order, size_t i, size_t count,
                        UiHandsResult *result)
{
    const UiOrderStep *step = &order->steps[i];
    size_t place = (size_t)step->place;
    for (size_t b = 0; b < BUTTONS; b++) {
        bool is_off = (b == 0 && place == 0) || (b == 1 && place + 1 == count);
        Rect at = {r.x + (float)b * (BUTTON_W + UI_GAP), r.y, BUTTON_W, r.h};
        UiId id = ui_id_at(step_buttons[b].name, i);
        if (!icon_button(ui, id, at, &step_buttons[b], step->label, is_off)) {
            continue;
        }
        if (b == 2) {
            *result = (UiHandsResult){.action = UI_HANDS_TOUCH, .index = i};
        } else {
            *result = (UiHandsResult){UI_HANDS_PUT, i, b == 0 ? place - 1 : place + 1};
        }
    }
}

static void take_or_put(const UiOrder *order, size_t i, UiHandsResult *result)
{
    if (is_in_hand(order) && order->held != i) {
        *result =
            (UiHandsResult){UI_HANDS_PUT, order->held, (size_t)order->steps[i].place};
    } else {
        *result = (UiHandsResult){.action = UI_HANDS_HOLD, .index = i};
    }
}

static float placed(Ui *ui, Rect column, const UiOrder *order, UiHandsResult *result)
{
    size_t count = placed_count(order);
    float y = column.y;
    if (count == 0) {
        HandsRow empty = {.label = ui_word(UI_WORD_STEPS_EMPTY),
                          .type = UI_TYPE_SMALL,
                          .is_still = true};
        float h = part__row_height(ui, column.w, &empty) + UI_SPACE_32;
        part__row_draw(ui, (Rect){column.x, y, column.w, h}, &empty, NULL);
        return y + h;
    }
    ui_group_begin(ui, ui_id("order_placed"), UI_GROUP_GRID);
    for (size_t k = 0; k < count; k++) {
        size_t i = step_at(order, k);
        RowPlace row = place_row(ui, column.w, order, i);
        Rect card = {column.x, y, row.card.w, row.card.h};
        if (step_button(ui, card, order, i)) {
            take_or_put(order, i, result);
        }
        Rect buttons = {column.x + row.buttons.x, y + row.buttons.y, row.buttons.w,
                        row.buttons.h};
        if (!order->is_fixed) {
            row_buttons(ui, buttons, order, i, count, result);
        }
        y += row.height + UI_GAP;
    }
    ui_group_end(ui);
    return y - UI_GAP;
}

/* ---- the steps not yet in it ---- */

static void focus_next(Ui *ui, const UiOrder *order, const HandsPlace *place, size_t gone)
{
    for (size_t k = 1; k < order->step_count; k++) {
        size_t i = (gone + k) % order->step_count;
        if (order->steps[i].place < 0) {
            ui_set_focus(ui, step_id(i));
            return;
        }
    }
    ui_set_focus(ui, part__hands_next(place));
}

static float free_steps(Ui *ui, Rect column, const UiOrder *order,
                        const HandsPlace *place, UiHandsResult *result)
{
    float y = column.y;
    bool is_empty = true;
    ui_group_begin(ui, ui_id("order_free"), UI_GROUP_COLUMN);
    for (size_t i = 0; i < order->step_count; i++) {
        if (order->steps[i].place >= 0) {
            continue;
        }
        HandsRow row = step_row(ui, order, i);
        Rect r = {column.x, y, column.w, part__row_height(ui, column.w, &row)};
        if (step_button(ui, r, order, i)) {
            *result = (UiHandsResult){.action = UI_HANDS_TOUCH, .index = i};
            focus_next(ui, order, place, i);
        }
        y += r.h + UI_GAP;
        is_empty = false;
    }
    ui_group_end(ui);
    if (is_empty) {
        UiTextStyle style = {.type = UI_TYPE_SMALL, .color = ui->theme->text2};
        part__text(ui, column, &y, 0, ui_word(UI_WORD_STEPS_ALL), &style);
    }
    return y;
}

/* ---- keys ---- */

/* The arrows were judged before this pass and may have moved the focus or the page; the
 * step in the hand takes the focus back and with it the view. */
static void move_held(Ui *ui, const UiOrder *order, UiHandsResult *result)
{
    bool is_up = part__key(ui, UI_KEY_UP);
    if (!is_in_hand(order) || (!is_up && !part__key(ui, UI_KEY_DOWN))) {
        return;
    }
    size_t place = (size_t)order->steps[order->held].place;
    ui_set_focus(ui, step_id(order->held));
    if (is_up ? place > 0 : place + 1 < placed_count(order)) {
        *result =
            (UiHandsResult){UI_HANDS_PUT, order->held, is_up ? place - 1 : place + 1};
    }
}

static void backspace_takes_out(Ui *ui, const UiOrder *order, UiHandsResult *result)
{
    for (size_t i = 0; i < order->step_count; i++) {
        bool has_focus = ui->layers[ui->layer].focus == step_id(i);
        if (has_focus && order->steps[i].place >= 0 &&
            ui_shortcut(ui, (UiShortcut){.key = UI_KEY_BACKSPACE})) {
            *result = (UiHandsResult){.action = UI_HANDS_TOUCH, .index = i};
        }
    }
}

/* ---- page ---- */

static void wide_page(Ui *ui, const UiOrder *order, const HandsPlace *place,
                      UiHandsResult *result)
{
    UiTextStyle title = {.type = UI_TYPE_LABEL, .color = ui->theme->text2};
    Rect left = place->body;
    Rect right = rect_cut_right(&left, FREE_W, 40);
    float h = ui_text(ui, left.x, left.y, left.w, ui_word(UI_WORD_STEPS), &title);
    (void)ui_text(ui, right.x, right.y, right.w, ui_word(UI_WORD_STEPS_LEFT), &title);
    (void)rect_cut_top(&left, h, 0);
    (void)rect_cut_top(&right, h, 0);
    Rect column = ui_scroll_begin(ui, ui_id("order_page"), left);
    column.y += UI_RING;
    ui_scroll_end(ui, placed(ui, column, order, result) + UI_RING);
    column = ui_scroll_begin(ui, ui_id("order_tray"), right);
    column.y += UI_RING;
    ui_scroll_end(ui, free_steps(ui, column, order, place, result) + UI_RING);
}

static void narrow_page(Ui *ui, const UiOrder *order, const HandsPlace *place,
                        UiHandsResult *result)
{
    UiTextStyle title = {.type = UI_TYPE_LABEL, .color = ui->theme->text2};
    Rect column = ui_scroll_begin(ui, ui_id("order_page"), place->body);
    column.y = part__hands_lead(ui, column, &order->hands);
    if (placed_count(order) > 0) { /* at first, what can be chosen is at the top */
        part__text(ui, column, &column.y, UI_SPACE_8, ui_word(UI_WORD_STEPS), &title);
        column.y = placed(ui, column, order, result) + UI_SPACE_24;
    }
    part__text(ui, column, &column.y, UI_SPACE_8, ui_word(UI_WORD_STEPS_LEFT), &title);
    ui_scroll_end(ui, free_steps(ui, column, order, place, result) + UI_RING);
}

/* In reading order: the column, then what is left. */
static UiId first_focus(const UiOrder *order, const HandsPlace *place)
{
    size_t first = step_at(order, 0);
    for (size_t i = order->step_count; i > 0 && placed_count(order) == 0; i--) {
        first = order->steps[i - 1].place < 0 ? i - 1 : first;
    }
    return first < order->step_count ? step_id(first) : part__hands_next(place);
}

UiHandsResult part_order(Ui *ui, const UiOrder *order, Rect content)
{
    require(order->step_count <= UI_HANDS_ITEMS_MOST);
    UiHandsResult result = {0};
    HandsPlace place;
    part__hands_begin(ui, &order->hands, content, &place);
    if (part__is_narrow(ui)) {
        narrow_page(ui, order, &place, &result);
    } else {
        wide_page(ui, order, &place, &result);
    }
    move_held(ui, order, &result);
    backspace_takes_out(ui, order, &result);
    part__hands_end(ui, &order->hands, &place, &result);
    ui_first_focus(ui, first_focus(order, &place));
    return result;
}
