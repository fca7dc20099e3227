/* Shared by trust.c, trust_list.c and handout_seal.c only. */
#ifndef GOFUN_CREDENTIAL_TRUST_INTERNAL_H
#define GOFUN_CREDENTIAL_TRUST_INTERNAL_H

#include "credential/trust.h"

/* Room for one item more than count; doubles, so that adding n items costs O(n). */
void *trust__grow(Arena *arena, void *items, size_t count, size_t item_bytes);

/* The rest of the next line when it starts with this name; nothing is taken else. */
bool trust__take(Str *rest, const char *name, Str *value);
/* Lower-case hex digits and what stands behind them. */
void trust__add_hex(StrBuf *out, const uint8_t *bytes, size_t size, char end);
/* One line for each time the company changed its key, and such a line's value read. */
void trust__add_successions(const TrustList *list, StrBuf *out);
bool trust__read_succession(Str value, Arena *arena, TrustList *list);

#endif
