/* The company's signature on a handout (roster/handout.h), with all that a machine needs
 * to follow the company from one key to the next. gofun-hr seals, the player opens. */
#ifndef GOFUN_CREDENTIAL_HANDOUT_SEAL_H
#define GOFUN_CREDENTIAL_HANDOUT_SEAL_H

#include "credential/trust.h"

#define HANDOUT_MAX_BYTES ((size_t)64 * 1024 * 1024)
/* Where a record keeps the company key it pinned: a setting of the device, the key as hex
 * digits. */
#define HANDOUT_PIN_SETTING "handout.company"

/* An opened handout; body points into the text. */
typedef struct HandoutSeal {
    CredentialPublicKey company; /* which signed it: pin this one from now on */
    bool is_succession;          /* another than pinned, which handed over to it */
    Str body;                    /* for handout_read */
    size_t body_line;            /* line of the file on which it begins */
} HandoutSeal;

/* Appends the whole file: head, body (whole lines), signature. list: with the company's
 * successions. */
void handout_seal(const CredentialKey *company, const TrustList *list, Str body,
                  StrBuf *out);

/* Checks that the company signed text: with pinned, or a key that pinned handed over to;
 * with pinned NULL, the key that text names (the first one a machine sees).
 * STATUS_BAD_DATA: no handout, or cut off. STATUS_TOO_NEW: of a newer version.
 * STATUS_TOO_LARGE. STATUS_UNTRUSTED: changed after it was signed. STATUS_DENIED: whole,
 * but of another company than pinned. */
Status handout_seal_open(Str text, const CredentialPublicKey *pinned, HandoutSeal *out,
                         Error *err) MUST_CHECK;

#endif
