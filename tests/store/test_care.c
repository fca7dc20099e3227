/* D6 and D7: what is refused stays untouched; fixtures of past schema versions; backups,
 * how many, how old; every step of a restore interrupted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/log.h"
#include "base/os.h"
#include "store/migrate.h"
#include "store/support.h"

enum {
    FILE_MAX = 16 * 1024 * 1024,
    DAY = 86400
};

typedef struct Case {
    Fixture fixture;
    Error err;
} Case;

#define assert_ok(call) must_((call), &c->err, #call, __FILE__, __LINE__)

static void ignore(void *context, LogLevel level, const char *line)
{
    (void)context;
    (void)level;
    (void)line;
}

static int set_up(void **state)
{
    Case *c = mem_alloc(sizeof *c);
    fixture_init(&c->fixture, "care");
    log_set_sink(ignore, NULL, LOG_ERROR);
    *state = c;
    return 0;
}

static int tear_down(void **state)
{
    Case *c = *state;
    log_set_sink(NULL, NULL, LOG_WARNING);
    fixture_clear(&c->fixture);
    mem_free(c);
    return 0;
}

static void make_file(Case *c, const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(c->fixture.options.path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
        fail_msg("%s", sqlite3_errmsg(db));
    }
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static Str read_file(Case *c, const char *path)
{
    StrBuf bytes = {0};
    assert_ok(os_read_file(path, FILE_MAX, &bytes, &c->err));
    Str copy = str_copy(&c->fixture.arena, strbuf_str(&bytes));
    strbuf_clear(&bytes);
    return copy;
}

static void make_ours(Case *c, int events)
{
    Store *store = fixture_open(&c->fixture);
    Work work;
    assert_ok(work_begin(&work, store, "W1", &c->err));
    for (int i = 0; i < events; i++) {
        assert_ok(work_step(&work, &c->err));
    }
    store_close(store);
}

static int64_t events_in(Case *c)
{
    Store *store = fixture_open(&c->fixture);
    assert_null(work_trouble(store));
    WorkSeen seen[4];
    size_t count = work_seen(store, seen, 4);
    int64_t events = count > 0 ? seen[0].events : -1;
    store_close(store);
    return events;
}

static void assert_refused(Case *c, Status wanted)
{
    Str before = read_file(c, c->fixture.options.path);
    Store *store = (Store *)c;
    assert_int_equal(store_open(&c->fixture.options, &store, &c->err), wanted);
    assert_null(store);
    assert_true(strlen(c->err.message) > 20);
    StoreRecovery recovery;
    assert_ok(store_restore_if_damaged(&c->fixture.options, &c->fixture.arena, &recovery,
                                       &c->err));
    assert_false(recovery.is_damaged);
    assert_true(str_equal(before, read_file(c, c->fixture.options.path)));
}

static void test_foreign_files_are_refused(void **state)
{
    Case *c = *state;
    static const char *const foreign[] = {
        "PRAGMA application_id = 12345; CREATE TABLE t(a);",
        "CREATE TABLE t(a);",
        "PRAGMA application_id = 12345;",
        "PRAGMA journal_mode = WAL; CREATE TABLE learner(id); PRAGMA user_version = 1;",
    };
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        fixture_empty_folder(c->fixture.folder);
        make_file(c, foreign[i]);
        assert_refused(c, STATUS_UNSUPPORTED);
    }
}

static void test_newer_files_are_refused(void **state)
{
    Case *c = *state;
    make_ours(c, 5);
    make_file(c, "INSERT INTO migration(version, name) VALUES (9999, 'future');"
                 "PRAGMA user_version = 9999;");
    assert_refused(c, STATUS_TOO_NEW);
}

/* The last migration of the newer program may still be in the WAL. */
static void test_newer_file_with_wal(void **state)
{
    Case *c = *state;
    make_ours(c, 5);
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(c->fixture.options.path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db,
                     "INSERT INTO migration(version, name) VALUES (9999, 'x');"
                     "PRAGMA user_version = 9999;",
                     NULL, NULL, NULL),
        SQLITE_OK);
    const char *wal = fixture_path(&c->fixture, "record.db-wal");
    Str before = read_file(c, c->fixture.options.path);
    Str wal_before = read_file(c, wal);
    assert_true(wal_before.len > 0);
    Store *store = NULL;
    assert_int_equal(store_open(&c->fixture.options, &store, &c->err), STATUS_TOO_NEW);
    assert_true(str_equal(before, read_file(c, c->fixture.options.path)));
    assert_true(str_equal(wal_before, read_file(c, wal)));
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void test_paths_that_cannot_be(void **state)
{
    Case *c = *state;
    Store *store = NULL;
    c->fixture.options.path = fixture_path(&c->fixture, "no/such/folder/record.db");
    assert_int_equal(store_open(&c->fixture.options, &store, &c->err), STATUS_IO);
    assert_null(store);
    c->fixture.options.path = c->fixture.folder; /* a folder */
    assert_int_not_equal(store_open(&c->fixture.options, &store, &c->err), STATUS_OK);
    assert_null(store);
}

