/* Between run_lines.c (reading the lines of a position) and run_decode.c (deciding where
 * to go on). */
#ifndef GOFUN_LESSON_RUN_LOADER_H
#define GOFUN_LESSON_RUN_LOADER_H

#include "lesson/run_internal.h"

enum {
    RUN_MAX_POSITION_BYTES = 1024 * 1024
};

typedef struct Loader {
    Run *run;
    Arena *words;   /* unescaped words; lives with the run */
    Snapshot draft; /* everything as of the line read last */
    size_t asked;   /* `asked` lines read */
    bool quiz_fits;
    bool saw_place;
    bool place_fits;     /* of the last `at` line */
    PlaceKind last_kind; /* of the last `at` line */
    size_t last_scene;   /* its scene, LESSON_NONE when that is gone */
} Loader;

/* Reads a whole position into in->run and in->draft. False when it is not a position of
 * this lesson; what was read until then is to be thrown away. */
bool run__read_lines(Loader *in, Str position);

#endif
