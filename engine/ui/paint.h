/* Painting: boxes, pictures and texts in the tokens of the theme. Used by widgets, and by
 * screens for what is not a widget. All sizes in logical units; texts grow with the text
 * scale, everything else does not. */
#ifndef GOFUN_UI_PAINT_H
#define GOFUN_UI_PAINT_H

#include "ui/ui.h"

Rect rect_inset(Rect r, float by);
Rect rect_outset(Rect r, float by);
bool rect_contains(Rect r, float x, float y);
Rect rect_intersect(Rect a, Rect b);
/* Takes a piece of height h (width w) off the named side of *r; gap is removed too. */
Rect rect_cut_top(Rect *r, float h, float gap);
Rect rect_cut_bottom(Rect *r, float h, float gap);
Rect rect_cut_left(Rect *r, float w, float gap);
Rect rect_cut_right(Rect *r, float w, float gap);

typedef struct UiBox {
    Color fill, border;
    float border_width, radius;
    DrawBorder style;
} UiBox;
void ui_box(Ui *ui, Rect rect, const UiBox *box);
/* An SVG by name, opaque, in its own colours. */
void ui_picture(Ui *ui, Rect rect, Str name, bool is_mirrored);
/* An icon or mark, in one colour. */
void ui_icon(Ui *ui, Rect rect, Str name, Color tint);

typedef enum UiAlign {
    UI_ALIGN_LEFT,
    UI_ALIGN_CENTER,
    UI_ALIGN_RIGHT,
} UiAlign;

typedef struct UiTextStyle {
    UiType type;
    Color color;      /* a == 0: theme text */
    UiAlign align;    /* of each line in the width */
    bool is_secret;   /* typed text: see DrawGlyphs.is_secret */
    bool is_verbatim; /* no markup (names, typed text) */
    bool is_tight;    /* no gap between paragraphs: the lines of a list */
    bool bars_break;  /* '|' ends a line */
    bool is_bold;     /* bold face of a regular type */
    bool is_balanced; /* lines of like length, as headings have them */
    float max_size;   /* 0: no limit; else the scaled size is not above it */
} UiTextStyle;

/* Draws text from (x, y) in lines of at most width; width 0: one line. Returns height. */
float ui_text(Ui *ui, float x, float y, float width, Str text, const UiTextStyle *style);
/* Height it would have, without drawing. */
float ui_text_height(Ui *ui, float width, Str text, const UiTextStyle *style);
/* Width on one line. */
float ui_text_width(Ui *ui, Str text, const UiTextStyle *style);
/* One line, or two when they fit, centred (or aligned) in rect; if needed smaller, down
 * to 24, so that nothing is cut. */
void ui_text_fit(Ui *ui, Rect rect, Str text, const UiTextStyle *style);
/* Size and line pitch of a type at the present settings. */
float ui_type_size(const Ui *ui, UiType type);
float ui_type_pitch(const Ui *ui, UiType type);

#endif
