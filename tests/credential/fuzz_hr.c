/* What is read from outside: lists of trust, handouts, and pictures with badges. */
#include "credential/badge.h"
#include "credential/handout_seal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The bytes are what a stranger puts into a handout that he signs himself. */
static void open_handout(Str bytes)
{
    static const uint8_t seed[CREDENTIAL_KEY_BYTES] = {7};
    CredentialKey *key = credential_key_from_seed(seed);
    CredentialPublicKey public_key = credential_key_public(key);
    CredentialPublicKey pinned = {{1}};
    TrustList list = {0};
    HandoutSeal out;
    StrBuf text = {0};
    handout_seal(key, &list, bytes, &text);
    Status status = handout_seal_open(strbuf_str(&text), &public_key, &out, NULL);
    require(status == STATUS_OK || status == STATUS_BAD_DATA || status == STATUS_DENIED);
    require(status != STATUS_OK || out.body.len <= bytes.len);
    require(handout_seal_open(strbuf_str(&text), &pinned, &out, NULL) != STATUS_OK);
    (void)handout_seal_open(bytes, NULL, &out, NULL);
    strbuf_clear(&text);
    credential_key_free(key);
}

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
    open_handout(bytes);
    strbuf_clear(&headed);
    arena_clear(&arena);
    return 0;
}
