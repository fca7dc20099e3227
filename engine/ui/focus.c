/* Which widget has the focus, and where Tab and the arrows take it. Judged by the widgets
 * of the pass before, as those are what the person saw. */
#include <math.h>

#include "ui/ui_internal.h"

const ItemRecord *ui__find(const ItemList *list, UiId id, int layer)
{
    for (size_t i = 0; id != 0 && i < list->count; i++) {
        if (list->records[i].item.id == id && list->records[i].layer == layer) {
            return &list->records[i];
        }
    }
    return NULL;
}

const ItemRecord *ui__focused(const Ui *ui)
{
    return ui__find(&ui->before, ui->layers[ui->top_before].focus, ui->top_before);
}

void ui__focus(Ui *ui, UiId id, bool reveals)
{
    Layer *layer = &ui->layers[ui->top_before];
    if (layer->focus != id) {
        layer->focus = id;
        ui->again = true;
    }
    ui->reveals_focus = ui->reveals_focus || reveals;
}

void ui_set_focus(Ui *ui, UiId id)
{
    Layer *layer = &ui->layers[ui->layer];
    if (layer->focus != id) {
        layer->focus = id;
        ui->again = true;
        ui->reveals_focus = true;
    }
}

void ui_first_focus(Ui *ui, UiId id)
{
    ui->layers[ui->layer].first_focus = id;
}

UiId ui_focus(const Ui *ui)
{
    return ui->layers[ui->top].focus;
}

Str ui_focus_text(const Ui *ui)
{
    const ItemRecord *record = ui__find(&ui->items, ui_focus(ui), ui->top);
    return record != NULL ? record->item.spoken : ui->page_title;
}

/* ---- order ---- */

typedef struct Order {
    const ItemRecord **records;
    size_t count;
} Order;

static bool can_focus(const ItemRecord *record, int layer)
{
    return record->layer == layer && !record->item.is_pointer_only;
}

/* The focusable widgets of a layer: call order, late ones last. */
static Order order_of(Arena *arena, const ItemList *list, int layer)
{
    Order order = {ARENA_ARRAY(arena, const ItemRecord *, list->count + 1), 0};
    for (int late = 0; late < 2; late++) {
        for (size_t i = 0; i < list->count; i++) {
            const ItemRecord *record = &list->records[i];
            if (can_focus(record, layer) && record->is_late == (late == 1)) {
                order.records[order.count] = record;
                order.count++;
            }
        }
    }
    return order;
}

static size_t order_find(const Order *order, UiId id)
{
    for (size_t i = 0; i < order->count; i++) {
        if (order->records[i]->item.id == id) {
            return i;
        }
    }
    return order->count;
}

static GroupMemory *group_memory(Ui *ui, UiId group)
{
    for (size_t i = 0; i < ui->group_count; i++) {
        if (ui->groups[i].group == group) {
            return &ui->groups[i];
        }
    }
    return NULL;
}

static void remember_in_group(Ui *ui, const ItemRecord *record)
{
    if (record == NULL || record->group == 0) {
        return;
    }
    GroupMemory *memory = group_memory(ui, record->group);
    if (memory == NULL) {
        if (ui->group_count == ui->group_capacity) {
            ui->group_capacity = ui->group_capacity > 0 ? ui->group_capacity * 2 : 8;
            ui->groups =
                mem_resize(ui->groups, ui->group_capacity * sizeof(ui->groups[0]));
        }
        memory = &ui->groups[ui->group_count];
        ui->group_count++;
        memory->group = record->group;
    }
    memory->item = record->item.id;
}

/* A group is entered at the widget that had the focus last, else at its first. */
static UiId entrance(Ui *ui, const Order *order, size_t at)
{
    const ItemRecord *record = order->records[at];
    if (record->group == 0) {
        return record->item.id;
    }
    const GroupMemory *memory = group_memory(ui, record->group);
    if (memory != NULL && order_find(order, memory->item) < order->count) {
        return memory->item;
    }
    size_t first = at;
    while (first > 0 && order->records[first - 1]->group == record->group) {
        first--;
    }
    return order->records[first]->item.id;
}

void ui__move_by_tab(Ui *ui, bool is_backward)
{
    Order order = order_of(&ui->list.arena, &ui->before, ui->top_before);
    if (order.count == 0) {
        return;
    }
    size_t step = is_backward ? order.count - 1 : 1;
    size_t at = order_find(&order, ui->layers[ui->top_before].focus);
    if (at == order.count) {
        at = is_backward ? order.count - 1 : 0;
    } else {
        UiId group = order.records[at]->group;
        size_t left = order.count;
        do {
            at = (at + step) % order.count;
            left--;
        } while (left > 0 && group != 0 && order.records[at]->group == group);
    }
    ui__focus(ui, entrance(ui, &order, at), true);
}

/* ---- arrows ---- */

static float gap_between(float a, float a_len, float b, float b_len)
{
    if (b > a + a_len) {
        return b - (a + a_len);
    }
    return a > b + b_len ? a - (b + b_len) : 0;
}

