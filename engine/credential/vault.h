/* A few files under a passphrase in one file: the encrypted backup of HR's record.
 * Argon2id makes the key, libsodium's secretstream encrypts. Used by gofun-hr. */
#ifndef GOFUN_CREDENTIAL_VAULT_H
#define GOFUN_CREDENTIAL_VAULT_H

#include "base/str.h"

enum {
    VAULT_ITEMS_MAX = 16,
    VAULT_PASSPHRASE_MIN = 12 /* characters */
};

typedef struct VaultItem {
    Str name;
    Str data;
} VaultItem;

/* Appends the sealed file. STATUS_BAD_ARGUMENT: passphrase too short.
 * The key derivation takes 256 MiB of memory and about a second. */
Status vault_seal(const VaultItem *items, size_t count, Str passphrase, StrBuf *out,
                  Error *err) MUST_CHECK;
/* Decrypts all of sealed into *plain, which owns what items point into; on failure plain
 * is empty. STATUS_UNTRUSTED: wrong passphrase, or a changed byte anywhere;
 * STATUS_BAD_DATA: not a vault, or cut off; STATUS_TOO_NEW. Clear plain with vault_clear.
 */
Status vault_open(Str sealed, Str passphrase, StrBuf *plain,
                  VaultItem items[VAULT_ITEMS_MAX], size_t *count, Error *err) MUST_CHECK;
/* Wipes and frees. */
void vault_clear(StrBuf *plain);

#endif
