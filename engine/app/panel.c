/* A panel beside (or, on a high page, below) somebody who stands in a scene: title pages,
 * sign-in, the end. With large text there is no room for both. */
#include "app/app_internal.h"

enum {
    PANEL_X = 820,
    PANEL_W = 1000,
    SCENE_H = 872, /* of a high page: the panel begins at the feet */
};

bool panel_has_company(const App *app)
{
    return !ui_is_large(app->ui);
}

static bool is_beside(const App *app)
{
    return panel_has_company(app) && !ui_is_portrait(app->ui);
}

static Rect panel_rect(const App *app, Rect content)
{
    float margin = ui_margin(app->ui);
    if (!is_beside(app)) {
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
    if (panel_has_company(app) && !is_beside(app)) {
        float lowest = content.y + content.h - UI_SPACE_32 - panel.h;
        panel.y = content.y + SCENE_H < lowest ? content.y + SCENE_H : lowest;
    }
    const Theme *theme = ui_theme(ui);
    ui_box(ui, panel,
           &(UiBox){.fill = color_with_alpha(theme->surface, theme->panel_alpha),
                    .border = theme->border,
                    .border_width = UI_BORDER_CONTROL,
                    .radius = UI_RADIUS_PANEL});
    return rect_inset(panel, UI_SPACE_48);
}
