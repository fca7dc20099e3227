#include <math.h>
#include <string.h>

#include <SDL.h>

#include "base/log.h"
#include "stage/stage_internal.h"

enum {
    DEFAULT_WIDTH_PX = 1280,
    DEFAULT_HEIGHT_PX = 720,
};

static void set_hints(const StageOptions *options)
{
    /* Straight into the X server's memory: the default goes through OpenGL, which without
     * a GPU costs 20 ms a frame and 100 MB. */
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    SDL_SetHint(SDL_HINT_IME_SUPPORT_EXTENDED_TEXT, "1");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, options->keeps_screen_on ? "0" : "1");
    SDL_SetHint(SDL_HINT_APP_NAME, "gofun");
}

/* Nothing is typed until a field has the focus: a running input method eats letters. */
static void quieten_events(void)
{
    SDL_StopTextInput();
    static const Uint32 unused[] = {
        SDL_KEYUP,        SDL_FINGERMOTION, SDL_DROPFILE,        SDL_DROPTEXT,
        SDL_DROPBEGIN,    SDL_DROPCOMPLETE, SDL_CLIPBOARDUPDATE, SDL_KEYMAPCHANGED,
        SDL_MULTIGESTURE, SDL_DOLLARGESTURE};
    for (size_t i = 0; i < sizeof unused / sizeof unused[0]; i++) {
        SDL_EventState(unused[i], SDL_IGNORE);
    }
}

static SDL_Window *open_plain(Stage *stage, const StageOptions *options)
{
    return SDL_CreateWindow(options->title, SDL_WINDOWPOS_UNDEFINED,
                            SDL_WINDOWPOS_UNDEFINED, stage->window_width,
                            stage->window_height,
                            SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_RESIZABLE);
}

/* On X11 SDL waits 0.1 s for the window manager's answer to "full screen". A borderless
 * window over the whole display shows the first picture without that; the rest is asked
 * for when the picture stands (stage__finish_fullscreen). */
static SDL_Window *open_screen(Stage *stage, const StageOptions *options)
{
    SDL_Rect bounds;
    const char *driver = SDL_GetCurrentVideoDriver();
    if (driver == NULL || strcmp(driver, "x11") != 0 ||
        SDL_GetDisplayBounds(0, &bounds) != 0) {
        return SDL_CreateWindow(options->title, SDL_WINDOWPOS_UNDEFINED,
                                SDL_WINDOWPOS_UNDEFINED, stage->window_width,
                                stage->window_height,
                                SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_FULLSCREEN_DESKTOP);
    }
    stage->wants_fullscreen = true;
    return SDL_CreateWindow(options->title, bounds.x, bounds.y, bounds.w, bounds.h,
                            SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_BORDERLESS |
                                SDL_WINDOW_RESIZABLE);
}

/* Without a display SDL falls back to a driver that draws for nobody. Tests ask for it.
 */
static bool is_offscreen_by_itself(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver != NULL && strcmp(driver, "offscreen") == 0 &&
           SDL_GetHint(SDL_HINT_VIDEODRIVER) == NULL;
}

Status stage__open_window(Stage *stage, const StageOptions *options, Error *err)
{
    set_hints(options);
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        return error_set(err, STATUS_IO, "opening the display: %s", SDL_GetError());
    }
    stage->is_video_on = true;
    if (is_offscreen_by_itself()) {
        return error_set(err, STATUS_NOT_FOUND, "opening the display: there is none");
    }
    quieten_events();
    stage->wake_event = SDL_RegisterEvents(1);
    stage->window_width = options->width_px > 0 ? options->width_px : DEFAULT_WIDTH_PX;
    stage->window_height =
        options->height_px > 0 ? options->height_px : DEFAULT_HEIGHT_PX;
    stage->window =
        options->is_fullscreen ? open_screen(stage, options) : open_plain(stage, options);
    if (stage->window == NULL) {
        return error_set(err, STATUS_IO, "opening the window: %s", SDL_GetError());
    }
    if (options->hides_cursor) {
        stage_show_cursor(stage, false);
    }
    return STATUS_OK;
}

