#include <math.h>

#include "ui/ui_internal.h"

enum {
    BUTTON_GAP = 16,
};

static ScrollState *find_scroll(Ui *ui, UiId id)
{
    for (size_t i = 0; i < ui->scroll_count; i++) {
        if (ui->scrolls[i].id == id) {
            return &ui->scrolls[i];
        }
    }
    return NULL;
}

static ScrollState *get_scroll(Ui *ui, UiId id)
{
    ScrollState *scroll = find_scroll(ui, id);
    if (scroll != NULL) {
        return scroll;
    }
    if (ui->scroll_count == ui->scroll_capacity) {
        ui->scroll_capacity = ui->scroll_capacity > 0 ? ui->scroll_capacity * 2 : 4;
        ui->scrolls =
            mem_resize(ui->scrolls, ui->scroll_capacity * sizeof(ui->scrolls[0]));
    }
    scroll = &ui->scrolls[ui->scroll_count];
    ui->scroll_count++;
    *scroll = (ScrollState){.id = id};
    return scroll;
}

void ui__scroll_pass_begins(Ui *ui, bool is_first)
{
    for (size_t i = 0; i < ui->scroll_count; i++) {
        ui->scrolls[i].was_seen = ui->scrolls[i].is_seen;
        ui->scrolls[i].is_seen = false;
        ui->scrolls[i].changes = is_first ? 0 : ui->scrolls[i].changes;
    }
}

const ScrollState *ui__scroll_open(Ui *ui)
{
    const ScrollState *scroll = find_scroll(ui, ui->scroll);
    require(scroll != NULL);
    return scroll;
}

static float most_offset(const ScrollState *scroll)
{
    return fmaxf(0, scroll->content_height - scroll->area.h);
}

/* A picture as wide as the page may fit beside the bar and not without it: then the bar
 * stays, else the page would never settle. */
static bool overflows(const ScrollState *scroll)
{
    enum {
        CHANGES_MOST = 2
    };
    return scroll->content_height > scroll->area.h + 0.5f ||
           scroll->changes > CHANGES_MOST;
}

static bool is_live(const Ui *ui, const ScrollState *scroll)
{
    return scroll->was_seen && scroll->layer == ui->top_before && overflows(scroll);
}

ScrollState *ui__scroll_target(Ui *ui, UiId preferred)
{
    ScrollState *found = NULL;
    for (size_t i = 0; i < ui->scroll_count; i++) {
        ScrollState *scroll = &ui->scrolls[i];
        if (is_live(ui, scroll) && (found == NULL || scroll->id == preferred)) {
            found = scroll;
        }
    }
    return found;
}

ScrollState *ui__scroll_at(Ui *ui, float x, float y)
{
    for (size_t i = 0; i < ui->scroll_count; i++) {
        ScrollState *scroll = &ui->scrolls[i];
        if (is_live(ui, scroll) && rect_contains(scroll->area, x, y)) {
            return scroll;
        }
    }
    return NULL;
}

static bool set_offset(Ui *ui, ScrollState *scroll, float offset)
{
    offset = roundf(fminf(fmaxf(offset, 0), most_offset(scroll)));
    if (offset == scroll->offset) {
        return false;
    }
    scroll->offset = offset;
    ui->again = true;
    return true;
}

bool ui__scroll_by(Ui *ui, ScrollState *scroll, float by)
{
    return set_offset(ui, scroll, scroll->offset + by);
}

/* The widget with its ring and some room, with what is above it if both fit, and as much
 * of what is below as does. */
static Rect revealed(const ItemRecord *record, float room)
{
    Rect r = rect_outset(record->item.rect, UI_RING + UI_RING_MARGIN);
    if (r.h + record->item.above <= room) {
        r.y -= record->item.above;
        r.h += record->item.above;
    }
    r.h += fminf(record->item.below, fmaxf(0, room - r.h));
    return r;
}

/* Moves as little as needed; the top goes first. */
void ui__scroll_reveal(Ui *ui, const ItemRecord *record)
{
    ScrollState *scroll = find_scroll(ui, record->scroll);
    if (record->scroll == 0 || scroll == NULL) {
        return;
    }
    Rect r = revealed(record, scroll->area.h);
    r.y += scroll->drawn_offset - scroll->offset; /* it may have become shorter */
    float below = r.y + r.h - (scroll->area.y + scroll->area.h);
    if (below > 0) {
        (void)ui__scroll_by(ui, scroll, fminf(below, r.y - scroll->area.y));
    } else if (r.y < scroll->area.y) {
        (void)ui__scroll_by(ui, scroll, r.y - scroll->area.y);
    }
}

void ui_scroll_to_end(Ui *ui, UiId id)
{
    get_scroll(ui, id)->goes_to_end = true;
    ui->again = true;
}

/* True when the focus is in that area and was not scrolled away by hand. */
static bool is_focus_seen(const Ui *ui, UiId scroll)
{
    const ItemRecord *record = ui__focused(ui);
    return record != NULL && record->scroll == scroll && record->visible.h > 0;
}

