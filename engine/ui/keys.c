/* What a key or the pointer means, judged by the widgets of the pass before. */
#include <math.h>

#include "ui/ui_internal.h"

/* ---- keys ---- */

static bool scroll_by_key(Ui *ui, UiKey key)
{
    const ItemRecord *record = ui__focused(ui);
    ScrollState *scroll = ui__scroll_target(ui, record != NULL ? record->scroll : 0);
    if (scroll == NULL) {
        return false;
    }
    float line = ui_type_pitch(ui, UI_TYPE_BODY);
    float page = fmaxf(scroll->area.h - line, line);
    static const struct {
        UiKey key;
        float lines, pages;
    } moves[] = {
        {UI_KEY_UP, -1, 0},       {UI_KEY_DOWN, 1, 0},      {UI_KEY_PAGE_UP, 0, -1},
        {UI_KEY_PAGE_DOWN, 0, 1}, {UI_KEY_HOME, 0, -10000}, {UI_KEY_END, 0, 10000},
    };
    for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++) {
        if (moves[i].key == key) {
            return ui__scroll_by(ui, scroll,
                                 moves[i].lines * line + moves[i].pages * page);
        }
    }
    return false;
}

/* A held key activates at most every 250 ms, and never across a page change. */
static bool is_repeat_refused(const Ui *ui)
{
    return ui->input.is_repeat &&
           (ui->blocks_repeat || ui->frame.now_ms - ui->activated_at_ms < UI_DEAD_MS);
}

static bool activate_by_key(Ui *ui, UiKey key)
{
    const ItemRecord *record = ui__focused(ui);
    if (record == NULL || (key == UI_KEY_ENTER && record->item.passes_enter)) {
        return false;
    }
    if (!is_repeat_refused(ui)) {
        ui->activated = record->item.id;
    }
    return true;
}

static bool is_field_key(const UiInput *input)
{
    switch (input->key) {
    case UI_KEY_ENTER:
    case UI_KEY_SPACE:
    case UI_KEY_BACKSPACE:
    case UI_KEY_DELETE:
    case UI_KEY_LEFT:
    case UI_KEY_RIGHT:
    case UI_KEY_HOME:
    case UI_KEY_END:
        return true;
    case UI_KEY_CHARACTER:
        return !input->control;
    case UI_KEY_NONE:
    case UI_KEY_TAB:
    case UI_KEY_ESCAPE:
    case UI_KEY_UP:
    case UI_KEY_DOWN:
    case UI_KEY_PAGE_UP:
    case UI_KEY_PAGE_DOWN:
    case UI_KEY_F1:
    case UI_KEY_F2:
    case UI_KEY_F5:
    case UI_KEY_F11:
    case UI_KEY_F12:
        return false;
    }
    return false;
}

static bool is_field_focused(const Ui *ui)
{
    const ItemRecord *record = ui__focused(ui);
    return record != NULL && record->item.takes_text;
}

static bool handle_key(Ui *ui)
{
    UiKey key = ui->input.key;
    if (key == UI_KEY_TAB) {
        ui__move_by_tab(ui, ui->input.shift);
        return true;
    }
    if (is_field_focused(ui) && is_field_key(&ui->input)) {
        return false; /* left for the field */
    }
    if (key == UI_KEY_ENTER || key == UI_KEY_SPACE) {
        return activate_by_key(ui, key);
    }
    bool is_arrow = key == UI_KEY_UP || key == UI_KEY_DOWN || key == UI_KEY_LEFT ||
                    key == UI_KEY_RIGHT || key == UI_KEY_HOME || key == UI_KEY_END;
    return (is_arrow && ui__move_in_group(ui, key)) || scroll_by_key(ui, key);
}

static bool shortcut_matches(const Ui *ui, UiShortcut shortcut)
{
    const UiInput *input = &ui->input;
    return shortcut.key != UI_KEY_NONE && input->kind == UI_INPUT_KEY_DOWN &&
           input->key == shortcut.key && input->control == shortcut.control &&
           !input->alt &&
           (shortcut.key != UI_KEY_CHARACTER || input->character == shortcut.character);
}

