#include "stage/stage.h"

#include <math.h>
#include <string.h>

#include <SDL.h>
#include <SDL_image.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/os.h"
#include "base/utf8.h"
#include "stage/events.h"
#include "stage/frame.h"
#include "stage/svg.h"

enum {
    GLYPH_BUDGET_BYTES = 3 * 1024 * 1024,
    PICTURE_BUDGET_BYTES = 8 * 1024 * 1024,
    DEFAULT_WIDTH_PX = 1280,
    DEFAULT_HEIGHT_PX = 720,
    ICON_PX = 64,
};

struct Stage {
    SDL_Window *window;
    FontSet *fonts;
    GlyphCache *glyphs;
    PictureStore *pictures;
    Frame *frame;
    EventState events;
    StageSize size;
    char *asset_dir, *icon;
    SDL_Surface *shadow; /* only where the window's pixels are not 0xXXRRGGBB */
    SDL_Rect *update_rects;
    size_t update_capacity;
    Uint32 wake_event;
    SDL_atomic_t is_woken;
    bool is_video_on;
    bool has_presented;
    bool wants_fullscreen;           /* not asked for yet: see open_screen */
    int window_width, window_height; /* when not full screen */
};

/* ---- opening ---- */

static char *copy_text(const char *text)
{
    if (text == NULL) {
        return NULL;
    }
    size_t size = strlen(text) + 1;
    char *copy = mem_alloc(size);
    memcpy(copy, text, size);
    return copy;
}

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
 * for when the picture stands (finish_fullscreen). */
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

static Status open_window(Stage *stage, const StageOptions *options, Error *err)
{
    set_hints(options);
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        return error_set(err, STATUS_IO, "opening the display: %s", SDL_GetError());
    }
    stage->is_video_on = true;
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

static void on_picture_ready(void *context)
{
    stage_wake(context);
}

static void open_stores(Stage *stage, const StageOptions *options)
{
    PictureOptions pictures = {
        .asset_dir = options->asset_dir,
        .cache_dir = options->cache_dir,
        .budget_bytes = PICTURE_BUDGET_BYTES,
        .on_ready = on_picture_ready,
        .context = stage,
    };
    stage->glyphs = glyph_cache_new(stage->fonts, GLYPH_BUDGET_BYTES);
    stage->pictures = picture_store_new(&pictures);
    stage->frame = frame_new(stage->glyphs, stage->pictures);
    stage->asset_dir = copy_text(options->asset_dir);
    stage->icon = copy_text(options->icon);
}

Status stage_open(const StageOptions *options, Stage **out, Error *err)
{
    *out = NULL;
    Stage *stage = mem_alloc(sizeof *stage);
    Status status =
        font_set_open(options->font_dirs, options->font_dir_count, &stage->fonts, err);
    if (status == STATUS_OK) {
        open_stores(stage, options);
        status = open_window(stage, options, err);
    }
    if (status != STATUS_OK) {
        stage_close(stage);
        return status;
    }
    *out = stage;
    return STATUS_OK;
}

