/* Result table, reading pages, certificate. */
#include <math.h>

#include "ui/parts_internal.h"
#include "ui/ui_internal.h"
#include "ui/words.h"

enum {
    TOP = 24,
    ROWS_MOST = 32,
    RESULT_COLUMNS = 5,
};

/* ---- result ---- */

static float result_head(Ui *ui, Rect column, const UiResult *result)
{
    UiTextStyle title = {.type = UI_TYPE_H1};
    UiTextStyle score = {.type = UI_TYPE_H2};
    UiTextStyle verdict = {.type = UI_TYPE_H1,
                           .color = ui_mark_color(ui->theme, result->mark)};
    float y = column.y;
    part__text(ui, column, &y, UI_SPACE_8, result->title, &title);
    float side = 64;
    float h = fmaxf(ui_text_height(ui, column.w - side, result->verdict, &verdict), side);
    ui_mark(ui, (Rect){column.x, y + (h - side) / 2, side, side}, result->mark);
    float w = ui_text_width(ui, result->verdict, &verdict);
    (void)ui_text(ui, column.x + side + UI_SPACE_16,
                  y + (h - ui_type_pitch(ui, UI_TYPE_H1)) / 2, 0, result->verdict,
                  &verdict);
    float x = column.x + side + UI_SPACE_16 + w + UI_SPACE_48;
    float room = column.x + column.w - x;
    if (room >= ui_text_width(ui, result->score, &score)) {
        (void)ui_text(ui, x, y + (h - ui_type_pitch(ui, UI_TYPE_H2)) / 2, 0,
                      result->score, &score);
        return y + h + UI_SPACE_16;
    }
    y += h + UI_SPACE_8;
    return y + ui_text(ui, column.x, y, column.w, result->score, &score) + UI_SPACE_16;
}

static void result_cells(const UiResult *result, UiCell *cells)
{
    for (size_t i = 0; i < result->row_count; i++) {
        const UiResultRow *row = &result->rows[i];
        UiCell *cell = cells + i * RESULT_COLUMNS;
        cell[0] = (UiCell){.text = row->number};
        cell[1] = (UiCell){.text = row->question};
        cell[2] = (UiCell){.text = row->own};
        cell[3] = (UiCell){.text = row->right};
        cell[4] = (UiCell){.text = ui_mark_word(row->mark), .mark = row->mark};
    }
}

static int result_table(Ui *ui, Rect r, const UiResult *result, float *height)
{
    require(result->row_count <= ROWS_MOST);
    UiColumn columns[RESULT_COLUMNS] = {
        {ui_word(UI_WORD_NUMBER), 0.045f, UI_ALIGN_LEFT},
        {ui_word(UI_WORD_QUESTION), 0.315f, UI_ALIGN_LEFT},
        {ui_word(UI_WORD_OWN), 0.26f, UI_ALIGN_LEFT},
        {ui_word(UI_WORD_RIGHT_ANSWER), 0.26f, UI_ALIGN_LEFT},
        {ui_word(UI_WORD_VERDICT), 0.12f, UI_ALIGN_LEFT},
    };
    UiCell *cells =
        ARENA_ARRAY(&ui->list.arena, UiCell, result->row_count * RESULT_COLUMNS + 1);
    result_cells(result, cells);
    UiTable table = {.columns = columns,
                     .column_count = RESULT_COLUMNS,
                     .cells = cells,
                     .row_count = result->row_count,
                     .rows_open = true};
    return ui_table(ui, ui_id("result"), r, &table, height);
}

UiResultAction part_result(Ui *ui, const UiResult *result, Rect content)
{
    UiResultAction action = {-1, -1};
    Rect row = part__bottom_row(ui, &content, result->buttons, result->button_count);
    Rect column = part__column(ui, content, 1600);
    column.y += TOP;
    column.h -= TOP;
    Rect inner = ui_scroll_begin(ui, ui_id("result_page"), column);
    float y = result_head(ui, inner, result);
    if (result->advice.len > 0) {
        UiTone tone = result->mark == UI_MARK_RIGHT ? UI_TONE_OK : UI_TONE_INFO;
        y += ui_banner(ui, inner.x, y, inner.w, tone, result->advice) + UI_SPACE_16;
    }
    float height;
    action.row = result_table(ui, (Rect){inner.x, y, inner.w, 0}, result, &height);
    ui_scroll_end(ui, y + height + UI_RING);
    action.button =
        ui_actions(ui, "result_action", row, result->buttons, result->button_count);
    if (result->button_count > 0) {
        ui_first_focus(ui, ui_id_at("result_action", result->button_count - 1));
    }
    return action;
}

