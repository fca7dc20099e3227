/* PICK, the skins with a sequence: choose (a talk in turns with a meter) and whatif (a
 * choice, then events that show what it was worth). */
#include "lesson/widget_internal.h"
#include "lesson/words.h"

/* ---- choose: order[turn] is the answer given, -1 none; cursor is the open turn ---- */

static int next_open_turn(const WidgetState *state)
{
    for (size_t i = 0; i < state->widget->group_count; i++) {
        if (state->order[i] < 0) {
            return (int)i;
        }
    }
    return (int)state->widget->group_count;
}

static void choose_start(WidgetState *state, const BuildHost *host)
{
    (void)host;
    for (size_t i = 0; i < state->widget->group_count; i++) {
        state->order[i] = -1;
    }
    state->cursor = 0;
}

static int choose_meter(const WidgetState *state)
{
    int meter = 0;
    for (size_t i = 0; i < state->widget->group_count; i++) {
        const int item = state->order[i];
        meter += item >= 0 ? state->widget->items[item].points : 0;
    }
    return meter;
}

static Verdict points_verdict(int points)
{
    if (points == 0) {
        return VERDICT_YES;
    }
    return points == 1 ? VERDICT_PART : VERDICT_NO;
}

static void choose_close(WidgetState *state)
{
    const int meter = choose_meter(state);
    for (size_t i = 0; i < state->widget->result_count; i++) {
        if (meter <= state->widget->results[i].most_points) {
            state->outcome = state->widget->results[i].text;
            break;
        }
    }
    if (meter == 0) {
        widget__finish(state);
    } else {
        state->tries++;
    }
}

static Status choose_again(WidgetState *state, Error *err)
{
    if (state->cursor < (int)state->widget->group_count) {
        return widget__refuse(err, "the talk is not over");
    }
    for (size_t i = 0; i < state->widget->group_count; i++) {
        const int item = state->order[i];
        if (item >= 0 && state->widget->items[item].points > 0) {
            state->mark[item] = 0;
            state->order[i] = -1;
        }
    }
    state->outcome = (Str){0};
    widget__say(state, -1, VERDICT_NONE, (Str){0});
    state->cursor = next_open_turn(state);
    return STATUS_OK;
}

static Status choose_touch(WidgetState *state, const WidgetTouch *touch, Error *err)
{
    if (touch->kind == TOUCH_CONFIRM) {
        return choose_again(state, err);
    }
    const int item = widget__find_item(state->widget, touch->item);
    if (touch->kind != TOUCH_ITEM || item < 0 ||
        state->widget->items[item].group != state->cursor) {
        return widget__refuse(err, "not an answer of this turn");
    }
    const WidgetItem *it = &state->widget->items[item];
    widget__say(state, item, points_verdict(it->points), it->feedback);
    state->mark[item] = 1;
    state->order[state->cursor] = item;
    state->cursor = next_open_turn(state);
    if (state->cursor == (int)state->widget->group_count) {
        choose_close(state);
    }
    return STATUS_OK;
}

static int best_answer(const Widget *widget, int turn)
{
    int best = -1;
    for (size_t i = 0; i < widget->item_count; i++) {
        if (widget->items[i].group == turn &&
            (best < 0 || widget->items[i].points < widget->items[best].points)) {
            best = (int)i;
        }
    }
    return best;
}

static void choose_reveal(WidgetState *state)
{
    for (size_t i = 0; i < state->widget->item_count; i++) {
        state->mark[i] = 0;
    }
    for (size_t i = 0; i < state->widget->group_count; i++) {
        state->order[i] = best_answer(state->widget, (int)i);
        if (state->order[i] >= 0) {
            state->mark[state->order[i]] = 1;
        }
    }
    state->cursor = (int)state->widget->group_count;
    state->outcome = (Str){0};
}

static int choose_hint(const WidgetState *state)
{
    return best_answer(state->widget, state->cursor);
}

static void choose_view(const WidgetState *state, WidgetView *out)
{
    const Widget *widget = state->widget;
    out->meter = choose_meter(state);
    for (size_t i = 0; i < widget->group_count; i++) {
        int most = 0;
        for (size_t k = 0; k < widget->item_count; k++) {
            const bool here = widget->items[k].group == (int)i;
            most =
                here && widget->items[k].points > most ? widget->items[k].points : most;
        }
        out->meter_max += most;
        out->found += state->order[i] >= 0 ? 1U : 0U;
    }
    out->wanted = widget->group_count;
}

