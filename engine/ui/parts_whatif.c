/* A choice, then events: the options at the left, the cards of the events at the right,
 * turned over one by one. */
#include <math.h>

#include "ui/parts_hands_internal.h"

enum {
    OPTIONS_W = 760,
    CARD_PADDING = 16,
};

static float options(Ui *ui, Rect column, const UiWhatif *whatif, UiHandsResult *result)
{
    float y = column.y;
    ui_group_begin(ui, ui_id("whatif_options"), UI_GROUP_COLUMN);
    for (size_t i = 0; i < whatif->option_count; i++) {
        const UiOption *option = &whatif->options[i];
        Rect r = {column.x, y, column.w, ui_option_height(ui, column.w, option)};
        if (ui_option(ui, ui_id_at("whatif_option", i), r, option)) {
            *result = (UiHandsResult){.action = UI_HANDS_TOUCH, .index = i};
        }
        y += r.h + UI_GAP;
    }
    ui_group_end(ui);
    return y - UI_GAP;
}

/* ---- events ---- */

static float card_text_width(const Ui *ui, float width)
{
    return width - 3 * CARD_PADDING - part__mark_side(ui);
}

static Str card_title(Ui *ui, const UiWhatif *whatif, size_t i)
{
    const UiEventCard *card = &whatif->events[i];
    Arena *arena = &ui->list.arena;
    Str name = ui_word(UI_WORD_EVENT);
    return card->is_open ? str_format(arena, "%.*s%zu　%.*s", STR_ARG(name), i + 1,
                                      STR_ARG(card->label))
                         : str_format(arena, "%.*s%zu　%.*s", STR_ARG(name), i + 1,
                                      STR_ARG(ui_word(UI_WORD_NOT_HAPPENED)));
}

static Str card_said(Ui *ui, const UiEventCard *card)
{
    return card->text.len > 0 ? part__spoken(ui, card->word, card->text) : card->word;
}

static float card_height(Ui *ui, float width, const UiWhatif *whatif, size_t i)
{
    UiTextStyle title = {.type = UI_TYPE_SMALL, .is_bold = true};
    UiTextStyle text = {.type = UI_TYPE_SMALL};
    const UiEventCard *card = &whatif->events[i];
    float w = card_text_width(ui, width);
    float h = ui_text_height(ui, w, card_title(ui, whatif, i), &title);
    if (card->is_open) {
        h += ui_text_height(ui, w, card_said(ui, card), &text);
    }
    return ceilf(fmaxf(h, part__mark_side(ui)) + 2 * UI_SPACE_12);
}

static void event_card(Ui *ui, Rect r, const UiWhatif *whatif, size_t i)
{
    const UiEventCard *card = &whatif->events[i];
    const Theme *t = ui->theme;
    UiBox box = ui_mark_box(t, card->is_open ? card->mark : UI_MARK_NONE, UI_RADIUS_CARD);
    if (!card->is_open) {
        box.fill = t->sunken;
        box.border = t->border;
        box.border_width = UI_BORDER_CONTROL;
        box.style = DRAW_BORDER_DASHED;
    }
    ui_box(ui, r, &box);
    float side = part__mark_side(ui);
    Rect mark = {r.x + CARD_PADDING, r.y + (r.h - side) / 2, side, side};
    if (card->is_open) {
        ui_mark(ui, mark, card->mark);
    } else {
        ui_icon(ui, mark, STR("icons/help"), t->text2);
    }
    UiTextStyle title = {.type = UI_TYPE_SMALL,
                         .is_bold = true,
                         .color = card->is_open ? t->text : t->text2};
    UiTextStyle text = {.type = UI_TYPE_SMALL};
    float x = mark.x + side + CARD_PADDING;
    float w = card_text_width(ui, r.w);
    float y = r.y + UI_SPACE_12;
    if (!card->is_open) {
        y = r.y + (r.h - ui_text_height(ui, w, card_title(ui, whatif, i), &title)) / 2;
    }
    y += ui_text(ui, x, y, w, card_title(ui, whatif, i), &title);
    if (card->is_open) {
        (void)ui_text(ui, x, y, w, card_said(ui, card), &text);
    }
}

/* event_count: none was turned over yet. */
static size_t newest_event(const UiWhatif *whatif)
{
    size_t newest = whatif->event_count;
    for (size_t i = 0; i < whatif->event_count; i++) {
        newest = whatif->events[i].is_open ? i : newest;
    }
    return newest;
}

static float events(Ui *ui, Rect column, const UiWhatif *whatif)
{
    float y = column.y;
    for (size_t i = 0; i < whatif->event_count; i++) {
        Rect r = {column.x, y, column.w, card_height(ui, column.w, whatif, i)};
        event_card(ui, r, whatif, i);
        if (i == newest_event(whatif)) {
            (void)ui_item(ui, &(UiItem){.id = ui_id_at("whatif_event", i),
                                        .rect = r,
                                        .is_pointer_only = true});
        }
        y += r.h + UI_SPACE_12;
    }
    return y - UI_SPACE_12;
}

/* The card just turned over comes into view, while the focus stays on the button. */
static void reveal_newest(Ui *ui, const UiWhatif *whatif)
{
    UiId id = ui_id_at("whatif_event", newest_event(whatif));
    const ItemRecord *card = ui__find(&ui->items, id, ui->layer);
    if (card != NULL && ui__find(&ui->before, id, ui->layer) == NULL) {
        ui__scroll_reveal(ui, card);
    }
}

/* The first option that can still be chosen, else the button. */
static UiId first_focus(const UiWhatif *whatif, const HandsPlace *place)
{
    bool is_fixed = whatif->option_count == 0 || whatif->options[0].is_fixed;
    return is_fixed ? part__hands_next(place) : ui_id_at("whatif_option", 0);
}

UiHandsResult part_whatif(Ui *ui, const UiWhatif *whatif, Rect content)
{
    UiHandsResult result = {0};
    HandsPlace place;
    part__hands_begin(ui, &whatif->hands, content, &place);
    if (part__is_narrow(ui)) {
        Rect column = ui_scroll_begin(ui, ui_id("whatif_page"), place.body);
        column.y = part__hands_lead(ui, column, &whatif->hands);
        column.y = options(ui, column, whatif, &result) + UI_SPACE_24;
        ui_scroll_end(ui, events(ui, column, whatif) + UI_RING);
    } else {
        Rect right = place.body;
        Rect left = rect_cut_left(&right, OPTIONS_W, 48);
        Rect column = ui_scroll_begin(ui, ui_id("whatif_page"), left);
        column.y += UI_RING;
        ui_scroll_end(ui, options(ui, column, whatif, &result) + UI_RING);
        column = ui_scroll_begin(ui, ui_id("whatif_events"), right);
        column.y += UI_RING;
        ui_scroll_end(ui, events(ui, column, whatif));
    }
    reveal_newest(ui, whatif);
    part__hands_end(ui, &whatif->hands, &place, &result);
    part__hands_again(ui, &place, ui_id_at("whatif_option", 0));
    ui_first_focus(ui, first_focus(whatif, &place));
    return result;
}
