/* A panel of settings to put right: a row each, its states side by side, a meter above
 * that says how much is right now and was at the beginning. */
#include <math.h>

#include "ui/parts_hands_internal.h"

enum {
    DOT = 24,
    STATE_PADDING = 24,
    ROW_PADDING = 12,
    ROW_PADDING_ABOVE = 8,
    STATES_MOST = 6,
};

static float dot_side(const Ui *ui)
{
    return ceilf(DOT * fminf(ui_scale(ui), 1.5f));
}

static UiSize state_size(Ui *ui, Str label)
{
    UiTextStyle style = {.type = UI_TYPE_TOOLBAR};
    float w = ui_text_width(ui, label, &style) + 2 * STATE_PADDING + dot_side(ui) +
              UI_SPACE_12 + 4;
    float h = fmaxf(ui_target(ui), ui_type_pitch(ui, UI_TYPE_TOOLBAR) + 16);
    return (UiSize){ceilf(fmaxf(w, 160)), ceilf(h)};
}

/* One state of a row: a dot and a word, filled when it is the one that is set. */
static bool state_button(Ui *ui, UiId id, Rect r, const UiPanelRow *row, size_t i)
{
    const Theme *t = ui->theme;
    bool is_on = i == row->state;
    Arena *arena = &ui->list.arena;
    Str spoken = part__spoken(ui, row->label, row->states[i]);
    if (is_on) {
        spoken = str_format(arena, "%.*s、%.*s", STR_ARG(spoken),
                            STR_ARG(ui_word(UI_WORD_SELECTED)));
    }
    UiState state = ui_item(
        ui,
        &(UiItem){.id = id, .rect = r, .radius = UI_RADIUS_CONTROL, .spoken = spoken});
    bool is_lit = is_on || state.is_hovered || state.is_pressed;
    ui_box(ui, r,
           &(UiBox){.fill = is_lit ? t->primary_tint : t->surface,
                    .border = is_on ? t->primary : t->border,
                    .border_width = is_on ? UI_BORDER_STATE : UI_BORDER_CONTROL,
                    .radius = UI_RADIUS_CONTROL});
    float side = dot_side(ui);
    Rect dot = {r.x + STATE_PADDING, r.y + (r.h - side) / 2, side, side};
    ui_box(ui, dot,
           &(UiBox){.fill = t->surface,
                    .border = is_on ? t->primary : t->border,
                    .border_width = is_on ? side / 3 : UI_BORDER_CONTROL,
                    .radius = side / 2});
    float x = dot.x + side + UI_SPACE_12;
    UiTextStyle style = {.type = UI_TYPE_TOOLBAR, .color = is_on ? t->primary : t->text};
    ui_text_fit(ui, (Rect){x, r.y + 4, r.x + r.w - x - 8, r.h - 8}, row->states[i],
                &style);
    return state.is_activated;
}

/* Where a row has its label, its states and its mark. */
typedef struct RowPlace {
    float height;
    Rect label;
    Rect states[STATES_MOST];
} RowPlace;

static float row_inner(const Ui *ui, float width)
{
    return width - 2 * UI_SPACE_24 - part__mark_side(ui) - UI_SPACE_16;
}

/* One form for the whole panel: the states beside the label when every row has room. */
static bool is_beside(Ui *ui, float width, const UiPanel *panel)
{
    UiTextStyle style = {.type = UI_TYPE_LABEL};
    for (size_t i = 0; i < panel->row_count; i++) {
        const UiPanelRow *row = &panel->rows[i];
        float total = ui_text_width(ui, row->label, &style) + UI_SPACE_24;
        for (size_t k = 0; k < row->state_count; k++) {
            total += state_size(ui, row->states[k]).w + UI_GAP;
        }
        if (total > row_inner(ui, width)) {
            return false;
        }
    }
    return true;
}

