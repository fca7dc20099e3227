/* Words that are written in hiragana, for line breaking: where a phrase begins inside a
 * run of hiragana and where it only goes on. Used inside text/ only. */
#ifndef GOFUN_TEXT_PHRASES_H
#define GOFUN_TEXT_PHRASES_H

#include <stddef.h>

#include "text/text_internal.h"

typedef enum PhraseWord {
    PHRASE_NO_WORD,
    PHRASE_TAIL, /* particle or ending: belongs to what is before it */
    PHRASE_VERB, /* a phrase begins there behind a particle, none behind a verb */
    PHRASE_HEAD, /* a phrase begins there behind anything that can end one */
} PhraseWord;

/* The longest word that starts at unit i; *length gets its characters. */
PhraseWord phrases_word_at(const TextSource *source, size_t i, size_t *length);

#endif
