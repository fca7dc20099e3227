#include "author/fit_seen.h"

#include <string.h>

static size_t place_of(const FitSeen *seen, uint64_t key)
{
    size_t at = (size_t)key & (seen->capacity - 1);
    while (seen->keys[at] != 0 && seen->keys[at] != key) {
        at = (at + 1) & (seen->capacity - 1);
    }
    return at;
}

bool fit_seen_has(const FitSeen *seen, uint64_t key)
{
    return seen->count > 0 && seen->keys[place_of(seen, key)] == key;
}

static void grow(FitSeen *seen)
{
    FitSeen larger = {.capacity = seen->capacity > 0 ? seen->capacity * 2 : 256};
    larger.keys = mem_alloc(larger.capacity * sizeof *larger.keys);
    for (size_t i = 0; i < seen->capacity; i++) {
        if (seen->keys[i] != 0) {
            larger.keys[place_of(&larger, seen->keys[i])] = seen->keys[i];
        }
    }
    larger.count = seen->count;
    mem_free(seen->keys);
    *seen = larger;
}

bool fit_seen_add(FitSeen *seen, uint64_t key)
{
    if (2 * (seen->count + 1) > seen->capacity) {
        grow(seen);
    }
    const size_t at = place_of(seen, key);
    const bool is_new = seen->keys[at] == 0;
    seen->keys[at] = key;
    seen->count += is_new ? 1U : 0U;
    return is_new;
}

void fit_seen_reset(FitSeen *seen)
{
    if (seen->count > 0) {
        memset(seen->keys, 0, seen->capacity * sizeof *seen->keys);
    }
    seen->count = 0;
}

void fit_seen_clear(FitSeen *seen)
{
    mem_free(seen->keys);
    *seen = (FitSeen){0};
}

static uint64_t add_byte(uint64_t key, unsigned char byte)
{
    const uint64_t mixed = (key ^ byte) * UINT64_C(0x100000001b3);
    return mixed != 0 ? mixed : 1; /* 0 stands for a free place */
}

uint64_t fit_key_text(uint64_t key, Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        key = add_byte(key, (unsigned char)text.ptr[i]);
    }
    return add_byte(key, 0xFF); /* in no UTF-8 text */
}

uint64_t fit_key_number(uint64_t key, uint64_t number)
{
    for (int i = 0; i < 8; i++) {
        key = add_byte(key, (unsigned char)(number >> (8 * i)));
    }
    return key;
}
