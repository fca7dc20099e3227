/* The cage a lesson file runs in: one Lua state with its own small library, a memory cap,
 * and a deadline that no loop can outrun. Used inside this room only; the floor above
 * sees script.h.
 *
 * Nothing in here trusts the lesson: every call into Lua is protected, nothing that the
 * lesson made is ever asked to describe itself, and only text chunks are read. */
#ifndef GOFUN_SCRIPT_SANDBOX_H
#define GOFUN_SCRIPT_SANDBOX_H

#include <lua.h>

#include "base/str.h"

/* reliability.md 1 promises 2,000 ms + 20 ms for loading and 50 ms for a condition. The
 * limits stay below: the last VM instruction may be a slow one (a table of the largest
 * allowed size is copied in one), and giving 32 MiB back takes time too. */
typedef struct SandboxLimits {
    size_t memory_bytes; /* all blocks together */
    size_t block_bytes;  /* the largest single block */
    size_t source_bytes; /* the lesson file */
    size_t fail_at;  /* tests: this allocation (from 1) and all after it fail; 0 = none */
    int64_t load_ms; /* running the file */
    int64_t condition_ms; /* one condition */
} SandboxLimits;

extern const SandboxLimits SANDBOX_LIMITS;

/* Why a protected call ended early. message is one clean line without the position. */
typedef struct SandboxFault {
    Status status; /* STATUS_TIMEOUT, STATUS_TOO_LARGE (memory) or STATUS_BAD_DATA */
    unsigned line; /* line in the file, 0 when unknown */
    char message[256];
} SandboxFault;

typedef struct Sandbox Sandbox;

/* Makes an empty state. *out is NULL on failure (no memory within the limits).
 * limits are copied. */
Status sandbox_new(const SandboxLimits *limits, Sandbox **out) MUST_CHECK;
void sandbox_free(Sandbox *sandbox);

/* Runs body(L) with argument as light userdata on its stack; it may raise any Lua error.
 * The deadline starts now and covers everything body calls. The stack is empty after. */
Status sandbox_run(Sandbox *sandbox, lua_CFunction body, void *argument,
                   int64_t budget_ms, SandboxFault *fault) MUST_CHECK;

/* For use inside a body only: compiles source (text, never bytecode) with the value on
 * top of the stack as its one upvalue, which is popped; pushes the function. Parsing is
 * under the deadline as well. Raises a Lua error on a mistake. */
void sandbox_push_chunk(lua_State *L, Str source);

/* Raises the timeout error when the deadline has passed; for C code with loops. */
void sandbox_check_deadline(lua_State *L);

/* Line of the lesson that is running now, 0 when none is. */
unsigned sandbox_current_line(lua_State *L);

/* One pointer that goes with the state, for the C functions called from it. */
void sandbox_set_user(Sandbox *sandbox, void *user);
void *sandbox_user(lua_State *L);

/* Bytes held by the state and the number of allocations so far. */
size_t sandbox_bytes(const Sandbox *sandbox);
size_t sandbox_allocations(const Sandbox *sandbox);

#endif
