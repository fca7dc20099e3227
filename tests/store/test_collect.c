/* Collecting is free of order and repetition: snapshots of several machines, taken while
 * the same people went on learning there, merged in random sequences. */
#include <stdio.h>
#include <string.h>

#include "store/machines.h"
#include "support/cmocka_all.h"

enum {
    MACHINES = 3,
    SNAPSHOTS = 4,
    SEQUENCES = 12
};

static Fixture fixture;

static const char *snapshot_path(int machine, int snapshot)
{
    static char names[2][64];
    static int turn;
    turn = 1 - turn;
    (void)snprintf(names[turn], sizeof names[turn], "m%d-%d.db", machine, snapshot);
    return fixture_path(&fixture, names[turn]);
}

static Store *open_named(const char *name, int number)
{
    char text[64];
    (void)snprintf(text, sizeof text, "%s%d", name, number);
    StoreOptions options = fixture.options;
    Error err = {0};
    Store *store = NULL;
    options.device_uid = text;
    options.backup_folder = NULL;
    options.path = fixture_path(&fixture, text);
    options.chain_key[0] = (uint8_t)number;
    MUST(store_open(&options, &store, &err));
    return store;
}

/* Everybody also learns on every machine, under the same number. */
static void make_machine(int machine, uint64_t *state)
{
    Store *store = open_named("machine", machine);
    Error err = {0};
    Work work;
    for (int snapshot = 0; snapshot < SNAPSHOTS; snapshot++) {
        char number[16];
        (void)snprintf(number, sizeof number, "N%d", snapshot);
        fixture.clock.now_seconds += (int64_t)random_below(state, 100);
        MUST(work_begin(&work, store, number, &err));
        for (uint64_t i = random_below(state, 7); i > 0; i--) {
            MUST(work_step(&work, &err));
        }
        MUST(store_copy_to(store, snapshot_path(machine, snapshot), &err));
    }
    store_close(store);
}

/* All snapshots at random, some of them again, then those that did not come. */
static void collect_randomly(Store *store, uint64_t *state)
{
    bool was[MACHINES][SNAPSHOTS] = {{false}};
    int left = MACHINES * SNAPSHOTS;
    while (left > 0) {
        int machine = (int)random_below(state, MACHINES);
        int snapshot = (int)random_below(state, SNAPSHOTS);
        Arena arena = {0};
        Error err = {0};
        StoreCollectReport report;
        StoreCollectSource source = {
            .path = snapshot_path(machine, snapshot),
            .again = random_below(state, 2) == 0,
        };
        MUST(store_collect(store, &source, &MACHINES_HOST, &arena, &report, &err));
        left -= !was[machine][snapshot];
        was[machine][snapshot] = true;
        arena_clear(&arena);
    }
}

static void test_any_order(void **unused)
{
    (void)unused;
    uint64_t state = 20261121;
    uint8_t first[STORE_HASH_BYTES];
    for (int i = 0; i < MACHINES; i++) {
        make_machine(i, &state);
    }
    for (int i = 0; i < SEQUENCES; i++) {
        uint8_t hash[STORE_HASH_BYTES];
        Error err = {0};
        Store *store = open_named("hr", i);
        collect_randomly(store, &state);
        MUST(store_content_hash(store, hash, &err));
        if (i == 0) {
            memcpy(first, hash, sizeof first);
        }
        assert_memory_equal(hash, first, sizeof hash);
        assert_null(record_trouble(store));
        store_close(store);
    }
}

/* Somebody begins as a guest and gets a number later; copies of before and after arrive
 * in both orders, again and again. Nothing of it contradicts anything. */
static void test_a_number_given_later(void **unused)
{
    (void)unused;
    static const int orders[][4] = {
        {0, 1, 0, 1}, {1, 0, 1, 0}, {0, 0, 1, 1}, {1, 1, 0, 0}};
    uint64_t state = 3;
    uint8_t hashes[sizeof orders / sizeof *orders][STORE_HASH_BYTES];
    Error err = {0};
    Work work;
    Store *store = open_named("machine", 0);
    MUST(work_begin(&work, store, "", &err));
    for (int i = 0; i < 9; i++) {
        MUST(work_step(&work, &err));
    }
    MUST(store_copy_to(store, snapshot_path(0, 0), &err));
    MUST(store__exec(
        store, "UPDATE learner SET employee_number = 'A7', employee_key = 'A7'", &err));
    for (uint64_t i = random_below(&state, 7) + 3; i > 0; i--) {
        MUST(work_step(&work, &err));
    }
    MUST(store_copy_to(store, snapshot_path(0, 1), &err));
    store_close(store);
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        Store *hr = open_named("hr", (int)i);
        for (size_t k = 0; k < 4; k++) {
            Arena arena = {0};
            StoreCollectReport report;
            StoreCollectSource source = {snapshot_path(0, orders[i][k]), true, false};
            MUST(store_collect(hr, &source, &MACHINES_HOST, &arena, &report, &err));
            assert_int_equal(report.conflicts, 0);
            arena_clear(&arena);
        }
        MUST(store_content_hash(hr, hashes[i], &err));
        assert_memory_equal(hashes[i], hashes[0], STORE_HASH_BYTES);
        assert_null(record_trouble(hr));
        store_close(hr);
    }
}

/* What is not the same must not look the same. */
static void test_one_less_differs(void **unused)
{
    (void)unused;
    uint64_t state = 7;
    uint8_t before[STORE_HASH_BYTES], after[STORE_HASH_BYTES];
    Arena arena = {0};
    Error err = {0};
    StoreCollectReport report;
    make_machine(0, &state);
    Store *store = open_named("hr", 0);
    StoreCollectSource early = {.path = snapshot_path(0, 0)};
    MUST(store_collect(store, &early, &MACHINES_HOST, &arena, &report, &err));
    MUST(store_content_hash(store, before, &err));
    StoreCollectSource late = {.path = snapshot_path(0, 1)};
    MUST(store_collect(store, &late, &MACHINES_HOST, &arena, &report, &err));
    MUST(store_content_hash(store, after, &err));
    assert_memory_not_equal(before, after, sizeof before);
    store_close(store);
    arena_clear(&arena);
}

static int start(void **unused)
{
    (void)unused;
    fixture_init(&fixture, "collect");
    return 0;
}

static int stop(void **unused)
{
    (void)unused;
    fixture_clear(&fixture);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_any_order, start, stop),
        cmocka_unit_test_setup_teardown(test_a_number_given_later, start, stop),
        cmocka_unit_test_setup_teardown(test_one_less_differs, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
