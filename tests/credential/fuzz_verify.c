/* Anything at all as a certificate: never a crash, and never "valid" unless the key
 * signed it. The first byte chooses what the rest is dressed up as. */
#include <stdlib.h>

#include "credential/credential_internal.h"
#include "sample.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void verify(Str bytes, const CredentialPublicKey *key)
{
    Arena arena = {0};
    VerifyResult result;
    certificate_verify(&arena, bytes, key, 1, &result);
    if (result.finding == VERIFY_VALID) {
        abort(); /* the secret half of this key is not in any input */
    }
    arena_clear(&arena);
}

static void verify_behind(const char *head, Str bytes, const CredentialPublicKey *key)
{
    StrBuf dressed = {0};
    strbuf_add_z(&dressed, head);
    strbuf_add(&dressed, bytes);
    verify(strbuf_str(&dressed), key);
    strbuf_clear(&dressed);
}

static void attach(Str bytes)
{
    Certificate certificate = sample_certificate();
    StrBuf out = {0};
    Status status =
        pdf__attach(bytes, &certificate, STR("text"), STR("badge"), &out, NULL);
    if (status != STATUS_OK && out.len > 0) {
        abort(); /* a refusal leaves nothing behind */
    }
    strbuf_clear(&out);
}

static void badge(Str bytes, const CredentialPublicKey *key)
{
    Certificate certificate = sample_certificate();
    StrBuf dressed = {0};
    strbuf_add_z(&dressed, BADGE_HEAD);
    strbuf_add(&dressed, bytes);
    if (badge__is_signed(strbuf_str(&dressed), &certificate, key, 1) ||
        badge__is_signed(bytes, &certificate, key, 1)) {
        abort();
    }
    strbuf_clear(&dressed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const heads[] = {"", "GOFUN1-", "GOFUN-CERTIFICATE 1\n",
                                        "%PDF-1.5\nstream\n"};
    if (size == 0) {
        return 0;
    }
    /* Never used to sign: the corpus is signed by key 1. */
    CredentialKey *key = sample_key(2);
    CredentialPublicKey public = credential_key_public(key);
    credential_key_free(key);
    Str rest = {(const char *)data + 1, size - 1};
    if (data[0] % 6 == 5) {
        badge(rest, &public);
    } else if (data[0] % 6 == 4) {
        attach(rest);
    } else {
        verify_behind(heads[data[0] % 6], rest, &public);
    }
    return 0;
}
