/* One page for every code the check can say: what is wrong, why it matters, how to mend
 * it, with an example before and after. */
#ifndef GOFUN_AUTHOR_CODES_H
#define GOFUN_AUTHOR_CODES_H

#include "base/str.h"

typedef struct CodePage {
    const char *code;
    const char *title;
    const char *text;   /* why, and what to do */
    const char *before; /* an example that gives this code */
    const char *after;  /* the same, mended */
} CodePage;

typedef struct CodePages {
    const CodePage *pages;
    size_t count;
} CodePages;

/* The page of a code in any case ("a401"), or NULL. */
const CodePage *code_find(Str code);
/* Appends the page as text. */
void code_print(const CodePage *page, StrBuf *out);
/* Appends "CODE title" for all. */
void code_print_list(StrBuf *out);

/* codes_script.c, codes_lesson.c, codes_author.c */
CodePages code_pages_script(void);
CodePages code_pages_lesson(void);
CodePages code_pages_author(void);

#endif
