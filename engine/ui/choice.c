/* Answers, segments, switches, chips: everything one chooses with. */
#include <math.h>

#include "base/utf8.h"
#include "ui/ui_internal.h"
#include "ui/widgets.h"
#include "ui/words.h"

/* ---- marks: shape, word, border and colour together ---- */

typedef struct MarkRow {
    Str picture;
    UiWord word;
    DrawBorder border;
} MarkRow;

#define PICTURE(literal)                                                                 \
    {                                                                                    \
        "" literal, sizeof(literal) - 1                                                  \
    }
static const MarkRow mark_rows[] = {
    [UI_MARK_NONE] = {{NULL, 0}, UI_WORD_COUNT, DRAW_BORDER_SOLID},
    [UI_MARK_RIGHT] = {PICTURE("marks/right"), UI_WORD_RIGHT, DRAW_BORDER_SOLID},
    [UI_MARK_WRONG] = {PICTURE("marks/wrong"), UI_WORD_WRONG, DRAW_BORDER_DASHED},
    [UI_MARK_PARTIAL] = {PICTURE("marks/partial"), UI_WORD_PARTIAL, DRAW_BORDER_DOUBLE},
};

Str ui_mark_picture(UiMark mark)
{
    return mark_rows[mark].picture;
}

Str ui_mark_word(UiMark mark)
{
    return mark == UI_MARK_NONE ? (Str){0} : ui_word(mark_rows[mark].word);
}

Color ui_mark_color(const Theme *theme, UiMark mark)
{
    switch (mark) {
    case UI_MARK_NONE:
        return theme->text;
    case UI_MARK_RIGHT:
        return theme->ok;
    case UI_MARK_WRONG:
        return theme->ng;
    case UI_MARK_PARTIAL:
        return theme->part;
    }
    return theme->text;
}

Color ui_mark_background(const Theme *theme, UiMark mark)
{
    switch (mark) {
    case UI_MARK_NONE:
        return theme->surface;
    case UI_MARK_RIGHT:
        return theme->ok_bg;
    case UI_MARK_WRONG:
        return theme->ng_bg;
    case UI_MARK_PARTIAL:
        return theme->part_bg;
    }
    return theme->surface;
}

void ui_mark(Ui *ui, Rect rect, UiMark mark)
{
    ui_icon(ui, rect, ui_mark_picture(mark), ui_mark_color(ui->theme, mark));
}

UiBox ui_mark_box(const Theme *theme, UiMark mark, float radius)
{
    return (UiBox){
        .fill = ui_mark_background(theme, mark),
        .border = mark == UI_MARK_NONE ? theme->border : ui_mark_color(theme, mark),
        .border_width = mark == UI_MARK_NONE ? UI_BORDER_CONTROL : UI_BORDER_STATE,
        .radius = radius,
        .style = mark_rows[mark].border,
    };
}

/* ---- option rows ---- */

enum {
    OPTION_LEAST = 104,
    OPTION_PADDING = 22,
    OPTION_PADDING_COMPACT = 14,
    CIRCLE = 60,
    CIRCLE_X = 24,
    TEXT_X = 112,
    MARK_COLUMN = 288, /* from the right edge */
    MARK = 64,
    CHIP_W_LEAST = 200,
};

static float circle_side(const Ui *ui)
{
    return CIRCLE * fminf(ui->frame.text_scale, 1.5f);
}

static float text_x(const Ui *ui)
{
    return TEXT_X - CIRCLE + circle_side(ui);
}

/* The mark has its own column, also while there is none, so that lines stay as they are
 * when the answer is shown; with large text it stands below. */
static bool has_mark_column(const Ui *ui, float width)
{
    return !ui_is_large(ui) && width >= 1200;
}

static float option_text_width(const Ui *ui, float width)
{
    float right = has_mark_column(ui, width) ? MARK_COLUMN + UI_SPACE_12 : UI_SPACE_24;
    return width - text_x(ui) - right;
}

static float verdict_height(const Ui *ui)
{
    return fmaxf(MARK, ui_type_pitch(ui, UI_TYPE_LABEL)) + UI_SPACE_8;
}

float ui_option_height(Ui *ui, float width, const UiOption *option)
{
    UiTextStyle style = {.type = UI_TYPE_OPTION};
    float padding = option->is_compact ? OPTION_PADDING_COMPACT : OPTION_PADDING;
    float h = ui_text_height(ui, option_text_width(ui, width), option->label, &style) +
              2 * padding;
    if (option->mark != UI_MARK_NONE && !has_mark_column(ui, width)) {
        h += verdict_height(ui);
    }
    return ceilf(fmaxf(h, option->is_compact ? UI_TARGET_KIOSK : OPTION_LEAST));
}

