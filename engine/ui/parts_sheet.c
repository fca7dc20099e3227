#include <math.h>

#include "ui/parts_internal.h"
#include "ui/ui_internal.h"
#include "ui/words.h"

enum {
    LOG_W = 1440,
    SETTINGS_W = 1240,
};

/* ---- backlog ---- */

static float log_row(Ui *ui, Rect inner, float y, const UiLogRow *row, size_t index,
                     UiLogAction *action)
{
    UiTextStyle name = {.type = UI_TYPE_LABEL, .color = ui->theme->primary};
    UiTextStyle text = {.type = UI_TYPE_BODY};
    UiButton back = {.label = ui_word(UI_WORD_RETURN_HERE),
                     .kind = UI_BUTTON_TOOLBAR,
                     .spoken = part__spoken(ui, ui_word(UI_WORD_RETURN_HERE), row->text)};
    UiSize size = ui_button_size(ui, &back);
    bool is_narrow = part__is_narrow(ui);
    float top = y;
    Rect column = inner;
    column.w -= row->can_return && !is_narrow ? size.w + UI_SPACE_24 : 0;
    part__text(ui, column, &y, 0, row->speaker, &name);
    part__text(ui, column, &y, UI_SPACE_8, row->text, &text);
    if (row->can_return) {
        Rect r = {inner.x + inner.w - size.w, is_narrow ? y : top, size.w, size.h};
        if (ui_button(ui, ui_id_at("log_row", index), r, &back)) {
            action->row = (int)index;
        }
        y = fmaxf(y, r.y + r.h);
    }
    ui_box(ui, (Rect){inner.x, y + UI_SPACE_8, inner.w, 2},
           &(UiBox){.fill = ui->theme->hair});
    return y + UI_SPACE_24;
}

UiLogAction part_log(Ui *ui, const UiLogRow *rows, size_t count)
{
    UiLogAction action = {.row = -1};
    UiId id = ui_id("log_sheet");
    const UiButton close = {.label = ui_word(UI_WORD_CLOSE), .kind = UI_BUTTON_SECONDARY};
    const UiSheet sheet = {.title = ui_word(UI_WORD_LOG_TITLE),
                           .width = LOG_W,
                           .name = "log_close",
                           .buttons = &close,
                           .button_count = 1};
    Rect inner = ui_sheet_begin(ui, id, &sheet);
    if (ui->layer > ui->top_before) {
        ui_scroll_to_end(ui, ui_id_in(id, STR("sheet")));
    }
    float y = inner.y;
    for (size_t i = 0; i < count; i++) {
        y = log_row(ui, inner, y, &rows[i], i, &action);
    }
    ui_first_focus(ui, ui_id_at("log_close", 0));
    action.is_closed = ui_sheet_end(ui, &sheet, y) != UI_SHEET_OPEN;
    return action;
}

/* ---- confirm ---- */

int part_confirm(Ui *ui, const UiConfirm *confirm)
{
    const UiSheet sheet = {.title = confirm->title,
                           .name = "confirm_sheet",
                           .buttons = confirm->buttons,
                           .button_count = confirm->button_count};
    Rect inner = ui_sheet_begin(ui, confirm->id, &sheet);
    UiTextStyle body = {.type = UI_TYPE_BODY};
    float y = inner.y;
    part__text(ui, inner, &y, 0, confirm->text, &body);
    ui_first_focus(ui, ui_id_at("confirm_sheet", confirm->safe));
    ui_announce(ui, part__spoken(ui, confirm->title, confirm->text));
    return ui_sheet_end(ui, &sheet, y);
}

/* ---- settings ---- */

float ui_settings_scale(const UiSettings *settings)
{
    static const float scales[] = {1, 1.25f, 1.5f, 2};
    return scales[settings->text_size < 4 ? settings->text_size : 0];
}

float ui_settings_spacing(const UiSettings *settings)
{
    static const float spacings[] = {1.5f, 1.7f, 2.0f};
    return spacings[settings->spacing < 3 ? settings->spacing : 1];
}

typedef struct SettingRow {
    const char *id;
    UiWord title;
    UiWord first; /* its choices follow each other in the catalogue */
    size_t count;
} SettingRow;

static const SettingRow setting_rows[] = {
    {"set_size", UI_WORD_SIZE, UI_WORD_SIZE_0, 4},
    {"set_spacing", UI_WORD_SPACING, UI_WORD_SPACING_0, 3},
    {"set_ruby", UI_WORD_RUBY, UI_WORD_RUBY_0, 3},
    {"set_theme", UI_WORD_THEME, UI_WORD_THEME_0, 3},
};

static bool setting(Ui *ui, Rect inner, float *y, const SettingRow *row, size_t *value)
{
    Str labels[4];
    for (size_t i = 0; i < row->count; i++) {
        labels[i] = ui_word((UiWord)((size_t)row->first + i));
    }
    UiTextStyle style = {.type = UI_TYPE_LABEL};
    Str title = ui_word(row->title);
    bool is_narrow = part__is_narrow(ui);
    Rect choices = inner;
    if (is_narrow) {
        *y += ui_text(ui, inner.x, *y, inner.w, title, &style) + UI_SPACE_8;
    } else {
        Rect name = rect_cut_left(&choices, 260, UI_SPACE_16);
        ui_text_fit(ui, (Rect){name.x, *y, name.w, UI_TARGET_KIOSK}, title, &style);
    }
    float h = ui_segments_height(ui, choices.w, labels, row->count);
    Rect r = {choices.x, *y, choices.w, h};
    bool changed = ui_segments(ui, ui_id(row->id), r, labels, row->count, value);
    *y += h + UI_SPACE_24;
    return changed;
}

bool part_settings(Ui *ui, UiSettings *settings, bool *is_closed)
{
    const UiButton close = {.label = ui_word(UI_WORD_CLOSE)};
    const UiSheet sheet = {.title = ui_word(UI_WORD_SETTINGS_TITLE),
                           .width = SETTINGS_W,
                           .name = "settings_close",
                           .buttons = &close,
                           .button_count = 1};
    Rect inner = ui_sheet_begin(ui, ui_id("settings_sheet"), &sheet);
    size_t *values[] = {&settings->text_size, &settings->spacing, &settings->ruby,
                        &settings->theme};
    bool changed = false;
    float y = inner.y + UI_RING;
    for (size_t i = 0; i < sizeof(setting_rows) / sizeof(setting_rows[0]); i++) {
        changed = setting(ui, inner, &y, &setting_rows[i], values[i]) || changed;
    }
    float h = fmaxf(UI_TARGET_KIOSK, ui_type_pitch(ui, UI_TYPE_LABEL) * 1.8f);
    changed = ui_switch(ui, ui_id("set_motion"), (Rect){inner.x, y, inner.w, h},
                        ui_word(UI_WORD_LESS_MOTION), &settings->less_motion) ||
              changed;
    y += h;
    /* What is chosen, not the first of the choices. */
    ui_first_focus(ui, ui_id_nth(ui_id(setting_rows[0].id), settings->text_size));
    *is_closed = ui_sheet_end(ui, &sheet, y + UI_RING) != UI_SHEET_OPEN;
    return changed;
}
