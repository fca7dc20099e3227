#include "stage/stage.h"

#include <math.h>
#include <string.h>

#include <SDL.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/os.h"
#include "base/utf8.h"
#include "stage/stage_internal.h"

enum {
    GLYPH_BUDGET_BYTES = 3 * 1024 * 1024,
    PICTURE_BUDGET_BYTES = 8 * 1024 * 1024,
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
        status = stage__open_window(stage, options, err);
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
    if (stage->is_held) {
        stage->was_uncovered = true;
        return;
    }
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
    (void)stage__surface(stage);
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
        stage__finish_fullscreen(stage);
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