static UiBox option_box(const Theme *t, const UiOption *option, const UiState *state)
{
    UiBox box = ui_mark_box(t, option->mark, UI_RADIUS_CARD);
    if (option->mark == UI_MARK_NONE && option->is_selected) {
        box.fill = t->primary_tint;
        box.border = t->primary;
        box.border_width = UI_BORDER_STATE;
    } else if (state->is_hovered || state->is_pressed) {
        box.fill = t->primary_tint;
    }
    return box;
}

static void option_circle(Ui *ui, Rect row, const UiOption *option)
{
    const Theme *t = ui->theme;
    float side = circle_side(ui);
    Rect r = {row.x + CIRCLE_X, row.y + (row.h - side) / 2, side, side};
    bool is_filled = option->is_selected && option->letter != 0;
    ui_box(ui, r,
           &(UiBox){.fill = is_filled ? t->primary : t->surface,
                    .border = option->is_selected ? t->primary : t->border,
                    .border_width = UI_BORDER_CONTROL,
                    .radius = side / 2});
    if (option->letter == 0) {
        if (option->is_selected) {
            ui_box(ui, rect_inset(r, side / 4),
                   &(UiBox){.fill = t->primary, .radius = side / 4});
        }
        return;
    }
    char *letter = arena_alloc(&ui->list.arena, 1);
    *letter = option->letter;
    UiTextStyle style = {.type = UI_TYPE_NAME,
                         .color = is_filled ? t->on_primary : t->text,
                         .align = UI_ALIGN_CENTER};
    ui_text_fit(ui, r, (Str){letter, 1}, &style);
}

static Str verdict_words(const UiOption *option)
{
    if (option->is_own && option->mark == UI_MARK_RIGHT) {
        return ui_word(UI_WORD_RIGHT_OWN);
    }
    return option->is_own ? ui_word(UI_WORD_OWN) : ui_mark_word(option->mark);
}

static void option_verdict(Ui *ui, Rect row, const UiOption *option)
{
    UiTextStyle style = {.type = UI_TYPE_LABEL,
                         .color = ui_mark_color(ui->theme, option->mark)};
    float side = MARK;
    Rect mark = {row.x + row.w - MARK_COLUMN, row.y + (row.h - side) / 2, side, side};
    float right = row.x + row.w - UI_SPACE_12;
    if (!has_mark_column(ui, row.w)) {
        mark.x = row.x + text_x(ui);
        mark.y = row.y + row.h - OPTION_PADDING - verdict_height(ui) + UI_SPACE_8;
    }
    ui_mark(ui, mark, option->mark);
    float x = mark.x + side + 14;
    Rect words = {x, mark.y - 8, right - x, side + 16};
    ui_text_fit(ui, words, verdict_words(option), &style);
}

static Str option_spoken(Ui *ui, const UiOption *option)
{
    Arena *arena = &ui->list.arena;
    Str label = text_plain(arena, option->label);
    Str said = option->letter != 0
                   ? str_format(arena, "%c、%.*s", option->letter, STR_ARG(label))
                   : label;
    Str state = option->mark != UI_MARK_NONE ? verdict_words(option)
                : option->is_selected        ? ui_word(UI_WORD_SELECTED)
                                             : (Str){0};
    return state.len > 0 ? str_format(arena, "%.*s、%.*s", STR_ARG(said), STR_ARG(state))
                         : said;
}

static UiState option_item(Ui *ui, UiId id, Rect rect, const UiOption *option)
{
    UiItem item = {
        .id = id,
        .rect = rect,
        .radius = UI_RADIUS_CARD,
        .spoken = option_spoken(ui, option),
        .passes_enter = option->is_selected,
        .shortcut_focuses = true,
    };
    if (option->number > 0 && option->number <= 9) {
        item.shortcuts[0] = (UiShortcut){.key = UI_KEY_CHARACTER,
                                         .character = (char)('0' + option->number)};
    }
    if (option->letter >= 'A' && option->letter <= 'Z') {
        item.shortcuts[1] = (UiShortcut){.key = UI_KEY_CHARACTER,
                                         .character = (char)(option->letter - 'A' + 'a')};
    }
    return ui_item(ui, &item);
}

