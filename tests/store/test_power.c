/* D2: power cuts. The real store works through the logging shim; then the disk is built
 * as a power cut could have left it after any operation - what was synced is there, of
 * the rest each 512-byte sector is there, lost or torn - and the real store opens it. All
 * acknowledged events must be there, whole, the file undamaged. The same with
 * synchronous=NORMAL must lose some: otherwise this test could not see a loss.
 * test_power [CUTS]: 1500 without an argument. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/os.h"
#include "store/shim.h"
#include "store/support.h"

enum {
    SECTOR = 512,
    EVENTS_FIRST = 30,   /* then close: the WAL is folded in and deleted */
    EVENTS_SECOND = 110, /* past automatic checkpoints, the WAL starts over */
    ACKS_MAX = 400,
    CUTS_SHORT = 1500,
    CUTS_CONTROL = 150,
};

typedef struct Ack {
    size_t after; /* entries in the log when COMMIT had returned */
    int events;
} Ack;

typedef struct Workload {
    Fixture fixture;
    Shim shim;
    Ack acks[ACKS_MAX];
    size_t ack_count;
} Workload;

/* ---- the workload ---- */
static void note_ack(Workload *load, int events)
{
    EXPECT(load->ack_count < ACKS_MAX);
    load->acks[load->ack_count++] = (Ack){load->shim.entry_count, events};
}

static void work_through(Workload *load, Work *work, int events)
{
    Error err;
    for (int i = 0; i < events; i++) {
        MUST(work_step(work, &err));
        note_ack(load, work->done);
    }
}

/* A WAL a fifth as long as usual, so that one workload has several checkpoints. */
static Store *open_with(const Workload *load, const char *pragma)
{
    Store *store = fixture_open(&load->fixture);
    EXPECT(sqlite3_wal_autocheckpoint(store->db, 200) == SQLITE_OK);
    EXPECT(sqlite3_exec(store->db, pragma, NULL, NULL, NULL) == SQLITE_OK);
    return store;
}

static void record_workload(Workload *load, const char *pragma)
{
    Error err;
    Work work;
    fixture_init(&load->fixture, "power-work");
    load->fixture.options.vfs = SHIM_NAME;
    load->fixture.options.backup_folder = NULL;
    shim_install(&load->shim);
    load->shim.is_logging = true;
    Store *store = open_with(load, pragma);
    MUST(work_begin(&work, store, "W1", &err));
    note_ack(load, 0);
    work_through(load, &work, EVENTS_FIRST);
    store_close(store);
    store = open_with(load, pragma);
    MUST(work_resume(&work, store, "W1", &err));
    work_through(load, &work, EVENTS_SECOND);
    store_close(store);
}

static void end_workload(Workload *load)
{
    shim_remove(&load->shim);
    fixture_clear(&load->fixture);
}

/* ---- the disk ---- */
typedef struct DiskFile {
    bool is_there;        /* as a running program sees it */
    bool is_name_durable; /* its name is in the synced folder */
    StrBuf durable;       /* bytes as of the last sync */
    size_t *pending;      /* log entries since then */
    size_t pending_count;
    bool has_ghost; /* a deleted file that a power cut may bring back */
    StrBuf ghost;
} DiskFile;

typedef struct Disk {
    const Shim *shim;
    DiskFile files[SHIM_FILE_COUNT];
    size_t at; /* entries applied */
} Disk;

/* How what was not synced fares in one cut. */
typedef struct Fate {
    uint64_t random;
    uint64_t keep_of_256; /* chance of a sector to reach the disk */
    size_t all_before;    /* entries before this one are kept whole */
} Fate;

static bool chance(Fate *fate, uint64_t of_256)
{
    return random_below(&fate->random, 256) < of_256;
}

static void grow(StrBuf *bytes, size_t size)
{
    while (bytes->len < size) {
        static const char zeros[4096];
        size_t step = size - bytes->len;
        strbuf_add(bytes, (Str){zeros, step > sizeof zeros ? sizeof zeros : step});
    }
}

static void put(StrBuf *bytes, size_t offset, const unsigned char *data, size_t size)
{
    grow(bytes, offset + size);
    memcpy(bytes->ptr + offset, data, size);
}

static void apply_whole(StrBuf *bytes, const ShimEntry *entry)
{
    if (entry->op == SHIM_WRITE) {
        put(bytes, (size_t)entry->offset, entry->data, entry->size);
    } else if ((size_t)entry->offset < bytes->len) {
        bytes->len = (size_t)entry->offset;
    } else {
        grow(bytes, (size_t)entry->offset);
    }
}

