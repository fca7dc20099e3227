/* What gofun-hr says about rosters: a sentence for every problem, and JSON ids. */
#ifndef GOFUN_TOOLS_HR_ROSTER_WORDS_H
#define GOFUN_TOOLS_HR_ROSTER_WORDS_H

#include "roster/person.h"

/* "CP932（Shift_JIS）" and the id for programs. */
const char *roster_encoding_title(RosterEncoding encoding);
const char *roster_encoding_id(RosterEncoding encoding);
/* What is wrong, and what to do about it. */
typedef struct RosterAdvice {
    const char *id;    /* for programs */
    const char *cause; /* one Japanese sentence without a full stop at its end */
    const char *remedy;
} RosterAdvice;
const RosterAdvice *roster_advice(RosterProblemKind kind);
/* What a field is called in JSON. */
const char *roster_field_id(RosterField field);
/* Text of a file to stdout: no control character acts on the terminal. */
void roster_put_text(Str text);
/* A, B, ... Z, AA, ...: the letters of a column as spreadsheets show them. */
void roster_column_letters(size_t column, char out[8]);

#endif
