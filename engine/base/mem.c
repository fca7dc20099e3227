#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/os.h"

enum {
    BLOCK_BYTES_LEAST = 4096,
    BLOCK_BYTES_MOST_BY_GROWTH = 1 << 20,
    ALIGNMENT = _Alignof(max_align_t),
};

struct ArenaBlock {
    ArenaBlock *next;
    size_t used;
    size_t capacity;
    bool is_secret; /* of os_secret_alloc */
    max_align_t data[];
};

static _Noreturn void out_of_memory(size_t size)
{
    (void)fprintf(stderr, "gofun: out of memory (%zu bytes)\n", size);
    abort();
}

void *mem_alloc(size_t size)
{
    void *memory = calloc(1, size > 0 ? size : 1);
    if (memory == NULL) {
        out_of_memory(size);
    }
    return memory;
}

static size_t multiply(size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        out_of_memory(SIZE_MAX);
    }
    return count * size;
}

void *mem_alloc_array(size_t count, size_t size)
{
    return mem_alloc(multiply(count, size));
}

void *mem_resize(void *old, size_t size)
{
    void *memory = realloc(old, size > 0 ? size : 1);
    if (memory == NULL) {
        out_of_memory(size);
    }
    return memory;
}

void mem_free(void *memory)
{
    free(memory);
}

void mem_wipe(void *memory, size_t size)
{
    volatile unsigned char *p = memory;
    while (size-- > 0) {
        *p++ = 0;
    }
}

static ArenaBlock *block_new(size_t least, size_t previous_capacity, bool is_secret)
{
    size_t capacity = previous_capacity * 2;
    if (capacity < BLOCK_BYTES_LEAST) {
        capacity = BLOCK_BYTES_LEAST;
    }
    if (capacity > BLOCK_BYTES_MOST_BY_GROWTH) {
        capacity = BLOCK_BYTES_MOST_BY_GROWTH;
    }
    if (capacity < least) {
        capacity = least;
    }
    if (capacity > SIZE_MAX - sizeof(ArenaBlock)) {
        out_of_memory(capacity);
    }
    size_t size = sizeof(ArenaBlock) + capacity;
    ArenaBlock *block = is_secret ? os_secret_alloc(size) : malloc(size);
    if (block == NULL) {
        out_of_memory(capacity);
    }
    block->next = NULL;
    block->used = 0;
    block->capacity = capacity;
    block->is_secret = is_secret;
    return block;
}

void *arena_alloc(Arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT) {
        out_of_memory(size);
    }
    size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ArenaBlock *block = arena->first;
    bool is_too_open = block != NULL && arena->wipe_on_clear && !block->is_secret;
    if (block == NULL || is_too_open || block->capacity - block->used < rounded) {
        ArenaBlock *fresh =
            block_new(rounded, block != NULL ? block->capacity : 0, arena->wipe_on_clear);
        fresh->next = block;
        arena->first = fresh;
        block = fresh;
    }
    unsigned char *memory = (unsigned char *)block->data + block->used;
    block->used += rounded;
    arena->bytes_used += size;
    memset(memory, 0, rounded);
    return memory;
}

void *arena_alloc_array(Arena *arena, size_t count, size_t size)
{
    return arena_alloc(arena, multiply(count, size));
}

static void block_free(const Arena *arena, ArenaBlock *block)
{
    if (block->is_secret) {
        os_secret_free(block, sizeof(ArenaBlock) + block->capacity);
        return;
    }
    if (arena->wipe_on_clear) {
        mem_wipe(block->data, block->used);
    }
    free(block);
}

void arena_clear(Arena *arena)
{
    for (ArenaBlock *block = arena->first; block != NULL;) {
        ArenaBlock *next = block->next;
        block_free(arena, block);
        block = next;
    }
    arena->first = NULL;
    arena->bytes_used = 0;
}

void arena_reset(Arena *arena)
{
    ArenaBlock *largest = NULL;
    for (ArenaBlock *block = arena->first; block != NULL;) {
        ArenaBlock *next = block->next;
        if (largest == NULL) {
            largest = block;
        } else if (block->capacity > largest->capacity) {
            block_free(arena, largest);
            largest = block;
        } else {
            block_free(arena, block);
        }
        block = next;
    }
    if (largest != NULL && largest->is_secret && !arena->wipe_on_clear) {
        block_free(arena, largest);
        largest = NULL;
    }
    if (largest != NULL) {
        if (arena->wipe_on_clear) {
            mem_wipe(largest->data, largest->used);
        }
        largest->used = 0;
        largest->next = NULL;
    }
    arena->first = largest;
    arena->bytes_used = 0;
}
