/* Another table of contents: from the ten threats of a year and from the five basic rules
 * to the lessons. Plain data, read from lessons/threats.lua by script/. */
#ifndef GOFUN_COURSE_THREATS_H
#define GOFUN_COURSE_THREATS_H

#include "base/str.h"

typedef struct ThreatRow {
    int rank; /* from 1 */
    Str title;
    Str learn;          /* what one learns for it; may be empty */
    const int *lessons; /* numbers, the nearest first */
    size_t lesson_count;
    const int *see_also; /* further ones; may be empty */
    size_t see_also_count;
} ThreatRow;

typedef struct ThreatYear {
    int year;
    const ThreatRow *rows; /* by rank */
    size_t row_count;
} ThreatYear;

typedef struct ThreatIndex {
    Arena arena;             /* owns everything below */
    const ThreatYear *years; /* newest first */
    size_t year_count;
    const ThreatRow *rules;
    size_t rule_count;
} ThreatIndex;

/* An empty index to be filled; free it with threats_free (NULL is fine). */
ThreatIndex *threats_new(void);
void threats_free(ThreatIndex *index);

#endif
