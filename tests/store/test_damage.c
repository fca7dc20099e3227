/* D4: damaged files. Each mutation of a good database file is opened by the real store:
 * never a crash, every changed answer, reply or certificate is found (by the open or by
 * the chain), the newest good backup comes back and the bad file is kept as it was.
 * test_damage [MUTATIONS]: 300 without an argument. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/os.h"
#include "store/support.h"

enum {
    MUTATIONS_SHORT = 300,
    EVENTS = 60,
    FILE_MAX = 16 * 1024 * 1024,
    PAGE = 4096,
};

typedef struct Trial {
    Fixture fixture;
    StrBuf good; /* bytes of the closed database */
    StrBuf bad;  /* the mutation at hand */
    uint64_t random;
    uint64_t seed; /* of the mutation at hand */
    uint8_t good_print[STORE_HASH_BYTES];
    uint8_t backup_print[STORE_HASH_BYTES];
    int64_t unreadable; /* open or walk reported damage */
    int64_t named;      /* opened, the chain named rows */
    int64_t harmless;   /* nothing that was sealed changed */
} Trial;

/* Everything that is sealed, as one hash; false when it cannot be read. */
static bool fingerprint(sqlite3 *db, uint8_t out[STORE_HASH_BYTES])
{
    static const char *const queries[] = {
        "SELECT a.*, t.uid, l.uid, t.device_id, t.lesson_id, t.lesson_revision, "
        "t.content_hash, t.question_count, t.pass_count FROM answer AS a LEFT JOIN "
        "attempt "
        "AS t ON t.id = a.attempt_id LEFT JOIN learner AS l ON l.id = t.learner_id "
        "ORDER BY a.seq",
        "SELECT * FROM reply ORDER BY seq",
        "SELECT * FROM certificate ORDER BY seq",
    };
    StrBuf rows = {0};
    int code = SQLITE_DONE;
    for (size_t q = 0; code == SQLITE_DONE && q < sizeof queries / sizeof *queries; q++) {
        sqlite3_stmt *statement = NULL;
        code = sqlite3_prepare_v2(db, queries[q], -1, &statement, NULL);
        while (code == SQLITE_OK || code == SQLITE_ROW) {
            code = sqlite3_step(statement);
            for (int i = 0; code == SQLITE_ROW && i < sqlite3_column_count(statement);
                 i++) {
                const char *bytes = sqlite3_column_blob(statement, i);
                int size = sqlite3_column_bytes(statement, i);
                strbuf_add_format(&rows, "%d:%d:", sqlite3_column_type(statement, i),
                                  size);
                strbuf_add(&rows, (Str){bytes, bytes ? (size_t)size : 0});
            }
        }
        sqlite3_finalize(statement);
    }
    static const uint8_t key[STORE_HASH_BYTES];
    fixture_hash(key, rows.ptr ? rows.ptr : "", rows.len, out);
    strbuf_clear(&rows);
    return code == SQLITE_DONE;
}

static void add_certificate(Store *store)
{
    Error err;
    StoreCertificate certificate = {
        .serial = STR("GOFUN-2026-7Q4K"),
        .kind = STORE_CERTIFICATE_COURSE,
        .subject = STR("course"),
        .learner_id = 1,
        .content = STR("gofun certificate 1\nname 髙橋 﨑子\n"),
        .signature = STR("0123456789abcdef0123456789abcdef"),
        .key_id = STR("k1"),
        .issued_at = FIXTURE_NOW,
        .zone_minutes = 540,
        .cycle = 2026,
    };
    MUST(store_certificate_insert(store, &certificate, &err));
}

static void make_good(Trial *trial)
{
    Error err;
    Work work;
    Store *store = fixture_open(&trial->fixture);
    MUST(work_begin(&work, store, "W1", &err));
    add_certificate(store);
    for (int i = 0; i < EVENTS; i++) {
        if (i == EVENTS - 10) {
            EXPECT(fingerprint(store->db, trial->backup_print));
            MUST(store_backup(store, &err));
        }
        MUST(work_step(&work, &err));
    }
    EXPECT(fingerprint(store->db, trial->good_print));
    store_close(store);
    MUST(os_read_file(trial->fixture.options.path, FILE_MAX, &trial->good, &err));
}

