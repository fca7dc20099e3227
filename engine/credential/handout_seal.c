#include "credential/handout_seal.h"

#include <string.h>

#include "credential/credential_internal.h"
#include "credential/seal.h"
#include "credential/trust_internal.h"

#define HANDOUT_PURPOSE "gofun.handout.1"
#define HANDOUT_MAGIC "gofun handout "
#define HANDOUT_HEAD HANDOUT_MAGIC "1\n"
#define SIGNATURE_NAME "signature: "

enum {
    SIGNATURE_DIGITS = 2 * CREDENTIAL_SIGNATURE_BYTES,
    SIGNATURE_LINE = sizeof SIGNATURE_NAME - 1 + SIGNATURE_DIGITS + 1,
    SUCCESSIONS_MAX = 1000, /* each may cost a signature to check */
};

void handout_seal(const CredentialKey *company, const TrustList *list, Str body,
                  StrBuf *out)
{
    uint8_t signature[CREDENTIAL_SIGNATURE_BYTES];
    CredentialPublicKey key = credential_key_public(company);
    size_t from = out->len;
    strbuf_add_z(out, HANDOUT_HEAD "company: ");
    trust__add_hex(out, key.bytes, sizeof key.bytes, '\n');
    trust__add_successions(list, out);
    strbuf_add(out, body);
    credential_seal(company, HANDOUT_PURPOSE, str_slice(strbuf_str(out), from, out->len),
                    signature);
    strbuf_add_z(out, SIGNATURE_NAME);
    trust__add_hex(out, signature, sizeof signature, '\n');
}

/* ---- opening ---- */

static Status check_head(Str text, Error *err)
{
    if (!str_starts_with(text, STR(HANDOUT_MAGIC))) {
        return error_set(err, STATUS_BAD_DATA, "not a handout");
    }
    if (!str_starts_with(text, STR(HANDOUT_HEAD))) {
        return error_set(err, STATUS_TOO_NEW, "a handout of another version");
    }
    return text.len <= HANDOUT_MAX_BYTES
               ? STATUS_OK
               : error_set(err, STATUS_TOO_LARGE, "a handout of more than %zu bytes",
                           HANDOUT_MAX_BYTES);
}

/* The last line; what is before it is signed. */
static bool take_signature(Str *text, uint8_t signature[CREDENTIAL_SIGNATURE_BYTES])
{
    if (text->len < SIGNATURE_LINE) {
        return false;
    }
    Str line = str_slice(*text, text->len - SIGNATURE_LINE, text->len);
    Str hex = str_slice(line, SIGNATURE_LINE - 1 - SIGNATURE_DIGITS, SIGNATURE_LINE - 1);
    *text = str_slice(*text, 0, text->len - SIGNATURE_LINE);
    return str_starts_with(line, STR(SIGNATURE_NAME)) && str_ends_with(line, STR("\n")) &&
           str_ends_with(*text, STR("\n")) &&
           credential__hex_to_bytes(hex, signature, CREDENTIAL_SIGNATURE_BYTES);
}

/* The key and those before it; *rest is then at the body. */
static bool read_company(Arena *arena, Str *rest, TrustList *list)
{
    Str value = {0};
    if (!trust__take(rest, "company: ", &value) ||
        !credential__hex_to_bytes(value, list->company.bytes,
                                  sizeof list->company.bytes)) {
        return false;
    }
    while (trust__take(rest, "succession: ", &value)) {
        if (list->succession_count == SUCCESSIONS_MAX ||
            !trust__read_succession(value, arena, list)) {
            return false;
        }
    }
    return true;
}

static Status judge(Str text, const TrustList *list,
                    const uint8_t signature[CREDENTIAL_SIGNATURE_BYTES],
                    const CredentialPublicKey *pinned, Error *err)
{
    if (!credential_is_sealed(&list->company, HANDOUT_PURPOSE, text, signature)) {
        return error_set(err, STATUS_UNTRUSTED,
                         "the handout was changed after it was signed");
    }
    if (pinned != NULL && !trust_is_from(list, pinned)) {
        return error_set(err, STATUS_DENIED, "the handout is of another company");
    }
    return STATUS_OK;
}

static Status open_signed(Str text, const CredentialPublicKey *pinned, Arena *arena,
                          HandoutSeal *out, Error *err)
{
    TrustList list = {0};
    uint8_t signature[CREDENTIAL_SIGNATURE_BYTES];
    bool is_whole =
        take_signature(&text, signature) && str_starts_with(text, STR(HANDOUT_HEAD));
    Str rest = is_whole ? str_slice(text, sizeof HANDOUT_HEAD - 1, text.len) : (Str){0};
    if (!is_whole || !read_company(arena, &rest, &list)) {
        return error_set(err, STATUS_BAD_DATA, "the handout is damaged or cut off");
    }
    Status status = judge(text, &list, signature, pinned, err);
    if (status == STATUS_OK) {
        *out = (HandoutSeal){
            .company = list.company,
            .is_succession = pinned != NULL && memcmp(pinned->bytes, list.company.bytes,
                                                      sizeof pinned->bytes) != 0,
            .body = rest,
            .body_line = 3 + list.succession_count,
        };
    }
    return status;
}

Status handout_seal_open(Str text, const CredentialPublicKey *pinned, HandoutSeal *out,
                         Error *err)
{
    Arena arena = {0};
    *out = (HandoutSeal){0};
    Status status = check_head(text, err);
    if (status == STATUS_OK) {
        status = open_signed(text, pinned, &arena, out, err);
    }
    arena_clear(&arena);
    return status;
}
