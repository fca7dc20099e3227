#include <math.h>

#include "ui/parts_internal.h"
#include "ui/ui_internal.h"
#include "ui/words.h"

enum {
    TILE_W = 166,
    TILE_H = 150,
    TILE_STEP_X = 182,
    TILE_STEP_Y = 166,
    TILE_ROW_H = 96,
    TILE_BAR = 10,
    TILE_HEAD = 48,
    TAG_STRIP = 36, /* the tag of a small tile, in the place of its bar */
    TAGGED_HEAD = 36,
    TILE_MARK = 44,
    TILE_ICON = 36,
    WIDE_STATE = 72,
    CARD_PADDING = 32,
};

static Color part_color(const Theme *t, int part)
{
    return part == 1 ? t->p1 : part == 2 ? t->p2 : t->p3;
}

static UiWord state_word(UiTileState state)
{
    switch (state) {
    case UI_TILE_NEW:
        return UI_WORD_NOT_STARTED;
    case UI_TILE_STARTED:
        return UI_WORD_STARTED;
    case UI_TILE_DONE:
        return UI_WORD_DONE;
    }
    return UI_WORD_NOT_STARTED;
}

static Str tile_title(Ui *ui, const UiTile *tile)
{
    StrBuf buf = {0};
    Str rest = tile->title;
    Str line;
    while (str_split(&rest, '|', &line)) {
        strbuf_add(&buf, line);
    }
    Str title = str_copy(&ui->list.arena, strbuf_str(&buf));
    strbuf_clear(&buf);
    return text_plain(&ui->list.arena, title);
}

static Str tile_spoken(Ui *ui, const UiTile *tile)
{
    Str state = ui_word(state_word(tile->state));
    Str said = str_format(&ui->list.arena, "%d、%.*s、%.*s", tile->number,
                          STR_ARG(tile_title(ui, tile)), STR_ARG(state));
    Str note = part__spoken(ui, tile->tag, tile->note);
    return part__spoken(ui, said, tile->is_unavailable ? tile->reason : note);
}

static bool tile_item(Ui *ui, Rect r, const UiTile *tile)
{
    const Theme *t = ui->theme;
    UiItem item = {.id = ui_id_at("tile", (size_t)tile->number),
                   .rect = r,
                   .spoken = tile_spoken(ui, tile),
                   .is_unavailable = tile->is_unavailable,
                   .reason = tile->reason};
    bool is_started = tile->state == UI_TILE_STARTED;
    UiCard card = {.fill = tile->state == UI_TILE_DONE ? t->ok_bg : t->surface,
                   .border = is_started ? t->primary : t->border,
                   .border_width = is_started ? 5 : 2};
    return ui_card_button(ui, &item, &card).is_activated;
}

static void tile_number(Ui *ui, Rect r, const UiTile *tile)
{
    UiTextStyle style = {.type = UI_TYPE_NAME,
                         .color = tile->is_unavailable
                                      ? ui->theme->text_off
                                      : part_color(ui->theme, tile->part)};
    Str number = str_format(&ui->list.arena, "%d", tile->number);
    ui_text_fit(ui, r, number, &style);
}

static void tile_state(Ui *ui, Rect r, const UiTile *tile)
{
    UiTextStyle style = {
        .type = UI_TYPE_CAPTION, .color = ui->theme->primary, .is_bold = true};
    if (tile->state == UI_TILE_DONE) {
        float side = ui__mark_side(ui, TILE_MARK);
        Rect mark = {r.x + r.w - side, r.y + (r.h - side) / 2, side, side};
        ui_mark(ui, mark, UI_MARK_RIGHT);
    } else if (tile->state == UI_TILE_STARTED) {
        style.align = UI_ALIGN_RIGHT;
        ui_text_fit(ui, r, ui_word(UI_WORD_STARTED), &style);
    }
}

/* Between number and state, so that ○ and 途中 keep their place. */
static void tile_icon(Ui *ui, Rect r, const UiTile *tile)
{
    if (tile->icon.len > 0) {
        Rect icon = {r.x, r.y + (r.h - r.w) / 2, r.w, r.w};
        ui_icon(ui, icon, tile->icon,
                tile->is_unavailable ? ui->theme->text_off
                                     : part_color(ui->theme, tile->part));
    }
}

