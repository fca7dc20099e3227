/* The vocabulary: one row a word. A new word is a row here and a builder for its kind. */
#include "base/utf8.h"
#include "script/node.h"

static const Word words[] = {
    {"lesson", "sb", "lesson \"id\" { ... }", WORD_LESSON},
    {"scene", "sb", "scene \"id\" { backdrop = \"cafe\", ... }", WORD_SCENE},
    {"say", "ssss", "say \"id\" \"who\" \"face\" \"text\"", WORD_SAY},
    {"narrate", "ss", "narrate \"id\" \"text\"", WORD_NARRATE},
    {"show", "?sb", "show { left = \"misaki\", right = \"yuma\" }", WORD_SHOW},
    {"choose", "ssb", "choose \"id\" \"prompt\" { option ..., option ... }", WORD_CHOOSE},
    {"option", "ss?b", "option \"id\" \"label\" { to = \"scene\" }", WORD_OPTION},
    {"other_way", "s", "other_way \"id of the choose\"", WORD_OTHER_WAY},
    {"jump", "s?b", "jump \"scene\"", WORD_JUMP},
    {"finish", "?b", "finish", WORD_FINISH},

    {"pick", "ssb", "pick \"id\" \"prompt\" { yes ..., no ... }", WORD_PICK},
    {"yes", "ssss", "yes \"id\" \"label\" \"detail\" \"feedback\"", WORD_YES},
    {"part", "ssss", "part \"id\" \"label\" \"detail\" \"feedback\"", WORD_PART},
    {"no", "ssss", "no \"id\" \"label\" \"detail\" \"feedback\"", WORD_NO},

    {"spot", "ssb", "spot \"id\" \"prompt\" { hit ..., decoy ... }", WORD_SPOT},
    {"hit", "sssb", "hit \"id\" \"label\" \"feedback\" { x, y, width, height }",
     WORD_HIT},
    {"decoy", "sss?b", "decoy \"id\" \"label\" \"feedback\" { x, y, width, height }",
     WORD_DECOY},
    {"plate", "sb", "plate \"text\" { x, y, width, height }", WORD_PLATE},

    {"sort", "ssb", "sort \"id\" \"prompt\" { bin ..., item ... }", WORD_SORT},
    {"bin", "ss", "bin \"id\" \"label\"", WORD_BIN},
    {"item", "ssss", "item \"id\" \"label\" \"bin\" \"feedback\"", WORD_ITEM},

    {"panel", "ssb", "panel \"id\" \"prompt\" { switch ... }", WORD_PANEL},
    {"switch", "sssb",
     "switch \"id\" \"label\" \"feedback\" { \"on\", \"off\", start = \"on\", right = "
     "\"off\" }",
     WORD_SWITCH},

    {"order", "ssb", "order \"id\" \"prompt\" { step ..., decoy ... }", WORD_ORDER},
    {"step", "nsss", "step(1) \"id\" \"label\" \"feedback\"", WORD_STEP},

    {"builder", "ssb", "builder \"id\" \"prompt\" { slot ..., band ... }", WORD_BUILDER},
    {"slot", "ssb", "slot \"id\" \"title\" { kind = \"text\", value ... }", WORD_SLOT},
    {"value", "ss?s", "value \"id\" \"label\" \"text\"", WORD_VALUE},
    {"band", "ns", "band(8) \"text\"", WORD_BAND},

    {"whatif", "ssb", "whatif \"id\" \"prompt\" { option ..., event ..., outcome ... }",
     WORD_WHATIF},
    {"event", "ss", "event \"id\" \"label\"", WORD_EVENT},
    {"outcome", "ssss", "outcome \"option\" \"event\" \"○\" \"feedback\"", WORD_OUTCOME},
    {"result", "s?b", "result \"text\" { \"option\", ... }", WORD_RESULT},

    {"talk", "ssb", "talk \"id\" \"prompt\" { turn ..., result ... }", WORD_TALK},
    {"turn", "ssb", "turn \"id\" \"text\" { reply ... }", WORD_TURN},
    {"reply", "nsss", "reply(0) \"id\" \"label\" \"feedback\"", WORD_REPLY},

    {"explain", "b", "explain { card ..., more = { ... } }", WORD_EXPLAIN},
    {"card", "ssb", "card \"id\" \"title\" { \"text\", ... }", WORD_CARD},

    {"quiz", "b", "quiz { question ..., spare ... }", WORD_QUIZ},
    {"question", "sssb", "question \"id\" \"適切\" \"prompt\" { right ..., wrong ... }",
     WORD_QUESTION},
    {"spare", "sssb", "spare \"id\" \"適切\" \"prompt\" { right ..., wrong ... }",
     WORD_SPARE},
    {"right", "sss", "right \"id\" \"label\" \"feedback\"", WORD_RIGHT},
    {"wrong", "sss", "wrong \"id\" \"label\" \"feedback\"", WORD_WRONG},

    {"course", "b", "course { chapter ..., entry ... }", WORD_COURSE},
    {"chapter", "ns", "chapter(1) \"title\"", WORD_CHAPTER},
    {"entry", "nssb", "entry(1) \"id\" \"title\" { part = 1, tile = \"line|line\" }",
     WORD_ENTRY},
};

