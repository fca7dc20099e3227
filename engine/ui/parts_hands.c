/* Common to the hands-on pages: prompt, strip of what is told, buttons, rows, meter. */
#include <math.h>

#include "ui/parts_hands_internal.h"

enum {
    WORK_W = 1600,
    TOP = 16,
    MARK = 44,
    BADGE = 48,
    STRIP_PADDING = 16,
    BUTTONS_MOST = 3,
};

/* ---- the strip ---- */

float part__mark_side(const Ui *ui)
{
    return ui__mark_side(ui, MARK);
}

static float note_word_width(Ui *ui, const UiHands *hands)
{
    UiTextStyle word = {.type = UI_TYPE_LABEL};
    return hands->note_word.len > 0
               ? ceilf(ui_text_width(ui, hands->note_word, &word)) + UI_SPACE_16
               : 0;
}

/* Beside the word, or below it where there is little room. */
static bool is_note_beside(Ui *ui, float width, const UiHands *hands)
{
    return hands->note_word.len == 0 || note_word_width(ui, hands) < width * 0.2f;
}

static float note_text_x(Ui *ui, float width, const UiHands *hands)
{
    float x = 2 * STRIP_PADDING + part__mark_side(ui);
    return is_note_beside(ui, width, hands) ? x + note_word_width(ui, hands) : x;
}

static UiTextStyle note_style(void)
{
    return (UiTextStyle){.type = UI_TYPE_SMALL, .is_tight = true};
}

static float note_height(Ui *ui, float width, const UiHands *hands)
{
    if (hands->note.len == 0) {
        return 0;
    }
    UiTextStyle style = note_style();
    float w = width - note_text_x(ui, width, hands) - STRIP_PADDING;
    float h = ui_text_height(ui, w, hands->note, &style);
    if (!is_note_beside(ui, width, hands)) {
        h += ui_type_pitch(ui, UI_TYPE_LABEL);
    }
    return ceilf(fmaxf(h, part__mark_side(ui)) + 2 * STRIP_PADDING);
}

static void note(Ui *ui, Rect r, const UiHands *hands)
{
    const Theme *t = ui->theme;
    UiBox box = ui_mark_box(t, hands->mark, UI_RADIUS_CONTROL);
    Color color = t->primary;
    if (hands->mark == UI_MARK_NONE) {
        box.fill = t->primary_tint;
        box.border = t->primary;
        box.border_width = UI_BORDER_CONTROL;
    } else {
        color = ui_mark_color(t, hands->mark);
    }
    ui_box(ui, r, &box);
    UiTextStyle word = {.type = UI_TYPE_LABEL, .color = color};
    UiTextStyle style = note_style();
    bool is_beside = is_note_beside(ui, r.w, hands);
    float x = r.x + note_text_x(ui, r.w, hands);
    float w = r.x + r.w - x - STRIP_PADDING;
    float h = ui_text_height(ui, w, hands->note, &style);
    float first = is_beside ? 0 : ui_type_pitch(ui, UI_TYPE_LABEL);
    float y = r.y + (r.h - h - first) / 2;
    float line = ui_type_pitch(ui, is_beside ? UI_TYPE_SMALL : UI_TYPE_LABEL);
    float side = part__mark_side(ui);
    Rect mark = {r.x + STRIP_PADDING, roundf(y + (line - side) / 2), side, side};
    if (hands->mark != UI_MARK_NONE) {
        ui_mark(ui, mark, hands->mark);
    } else {
        ui_icon(ui, mark, STR("icons/info"), color);
    }
    float word_y = y + (line - ui_type_pitch(ui, UI_TYPE_LABEL)) / 2;
    if (hands->note_word.len > 0) {
        (void)ui_text(ui, mark.x + side + STRIP_PADDING, word_y, 0, hands->note_word,
                      &word);
    }
    (void)ui_text(ui, x, y + first, w, hands->note, &style);
    ui_announce(ui, hands->note_word.len > 0
                        ? part__spoken(ui, hands->note_word, hands->note)
                        : text_plain(&ui->list.arena, hands->note));
}