static void test_first_open(void **state)
{
    Case *c = *state;
    Store *store = fixture_open(&c->fixture);
    int64_t number = 0;
    assert_ok(store__get_int(store->db, "PRAGMA application_id", &number, &c->err));
    assert_int_equal(number, STORE__APPLICATION_ID);
    assert_ok(store__get_int(store->db, "PRAGMA user_version", &number, &c->err));
    assert_int_equal(number, store__migration_count);
    assert_ok(store__get_int(store->db, "PRAGMA synchronous", &number, &c->err));
    assert_int_equal(number, 2);
    assert_ok(store__get_int(store->db, "PRAGMA foreign_keys", &number, &c->err));
    assert_int_equal(number, 1);
    assert_ok(store__get_int(store->db, "PRAGMA trusted_schema", &number, &c->err));
    assert_int_equal(number, 0);
    assert_ok(store__get_int(store->db, "PRAGMA cell_size_check", &number, &c->err));
    assert_int_equal(number, 1);
    assert_ok(store__check_schema(store->db, store__migration_count, &c->err));
    assert_false(store_was_unclean(store));
    store_close(store);
    assert_false(os_file_exists(fixture_path(&c->fixture, "record.db-wal")));
    /* Nothing to back up yet; the folder may be there from an earlier run, emptied. */
    OsNames names = {0};
    if (os_is_dir(c->fixture.options.backup_folder)) {
        assert_ok(os_list_dir(&c->fixture.arena, c->fixture.options.backup_folder, &names,
                              &c->err));
    }
    assert_int_equal(names.count, 0);
}

/* fixtures/vN.sql: a database as version N left it, with an attempt of 6 events. */
static void test_past_versions(void **state)
{
    Case *c = *state;
    for (int version = 1; version <= store__migration_count; version++) {
        fixture_empty_folder(c->fixture.folder);
        Str path = str_format(&c->fixture.arena,
                              GOFUN_SOURCE_DIR "/tests/store/fixtures/v%d.sql", version);
        make_file(c, str_copy_z(&c->fixture.arena, read_file(c, path.ptr)));
        assert_int_equal(events_in(c), 6);
        Store *store = fixture_open(&c->fixture);
        assert_ok(store__check_schema(store->db, store__migration_count, &c->err));
        Work work;
        assert_ok(work_resume(&work, store, "w1", &c->err));
        assert_int_equal(work.done, 6);
        assert_ok(work_step(&work, &c->err));
        StoreLearner learner;
        assert_ok(store_learner_by_number(store, STR("W1"), &c->fixture.arena, &learner,
                                          &c->err));
        assert_true(str_is(learner.data.name, "髙橋 﨑子"));
        store_close(store);
        assert_int_equal(events_in(c), 7);
    }
}

static size_t backups(Case *c, BackupList *list)
{
    assert_ok(store__backup_list(&c->fixture.arena, c->fixture.options.backup_folder,
                                 list, &c->err));
    return list->count;
}

