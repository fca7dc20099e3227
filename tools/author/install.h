/* Puts unpacked lessons into a folder of lessons in one step: everything is written and
 * loaded beside it first, then the two folders change places. */
#ifndef GOFUN_AUTHOR_INSTALL_H
#define GOFUN_AUTHOR_INSTALL_H

#include "pack/pack.h"

/* Lessons of the pack replace those of the same id, all others stay. On failure, and when
 * the program is killed at any moment, lessons_dir is as it was. */
Status install_files(const PackFiles *files, const char *lessons_dir,
                     Error *err) MUST_CHECK;
/* Writes all files below dir, which must not exist yet. */
Status install_write(const PackFiles *files, const char *dir, Error *err) MUST_CHECK;
/* Adds all lua, plan and svg files below dir, as prefix/path; texts in the arena. prefix
 * may be empty. */
Status install_collect(Arena *arena, const char *dir, Str prefix, PackFiles *out,
                       Error *err) MUST_CHECK;

#endif