/* ---- reading ---- */

enum {
    CARD_W = 1440,
    CARD_PADDING = 48,
    PICTURE = 480,
    TEXT_MOST = 1088, /* 32 letters */
};

/* Below the text; returns the bottom. *activated: the answer for a chip pressed now. */
static float reading_chips(Ui *ui, Rect area, float y, const UiReading *reading,
                           int *activated)
{
    require(reading->chip_count <= UI_READING_CHIPS_MOST);
    if (reading->chip_count == 0) {
        return y;
    }
    UiButton chips[UI_READING_CHIPS_MOST];
    UiSize sizes[UI_READING_CHIPS_MOST];
    Rect places[UI_READING_CHIPS_MOST];
    for (size_t i = 0; i < reading->chip_count; i++) {
        chips[i] = (UiButton){.label = reading->chips[i], .kind = UI_BUTTON_TOOLBAR};
        sizes[i] = ui_button_size(ui, &chips[i]);
        sizes[i].w = fminf(sizes[i].w, area.w);
    }
    UiTextStyle label = {.type = UI_TYPE_LABEL, .color = ui_theme(ui)->text2};
    area.y = y + UI_SPACE_16;
    part__text(ui, area, &area.y, UI_SPACE_4, reading->chip_label, &label);
    float height = ui_flow(area, sizes, reading->chip_count, false, places);
    ui_group_begin(ui, ui_id("reading_chips"), UI_GROUP_ROW);
    for (size_t i = 0; i < reading->chip_count; i++) {
        if (ui_button(ui, ui_id_at("reading_chip", i), places[i], &chips[i])) {
            *activated = UI_READING_CHIP + (int)i;
        }
    }
    ui_group_end(ui);
    return area.y + height;
}

/* Picture beside the text, above it on a narrow page. */
static float reading_text(Ui *ui, Rect r, const UiReading *reading, int *activated)
{
    bool has_picture = reading->picture.len > 0;
    float y = r.y;
    if (has_picture && !part__is_narrow(ui)) {
        Rect side = rect_cut_left(&r, PICTURE, UI_SPACE_48);
        ui_picture(ui, (Rect){side.x, side.y, PICTURE, PICTURE}, reading->picture, false);
    } else if (has_picture) {
        float s = fminf(320, r.w);
        ui_picture(ui, (Rect){r.x + (r.w - s) / 2, y, s, s}, reading->picture, false);
        y += s + UI_SPACE_24;
    }
    r.w = fminf(r.w, TEXT_MOST * ui_scale(ui));
    UiTextStyle title = {.type = UI_TYPE_H2};
    UiTextStyle body = {.type = UI_TYPE_BODY};
    part__text(ui, r, &y, UI_SPACE_16, reading->title, &title);
    part__text(ui, r, &y, 0, reading->text, &body);
    y = reading_chips(ui, r, y, reading, activated);
    bool is_beside = has_picture && !part__is_narrow(ui);
    return is_beside ? fmaxf(y, r.y + PICTURE) : y;
}

int part_reading(Ui *ui, const UiReading *reading, Rect content)
{
    Rect row = part__bottom_row(ui, &content, reading->buttons, reading->button_count);
    Rect column = part__column(ui, content, CARD_W);
    float y = column.y + TOP;
    UiTextStyle place = {.type = UI_TYPE_TITLE, .color = ui->theme->primary};
    part__text(ui, column, &y, UI_SPACE_12, reading->place, &place);
    Rect card = {column.x, y, column.w, column.y + column.h - y};
    ui_card(ui, card, &(UiCard){0});
    float padding = part__is_narrow(ui) ? UI_SPACE_32 : CARD_PADDING;
    Rect inner = ui_scroll_begin(ui, ui_id_in(reading->id, STR("reading")),
                                 rect_inset(card, padding));
    int chip = -1;
    float bottom = reading_text(ui, inner, reading, &chip);
    ui_scroll_end(ui, bottom);
    int activated =
        ui_actions(ui, "reading", row, reading->buttons, reading->button_count);
    activated = activated >= 0 ? activated : chip;
    if (reading->button_count > 0) {
        ui_first_focus(ui, ui_id_at("reading", reading->button_count - 1));
    }
    ui_announce(ui, part__spoken(ui, reading->title, reading->text));
    return activated;
}

/* ---- certificate ---- */

enum {
    SIDE_COLUMN = 420,
};
#define A4_RATIO 1.41421356f

static Rect certificate_area(const Ui *ui, Rect content)
{
    return rect_inset(content, ui_margin(ui) * 0.8f);
}

