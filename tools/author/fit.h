/* Lays every screen of a lesson out with the parts and fonts of the player, at the four
 * text sizes, landscape and portrait, and looks whether all texts have their room. */
#ifndef GOFUN_AUTHOR_FIT_H
#define GOFUN_AUTHOR_FIT_H

#include "lesson/model.h"

typedef struct Fit Fit;

/* font_dir may be NULL; the usual folders of the system are looked through as well.
 * STATUS_NOT_FOUND without a Japanese font. */
Status fit_new(const char *font_dir, Fit **out, Error *err) MUST_CHECK;
void fit_free(Fit *fit); /* NULL is fine */

/* False when no font has this character. */
bool fit_has_glyph(Fit *fit, uint32_t codepoint);

typedef struct FitSink {
    void *context;
    void (*report)(void *context, int line, const char *code, const char *sentence);
} FitSink;

/* Reports a text once, with the first size and orientation it fails at. */
void fit_lesson(Fit *fit, const Lesson *lesson, const FitSink *sink);

#endif
