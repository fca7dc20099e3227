/* Preloaded into gofun-hr: ends the process as a power cut would, before the call number
 * KILL_AT of those that change names or make them last. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int calls;

static void count(void)
{
    const char *at = getenv("KILL_AT");
    calls++;
    if (at != NULL && calls == (int)strtol(at, NULL, 10)) {
        (void)raise(SIGKILL);
    }
}

static void *next(const char *name)
{
    count();
    return dlsym(RTLD_NEXT, name);
}

int rename(const char *from, const char *to)
{
    return ((int (*)(const char *, const char *))next("rename"))(from, to);
}

int mkdir(const char *path, mode_t mode)
{
    return ((int (*)(const char *, mode_t))next("mkdir"))(path, mode);
}

int unlink(const char *path)
{
    return ((int (*)(const char *))next("unlink"))(path);
}

int unlinkat(int folder, const char *path, int flags)
{
    return ((int (*)(int, const char *, int))next("unlinkat"))(folder, path, flags);
}

int rmdir(const char *path)
{
    return ((int (*)(const char *))next("rmdir"))(path);
}

int fsync(int file)
{
    return ((int (*)(int))next("fsync"))(file);
}
