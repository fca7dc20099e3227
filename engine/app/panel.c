/* A panel beside somebody who stands in a scene: title pages, sign-in, the end. Where
 * there is no room for both (large text, portrait) the panel takes the page. */
#include "app/app_internal.h"

enum {
    PANEL_X = 820,
    PANEL_W = 1000,
};

bool panel_has_company(const App *app)
{
    return !ui_is_large(app->ui) && !ui_is_portrait(app->ui);
}

static Rect panel_rect(const App *app, Rect content)
{
    float margin = ui_margin(app->ui);
    if (!panel_has_company(app)) {
        return (Rect){content.x + margin, content.y, content.w - 2 * margin, content.h};
    }
    /* On wider canvases the extra room is shared out. */
    float extra = (content.w - 1920) / 2;
    return (Rect){content.x + PANEL_X + extra, content.y, PANEL_W, content.h};
}

float panel_inner_width(const App *app, Rect content)
{
    return panel_rect(app, content).w - 2 * UI_SPACE_48;
}

Rect panel_over_scene(App *app, Rect content, float inner_height)
{
    Ui *ui = app->ui;
    Rect panel = panel_rect(app, content);
    float room = content.h - 2 * UI_SPACE_32;
    float needed = inner_height + 2 * UI_SPACE_48;
    panel.h = needed < room ? needed : room;
    panel.y = content.y + (content.h - panel.h) / 2;
    const Theme *theme = ui_theme(ui);
    ui_box(ui, panel,
           &(UiBox){.fill = color_with_alpha(theme->surface, theme->panel_alpha),
                    .border = theme->border,
                    .border_width = UI_BORDER_CONTROL,
                    .radius = UI_RADIUS_PANEL});
    return rect_inset(panel, UI_SPACE_48);
}
