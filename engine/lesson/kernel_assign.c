/* ASSIGN: every item gets one state. Skins: sort (bins, empty at first) and panel
 * (switches that stand somewhere at first). */
#include "lesson/widget_internal.h"
#include "lesson/words.h"

static bool is_sort(const WidgetState *state)
{
    return state->widget->skin == WIDGET_SORT;
}

static int right_mark(const WidgetState *state, size_t item)
{
    const WidgetItem *it = &state->widget->items[item];
    return is_sort(state) ? it->group : it->right_state;
}

static void assign_start(WidgetState *state, const BuildHost *host)
{
    (void)host;
    for (size_t i = 0; i < state->widget->item_count; i++) {
        state->mark[i] = is_sort(state) ? -1 : state->widget->items[i].initial_state;
    }
}

static size_t right_count(const WidgetState *state)
{
    size_t count = 0;
    for (size_t i = 0; i < state->widget->item_count; i++) {
        count += state->mark[i] == right_mark(state, i) ? 1U : 0U;
    }
    return count;
}

/* -2: no such place. */
static int asked_mark(const WidgetState *state, const WidgetTouch *touch, int item)
{
    if (is_sort(state)) {
        const int bin = widget__find_group(state->widget, touch->value);
        return bin >= 0 ? bin : -2;
    }
    const size_t count = state->widget->items[item].state_count;
    return touch->number >= 0 && (size_t)touch->number < count ? touch->number : -2;
}

static void put(WidgetState *state, int item, int mark)
{
    const WidgetItem *it = &state->widget->items[item];
    const bool is_right = mark == right_mark(state, (size_t)item);
    state->mark[item] = mark;
    state->tries += is_right ? 0 : 1;
    widget__say(state, item, is_right ? VERDICT_YES : VERDICT_NO, it->feedback);
    if (right_count(state) == state->widget->item_count) {
        widget__finish(state);
    }
}

static Status assign_touch(WidgetState *state, const WidgetTouch *touch, Error *err)
{
    const int item = widget__find_item(state->widget, touch->item);
    if (item < 0) {
        return widget__refuse(err, "no such item");
    }
    if (touch->kind == TOUCH_ITEM && is_sort(state) && state->mark[item] >= 0) {
        state->mark[item] = -1;
        widget__say(state, item, VERDICT_NONE, (Str){0});
        return STATUS_OK;
    }
    if (touch->kind != TOUCH_PUT) {
        return widget__refuse(err, "an item needs a place to go");
    }
    const int mark = asked_mark(state, touch, item);
    if (mark < 0) {
        return widget__refuse(err, "no such place");
    }
    put(state, item, mark);
    return STATUS_OK;
}

static void assign_reveal(WidgetState *state)
{
    for (size_t i = 0; i < state->widget->item_count; i++) {
        state->mark[i] = right_mark(state, i);
    }
}

static int assign_hint(const WidgetState *state)
{
    for (size_t i = 0; i < state->widget->item_count; i++) {
        if (state->mark[i] != right_mark(state, i)) {
            return (int)i;
        }
    }
    return -1;
}

static void assign_view(const WidgetState *state, WidgetView *out)
{
    out->found = right_count(state);
    out->wanted = state->widget->item_count;
    out->meter = (int)out->found;
    out->meter_max = (int)out->wanted;
}

/* Pairs of item id and bin id, or item id and number of the state. */
static void assign_save(const WidgetState *state, StrBuf *out)
{
    for (size_t i = 0; i < state->widget->item_count; i++) {
        if (is_sort(state) && state->mark[i] < 0) {
            continue;
        }
        words_add(out, state->widget->items[i].id);
        if (is_sort(state)) {
            words_add(out, state->widget->groups[state->mark[i]].id);
        } else {
            words_add_number(out, state->mark[i]);
        }
    }
}

static bool load_pair(WidgetState *state, Str id, Str value)
{
    int64_t number = 0;
    const int item = widget__find_item(state->widget, id);
    if (item < 0) {
        return false;
    }
    WidgetTouch touch = {.value = value};
    if (!is_sort(state)) {
        if (!str_to_int64(value, &number) || number < 0 || number > 1000) {
            return false;
        }
        touch.number = (int)number;
    }
    const int mark = asked_mark(state, &touch, item);
    if (mark < 0) {
        return false;
    }
    state->mark[item] = mark;
    return true;
}

static bool assign_load(WidgetState *state, Str words)
{
    Arena arena = {0};
    Str id = {0};
    Str value = {0};
    bool fits = true;
    while (fits && words_take(&words, &arena, &id)) {
        fits = words_take(&words, &arena, &value) && load_pair(state, id, value);
    }
    arena_clear(&arena);
    return fits && str_trim(words).len == 0;
}

const WidgetKernel widget__assign = {
    .start = assign_start,
    .touch = assign_touch,
    .reveal = assign_reveal,
    .hint_item = assign_hint,
    .view = assign_view,
    .save = assign_save,
    .load = assign_load,
};
