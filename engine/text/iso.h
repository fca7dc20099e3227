/* Days and moments as files for machines have them (ISO 8601), each in one spelling. Used
 * by signed texts; what people read is format.h. */
#ifndef GOFUN_TEXT_ISO_H
#define GOFUN_TEXT_ISO_H

#include "text/format.h"

/* 2026-01-05 (written by format_date_iso). False for any other spelling and for no day
 * of the calendar. */
bool iso_read_date(Str text, FormatDate *out);
/* 2026-01-15T14:05:09+09:00, in the arena; unix_s of the years 0 to 9800. */
Str iso_moment(Arena *arena, int64_t unix_s, int zone_minutes);
/* False for any other spelling. */
bool iso_read_moment(Str text, int64_t *unix_s, int *zone_minutes);

#endif
