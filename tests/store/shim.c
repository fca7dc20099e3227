#include "store/shim.h"

#include <errno.h>
#include <string.h>

#include "base/mem.h"
#include "store/support.h"

typedef struct Handle {
    sqlite3_file base;
    Shim *shim;
    bool is_logged;
    ShimFile file;
    sqlite3_file *real; /* stands behind this struct */
} Handle;

static Shim *shim_of(sqlite3_vfs *vfs)
{
    return vfs->pAppData;
}

static Handle *handle_of(sqlite3_file *file)
{
    return (Handle *)(void *)file;
}

/* ---- log ---- */
static void add_entry(Shim *shim, ShimEntry entry)
{
    if (shim->entry_count == shim->entry_capacity) {
        shim->entry_capacity = shim->entry_capacity ? shim->entry_capacity * 2 : 256;
        shim->entries =
            mem_resize(shim->entries, shim->entry_capacity * sizeof *shim->entries);
    }
    shim->entries[shim->entry_count++] = entry;
}

static void log_entry(const Handle *handle, ShimEntry entry)
{
    if (handle->is_logged && handle->shim->is_logging) {
        entry.file = handle->file;
        add_entry(handle->shim, entry);
    }
}

/* ---- faults ---- */
static bool is_failing(Shim *shim, ShimOp op)
{
    ShimFault *fault = &shim->fault;
    if (fault->countdown == 0 || fault->op != op) {
        return false;
    }
    if (fault->countdown > 1) {
        fault->countdown--;
        return false;
    }
    fault->hits++;
    if (!fault->is_lasting) {
        fault->countdown = 0;
    }
    shim->last_error = fault->error;
    errno = fault->error;
    return true;
}

/* ---- files ---- */
static int x_close(sqlite3_file *file)
{
    Handle *handle = handle_of(file);
    return handle->real->pMethods ? handle->real->pMethods->xClose(handle->real)
                                  : SQLITE_OK;
}

static int x_read(sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
    Handle *handle = handle_of(file);
    if (is_failing(handle->shim, SHIM_READ)) {
        return SQLITE_IOERR_READ;
    }
    return handle->real->pMethods->xRead(handle->real, data, size, offset);
}

/* A write that fails leaves half of itself on the disk, as a full disk does. */
static int x_write(sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
    Handle *handle = handle_of(file);
    if (is_failing(handle->shim, SHIM_WRITE)) {
        (void)handle->real->pMethods->xWrite(handle->real, data, size / 2, offset);
        return handle->shim->last_error == ENOSPC ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
    ShimEntry entry = {.op = SHIM_WRITE, .offset = offset, .size = (size_t)size};
    if (handle->is_logged && handle->shim->is_logging) {
        entry.data = mem_alloc((size_t)size);
        memcpy(entry.data, data, (size_t)size);
    }
    log_entry(handle, entry);
    return handle->real->pMethods->xWrite(handle->real, data, size, offset);
}

static int x_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    Handle *handle = handle_of(file);
    if (is_failing(handle->shim, SHIM_TRUNCATE)) {
        return SQLITE_IOERR_TRUNCATE;
    }
    log_entry(handle, (ShimEntry){.op = SHIM_TRUNCATE, .offset = size});
    return handle->real->pMethods->xTruncate(handle->real, size);
}

static int x_sync(sqlite3_file *file, int flags)
{
    Handle *handle = handle_of(file);
    if (is_failing(handle->shim, SHIM_SYNC)) {
        return SQLITE_IOERR_FSYNC;
    }
    int code = handle->real->pMethods->xSync(handle->real, flags);
    log_entry(handle, (ShimEntry){.op = SHIM_SYNC});
    return code;
}

static int x_file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    Handle *handle = handle_of(file);
    return handle->real->pMethods->xFileSize(handle->real, size);
}

static int x_lock(sqlite3_file *file, int level)
{
    Handle *handle = handle_of(file);
    return handle->real->pMethods->xLock(handle->real, level);
}

static int x_unlock(sqlite3_file *file, int level)
{
    Handle *handle = handle_of(file);
    return handle->real->pMethods->xUnlock(handle->real, level);
}

static int x_check_lock(sqlite3_file *file, int *is_reserved)
{
    Handle *handle = handle_of(file);
    return handle->real->pMethods->xCheckReservedLock(handle->real, is_reserved);
}

static int x_control(sqlite3_file *file, int op, void *argument)
{
    Handle *handle = handle_of(file);
    return handle->real->pMethods->xFileControl(handle->real, op, argument);
}

static int x_sector_size(sqlite3_file *file)
{
    Handle *handle = handle_of(file);
    return handle->real->pMethods->xSectorSize(handle->real);
}

static int x_characteristics(sqlite3_file *file)
{
    Handle *handle = handle_of(file);
    return handle->real->pMethods->xDeviceCharacteristics(handle->real);
}

static int x_shm_map(sqlite3_file *file, int page, int size, int extend,
                     void volatile **out)
{
    Handle *handle = handle_of(file);
    if (is_failing(handle->shim, SHIM_MAP)) {
        return SQLITE_IOERR_SHMMAP;
    }
    return handle->real->pMethods->xShmMap(handle->real, page, size, extend, out);
}

static int x_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    Handle *handle = handle_of(file);
    return handle->real->pMethods->xShmLock(handle->real, offset, count, flags);
}

static void x_shm_barrier(sqlite3_file *file)
{
    Handle *handle = handle_of(file);
    handle->real->pMethods->xShmBarrier(handle->real);
}

