/* What the commands on the certificate register share. */
#ifndef GOFUN_TOOLS_HR_CERTIFICATE_LEDGER_H
#define GOFUN_TOOLS_HR_CERTIFICATE_LEDGER_H

#include "hr/record.h"
#include "store/ledger.h"

#define LEDGER_FILTER_OPTIONS                                                            \
    {"--department", "NAME", "この部署（下の部署も）だけ。"},                            \
        {"--number", "NUMBER", "この社員番号だけ。"},                                    \
        {"--serial", "SERIAL", "この記録番号の1件だけ。"},                               \
        {"--cycle", "YEAR", "この年度だけ。"},                                           \
    {                                                                                    \
        "--kind", "lesson|part|whole", "話、部、全課程のどれかだけ。"      \
    }

/* For a serial that is not there. */
#define LEDGER_UNKNOWN "記録番号 %s の修了証は、台帳に見つかりません。"

#define LEDGER_ENDED "%s を取り消したか差し替えた記録が、すでにあります。"

/* STATUS_BAD_ARGUMENT with a Japanese sentence. Texts are borrowed from the arguments, or
 * in the arena. */
Status ledger_filter(const Arguments *arguments, Arena *arena, StoreLedgerFilter *out,
                     Error *err) MUST_CHECK;
/* 有効, 取り消し or 差し替え済み. */
const char *ledger_state(const StoreLedgerRow *row);

/* A serial as people type it, full-width or in small letters; in the arena. */
Str ledger_serial(Arena *arena, const char *typed);

/* A year of --cycle; true and unchanged when it is not given. */
bool ledger_cycle(const Arguments *arguments, int *out);

/* Signs the certificate with this machine's key under a new serial and puts it into the
 * register with what row says of learner, kind, subject, attempt and cycle. fonts are
 * opened when NULL. The serial comes back in serial. */
typedef struct LedgerIssue {
    Record *record;
    CertificateFonts *fonts; /* opened by the first issue; certificate_fonts_free */
    char serial[CERTIFICATE_SERIAL_SIZE];
} LedgerIssue;
Status ledger_issue(LedgerIssue *issue, Certificate *certificate,
                    const StoreCertificate *row, Error *err) MUST_CHECK;
/* The signed facts of a register row, whichever of the company's machines signed it; in
 * the arena. STATUS_UNTRUSTED when none did, STATUS_BAD_DATA when the row is no longer
 * what was signed. */
Status ledger_read_signed(Record *record, const StoreCertificate *row, Arena *arena,
                          VerifyResult *result, Error *err) MUST_CHECK;
/* What to do when that failed. */
Trouble ledger_trouble_of(const char *what, const Error *err);
/* Who stands at the foot of the page, by the settings of this machine. */
Status ledger_issuer(Record *record, Arena *arena, Certificate *out,
                     Error *err) MUST_CHECK;

#endif