/* ---- size ---- */

StageSize stage_size_of(int width_px, int height_px)
{
    bool is_portrait = width_px < height_px;
    float base_width = is_portrait ? 1080 : 1920;
    float base_height = is_portrait ? 1920 : 1080;
    float scale = fminf((float)width_px / base_width, (float)height_px / base_height);
    scale = fmaxf(scale, 2.0f / 3);
    StageSize size = {
        .width_px = width_px,
        .height_px = height_px,
        .scale = scale,
        .width = fmaxf(base_width, (float)width_px / scale),
        .height = fmaxf(base_height, (float)height_px / scale),
    };
    return size;
}

/* Takes the size from the surface that will be drawn on, once per frame. */
static void follow_size(Stage *stage, const SDL_Surface *surface)
{
    int width = 0;
    int height = 0;
    SDL_GetWindowSize(stage->window, &width, &height);
    if (surface->w != stage->size.width_px || surface->h != stage->size.height_px) {
        bool was_large = stage->size.scale >= 2;
        stage->size = stage_size_of(surface->w, surface->h);
        frame_invalidate(stage->frame);
        font_set_unhinted(stage->fonts, stage->size.scale >= 2);
        if (was_large != (stage->size.scale >= 2)) {
            glyph_cache_clear(stage->glyphs);
        }
    }
    stage->events.window_width = (float)width;
    stage->events.window_height = (float)height;
    float pixels_per_point = width > 0 ? (float)surface->w / (float)width : 1;
    stage->events.units_per_point = pixels_per_point / stage->size.scale;
}

SDL_Surface *stage__surface(Stage *stage)
{
    SDL_Surface *surface = SDL_GetWindowSurface(stage->window);
    if (surface == NULL) {
        log_error("window surface reason=%s", SDL_GetError());
        return NULL;
    }
    /* SDL makes a new, empty one when the window changed; the mark tells them apart even
     * when the memory is the same. */
    if (surface->userdata != stage) {
        surface->userdata = stage;
        stage->update_count = 0;
        frame_invalidate(stage->frame);
    }
    follow_size(stage, surface);
    return surface;
}

StageSize stage_size(const Stage *stage)
{
    if (stage->size.width_px > 0) {
        return stage->size;
    }
    int width;
    int height;
    SDL_GetWindowSizeInPixels(stage->window, &width, &height);
    return stage_size_of(width, height);
}

bool stage_is_fullscreen(const Stage *stage)
{
    return stage->wants_fullscreen ||
           (SDL_GetWindowFlags(stage->window) & SDL_WINDOW_FULLSCREEN) != 0;
}

void stage__finish_fullscreen(Stage *stage)
{
    stage->wants_fullscreen = false;
    if (SDL_SetWindowFullscreen(stage->window, SDL_WINDOW_FULLSCREEN_DESKTOP) != 0) {
        log_warning("fullscreen reason=%s", SDL_GetError());
    }
}

void stage_set_fullscreen(Stage *stage, bool is_fullscreen)
{
    if (is_fullscreen == stage_is_fullscreen(stage)) {
        return;
    }
    if (is_fullscreen) {
        stage__finish_fullscreen(stage);
        return;
    }
    stage->wants_fullscreen = false;
    if (SDL_SetWindowFullscreen(stage->window, 0) != 0) {
        log_warning("fullscreen off reason=%s", SDL_GetError());
    }
    SDL_SetWindowBordered(stage->window, SDL_TRUE);
    SDL_SetWindowSize(stage->window, stage->window_width, stage->window_height);
    SDL_SetWindowPosition(stage->window, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED);
}

void stage_show_cursor(Stage *stage, bool is_shown)
{
    (void)stage;
    SDL_ShowCursor(is_shown ? SDL_ENABLE : SDL_DISABLE);
}
