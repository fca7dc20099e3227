/* A set of numbers that stand for what was looked at already, and the numbers: FNV-1a of
 * texts and numbers. Used by fit.c. */
#ifndef GOFUN_AUTHOR_FIT_SEEN_H
#define GOFUN_AUTHOR_FIT_SEEN_H

#include "base/str.h"

#define FIT_KEY_START UINT64_C(0xcbf29ce484222325)

/* `FitSeen seen = {0};` is empty; free with fit_seen_clear. */
typedef struct FitSeen {
    uint64_t *keys; /* open addressing; 0: free */
    size_t count, capacity;
} FitSeen;

bool fit_seen_has(const FitSeen *seen, uint64_t key);
/* True when it was not there before. */
bool fit_seen_add(FitSeen *seen, uint64_t key);
/* Empties it and keeps its memory. */
void fit_seen_reset(FitSeen *seen);
void fit_seen_clear(FitSeen *seen);

/* key with one more text (and its end) or number in it. */
uint64_t fit_key_text(uint64_t key, Str text);
uint64_t fit_key_number(uint64_t key, uint64_t number);

#endif
