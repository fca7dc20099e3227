/* Tables: a header and rows; with large text or on a narrow page, a card for each row. */
#include <math.h>

#include "ui/ui_internal.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum {
    CELL_PADDING_X = 16,
    CELL_PADDING_Y = 16,
    HEADER_LEAST = 72,
    ROW_LEAST = 112,
    ROW_INSET = 8,
    CELL_MARK = 44,
};

static const UiCell *cell_of(const UiTable *table, size_t row, size_t column)
{
    return &table->cells[row * table->column_count + column];
}

static float mark_room(const UiCell *cell)
{
    return cell->mark != UI_MARK_NONE ? CELL_MARK + UI_SPACE_8 : 0;
}

static UiTextStyle cell_style(const Ui *ui, const UiCell *cell, UiAlign align)
{
    return (UiTextStyle){.type = UI_TYPE_SMALL,
                         .align = align,
                         .color = ui_mark_color(ui->theme, cell->mark),
                         .is_bold = cell->mark != UI_MARK_NONE};
}

static float cell_height(Ui *ui, const UiCell *cell, float width, UiAlign align)
{
    UiTextStyle style = cell_style(ui, cell, align);
    float w = width - 2 * CELL_PADDING_X - mark_room(cell);
    float h = ui_text_height(ui, w, cell->text, &style);
    return fmaxf(h, cell->mark != UI_MARK_NONE ? CELL_MARK : 0) + 2 * CELL_PADDING_Y;
}

static void draw_cell(Ui *ui, Rect r, const UiCell *cell, UiAlign align)
{
    UiTextStyle style = cell_style(ui, cell, align);
    float room = mark_room(cell);
    float w = r.w - 2 * CELL_PADDING_X - room;
    float x = r.x + CELL_PADDING_X;
    if (cell->mark != UI_MARK_NONE) {
        ui_mark(ui, (Rect){x, r.y + (r.h - CELL_MARK) / 2, CELL_MARK, CELL_MARK},
                cell->mark);
    }
    ui__text_middle(ui, (Rect){x + room, r.y, w, r.h}, cell->text, &style);
}

static Str row_spoken(Ui *ui, const UiTable *table, size_t row)
{
    StrBuf said = {0};
    for (size_t c = 0; c < table->column_count; c++) {
        const UiCell *cell = cell_of(table, row, c);
        Str text = text_plain(&ui->list.arena, cell->text);
        strbuf_add(&said, table->columns[c].title);
        strbuf_add_z(&said, "、");
        strbuf_add(&said, text.len > 0 ? text : ui_mark_word(cell->mark));
        strbuf_add_z(&said, "。");
    }
    Str copy = str_copy(&ui->list.arena, strbuf_str(&said));
    strbuf_clear(&said);
    return copy;
}

static UiState row_item(Ui *ui, UiId id, Rect r, const UiTable *table, size_t row)
{
    if (!table->rows_open) {
        return (UiState){0};
    }
    return ui_item(ui, &(UiItem){.id = ui_id_nth(id, row),
                                 .rect = r,
                                 .radius = UI_RADIUS_CHIP,
                                 .spoken = row_spoken(ui, table, row)});
}

/* ---- as a table ---- */

static float row_height(Ui *ui, const UiTable *table, size_t row, float width)
{
    float h = ROW_LEAST;
    for (size_t c = 0; c < table->column_count; c++) {
        const UiColumn *column = &table->columns[c];
        h = fmaxf(h, cell_height(ui, cell_of(table, row, c), width * column->width,
                                 column->align));
    }
    return ceilf(h);
}

static float header_row(Ui *ui, Rect rect, const UiTable *table)
{
    float h = fmaxf(HEADER_LEAST, ui_type_pitch(ui, UI_TYPE_LABEL) + UI_SPACE_16);
    ui_box(ui, (Rect){rect.x, rect.y, rect.w, h}, &(UiBox){.fill = ui->theme->sunken});
    float x = rect.x;
    for (size_t c = 0; c < table->column_count; c++) {
        const UiColumn *column = &table->columns[c];
        float w = rect.w * column->width;
        UiTextStyle style = {
            .type = UI_TYPE_LABEL, .align = column->align, .max_size = 40};
        ui_text_fit(ui, (Rect){x + CELL_PADDING_X, rect.y, w - 2 * CELL_PADDING_X, h},
                    column->title, &style);
        x += w;
    }
    return h;
}

