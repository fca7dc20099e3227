/* The company's list of trust: which devices may issue, until when, and which
 * certificates were called back. The company key signs the list, the devices sign the
 * certificates; a verifier needs the company's public key and this one text file.
 * Used by gofun-hr. docs/certificate.md has the format. */
#ifndef GOFUN_CREDENTIAL_TRUST_H
#define GOFUN_CREDENTIAL_TRUST_H

#include "credential/credential.h"

#define TRUST_MAX_BYTES ((size_t)32 * 1024 * 1024)
#define TRUST_LABEL_MAX 100 /* bytes of a label or a reason */

/* Certificates are good when passed at or before until (Unix seconds). */
#define TRUST_NO_END INT64_C(4102444799)

typedef struct TrustDevice {
    CredentialPublicKey key;
    int64_t since; /* when the company signed it; says nothing about certificates */
    int64_t until; /* TRUST_NO_END: not revoked */
    Str label;     /* "受付のキオスク" */
    Str reason;    /* why it was revoked; empty when it was not */
} TrustDevice;

typedef struct TrustRevoked {
    Str serial;
    int64_t at;
    Str reason;
} TrustRevoked;

/* Facts of a certificate that HR's register held when its device was revoked. A stolen
 * key can date what it signs into the past; such a certificate is not among these. */
typedef struct TrustKnown {
    uint8_t facts_hash[CERTIFICATE_FACTS_HASH_BYTES];
} TrustKnown;

typedef struct TrustSuccession {
    CredentialPublicKey from, to;
    uint8_t signature[CREDENTIAL_SIGNATURE_BYTES]; /* by from */
} TrustSuccession;

/* {0} is a valid empty list. Everything lives in the arena it was read into or added
 * from. */
typedef struct TrustList {
    int64_t number; /* raised at each writing: a verifier sees which list is newer */
    int64_t made_at;
    CredentialPublicKey company;
    TrustSuccession *successions;
    size_t succession_count;
    TrustDevice *devices;
    size_t device_count;
    TrustRevoked *revoked;
    size_t revoked_count;
    TrustKnown *known;
    size_t known_count;
} TrustList;

/* Reads a list and checks that the company key it names signed it; every value has one
 * spelling. STATUS_TOO_NEW, STATUS_BAD_DATA (damaged), STATUS_UNTRUSTED (signature). The
 * caller then asks trust_is_from(). */
Status trust_read(Arena *arena, Str text, TrustList *out, Error *err) MUST_CHECK;
/* Signs and appends the list. Sets list->company from the key. */
void trust_write(const CredentialKey *company, TrustList *list, StrBuf *out);
/* True when the list comes from the company key given, or from one that it handed over
 * to. */
bool trust_is_from(const TrustList *list, const CredentialPublicKey *pinned);

/* NULL when the company did not sign that key. */
TrustDevice *trust_find_device(const TrustList *list, const CredentialPublicKey *key);
/* By key id as hex digits, a whole key as hex digits, or the label; NULL when there is
 * none or more than one. */
TrustDevice *trust_find_device_named(const TrustList *list, Str name);
/* Texts are cleaned of line breaks and control characters, and cut. STATUS_EXISTS when
 * the device is there. */
Status trust_add_device(TrustList *list, Arena *arena, const CredentialPublicKey *key,
                        Str label, int64_t now, Error *err) MUST_CHECK;
/* Certificates passed after `until` are refused from now on, those before unless they are
 * known (trust_add_known). */
void trust_revoke_device(TrustDevice *device, Arena *arena, int64_t until, Str reason);
/* Once for each certificate of a revoked device that is to stay good. */
void trust_add_known(TrustList *list, Arena *arena, const Certificate *certificate);
/* Nothing happens when the serial is there. */
void trust_revoke_certificate(TrustList *list, Arena *arena, Str serial, int64_t at,
                              Str reason);
/* The old company key says that the new one takes its place. */
void trust_succeed(TrustList *list, Arena *arena, const CredentialKey *from,
                   const CredentialPublicKey *to);

/* The keys of all devices, for certificate_verify; in the arena. */
const CredentialPublicKey *trust_keys(const TrustList *list, Arena *arena);
/* Why a certificate that was found good is refused after all. */
typedef struct TrustRefusal {
    int64_t at; /* revoked at, or device trusted until */
    Str reason;
} TrustRefusal;
/* Turns a finding that is believed into VERIFY_REVOKED, VERIFY_DEVICE_REVOKED
 * or VERIFY_NOT_REGISTERED where the list says so, and into VERIFY_OTHER_KEY when the
 * company's own key signed, or one before it: they sign lists and badges, never a
 * certificate, and a former one may be anybody's. */
void trust_judge(const TrustList *list, VerifyResult *result, TrustRefusal *refusal);

#endif
