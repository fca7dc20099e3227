/* What the hands-on parts have in common; for their files only. */
#ifndef GOFUN_UI_PARTS_HANDS_INTERNAL_H
#define GOFUN_UI_PARTS_HANDS_INTERNAL_H

#include "ui/parts_hands.h"
#include "ui/parts_internal.h"
#include "ui/ui_internal.h"
#include "ui/words.h"

/* Where things go on such a page. */
typedef struct HandsPlace {
    Rect body;  /* below the prompt; on a narrow page the prompt scrolls with it */
    Rect strip; /* what is told */
    Rect row;   /* buttons */
    size_t buttons;
    bool is_band; /* the strip is beside the buttons */
    float foot;   /* y of what is kept for both */
} HandsPlace;

/* Places everything; on a wide page the prompt is drawn. */
void part__hands_begin(Ui *ui, const UiHands *hands, Rect content, HandsPlace *place);
/* The prompt, for the scrolling column of a narrow page; nothing on a wide one. Returns
 * where the rest goes. */
float part__hands_lead(Ui *ui, Rect column, const UiHands *hands);
/* The strip and the buttons; call it after all else on the page. */
void part__hands_end(Ui *ui, const UiHands *hands, const HandsPlace *place,
                     UiHandsResult *result);
/* The button at the right, for the focus. */
UiId part__hands_next(const HandsPlace *place);

/* What is chosen from has come back after the button at the right was pressed: the focus
 * goes to first. Call it last. */
void part__hands_again(Ui *ui, const HandsPlace *place, UiId first);

/* A card with a text, and maybe a number before and a mark behind it. */
typedef struct HandsRow {
    Str label;
    UiType type;
    Str badge; /* may be empty */
    UiMark mark;
    bool has_mark; /* room is kept for it */
    bool is_held;
    bool is_still; /* no target: no border of a control */
} HandsRow;
float part__row_height(Ui *ui, float width, const HandsRow *row);
/* state may be NULL. */
void part__row_draw(Ui *ui, Rect rect, const HandsRow *row, const UiState *state);
/* label, the mark's word or 「選択中」, for the text channel. */
Str part__row_spoken(Ui *ui, const HandsRow *row);

/* Side of a mark beside a text; grows with it. */
float part__mark_side(const Ui *ui);
/* Number in a filled circle. */
void part__badge(Ui *ui, Rect rect, Str text);
float part__badge_side(const Ui *ui);
/* Number as a text of the frame. */
Str part__number(Ui *ui, size_t number);
/* How many columns of at least that width (at text scale 1) there are, at most `most`. */
size_t part__columns(const Ui *ui, float width, float least, size_t most);
/* Label and reading above a bar; before < 0: no tick. Returns the height used. */
float part__meter(Ui *ui, Rect rect, Str label, Str text, float value, float before);
/* With label and reading on one line. */
float part__meter_height(const Ui *ui);
/* True when key was pressed in this pass on the page (not on a sheet over it), whoever
 * took it. */
bool part__key(const Ui *ui, UiKey key);

#endif
