/* Passphrases: the first line of a file, or what somebody types where it does not show.
 */
#ifndef GOFUN_TOOLS_HR_PASSPHRASE_H
#define GOFUN_TOOLS_HR_PASSPHRASE_H

#include "hr/arguments.h"

/* Appends the first line of a file. Whoever calls wipes it (vault_clear). */
Status passphrase_read_file(const char *path, StrBuf *out, Error *err) MUST_CHECK;
/* That of --passphrase-file, else the terminal is asked. A new one is asked for twice,
 * for a slip of a finger would lock something for ever, and must be long enough.
 * STATUS_BAD_ARGUMENT with a Japanese sentence. */
Status passphrase_get(const Arguments *arguments, bool is_new, StrBuf *out,
                      Error *err) MUST_CHECK;

#endif
