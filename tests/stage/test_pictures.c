#include <SDL.h>

#include "base/log.h"
#include "stage/pictures.h"
#include "stage/raster_cache.h"
#include "stage_test.h"

static PictureStore *open_store(const char *cache_dir, size_t budget)
{
    PictureOptions options = {
        .asset_dir = TEST_ASSETS, .cache_dir = cache_dir, .budget_bytes = budget};
    return picture_store_new(&options);
}

static const Raster *get_ready(PictureStore *store, Str name, int width, int height)
{
    (void)picture_store_get(store, name, width, height);
    assert_true(picture_store_wait(store, 20000));
    return picture_store_get(store, name, width, height);
}

static size_t count_files(const char *dir)
{
    Arena arena = {0};
    OsNames names;
    Error err;
    assert_int_equal(os_list_dir(&arena, dir, &names, &err), STATUS_OK);
    size_t count = names.count;
    arena_clear(&arena);
    return count;
}

static void count_call(void *context)
{
    SDL_AtomicAdd(context, 1);
}

static void test_frame_does_not_wait(void **state)
{
    (void)state;
    SDL_atomic_t calls = {0};
    PictureOptions options = {.asset_dir = TEST_ASSETS,
                              .budget_bytes = 1 << 20,
                              .on_ready = count_call,
                              .context = &calls};
    PictureStore *store = picture_store_new(&options);
    assert_null(picture_store_get(store, STR("icons/next"), 48, 48));
    assert_true(picture_store_wait(store, 20000));
    assert_int_equal(SDL_AtomicGet(&calls), 1);
    const Raster *raster = picture_store_get(store, STR("icons/next"), 48, 48);
    assert_non_null(raster);
    assert_int_equal(raster_width(raster), 48);
    assert_int_equal(picture_store_pending(store), 0);
    assert_int_equal(picture_store_made(store), 1);
    picture_store_free(store);
}

static void test_second_start_draws_nothing(void **state)
{
    (void)state;
    Arena arena = {0};
    const char *dir = test_dir(&arena, "cache");
    for (size_t start = 0; start < 3; start++) {
        PictureStore *store = open_store(dir, 1 << 20);
        assert_non_null(get_ready(store, STR("cast/pat/front/normal"), 200, 300));
        assert_int_equal(picture_store_made(store), start == 0 ? 1 : 0);
        picture_store_free(store);
        assert_int_equal(count_files(dir), 1);
    }
    arena_clear(&arena);
}

static void change_file(const char *dir, size_t at, char byte, size_t length)
{
    Arena arena = {0};
    OsNames names;
    Error err;
    assert_int_equal(os_list_dir(&arena, dir, &names, &err), STATUS_OK);
    assert_int_equal(names.count, 1);
    Str path = str_format(&arena, "%s/%.*s", dir, STR_ARG(names.names[0]));
    StrBuf bytes = {0};
    assert_int_equal(os_read_file(path.ptr, 1 << 24, &bytes, &err), STATUS_OK);
    bytes.ptr[at % bytes.len] = (char)(bytes.ptr[at % bytes.len] ^ byte);
    Str part = {bytes.ptr, length < bytes.len ? length : bytes.len};
    assert_int_equal(os_write_file(path.ptr, part, false, &err), STATUS_OK);
    strbuf_clear(&bytes);
    arena_clear(&arena);
}

/* Damage of any kind costs one rasterising, and the file is whole again. */
static void test_damaged_cache_is_made_again(void **state)
{
    (void)state;
    static const struct {
        size_t at;
        char byte;
        size_t length;
    } cases[] = {
        {0, 1, SIZE_MAX},  {5, 1, SIZE_MAX},   {9, 64, SIZE_MAX},
        {33, 2, SIZE_MAX}, {500, 1, SIZE_MAX}, {0, 0, 0},
        {0, 0, 20},        {0, 0, 300},        {SIZE_MAX / 2, 16, SIZE_MAX},
    };
    Arena arena = {0};
    const char *dir = test_dir(&arena, "damage");
    PictureStore *store = open_store(dir, 1 << 20);
    assert_non_null(get_ready(store, STR("icons/next"), 64, 64));
    picture_store_free(store);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        change_file(dir, cases[i].at, cases[i].byte, cases[i].length);
        for (size_t made = 1; made != SIZE_MAX; made--) {
            store = open_store(dir, 1 << 20);
            assert_non_null(get_ready(store, STR("icons/next"), 64, 64));
            assert_int_equal(picture_store_made(store), made);
            picture_store_free(store);
        }
    }
    arena_clear(&arena);
}

