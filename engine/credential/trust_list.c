/* What may be done with a list of trust, and what it says about a certificate. */
#include <string.h>

#include "base/utf8.h"
#include "credential/credential_internal.h"
#include "credential/trust.h"
#include "credential/trust_internal.h"

void *trust__grow(Arena *arena, void *items, size_t count, size_t item_bytes)
{
    if (count != 0 && (count & (count - 1)) != 0) {
        return items; /* the room doubles at powers of two */
    }
    void *more = arena_alloc_array(arena, count == 0 ? 1 : 2 * count, item_bytes);
    if (count > 0) {
        memcpy(more, items, count * item_bytes);
    }
    return more;
}

static bool is_same_key(const CredentialPublicKey *a, const CredentialPublicKey *b)
{
    return memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

/* One line without control characters, at most TRUST_LABEL_MAX bytes, never empty. */
static Str clean_label(Arena *arena, Str text)
{
    StrBuf clean = {0};
    Str rest = str_trim(text);
    while (rest.len > 0) {
        uint32_t c = utf8_next(&rest);
        bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
        size_t before = clean.len;
        strbuf_add_codepoint(&clean, is_control ? ' ' : c);
        if (clean.len > TRUST_LABEL_MAX) {
            clean.len = before;
            break;
        }
    }
    Str label = str_copy(arena, str_trim(strbuf_str(&clean)));
    strbuf_clear(&clean);
    return label.len > 0 ? label : STR("-");
}

TrustDevice *trust_find_device(const TrustList *list, const CredentialPublicKey *key)
{
    for (size_t i = 0; i < list->device_count; i++) {
        if (is_same_key(&list->devices[i].key, key)) {
            return &list->devices[i];
        }
    }
    return NULL;
}

static bool is_named(const TrustDevice *device, Str name)
{
    char id[CREDENTIAL_KEY_ID_TEXT];
    char whole[CREDENTIAL_KEY_TEXT];
    credential_key_id_format(&device->key, id);
    credential_public_key_format(&device->key, whole);
    return str_is(name, id) || str_is(name, whole) || str_equal(name, device->label);
}

TrustDevice *trust_find_device_named(const TrustList *list, Str name)
{
    TrustDevice *found = NULL;
    for (size_t i = 0; i < list->device_count; i++) {
        if (is_named(&list->devices[i], name)) {
            if (found != NULL) {
                return NULL;
            }
            found = &list->devices[i];
        }
    }
    return found;
}

Status trust_add_device(TrustList *list, Arena *arena, const CredentialPublicKey *key,
                        Str label, int64_t now, Error *err)
{
    if (trust_find_device(list, key) != NULL) {
        return error_set(err, STATUS_EXISTS, "the device is in the list already");
    }
    list->devices =
        trust__grow(arena, list->devices, list->device_count, sizeof *list->devices);
    list->devices[list->device_count++] = (TrustDevice){
        .key = *key,
        .since = now,
        .until = TRUST_NO_END,
        .label = clean_label(arena, label),
    };
    return STATUS_OK;
}

void trust_revoke_device(TrustDevice *device, Arena *arena, int64_t until, Str reason)
{
    device->until = until;
    device->reason = clean_label(arena, reason);
}

static bool is_known(const TrustList *list, const uint8_t *facts_hash)
{
    for (size_t i = 0; i < list->known_count; i++) {
        if (memcmp(list->known[i].facts_hash, facts_hash, CERTIFICATE_FACTS_HASH_BYTES) ==
            0) {
            return true;
        }
    }
    return false;
}

void trust_add_known(TrustList *list, Arena *arena, const Certificate *certificate)
{
    TrustKnown known;
    certificate_facts_hash(certificate, known.facts_hash);
    if (is_known(list, known.facts_hash)) {
        return;
    }
    list->known = trust__grow(arena, list->known, list->known_count, sizeof *list->known);
    list->known[list->known_count++] = known;
}

static const TrustRevoked *find_revoked(const TrustList *list, Str serial)
{
    for (size_t i = 0; i < list->revoked_count; i++) {
        if (str_equal(list->revoked[i].serial, serial)) {
            return &list->revoked[i];
        }
    }
    return NULL;
}

void trust_revoke_certificate(TrustList *list, Arena *arena, Str serial, int64_t at,
                              Str reason)
{
    if (find_revoked(list, serial) != NULL) {
        return;
    }
    list->revoked =
        trust__grow(arena, list->revoked, list->revoked_count, sizeof *list->revoked);
    list->revoked[list->revoked_count++] =
        (TrustRevoked){str_copy(arena, serial), at, clean_label(arena, reason)};
}

const CredentialPublicKey *trust_keys(const TrustList *list, Arena *arena)
{
    CredentialPublicKey *keys =
        ARENA_ARRAY(arena, CredentialPublicKey, list->device_count);
    for (size_t i = 0; i < list->device_count; i++) {
        keys[i] = list->devices[i].key;
    }
    return keys;
}

static bool has_id(const CredentialPublicKey *key, const uint8_t *key_id)
{
    uint8_t id[CREDENTIAL_KEY_ID_BYTES];
    credential_key_id(key, id);
    return memcmp(id, key_id, sizeof id) == 0;
}

static const TrustDevice *device_of(const TrustList *list, const uint8_t *key_id)
{
    for (size_t i = 0; i < list->device_count; i++) {
        if (has_id(&list->devices[i].key, key_id)) {
            return &list->devices[i];
        }
    }
    return NULL;
}

/* The company's key, or one before it. */
static bool is_company(const TrustList *list, const uint8_t *key_id)
{
    bool is_one = has_id(&list->company, key_id);
    for (size_t i = 0; !is_one && i < list->succession_count; i++) {
        is_one = has_id(&list->successions[i].from, key_id);
    }
    return is_one;
}

static void judge_device(const TrustDevice *device, const TrustList *list,
                         VerifyResult *result, TrustRefusal *refusal)
{
    if (device->until == TRUST_NO_END) {
        return;
    }
    *refusal = (TrustRefusal){device->until, device->reason};
    if (result->certificate.passed_at > device->until) {
        result->finding = VERIFY_DEVICE_REVOKED;
    } else if (!is_known(list, result->facts_hash)) {
        result->finding = VERIFY_NOT_REGISTERED;
    }
}

void trust_judge(const TrustList *list, VerifyResult *result, TrustRefusal *refusal)
{
    *refusal = (TrustRefusal){0};
    if (!verify_is_believed(result->finding)) {
        return;
    }
    if (is_company(list, result->key_id)) {
        result->finding = VERIFY_OTHER_KEY;
        return;
    }
    const TrustDevice *device = device_of(list, result->key_id);
    if (device != NULL) { /* else it was checked with a key given by hand */
        judge_device(device, list, result, refusal);
    }
    const TrustRevoked *revoked = find_revoked(list, result->certificate.serial);
    if (revoked != NULL) {
        result->finding = VERIFY_REVOKED;
        *refusal = (TrustRefusal){revoked->at, revoked->reason};
    }
}