static int x_shm_unmap(sqlite3_file *file, int is_delete)
{
    Handle *handle = handle_of(file);
    return handle->real->pMethods->xShmUnmap(handle->real, is_delete);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = x_close,
    .xRead = x_read,
    .xWrite = x_write,
    .xTruncate = x_truncate,
    .xSync = x_sync,
    .xFileSize = x_file_size,
    .xLock = x_lock,
    .xUnlock = x_unlock,
    .xCheckReservedLock = x_check_lock,
    .xFileControl = x_control,
    .xSectorSize = x_sector_size,
    .xDeviceCharacteristics = x_characteristics,
    .xShmMap = x_shm_map,
    .xShmLock = x_shm_lock,
    .xShmBarrier = x_shm_barrier,
    .xShmUnmap = x_shm_unmap,
};

/* ---- the VFS ---- */
static ShimFile kind_of(const char *path)
{
    Str name = str_from(path);
    return str_ends_with(name, STR("-wal"))       ? SHIM_WAL
           : str_ends_with(name, STR("-journal")) ? SHIM_JOURNAL
                                                  : SHIM_DATABASE;
}

static int x_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags,
                  int *out_flags)
{
    Shim *shim = shim_of(vfs);
    Handle *handle = handle_of(file);
    memset(handle, 0, sizeof *handle);
    if (is_failing(shim, SHIM_OPEN)) {
        return SQLITE_CANTOPEN;
    }
    const int logged = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
    int is_there = 0;
    if (name) {
        (void)shim->real->xAccess(shim->real, name, SQLITE_ACCESS_EXISTS, &is_there);
    }
    handle->shim = shim;
    handle->real = (sqlite3_file *)(void *)(handle + 1);
    int code = shim->real->xOpen(shim->real, name, handle->real, flags, out_flags);
    if (code != SQLITE_OK) {
        return code;
    }
    handle->base.pMethods = &methods;
    handle->is_logged = name && (flags & logged) != 0;
    handle->file = name ? kind_of(name) : SHIM_DATABASE;
    if (!is_there) {
        log_entry(handle, (ShimEntry){.op = SHIM_OPEN});
    }
    return SQLITE_OK;
}

static int x_delete(sqlite3_vfs *vfs, const char *name, int is_dir_synced)
{
    Shim *shim = shim_of(vfs);
    if (is_failing(shim, SHIM_DELETE)) {
        return SQLITE_IOERR_DELETE;
    }
    if (shim->is_logging) {
        add_entry(shim, (ShimEntry){.op = SHIM_DELETE,
                                    .file = kind_of(name),
                                    .is_durable = is_dir_synced != 0});
    }
    return shim->real->xDelete(shim->real, name, is_dir_synced);
}

static int x_access(sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
    return shim_of(vfs)->real->xAccess(shim_of(vfs)->real, name, flags, result);
}

static int x_full_path(sqlite3_vfs *vfs, const char *name, int size, char *out)
{
    return shim_of(vfs)->real->xFullPathname(shim_of(vfs)->real, name, size, out);
}

static int x_randomness(sqlite3_vfs *vfs, int size, char *out)
{
    return shim_of(vfs)->real->xRandomness(shim_of(vfs)->real, size, out);
}

static int x_sleep(sqlite3_vfs *vfs, int microseconds)
{
    return shim_of(vfs)->real->xSleep(shim_of(vfs)->real, microseconds);
}

static int x_time(sqlite3_vfs *vfs, double *out)
{
    return shim_of(vfs)->real->xCurrentTime(shim_of(vfs)->real, out);
}

static int x_time_int64(sqlite3_vfs *vfs, sqlite3_int64 *out)
{
    return shim_of(vfs)->real->xCurrentTimeInt64(shim_of(vfs)->real, out);
}

static int x_last_error(sqlite3_vfs *vfs, int size, char *out)
{
    Shim *shim = shim_of(vfs);
    return shim->last_error ? shim->last_error
                            : shim->real->xGetLastError(shim->real, size, out);
}

void shim_install(Shim *shim)
{
    *shim = (Shim){.real = sqlite3_vfs_find(NULL)};
    EXPECT(shim->real != NULL);
    shim->vfs = (sqlite3_vfs){
        .iVersion = 2,
        .szOsFile = (int)sizeof(Handle) + shim->real->szOsFile,
        .mxPathname = shim->real->mxPathname,
        .zName = SHIM_NAME,
        .pAppData = shim,
        .xOpen = x_open,
        .xDelete = x_delete,
        .xAccess = x_access,
        .xFullPathname = x_full_path,
        .xRandomness = x_randomness,
        .xSleep = x_sleep,
        .xCurrentTime = x_time,
        .xGetLastError = x_last_error,
        .xCurrentTimeInt64 = x_time_int64,
    };
    EXPECT(sqlite3_vfs_register(&shim->vfs, 0) == SQLITE_OK);
}

void shim_clear_log(Shim *shim)
{
    for (size_t i = 0; i < shim->entry_count; i++) {
        mem_free(shim->entries[i].data);
    }
    mem_free(shim->entries);
    shim->entries = NULL;
    shim->entry_count = 0;
    shim->entry_capacity = 0;
}

void shim_remove(Shim *shim)
{
    EXPECT(sqlite3_vfs_unregister(&shim->vfs) == SQLITE_OK);
    shim_clear_log(shim);
}

void shim_set_fault(Shim *shim, ShimOp op, int countdown, int error, bool is_lasting)
{
    shim->fault = (ShimFault){op, countdown, error, is_lasting, 0};
    shim->last_error = 0;
}
