#include <math.h>
#include <string.h>

#include "ui/ui_internal.h"

UiId ui_id(const char *name)
{
    return ui_id_in(0, str_from(name));
}

UiId ui_id_at(const char *name, size_t index)
{
    return ui_id_nth(ui_id(name), index);
}

UiId ui_id_nth(UiId parent, size_t index)
{
    char bytes[sizeof(uint64_t)];
    uint64_t n = index;
    memcpy(bytes, &n, sizeof(bytes));
    return ui_id_in(parent, (Str){bytes, sizeof(bytes)});
}

UiId ui_id_in(UiId parent, Str name)
{
    uint64_t id = str_hash(name) ^ (parent * 0x9E3779B97F4A7C15u);
    id ^= id >> 29;
    return id != 0 ? id : 1;
}

Ui *ui_new(void)
{
    Ui *ui = mem_alloc(sizeof(Ui));
    ui->theme = theme_get(UI_THEME_LIGHT);
    return ui;
}

void ui_free(Ui *ui)
{
    if (ui == NULL) {
        return;
    }
    draw_list_clear(&ui->list);
    mem_free(ui->before.records);
    mem_free(ui->items.records);
    mem_free(ui->groups);
    mem_free(ui->scrolls);
    mem_wipe(ui, sizeof(*ui));
    mem_free(ui);
}

static void swap_items(Ui *ui)
{
    ItemList old = ui->before;
    ui->before = ui->items;
    ui->items = old;
    ui->items.count = 0;
    ui->top_before = ui->top;
}

/* Strings of the last pass died with its arena. */
static void forget_texts(Ui *ui)
{
    for (size_t i = 0; i < ui->before.count; i++) {
        ui->before.records[i].item.spoken = (Str){0};
        ui->before.records[i].item.reason = (Str){0};
    }
    ui->announcement = (Str){0};
    ui->page_title = (Str){0};
}

void ui_begin(Ui *ui, const UiInput *input, const UiFrame *frame)
{
    require(frame->metrics != NULL);
    swap_items(ui);
    forget_texts(ui);
    ui->frame = *frame;
    if (ui->frame.text_scale <= 0) {
        ui->frame.text_scale = 1;
    }
    ui->theme = theme_get(frame->theme);
    ui->input = *input;
    draw_list_reset(&ui->list, frame->width, frame->height, ui->theme->bg);
    bool is_first = !ui->again;
    ui->again = false;
    ui->layer = 0;
    ui->top = 0;
    ui->activated = 0;
    ui->is_key_taken = false;
    ui->is_wheel_taken = false;
    ui->has_field = false;
    for (int i = 0; i < UI_LAYERS; i++) {
        ui->layers[i].first_focus = 0;
    }
    ui__scroll_pass_begins(ui, is_first);
    ui__handle_input(ui);
    ui->is_composing = false;
}

/* Nothing that was meant for the old page may reach the new one. */
void ui_page(Ui *ui, UiId page, Str title)
{
    ui->page_title = title;
    if (page == ui->page) {
        return;
    }
    ui->page = page;
    ui->page_at_ms = ui->frame.now_ms;
    ui->before.count = 0;
    ui->top_before = 0;
    memset(ui->layers, 0, sizeof(ui->layers));
    ui->group_count = 0;
    ui->scroll_count = 0;
    ui->pressed = 0;
    ui->hovered = 0;
    ui->activated = 0;
    ui->is_key_taken = true;
    ui->is_wheel_taken = true;
    ui->blocks_repeat = true;
    ui->reveals_focus = false;
}

bool ui_end(Ui *ui)
{
    require(ui->layer == 0 && ui->clip_count == 0 && ui->group == 0 && ui->scroll == 0);
    if (ui->top != ui->top_before) {
        ui->again = true;
    }
    for (int i = ui->top + 1; i < UI_LAYERS; i++) {
        ui->layers[i] = (Layer){0};
    }
    ui__settle_focus(ui);
    ui__draw_overlays(ui);
    ui->input = (UiInput){0};
    return ui->again;
}

