/* D1 and D6: kill -9. A child (this program with other arguments) works through the real
 * store and writes down every acknowledged event, or takes backups all the time; the
 * parent kills it at random moments, opens the store and counts. test_kill [KILLS]: 60
 * without an argument; a quarter of them with two writers, and a sixth as many kills in
 * the middle of backups. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/os.h"
#include "store/support.h"

enum {
    KILLS_SHORT = 60,
    KILLS_PER_FILE = 12, /* then a new database; its creation is killed first */
    KILL_CREATION_MS = 25,
    ATTEMPTS_MAX = 4096,
    EVENTS_PER_ATTEMPT = 500,
    WAIT_START_MS = 10000,
    KILL_WITHIN_MS = 60,
    ACKS_MAX_BYTES = 64 * 1024 * 1024,
    CHILD_FAILED = 3,
    ACK_BYTES = 64,
    CHILD_LIFE_MS = 60000, /* it must not outlive a parent that stopped */
};

/* ---- the child ---- */
static StoreOptions child_options(Fixture *fixture, const char *folder)
{
    fixture->folder = folder;
    fixture->options = (StoreOptions){
        .path = fixture_path(fixture, "record.db"),
        .device_uid = "kill-device",
        .backup_folder = fixture_path(fixture, "backup"),
        .host = store_host_system(fixture_hash),
    };
    return fixture->options;
}

static int child_trouble(const Error *err)
{
    fprintf(stderr, "child: %s: %s\n", status_text(err->status), err->message);
    return CHILD_FAILED;
}

/* 64 bytes a line: a kill can tear a write where two pages of the file meet, and no line
 * lies across two. */
static void acknowledge(FILE *acks, const char *uid, int events)
{
    EXPECT(fprintf(acks, "%-36s %-26d\n", uid, events) == ACK_BYTES);
    EXPECT(fflush(acks) == 0); /* kill -9 does not take what the kernel has */
}

static Status write_one_attempt(Store *store, const char *number, FILE *acks, Error *err)
{
    Work work;
    Arena arena = {0};
    StoreAttempt attempt;
    Status status = work_begin(&work, store, number, err);
    if (status == STATUS_OK) {
        status = store_attempt_by_id(store, work.attempt_id, &arena, &attempt, err);
    }
    if (status == STATUS_OK) {
        acknowledge(acks, str_copy_z(&arena, attempt.uid), 0);
    }
    while (status == STATUS_OK && work.done < EVENTS_PER_ATTEMPT) {
        status = work_step(&work, err);
        if (status == STATUS_OK) {
            acknowledge(acks, str_copy_z(&arena, attempt.uid), work.done);
        }
    }
    arena_clear(&arena);
    return status;
}

static int child_writes(const char *folder, const char *number)
{
    Error err = {0};
    Fixture fixture = {0};
    StoreOptions options = child_options(&fixture, folder);
    options.backup_folder = NULL;
    StrBuf name = {0};
    strbuf_add_format(&name, "acks-%s", number);
    FILE *acks = fopen(fixture_path(&fixture, name.ptr), "ab");
    EXPECT(acks != NULL);
    Store *store = NULL;
    int64_t until_ms = os_monotonic_ms() + CHILD_LIFE_MS;
    Status status = store_open(&options, &store, &err);
    while (status == STATUS_OK && os_monotonic_ms() < until_ms) {
        status = write_one_attempt(store, number, acks, &err);
    }
    return child_trouble(&err);
}

static int child_backs_up(const char *folder)
{
    Error err = {0};
    Fixture fixture = {0};
    StoreOptions options = child_options(&fixture, folder);
    FILE *acks = fopen(fixture_path(&fixture, "acks-B"), "ab");
    EXPECT(acks != NULL);
    Store *store = NULL;
    int64_t until_ms = os_monotonic_ms() + CHILD_LIFE_MS;
    Status status = store_open(&options, &store, &err);
    for (int i = 0; status == STATUS_OK && os_monotonic_ms() < until_ms; i++) {
        status = store_backup(store, &err);
        acknowledge(acks, "backup", i);
    }
    return child_trouble(&err);
}