static void choose_save(const WidgetState *state, StrBuf *out)
{
    for (size_t i = 0; i < state->widget->group_count; i++) {
        if (state->order[i] >= 0) {
            words_add(out, state->widget->items[state->order[i]].id);
        }
    }
}

static bool choose_load(WidgetState *state, Str words)
{
    Arena arena = {0};
    Str id = {0};
    bool fits = true;
    while (fits && words_take(&words, &arena, &id)) {
        const int item = widget__find_item(state->widget, id);
        const int turn = item >= 0 ? state->widget->items[item].group : -1;
        fits = turn >= 0 && turn < (int)state->widget->group_count;
        if (fits) {
            state->order[turn] = item;
            state->mark[item] = 1;
        }
    }
    arena_clear(&arena);
    state->cursor = next_open_turn(state);
    return fits && str_trim(words).len == 0;
}

const WidgetKernel widget__choose = {
    .start = choose_start,
    .touch = choose_touch,
    .reveal = choose_reveal,
    .hint_item = choose_hint,
    .view = choose_view,
    .save = choose_save,
    .load = choose_load,
};

/* ---- whatif: mark 1 = chosen; cursor = events turned over ---- */

static size_t whatif_wanted(const Widget *widget)
{
    return widget->needed > 1 ? (size_t)widget->needed : 1;
}

static size_t whatif_chosen(const WidgetState *state)
{
    size_t count = 0;
    for (size_t i = 0; i < state->widget->item_count; i++) {
        count += state->mark[i] == 1 ? 1U : 0U;
    }
    return count;
}

/* The best of the marked items for this event: one strong card is enough. */
static const WidgetCell *best_cell(const Widget *widget, const int *mark, int event)
{
    const WidgetCell *best = NULL;
    for (size_t i = 0; i < widget->cell_count; i++) {
        const WidgetCell *cell = &widget->cells[i];
        const bool counts = cell->group == event && cell->item >= 0 &&
                            (size_t)cell->item < widget->item_count &&
                            mark[cell->item] == 1;
        if (counts && (!best || cell->verdict > best->verdict)) {
            best = cell;
        }
    }
    return best;
}

static bool result_fits(const WidgetState *state, const WidgetResult *result)
{
    size_t hits = 0;
    for (size_t i = 0; i < result->item_count; i++) {
        const int item = result->items[i];
        const bool is_known = item >= 0 && (size_t)item < state->widget->item_count;
        hits += is_known && state->mark[item] == 1 ? 1U : 0U;
    }
    if (result->is_any) {
        return hits > 0;
    }
    return result->item_count == 0 ||
           (hits == result->item_count && hits == whatif_chosen(state));
}

static void whatif_close(WidgetState *state)
{
    const Widget *widget = state->widget;
    bool survived = true;
    for (size_t i = 0; i < widget->group_count; i++) {
        const WidgetCell *cell = best_cell(widget, state->mark, (int)i);
        survived = survived && cell && cell->verdict > VERDICT_NO;
    }
    for (size_t i = 0; i < widget->result_count && state->outcome.len == 0; i++) {
        if (result_fits(state, &widget->results[i])) {
            state->outcome = widget->results[i].text;
        }
    }
    if (survived) {
        widget__finish(state);
    } else {
        state->tries++;
    }
}

static Status turn_event(WidgetState *state, Error *err)
{
    const Widget *widget = state->widget;
    if (whatif_chosen(state) != whatif_wanted(widget)) {
        return widget__refuse(err, "the choice is not complete");
    }
    if (state->cursor >= (int)widget->group_count) {
        return widget__refuse(err, "all events have happened");
    }
    const WidgetCell *cell = best_cell(widget, state->mark, state->cursor);
    widget__say(state, cell ? cell->item : -1, cell ? cell->verdict : VERDICT_NO,
                cell ? cell->feedback : (Str){0});
    state->cursor++;
    if (state->cursor == (int)widget->group_count) {
        whatif_close(state);
    }
    return STATUS_OK;
}

static Status whatif_touch(WidgetState *state, const WidgetTouch *touch, Error *err)
{
    if (touch->kind == TOUCH_CONFIRM) {
        return turn_event(state, err);
    }
    const Widget *widget = state->widget;
    const int item = widget__find_item(widget, touch->item);
    if (touch->kind != TOUCH_ITEM || item < 0) {
        return widget__refuse(err, "only its options can be chosen");
    }
    if (state->cursor > 0 && state->cursor < (int)widget->group_count) {
        return widget__refuse(err, "the events are running");
    }
    const bool is_single = whatif_wanted(widget) == 1;
    if (!is_single && state->mark[item] == 0 &&
        whatif_chosen(state) == whatif_wanted(widget)) {
        return widget__refuse(err, "enough are chosen; let one go first");
    }
    const int was = state->mark[item];
    for (size_t i = 0; is_single && i < widget->item_count; i++) {
        state->mark[i] = 0;
    }
    state->mark[item] = is_single || was == 0 ? 1 : 0;
    state->cursor = 0;
    state->outcome = (Str){0};
    widget__say(state, item, VERDICT_NONE, widget->items[item].feedback);
    return STATUS_OK;
}

