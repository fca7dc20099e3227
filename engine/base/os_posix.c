/* The POSIX side of os.h: paths, files, locks and mappings. Clocks, children, memory and
 * encodings are in os_posix_process.c. Linux is what it is tested on. */
#define _GNU_SOURCE

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/os.h"
#include "base/utf8.h"

static Status status_from_errno(int code)
{
    switch (code) {
    case ENOENT:
    case ENOTDIR:
        return STATUS_NOT_FOUND;
    case EACCES:
    case EPERM:
        return STATUS_DENIED;
    case EROFS:
        return STATUS_READ_ONLY;
    case ENOSPC:
    case EDQUOT:
        return STATUS_NO_SPACE;
    case EEXIST:
        return STATUS_EXISTS;
    case EBUSY:
    case EWOULDBLOCK:
        return STATUS_BUSY;
    default:
        return STATUS_IO;
    }
}

static Status fail_errno(Error *err, const char *doing, const char *path)
{
    int code = errno;
    return error_set(err, status_from_errno(code), "%s %s: %s", doing, path,
                     strerror(code));
}

/* ---- paths ---- */

const char *os_environment(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

static const char *home_dir(void)
{
    const char *home = os_environment("HOME");
    if (home != NULL) {
        return home;
    }
    const struct passwd *user = getpwuid(getuid());
    return user != NULL ? user->pw_dir : NULL;
}

static Status add_user_dir(const char *variable, const char *below_home, StrBuf *out,
                           Error *err)
{
    const char *base = os_environment(variable);
    if (base != NULL && base[0] == '/') {
        strbuf_add_format(out, "%s/gofun", base);
        return STATUS_OK;
    }
    const char *home = home_dir();
    if (home == NULL) {
        return error_set(err, STATUS_NOT_FOUND,
                         "no home folder: set HOME or %s, or use --data", variable);
    }
    strbuf_add_format(out, "%s/%s/gofun", home, below_home);
    return STATUS_OK;
}

Status os_data_dir(StrBuf *out, Error *err)
{
    return add_user_dir("XDG_DATA_HOME", ".local/share", out, err);
}

Status os_cache_dir(StrBuf *out, Error *err)
{
    return add_user_dir("XDG_CACHE_HOME", ".cache", out, err);
}

/* user-dirs.dirs holds lines such as XDG_DOCUMENTS_DIR="$HOME/書類". */
static bool find_documents_line(Str text, const char *home, StrBuf *out)
{
    const Str key = STR("XDG_DOCUMENTS_DIR=\"");
    Str line;
    while (str_split(&text, '\n', &line)) {
        line = str_trim(line);
        if (!str_starts_with(line, key) || !str_ends_with(line, STR("\""))) {
            continue;
        }
        Str value = str_slice(line, key.len, line.len - 1);
        if (str_starts_with(value, STR("$HOME"))) {
            strbuf_add_z(out, home);
            value = str_slice(value, 5, value.len);
        }
        strbuf_add(out, value);
        return true;
    }
    return false;
}

Status os_documents_dir(StrBuf *out, Error *err)
{
    const char *home = home_dir();
    if (home == NULL) {
        return error_set(err, STATUS_NOT_FOUND, "no home folder: set HOME");
    }
    StrBuf path = {0};
    const char *config = os_environment("XDG_CONFIG_HOME");
    if (config != NULL) {
        strbuf_add_format(&path, "%s/user-dirs.dirs", config);
    } else {
        strbuf_add_format(&path, "%s/.config/user-dirs.dirs", home);
    }
    StrBuf text = {0};
    StrBuf found = {0};
    bool is_found = os_read_file(path.ptr, 65536, &text, NULL) == STATUS_OK &&
                    find_documents_line(strbuf_str(&text), home, &found) &&
                    os_is_dir(found.ptr);
    if (is_found) {
        strbuf_add(out, strbuf_str(&found));
    } else {
        strbuf_add_z(out, home);
    }
    strbuf_clear(&path);
    strbuf_clear(&text);
    strbuf_clear(&found);
    return STATUS_OK;
}

Status os_executable_dir(StrBuf *out, Error *err)
{
    char path[4096];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path);
    if (len <= 0 || (size_t)len >= sizeof path) {
        return fail_errno(err, "cannot find the program's own folder by",
                          "/proc/self/exe");
    }
    while (len > 1 && path[len - 1] != '/') {
        len--;
    }
    strbuf_add(out, (Str){path, (size_t)(len > 1 ? len - 1 : 1)});
    return STATUS_OK;
}

