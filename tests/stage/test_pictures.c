#include <SDL.h>

#include "base/log.h"
#include "stage/pictures.h"
#include "stage/raster_cache.h"
#include "stage/svg.h"
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
    RasterKey key = {STR("icons/next"), 8, 8, 0};
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
        RasterKey key = {STR("icons/next"), i, 2, 0};
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

/* ---- pictures of a lesson ---- */

/* A folder of a lesson whose own backdrop of that name has one colour; "" has no file. */
static const char *lesson_dir(Arena *arena, const char *lesson, const char *name,
                              const char *colour)
{
    Error err;
    Str dir = str_format(arena, "%s/stage-own-%s-%d", GOFUN_BINARY_DIR, lesson,
                         os_process_id());
    Str folder = str_format(arena, "%s/backdrops", dir.ptr);
    Str path = str_format(arena, "%s/%s.svg", folder.ptr, name);
    Str text = str_format(arena,
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 192 "
                          "108\"><rect width=\"192\" height=\"108\" fill=\"%s\"/></svg>",
                          colour);
    assert_int_equal(os_remove_tree(dir.ptr, &err), STATUS_OK);
    assert_int_equal(os_make_dirs(folder.ptr, &err), STATUS_OK);
    assert_int_equal(os_write_file(path.ptr, text, false, &err), STATUS_OK);
    return dir.ptr;
}

static uint32_t middle_of(const Raster *raster)
{
    assert_non_null(raster);
    Canvas canvas = test_canvas(raster_width(raster), raster_height(raster), 0);
    RasterStyle style = {.alpha = 255};
    raster_paint(raster, &canvas, (PixelRect){0, 0, canvas.width, canvas.height}, &style);
    uint32_t pixel = canvas.pixels[canvas.height / 2 * canvas.width + canvas.width / 2];
    mem_free(canvas.pixels);
    return pixel;
}

static uint32_t colour_shown(PictureStore *store, const char *dir)
{
    picture_store_set_lesson_dir(store, dir);
    picture_store_begin(store);
    return middle_of(get_ready(store, STR("backdrops/room"), 192, 108));
}

/* Two lessons and we use one name: each sees its own, in any order, in one run and from
 * the disk in the next, where nothing is drawn twice. */
static void test_each_lesson_has_its_own(void **state)
{
    (void)state;
    Arena arena = {0};
    const char *cache = test_dir(&arena, "own-cache");
    const char *red = lesson_dir(&arena, "red", "room", "#ff0000");
    const char *blue = lesson_dir(&arena, "blue", "room", "#0000ff");
    const char *other = lesson_dir(&arena, "other", "roof", "#00ff00");
    uint32_t ours = 0;
    for (size_t start = 0; start < 2; start++) {
        PictureStore *store = open_store(cache, 1 << 20);
        for (int round = 0; round < 2; round++) {
            uint32_t now = colour_shown(store, NULL);
            assert_int_equal(colour_shown(store, red), 0xFFFF0000u);
            assert_int_equal(colour_shown(store, other), now);
            assert_int_equal(colour_shown(store, blue), 0xFF0000FFu);
            assert_int_equal(colour_shown(store, NULL), now);
            assert_true(ours == 0 || ours == now);
            ours = now;
        }
        assert_int_equal(picture_store_made(store), start == 0 ? 3 : 0);
        picture_store_free(store);
    }
    assert_int_equal(count_files(cache), 3);
    assert_true(ours != 0 && ours != 0xFFFF0000u && ours != 0xFF0000FFu);
    arena_clear(&arena);
}

/* Saved anew while the lesson is open in the preview: opening it again shows the change.
 */
static void test_a_changed_own_picture(void **state)
{
    (void)state;
    Arena arena = {0};
    const char *cache = test_dir(&arena, "own-change");
    PictureStore *store = open_store(cache, 1 << 20);
    const char *dir = lesson_dir(&arena, "change", "room", "#ff0000");
    assert_int_equal(colour_shown(store, dir), 0xFFFF0000u);
    assert_string_equal(dir, lesson_dir(&arena, "change", "room", "#00ff00"));
    assert_int_equal(colour_shown(store, dir), 0xFF00FF00u);
    picture_store_free(store);
    arena_clear(&arena);
}

/* What base has no function for. */
static void command(const char *program, const char *option, const char *from,
                    const char *to)
{
    const char *const words[] = {"/usr/bin/env", program, option, from, to, NULL};
    OsChild *child = NULL;
    int code = -1;
    assert_int_equal(os_child_start(words, &child, NULL), STATUS_OK);
    assert_int_equal(os_child_wait(child, 5000, &code, NULL), STATUS_OK);
    assert_int_equal(code, 0);
}

