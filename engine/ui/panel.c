/* Cards, bars, notices: what is shown but (mostly) not operated. */
#include <math.h>

#include "ui/ui_internal.h"
#include "ui/widgets.h"
#include "ui/words.h"

static UiBox card_box(const Theme *t, const UiCard *card)
{
    return (UiBox){
        .fill = card->fill.a != 0 ? card->fill : t->surface,
        .border = card->border.a != 0 ? card->border : t->hair,
        .border_width = card->border_width > 0 ? card->border_width : UI_BORDER_CARD,
        .radius = UI_RADIUS_CARD,
    };
}

void ui_card(Ui *ui, Rect rect, const UiCard *card)
{
    UiBox box = card_box(ui->theme, card);
    ui_box(ui, rect, &box);
}

UiState ui_card_button(Ui *ui, const UiItem *item, const UiCard *card)
{
    UiItem whole = *item;
    whole.radius = UI_RADIUS_CARD;
    UiState state = ui_item(ui, &whole);
    UiBox box = card_box(ui->theme, card);
    if (card->border.a == 0) {
        box.border = ui->theme->border;
    }
    if (state.is_hovered || state.is_pressed) {
        box.fill = ui->theme->primary_tint;
    }
    ui_box(ui, state.is_pressed ? rect_inset(item->rect, 2) : item->rect, &box);
    return state;
}

void ui_progress(Ui *ui, Rect rect, float value, const float *ticks, size_t tick_count)
{
    const Theme *t = ui->theme;
    float radius = fminf(12, rect.h / 2);
    value = fminf(fmaxf(value, 0), 1);
    ui_box(
        ui, rect,
        &(UiBox){
            .fill = t->sunken, .border = t->border, .border_width = 2, .radius = radius});
    if (value > 0) {
        Rect done = {rect.x, rect.y, fmaxf(rect.h, roundf(rect.w * value)), rect.h};
        ui_box(ui, done, &(UiBox){.fill = t->primary, .radius = radius});
    }
    for (size_t i = 0; i < tick_count; i++) {
        Rect tick = {rect.x + roundf(rect.w * ticks[i]) - 2, rect.y, 4, rect.h};
        bool is_passed = ticks[i] < value;
        ui_box(ui, tick, &(UiBox){.fill = is_passed ? t->on_primary : t->border});
    }
}

/* ---- strength ---- */

static Color strength_color(const Theme *t, int level)
{
    const Color colors[] = {t->text, t->ng, t->warn, t->primary, t->ok};
    return colors[level < 0 ? 0 : level > 4 ? 4 : level];
}

enum {
    STRENGTH_H = 40
};

static void segments_of_strength(Ui *ui, Rect rect, int level)
{
    enum {
        COUNT = 4
    };
    const Theme *t = ui->theme;
    float w = (rect.w - (COUNT - 1) * UI_GAP) / COUNT;
    for (int i = 0; i < COUNT; i++) {
        bool is_full = i < level;
        Color color = is_full ? strength_color(t, level) : t->border;
        ui_box(ui, (Rect){rect.x + (float)i * (w + UI_GAP), rect.y, w, STRENGTH_H},
               &(UiBox){.fill = is_full ? color : t->sunken,
                        .border = color,
                        .border_width = UI_BORDER_CONTROL,
                        .radius = UI_RADIUS_CHIP});
    }
}

static Str strength_shown(Ui *ui, const UiStrength *it)
{
    Str label = it->label.len > 0 ? it->label : ui_word(UI_WORD_STRENGTH);
    Str known = it->word.len > 0 ? it->word : ui_word(UI_WORD_STRENGTH_0);
    return str_format(&ui->list.arena, "%.*s：%.*s", STR_ARG(label), STR_ARG(known));
}

float ui_strength(Ui *ui, Rect rect, const UiStrength *it)
{
    Str shown = strength_shown(ui, it);
    UiTextStyle bold = {.type = UI_TYPE_LABEL,
                        .color = strength_color(ui->theme, it->level)};
    UiTextStyle small = {.type = UI_TYPE_SMALL};
    segments_of_strength(ui, rect, it->level);
    float y = rect.y + STRENGTH_H + UI_SPACE_8;
    y += ui_text(ui, rect.x, y, rect.w, shown, &bold);
    y += ui_text(ui, rect.x, y, rect.w, it->reason, &small);
    ui_announce(ui, str_format(&ui->list.arena, "%.*s。%.*s", STR_ARG(shown),
                               STR_ARG(it->reason)));
    return y - rect.y;
}

float ui_strength_line(Ui *ui, Rect rect, const UiStrength *it)
{
    enum {
        BAR_LEAST = 240
    };
    UiTextStyle bold = {.type = UI_TYPE_LABEL,
                        .color = strength_color(ui->theme, it->level)};
    Str shown = strength_shown(ui, it);
    float h = ceilf(ui_type_pitch(ui, UI_TYPE_LABEL));
    float w = fminf(ui_text_width(ui, shown, &bold) + 4, rect.w - BAR_LEAST);
    Rect bar = {rect.x, rect.y, rect.w, h};
    ui_text_fit(ui, rect_cut_left(&bar, w, UI_SPACE_24), shown, &bold);
    bar.y += roundf((h - STRENGTH_H) / 2);
    segments_of_strength(ui, bar, it->level);
    ui_announce(ui, shown);
    return h;
}

