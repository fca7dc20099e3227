/* A few files under a passphrase in one file: the encrypted backup of HR's record.
 * Argon2id makes the key, libsodium's secretstream encrypts. Streams: a chunk of 64 KiB
 * is in memory at a time, however big the files are. Used by gofun-hr. */
#ifndef GOFUN_CREDENTIAL_VAULT_H
#define GOFUN_CREDENTIAL_VAULT_H

#include <stdint.h>

#include "base/str.h"

enum {
    VAULT_ITEMS_MAX = 16,
    VAULT_PASSPHRASE_MIN = 12 /* characters */
};

typedef struct VaultFile {
    Str name;         /* in the vault */
    const char *path; /* what is read; must not change meanwhile */
} VaultFile;

/* Hears of the bytes that were read; NULL where nobody watches. */
typedef struct VaultProgress {
    void *context;
    void (*did)(void *context, int64_t bytes);
} VaultProgress;

/* Writes the sealed file (0600, durable; on failure what was there stays).
 * STATUS_BAD_ARGUMENT: passphrase too short.
 * The key derivation takes 256 MiB of memory and about a second. */
Status vault_seal(const VaultFile *files, size_t count, Str passphrase, const char *path,
                  const VaultProgress *progress, Error *err) MUST_CHECK;

/* Where the contents go: begin for each item, then its bytes in pieces. Every piece is
 * authentic; that nothing is missing is only known when vault_open returns STATUS_OK. */
typedef struct VaultSink {
    void *context;
    Status (*begin)(void *context, Str name, int64_t size, Error *err);
    Status (*add)(void *context, Str bytes, Error *err);
} VaultSink;
/* STATUS_UNTRUSTED: wrong passphrase, or a changed byte; STATUS_BAD_DATA: not a vault, or
 * cut off; STATUS_TOO_NEW; and what the sink returns. */
Status vault_open(const char *path, Str passphrase, const VaultSink *sink,
                  const VaultProgress *progress, Error *err) MUST_CHECK;
/* Wipes and frees. */
void vault_clear(StrBuf *secret);

#endif
