/* The list of trust as text: readable lines in a fixed order, one spelling for every
 * value, the company's signature at the end. */
#include "credential/trust.h"

#include <string.h>

#include "credential/credential_internal.h"
#include "credential/trust_internal.h"

#define TRUST_DOMAIN "gofun.trust.1"
#define SUCCESSION_DOMAIN "gofun.company.1"
#define TRUST_MAGIC "GOFUN-TRUST "
#define TRUST_HEAD TRUST_MAGIC "1\n"

/* ---- writing ---- */

void trust__add_hex(StrBuf *out, const uint8_t *bytes, size_t size, char end)
{
    char hex[2 * CREDENTIAL_SIGNATURE_BYTES + 1];
    require(2 * size < sizeof hex);
    credential__bytes_to_hex(bytes, size, hex);
    strbuf_add_z(out, hex);
    strbuf_add_char(out, end);
}

static void add_devices(const TrustList *list, StrBuf *out)
{
    for (size_t i = 0; i < list->device_count; i++) {
        const TrustDevice *device = &list->devices[i];
        strbuf_add_z(out, "device: ");
        trust__add_hex(out, device->key.bytes, sizeof device->key.bytes, ' ');
        strbuf_add_format(out, "%lld %lld %.*s\n", (long long)device->since,
                          (long long)device->until, STR_ARG(device->label));
        if (device->until != TRUST_NO_END) {
            strbuf_add_format(out, "reason: %.*s\n", STR_ARG(device->reason));
        }
    }
}

void trust__add_successions(const TrustList *list, StrBuf *out)
{
    for (size_t i = 0; i < list->succession_count; i++) {
        const TrustSuccession *s = &list->successions[i];
        strbuf_add_z(out, "succession: ");
        trust__add_hex(out, s->from.bytes, sizeof s->from.bytes, ' ');
        trust__add_hex(out, s->to.bytes, sizeof s->to.bytes, ' ');
        trust__add_hex(out, s->signature, sizeof s->signature, '\n');
    }
}

static void add_body(const TrustList *list, StrBuf *out)
{
    strbuf_add_z(out, TRUST_HEAD);
    strbuf_add_z(out, "company: ");
    trust__add_hex(out, list->company.bytes, sizeof list->company.bytes, '\n');
    strbuf_add_format(out, "number: %lld\nmade-at: %lld\n", (long long)list->number,
                      (long long)list->made_at);
    trust__add_successions(list, out);
    add_devices(list, out);
    for (size_t i = 0; i < list->revoked_count; i++) {
        const TrustRevoked *revoked = &list->revoked[i];
        strbuf_add_format(out, "revoked: %.*s %lld %.*s\n", STR_ARG(revoked->serial),
                          (long long)revoked->at, STR_ARG(revoked->reason));
    }
    for (size_t i = 0; i < list->known_count; i++) {
        strbuf_add_z(out, "known: ");
        trust__add_hex(out, list->known[i].facts_hash, CERTIFICATE_FACTS_HASH_BYTES,
                       '\n');
    }
}

void trust_write(const CredentialKey *company, TrustList *list, StrBuf *out)
{
    list->company = credential_key_public(company);
    StrBuf text = {0};
    add_body(list, &text);
    uint8_t signature[CREDENTIAL_SIGNATURE_BYTES];
    credential__sign(company, TRUST_DOMAIN, strbuf_str(&text), signature);
    strbuf_add_z(&text, "signature: ");
    trust__add_hex(&text, signature, sizeof signature, '\n');
    strbuf_add(out, strbuf_str(&text));
    strbuf_clear(&text);
}

/* ---- reading ---- */

bool trust__take(Str *rest, const char *name, Str *value)
{
    Str line = {0};
    Str after = *rest;
    Str head = str_from(name);
    if (!str_split(&after, '\n', &line) || !str_starts_with(line, head)) {
        return false;
    }
    *value = str_slice(line, head.len, line.len);
    *rest = after;
    return true;
}

static bool take_hex(Str *value, uint8_t *out, size_t size)
{
    Str word = {0};
    return str_split(value, ' ', &word) && credential__hex_to_bytes(word, out, size);
}

static bool take_time(Str *value, int64_t *out)
{
    Str word = {0};
    return str_split(value, ' ', &word) && str_to_int64(word, out) && *out >= 0 &&
           *out <= TRUST_NO_END;
}

bool trust__read_succession(Str value, Arena *arena, TrustList *list)
{
    TrustSuccession s;
    if (!take_hex(&value, s.from.bytes, sizeof s.from.bytes) ||
        !take_hex(&value, s.to.bytes, sizeof s.to.bytes) ||
        !take_hex(&value, s.signature, sizeof s.signature)) {
        return false;
    }
    list->successions = trust__grow(arena, list->successions, list->succession_count,
                                    sizeof *list->successions);
    list->successions[list->succession_count++] = s;
    return true;
}

static bool read_device(Str value, Str *rest, Arena *arena, TrustList *list)
{
    TrustDevice device = {0};
    if (!take_hex(&value, device.key.bytes, sizeof device.key.bytes) ||
        !take_time(&value, &device.since) || !take_time(&value, &device.until)) {
        return false;
    }
    device.label = value;
    if (device.until != TRUST_NO_END && !trust__take(rest, "reason: ", &device.reason)) {
        return false;
    }
    list->devices =
        trust__grow(arena, list->devices, list->device_count, sizeof *list->devices);
    list->devices[list->device_count++] = device;
    return true;
}

