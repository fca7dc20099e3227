/* Tokens: every colour, type size, space and radius of the screens (logical units).
 * Used by all of ui/ and by screens that draw something of their own. */
#ifndef GOFUN_UI_THEME_H
#define GOFUN_UI_THEME_H

#include "text/layout.h"
#include "ui/draw.h"

typedef enum UiThemeId {
    UI_THEME_LIGHT,
    UI_THEME_DARK,
    UI_THEME_HIGH_CONTRAST,
    UI_THEME_COUNT,
} UiThemeId;

/* name, light, dark, high contrast. */
#define UI_TOKEN_TABLE(X)                                                                \
    X(bg, 0xF4F6F9, 0x11151B, 0x000000)                                                  \
    X(surface, 0xFFFFFF, 0x1B222C, 0x000000)                                             \
    X(sunken, 0xE8ECF2, 0x0B0E13, 0x000000)                                              \
    X(text, 0x1A1C20, 0xF1F4F8, 0xFFFFFF)                                                \
    X(text2, 0x4A4F57, 0xC2CAD5, 0xFFFFFF)                                               \
    X(text_off, 0x6B717B, 0x98A3B2, 0xB8B8B8)                                            \
    X(border, 0x767C86, 0x8A95A5, 0xFFFFFF)                                              \
    X(hair, 0xCBD1DA, 0x3A4452, 0xFFFFFF)                                                \
    X(primary, 0x0B4F9E, 0x8FC1FF, 0xFFD43D)                                             \
    X(primary_hover, 0x083E7D, 0xB5D6FF, 0xFFE37D)                                       \
    X(primary_down, 0x062C59, 0xD6E8FF, 0xFFF0B8)                                        \
    X(on_primary, 0xFFFFFF, 0x0A1524, 0x000000)                                          \
    X(primary_tint, 0xE3EEFA, 0x20324A, 0x332A00)                                        \
    X(ok, 0x005F8C, 0x7CCBF5, 0x7FD8FF)                                                  \
    X(ok_bg, 0xE1F1FA, 0x123247, 0x002433)                                               \
    X(on_ok, 0xFFFFFF, 0x06202E, 0x000000)                                               \
    X(ng, 0xB23A00, 0xFFA277, 0xFFB08A)                                                  \
    X(ng_bg, 0xFDEBE2, 0x43200F, 0x331300)                                               \
    X(on_ng, 0xFFFFFF, 0x2B1005, 0x000000)                                               \
    X(part, 0x7A5B00, 0xF2CC5B, 0xFFE37D)                                                \
    X(part_bg, 0xFFF4CF, 0x3A2F0A, 0x332A00)                                             \
    X(warn, 0x8A5300, 0xFFBE6B, 0xFFC680)                                                \
    X(warn_bg, 0xFFF1DC, 0x3D2A0E, 0x331E00)                                             \
    X(danger, 0xB3142B, 0xFF9AA6, 0xFFB3BC)                                              \
    X(danger_bg, 0xFDE8EA, 0x451820, 0x330008)                                           \
    X(focus, 0x111318, 0xFFD43D, 0x00FFFF)                                               \
    X(focus_in, 0xFFD43D, 0x000000, 0x000000)                                            \
    X(p1, 0x0B4F9E, 0x8FC1FF, 0x9CCBFF)                                                  \
    X(p2, 0x0A6B5C, 0x6ED3BF, 0x7FE5D0)                                                  \
    X(p3, 0x7A3E12, 0xE8B07A, 0xF0B35A)                                                  \
    X(shu, 0xC8391B, 0xFF8F73, 0xFFA48C)

typedef struct Theme {
#define X(name, light, dark, high_contrast) Color name;
    UI_TOKEN_TABLE(X)
#undef X
    float panel_alpha; /* of the dialogue panel over a scene */
    bool has_shadow;   /* under modal sheets */
} Theme;

/* Static; never NULL for a valid id. */
const Theme *theme_get(UiThemeId id);
/* color with alpha 0..1 instead of its own. */
Color color_with_alpha(Color color, float alpha);
/* WCAG 2.2 contrast ratio of two opaque colours, 1..21. */
double color_contrast(Color a, Color b);

/* The type scale; only two weights. */
typedef enum UiType {
    UI_TYPE_DISPLAY,  /* 72, attract and certificate titles */
    UI_TYPE_H1,       /* 48, screen titles */
    UI_TYPE_H2,       /* 40, card titles, questions */
    UI_TYPE_DIALOGUE, /* 40, scene text */
    UI_TYPE_BODY,     /* 34, explanation, feedback */
    UI_TYPE_OPTION,   /* 36, answers */
    UI_TYPE_LABEL,    /* 30 bold, section labels, status words */
    UI_TYPE_TITLE,    /* 32 bold, header title, remaining time */
    UI_TYPE_PROMPT,   /* 34 bold, what to do, who speaks */
    UI_TYPE_NAME,     /* 34 bold, numbers of tiles, letters of answers */
    UI_TYPE_BUTTON,   /* 36 bold, one line */
    UI_TYPE_TOOLBAR,  /* 28 bold, one line */
    UI_TYPE_SMALL,    /* 28, hints, dates */
    UI_TYPE_CAPTION,  /* 24, the floor */
    UI_TYPE_NUMBER,   /* 64 bold, scores */
    UI_TYPE_COUNT,
} UiType;

typedef struct TypeRow {
    float size;
    float pitch; /* times size */
    TextFace japanese;
    TextFace latin;
    bool is_reading;    /* follows the line-spacing setting, hangs 。 and 、 */
    bool is_balanced;   /* headings: lines of like length, flush opening brackets */
    TextRuby ruby_from; /* the level of furigana from which it has any; NONE: never */
} TypeRow;

const TypeRow *theme_type(UiType type);

enum {
    UI_SPACE_4 = 4,
    UI_SPACE_8 = 8,
    UI_SPACE_12 = 12,
    UI_SPACE_16 = 16,
    UI_SPACE_24 = 24,
    UI_SPACE_32 = 32,
    UI_SPACE_48 = 48,
    UI_SPACE_64 = 64,
    UI_SPACE_96 = 96,
    UI_MARGIN = 40,
    UI_MARGIN_KIOSK = 64,
    UI_GAP = 16,    /* least room between two targets */
    UI_TARGET = 72, /* least target on a personal PC */
    UI_TARGET_KIOSK = 88,
    UI_RADIUS_CHIP = 8,
    UI_RADIUS_CONTROL = 12,
    UI_RADIUS_CARD = 16,
    UI_RADIUS_PANEL = 24,
    UI_BORDER_CARD = 2,
    UI_BORDER_CONTROL = 3,
    UI_BORDER_STATE = 6,
    UI_RING = 10,        /* how far the focus ring reaches out */
    UI_RING_MARGIN = 16, /* room kept around it when scrolling */
};

#endif
