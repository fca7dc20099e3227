#include "lesson/shuffle.h"

static uint64_t next_random(uint64_t *state)
{
    *state += 0x9E3779B97F4A7C15u;
    uint64_t z = *state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* 0 .. limit-1, every value equally likely: the uneven rest of 2^64 is thrown away. */
static size_t next_below(uint64_t *state, size_t limit)
{
    const uint64_t uneven = (UINT64_MAX - limit + 1) % limit;
    uint64_t value = next_random(state);
    while (value < uneven) {
        value = next_random(state);
    }
    return (size_t)(value % limit);
}

void shuffle_order(uint64_t seed, int round, Str question_id, int *order, size_t count)
{
    uint64_t state = seed ^ str_hash(question_id);
    state ^= next_random(&(uint64_t){(uint64_t)round});
    for (size_t i = 0; i < count; i++) {
        order[i] = (int)i;
    }
    for (size_t i = count; i > 1; i--) {
        const size_t other = next_below(&state, i);
        const int kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
}
