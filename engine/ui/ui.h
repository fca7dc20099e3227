/* Ui: an immediate-mode toolkit without a screen. The app builds the page anew for each
 * input; widgets write draw commands and say what the person did. Focus, groups, modal
 * sheets, scrolling and the pointer are handled here, by explicit ids.
 *
 *   ui_begin(ui, &input, &frame);
 *   ui_page(ui, ui_id("quiz/q1"), STR("確認テスト"));
 *   if (ui_button(ui, ui_id("next"), rect, &(UiButton){.label = STR("次へ")})) ...
 *   again = ui_end(ui);      true: run the page once more with UI_INPUT_NONE
 *   stage_present(stage, ui_draw_list(ui));
 *
 * What a widget returns true for may change anything; the next pass shows it. Strings
 * given to widgets must live until the next ui_begin. */
#ifndef GOFUN_UI_UI_H
#define GOFUN_UI_UI_H

#include "text/cache.h"
#include "text/layout.h"
#include "ui/draw.h"
#include "ui/input.h"
#include "ui/theme.h"

typedef struct Ui Ui;

/* Never made from labels. 0 is no widget. */
typedef uint64_t UiId;
UiId ui_id(const char *name);
UiId ui_id_at(const char *name, size_t index);
UiId ui_id_in(UiId parent, Str name);
UiId ui_id_nth(UiId parent, size_t index);

/* What holds for one pass. */
typedef struct UiFrame {
    float width, height; /* logical canvas, from the stage */
    UiThemeId theme;
    float text_scale;   /* 1, 1.25, 1.5, 2; 0 is 1 */
    float line_spacing; /* of reading text: 1.5, 1.7, 2.0; 0: as the type scale says */
    TextRuby ruby;
    const TextReadings *readings; /* for TEXT_RUBY_ALL; or NULL */
    const TextMetrics *metrics;   /* not NULL */
    TextCache *cache;             /* NULL: every text is laid out anew */
    int64_t now_ms;               /* monotonic */
    bool is_kiosk;
} UiFrame;

Ui *ui_new(void);
void ui_free(Ui *ui);

void ui_begin(Ui *ui, const UiInput *input, const UiFrame *frame);
/* Which page this is; call it right after ui_begin. A new page forgets focus and scroll
 * positions, and ignores the pointer for 250 ms. title is what is spoken when nothing can
 * take the focus. */
void ui_page(Ui *ui, UiId page, Str title);
/* True when the page must run again (with UI_INPUT_NONE) before it is shown. */
bool ui_end(Ui *ui);

/* The frame's commands; valid until the next ui_begin. */
const DrawList *ui_draw_list(const Ui *ui);
/* For screens that draw something of their own, in call order with the widgets. Glyphs
 * and texts are allocated in the list's arena. */
DrawList *ui_drawing(Ui *ui);
const UiFrame *ui_frame(const Ui *ui);
const Theme *ui_theme(const Ui *ui);
float ui_scale(const Ui *ui);   /* text scale */
bool ui_is_large(const Ui *ui); /* text scale 1.5 or more: one column, scrolling */
bool ui_is_portrait(const Ui *ui);
float ui_target(const Ui *ui); /* least height and width of a target */
float ui_margin(const Ui *ui);
/* Canvas without margins. */
Rect ui_canvas(const Ui *ui);

/* ---- focus ---- */
/* The widget that takes the focus when the page (or sheet) is new; never a destructive
 * one. Without it, the first widget in order. Call it before ui_end, each pass. */
void ui_first_focus(Ui *ui, UiId id);
void ui_set_focus(Ui *ui, UiId id);
UiId ui_focus(const Ui *ui);
/* Spoken text of the focused widget, after ui_end; valid until the next ui_begin. Never a
 * secret. Empty: say the page's title. */
Str ui_focus_text(const Ui *ui);
/* Text that is spoken once when it changes (verdicts, banners); after ui_end. */
void ui_announce(Ui *ui, Str text);
Str ui_announcement(const Ui *ui);
/* True when a text field has the focus: the stage turns text input on, *caret is where
 * the candidate window belongs (logical units). */
bool ui_text_input(const Ui *ui, Rect *caret);

/* Focus goes on in call order; what is called between LATE marks comes after all else
 * (right part of headers, which is drawn early). */
void ui_order_late(Ui *ui, bool is_late);

typedef enum UiGroupKind {
    UI_GROUP_COLUMN, /* up and down */
    UI_GROUP_ROW,    /* left and right */
    UI_GROUP_GRID,   /* all four, to the nearest */
} UiGroupKind;
/* One Tab stop; arrows, Home and End move inside. No groups in groups. */
void ui_group_begin(Ui *ui, UiId id, UiGroupKind kind);
void ui_group_end(Ui *ui);

/* ---- keys ---- */
typedef struct UiShortcut {
    UiKey key;      /* UI_KEY_NONE: no shortcut */
    char character; /* with UI_KEY_CHARACTER */
    bool control;
} UiShortcut;
/* True when this key was pressed and nobody took it yet. Single characters stay with a
 * focused text field; keys of the page do not pass an open sheet; none while composing.
 */
bool ui_shortcut(Ui *ui, UiShortcut shortcut);

/* ---- the one kind of thing widgets are made of ---- */
enum {
    UI_SHORTCUTS_PER_ITEM = 4
};
typedef struct UiItem {
    UiId id;
    Rect rect;
    float radius;
    Str spoken; /* name, role and state, for the text channel */
    UiShortcut shortcuts[UI_SHORTCUTS_PER_ITEM];
    bool is_unavailable; /* can be focused, does nothing, shows reason */
    Str reason;
    bool is_pointer_only;  /* not in the focus order */
    bool passes_enter;     /* Enter is left for a shortcut of another widget */
    bool shortcut_focuses; /* a shortcut moves the focus here */
    bool takes_text;       /* a text field */
    bool guards_repeat;    /* ignores the pointer for 250 ms after an activation */
    /* Room above and below that belongs to it, as a heading or what it opened: scrolled
     * into view with it as far as both have the room. */
    float above, below;
} UiItem;

typedef struct UiState {
    bool is_activated; /* this pass; never for unavailable items */
    bool is_focused;
    bool is_hovered;
    bool is_pressed; /* pointer is down on it and still there */
} UiState;
/* Registers something that can be focused or pointed at. Public for widgets made by
 * screens (hot spots of a picture). */
UiState ui_item(Ui *ui, const UiItem *item);

/* ---- clipping, scrolling, sheets ---- */
void ui_clip_begin(Ui *ui, Rect rect);
void ui_clip_end(Ui *ui);

/* A part of the page that scrolls when its content is higher than rect: wheel, PageUp,
 * PageDown, arrows outside groups, two buttons at its right edge. Returns where content
 * goes (already shifted; h is the visible height). No scroll areas in scroll areas. */
Rect ui_scroll_begin(Ui *ui, UiId id, Rect rect);
/* The same with the buttons right of rect, where the caller leaves 104 free: the content
 * keeps its width. */
Rect ui_scroll_begin_outside(Ui *ui, UiId id, Rect rect);
/* bottom: y of the end of the content, in the coordinates of the returned rectangle. */
void ui_scroll_end(Ui *ui, float bottom);
/* Shows the end of the content the next time (backlog). */
void ui_scroll_to_end(Ui *ui, UiId id);

#endif
