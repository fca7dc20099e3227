/* Sorting: a tray of cards above, the bins below. A card is taken in the hand and put
 * into a bin; on a narrow page the bins to choose from open under the card. */
#include <math.h>

#include "ui/parts_hands_internal.h"

enum {
    CARD_LEAST = 340,
    COLUMNS_MOST = 4,
    BIN_PADDING = 16,
    BIN_HEAD = 72,
};

static UiId card_id(size_t i)
{
    return ui_id_at("sort_card", i);
}

static bool is_in_hand(const UiSort *sort)
{
    return sort->held < sort->card_count && sort->cards[sort->held].bin < 0;
}

static HandsRow card_row(const UiSort *sort, size_t i)
{
    const UiSortCard *card = &sort->cards[i];
    return (HandsRow){.label = card->label,
                      .type = UI_TYPE_SMALL,
                      .mark = card->bin >= 0 ? card->mark : UI_MARK_NONE,
                      .has_mark = card->bin >= 0,
                      .is_held = card->bin < 0 && i == sort->held};
}

/* below: what it has opened there. */
static bool card_button(Ui *ui, Rect r, const UiSort *sort, size_t i, float below)
{
    HandsRow row = card_row(sort, i);
    UiState state = ui_item(ui, &(UiItem){.id = card_id(i),
                                          .rect = r,
                                          .radius = UI_RADIUS_CONTROL,
                                          .spoken = part__row_spoken(ui, &row),
                                          .below = below});
    part__row_draw(ui, r, &row, &state);
    return state.is_activated;
}

/* ---- tray ---- */

typedef struct Tray {
    size_t cards[UI_HANDS_ITEMS_MOST];
    size_t count, columns;
    float cell_w;
} Tray;

static Tray tray_of(const Ui *ui, const UiSort *sort, float width)
{
    Tray tray = {.columns = part__columns(ui, width, CARD_LEAST, COLUMNS_MOST)};
    for (size_t i = 0; i < sort->card_count; i++) {
        if (sort->cards[i].bin < 0) {
            tray.cards[tray.count++] = i;
        }
    }
    tray.cell_w =
        floorf((width - (float)(tray.columns - 1) * UI_GAP) / (float)tray.columns);
    return tray;
}

static float tray_row_height(Ui *ui, const UiSort *sort, const Tray *tray, size_t first)
{
    float h = 0;
    for (size_t k = first; k < tray->count && k < first + tray->columns; k++) {
        HandsRow row = card_row(sort, tray->cards[k]);
        h = fmaxf(h, part__row_height(ui, tray->cell_w, &row));
    }
    return h;
}

static Str bin_label(Ui *ui, const UiSort *sort, size_t bin)
{
    return str_format(&ui->list.arena, "%zu　%.*s", bin + 1, STR_ARG(sort->bins[bin]));
}

static float place_choices(Ui *ui, Rect area, const UiSort *sort, Rect *places)
{
    UiSize sizes[UI_HANDS_BINS_MOST];
    for (size_t i = 0; i < sort->bin_count; i++) {
        UiButton button = {.label = bin_label(ui, sort, i), .kind = UI_BUTTON_SECONDARY};
        sizes[i] = ui_button_size(ui, &button);
    }
    return ui_flow(area, sizes, sort->bin_count, false, places);
}

/* The bins to choose from, under the row of the card in the hand. */
static void choices(Ui *ui, Rect area, const UiSort *sort, UiHandsResult *result)
{
    Rect places[UI_HANDS_BINS_MOST];
    (void)place_choices(ui, area, sort, places);
    ui_group_begin(ui, ui_id("sort_bins"), UI_GROUP_GRID);
    for (size_t i = 0; i < sort->bin_count; i++) {
        UiButton button = {.label = bin_label(ui, sort, i), .kind = UI_BUTTON_SECONDARY};
        if (ui_button(ui, ui_id_at("sort_bin", i), places[i], &button)) {
            *result = (UiHandsResult){UI_HANDS_PUT, sort->held, i};
        }
    }
    ui_group_end(ui);
}

static float choices_height(Ui *ui, Rect column, const UiSort *sort)
{
    Rect places[UI_HANDS_BINS_MOST];
    return part__is_narrow(ui)
               ? place_choices(ui, column, sort, places) + UI_GAP + UI_SPACE_8
               : 0;
}

