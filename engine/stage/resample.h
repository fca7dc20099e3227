/* Resampling of premultiplied pixels: area average when made smaller (so that small text
 * stays readable), linear when made larger. No SDL. */
#ifndef GOFUN_STAGE_RESAMPLE_H
#define GOFUN_STAGE_RESAMPLE_H

#include <stdint.h>

/* New rows without gaps, to_width x to_height; the caller frees them with mem_free. All
 * sides must be positive. */
uint32_t *resample_new(const uint32_t *pixels, int width, int height, int to_width,
                       int to_height);

#endif
