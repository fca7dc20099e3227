/* Inside of the stage, shared by stage.c (life, input, text), stage_window.c (the window
 * and its size) and stage_picture.c (what it shows). */
#ifndef GOFUN_STAGE_STAGE_INTERNAL_H
#define GOFUN_STAGE_STAGE_INTERNAL_H

#include <SDL.h>

#include "stage/events.h"
#include "stage/frame.h"
#include "stage/stage.h"

struct Stage {
    SDL_Window *window;
    FontSet *fonts;
    GlyphCache *glyphs;
    PictureStore *pictures;
    Frame *frame;
    EventState events;
    StageSize size;
    char *asset_dir, *icon;
    SDL_Surface *shadow;    /* only where the window's pixels are not 0xXXRRGGBB */
    SDL_Rect *update_rects; /* painted and not shown */
    size_t update_count, update_capacity;
    bool is_held;       /* stage_paint without stage_show after it */
    bool was_uncovered; /* while it was held */
    Uint32 wake_event;
    SDL_atomic_t is_woken;
    bool is_video_on;
    bool has_presented;
    bool wants_fullscreen;           /* not asked for yet: see open_screen */
    int window_width, window_height; /* when not full screen */
};

/* Starts SDL's video and opens the window. */
Status stage__open_window(Stage *stage, const StageOptions *options,
                          Error *err) MUST_CHECK;
/* Asks for full screen, if that was put off until the first picture stood. */
void stage__finish_fullscreen(Stage *stage);
/* The surface to draw on, after taking over its size; NULL (logged) when there is none.
 */
SDL_Surface *stage__surface(Stage *stage);

#endif
