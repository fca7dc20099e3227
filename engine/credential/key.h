/* Keys and hashes: the Ed25519 key pair of this device, key ids, and the two hashes other
 * rooms get by callback. Used by the app, by gofun-hr and by certificate.c.
 * The secret half lives in locked memory and in one file of mode 0600. */
#ifndef GOFUN_CREDENTIAL_KEY_H
#define GOFUN_CREDENTIAL_KEY_H

#include <stdint.h>

#include "base/str.h"

#define CREDENTIAL_HASH_BYTES 32
#define CREDENTIAL_KEY_BYTES 32
#define CREDENTIAL_KEY_ID_BYTES 8
#define CREDENTIAL_SIGNATURE_BYTES 64
/* Hex digits of a key id plus NUL, and of a public key plus NUL. */
#define CREDENTIAL_KEY_ID_TEXT (2 * CREDENTIAL_KEY_ID_BYTES + 1)
#define CREDENTIAL_KEY_TEXT (2 * CREDENTIAL_KEY_BYTES + 1)

typedef struct CredentialPublicKey {
    uint8_t bytes[CREDENTIAL_KEY_BYTES];
} CredentialPublicKey;

/* A key pair; opaque because its memory is locked and wiped. */
typedef struct CredentialKey CredentialKey;

/* Opens the key pair in data_dir (which must exist), making it at the first start. Two
 * programs starting at once end up with the same key. STATUS_DENIED when others may read
 * the file, STATUS_BAD_DATA when it is damaged: it is never replaced silently, since
 * certificates already issued are checked with it. *out is NULL on failure; free it with
 * credential_key_free. */
Status credential_key_open(const char *data_dir, CredentialKey **out,
                           Error *err) MUST_CHECK;
/* The key pair of a folder that has one under a passphrase: Argon2id, 256 MiB, about a
 * second. STATUS_LOCKED: wrong passphrase. Without one it is opened as it is. */
Status credential_key_unlock(const char *data_dir, Str passphrase, CredentialKey **out,
                             Error *err) MUST_CHECK;
/* True when opening needs a passphrase (credential_key_open says STATUS_LOCKED). */
bool credential_key_is_locked(const char *data_dir);
/* Writes key into a folder, under passphrase when that is not empty, in place of what is
 * there. Durable; never half a file. */
Status credential_key_write(const char *data_dir, const CredentialKey *key,
                            Str passphrase, Error *err) MUST_CHECK;
/* A new key pair in memory only. */
CredentialKey *credential_key_new(void);
/* A key pair from a given seed; for tests and for keys kept elsewhere. */
CredentialKey *credential_key_from_seed(const uint8_t seed[CREDENTIAL_KEY_BYTES]);
/* Wipes and frees; NULL is fine. */
void credential_key_free(CredentialKey *key);
/* The half that may be shown to everybody. */
CredentialPublicKey credential_key_public(const CredentialKey *key);

/* The public key of data_dir without touching the secret one; works on a copy that holds
 * only the public file. STATUS_NOT_FOUND when no key was made there yet. */
Status credential_public_key_load(const char *data_dir, CredentialPublicKey *out,
                                  Error *err) MUST_CHECK;
/* Reads a key from text: 64 lower-case hex digits, or the content of a public key file.
 */
Status credential_public_key_parse(Str text, CredentialPublicKey *out,
                                   Error *err) MUST_CHECK;
/* 64 lower-case hex digits and a NUL. */
void credential_public_key_format(const CredentialPublicKey *key,
                                  char out[CREDENTIAL_KEY_TEXT]);
/* The name of a key: the first 8 bytes of its hash. Short enough to be read out. */
void credential_key_id(const CredentialPublicKey *key,
                       uint8_t out[CREDENTIAL_KEY_ID_BYTES]);
/* The same as 16 lower-case hex digits and a NUL. */
void credential_key_id_format(const CredentialPublicKey *key,
                              char out[CREDENTIAL_KEY_ID_TEXT]);

/* BLAKE2b-256 of size bytes; for the content of lessons. */
void credential_hash(const void *data, size_t size, uint8_t out[CREDENTIAL_HASH_BYTES]);
/* Keyed BLAKE2b-256; the callback the store's hash chain asks for. */
void credential_keyed_hash(const uint8_t key[CREDENTIAL_KEY_BYTES], const void *data,
                           size_t size, uint8_t out[CREDENTIAL_HASH_BYTES]);
/* A secret key for the purpose named (such as "store.chain"), derived from the device
 * key: the same at every start, different for every purpose and device. The caller wipes
 * it. */
void credential_key_derive(const CredentialKey *key, Str purpose,
                           uint8_t out[CREDENTIAL_KEY_BYTES]);

/* The signature under the head of a record (store/collect.h), as 128 hex digits. */
void credential_record_sign(const CredentialKey *key, Str text, StrBuf *out);
/* public_key and signature as hex digits; false for anything that is not. */
bool credential_record_is_signed(Str public_key, Str text, Str signature);

#endif
