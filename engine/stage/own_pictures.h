/* The backdrops a lesson brings itself, in a folder `backdrops` beside it. They go before
 * ours of the same name. Each is known by what is in it, so that two lessons may use one
 * name. For the picture store; belongs to the thread that draws. */
#ifndef GOFUN_STAGE_OWN_PICTURES_H
#define GOFUN_STAGE_OWN_PICTURES_H

#include "base/mem.h"
#include "base/str.h"

/* Zero is none. */
typedef struct OwnPictures {
    Arena arena;
    const char *dir; /* NULL: the lesson brings none */
    struct OwnPicture *first;
} OwnPictures;

/* dir: the lesson's folder, copied; NULL: no lesson is open. Looks anew at every file. */
void own_pictures_set(OwnPictures *own, const char *dir);
void own_pictures_clear(OwnPictures *own);
/* What the lesson's picture of that name holds, as a hash; 0 when name ("backdrops/roof")
 * is none of its own, or is no plain file, is too large or has dashed lines. Reads the
 * file at the first call. */
uint64_t own_pictures_source(OwnPictures *own, Str name);

#endif
