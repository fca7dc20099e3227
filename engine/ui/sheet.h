/* A modal sheet: title, what scrolls, and buttons at its foot that do not. Used by the
 * parts and by screens with sheets of their own. */
#ifndef GOFUN_UI_SHEET_H
#define GOFUN_UI_SHEET_H

#include "ui/widgets.h"

typedef struct UiSheet {
    Str title;
    float width; /* 0: 960 */
    /* At its foot, which does not scroll; as in ui_actions. */
    const char *name;
    const UiButton *buttons;
    size_t button_count;
} UiSheet;
enum {
    UI_SHEET_OPEN = -1,
    UI_SHEET_CLOSED = -2, /* Esc: the app closes it */
};
/* A modal sheet over a scrim: what is called until ui_sheet_end belongs to it, the page
 * below does not react. Scrolls when too high. Returns where content goes. */
Rect ui_sheet_begin(Ui *ui, UiId id, const UiSheet *sheet);
/* sheet as before; bottom as in ui_scroll_end. Index of the activated button, or one of
 * the above. */
int ui_sheet_end(Ui *ui, const UiSheet *sheet, float bottom);

#endif
