/* Error page: what happened, why, what to do, and a number for the people in charge. */
#include "app/app_internal.h"

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

void screen_error(App *app)
{
    Ui *ui = app->ui;
    const ErrorPage *page = &app->error;
    ui_page(ui, ui_id("error"), page->title);
    Rect content = ui_canvas(ui);
    float width = content.w < 1280 ? content.w : 1280;
    Rect area = ui_scroll_begin(
        ui, ui_id("error_scroll"),
        (Rect){content.x + (content.w - width) / 2, content.y, width, content.h});
    const Theme *theme = ui_theme(ui);
    float y = area.y + UI_SPACE_96;
    ui_icon(ui, (Rect){area.x + (area.w - 160) / 2, y, 160, 160}, STR("icons/error"),
            theme->danger);
    y += 160 + UI_SPACE_48;
    const UiTextStyle title = {.type = UI_TYPE_H1, .align = UI_ALIGN_CENTER};
    const UiTextStyle body = {.type = UI_TYPE_BODY};
    const UiTextStyle small = {.type = UI_TYPE_SMALL, .color = theme->text2};
    const UiTextStyle detail = {
        .type = UI_TYPE_CAPTION, .color = theme->text2, .is_verbatim = true};
    y += ui_text(ui, area.x, y, area.w, page->title, &title) + UI_SPACE_32;
    y += ui_text(ui, area.x, y, area.w, page->text, &body) + UI_SPACE_24;
    y += ui_text(ui, area.x, y, area.w, FILL(&app->frame, WORD_ERROR_CODE, page->code),
                 &small) +
         UI_SPACE_12;
    y += ui_text(ui, area.x, y, area.w, page->detail, &detail) + UI_SPACE_48;
    UiButton buttons[2] = {{.label = word(WORD_ERROR_QUIT), .kind = UI_BUTTON_SECONDARY},
                           {.label = word(way_word(page->way))}};
    bool has_quit = page->way != ERROR_WAY_QUIT;
    const UiButton *first = has_quit ? buttons : buttons + 1;
    size_t count = has_quit ? 2 : 1;
    float height = ui_actions_height(ui, area.w, first, count);
    int pressed =
        ui_actions(ui, "error_action", (Rect){area.x, y, area.w, height}, first, count);
    ui_first_focus(ui, ui_id_at("error_action", count - 1));
    ui_scroll_end(ui, y + height + UI_SPACE_48);
    if (pressed == (int)count - 1) {
        go_the_way(app, page->way);
    } else if (pressed == 0) {
        go_the_way(app, ERROR_WAY_QUIT);
    }
}