/* Between text and buttons: a hanging 。 has room there, and larger ones more. */
static float bar_gap(const Ui *ui)
{
    return BUTTON_GAP * (2 * fmaxf(1, ui->frame.text_scale) - 1);
}

Rect ui_scroll_begin(Ui *ui, UiId id, Rect rect)
{
    require(ui->scroll == 0 && id != 0);
    ScrollState *scroll = get_scroll(ui, id);
    scroll->layer = ui->layer;
    scroll->is_seen = true;
    bool has_shrunk = scroll->was_seen && rect.h < scroll->area.h;
    if (!scroll->was_seen || (has_shrunk && is_focus_seen(ui, id))) {
        ui->reveals_focus = true; /* nothing below it may cover it */
    }
    scroll->area = rect;
    scroll->drawn_offset = scroll->offset;
    ui->scroll = id;
    Rect content = {rect.x, rect.y - scroll->offset, rect.w, rect.h};
    if (overflows(scroll)) {
        content.w -= UI_SCROLL_BUTTON + bar_gap(ui);
        ui_clip_begin(ui, (Rect){rect.x - BUTTON_GAP, rect.y,
                                 rect.w - UI_SCROLL_BUTTON + BUTTON_GAP, rect.h});
    }
    return content;
}

static void scroll_button(Ui *ui, ScrollState *scroll, bool is_up)
{
    float h = fminf(UI_SCROLL_BUTTON, (scroll->area.h - BUTTON_GAP) / 2);
    Rect r = {scroll->area.x + scroll->area.w - UI_SCROLL_BUTTON, scroll->area.y,
              UI_SCROLL_BUTTON, h};
    if (!is_up) {
        r.y = scroll->area.y + scroll->area.h - h;
    }
    bool can_move = is_up ? scroll->offset > 0 : scroll->offset < most_offset(scroll);
    UiState state =
        ui_item(ui, &(UiItem){
                        .id = ui_id_in(scroll->id, is_up ? STR("up") : STR("down")),
                        .rect = r,
                        .radius = UI_RADIUS_CONTROL,
                        .is_pointer_only = true,
                    });
    const Theme *t = ui->theme;
    ui_box(ui, r,
           &(UiBox){.fill = state.is_pressed ? t->primary_tint : t->surface,
                    .border = can_move ? t->border : t->hair,
                    .border_width = UI_BORDER_CONTROL,
                    .radius = UI_RADIUS_CONTROL});
    float side = fminf(48, h - 16);
    Rect icon = {r.x + (r.w - side) / 2, r.y + (r.h - side) / 2, side, side};
    ui_icon(ui, icon, is_up ? STR("icons/up") : STR("icons/down"),
            can_move ? t->primary : t->text_off);
    if (state.is_activated) {
        float by = scroll->area.h * 0.8f;
        (void)ui__scroll_by(ui, scroll, is_up ? -by : by);
    }
}

Rect ui_scroll_begin_outside(Ui *ui, UiId id, Rect rect)
{
    const float outside = UI_SCROLL_BUTTON + BUTTON_GAP;
    rect.w += outside;
    Rect content = ui_scroll_begin(ui, id, rect);
    content.w = rect.w - outside;
    return content;
}

/* Where in the content one is, between the two buttons; for the eye only. */
static void scroll_track(Ui *ui, const ScrollState *scroll)
{
    float x = scroll->area.x + scroll->area.w - UI_SCROLL_BUTTON / 2.0f - 4;
    Rect track = {x, scroll->area.y + UI_SCROLL_BUTTON + 8, 8,
                  scroll->area.h - 2 * (UI_SCROLL_BUTTON + 8)};
    if (track.h < 48) {
        return;
    }
    ui_box(ui, track, &(UiBox){.fill = ui->theme->hair, .radius = 4});
    float shown = fminf(scroll->area.h / scroll->content_height, 1);
    Rect thumb = {x, track.y + track.h * scroll->offset / scroll->content_height, 8,
                  track.h * shown};
    ui_box(ui, thumb, &(UiBox){.fill = ui->theme->border, .radius = 4});
}

void ui_scroll_end(Ui *ui, float bottom)
{
    ScrollState *scroll = find_scroll(ui, ui->scroll);
    require(scroll != NULL);
    bool was_overflowing = overflows(scroll);
    float height = bottom - (scroll->area.y - scroll->offset);
    if (fabsf(height - scroll->content_height) > 0.5f) {
        scroll->content_height = height;
        ui->again = true;
    }
    if (overflows(scroll) != was_overflowing) {
        scroll->changes++;
        ui->reveals_again = true;
    }
    if (was_overflowing) {
        ui_clip_end(ui);
    }
    ui->scroll = 0;
    if (was_overflowing) {
        scroll_track(ui, scroll);
        scroll_button(ui, scroll, true);
        scroll_button(ui, scroll, false);
    }
    float wanted = scroll->goes_to_end ? most_offset(scroll) : scroll->offset;
    (void)set_offset(ui, scroll, wanted);
    if (!ui->again) {
        scroll->goes_to_end = false;
    }
}
