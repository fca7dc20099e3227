/* A signed pack: a few lines of text with the signer's key and signature, then the
 * archive (pack/pack.h). The signature is checked before the archive is looked into. */
#ifndef GOFUN_AUTHOR_PACK_SEAL_H
#define GOFUN_AUTHOR_PACK_SEAL_H

#include "credential/key.h"
#include "pack/pack.h"

#define PACK_SEALED_BYTES_MOST (PACK_ARCHIVE_BYTES_MOST + 1024)

/* Appends the signed pack of these files. */
Status pack_seal(const CredentialKey *key, PackFiles *files, StrBuf *out,
                 Error *err) MUST_CHECK;

/* Checks the signature and unpacks. *signer: the key the pack names, also on failure as
 * far as it could be read. wanted: the only key that is trusted; NULL: any (for looking
 * at a pack, never for installing). STATUS_UNTRUSTED: no signature, a wrong one, or
 * another signer; STATUS_TOO_NEW; STATUS_BAD_DATA; STATUS_TOO_LARGE. Files and their
 * texts in the arena. */
Status pack_open(Arena *arena, Str sealed, const CredentialPublicKey *wanted,
                 CredentialPublicKey *signer, PackFiles *out, Error *err) MUST_CHECK;

#endif
