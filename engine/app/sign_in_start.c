/* Who is there when the player starts: the learner of the last time, of the command line,
 * or somebody who has to be asked. */
#include "app/sign_in_internal.h"

static void load_last_learner(App *app)
{
    Store *store = recorder_store(app->recorder);
    Arena scratch = {0};
    Error err = {0};
    Str uid = {0};
    StoreLearner learner;
    if (store_setting_get(store, 0, SETTING_LAST, (Str){0}, &scratch, &uid, &err) ==
            STATUS_OK &&
        uid.len > 0 &&
        store_learner_by_uid(store, uid, &scratch, &learner, &err) == STATUS_OK) {
        sign_in__set_learner(app, &learner);
    }
    arena_clear(&scratch);
}

/* Somebody has to be asked: the page says what came of the options. */
static Status ask(App *app, bool *is_known)
{
    app->learner = (LearnerNow){0};
    *is_known = false;
    sign_in_open(app);
    edit_set(&app->sign_in.number, str_from(app->options->number));
    if (app->options->learner != NULL) {
        edit_set(&app->sign_in.name, str_from(app->options->learner));
    }
    return STATUS_OK;
}

/* The person is settled but for a record of theirs without a number: that of the last
 * time when it has the same name. */
static Status enter_by_number(App *app, Error *err)
{
    SignIn *s = &app->sign_in;
    bool is_own_guest =
        s->person.id == 0 && app->learner.id != 0 && app->learner.number.len == 0 &&
        sign_in__is_same_name(&s->arena, app->learner.name, s->person.name);
    return sign_in__enter(app, is_own_guest ? app->learner.id : s->person.id, err);
}

/* A listed person without a name, who is new here, has to be asked unless --learner says
 * it. */
static Status start_listed(App *app, Str number, bool *is_known, Error *err)
{
    SignIn *s = &app->sign_in;
    const HandoutPerson *listed = handout_find(app_handout(app), number);
    if (listed == NULL) {
        (void)ask(app, is_known);
        sign_in__refuse_number(app, number);
        return STATUS_OK;
    }
    Status status = sign_in__take_listed(app, listed, err);
    if (status == STATUS_OK && s->person.name.len == 0 && app->options->learner != NULL) {
        s->person.name =
            certificate_clean_text(&s->arena, str_from(app->options->learner));
    }
    if (status != STATUS_OK || s->person.name.len > 0) {
        return status == STATUS_OK ? enter_by_number(app, err) : status;
    }
    (void)ask(app, is_known);
    sign_in_take_number(app); /* on to the name */
    return STATUS_OK;
}

static Status start_by_number(App *app, bool *is_known, Error *err)
{
    SignIn *s = &app->sign_in;
    Str number = sign_in__tidy_number(&app->arena, str_from(app->options->number));
    Status status = sign_in__find_number(app, number, &s->person, err);
    if (status == STATUS_OK && s->person.id == 0) {
        handout_wait(app);
    }
    if (status != STATUS_OK) {
        return status;
    }
    *is_known = true;
    if (handout_has_people(app)) {
        return start_listed(app, number, is_known, err);
    }
    if (s->person.id == 0 && app->options->learner != NULL) {
        s->person.number = number;
        s->person.name =
            certificate_clean_text(&s->arena, str_from(app->options->learner));
    }
    return s->person.name.len > 0 && number.len > 0 ? enter_by_number(app, err)
                                                    : ask(app, is_known);
}

/* A learner who began before there was a handout is asked for the number, once. */
static bool wants_number(App *app)
{
    Arena scratch = {0};
    Error err = {0};
    Str asked = {0};
    bool is_guest = app->learner.id != 0 && app->learner.number.len == 0;
    if (!is_guest || !handout_has_people(app) || app->options->plan_path != NULL ||
        app->options->learner != NULL) {
        return false;
    }
    Status status = store_setting_get(recorder_store(app->recorder), app->learner.id,
                                      SETTING_ASKED, (Str){0}, &scratch, &asked, &err);
    bool is_new = status == STATUS_OK && asked.len == 0;
    arena_clear(&scratch);
    return is_new;
}

Status sign_in_at_start(App *app, bool *is_known, Error *err)
{
    const char *given = app->options->learner;
    load_last_learner(app);
    *is_known = app->learner.id != 0;
    if (app->options->number != NULL) {
        return start_by_number(app, is_known, err);
    }
    if (given != NULL && !(*is_known && str_is(app->learner.name, given))) {
        *is_known = true;
        app->sign_in.person = (SignInPerson){
            .name = certificate_clean_text(&app->sign_in.arena, str_from(given))};
        return sign_in__enter(app, 0, err);
    }
    if (!*is_known) {
        handout_wait(app);
        sign_in_open(app);
    } else if (wants_number(app)) {
        *is_known = false;
        sign_in_open(app);
        app->sign_in.is_offer = true;
    }
    return STATUS_OK;
}
