/* Sign-in on a personal PC: the name of the OS user, which can be changed and is kept. */
#include "app/app_internal.h"
#include "base/log.h"
#include "base/utf8.h"

static bool has_control(Str name)
{
    Str rest = name;
    while (rest.len > 0) {
        uint32_t c = utf8_next(&rest);
        if (c == UTF8_INVALID || c < 0x20 || c == 0x7F) {
            return true;
        }
    }
    return false;
}

/* Fonts of the certificate are opened here, so that a name nobody can print is said now
 * and not when the lesson is passed. */
static uint32_t unprintable(App *app, Str name)
{
    Error err = {0};
    if (app->fonts == NULL &&
        certificate_fonts_open(NULL, &app->fonts, &err) != STATUS_OK) {
        log_warning("fonts of the certificate: %s", err.message);
        return 0;
    }
    return certificate_missing_character(app->fonts, name);
}

static bool check_name(App *app, Str name)
{
    SignIn *sign_in = &app->sign_in;
    sign_in->problem = WORD_COUNT;
    if (name.len == 0) {
        sign_in->problem = WORD_SIGN_IN_EMPTY;
    } else if (has_control(name)) {
        sign_in->problem = WORD_SIGN_IN_CONTROL;
    } else {
        uint32_t missing = unprintable(app, name);
        if (missing != 0) {
            char bytes[4];
            size_t len = utf8_encode(missing, bytes);
            sign_in->problem = WORD_SIGN_IN_GLYPH;
            sign_in->problem_detail = str_copy(&app->arena, (Str){bytes, len});
        }
    }
    return sign_in->problem == WORD_COUNT;
}

static Status keep_learner(App *app, int64_t id, Str name, Error *err)
{
    Store *store = recorder_store(app->recorder);
    Arena scratch = {0};
    StoreLearner learner;
    Status status = store_learner_by_id(store, id, &scratch, &learner, err);
    if (status == STATUS_OK) {
        status = store_setting_set(store, 0, STR("learner.last"), learner.uid, err);
    }
    arena_clear(&scratch);
    app->learner = (LearnerNow){id, str_copy(&app->arena, name)};
    return status;
}

Status sign_in_as(App *app, Str typed, bool is_same_person, Error *err)
{
    Store *store = recorder_store(app->recorder);
    Str name = certificate_clean_text(&app->arena, typed);
    int64_t id = app->learner.id;
    Status status = STATUS_OK;
    if (id != 0 && is_same_person) {
        status = store_learner_rename(store, id, name, (Str){0}, err);
    } else {
        StoreLearnerData data = {.name = name};
        status = store_learner_create(store, &data, &id, err);
    }
    return status == STATUS_OK ? keep_learner(app, id, name, err) : status;
}

static void start(App *app, bool is_same_person)
{
    Error err = {0};
    Str name = certificate_clean_text(&app->frame, edit_text(&app->sign_in.name));
    if (!check_name(app, name)) {
        app->needs_pass = true;
        return;
    }
    Status status = sign_in_as(app, name, is_same_person, &err);
    if (status != STATUS_OK) {
        app_fail(app, "G-0102", WORD_ERROR_SAVE_TITLE, WORD_ERROR_SAVE_OTHER,
                 str_from(err.message), ERROR_WAY_QUIT);
        return;
    }
    app_load_settings(app);
    app_go_first(app);
}

static Str problem_text(App *app)
{
    const SignIn *sign_in = &app->sign_in;
    return sign_in->problem == WORD_COUNT
               ? (Str){0}
               : FILL(&app->frame, sign_in->problem, sign_in->problem_detail);
}

typedef struct SignInPage {
    Str title;
    UiField field;
    const UiButton *buttons;
    size_t button_count;
} SignInPage;

static const UiTextStyle title_style = {.type = UI_TYPE_H1};
static const UiTextStyle body_style = {.type = UI_TYPE_BODY};
static const UiTextStyle note_style = {.type = UI_TYPE_SMALL};

static float actions_height(App *app, const SignInPage *page, float width)
{
    return ui_actions_height(app->ui, width, page->buttons, page->button_count);
}

static float page_height(App *app, const SignInPage *page, float width)
{
    Ui *ui = app->ui;
    return ui_text_height(ui, width, page->title, &title_style) + UI_SPACE_16 +
           ui_text_height(ui, width, word(WORD_SIGN_IN_TEXT), &body_style) + UI_SPACE_32 +
           ui_field_height(ui, width, &page->field) + UI_SPACE_24 +
           ui_text_height(ui, width, word(WORD_SIGN_IN_NOTE), &note_style) + UI_RING +
           UI_SPACE_24 + actions_height(app, page, width);
}

