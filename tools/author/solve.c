#include "author/solve.h"

#include "strength/strength.h"
#include "text/romaji.h"

/* ---- list and picture: everything that is right and not yet found ---- */

static bool solve_pick(const WidgetView *view, WidgetTouch *out)
{
    for (int verdict = VERDICT_YES; verdict >= VERDICT_PART; verdict--) {
        for (size_t i = 0; i < view->widget->item_count; i++) {
            const WidgetItem *const item = &view->widget->items[i];
            if ((int)item->verdict == verdict && view->mark[i] == 0) {
                *out = (WidgetTouch){.kind = TOUCH_ITEM, .item = item->id};
                return true;
            }
        }
    }
    return false;
}

/* ---- talk: the answer of this turn that moves the meter least ---- */

static bool solve_talk(const WidgetView *view, WidgetTouch *out)
{
    const Widget *const widget = view->widget;
    const WidgetItem *best = NULL;
    for (size_t i = 0; i < widget->item_count; i++) {
        const WidgetItem *const item = &widget->items[i];
        const bool is_here = item->group == view->cursor;
        if (is_here && (best == NULL || item->points < best->points)) {
            best = item;
        }
    }
    *out = best != NULL ? (WidgetTouch){.kind = TOUCH_ITEM, .item = best->id}
                        : (WidgetTouch){.kind = TOUCH_CONFIRM};
    return true;
}

/* ---- whatif: the set of options that stands all events best ---- */

enum {
    WHATIF_OPTIONS_MOST = 10
};

static int verdict_for(const Widget *widget, unsigned set, size_t event)
{
    int best = VERDICT_NO;
    for (size_t i = 0; i < widget->cell_count; i++) {
        const WidgetCell *const cell = &widget->cells[i];
        const bool counts = cell->group == (int)event && cell->item >= 0 &&
                            cell->item < WHATIF_OPTIONS_MOST &&
                            (set >> cell->item & 1U) != 0;
        best = counts && (int)cell->verdict > best ? (int)cell->verdict : best;
    }
    return best;
}

static int set_worth(const Widget *widget, unsigned set)
{
    int worst = VERDICT_YES;
    int sum = 0;
    for (size_t i = 0; i < widget->group_count; i++) {
        const int verdict = verdict_for(widget, set, i);
        worst = verdict < worst ? verdict : worst;
        sum += verdict;
    }
    return worst * 1000 + sum;
}

static int bit_count(unsigned set)
{
    int count = 0;
    for (; set != 0; set &= set - 1) {
        count++;
    }
    return count;
}

static unsigned best_set(const Widget *widget)
{
    const size_t count = widget->item_count < WHATIF_OPTIONS_MOST ? widget->item_count
                                                                  : WHATIF_OPTIONS_MOST;
    const int wanted = widget->needed > 1 ? widget->needed : 1;
    unsigned best = 0;
    int best_worth = -1;
    for (unsigned set = 1; set < 1U << count; set++) {
        const int worth = bit_count(set) == wanted ? set_worth(widget, set) : -1;
        if (worth > best_worth) {
            best = set;
            best_worth = worth;
        }
    }
    return best;
}

static bool solve_whatif(const WidgetView *view, WidgetTouch *out)
{
    const Widget *const widget = view->widget;
    const bool is_running = view->cursor > 0 && view->cursor < (int)widget->group_count;
    const unsigned best = is_running ? 0 : best_set(widget);
    *out = (WidgetTouch){.kind = TOUCH_CONFIRM};
    const WidgetItem *wrong = NULL;
    const WidgetItem *missing = NULL;
    for (size_t i = 0; i < widget->item_count && !is_running; i++) {
        const bool is_wanted = i < WHATIF_OPTIONS_MOST && (best >> i & 1U) != 0;
        wrong = view->mark[i] == 1 && !is_wanted ? &widget->items[i] : wrong;
        missing = view->mark[i] == 0 && is_wanted ? &widget->items[i] : missing;
    }
    if (wrong != NULL && widget->needed > 1) {
        *out = (WidgetTouch){.kind = TOUCH_ITEM, .item = wrong->id};
    } else if (missing != NULL) {
        *out = (WidgetTouch){.kind = TOUCH_ITEM, .item = missing->id};
    }
    return true;
}

/* ---- sort and panel ---- */

