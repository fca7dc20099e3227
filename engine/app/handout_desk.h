/* The handout that HR gives to the machines (roster/handout.h), fetched by a thread of
 * its own: it may lie on a share that hangs, and nobody waits for that. The machine's own
 * copy in the data folder is what is used; a newer one found outside takes its place. */
#ifndef GOFUN_APP_HANDOUT_DESK_H
#define GOFUN_APP_HANDOUT_DESK_H

#include "credential/handout_seal.h"
#include "roster/handout.h"

typedef struct HandoutDesk HandoutDesk;

/* Why a file is not used, by the numbers people are told (docs/error-numbers.md). */
typedef enum HandoutTrouble {
    HANDOUT_FINE,
    HANDOUT_UNREADABLE, /* G-0501: not there, or may not be read */
    HANDOUT_DAMAGED,    /* G-0502: not a handout, or cut off */
    HANDOUT_CHANGED,    /* G-0503: changed after it was signed */
    HANDOUT_FOREIGN,    /* G-0504: of another company */
    HANDOUT_TOO_NEW,    /* G-0505: made for a newer version of this program */
    HANDOUT_OLDER,      /* than the one in use; not worth a word on the screen */
} HandoutTrouble;
/* "G-0504"; empty for HANDOUT_FINE and HANDOUT_OLDER. */
const char *handout_trouble_code(HandoutTrouble trouble);

/* Called on the desk's thread when something outside has been looked at. */
typedef void (*HandoutWake)(void *context);

/* Starts reading the copy in data_dir. given: the file of --handout, the only place then;
 * NULL: gofun/handout.gofun of the system's folders. Both are copied. */
HandoutDesk *handout_desk_start(const char *data_dir, const char *given, HandoutWake wake,
                                void *context);
/* The copy, checked with the company's key that this machine pinned (NULL: none yet);
 * waits until it is read. NULL: there is none, or it is not good. From then on the thread
 * looks outside. Once. */
const Handout *handout_desk_own(HandoutDesk *desk, const CredentialPublicKey *pinned);
/* True once, when the thread has looked outside; waits at most timeout_ms for that.
 * handout_desk_now may give another one afterwards. */
bool handout_desk_has_news(HandoutDesk *desk, int timeout_ms);
/* The one in use; NULL: none. Valid until the desk is closed, also when another one
 * follows. */
const Handout *handout_desk_now(const HandoutDesk *desk);
/* The company's key of the one in use, to be pinned. */
CredentialPublicKey handout_desk_company(const HandoutDesk *desk);
/* What was wrong with the file looked at last. *why: for the log. */
HandoutTrouble handout_desk_trouble(HandoutDesk *desk, Str *why);
/* wake is not called any more; NULL is fine. */
void handout_desk_quiet(HandoutDesk *desk);
/* NULL is fine. Waits for a copy that is being written; a thread that hangs is left
 * behind. */
void handout_desk_close(HandoutDesk *desk);

#endif
