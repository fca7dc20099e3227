/* A row of a list that is judged in place: text at the left, two buttons at the right. */
#include <math.h>

#include "ui/ui_internal.h"
#include "ui/widgets.h"

enum {
    BUTTON_W = 200,
    PADDING = 12,
};

static UiSize verdict_size(Ui *ui, const UiVerdictRow *row)
{
    UiSize widest = {BUTTON_W, ui_target(ui)};
    for (int i = 0; i < 2; i++) {
        UiButton button = {.label = row->verdicts[i], .kind = UI_BUTTON_TOOLBAR};
        UiSize size = ui_button_size(ui, &button);
        widest.w = fmaxf(widest.w, size.w);
        widest.h = fmaxf(widest.h, size.h);
    }
    return widest;
}

/* Both buttons beside the text, or below it when that would leave too little. */
static bool is_beside(UiSize button, float width)
{
    return width - 2 * (button.w + UI_GAP) - 2 * UI_SPACE_24 >= width * 0.45f;
}

static float label_width(UiSize button, float width)
{
    float w = width - 2 * UI_SPACE_24;
    return is_beside(button, width) ? w - 2 * (button.w + UI_GAP) : w;
}

float ui_verdict_row_height(Ui *ui, float width, const UiVerdictRow *row)
{
    UiSize button = verdict_size(ui, row);
    UiTextStyle style = {.type = UI_TYPE_OPTION};
    float text = ui_text_height(ui, label_width(button, width), row->label, &style);
    if (is_beside(button, width)) {
        return ceilf(fmaxf(text, button.h) + 2 * PADDING);
    }
    return ceilf(text + UI_SPACE_12 + button.h + 2 * PADDING);
}

static Rect verdict_place(Rect rect, UiSize button, int index)
{
    float right = rect.x + rect.w - UI_SPACE_24;
    float x = right - (float)(2 - index) * button.w - (float)(1 - index) * UI_GAP;
    float y = is_beside(button, rect.w) ? rect.y + (rect.h - button.h) / 2
                                        : rect.y + rect.h - PADDING - button.h;
    return (Rect){x, y, button.w, button.h};
}

static bool verdict_button(Ui *ui, UiId id, Rect rect, const UiVerdictRow *row, int index)
{
    Arena *arena = &ui->list.arena;
    Str label = text_plain(arena, row->label);
    Str verdict = text_plain(arena, row->verdicts[index]);
    UiButton button = {
        .label = row->verdicts[index],
        .kind = UI_BUTTON_TOOLBAR,
        .is_on = row->chosen == index,
        .spoken = str_format(arena, "%.*s、%.*s", STR_ARG(label), STR_ARG(verdict))};
    return ui_button(ui, ui_id_nth(id, (size_t)index), rect, &button);
}

int ui_verdict_row(Ui *ui, UiId id, Rect rect, const UiVerdictRow *row)
{
    UiSize button = verdict_size(ui, row);
    UiBox box = ui_mark_box(ui->theme, row->mark, UI_RADIUS_CARD);
    ui_box(ui, rect, &box);
    UiTextStyle style = {.type = UI_TYPE_OPTION};
    float w = label_width(button, rect.w);
    Rect text = {rect.x + UI_SPACE_24, rect.y, w, rect.h};
    text.h -= is_beside(button, rect.w) ? 0 : button.h + PADDING;
    ui__text_middle(ui, text, row->label, &style);
    int chosen = -1;
    ui_group_begin(ui, id, UI_GROUP_ROW);
    for (int i = 0; i < 2; i++) {
        if (verdict_button(ui, id, verdict_place(rect, button, i), row, i)) {
            chosen = i;
        }
    }
    ui_group_end(ui);
    return chosen;
}
