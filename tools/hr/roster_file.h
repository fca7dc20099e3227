/* A roster file on disk as the source engine/roster reads from. */
#ifndef GOFUN_TOOLS_HR_ROSTER_FILE_H
#define GOFUN_TOOLS_HR_ROSTER_FILE_H

#include <stdint.h>
#include <stdio.h>

#include "roster/encoding.h"

/* source points into the struct: it must not be copied after roster_file_open. */
typedef struct RosterFile {
    FILE *stream;
    const char *path;
    int64_t size_bytes; /* 0 when it is not known: a pipe */
    int64_t at_bytes;   /* read so far */
    RosterSource source;
} RosterFile;

Status roster_file_open(RosterFile *file, const char *path, Error *err) MUST_CHECK;
void roster_file_close(RosterFile *file);

#endif
