/* Library: the lessons there are, by the catalogue and the folder; loads one of them. */
#ifndef GOFUN_APP_LIBRARY_H
#define GOFUN_APP_LIBRARY_H

#include "course/catalogue.h"
#include "lesson/model.h"
#include "script/script.h"

typedef struct Library {
    const char *dir;      /* the lessons folder */
    Catalogue *catalogue; /* of lessons/course.lua */
    bool *is_present;     /* by catalogue entry: its lesson.lua is there */
    size_t present_count;
} Library;

/* Reads the catalogue. dir is borrowed. Mistakes are in diagnostics. */
Status library_open(const char *dir, Arena *arena, Library *out, Diagnostics *diagnostics,
                    Error *err) MUST_CHECK;
void library_close(Library *library);

typedef struct LoadedLesson {
    Lesson *lesson;
    Str content_hash; /* hex, of the file's bytes; in the arena given */
    int number;       /* of the catalogue; 0 for lessons outside it */
} LoadedLesson;

/* id: a lesson of the folder, or a path that ends in .lua or names a lesson's folder.
 * STATUS_NOT_FOUND or the statuses of script_load; diagnostics says what is wrong in the
 * file. The lesson is the caller's (lesson_free). */
Status library_load(const Library *library, Str id, Arena *arena, LoadedLesson *out,
                    Diagnostics *diagnostics, Error *err) MUST_CHECK;

#endif