static float tray(Ui *ui, Rect column, const UiSort *sort, UiHandsResult *result)
{
    Tray tray = tray_of(ui, sort, column.w);
    Rect panel = {0};
    float y = column.y;
    float opened = choices_height(ui, column, sort);
    ui_group_begin(ui, ui_id("sort_tray"), UI_GROUP_GRID);
    for (size_t k = 0; k < tray.count; k += tray.columns) {
        float h = tray_row_height(ui, sort, &tray, k);
        bool has_held = false;
        for (size_t c = k; c < tray.count && c < k + tray.columns; c++) {
            Rect r = {column.x + (float)(c - k) * (tray.cell_w + UI_GAP), y, tray.cell_w,
                      h};
            bool is_held = tray.cards[c] == sort->held;
            has_held = has_held || is_held;
            if (card_button(ui, r, sort, tray.cards[c], is_held ? opened : 0)) {
                *result =
                    (UiHandsResult){.action = UI_HANDS_HOLD, .index = tray.cards[c]};
            }
        }
        y += h + UI_GAP;
        if (has_held && part__is_narrow(ui)) {
            panel = (Rect){column.x, y, column.w, opened};
            y += opened;
        }
    }
    ui_group_end(ui);
    if (panel.h > 0) {
        choices(ui, panel, sort, result);
    }
    return y;
}

/* ---- bins ---- */

static float bin_head(Ui *ui, float width, const UiSort *sort, size_t bin)
{
    UiTextStyle title = {.type = UI_TYPE_LABEL};
    float w = width - 2 * BIN_PADDING - part__badge_side(ui) - UI_SPACE_12;
    return fmaxf(BIN_HEAD, ui_text_height(ui, w, sort->bins[bin], &title) + UI_SPACE_24);
}

static float bin_height(Ui *ui, float width, const UiSort *sort, size_t bin)
{
    float h = bin_head(ui, width, sort, bin);
    bool is_empty = true;
    for (size_t i = 0; i < sort->card_count; i++) {
        if (sort->cards[i].bin == (int)bin) {
            HandsRow row = card_row(sort, i);
            h += part__row_height(ui, width - 2 * BIN_PADDING, &row) + UI_GAP;
            is_empty = false;
        }
    }
    return h + (is_empty ? ui_type_pitch(ui, UI_TYPE_SMALL) + UI_SPACE_24 : 0);
}

/* With a card in the hand the whole bin is a target. */
static bool bin_frame(Ui *ui, Rect r, const UiSort *sort, size_t bin, bool is_target)
{
    const Theme *t = ui->theme;
    UiBox box = {.fill = t->sunken,
                 .border = is_target ? t->primary : t->hair,
                 .border_width = UI_BORDER_CONTROL,
                 .radius = UI_RADIUS_CARD,
                 .style = is_target ? DRAW_BORDER_DASHED : DRAW_BORDER_SOLID};
    UiState state = {0};
    if (is_target) {
        Str spoken = part__spoken(ui, sort->bins[bin], ui_word(UI_WORD_PUT_HERE));
        state = ui_item(ui, &(UiItem){.id = ui_id_at("sort_bin", bin),
                                      .rect = r,
                                      .radius = UI_RADIUS_CARD,
                                      .spoken = spoken});
        box.fill = state.is_hovered || state.is_pressed ? t->primary_tint : t->surface;
    }
    ui_box(ui, r, &box);
    float head = bin_head(ui, r.w, sort, bin);
    float side = part__badge_side(ui);
    Rect badge = {r.x + BIN_PADDING, r.y + (head - side) / 2, side, side};
    part__badge(ui, badge, part__number(ui, bin + 1));
    UiTextStyle title = {.type = UI_TYPE_LABEL};
    float x = badge.x + side + UI_SPACE_12;
    float w = r.x + r.w - BIN_PADDING - x;
    ui__text_middle(ui, (Rect){x, r.y, w, head}, sort->bins[bin], &title);
    return state.is_activated;
}

static void bin_content(Ui *ui, Rect r, const UiSort *sort, size_t bin, bool is_target,
                        UiHandsResult *result)
{
    float y = r.y + bin_head(ui, r.w, sort, bin);
    float w = r.w - 2 * BIN_PADDING;
    bool is_empty = true;
    for (size_t i = 0; i < sort->card_count; i++) {
        if (sort->cards[i].bin != (int)bin) {
            continue;
        }
        HandsRow row = card_row(sort, i);
        Rect card = {r.x + BIN_PADDING, y, w, part__row_height(ui, w, &row)};
        y += card.h + UI_GAP;
        is_empty = false;
        if (is_target) {
            part__row_draw(ui, card, &row, NULL);
        } else if (card_button(ui, card, sort, i, 0)) {
            *result = (UiHandsResult){.action = UI_HANDS_TOUCH, .index = i};
        }
    }
    if (is_empty) {
        UiTextStyle style = {.type = UI_TYPE_SMALL,
                             .color = is_target ? ui->theme->primary : ui->theme->text2};
        UiWord word = is_target ? UI_WORD_PUT_HERE : UI_WORD_BIN_EMPTY;
        (void)ui_text(ui, r.x + BIN_PADDING, y, w, ui_word(word), &style);
    }
}