/* The banners under the note, and how it works while there is nothing else to say. */
typedef struct StripBanner {
    UiTone tone;
    Str text;
} StripBanner;

static size_t strip_banners(const Ui *ui, const UiHands *hands, StripBanner out[3])
{
    const StripBanner all[] = {{UI_TONE_INFO, hands->hint},
                               {UI_TONE_INFO, hands->outcome},
                               {UI_TONE_OK, hands->done}};
    size_t count = 0;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        if (all[i].text.len > 0) {
            out[count++] = all[i];
        }
    }
    bool is_silent = count == 0 && hands->note.len == 0;
    if (is_silent && hands->how.len > 0 && !part__is_low(ui)) {
        out[count++] = (StripBanner){UI_TONE_INFO, hands->how};
    }
    return count;
}

static float strip_height(Ui *ui, float width, const UiHands *hands)
{
    StripBanner banners[3];
    size_t count = strip_banners(ui, hands, banners);
    float h = note_height(ui, width, hands);
    for (size_t i = 0; i < count; i++) {
        h += (h > 0 ? UI_SPACE_12 : 0) + ui_banner_height(ui, width, banners[i].text);
    }
    return h;
}

static void strip(Ui *ui, Rect r, const UiHands *hands)
{
    StripBanner banners[3];
    size_t count = strip_banners(ui, hands, banners);
    Rect inner = ui_scroll_begin(ui, ui_id("hands_strip"), r);
    float y = inner.y;
    if (hands->note.len > 0) {
        float h = note_height(ui, inner.w, hands);
        note(ui, (Rect){inner.x, y, inner.w, h}, hands);
        y += h;
    }
    for (size_t i = 0; i < count; i++) {
        y += y > inner.y ? UI_SPACE_12 : 0;
        y += ui_banner(ui, inner.x, y, inner.w, banners[i].tone, banners[i].text);
    }
    ui_scroll_end(ui, y);
}

/* ---- buttons ---- */

static size_t fill_buttons(Ui *ui, const UiHands *hands, UiButton *buttons,
                           UiHandsAction *meanings)
{
    size_t count = 0;
    if (hands->can_hint) {
        buttons[count] =
            (UiButton){.label = ui_word(UI_WORD_HINT), .kind = UI_BUTTON_SECONDARY};
        meanings[count++] = UI_HANDS_HINT;
    }
    if (hands->can_solve) {
        buttons[count] =
            (UiButton){.label = ui_word(UI_WORD_SOLVE), .kind = UI_BUTTON_SECONDARY};
        meanings[count++] = UI_HANDS_SOLVE;
    }
    Str next = hands->next_label;
    buttons[count] = (UiButton){.label = next.len > 0 ? next : ui_word(UI_WORD_NEXT),
                                .kind = UI_BUTTON_PRIMARY,
                                .is_unavailable = !hands->can_go_on,
                                .guards_repeat = true};
    if (!hands->can_go_on) {
        buttons[count].spoken = part__spoken(ui, buttons[count].label, hands->missing);
    }
    if (hands->takes_enter) {
        buttons[count].shortcuts[0] = (UiShortcut){.key = UI_KEY_ENTER};
    }
    meanings[count++] = UI_HANDS_GO_ON;
    return count;
}

/* Why one cannot go on yet: beside the buttons where there is room and nothing else is
 * told, else told by the button while it has the focus. */