/* How far to is from, going in the direction of key; negative: not in that direction. */
static float distance(UiKey key, Rect from, Rect to)
{
    float dx = (to.x + to.w / 2) - (from.x + from.w / 2);
    float dy = (to.y + to.h / 2) - (from.y + from.h / 2);
    bool is_level = key == UI_KEY_LEFT || key == UI_KEY_RIGHT;
    float along = is_level ? dx : dy;
    if (key == UI_KEY_LEFT || key == UI_KEY_UP) {
        along = -along;
    }
    if (along < 1) {
        return -1;
    }
    float aside = is_level ? gap_between(from.y, from.h, to.y, to.h)
                           : gap_between(from.x, from.w, to.x, to.w);
    return along + 4 * aside + 0.1f * fabsf(is_level ? dy : dx);
}

static UiId nearest(const Order *order, const ItemRecord *from, UiKey key)
{
    UiId best = 0;
    float best_distance = 0;
    for (size_t i = 0; i < order->count; i++) {
        const ItemRecord *to = order->records[i];
        float d =
            to->group == from->group ? distance(key, from->item.rect, to->item.rect) : -1;
        if (d >= 0 && (best == 0 || d < best_distance)) {
            best = to->item.id;
            best_distance = d;
        }
    }
    return best;
}

static UiId neighbour(const Order *order, const ItemRecord *from, bool is_backward)
{
    size_t at = order_find(order, from->item.id);
    if (is_backward ? at == 0 : at + 1 >= order->count) {
        return 0;
    }
    const ItemRecord *to = order->records[is_backward ? at - 1 : at + 1];
    return to->group == from->group ? to->item.id : 0;
}

static UiId group_end(const Order *order, const ItemRecord *from, bool is_last)
{
    UiId found = 0;
    for (size_t i = 0; i < order->count; i++) {
        if (order->records[i]->group == from->group && (found == 0 || is_last)) {
            found = order->records[i]->item.id;
        }
    }
    return found;
}

static bool moves_group(UiGroupKind kind, UiKey key)
{
    switch (kind) {
    case UI_GROUP_COLUMN:
        return key == UI_KEY_UP || key == UI_KEY_DOWN;
    case UI_GROUP_ROW:
        return key == UI_KEY_LEFT || key == UI_KEY_RIGHT;
    case UI_GROUP_GRID:
        return true;
    }
    return false;
}

/* True when the key belongs to the group, also when there is nowhere to go. */
bool ui__move_in_group(Ui *ui, UiKey key)
{
    const ItemRecord *from = ui__focused(ui);
    if (from == NULL || from->group == 0) {
        return false;
    }
    bool is_end = key == UI_KEY_HOME || key == UI_KEY_END;
    if (!is_end && !moves_group(from->group_kind, key)) {
        return false;
    }
    Order order = order_of(&ui->list.arena, &ui->before, ui->top_before);
    UiId to;
    if (is_end) {
        to = group_end(&order, from, key == UI_KEY_END);
    } else if (from->group_kind == UI_GROUP_GRID) {
        to = nearest(&order, from, key);
    } else {
        to = neighbour(&order, from, key == UI_KEY_UP || key == UI_KEY_LEFT);
    }
    if (to != 0) {
        ui__focus(ui, to, true);
    }
    return true;
}

/* ---- after the widgets ---- */

/* The widget vanished: the next one that was behind it and still is, else one before. */
static UiId heir(const Ui *ui, const Order *old, const Order *now, UiId gone)
{
    size_t at = order_find(old, gone);
    for (size_t i = at + 1; i < old->count; i++) {
        if (order_find(now, old->records[i]->item.id) < now->count) {
            return old->records[i]->item.id;
        }
    }
    for (size_t i = at < old->count ? at : 0; i > 0; i--) {
        if (order_find(now, old->records[i - 1]->item.id) < now->count) {
            return old->records[i - 1]->item.id;
        }
    }
    UiId first = ui->layers[ui->top].first_focus;
    if (order_find(now, first) < now->count) {
        return first;
    }
    return now->count > 0 ? now->records[0]->item.id : 0;
}

/* What belongs to the widget was opened or has become longer since the last pass. */
static bool has_grown(const Ui *ui, const ItemRecord *record)
{
    const ItemRecord *old = ui__find(&ui->before, record->item.id, ui->top);
    return old != NULL && record->item.below > old->item.below + 1;
}

void ui__settle_focus(Ui *ui)
{
    Arena *arena = &ui->list.arena;
    Layer *layer = &ui->layers[ui->top];
    Order now = order_of(arena, &ui->items, ui->top);
    if (order_find(&now, layer->focus) == now.count) {
        Order old = {0};
        if (layer->focus != 0 && ui->top_before == ui->top) {
            old = order_of(arena, &ui->before, ui->top);
        }
        UiId to = heir(ui, &old, &now, layer->focus);
        ui->again = ui->again || to != layer->focus;
        layer->focus = to;
    }
    const ItemRecord *record = ui__find(&ui->items, layer->focus, ui->top);
    remember_in_group(ui, record);
    if (record != NULL && (ui->reveals_focus || has_grown(ui, record))) {
        ui__scroll_reveal(ui, record);
    }
    ui->reveals_focus = ui->reveals_again;
    ui->reveals_again = false;
}
