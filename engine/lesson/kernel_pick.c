/* PICK: one or several out of a set. Two skins here: pick (a list to inspect) and spot
 * (places in a picture); choose and whatif are in kernel_turns.c. */
#include "lesson/widget_internal.h"
#include "lesson/words.h"

static void pick_start(WidgetState *state, const BuildHost *host)
{
    (void)host;
    (void)state; /* all marks 0 */
}

static size_t count_marked(const WidgetState *state, bool is_right)
{
    size_t count = 0;
    for (size_t i = 0; i < state->widget->item_count; i++) {
        const bool right = state->widget->items[i].verdict == VERDICT_YES;
        count += state->mark[i] == 1 && right == is_right ? 1U : 0U;
    }
    return count;
}

static size_t wanted_count(const Widget *widget)
{
    return widget->needed > 1 ? (size_t)widget->needed : 1;
}

static void pick_one(WidgetState *state, int item)
{
    for (size_t i = 0; i < state->widget->item_count; i++) {
        state->mark[i] = 0;
    }
    state->mark[item] = 1;
    if (state->widget->items[item].verdict == VERDICT_YES) {
        widget__finish(state);
    } else {
        state->tries++;
    }
}

/* Choosing everything never finishes: wrong ones stay chosen until they are let go. */
static void pick_several(WidgetState *state, int item)
{
    if (state->mark[item] == 1) {
        state->mark[item] = 0;
        widget__say(state, item, VERDICT_NONE, (Str){0});
    } else {
        state->mark[item] = 1;
        state->tries += state->widget->items[item].verdict == VERDICT_YES ? 0 : 1;
    }
    if (count_marked(state, true) == wanted_count(state->widget) &&
        count_marked(state, false) == 0) {
        widget__finish(state);
    }
}

static Status pick_touch(WidgetState *state, const WidgetTouch *touch, Error *err)
{
    const int item = widget__find_item(state->widget, touch->item);
    if (touch->kind != TOUCH_ITEM || item < 0) {
        return widget__refuse(err, "only its rows can be chosen");
    }
    const WidgetItem *it = &state->widget->items[item];
    widget__say(state, item, it->verdict, it->feedback);
    if (wanted_count(state->widget) == 1) {
        pick_one(state, item);
    } else {
        pick_several(state, item);
    }
    return STATUS_OK;
}

static void pick_reveal(WidgetState *state)
{
    size_t left = wanted_count(state->widget);
    for (size_t i = 0; i < state->widget->item_count; i++) {
        const bool take = left > 0 && state->widget->items[i].verdict == VERDICT_YES;
        state->mark[i] = take ? 1 : 0;
        left -= take ? 1U : 0U;
    }
}

/* What is still missing, else what has to go. */
static int pick_hint(const WidgetState *state)
{
    int wrong = -1;
    for (size_t i = 0; i < state->widget->item_count; i++) {
        const bool right = state->widget->items[i].verdict == VERDICT_YES;
        if (right && state->mark[i] == 0) {
            return (int)i;
        }
        wrong = wrong < 0 && !right && state->mark[i] == 1 ? (int)i : wrong;
    }
    return wrong;
}

static void pick_view(const WidgetState *state, WidgetView *out)
{
    out->found = count_marked(state, true);
    out->wanted = wanted_count(state->widget);
}

static void pick_save(const WidgetState *state, StrBuf *out)
{
    for (size_t i = 0; i < state->widget->item_count; i++) {
        if (state->mark[i] == 1) {
            words_add(out, state->widget->items[i].id);
        }
    }
}

static bool pick_load(WidgetState *state, Str words)
{
    Arena arena = {0};
    Str id = {0};
    bool fits = true;
    while (fits && words_take(&words, &arena, &id)) {
        const int item = widget__find_item(state->widget, id);
        fits = item >= 0;
        if (fits) {
            state->mark[item] = 1;
        }
    }
    arena_clear(&arena);
    return fits && str_trim(words).len == 0;
}

const WidgetKernel widget__pick = {
    .start = pick_start,
    .touch = pick_touch,
    .reveal = pick_reveal,
    .hint_item = pick_hint,
    .view = pick_view,
    .save = pick_save,
    .load = pick_load,
};

static size_t hit_count(const Widget *widget)
{
    size_t count = 0;
    for (size_t i = 0; i < widget->item_count; i++) {
        count += widget->items[i].verdict == VERDICT_YES ? 1U : 0U;
    }
    return count;
}

/* Decoys cost nothing; but every touch that finds nothing new counts as a try, so that
 * help comes in time also where there are few of them. No item at all: a touch beside all
 * places. */
static Status spot_touch(WidgetState *state, const WidgetTouch *touch, Error *err)
{
    if (touch->kind == TOUCH_ITEM && touch->item.len == 0) {
        state->tries++;
        widget__say(state, -1, VERDICT_NO, (Str){0});
        return STATUS_OK;
    }
    const int item = widget__find_item(state->widget, touch->item);
    if (touch->kind != TOUCH_ITEM || item < 0) {
        return widget__refuse(err, "only its places can be touched");
    }
    const WidgetItem *it = &state->widget->items[item];
    const bool is_new_hit = it->verdict == VERDICT_YES && state->mark[item] == 0;
    widget__say(state, item, it->verdict, it->feedback);
    state->tries += is_new_hit ? 0 : 1;
    state->mark[item] = 1;
    if (count_marked(state, true) == hit_count(state->widget)) {
        widget__finish(state);
    }
    return STATUS_OK;
}

static void spot_reveal(WidgetState *state)
{
    for (size_t i = 0; i < state->widget->item_count; i++) {
        if (state->widget->items[i].verdict == VERDICT_YES) {
            state->mark[i] = 1;
        }
    }
}

static void spot_view(const WidgetState *state, WidgetView *out)
{
    out->found = count_marked(state, true);
    out->wanted = hit_count(state->widget);
}

const WidgetKernel widget__spot = {
    .start = pick_start,
    .touch = spot_touch,
    .reveal = spot_reveal,
    .hint_item = pick_hint,
    .view = spot_view,
    .save = pick_save,
    .load = pick_load,
};