static bool table_row(Ui *ui, UiId id, Rect r, const UiTable *table, size_t row)
{
    const Theme *t = ui->theme;
    Rect target = {r.x, r.y + ROW_INSET, r.w, r.h - 2 * ROW_INSET};
    UiState state = row_item(ui, id, target, table, row);
    ui_box(ui, r, &(UiBox){.fill = t->surface});
    if (state.is_hovered || state.is_pressed) {
        ui_box(ui, target, &(UiBox){.fill = t->primary_tint, .radius = UI_RADIUS_CHIP});
    }
    ui_box(ui, (Rect){r.x, r.y + r.h - 2, r.w, 2}, &(UiBox){.fill = t->hair});
    float x = r.x;
    for (size_t c = 0; c < table->column_count; c++) {
        float w = r.w * table->columns[c].width;
        draw_cell(ui, (Rect){x, r.y, w, r.h}, cell_of(table, row, c),
                  table->columns[c].align);
        x += w;
    }
    return state.is_activated;
}

/* ---- as cards ---- */

static float card_lines(Ui *ui, Rect r, const UiTable *table, size_t row, bool draws)
{
    UiTextStyle title = {.type = UI_TYPE_CAPTION, .color = ui->theme->text2};
    float y = r.y + CELL_PADDING_Y;
    for (size_t c = 0; c < table->column_count; c++) {
        const UiCell *cell = cell_of(table, row, c);
        UiTextStyle style = cell_style(ui, cell, UI_ALIGN_LEFT);
        float w = r.w - 2 * CELL_PADDING_X;
        float x = r.x + CELL_PADDING_X;
        Str name = table->columns[c].title;
        float room = mark_room(cell);
        if (draws) {
            (void)ui_text(ui, x, y, w, name, &title);
        }
        y += ui_text_height(ui, w, name, &title);
        if (draws && room > 0) {
            ui_mark(ui, (Rect){x, y, CELL_MARK, CELL_MARK}, cell->mark);
        }
        if (draws) {
            (void)ui_text(ui, x + room, y, w - room, cell->text, &style);
        }
        float h = ui_text_height(ui, w - room, cell->text, &style);
        y += fmaxf(h, room > 0 ? CELL_MARK : 0) + UI_SPACE_8;
    }
    return ceilf(y + CELL_PADDING_Y - r.y);
}

static bool row_card(Ui *ui, UiId id, Rect r, const UiTable *table, size_t row)
{
    const Theme *t = ui->theme;
    UiState state = row_item(ui, id, r, table, row);
    bool is_tinted = state.is_hovered || state.is_pressed;
    ui_box(ui, r,
           &(UiBox){.fill = is_tinted ? t->primary_tint : t->surface,
                    .border = t->border,
                    .border_width = UI_BORDER_CARD,
                    .radius = UI_RADIUS_CARD});
    (void)card_lines(ui, r, table, row, true);
    return state.is_activated;
}

int ui_table(Ui *ui, UiId id, Rect rect, const UiTable *table, float *height)
{
    bool as_cards = ui_is_large(ui) || rect.w < 1200;
    int activated = -1;
    float y = rect.y + (as_cards ? 0 : header_row(ui, rect, table));
    ui_group_begin(ui, id, UI_GROUP_COLUMN);
    for (size_t row = 0; row < table->row_count; row++) {
        Rect r = {rect.x, y, rect.w, 0};
        r.h = as_cards ? card_lines(ui, r, table, row, false)
                       : row_height(ui, table, row, rect.w);
        bool is_on =
            as_cards ? row_card(ui, id, r, table, row) : table_row(ui, id, r, table, row);
        activated = is_on ? (int)row : activated;
        y += r.h + (as_cards ? UI_GAP : 0);
    }
    ui_group_end(ui);
    *height = y - rect.y;
    return activated;
}
