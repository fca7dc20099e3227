/* Solves a hands-on part touch by touch, the way a learner who knows everything would.
 * Used by the walk (can it be finished?) and by the plan writer. */
#ifndef GOFUN_AUTHOR_SOLVE_H
#define GOFUN_AUTHOR_SOLVE_H

#include "lesson/widget.h"

/* The next right touch; false when there is none left or none is known. Texts are the
 * widget's. */
bool solve_next(const WidgetView *view, WidgetTouch *out);

/* Kana to romaji and password strength for builders, as the player has them. */
const BuildHost *solve_build_host(void);

#endif
