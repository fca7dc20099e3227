/* The POSIX side of os.h: clocks, random, locked memory, children, terminal, encodings.
 */
#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/os.h"

extern char **environ;

/* ---- time ---- */

static int64_t clock_us(clockid_t clock)
{
    struct timespec now;
    require(clock_gettime(clock, &now) == 0);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t os_now_seconds(void)
{
    return clock_us(CLOCK_REALTIME) / 1000000;
}

int64_t os_now_ms(void)
{
    return clock_us(CLOCK_REALTIME) / 1000;
}

int64_t os_monotonic_ms(void)
{
    return clock_us(CLOCK_MONOTONIC) / 1000;
}

int64_t os_monotonic_us(void)
{
    return clock_us(CLOCK_MONOTONIC);
}

int os_zone_offset_minutes(int64_t at_seconds)
{
    time_t at = (time_t)at_seconds;
    struct tm local;
    if (localtime_r(&at, &local) == NULL) {
        return 0;
    }
    return (int)(local.tm_gmtoff / 60);
}

/* ---- random, secrets, process ---- */

void os_random(void *out, size_t size)
{
    unsigned char *p = out;
    while (size > 0) {
        ssize_t got = getrandom(p, size, 0);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        require(got > 0);
        p += got;
        size -= (size_t)got;
    }
}

static size_t whole_pages(size_t size)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    return (size + page - 1) / page * page;
}

void *os_secret_alloc(size_t size)
{
    size_t bytes = whole_pages(size);
    void *memory =
        mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        return NULL;
    }
    /* Locking can be refused by a low RLIMIT_MEMLOCK; the memory is then still left out
     * of dumps, and the caller still wipes it. */
    (void)mlock(memory, bytes);
    (void)madvise(memory, bytes, MADV_DONTDUMP);
    return memory;
}

void os_secret_free(void *memory, size_t size)
{
    if (memory == NULL) {
        return;
    }
    size_t bytes = whole_pages(size);
    mem_wipe(memory, bytes);
    (void)munlock(memory, bytes);
    (void)munmap(memory, bytes);
}

void os_harden_process(void)
{
    const struct rlimit none = {0, 0};
    (void)setrlimit(RLIMIT_CORE, &none);
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

static volatile int *terminate_flag;

static void on_terminate(int signal_number)
{
    (void)signal_number;
    *terminate_flag = 1;
}

void os_on_terminate(volatile int *flag)
{
    terminate_flag = flag;
    struct sigaction action = {.sa_handler = on_terminate};
    (void)sigemptyset(&action.sa_mask);
    (void)sigaction(SIGINT, &action, NULL);
    (void)sigaction(SIGTERM, &action, NULL);
}

Status os_limit_process(int64_t memory_bytes, int64_t cpu_seconds, Error *err)
{
    if (memory_bytes > 0) {
        struct rlimit limit = {(rlim_t)memory_bytes, (rlim_t)memory_bytes};
        if (setrlimit(RLIMIT_AS, &limit) != 0) {
            return error_set(err, STATUS_DENIED, "cannot limit memory: %s",
                             strerror(errno));
        }
    }
    if (cpu_seconds > 0) {
        struct rlimit limit = {(rlim_t)cpu_seconds, (rlim_t)cpu_seconds};
        if (setrlimit(RLIMIT_CPU, &limit) != 0) {
            return error_set(err, STATUS_DENIED, "cannot limit time: %s",
                             strerror(errno));
        }
    }
    return STATUS_OK;
}

int os_process_id(void)
{
    return (int)getpid();
}

/* ---- children ---- */

struct OsChild {
    pid_t pid;
};

Status os_child_start(const char *const argv[], OsChild **out, Error *err)
{
    *out = NULL;
    pid_t pid;
    /* posix_spawn takes char *const[] but does not write to the strings. */
    union {
        const char *const *read_only;
        char *const *plain;
    } arguments = {argv};
    int code = posix_spawn(&pid, argv[0], NULL, NULL, arguments.plain, environ);
    if (code != 0) {
        Status status = code == ENOENT ? STATUS_NOT_FOUND : STATUS_IO;
        return error_set(err, status, "cannot start %s: %s", argv[0], strerror(code));
    }
    *out = mem_alloc(sizeof **out);
    (*out)->pid = pid;
    return STATUS_OK;
}

static int exit_code_of(int wait_status)
{
    return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status)
                                    : WEXITSTATUS(wait_status);
}

