/* Rehearsal: the pages of the player without window, record or sound, for the author's
 * check. What it lays out is what the player lays out: the same functions build it. */
#ifndef GOFUN_APP_REHEARSAL_H
#define GOFUN_APP_REHEARSAL_H

#include "lesson/run.h"
#include "text/glyph.h"
#include "ui/draw.h"

typedef struct Rehearsal Rehearsal;

/* What of a lesson is shown. */
typedef enum RehearsalPart {
    REHEARSAL_PAGE,   /* the view itself */
    REHEARSAL_ANSWER, /* sheet: one row of the result table */
    REHEARSAL_MORE,   /* sheet: 「もっと知る」 */
    REHEARSAL_TERM,   /* sheet: one entry of the glossary; needs no lesson */
} RehearsalPart;

typedef struct RehearsalPage {
    RehearsalPart part;
    const RunView *view; /* borrowed; NULL: none (REHEARSAL_TERM) */
    size_t row;          /* ANSWER: of the result; TERM: of the glossary */
    size_t opened_row;   /* a pick: the row that is open; SIZE_MAX: none */
    bool shows_list;     /* a spot: its list instead of the picture */
} RehearsalPage;

typedef struct RehearsalScreen {
    float width, height; /* logical units */
    float text_scale;
} RehearsalScreen;

/* lessons_dir (borrowed) has the glossary; NULL: there is none. metrics are copied. */
Rehearsal *rehearsal_new(const char *lessons_dir, const TextMetrics *metrics);
void rehearsal_free(Rehearsal *rehearsal); /* NULL is fine */
/* The lesson of the next pages; borrowed until the next call. number 0: none is shown. */
void rehearsal_open(Rehearsal *rehearsal, Lesson *lesson, int number);
size_t rehearsal_term_count(Rehearsal *rehearsal);
/* Name of one term of the glossary. */
Str rehearsal_term(Rehearsal *rehearsal, size_t term);
/* Lays a page out until it is at rest. Valid until the next call. */
const DrawList *rehearsal_show(Rehearsal *rehearsal, const RehearsalPage *page,
                               const RehearsalScreen *screen);

#endif
