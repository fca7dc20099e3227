/* Result table, reading pages, certificate. */
#include <math.h>

#include "ui/parts_internal.h"
#include "ui/ui_internal.h"
#include "ui/words.h"

enum {
    TOP = 24,
    ROWS_MOST = 32,
    RESULT_COLUMNS = 5,
    RESULT_W = 1760,
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
    float side = ui__mark_side(ui, 64);
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
        {ui_word(UI_WORD_NUMBER), 0.045f, UI_ALIGN_LEFT, true},
        {ui_word(UI_WORD_QUESTION), 0.315f, UI_ALIGN_LEFT, true},
        {ui_word(UI_WORD_OWN), 0.26f, UI_ALIGN_LEFT, false},
        {ui_word(UI_WORD_RIGHT_ANSWER), 0.26f, UI_ALIGN_LEFT, false},
        {ui_word(UI_WORD_VERDICT), 0.12f, UI_ALIGN_LEFT, true},
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
    Rect column = part__column(ui, content, RESULT_W);
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

/* Chips below the text, one after another. */
typedef struct ChipPlan {
    UiButton chips[UI_READING_CHIPS_MOST];
    Rect places[UI_READING_CHIPS_MOST];
    float height;
} ChipPlan;

static const UiTextStyle reading_title = {.type = UI_TYPE_H2};
static const UiTextStyle reading_body = {.type = UI_TYPE_BODY};
static const UiTextStyle reading_label = {.type = UI_TYPE_LABEL};

static ChipPlan chip_plan(Ui *ui, Rect area, const UiReading *reading)
{
    require(reading->chip_count <= UI_READING_CHIPS_MOST);
    ChipPlan plan = {0};
    UiSize sizes[UI_READING_CHIPS_MOST];
    for (size_t i = 0; i < reading->chip_count; i++) {
        plan.chips[i] = (UiButton){.label = reading->chips[i], .kind = UI_BUTTON_TOOLBAR};
        sizes[i] = ui_button_size(ui, &plan.chips[i]);
        sizes[i].w = fminf(sizes[i].w, area.w);
    }
    plan.height = ui_flow(area, sizes, reading->chip_count, false, plan.places);
    return plan;
}

/* Returns the bottom. *activated: the answer for a chip pressed now. */
static float reading_chips(Ui *ui, Rect area, const UiReading *reading, int *activated)
{
    UiTextStyle label = reading_label;
    label.color = ui->theme->text2;
    part__text(ui, area, &area.y, UI_SPACE_4, reading->chip_label, &label);
    ChipPlan plan = chip_plan(ui, area, reading);
    ui_group_begin(ui, ui_id("reading_chips"), UI_GROUP_ROW);
    for (size_t i = 0; i < reading->chip_count; i++) {
        if (ui_button(ui, ui_id_at("reading_chip", i), plan.places[i], &plan.chips[i])) {
            *activated = UI_READING_CHIP + (int)i;
        }
    }
    ui_group_end(ui);
    return area.y + plan.height;
}

/* Returns the bottom. */
static float reading_text(Ui *ui, Rect r, const UiReading *reading, int *activated)
{
    float y = r.y;
    UiTextStyle label = reading_label;
    label.color = ui->theme->primary;
    part__text(ui, r, &y, UI_SPACE_16, reading->title, &reading_title);
    part__text(ui, r, &y, 0, reading->text, &reading_body);
    if (reading->rule.len > 0) {
        y += UI_SPACE_32;
        part__text(ui, r, &y, UI_SPACE_8, reading->rule_title, &label);
        part__text(ui, r, &y, 0, reading->rule, &reading_body);
    }
    if (reading->chip_count > 0) {
        r.y = y + UI_SPACE_32;
        y = reading_chips(ui, r, reading, activated);
    }
    return y;
}

static float reading_height(Ui *ui, Rect r, const UiReading *reading)
{
    float h = ui_text_height(ui, r.w, reading->title, &reading_title) + UI_SPACE_16 +
              ui_text_height(ui, r.w, reading->text, &reading_body);
    if (reading->rule.len > 0) {
        h += UI_SPACE_32 + ui_text_height(ui, r.w, reading->rule_title, &reading_label) +
             UI_SPACE_8 + ui_text_height(ui, r.w, reading->rule, &reading_body);
    }
    if (reading->chip_count > 0) {
        h += UI_SPACE_32 + ui_text_height(ui, r.w, reading->chip_label, &reading_label) +
             UI_SPACE_4 + chip_plan(ui, r, reading).height;
    }
    return h;
}

/* Somebody stands on the lower edge of the card, other pictures in the middle. */
static void reading_picture(Ui *ui, Rect place, const UiReading *reading)
{
    bool is_person = str_starts_with(reading->picture, STR("cast/"));
    float w = fminf(fminf(place.w, PICTURE), place.h / (is_person ? 1.5f : 1));
    float h = is_person ? w * 1.5f : w;
    float y = is_person ? place.y + place.h - h : place.y + (place.h - h) / 2;
    ui_picture(ui, (Rect){roundf(place.x + (place.w - w) / 2), roundf(y), w, h},
               reading->picture, false);
}

/* Where the picture goes, beside the text or below it, is cut from *text; large letters
 * need the room: what is read comes first. */
static void place_picture(Ui *ui, const UiReading *reading, Rect card, Rect *text)
{
    float lower_edge = card.y + card.h - UI_BORDER_CARD;
    if (reading->picture.len == 0 || ui_is_large(ui)) {
        return;
    }
    if (!part__is_narrow(ui)) {
        Rect side = rect_cut_left(text, PICTURE, UI_SPACE_48);
        reading_picture(ui, (Rect){side.x, card.y, side.w, lower_edge - card.y}, reading);
        return;
    }
    float top = text->y + reading_height(ui, *text, reading) + UI_SPACE_32;
    float room = fminf(lower_edge - top, PICTURE * 1.5f);
    if (room >= PICTURE / 2) {
        reading_picture(ui, (Rect){text->x, lower_edge - room, text->w, room}, reading);
        text->h = lower_edge - room - UI_SPACE_16 - text->y;
    }
}

/* A short text is not left at the upper edge of a high card. */
static Rect lowered(Ui *ui, Rect text, const UiReading *reading)
{
    enum {
        LOWERED_MOST = 96
    };
    float room = text.h - reading_height(ui, text, reading);
    float shift = fminf(fmaxf(room / 2, 0), LOWERED_MOST);
    return (Rect){text.x, text.y + roundf(shift), text.w, text.h - roundf(shift)};
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
    Rect text = rect_inset(card, part__is_narrow(ui) ? UI_SPACE_32 : CARD_PADDING);
    place_picture(ui, reading, card, &text);
    text.w = fminf(text.w, TEXT_MOST * ui_scale(ui));
    if (!part__is_narrow(ui)) {
        text = lowered(ui, text, reading);
    }
    Rect inner = ui_scroll_begin(ui, ui_id_in(reading->id, STR("reading")), text);
    int chip = -1;
    ui_scroll_end(ui, reading_text(ui, inner, reading, &chip));
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

/* The names of the facts stand in one column, or above them when that is too wide. */
static float certificate_fact(Ui *ui, Rect r, float y, float label_w, const UiFact *fact)
{
    UiTextStyle label = {.type = UI_TYPE_SMALL, .color = ui->theme->text2};
    UiTextStyle value = {.type = UI_TYPE_SMALL, .is_verbatim = true};
    float h = ui_text(ui, r.x, y, r.w, fact->label, &label);
    float x = label_w + UI_SPACE_24;
    bool is_beside = label_w <= r.w * 0.3f;
    float top = is_beside ? y : y + h;
    float left = is_beside ? x : 0;
    return top + ui_text(ui, r.x + left, top, r.w - left, fact->value, &value) +
           UI_SPACE_8;
}

static float certificate_facts(Ui *ui, Rect r, const UiCertificate *c)
{
    UiTextStyle label = {.type = UI_TYPE_SMALL};
    float label_w = 0;
    for (size_t i = 0; i < c->fact_count; i++) {
        label_w = fmaxf(label_w, ui_text_width(ui, c->facts[i].label, &label));
    }
    float y = r.y;
    for (size_t i = 0; i < c->fact_count; i++) {
        y = certificate_fact(ui, r, y, ceilf(label_w), &c->facts[i]);
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
    if (certificate->note.len > 0) {
        inner.y += ui_banner(ui, inner.x, inner.y, inner.w, certificate->note_tone,
                             certificate->note) +
                   UI_SPACE_24;
    }
    float bottom;
    int activated = button_column(ui, inner, certificate, &bottom);
    ui_scroll_end(ui, bottom + UI_RING);
    return activated;
}

/* As every bottom row: the primary one at the right end. *content loses the row. */
static int button_row(Ui *ui, const UiCertificate *c, Rect *content)
{
    UiButton *buttons = ARENA_ARRAY(&ui->list.arena, UiButton, c->button_count + 1);
    for (size_t i = 0; i < c->button_count; i++) {
        buttons[i] = c->buttons[c->button_count - 1 - i];
    }
    Rect row = part__bottom_row(ui, content, buttons, c->button_count);
    int pressed = ui_actions(ui, "certificate", row, buttons, c->button_count);
    return pressed < 0 ? pressed : (int)c->button_count - 1 - pressed;
}

/* What became of the last press, right above the buttons. *content loses the strip. */
static void note_strip(Ui *ui, const UiCertificate *c, Rect *content)
{
    if (c->note.len == 0) {
        return;
    }
    Rect area = certificate_area(ui, *content);
    float h = ui_banner_height(ui, area.w, c->note);
    float y = content->y + content->h - h - UI_SPACE_8;
    (void)ui_banner(ui, area.x, y, area.w, c->note_tone, c->note);
    content->h = y - content->y;
}

/* Buttons in the bottom row; page and facts scroll above. */
static int narrow_certificate(Ui *ui, const UiCertificate *certificate, Rect content)
{
    int pressed = button_row(ui, certificate, &content);
    note_strip(ui, certificate, &content);
    Rect area = certificate_area(ui, content);
    Rect inner = ui_scroll_begin(ui, ui_id("certificate_page"), area);
    Rect page = part_certificate_page(ui, content);
    page.w = fminf(page.w, inner.w);
    page.h = floorf(page.w / A4_RATIO);
    page.y = inner.y;
    page_bitmap(ui, page, &certificate->page);
    inner.y = page.y + page.h + UI_SPACE_24;
    ui_scroll_end(ui, certificate_facts(ui, inner, certificate));
    return pressed;
}

int part_certificate(Ui *ui, const UiCertificate *certificate, Rect content)
{
    size_t primary = primary_of(certificate->buttons, certificate->button_count);
    size_t place =
        part__is_narrow(ui) ? certificate->button_count - 1 - primary : primary;
    ui_first_focus(ui, ui_id_at("certificate", place));
    return part__is_narrow(ui) ? narrow_certificate(ui, certificate, content)
                               : wide_certificate(ui, certificate, content);
}
