/* Draw list: what one frame shows, as a list of small commands in logical units
 * (1920x1080 landscape, 1080x1920 portrait). ui/ writes it, stage/ carries it out, tests
 * compare it as text. Nothing here draws. */
#ifndef GOFUN_UI_DRAW_H
#define GOFUN_UI_DRAW_H

#include "base/str.h"
#include "text/glyph.h"

typedef struct Rect {
    float x, y, w, h;
} Rect;

typedef struct Color {
    uint8_t r, g, b, a;
} Color;

typedef enum DrawBorder {
    DRAW_BORDER_SOLID,
    DRAW_BORDER_DASHED, /* 14 on, 8 off */
    DRAW_BORDER_DOUBLE, /* 3 on, gap, 3 on within border_width */
} DrawBorder;

typedef enum DrawKind {
    DRAW_BOX, /* filled and/or bordered rectangle with round corners; radius h/2 = circle
               */
    DRAW_GLYPHS,  /* positioned glyphs of one colour */
    DRAW_PICTURE, /* an SVG of assets/ by name */
    DRAW_BITMAP,  /* pixels handed over by the caller (certificate preview) */
    DRAW_CLIP,    /* limits what follows to rect; an empty rect lifts the limit */
} DrawKind;

typedef struct DrawBox {
    Color fill;   /* a == 0: none */
    Color border; /* a == 0: none */
    float border_width;
    float radius;
    DrawBorder style;
} DrawBox;

typedef struct DrawGlyphs {
    const TextGlyph
        *glyphs; /* relative to the command's rect.x, rect.y; in the frame's arena */
    size_t count;
    Str text; /* the same in reading order, for dumps and the text channel */
    Color color;
    bool is_secret; /* shown as dots in dumps and never kept in a cache */
} DrawGlyphs;

typedef struct DrawPicture {
    Str name;       /* "backdrops/cafe", "cast/misaki/front/worry", "icons/next" */
    uint8_t alpha;  /* 255: opaque */
    bool is_tinted; /* draw its shape in tint (icons) */
    Color tint;
    bool mirrored; /* left-right, for people looking the other way */
} DrawPicture;

typedef struct DrawBitmap {
    const uint32_t *pixels; /* premultiplied 0xAARRGGBB rows without gaps */
    int width_px, height_px;
    uint64_t version; /* changes whenever the pixels do */
} DrawBitmap;

typedef struct DrawCommand {
    DrawKind kind;
    Rect rect; /* bounds in logical units; glyphs may stick out by one em */
    union {
        DrawBox box;
        DrawGlyphs glyphs;
        DrawPicture picture;
        DrawBitmap bitmap;
    };
} DrawCommand;

/* The commands of one frame, painted in order. Everything they point to lives in arena
 * and is valid until draw_list_reset. */
typedef struct DrawList {
    Arena arena;
    DrawCommand *commands;
    size_t count;
    size_t capacity;
    float width, height; /* logical canvas */
    Color background;
} DrawList;

/* Empties list for a new frame of this canvas size. */
void draw_list_reset(DrawList *list, float width, float height, Color background);
void draw_list_clear(DrawList *list);
/* Appends a zeroed command; the pointer is valid until the next append. */
DrawCommand *draw_list_add(DrawList *list, DrawKind kind, Rect rect);
/* The list as text, one command a line, for golden files; secret text as '*'. */
void draw_list_dump(const DrawList *list, StrBuf *out);

#endif
