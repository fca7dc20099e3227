/* Signatures for anything that is no certificate: packs of lessons. Signing for one
 * purpose is worthless for every other. */
#ifndef GOFUN_CREDENTIAL_SEAL_H
#define GOFUN_CREDENTIAL_SEAL_H

#include "credential/key.h"

/* purpose: a fixed text of the program, such as "gofun-pack 1". */
void credential_seal(const CredentialKey *key, const char *purpose, Str message,
                     uint8_t signature[CREDENTIAL_SIGNATURE_BYTES]);
bool credential_is_sealed(const CredentialPublicKey *key, const char *purpose,
                          Str message,
                          const uint8_t signature[CREDENTIAL_SIGNATURE_BYTES]);

#endif