static void missing(Ui *ui, const UiHands *hands, const HandsPlace *place,
                    UiButton *buttons, size_t count)
{
    enum {
        LEAST_W = 480
    };
    if (hands->can_go_on || hands->missing.len == 0) {
        return;
    }
    UiTextStyle style = {
        .type = UI_TYPE_SMALL, .color = ui->theme->text2, .align = UI_ALIGN_RIGHT};
    float right = place->row.x + place->row.w -
                  ui_actions_width(ui, place->row.w, buttons, count) - UI_SPACE_24;
    Rect r = {place->strip.x, place->row.y, right - place->strip.x, place->row.h};
    if (place->strip.h > 0 && place->is_band) {
        r.h = place->strip.y - UI_SPACE_4 - place->foot;
        r.y = place->foot;
    }
    float h = ui_text_height(ui, r.w, hands->missing, &style);
    if (r.w < LEAST_W || h > r.h) {
        buttons[count - 1].reason = hands->missing;
        return;
    }
    (void)ui_text(ui, r.x, r.y + (r.h - h) / 2, r.w, hands->missing, &style);
}

/* ---- the page ---- */

static float lead(Ui *ui, Rect column, const UiHands *hands)
{
    UiTextStyle prompt = {.type = UI_TYPE_PROMPT};
    UiTextStyle status = {
        .type = UI_TYPE_TITLE, .color = ui->theme->primary, .align = UI_ALIGN_RIGHT};
    Rect left = column;
    if (hands->status.len > 0) {
        float w = ui_text_width(ui, hands->status, &status) + 4;
        Rect right = rect_cut_right(&left, w, UI_SPACE_24);
        (void)ui_text(ui, right.x, right.y, right.w, hands->status, &status);
    }
    float y = column.y;
    part__text(ui, left, &y, UI_SPACE_12, hands->prompt, &prompt);
    /* Of no use any more to somebody who has done it once. */
    if (part__is_low(ui) && hands->note.len == 0 && hands->done.len == 0) {
        UiTextStyle how = {.type = UI_TYPE_SMALL, .color = ui->theme->text2};
        part__text(ui, column, &y, UI_SPACE_12, hands->how, &how);
    }
    return y;
}

/* The strip takes no more of the height; at the end there is nothing left to do above it,
 * and large letters need more for a hint under what was told. */
static float strip_share(const Ui *ui, const UiHands *hands)
{
    if (hands->done.len > 0) {
        return 0.7f;
    }
    return part__is_low(ui) && hands->hint.len > 0 ? 0.6f : 0.5f;
}

/* Room kept for the strip from the beginning, so that what is above it stays as it is:
 * two lines told. Large letters have no room to spare. */
static float kept_height(Ui *ui, float width, const UiHands *hands)
{
    bool has_strip = hands->how.len > 0 && !part__is_low(ui);
    return has_strip ? 2 * ui_banner_height(ui, width, STR("あ")) + UI_SPACE_12 : 0;
}

/* On a wide page the strip stands beside the button, so that both take the height of one.
 * False: no room for it there, as for a long hint in large letters. */
static bool place_band(Ui *ui, const UiHands *hands, float buttons_w, Rect *content,
                       HandsPlace *place)
{
    enum {
        LEAST_W = 1000
    };
    float x = part__column(ui, *content, WORK_W).x;
    float w = place->row.x + place->row.w - buttons_w - UI_SPACE_24 - x;
    bool is_long = part__is_low(ui) && hands->hint.len > 0 &&
                   strip_height(ui, w, hands) > 1.5f * place->row.h;
    if (ui_is_portrait(ui) || w < LEAST_W || is_long) {
        return false;
    }
    float bottom = place->row.y + place->row.h;
    float most = (bottom - content->y) * strip_share(ui, hands);
    float h = fminf(strip_height(ui, w, hands), most);
    float kept = fmaxf(fmaxf(h, place->row.h), kept_height(ui, w, hands));
    float rest = fmaxf(0, place->row.h - h) / 2; /* in the middle of the row */
    place->strip = (Rect){x, bottom - h - (h > 0 ? rest : 0), w, h};
    place->foot = bottom - kept;
    content->h = place->foot - UI_GAP - content->y;
    return true;
}

static void place_strip(Ui *ui, const UiHands *hands, Rect *column, HandsPlace *place)
{
    float strip_h =
        fminf(strip_height(ui, column->w, hands), column->h * strip_share(ui, hands));
    place->strip = (Rect){column->x, column->y + column->h, column->w, 0};
    if (strip_h > 0) {
        place->strip = rect_cut_bottom(column, strip_h, UI_GAP);
    }
}