static int worth(const Widget *widget, const int *mark)
{
    int sum = 0;
    int worst = VERDICT_YES;
    for (size_t i = 0; i < widget->group_count; i++) {
        const WidgetCell *cell = best_cell(widget, mark, (int)i);
        const int verdict = cell ? (int)cell->verdict : (int)VERDICT_NO;
        sum += verdict;
        worst = verdict < worst ? verdict : worst;
    }
    return worst * 1000 + sum;
}

static size_t bit_count(unsigned set)
{
    size_t count = 0;
    for (; set > 0; set >>= 1) {
        count += set & 1U;
    }
    return count;
}

/* Tries every set of the right size; the checker allows at most WHATIF_MAX options. */
enum {
    WHATIF_MAX = 10
};
static void whatif_best(const Widget *widget, int *mark)
{
    const size_t count =
        widget->item_count < WHATIF_MAX ? widget->item_count : WHATIF_MAX;
    unsigned best = 0;
    int best_worth = -1;
    for (unsigned set = 1; set < 1U << count; set++) {
        for (size_t i = 0; i < count; i++) {
            mark[i] = (set >> i & 1U) == 1U ? 1 : 0;
        }
        if (bit_count(set) == whatif_wanted(widget) && worth(widget, mark) > best_worth) {
            best = set;
            best_worth = worth(widget, mark);
        }
    }
    for (size_t i = 0; i < widget->item_count; i++) {
        mark[i] = i < count && (best >> i & 1U) == 1U ? 1 : 0;
    }
}

static void whatif_reveal(WidgetState *state)
{
    whatif_best(state->widget, state->mark);
    state->cursor = (int)state->widget->group_count;
    state->outcome = (Str){0};
    for (size_t i = 0; i < state->widget->result_count && state->outcome.len == 0; i++) {
        if (result_fits(state, &state->widget->results[i])) {
            state->outcome = state->widget->results[i].text;
        }
    }
}

static int whatif_hint(const WidgetState *state)
{
    const size_t count = state->widget->item_count;
    int *best = mem_alloc_array(count, sizeof(int));
    whatif_best(state->widget, best);
    int item = -1;
    for (size_t i = 0; i < count && item < 0; i++) {
        item = best[i] == 1 && state->mark[i] == 0 ? (int)i : -1;
    }
    mem_free(best);
    return item;
}

static void whatif_view(const WidgetState *state, WidgetView *out)
{
    const size_t most = sizeof out->event_verdict / sizeof out->event_verdict[0];
    for (size_t i = 0; i < (size_t)state->cursor && i < most; i++) {
        const WidgetCell *cell = best_cell(state->widget, state->mark, (int)i);
        out->event_verdict[i] = cell ? cell->verdict : VERDICT_NO;
        out->event_text[i] = cell ? cell->feedback : (Str){0};
    }
    out->found = whatif_chosen(state);
    out->wanted = whatif_wanted(state->widget);
}

static void whatif_save(const WidgetState *state, StrBuf *out)
{
    words_add_number(out, state->cursor);
    for (size_t i = 0; i < state->widget->item_count; i++) {
        if (state->mark[i] == 1) {
            words_add(out, state->widget->items[i].id);
        }
    }
}

static bool whatif_load(WidgetState *state, Str words)
{
    Arena arena = {0};
    Str id = {0};
    int64_t turned = 0;
    const int64_t most = (int64_t)state->widget->group_count;
    bool fits = words_take_number(&words, &arena, 0, most, &turned);
    while (fits && words_take(&words, &arena, &id)) {
        const int item = widget__find_item(state->widget, id);
        fits = item >= 0;
        if (fits) {
            state->mark[item] = 1;
        }
    }
    arena_clear(&arena);
    state->cursor = (int)turned;
    return fits && str_trim(words).len == 0;
}

const WidgetKernel widget__whatif = {
    .start = choose_start,
    .touch = whatif_touch,
    .reveal = whatif_reveal,
    .hint_item = whatif_hint,
    .view = whatif_view,
    .save = whatif_save,
    .load = whatif_load,
};
