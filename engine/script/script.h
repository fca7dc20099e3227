/* Lesson files: Lua in, lesson model out. The only header of this room that others need.
 *
 * A lesson file describes; it runs once, inside a sandbox that it cannot hang, break or
 * leave (reliability.md 2). What comes back is plain data and, for conditions, a small
 * Lua state that lives as long as the lesson. */
#ifndef GOFUN_SCRIPT_SCRIPT_H
#define GOFUN_SCRIPT_SCRIPT_H

#include "course/catalogue.h"
#include "course/facts.h"
#include "lesson/model.h"
#include "script/company.h"
#include "script/diagnostics.h"

/* NULL or zero fields: the built-in lists of curriculum 00. Borrowed for the call. */
typedef struct ScriptOptions {
    const Str *cast; /* who may speak */
    size_t cast_count;
    const Str *backdrops; /* which backdrops there are */
    size_t backdrop_count;
    const ScriptWord *words; /* what the company says; a word that is not there keeps its
                                built-in text */
    size_t word_count;
    const Facts *facts; /* figures that texts name: {ransom_entrances.vpn} */
    int64_t load_ms;    /* a deadline shorter than the usual one; 0 = the usual */
    size_t fail_at;     /* tests: Lua's n-th allocation and all after it fail; 0 = none */
} ScriptOptions;

/* options with the built-in lists where it has none. */
ScriptOptions script_options_complete(const ScriptOptions *options);

/* Reads a lesson. On success *out is the caller's (lesson_free) and diagnostics is left
 * alone. On failure *out is NULL and diagnostics says everything that is wrong, by line;
 * it must be empty before and is the caller's to clear.
 * STATUS_TIMEOUT: ran too long; STATUS_TOO_LARGE: file or memory; else STATUS_BAD_DATA.
 * Returns within 2 seconds whatever source holds. */
Status script_load(Str source, const ScriptOptions *options, Lesson **out,
                   Diagnostics *diagnostics) MUST_CHECK;
/* The same for a file. Pictures in a folder `backdrops` beside it count as known (plain
 * files, named by a-z 0-9 _ - and .svg); without facts in the options those of facts.lua
 * in the folder above are taken. Also STATUS_NOT_FOUND and the like when it cannot be
 * read (said in diagnostics too). */
Status script_load_file(const char *path, const ScriptOptions *options, Lesson **out,
                        Diagnostics *diagnostics) MUST_CHECK;
/* The same with source as what the file shall hold; it need not be there yet. */
Status script_load_for(const char *path, Str source, const ScriptOptions *options,
                       Lesson **out, Diagnostics *diagnostics) MUST_CHECK;

/* Reads the catalogue of lessons (lessons/course.lua); the same rules. */
Status script_load_course(Str source, const ScriptOptions *options, Catalogue **out,
                          Diagnostics *diagnostics) MUST_CHECK;
Status script_load_course_file(const char *path, Catalogue **out,
                               Diagnostics *diagnostics) MUST_CHECK;

#endif
