/* Reading what people write: width and letter case folded for matching (never for what is
 * kept), dates, department paths. Used inside the roster room and by gofun-hr. */
#ifndef GOFUN_ROSTER_FOLD_H
#define GOFUN_ROSTER_FOLD_H

#include "base/str.h"

enum {
    ROSTER_DATE_TEXT = 11, /* YYYY-MM-DD and a NUL */
    ROSTER_DEPARTMENT_DEPTH = 8,
};

/* For matching only: full-width ASCII becomes ASCII, half-width kana full-width (with its
 * voice mark), letters lower case; blanks, '_' and '-' go. In the arena. */
Str roster_fold(Arena *arena, Str text);
/* For what is kept: half-width kana in full width, nothing else. In the arena, or text
 * when there is nothing to do. */
Str roster_widen_kana(Arena *arena, Str text);
/* For what is kept: full-width ASCII as ASCII, nothing else. The same. */
Str roster_narrow(Arena *arena, Str text);
/* Without ASCII and full-width blanks at both ends. */
Str roster_trim(Str text);
/* True when the texts differ in the kind and number of blanks between words at most: 山田
 * 太郎 with a full-width blank. */
bool roster_is_same_words(Str a, Str b);
/* What stands where a letter was lost: Excel saves 𠮷田 as ?田 or ??田 in CP932, other
 * programs write 〓. The first such mark of a name, 0: none. */
uint32_t roster_lost_letter(Str name);
/* True when worn is whole with letters lost. */
bool roster_is_worn(Str whole, Str worn);
/* 2026-04-01, 2026/4/1, 2026.4.1, 2026年4月1日, 20260401, R8.4.1, 令8.4.1, 令和8年4月1日;
 * a time of day behind a blank is ignored. False when it is no day of the calendar. */
bool roster_parse_date(Str text, char out[ROSTER_DATE_TEXT]);
/* 営業部＞第一課, 営業部→第一課 and 営業部／第一課 become 営業部/第一課. False when it is
 * deeper than ROSTER_DEPARTMENT_DEPTH. In the arena. */
bool roster_parse_department(Arena *arena, Str text, Str *out);

#endif