Status os_child_wait(OsChild *child, int timeout_ms, int *exit_code, Error *err)
{
    int64_t until_ms = os_monotonic_ms() + timeout_ms;
    for (;;) {
        int wait_status = 0;
        pid_t got = waitpid(child->pid, &wait_status, timeout_ms < 0 ? 0 : WNOHANG);
        if (got == child->pid) {
            *exit_code = exit_code_of(wait_status);
            mem_free(child);
            return STATUS_OK;
        }
        if (got < 0 && errno != EINTR) {
            return error_set(err, STATUS_IO, "cannot wait for child: %s",
                             strerror(errno));
        }
        if (timeout_ms >= 0 && os_monotonic_ms() >= until_ms) {
            return error_set(err, STATUS_TIMEOUT, "child still runs after %d ms",
                             timeout_ms);
        }
        const struct timespec pause = {0, 2000000};
        (void)nanosleep(&pause, NULL);
    }
}

void os_child_kill(OsChild *child)
{
    (void)kill(child->pid, SIGKILL);
}

/* ---- terminal and encodings ---- */

bool os_is_terminal(FILE *stream)
{
    return isatty(fileno(stream)) == 1;
}

int os_terminal_width(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return size.ws_col;
    }
    return 80;
}

enum {
    CTRL_C = 3
};

/* Reads to the line end; a secret is never held in a buffer of stdio. */
static Status read_line(int fd, StrBuf *out, Error *err)
{
    char byte = 0;
    ssize_t got = 0;
    while ((got = read(fd, &byte, 1)) == 1 && byte != '\n' && byte != CTRL_C) {
        strbuf_add_char(out, byte);
    }
    return got == 1 && byte == '\n' ? STATUS_OK
                                    : error_set(err, STATUS_IO, "nothing was entered");
}

Status os_ask_secret(const char *prompt, StrBuf *out, Error *err)
{
    struct termios before;
    int fd = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (fd < 0 || tcgetattr(fd, &before) != 0) {
        if (fd >= 0) {
            (void)close(fd);
        }
        return error_set(err, STATUS_UNSUPPORTED, "there is no terminal to ask on");
    }
    struct termios silent = before;
    silent.c_lflag &= ~(tcflag_t)(ECHO | ISIG); /* Ctrl-C must not leave it silent */
    silent.c_cc[VEOL] = CTRL_C;
    Status status = STATUS_IO;
    if (tcsetattr(fd, TCSAFLUSH, &silent) == 0 &&
        write(fd, prompt, strlen(prompt)) == (ssize_t)strlen(prompt)) {
        status = read_line(fd, out, err);
    }
    bool is_back = tcsetattr(fd, TCSAFLUSH, &before) == 0 && write(fd, "\n", 1) == 1;
    (void)close(fd);
    return is_back || status != STATUS_OK
               ? status
               : error_set(err, STATUS_IO, "the terminal was closed");
}

Status os_decode(Str bytes, OsEncoding encoding, StrBuf *out, Error *err)
{
    static const char *const names[] = {
        [OS_ENCODING_CP932] = "CP932",
        [OS_ENCODING_UTF16LE] = "UTF-16LE",
        [OS_ENCODING_UTF16BE] = "UTF-16BE",
    };
    iconv_t converter = iconv_open("UTF-8", names[encoding]);
    if (converter == (iconv_t)-1) {
        return error_set(err, STATUS_UNSUPPORTED, "this system cannot read %s",
                         names[encoding]);
    }
    union {
        const char *borrowed;
        char *plain;
    } in = {bytes.ptr};
    size_t left = bytes.len;
    Status status = STATUS_OK;
    while (left > 0 && status == STATUS_OK) {
        char chunk[4096];
        char *put = chunk;
        size_t room = sizeof chunk;
        size_t result = iconv(converter, &in.plain, &left, &put, &room);
        strbuf_add(out, (Str){chunk, sizeof chunk - room});
        if (result == (size_t)-1 && errno != E2BIG) {
            status = error_set(err, STATUS_BAD_DATA, "not %s text at byte %zu",
                               names[encoding], bytes.len - left);
        }
    }
    (void)iconv_close(converter);
    return status;
}
