/* Segments, switches, chips. */
#include <math.h>

#include "base/utf8.h"
#include "ui/ui_internal.h"
#include "ui/widgets.h"
#include "ui/words.h"

/* ---- segments ---- */

enum {
    SEGMENTS_MOST = 8,
    SEGMENT_DOT = 24,
    SEGMENT_PADDING = 28,
};

static float place_segments(Ui *ui, Rect rect, const Str *labels, size_t count, Rect *out)
{
    require(count <= SEGMENTS_MOST);
    UiSize sizes[SEGMENTS_MOST];
    UiTextStyle style = {.type = UI_TYPE_TOOLBAR};
    for (size_t i = 0; i < count; i++) {
        float w = ui_text_width(ui, labels[i], &style) + 2 * SEGMENT_PADDING +
                  ui__mark_side(ui, SEGMENT_DOT) + UI_SPACE_12;
        float h = fmaxf(UI_TARGET_KIOSK, ui_type_pitch(ui, UI_TYPE_TOOLBAR) + 24);
        sizes[i] = (UiSize){ceilf(w), ceilf(h)};
    }
    return ui_flow(rect, sizes, count, false, out);
}

float ui_segments_height(Ui *ui, float width, const Str *labels, size_t count)
{
    Rect places[SEGMENTS_MOST];
    return place_segments(ui, (Rect){0, 0, width, 0}, labels, count, places);
}

static bool segment(Ui *ui, UiId id, Rect r, Str label, bool is_chosen)
{
    const Theme *t = ui->theme;
    Arena *arena = &ui->list.arena;
    Str spoken = is_chosen ? str_format(arena, "%.*s、%.*s", STR_ARG(label),
                                        STR_ARG(ui_word(UI_WORD_SELECTED)))
                           : label;
    UiState state = ui_item(
        ui,
        &(UiItem){.id = id, .rect = r, .radius = UI_RADIUS_CONTROL, .spoken = spoken});
    bool is_tinted = is_chosen || state.is_hovered || state.is_pressed;
    ui_box(ui, r,
           &(UiBox){.fill = is_tinted ? t->primary_tint : t->surface,
                    .border = is_chosen ? t->primary : t->border,
                    .border_width = is_chosen ? UI_BORDER_STATE : UI_BORDER_CONTROL,
                    .radius = UI_RADIUS_CONTROL});
    float side = ui__mark_side(ui, SEGMENT_DOT);
    Rect dot = {r.x + SEGMENT_PADDING, r.y + (r.h - side) / 2, side, side};
    ui_box(ui, dot,
           &(UiBox){.fill = t->surface,
                    .border = is_chosen ? t->primary : t->border,
                    .border_width = is_chosen ? side / 3 : UI_BORDER_CONTROL,
                    .radius = side / 2});
    float x = dot.x + side + UI_SPACE_12;
    UiTextStyle style = {.type = UI_TYPE_TOOLBAR,
                         .color = is_chosen ? t->primary : t->text};
    ui_text_fit(ui, (Rect){x, r.y + 4, r.x + r.w - x - 8, r.h - 8}, label, &style);
    return state.is_activated;
}

bool ui_segments(Ui *ui, UiId id, Rect rect, const Str *labels, size_t count,
                 size_t *chosen)
{
    Rect places[SEGMENTS_MOST];
    (void)place_segments(ui, rect, labels, count, places);
    size_t now = *chosen;
    ui_group_begin(ui, id, UI_GROUP_ROW);
    for (size_t i = 0; i < count; i++) {
        if (segment(ui, ui_id_nth(id, i), places[i], labels[i], i == *chosen)) {
            now = i;
        }
    }
    ui_group_end(ui);
    bool changed = now != *chosen;
    *chosen = now;
    return changed;
}

/* ---- switch ---- */