static size_t pick(Trial *trial, size_t below)
{
    return (size_t)random_below(&trial->random, below);
}

static void flip_bits(Trial *trial)
{
    for (size_t n = pick(trial, 8) + 1; n > 0; n--) {
        char *byte = &trial->bad.ptr[pick(trial, trial->bad.len)];
        *byte = (char)(*byte ^ (char)(1 << pick(trial, 8)));
    }
}

static void overwrite_run(Trial *trial)
{
    size_t at = pick(trial, trial->bad.len);
    for (size_t n = pick(trial, 64) + 1; n > 0 && at < trial->bad.len; n--, at++) {
        trial->bad.ptr[at] = (char)pick(trial, 256);
    }
}

static void zero_sector(Trial *trial)
{
    size_t at = pick(trial, trial->bad.len / 512) * 512;
    memset(trial->bad.ptr + at, 0, 512);
}

static void swap_pages(Trial *trial)
{
    size_t pages = trial->bad.len / PAGE;
    size_t a = pick(trial, pages);
    size_t b = pick(trial, pages);
    char held[PAGE];
    memcpy(held, trial->bad.ptr + a * PAGE, PAGE);
    memmove(trial->bad.ptr + a * PAGE, trial->bad.ptr + b * PAGE, PAGE);
    memcpy(trial->bad.ptr + b * PAGE, held, PAGE);
}

static void cut_off(Trial *trial)
{
    trial->bad.len = pick(trial, trial->bad.len);
}

static void damage_header(Trial *trial)
{
    trial->bad.ptr[pick(trial, 100)] = (char)pick(trial, 256);
}

/* One letter of a stored text: what integrity_check does not see. */
static void change_letter(Trial *trial)
{
    static const char *const words[] = {"own_phone", "komorebi", "free_wifi", "dont_know",
                                        "no09_wireless_lan"};
    const char *word = words[pick(trial, sizeof words / sizeof *words)];
    size_t from = pick(trial, trial->bad.len);
    ptrdiff_t at = str_find(str_slice(strbuf_str(&trial->bad), from, trial->bad.len),
                            str_from(word));
    if (at >= 0) {
        trial->bad.ptr[from + (size_t)at + pick(trial, strlen(word))] ^= 1;
    }
}

static void mutate(Trial *trial, uint64_t seed)
{
    static void (*const ways[])(Trial *) = {flip_bits,     overwrite_run, zero_sector,
                                            swap_pages,    cut_off,       damage_header,
                                            change_letter, change_letter};
    trial->seed = seed;
    trial->random = seed * 7919 + 1;
    strbuf_reset(&trial->bad);
    strbuf_add(&trial->bad, strbuf_str(&trial->good));
    ways[seed % (sizeof ways / sizeof *ways)](trial);
}

static void put_bad_file(Trial *trial)
{
    Error err;
    Arena arena = {0};
    OsNames names;
    MUST(os_list_dir(&arena, trial->fixture.folder, &names, &err));
    for (size_t i = 0; i < names.count; i++) {
        if (str_starts_with(names.names[i], STR("record.db"))) {
            MUST(os_remove_file(str_format(&arena, "%s/%.*s", trial->fixture.folder,
                                           STR_ARG(names.names[i]))
                                    .ptr,
                                &err));
        }
    }
    arena_clear(&arena);
    FILE *file = fopen(trial->fixture.options.path, "wb");
    EXPECT(file != NULL);
    EXPECT(fwrite(trial->bad.ptr, 1, trial->bad.len, file) == trial->bad.len);
    EXPECT(fclose(file) == 0);
}

static void stop(const Trial *trial, const char *what, const char *why)
{
    fprintf(stderr, "mutation %llu: %s: %s\n", (unsigned long long)trial->seed, what,
            why);
    abort();
}