/* The colour of the part along the upper edge, or the tag in its place: beside number and
 * icon it has no room. Returns the height. */
static float tile_top(Ui *ui, Rect r, const UiTile *tile)
{
    if (tile->tag.len == 0) {
        ui_box(ui, (Rect){r.x, r.y, r.w, TILE_BAR},
               &(UiBox){.fill = part_color(ui->theme, tile->part), .radius = 5});
        return TILE_BAR + 4;
    }
    const Theme *t = ui->theme;
    Rect strip = {r.x, r.y, r.w, TAG_STRIP};
    ui_box(ui, strip,
           &(UiBox){.fill = t->warn_bg,
                    .border = t->warn,
                    .border_width = 3,
                    .radius = UI_RADIUS_CHIP});
    const UiTextStyle style = {.type = UI_TYPE_CAPTION,
                               .color = t->warn,
                               .align = UI_ALIGN_CENTER,
                               .is_bold = true};
    ui_text_fit(ui, strip, tile->tag, &style);
    return TAG_STRIP;
}

static bool small_tile(Ui *ui, Rect r, const UiTile *tile)
{
    bool activated = tile_item(ui, r, tile);
    float top = tile_top(ui, r, tile);
    float head_h = tile->tag.len > 0 ? TAGGED_HEAD : TILE_HEAD;
    Rect head = {r.x + 12, r.y + top, r.w - 24, head_h};
    Rect number = {head.x, head.y + (head.h - TILE_HEAD) / 2, 44, TILE_HEAD};
    tile_number(ui, number, tile);
    tile_icon(ui, (Rect){head.x + 50, head.y, TILE_ICON, head.h}, tile);
    tile_state(ui, (Rect){head.x + 88, head.y, head.w - 88, head.h}, tile);
    UiTextStyle title = {.type = UI_TYPE_CAPTION,
                         .color =
                             tile->is_unavailable ? ui->theme->text_off : ui->theme->text,
                         .bars_break = true};
    Rect lines = {head.x, head.y + head.h, head.w + 4, r.y + r.h - head.y - head.h - 4};
    ui_text_fit(ui, lines, tile->title, &title);
    return activated;
}

/* Before the state, so that ○ and 途中 keep their place there, too. */
static void wide_tag(Ui *ui, Rect *inner, const UiTile *tile)
{
    if (tile->tag.len == 0) {
        return;
    }
    const UiTextStyle style = {.type = UI_TYPE_CAPTION, .is_bold = true};
    float w = ceilf(ui_text_width(ui, tile->tag, &style)) + 2 * UI_SPACE_12;
    float h = ceilf(ui_type_pitch(ui, UI_TYPE_CAPTION)) + 4;
    Rect place = rect_cut_right(inner, w, UI_SPACE_16);
    (void)ui_tag(ui, place.x, place.y + (place.h - h) / 2, tile->tag, UI_TONE_WARNING);
}

static bool wide_tile(Ui *ui, Rect r, const UiTile *tile)
{
    bool activated = tile_item(ui, r, tile);
    ui_box(ui, (Rect){r.x, r.y, TILE_BAR, r.h},
           &(UiBox){.fill = part_color(ui->theme, tile->part), .radius = 5});
    Rect inner = {r.x + 32, r.y, r.w - 56, r.h};
    float scale = ui_scale(ui);
    tile_number(ui, rect_cut_left(&inner, 56 * scale, UI_SPACE_16), tile);
    if (tile->icon.len > 0) {
        tile_icon(ui, rect_cut_left(&inner, TILE_ICON * scale, UI_SPACE_24), tile);
    }
    tile_state(ui, rect_cut_right(&inner, WIDE_STATE * scale, UI_SPACE_16), tile);
    wide_tag(ui, &inner, tile);
    UiTextStyle title = {.type = UI_TYPE_SMALL};
    ui_text_fit(ui, inner, tile_title(ui, tile), &title);
    return activated;
}

