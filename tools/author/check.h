/* gofun-author check: everything that can be wrong with lessons, found without a window.
 * Uses script/ (codes S), lesson_check (codes L), and adds codes A (errors) and W
 * (warnings); codes.h has a page for each. */
#ifndef GOFUN_AUTHOR_CHECK_H
#define GOFUN_AUTHOR_CHECK_H

#include "author/findings.h"

typedef struct Checker Checker;

/* Borrowed until checker_free. */
typedef struct CheckerDirs {
    const char *assets;  /* where pictures are */
    const char *fonts;   /* NULL: those of the system */
    const char *lessons; /* where the glossary is; NULL: there is none */
} CheckerDirs;

/* STATUS_NOT_FOUND without the assets or a Japanese font. */
Status checker_new(const CheckerDirs *dirs, Checker **out, Error *err) MUST_CHECK;
void checker_free(Checker *checker); /* NULL is fine */

/* Checks a lesson file, a lesson's folder, or a folder of lessons (with course.lua and
 * story/). STATUS_NOT_FOUND when there is nothing to check at path. */
Status checker_check(Checker *checker, const char *path, Error *err) MUST_CHECK;
/* What holds for all lessons together; call it last. */
void checker_finish(Checker *checker);

size_t checker_lesson_count(const Checker *checker);
/* Sorted; valid until checker_free. */
const Findings *checker_findings(Checker *checker);

#endif