/* The file opened: what changed must be named by the chain. True: damage was reported. */
static bool examine_open(Trial *trial, Store *store)
{
    Arena arena = {0};
    Error err = {0};
    StoreChainReport report = {0};
    Status status = store_verify_chain(store, &arena, &report, &err);
    uint8_t print[STORE_HASH_BYTES];
    bool is_readable = fingerprint(store->db, print);
    bool is_same = is_readable && memcmp(print, trial->good_print, sizeof print) == 0;
    if (status != STATUS_OK && status != STATUS_BAD_DATA) {
        stop(trial, "walk", err.message);
    }
    if (status == STATUS_OK && report.count == 0 && !is_same) {
        stop(trial, "a change was not found", is_readable ? "rows differ" : "unreadable");
    }
    trial->named += status == STATUS_OK && report.count > 0;
    trial->harmless += status == STATUS_OK && report.count == 0;
    arena_clear(&arena);
    return status == STATUS_BAD_DATA;
}

static void check_kept(const Trial *trial, const StoreRecovery *recovery)
{
    Error err;
    StrBuf kept = {0};
    MUST(os_read_file(recovery->damaged_path.ptr, FILE_MAX, &kept, &err));
    if (!str_equal(strbuf_str(&kept), strbuf_str(&trial->bad))) {
        stop(trial, "the kept file", "is not as it was");
    }
    strbuf_clear(&kept);
}

static void check_restored(Trial *trial)
{
    Store *store = fixture_open(&trial->fixture);
    const char *trouble = work_trouble(store);
    uint8_t print[STORE_HASH_BYTES];
    if (trouble) {
        stop(trial, "restored", trouble);
    }
    if (!fingerprint(store->db, print) ||
        memcmp(print, trial->backup_print, sizeof print) != 0) {
        stop(trial, "restored", "not what was backed up");
    }
    store_close(store);
}

static void restore(Trial *trial, bool was_opened)
{
    Arena arena = {0};
    Error err = {0};
    StoreRecovery recovery;
    Status status =
        store_restore_if_damaged(&trial->fixture.options, &arena, &recovery, &err);
    if (status != STATUS_OK) {
        stop(trial, "restore", err.message);
    }
    if (!recovery.is_damaged || !recovery.is_restored) {
        stop(trial, "restore", recovery.is_damaged ? "no backup" : "said to be whole");
    }
    EXPECT(recovery.backup_at == FIXTURE_NOW && recovery.damage.len > 0);
    if (!was_opened) {
        check_kept(trial, &recovery);
    }
    check_restored(trial);
    arena_clear(&arena);
}

static void try_one(Trial *trial, uint64_t seed)
{
    Error err = {0};
    Store *store = NULL;
    mutate(trial, seed);
    put_bad_file(trial);
    Status status = store_open(&trial->fixture.options, &store, &err);
    bool is_damaged = status == STATUS_BAD_DATA;
    if (status == STATUS_OK) {
        is_damaged = examine_open(trial, store);
        store_close(store);
    } else if (!is_damaged) {
        stop(trial, "open", err.message);
    }
    if (is_damaged) {
        trial->unreadable++;
        restore(trial, status == STATUS_OK);
    }
}

static void ignore(void *context, LogLevel level, const char *line)
{
    (void)context;
    (void)level;
    (void)line;
}

int main(int argc, char **argv)
{
    int64_t mutations = MUTATIONS_SHORT;
    if (argc > 1 && !str_to_int64(str_from(argv[1]), &mutations)) {
        fprintf(stderr, "usage: test_damage [MUTATIONS]\n");
        return 2;
    }
    Trial *trial = mem_alloc(sizeof *trial);
    fixture_init(&trial->fixture, "damage");
    log_set_sink(ignore, NULL, LOG_ERROR);
    make_good(trial);
    for (int64_t i = 0; i < mutations; i++) {
        try_one(trial, (uint64_t)i);
    }
    log_set_sink(NULL, NULL, LOG_WARNING);
    printf("%lld mutations: %lld reported as damage and restored, %lld opened with every "
           "changed row named, %lld changed nothing that is sealed\n",
           (long long)mutations, (long long)trial->unreadable, (long long)trial->named,
           (long long)trial->harmless);
    bool is_meaningful = trial->unreadable > 0 && trial->named > 0;
    strbuf_clear(&trial->good);
    strbuf_clear(&trial->bad);
    fixture_clear(&trial->fixture);
    mem_free(trial);
    return is_meaningful ? 0 : 1;
}