/* Only backdrops, only files that lie in the folder, only of our size; else ours. */
static void test_what_is_not_taken(void **state)
{
    (void)state;
    Arena arena = {0};
    Error err;
    PictureStore *store = open_store(NULL, 1 << 20);
    uint32_t ours = colour_shown(store, NULL);
    const char *dir = lesson_dir(&arena, "refused", "roof", "#ff0000");
    Str room = str_format(&arena, "%s/backdrops/room.svg", dir);
    assert_int_equal(os_make_dirs(room.ptr, &err), STATUS_OK); /* a folder */
    assert_int_equal(colour_shown(store, dir), ours);
    assert_int_equal(os_remove_tree(room.ptr, &err), STATUS_OK);
    command("ln", "-s", "roof.svg", room.ptr);
    assert_int_equal(colour_shown(store, dir), ours);
    assert_int_equal(os_remove_tree(room.ptr, &err), STATUS_OK);
    command("mkfifo", "-m", "600", room.ptr);
    assert_int_equal(colour_shown(store, dir), ours);
    assert_int_equal(os_remove_tree(room.ptr, &err), STATUS_OK);
    StrBuf large = {0};
    for (size_t i = 0; i <= SVG_MAX_FILE_BYTES; i++) {
        strbuf_add_char(&large, ' ');
    }
    assert_int_equal(os_write_file(room.ptr, strbuf_str(&large), false, &err), STATUS_OK);
    assert_int_equal(colour_shown(store, dir), ours);
    strbuf_clear(&large);
    Str dashed = STR("<svg viewBox=\"0 0 9 9\"><path d=\"M0 0L9999999 9999\" "
                     "stroke=\"#000\" stroke-dasharray=\"0.5\"/></svg>");
    assert_int_equal(os_write_file(room.ptr, dashed, false, &err), STATUS_OK);
    assert_int_equal(colour_shown(store, dir), ours);
    Str link = str_format(&arena, "%s/link", dir);
    assert_int_equal(os_make_dirs(link.ptr, &err), STATUS_OK);
    const char *red = lesson_dir(&arena, "linked", "room", "#ff0000");
    Str folder = str_format(&arena, "%s/backdrops", red);
    Str below = str_format(&arena, "%s/backdrops", link.ptr);
    command("ln", "-s", folder.ptr, below.ptr);
    assert_int_equal(colour_shown(store, link.ptr), ours);
    assert_int_equal(colour_shown(store, red), 0xFFFF0000u);
    picture_store_free(store);
    arena_clear(&arena);
}

/* A drawing made to be slow (many crossing round strokes) is drawn beside the frame, and
 * closing does not wait for it. */
static void test_a_slow_drawing_keeps_nobody(void **state)
{
    (void)state;
    Arena arena = {0};
    Error err;
    StrBuf text = {0};
    uint64_t seed = 3;
    SDL_atomic_t calls = {0};
    const char *dir = lesson_dir(&arena, "slow", "room", "#ff0000");
    Str path = str_format(&arena, "%s/backdrops/room.svg", dir);
    strbuf_add_z(&text, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1920 "
                        "1080\"><path fill=\"none\" stroke=\"#000\" stroke-width=\"9\" "
                        "stroke-linejoin=\"round\" d=\"M0 0");
    while (text.len < SVG_MAX_FILE_BYTES - 64) {
        strbuf_add_format(&text, "L%u %u", test_random(&seed, 1920),
                          test_random(&seed, 1080));
    }
    strbuf_add_z(&text, "\"/></svg>");
    assert_int_equal(os_write_file(path.ptr, strbuf_str(&text), false, &err), STATUS_OK);
    PictureOptions options = {.asset_dir = TEST_ASSETS,
                              .budget_bytes = 1 << 20,
                              .on_ready = count_call,
                              .context = &calls};
    PictureStore *store = picture_store_new(&options);
    picture_store_set_lesson_dir(store, dir);
    int64_t from = os_monotonic_ms();
    assert_null(picture_store_get(store, STR("backdrops/room"), 1920, 1080));
    assert_true(os_monotonic_ms() - from < 500);
    assert_false(picture_store_wait(store, 300)); /* it is slow indeed */
    picture_store_set_lesson_dir(store, NULL);
    picture_store_begin(store);
    from = os_monotonic_ms();
    picture_store_free(store);
    assert_in_range(os_monotonic_ms() - from, 0, PICTURE_CLOSE_MS + 1000);
    assert_int_equal(SDL_AtomicGet(&calls), 0);
    strbuf_clear(&text);
    arena_clear(&arena);
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
        cmocka_unit_test(test_each_lesson_has_its_own),
        cmocka_unit_test(test_a_changed_own_picture),
        cmocka_unit_test(test_what_is_not_taken),
        cmocka_unit_test(test_a_slow_drawing_keeps_nobody), /* last: leaves a thread */
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
