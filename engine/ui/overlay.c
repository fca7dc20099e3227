/* What is drawn after everything else: why a button does not work, and the focus ring. */
#include <math.h>

#include "ui/ui_internal.h"

/* Where the ring may be seen: it may stand out of a scroll area by its own width. */
static void ring_clip_begin(Ui *ui, const ItemRecord *record)
{
    Rect clip = record->clip;
    if (record->scroll != 0) {
        clip = rect_outset(clip, UI_RING + 2);
    }
    ui_clip_begin(ui, clip);
}

static void ring(Ui *ui, const ItemRecord *record)
{
    const UiItem *item = &record->item;
    ring_clip_begin(ui, record);
    ui_box(ui, rect_outset(item->rect, UI_RING),
           &(UiBox){.border = ui->theme->focus,
                    .border_width = 6,
                    .radius = item->radius + UI_RING});
    ui_box(ui, rect_outset(item->rect, 5),
           &(UiBox){.border = ui->theme->focus_in,
                    .border_width = 5,
                    .radius = item->radius + 5});
    ui_clip_end(ui);
}

/* Above the button, ending where it ends; below when there is no room. */
static void reason(Ui *ui, const ItemRecord *record)
{
    enum {
        PADDING = 20,
        WIDEST = 900
    };
    UiTextStyle style = {.type = UI_TYPE_SMALL};
    Str text = record->item.reason;
    Rect canvas = ui_canvas(ui);
    float inner =
        fminf(fminf(WIDEST, canvas.w) - 2 * PADDING, ui_text_width(ui, text, &style) + 1);
    float h = ui_text_height(ui, inner, text, &style) + 2 * PADDING;
    float w = inner + 2 * PADDING;
    Rect r = record->item.rect;
    Rect note = {fmaxf(canvas.x, fminf(r.x + r.w, canvas.x + canvas.w) - w),
                 r.y - UI_RING - UI_SPACE_8 - h, w, h};
    if (note.y < 0) {
        note.y = r.y + r.h + UI_RING + UI_SPACE_8;
    }
    ui_box(ui, note,
           &(UiBox){.fill = ui->theme->warn_bg,
                    .border = ui->theme->warn,
                    .border_width = UI_BORDER_CONTROL,
                    .radius = UI_RADIUS_CONTROL});
    (void)ui_text(ui, note.x + PADDING, note.y + PADDING, inner, text, &style);
}

void ui__draw_overlays(Ui *ui)
{
    const ItemRecord *record = ui__find(&ui->items, ui->layers[ui->top].focus, ui->top);
    if (record == NULL) {
        return;
    }
    if (record->item.is_unavailable && record->item.reason.len > 0) {
        reason(ui, record);
    }
    ring(ui, record);
}