/* ---- the parent ---- */
typedef struct Parent {
    Fixture fixture;
    const char *program;
    uint64_t random;
    int64_t acks;   /* checked in all */
    int64_t events; /* found in all */
} Parent;

static OsChild *start(const Parent *parent, const char *mode, const char *number)
{
    Error err;
    OsChild *child = NULL;
    const char *const arguments[] = {parent->program, mode, parent->fixture.folder,
                                     number, NULL};
    MUST(os_child_start(arguments, &child, &err));
    return child;
}

static int64_t file_size(const char *path)
{
    int64_t size = 0;
    return os_file_info(path, &size, NULL, NULL) == STATUS_OK ? size : 0;
}

/* Most children are let come to work first; every sixth, and the one that makes the
 * database and its schema, is killed while it still opens. */
static void kill_at_random(Parent *parent, OsChild *child, const char *acks)
{
    int exit_code = 0;
    int64_t before = file_size(acks);
    int64_t until_ms = os_monotonic_ms() + WAIT_START_MS;
    bool is_first = !os_file_exists(acks);
    if (!is_first && random_below(&parent->random, 6) != 0) {
        while (file_size(acks) == before && os_monotonic_ms() < until_ms) {
            EXPECT(os_child_wait(child, 1, &exit_code, NULL) == STATUS_TIMEOUT);
        }
        EXPECT(file_size(acks) > before);
    }
    int pause_ms =
        (int)random_below(&parent->random, is_first ? KILL_CREATION_MS : KILL_WITHIN_MS);
    EXPECT(os_child_wait(child, pause_ms, &exit_code, NULL) == STATUS_TIMEOUT);
    os_child_kill(child);
}

static void reap(OsChild *child)
{
    Error err;
    int exit_code = 0;
    MUST(os_child_wait(child, -1, &exit_code, &err));
    EXPECT(exit_code == 128 + 9);
}

static void check_ack(const WorkSeen *seen, size_t count, Str line)
{
    Str uid;
    int64_t events = 0;
    EXPECT(str_split(&line, ' ', &uid));
    EXPECT(str_to_int64(str_trim(line), &events));
    int64_t found = -1;
    for (size_t i = 0; i < count && found < 0; i++) {
        found = str_is(uid, seen[i].uid) ? seen[i].events : -1;
    }
    if (found < events) {
        fprintf(stderr, "lost: %lld events were acknowledged, %lld are there\n",
                (long long)events, (long long)found);
    }
    EXPECT(found >= events);
}

static void check_acks(Parent *parent, const WorkSeen *seen, size_t count,
                       const char *path)
{
    Error err;
    StrBuf text = {0};
    if (os_file_exists(path)) {
        MUST(os_read_file(path, ACKS_MAX_BYTES, &text, &err));
    }
    EXPECT(text.len % ACK_BYTES == 0);
    Str rest = strbuf_str(&text);
    Str line;
    while (rest.len > 0 && str_split(&rest, '\n', &line)) {
        check_ack(seen, count, line);
        parent->acks++;
    }
    strbuf_clear(&text);
}

static void check_record(Parent *parent)
{
    Store *store = fixture_open(&parent->fixture);
    const char *trouble = work_trouble(store);
    if (trouble) {
        fprintf(stderr, "after a kill: %s\n", trouble);
    }
    EXPECT(trouble == NULL);
    WorkSeen *seen = mem_alloc_array(ATTEMPTS_MAX, sizeof *seen);
    size_t count = work_seen(store, seen, ATTEMPTS_MAX);
    EXPECT(count < ATTEMPTS_MAX);
    check_acks(parent, seen, count, fixture_path(&parent->fixture, "acks-W1"));
    check_acks(parent, seen, count, fixture_path(&parent->fixture, "acks-W2"));
    for (size_t i = 0; i < count; i++) {
        parent->events += seen[i].events;
    }
    mem_free(seen);
    store_close(store);
}

