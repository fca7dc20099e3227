/* gofun-author check: everything that can be wrong with lessons, found without a window.
 * Uses script/ (codes S), lesson_check (codes L), and adds codes A (errors) and W
 * (warnings); codes.h has a page for each. */
#ifndef GOFUN_AUTHOR_CHECK_H
#define GOFUN_AUTHOR_CHECK_H

#include "author/findings.h"

typedef struct Checker Checker;

/* assets_dir: where pictures are; font_dir may be NULL. STATUS_NOT_FOUND without the
 * assets or a Japanese font. */
Status checker_new(const char *assets_dir, const char *font_dir, Checker **out,
                   Error *err) MUST_CHECK;
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