Status os_user_name(StrBuf *out, Error *err)
{
    const struct passwd *user = getpwuid(getuid());
    if (user == NULL) {
        return error_set(err, STATUS_NOT_FOUND, "this user is not in the user list");
    }
    /* The first field of the GECOS entry is the full name. */
    Str gecos = str_from(user->pw_gecos);
    Str name = {0};
    (void)str_split(&gecos, ',', &name);
    name = str_trim(name);
    if (name.len == 0 || !utf8_is_valid(name, NULL)) {
        name = str_from(user->pw_name);
    }
    strbuf_add(out, name);
    return STATUS_OK;
}

Status os_host_name(StrBuf *out, Error *err)
{
    char name[256] = {0};
    if (gethostname(name, sizeof name - 1) != 0) {
        return fail_errno(err, "cannot read", "the name of this machine");
    }
    strbuf_add_z(out, name);
    return STATUS_OK;
}

/* ---- files ---- */

bool os_file_exists(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0;
}

bool os_is_dir(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool os_is_plain_file(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISREG(info.st_mode);
}

bool os_is_plain_dir(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

Status os_make_dirs(const char *path, Error *err)
{
    Arena scratch = {0};
    char *part = str_copy_z(&scratch, str_from(path));
    Status status = STATUS_OK;
    for (char *p = part + 1; status == STATUS_OK; p++) {
        if (*p != '/' && *p != '\0') {
            continue;
        }
        char kept = *p;
        *p = '\0';
        if (mkdir(part, 0700) != 0 && !os_is_dir(part)) {
            status = fail_errno(err, "cannot make folder", part);
        }
        *p = kept;
        if (kept == '\0') {
            break;
        }
    }
    arena_clear(&scratch);
    return status;
}

static Status read_all(int fd, const char *path, size_t max_bytes, StrBuf *out,
                       Error *err)
{
    char chunk[16384];
    size_t total = 0;
    for (;;) {
        ssize_t got = read(fd, chunk, sizeof chunk);
        if (got == 0) {
            return STATUS_OK;
        }
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return fail_errno(err, "cannot read", path);
        }
        total += (size_t)got;
        if (total > max_bytes) {
            return error_set(err, STATUS_TOO_LARGE, "%s: larger than %zu bytes", path,
                             max_bytes);
        }
        strbuf_add(out, (Str){chunk, (size_t)got});
    }
}

Status os_read_file(const char *path, size_t max_bytes, StrBuf *out, Error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return fail_errno(err, "cannot open", path);
    }
    size_t before = out->len;
    Status status = read_all(fd, path, max_bytes, out, err);
    (void)close(fd);
    if (status != STATUS_OK && out->ptr != NULL) {
        out->len = before;
        out->ptr[before] = '\0';
    }
    return status;
}

static Status write_all(int fd, const char *path, Str data, Error *err)
{
    while (data.len > 0) {
        ssize_t put = write(fd, data.ptr, data.len);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put < 0) {
            return fail_errno(err, "cannot write", path);
        }
        data.ptr += put;
        data.len -= (size_t)put;
    }
    return STATUS_OK;
}

