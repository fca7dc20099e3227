#include "strength/strength.h"

#include <math.h>
#include <string.h>

#include <zxcvbn.h>

enum {
    TEXT_BYTES_MOST = 256,
    HARMLESS_PART_BYTES = 3
};

static StrengthReason reason_of(int type)
{
    switch (type & ~MULTIPLE_MATCH) {
    case DICTIONARY_MATCH:
        return STRENGTH_REASON_DICTIONARY;
    case DICT_LEET_MATCH:
    case USER_LEET_MATCH:
        return STRENGTH_REASON_LEET;
    case USER_MATCH:
        return STRENGTH_REASON_OWN_WORD;
    case REPEATS_MATCH:
        return STRENGTH_REASON_REPEAT;
    case SEQUENCE_MATCH:
        return STRENGTH_REASON_SEQUENCE;
    case SPATIAL_MATCH:
        return STRENGTH_REASON_KEYBOARD;
    case DATE_MATCH:
    case YEAR_MATCH:
        return STRENGTH_REASON_DATE;
    default:
        return STRENGTH_REASON_NONE;
    }
}

/* The longest part with a pattern is what the learner can mend best; parts of up to three
 * characters are found in nearly every text and say nothing. */
static void find_reason(const ZxcMatch_t *parts, StrengthEstimate *estimate)
{
    for (const ZxcMatch_t *part = parts; part != NULL; part = part->Next) {
        StrengthReason reason = reason_of((int)part->Type);
        bool is_longer = part->Length > estimate->weak_length;
        if (reason != STRENGTH_REASON_NONE && part->Length > HARMLESS_PART_BYTES &&
            is_longer) {
            estimate->reason = reason;
            estimate->weak_start = part->Begin;
            estimate->weak_length = part->Length;
        }
    }
}

static StrengthLevel level_of(double guesses_log10)
{
    static const double bounds[] = {6, 8, 10};
    int level = 0;
    while (level < 3 && guesses_log10 >= bounds[level]) {
        level++;
    }
    return (StrengthLevel)level;
}

/* zxcvbn takes `const char *[]`, and reads only. */
static double match(const char *text, const char *const own_words[], ZxcMatch_t **parts)
{
    union {
        const char *const *read_only;
        const char **plain;
    } words = {own_words};
    return ZxcvbnMatch(text, words.plain, parts);
}

/* zxcvbn leaves a reversed copy of the text in a freed block. A second run over as many
 * dots gets the same blocks from the allocator and writes over it. */
static void overwrite_copies(size_t len, const char *const own_words[])
{
    char dots[TEXT_BYTES_MOST + 1];
    memset(dots, '.', len);
    dots[len] = '\0';
    ZxcMatch_t *parts = NULL;
    (void)match(dots, own_words, &parts);
    ZxcvbnFreeInfo(parts);
}

StrengthEstimate strength_estimate(const char *text, const char *const own_words[])
{
    char copy[TEXT_BYTES_MOST + 1];
    size_t len = strlen(text);
    if (len > TEXT_BYTES_MOST) {
        len = TEXT_BYTES_MOST;
    }
    memcpy(copy, text, len);
    copy[len] = '\0';

    StrengthEstimate estimate = {0};
    if (len > 0) {
        ZxcMatch_t *parts = NULL;
        double entropy_bits = match(copy, own_words, &parts);
        estimate.guesses_log10 = entropy_bits * log10(2.0);
        estimate.level = level_of(estimate.guesses_log10);
        find_reason(parts, &estimate);
        ZxcvbnFreeInfo(parts);
        overwrite_copies(len, own_words);
    }
    mem_wipe(copy, sizeof copy);
    return estimate;
}
