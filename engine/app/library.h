/* Library: the lessons there are, by the catalogue and the folder; loads one of them. */
#ifndef GOFUN_APP_LIBRARY_H
#define GOFUN_APP_LIBRARY_H

#include "course/catalogue.h"
#include "course/facts.h"
#include "course/glossary.h"
#include "course/story.h"
#include "course/threats.h"
#include "lesson/model.h"
#include "script/script.h"
#include "text/readings.h"

typedef struct Library {
    const char *dir;      /* the lessons folder */
    Catalogue *catalogue; /* of lessons/course.lua */
    bool *is_present;     /* by catalogue entry: its lesson.lua is there */
    size_t present_count;
    bool has_glossary, has_threats, has_story, has_facts; /* the file is there */
    bool has_readings;
    Glossary *glossary; /* read when first asked for */
    ThreatIndex *threats;
    Story *story;
    Facts *facts;
    TextReadings *readings;
} Library;

/* Reads the catalogue. dir is borrowed. Mistakes are in diagnostics. */
Status library_open(const char *dir, Arena *arena, Library *out, Diagnostics *diagnostics,
                    Error *err) MUST_CHECK;
void library_close(Library *library);

/* The tables beside the lessons, read once and kept until library_close. Empty when the
 * file is missing or wrong (logged): the lessons work without them. */
const Glossary *library_glossary(Library *library);
const ThreatIndex *library_threats(Library *library);
const Story *library_story(Library *library);
const Facts *library_facts(Library *library);
/* How words without a mark are read; also the terms of the glossary. */
const TextReadings *library_readings(Library *library);

typedef struct LoadedLesson {
    Lesson *lesson;
    Str content_hash; /* hex, of the file's bytes; in the arena given */
    const char *dir;  /* the file's folder, which may hold pictures; in the arena given */
    int number;       /* of the catalogue; 0 for lessons outside it */
} LoadedLesson;

/* id: a lesson of the folder, or a path that ends in .lua or names a lesson's folder.
 * STATUS_NOT_FOUND or the statuses of script_load; diagnostics says what is wrong in the
 * file. The lesson is the caller's (lesson_free). options may be NULL; facts are taken
 * from the library. */
Status library_load(Library *library, Str id, const ScriptOptions *options, Arena *arena,
                    LoadedLesson *out, Diagnostics *diagnostics, Error *err) MUST_CHECK;

#endif
