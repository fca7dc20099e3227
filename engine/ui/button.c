/* Buttons, the action row, and placing boxes in rows. */
#include <math.h>

#include "ui/ui_internal.h"
#include "ui/widgets.h"

enum {
    PADDING = 32,
    PADDING_TOOLBAR = 20,
    ICON_GAP = 12,
    LEAST_WIDTH = 200,
    LEAST_HEIGHT = 96,
    LEAST_TOOLBAR_WIDTH = 156,
    ACTION_WIDTH = 360,
    ACTION_WIDTH_LARGE = 280, /* large letters fill less */
    ACTIONS_MOST = 8,
};

static UiType label_type(UiButtonKind kind)
{
    return kind == UI_BUTTON_TOOLBAR ? UI_TYPE_TOOLBAR : UI_TYPE_BUTTON;
}

typedef struct Look {
    Color fill, border, text;
} Look;

static Look primary_look(const Theme *t, const UiState *state)
{
    Color fill = t->primary;
    if (state->is_pressed) {
        fill = t->primary_down;
    } else if (state->is_hovered) {
        fill = t->primary_hover;
    }
    return (Look){fill, fill, t->on_primary};
}

static Look plain_look(const Theme *t, const UiButton *button, const UiState *state)
{
    bool is_tinted = state->is_pressed || state->is_hovered || button->is_on;
    Look look = {is_tinted ? t->primary_tint : t->surface, t->border, t->text};
    if (button->kind == UI_BUTTON_SECONDARY || button->is_on) {
        look.border = t->primary;
        look.text = t->primary;
    } else if (button->kind == UI_BUTTON_DANGER) {
        look = (Look){is_tinted ? t->danger_bg : t->surface, t->danger, t->danger};
    } else if (button->kind == UI_BUTTON_GHOST) {
        look.border = (Color){0};
        look.text = t->primary;
    }
    return look;
}

static Look look_of(const Theme *t, const UiButton *button, const UiState *state)
{
    if (button->is_unavailable) {
        return (Look){t->surface, t->border, t->text_off};
    }
    return button->kind == UI_BUTTON_PRIMARY ? primary_look(t, state)
                                             : plain_look(t, button, state);
}

static float icon_side(const Ui *ui, const UiButton *button)
{
    return button->icon.len > 0 ? ui_type_size(ui, label_type(button->kind)) * 1.2f : 0;
}

static float padding(const UiButton *button)
{
    return button->kind == UI_BUTTON_TOOLBAR ? PADDING_TOOLBAR : PADDING;
}

static void button_content(Ui *ui, Rect rect, const UiButton *button, Color color)
{
    UiTextStyle style = {.type = label_type(button->kind),
                         .color = color,
                         .align = button->starts_left ? UI_ALIGN_LEFT : UI_ALIGN_CENTER};
    Rect inner = rect_inset(rect, 4);
    inner.x += padding(button) / 2;
    inner.w -= padding(button);
    float side = icon_side(ui, button);
    if (side > 0) {
        float label = fminf(ui_text_width(ui, button->label, &style),
                            fmaxf(0, inner.w - side - ICON_GAP));
        float room = inner.w - side - ICON_GAP - label;
        float x = inner.x + (button->starts_left ? 0 : room / 2);
        ui_icon(ui, (Rect){x, rect.y + (rect.h - side) / 2, side, side}, button->icon,
                color);
        inner.w = label + 2;
        inner.x = x + side + ICON_GAP - 1;
    }
    ui_text_fit(ui, inner, button->label, &style);
}

static Str spoken_text(Ui *ui, const UiButton *button)
{
    Str name = button->spoken.len > 0 ? button->spoken : button->label;
    name = text_plain(&ui->list.arena, name);
    if (button->is_unavailable && button->reason.len > 0) {
        Str reason = text_plain(&ui->list.arena, button->reason);
        return str_format(&ui->list.arena, "%.*s。%.*s", STR_ARG(name), STR_ARG(reason));
    }
    return name;
}

bool ui_button(Ui *ui, UiId id, Rect rect, const UiButton *button)
{
    UiItem item = {
        .id = id,
        .rect = rect,
        .radius = UI_RADIUS_CONTROL,
        .spoken = spoken_text(ui, button),
        .is_unavailable = button->is_unavailable,
        .reason = button->reason,
        .guards_repeat = button->guards_repeat,
    };
    for (int i = 0; i < UI_SHORTCUTS_PER_ITEM; i++) {
        item.shortcuts[i] = button->shortcuts[i];
    }
    UiState state = ui_item(ui, &item);
    Look look = look_of(ui->theme, button, &state);
    Rect shown = state.is_pressed && !button->is_unavailable ? rect_inset(rect, 2) : rect;
    ui_box(ui, shown,
           &(UiBox){.fill = look.fill,
                    .border = look.border,
                    .border_width = UI_BORDER_CONTROL,
                    .radius = UI_RADIUS_CONTROL,
                    .style =
                        button->is_unavailable ? DRAW_BORDER_DASHED : DRAW_BORDER_SOLID});
    button_content(ui, shown, button, look.text);
    return state.is_activated;
}