static void kill_writers(Parent *parent, bool is_pair)
{
    const char *acks = fixture_path(&parent->fixture, "acks-W1");
    OsChild *first = start(parent, "--write", "W1");
    OsChild *second = is_pair ? start(parent, "--write", "W2") : NULL;
    kill_at_random(parent, first, acks);
    if (second) {
        os_child_kill(second);
        reap(second);
    }
    reap(first);
    check_record(parent);
}

static void new_folder(Parent *parent)
{
    fixture_clear(&parent->fixture);
    fixture_init(&parent->fixture, "kill");
    parent->fixture.options.host = store_host_system(fixture_hash);
    memset(parent->fixture.options.chain_key, 0, STORE_HASH_BYTES);
}

static void run_writers(Parent *parent, int64_t kills)
{
    for (int64_t i = 0; i < kills; i++) {
        if (i % KILLS_PER_FILE == 0) {
            new_folder(parent);
            parent->fixture.options.backup_folder = NULL;
        }
        kill_writers(parent, i % 4 == 3);
    }
    printf("%lld kills: %lld acknowledgements checked, none lost; no half transaction\n",
           (long long)kills, (long long)parent->acks);
}

/* Each file in the folder that is named like a backup must be a whole one. */
static size_t check_backups(Parent *parent)
{
    Error err;
    Arena arena = {0};
    BackupList list = {0};
    if (os_is_dir(parent->fixture.options.backup_folder)) {
        MUST(store__backup_list(&arena, parent->fixture.options.backup_folder, &list,
                                &err));
    }
    EXPECT(list.count <= STORE_BACKUPS_KEPT + 1);
    for (size_t i = 0; i < list.count; i++) {
        StoreOptions options = parent->fixture.options;
        options.path = fixture_path(&parent->fixture, "opened.db");
        options.backup_folder = NULL;
        fixture_copy_file(list.paths[i], options.path);
        Store *store = NULL;
        MUST(store_open(&options, &store, &err));
        EXPECT(work_trouble(store) == NULL);
        store_close(store);
    }
    arena_clear(&arena);
    return list.count;
}

static void run_backups(Parent *parent, int64_t kills)
{
    Error err;
    new_folder(parent);
    Store *store = fixture_open(&parent->fixture);
    Work work;
    MUST(work_begin(&work, store, "W1", &err));
    for (int i = 0; i < 200; i++) {
        MUST(work_step(&work, &err));
    }
    store_close(store);
    const char *acks = fixture_path(&parent->fixture, "acks-B");
    size_t backups = 0;
    for (int64_t i = 0; i < kills; i++) {
        OsChild *child = start(parent, "--back-up", "B");
        kill_at_random(parent, child, acks);
        reap(child);
        size_t now = check_backups(parent);
        EXPECT(now >= backups || now >= STORE_BACKUPS_KEPT);
        backups = now;
    }
    store = fixture_open(&parent->fixture);
    MUST(store_backup(store,
                      &err)); /* the lock of the dead and their leftovers are gone */
    store_close(store);
    printf("%lld kills in backups: %zu backups there, all whole\n", (long long)kills,
           backups);
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "--write") == 0) {
        return child_writes(argv[2], argv[3]);
    }
    if (argc == 4 && strcmp(argv[1], "--back-up") == 0) {
        return child_backs_up(argv[2]);
    }
    int64_t kills = KILLS_SHORT;
    if (argc > 1 && !str_to_int64(str_from(argv[1]), &kills)) {
        fprintf(stderr, "usage: test_kill [KILLS]\n");
        return 2;
    }
    Parent *parent = mem_alloc(sizeof *parent);
    parent->program = argv[0];
    parent->random = (uint64_t)os_now_ms();
    run_writers(parent, kills);
    run_backups(parent, kills / 6 + 1);
    fixture_clear(&parent->fixture);
    mem_free(parent);
    return 0;
}
