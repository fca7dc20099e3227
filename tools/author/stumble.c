#include "author/stumble.h"

#include "author/solve.h"

enum {
    WHATIF_OPTIONS_MOST = 10
};

static WidgetTouch touch_item(const WidgetItem *item)
{
    return (WidgetTouch){.kind = TOUCH_ITEM, .item = item->id};
}

/* ---- list and picture ---- */

/* Wrong ones one after the other; when there are no more, the first is let go and taken
 * again. A picture without wrong places: a find is found again. */
static bool stumble_pick(const WidgetView *view, WidgetTouch *out)
{
    const Widget *const widget = view->widget;
    const WidgetItem *again = NULL;
    for (size_t i = 0; i < widget->item_count; i++) {
        const WidgetItem *const item = &widget->items[i];
        if (item->verdict == VERDICT_NO && view->mark[i] == 0) {
            *out = touch_item(item);
            return true;
        }
        again = again == NULL && item->verdict == VERDICT_NO ? item : again;
    }
    if (again == NULL && widget->item_count > 0) {
        again = &widget->items[0];
    }
    if (again != NULL) {
        *out = touch_item(again);
    }
    return again != NULL;
}

/* ---- talk: all answers wrong at first, then only the last one ---- */

static bool stumble_talk(const WidgetView *view, WidgetTouch *out)
{
    const Widget *const widget = view->widget;
    const bool wants_worst =
        view->tries == 0 || view->cursor + 1 == (int)widget->group_count;
    const WidgetItem *found = NULL;
    for (size_t i = 0; i < widget->item_count; i++) {
        const WidgetItem *const item = &widget->items[i];
        const bool is_better =
            found == NULL ||
            (wants_worst ? item->points > found->points : item->points < found->points);
        found = item->group == view->cursor && is_better ? item : found;
    }
    *out = found != NULL ? touch_item(found) : (WidgetTouch){.kind = TOUCH_CONFIRM};
    return true;
}

/* ---- whatif: choices that do not stand all events, another one each time ---- */

static bool stands(const Widget *widget, unsigned set, size_t event)
{
    for (size_t i = 0; i < widget->cell_count; i++) {
        const WidgetCell *const cell = &widget->cells[i];
        if (cell->group == (int)event && cell->item >= 0 &&
            cell->item < WHATIF_OPTIONS_MOST && (set >> cell->item & 1U) != 0 &&
            cell->verdict > VERDICT_NO) {
            return true;
        }
    }
    return false;
}

static bool stands_all(const Widget *widget, unsigned set)
{
    bool all = true;
    for (size_t i = 0; i < widget->group_count; i++) {
        all = all && stands(widget, set, i);
    }
    return all;
}

static int bit_count(unsigned set)
{
    int count = 0;
    for (; set != 0; set &= set - 1) {
        count++;
    }
    return count;
}

/* The set number `number` (from 0, going round) of those that fall; 0: none does. */
static unsigned falling_set(const Widget *widget, int number)
{
    const size_t count = widget->item_count < WHATIF_OPTIONS_MOST ? widget->item_count
                                                                  : WHATIF_OPTIONS_MOST;
    const int wanted = widget->needed > 1 ? widget->needed : 1;
    int falling = 0;
    for (int round = 0; round < 2; round++) {
        const int target = falling > 0 ? number % falling : -1;
        int seen = 0;
        for (unsigned set = 1; set < 1U << count; set++) {
            if (bit_count(set) != wanted || stands_all(widget, set)) {
                continue;
            }
            if (seen == target) {
                return set;
            }
            seen++;
        }
        falling = seen;
    }
    return 0;
}

static bool stumble_whatif(const WidgetView *view, WidgetTouch *out)
{
    const Widget *const widget = view->widget;
    const bool is_running = view->cursor > 0 && view->cursor < (int)widget->group_count;
    const unsigned set = falling_set(widget, view->tries);
    const WidgetItem *wrong = NULL;
    const WidgetItem *missing = NULL;
    const WidgetItem *chosen = NULL;
    for (size_t i = 0; i < widget->item_count; i++) {
        const bool is_wanted = i < WHATIF_OPTIONS_MOST && (set >> i & 1U) != 0;
        wrong = view->mark[i] == 1 && !is_wanted ? &widget->items[i] : wrong;
        missing = view->mark[i] == 0 && is_wanted ? &widget->items[i] : missing;
        chosen = view->mark[i] == 1 && is_wanted ? &widget->items[i] : chosen;
    }
    const WidgetItem *const next = wrong != NULL && widget->needed > 1 ? wrong
                                   : missing != NULL                   ? missing
                                   : view->cursor > 0 ? chosen /* the events again */
                                                      : NULL;
    const bool is_item = next != NULL && !is_running;
    *out = is_item ? touch_item(next) : (WidgetTouch){.kind = TOUCH_CONFIRM};
    return set != 0;
}

