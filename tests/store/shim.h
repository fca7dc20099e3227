/* A SQLite VFS over the system's one that fails on demand and keeps a log of everything
 * that reaches the disk: writes, syncs, truncations, creations, deletions. */
#ifndef GOFUN_TESTS_STORE_SHIM_H
#define GOFUN_TESTS_STORE_SHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sqlite3.h>

typedef enum ShimOp {
    SHIM_OPEN,
    SHIM_READ,
    SHIM_WRITE,
    SHIM_SYNC,
    SHIM_TRUNCATE,
    SHIM_DELETE,
    SHIM_MAP, /* of the wal-index */
    SHIM_OP_COUNT,
} ShimOp;

/* From the countdown-th call of op on, calls fail with error (an errno value). */
typedef struct ShimFault {
    ShimOp op;
    int countdown; /* 0: no fault */
    int error;
    bool is_lasting; /* false: only one call fails */
    int hits;        /* how often it failed */
} ShimFault;

typedef enum ShimFile {
    SHIM_DATABASE,
    SHIM_WAL,
    SHIM_JOURNAL,
    SHIM_FILE_COUNT
} ShimFile;

/* One thing that happened to a file. SHIM_OPEN here means: was created. */
typedef struct ShimEntry {
    ShimOp op;
    ShimFile file;
    int64_t offset; /* of a write; new size of a truncation */
    size_t size;
    unsigned char *data; /* of a write */
    bool is_durable;     /* of a deletion: the folder is synced too */
} ShimEntry;

typedef struct Shim {
    sqlite3_vfs vfs;
    sqlite3_vfs *real;
    ShimFault fault;
    int last_error;
    bool is_logging;
    ShimEntry *entries;
    size_t entry_count;
    size_t entry_capacity;
} Shim;

#define SHIM_NAME "gofun_shim"

/* Registers the VFS; shim must stay where it is until shim_remove. */
void shim_install(Shim *shim);
/* Unregisters it and frees the log. */
void shim_remove(Shim *shim);
void shim_clear_log(Shim *shim);
void shim_set_fault(Shim *shim, ShimOp op, int countdown, int error, bool is_lasting);

#endif