static void items_add(ItemList *list, const ItemRecord *record)
{
    if (list->count == list->capacity) {
        list->capacity = list->capacity > 0 ? list->capacity * 2 : 64;
        list->records = mem_resize(list->records, list->capacity * sizeof(*record));
    }
    list->records[list->count] = *record;
    list->count++;
}

static bool takes_shortcut(Ui *ui, const UiItem *item)
{
    for (int i = 0; i < UI_SHORTCUTS_PER_ITEM; i++) {
        if (ui_shortcut(ui, item->shortcuts[i])) {
            return true;
        }
    }
    return false;
}

static bool is_activated(Ui *ui, const UiItem *item)
{
    bool by_key = takes_shortcut(ui, item);
    if (!by_key && ui->activated != item->id) {
        return false;
    }
    ui->again = true;
    if (item->is_unavailable || (by_key && item->shortcut_focuses)) {
        ui__focus(ui, item->id, true);
    }
    ui->activated_last = item->id;
    ui->activated_at_ms = ui->frame.now_ms;
    return !item->is_unavailable;
}

UiState ui_item(Ui *ui, const UiItem *item)
{
    require(item->id != 0);
    ItemRecord record = {
        .item = *item,
        .clip = ui__clip(ui),
        .group = ui->group,
        .group_kind = ui->group_kind,
        .scroll = ui->scroll,
        .layer = ui->layer,
        .is_late = ui->is_late,
    };
    record.visible = rect_intersect(item->rect, record.clip);
    items_add(&ui->items, &record);
    if (ui->layer != ui->top_before) {
        return (UiState){.is_focused = ui->layers[ui->layer].focus == item->id &&
                                       ui->layer > ui->top_before};
    }
    bool activated = is_activated(ui, item);
    return (UiState){
        .is_activated = activated,
        .is_focused = ui->layers[ui->layer].focus == item->id,
        .is_hovered = ui->hovered == item->id,
        .is_pressed = ui->pressed == item->id &&
                      rect_contains(item->rect, ui->pointer_x, ui->pointer_y),
    };
}

void ui_group_begin(Ui *ui, UiId id, UiGroupKind kind)
{
    require(ui->group == 0);
    ui->group = id;
    ui->group_kind = kind;
}

void ui_group_end(Ui *ui)
{
    ui->group = 0;
}

void ui_order_late(Ui *ui, bool is_late)
{
    ui->is_late = is_late;
}

const DrawList *ui_draw_list(const Ui *ui)
{
    return &ui->list;
}

DrawList *ui_drawing(Ui *ui)
{
    return &ui->list;
}

const UiFrame *ui_frame(const Ui *ui)
{
    return &ui->frame;
}

const Theme *ui_theme(const Ui *ui)
{
    return ui->theme;
}

float ui_scale(const Ui *ui)
{
    return ui->frame.text_scale;
}

float ui__mark_side(const Ui *ui, float side)
{
    return ceilf(side * fminf(ui->frame.text_scale, 1.5f));
}

bool ui_is_large(const Ui *ui)
{
    return ui->frame.text_scale >= 1.5f;
}

bool ui_is_portrait(const Ui *ui)
{
    return ui->frame.height > ui->frame.width;
}

float ui_target(const Ui *ui)
{
    return ui->frame.is_kiosk ? UI_TARGET_KIOSK : UI_TARGET;
}

float ui_margin(const Ui *ui)
{
    return ui->frame.is_kiosk ? UI_MARGIN_KIOSK : UI_MARGIN;
}

Rect ui_canvas(const Ui *ui)
{
    return rect_inset((Rect){0, 0, ui->frame.width, ui->frame.height}, ui_margin(ui));
}

void ui_announce(Ui *ui, Str text)
{
    ui->announcement = text;
}

Str ui_announcement(const Ui *ui)
{
    return ui->announcement;
}

bool ui_text_input(const Ui *ui, Rect *caret)
{
    if (ui->has_field && caret != NULL) {
        *caret = ui->caret;
    }
    return ui->has_field;
}
