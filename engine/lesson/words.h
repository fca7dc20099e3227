/* Words of the position and plan files: ids between spaces. A word that would break the
 * line (space, control byte, %) is written with %XX, the empty word as a single %. */
#ifndef GOFUN_LESSON_WORDS_H
#define GOFUN_LESSON_WORDS_H

#include "base/str.h"

/* Appends word, escaped, with a space in front. */
void words_add(StrBuf *out, Str word);
void words_add_number(StrBuf *out, int64_t number);
/* Takes the next word off *line and unescapes it (into the arena when it must change).
 * False when there is none or it is malformed; valid UTF-8 otherwise. */
bool words_take(Str *line, Arena *arena, Str *word);
/* False also when the word is not a number within the limits. */
bool words_take_number(Str *line, Arena *arena, int64_t least, int64_t most,
                       int64_t *out);

#endif
