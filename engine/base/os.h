/* Everything that only one kind of system has: paths, files, locks, clocks, children,
 * signals, locked memory, encodings. One .c file per system (os_posix.c; later
 * os_windows.c). All paths are UTF-8. Nothing outside base/ includes a POSIX header. */
#ifndef GOFUN_BASE_OS_H
#define GOFUN_BASE_OS_H

#include <stdint.h>
#include <stdio.h>

#include "base/str.h"

/* ---- paths ---- */
/* Where the user's data goes (XDG_DATA_HOME/gofun or ~/.local/share/gofun). Not created.
 */
Status os_data_dir(StrBuf *out, Error *err) MUST_CHECK;
/* Where what can be made again goes (XDG_CACHE_HOME/gofun or ~/.cache/gofun). Not
 * created. */
Status os_cache_dir(StrBuf *out, Error *err) MUST_CHECK;
/* Folders where whoever looks after the machine puts files for all its users, the most
 * important first: gofun in each of XDG_CONFIG_DIRS, else /etc/xdg/gofun. Not looked at:
 * one may lie on a share that hangs. */
typedef struct OsNames OsNames;
void os_config_dirs(Arena *arena, OsNames *out);
/* The user's document folder (XDG user dirs, else home). */
Status os_documents_dir(StrBuf *out, Error *err) MUST_CHECK;
/* Folder that holds the running executable, without a slash at the end. */
Status os_executable_dir(StrBuf *out, Error *err) MUST_CHECK;
/* Full name of the user of this OS session, else the login name; may be empty. */
Status os_user_name(StrBuf *out, Error *err) MUST_CHECK;
/* Name of this machine. */
Status os_host_name(StrBuf *out, Error *err) MUST_CHECK;
/* An environment variable's value, or NULL; valid until the environment changes. */
const char *os_environment(const char *name);

/* ---- files ---- */
bool os_file_exists(const char *path);
bool os_is_dir(const char *path);
/* A file as such: no folder, no link to one, no pipe or device. */
bool os_is_plain_file(const char *path);
/* The same for a folder. */
bool os_is_plain_dir(const char *path);
/* Makes the folder and its parents, mode 0700; fine when it is there. */
Status os_make_dirs(const char *path, Error *err) MUST_CHECK;
/* Whole file into *out (appended), at most max_bytes, else STATUS_TOO_LARGE. */
Status os_read_file(const char *path, size_t max_bytes, StrBuf *out,
                    Error *err) MUST_CHECK;
/* Atomic and durable: temporary file, sync, rename, sync of the folder. private_mode
 * gives 0600. On failure the old file is untouched. */
Status os_write_file(const char *path, Str data, bool private_mode,
                     Error *err) MUST_CHECK;
/* An empty file that only this user can read (0600), for programs that open it by name;
 * fine and left as it is when it is there. */
Status os_make_private_file(const char *path, Error *err) MUST_CHECK;
/* One of many files that can be made again, mode 0644: whole or not there for other
 * programs, durable only after os_sync_all. */
Status os_write_soon(const char *path, Str data, Error *err) MUST_CHECK;
/* Waits until everything written is durable. */
void os_sync_all(void);
/* What was written to the file survives a power cut. */
Status os_sync_file(const char *path, Error *err) MUST_CHECK;
Status os_remove_file(const char *path, Error *err) MUST_CHECK;
/* Renames over an existing file, durable. */
Status os_rename_file(const char *from, const char *to, Error *err) MUST_CHECK;
/* Makes a be b and b be a in one step (folders too); STATUS_UNSUPPORTED where the file
 * system cannot. */
Status os_swap_paths(const char *a, const char *b, Error *err) MUST_CHECK;
/* Removes a file, or a folder with all that is in it; links are removed, not followed.
 * Fine when there is nothing. */
Status os_remove_tree(const char *path, Error *err) MUST_CHECK;
/* Size in bytes and time of last change (Unix nanoseconds); either may be NULL. */
Status os_file_info(const char *path, int64_t *size_bytes, int64_t *changed_at_ns,
                    Error *err) MUST_CHECK;
