/* Company words: {報告先} and the like in a lesson's texts, replaced while it is read by
 * what the company calls it. Without a setting the built-in word stands there, so that a
 * text makes sense either way. */
#ifndef GOFUN_SCRIPT_COMPANY_H
#define GOFUN_SCRIPT_COMPANY_H

#include "base/str.h"

/* What one company says for one of the words; Str name as in company_word_name(). */
typedef struct ScriptWord {
    Str name;
    Str value; /* plain text; empty: the built-in word */
} ScriptWord;

enum {
    COMPANY_WORD_LONGEST = 40 /* characters of a value that are used */
};

/* The words there are. */
size_t company_word_count(void);
/* "報告先"; what settings call it. index < company_word_count(). */
Str company_word_name(size_t index);
/* Under which name a record's settings keep it: "word.報告先". In the arena. */
Str company_word_setting(Arena *arena, size_t index);
/* What stands there when the company has set nothing. */
Str company_word_fallback(size_t index);

/* value as it may stand inside a text: one line, at most COMPANY_WORD_LONGEST characters,
 * and never markup (braces and bars become their full-width forms). In the arena. */
Str company_word_clean(Arena *arena, Str value);

#endif
