/* Modal sheets: backlog, questions back, settings. Call them after the page. */
#ifndef GOFUN_UI_PARTS_SHEET_H
#define GOFUN_UI_PARTS_SHEET_H

#include "ui/sheet.h"

/* ---- sheets ---- */
typedef struct UiLogRow {
    Str speaker, text;
    bool can_return;
} UiLogRow;
typedef struct UiLogAction {
    bool is_closed;
    int row; /* 「ここへもどる」, or -1 */
} UiLogAction;
UiLogAction part_log(Ui *ui, const UiLogRow *rows, size_t count);

typedef struct UiConfirm {
    UiId id;
    Str title, text;
    const UiButton *buttons; /* the safe one gets the focus: index safe */
    size_t button_count;
    size_t safe;
} UiConfirm;
/* As ui_sheet_end. Pause, leaving, deleting. */
int part_confirm(Ui *ui, const UiConfirm *confirm);

/* What the learner may set; the app saves it. */
typedef struct UiSettings {
    size_t text_size; /* 0-3: 1, 1.25, 1.5, 2 */
    size_t spacing;   /* 0-2: 1.5, 1.7, 2.0 */
    size_t ruby;      /* 0-2: TextRuby */
    size_t theme;     /* 0-2: UiThemeId */
    bool less_motion;
} UiSettings;
float ui_settings_scale(const UiSettings *settings);
float ui_settings_spacing(const UiSettings *settings);
/* The sheet behind 文字 and F2; applied live. True when *settings changed; *is_closed
 * becomes true when it is to be closed. */
bool part_settings(Ui *ui, UiSettings *settings, bool *is_closed);

#endif
