/* Order of the options of a question: a function of seed, round and question id only, so
 * that a stored seed shows the same order again on every machine. */
#ifndef GOFUN_LESSON_SHUFFLE_H
#define GOFUN_LESSON_SHUFFLE_H

#include "base/str.h"

/* Writes 0 .. count-1 in shuffled order (splitmix64, Fisher-Yates). */
void shuffle_order(uint64_t seed, int round, Str question_id, int *order, size_t count);

#endif