UiSize ui_button_size(Ui *ui, const UiButton *button)
{
    bool is_toolbar = button->kind == UI_BUTTON_TOOLBAR;
    UiTextStyle style = {.type = label_type(button->kind)};
    float text = ui_text_width(ui, button->label, &style);
    float side = icon_side(ui, button);
    float w = text + 2 * padding(button) + (side > 0 ? side + ICON_GAP : 0);
    bool is_tight = is_toolbar || ui_is_large(ui); /* letters fill it well enough */
    float h = ui_type_pitch(ui, style.type) + (is_tight ? 16 : 32);
    return (UiSize){
        ceilf(fmaxf(w, is_toolbar ? LEAST_TOOLBAR_WIDTH : LEAST_WIDTH)),
        ceilf(fmaxf(h, is_toolbar ? ui_target(ui) : LEAST_HEIGHT)),
    };
}

/* ---- rows ---- */

typedef struct FlowRow {
    size_t first, count;
    float width, height;
} FlowRow;

static FlowRow next_row(float width, const UiSize *sizes, size_t first, size_t count)
{
    FlowRow row = {.first = first};
    for (size_t i = first; i < count; i++) {
        float wider = row.width + sizes[i].w + (row.count > 0 ? UI_GAP : 0);
        if (row.count > 0 && wider > width + 0.5f) {
            break;
        }
        row.width = wider;
        row.height = fmaxf(row.height, sizes[i].h);
        row.count++;
    }
    return row;
}

float ui_flow(Rect area, const UiSize *sizes, size_t count, bool is_right, Rect *out)
{
    float y = area.y;
    for (size_t i = 0; i < count;) {
        FlowRow row = next_row(area.w, sizes, i, count);
        float x = is_right ? area.x + area.w - row.width : area.x;
        x = fmaxf(x, area.x);
        for (; i < row.first + row.count; i++) {
            out[i] = (Rect){x, y, fminf(sizes[i].w, area.w), row.height};
            x += sizes[i].w + UI_GAP;
        }
        y += row.height + UI_GAP;
    }
    return count > 0 ? y - UI_GAP - area.y : 0;
}

/* Sizes of at least that width; returns the width of all in one row. */
static float measure_actions(Ui *ui, const UiButton *buttons, size_t count, float least,
                             UiSize *sizes)
{
    float total = 0;
    for (size_t i = 0; i < count; i++) {
        sizes[i] = ui_button_size(ui, &buttons[i]);
        sizes[i].w = fmaxf(sizes[i].w, least);
        total += sizes[i].w + (i > 0 ? UI_GAP : 0);
    }
    return total;
}

static float action_width(const Ui *ui)
{
    return ui_is_large(ui) ? ACTION_WIDTH_LARGE : ACTION_WIDTH;
}

static float place_actions(Ui *ui, Rect area, const UiButton *buttons, size_t count,
                           Rect *out)
{
    require(count <= ACTIONS_MOST);
    UiSize sizes[ACTIONS_MOST] = {0};
    float total = measure_actions(ui, buttons, count, action_width(ui), sizes);
    if (total > area.w) {
        total = measure_actions(ui, buttons, count, 0, sizes);
    }
    float height = ui_flow(area, sizes, count, true, out);
    if (count > 0 && buttons[0].kind == UI_BUTTON_DANGER && total <= area.w) {
        out[0].x = area.x;
    }
    return height;
}

float ui_actions_height(Ui *ui, float width, const UiButton *buttons, size_t count)
{
    Rect places[ACTIONS_MOST];
    return place_actions(ui, (Rect){0, 0, width, 0}, buttons, count, places);
}

float ui_actions_width(Ui *ui, float width, const UiButton *buttons, size_t count)
{
    Rect places[ACTIONS_MOST];
    (void)place_actions(ui, (Rect){0, 0, width, 0}, buttons, count, places);
    float left = width;
    for (size_t i = 0; i < count; i++) {
        left = fminf(left, places[i].x);
    }
    return width - left;
}

int ui_actions(Ui *ui, const char *name, Rect area, const UiButton *buttons, size_t count)
{
    Rect places[ACTIONS_MOST];
    (void)place_actions(ui, area, buttons, count, places);
    int activated = -1;
    for (size_t i = 0; i < count; i++) {
        if (ui_button(ui, ui_id_at(name, i), places[i], &buttons[i])) {
            activated = (int)i;
        }
    }
    return activated;
}
