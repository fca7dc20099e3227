/* Parts of the hands-on pages with a form of their own: sorting into bins, a panel of
 * settings, an order of steps, places in a picture, events after a choice, a talk in
 * turns. All of them work by tap and tap and by keys alone; what was touched is told in a
 * strip beside the button (above it where there is no room), which never scrolls away.
 * Strings are borrowed until the next ui_begin. */
#ifndef GOFUN_UI_PARTS_HANDS_H
#define GOFUN_UI_PARTS_HANDS_H

#include "ui/widgets.h"

/* What all of them have. */
typedef struct UiHands {
    Str prompt;
    Str status; /* 「2／6か所」; may be empty */
    Str how;    /* how it is operated; shown until there is more to say */
    /* What was touched last; note empty: nothing is said. */
    UiMark mark;
    Str note_word; /* beside the mark: 「正解」; may be empty */
    Str note;
    Str hint;    /* shown; may be empty */
    Str outcome; /* the sentence over all, while it is not done; may be empty */
    Str done;    /* when all is right; may be empty */
    bool can_hint, can_solve, can_go_on;
    Str missing;      /* why one cannot go on yet */
    Str next_label;   /* empty: 「次へ」 */
    bool takes_enter; /* Enter on something chosen is the button at the right */
} UiHands;

typedef enum UiHandsAction {
    UI_HANDS_NONE,
    UI_HANDS_HOLD,   /* index was taken in the hand, or let go */
    UI_HANDS_PUT,    /* index goes to bin, state or place `to` */
    UI_HANDS_TOUCH,  /* index was touched; SIZE_MAX: nothing was there */
    UI_HANDS_PLACES, /* 「場所を表示」 */
    UI_HANDS_LIST,   /* 「一覧で見る」 */
    UI_HANDS_HINT,
    UI_HANDS_SOLVE,
    UI_HANDS_GO_ON,
} UiHandsAction;

typedef struct UiHandsResult {
    UiHandsAction action;
    size_t index, to;
} UiHandsResult;

enum {
    UI_HANDS_ITEMS_MOST = 24,
    UI_HANDS_BINS_MOST = 6,
};

/* ---- sort: cards from a tray into bins ---- */
typedef struct UiSortCard {
    Str label;
    int bin;     /* -1: in the tray */
    UiMark mark; /* in a bin */
} UiSortCard;
typedef struct UiSort {
    UiHands hands;
    const UiSortCard *cards;
    size_t card_count; /* <= UI_HANDS_ITEMS_MOST */
    const Str *bins;
    size_t bin_count; /* <= UI_HANDS_BINS_MOST */
    size_t held;      /* card in the hand; >= card_count: none */
} UiSort;
/* HOLD, PUT, and TOUCH for a card that leaves its bin. */
UiHandsResult part_sort(Ui *ui, const UiSort *sort, Rect content);

/* ---- panel: settings and a meter ---- */
typedef struct UiPanelRow {
    Str label;
    const Str *states;
    size_t state_count;
    size_t state; /* as it is set */
    UiMark mark;
} UiPanelRow;
typedef struct UiPanel {
    UiHands hands;
    const UiPanelRow *rows;
    size_t row_count;
    Str meter_label, meter_text;
    float meter, meter_before; /* 0..1, now and at the beginning */
} UiPanel;
/* PUT, also for the state that is set: its sentence is told again. */
UiHandsResult part_panel(Ui *ui, const UiPanel *panel, Rect content);

/* ---- order: steps into a column ---- */
typedef struct UiOrderStep {
    Str label;
    int place; /* from 0; -1: not in the column */
    UiMark mark;
} UiOrderStep;
typedef struct UiOrder {
    UiHands hands;
    const UiOrderStep *steps;
    size_t step_count; /* <= UI_HANDS_ITEMS_MOST */
    size_t held;       /* step that the arrows move; >= step_count: none */
    bool is_fixed;     /* done: nothing moves any more */
} UiOrder;
/* TOUCH for a step that goes to the end of the column or leaves it, HOLD, PUT. */
UiHandsResult part_order(Ui *ui, const UiOrder *order, Rect content);

/* ---- spot: places in a picture ---- */
typedef struct UiSpotPlace {
    Rect area; /* share of the picture, 0..1 */
    Str label;
    Str feedback; /* with is_touched */
    bool is_hit;  /* with is_touched: it was one of those looked for */
    bool is_touched;
    bool is_hinted; /* its place is shown */
} UiSpotPlace;
typedef struct UiSpotPlate {
    Rect area; /* share of the picture, 0..1 */
    Str text;  /* one line */
} UiSpotPlate;
typedef struct UiSpot {
    UiHands hands;
    Str picture;         /* "pictures/no06_mail"; empty: there is only the list */
    float width, height; /* of the picture, in its own units */
    const UiSpotPlace *places;
    size_t place_count; /* <= UI_HANDS_ITEMS_MOST */
    const UiSpotPlate *plates;
    size_t plate_count;
    size_t last; /* place touched last, under the magnifier; >= place_count: none */
    bool shows_places, is_list;
} UiSpot;
/* TOUCH, PLACES, LIST. */
UiHandsResult part_spot(Ui *ui, const UiSpot *spot, Rect content);

/* ---- whatif: a choice, then events ---- */
typedef struct UiEventCard {
    Str label;
    bool is_open;
    UiMark mark; /* with is_open */
    Str word;
    Str text;
} UiEventCard;
typedef struct UiWhatif {
    UiHands hands;
    const UiOption *options;
    size_t option_count;
    const UiEventCard *events;
    size_t event_count;
} UiWhatif;
/* TOUCH for an option; GO_ON is also the next event. */
UiHandsResult part_whatif(Ui *ui, const UiWhatif *whatif, Rect content);

/* ---- turns: a talk with a meter ---- */
typedef struct UiTurn {
    Str text;
    Str answer; /* given; empty: not yet */
    UiMark mark;
    Str word;
} UiTurn;
typedef struct UiTurnAnswer {
    Str label;
    size_t index; /* handed back by TOUCH; ids count from 0 in each turn */
} UiTurnAnswer;
typedef struct UiTurns {
    UiHands hands;
    Str meter_label, meter_text;
    float meter;    /* 0..1 */
    Str turn_label; /* 「場面 2／4」 */
    Str turn_text;  /* empty: the talk is over */
    const UiTurnAnswer *answers;
    size_t answer_count;
    const UiTurn *turns; /* all of them, in order */
    size_t turn_count;
    Str turns_title;
} UiTurns;
/* TOUCH for an answer. */
UiHandsResult part_turns(Ui *ui, const UiTurns *turns, Rect content);

#endif
