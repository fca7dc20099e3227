#include "stage/resample.h"
#include "stage_test.h"

static void test_one_color_stays(void **state)
{
    (void)state;
    static const int sizes[][4] = {{10, 10, 3, 3},   {3, 3, 10, 10}, {100, 7, 33, 7},
                                   {1, 1, 5, 4},     {17, 5, 1, 1},  {8, 8, 8, 8},
                                   {1920, 3, 960, 1}};
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        Canvas from = test_canvas(sizes[i][0], sizes[i][1], 0xC0406080u);
        uint32_t *out =
            resample_new(from.pixels, sizes[i][0], sizes[i][1], sizes[i][2], sizes[i][3]);
        for (int k = 0; k < sizes[i][2] * sizes[i][3]; k++) {
            assert_int_equal(out[k], 0xC0406080u);
        }
        mem_free(out);
        mem_free(from.pixels);
    }
}

static void test_half_size_is_the_average(void **state)
{
    (void)state;
    static const uint32_t pixels[8] = {0xFF000000u, 0xFF640000u, 0xFF00C800u,
                                       0xFF00C800u, 0xFF000000u, 0xFF640000u,
                                       0xFF000000u, 0xFF000000u};
    uint32_t *out = resample_new(pixels, 4, 2, 2, 1);
    assert_int_equal(out[0], 0xFF320000u);
    assert_int_equal(out[1], 0xFF006400u);
    mem_free(out);
}

static void test_same_size_is_a_copy(void **state)
{
    (void)state;
    uint64_t seed = 1;
    uint32_t pixels[48];
    for (int i = 0; i < 48; i++) {
        pixels[i] = 0xFF000000u | test_random(&seed, 1 << 24);
    }
    uint32_t *out = resample_new(pixels, 8, 6, 8, 6);
    assert_memory_equal(out, pixels, sizeof pixels);
    mem_free(out);
}

/* A thin line gets paler, not lost, and its ink is kept: what small text needs. */
static void test_thin_lines_survive(void **state)
{
    (void)state;
    Canvas from = test_canvas(90, 1, 0xFFFFFFFFu);
    from.pixels[40] = 0xFF000000u;
    uint32_t *out = resample_new(from.pixels, 90, 1, 27, 1);
    double ink = 0;
    for (int i = 0; i < 27; i++) {
        ink += 255 - (double)(out[i] & 255);
    }
    assert_true(ink > 0.28 * 255 && ink < 0.32 * 255);
    mem_free(out);
    mem_free(from.pixels);
}

static void test_larger_is_smooth(void **state)
{
    (void)state;
    static const uint32_t pixels[2] = {0xFF000000u, 0xFFFFFFFFu};
    uint32_t *out = resample_new(pixels, 2, 1, 20, 1);
    for (int i = 1; i < 20; i++) {
        assert_true((out[i] & 255) >= (out[i - 1] & 255));
        assert_true((out[i] & 255) - (out[i - 1] & 255) < 40);
    }
    assert_int_equal(out[0], 0xFF000000u);
    assert_int_equal(out[19], 0xFFFFFFFFu);
    mem_free(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_color_stays),
        cmocka_unit_test(test_half_size_is_the_average),
        cmocka_unit_test(test_same_size_is_a_copy),
        cmocka_unit_test(test_thin_lines_survive),
        cmocka_unit_test(test_larger_is_smooth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
