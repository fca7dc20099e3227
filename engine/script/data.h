/* The plain tables beside the lessons (docs/lesson-format.md): glossary, threats, facts,
 * readings, order of the story. They run in the same sandbox and under the same limits as
 * lessons.
 *
 * Every function: on success *out is the caller's and diagnostics is left alone. On
 * failure *out is NULL and diagnostics, empty before, says everything that is wrong (rows
 * by number; a table has no lines); the caller clears it. Statuses as script_load. */
#ifndef GOFUN_SCRIPT_DATA_H
#define GOFUN_SCRIPT_DATA_H

#include "course/facts.h"
#include "course/glossary.h"
#include "course/story.h"
#include "course/threats.h"
#include "script/diagnostics.h"
#include "text/readings.h"

/* Sorted already; free with glossary_free. */
Status script_load_glossary(Str source, Glossary **out,
                            Diagnostics *diagnostics) MUST_CHECK;
Status script_load_glossary_file(const char *path, Glossary **out,
                                 Diagnostics *diagnostics) MUST_CHECK;

/* Years newest first; free with threats_free. */
Status script_load_threats(Str source, ThreatIndex **out,
                           Diagnostics *diagnostics) MUST_CHECK;
Status script_load_threats_file(const char *path, ThreatIndex **out,
                                Diagnostics *diagnostics) MUST_CHECK;

/* Free with story_free. */
Status script_load_story(Str source, Story **out, Diagnostics *diagnostics) MUST_CHECK;
Status script_load_story_file(const char *path, Story **out,
                              Diagnostics *diagnostics) MUST_CHECK;

/* Free with facts_free. */
Status script_load_facts(Str source, Facts **out, Diagnostics *diagnostics) MUST_CHECK;
Status script_load_facts_file(const char *path, Facts **out,
                              Diagnostics *diagnostics) MUST_CHECK;

/* Added to readings, which is the caller's and still to be sorted; on failure some of the
 * words may be there. */
Status script_load_readings(Str source, TextReadings *readings,
                            Diagnostics *diagnostics) MUST_CHECK;
Status script_load_readings_file(const char *path, TextReadings *readings,
                                 Diagnostics *diagnostics) MUST_CHECK;

#endif
