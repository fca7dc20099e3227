/* The loop: input, passes of the toolkit, saving, one frame. */
#include <string.h>

#include "app/app_internal.h"
#include "app/preview.h"
#include "base/log.h"
#include "base/os.h"
#include "text/layout.h"

enum {
    PASSES_MOST = 6,
    SAVE_WAIT_MS = 8, /* half a frame: nobody sees it */
    FRAME_US = 1000000 / 60,
    AUTO_PAUSE_MS = 1500,
    READING_CHARS_PER_S = 7, /* 420 characters a minute (ui.md 3.4) */
};

/* ---- small things screens use ---- */

void app_go(App *app, ScreenId screen)
{
    if (screen != SCREEN_HOME) {
        app->banner = (Str){0};
    }
    app->screen = screen;
    app->sheet = SHEET_NONE;
    app->needs_pass = true;
}

Str app_number(App *app, int64_t number)
{
    return str_format(&app->frame, "%lld", (long long)number);
}

void app_fail(App *app, const char *code, WordId title, WordId text, Str detail,
              ErrorWay way)
{
    ErrorPage *page = &app->error;
    Arena kept = {0};
    Str copy = str_copy(&kept, detail);
    arena_clear(&page->arena);
    *page = (ErrorPage){str_from(code), word(title), word(text), copy, way, kept};
    log_error("error page %s: %s", code, copy.ptr);
    app_go(app, SCREEN_ERROR);
}

bool app_less_motion(const App *app)
{
    return app->settings.less_motion;
}

/* ---- settings: "2 1 0 0 0" under one name ---- */

static int64_t owner_of_settings(const App *app)
{
    return app->learner.id;
}

void app_save_settings(App *app)
{
    const UiSettings *s = &app->settings;
    Arena scratch = {0};
    Error err = {0};
    Str text = str_format(&scratch, "%zu %zu %zu %zu %d", s->text_size, s->spacing,
                          s->ruby, s->theme, s->less_motion ? 1 : 0);
    Status status = store_setting_set(recorder_store(app->recorder),
                                      owner_of_settings(app), STR("view"), text, &err);
    if (status != STATUS_OK) {
        log_warning("settings not saved: %s", err.message);
    }
    arena_clear(&scratch);
}

static size_t take_choice(Str *rest, size_t limit, size_t fallback)
{
    Str part;
    int64_t value = 0;
    if (!str_split(rest, ' ', &part) || !str_to_int64(part, &value) || value < 0 ||
        (size_t)value >= limit) {
        return fallback;
    }
    return (size_t)value;
}

static void apply_option_settings(App *app)
{
    static const char *const themes[] = {"light", "dark", "contrast"};
    static const char *const sizes[] = {"1", "1.25", "1.5", "2"};
    static const char *const levels[] = {"none", "hard", "all"};
    const Options *options = app->options;
    for (size_t i = 0; options->theme != NULL && i < 3; i++) {
        if (strcmp(options->theme, themes[i]) == 0) {
            app->settings.theme = i;
        }
    }
    for (size_t i = 0; options->text_size != NULL && i < 4; i++) {
        if (strncmp(options->text_size, sizes[i], strlen(sizes[i])) == 0) {
            app->settings.text_size = i;
        }
    }
    for (size_t i = 0; options->furigana != NULL && i < 3; i++) {
        if (strcmp(options->furigana, levels[i]) == 0) {
            app->settings.ruby = i;
        }
    }
}

void app_default_settings(App *app)
{
    app->settings = (UiSettings){.spacing = 1, .ruby = 1};
    apply_option_settings(app);
}

/* Who has chosen nothing yet reads as it was set on the sign-in page, for the machine. */
static Status read_settings(App *app, Arena *arena, Str *out, Error *err)
{
    Store *store = recorder_store(app->recorder);
    Str of_machine = {0};
    Status status = store_setting_get(store, 0, STR("view"), STR("0 1 1 0 0"), arena,
                                      &of_machine, err);
    return status == STATUS_OK
               ? store_setting_get(store, owner_of_settings(app), STR("view"), of_machine,
                                   arena, out, err)
               : status;
}

void app_load_settings(App *app)
{
    Arena scratch = {0};
    Error err = {0};
    Str text = {0};
    app->settings = (UiSettings){.spacing = 1, .ruby = 1};
    if (read_settings(app, &scratch, &text, &err) == STATUS_OK) {
        UiSettings *s = &app->settings;
        s->text_size = take_choice(&text, 4, 0);
        s->spacing = take_choice(&text, 3, 1);
        s->ruby = take_choice(&text, 3, 1);
        s->theme = take_choice(&text, UI_THEME_COUNT, 0);
        s->less_motion = take_choice(&text, 2, 0) == 1;
    }
    arena_clear(&scratch);
    apply_option_settings(app);
}