typedef struct SignInAction {
    bool is_entered;
    int pressed;
} SignInAction;

/* What is told and asked; true when Enter was pressed in the field. */
static bool draw_text(App *app, const SignInPage *page, Rect area)
{
    Ui *ui = app->ui;
    bool changed = false;
    Rect inner = ui_scroll_begin(ui, ui_id("sign_in_scroll"), area);
    float y = inner.y;
    y += ui_text(ui, inner.x, y, inner.w, page->title, &title_style) + UI_SPACE_16;
    /* With large letters the field comes first, so that it is in sight at once. */
    if (!ui_is_large(ui)) {
        y += ui_text(ui, inner.x, y, inner.w, word(WORD_SIGN_IN_TEXT), &body_style) +
             UI_SPACE_32;
    }
    float field_height = ui_field_height(ui, inner.w, &page->field);
    bool is_entered =
        ui_field(ui, ui_id("sign_in_name"), (Rect){inner.x, y, inner.w, field_height},
                 &page->field, &changed);
    if (changed) {
        app->sign_in.problem = WORD_COUNT;
    }
    y += field_height + UI_SPACE_24;
    if (ui_is_large(ui)) {
        y += ui_text(ui, inner.x, y, inner.w, word(WORD_SIGN_IN_TEXT), &body_style) +
             UI_SPACE_24;
    }
    UiTextStyle note = note_style;
    note.color = ui_theme(ui)->text2;
    y += ui_text(ui, inner.x, y, inner.w, word(WORD_SIGN_IN_NOTE), &note);
    ui_scroll_end(ui, y + UI_RING);
    return is_entered;
}

/* The buttons stay in sight, the rest scrolls. */
static SignInAction draw_page(App *app, const SignInPage *page, Rect area)
{
    Rect row = rect_cut_bottom(&area, actions_height(app, page, area.w), UI_SPACE_24);
    SignInAction action = {.is_entered = draw_text(app, page, area)};
    action.pressed =
        ui_actions(app->ui, "sign_in_action", row, page->buttons, page->button_count);
    return action;
}

void screen_sign_in(App *app)
{
    static const UiShortcut leave = {UI_KEY_ESCAPE, 0, false};
    Ui *ui = app->ui;
    bool is_known = app->learner.id != 0;
    const UiButton first[] = {{.label = word(WORD_SIGN_IN_START)}};
    const UiButton again[] = {
        {.label = word(WORD_SIGN_IN_OTHER), .kind = UI_BUTTON_SECONDARY},
        {.label = word(WORD_SIGN_IN_KEEP)},
    };
    SignInPage page = {
        .title = word(is_known ? WORD_SIGN_IN_AGAIN : WORD_SIGN_IN_TITLE),
        .field = {.label = word(WORD_SIGN_IN_NAME),
                  .hint = word(WORD_SIGN_IN_HINT),
                  .problem = problem_text(app),
                  .text = &app->sign_in.name,
                  .max_characters = 40},
        .buttons = is_known ? again : first,
        .button_count = is_known ? 2 : 1,
    };
    ui_page(ui, ui_id("sign_in"), page.title);
    UiPageHeader header = {.title = word(WORD_APP_NAME),
                           .subtitle = word(WORD_APP_SUBTITLE)};
    Rect content;
    (void)part_page_header(ui, &header, &content);
    UiScene scene = {.backdrop = STR("backdrops/office_day"), .stands_free = true};
    if (panel_has_company(app)) {
        scene.left = STR("cast/gofun/front/smile");
    }
    part_scene(ui, &scene, content);
    float needed = page_height(app, &page, panel_inner_width(app, content));
    SignInAction action = draw_page(app, &page, panel_over_scene(app, content, needed));
    int last = (int)page.button_count - 1;
    ui_first_focus(ui, ui_id_at("sign_in_action", (size_t)last));
    if (action.is_entered || action.pressed == last) {
        start(app, is_known);
    } else if (action.pressed == 0) {
        start(app, false);
    } else if (is_known && app->sheet == SHEET_NONE && ui_shortcut(ui, leave)) {
        app_go(app, SCREEN_HOME);
    }
}