/* ---- notices ---- */

typedef struct ToneRow {
    const char *icon;
    UiWord word;
} ToneRow;

static const ToneRow tones[] = {
    [UI_TONE_INFO] = {"icons/info", UI_WORD_NOTICE},
    [UI_TONE_OK] = {"marks/right", UI_WORD_NOTICE},
    [UI_TONE_WARNING] = {"icons/warning", UI_WORD_WARNING},
    [UI_TONE_DANGER] = {"icons/error", UI_WORD_ERROR},
};

static Color tone_color(const Theme *t, UiTone tone)
{
    const Color colors[] = {
        [UI_TONE_INFO] = t->primary,
        [UI_TONE_OK] = t->ok,
        [UI_TONE_WARNING] = t->warn,
        [UI_TONE_DANGER] = t->danger,
    };
    return colors[tone];
}

static Color tone_background(const Theme *t, UiTone tone)
{
    const Color colors[] = {
        [UI_TONE_INFO] = t->primary_tint,
        [UI_TONE_OK] = t->ok_bg,
        [UI_TONE_WARNING] = t->warn_bg,
        [UI_TONE_DANGER] = t->danger_bg,
    };
    return colors[tone];
}

enum {
    NOTICE_ICON = 40,
    NOTICE_PADDING = 16,
    NOTICE_LEAST = 72,
};

/* Where its text begins, from the left edge. */
static float notice_text_x(const Ui *ui)
{
    return NOTICE_PADDING + ui__mark_side(ui, NOTICE_ICON) + UI_SPACE_16;
}

float ui_banner_height(Ui *ui, float width, Str text)
{
    UiTextStyle style = {.type = UI_TYPE_SMALL, .is_tight = true};
    float h = ui_text_height(ui, width - notice_text_x(ui) - UI_SPACE_24, text, &style) +
              2 * NOTICE_PADDING;
    return fmaxf(NOTICE_LEAST, ceilf(h));
}

static void notice(Ui *ui, Rect r, UiTone tone, Str text)
{
    const Theme *t = ui->theme;
    UiTextStyle style = {.type = UI_TYPE_SMALL, .is_tight = true};
    Color color = tone_color(t, tone);
    ui_box(ui, r,
           &(UiBox){.fill = tone_background(t, tone),
                    .border = color,
                    .border_width = UI_BORDER_CONTROL,
                    .radius = UI_RADIUS_CONTROL});
    float side = ui__mark_side(ui, NOTICE_ICON);
    float x = r.x + notice_text_x(ui);
    float w = r.x + r.w - UI_SPACE_24 - x;
    float h = ui_text_height(ui, w, text, &style);
    float y = r.y + (r.h - h) / 2;
    float icon_y = y + (ui_type_pitch(ui, UI_TYPE_SMALL) - side) / 2;
    ui_icon(ui, (Rect){r.x + NOTICE_PADDING, roundf(icon_y), side, side},
            str_from(tones[tone].icon), color);
    (void)ui_text(ui, x, y, w, text, &style);
    Str word = ui_word(tones[tone].word);
    Str plain = text_plain(&ui->list.arena, text);
    ui_announce(ui,
                str_format(&ui->list.arena, "%.*s。%.*s", STR_ARG(word), STR_ARG(plain)));
}

float ui_banner(Ui *ui, float x, float y, float width, UiTone tone, Str text)
{
    float h = ui_banner_height(ui, width, text);
    notice(ui, (Rect){x, y, width, h}, tone, text);
    return h;
}

void ui_toast(Ui *ui, Rect area, UiTone tone, Str text)
{
    UiTextStyle style = {.type = UI_TYPE_SMALL};
    float w = ui_text_width(ui, text, &style) + notice_text_x(ui) + UI_SPACE_32;
    w = fminf(ceilf(w), area.w);
    Rect r = {area.x + roundf((area.w - w) / 2), area.y, w,
              ui_banner_height(ui, w, text)};
    notice(ui, r, tone, text);
}

float ui_tag(Ui *ui, float x, float y, Str text, UiTone tone)
{
    UiTextStyle style = {.type = UI_TYPE_CAPTION,
                         .color = tone_color(ui->theme, tone),
                         .align = UI_ALIGN_CENTER,
                         .is_bold = true};
    float w = ceilf(ui_text_width(ui, text, &style)) + 2 * UI_SPACE_12;
    Rect r = {x, y, w, ceilf(ui_type_pitch(ui, UI_TYPE_CAPTION)) + 4};
    ui_box(ui, r,
           &(UiBox){.fill = tone_background(ui->theme, tone),
                    .border = style.color,
                    .border_width = 2,
                    .radius = UI_RADIUS_CHIP});
    ui_text_fit(ui, r, text, &style);
    return w;
}