/* ---- one pass, one frame ---- */

UiFrame app_frame(App *app)
{
    StageSize size = stage_size(app->stage);
    return (UiFrame){
        .width = size.width,
        .height = size.height,
        .theme = (UiThemeId)app->settings.theme,
        .text_scale = ui_settings_scale(&app->settings),
        .line_spacing = ui_settings_spacing(&app->settings),
        .ruby = (TextRuby)app->settings.ruby,
        .readings =
            app->settings.ruby == TEXT_RUBY_ALL ? library_readings(&app->library) : NULL,
        .metrics = &app->metrics,
        .now_ms = app->now_ms,
    };
}

static void build_screen(App *app)
{
    static void (*const screens[])(App *) = {
        [SCREEN_SIGN_IN] = screen_sign_in,         [SCREEN_HOME] = screen_home,
        [SCREEN_LESSON] = screen_lesson,           [SCREEN_ERROR] = screen_error,
        [SCREEN_CERTIFICATE] = screen_certificate, [SCREEN_GLOSSARY] = screen_glossary,
        [SCREEN_THREATS] = screen_threats,         [SCREEN_STORY] = screen_story,
    };
    screens[app->screen](app);
    if (!app->is_saving) {
        sheets_build(app);
    }
}

/* Waits a moment for the recorder, so that the usual commit costs no second round through
 * the event loop; a slow disk gets its answer later, by stage_wake. */
static void settle_save(App *app, int timeout_ms)
{
    Status status;
    Error err = {0};
    if (app->is_saving && recorder_wait(app->recorder, timeout_ms, &status, &err)) {
        play_saved(app, status, &err);
    }
}

/* While an event is on its way to the disk there is no page, but for the line after it.
 */
static bool has_page(const App *app)
{
    return !app->is_saving || app->play.is_ahead;
}

static void run_passes(App *app, const UiInput *input)
{
    UiInput now = *input;
    for (int i = 0; i < PASSES_MOST && has_page(app) && !app->quits; i++) {
        UiFrame frame = app_frame(app);
        arena_reset(&app->frame);
        app->needs_pass = false;
        ui_begin(app->ui, &now, &frame);
        build_screen(app);
        bool again = ui_end(app->ui);
        now = (UiInput){.kind = UI_INPUT_NONE, .at_ms = now.at_ms};
        if (!app->play.is_ahead) {
            settle_save(app, SAVE_WAIT_MS);
        }
        if (!again && !app->needs_pass) {
            break;
        }
    }
}

static void update_text_input(App *app)
{
    Rect caret = {0};
    bool is_typing = ui_text_input(app->ui, &caret);
    stage_text_input(app->stage, is_typing, caret);
}

/* ---- the loop ---- */

static bool is_moving(const App *app)
{
    const Play *play = &app->play;
    if (app->screen != SCREEN_LESSON || play->run == NULL ||
        play->view.stage.motion_id.len == 0 || app_less_motion(app)) {
        return false;
    }
    const Motion *motion = &play->view.stage.motion;
    double seconds = motion->pan_seconds > motion->fade_seconds ? motion->pan_seconds
                                                                : motion->fade_seconds;
    return (double)(app->now_ms - play->motion_started_ms) < seconds * 1000;
}

static int64_t auto_due_ms(const App *app)
{
    const RunView *view = &app->play.view;
    int64_t reading_ms = (int64_t)text_count(view->text) * 1000 / READING_CHARS_PER_S;
    return app->play.shown_at_ms + AUTO_PAUSE_MS + reading_ms;
}

static bool is_auto_running(const App *app)
{
    return app->screen == SCREEN_LESSON && app->sheet == SHEET_NONE &&
           app->play.is_auto && app->play.view.kind == VIEW_LINE;
}

static int own_timeout_ms(App *app)
{
    if (is_moving(app)) {
        int64_t now_us = os_monotonic_us();
        int64_t due_us = app->next_frame_us;
        return due_us > now_us ? (int)((due_us - now_us) / 1000) : 0;
    }
    if (is_auto_running(app)) {
        int64_t left = auto_due_ms(app) - app->now_ms;
        return left > 0 ? (int)left : 0;
    }
    return sign_in_timeout_ms(app);
}

static int timeout_ms(App *app)
{
    int timeout = own_timeout_ms(app);
    bool is_longer = timeout < 0 || timeout > PREVIEW_POLL_MS;
    return app->preview != NULL && is_longer ? PREVIEW_POLL_MS : timeout;
}

/* Frames of a motion keep to their own grid, however long the last one took. */
static void plan_next_frame(App *app)
{
    int64_t now_us = os_monotonic_us();
    app->next_frame_us += FRAME_US;
    if (app->next_frame_us < now_us || app->next_frame_us > now_us + 2 * FRAME_US) {
        app->next_frame_us = now_us + FRAME_US;
    }
}

