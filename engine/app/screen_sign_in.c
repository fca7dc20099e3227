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

void screen_sign_in(App *app)
{
    Ui *ui = app->ui;
    bool is_known = app->learner.id != 0;
    Str title = word(is_known ? WORD_SIGN_IN_AGAIN : WORD_SIGN_IN_TITLE);
    ui_page(ui, ui_id("sign_in"), title);
    UiPageHeader header = {.title = word(WORD_APP_NAME),
                           .subtitle = word(WORD_APP_SUBTITLE)};
    Rect content;
    (void)part_page_header(ui, &header, &content);
    float width = content.w < 1040 ? content.w - 2 * ui_margin(ui) : 960;
    Rect area = ui_scroll_begin(
        ui, ui_id("sign_in_scroll"),
        (Rect){content.x + (content.w - width) / 2, content.y, width, content.h});
    float y = area.y + UI_SPACE_64;
    const UiTextStyle heading = {.type = UI_TYPE_H1};
    const UiTextStyle body = {.type = UI_TYPE_BODY};
    const UiTextStyle small = {.type = UI_TYPE_SMALL, .color = ui_theme(ui)->text2};
    y += ui_text(ui, area.x, y, area.w, title, &heading) + UI_SPACE_16;
    y += ui_text(ui, area.x, y, area.w, word(WORD_SIGN_IN_TEXT), &body) + UI_SPACE_48;
    UiField field = {
        .label = word(WORD_SIGN_IN_NAME),
        .hint = word(WORD_SIGN_IN_HINT),
        .problem = problem_text(app),
        .text = &app->sign_in.name,
        .max_characters = 40,
    };
    float field_height = ui_field_height(ui, area.w, &field);
    bool changed = false;
    bool is_entered = ui_field(ui, ui_id("sign_in_name"),
                               (Rect){area.x, y, area.w, field_height}, &field, &changed);
    if (changed) {
        app->sign_in.problem = WORD_COUNT;
    }
    y += field_height + UI_SPACE_48;
    UiButton first[] = {{.label = word(WORD_SIGN_IN_START)}};
    UiButton again[] = {
        {.label = word(WORD_SIGN_IN_OTHER), .kind = UI_BUTTON_SECONDARY},
        {.label = word(WORD_SIGN_IN_KEEP)},
    };
    const UiButton *buttons = is_known ? again : first;
    size_t count = is_known ? 2 : 1;
    float height = ui_actions_height(ui, area.w, buttons, count);
    int pressed = ui_actions(ui, "sign_in_action", (Rect){area.x, y, area.w, height},
                             buttons, count);
    ui_first_focus(ui, ui_id_at("sign_in_action", count - 1));
    y += height + UI_SPACE_48;
    y += ui_text(ui, area.x, y, area.w, word(WORD_SIGN_IN_NOTE), &small);
    ui_scroll_end(ui, y + UI_SPACE_32);
    if (is_entered || pressed == (int)count - 1) {
        start(app, is_known);
    } else if (pressed == 0) {
        start(app, false);
    }
}