static void apply_sectors(StrBuf *bytes, const ShimEntry *entry, Fate *fate)
{
    size_t end = (size_t)entry->offset + entry->size;
    for (size_t at = (size_t)entry->offset; at < end;) {
        size_t next = (at / SECTOR + 1) * SECTOR;
        size_t size = (next < end ? next : end) - at;
        if (chance(fate, fate->keep_of_256)) {
            bool is_torn = chance(fate, 12);
            size_t kept = is_torn ? random_below(&fate->random, size) : size;
            put(bytes, at, entry->data + (at - (size_t)entry->offset), kept);
        }
        at += size;
    }
    if (chance(fate, 128)) {
        grow(bytes, end); /* the new size arrived, the data did not */
    }
}

static void apply_fate(StrBuf *bytes, const Disk *disk, size_t index, Fate *fate)
{
    const ShimEntry *entry = &disk->shim->entries[index];
    if (index < fate->all_before) {
        apply_whole(bytes, entry);
    } else if (entry->op == SHIM_WRITE) {
        apply_sectors(bytes, entry, fate);
    } else if (chance(fate, fate->keep_of_256)) {
        apply_whole(bytes, entry);
    }
}

static void sync_file(Disk *disk, ShimFile kind)
{
    DiskFile *file = &disk->files[kind];
    for (size_t i = 0; i < file->pending_count; i++) {
        apply_whole(&file->durable, &disk->shim->entries[file->pending[i]]);
    }
    file->pending_count = 0;
    if (!file->is_name_durable && kind != SHIM_DATABASE) {
        /* The first sync of a new WAL or journal syncs the folder: all names in it. */
        for (int i = 0; i < SHIM_FILE_COUNT; i++) {
            disk->files[i].is_name_durable = disk->files[i].is_there;
            disk->files[i].has_ghost = false;
        }
    }
}

static void make_ghost(DiskFile *file, bool is_durable)
{
    file->has_ghost = file->is_name_durable && !is_durable;
    strbuf_reset(&file->ghost);
    strbuf_add(&file->ghost, strbuf_str(&file->durable));
}

static void disk_step(Disk *disk)
{
    const ShimEntry *entry = &disk->shim->entries[disk->at];
    DiskFile *file = &disk->files[entry->file];
    switch (entry->op) {
    case SHIM_OPEN:
        file->is_there = true;
        file->is_name_durable = false;
        file->pending_count = 0;
        strbuf_reset(&file->durable);
        break;
    case SHIM_WRITE:
    case SHIM_TRUNCATE:
        file->pending =
            mem_resize(file->pending, (file->pending_count + 1) * sizeof *file->pending);
        file->pending[file->pending_count++] = disk->at;
        break;
    case SHIM_SYNC:
        sync_file(disk, entry->file);
        break;
    case SHIM_DELETE:
        make_ghost(file, entry->is_durable);
        file->is_there = false;
        file->pending_count = 0;
        break;
    case SHIM_READ:
    case SHIM_MAP:
    case SHIM_OP_COUNT:
        break;
    }
    disk->at++;
}

static void disk_clear(Disk *disk)
{
    for (int i = 0; i < SHIM_FILE_COUNT; i++) {
        strbuf_clear(&disk->files[i].durable);
        strbuf_clear(&disk->files[i].ghost);
        mem_free(disk->files[i].pending);
    }
}

static void write_bytes(const char *path, const StrBuf *bytes)
{
    FILE *out = fopen(path, "wb");
    EXPECT(out != NULL);
    EXPECT(fwrite(bytes->ptr ? bytes->ptr : "", 1, bytes->len, out) == bytes->len);
    EXPECT(fclose(out) == 0);
}

static void write_file(const Disk *disk, ShimFile kind, const char *path, Fate *fate)
{
    const DiskFile *file = &disk->files[kind];
    bool is_new_there = file->is_there && (file->is_name_durable || chance(fate, 128));
    if (!is_new_there) {
        if (file->has_ghost && chance(fate, 128)) {
            write_bytes(path, &file->ghost);
        }
        return;
    }
    StrBuf bytes = {0};
    strbuf_add(&bytes, strbuf_str(&file->durable));
    for (size_t i = 0; i < file->pending_count; i++) {
        apply_fate(&bytes, disk, file->pending[i], fate);
    }
    write_bytes(path, &bytes);
    strbuf_clear(&bytes);
}