bool ui_option(Ui *ui, UiId id, Rect rect, const UiOption *option)
{
    UiState state = {0};
    if (!option->is_fixed) {
        state = option_item(ui, id, rect, option);
    }
    UiBox box = option_box(ui->theme, option, &state);
    ui_box(ui, rect, &box);
    option_circle(ui, rect, option);
    UiTextStyle style = {.type = UI_TYPE_OPTION};
    float w = option_text_width(ui, rect.w);
    float h = ui_text_height(ui, w, option->label, &style);
    float room = rect.h;
    if (option->mark != UI_MARK_NONE && !has_mark_column(ui, rect.w)) {
        room -= verdict_height(ui);
    }
    (void)ui_text(ui, rect.x + text_x(ui), rect.y + (room - h) / 2, w, option->label,
                  &style);
    if (option->mark != UI_MARK_NONE) {
        option_verdict(ui, rect, option);
    }
    return state.is_activated;
}

/* ---- segments ---- */

enum {
    SEGMENTS_MOST = 8,
    SEGMENT_DOT = 24,
    SEGMENT_PADDING = 28,
};

static float place_segments(Ui *ui, Rect rect, const Str *labels, size_t count, Rect *out)
{
    require(count <= SEGMENTS_MOST);
    UiSize sizes[SEGMENTS_MOST];
    UiTextStyle style = {.type = UI_TYPE_TOOLBAR};
    for (size_t i = 0; i < count; i++) {
        float w = ui_text_width(ui, labels[i], &style) + 2 * SEGMENT_PADDING +
                  SEGMENT_DOT + UI_SPACE_12;
        float h = fmaxf(UI_TARGET_KIOSK, ui_type_pitch(ui, UI_TYPE_TOOLBAR) + 24);
        sizes[i] = (UiSize){ceilf(w), ceilf(h)};
    }
    return ui_flow(rect, sizes, count, false, out);
}

float ui_segments_height(Ui *ui, float width, const Str *labels, size_t count)
{
    Rect places[SEGMENTS_MOST];
    return place_segments(ui, (Rect){0, 0, width, 0}, labels, count, places);
}

static bool segment(Ui *ui, UiId id, Rect r, Str label, bool is_chosen)
{
    const Theme *t = ui->theme;
    Arena *arena = &ui->list.arena;
    Str spoken = is_chosen ? str_format(arena, "%.*s、%.*s", STR_ARG(label),
                                        STR_ARG(ui_word(UI_WORD_SELECTED)))
                           : label;
    UiState state = ui_item(
        ui,
        &(UiItem){.id = id, .rect = r, .radius = UI_RADIUS_CONTROL, .spoken = spoken});
    bool is_tinted = is_chosen || state.is_hovered || state.is_pressed;
    ui_box(ui, r,
           &(UiBox){.fill = is_tinted ? t->primary_tint : t->surface,
                    .border = is_chosen ? t->primary : t->border,
                    .border_width = is_chosen ? UI_BORDER_STATE : UI_BORDER_CONTROL,
                    .radius = UI_RADIUS_CONTROL});
    Rect dot = {r.x + SEGMENT_PADDING, r.y + (r.h - SEGMENT_DOT) / 2, SEGMENT_DOT,
                SEGMENT_DOT};
    ui_box(ui, dot,
           &(UiBox){.fill = t->surface,
                    .border = is_chosen ? t->primary : t->border,
                    .border_width = is_chosen ? 8 : UI_BORDER_CONTROL,
                    .radius = SEGMENT_DOT / 2.0f});
    float x = dot.x + SEGMENT_DOT + UI_SPACE_12;
    UiTextStyle style = {.type = UI_TYPE_TOOLBAR,
                         .color = is_chosen ? t->primary : t->text};
    ui_text_fit(ui, (Rect){x, r.y + 4, r.x + r.w - x - 8, r.h - 8}, label, &style);
    return state.is_activated;
}

bool ui_segments(Ui *ui, UiId id, Rect rect, const Str *labels, size_t count,
                 size_t *chosen)
{
    Rect places[SEGMENTS_MOST];
    (void)place_segments(ui, rect, labels, count, places);
    size_t now = *chosen;
    ui_group_begin(ui, id, UI_GROUP_ROW);
    for (size_t i = 0; i < count; i++) {
        if (segment(ui, ui_id_nth(id, i), places[i], labels[i], i == *chosen)) {
            now = i;
        }
    }
    ui_group_end(ui);
    bool changed = now != *chosen;
    *chosen = now;
    return changed;
}

/* ---- switch ---- */

