/* Stage: the window. Shows draw lists, gives input, measures text, prepares pictures.
 * The only door to SDL for the rest of the program. One thread, but for stage_wake. */
#ifndef GOFUN_STAGE_STAGE_H
#define GOFUN_STAGE_STAGE_H

#include "base/status.h"
#include "text/glyph.h"
#include "ui/draw.h"
#include "ui/input.h"

typedef struct Stage Stage;

typedef struct StageOptions {
    const char *title;            /* UTF-8 */
    const char *asset_dir;        /* holds backdrops/, cast/, icons/ ... */
    const char *cache_dir;        /* for rasterised pictures; NULL: none */
    const char *icon;             /* picture name of the window's icon; NULL: none */
    const char *const *font_dirs; /* searched before the system's; may be NULL */
    size_t font_dir_count;
    int width_px, height_px; /* of a window; 0: 1280 x 720 */
    bool is_fullscreen;      /* borderless at the desktop's size */
    bool hides_cursor;
    bool keeps_screen_on; /* kiosk; else the screen lock of the system goes on working */
} StageOptions;

/* Strings are copied. The window is empty until the first stage_present. STATUS_IO
 * without a display, STATUS_NOT_FOUND without any Japanese font. */
Status stage_open(const StageOptions *options, Stage **out, Error *err) MUST_CHECK;
void stage_close(Stage *stage);

/* ---- size ---- */
typedef struct StageSize {
    int width_px, height_px;
    float scale;         /* pixels per logical unit (ui.md 2.1); at least 2/3 */
    float width, height; /* logical canvas, at least 1920x1080 or 1080x1920 */
} StageSize;
StageSize stage_size(const Stage *stage);
/* The rule behind it, for a window of this many pixels. */
StageSize stage_size_of(int width_px, int height_px);
bool stage_is_fullscreen(const Stage *stage);
void stage_set_fullscreen(Stage *stage, bool is_fullscreen);
void stage_show_cursor(Stage *stage, bool is_shown);

/* ---- input ---- */
/* Waits for input: <0 as long as it takes (asleep, no wake-ups), 0 not at all, else at
 * most timeout_ms. False when time ran out. input->text is valid until the next call and
 * wiped then. Exposed parts of the window are shown again without the caller. */
bool stage_wait(Stage *stage, int timeout_ms, UiInput *input);
/* From any thread: stage_wait returns UI_INPUT_NONE soon. */
void stage_wake(Stage *stage);
/* Starts or ends typing into a field; caret is where the candidate window belongs, in
 * logical units. Call again with on = true when the caret moves. */
void stage_text_input(Stage *stage, bool on, Rect caret);

/* ---- picture ---- */
/* Paints what differs from the last list; nobody sees it before stage_show, and a part of
 * the window that is uncovered until then stays empty. Pictures still in the making are
 * left out; when they are ready, stage_wait returns UI_INPUT_NONE. */
void stage_paint(Stage *stage, const DrawList *list);
/* Hands over what was painted. */
void stage_show(Stage *stage);
/* Both at once. */
void stage_present(Stage *stage, const DrawList *list);
/* Gets ready what a later list needs: its pictures (by the worker) and its glyphs (now).
 */
void stage_prepare(Stage *stage, const DrawList *list);
/* One picture for a box of that logical size. */
void stage_prepare_picture(Stage *stage, Str name, float width, float height);
/* Renders the glyphs of text at that size, so that showing it costs no rendering. Not for
 * secrets. */
void stage_prefetch_text(Stage *stage, TextFace face, float size, Str text);
/* Pictures asked for and not finished. */
size_t stage_pending(Stage *stage);
/* Waits until they are, at most timeout_ms; present again afterwards. */
bool stage_settle(Stage *stage, int timeout_ms);
/* The folder of the lesson that is open, NULL when none is: backdrops in it go before
 * ours of the same name. Copied; what was seen of its files before is looked at anew. */
void stage_set_lesson_dir(Stage *stage, const char *dir);
/* What the window shows, as PNG. */
Status stage_screenshot(Stage *stage, const char *path, Error *err) MUST_CHECK;

/* ---- text ---- */
/* Valid as long as stage. */
TextMetrics stage_metrics(Stage *stage);
/* Code points of text that no installed font can show, each once, in order of appearance,
 * at most capacity of them; returns how many were written. */
size_t stage_missing_glyphs(Stage *stage, Str text, uint32_t *out, size_t capacity);
/* For the text channel: puts text on the clipboard. */
void stage_set_clipboard(Stage *stage, Str text);

#endif
