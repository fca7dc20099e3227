/* What HR can say in the company's own words: the words of lessons, and who stands at the
 * foot of certificates. Used by the words commands. */
#ifndef GOFUN_TOOLS_HR_WORDS_KNOWN_H
#define GOFUN_TOOLS_HR_WORDS_KNOWN_H

#include "base/str.h"

typedef struct CompanyWord {
    Str name;     /* as HR writes it: 報告先, 会社名 */
    Str setting;  /* in the record: word.報告先, issuer.company */
    Str fallback; /* what stands there without a setting; may be empty */
    bool is_in_lessons;
} CompanyWord;

typedef struct CompanyWords {
    CompanyWord *items;
    size_t count;
} CompanyWords;

/* In the arena. */
CompanyWords company_words_known(Arena *arena);
/* By name, name in braces or setting; NULL when there is none. */
const CompanyWord *company_words_find(const CompanyWords *words, Str name);

/* Why the value cannot stand there: one Japanese sentence; NULL: it can. Borrowed or in
 * the arena. */
const char *company_word_trouble(const CompanyWord *word, Str value, Arena *arena);

/* The ids of the lessons that say the word, in order. In the arena. */
typedef struct WordUses {
    Str *lessons;
    size_t count;
} WordUses;
Status company_word_uses(const char *lessons_dir, const CompanyWord *word, Arena *arena,
                         WordUses *out, Error *err) MUST_CHECK;

#endif