#define WORD_COUNT (sizeof words / sizeof words[0])
#define NAME_LONGEST 32

const Word *word_new_person(Arena *arena, Str who)
{
    Word *const word = ARENA_NEW(arena, Word);
    const Str usage = str_format(arena, "%.*s \"id\" \"face\" \"text\"", STR_ARG(who));
    *word = (Word){str_copy_z(arena, who), "sss", usage.ptr, WORD_PERSON};
    return word;
}

const Word *word_find(Str name)
{
    for (size_t i = 0; i < WORD_COUNT; i++) {
        if (str_is(name, words[i].name)) {
            return &words[i];
        }
    }
    return NULL;
}

const Word *word_of_kind(WordKind kind)
{
    for (size_t i = 0; i < WORD_COUNT; i++) {
        if (words[i].kind == kind) {
            return &words[i];
        }
    }
    return NULL;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Letters to change, add, drop or swap to get from one to the other. Both are short. */
static size_t edits(Str from, Str to)
{
    size_t rows[3][NAME_LONGEST + 1] = {0};
    for (size_t j = 0; j <= to.len; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= from.len; i++) {
        size_t *const row = rows[i % 3];
        const size_t *const above = rows[(i + 2) % 3];
        const size_t *const over = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= to.len; j++) {
            const bool is_same = from.ptr[i - 1] == to.ptr[j - 1];
            row[j] =
                least(above[j - 1] + (is_same ? 0 : 1), least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && from.ptr[i - 1] == to.ptr[j - 2] &&
                from.ptr[i - 2] == to.ptr[j - 1]) {
                row[j] = least(row[j], over[j - 2] + 1);
            }
        }
    }
    return rows[from.len % 3][to.len];
}

const char *nearest_name(Str wrong, const char *const *names, size_t count)
{
    const char *best = NULL;
    size_t best_edits = wrong.len < 4 ? 2 : 3; /* below this counts as near */
    if (wrong.len == 0 || wrong.len > NAME_LONGEST) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        const Str name = str_from(names[i]);
        const size_t distance =
            name.len <= NAME_LONGEST ? edits(wrong, name) : best_edits;
        if (distance < best_edits) {
            best_edits = distance;
            best = names[i];
        }
    }
    return best;
}

const char *word_nearest(Str name)
{
    const char *names[WORD_COUNT];
    for (size_t i = 0; i < WORD_COUNT; i++) {
        names[i] = words[i].name;
    }
    return nearest_name(name, names, WORD_COUNT);
}
