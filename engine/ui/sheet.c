#include "ui/sheet.h"

#include <math.h>

#include "ui/ui_internal.h"

enum {
    SHEET_WIDTH = 960,
    SHEET_PADDING = 48,
    SHEET_PADDING_LARGE = 32, /* the room is for the letters */
    FOOT_GAP = 32,            /* between what scrolls and the buttons */
};

static float padding(const Ui *ui)
{
    return ui_is_large(ui) ? SHEET_PADDING_LARGE : SHEET_PADDING;
}

static void scrim(Ui *ui)
{
    Rect all = {0, 0, ui->frame.width, ui->frame.height};
    ui_box(ui, all, &(UiBox){.fill = {0, 0, 0, 153}});
}

/* Height the sheet needs, from the pass before; the first pass guesses and runs again. */
static float content_height(Ui *ui, UiId scroll_id, float most)
{
    for (size_t i = 0; i < ui->scroll_count; i++) {
        if (ui->scrolls[i].id == scroll_id && ui->scrolls[i].content_height > 0) {
            return fminf(ui->scrolls[i].content_height, most);
        }
    }
    ui->again = true;
    return fminf(400, most);
}

static void panel(Ui *ui, Rect r)
{
    if (ui->theme->has_shadow) {
        ui_box(ui, (Rect){r.x - 4, r.y + 4, r.w + 8, r.h + 8},
               &(UiBox){.fill = {0, 0, 0, 46}, .radius = UI_RADIUS_PANEL + 4});
    }
    ui_box(ui, r,
           &(UiBox){.fill = ui->theme->surface,
                    .border = ui->theme->border,
                    .border_width = UI_BORDER_CONTROL,
                    .radius = UI_RADIUS_PANEL});
}

static float foot_height(Ui *ui, float width, const UiSheet *sheet)
{
    return sheet->button_count > 0
               ? FOOT_GAP +
                     ui_actions_height(ui, width, sheet->buttons, sheet->button_count)
               : 0;
}

Rect ui_sheet_begin(Ui *ui, UiId id, const UiSheet *sheet)
{
    require(ui->scroll == 0 && ui->layer + 1 < UI_LAYERS);
    ui->layer++;
    ui->top = ui->layer > ui->top ? ui->layer : ui->top;
    if (ui->layers[ui->layer].sheet != id) {
        ui->layers[ui->layer] = (Layer){.sheet = id};
        ui->again = true;
    }
    scrim(ui);
    Rect canvas = ui_canvas(ui);
    float side = padding(ui);
    float width = fminf(sheet->width > 0 ? sheet->width : SHEET_WIDTH, canvas.w);
    UiTextStyle title = {.type = UI_TYPE_H1};
    float inner = width - 2 * side;
    float head = sheet->title.len > 0
                     ? ui_text_height(ui, inner, sheet->title, &title) + UI_SPACE_24
                     : 0;
    float frame = head + foot_height(ui, inner, sheet) + 2 * side;
    UiId scroll_id = ui_id_in(id, STR("sheet"));
    float body = content_height(ui, scroll_id, canvas.h - frame);
    Rect r = {roundf((ui->frame.width - width) / 2),
              roundf((ui->frame.height - body - frame) / 2), width, body + frame};
    panel(ui, r);
    (void)ui_text(ui, r.x + side, r.y + side, inner, sheet->title, &title);
    return ui_scroll_begin(ui, scroll_id,
                           (Rect){r.x + side, r.y + side + head, inner, body});
}

/* A line tells that what is above goes on behind it. */
static void foot_line(Ui *ui, const ScrollState *scroll)
{
    if (scroll->content_height > scroll->area.h + 1) {
        Rect line = {scroll->area.x, scroll->area.y + scroll->area.h + UI_SPACE_12,
                     scroll->area.w, 2};
        ui_box(ui, line, &(UiBox){.fill = ui->theme->hair});
    }
}

int ui_sheet_end(Ui *ui, const UiSheet *sheet, float bottom)
{
    const ScrollState *scroll = ui__scroll_open(ui);
    Rect foot = {scroll->area.x, scroll->area.y + scroll->area.h + FOOT_GAP,
                 scroll->area.w, 0};
    ui_scroll_end(ui, bottom);
    int pressed = UI_SHEET_OPEN;
    if (sheet->button_count > 0) {
        foot_line(ui, scroll);
        pressed = ui_actions(ui, sheet->name, foot, sheet->buttons, sheet->button_count);
    }
    if (ui_shortcut(ui, (UiShortcut){.key = UI_KEY_ESCAPE})) {
        pressed = UI_SHEET_CLOSED;
    }
    ui->layer--;
    return pressed;
}
