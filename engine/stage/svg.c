#include "stage/svg.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#include <SDL_image.h>

#include "base/mem.h"
#include "base/os.h"

enum {
    MAX_UNITS = 20000,
    BAND_ROWS = 128,
    LONGEST_MS = 30000, /* many times what our slowest drawing takes on a slow machine */
};

/* ---- names and files ---- */

bool svg_name_is_valid(Str name)
{
    if (name.len == 0 || name.len > SVG_MAX_NAME || name.ptr[name.len - 1] == '/') {
        return false;
    }
    char before = '/';
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool is_word =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (!is_word && (c != '/' || before == '/')) {
            return false;
        }
        before = c;
    }
    return true;
}

static Status read_svg(const char *asset_dir, Str name, StrBuf *out, Error *err)
{
    Arena arena = {0};
    Str path = str_format(&arena, "%s/%.*s.svg", asset_dir, STR_ARG(name));
    Status status = os_read_file(path.ptr, SVG_MAX_FILE_BYTES, out, err);
    arena_clear(&arena);
    return status;
}

/* What stands between <svg ...> and </svg>; empty when it is not an SVG. */
static Str inner_part(Str text)
{
    ptrdiff_t open = str_find(text, STR("<svg"));
    if (open < 0) {
        return (Str){0};
    }
    Str rest = str_slice(text, (size_t)open, text.len);
    ptrdiff_t start = str_find(rest, STR(">"));
    ptrdiff_t end = str_find(rest, STR("</svg>"));
    if (start < 0 || end <= start) {
        return (Str){0};
    }
    return str_slice(rest, (size_t)start + 1, (size_t)end);
}

/* Adds one layer; the first one brings the <svg ...> line for all. */
static Status add_layer(const char *asset_dir, Str name, bool is_first, StrBuf *out,
                        Error *err)
{
    StrBuf file = {0};
    Status status = read_svg(asset_dir, name, &file, err);
    Str text = strbuf_str(&file);
    Str inner = inner_part(text);
    if (status == STATUS_OK && inner.len == 0) {
        status = error_set(err, STATUS_BAD_DATA, "%.*s: not an SVG", STR_ARG(name));
    }
    if (status == STATUS_OK) {
        if (is_first) {
            ptrdiff_t open = str_find(text, STR("<svg"));
            strbuf_add(out,
                       str_slice(text, (size_t)open, (size_t)(inner.ptr - text.ptr)));
        }
        strbuf_add(out, inner);
    }
    strbuf_clear(&file);
    return status;
}

/* "cast/<person>/<view>/<face>": people are drawn in layers. */
static bool split_person(Str name, Str *folder, Str *face)
{
    if (!str_starts_with(name, STR("cast/"))) {
        return false;
    }
    size_t cut = name.len;
    while (name.ptr[cut - 1] != '/') {
        cut--;
    }
    *folder = str_slice(name, 0, cut - 1);
    *face = str_slice(name, cut, name.len);
    return folder->len > 5;
}

static Status load_person(const char *asset_dir, Str folder, Str face, StrBuf *out,
                          Error *err)
{
    enum {
        LAYERS = 5,
        FACE_LAYER = 3
    };
    static const char *const layers[LAYERS] = {"back", "body", "head", "face_", "over"};
    static const bool needed[LAYERS] = {false, true, false, true, false};
    Arena arena = {0};
    Status status = STATUS_OK;
    bool is_first = true;
    for (int i = 0; i < LAYERS && status == STATUS_OK; i++) {
        Str tail = i == FACE_LAYER ? face : (Str){0};
        Str name =
            str_format(&arena, "%.*s/%s%.*s", STR_ARG(folder), layers[i], STR_ARG(tail));
        status = add_layer(asset_dir, name, is_first, out, err);
        is_first = is_first && status != STATUS_OK;
        if (status == STATUS_NOT_FOUND && !needed[i]) {
            status = STATUS_OK;
        }
    }
    strbuf_add(out, STR("</svg>"));
    arena_clear(&arena);
    return status;
}

Status svg_load(const char *asset_dir, Str name, StrBuf *out, Error *err)
{
    if (!svg_name_is_valid(name)) {
        return error_set(err, STATUS_BAD_ARGUMENT, "picture name '%.*s'", STR_ARG(name));
    }
    Str folder;
    Str face;
    Status status = split_person(name, &folder, &face)
                        ? load_person(asset_dir, folder, face, out, err)
                        : read_svg(asset_dir, name, out, err);
    return status == STATUS_OK ? status
                               : error_add(err, status, "picture %.*s", STR_ARG(name));
}