/* ---- one cut ---- */
typedef struct Tally {
    int64_t cuts;
    int64_t lost;    /* cuts in which an acknowledged event was missing */
    int64_t damaged; /* cuts after which the file was not whole */
} Tally;

static int acknowledged(const Workload *load, size_t at)
{
    int events = -1; /* not even the attempt */
    for (size_t i = 0; i < load->ack_count && load->acks[i].after <= at; i++) {
        events = load->acks[i].events;
    }
    return events;
}

static void report(const char *what, const Disk *disk, uint64_t seed, const char *why)
{
    fprintf(stderr, "%s at operation %zu of %zu, seed %llu: %s\n", what, disk->at,
            disk->shim->entry_count, (unsigned long long)seed, why);
}

static void judge(Store *store, const Disk *disk, int acked, uint64_t seed,
                  bool is_control, Tally *tally)
{
    const char *trouble = work_trouble(store);
    if (trouble) {
        tally->damaged++;
        report("damage", disk, seed, trouble);
    }
    WorkSeen seen[4];
    size_t count = work_seen(store, seen, 4);
    if (acked >= 0 && (count != 1 || seen[0].events < acked)) {
        tally->lost++;
        if (!is_control) {
            report("loss", disk, seed, "an acknowledged event is missing");
        }
    }
}

static void cut(const Workload *load, Fixture *after, const Disk *disk, uint64_t seed,
                bool is_control, Tally *tally)
{
    static const uint64_t keeps[] = {0, 256, 128, 230, 30};
    Fate fate = {.random = seed * 1000003u + disk->at};
    fate.keep_of_256 = keeps[random_below(&fate.random, 5)];
    fate.all_before = chance(&fate, 64) ? random_below(&fate.random, disk->at + 1) : 0;
    fixture_empty_folder(after->folder);
    static const char *const suffixes[] = {"", "-wal", "-journal"};
    for (int i = 0; i < SHIM_FILE_COUNT; i++) {
        Arena arena = {0};
        write_file(disk, (ShimFile)i,
                   store__path_with(&arena, after->options.path, suffixes[i]), &fate);
        arena_clear(&arena);
    }
    Error err = {0};
    Store *store = NULL;
    tally->cuts++;
    if (store_open(&after->options, &store, &err) != STATUS_OK) {
        tally->damaged++;
        report("not opened", disk, seed, err.message);
        return;
    }
    judge(store, disk, acknowledged(load, disk->at), seed, is_control, tally);
    store_close(store);
}

/* Spreads the cuts evenly over the whole log, each time with another fate. */
static Tally cut_everywhere(const Workload *load, int64_t cuts, bool is_control)
{
    Fixture after;
    fixture_init(&after, "power-after");
    after.options.backup_folder = NULL;
    Tally tally = {0};
    Disk disk = {.shim = &load->shim};
    int64_t places = (int64_t)load->shim.entry_count + 1;
    for (int64_t place = 0; place < places; place++) {
        int64_t until = cuts * (place + 1) / places;
        for (int64_t i = cuts * place / places; i < until; i++) {
            cut(load, &after, &disk, (uint64_t)i, is_control, &tally);
        }
        if (place + 1 < places) {
            disk_step(&disk);
        }
    }
    disk_clear(&disk);
    fixture_empty_folder(after.folder);
    fixture_clear(&after);
    return tally;
}

static Tally run(const char *pragma, int64_t cuts, bool is_control)
{
    Workload *load = mem_alloc(sizeof *load);
    record_workload(load, pragma);
    Tally tally = cut_everywhere(load, cuts, is_control);
    printf(
        "%s: %zu disk operations, %lld power cuts: %lld with a lost acknowledged event, "
        "%lld damaged\n",
        pragma, load->shim.entry_count, (long long)tally.cuts, (long long)tally.lost,
        (long long)tally.damaged);
    end_workload(load);
    mem_free(load);
    return tally;
}

int main(int argc, char **argv)
{
    int64_t cuts = CUTS_SHORT;
    if (argc > 1 && !str_to_int64(str_from(argv[1]), &cuts)) {
        fprintf(stderr, "usage: test_power [CUTS]\n");
        return 2;
    }
    Tally full = run("PRAGMA synchronous = FULL", cuts, false);
    Tally control = run("PRAGMA synchronous = NORMAL", CUTS_CONTROL, true);
    bool is_good = full.lost == 0 && full.damaged == 0;
    if (control.lost == 0) {
        fprintf(stderr, "the control run lost nothing: this test would not see a loss\n");
        is_good = false;
    }
    return is_good && full.cuts == cuts ? 0 : 1;
}
