/* ORDER: steps into a column. Steps with the same rank may stand in any order; decoys
 * (rank 0) have to go before it is right. */
#include "lesson/widget_internal.h"
#include "lesson/words.h"

static void write_places(WidgetState *state)
{
    for (size_t i = 0; i < state->widget->item_count; i++) {
        state->mark[i] = -1;
    }
    for (size_t i = 0; i < state->order_count; i++) {
        state->mark[state->order[i]] = (int)i;
    }
}

static void order_start(WidgetState *state, const BuildHost *host)
{
    (void)host;
    state->order_count = 0;
    write_places(state);
}

static size_t step_count(const Widget *widget)
{
    size_t count = 0;
    for (size_t i = 0; i < widget->item_count; i++) {
        count += widget->items[i].rank > 0 ? 1U : 0U;
    }
    return count;
}

static void take_out(WidgetState *state, int item)
{
    size_t kept = 0;
    for (size_t i = 0; i < state->order_count; i++) {
        if (state->order[i] != item) {
            state->order[kept++] = state->order[i];
        }
    }
    state->order_count = kept;
}

static void put_at(WidgetState *state, int item, size_t place)
{
    take_out(state, item);
    place = place > state->order_count ? state->order_count : place;
    for (size_t i = state->order_count; i > place; i--) {
        state->order[i] = state->order[i - 1];
    }
    state->order[place] = item;
    state->order_count++;
}

static void say_placed(WidgetState *state, int item, bool is_new)
{
    const WidgetItem *it = &state->widget->items[item];
    const bool is_decoy = it->rank == 0;
    widget__say(state, item, is_decoy ? VERDICT_NO : VERDICT_NONE, it->feedback);
    state->tries += is_decoy && is_new ? 1 : 0;
}

/* Index in the column of the first one that is a decoy or comes too late, or -1. */
static int first_wrong(const WidgetState *state)
{
    const WidgetItem *items = state->widget->items;
    int rank = 0;
    for (size_t i = 0; i < state->order_count; i++) {
        const int here = items[state->order[i]].rank;
        if (here == 0 || here < rank) {
            return (int)i;
        }
        rank = here;
    }
    return -1;
}

static Status check(WidgetState *state, Error *err)
{
    size_t steps = 0;
    for (size_t i = 0; i < state->order_count; i++) {
        steps += state->widget->items[state->order[i]].rank > 0 ? 1U : 0U;
    }
    if (steps < step_count(state->widget)) {
        return widget__refuse(err, "steps are missing");
    }
    const int wrong = first_wrong(state);
    if (wrong < 0) {
        widget__say(state, -1, VERDICT_YES, state->widget->done);
        widget__finish(state);
        return STATUS_OK;
    }
    const int item = state->order[wrong];
    state->tries++;
    widget__say(state, item, VERDICT_NO, state->widget->items[item].feedback);
    return STATUS_OK;
}

static Status order_touch(WidgetState *state, const WidgetTouch *touch, Error *err)
{
    if (touch->kind == TOUCH_CONFIRM) {
        return check(state, err);
    }
    const int item = widget__find_item(state->widget, touch->item);
    if (item < 0 || (touch->kind != TOUCH_ITEM && touch->kind != TOUCH_PUT)) {
        return widget__refuse(err, "no such step");
    }
    if (touch->kind == TOUCH_PUT && touch->number < 0) {
        return widget__refuse(err, "no such place");
    }
    const bool is_in = state->mark[item] >= 0;
    if (touch->kind == TOUCH_ITEM && is_in) {
        take_out(state, item);
        widget__say(state, item, VERDICT_NONE, (Str){0});
    } else {
        const bool at_end = touch->kind == TOUCH_ITEM;
        put_at(state, item, at_end ? state->order_count : (size_t)touch->number);
        say_placed(state, item, !is_in);
    }
    write_places(state);
    return STATUS_OK;
}

static void order_reveal(WidgetState *state)
{
    const Widget *widget = state->widget;
    int least = 0;
    state->order_count = 0;
    while (state->order_count < step_count(widget)) {
        int next = 0; /* the smallest rank above least */
        for (size_t i = 0; i < widget->item_count; i++) {
            const int rank = widget->items[i].rank;
            next = rank > least && (next == 0 || rank < next) ? rank : next;
        }
        for (size_t i = 0; i < widget->item_count; i++) {
            if (widget->items[i].rank == next) {
                state->order[state->order_count++] = (int)i;
            }
        }
        least = next;
    }
    write_places(state);
}

/* The first wrong one in the column, else the step that belongs next. */
static int order_hint(const WidgetState *state)
{
    const int wrong = first_wrong(state);
    if (wrong >= 0) {
        return state->order[wrong];
    }
    int best = -1;
    for (size_t i = 0; i < state->widget->item_count; i++) {
        const int rank = state->widget->items[i].rank;
        const bool is_free = rank > 0 && state->mark[i] < 0;
        if (is_free && (best < 0 || rank < state->widget->items[best].rank)) {
            best = (int)i;
        }
    }
    return best;
}

static void order_view(const WidgetState *state, WidgetView *out)
{
    out->found = state->order_count;
    out->wanted = step_count(state->widget);
}

static void order_save(const WidgetState *state, StrBuf *out)
{
    for (size_t i = 0; i < state->order_count; i++) {
        words_add(out, state->widget->items[state->order[i]].id);
    }
}

static bool order_load(WidgetState *state, Str words)
{
    Arena arena = {0};
    Str id = {0};
    bool fits = true;
    while (fits && words_take(&words, &arena, &id)) {
        const int item = widget__find_item(state->widget, id);
        fits = item >= 0 && state->mark[item] < 0;
        if (fits) {
            state->order[state->order_count++] = item;
            write_places(state);
        }
    }
    arena_clear(&arena);
    return fits && str_trim(words).len == 0;
}

const WidgetKernel widget__order = {
    .start = order_start,
    .touch = order_touch,
    .reveal = order_reveal,
    .hint_item = order_hint,
    .view = order_view,
    .save = order_save,
    .load = order_load,
};
