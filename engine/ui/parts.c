#include <math.h>

#include "ui/parts_internal.h"

enum {
    BOTTOM_MARGIN = 32,
    BOTTOM_MARGIN_LOW = 16,
    SIDE_MARGIN = 40,
};

bool part__is_narrow(const Ui *ui)
{
    return ui_is_large(ui) || ui_is_portrait(ui);
}

bool part__is_low(const Ui *ui)
{
    return ui_is_large(ui) && !ui_is_portrait(ui);
}

Rect part__column(const Ui *ui, Rect content, float width)
{
    float most = content.w - 2 * ui_margin(ui);
    float w = fminf(most, width * fmaxf(1, ui_scale(ui)));
    return (Rect){content.x + roundf((content.w - w) / 2), content.y, w, content.h};
}

Rect part__bottom_row(Ui *ui, Rect *content, const UiButton *buttons, size_t count)
{
    float w = content->w - 2 * SIDE_MARGIN;
    float h = ui_actions_height(ui, w, buttons, count);
    float margin = part__is_low(ui) ? BOTTOM_MARGIN_LOW : BOTTOM_MARGIN;
    Rect row = {content->x + SIDE_MARGIN, content->y + content->h - margin - h, w, h};
    if (count > 0) {
        content->h = row.y - UI_GAP - content->y;
    }
    return row;
}

Str part__spoken(Ui *ui, Str text, Str other)
{
    Arena *arena = &ui_drawing(ui)->arena;
    Str a = text_plain(arena, text);
    if (other.len == 0) {
        return a;
    }
    Str b = text_plain(arena, other);
    bool has_stop =
        a.len == 0 || str_ends_with(a, STR("。")) || str_ends_with(a, STR("？"));
    return str_format(arena, "%.*s%s%.*s", STR_ARG(a), has_stop ? "" : "。", STR_ARG(b));
}

void part__text(Ui *ui, Rect column, float *y, float gap, Str text,
                const UiTextStyle *style)
{
    if (text.len > 0) {
        *y += ui_text(ui, column.x, *y, column.w, text, style) + gap;
    }
}