static Status sync_parent(const char *path, Error *err)
{
    StrBuf parent = {0};
    const char *slash = strrchr(path, '/');
    if (slash == NULL) {
        strbuf_add_z(&parent, ".");
    } else {
        strbuf_add(&parent, (Str){path, slash == path ? 1 : (size_t)(slash - path)});
    }
    int fd = open(parent.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    Status status = STATUS_OK;
    /* Some file systems refuse fsync on a folder (EINVAL); then rename is all there is.
     */
    if (fd < 0 || (fsync(fd) != 0 && errno != EINVAL)) {
        status = fail_errno(err, "cannot make durable", parent.ptr);
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    strbuf_clear(&parent);
    return status;
}

static Status close_file(int fd, const char *path, bool is_durable, Error *err)
{
    if (is_durable && fsync(fd) != 0) {
        (void)close(fd);
        return fail_errno(err, "cannot make durable", path);
    }
    return close(fd) == 0 ? STATUS_OK : fail_errno(err, "cannot close", path);
}

/* The whole of a new file, which is gone again after a failure. */
static Status write_new_file(const char *path, Str data, mode_t mode, bool is_durable,
                             Error *err)
{
    (void)unlink(path);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0) {
        return fail_errno(err, "cannot create", path);
    }
    Status status = write_all(fd, path, data, err);
    Status closed = close_file(fd, path, is_durable && status == STATUS_OK,
                               status == STATUS_OK ? err : NULL);
    status = status == STATUS_OK ? closed : status;
    if (status != STATUS_OK) {
        (void)unlink(path);
    }
    return status;
}

Status os_write_file(const char *path, Str data, bool private_mode, Error *err)
{
    StrBuf temporary = {0};
    strbuf_add_format(&temporary, "%s.%d.tmp", path, (int)getpid());
    Status status =
        write_new_file(temporary.ptr, data, private_mode ? 0600 : 0644, true, err);
    if (status == STATUS_OK) {
        status = os_rename_file(temporary.ptr, path, err);
        if (status != STATUS_OK) {
            (void)unlink(temporary.ptr);
        }
    }
    strbuf_clear(&temporary);
    return status;
}

Status os_write_soon(const char *path, Str data, Error *err)
{
    StrBuf temporary = {0};
    strbuf_add_format(&temporary, "%s.%d.tmp", path, (int)getpid());
    Status status = write_new_file(temporary.ptr, data, 0644, false, err);
    if (status == STATUS_OK && rename(temporary.ptr, path) != 0) {
        status = fail_errno(err, "cannot rename to", path);
        (void)unlink(temporary.ptr);
    }
    strbuf_clear(&temporary);
    return status;
}

void os_sync_all(void)
{
    sync();
}

Status os_make_private_file(const char *path, Error *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) {
        return fail_errno(err, "cannot create", path);
    }
    return close(fd) == 0 ? STATUS_OK : fail_errno(err, "cannot close", path);
}

Status os_sync_file(const char *path, Error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return fail_errno(err, "cannot open", path);
    }
    Status status =
        fsync(fd) == 0 ? STATUS_OK : fail_errno(err, "cannot make durable", path);
    (void)close(fd);
    return status;
}

Status os_remove_file(const char *path, Error *err)
{
    return unlink(path) == 0 ? STATUS_OK : fail_errno(err, "cannot remove", path);
}

Status os_rename_file(const char *from, const char *to, Error *err)
{
    if (rename(from, to) != 0) {
        return fail_errno(err, "cannot rename to", to);
    }
    return sync_parent(to, err);
}

Status os_file_info(const char *path, int64_t *size_bytes, int64_t *changed_at_ns,
                    Error *err)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        return fail_errno(err, "cannot look at", path);
    }
    if (size_bytes != NULL) {
        *size_bytes = info.st_size;
    }
    if (changed_at_ns != NULL) {
        *changed_at_ns =
            (int64_t)info.st_mtim.tv_sec * 1000000000 + (int64_t)info.st_mtim.tv_nsec;
    }
    return STATUS_OK;
}