static RowPlace place_row(Ui *ui, float width, const UiPanel *panel, size_t i)
{
    const UiPanelRow *row = &panel->rows[i];
    require(row->state_count <= STATES_MOST);
    RowPlace place = {0};
    UiSize sizes[STATES_MOST];
    for (size_t k = 0; k < row->state_count; k++) {
        sizes[k] = state_size(ui, row->states[k]);
    }
    UiTextStyle style = {.type = UI_TYPE_LABEL};
    Rect area = {UI_SPACE_24, ROW_PADDING, row_inner(ui, width), 0};
    if (is_beside(ui, width, panel)) {
        place.label = area;
        (void)ui_flow(area, sizes, row->state_count, true, place.states);
        place.label.h = place.states[0].h;
        place.height = place.label.h + 2 * ROW_PADDING;
        return place;
    }
    area.y = ROW_PADDING_ABOVE;
    place.label = area;
    place.label.h = ui_text_height(ui, area.w, row->label, &style);
    area.y += place.label.h + UI_SPACE_4;
    area.w = width - 2 * UI_SPACE_24;
    float h = ui_flow(area, sizes, row->state_count, false, place.states);
    place.height = area.y + h + ROW_PADDING_ABOVE;
    return place;
}

static void panel_row(Ui *ui, Rect r, const UiPanel *panel, size_t i,
                      UiHandsResult *result)
{
    const UiPanelRow *row = &panel->rows[i];
    RowPlace place = place_row(ui, r.w, panel, i);
    UiBox box = ui_mark_box(ui->theme, row->mark, UI_RADIUS_CARD);
    ui_box(ui, r, &box);
    float y = r.y + (r.h - place.height) / 2;
    UiTextStyle style = {.type = UI_TYPE_LABEL};
    Rect label = place.label;
    label.x += r.x;
    label.y += y;
    ui__text_middle(ui, label, row->label, &style);
    float side = part__mark_side(ui);
    Rect mark = {r.x + r.w - UI_SPACE_24 - side,
                 y + place.label.y + (place.label.h - side) / 2, side, side};
    if (row->mark != UI_MARK_NONE) {
        ui_mark(ui, mark, row->mark);
    }
    UiId id = ui_id_at("panel_row", i);
    for (size_t k = 0; k < row->state_count; k++) {
        Rect at = place.states[k];
        at.x += r.x;
        at.y += y;
        if (state_button(ui, ui_id_nth(id, k), at, row, k)) {
            *result = (UiHandsResult){UI_HANDS_PUT, i, k};
        }
    }
}

/* Two rows side by side on a wide page, so that all of them are seen at once. */
static float rows(Ui *ui, Rect column, const UiPanel *panel, UiHandsResult *result)
{
    size_t columns = part__is_narrow(ui) ? 1 : 2;
    float w = floorf((column.w - (float)(columns - 1) * UI_GAP) / (float)columns);
    float y = column.y;
    ui_group_begin(ui, ui_id("panel_rows"), UI_GROUP_GRID);
    for (size_t k = 0; k < panel->row_count; k += columns) {
        float h = 0;
        for (size_t i = k; i < panel->row_count && i < k + columns; i++) {
            h = fmaxf(h, place_row(ui, w, panel, i).height);
        }
        for (size_t i = k; i < panel->row_count && i < k + columns; i++) {
            Rect r = {column.x + (float)(i - k) * (w + UI_GAP), y, w, h};
            panel_row(ui, r, panel, i, result);
        }
        y += h + UI_SPACE_8;
    }
    ui_group_end(ui);
    return y - UI_SPACE_8;
}

UiHandsResult part_panel(Ui *ui, const UiPanel *panel, Rect content)
{
    UiHandsResult result = {0};
    HandsPlace place;
    part__hands_begin(ui, &panel->hands, content, &place);
    if (!part__is_narrow(ui)) {
        float h = part__meter(ui, place.body, panel->meter_label, panel->meter_text,
                              panel->meter, panel->meter_before);
        (void)rect_cut_top(&place.body, h, UI_SPACE_8);
    }
    Rect column = ui_scroll_begin(ui, ui_id("panel_page"), place.body);
    float y = part__hands_lead(ui, column, &panel->hands);
    if (part__is_narrow(ui)) {
        y += part__meter(ui, (Rect){column.x, y, column.w, 0}, panel->meter_label,
                         panel->meter_text, panel->meter, panel->meter_before) +
             UI_SPACE_16;
    }
    column.y = y;
    ui_scroll_end(ui, rows(ui, column, panel, &result));
    part__hands_end(ui, &panel->hands, &place, &result);
    ui_first_focus(ui, ui_id_nth(ui_id_at("panel_row", 0), 0));
    return result;
}
