/* Widgets: buttons, choices, fields, tables. Each takes its rectangle from the caller;
 * the ..._height and ..._size functions say what it needs at the present text size.
 * Strings are borrowed until the next ui_begin. */
#ifndef GOFUN_UI_WIDGETS_H
#define GOFUN_UI_WIDGETS_H

#include "ui/edit.h"
#include "ui/paint.h"

/* ---- buttons ---- */
typedef enum UiButtonKind {
    UI_BUTTON_PRIMARY, /* one per screen, bottom right */
    UI_BUTTON_SECONDARY,
    UI_BUTTON_DANGER,
    UI_BUTTON_TOOLBAR, /* small text */
    UI_BUTTON_GHOST,   /* no border: links and closers */
} UiButtonKind;

typedef struct UiButton {
    Str label;
    UiButtonKind kind;
    Str icon;   /* "icons/next"; may be empty */
    Str spoken; /* when the label alone says too little; may be empty */
    UiShortcut shortcuts[UI_SHORTCUTS_PER_ITEM];
    bool is_on; /* toggled (自動) */
    bool is_unavailable;
    Str reason; /* why, shown while focused */
    bool guards_repeat;
    bool starts_left; /* a row of a list: icon and label at its left end */
} UiButton;

typedef struct UiSize {
    float w, h;
} UiSize;

/* True when activated. */
bool ui_button(Ui *ui, UiId id, Rect rect, const UiButton *button);
/* What the label needs, at least 200 x 96 (toolbar: 156 x the least target). */
UiSize ui_button_size(Ui *ui, const UiButton *button);

/* Places boxes in rows of area.w, gap 16; rows go down from area.y. Returns the height
 * used. is_right: rows end at the right edge. */
float ui_flow(Rect area, const UiSize *sizes, size_t count, bool is_right, Rect *out);

/* Bottom row: the primary rightmost (last in the array), the others to its left, a danger
 * button far left. Returns the index of the activated one, or -1. ids: ui_id_at(name, i).
 * Wraps into several rows when the text is large. */
int ui_actions(Ui *ui, const char *name, Rect area, const UiButton *buttons,
               size_t count);
float ui_actions_height(Ui *ui, float width, const UiButton *buttons, size_t count);
/* What they take of it, from the right. */
float ui_actions_width(Ui *ui, float width, const UiButton *buttons, size_t count);

/* ---- choices ---- */
typedef enum UiMark {
    UI_MARK_NONE,
    UI_MARK_RIGHT,   /* ○ 正解 */
    UI_MARK_WRONG,   /* × 不正解 */
    UI_MARK_PARTIAL, /* △ 一部正解 */
} UiMark;
/* "marks/right", "marks/wrong", "marks/partial". */
Str ui_mark_picture(UiMark mark);
Color ui_mark_color(const Theme *theme, UiMark mark);
Color ui_mark_background(const Theme *theme, UiMark mark);
void ui_mark(Ui *ui, Rect rect, UiMark mark);
/* 「正解」, 「不正解」, 「一部正解」; empty for none. */
Str ui_mark_word(UiMark mark);
/* Fill and border of a row or panel in that state. */
UiBox ui_mark_box(const Theme *theme, UiMark mark, float radius);

typedef struct UiOption {
    Str label;
    char letter; /* 'A'-'D' in the circle; 0: an empty circle */
    int number;  /* 1-4: key that chooses it, with the letter; 0: none */
    bool is_selected;
    bool is_fixed;    /* shown only: answered */
    UiMark mark;      /* after the answer */
    bool is_own;      /* 「あなたの答え」 */
    bool is_compact;  /* one of many: least height 88 */
    bool is_unmarked; /* never right or wrong: no room is kept for a mark */
    bool is_action;   /* does something at once: an arrow instead of a circle */
} UiOption;
/* True when chosen. */
bool ui_option(Ui *ui, UiId id, Rect rect, const UiOption *option);
float ui_option_height(Ui *ui, float width, const UiOption *option);

/* Segmented choice: one of count labels; *chosen changes. True when it did. Wraps when
 * the labels do not fit; returns the rows' height through ui_segments_height. */
bool ui_segments(Ui *ui, UiId id, Rect rect, const Str *labels, size_t count,
                 size_t *chosen);
float ui_segments_height(Ui *ui, float width, const Str *labels, size_t count);

