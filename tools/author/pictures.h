/* Whether all pictures a lesson names are there and can be drawn. */
#ifndef GOFUN_AUTHOR_PICTURES_H
#define GOFUN_AUTHOR_PICTURES_H

#include "author/findings.h"
#include "lesson/model.h"

/* Which pictures were looked at; `{.assets = dir}` is the start. Texts in the arena. */
typedef struct Pictures {
    const char *assets;
    Arena arena;
    Str *names;
    size_t count, capacity;
} Pictures;

void pictures_clear(Pictures *pictures);
/* file: the lesson's, for the findings and for the folder `backdrops` beside it. */
void pictures_check(Pictures *pictures, const Lesson *lesson, Str file,
                    Findings *findings);

#endif
