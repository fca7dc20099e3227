/* Looks at one laid out screen (a draw list) for texts without room. Between fit.c and
 * its test. */
#ifndef GOFUN_AUTHOR_FIT_LOOK_H
#define GOFUN_AUTHOR_FIT_LOOK_H

#include "ui/draw.h"

typedef enum FitFault {
    FIT_GOOD,
    FIT_OUTSIDE,  /* beyond the canvas, its clip or the box around it */
    FIT_OVERLAPS, /* two texts on one another */
} FitFault;

typedef struct FitLook {
    FitFault fault;
    Str text;     /* the one it is about; the list's */
    bool scrolls; /* the buttons of a scrolled part are there */
} FitLook;

FitLook fit_look(const DrawList *list);

#endif
