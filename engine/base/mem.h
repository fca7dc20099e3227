/* Memory: allocation that cannot fail (it logs and aborts), and arenas with one lifetime.
 * Sizes that come from outside are checked against a limit before they get here. */
#ifndef GOFUN_BASE_MEM_H
#define GOFUN_BASE_MEM_H

#include <stdbool.h>
#include <stddef.h>

/* Zeroed memory of size bytes (size 0 gives a valid pointer); aborts when there is none.
 */
void *mem_alloc(size_t size);
/* As mem_alloc for count items of size bytes; aborts on overflow too. */
void *mem_alloc_array(size_t count, size_t size);
/* Grows or shrinks; new bytes are not cleared. old may be NULL. Aborts when there is
 * none. */
void *mem_resize(void *old, size_t size);
/* mem_free(NULL) is fine. */
void mem_free(void *memory);
/* Clears size bytes in a way the compiler may not leave out; for secrets. */
void mem_wipe(void *memory, size_t size);

/* An arena owns everything allocated from it; `Arena a = {0};` is a valid empty one.
 * Not for threads. Set wipe_on_clear before secrets go in: from then on the memory is
 * locked (os_secret_alloc), and all of it is wiped when it is given back. */
typedef struct ArenaBlock ArenaBlock;
typedef struct Arena {
    ArenaBlock *first;
    size_t bytes_used; /* sum of what was asked for since the last clear */
    bool wipe_on_clear;
} Arena;

/* Zeroed, aligned for any type, valid until arena_clear; never NULL. */
void *arena_alloc(Arena *arena, size_t size);
void *arena_alloc_array(Arena *arena, size_t count, size_t size);
/* Frees everything; the arena is empty and can be used again. */
void arena_clear(Arena *arena);
/* As arena_clear, but keeps the largest block for the next round (frame arenas). */
void arena_reset(Arena *arena);

#define ARENA_NEW(arena, Type) ((Type *)arena_alloc((arena), sizeof(Type)))
#define ARENA_ARRAY(arena, Type, count)                                                  \
    ((Type *)arena_alloc_array((arena), (count), sizeof(Type)))

#endif
