/* How many guesses a password stands, by zxcvbn: for the live meter of the password
 * workshop. The text is a secret; nothing of it is kept here. */
#ifndef GOFUN_STRENGTH_STRENGTH_H
#define GOFUN_STRENGTH_STRENGTH_H

#include "base/str.h"

/* What the weakest part of the text is, by the pattern a guesser would try first. */
typedef enum StrengthReason {
    STRENGTH_REASON_NONE,       /* no pattern found */
    STRENGTH_REASON_DICTIONARY, /* a listed password, name or word */
    STRENGTH_REASON_LEET,       /* such a word with letters swapped for digits or signs */
    STRENGTH_REASON_OWN_WORD,   /* a word of the caller's list (company, person) */
    STRENGTH_REASON_REPEAT,     /* aaa, abcabc */
    STRENGTH_REASON_SEQUENCE,   /* 1234, abcd */
    STRENGTH_REASON_KEYBOARD,   /* qwerty, asdf */
    STRENGTH_REASON_DATE,       /* a date or a year */
} StrengthReason;

/* Four levels for the four segments of the meter. */
typedef enum StrengthLevel {
    STRENGTH_VERY_WEAK,
    STRENGTH_WEAK,
    STRENGTH_FAIR,
    STRENGTH_STRONG,
} StrengthLevel;

typedef struct StrengthEstimate {
    double guesses_log10;
    StrengthLevel level;
    StrengthReason reason;
    int weak_start,
        weak_length; /* bytes of the part the reason is about; 0, 0 for none */
} StrengthEstimate;

/* text: at most 256 bytes count, NUL-terminated. own_words: NULL-terminated list of lower
 * case words that count as known to a guesser, or NULL. Levels follow zxcvbn's published
 * score bounds (10^6, 10^8, 10^10 guesses; D. L. Wheeler, USENIX Security 2016). */
StrengthEstimate strength_estimate(const char *text, const char *const own_words[]);

#endif
