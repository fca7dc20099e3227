/* builder: slots that are filled one after the other, bands of length, rules. */
#include "script/build.h"

static SlotKind read_slot_kind(Loader *loader, const Node *node, Str name)
{
    static const char *const names[] = {
        [SLOT_TOPIC] = "topic",       [SLOT_TEXT] = "text",     [SLOT_ROMAJI] = "romaji",
        [SLOT_CAPITALS] = "capitals", [SLOT_APPEND] = "append", [SLOT_DIGITS] = "digits",
        [SLOT_MARK] = "mark",
    };
    const size_t count = sizeof names / sizeof names[0];
    for (size_t i = 0; i < count; i++) {
        if (str_is(name, names[i])) {
            return (SlotKind)i;
        }
    }
    build_say(loader, node, "S020",
              "slot：kindは \"topic\" \"text\" \"romaji\" \"capitals\" \"append\" "
              "\"digits\" \"mark\" のどれかにします。");
    return SLOT_TEXT;
}

static void build_values(Loader *loader, const Node *node, const Body *body,
                         WidgetSlot *slot)
{
    SlotValue *const values = BUILD_ARRAY(loader, SlotValue, body);
    slot->values = values;
    for (size_t i = 0; i < body->item_count; i++) {
        const Node *const child = build_child(loader, node, body, i);
        if (child && child->word->kind == WORD_VALUE) {
            values[slot->value_count++] = (SlotValue){
                .id = build_id(loader, child, 0),
                .label = build_text(loader, child, 1),
                .text = build_keep(loader, child->values[2].text),
            };
        } else if (child) {
            build_misplaced(loader, node, child);
        }
    }
}

static void build_slot(Loader *loader, const Node *node, WidgetSlot *slot)
{
    Fields fields = fields_open(loader, node, 2);
    Str kind = {0};
    slot->line = node->line;
    slot->id = build_id(loader, node, 0);
    slot->title = build_text(loader, node, 1);
    fields_text(&fields, "kind", &kind);
    slot->kind = read_slot_kind(loader, node, kind);
    fields_text(&fields, "feedback", &slot->feedback);
    fields_flag(&fields, "own", &slot->takes_own);
    fields_whole(&fields, "own_length", 1, 64, &slot->own_length);
    fields_done(&fields);
    build_values(loader, node, fields.body, slot);
}

static void build_rules(Fields *fields, BuildRules *rules)
{
    fields_flag(fields, "secret", &rules->is_secret);
    fields_texts(fields, "company_words", &rules->company_words,
                 &rules->company_word_count);
    fields_texts(fields, "names", &rules->names, &rules->name_count);
    fields_texts(fields, "samples", &rules->samples, &rules->sample_count);
    fields_text(fields, "sample_reply", &rules->sample_reply);
    fields_text(fields, "reuse_reply", &rules->reuse_reply);
    fields_whole(fields, "services", 1, 2, &rules->services_needed);
    fields_text(fields, "joiner", &rules->joiner);
    fields_texts(fields, "vague_words", &rules->vague_words, &rules->vague_word_count);
    fields_text(fields, "vague_reply", &rules->vague_reply);
    fields_text(fields, "sheet", &rules->sheet);
    fields_whole(fields, "most", 1, BUILD_MAX_KEPT, &rules->most);
}

void build_builder(Loader *loader, Fields *fields, Widget *widget)
{
    const Body *const body = fields->body;
    WidgetSlot *const slots = BUILD_ARRAY(loader, WidgetSlot, body);
    BuildBand *const bands = BUILD_ARRAY(loader, BuildBand, body);
    BuildRules *const rules = &widget->rules;
    fields_text(fields, "meter", &widget->meter);
    build_rules(fields, rules);
    widget->slots = slots;
    rules->bands = bands;
    for (size_t i = 0; i < body->item_count; i++) {
        const Node *const child = build_child(loader, fields->node, body, i);
        if (child && child->word->kind == WORD_SLOT) {
            build_slot(loader, child, &slots[widget->slot_count++]);
        } else if (child && child->word->kind == WORD_BAND) {
            bands[rules->band_count++] = (BuildBand){
                .min_length = build_whole(loader, child, 0, 0, 200),
                .text = build_text(loader, child, 1),
            };
        } else if (child) {
            build_misplaced(loader, fields->node, child);
        }
    }
}
