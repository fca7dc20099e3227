/* What is wrong with the texts of a certificate, in Japanese. */
#ifndef GOFUN_TOOLS_HR_CERTIFICATE_WORDS_H
#define GOFUN_TOOLS_HR_CERTIFICATE_WORDS_H

#include "credential/credential.h"

/* One sentence on the first text that cannot be signed or, with fonts, not be printed;
 * NULL: all can. fonts may be NULL. Borrowed or in the arena. */
const char *certificate_flaw_text(const Certificate *certificate, CertificateFonts *fonts,
                                  Arena *arena);

#endif