bool ui_shortcut(Ui *ui, UiShortcut shortcut)
{
    if (ui->is_key_taken || ui->layer != ui->top_before ||
        !shortcut_matches(ui, shortcut) || is_repeat_refused(ui)) {
        return false;
    }
    if (is_field_focused(ui) && is_field_key(&ui->input)) {
        return false;
    }
    ui->is_key_taken = true;
    ui->again = true;
    ui->activated_at_ms = ui->frame.now_ms;
    return true;
}

/* ---- pointer ---- */

static const ItemRecord *hit(const Ui *ui, float x, float y)
{
    for (size_t i = ui->before.count; i > 0; i--) {
        const ItemRecord *record = &ui->before.records[i - 1];
        if (record->layer == ui->top_before && rect_contains(record->visible, x, y)) {
            return record;
        }
    }
    return NULL;
}

static bool is_dead_time(const Ui *ui)
{
    return ui->frame.now_ms - ui->page_at_ms < UI_DEAD_MS;
}

static void pointer_down(Ui *ui)
{
    const ItemRecord *record =
        is_dead_time(ui) ? NULL : hit(ui, ui->input.x, ui->input.y);
    ui->pressed = record != NULL ? record->item.id : 0;
    ui->again = true;
    if (record != NULL && !record->item.is_pointer_only) {
        ui__focus(ui, record->item.id, false);
    }
}

static void pointer_up(Ui *ui)
{
    const ItemRecord *record = hit(ui, ui->input.x, ui->input.y);
    UiId pressed = ui->pressed;
    ui->pressed = 0;
    ui->again = ui->again || pressed != 0;
    if (record == NULL || record->item.id != pressed || is_dead_time(ui)) {
        return;
    }
    bool is_soon = ui->activated_last == pressed &&
                   ui->frame.now_ms - ui->activated_at_ms < UI_DEAD_MS;
    if (!(is_soon && record->item.guards_repeat)) {
        ui->activated = pressed;
    }
}

static void turn_wheel(Ui *ui)
{
    enum {
        WHEEL_STEP = 120
    };
    ScrollState *scroll = ui__scroll_at(ui, ui->input.x, ui->input.y);
    if (scroll == NULL) {
        scroll = ui__scroll_target(ui, 0);
    }
    if (scroll != NULL) {
        ui->is_wheel_taken = true;
        (void)ui__scroll_by(ui, scroll, (float)(-ui->input.wheel_y * WHEEL_STEP));
    }
}

int ui__take_wheel(Ui *ui)
{
    if (ui->input.kind != UI_INPUT_WHEEL || ui->is_wheel_taken ||
        ui->layer != ui->top_before) {
        return 0;
    }
    ui->is_wheel_taken = true;
    ui->again = true;
    return ui->input.wheel_y;
}

static void handle_pointer(Ui *ui)
{
    ui->pointer_x = ui->input.x;
    ui->pointer_y = ui->input.y;
    if (ui->input.kind == UI_INPUT_POINTER_DOWN) {
        pointer_down(ui);
    } else if (ui->input.kind == UI_INPUT_POINTER_UP) {
        pointer_up(ui);
    }
    const ItemRecord *record =
        ui->input.is_touch ? NULL : hit(ui, ui->input.x, ui->input.y);
    ui->hovered = record != NULL ? record->item.id : 0;
}

void ui__handle_input(Ui *ui)
{
    switch (ui->input.kind) {
    case UI_INPUT_KEY_DOWN:
        if (!ui->input.is_repeat) {
            ui->blocks_repeat = false;
        }
        ui->is_key_taken = ui->is_composing || handle_key(ui);
        break;
    case UI_INPUT_POINTER_MOVE:
    case UI_INPUT_POINTER_DOWN:
    case UI_INPUT_POINTER_UP:
        handle_pointer(ui);
        break;
    case UI_INPUT_WHEEL:
        turn_wheel(ui);
        break;
    case UI_INPUT_FOCUS_LOST:
        ui->pressed = 0;
        ui->hovered = 0;
        break;
    case UI_INPUT_NONE:
    case UI_INPUT_TEXT:
    case UI_INPUT_COMPOSITION:
    case UI_INPUT_RESIZE:
    case UI_INPUT_QUIT:
    case UI_INPUT_TERMINATE:
        break;
    }
}
