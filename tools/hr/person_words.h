/* Columns and values of what is held about a person, for the person to read. */
#ifndef GOFUN_TOOLS_HR_PERSON_WORDS_H
#define GOFUN_TOOLS_HR_PERSON_WORDS_H

#include "base/str.h"

/* 社員番号 for employee_number; the name itself when there is no word for it. */
Str person_column_text(Str table, Str column);
/* Moments as local time, yes and no, statuses in Japanese; the rest as it is. In the
 * arena or borrowed. */
Str person_value_text(Arena *arena, Str column, Str value);

#endif
