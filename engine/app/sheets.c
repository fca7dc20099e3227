/* Sheets that may lie over a screen: settings, log, pause, leaving, quitting, help. */
#include "app/app_internal.h"
#include "base/log.h"

static void close_sheet(App *app)
{
    app->sheet = SHEET_NONE;
    app->needs_pass = true;
}

static void settings_sheet(App *app)
{
    bool is_closed = false;
    if (part_settings(app->ui, &app->settings, &is_closed)) {
        app_save_settings(app);
        app->needs_pass = true;
    }
    if (is_closed) {
        close_sheet(app);
    }
}

static void log_sheet(App *app)
{
    RunLogLine *lines = NULL;
    size_t count = run_log(app->play.run, &app->frame, &lines);
    UiLogRow *rows = ARENA_ARRAY(&app->frame, UiLogRow, count > 0 ? count : 1);
    for (size_t i = 0; i < count; i++) {
        rows[i] = (UiLogRow){
            .speaker = words_person(lines[i].who),
            .text = lines[i].text,
            .can_return = !lines[i].is_choice,
        };
    }
    UiLogAction action = part_log(app->ui, rows, count);
    if (action.row >= 0) {
        close_sheet(app);
        play_reply(app, (RunReply){.kind = REPLY_GO, .index = lines[action.row].index});
    } else if (action.is_closed) {
        close_sheet(app);
    }
}

static void leave_lesson(App *app)
{
    close_sheet(app);
    if (app->play.story.piece != NULL) {
        app->play.story.lesson_after = (Str){0};
        app->play.story.is_left = true;
        return;
    }
    play_close(app);
    app_go(app, SCREEN_HOME);
}

static void pause_sheet(App *app)
{
    const UiButton buttons[] = {
        {.label = word(WORD_PAUSE_LEAVE), .kind = UI_BUTTON_SECONDARY},
        {.label = word(WORD_PAUSE_RESTART), .kind = UI_BUTTON_SECONDARY},
        {.label = word(WORD_PAUSE_GO_ON)},
    };
    UiConfirm confirm = {
        ui_id("pause"), word(WORD_PAUSE_TITLE), word(WORD_PAUSE_TEXT), buttons, 3, 2};
    int pressed = part_confirm(app->ui, &confirm);
    if (pressed == 0) {
        leave_lesson(app);
    } else if (pressed == 1) {
        close_sheet(app);
        play_restart(app);
    } else if (pressed == 2 || pressed == UI_SHEET_CLOSED) {
        close_sheet(app);
    }
}

static void leave_sheet(App *app)
{
    const UiButton buttons[] = {
        {.label = word(WORD_CANCEL), .kind = UI_BUTTON_SECONDARY},
        {.label = word(WORD_LEAVE_YES)},
    };
    UiConfirm confirm = {
        ui_id("leave"), word(WORD_LEAVE_TITLE), word(WORD_LEAVE_TEXT), buttons, 2, 0};
    int pressed = part_confirm(app->ui, &confirm);
    if (pressed == 1) {
        leave_lesson(app);
    } else if (pressed == 0 || pressed == UI_SHEET_CLOSED) {
        close_sheet(app);
    }
}

static void quit_sheet(App *app)
{
    const UiButton buttons[] = {
        {.label = word(WORD_CANCEL), .kind = UI_BUTTON_SECONDARY},
        {.label = word(WORD_QUIT_YES)},
    };
    UiConfirm confirm = {
        ui_id("quit"), word(WORD_QUIT_TITLE), word(WORD_QUIT_TEXT), buttons, 2, 0};
    int pressed = part_confirm(app->ui, &confirm);
    if (pressed == 1) {
        app->quits = true;
    } else if (pressed == 0 || pressed == UI_SHEET_CLOSED) {
        close_sheet(app);
    }
}

/* A sheet that only tells something: paragraphs, or lines of a list. */
static void text_sheet(App *app, const char *id, Str title, const Str *paragraphs,
                       size_t count, bool is_list)
{
    Ui *ui = app->ui;
    const UiButton close = {.label = word(WORD_CLOSE)};
    const UiSheet sheet = {.title = title,
                           .width = 1280,
                           .name = "sheet_close",
                           .buttons = &close,
                           .button_count = 1};
    Rect area = ui_sheet_begin(ui, ui_id(id), &sheet);
    const UiTextStyle style = {.type = UI_TYPE_BODY, .is_tight = is_list};
    float y = area.y;
    for (size_t i = 0; i < count; i++) {
        y += i > 0 ? UI_SPACE_24 : 0;
        y += ui_text(ui, area.x, y, area.w, paragraphs[i], &style);
    }
    ui_first_focus(ui, ui_id_at("sheet_close", 0));
    if (ui_sheet_end(ui, &sheet, y) != UI_SHEET_OPEN) {
        close_sheet(app);
    }
}

static void help_sheet(App *app)
{
    const Str text = word(WORD_HELP_TEXT);
    text_sheet(app, "help", word(WORD_HELP_TITLE), &text, 1, true);
}

static void more_sheet(App *app)
{
    const Lesson *lesson = app->play.loaded.lesson;
    text_sheet(app, "more", word(WORD_CARD_MORE), lesson->more, lesson->more_count,
               false);
}

static void no_sheet(App *app)
{
    static const UiShortcut help = {UI_KEY_F1, 0, false};
    static const UiShortcut settings = {UI_KEY_F2, 0, false};
    if (ui_shortcut(app->ui, help)) {
        app->sheet = SHEET_HELP;
        app->needs_pass = true;
    } else if (ui_shortcut(app->ui, settings)) {
        app->sheet = SHEET_SETTINGS;
        app->needs_pass = true;
    }
}

void sheets_build(App *app)
{
    static void (*const sheets[])(App *) = {
        [SHEET_NONE] = no_sheet,
        [SHEET_SETTINGS] = settings_sheet,
        [SHEET_LOG] = log_sheet,
        [SHEET_PAUSE] = pause_sheet,
        [SHEET_LEAVE] = leave_sheet,
        [SHEET_QUIT] = quit_sheet,
        [SHEET_HELP] = help_sheet,
        [SHEET_ANSWER] = lesson_answer_sheet,
        [SHEET_TERM] = glossary_sheet,
        [SHEET_MORE] = more_sheet,
        [SHEET_CERTIFICATES] = certificate_list_sheet,
    };
    sheets[app->sheet](app);
}
