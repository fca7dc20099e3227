/* The glossary: terms with their reading and one line of explanation. Plain data, read
 * from lessons/glossary.lua by script/; the player looks up which terms occur in a text
 * and searches while somebody types. */
#ifndef GOFUN_COURSE_GLOSSARY_H
#define GOFUN_COURSE_GLOSSARY_H

#include "base/str.h"

typedef struct GlossaryTerm {
    Str term;
    Str reading; /* hiragana */
    Str line;
    const int *lessons; /* numbers, rising */
    size_t lesson_count;
} GlossaryTerm;

typedef struct Glossary {
    Arena arena;         /* owns everything below */
    GlossaryTerm *terms; /* by reading (五十音順) once glossary_sort ran */
    size_t term_count;
} Glossary;

enum {
    GLOSSARY_ROWS = 10 /* あ か さ た な は ま や ら わ */
};

/* An empty glossary to be filled; free it with glossary_free (NULL is fine). */
Glossary *glossary_new(void);
void glossary_free(Glossary *glossary);
/* Puts the terms in the order of a Japanese dictionary: voice marks, small letters and
 * the long mark count only between words that are otherwise alike. */
void glossary_sort(Glossary *glossary);

/* Indexes of the terms that occur in text (no markup), in the order they first appear,
 * each once, at most `most`; returns how many. Where several fit, the longest counts; a
 * term is never a part of a longer word of Latin letters or of katakana (ログ in
 * ログイン, CC in JPCERT/CC). */
size_t glossary_find(const Glossary *glossary, Str text, size_t *out, size_t most);

/* The term with its reading over the kanji, 見える{範囲|はんい}, for a table of readings;
 * in the arena. Empty when it has no kanji, or kana between them. */
Str glossary_marked_term(const GlossaryTerm *term, Arena *arena);

/* True when the term or its reading contains what was typed. Width and case of Latin
 * letters, hiragana and katakana do not count; an empty query matches everything. */
bool glossary_matches(const GlossaryTerm *term, Str query);

/* Which of the GLOSSARY_ROWS rows of the kana table a term stands in, by its reading. */
size_t glossary_row(const GlossaryTerm *term);

#endif
