/* What a hands-on part *is* (curriculum 91): plain data filled by the lesson loader and
 * read by the four kernels in widget.h. Everything is owned by the lesson's arena. */
#ifndef GOFUN_LESSON_WIDGET_DATA_H
#define GOFUN_LESSON_WIDGET_DATA_H

#include "base/str.h"

/* One row of the table in widget.c each; the kernel behind it is named in the comment. */
typedef enum WidgetSkin {
    WIDGET_CHOOSE,  /* PICK: turns of a talk with a meter */
    WIDGET_PICK,    /* PICK: inspect a list, choose one or some */
    WIDGET_SPOT,    /* PICK: find the places in a picture */
    WIDGET_WHATIF,  /* PICK: choose, then events happen */
    WIDGET_SORT,    /* ASSIGN: put things into bins */
    WIDGET_PANEL,   /* ASSIGN: set switches right */
    WIDGET_ORDER,   /* ORDER: put steps in order */
    WIDGET_BUILDER, /* BUILD: fill slots one after the other */
    WIDGET_SKIN_COUNT
} WidgetSkin;

/* Ordered: a higher value is a better one. PART is the triangle ("with conditions"). */
typedef enum Verdict {
    VERDICT_NONE,
    VERDICT_NO,
    VERDICT_PART,
    VERDICT_YES
} Verdict;

/* A thing that is touched: a row, a hot-spot, a card, a switch, a step, an answer. */
typedef struct WidgetItem {
    Str id;
    int line;
    Str label;
    Str detail;      /* pick: what shows after pressing */
    Str feedback;    /* one sentence, shown when touched */
    Verdict verdict; /* pick: yes/no/part; spot: YES = hit, NO = decoy */
    int group;  /* choose: index of its turn in groups; sort: index of its right bin */
    int points; /* choose: what it adds to the meter (0-2) */
    int rank;   /* order: step number from 1, equal = any order, 0 = decoy */
    float x, y, w, h;  /* spot: percent of the picture */
    const Str *states; /* panel: what can be set */
    size_t state_count;
    int initial_state, right_state; /* panel: indexes into states */
} WidgetItem;

/* A turn (choose), an event (whatif) or a bin (sort). */
typedef struct WidgetGroup {
    Str id;
    int line;
    Str label;
} WidgetGroup;

/* spot: a text that stands in the picture, on one line. */
typedef struct WidgetPlate {
    int line;
    Str text;
    float x, y, w, h; /* percent of the picture */
} WidgetPlate;

/* whatif: what happens to the choice `item` when `group` (the event) comes. */
typedef struct WidgetCell {
    int item, group; /* indexes */
    int line;
    Verdict verdict;
    Str feedback;
} WidgetCell;

/* whatif: the sentence for a way of choosing; choose: the sentence for a meter reading.
 * The first one that fits is used. */
typedef struct WidgetResult {
    int line;
    const int *items; /* whatif: indexes of items */
    size_t item_count;
    bool is_any;     /* whatif: one of items is enough; else exactly these */
    int most_points; /* choose: fits up to this reading */
    Str text;        /* no items and not is_any: everything else */
} WidgetResult;

typedef enum SlotKind {
    SLOT_TOPIC,    /* a value (or own text) that does not go into the result */
    SLOT_TEXT,     /* a value, or own text; starts (or joins) the result */
    SLOT_ROMAJI,   /* turns the phrase into romaji: the value with the same index as the
                      phrase's, or the host's conversion of the own phrase */
    SLOT_CAPITALS, /* some letters to capitals: same index rule, or letters toggled by
                      hand */
    SLOT_APPEND,   /* a value (or own text) put behind */
    SLOT_DIGITS,   /* as SLOT_APPEND; own text is own_length ASCII digits */
    SLOT_MARK,     /* the mark of a service put in front, for services_needed services */
} SlotKind;

typedef struct SlotValue {
    Str id;
    Str label; /* what is shown: 「いろは銀行」 */
    Str text;  /* what goes into the result: 「Irh」; empty = label */
} SlotValue;

typedef struct WidgetSlot {
    Str id;
    int line;
    SlotKind kind;
    Str title;    /* 「1 短い文を選ぶ」 */
    Str feedback; /* one sentence, shown when the slot is filled */
    const SlotValue *values;
    size_t value_count;
    bool takes_own; /* 「自分で入力」 */
    int own_length; /* exact number of characters of own text; 0 = any */
} WidgetSlot;

/* From min_length characters on (the last band that fits counts). Bands are in rising
 * order; the first starts at 0. */
typedef struct BuildBand {
    int min_length;
    Str text; /* 「すぐ破られる」 */
} BuildBand;

enum {
    BUILD_MAX_KEPT = 3
};

/* BUILD only. All word lists are compared without regard to capitals. */
typedef struct BuildRules {
    bool is_secret; /* the result is never saved, logged or reported */
    const BuildBand *bands;
    size_t band_count;
    const Str *company_words; /* 「soyokaze」 */
    size_t company_word_count;
    const Str *names; /* names of pets and people: refused with a year behind */
    size_t name_count;
    const Str *samples; /* strings that everybody knows; refused as one's own */
    size_t sample_count;
    Str sample_reply;
    Str reuse_reply;        /* second service with the bare core */
    int services_needed;    /* SLOT_MARK: 1 or 2; 0 counts as 1 */
    Str joiner;             /* between texts of SLOT_TEXT slots: 「、」 */
    const Str *vague_words; /* own text that contains one is refused */
    size_t vague_word_count;
    Str vague_reply;
    Str sheet; /* what is built can be put on paper under this title; empty: it cannot */
    int most;  /* how many can be built and kept, 1 to BUILD_MAX_KEPT; 0 counts as 1 */
} BuildRules;

typedef struct Widget {
    WidgetSkin skin;
    Str prompt;
    Str done; /* sentence when all is right */
    Str hint; /* optional sentence behind 「ヒント」; else the item to look at is marked
               */
    Str meter;                         /* name of the meter; empty = none */
    Str picture;                       /* spot: name in assets/pictures; may be empty */
    int picture_width, picture_height; /* spot: in its own units */
    const WidgetPlate *plates;         /* spot: texts of the picture */
    size_t plate_count;
    int needed; /* pick, whatif: how many to choose; 0 or 1 = single */
    const WidgetItem *items;
    size_t item_count;
    const WidgetGroup *groups;
    size_t group_count;
    const WidgetCell *cells;
    size_t cell_count;
    const WidgetResult *results;
    size_t result_count;
    const WidgetSlot *slots;
    size_t slot_count;
    BuildRules rules;
} Widget;

#endif
