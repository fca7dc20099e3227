/* Drawings: finds the SVG file or files behind a picture's name, puts layers together
 * into one SVG text, and rasterises it at a size. The only file that knows SDL_image's
 * reader. May be used from any one thread at a time. */
#ifndef GOFUN_STAGE_SVG_H
#define GOFUN_STAGE_SVG_H

#include "base/status.h"
#include "base/str.h"
#include "stage/raster.h"

enum {
    SVG_MAX_FILE_BYTES = 256 * 1024,
    SVG_MAX_NAME = 95,
};

/* Lower case letters, digits, '_', '-' and single '/' between parts; nothing that could
 * lead out of the asset folder. */
bool svg_name_is_valid(Str name);
/* The SVG text for name ("icons/next", "cast/misaki/front/worry": layers back, body,
 * head, face_worry, over) is appended to out. STATUS_NOT_FOUND when there is no such
 * drawing. */
Status svg_load(const char *asset_dir, Str name, StrBuf *out, Error *err) MUST_CHECK;

/* Width and height of the drawing from its viewBox, read before anything is decoded. */
Status svg_size(Str text, float *width, float *height, Error *err) MUST_CHECK;

/* How a drawing is fitted to the box of a draw command. */
typedef enum SvgFit {
    SVG_INSIDE, /* as large as fits, whole */
    SVG_COVER,  /* as small as covers the box; the rest is cut off when painted */
} SvgFit;
SvgFit svg_fit_of(Str name);
/* Rasterises for a box of this many pixels. */
Status svg_rasterise(Str text, int box_width, int box_height, SvgFit fit, Raster **out,
                     Error *err) MUST_CHECK;

#endif
