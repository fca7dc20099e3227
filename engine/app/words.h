/* The Japanese texts of the screens: ids here, texts in words.def. */
#ifndef GOFUN_APP_WORDS_H
#define GOFUN_APP_WORDS_H

#include "base/str.h"

typedef enum WordId {
#define X(name, text) WORD_##name,
#include "app/words.def"
#undef X
    WORD_COUNT
} WordId;

/* The text of id; static. */
Str word(WordId id);
/* The text with {1}.. replaced by values[0].. ; in the arena. */
Str words_fill(Arena *arena, WordId id, const Str *values, size_t count);

/* The name plate of a person of the story; who itself when nobody knows them. */
Str words_person(Str who);

/* words_fill with values given in place: FILL(arena, WORD_X, a, b). */
#define FILL(arena, id, ...)                                                             \
    words_fill((arena), (id), (const Str[]){__VA_ARGS__},                                \
               sizeof((const Str[]){__VA_ARGS__}) / sizeof(Str))

#endif