static void switch_track(Ui *ui, Rect r, bool is_on)
{
    const Theme *t = ui->theme;
    ui_box(ui, r,
           &(UiBox){.fill = is_on ? t->primary : t->surface,
                    .border = is_on ? t->primary : t->border,
                    .border_width = UI_BORDER_CONTROL,
                    .radius = r.h / 2});
    float side = r.h - 16;
    Rect knob = {is_on ? r.x + r.w - side - 8 : r.x + 8, r.y + 8, side, side};
    ui_box(ui, knob,
           &(UiBox){.fill = is_on ? t->on_primary : t->border, .radius = side / 2});
    Rect word = {is_on ? r.x + 12 : r.x + side + 12, r.y, r.w - side - 24, r.h};
    UiTextStyle style = {.type = UI_TYPE_CAPTION,
                         .color = is_on ? t->on_primary : t->text,
                         .align = UI_ALIGN_CENTER,
                         .is_bold = true};
    ui_text_fit(ui, word, ui_word(is_on ? UI_WORD_ON : UI_WORD_OFF), &style);
}

bool ui_switch(Ui *ui, UiId id, Rect rect, Str label, bool *is_on)
{
    Str state_word = ui_word(*is_on ? UI_WORD_ON : UI_WORD_OFF);
    Str name = text_plain(&ui->list.arena, label);
    UiState state =
        ui_item(ui, &(UiItem){.id = id,
                              .rect = rect,
                              .radius = UI_RADIUS_CONTROL,
                              .spoken = str_format(&ui->list.arena, "%.*s、%.*s",
                                                   STR_ARG(name), STR_ARG(state_word))});
    if (state.is_activated) {
        *is_on = !*is_on;
    }
    if (state.is_hovered || state.is_pressed) {
        ui_box(ui, rect,
               &(UiBox){.fill = ui->theme->primary_tint, .radius = UI_RADIUS_CONTROL});
    }
    float scale = fminf(ui->frame.text_scale, 1.5f);
    Rect track = {rect.x + rect.w - 144 * scale - UI_SPACE_16,
                  rect.y + (rect.h - 72 * scale) / 2, 144 * scale, 72 * scale};
    switch_track(ui, track, *is_on);
    UiTextStyle style = {.type = UI_TYPE_LABEL};
    Rect text = {rect.x + UI_SPACE_16, rect.y, track.x - rect.x - UI_SPACE_32, rect.h};
    ui_text_fit(ui, text, label, &style);
    return state.is_activated;
}

/* ---- chips ---- */

UiSize ui_chip_size(Ui *ui, const UiChip *chip)
{
    UiTextStyle style = {.type = UI_TYPE_OPTION,
                         .is_secret = chip->is_secret,
                         .is_verbatim = chip->is_secret};
    float w = ui_text_width(ui, chip->label, &style) + 2 * UI_SPACE_32;
    float h = ui_type_pitch(ui, UI_TYPE_OPTION) + UI_SPACE_24;
    bool is_letter = utf8_length(chip->label) == 1; /* one key of many: a square */
    float least = is_letter ? UI_TARGET_KIOSK : CHIP_W_LEAST;
    return (UiSize){ceilf(fmaxf(w, least)), ceilf(fmaxf(h, UI_TARGET_KIOSK))};
}

bool ui_chip(Ui *ui, UiId id, Rect rect, const UiChip *chip)
{
    const Theme *t = ui->theme;
    UiState state =
        ui_item(ui, &(UiItem){.id = id,
                              .rect = rect,
                              .radius = UI_RADIUS_CONTROL,
                              .spoken = chip->is_secret
                                            ? ui_word(UI_WORD_OWN_TEXT)
                                            : text_plain(&ui->list.arena, chip->label),
                              .is_unavailable = chip->is_unavailable,
                              .reason = chip->reason});
    bool is_tinted = chip->is_selected || state.is_hovered || state.is_pressed;
    ui_box(
        ui, rect,
        &(UiBox){.fill = is_tinted ? t->primary_tint : t->surface,
                 .border = chip->is_selected ? t->primary : t->border,
                 .border_width = chip->is_selected ? UI_BORDER_STATE : UI_BORDER_CONTROL,
                 .radius = UI_RADIUS_CONTROL});
    UiTextStyle style = {.type = UI_TYPE_OPTION,
                         .color = chip->is_unavailable ? t->text_off : t->text,
                         .align = UI_ALIGN_CENTER,
                         .is_secret = chip->is_secret,
                         .is_verbatim = chip->is_secret};
    ui_text_fit(ui, rect_inset(rect, UI_SPACE_8), chip->label, &style);
    return state.is_activated;
}