void part__hands_begin(Ui *ui, const UiHands *hands, Rect content, HandsPlace *place)
{
    UiButton buttons[BUTTONS_MOST];
    UiHandsAction meanings[BUTTONS_MOST];
    place->buttons = fill_buttons(ui, hands, buttons, meanings);
    place->row = part__bottom_row(ui, &content, buttons, place->buttons);
    float buttons_w = ui_actions_width(ui, place->row.w, buttons, place->buttons);
    place->is_band = place_band(ui, hands, buttons_w, &content, place);
    Rect column = part__column(ui, content, WORK_W);
    column.y += TOP;
    column.h -= TOP;
    if (!place->is_band) {
        place_strip(ui, hands, &column, place);
    }
    if (!part__is_narrow(ui)) {
        float y = lead(ui, column, hands);
        column.h -= y - column.y;
        column.y = y;
    }
    place->body = column;
}

float part__hands_lead(Ui *ui, Rect column, const UiHands *hands)
{
    return part__is_narrow(ui) ? lead(ui, column, hands) : column.y + UI_RING;
}

void part__hands_end(Ui *ui, const UiHands *hands, const HandsPlace *place,
                     UiHandsResult *result)
{
    UiButton buttons[BUTTONS_MOST];
    UiHandsAction meanings[BUTTONS_MOST];
    size_t count = fill_buttons(ui, hands, buttons, meanings);
    if (place->strip.h > 0) {
        strip(ui, place->strip, hands);
    }
    missing(ui, hands, place, buttons, count);
    int activated = ui_actions(ui, "work", place->row, buttons, count);
    if (activated >= 0) {
        *result = (UiHandsResult){.action = meanings[activated]};
    }
}

UiId part__hands_next(const HandsPlace *place)
{
    return ui_id_at("work", place->buttons - 1);
}

void part__hands_again(Ui *ui, const HandsPlace *place, UiId first)
{
    bool is_new = ui__find(&ui->items, first, ui->layer) != NULL &&
                  ui__find(&ui->before, first, ui->layer) == NULL;
    if (is_new && ui->layers[ui->layer].focus == part__hands_next(place)) {
        ui_set_focus(ui, first);
    }
}

/* ---- rows ---- */

float part__badge_side(const Ui *ui)
{
    return ceilf(fmaxf(BADGE, ui_type_size(ui, UI_TYPE_LABEL) * 1.3f));
}

void part__badge(Ui *ui, Rect rect, Str text)
{
    ui_box(ui, rect, &(UiBox){.fill = ui->theme->primary, .radius = rect.h / 2});
    UiTextStyle style = {
        .type = UI_TYPE_LABEL, .color = ui->theme->on_primary, .align = UI_ALIGN_CENTER};
    ui_text_fit(ui, rect, text, &style);
}

Str part__number(Ui *ui, size_t number)
{
    return str_format(&ui->list.arena, "%zu", number);
}

static float row_text_x(const Ui *ui, const HandsRow *row)
{
    return UI_SPACE_16 + (row->badge.len > 0 ? part__badge_side(ui) + UI_SPACE_12 : 0);
}

static float row_text_width(const Ui *ui, float width, const HandsRow *row)
{
    float right = UI_SPACE_16 + (row->has_mark ? part__mark_side(ui) + UI_SPACE_12 : 0);
    return width - row_text_x(ui, row) - right;
}

float part__row_height(Ui *ui, float width, const HandsRow *row)
{
    UiTextStyle style = {.type = row->type};
    float h = ui_text_height(ui, row_text_width(ui, width, row), row->label, &style);
    if (row->is_still) {
        return ceilf(fmaxf(h, part__mark_side(ui)) + UI_SPACE_8);
    }
    return ceilf(fmaxf(ui_target(ui), h + 2 * UI_SPACE_12));
}

