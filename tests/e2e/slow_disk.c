/* Preloaded into the player: while the file named by SLOW_DISK_GATE exists, fdatasync and
 * fsync do not come back; the file beside it, ending in .waiting, tells that one waits.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static void wait_at_gate(void)
{
    const char *gate = getenv("SLOW_DISK_GATE");
    char waiting[4096];
    if (gate == NULL || access(gate, F_OK) != 0) {
        return;
    }
    (void)snprintf(waiting, sizeof waiting, "%s.waiting", gate);
    int file = open(waiting, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    if (file >= 0) {
        (void)close(file);
    }
    while (access(gate, F_OK) == 0) {
        (void)usleep(1000);
    }
    (void)unlink(waiting);
}

int fdatasync(int file)
{
    wait_at_gate();
    return (int)syscall(SYS_fdatasync, file);
}

int fsync(int file)
{
    wait_at_gate();
    return (int)syscall(SYS_fsync, file);
}
