/* Shared by trust.c and trust_list.c only. */
#ifndef GOFUN_CREDENTIAL_TRUST_INTERNAL_H
#define GOFUN_CREDENTIAL_TRUST_INTERNAL_H

#include "base/mem.h"

/* Room for one item more than count; doubles, so that adding n items costs O(n). */
void *trust__grow(Arena *arena, void *items, size_t count, size_t item_bytes);

#endif
