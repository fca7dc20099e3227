#include "stage/resample.h"

#include <math.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/status.h"

/* For one side: which source pixels a target pixel is made of, with which weights. */
typedef struct Taps {
    int *first;
    float *weights; /* per_pixel for each target pixel, adding up to 1 */
    int per_pixel;
} Taps;

static float tap_weight(float centre, float support, int source)
{
    /* Made smaller: how much of the source pixel lies under the target's area.
     * Made larger: the tent of linear interpolation. */
    float left = centre - support;
    float right = centre + support;
    if (support > 0.5f) {
        return fmaxf(0, fminf(right, (float)source + 1) - fmaxf(left, (float)source));
    }
    return fmaxf(0, 1 - fabsf((float)source + 0.5f - centre));
}

static void fill_taps(Taps *taps, int target, int from_size, int to_size)
{
    float ratio = (float)from_size / (float)to_size;
    float support = fmaxf(0.5f, ratio / 2);
    float centre = ((float)target + 0.5f) * ratio;
    int first = (int)floorf(centre - fmaxf(1, support));
    float *weights = taps->weights + (ptrdiff_t)target * taps->per_pixel;
    first = first < 0 ? 0 : first;
    if (first > from_size - taps->per_pixel) {
        first = from_size - taps->per_pixel;
    }
    taps->first[target] = first;
    float sum = 0;
    for (int i = 0; i < taps->per_pixel; i++) {
        weights[i] = tap_weight(centre, support, first + i);
        sum += weights[i];
    }
    for (int i = 0; i < taps->per_pixel; i++) {
        weights[i] /= sum;
    }
}

static Taps taps_new(int from_size, int to_size)
{
    float ratio = (float)from_size / (float)to_size;
    int wanted = (int)ceilf(fmaxf(2, ratio)) + 2;
    Taps taps = {.per_pixel = wanted < from_size ? wanted : from_size};
    taps.first = mem_alloc_array((size_t)to_size, sizeof(int));
    taps.weights =
        mem_alloc_array((size_t)to_size * (size_t)taps.per_pixel, sizeof(float));
    for (int i = 0; i < to_size; i++) {
        fill_taps(&taps, i, from_size, to_size);
    }
    return taps;
}

static void taps_free(Taps *taps)
{
    mem_free(taps->first);
    mem_free(taps->weights);
}

static void add_weighted(float *sums, uint32_t pixel, float weight)
{
    for (int c = 0; c < 4; c++) {
        sums[c] += (float)((pixel >> (8 * c)) & 255) * weight;
    }
}

/* The source row at target width, four floats a pixel. */
static void shrink_row(const uint32_t *row, const Taps *across, int to_width, float *out)
{
    for (int x = 0; x < to_width; x++) {
        float *sums = out + (ptrdiff_t)x * 4;
        sums[0] = sums[1] = sums[2] = sums[3] = 0;
        const float *weights = across->weights + (ptrdiff_t)x * across->per_pixel;
        for (int i = 0; i < across->per_pixel; i++) {
            add_weighted(sums, row[across->first[x] + i], weights[i]);
        }
    }
}

static uint32_t pack(const float *sums)
{
    uint32_t pixel = 0;
    for (int c = 0; c < 4; c++) {
        pixel |= (uint32_t)fminf(255, sums[c] + 0.5f) << (8 * c);
    }
    return pixel;
}

uint32_t *resample_new(const uint32_t *pixels, int width, int height, int to_width,
                       int to_height)
{
    require(width > 0 && height > 0 && to_width > 0 && to_height > 0);
    Taps across = taps_new(width, to_width);
    Taps down = taps_new(height, to_height);
    size_t row_floats = (size_t)to_width * 4;
    float *row = mem_alloc_array(row_floats, sizeof(float));
    float *sums = mem_alloc_array(row_floats, sizeof(float));
    uint32_t *out = mem_alloc_array((size_t)to_width * (size_t)to_height, sizeof *out);
    for (int y = 0; y < to_height; y++) {
        for (size_t i = 0; i < row_floats; i++) {
            sums[i] = 0;
        }
        for (int k = 0; k < down.per_pixel; k++) {
            float weight = down.weights[(ptrdiff_t)y * down.per_pixel + k];
            if (weight <= 0) {
                continue;
            }
            shrink_row(pixels + (ptrdiff_t)(down.first[y] + k) * width, &across, to_width,
                       row);
            for (size_t i = 0; i < row_floats; i++) {
                sums[i] += row[i] * weight;
            }
        }
        for (int x = 0; x < to_width; x++) {
            out[(ptrdiff_t)y * to_width + x] = pack(sums + (ptrdiff_t)x * 4);
        }
    }
    mem_free(row);
    mem_free(sums);
    taps_free(&across);
    taps_free(&down);
    return out;
}
