/* Helpers of the stage's tests: a small generator, a memory canvas, a scratch folder. */
#ifndef GOFUN_TESTS_STAGE_TEST_H
#define GOFUN_TESTS_STAGE_TEST_H

#include <stdlib.h>

#include "base/mem.h"
#include "base/os.h"
#include "stage/paint.h"
#include "support/cmocka_all.h"

/* Always the same numbers for the same seed. */
static inline uint32_t test_random(uint64_t *seed, uint32_t below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33) % below;
}

static inline Canvas test_canvas(int width, int height, uint32_t color)
{
    Canvas canvas = {NULL, width, width, height};
    canvas.pixels = mem_alloc_array((size_t)width * (size_t)height, sizeof(uint32_t));
    for (int i = 0; i < width * height; i++) {
        canvas.pixels[i] = color;
    }
    return canvas;
}

static inline size_t test_canvas_bytes(const Canvas *canvas)
{
    return (size_t)canvas->width * (size_t)canvas->height * sizeof(uint32_t);
}

/* An empty folder of this name under the build folder; path is valid until arena_clear.
 */
static inline const char *test_dir(Arena *arena, const char *name)
{
    Error err;
    Str dir =
        str_format(arena, "%s/stage-test-%s-%d", GOFUN_BINARY_DIR, name, os_process_id());
    assert_int_equal(os_make_dirs(dir.ptr, &err), STATUS_OK);
    OsNames names;
    assert_int_equal(os_list_dir(arena, dir.ptr, &names, &err), STATUS_OK);
    for (size_t i = 0; i < names.count; i++) {
        Str path = str_format(arena, "%s/%.*s", dir.ptr, STR_ARG(names.names[i]));
        assert_int_equal(os_remove_file(path.ptr, &err), STATUS_OK);
    }
    return dir.ptr;
}

#define TEST_ASSETS GOFUN_SOURCE_DIR "/tests/stage/assets"

#endif
