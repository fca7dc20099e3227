/* Inside of Ui, for the files of this room only. */
#ifndef GOFUN_UI_UI_INTERNAL_H
#define GOFUN_UI_UI_INTERNAL_H

#include "ui/paint.h"

enum {
    UI_LAYERS = 4, /* the page and sheets over it */
    UI_CLIPS = 8,
    UI_DEAD_MS = 250, /* pointer after a page change, repeated activations */
    UI_SCROLL_BUTTON = 88,
};

/* What a widget left behind in a pass; the next input is judged by these. */
typedef struct ItemRecord {
    UiItem item;  /* rect in canvas coordinates */
    Rect visible; /* without what is clipped away */
    Rect clip;
    UiId group; /* 0: none */
    UiGroupKind group_kind;
    UiId scroll; /* 0: none */
    int layer;
    bool is_late;
} ItemRecord;

typedef struct ItemList {
    ItemRecord *records;
    size_t count, capacity;
} ItemList;

typedef struct Layer {
    UiId sheet;
    UiId focus;
    UiId first_focus; /* asked for in this pass */
} Layer;

typedef struct GroupMemory {
    UiId group, item;
} GroupMemory;

typedef struct ScrollState {
    UiId id;
    int layer;
    Rect area;
    float offset;
    float drawn_offset;   /* what its content is shifted by in this pass */
    float content_height; /* of the last pass */
    int changes;          /* how often its bar came or went since the last input */
    bool goes_to_end;
    bool is_seen; /* in this pass */
    bool was_seen;
} ScrollState;

struct Ui {
    DrawList list;
    UiFrame frame;
    const Theme *theme;
    UiInput input;
    ItemList before, items;
    bool again;

    UiId page;
    Str page_title;
    int64_t page_at_ms;

    Layer layers[UI_LAYERS];
    int layer;      /* being written to */
    int top;        /* highest of this pass */
    int top_before; /* of the last pass: the one that reacts */

    UiId group;
    UiGroupKind group_kind;
    GroupMemory *groups;
    size_t group_count, group_capacity;
    bool is_late;

    ScrollState *scrolls;
    size_t scroll_count, scroll_capacity;
    UiId scroll; /* being written to */

    Rect clips[UI_CLIPS];
    int clip_count;

    UiId pressed;
    UiId hovered;
    UiId activated; /* by this pass's input */
    UiId activated_last;
    int64_t activated_at_ms;
    bool is_key_taken;
    bool is_wheel_taken;
    bool blocks_repeat; /* since a page change until a key is pressed anew */
    bool reveals_focus;
    bool reveals_again; /* in the next pass: this one was laid out for another width */
    float pointer_x, pointer_y;

    bool has_field; /* a field was focused in this pass */
    bool is_composing;
    Rect caret;
    Str announcement;
};

/* focus.c */
const ItemRecord *ui__focused(const Ui *ui);
void ui__move_by_tab(Ui *ui, bool is_backward);
/* True when the key belongs to the focused widget's group. */
bool ui__move_in_group(Ui *ui, UiKey key);
/* After all widgets: which one has the focus now. */
void ui__settle_focus(Ui *ui);
void ui__focus(Ui *ui, UiId id, bool reveals);
const ItemRecord *ui__find(const ItemList *list, UiId id, int layer);

/* keys.c */
void ui__handle_input(Ui *ui);
/* The wheel's turn if nothing scrolled by it; takes it. */
int ui__take_wheel(Ui *ui);

/* scroll.c */
/* is_first: of the passes that follow an input. */
void ui__scroll_pass_begins(Ui *ui, bool is_first);
/* The one that is being written to; the pointer is valid until the next is begun. */
const ScrollState *ui__scroll_open(Ui *ui);
/* The area a key or the wheel moves; NULL: none. */
ScrollState *ui__scroll_target(Ui *ui, UiId preferred);
ScrollState *ui__scroll_at(Ui *ui, float x, float y);
/* True when it moved. */
bool ui__scroll_by(Ui *ui, ScrollState *scroll, float by);
void ui__scroll_reveal(Ui *ui, const ItemRecord *record);

/* ui.c */
/* The side of a mark or an icon beside text, given for text of normal size: it grows with
 * the letters, by half at most. */
float ui__mark_side(const Ui *ui, float side);

/* overlay.c */
void ui__draw_overlays(Ui *ui);

/* paint.c */
Rect ui__clip(const Ui *ui);
bool ui__is_clipped_away(const Ui *ui, Rect rect);
TextStyle ui__text_style(const Ui *ui, float width, const UiTextStyle *style);
/* Lays out (secret text makes the arena wipe itself). */
TextBlock ui__text_block(Ui *ui, Str text, const TextStyle *style, bool is_secret);
/* In lines of at most rect.w, in the middle of its height: by the letters, as a text
 * without furigana leaves the room above them empty. */
void ui__text_middle(Ui *ui, Rect rect, Str text, const UiTextStyle *style);
void ui__draw_block(Ui *ui, Rect rect, const TextBlock *block, const UiTextStyle *style);

#endif
