/* A certificate as an Open Badges 3.0 credential (eddsa-rdfc-2022): JSON that other
 * people's programs verify, and the same inside a picture. Used by gofun-hr. */
#ifndef GOFUN_CREDENTIAL_BADGE_H
#define GOFUN_CREDENTIAL_BADGE_H

#include "credential/credential.h"

typedef struct Badge {
    const Certificate *certificate;
    Str employee_number; /* goes in hashed with the serial; may be empty */
} Badge;

/* The canonical form (RDFC-1.0) of the credential without its proof; appends. */
void badge_canonical(const CredentialPublicKey *issuer, const Badge *badge, StrBuf *out);
/* The signed credential as JSON; the same badge and key give the same bytes. Appends. */
Status badge_write(const CredentialKey *issuer, const Badge *badge, StrBuf *out,
                   Error *err) MUST_CHECK;
/* The page of a stored certificate as PNG, width_px wide, with json baked in. Appends. */
Status badge_picture(CertificateFonts *fonts, Str content, Str json, int width_px,
                     StrBuf *out, Error *err) MUST_CHECK;
/* Puts json into a PNG as an uncompressed iTXt chunk. STATUS_BAD_DATA: not a PNG. */
Status badge_bake(Str png, Str json, StrBuf *out, Error *err) MUST_CHECK;
/* The credential inside a PNG that anybody may have made; borrowed from png.
 * STATUS_BAD_DATA: not a PNG or damaged; STATUS_NOT_FOUND: there is none in it. */
Status badge_find(Str png, Str *json, Error *err) MUST_CHECK;

#endif