/* ---- size ---- */

static const char *skip_gap(const char *at)
{
    while (*at == ' ' || *at == ',' || *at == '\n' || *at == '\t' || *at == '\r') {
        at++;
    }
    return at;
}

/* Own number reader: strtof would follow the locale's decimal point. */
static bool read_number(const char **at, float *out)
{
    const char *p = skip_gap(*at);
    bool is_negative = *p == '-';
    p += is_negative;
    float value = 0;
    float step = 0;
    const char *start = p;
    for (; (*p >= '0' && *p <= '9') || (*p == '.' && step <= 0); p++) {
        if (*p == '.') {
            step = 1;
            continue;
        }
        value = value * 10 + (float)(*p - '0');
        step *= 10;
    }
    if (p == start) {
        return false;
    }
    *out = (is_negative ? -value : value) / (step > 0 ? step : 1);
    *at = p;
    return true;
}

/* The viewBox, and the drawing behind the <svg ...> tag. */
typedef struct Drawing {
    float x, y, width, height;
    Str body;
} Drawing;

static Status read_drawing(Str text, Drawing *out, Error *err)
{
    ptrdiff_t open = str_find(text, STR("<svg"));
    Str rest = open < 0 ? (Str){0} : str_slice(text, (size_t)open, text.len);
    ptrdiff_t close = str_find(rest, STR(">"));
    Str tag = close < 0 ? (Str){0} : str_slice(rest, 0, (size_t)close);
    ptrdiff_t box = str_find(tag, STR("viewBox=\""));
    if (box < 0) {
        return error_set(err, STATUS_BAD_DATA, "SVG without viewBox");
    }
    /* The tag ends in '>', where number reading stops at the latest. */
    const char *at = tag.ptr + box + 9;
    float values[4];
    for (int i = 0; i < 4; i++) {
        if (!read_number(&at, &values[i])) {
            return error_set(err, STATUS_BAD_DATA, "SVG with a broken viewBox");
        }
    }
    *out = (Drawing){values[0], values[1], values[2], values[3],
                     str_slice(rest, (size_t)close + 1, rest.len)};
    if (!(out->width >= 1 && out->width <= MAX_UNITS && out->height >= 1 &&
          out->height <= MAX_UNITS)) {
        return error_set(err, STATUS_BAD_DATA, "SVG of %g x %g units", (double)out->width,
                         (double)out->height);
    }
    return STATUS_OK;
}

Status svg_size(Str text, float *width, float *height, Error *err)
{
    Drawing drawing;
    Status status = read_drawing(text, &drawing, err);
    if (status == STATUS_OK) {
        *width = drawing.width;
        *height = drawing.height;
    }
    return status;
}

SvgFit svg_fit_of(Str name)
{
    return str_starts_with(name, STR("backdrops/")) ? SVG_COVER : SVG_INSIDE;
}

/* ---- rasterising ---- */

/* Pixels per unit, and the size this gives. */
typedef struct Target {
    float scale;
    int width, height;
    bool is_backdrop;
} Target;

static Status find_target(const Drawing *drawing, float across, float down, SvgFit fit,
                          Target *out, Error *err)
{
    float x_scale = across / drawing->width;
    float y_scale = down / drawing->height;
    out->scale = fit == SVG_COVER ? fmaxf(x_scale, y_scale) : fminf(x_scale, y_scale);
    out->width = (int)fmaxf(1, roundf(drawing->width * out->scale));
    out->height = (int)fmaxf(1, roundf(drawing->height * out->scale));
    if (out->width > RASTER_MAX_SIDE || out->height > RASTER_MAX_SIDE ||
        (int64_t)out->width * out->height > RASTER_MAX_PIXELS) {
        return error_set(err, STATUS_TOO_LARGE, "SVG at %d x %d pixels", out->width,
                         out->height);
    }
    out->is_backdrop = fit == SVG_COVER;
    if (out->is_backdrop) {
        /* A quarter pixel more, or rounding leaves the last row or column half covered.
         */
        out->scale *=
            1 + 0.25f / (float)(out->width > out->height ? out->height : out->width);
    }
    return STATUS_OK;
}

