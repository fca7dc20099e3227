/* Figures and events with their year and source, in one table. Plain data, read from
 * lessons/facts.lua by script/; a lesson names the fact and gets the figure. */
#ifndef GOFUN_COURSE_FACTS_H
#define GOFUN_COURSE_FACTS_H

#include "base/str.h"

/* One figure as it stands in a sentence: {ransom_entrances.vpn} is 55%. */
typedef struct FactValue {
    Str name;
    Str text;
} FactValue;

typedef struct Fact {
    Str id;
    Str text; /* all of it in one sentence */
    Str year, source, review;
    Str sureness; /* A, B or C */
    const int *lessons;
    size_t lesson_count;
    const FactValue *values;
    size_t value_count;
} Fact;

typedef struct Facts {
    Arena arena; /* owns everything below */
    const Fact *facts;
    size_t count;
} Facts;

/* An empty table to be filled; free it with facts_free (NULL is fine). */
Facts *facts_new(void);
void facts_free(Facts *facts);

/* NULL when there is none; facts may be NULL. */
const Fact *facts_find(const Facts *facts, Str id);
/* NULL when the fact has no such figure. */
const FactValue *fact_find_value(const Fact *fact, Str name);

#endif