static void switch_track(Ui *ui, Rect r, bool is_on)
{
    const Theme *t = ui->theme;
    ui_box(ui, r,
           &(UiBox){.fill = is_on ? t->primary : t->surface,
                    .border = is_on ? t->primary : t->border,
                    .border_width = UI_BORDER_CONTROL,
                    .radius = r.h / 2});
    float side = r.h - 16;
    Rect knob = {is_on ? r.x + r.w - side - 8 : r.x + 8, r.y + 8, side, side};
    ui_box(ui, knob,
           &(UiBox){.fill = is_on ? t->on_primary : t->border, .radius = side / 2});
    Rect word = {is_on ? r.x + 12 : r.x + side + 12, r.y, r.w - side - 24, r.h};
    UiTextStyle style = {.type = UI_TYPE_CAPTION,
                         .color = is_on ? t->on_primary : t->text,
                         .align = UI_ALIGN_CENTER,
                         .is_bold = true};
    ui_text_fit(ui, word, ui_word(is_on ? UI_WORD_ON : UI_WORD_OFF), &style);
}

bool ui_switch(Ui *ui, UiId id, Rect rect, Str label, bool *is_on)
{
    Str state_word = ui_word(*is_on ? UI_WORD_ON : UI_WORD_OFF);
    Str name = text_plain(&ui->list.arena, label);
    UiState state =
        ui_item(ui, &(UiItem){.id = id,
                              .rect = rect,
                              .radius = UI_RADIUS_CONTROL,
                              .spoken = str_format(&ui->list.arena, "%.*s、%.*s",
                                                   STR_ARG(name), STR_ARG(state_word))});
    if (state.is_activated) {
        *is_on = !*is_on;
    }
    if (state.is_hovered || state.is_pressed) {
        ui_box(ui, rect_outset(rect, UI_SPACE_8),
               &(UiBox){.fill = ui->theme->primary_tint, .radius = UI_RADIUS_CONTROL});
    }
    float scale = fminf(ui->frame.text_scale, 1.5f);
    Rect track = {rect.x + rect.w - 144 * scale, rect.y + (rect.h - 72 * scale) / 2,
                  144 * scale, 72 * scale};
    switch_track(ui, track, *is_on);
    UiTextStyle style = {.type = UI_TYPE_LABEL};
    Rect text = {rect.x, rect.y, track.x - rect.x - UI_SPACE_16, rect.h};
    ui_text_fit(ui, text, label, &style);
    return state.is_activated;
}

/* ---- chips ---- */

enum {
    CHIP_W_LEAST = 200,
};

UiSize ui_chip_size(Ui *ui, const UiChip *chip)
{
    UiTextStyle style = {.type = UI_TYPE_OPTION,
                         .is_secret = chip->is_secret,
                         .is_verbatim = chip->is_secret};
    float w = ui_text_width(ui, chip->label, &style) + 2 * UI_SPACE_32;
    float h = ui_type_pitch(ui, UI_TYPE_OPTION) + UI_SPACE_24;
    bool is_letter = utf8_length(chip->label) == 1; /* one key of many: a square */
    float least = is_letter ? UI_TARGET_KIOSK : CHIP_W_LEAST;
    return (UiSize){ceilf(fmaxf(w, least)), ceilf(fmaxf(h, UI_TARGET_KIOSK))};
}

bool ui_chip(Ui *ui, UiId id, Rect rect, const UiChip *chip)
{
    const Theme *t = ui->theme;
    UiState state =
        ui_item(ui, &(UiItem){.id = id,
                              .rect = rect,
                              .radius = UI_RADIUS_CONTROL,
                              .spoken = chip->is_secret
                                            ? ui_word(UI_WORD_OWN_TEXT)
                                            : text_plain(&ui->list.arena, chip->label),
                              .is_unavailable = chip->is_unavailable,
                              .reason = chip->reason,
                              .above = chip->above,
                              .below = chip->below});
    bool is_tinted = chip->is_selected || state.is_hovered || state.is_pressed;
    ui_box(
        ui, rect,
        &(UiBox){.fill = is_tinted ? t->primary_tint : t->surface,
                 .border = chip->is_selected ? t->primary : t->border,
                 .border_width = chip->is_selected ? UI_BORDER_STATE : UI_BORDER_CONTROL,
                 .radius = UI_RADIUS_CONTROL});
    UiTextStyle style = {.type = UI_TYPE_OPTION,
                         .color = chip->is_unavailable ? t->text_off : t->text,
                         .align = UI_ALIGN_CENTER,
                         .is_secret = chip->is_secret,
                         .is_verbatim = chip->is_secret};
    ui_text_fit(ui, rect_inset(rect, UI_SPACE_8), chip->label, &style);
    return state.is_activated;
}
