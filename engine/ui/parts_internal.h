/* What the parts have in common; for the files of this room only. */
#ifndef GOFUN_UI_PARTS_INTERNAL_H
#define GOFUN_UI_PARTS_INTERNAL_H

#include "ui/parts.h"

/* One column instead of two: portrait pages and large text. */
bool part__is_narrow(const Ui *ui);
/* Large letters on a wide page: every line of the height counts. */
bool part__is_low(const Ui *ui);
/* A column of at most width (at text scale 1; wider for larger text) in the middle. */
Rect part__column(const Ui *ui, Rect content, float width);
/* Cuts the bottom row for buttons off *content, with the page's lower margin. */
Rect part__bottom_row(Ui *ui, Rect *content, const UiButton *buttons, size_t count);
/* text and, if the other is not empty, a stop and the other; plain, in the frame. */
Str part__spoken(Ui *ui, Str text, Str other);
/* ui_text, then *y moves below it by gap; nothing for an empty text. */
void part__text(Ui *ui, Rect column, float *y, float gap, Str text,
                const UiTextStyle *style);

/* Upper edge of the dialogue's box with so many lines. */
float part__dialogue_top(Ui *ui, int lines, Rect content);

#endif
