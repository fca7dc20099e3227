/* What running a lesson file leaves behind, before it becomes a lesson: every word of the
 * vocabulary makes a node, `misaki "c2" "困り" "text"` one with three values. Plain data,
 * no Lua: words.c says which values a word takes, build_*.c turns nodes into the model.
 *
 * A node never changes once it has been handed to the lesson file: giving it one more
 * value makes a new node, so that a word kept in a local can be used many times. */
#ifndef GOFUN_SCRIPT_NODE_H
#define GOFUN_SCRIPT_NODE_H

#include "base/str.h"
#include "script/diagnostics.h"

typedef enum WordKind {
    WORD_UNKNOWN, /* stands for a name that means nothing; swallows whatever it is given
                   */
    WORD_LESSON,
    WORD_SCENE,
    WORD_PERSON,
    WORD_SAY,
    WORD_NARRATE,
    WORD_SHOW,
    WORD_CHOOSE,
    WORD_OPTION,
    WORD_OTHER_WAY,
    WORD_JUMP,
    WORD_FINISH,
    WORD_PICK,
    WORD_YES,
    WORD_PART,
    WORD_NO,
    WORD_SPOT,
    WORD_HIT,
    WORD_DECOY,
    WORD_PLATE,
    WORD_SORT,
    WORD_BIN,
    WORD_ITEM,
    WORD_PANEL,
    WORD_SWITCH,
    WORD_ORDER,
    WORD_STEP,
    WORD_BUILDER,
    WORD_SLOT,
    WORD_VALUE,
    WORD_BAND,
    WORD_WHATIF,
    WORD_EVENT,
    WORD_OUTCOME,
    WORD_RESULT,
    WORD_TALK,
    WORD_TURN,
    WORD_REPLY,
    WORD_EXPLAIN,
    WORD_CARD,
    WORD_QUIZ,
    WORD_QUESTION,
    WORD_SPARE,
    WORD_RIGHT,
    WORD_WRONG,
    WORD_COURSE,
    WORD_CHAPTER,
    WORD_ENTRY,
    WORD_KIND_COUNT
} WordKind;

typedef struct Word {
    const char *name;
    const char
        *shape; /* values in order: s text, n number, b braces; ?x may be left out */
    const char *usage; /* how it is written, for messages */
    WordKind kind;
} Word;

typedef enum ValueKind {
    VALUE_NONE,
    VALUE_TEXT,
    VALUE_NUMBER,
    VALUE_FLAG,
    VALUE_FUNCTION,
    VALUE_NODE,
    VALUE_BODY
} ValueKind;

typedef struct Node Node;
typedef struct Body Body;

typedef struct Value {
    ValueKind kind;
    Str text;
    double number;
    bool flag;
    int function; /* a condition, as the host knows it */
    Node *node;
    Body *body;
} Value;

typedef struct Field {
    Str name;
    Value value;
    bool is_taken;
} Field;

/* What stands between braces. fields are sorted by name. */
struct Body {
    Value *items;
    size_t item_count;
    Field *fields;
    size_t field_count;
};

#define NODE_VALUES_MOST 4

struct Node {
    const Word *word;
    int line;
    Value values[NODE_VALUES_MOST]; /* by position in the shape */
    size_t position;                /* next place in the shape */
    bool is_continued;              /* got a further value, which made another node */
    bool is_broken;                 /* a value was wrong; said already */
    bool is_used;                   /* stands inside another node */
    Node *previous;                 /* made before this one */
};

/* A node for word, without values. previous: the list it goes in front of. */
Node *node_new(Arena *arena, const Word *word, int line, Node **list);
/* A node with value added; says what is wrong with it, if anything. */
Node *node_with(Arena *arena, Node *node, Value value, Node **list, Diagnostics *say);
/* False when values are still to come. */
bool node_is_complete(const Node *node);
/* Number of values the word takes at most. */
size_t node_value_count(const Node *node);
/* "a text", "a number", ...: what a value is, for messages. */
const char *value_describe(const Value *value);
/* True for what a name without meaning left behind; that was complained about already. */
bool value_is_unknown(const Value *value);
/* The field of that name or NULL. */
Field *body_find(const Body *body, const char *name);

/* The vocabulary (words.c). NULL when there is no such word. */
const Word *word_find(Str name);
const Word *word_of_kind(WordKind kind);
/* The closest known word, or NULL when none is near. */
const char *word_nearest(Str name);
/* A person of the cast is a word too: `misaki "id" "face" "text"`. */
const Word *word_new_person(Arena *arena, Str who);

/* For "did you mean": the name in names nearest to wrong, NULL when none is near. */
const char *nearest_name(Str wrong, const char *const *names, size_t count);

#endif