static void test_daily_backups(void **state)
{
    Case *c = *state;
    BackupList list;
    make_ours(c, 3);
    static const struct {
        int64_t later;
        size_t count;
    } cases[] = {{0, 1}, {10, 1}, {DAY - 11, 1}, {1, 2}, {3 * DAY, 3}, {DAY / 2, 3}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        c->fixture.clock.now_seconds += cases[i].later;
        store_close(fixture_open(&c->fixture));
        assert_int_equal(backups(c, &list), cases[i].count);
    }
    /* the clock was wrong by years and is right again: backups go on */
    int64_t right = c->fixture.clock.now_seconds + DAY;
    c->fixture.clock.now_seconds += 3000 * (int64_t)DAY;
    store_close(fixture_open(&c->fixture));
    c->fixture.clock.now_seconds = right;
    store_close(fixture_open(&c->fixture));
    assert_int_equal(backups(c, &list), 5);
    store_close(fixture_open(&c->fixture));
    assert_int_equal(backups(c, &list), 5);
}

static void test_fourteen_are_kept(void **state)
{
    Case *c = *state;
    make_ours(c, 3);
    Store *store = fixture_open(&c->fixture);
    BackupList list;
    for (int i = 0; i < STORE_BACKUPS_KEPT + 6; i++) {
        c->fixture.clock.now_seconds += DAY;
        assert_ok(store_backup(store, &c->err));
    }
    store_close(store);
    assert_int_equal(backups(c, &list), STORE_BACKUPS_KEPT);
    assert_int_equal(list.taken_at[13], c->fixture.clock.now_seconds);
    assert_int_equal(list.taken_at[0], c->fixture.clock.now_seconds - 13 * (int64_t)DAY);
    OsNames names;
    assert_ok(os_list_dir(&c->fixture.arena, c->fixture.options.backup_folder, &names,
                          &c->err));
    assert_int_equal(names.count, STORE_BACKUPS_KEPT + 1); /* and the lock */
}

/* A damaged record is not backed up over the good copies. */
static void test_backup_checks_itself(void **state)
{
    Case *c = *state;
    make_ours(c, 40);
    make_file(c, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = "
                 "(SELECT rootpage FROM sqlite_schema WHERE name = 'learner') "
                 "WHERE name = 'assignment'");
    Store *store = fixture_open(&c->fixture); /* opens: nothing reads that table */
    assert_int_equal(store_backup(store, &c->err), STATUS_BAD_DATA);
    store_close(store);
    BackupList list;
    assert_int_equal(backups(c, &list), 0);
}

static void test_backup_by_another(void **state)
{
    Case *c = *state;
    make_ours(c, 3);
    assert_ok(os_make_dirs(c->fixture.options.backup_folder, &c->err));
    OsLock *lock = NULL;
    assert_ok(os_lock_open(
        store__path_with(&c->fixture.arena, c->fixture.options.backup_folder, "/lock"),
        &lock, &c->err));
    Store *store = fixture_open(&c->fixture); /* goes on without */
    assert_int_equal(store_backup(store, &c->err), STATUS_BUSY);
    os_lock_close(lock);
    assert_ok(store_backup(store, &c->err));
    store_close(store);
}

/* Nobody else on the machine can read the record, its log, or a copy of it. */
static void test_files_are_private(void **state)
{
    Case *c = *state;
    make_ours(c, 1);
    Store *store = fixture_open(&c->fixture);
    assert_ok(store_backup(store, &c->err));
    assert_ok(store_setting_set(store, 0, STR("a"), STR("b"), &c->err));
    const char *copy = fixture_path(&c->fixture, "copy.db");
    assert_ok(store_copy_to(store, copy, &c->err));
    BackupList list = {0};
    assert_ok(store__backup_list(&c->fixture.arena, c->fixture.options.backup_folder,
                                 &list, &c->err));
    assert_true(list.count > 0);
    const char *path = c->fixture.options.path;
    const char *files[] = {path, store__path_with(&c->fixture.arena, path, "-wal"),
                           store__path_with(&c->fixture.arena, path, "-shm"), copy,
                           list.paths[0]};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        unsigned mode = 0;
        assert_ok(os_file_mode(files[i], &mode, &c->err));
        assert_int_equal(mode, 0600);
    }
    store_close(store);
}