int part_tiles(Ui *ui, Rect area, const UiTile *tiles, size_t count, float *height)
{
    bool is_wide = ui_scale(ui) > 1;
    float row_h = ceilf(fmaxf(TILE_ROW_H, ui_type_pitch(ui, UI_TYPE_SMALL) + 24));
    size_t columns = is_wide ? 1 : (size_t)fmaxf(1, (area.w + 14) / TILE_STEP_X);
    float step_y = is_wide ? row_h + UI_GAP : TILE_STEP_Y;
    int activated = -1;
    ui_group_begin(ui, ui_id_nth(ui_id("tiles"), count > 0 ? (size_t)tiles[0].number : 0),
                   UI_GROUP_GRID);
    for (size_t i = 0; i < count; i++) {
        size_t row = i / columns;
        Rect r = {area.x + (float)(i % columns) * TILE_STEP_X,
                  area.y + (float)row * step_y, is_wide ? area.w : TILE_W,
                  is_wide ? row_h : TILE_H};
        bool is_on = is_wide ? wide_tile(ui, r, &tiles[i]) : small_tile(ui, r, &tiles[i]);
        activated = is_on ? (int)i : activated;
    }
    ui_group_end(ui);
    size_t rows = (count + columns - 1) / columns;
    *height = rows > 0 ? (float)rows * step_y - UI_GAP : 0;
    return activated;
}

/* ---- next lesson ---- */

static float next_text(Ui *ui, Rect inner, const UiNextCard *card, bool draws)
{
    const Theme *t = ui->theme;
    const struct {
        Str text;
        UiTextStyle style;
        float gap;
    } lines[] = {
        {card->heading, {.type = UI_TYPE_TITLE, .color = t->primary}, UI_SPACE_12},
        {card->number, {.type = UI_TYPE_H2}, 0},
        {card->title, {.type = UI_TYPE_H2}, UI_SPACE_12},
    };
    float y = inner.y;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        if (lines[i].text.len == 0) {
            continue;
        }
        y += lines[i].gap;
        y += draws ? ui_text(ui, inner.x, y, inner.w, lines[i].text, &lines[i].style)
                   : ui_text_height(ui, inner.w, lines[i].text, &lines[i].style);
    }
    return y - inner.y;
}

/* Why this lesson, and what to know; returns the height. */
static float next_reason(Ui *ui, Rect inner, const UiNextCard *card, bool draws)
{
    float y = inner.y + UI_SPACE_16;
    if (card->reason.len > 0) {
        if (draws) {
            (void)ui_tag(ui, inner.x, y, card->reason, card->reason_tone);
        }
        y += ceilf(ui_type_pitch(ui, UI_TYPE_CAPTION)) + 4;
        y += card->note.len > 0 ? UI_SPACE_12 : 0;
    }
    if (card->note.len == 0) {
        return y - inner.y;
    }
    const UiTextStyle note = {.type = UI_TYPE_SMALL, .color = ui->theme->text2};
    y += draws ? ui_text(ui, inner.x, y, inner.w, card->note, &note)
               : ui_text_height(ui, inner.w, card->note, &note);
    return y - inner.y;
}

static float next_content(Ui *ui, Rect inner, const UiNextCard *card, bool draws)
{
    float text = next_text(ui, inner, card, draws);
    Rect below = {inner.x, inner.y + text, inner.w, 0};
    return text + next_reason(ui, below, card, draws);
}

bool part_next_card(Ui *ui, Rect area, const UiNextCard *card, float *height)
{
    UiButton button = {.label = card->button,
                       .kind = UI_BUTTON_PRIMARY,
                       .spoken = part__spoken(ui, card->title, card->button)};
    UiSize size = ui_button_size(ui, &button);
    size.h = fmaxf(size.h, 104);
    Rect inner = rect_inset(area, CARD_PADDING);
    float text_h = next_content(ui, inner, card, false);
    float need = text_h + UI_SPACE_24 + size.h + 2 * CARD_PADDING;
    area.h = ceilf(fmaxf(area.h, need));
    ui_card(ui, area, &(UiCard){.border = ui->theme->primary, .border_width = 4});
    (void)next_content(ui, inner, card, true);
    Rect r = {inner.x, area.y + area.h - CARD_PADDING - size.h, inner.w, size.h};
    *height = area.h;
    ui_first_focus(ui, ui_id("next_lesson"));
    return ui_button(ui, ui_id("next_lesson"), r, &button);
}
