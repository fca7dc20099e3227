/* What each skin needs to be playable. */
#include "lesson/check_internal.h"
#include "lesson/widget.h"

static void complain(Check *check, int line, const Step *step, const char *what)
{
    check__report(check, line, "L501", "the %s '%.*s' %s",
                  widget_skin_name(step->widget->skin), STR_ARG(step->id), what);
}

static bool is_index(int index, size_t count)
{
    return index >= 0 && (size_t)index < count;
}

static size_t count_verdict(const Widget *widget, Verdict verdict)
{
    size_t count = 0;
    for (size_t i = 0; i < widget->item_count; i++) {
        count += widget->items[i].verdict == verdict ? 1U : 0U;
    }
    return count;
}

static void check_pick(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    const size_t right = count_verdict(widget, VERDICT_YES);
    const size_t needed = widget->needed > 1 ? (size_t)widget->needed : 1;
    if (widget->needed < 0 || right < needed) {
        complain(check, step->line, step, "asks for more right rows than it has");
    }
    for (size_t i = 0; i < widget->item_count; i++) {
        if (widget->items[i].verdict == VERDICT_NONE) {
            complain(check, widget->items[i].line, step, "has a row without a verdict");
        }
    }
}

static void check_spot(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    if (count_verdict(widget, VERDICT_YES) == 0) {
        complain(check, step->line, step, "has no place to be found");
    }
    for (size_t i = 0; i < widget->item_count; i++) {
        const WidgetItem *item = &widget->items[i];
        if (item->x < 0 || item->y < 0 || !(item->w > 0) || !(item->h > 0) ||
            item->x + item->w > 100 || item->y + item->h > 100) {
            complain(check, item->line, step, "has a place outside its picture");
        }
    }
    for (size_t i = 0; i < widget->plate_count; i++) {
        const WidgetPlate *plate = &widget->plates[i];
        if (!(plate->w > 0) || !(plate->h > 0) || plate->x + plate->w > 100 ||
            plate->y + plate->h > 100) {
            complain(check, plate->line, step, "has a text outside its picture");
        }
    }
    if (widget->picture.len > 0 &&
        (widget->picture_width == 0 || widget->picture_height == 0)) {
        complain(check, step->line, step, "has a picture without width and height");
    }
}

static void check_choose(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    for (size_t turn = 0; turn < widget->group_count; turn++) {
        size_t answers = 0;
        bool has_clean = false;
        for (size_t i = 0; i < widget->item_count; i++) {
            const bool here = widget->items[i].group == (int)turn;
            answers += here ? 1U : 0U;
            has_clean = has_clean || (here && widget->items[i].points == 0);
        }
        if (answers < 2 || !has_clean) {
            complain(check, widget->groups[turn].line, step,
                     "has a turn without two answers or without one that costs nothing");
        }
    }
    for (size_t i = 0; i < widget->item_count; i++) {
        const WidgetItem *item = &widget->items[i];
        if (!is_index(item->group, widget->group_count)) {
            complain(check, item->line, step, "has an answer that belongs to no turn");
        }
        if (item->points < 0 || item->points > 2) {
            complain(check, item->line, step, "has an answer that costs not 0, 1 or 2");
        }
    }
    if (widget->group_count == 0) {
        complain(check, step->line, step, "has no turns");
    }
}

static bool has_cell(const Widget *widget, int item, int event)
{
    for (size_t i = 0; i < widget->cell_count; i++) {
        if (widget->cells[i].item == item && widget->cells[i].group == event) {
            return true;
        }
    }
    return false;
}

static void check_cells(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    for (size_t i = 0; i < widget->item_count; i++) {
        for (size_t e = 0; e < widget->group_count; e++) {
            if (!has_cell(widget, (int)i, (int)e)) {
                complain(check, widget->items[i].line, step,
                         "does not say what an event does to this option");
                break;
            }
        }
    }
}

static void check_whatif(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    const size_t needed = widget->needed > 1 ? (size_t)widget->needed : 1;
    if (widget->needed < 0 || widget->item_count < needed || widget->item_count > 10) {
        complain(check, step->line, step, "needs enough options, and at most ten");
        return;
    }
    if (widget->group_count == 0 || widget->group_count > 16) {
        complain(check, step->line, step, "needs one to 16 events");
        return;
    }
    check_cells(check, step);
}

static void check_sort(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    if (widget->group_count < 2) {
        complain(check, step->line, step, "needs at least two bins");
    }
    for (size_t i = 0; i < widget->item_count; i++) {
        if (!is_index(widget->items[i].group, widget->group_count)) {
            complain(check, widget->items[i].line, step,
                     "has an item without a right bin");
        }
    }
}