static void spoil(Case *c, const char *path)
{
    Str bytes = read_file(c, path);
    char *copy = arena_alloc(&c->fixture.arena, bytes.len);
    memcpy(copy, bytes.ptr, bytes.len);
    memset(copy + 4096, 0xAA, 3 * 4096);
    assert_ok(os_write_file(path, (Str){copy, bytes.len}, true, &c->err));
}

static void test_newest_good_backup(void **state)
{
    Case *c = *state;
    Work work;
    Store *store = fixture_open(&c->fixture);
    assert_ok(work_begin(&work, store, "W1", &c->err));
    for (int i = 0; i < 3; i++) {
        for (int n = 0; n < 10; n++) {
            assert_ok(work_step(&work, &c->err));
        }
        assert_ok(store_backup(store, &c->err));
        c->fixture.clock.now_seconds += 60;
    }
    store_close(store);
    BackupList list;
    assert_int_equal(backups(c, &list), 3);
    spoil(c, list.paths[2]);
    spoil(c, c->fixture.options.path);
    StoreRecovery recovery;
    assert_ok(store_restore_if_damaged(&c->fixture.options, &c->fixture.arena, &recovery,
                                       &c->err));
    assert_true(recovery.is_damaged && recovery.is_restored);
    assert_int_equal(recovery.backup_at, FIXTURE_NOW + 60);
    assert_true(str_is(recovery.backup_path, list.paths[1]));
    assert_true(os_file_exists(recovery.damaged_path.ptr));
    assert_int_equal(events_in(c), 20);
}

static void test_no_backup_at_all(void **state)
{
    Case *c = *state;
    make_ours(c, 40);
    spoil(c, c->fixture.options.path);
    StoreRecovery recovery;
    assert_ok(store_restore_if_damaged(&c->fixture.options, &c->fixture.arena, &recovery,
                                       &c->err));
    assert_true(recovery.is_damaged);
    assert_false(recovery.is_restored);
    assert_int_equal(recovery.backup_at, 0);
    assert_true(os_file_exists(recovery.damaged_path.ptr));
    assert_false(os_file_exists(c->fixture.options.path));
    assert_int_equal(events_in(c), -1);
}

static void test_whole_files_stay(void **state)
{
    Case *c = *state;
    StoreRecovery recovery;
    assert_ok(store_restore_if_damaged(&c->fixture.options, &c->fixture.arena, &recovery,
                                       &c->err));
    assert_false(recovery.is_damaged);
    assert_false(os_file_exists(c->fixture.options.path));
    make_ours(c, 10);
    Str before = read_file(c, c->fixture.options.path);
    assert_ok(store_restore_if_damaged(&c->fixture.options, &c->fixture.arena, &recovery,
                                       &c->err));
    assert_false(recovery.is_damaged);
    assert_true(str_equal(before, read_file(c, c->fixture.options.path)));
}

static void test_emptied_file(void **state)
{
    Case *c = *state;
    make_ours(c, 10);
    store_close(fixture_open(&c->fixture)); /* takes the backup */
    assert_ok(os_write_file(c->fixture.options.path, STR(""), true, &c->err));
    Store *store = NULL;
    assert_int_equal(store_open(&c->fixture.options, &store, &c->err), STATUS_BAD_DATA);
    StoreRecovery recovery;
    assert_ok(store_restore_if_damaged(&c->fixture.options, &c->fixture.arena, &recovery,
                                       &c->err));
    assert_true(recovery.is_restored);
    assert_int_equal(events_in(c), 10);
}

/* The files as a power cut leaves them after each step of a restore; opening must end
 * with the backup's 10 events, never with the old WAL in the new file. */