Rect part_certificate_page(const Ui *ui, Rect content)
{
    Rect area = certificate_area(ui, content);
    float w = area.w;
    float h = area.h;
    if (part__is_narrow(ui)) {
        w = fminf(w, 1200);
        h = w / A4_RATIO;
    } else {
        w -= SIDE_COLUMN + UI_SPACE_48;
    }
    w = floorf(fminf(w, h * A4_RATIO));
    h = floorf(w / A4_RATIO);
    float x = part__is_narrow(ui) ? area.x + (area.w - w) / 2 : area.x;
    return (Rect){floorf(x), floorf(area.y), w, h};
}

static void page_bitmap(Ui *ui, Rect r, const DrawBitmap *bitmap)
{
    ui_box(ui, rect_outset(r, 2),
           &(UiBox){.border = ui->theme->border, .border_width = UI_BORDER_CARD});
    if (bitmap->pixels != NULL && !ui__is_clipped_away(ui, r)) {
        draw_list_add(&ui->list, DRAW_BITMAP, r)->bitmap = *bitmap;
    }
}

static float certificate_facts(Ui *ui, Rect r, const UiCertificate *c)
{
    UiTextStyle title = {.type = UI_TYPE_H2};
    UiTextStyle fact = {.type = UI_TYPE_SMALL, .is_verbatim = true};
    float y = r.y;
    part__text(ui, r, &y, UI_SPACE_16, c->title, &title);
    for (size_t i = 0; i < c->fact_count; i++) {
        part__text(ui, r, &y, UI_SPACE_8, c->facts[i], &fact);
    }
    if (c->note.len > 0) {
        y += UI_SPACE_8 + ui_banner(ui, r.x, y + UI_SPACE_8, r.w, c->note_tone, c->note);
    }
    return y;
}

static int button_column(Ui *ui, Rect r, const UiCertificate *c, float *bottom)
{
    float y = r.y;
    int activated = -1;
    for (size_t i = 0; i < c->button_count; i++) {
        UiSize size = ui_button_size(ui, &c->buttons[i]);
        Rect button = {r.x, y, fminf(fmaxf(size.w, 360), r.w), size.h};
        if (ui_button(ui, ui_id_at("certificate", i), button, &c->buttons[i])) {
            activated = (int)i;
        }
        y += size.h + UI_GAP;
    }
    *bottom = y - UI_GAP;
    return activated;
}

static size_t primary_of(const UiButton *buttons, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (buttons[i].kind == UI_BUTTON_PRIMARY) {
            return i;
        }
    }
    return 0;
}

/* The page at the left, facts and buttons in a column beside it. */
static int wide_certificate(Ui *ui, const UiCertificate *certificate, Rect content)
{
    Rect page = part_certificate_page(ui, content);
    Rect area = certificate_area(ui, content);
    page_bitmap(ui, page, &certificate->page);
    float x = page.x + page.w + UI_SPACE_48;
    Rect side = {x, area.y, area.x + area.w - x, area.h};
    Rect inner = ui_scroll_begin(ui, ui_id("certificate_page"), side);
    inner.y = certificate_facts(ui, inner, certificate) + UI_SPACE_24;
    float bottom;
    int activated = button_column(ui, inner, certificate, &bottom);
    ui_scroll_end(ui, bottom + UI_RING);
    return activated;
}

/* Buttons in the bottom row; page and facts scroll above. */
static int narrow_certificate(Ui *ui, const UiCertificate *certificate, Rect content)
{
    Rect row =
        part__bottom_row(ui, &content, certificate->buttons, certificate->button_count);
    Rect area = certificate_area(ui, content);
    Rect inner = ui_scroll_begin(ui, ui_id("certificate_page"), area);
    Rect page = part_certificate_page(ui, content);
    page.w = fminf(page.w, inner.w);
    page.h = floorf(page.w / A4_RATIO);
    page.y = inner.y;
    page_bitmap(ui, page, &certificate->page);
    inner.y = page.y + page.h + UI_SPACE_24;
    ui_scroll_end(ui, certificate_facts(ui, inner, certificate));
    return ui_actions(ui, "certificate", row, certificate->buttons,
                      certificate->button_count);
}

int part_certificate(Ui *ui, const UiCertificate *certificate, Rect content)
{
    size_t primary = primary_of(certificate->buttons, certificate->button_count);
    ui_first_focus(ui, ui_id_at("certificate", primary));
    return part__is_narrow(ui) ? narrow_certificate(ui, certificate, content)
                               : wide_certificate(ui, certificate, content);
}
