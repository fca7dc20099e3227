/* The keys a verifier checks with: given by hand, from the company's list, or the ones of
 * this machine. */
#ifndef GOFUN_TOOLS_HR_VERIFY_KEYS_H
#define GOFUN_TOOLS_HR_VERIFY_KEYS_H

#include "credential/trust.h"
#include "hr/arguments.h"

typedef struct VerifyKeys {
    Arena arena; /* owns the rest */
    CredentialPublicKey *items;
    size_t count;
    bool has_list;
    TrustList list;
} VerifyKeys;

/* What could not be had, for the message. */
typedef struct KeyTrouble {
    Status status;
    const char *source; /* borrowed, or in the keys' arena */
    bool is_list;       /* the list of trust, not a key */
    bool is_old;        /* a list older than the newest one signed on this machine */
} KeyTrouble;

/* Reads --key, --trust, --company, --data. Clear keys in any case. */
KeyTrouble verify_keys_collect(const Arguments *arguments, VerifyKeys *keys);
void verify_keys_clear(VerifyKeys *keys);

/* 64 characters are the key itself, anything else names a file. */
Status verify_key_read(const char *text, CredentialPublicKey *key, Error *err) MUST_CHECK;

#endif
