/* Marks of right and wrong, and the rows of answers that carry them. */
#include <math.h>

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

static float option_text_width(const Ui *ui, float width, const UiOption *option)
{
    bool has_column = has_mark_column(ui, width) && !option->is_unmarked;
    float right = has_column ? MARK_COLUMN + UI_SPACE_12 : UI_SPACE_24;
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
    float w = option_text_width(ui, width, option);
    float h = ui_text_height(ui, w, option->label, &style) + 2 * padding;
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
    if (option->is_action) {
        ui_icon(ui, rect_inset(r, UI_SPACE_4), STR("icons/next"), t->primary);
        return;
    }
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
    Rect words = {x, mark.y - 12, right - x, side + 24};
    bool is_double = option->is_own && option->mark == UI_MARK_RIGHT;
    if (is_double && has_mark_column(ui, row.w)) {
        Rect upper = rect_cut_top(&words, words.h / 2, 0);
        ui_text_fit(ui, upper, ui_word(UI_WORD_RIGHT), &style);
        ui_text_fit(ui, words, ui_word(UI_WORD_OWN), &style);
        return;
    }
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
    float w = option_text_width(ui, rect.w, option);
    Rect text = {rect.x + text_x(ui), rect.y, w, rect.h};
    if (option->mark != UI_MARK_NONE && !has_mark_column(ui, rect.w)) {
        text.h -= verdict_height(ui);
    }
    ui__text_middle(ui, text, option->label, &style);
    if (option->mark != UI_MARK_NONE) {
        option_verdict(ui, rect, option);
    }
    return state.is_activated;
}
