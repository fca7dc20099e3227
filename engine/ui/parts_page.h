/* Parts of whole pages: result, reading, form, certificate, home. */
#ifndef GOFUN_UI_PARTS_PAGE_H
#define GOFUN_UI_PARTS_PAGE_H

#include "ui/widgets.h"

/* ---- result ---- */
typedef struct UiResultRow {
    Str number, question, own, right;
    UiMark mark;
} UiResultRow;
typedef struct UiResult {
    Str title;   /* 「確認テストの結果」 */
    Str score;   /* 「3問中 2問 正解（合格：2問以上）」 */
    UiMark mark; /* of the whole: passed or not */
    Str verdict; /* 「合格」 */
    Str advice;  /* what to do next; may be empty */
    const UiResultRow *rows;
    size_t row_count;
    const UiButton *buttons; /* primary last */
    size_t button_count;
} UiResult;
typedef struct UiResultAction {
    int row;    /* opened, or -1 */
    int button; /* activated, or -1 */
} UiResultAction;
UiResultAction part_result(Ui *ui, const UiResult *result, Rect content);

/* ---- reading ---- */
typedef struct UiReading {
    UiId id;
    Str place; /* 「解説 1／3」 */
    Str title;
    Str text;
    Str rule_title, rule;    /* a second text under a heading of its own; may be empty */
    Str picture;             /* may be empty */
    const UiButton *buttons; /* primary last; ids ui_id_at("reading", i) */
    size_t button_count;
    Str chip_label;    /* 「用語」 in front of the chips */
    const Str *chips;  /* words of the text that can be opened; may be none */
    size_t chip_count; /* <= UI_READING_CHIPS_MOST */
} UiReading;
enum {
    UI_READING_CHIPS_MOST = 4,
    UI_READING_CHIP = 100, /* chip i answers UI_READING_CHIP + i */
};
/* Explanation cards, title pages, today's step, error pages. Index of the activated
 * button, UI_READING_CHIP + index of a chip (ids ui_id_at("reading_chip", i)), or -1. */
int part_reading(Ui *ui, const UiReading *reading, Rect content);

/* ---- form ---- */
enum {
    UI_FORM_FIELDS_MOST = 2
};
/* What a page asks for in a panel: who is there. All texts verbatim. */
typedef struct UiForm {
    Str banner; /* above all else; may be empty */
    UiTone banner_tone;
    Str lead; /* small, above the title; may be empty */
    Str title;
    Str text;              /* may be empty */
    const UiField *fields; /* ids ui_id_at("form_field", i) */
    size_t field_count;
    Str note;                /* below the fields; may be empty */
    const UiButton *buttons; /* primary last; ids ui_id_at("form_action", i) */
    size_t button_count;
} UiForm;
typedef struct UiFormAction {
    int button;  /* activated, or -1; Enter in the last field is the primary one */
    int changed; /* field whose text changed, or -1 */
} UiFormAction;
/* The buttons stay in sight, the rest scrolls. Enter in a field before the last goes on
 * to the next. */
UiFormAction part_form(Ui *ui, const UiForm *form, Rect area);
/* What it needs to stand there without scrolling. */
float part_form_height(Ui *ui, const UiForm *form, float width);

/* ---- certificate ---- */
typedef struct UiFact {
    Str label; /* 「氏名」 */
    Str value; /* verbatim */
} UiFact;
typedef struct UiCertificate {
    DrawBitmap page;     /* A4 landscape */
    const UiFact *facts; /* name, course, date, serial */
    size_t fact_count;
    Str note; /* where it was saved, or what went wrong; may be empty */
    UiTone note_tone;
    const UiButton *buttons; /* primary first: below each other, or from the right */
    size_t button_count;
} UiCertificate;
/* Where the page is shown: rasterise it for this size. */
Rect part_certificate_page(const Ui *ui, Rect content);
/* Index of the activated button, or -1. */
int part_certificate(Ui *ui, const UiCertificate *certificate, Rect content);

/* ---- home ---- */
typedef enum UiTileState {
    UI_TILE_NEW,
    UI_TILE_STARTED,
    UI_TILE_DONE,
} UiTileState;
typedef struct UiTile {
    int number;
    int part;  /* 1-3 */
    Str title; /* lines with | between */
    UiTileState state;
    Str tag;  /* 「期限切れ」; may be empty */
    Str note; /* only spoken: 「期限 3月31日（火）まで」; may be empty */
    Str icon; /* of one colour; may be empty */
    bool is_unavailable;
    Str reason;
} UiTile;
/* Tiles in rows of up to 7 (rows of text when large). Index of the activated one, or -1;
 * *height gets what was used. ids: ui_id_at("tile", number). */
int part_tiles(Ui *ui, Rect area, const UiTile *tiles, size_t count, float *height);
/* 「次にやること」: index of nothing but its button; true when activated.
 * id: ui_id("next_lesson"). */
typedef struct UiNextCard {
    Str heading, number, title;
    Str reason; /* why this one, as a tag: 「期限 3月31日（火）まで」; may be empty */
    UiTone reason_tone;
    Str note; /* may be empty */
    Str button;
} UiNextCard;
bool part_next_card(Ui *ui, Rect area, const UiNextCard *card, float *height);

#endif
