/* Bytes in memory as a roster source, handed out in pieces of any size. */
#ifndef GOFUN_TESTS_ROSTER_BYTES_H
#define GOFUN_TESTS_ROSTER_BYTES_H

#include "roster/encoding.h"

typedef struct Bytes {
    Str all;
    size_t at;
    size_t piece; /* most bytes a read gives; 0: as many as fit */
    RosterSource source;
} Bytes;

/* source points into bytes: it must not be copied afterwards. */
void bytes_init(Bytes *bytes, Str all, size_t piece);

#endif
