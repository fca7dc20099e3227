#include "credential/seal.h"

#include "credential/credential_internal.h"

void credential_seal(const CredentialKey *key, const char *purpose, Str message,
                     uint8_t signature[CREDENTIAL_SIGNATURE_BYTES])
{
    credential__sign(key, purpose, message, signature);
}

bool credential_is_sealed(const CredentialPublicKey *key, const char *purpose,
                          Str message,
                          const uint8_t signature[CREDENTIAL_SIGNATURE_BYTES])
{
    return credential__is_signed(key, purpose, message, signature);
}