static bool solve_assign(const WidgetView *view, WidgetTouch *out)
{
    const Widget *const widget = view->widget;
    const bool is_sort = widget->skin == WIDGET_SORT;
    for (size_t i = 0; i < widget->item_count; i++) {
        const WidgetItem *const item = &widget->items[i];
        const int right = is_sort ? item->group : item->right_state;
        if (view->mark[i] == right) {
            continue;
        }
        *out = (WidgetTouch){.kind = TOUCH_PUT, .item = item->id, .number = right};
        if (is_sort && right >= 0 && (size_t)right < widget->group_count) {
            out->value = widget->groups[right].id;
        }
        return true;
    }
    return false;
}

/* ---- order: from an empty column ---- */

static bool solve_order(const WidgetView *view, WidgetTouch *out)
{
    const Widget *const widget = view->widget;
    const WidgetItem *next = NULL;
    for (size_t i = 0; i < widget->item_count; i++) {
        const WidgetItem *const item = &widget->items[i];
        if (item->rank == 0 && view->mark[i] >= 0) {
            *out = (WidgetTouch){.kind = TOUCH_ITEM, .item = item->id};
            return true;
        }
        const bool is_free = item->rank > 0 && view->mark[i] < 0;
        if (is_free && (next == NULL || item->rank < next->rank)) {
            next = item;
        }
    }
    *out = next != NULL ? (WidgetTouch){.kind = TOUCH_ITEM, .item = next->id}
                        : (WidgetTouch){.kind = TOUCH_CONFIRM};
    return true;
}

/* ---- builder ---- */

static bool is_service_done(const BuildView *build, size_t value)
{
    for (int i = 0; i < build->services_done; i++) {
        if (build->service[i] == (int)value) {
            return true;
        }
    }
    return false;
}

/* The first value at or behind from that can still be taken. */
static bool take_value(const WidgetSlot *slot, const BuildView *build, size_t from,
                       WidgetTouch *out)
{
    for (size_t i = from; i < slot->value_count; i++) {
        if (slot->kind != SLOT_MARK || !is_service_done(build, i)) {
            *out = (WidgetTouch){.kind = TOUCH_VALUE, .item = slot->values[i].id};
            return true;
        }
    }
    return false;
}

static bool solve_build(const WidgetView *view, WidgetTouch *out)
{
    const BuildView *const build = &view->build;
    if (build->slot >= view->widget->slot_count) {
        return false;
    }
    const WidgetSlot *const slot = &view->widget->slots[build->slot];
    const int chosen = build->chosen[build->slot];
    *out = (WidgetTouch){.kind = TOUCH_CONFIRM};
    if (slot->kind == SLOT_ROMAJI || slot->value_count == 0) {
        return build->refusal == BUILD_ACCEPTED;
    }
    if (chosen >= 0 && build->refusal == BUILD_ACCEPTED) {
        return true;
    }
    if (slot->kind == SLOT_CAPITALS && chosen < 0 && build->chosen[0] >= 0) {
        return take_value(slot, build, (size_t)build->chosen[0], out);
    }
    return take_value(slot, build, chosen >= 0 ? (size_t)chosen + 1 : 0, out);
}

bool solve_next(const WidgetView *view, WidgetTouch *out)
{
    switch (view->widget->skin) {
    case WIDGET_CHOOSE:
        return solve_talk(view, out);
    case WIDGET_PICK:
    case WIDGET_SPOT:
        return solve_pick(view, out);
    case WIDGET_WHATIF:
        return solve_whatif(view, out);
    case WIDGET_SORT:
    case WIDGET_PANEL:
        return solve_assign(view, out);
    case WIDGET_ORDER:
        return solve_order(view, out);
    case WIDGET_BUILDER:
        return solve_build(view, out);
    case WIDGET_SKIN_COUNT:
        break;
    }
    return false;
}

/* ---- what builders need from other rooms ---- */

static bool build_romaji(void *context, Str kana, char *out, size_t out_size,
                         size_t *out_len, uint32_t *unknown)
{
    (void)context;
    return romaji_from_kana(kana, out, out_size, out_len, unknown);
}

static void build_strength(void *context, Str text, BuildStrength *out)
{
    (void)context;
    const StrengthEstimate estimate = strength_estimate(text.ptr, NULL);
    *out = (BuildStrength){
        .level = (int)estimate.level,
        .reason = (int)estimate.reason,
        .guesses_log10 = estimate.guesses_log10,
    };
}

const BuildHost *solve_build_host(void)
{
    static const BuildHost host = {NULL, build_romaji, build_strength};
    return &host;
}
