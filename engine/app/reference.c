/* What the pages beside the lessons have in common. */
#include "app/app_internal.h"

Rect reference_header(App *app, Str title)
{
    const UiButton back = {
        .label = word(WORD_HOME_BACK),
        .kind = UI_BUTTON_TOOLBAR,
        .icon = STR("icons/home"),
        .shortcuts = {{UI_KEY_ESCAPE, 0, false}},
    };
    const UiPageHeader header = {.title = title, .buttons = &back, .button_count = 1};
    Rect content;
    if (part_page_header(app->ui, &header, &content) == 0) {
        app_go(app, SCREEN_HOME);
    }
    return content;
}

Rect reference_column(App *app, Rect content, const char *scroll, float width)
{
    Ui *ui = app->ui;
    float most = content.w - 2 * ui_margin(ui);
    bool is_whole = ui_is_large(ui) || ui_is_portrait(ui) || width > most;
    float w = is_whole ? most : width;
    return ui_scroll_begin(
        ui, ui_id(scroll),
        (Rect){content.x + (content.w - w) / 2, content.y, w, content.h});
}
