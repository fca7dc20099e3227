/* Packs: many small files as one archive (tar, gzip), read with suspicion. Nothing here
 * touches the disk or knows signatures; the caller checks the signature first. The only
 * room with libarchive. */
#ifndef GOFUN_PACK_PACK_H
#define GOFUN_PACK_PACK_H

#include "base/str.h"

enum {
    PACK_FILES_MOST = 4000,
    PACK_PATH_MOST = 160, /* bytes */
    PACK_DEPTH_MOST = 6   /* folders in folders */
};
#define PACK_ARCHIVE_BYTES_MOST ((size_t)32 * 1024 * 1024)
#define PACK_FILE_BYTES_MOST ((size_t)2 * 1024 * 1024)
#define PACK_TOTAL_BYTES_MOST ((size_t)64 * 1024 * 1024)

typedef struct PackFile {
    Str path; /* relative, with '/', see pack_path_problem */
    Str data;
} PackFile;

typedef struct PackFiles {
    PackFile *files;
    size_t count, capacity;
} PackFiles;

/* NULL when a path may stand in a pack, else why not: absolute, "..", hidden, signs other
 * than ASCII or that some system does not allow, too long, an ending that lessons do not
 * need (they need lua, plan, svg). */
const char *pack_path_problem(Str path);

/* Adds a file; path and data are borrowed. In the arena. */
void pack_add(Arena *arena, PackFiles *files, Str path, Str data);
/* Sorts by path and appends the archive to *out. The same files give the same bytes.
 * STATUS_BAD_ARGUMENT for a path or size that pack_read would refuse. */
Status pack_write(PackFiles *files, StrBuf *out, Error *err) MUST_CHECK;

/* Reads an archive from anybody: plain files only, no links, no path twice (whatever the
 * case of its letters), nothing above the limits. Never more than the limits is unpacked.
 * STATUS_BAD_DATA, STATUS_TOO_LARGE. In the arena. */
Status pack_read(Arena *arena, Str archive, PackFiles *out, Error *err) MUST_CHECK;

#endif