/* Row with a label and an オン／オフ switch at the right; true when *is_on changed. */
bool ui_switch(Ui *ui, UiId id, Rect rect, Str label, bool *is_on);

/* A word that can be taken (builder); true when activated. */
typedef struct UiChip {
    Str label;
    bool is_selected;
    bool is_secret;
    bool is_unavailable;
    Str reason;
    float above, below; /* see UiItem */
} UiChip;
bool ui_chip(Ui *ui, UiId id, Rect rect, const UiChip *chip);
UiSize ui_chip_size(Ui *ui, const UiChip *chip);

/* A row that is judged in place: 「あやしい」, 「問題なし」. */
typedef struct UiVerdictRow {
    Str label;
    Str verdicts[2];
    int chosen; /* 0, 1, or -1: none yet */
    UiMark mark;
} UiVerdictRow;
/* Index of the verdict that was given now, or -1. */
int ui_verdict_row(Ui *ui, UiId id, Rect rect, const UiVerdictRow *row);
float ui_verdict_row_height(Ui *ui, float width, const UiVerdictRow *row);

/* ---- panels and display ---- */
/* Filled and bordered card; border_width 0: 2 in hair colour. */
typedef struct UiCard {
    Color fill, border;
    float border_width;
} UiCard;
void ui_card(Ui *ui, Rect rect, const UiCard *card);
/* A whole card as a target (home tiles), item->rect; the caller paints its content
 * afterwards. */
UiState ui_card_button(Ui *ui, const UiItem *item, const UiCard *card);

/* value 0..1; ticks are positions 0..1 where phases end. */
void ui_progress(Ui *ui, Rect rect, float value, const float *ticks, size_t tick_count);
typedef struct UiStrength {
    Str label; /* empty: 強さ */
    int level; /* 0..4 of 4 segments are filled */
    Str word;  /* words.h; empty: there is none yet */
    Str reason;
} UiStrength;
/* Returns the height used; announces a change by its spoken text. */
float ui_strength(Ui *ui, Rect rect, const UiStrength *strength);
/* The same on one line without the reason: its word, then the segments. */
float ui_strength_line(Ui *ui, Rect rect, const UiStrength *strength);

typedef enum UiTone {
    UI_TONE_INFO,
    UI_TONE_OK,
    UI_TONE_WARNING,
    UI_TONE_DANGER,
} UiTone;
/* A line of notice with an icon and a word, under headers or above fields. Returns its
 * height (>= 72). Announced. */
float ui_banner(Ui *ui, float x, float y, float width, UiTone tone, Str text);
float ui_banner_height(Ui *ui, float width, Str text);
/* The same as wide as its text, in the middle of the top of area. Called after what it
 * lies over. */
void ui_toast(Ui *ui, Rect area, UiTone tone, Str text);
/* Small tag with a word ("苦手"). Returns its width. */
float ui_tag(Ui *ui, float x, float y, Str text, UiTone tone);

/* ---- text field ---- */
typedef struct UiField {
    Str label;             /* above the field */
    Str hint;              /* below; may be empty */
    Str problem;           /* instead of the hint, with an icon; may be empty */
    UiEdit *text;          /* the caller's; for secrets in locked memory */
    size_t max_characters; /* 0: as many as fit */
    bool is_secret;
    bool digits_only;
} UiField;
/* True when Enter was pressed in it. rect.h from ui_field_height. *changed (may be NULL)
 * becomes true when the text changed. */
bool ui_field(Ui *ui, UiId id, Rect rect, const UiField *field, bool *changed);
float ui_field_height(Ui *ui, float width, const UiField *field);

/* ---- table ---- */
typedef struct UiColumn {
    Str title;
    float width; /* share of the table's width, all together 1 */
    UiAlign align;
    bool is_heading; /* as a card: in its first line, without the title */
} UiColumn;
typedef struct UiCell {
    Str text;
    UiMark mark; /* drawn before the text */
} UiCell;
typedef struct UiTable {
    const UiColumn *columns;
    size_t column_count;
    const UiCell *cells; /* row by row */
    size_t row_count;
    bool rows_open; /* rows are targets */
} UiTable;
/* At large text every row becomes a card: a line of headings, then titled lines. Returns
 * the index of the activated row, or -1; *height gets what was used. ids: ui_id_nth(id,
 * row). */
int ui_table(Ui *ui, UiId id, Rect rect, const UiTable *table, float *height);

#endif
