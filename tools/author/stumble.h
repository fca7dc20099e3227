/* A learner who gets a hands-on part wrong, touch by touch, takes the hint and has the
 * answer shown at last. Used by tour, so that those pages are pictured too. */
#ifndef GOFUN_AUTHOR_STUMBLE_H
#define GOFUN_AUTHOR_STUMBLE_H

#include "lesson/widget.h"

/* The next touch; false when none is known that goes wrong. Texts are the widget's. */
bool stumble_next(const WidgetView *view, WidgetTouch *out);

#endif