static void test_stale_file_goes(void **state)
{
    (void)state;
    Arena arena = {0};
    Error err;
    const char *dir = test_dir(&arena, "stale");
    RasterKey key = {STR("icons/next"), 8, 8};
    uint32_t pixels[64] = {0};
    Raster *raster = raster_new(pixels, 8, 8);
    assert_int_equal(raster_cache_save(dir, key, 1, raster, &err), STATUS_OK);
    raster_free(raster);
    raster = raster_cache_load(dir, key, 1);
    assert_non_null(raster);
    raster_free(raster);
    assert_null(raster_cache_load(dir, key, 2));
    assert_int_equal(count_files(dir), 0);
    arena_clear(&arena);
}

static void test_cache_is_kept_small(void **state)
{
    (void)state;
    Arena arena = {0};
    Error err;
    const char *dir = test_dir(&arena, "prune");
    uint32_t pixels[4] = {0};
    Raster *raster = raster_new(pixels, 2, 2);
    for (int i = 0; i < 12; i++) {
        RasterKey key = {STR("icons/next"), i, 2};
        assert_int_equal(raster_cache_save(dir, key, 1, raster, &err), STATUS_OK);
    }
    raster_cache_prune(dir, 5);
    assert_int_equal(count_files(dir), 5);
    raster_free(raster);
    arena_clear(&arena);
}

/* A cache folder that cannot be made is no reason not to draw. */
static void test_unwritable_cache(void **state)
{
    (void)state;
    PictureStore *store = open_store("/proc/nowhere/cache", 1 << 20);
    assert_non_null(get_ready(store, STR("icons/next"), 32, 32));
    picture_store_free(store);
}

static void test_budget(void **state)
{
    (void)state;
    PictureStore *store = open_store(NULL, 20000);
    for (int size = 40; size < 120; size += 4) {
        picture_store_begin(store);
        assert_non_null(
            get_ready(store, STR("cast/pat/front/normal"), size, size * 3 / 2));
    }
    for (int i = 0; i < 3; i++) {
        picture_store_begin(store);
        assert_non_null(picture_store_get(store, STR("cast/pat/front/normal"), 116, 174));
    }
    assert_true(picture_store_bytes(store) <= 20000);
    assert_null(picture_store_get(store, STR("cast/pat/front/normal"), 40, 60));
    picture_store_free(store);
}

static void swallow(void *context, LogLevel level, const char *line)
{
    (void)level;
    (void)line;
    (*(int *)context)++;
}

static void test_missing_is_said_once(void **state)
{
    (void)state;
    int lines = 0;
    log_set_sink(swallow, &lines, LOG_WARNING);
    PictureStore *store = open_store(NULL, 1 << 20);
    for (int i = 0; i < 5; i++) {
        picture_store_begin(store);
        assert_null(get_ready(store, STR("icons/nowhere"), 32, 32));
        assert_null(get_ready(store, STR("../icons/next"), 32, 32));
    }
    assert_int_equal(lines, 1);
    picture_store_free(store);
    log_set_sink(NULL, NULL, LOG_WARNING);
}

static void test_closing_while_working(void **state)
{
    (void)state;
    for (int i = 0; i < 5; i++) {
        PictureStore *store = open_store(NULL, 1 << 20);
        for (int k = 0; k < 6; k++) {
            picture_store_prepare(store, STR("backdrops/room"), 160 + k, 90);
        }
        SDL_Delay((Uint32)i * 3);
        picture_store_free(store);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_frame_does_not_wait),
        cmocka_unit_test(test_second_start_draws_nothing),
        cmocka_unit_test(test_damaged_cache_is_made_again),
        cmocka_unit_test(test_stale_file_goes),
        cmocka_unit_test(test_cache_is_kept_small),
        cmocka_unit_test(test_unwritable_cache),
        cmocka_unit_test(test_budget),
        cmocka_unit_test(test_missing_is_said_once),
        cmocka_unit_test(test_closing_while_working),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