/* fill: bottom of the page; bins in one row reach it. */
static float bins(Ui *ui, Rect column, float fill, const UiSort *sort,
                  UiHandsResult *result)
{
    bool is_target = is_in_hand(sort) && !part__is_narrow(ui);
    size_t columns = part__columns(ui, column.w, CARD_LEAST, sort->bin_count);
    float w = floorf((column.w - (float)(columns - 1) * UI_GAP) / (float)columns);
    float y = column.y;
    ui_group_begin(ui, is_target ? ui_id("sort_bins") : ui_id("sort_placed"),
                   UI_GROUP_GRID);
    for (size_t k = 0; k < sort->bin_count; k += columns) {
        float h = 0;
        for (size_t b = k; b < sort->bin_count && b < k + columns; b++) {
            h = fmaxf(h, bin_height(ui, w, sort, b));
        }
        h = columns >= sort->bin_count ? fmaxf(h, fill - y) : h;
        for (size_t b = k; b < sort->bin_count && b < k + columns; b++) {
            Rect r = {column.x + (float)(b - k) * (w + UI_GAP), y, w, h};
            if (bin_frame(ui, r, sort, b, is_target)) {
                *result = (UiHandsResult){UI_HANDS_PUT, sort->held, b};
            }
            bin_content(ui, r, sort, b, is_target, result);
        }
        y += h + UI_GAP;
    }
    ui_group_end(ui);
    return y - UI_GAP;
}

/* ---- keys ---- */

/* 1-4 put the card in the hand, else the one with the focus. */
static void number_keys(Ui *ui, const UiSort *sort, UiHandsResult *result)
{
    size_t card = is_in_hand(sort) ? sort->held : sort->card_count;
    for (size_t i = 0; i < sort->card_count && card == sort->card_count; i++) {
        bool has_focus = ui->layers[ui->layer].focus == card_id(i);
        card = has_focus && sort->cards[i].bin < 0 ? i : card;
    }
    for (size_t b = 0; b < sort->bin_count && card < sort->card_count; b++) {
        UiShortcut key = {.key = UI_KEY_CHARACTER, .character = (char)('1' + b)};
        if (ui_shortcut(ui, key)) {
            *result = (UiHandsResult){UI_HANDS_PUT, card, b};
        }
    }
}

/* The next card of the tray takes the focus when one has gone. */
static void focus_next(Ui *ui, const UiSort *sort, const HandsPlace *place, size_t gone)
{
    for (size_t k = 1; k < sort->card_count; k++) {
        size_t i = (gone + k) % sort->card_count;
        if (sort->cards[i].bin < 0) {
            ui_set_focus(ui, card_id(i));
            return;
        }
    }
    ui_set_focus(ui, part__hands_next(place));
}

UiHandsResult part_sort(Ui *ui, const UiSort *sort, Rect content)
{
    require(sort->card_count <= UI_HANDS_ITEMS_MOST);
    require(sort->bin_count > 0 && sort->bin_count <= UI_HANDS_BINS_MOST);
    UiHandsResult result = {0};
    HandsPlace place;
    part__hands_begin(ui, &sort->hands, content, &place);
    Rect column = ui_scroll_begin(ui, ui_id("sort_page"), place.body);
    float fill = column.y + place.body.h - UI_RING;
    column.y = part__hands_lead(ui, column, &sort->hands);
    column.y = tray(ui, column, sort, &result) + UI_SPACE_8;
    float bottom = bins(ui, column, fill, sort, &result);
    ui_scroll_end(ui, bottom + UI_RING);
    number_keys(ui, sort, &result);
    if (result.action == UI_HANDS_PUT) {
        focus_next(ui, sort, &place, result.index);
    }
    part__hands_end(ui, &sort->hands, &place, &result);
    size_t first = 0;
    while (first < sort->card_count && sort->cards[first].bin >= 0) {
        first++;
    }
    ui_first_focus(ui,
                   first < sort->card_count ? card_id(first) : part__hands_next(&place));
    return result;
}
