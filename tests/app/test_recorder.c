/* The recorder over a real store in a folder of its own. */
#include <SDL.h>

#include "app/recorder.h"
#include "base/os.h"
#include "credential/key.h"
#include "support/cmocka_all.h"

typedef struct Box {
    int value;
    int wakes;
} Box;

static Status add_one(Store *store, void *context, Error *err)
{
    (void)store;
    (void)err;
    ((Box *)context)->value++;
    return STATUS_OK;
}

static Status add_slowly(Store *store, void *context, Error *err)
{
    int64_t until_ms = os_monotonic_ms() + 60;
    while (os_monotonic_ms() < until_ms) {
    }
    return add_one(store, context, err);
}

static Status refuse(Store *store, void *context, Error *err)
{
    (void)store;
    (void)context;
    return error_set(err, STATUS_NO_SPACE, "the disk is full");
}

static void count_wake(void *context)
{
    ((Box *)context)->wakes++;
}

static int remove_folders(void **state)
{
    (void)state;
    Arena arena = {0};
    Str path = str_format(&arena, "/tmp/gofun-test-recorder-%d", os_process_id());
    Status status = os_remove_tree(path.ptr, NULL);
    arena_clear(&arena);
    return status == STATUS_OK ? 0 : -1;
}

static Recorder *start(Arena *arena, Box *box, const char *name, Status *status)
{
    char *folder = str_copy_z(arena, str_format(arena, "/tmp/gofun-test-recorder-%d/%s",
                                                os_process_id(), name));
    assert_int_equal(os_make_dirs(folder, NULL), STATUS_OK);
    StoreOptions *options = ARENA_NEW(arena, StoreOptions);
    options->path = str_format(arena, "%s/gofun.db", folder).ptr;
    options->device_uid = "test-device";
    options->host = store_host_system(credential_keyed_hash);
    Recorder *recorder = recorder_start(options, count_wake, box);
    StoreRecovery recovery;
    Error err = {0};
    *status = recorder_wait_open(recorder, &recovery, &err);
    return recorder;
}

static void test_jobs_run_one_after_the_other(void **state)
{
    (void)state;
    Arena arena = {0};
    Box box = {0};
    Status status;
    Error err = {0};
    Recorder *recorder = start(&arena, &box, "jobs", &status);
    assert_int_equal(status, STATUS_OK);
    for (int i = 1; i <= 50; i++) {
        recorder_post(recorder, add_one, &box);
        assert_true(recorder_is_busy(recorder));
        assert_true(recorder_wait(recorder, -1, &status, &err));
        assert_int_equal(status, STATUS_OK);
        assert_int_equal(box.value, i);
        assert_false(recorder_wait(recorder, 0, &status, &err));
    }
    assert_int_equal(box.wakes, 0); /* somebody waited each time */
    recorder_stop(recorder);
    arena_clear(&arena);
}

static void test_slow_jobs_wake_the_window(void **state)
{
    (void)state;
    Arena arena = {0};
    Box box = {0};
    Status status;
    Error err = {0};
    Recorder *recorder = start(&arena, &box, "slow", &status);
    recorder_post(recorder, add_slowly, &box);
    assert_false(recorder_wait(recorder, 5, &status, &err));
    assert_true(recorder_wait(recorder, -1, &status, &err));
    assert_int_equal(box.value, 1);
    recorder_stop(recorder);
    assert_int_equal(box.wakes, 1);
    arena_clear(&arena);
}

/* Written by the recorder's thread, read under its lock: recorder_store waits for it. */
static int rested(Recorder *recorder, const int *count, int wanted)
{
    for (int i = 0; i < 200; i++) {
        recorder_rest(recorder);
        SDL_Delay(10);
        (void)recorder_store(recorder);
        if (*count >= wanted) {
            break;
        }
    }
    return *count;
}

static void test_news_are_tidied_once_in_a_pause(void **state)
{
    (void)state;
    Arena arena = {0};
    Box box = {0}, rest = {0};
    Status status;
    Error err = {0};
    Recorder *recorder = start(&arena, &box, "rest", &status);
    recorder_at_rest(recorder, add_slowly, &rest, 5);
    recorder_rest(recorder);
    SDL_Delay(30);
    (void)recorder_store(recorder);
    assert_int_equal(rest.value, 0); /* nothing was saved */
    for (int i = 1; i <= 3; i++) {
        recorder_post(recorder, add_one, &box);
        assert_true(recorder_wait(recorder, -1, &status, &err));
        SDL_Delay(30);
        assert_int_equal(rest.value, i - 1); /* the main thread did not rest */
        assert_int_equal(rested(recorder, &rest.value, i), i);
    }
    recorder_rest(recorder);
    SDL_Delay(30);
    (void)recorder_store(recorder);
    assert_int_equal(rest.value, 3);
    recorder_stop(recorder);
    assert_int_equal(rest.value, 4);
    arena_clear(&arena);
}

static void test_failures_come_back_and_work_goes_on(void **state)
{
    (void)state;
    Arena arena = {0};
    Box box = {0};
    Status status;
    Error err = {0};
    Recorder *recorder = start(&arena, &box, "fail", &status);
    recorder_post(recorder, refuse, &box);
    assert_true(recorder_wait(recorder, -1, &status, &err));
    assert_int_equal(status, STATUS_NO_SPACE);
    assert_string_equal(err.message, "the disk is full");
    recorder_post(recorder, add_one, &box);
    assert_true(recorder_wait(recorder, -1, &status, &err));
    assert_int_equal(status, STATUS_OK);
    recorder_stop(recorder);
    arena_clear(&arena);
}

static void test_stop_finishes_the_job_under_way(void **state)
{
    (void)state;
    Arena arena = {0};
    for (int i = 0; i < 20; i++) {
        Box box = {0};
        Status status;
        Recorder *recorder = start(&arena, &box, "stop", &status);
        recorder_post(recorder, add_one, &box);
        recorder_stop(recorder);
        assert_int_equal(box.value, 1);
    }
    recorder_stop(NULL);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_jobs_run_one_after_the_other),
        cmocka_unit_test(test_slow_jobs_wake_the_window),
        cmocka_unit_test(test_news_are_tidied_once_in_a_pause),
        cmocka_unit_test(test_failures_come_back_and_work_goes_on),
        cmocka_unit_test(test_stop_finishes_the_job_under_way),
    };
    return cmocka_run_group_tests(tests, NULL, remove_folders);
}