void stage_close(Stage *stage)
{
    if (stage == NULL) {
        return;
    }
    picture_store_free(stage->pictures); /* ends the thread that may wake us */
    frame_free(stage->frame);
    glyph_cache_free(stage->glyphs);
    font_set_close(stage->fonts);
    events_clear(&stage->events);
    SDL_FreeSurface(stage->shadow);
    if (stage->window != NULL) {
        SDL_DestroyWindow(stage->window);
    }
    SDL_Quit(); /* nobody else in the program uses SDL */
    mem_free(stage->update_rects);
    mem_free(stage->asset_dir);
    mem_free(stage->icon);
    mem_free(stage);
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

static SDL_Surface *window_surface(Stage *stage)
{
    SDL_Surface *surface = SDL_GetWindowSurface(stage->window);
    if (surface == NULL) {
        log_error("window surface reason=%s", SDL_GetError());
        return NULL;
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

static void finish_fullscreen(Stage *stage)
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
        finish_fullscreen(stage);
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

/* ---- input ---- */

void stage_wake(Stage *stage)
{
    if (!stage->is_video_on || !SDL_AtomicCAS(&stage->is_woken, 0, 1)) {
        return;
    }
    SDL_Event event;
    memset(&event, 0, sizeof event);
    event.type = stage->wake_event;
    if (SDL_PushEvent(&event) != 1) {
        SDL_AtomicSet(&stage->is_woken, 0);
    }
}

static void show_again(Stage *stage)
{
    SDL_Surface *surface = SDL_GetWindowSurface(stage->window);
    if (surface == NULL || SDL_UpdateWindowSurface(stage->window) != 0) {
        frame_invalidate(stage->frame);
    }
}

static void ask_again(UiInput *input)
{
    memset(input, 0, sizeof *input);
    input->at_ms = os_monotonic_ms();
}

/* SDL also tells of sizes when only the window's kind changed; its surface is a new one
 * either way. */
static bool size_has_changed(Stage *stage)
{
    StageSize old = stage->size;
    frame_invalidate(stage->frame);
    (void)window_surface(stage);
    return old.width_px != stage->size.width_px || old.height_px != stage->size.height_px;
}

/* What the stage settles itself; true when the ui should hear of the event too. */
static bool handle_event(Stage *stage, SDL_Event *event, UiInput *input)
{
    if (event->type == stage->wake_event) {
        SDL_AtomicSet(&stage->is_woken, 0);
        ask_again(input);
        return true;
    }
    bool is_window = event->type == SDL_WINDOWEVENT;
    if (is_window && event->window.event == SDL_WINDOWEVENT_EXPOSED) {
        show_again(stage);
        return false;
    }
    if (is_window && event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED &&
        !size_has_changed(stage)) {
        ask_again(input);
        return true;
    }
    return events_translate(&stage->events, event, input);
}

bool stage_wait(Stage *stage, int timeout_ms, UiInput *input)
{
    events_clear_text(&stage->events);
    if (stage->wants_fullscreen && stage->has_presented && timeout_ms != 0 &&
        picture_store_pending(stage->pictures) == 0 &&
        SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT) == SDL_FALSE) {
        finish_fullscreen(stage);
    }
    int64_t until = os_monotonic_ms() + timeout_ms;
    for (;;) {
        SDL_Event event;
        int64_t left = timeout_ms <= 0 ? timeout_ms : until - os_monotonic_ms();
        left = timeout_ms > 0 && left < 0 ? 0 : left;
        int got =
            left < 0 ? SDL_WaitEvent(&event) : SDL_WaitEventTimeout(&event, (int)left);
        if (got == 0) {
            memset(input, 0, sizeof *input);
            return false;
        }
        bool is_input = handle_event(stage, &event, input);
        mem_wipe(&event, sizeof event);
        if (is_input) {
            return true;
        }
    }
}

void stage_text_input(Stage *stage, bool on, Rect caret)
{
    if (!on) {
        if (SDL_IsTextInputActive()) {
            SDL_StopTextInput();
        }
        stage->events.is_composing = false;
        return;
    }
    float unit = stage->events.units_per_point;
    float points = unit > 0 ? 1 / unit : 1;
    SDL_Rect rect = {(int)(caret.x * points), (int)(caret.y * points),
                     (int)ceilf(caret.w * points), (int)ceilf(caret.h * points)};
    SDL_SetTextInputRect(&rect);
    if (!SDL_IsTextInputActive()) {
        SDL_StartTextInput();
        SDL_SetTextInputRect(&rect); /* some input methods drop the first one */
    }
}

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

static const SDL_Rect *update_rects(Stage *stage, DirtyRects dirty)
{
    if (stage->update_capacity < dirty.count) {
        stage->update_capacity = dirty.count + 32;
        stage->update_rects = mem_resize(
            stage->update_rects, stage->update_capacity * sizeof *stage->update_rects);
    }
    for (size_t i = 0; i < dirty.count; i++) {
        PixelRect r = dirty.rects[i];
        stage->update_rects[i] = (SDL_Rect){r.x0, r.y0, r.x1 - r.x0, r.y1 - r.y0};
    }
    return stage->update_rects;
}

static void show_dirty(Stage *stage, SDL_Surface *surface, SDL_Surface *painted,
                       DirtyRects dirty)
{
    const SDL_Rect *rects = update_rects(stage, dirty);
    for (size_t i = 0; painted != surface && i < dirty.count; i++) {
        SDL_Rect target = rects[i];
        SDL_BlitSurface(painted, &rects[i], surface, &target);
    }
    if (dirty.count > 0 &&
        SDL_UpdateWindowSurfaceRects(stage->window, rects, (int)dirty.count) != 0) {
        log_warning("window update reason=%s", SDL_GetError());
        frame_invalidate(stage->frame);
    }
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

void stage_present(Stage *stage, const DrawList *list)
{
    SDL_Surface *surface = window_surface(stage);
    SDL_Surface *target = surface == NULL ? NULL : paint_surface(stage, surface);
    if (target == NULL || target->pixels == NULL) {
        return;
    }
    Canvas canvas = {target->pixels, target->pitch / 4, target->w, target->h};
    DirtyRects dirty = frame_paint(stage->frame, list, stage->size.scale, &canvas);
    show_dirty(stage, surface, target, dirty);
    stage->has_presented = true;
    if (stage->icon != NULL) {
        set_icon(stage);
    }
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
    SDL_Surface *surface = window_surface(stage);
    SDL_RWops *file = surface == NULL ? NULL : SDL_RWFromFile(path, "wb");
    if (file == NULL || IMG_SavePNG_RW(surface, file, 1) != 0) {
        return error_set(err, STATUS_IO, "writing %s: %s", path, SDL_GetError());
    }
    return STATUS_OK;
}

/* ---- text ---- */

static float advance_em(void *context, TextFace face, uint32_t codepoint)
{
    return font_advance_em(context, face, codepoint);
}

static float kerning_em(void *context, TextFace face, uint32_t left, uint32_t right)
{
    return font_kerning_em(context, face, left, right);
}

TextMetrics stage_metrics(Stage *stage)
{
    return (TextMetrics){advance_em, kerning_em, stage->fonts};
}

static bool is_listed(const uint32_t *list, size_t count, uint32_t codepoint)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i] == codepoint) {
            return true;
        }
    }
    return false;
}

size_t stage_missing_glyphs(Stage *stage, Str text, uint32_t *out, size_t capacity)
{
    size_t count = 0;
    while (text.len > 0 && count < capacity) {
        uint32_t codepoint = utf8_next(&text);
        if (!font_has(stage->fonts, codepoint) && !is_listed(out, count, codepoint)) {
            out[count++] = codepoint;
        }
    }
    return count;
}

void stage_set_clipboard(Stage *stage, Str text)
{
    (void)stage;
    Arena arena = {0};
    if (SDL_SetClipboardText(str_copy_z(&arena, text)) != 0) {
        log_warning("clipboard reason=%s", SDL_GetError());
    }
    arena_clear(&arena);
}
