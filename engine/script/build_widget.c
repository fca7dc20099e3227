/* The hands-on parts that are a list of things: pick, spot, sort, panel, order. Those
 * with a story of their own are in build_story.c and build_builder.c. */
#include "script/build.h"

static WidgetItem *start_items(Loader *loader, const Body *body, Widget *widget)
{
    WidgetItem *const items = BUILD_ARRAY(loader, WidgetItem, body);
    widget->items = items;
    return items;
}

/* yes "id" "label" "detail" "feedback" */
static void build_row(Loader *loader, const Node *node, WidgetItem *item)
{
    static const Verdict verdicts[WORD_KIND_COUNT] = {
        [WORD_YES] = VERDICT_YES, [WORD_PART] = VERDICT_PART, [WORD_NO] = VERDICT_NO};
    item->detail = build_text(loader, node, 2);
    item->feedback = build_text(loader, node, 3);
    item->verdict = verdicts[node->word->kind];
}

/* { x, y, width, height } in percent; false when it is not (said). */
static bool build_area(Loader *loader, const Node *node, const Body *area,
                       float numbers[4])
{
    if (!area || area->item_count != 4 || area->field_count > 0) {
        build_say(loader, node, "S020",
                  "%sには { x, y, 幅, 高さ } を、絵に対する百分率で書きます。",
                  node->word->name);
        return false;
    }
    for (size_t i = 0; i < 4; i++) {
        const Value *const value = &area->items[i];
        if (value->kind != VALUE_NUMBER ||
            !(value->number >= 0 && value->number <= 100)) {
            build_say(loader, node, "S020", "%s：場所は絵の中（0から100）に収めます。",
                      node->word->name);
            return false;
        }
        numbers[i] = (float)value->number;
    }
    return true;
}

/* hit "id" "label" "feedback" { x, y, width, height } */
static void build_hot_spot(Loader *loader, const Node *node, WidgetItem *item)
{
    float area[4] = {0};
    item->feedback = build_text(loader, node, 2);
    item->verdict = node->word->kind == WORD_HIT ? VERDICT_YES : VERDICT_NO;
    if (build_area(loader, node, node->values[3].body, area)) {
        item->x = area[0];
        item->y = area[1];
        item->w = area[2];
        item->h = area[3];
    }
}

static void build_switch(Loader *loader, const Node *node, WidgetItem *item)
{
    Fields fields = fields_open(loader, node, 3);
    Str start = {0};
    Str right = {0};
    item->feedback = build_text(loader, node, 2);
    build_texts(loader, node, fields.body, &item->states, &item->state_count);
    fields_text(&fields, "start", &start);
    fields_text(&fields, "right", &right);
    fields_done(&fields);
    item->initial_state = -1;
    item->right_state = -1;
    for (size_t i = 0; i < item->state_count; i++) {
        item->initial_state =
            str_equal(item->states[i], start) ? (int)i : item->initial_state;
        item->right_state =
            str_equal(item->states[i], right) ? (int)i : item->right_state;
    }
    if (item->initial_state < 0 || item->right_state < 0) {
        build_say(loader, node, "S020",
                  "switch：startとrightには、並べた状態のどれかを書きます。");
        item->initial_state = 0;
        item->right_state = 0;
    }
}

static void build_step_row(Loader *loader, const Node *node, WidgetItem *item)
{
    item->rank = build_whole(loader, node, 0, 1, 99);
    item->feedback = build_text(loader, node, 3);
}

static void build_order_decoy(Loader *loader, const Node *node, WidgetItem *item)
{
    item->feedback = build_text(loader, node, 2);
    if (node->values[3].kind != VALUE_NONE) {
        build_say(loader, node, "S018", "decoy：orderの中では { } を付けません。");
    }
}

/* Which words stand inside which part, and what reads them. Id and label come first, but
 * for step, whose number does. */
typedef void ItemBuilder(Loader *loader, const Node *node, WidgetItem *item);
typedef struct ItemRule {
    WordKind part, word;
    ItemBuilder *build;
} ItemRule;

static const ItemRule item_rules[] = {
    {WORD_PICK, WORD_YES, build_row},        {WORD_PICK, WORD_PART, build_row},
    {WORD_PICK, WORD_NO, build_row},         {WORD_SPOT, WORD_HIT, build_hot_spot},
    {WORD_SPOT, WORD_DECOY, build_hot_spot}, {WORD_PANEL, WORD_SWITCH, build_switch},
    {WORD_ORDER, WORD_STEP, build_step_row}, {WORD_ORDER, WORD_DECOY, build_order_decoy},
};

static ItemBuilder *item_builder(WordKind part, WordKind word)
{
    for (size_t i = 0; i < sizeof item_rules / sizeof item_rules[0]; i++) {
        if (item_rules[i].part == part && item_rules[i].word == word) {
            return item_rules[i].build;
        }
    }
    return NULL;
}

static void build_items(Loader *loader, Fields *fields, Widget *widget)
{
    const Node *const node = fields->node;
    WidgetItem *const items = start_items(loader, fields->body, widget);
    for (size_t i = 0; i < fields->body->item_count; i++) {
        const Node *const child = build_child(loader, node, fields->body, i);
        if (!child) {
            continue;
        }
        if (node->word->kind == WORD_SPOT && child->word->kind == WORD_PLATE) {
            continue; /* build_plates */
        }
        ItemBuilder *const build = item_builder(node->word->kind, child->word->kind);
        if (!build) {
            build_misplaced(loader, node, child);
            continue;
        }
        WidgetItem *const item = &items[widget->item_count++];
        item->line = child->line;
        const size_t id_at = child->word->kind == WORD_STEP ? 1 : 0;
        item->id = build_id(loader, child, id_at);
        item->label = build_text(loader, child, id_at + 1);
        build(loader, child, item);
    }
}