static bool read_revoked(Str value, Arena *arena, TrustList *list)
{
    TrustRevoked revoked = {0};
    if (!str_split(&value, ' ', &revoked.serial) || !take_time(&value, &revoked.at)) {
        return false;
    }
    revoked.reason = value;
    list->revoked =
        trust__grow(arena, list->revoked, list->revoked_count, sizeof *list->revoked);
    list->revoked[list->revoked_count++] = revoked;
    return true;
}

static bool read_known(Str value, Arena *arena, TrustList *list)
{
    TrustKnown known;
    if (!take_hex(&value, known.facts_hash, sizeof known.facts_hash)) {
        return false;
    }
    list->known = trust__grow(arena, list->known, list->known_count, sizeof *list->known);
    list->known[list->known_count++] = known;
    return true;
}

static bool read_lists(Str *rest, Arena *arena, TrustList *list)
{
    Str value = {0};
    bool is_good = true;
    while (is_good && trust__take(rest, "succession: ", &value)) {
        is_good = trust__read_succession(value, arena, list);
    }
    while (is_good && trust__take(rest, "device: ", &value)) {
        is_good = read_device(value, rest, arena, list);
    }
    while (is_good && trust__take(rest, "revoked: ", &value)) {
        is_good = read_revoked(value, arena, list);
    }
    while (is_good && trust__take(rest, "known: ", &value)) {
        is_good = read_known(value, arena, list);
    }
    return is_good;
}

static bool read_body(Str *rest, Arena *arena, TrustList *list)
{
    Str value = {0};
    return trust__take(rest, "company: ", &value) &&
           take_hex(&value, list->company.bytes, sizeof list->company.bytes) &&
           trust__take(rest, "number: ", &value) && str_to_int64(value, &list->number) &&
           trust__take(rest, "made-at: ", &value) && take_time(&value, &list->made_at) &&
           read_lists(rest, arena, list);
}

/* Reading is lenient where this is strict: other bytes for the same values are refused.
 */
static bool is_canonical(const TrustList *list, Str body)
{
    StrBuf again = {0};
    add_body(list, &again);
    bool is_same = str_equal(strbuf_str(&again), body);
    strbuf_clear(&again);
    return is_same;
}

static Status read_signed(Arena *arena, Str text, TrustList *list, Error *err)
{
    Str rest = str_slice(text, sizeof TRUST_HEAD - 1, text.len);
    if (!read_body(&rest, arena, list)) {
        return error_set(err, STATUS_BAD_DATA, "the list of trust is damaged");
    }
    Str body = str_slice(text, 0, text.len - rest.len);
    Str hex = {0};
    uint8_t signature[CREDENTIAL_SIGNATURE_BYTES];
    if (!trust__take(&rest, "signature: ", &hex) || rest.len > 0 ||
        !credential__hex_to_bytes(hex, signature, sizeof signature) ||
        text.ptr[text.len - 1] != '\n' || !is_canonical(list, body)) {
        return error_set(err, STATUS_BAD_DATA, "the list of trust is damaged");
    }
    if (!credential__is_signed(&list->company, TRUST_DOMAIN, body, signature)) {
        return error_set(err, STATUS_UNTRUSTED,
                         "the list of trust is not signed by the company it names");
    }
    return STATUS_OK;
}

Status trust_read(Arena *arena, Str text, TrustList *out, Error *err)
{
    *out = (TrustList){0};
    if (!str_starts_with(text, STR(TRUST_MAGIC)) || text.len > TRUST_MAX_BYTES) {
        return error_set(err, STATUS_BAD_DATA, "not a list of trust");
    }
    if (!str_starts_with(text, STR(TRUST_HEAD))) {
        return error_set(err, STATUS_TOO_NEW, "a list of trust of another version");
    }
    TrustList list = {0};
    Status status = read_signed(arena, str_copy(arena, text), &list, err);
    if (status == STATUS_OK) {
        *out = list;
    }
    return status;
}

/* ---- company keys ---- */

static Str succession_text(char buffer[2 * CREDENTIAL_KEY_BYTES],
                           const CredentialPublicKey *from, const CredentialPublicKey *to)
{
    memcpy(buffer, from->bytes, sizeof from->bytes);
    memcpy(buffer + sizeof from->bytes, to->bytes, sizeof to->bytes);
    return (Str){buffer, 2 * CREDENTIAL_KEY_BYTES};
}

void trust_succeed(TrustList *list, Arena *arena, const CredentialKey *from,
                   const CredentialPublicKey *to)
{
    char buffer[2 * CREDENTIAL_KEY_BYTES];
    TrustSuccession s = {.from = credential_key_public(from), .to = *to};
    credential__sign(from, SUCCESSION_DOMAIN, succession_text(buffer, &s.from, to),
                     s.signature);
    list->successions = trust__grow(arena, list->successions, list->succession_count,
                                    sizeof *list->successions);
    list->successions[list->succession_count++] = s;
}

bool trust_is_from(const TrustList *list, const CredentialPublicKey *pinned)
{
    CredentialPublicKey at = *pinned;
    for (size_t i = 0; i < list->succession_count; i++) {
        const TrustSuccession *s = &list->successions[i];
        char buffer[2 * CREDENTIAL_KEY_BYTES];
        if (memcmp(s->from.bytes, at.bytes, sizeof at.bytes) == 0 &&
            credential__is_signed(&s->from, SUCCESSION_DOMAIN,
                                  succession_text(buffer, &s->from, &s->to),
                                  s->signature)) {
            at = s->to; /* written in the order they happened */
        }
    }
    return memcmp(at.bytes, list->company.bytes, sizeof at.bytes) == 0;
}
