/* The hands-on parts with turns: whatif (choose, then events happen) and talk (answers
 * that add up on a meter). */
#include "script/build.h"

static int find_item(Loader *loader, const Widget *widget, const Node *node, Str id)
{
    for (size_t i = 0; i < widget->item_count; i++) {
        if (str_equal(widget->items[i].id, id)) {
            return (int)i;
        }
    }
    build_say(loader, node, "S020",
              "「%.*s」というoptionが、ここにはありません。idを確かめてください。",
              STR_ARG(id));
    return 0;
}

static int find_event(Loader *loader, const Widget *widget, const Node *node, Str id)
{
    for (size_t i = 0; i < widget->group_count; i++) {
        if (str_equal(widget->groups[i].id, id)) {
            return (int)i;
        }
    }
    build_say(loader, node, "S020",
              "「%.*s」というeventが、ここにはありません。idを確かめてください。",
              STR_ARG(id));
    return 0;
}

static Verdict read_verdict(Loader *loader, const Node *node, Str mark)
{
    static const struct {
        const char *mark;
        Verdict verdict;
    } marks[] = {{"○", VERDICT_YES}, {"△", VERDICT_PART}, {"×", VERDICT_NO}};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (str_is(mark, marks[i].mark)) {
            return marks[i].verdict;
        }
    }
    build_say(loader, node, "S020", "outcome：印は \"○\" \"△\" \"×\" のどれかにします。");
    return VERDICT_NO;
}

/* The options and events come first, because outcomes and results name them. */
static void build_choices(Loader *loader, Fields *fields, Widget *widget)
{
    const Body *const body = fields->body;
    WidgetItem *const items = BUILD_ARRAY(loader, WidgetItem, body);
    WidgetGroup *const events = BUILD_ARRAY(loader, WidgetGroup, body);
    widget->items = items;
    widget->groups = events;
    for (size_t i = 0; i < body->item_count; i++) {
        const Node *const child = build_child(loader, fields->node, body, i);
        if (child && child->word->kind == WORD_OPTION) {
            items[widget->item_count++] = (WidgetItem){
                .line = child->line,
                .id = build_id(loader, child, 0),
                .label = build_text(loader, child, 1),
            };
        } else if (child && child->word->kind == WORD_EVENT) {
            events[widget->group_count++] = (WidgetGroup){
                .line = child->line,
                .id = build_id(loader, child, 0),
                .label = build_text(loader, child, 1),
            };
        }
    }
}

static void build_whatif_result(Loader *loader, const Node *node, const Widget *widget,
                                WidgetResult *result)
{
    Fields fields = fields_open(loader, node, 1);
    const Str *ids = NULL;
    *result = (WidgetResult){.line = node->line, .text = build_text(loader, node, 0)};
    if (!fields.body) {
        return;
    }
    build_texts(loader, node, fields.body, &ids, &result->item_count);
    int *const items = BUILD_ARRAY(loader, int, fields.body);
    for (size_t i = 0; i < result->item_count; i++) {
        items[i] = find_item(loader, widget, node, ids[i]);
    }
    result->items = items;
    fields_flag(&fields, "any", &result->is_any);
    fields_done(&fields);
}

static WidgetCell build_cell(Loader *loader, const Node *node, const Widget *widget)
{
    return (WidgetCell){
        .line = node->line,
        .item = find_item(loader, widget, node, node->values[0].text),
        .group = find_event(loader, widget, node, node->values[1].text),
        .verdict = read_verdict(loader, node, node->values[2].text),
        .feedback = build_text(loader, node, 3),
    };
}

void build_whatif(Loader *loader, Fields *fields, Widget *widget)
{
    const Body *const body = fields->body;
    WidgetCell *const cells = BUILD_ARRAY(loader, WidgetCell, body);
    WidgetResult *const results = BUILD_ARRAY(loader, WidgetResult, body);
    fields_whole(fields, "needed", 1, 20, &widget->needed);
    build_choices(loader, fields, widget);
    widget->cells = cells;
    widget->results = results;
    for (size_t i = 0; i < body->item_count; i++) {
        const Node *const child =
            body->items[i].kind == VALUE_NODE ? body->items[i].node : NULL;
        if (!child || child->is_broken || !node_is_complete(child)) {
            continue; /* said by build_choices */
        }
        if (child->word->kind == WORD_OUTCOME) {
            cells[widget->cell_count++] = build_cell(loader, child, widget);
        } else if (child->word->kind == WORD_RESULT) {
            build_whatif_result(loader, child, widget, &results[widget->result_count++]);
        } else if (child->word->kind != WORD_OPTION && child->word->kind != WORD_EVENT &&
                   child->word->kind != WORD_UNKNOWN) {
            build_misplaced(loader, fields->node, child);
        }
    }
}

static size_t count_replies(const Body *turns)
{
    size_t count = 0;
    for (size_t i = 0; i < turns->item_count; i++) {
        const Value *const value = &turns->items[i];
        const bool is_turn = value->kind == VALUE_NODE &&
                             value->node->word->kind == WORD_TURN &&
                             value->node->values[2].body;
        count += is_turn ? value->node->values[2].body->item_count : 0;
    }
    return count;
}

static void build_replies(Loader *loader, const Node *turn, int group, WidgetItem *items,
                          Widget *widget)
{
    const Body *const body = turn->values[2].body;
    Fields fields = fields_open(loader, turn, 2);
    fields_done(&fields);
    for (size_t i = 0; i < body->item_count; i++) {
        const Node *const child = build_child(loader, turn, body, i);
        if (child && child->word->kind == WORD_REPLY) {
            items[widget->item_count++] = (WidgetItem){
                .line = child->line,
                .points = build_whole(loader, child, 0, 0, 2),
                .id = build_id(loader, child, 1),
                .label = build_text(loader, child, 2),
                .feedback = build_text(loader, child, 3),
                .group = group,
            };
        } else if (child) {
            build_misplaced(loader, turn, child);
        }
    }
}

static void build_talk_result(Loader *loader, const Node *node, WidgetResult *result)
{
    Fields fields = fields_open(loader, node, 1);
    *result = (WidgetResult){
        .line = node->line, .text = build_text(loader, node, 0), .most_points = 999};
    fields_whole(&fields, "most", 0, 999, &result->most_points);
    fields_done(&fields);
}

void build_talk(Loader *loader, Fields *fields, Widget *widget)
{
    const Body *const body = fields->body;
    WidgetItem *const items = ARENA_ARRAY(loader->keep, WidgetItem, count_replies(body));
    WidgetGroup *const turns = BUILD_ARRAY(loader, WidgetGroup, body);
    WidgetResult *const results = BUILD_ARRAY(loader, WidgetResult, body);
    fields_text(fields, "meter", &widget->meter);
    widget->items = items;
    widget->groups = turns;
    widget->results = results;
    for (size_t i = 0; i < body->item_count; i++) {
        const Node *const child = build_child(loader, fields->node, body, i);
        if (child && child->word->kind == WORD_TURN) {
            turns[widget->group_count] = (WidgetGroup){
                .line = child->line,
                .id = build_id(loader, child, 0),
                .label = build_text(loader, child, 1),
            };
            build_replies(loader, child, (int)widget->group_count++, items, widget);
        } else if (child && child->word->kind == WORD_RESULT) {
            build_talk_result(loader, child, &results[widget->result_count++]);
        } else if (child) {
            build_misplaced(loader, fields->node, child);
        }
    }
}
