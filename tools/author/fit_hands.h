/* The pages of the hands-on parts, filled from a widget's state as the player does. For
 * fit.c. */
#ifndef GOFUN_AUTHOR_FIT_HANDS_H
#define GOFUN_AUTHOR_FIT_HANDS_H

#include "lesson/widget.h"
#include "ui/parts.h"

typedef struct FitHands {
    const WidgetView *view;
    Str note; /* said below, as if the item with the longest sentence had been touched */
} FitHands;

/* Texts that are put together are in the arena. */
void fit_hands_build(Ui *ui, Arena *arena, const FitHands *page, Rect content);

/* The item whose label and sentence take most room; NULL when no item has a sentence. */
const WidgetItem *fit_hands_longest(const Widget *widget);

#endif