/* ---- sort and panel ---- */

static bool stumble_sort(const WidgetView *view, WidgetTouch *out)
{
    const Widget *const widget = view->widget;
    const int bins = (int)widget->group_count;
    for (size_t i = 0; i < widget->item_count && bins > 1; i++) {
        const int wrong = (widget->items[i].group + 1) % bins;
        if (view->mark[i] != wrong) {
            *out = (WidgetTouch){.kind = TOUCH_PUT,
                                 .item = widget->items[i].id,
                                 .value = widget->groups[wrong].id};
            return true;
        }
    }
    return false;
}

/* What is right is made wrong; when nothing is, the first switch is made right. */
static bool stumble_panel(const WidgetView *view, WidgetTouch *out)
{
    const Widget *const widget = view->widget;
    for (size_t i = 0; i < widget->item_count; i++) {
        const WidgetItem *const item = &widget->items[i];
        if (view->mark[i] == item->right_state && item->state_count > 1) {
            const int wrong = (item->right_state + 1) % (int)item->state_count;
            *out = (WidgetTouch){.kind = TOUCH_PUT, .item = item->id, .number = wrong};
            return true;
        }
    }
    if (widget->item_count < 2) {
        return false;
    }
    *out = (WidgetTouch){.kind = TOUCH_PUT,
                         .item = widget->items[0].id,
                         .number = widget->items[0].right_state};
    return true;
}

/* ---- order: a decoy, then everything the wrong way round, then checked ---- */

static bool stumble_order(const WidgetView *view, WidgetTouch *out)
{
    const Widget *const widget = view->widget;
    const WidgetItem *next = NULL;
    bool has_decoy = false;
    for (size_t i = 0; i < widget->item_count; i++) {
        has_decoy = has_decoy || (widget->items[i].rank == 0 && view->mark[i] >= 0);
    }
    for (size_t i = 0; i < widget->item_count; i++) {
        const WidgetItem *const item = &widget->items[i];
        if (view->mark[i] < 0 && item->rank == 0 && !has_decoy) {
            *out = touch_item(item);
            return true;
        }
        const bool is_later = next == NULL || item->rank > next->rank;
        next = view->mark[i] < 0 && item->rank > 0 && is_later ? item : next;
    }
    *out = next != NULL ? touch_item(next) : (WidgetTouch){.kind = TOUCH_CONFIRM};
    return true;
}

/* ---- builder ---- */

/* Own text that is refused: vague, or not kana once it is to be romaji. */
static bool stumble_build(const WidgetView *view, WidgetTouch *out)
{
    const Widget *const widget = view->widget;
    const BuildView *const build = &view->build;
    if (build->slot >= widget->slot_count) {
        return false;
    }
    const WidgetSlot *const slot = &widget->slots[build->slot];
    if (!slot->takes_own && slot->kind != SLOT_ROMAJI) {
        return solve_next(view, out);
    }
    *out = (WidgetTouch){.kind = TOUCH_CONFIRM};
    if (slot->takes_own && build->chosen[build->slot] == -1) {
        const bool has_vague = widget->rules.vague_word_count > 0;
        *out =
            (WidgetTouch){.kind = TOUCH_OWN,
                          .value = has_vague ? widget->rules.vague_words[0] : STR("山")};
    }
    return true;
}

bool stumble_next(const WidgetView *view, WidgetTouch *out)
{
    static bool (*const skins[WIDGET_SKIN_COUNT])(const WidgetView *, WidgetTouch *) = {
        [WIDGET_CHOOSE] = stumble_talk, [WIDGET_PICK] = stumble_pick,
        [WIDGET_SPOT] = stumble_pick,   [WIDGET_WHATIF] = stumble_whatif,
        [WIDGET_SORT] = stumble_sort,   [WIDGET_PANEL] = stumble_panel,
        [WIDGET_ORDER] = stumble_order, [WIDGET_BUILDER] = stumble_build,
    };
    if (view->can_reveal) {
        *out = (WidgetTouch){.kind = TOUCH_REVEAL};
        return true;
    }
    if (view->can_hint && !view->hint_shown) {
        *out = (WidgetTouch){.kind = TOUCH_HINT};
        return true;
    }
    return skins[view->widget->skin](view, out);
}