/* SDL_image gives straight RGBA bytes; we keep premultiplied words. In a backdrop, two
 * shapes that share an edge leave it partly transparent, as both cover a pixel in part:
 * there the colour is right and only the alpha is mended. */
static void take_pixels(const SDL_Surface *surface, const Target *target, int rows,
                        uint32_t *out)
{
    for (int y = 0; y < rows; y++) {
        const uint8_t *in =
            (const uint8_t *)surface->pixels + (size_t)(y * surface->pitch);
        for (int x = 0; x < target->width; x++, in += 4) {
            bool is_mended = target->is_backdrop && in[3] >= 128;
            Color color = {in[0], in[1], in[2], is_mended ? 255 : in[3]};
            *out++ = pixel_from_color(color);
        }
    }
}

/* A drawing is rasterised in bands: the same text with a viewBox around the band. Whole,
 * a backdrop would need 16 MB for a moment, and the allocator would keep most of it. The
 * viewBox is made larger than the band by a row and a column, so that rounding inside the
 * reader cannot leave a side short. */
static SDL_Surface *draw_band(const Drawing *drawing, const Target *target, int top,
                              int rows)
{
    StrBuf text = {0};
    float width = (float)(target->width + 1) / target->scale;
    float height = (float)(rows + 1) / target->scale;
    strbuf_add_format(&text,
                      "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                      "viewBox=\"%.9g %.9g %.9g %.9g\">",
                      (double)drawing->x,
                      (double)(drawing->y + (float)top / target->scale), (double)width,
                      (double)height);
    strbuf_add(&text, drawing->body);
    SDL_RWops *stream = SDL_RWFromConstMem(text.ptr, (int)text.len);
    SDL_Surface *surface = NULL;
    if (stream != NULL) {
        surface = IMG_LoadSizedSVG_RW(stream, target->width + 1, 0);
        SDL_RWclose(stream);
    }
    strbuf_clear(&text);
    return surface;
}

static Status check_band(const SDL_Surface *surface, int width, int rows, Error *err)
{
    if (surface == NULL) {
        return error_set(err, STATUS_BAD_DATA, "SVG not drawn: %s", SDL_GetError());
    }
    if (surface->format->format != SDL_PIXELFORMAT_RGBA32 || surface->w < width ||
        surface->h < rows) {
        return error_set(err, STATUS_BAD_DATA, "SVG drawn at %d x %d instead of %d x %d",
                         surface->w, surface->h, width, rows);
    }
    return STATUS_OK;
}

/* Percentages may count from the viewBox: such a drawing is one band. */
static int band_rows(const Drawing *drawing, const Target *target)
{
    bool has_percent = str_find(drawing->body, STR("%")) >= 0;
    return has_percent || target->height < BAND_ROWS ? target->height : BAND_ROWS;
}

static Status draw_bands(const Drawing *drawing, const Target *target, RasterMaker *maker,
                         Error *err)
{
    int step = band_rows(drawing, target);
    uint32_t *pixels =
        mem_alloc_array((size_t)target->width * (size_t)step, sizeof *pixels);
    Status status = STATUS_OK;
    const int64_t until = os_monotonic_ms() + LONGEST_MS;
    for (int top = 0; top < target->height && status == STATUS_OK; top += step) {
        int rows = target->height - top < step ? target->height - top : step;
        SDL_Surface *surface = draw_band(drawing, target, top, rows);
        status = check_band(surface, target->width, rows, err);
        if (status == STATUS_OK && os_monotonic_ms() > until) {
            status = error_set(err, STATUS_TIMEOUT, "SVG takes too long to draw");
        }
        if (status == STATUS_OK) {
            take_pixels(surface, target, rows, pixels);
            raster_maker_add(maker, pixels, rows);
        }
        SDL_FreeSurface(surface);
    }
    mem_free(pixels);
    return status;
}

Status svg_rasterise(Str text, int box_width, int box_height, SvgFit fit, Raster **out,
                     Error *err)
{
    *out = NULL;
    Drawing drawing;
    Target target = {0};
    Status status = read_drawing(text, &drawing, err);
    if (status == STATUS_OK) {
        status =
            find_target(&drawing, (float)box_width, (float)box_height, fit, &target, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    RasterMaker *maker = raster_maker_new(target.width, target.height);
    status = draw_bands(&drawing, &target, maker, err);
    if (status != STATUS_OK) {
        raster_maker_free(maker);
        return status;
    }
    *out = raster_maker_finish(maker);
    return STATUS_OK;
}
