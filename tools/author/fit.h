/* Lays every page of a lesson out with the player's own code and fonts, at the four text
 * sizes, landscape and portrait, and looks whether all texts have their room. */
#ifndef GOFUN_AUTHOR_FIT_H
#define GOFUN_AUTHOR_FIT_H

#include "lesson/run.h"

typedef struct Fit Fit;

/* font_dir may be NULL; the usual folders of the system are looked through as well.
 * lessons_dir (borrowed, may be NULL) has the glossary. STATUS_NOT_FOUND without a
 * Japanese font. */
Status fit_new(const char *font_dir, const char *lessons_dir, Fit **out,
               Error *err) MUST_CHECK;
void fit_free(Fit *fit); /* NULL is fine */

/* False when no font has this character. */
bool fit_has_glyph(Fit *fit, uint32_t codepoint);

typedef struct FitSink {
    void *context;
    void (*report)(void *context, int line, const char *code, const char *sentence);
} FitSink;

/* The lesson of the next views; both are borrowed until the next call. */
void fit_begin(Fit *fit, Lesson *lesson, const FitSink *sink);
/* The same lesson again, read with the longest value for one company word: only pages
 * that differ are looked at, and what is found is a warning that names the word. */
void fit_begin_word(Fit *fit, Lesson *lesson, Str word, const FitSink *sink);
/* One view of a run through the lesson, with the sheets that open from it. Views seen
 * before are passed over. A line is reported once, with the first size it fails at. */
void fit_view(Fit *fit, const RunView *view);
/* The sheet of every term of the glossary. */
void fit_glossary(Fit *fit, void *context,
                  void (*report)(void *context, Str term, const char *code,
                                 const char *sentence));

#endif