/* Free bytes for this user on the file system that holds path. */
Status os_free_space(const char *path, int64_t *bytes, Error *err) MUST_CHECK;
/* True for NFS, SMB and the like, where SQLite's WAL does not work. */
bool os_is_network_path(const char *path);
/* Permission bits of the file as on POSIX (0600 ...). */
Status os_file_mode(const char *path, unsigned *mode, Error *err) MUST_CHECK;

/* Names in a folder, sorted by bytes, without "." and "..", in the arena. */
struct OsNames {
    Str *names;
    size_t count;
};
Status os_list_dir(Arena *arena, const char *path, OsNames *out, Error *err) MUST_CHECK;

/* A file opened for reading at once into memory the system may drop again (mmap where
 * there is one); for fonts and pictures. */
typedef struct OsMapping {
    const void *data;
    size_t size_bytes;
} OsMapping;
Status os_map_file(const char *path, OsMapping *out, Error *err) MUST_CHECK;
void os_unmap_file(OsMapping *mapping);

/* Lock that dies with the process; one holder per path. STATUS_BUSY when held. */
typedef struct OsLock OsLock;
Status os_lock_open(const char *path, OsLock **out, Error *err) MUST_CHECK;
void os_lock_close(OsLock *lock);

/* ---- time ---- */
/* Unix seconds / milliseconds, UTC. */
int64_t os_now_seconds(void);
int64_t os_now_ms(void);
/* Monotonic; only differences mean anything. */
int64_t os_monotonic_ms(void);
int64_t os_monotonic_us(void);
/* Minutes east of UTC at that moment in the zone of this machine. */
int os_zone_offset_minutes(int64_t at_seconds);

/* ---- random, secrets, process ---- */
/* Fills from the system's generator; aborts when it has none. */
void os_random(void *out, size_t size);
/* Zeroed memory that is not swapped out and not in a core dump, page granular; NULL when
 * the system refuses even unlocked memory. Freed and wiped by os_secret_free. */
void *os_secret_alloc(size_t size);
void os_secret_free(void *memory, size_t size);
/* No core dumps, no ptrace by others; called first thing in the player. */
void os_harden_process(void);
/* Calls nothing but sets *flag when SIGINT or SIGTERM arrives (or the console closes). */
void os_on_terminate(volatile int *flag);
/* Limits of this process: address space in bytes and CPU seconds; 0 = leave alone. */
Status os_limit_process(int64_t memory_bytes, int64_t cpu_seconds, Error *err) MUST_CHECK;
int os_process_id(void);

/* A child process: argv is NULL-terminated, argv[0] a path. */
typedef struct OsChild OsChild;
Status os_child_start(const char *const argv[], OsChild **out, Error *err) MUST_CHECK;
/* Waits at most timeout_ms (<0: for ever). STATUS_TIMEOUT when it still runs.
 * *exit_code gets the code, or 128+signal. Frees child when it has ended. */
Status os_child_wait(OsChild *child, int timeout_ms, int *exit_code,
                     Error *err) MUST_CHECK;
void os_child_kill(OsChild *child);

/* ---- terminal and encodings ---- */
bool os_is_terminal(FILE *stream);
/* Columns of the terminal, 80 when unknown. */
int os_terminal_width(void);
/* Shows prompt on the terminal of this process and reads a line without showing it;
 * appended without its line end. STATUS_UNSUPPORTED when there is no terminal. Whoever
 * calls wipes out. */
Status os_ask_secret(const char *prompt, StrBuf *out, Error *err) MUST_CHECK;
typedef enum OsEncoding {
    OS_ENCODING_CP932,
    OS_ENCODING_UTF16LE,
    OS_ENCODING_UTF16BE,
} OsEncoding;
/* Appends bytes as UTF-8. STATUS_BAD_DATA with the byte offset in the message. */
Status os_decode(Str bytes, OsEncoding encoding, StrBuf *out, Error *err) MUST_CHECK;

#endif