static void build_pick(Loader *loader, Fields *fields, Widget *widget)
{
    fields_whole(fields, "needed", 1, 20, &widget->needed);
    build_items(loader, fields, widget);
}

/* plate "text" { x, y, width, height } */
static void build_plates(Loader *loader, Fields *fields, Widget *widget)
{
    WidgetPlate *const plates = BUILD_ARRAY(loader, WidgetPlate, fields->body);
    widget->plates = plates;
    for (size_t i = 0; i < fields->body->item_count; i++) {
        const Value *const value = &fields->body->items[i];
        if (value->kind != VALUE_NODE || value->node->word->kind != WORD_PLATE) {
            continue;
        }
        const Node *const child = value->node;
        float area[4] = {0};
        if (build_area(loader, child, child->values[1].body, area)) {
            plates[widget->plate_count++] = (WidgetPlate){
                child->line, build_text(loader, child, 0), area[0], area[1], area[2],
                area[3]};
        }
    }
}

static void build_spot(Loader *loader, Fields *fields, Widget *widget)
{
    enum {
        SIDE_MOST = 4000
    };
    fields_id(fields, "picture", &widget->picture);
    fields_whole(fields, "width", 1, SIDE_MOST, &widget->picture_width);
    fields_whole(fields, "height", 1, SIDE_MOST, &widget->picture_height);
    build_plates(loader, fields, widget);
    build_items(loader, fields, widget);
}

static void build_panel(Loader *loader, Fields *fields, Widget *widget)
{
    fields_text(fields, "meter", &widget->meter);
    build_items(loader, fields, widget);
}

/* Bins may stand before or after the items, so they are read first. */
static void build_bins(Loader *loader, Fields *fields, Widget *widget)
{
    WidgetGroup *const bins = BUILD_ARRAY(loader, WidgetGroup, fields->body);
    widget->groups = bins;
    for (size_t i = 0; i < fields->body->item_count; i++) {
        const Value *const value = &fields->body->items[i];
        if (value->kind != VALUE_NODE || value->node->word->kind != WORD_BIN) {
            continue;
        }
        const Node *const child = build_child(loader, fields->node, fields->body, i);
        if (child) {
            bins[widget->group_count++] = (WidgetGroup){
                .line = child->line,
                .id = build_id(loader, child, 0),
                .label = build_text(loader, child, 1),
            };
        }
    }
}

static int find_bin(Loader *loader, const Widget *widget, const Node *node, Str id)
{
    for (size_t i = 0; i < widget->group_count; i++) {
        if (str_equal(widget->groups[i].id, id)) {
            return (int)i;
        }
    }
    build_say(loader, node, "S020",
              "「%.*s」というbinが、ここにはありません。idを確かめてください。",
              STR_ARG(id));
    return 0;
}

static void build_sort(Loader *loader, Fields *fields, Widget *widget)
{
    const Body *const body = fields->body;
    WidgetItem *const items = start_items(loader, body, widget);
    build_bins(loader, fields, widget);
    for (size_t i = 0; i < body->item_count; i++) {
        const Value *const value = &body->items[i];
        if (value->kind == VALUE_NODE && value->node->word->kind == WORD_BIN) {
            continue;
        }
        const Node *const child = build_child(loader, fields->node, body, i);
        if (child && child->word->kind == WORD_ITEM) {
            items[widget->item_count++] = (WidgetItem){
                .line = child->line,
                .id = build_id(loader, child, 0),
                .label = build_text(loader, child, 1),
                .group = find_bin(loader, widget, child, child->values[2].text),
                .feedback = build_text(loader, child, 3),
            };
        } else if (child) {
            build_misplaced(loader, fields->node, child);
        }
    }
}

typedef struct PartRule {
    WidgetSkin skin;
    void (*build)(Loader *loader, Fields *fields, Widget *widget);
} PartRule;

static const PartRule parts[WORD_KIND_COUNT] = {
    [WORD_PICK] = {WIDGET_PICK, build_pick},
    [WORD_SPOT] = {WIDGET_SPOT, build_spot},
    [WORD_SORT] = {WIDGET_SORT, build_sort},
    [WORD_PANEL] = {WIDGET_PANEL, build_panel},
    [WORD_ORDER] = {WIDGET_ORDER, build_items},
    [WORD_BUILDER] = {WIDGET_BUILDER, build_builder},
    [WORD_WHATIF] = {WIDGET_WHATIF, build_whatif},
    [WORD_TALK] = {WIDGET_CHOOSE, build_talk},
};

void build_widget(Loader *loader, const Node *node, Step *step)
{
    const PartRule *const part = &parts[node->word->kind];
    Widget *const widget = ARENA_NEW(loader->keep, Widget);
    Fields fields = fields_open(loader, node, 2);
    step->kind = STEP_WIDGET;
    step->id = build_id(loader, node, 0);
    step->widget = widget;
    widget->skin = part->skin;
    widget->prompt = build_text(loader, node, 1);
    fields_text(&fields, "done", &widget->done);
    fields_text(&fields, "hint", &widget->hint);
    fields_text(&fields, "store", &step->store);
    part->build(loader, &fields, widget);
    fields_done(&fields);
}