static UiBox row_box(const Theme *t, const HandsRow *row, const UiState *state)
{
    UiBox box = ui_mark_box(t, row->mark, UI_RADIUS_CONTROL);
    bool is_lit = state != NULL && (state->is_hovered || state->is_pressed);
    if (row->mark == UI_MARK_NONE) {
        box.fill = row->is_held || is_lit ? t->primary_tint : t->surface;
        box.border = row->is_still ? t->hair : t->border;
        box.border_width = UI_BORDER_CONTROL;
    }
    if (row->is_held) {
        box.border = t->primary;
        box.border_width = UI_BORDER_STATE;
        box.style = DRAW_BORDER_SOLID;
    }
    return box;
}

void part__row_draw(Ui *ui, Rect r, const HandsRow *row, const UiState *state)
{
    UiBox box = row_box(ui->theme, row, state);
    ui_box(ui, r, &box);
    UiTextStyle style = {.type = row->type};
    if (row->badge.len > 0) {
        float badge = part__badge_side(ui);
        part__badge(ui, (Rect){r.x + UI_SPACE_16, r.y + (r.h - badge) / 2, badge, badge},
                    row->badge);
    }
    float w = row_text_width(ui, r.w, row);
    ui__text_middle(ui, (Rect){r.x + row_text_x(ui, row), r.y, w, r.h}, row->label,
                    &style);
    float side = part__mark_side(ui);
    Rect mark = {r.x + r.w - UI_SPACE_16 - side, r.y + (r.h - side) / 2, side, side};
    if (row->mark != UI_MARK_NONE) {
        ui_mark(ui, mark, row->mark);
    } else if (row->is_held && row->has_mark) {
        ui_icon(ui, mark, STR("icons/drag-handle"), ui->theme->primary);
    }
}

Str part__row_spoken(Ui *ui, const HandsRow *row)
{
    Str state = row->is_held ? ui_word(UI_WORD_SELECTED) : ui_mark_word(row->mark);
    return part__spoken(ui, row->label, state);
}

size_t part__columns(const Ui *ui, float width, float least, size_t most)
{
    float cell = least * ui_scale(ui) + UI_GAP;
    float fit = floorf((width + UI_GAP) / cell);
    size_t count = fit < 1 ? 1 : (size_t)fit;
    return count < most ? count : most;
}

/* ---- meter ---- */

enum {
    BAR = 32
};

float part__meter_height(const Ui *ui)
{
    return ceilf(ui_type_pitch(ui, UI_TYPE_TITLE)) + UI_SPACE_8 + BAR;
}

float part__meter(Ui *ui, Rect r, Str label, Str text, float value, float before)
{
    UiTextStyle name = {.type = UI_TYPE_LABEL};
    UiTextStyle reading = {
        .type = UI_TYPE_TITLE, .color = ui->theme->primary, .align = UI_ALIGN_RIGHT};
    Rect left = r;
    float w = ceilf(ui_text_width(ui, text, &reading)) + 4;
    bool is_beside = w + UI_SPACE_24 + ui_text_width(ui, label, &name) <= r.w;
    Rect right = left;
    if (is_beside) {
        right = rect_cut_right(&left, w, UI_SPACE_24);
    }
    float h = ui_text(ui, left.x, left.y, left.w, label, &name);
    right.y += is_beside ? 0 : h;
    h = fmaxf(h, right.y - r.y + ui_text(ui, right.x, right.y, right.w, text, &reading));
    Rect bar = {r.x, r.y + h + UI_SPACE_8, r.w, BAR};
    ui_progress(ui, bar, value, &before, before > 0 ? 1 : 0);
    return h + UI_SPACE_8 + BAR;
}

bool part__key(const Ui *ui, UiKey key)
{
    return ui->layer == ui->top_before && ui->input.kind == UI_INPUT_KEY_DOWN &&
           ui->input.key == key && !ui->input.alt && !ui->input.control;
}
