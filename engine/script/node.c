#include "script/node.h"

/* Letter of the shape at the value with this index; is_optional may be NULL. */
static char shape_at(const char *shape, size_t index, bool *is_optional)
{
    bool optional = false;
    size_t at = 0;
    for (const char *letter = shape; *letter != '\0'; letter++) {
        if (*letter == '?') {
            optional = true;
            continue;
        }
        if (at == index) {
            if (is_optional) {
                *is_optional = optional;
            }
            return *letter;
        }
        optional = false;
        at++;
    }
    return '\0';
}

static bool fits(char letter, const Value *value)
{
    switch (letter) {
    case 's':
        return value->kind == VALUE_TEXT;
    case 'n':
        return value->kind == VALUE_NUMBER;
    case 'b':
        return value->kind == VALUE_BODY;
    default:
        return false;
    }
}

static const char *describe_letter(char letter)
{
    switch (letter) {
    case 's':
        return "文（\"…\"）";
    case 'n':
        return "数";
    default:
        return " { } ";
    }
}

const char *value_describe(const Value *value)
{
    static const char *const names[] = {
        [VALUE_NONE] = "何もなし",      [VALUE_TEXT] = "文",       [VALUE_NUMBER] = "数",
        [VALUE_FLAG] = "true か false", [VALUE_FUNCTION] = "関数", [VALUE_NODE] = "語",
        [VALUE_BODY] = " { } ",
    };
    if (value->kind == VALUE_NODE) {
        return value->node->word->name;
    }
    return names[value->kind];
}

bool value_is_unknown(const Value *value)
{
    return value->kind == VALUE_NODE && value->node->word->kind == WORD_UNKNOWN;
}

Node *node_new(Arena *arena, const Word *word, int line, Node **list)
{
    Node *const node = ARENA_NEW(arena, Node);
    *node = (Node){.word = word, .line = line, .previous = *list};
    *list = node;
    return node;
}

bool node_is_complete(const Node *node)
{
    const char *const shape = node->word->shape;
    bool is_optional = false;
    for (size_t at = node->position; shape_at(shape, at, &is_optional) != '\0'; at++) {
        if (!is_optional) {
            return false;
        }
    }
    return true;
}

size_t node_value_count(const Node *node)
{
    size_t count = 0;
    while (shape_at(node->word->shape, count, NULL) != '\0') {
        count++;
    }
    return count;
}

static void say_too_many(const Node *node, const Value *value, Diagnostics *say)
{
    diagnostics_add(say, node->line, "S018",
                    "%sの後に、余分な%"
                    "sがあります。間にコンマを入れるか、次のように書いてください：%s",
                    node->word->name, value_describe(value), node->word->usage);
}

Node *node_with(Arena *arena, Node *node, Value value, Node **list, Diagnostics *say)
{
    if (node->word->kind == WORD_UNKNOWN) {
        return node;
    }
    const char *const shape = node->word->shape;
    size_t at = node->position;
    bool is_optional = false;
    char letter = shape_at(shape, at, &is_optional);
    while (letter != '\0' && is_optional && !fits(letter, &value)) {
        at++;
        letter = shape_at(shape, at, &is_optional);
    }
    if (letter == '\0' || at >= NODE_VALUES_MOST) {
        say_too_many(node, &value, say);
        node->is_broken = true;
        return node;
    }
    Node *const next = node_new(arena, node->word, node->line, list);
    Node *const previous = next->previous;
    *next = *node;
    next->previous = previous;
    next->position = at + 1;
    next->is_continued = false;
    node->is_continued = true;
    if (fits(letter, &value)) {
        next->values[at] = value;
        return next;
    }
    next->is_broken = true;
    if (value_is_unknown(&value)) {
        return next;
    }
    diagnostics_add(say, node->line, "S012",
                    "%sのここには%sを書きます。今は%sです。次のように書いてください：%s",
                    node->word->name, describe_letter(letter), value_describe(&value),
                    node->word->usage);
    return next;
}

Field *body_find(const Body *body, const char *name)
{
    for (size_t i = 0; body && i < body->field_count; i++) {
        if (str_is(body->fields[i].name, name)) {
            return &body->fields[i];
        }
    }
    return NULL;
}
