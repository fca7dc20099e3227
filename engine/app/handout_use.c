/* What the player does with the handout in use: pins the company, says when one is not
 * good, keeps the learner's name and department as HR writes them. */
#include <string.h>

#include "app/app_internal.h"
#include "base/log.h"

enum {
    FIRST_WAIT_MS = 200 /* at the very first start: a local file is there by then */
};

const Handout *app_handout(const App *app)
{
    return app->desk != NULL ? handout_desk_now(app->desk) : NULL;
}

bool handout_has_people(const App *app)
{
    const Handout *handout = app_handout(app);
    return handout != NULL && handout->person_count > 0;
}

Str handout_banner(App *app)
{
    Str why;
    if (app->desk == NULL || app_handout(app) != NULL) {
        return (Str){0};
    }
    const char *code = handout_trouble_code(handout_desk_trouble(app->desk, &why));
    return code[0] != '\0' ? FILL(&app->frame, WORD_HANDOUT_BANNER, str_from(code))
                           : (Str){0};
}

static void say_trouble(const App *app)
{
    Str why;
    HandoutTrouble trouble = handout_desk_trouble(app->desk, &why);
    if (trouble != HANDOUT_FINE) {
        const char *code = handout_trouble_code(trouble);
        log_warning("handout not used %s%s%.*s", code, code[0] != '\0' ? ": " : "",
                    STR_ARG(why));
    }
}

/* ---- the company's key ---- */

static bool read_pin(App *app, CredentialPublicKey *out)
{
    Arena scratch = {0};
    Error err = {0};
    Str text = {0};
    bool is_pinned =
        store_setting_get(recorder_store(app->recorder), 0, STR(HANDOUT_PIN_SETTING),
                          (Str){0}, &scratch, &text, &err) == STATUS_OK &&
        text.len > 0;
    /* One that cannot be read is no company's: nothing is taken until it is removed. */
    if (is_pinned && credential_public_key_parse(text, out, &err) != STATUS_OK) {
        log_warning("company key of this machine: %s", err.message);
        *out = (CredentialPublicKey){0};
    }
    arena_clear(&scratch);
    return is_pinned;
}

static void keep_pin(App *app)
{
    char hex[CREDENTIAL_KEY_TEXT];
    CredentialPublicKey company = handout_desk_company(app->desk);
    CredentialPublicKey pinned;
    Error err = {0};
    credential_public_key_format(&company, hex);
    bool is_same =
        read_pin(app, &pinned) && memcmp(&pinned, &company, sizeof company) == 0;
    if (!is_same &&
        store_setting_set(recorder_store(app->recorder), 0, STR(HANDOUT_PIN_SETTING),
                          str_from(hex), &err) != STATUS_OK) {
        log_warning("company key not pinned: %s", err.message);
    }
}

/* ---- the learner as HR writes them ---- */

static bool is_like(const StoreLearner *learner, const HandoutPerson *person,
                    bool has_names)
{
    bool has_same_name = str_equal(learner->data.name, person->name) &&
                         str_equal(learner->data.reading, person->reading) &&
                         str_equal(learner->print_name, person->print_name);
    return str_equal(learner->data.department, person->department) &&
           (!has_names || has_same_name);
}

static Status write_learner(App *app, const StoreLearner *learner,
                            const HandoutPerson *person, bool has_names, Error *err)
{
    Store *store = recorder_store(app->recorder);
    StoreLearnerData data = learner->data;
    data.department = person->department;
    if (has_names) {
        data.name = person->name;
        data.reading = person->reading;
    }
    Status status = store_learner_update(store, learner->id, &data, err);
    if (status == STATUS_OK && has_names) {
        status = store_learner_print_as(store, learner->id, person->print_name, err);
    }
    return status;
}

void handout_update_learner(App *app)
{
    const Handout *handout = app_handout(app);
    const HandoutPerson *person =
        handout != NULL ? handout_find(handout, app->learner.number) : NULL;
    if (app->learner.id == 0 || person == NULL) {
        return;
    }
    Arena scratch = {0};
    Error err = {0};
    StoreLearner learner;
    bool has_names = handout->has_names && person->name.len > 0;
    Status status = store_learner_by_id(recorder_store(app->recorder), app->learner.id,
                                        &scratch, &learner, &err);
    if (status == STATUS_OK && !is_like(&learner, person, has_names)) {
        status = write_learner(app, &learner, person, has_names, &err);
        if (status == STATUS_OK && has_names) {
            app->learner.name = str_copy(&app->arena, person->name);
        }
    }
    if (status != STATUS_OK) {
        log_warning("learner not brought up to date: %s", err.message);
    }
    arena_clear(&scratch);
}

/* ---- taking one ---- */

static void take_over(App *app)
{
    say_trouble(app);
    if (app_handout(app) != NULL) {
        keep_pin(app);
    }
}

void handout_open(App *app)
{
    CredentialPublicKey pinned;
    if (app->desk == NULL) {
        return;
    }
    bool is_pinned = read_pin(app, &pinned);
    (void)handout_desk_own(app->desk, is_pinned ? &pinned : NULL);
    take_over(app);
}

void handout_wait(App *app)
{
    if (app->desk != NULL && app_handout(app) == NULL &&
        handout_desk_has_news(app->desk, FIRST_WAIT_MS)) {
        take_over(app);
    }
}

void handout_follow(App *app)
{
    const Handout *before = app_handout(app);
    if (app->desk == NULL || !handout_desk_has_news(app->desk, 0)) {
        return;
    }
    take_over(app);
    app->needs_pass = true;
    if (app_handout(app) == before) {
        return;
    }
    handout_update_learner(app);
    if (app->screen == SCREEN_SIGN_IN && !app->sign_in.is_touched) {
        bool is_offer = app->sign_in.is_offer;
        sign_in_open(app);
        app->sign_in.is_offer = is_offer;
    }
}

Status company_setting(App *app, Arena *arena, Str name, Str *out, Error *err)
{
    const Handout *handout = app_handout(app);
    Status status = store_setting_get(recorder_store(app->recorder), 0, name, (Str){0},
                                      arena, out, err);
    if (status == STATUS_OK && out->len == 0 && handout != NULL) {
        *out = handout_word(handout, name);
    }
    return status;
}