static void test_interrupted_restores(void **state)
{
    Case *c = *state;
    Work work;
    Store *store = fixture_open(&c->fixture);
    assert_ok(work_begin(&work, store, "W1", &c->err));
    for (int i = 0; i < 20; i++) {
        assert_ok(work_step(&work, &c->err));
        if (i == 9) {
            assert_ok(store_backup(store, &c->err));
        }
    }
    const char *main_file = c->fixture.options.path;
    const char *wal_file = fixture_path(&c->fixture, "record.db-wal");
    Str main_bytes = read_file(c, main_file);
    Str wal_bytes = read_file(c, wal_file);
    store_close(store);
    BackupList list;
    assert_int_equal(backups(c, &list), 1);
    Str good = read_file(c, list.paths[0]);
    static const struct {
        bool has_main;
        bool has_wal;
    } steps[] = {{true, true}, {false, true}, {false, false}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        c->fixture.options.backup_folder = NULL;
        fixture_empty_folder(c->fixture.folder);
        if (steps[i].has_main) {
            assert_ok(os_write_file(main_file, main_bytes, true, &c->err));
        }
        if (steps[i].has_wal) {
            assert_ok(os_write_file(wal_file, wal_bytes, true, &c->err));
        }
        assert_ok(os_write_file(fixture_path(&c->fixture, "record.db.restore"), good,
                                true, &c->err));
        assert_int_equal(events_in(c), 10);
        assert_false(os_file_exists(fixture_path(&c->fixture, "record.db.restore")));
    }
}

/* Damage that only a statement meets makes the next open look thoroughly. */
static void test_met_damage_is_remembered(void **state)
{
    Case *c = *state;
    const char *note = fixture_path(&c->fixture, "record.db" STORE__SUSPECT_SUFFIX);
    make_ours(c, 10);
    store_close(fixture_open(&c->fixture)); /* takes the backup */
    make_file(c, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = "
                 "(SELECT rootpage FROM sqlite_schema WHERE name = 'answer') "
                 "WHERE name = 'device_setting'");
    Store *store = fixture_open(&c->fixture); /* nothing looked at that table yet */
    Str value;
    assert_int_equal(store_setting_get(store, 0, STR("theme"), STR(""), &c->fixture.arena,
                                       &value, &c->err),
                     STATUS_BAD_DATA);
    store_close(store);
    assert_true(os_file_exists(note));
    assert_int_equal(store_open(&c->fixture.options, &store, &c->err), STATUS_BAD_DATA);
    StoreRecovery recovery;
    assert_ok(store_restore_if_damaged(&c->fixture.options, &c->fixture.arena, &recovery,
                                       &c->err));
    assert_true(recovery.is_restored);
    assert_false(os_file_exists(note));
    assert_int_equal(events_in(c), 10);
    assert_ok(os_write_file(note, STR("x"), true, &c->err)); /* a false alarm */
    assert_int_equal(events_in(c), 10);
    assert_false(os_file_exists(note));
}

static void test_unclean_exit_is_noticed(void **state)
{
    Case *c = *state;
    make_ours(c, 3);
    Store *first = fixture_open(&c->fixture);
    assert_ok(store_setting_set(first, 0, STR("a"), STR("b"), &c->err));
    Store *second = fixture_open(&c->fixture); /* sees the WAL that a crash would leave */
    assert_true(store_was_unclean(second));
    store_close(second);
    store_close(first);
    Store *third = fixture_open(&c->fixture);
    assert_false(store_was_unclean(third));
    store_close(third);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_foreign_files_are_refused),
        CASE(test_newer_files_are_refused),
        CASE(test_newer_file_with_wal),
        CASE(test_paths_that_cannot_be),
        CASE(test_first_open),
        CASE(test_past_versions),
        CASE(test_daily_backups),
        CASE(test_fourteen_are_kept),
        CASE(test_backup_checks_itself),
        CASE(test_backup_by_another),
        CASE(test_files_are_private),
        CASE(test_newest_good_backup),
        CASE(test_no_backup_at_all),
        CASE(test_whole_files_stay),
        CASE(test_emptied_file),
        CASE(test_interrupted_restores),
        CASE(test_met_damage_is_remembered),
        CASE(test_unclean_exit_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