static void handle_window(App *app, const UiInput *input)
{
    if (input->kind == UI_INPUT_QUIT) {
        app->sheet = SHEET_QUIT;
        app->play.is_auto = false;
        return;
    }
    if (input->kind == UI_INPUT_FOCUS_LOST) {
        app->play.is_auto = false;
    }
    bool is_key = input->kind == UI_INPUT_KEY_DOWN;
    if (is_key && input->key == UI_KEY_F11) {
        stage_set_fullscreen(app->stage, !stage_is_fullscreen(app->stage));
    }
    if (is_key && input->control && input->key == UI_KEY_CHARACTER) {
        size_t *size = &app->settings.text_size;
        *size = input->character == '+' && *size < 3   ? *size + 1
                : input->character == '-' && *size > 0 ? *size - 1
                : input->character == '0'              ? 0
                                                       : *size;
        app_save_settings(app);
    }
}

/* Any key stops the automatic reading, and does nothing else. */
static bool stops_auto(App *app, const UiInput *input)
{
    bool is_touch =
        input->kind == UI_INPUT_KEY_DOWN || input->kind == UI_INPUT_POINTER_DOWN;
    if (!is_auto_running(app) || !is_touch) {
        return false;
    }
    app->play.is_auto = false;
    return true;
}

/* The line after the event is painted while the event is being saved, and handed over
 * afterwards; when saving failed there is another page. */
static void paint(App *app)
{
    bool was_ahead = app->play.is_ahead;
    stage_paint(app->stage, ui_draw_list(app->ui));
    settle_save(app, SAVE_WAIT_MS);
    if (was_ahead && !app->is_saving && app->screen != SCREEN_LESSON) {
        run_passes(app, &(UiInput){.kind = UI_INPUT_NONE, .at_ms = app->now_ms});
        stage_paint(app->stage, ui_draw_list(app->ui));
    }
}

static void step(App *app, UiInput input)
{
    app->now_ms = os_monotonic_ms();
    bool was_saving = app->is_saving;
    settle_save(app, 0);
    if (input.kind == UI_INPUT_TERMINATE) { /* also while something is being saved */
        app->quits = true;
        return;
    }
    if (app->is_saving) {
        /* Keys pressed meanwhile would act on a page that is not there yet; the wish to
         * close is kept. */
        app->wants_quit = app->wants_quit || input.kind == UI_INPUT_QUIT;
        return;
    }
    if (was_saving && input.kind != UI_INPUT_QUIT) {
        input = (UiInput){.kind = UI_INPUT_NONE, .at_ms = input.at_ms};
    }
    if (app->wants_quit) {
        app->wants_quit = false;
        input = (UiInput){.kind = UI_INPUT_QUIT, .at_ms = input.at_ms};
    }
    preview_poll(app);
    handout_follow(app);
    handle_window(app, &input);
    if (stops_auto(app, &input)) {
        input = (UiInput){.kind = UI_INPUT_NONE, .at_ms = input.at_ms};
    }
    if (is_auto_running(app) && app->now_ms >= auto_due_ms(app)) {
        play_next(app);
        if (!app->play.is_ahead) {
            settle_save(app, SAVE_WAIT_MS);
        }
    }
    run_passes(app, &input);
    if (!has_page(app) || app->quits) {
        return;
    }
    paint(app);
    if (app->is_saving) {
        return;
    }
    stage_show(app->stage);
    update_text_input(app);
    app_take_shot(app);
    if (app->screen == SCREEN_LESSON) {
        play_prefetch(app);
    }
}

/* A plan plays without looking at the keyboard, but the window must stay alive. */
static void pump_window(App *app)
{
    UiInput input;
    while (stage_wait(app->stage, 0, &input)) {
        if (input.kind == UI_INPUT_TERMINATE) {
            app->quits = true;
        }
    }
}

void app_loop(App *app)
{
    UiInput input = {.kind = UI_INPUT_NONE, .at_ms = os_monotonic_ms()};
    while (!app->quits) {
        step(app, input);
        if (app->quits) {
            break;
        }
        if (app->pilot != NULL && !app->is_saving) {
            pump_window(app);
            input = pilot_input(app);
            continue;
        }
        if (is_moving(app)) {
            plan_next_frame(app);
        }
        if (app->recorder != NULL && !app->is_saving) {
            recorder_rest(app->recorder);
        }
        if (!stage_wait(app->stage, timeout_ms(app), &input)) {
            input = (UiInput){.kind = UI_INPUT_NONE, .at_ms = os_monotonic_ms()};
        }
    }
}
