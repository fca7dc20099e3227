/* What each skin needs to be playable. */
#include "lesson/check_internal.h"
#include "lesson/widget.h"

static void complain(Check *check, int line, const Step *step, const char *what)
{
    check__report(check, line, "L501", "%s「%.*s」%s",
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
        complain(check, step->line, step,
                 "：求める正解の数が、正解の行より多くなっています。");
    }
    for (size_t i = 0; i < widget->item_count; i++) {
        if (widget->items[i].verdict == VERDICT_NONE) {
            complain(check, widget->items[i].line, step, "：正誤のない行があります。");
        }
    }
}

static void check_spot(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    if (count_verdict(widget, VERDICT_YES) == 0) {
        complain(check, step->line, step, "：見つける所（hit）がありません。");
    }
    for (size_t i = 0; i < widget->item_count; i++) {
        const WidgetItem *item = &widget->items[i];
        if (item->x < 0 || item->y < 0 || !(item->w > 0) || !(item->h > 0) ||
            item->x + item->w > 100 || item->y + item->h > 100) {
            complain(check, item->line, step, "：場所が絵の外に出ています。");
        }
    }
    for (size_t i = 0; i < widget->plate_count; i++) {
        const WidgetPlate *plate = &widget->plates[i];
        if (!(plate->w > 0) || !(plate->h > 0) || plate->x + plate->w > 100 ||
            plate->y + plate->h > 100) {
            complain(check, plate->line, step, "：文（plate）が絵の外に出ています。");
        }
    }
    if (widget->picture.len > 0 &&
        (widget->picture_width == 0 || widget->picture_height == 0)) {
        complain(check, step->line, step, "：絵の幅と高さがありません。");
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
                     "：答えが2つない、または0点の答えがないやりとりがあります。");
        }
    }
    for (size_t i = 0; i < widget->item_count; i++) {
        const WidgetItem *item = &widget->items[i];
        if (!is_index(item->group, widget->group_count)) {
            complain(check, item->line, step,
                     "：どのやりとりにも入らない答えがあります。");
        }
        if (item->points < 0 || item->points > 2) {
            complain(check, item->line, step, "：答えの点は0・1・2のどれかにします。");
        }
    }
    if (widget->group_count == 0) {
        complain(check, step->line, step, "：やりとり（turn）がありません。");
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
                         "：この選択肢に、出来事ごとの結果（outcome）が足りません。");
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
        complain(check, step->line, step,
                 "：選択肢の数が合いません（選ぶ数以上、10まで）。");
        return;
    }
    if (widget->group_count == 0 || widget->group_count > 16) {
        complain(check, step->line, step, "：出来事（event）は1つから16までにします。");
        return;
    }
    check_cells(check, step);
}

static void check_sort(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    if (widget->group_count < 2) {
        complain(check, step->line, step, "：分け先（bin）は2つ以上にします。");
    }
    for (size_t i = 0; i < widget->item_count; i++) {
        if (!is_index(widget->items[i].group, widget->group_count)) {
            complain(check, widget->items[i].line, step,
                     "：分け先のない項目があります。");
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
                     "：startかrightが、並べた状態にありません。");
        }
    }
    if (all_right) {
        complain(check, step->line, step, "：初めから全部正しくなっています。");
    }
}

static void check_order(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    size_t steps = 0;
    for (size_t i = 0; i < widget->item_count; i++) {
        steps += widget->items[i].rank > 0 ? 1U : 0U;
        if (widget->items[i].rank < 0) {
            complain(check, widget->items[i].line, step,
                     "：番号が0より小さい手順があります。");
        }
    }
    if (steps < 2) {
        complain(check, step->line, step, "：手順（step）は2つ以上にします。");
    }
}

static void check_slot(Check *check, const Step *step, IdSet *ids, const WidgetSlot *slot)
{
    IdSet values = {0};
    const bool is_derived = slot->kind == SLOT_ROMAJI || slot->kind == SLOT_CAPITALS;
    check__id(check, ids, slot->line, slot->id, "枠（slot）");
    if (slot->value_count == 0 && !slot->takes_own && !is_derived) {
        complain(check, slot->line, step, "：選ぶものがない枠（slot）があります。");
    }
    for (size_t i = 0; i < slot->value_count; i++) {
        check__id(check, &values, slot->line, slot->values[i].id, "値（value）");
    }
}

static void check_builder(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    const BuildRules *rules = &widget->rules;
    IdSet ids = {0};
    if (widget->slot_count == 0 || widget->slot_count > BUILD_MAX_SLOTS) {
        complain(check, step->line, step, "：枠（slot）は1つから8つにします。");
    }
    for (size_t i = 0; i < widget->slot_count; i++) {
        const WidgetSlot *slot = &widget->slots[i];
        check_slot(check, step, &ids, slot);
        if (slot->kind == SLOT_MARK &&
            slot->value_count < (size_t)rules->services_needed) {
            complain(check, slot->line, step,
                     "：作る数が、サービスの数より多くなっています。");
        }
    }
    for (size_t i = 1; i < rules->band_count; i++) {
        if (rules->bands[i].min_length <= rules->bands[i - 1].min_length) {
            complain(check, step->line, step,
                     "：bandの文字数が、だんだん大きくなっていません。");
        }
    }
    if (rules->services_needed < 0 || rules->services_needed > BUILD_MAX_SERVICES) {
        complain(check, step->line, step, "：作れるのは1つか2つのサービスの分です。");
    }
    if (rules->most < 0 || rules->most > BUILD_MAX_KEPT) {
        complain(check, step->line, step, "：作れる数（most）は1から3までです。");
    }
    if (rules->is_secret && (rules->sheet.len > 0 || rules->most > 1)) {
        complain(check, step->line, step,
                 "：秘密（secret）の作業では、紙（sheet）もmostも使えません。");
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
        check__id(check, &items, item->line, item->id, "項目");
        check__text(check, item->line, item->label, "文", item->id);
        if (!says_nothing) {
            check__text(check, item->line, item->feedback, "触れたときの一文", item->id);
        }
    }
    for (size_t i = 0; i < widget->group_count; i++) {
        check__id(check, &groups, widget->groups[i].line, widget->groups[i].id,
                  "分け先・やりとり・出来事");
        check__text(check, widget->groups[i].line, widget->groups[i].label, "文",
                    widget->groups[i].id);
    }
    if (widget->item_count == 0 && widget->skin != WIDGET_BUILDER) {
        complain(check, step->line, step, "：触れるものがありません。");
    }
}

static void check_cell_indexes(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    for (size_t i = 0; i < widget->cell_count; i++) {
        if (!is_index(widget->cells[i].item, widget->item_count) ||
            !is_index(widget->cells[i].group, widget->group_count)) {
            complain(check, widget->cells[i].line, step,
                     "：ない選択肢か出来事の結果があります。");
        }
    }
}

void check__widget(Check *check, const Step *step)
{
    const Widget *widget = step->widget;
    if (!widget || (int)widget->skin < 0 || widget->skin >= WIDGET_SKIN_COUNT) {
        check__report(check, step->line, "L502", "「%.*s」の種類がわかりません。",
                      STR_ARG(step->id));
        return;
    }
    check__text(check, step->line, widget->prompt, "すること", step->id);
    check__text(check, step->line, widget->done, "終わりの一文（done）", step->id);
    check_items(check, step);
    check_cell_indexes(check, step);
    skin_checks[widget->skin](check, step);
}