static void check_panel(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    bool all_right = widget->item_count > 0;
    for (size_t i = 0; i < widget->item_count; i++) {
        const WidgetItem *item = &widget->items[i];
        all_right = all_right && item->initial_state == item->right_state;
        if (item->state_count < 2 || !is_index(item->initial_state, item->state_count) ||
            !is_index(item->right_state, item->state_count)) {
            complain(check, item->line, step,
                     "has a switch whose first or right state is not one of its states");
        }
    }
    if (all_right) {
        complain(check, step->line, step, "is right from the start");
    }
}

static void check_order(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    size_t steps = 0;
    for (size_t i = 0; i < widget->item_count; i++) {
        steps += widget->items[i].rank > 0 ? 1U : 0U;
        if (widget->items[i].rank < 0) {
            complain(check, widget->items[i].line, step, "has a step numbered below 0");
        }
    }
    if (steps < 2) {
        complain(check, step->line, step, "needs at least two steps");
    }
}

static void check_slot(Check *check, const Step *step, IdSet *ids, const WidgetSlot *slot)
{
    IdSet values = {0};
    const bool is_derived = slot->kind == SLOT_ROMAJI || slot->kind == SLOT_CAPITALS;
    check__id(check, ids, slot->line, slot->id, "a slot");
    if (slot->value_count == 0 && !slot->takes_own && !is_derived) {
        complain(check, slot->line, step, "has a slot with nothing to choose");
    }
    for (size_t i = 0; i < slot->value_count; i++) {
        check__id(check, &values, slot->line, slot->values[i].id, "a value");
    }
}

static void check_builder(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    const BuildRules *rules = &widget->rules;
    IdSet ids = {0};
    if (widget->slot_count == 0 || widget->slot_count > BUILD_MAX_SLOTS) {
        complain(check, step->line, step, "needs one to eight slots");
    }
    for (size_t i = 0; i < widget->slot_count; i++) {
        const WidgetSlot *slot = &widget->slots[i];
        check_slot(check, step, &ids, slot);
        if (slot->kind == SLOT_MARK &&
            slot->value_count < (size_t)rules->services_needed) {
            complain(check, slot->line, step, "asks for more services than it has");
        }
    }
    for (size_t i = 1; i < rules->band_count; i++) {
        if (rules->bands[i].min_length <= rules->bands[i - 1].min_length) {
            complain(check, step->line, step, "has bands that do not rise");
        }
    }
    if (rules->services_needed < 0 || rules->services_needed > BUILD_MAX_SERVICES) {
        complain(check, step->line, step, "can make passwords for one or two services");
    }
}

static void (*const skin_checks[WIDGET_SKIN_COUNT])(Check *check, const Step *step) = {
    [WIDGET_CHOOSE] = check_choose, [WIDGET_PICK] = check_pick,
    [WIDGET_SPOT] = check_spot,     [WIDGET_WHATIF] = check_whatif,
    [WIDGET_SORT] = check_sort,     [WIDGET_PANEL] = check_panel,
    [WIDGET_ORDER] = check_order,   [WIDGET_BUILDER] = check_builder,
};

static void check_items(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    const bool says_nothing = widget->skin == WIDGET_WHATIF; /* its cells speak */
    IdSet items = {0};
    IdSet groups = {0};
    for (size_t i = 0; i < widget->item_count; i++) {
        const WidgetItem *item = &widget->items[i];
        check__id(check, &items, item->line, item->id, "an item");
        check__text(check, item->line, item->label, "the text", item->id);
        if (!says_nothing) {
            check__text(check, item->line, item->feedback,
                        "the sentence said on touching", item->id);
        }
    }
    for (size_t i = 0; i < widget->group_count; i++) {
        check__id(check, &groups, widget->groups[i].line, widget->groups[i].id,
                  "a bin, turn or event");
        check__text(check, widget->groups[i].line, widget->groups[i].label, "the text",
                    widget->groups[i].id);
    }
    if (widget->item_count == 0 && widget->skin != WIDGET_BUILDER) {
        complain(check, step->line, step, "has nothing to touch");
    }
}

static void check_cell_indexes(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    for (size_t i = 0; i < widget->cell_count; i++) {
        if (!is_index(widget->cells[i].item, widget->item_count) ||
            !is_index(widget->cells[i].group, widget->group_count)) {
            complain(check, widget->cells[i].line, step,
                     "has a result for an option or event that is not there");
        }
    }
}

void check__widget(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    if (!widget || (int)widget->skin < 0 || widget->skin >= WIDGET_SKIN_COUNT) {
        check__report(check, step->line, "L502", "the widget '%.*s' has no kind",
                      STR_ARG(step->id));
        return;
    }
    check__text(check, step->line, widget->prompt, "what to do in", step->id);
    check__text(check, step->line, widget->done, "the closing sentence", step->id);
    check_items(check, step);
    check_cell_indexes(check, step);
    skin_checks[widget->skin](check, step);
}
