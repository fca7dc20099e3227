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

static float mark_side(const Ui *ui, const UiCell *cell)
{
    return cell->mark != UI_MARK_NONE ? ui__mark_side(ui, CELL_MARK) : 0;
}

static float mark_room(const Ui *ui, const UiCell *cell)
{
    float side = mark_side(ui, cell);
    return side > 0 ? side + UI_SPACE_8 : 0;
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
    float w = width - 2 * CELL_PADDING_X - mark_room(ui, cell);
    float h = ui_text_height(ui, w, cell->text, &style);
    return fmaxf(h, mark_side(ui, cell)) + 2 * CELL_PADDING_Y;
}

static void draw_cell(Ui *ui, Rect r, const UiCell *cell, UiAlign align)
{
    UiTextStyle style = cell_style(ui, cell, align);
    float room = mark_room(ui, cell);
    float w = r.w - 2 * CELL_PADDING_X - room;
    float x = r.x + CELL_PADDING_X;
    if (cell->mark != UI_MARK_NONE) {
        float side = mark_side(ui, cell);
        ui_mark(ui, (Rect){x, r.y + (r.h - side) / 2, side, side}, cell->mark);
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

/* A row as a card: a line of headings, below it the other cells with their titles. */
typedef struct Card {
    const UiTable *table;
    size_t row;
    Rect inner; /* h is of no meaning */
    bool draws; /* else it is only measured */
} Card;

/* Its mark stands in the middle of the first line. Returns the height. */
static float card_cell(Ui *ui, const Card *card, Rect place, size_t column)
{
    const UiCell *cell = cell_of(card->table, card->row, column);
    UiTextStyle style = cell_style(ui, cell, UI_ALIGN_LEFT);
    style.is_bold = style.is_bold || card->table->columns[column].is_heading;
    float room = mark_room(ui, cell);
    if (card->draws && room > 0) {
        float side = mark_side(ui, cell);
        float y = place.y + (ui_type_pitch(ui, style.type) - side) / 2;
        ui_mark(ui, (Rect){place.x, roundf(y), side, side}, cell->mark);
    }
    if (card->draws) {
        (void)ui_text(ui, place.x + room, place.y, place.w - room, cell->text, &style);
    }
    return fmaxf(ui_text_height(ui, place.w - room, cell->text, &style),
                 mark_side(ui, cell));
}

static float heading_width(Ui *ui, const Card *card, size_t column)
{
    const UiCell *cell = cell_of(card->table, card->row, column);
    UiTextStyle style = cell_style(ui, cell, UI_ALIGN_LEFT);
    style.is_bold = true;
    return ceilf(ui_text_width(ui, cell->text, &style)) + mark_room(ui, cell);
}

/* The widest of the heading columns gets what the others leave. */
static size_t widest_heading(const UiTable *table)
{
    size_t widest = SIZE_MAX;
    for (size_t c = 0; c < table->column_count; c++) {
        const UiColumn *column = &table->columns[c];
        if (column->is_heading &&
            (widest == SIZE_MAX || column->width > table->columns[widest].width)) {
            widest = c;
        }
    }
    return widest;
}

static float card_headings(Ui *ui, const Card *card)
{
    const UiTable *table = card->table;
    size_t widest = widest_heading(table);
    float rest = card->inner.w;
    for (size_t c = 0; c < table->column_count; c++) {
        bool is_beside = table->columns[c].is_heading && c != widest;
        rest -= is_beside ? heading_width(ui, card, c) + UI_SPACE_24 : 0;
    }
    Rect place = card->inner;
    float h = 0;
    for (size_t c = 0; c < table->column_count; c++) {
        if (table->columns[c].is_heading) {
            place.w = c == widest ? rest : heading_width(ui, card, c);
            h = fmaxf(h, card_cell(ui, card, place, c));
            place.x += place.w + UI_SPACE_24;
        }
    }
    return h > 0 ? h + UI_SPACE_8 : 0;
}

static const UiTextStyle card_title = {.type = UI_TYPE_CAPTION};

/* Room for the titles, beside the cells; 0 where they stand above. By the canvas, not by
 * the table, which is narrower beside a scroll bar and would then change its form. */
static float titles_width(Ui *ui, const Card *card)
{
    const UiTable *table = card->table;
    float w = 0;
    for (size_t c = 0; c < table->column_count; c++) {
        if (!table->columns[c].is_heading) {
            w = fmaxf(w, ui_text_width(ui, table->columns[c].title, &card_title));
        }
    }
    w = ceilf(w) + UI_SPACE_24;
    return w <= ui_canvas(ui).w / 4 ? w : 0;
}

/* The title's letters stand on the line of the cell's. Returns the height. */
static float card_line(Ui *ui, const Card *card, float y, float titles, size_t column)
{
    UiTextStyle style = card_title;
    style.color = ui->theme->text2;
    Rect place = card->inner;
    place.y = y;
    float drop = 0;
    if (titles > 0) {
        drop = (ui_type_pitch(ui, UI_TYPE_SMALL) - ui_type_pitch(ui, style.type)) / 2;
        (void)rect_cut_left(&place, titles, 0);
    } else {
        place.y += ui_type_pitch(ui, style.type);
    }
    if (card->draws) {
        (void)ui_text(ui, card->inner.x, y + roundf(drop), 0,
                      card->table->columns[column].title, &style);
    }
    return place.y + card_cell(ui, card, place, column) + UI_SPACE_8 - y;
}

static float card_lines(Ui *ui, Rect r, const UiTable *table, size_t row, bool draws)
{
    const Card card = {.table = table,
                       .row = row,
                       .inner = {r.x + CELL_PADDING_X, r.y + CELL_PADDING_Y,
                                 r.w - 2 * CELL_PADDING_X, 0},
                       .draws = draws};
    float titles = titles_width(ui, &card);
    float y = card.inner.y + card_headings(ui, &card);
    for (size_t c = 0; c < table->column_count; c++) {
        if (!table->columns[c].is_heading) {
            y += card_line(ui, &card, y, titles, c);
        }
    }
    return ceilf(y + CELL_PADDING_Y - UI_SPACE_8 - r.y);
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
