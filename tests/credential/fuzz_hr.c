/* What HR's tools read from outside: lists of trust and pictures with badges. */
#include "credential/badge.h"
#include "credential/trust.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena = {0};
    Str bytes = {(const char *)data, size};
    TrustList list;
    Str json = {0};
    StrBuf headed = {0};
    if (trust_read(&arena, bytes, &list, NULL) == STATUS_OK) {
        require(trust_is_from(&list, &list.company));
    }
    strbuf_add_z(&headed, "GOFUN-TRUST 1\ncompany: ");
    strbuf_add(&headed, bytes);
    if (trust_read(&arena, strbuf_str(&headed), &list, NULL) == STATUS_OK) {
        require(trust_is_from(&list, &list.company));
    }
    if (badge_find(bytes, &json, NULL) == STATUS_OK) {
        require(json.len <= size);
    }
    strbuf_clear(&headed);
    arena_clear(&arena);
    return 0;
}
