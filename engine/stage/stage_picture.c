#include <math.h>
#include <string.h>

#include <SDL.h>
#include <SDL_image.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "stage/stage_internal.h"
#include "stage/svg.h"

enum {
    ICON_PX = 64
};

/* ---- picture ---- */

static bool is_plain_format(const SDL_Surface *surface)
{
    return surface->format->BytesPerPixel == 4 && surface->format->Rmask == 0xFF0000u &&
           surface->format->Gmask == 0xFF00u && surface->format->Bmask == 0xFFu &&
           surface->pitch % 4 == 0;
}

/* Where to paint: the window's own memory, or a shadow of it in our format. */
static SDL_Surface *paint_surface(Stage *stage, SDL_Surface *surface)
{
    if (is_plain_format(surface)) {
        return surface;
    }
    if (stage->shadow == NULL || stage->shadow->w != surface->w ||
        stage->shadow->h != surface->h) {
        SDL_FreeSurface(stage->shadow);
        stage->shadow = SDL_CreateRGBSurfaceWithFormat(0, surface->w, surface->h, 32,
                                                       SDL_PIXELFORMAT_RGB888);
        frame_invalidate(stage->frame);
    }
    return stage->shadow;
}

static void note_dirty(Stage *stage, DirtyRects dirty)
{
    size_t count = stage->update_count + dirty.count;
    if (stage->update_capacity < count) {
        stage->update_capacity = count + 32;
        stage->update_rects = mem_resize(
            stage->update_rects, stage->update_capacity * sizeof *stage->update_rects);
    }
    for (size_t i = 0; i < dirty.count; i++) {
        PixelRect r = dirty.rects[i];
        stage->update_rects[stage->update_count++] =
            (SDL_Rect){r.x0, r.y0, r.x1 - r.x0, r.y1 - r.y0};
    }
}

/* Brings what was painted to the window's own memory and from there to the screen. */
static void show_painted(Stage *stage, SDL_Surface *surface, SDL_Surface *painted)
{
    const SDL_Rect *rects = stage->update_rects;
    for (size_t i = 0; painted != surface && i < stage->update_count; i++) {
        SDL_Rect target = rects[i];
        SDL_BlitSurface(painted, &rects[i], surface, &target);
    }
    int failed = 0;
    if (stage->was_uncovered) {
        failed = SDL_UpdateWindowSurface(stage->window);
    } else if (stage->update_count > 0) {
        failed =
            SDL_UpdateWindowSurfaceRects(stage->window, rects, (int)stage->update_count);
    }
    if (failed != 0) {
        log_warning("window update reason=%s", SDL_GetError());
        frame_invalidate(stage->frame);
    }
    stage->update_count = 0;
    stage->is_held = false;
    stage->was_uncovered = false;
}

/* Done after the first frame is on screen: the icon needs rasterising. */
static void set_icon(Stage *stage)
{
    StrBuf text = {0};
    Raster *raster = NULL;
    Error err;
    if (svg_load(stage->asset_dir, str_from(stage->icon), &text, &err) == STATUS_OK &&
        svg_rasterise(strbuf_str(&text), ICON_PX, ICON_PX, SVG_INSIDE, &raster, &err) ==
            STATUS_OK) {
        uint32_t *pixels = mem_alloc_array(ICON_PX * ICON_PX, sizeof *pixels);
        Canvas canvas = {pixels, ICON_PX, ICON_PX, ICON_PX};
        RasterStyle style = {.alpha = 255};
        raster_paint(raster, &canvas, (PixelRect){0, 0, ICON_PX, ICON_PX}, &style);
        SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(
            pixels, ICON_PX, ICON_PX, 32, ICON_PX * 4, SDL_PIXELFORMAT_ARGB8888);
        SDL_SetWindowIcon(stage->window, surface);
        SDL_FreeSurface(surface);
        mem_free(pixels);
    } else {
        log_warning("window icon reason=%s", err.message);
    }
    raster_free(raster);
    strbuf_clear(&text);
    mem_free(stage->icon);
    stage->icon = NULL;
}

void stage_paint(Stage *stage, const DrawList *list)
{
    SDL_Surface *surface = stage__surface(stage);
    SDL_Surface *target = surface == NULL ? NULL : paint_surface(stage, surface);
    if (target == NULL || target->pixels == NULL) {
        return;
    }
    Canvas canvas = {target->pixels, target->pitch / 4, target->w, target->h};
    note_dirty(stage, frame_paint(stage->frame, list, stage->size.scale, &canvas));
    stage->is_held = true;
}

void stage_show(Stage *stage)
{
    SDL_Surface *surface = stage__surface(stage);
    if (surface == NULL || !stage->is_held) {
        return;
    }
    show_painted(stage, surface, paint_surface(stage, surface));
    stage->has_presented = true;
    if (stage->icon != NULL) {
        set_icon(stage);
    }
}

void stage_present(Stage *stage, const DrawList *list)
{
    stage_paint(stage, list);
    stage_show(stage);
}

void stage_prepare(Stage *stage, const DrawList *list)
{
    frame_prepare(stage->frame, list, stage_size(stage).scale);
}

void stage_prepare_picture(Stage *stage, Str name, float width, float height)
{
    float scale = stage_size(stage).scale;
    picture_store_prepare(stage->pictures, name, (int)lroundf(width * scale),
                          (int)lroundf(height * scale));
}

void stage_prefetch_text(Stage *stage, TextFace face, float size, Str text)
{
    int size_px = glyph_size_px(size, stage_size(stage).scale);
    while (text.len > 0) {
        uint32_t codepoint = utf8_next(&text);
        if (codepoint != UTF8_INVALID && codepoint != 0) {
            (void)glyph_cache_get(stage->glyphs, face, codepoint, size_px);
        }
    }
}

void stage_set_lesson_dir(Stage *stage, const char *dir)
{
    picture_store_set_lesson_dir(stage->pictures, dir);
    frame_invalidate(stage->frame); /* the same name may be another picture now */
}

size_t stage_pending(Stage *stage)
{
    return picture_store_pending(stage->pictures);
}

bool stage_settle(Stage *stage, int timeout_ms)
{
    return picture_store_wait(stage->pictures, timeout_ms);
}

Status stage_screenshot(Stage *stage, const char *path, Error *err)
{
    SDL_Surface *surface = stage__surface(stage);
    SDL_RWops *file = surface == NULL ? NULL : SDL_RWFromFile(path, "wb");
    if (file == NULL || IMG_SavePNG_RW(surface, file, 1) != 0) {
        return error_set(err, STATUS_IO, "writing %s: %s", path, SDL_GetError());
    }
    return STATUS_OK;
}