Status os_file_mode(const char *path, unsigned *mode, Error *err)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        return fail_errno(err, "cannot look at", path);
    }
    *mode = (unsigned)(info.st_mode & 0777);
    return STATUS_OK;
}

Status os_free_space(const char *path, int64_t *bytes, Error *err)
{
    struct statvfs info;
    if (statvfs(path, &info) != 0) {
        return fail_errno(err, "cannot look at the disk of", path);
    }
    *bytes = (int64_t)info.f_bavail * (int64_t)info.f_frsize;
    return STATUS_OK;
}

bool os_is_network_path(const char *path)
{
    /* Magic numbers of statfs(2): NFS, SMB, CIFS, SMB2, AFS, CODA, NCP, 9p, CEPH, FUSE's
     * sshfs shows as FUSE and is let through, since many local disks are FUSE as well. */
    static const unsigned long network[] = {0x6969,     0x517B,     0xFF534D42,
                                            0xFE534D42, 0x5346414F, 0x73757245,
                                            0x564C,     0x01021997, 0x00C36400};
    struct statfs info;
    if (statfs(path, &info) != 0) {
        return false;
    }
    unsigned long type = (unsigned long)info.f_type & 0xFFFFFFFFul;
    for (size_t i = 0; i < sizeof network / sizeof network[0]; i++) {
        if (type == network[i]) {
            return true;
        }
    }
    return false;
}

static int compare_names(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

Status os_list_dir(Arena *arena, const char *path, OsNames *out, Error *err)
{
    *out = (OsNames){0};
    DIR *dir = opendir(path);
    if (dir == NULL) {
        return fail_errno(err, "cannot list", path);
    }
    Str *names = NULL;
    size_t count = 0;
    size_t capacity = 0;
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        Str name = str_from(entry->d_name);
        if (str_is(name, ".") || str_is(name, "..")) {
            continue;
        }
        if (count == capacity) {
            capacity = capacity == 0 ? 32 : capacity * 2;
            names = mem_resize(names, capacity * sizeof *names);
        }
        names[count++] = str_copy(arena, name);
    }
    (void)closedir(dir);
    if (count > 0) {
        qsort(names, count, sizeof *names, compare_names);
        out->names = ARENA_ARRAY(arena, Str, count);
        memcpy(out->names, names, count * sizeof *names);
    }
    out->count = count;
    mem_free(names);
    return STATUS_OK;
}

Status os_map_file(const char *path, OsMapping *out, Error *err)
{
    *out = (OsMapping){0};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return fail_errno(err, "cannot open", path);
    }
    struct stat info;
    Status status = STATUS_OK;
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        status = error_set(err, STATUS_BAD_DATA, "%s: not a plain file", path);
    } else if (info.st_size > 0) {
        void *data = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (data == MAP_FAILED) {
            status = fail_errno(err, "cannot map", path);
        } else {
            *out = (OsMapping){data, (size_t)info.st_size};
        }
    }
    (void)close(fd);
    return status;
}

void os_unmap_file(OsMapping *mapping)
{
    if (mapping->data != NULL) {
        union {
            const void *borrowed;
            void *address;
        } data = {mapping->data};
        (void)munmap(data.address, mapping->size_bytes);
    }
    *mapping = (OsMapping){0};
}

/* ---- locks ---- */

struct OsLock {
    int fd;
};

Status os_lock_open(const char *path, OsLock **out, Error *err)
{
    *out = NULL;
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) {
        return fail_errno(err, "cannot open lock", path);
    }
    if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        Status status = fail_errno(err, "cannot lock", path);
        (void)close(fd);
        return status;
    }
    *out = mem_alloc(sizeof **out);
    (*out)->fd = fd;
    return STATUS_OK;
}

void os_lock_close(OsLock *lock)
{
    if (lock != NULL) {
        (void)close(lock->fd);
        mem_free(lock);
    }
}
