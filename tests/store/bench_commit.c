/* How long until an answer is durable, beside what the disk needs at least: appending 4
 * KiB and one fdatasync. Both alternate in blocks in one run, so that they meet the same
 * disk. bench_commit [ROUNDS]: 20 blocks of 50 without an argument. Exit code 1 when the
 * median of an answer is more than 1.5 times the median of the append. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/os.h"
#include "store/support.h"

enum {
    ROUNDS = 20,
    BLOCK = 50,
    APPEND_BYTES = 4096,
    ROUNDS_MAX = 10000
};

typedef struct Times {
    int64_t *us;
    size_t count;
} Times;

static int compare_times(const void *a, const void *b)
{
    int64_t one = *(const int64_t *)a;
    int64_t other = *(const int64_t *)b;
    return (one > other) - (one < other);
}

static int64_t percentile(Times *times, size_t percent)
{
    qsort(times->us, times->count, sizeof *times->us, compare_times);
    return times->us[(times->count - 1) * percent / 100];
}

/* A plain file through SQLite's VFS: the same system calls on every system. */
static sqlite3_file *open_plain(const char *path)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    sqlite3_file *file = mem_alloc((size_t)vfs->szOsFile);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MAIN_JOURNAL;
    EXPECT(vfs->xOpen(vfs, path, file, flags, NULL) == SQLITE_OK);
    return file;
}

static void time_appends(sqlite3_file *file, int64_t *end, Times *times)
{
    unsigned char page[APPEND_BYTES];
    os_random(page, sizeof page);
    for (int i = 0; i < BLOCK; i++) {
        int64_t from_us = os_monotonic_us();
        EXPECT(file->pMethods->xWrite(file, page, APPEND_BYTES, *end) == SQLITE_OK);
        EXPECT(file->pMethods->xSync(file, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY) ==
               SQLITE_OK);
        times->us[times->count++] = os_monotonic_us() - from_us;
        *end += APPEND_BYTES;
    }
}

static void time_answers(Work *work, Times *times)
{
    Error err;
    for (int i = 0; i < BLOCK; i++) {
        int64_t from_us = os_monotonic_us();
        MUST(work_step(work, &err));
        times->us[times->count++] = os_monotonic_us() - from_us;
    }
}

static double in_ms(int64_t us)
{
    return (double)us / 1000.0;
}

int main(int argc, char **argv)
{
    int64_t rounds = ROUNDS;
    if (argc > 1 && (!str_to_int64(str_from(argv[1]), &rounds) || rounds < 1 ||
                     rounds > ROUNDS_MAX)) {
        fprintf(stderr, "usage: bench_commit [ROUNDS]\n");
        return 2;
    }
    Error err;
    Fixture fixture;
    Work work;
    fixture_init(&fixture, "bench");
    fixture.options.host = store_host_system(fixture_hash);
    fixture.options.backup_folder = NULL;
    Store *store = fixture_open(&fixture);
    MUST(work_begin(&work, store, "W1", &err));
    sqlite3_file *plain = open_plain(fixture_path(&fixture, "plain"));
    int64_t end = 0;
    size_t room = (size_t)rounds * BLOCK;
    Times appends = {mem_alloc_array(room, sizeof(int64_t)), 0};
    Times answers = {mem_alloc_array(room, sizeof(int64_t)), 0};
    for (int64_t i = 0; i < rounds; i++) {
        time_appends(plain, &end, &appends);
        time_answers(&work, &answers);
    }
    double ratio = (double)percentile(&answers, 50) / (double)percentile(&appends, 50);
    printf("append 4 KiB + fdatasync: median %.3f ms, p95 %.3f ms\n",
           in_ms(percentile(&appends, 50)), in_ms(percentile(&appends, 95)));
    printf("one answer durable:       median %.3f ms, p95 %.3f ms, most %.3f ms\n",
           in_ms(percentile(&answers, 50)), in_ms(percentile(&answers, 95)),
           in_ms(percentile(&answers, 100)));
    printf("ratio of the medians: %.2f (reach: 1.50), %zu of each\n", ratio, room);
    EXPECT(plain->pMethods->xClose(plain) == SQLITE_OK);
    store_close(store);
    mem_free(plain);
    mem_free(appends.us);
    mem_free(answers.us);
    fixture_clear(&fixture);
    return ratio <= 1.5 ? 0 : 1;
}
