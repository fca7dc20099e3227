/* Error page: what happened, why, what to do, and a number for the people in charge. */
#include "app/app_internal.h"

enum {
    ERROR_W = 1280,
    ERROR_ICON = 160,
};

static WordId way_word(ErrorWay way)
{
    switch (way) {
    case ERROR_WAY_HOME:
        return WORD_ERROR_HOME;
    case ERROR_WAY_QUIT:
        return WORD_ERROR_QUIT;
    case ERROR_WAY_RETRY_SAVE:
        return WORD_ERROR_SAVE_RETRY;
    }
    return WORD_ERROR_QUIT;
}

static void go_the_way(App *app, ErrorWay way)
{
    switch (way) {
    case ERROR_WAY_HOME:
        play_close(app);
        app_go(app, SCREEN_HOME);
        return;
    case ERROR_WAY_QUIT:
        app->exit_code = 1;
        app->quits = true;
        return;
    case ERROR_WAY_RETRY_SAVE:
        play_retry_save(app);
        return;
    }
}

/* Icon, what happened and what to do; returns the bottom. */
static float error_text(App *app, Rect area)
{
    Ui *ui = app->ui;
    const ErrorPage *page = &app->error;
    const Theme *theme = ui_theme(ui);
    const UiTextStyle title = {.type = UI_TYPE_H1, .align = UI_ALIGN_CENTER};
    const UiTextStyle body = {.type = UI_TYPE_BODY};
    const UiTextStyle small = {.type = UI_TYPE_SMALL, .color = theme->text2};
    const UiTextStyle detail = {.type = UI_TYPE_CAPTION,
                                .color = theme->text2,
                                .is_verbatim = app->preview != NULL};
    float y = area.y + (ui_is_large(ui) ? UI_SPACE_16 : UI_SPACE_96);
    ui_icon(ui, (Rect){area.x + (area.w - ERROR_ICON) / 2, y, ERROR_ICON, ERROR_ICON},
            STR("icons/error"), theme->danger);
    y += ERROR_ICON + UI_SPACE_48;
    y += ui_text(ui, area.x, y, area.w, page->title, &title) + UI_SPACE_32;
    y += ui_text(ui, area.x, y, area.w, page->text, &body) + UI_SPACE_24;
    y += ui_text(ui, area.x, y, area.w, FILL(&app->frame, WORD_ERROR_CODE, page->code),
                 &small) +
         UI_SPACE_12;
    bool is_author = app->preview != NULL;
    Str more = is_author ? page->detail : word(WORD_ERROR_LOGGED);
    return y + ui_text(ui, area.x, y, area.w, more, &detail);
}

void screen_error(App *app)
{
    Ui *ui = app->ui;
    const ErrorPage *page = &app->error;
    ui_page(ui, ui_id("error"), page->title);
    Rect content = ui_canvas(ui);
    float width = content.w < ERROR_W ? content.w : ERROR_W;
    Rect area = {content.x + (content.w - width) / 2, content.y, width, content.h};
    UiButton buttons[2] = {{.label = word(WORD_ERROR_QUIT), .kind = UI_BUTTON_SECONDARY},
                           {.label = word(way_word(page->way))}};
    bool has_quit = page->way != ERROR_WAY_QUIT;
    const UiButton *first = has_quit ? buttons : buttons + 1;
    size_t count = has_quit ? 2 : 1;
    /* The way out stays in sight, the rest scrolls. */
    float height = ui_actions_height(ui, area.w, first, count);
    Rect row = rect_cut_bottom(&area, height, UI_SPACE_24);
    Rect inner = ui_scroll_begin(ui, ui_id("error_scroll"), area);
    float bottom = error_text(app, inner);
    ui_scroll_end(ui, bottom);
    float below = bottom + UI_SPACE_48;
    row.y = below < row.y ? below : row.y;
    int pressed = ui_actions(ui, "error_action", row, first, count);
    ui_first_focus(ui, ui_id_at("error_action", count - 1));
    if (pressed == (int)count - 1) {
        go_the_way(app, page->way);
    } else if (pressed == 0) {
        go_the_way(app, ERROR_WAY_QUIT);
    }
}
