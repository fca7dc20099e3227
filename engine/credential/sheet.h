/* A sheet of rules on the paper of the certificates, to be signed by hand and put on the
 * wall. It is no certificate: nothing on it is signed by a key. The app fills in all
 * words.
 */
#ifndef GOFUN_CREDENTIAL_SHEET_H
#define GOFUN_CREDENTIAL_SHEET_H

#include "credential/credential.h"

#define SHEET_RULES_MAX 3
#define SHEET_FACTS_MAX 2
#define SHEET_SIGNS_MAX 2

/* Plain UTF-8 without markup; borrowed for the call. */
typedef struct SheetRule {
    Str text;
    Str aside; /* small below it; may be empty */
} SheetRule;

typedef struct SheetFact {
    Str label, value;
} SheetFact;

typedef struct Sheet {
    Str title;
    Str company; /* may be empty */
    SheetRule rules[SHEET_RULES_MAX];
    size_t rule_count;
    SheetFact facts[SHEET_FACTS_MAX];
    Str signs[SHEET_SIGNS_MAX]; /* what is written over each empty box */
    Str note;                   /* one line at the foot */
    int64_t made_at;            /* Unix seconds: the date of the file */
} Sheet;

/* Appends one A4 page as PDF; the same sheet and fonts give the same bytes.
 * STATUS_UNSUPPORTED naming the character no font has, STATUS_BAD_ARGUMENT without rules;
 * *pdf is as it was then. */
Status sheet_pdf(CertificateFonts *fonts, const Sheet *sheet, StrBuf *pdf,
                 Error *err) MUST_CHECK;

#endif
