/* Who is there, by what is typed on the sign-in page. With a handout people are known by
 * their number; without one they are who they say they are. A learner is one by number:
 * nobody gets a second record by it. */
#include "app/sign_in_internal.h"
#include "base/log.h"
#include "base/os.h"
#include "base/utf8.h"
#include "roster/fold.h"

enum {
    WRONG_MOST = 5,
    PAUSE_MS = 30000
};

static void set_problem(App *app, WordId problem, Str first, Str second)
{
    SignIn *s = &app->sign_in;
    s->problem = problem;
    s->problem_values[0] = str_copy(&s->arena, first);
    s->problem_values[1] = str_copy(&s->arena, second);
    app->needs_pass = true;
}

static void no_problem(SignIn *s)
{
    s->problem = WORD_COUNT;
    s->problem_is_number = false;
}

void sign_in_go(App *app, SignInStep step)
{
    no_problem(&app->sign_in);
    app->sign_in.step = step;
    app->needs_pass = true;
}

void sign_in__set_learner(App *app, const StoreLearner *learner)
{
    app->learner = (LearnerNow){learner->id, str_copy(&app->arena, learner->data.name),
                                str_copy(&app->arena, learner->data.employee_number)};
}

/* ---- numbers ---- */

/* As it is kept and compared. */
Str sign_in__tidy_number(Arena *arena, Str typed)
{
    return roster_trim(roster_narrow(arena, typed));
}

static size_t count_digits(Str text)
{
    size_t count = 0;
    while (count < text.len && text.ptr[count] >= '0' && text.ptr[count] <= '9') {
        count++;
    }
    return count == text.len ? count : 0;
}

static size_t common_digits(const Handout *handout)
{
    size_t digits = count_digits(handout->people[0].number);
    for (size_t i = 1; i < handout->person_count; i++) {
        if (count_digits(handout->people[i].number) != digits) {
            return 0;
        }
    }
    return digits;
}

int64_t sign_in_pause_ms(const App *app)
{
    int64_t left = app->sign_in.paused_until_ms - app->now_ms;
    return left > 0 ? left : 0;
}

Status sign_in__find_number(App *app, Str number, SignInPerson *out, Error *err)
{
    StoreLearner learner;
    Status status = store_learner_by_number(recorder_store(app->recorder), number,
                                            &app->sign_in.arena, &learner, err);
    *out = (SignInPerson){0};
    if (status == STATUS_OK) {
        *out = (SignInPerson){.id = learner.id,
                              .number = learner.data.employee_number,
                              .name = learner.data.name};
    }
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

/* ---- writing ---- */

/* The learner id as the person is now; id 0: a new one. */
static Status save_person(App *app, const SignInPerson *person, int64_t *id, Error *err)
{
    Store *store = recorder_store(app->recorder);
    StoreLearner old = {0};
    Status status = STATUS_OK;
    if (*id != 0) {
        status = store_learner_by_id(store, *id, &app->sign_in.arena, &old, err);
    }
    StoreLearnerData data = old.data;
    data.name = person->name;
    data.employee_number = person->number;
    if (person->is_listed) {
        data.department = person->department;
        data.reading = person->is_named ? person->reading : data.reading;
    }
    if (status == STATUS_OK) {
        status = *id == 0 ? store_learner_create(store, &data, id, err)
                          : store_learner_update(store, *id, &data, err);
    }
    if (status == STATUS_OK && person->is_named) {
        status = store_learner_print_as(store, *id, person->print_name, err);
    }
    return status;
}

/* Saves the person and keeps them for the next start. */
Status sign_in__enter(App *app, int64_t id, Error *err)
{
    Store *store = recorder_store(app->recorder);
    Arena scratch = {0};
    StoreLearner learner;
    Status status = save_person(app, &app->sign_in.person, &id, err);
    if (status == STATUS_OK) {
        status = store_learner_by_id(store, id, &scratch, &learner, err);
    }
    if (status == STATUS_OK) {
        sign_in__set_learner(app, &learner);
        status = store_setting_set(store, 0, SETTING_LAST, learner.uid, err);
    }
    arena_clear(&scratch);
    return status;
}

static void fail_record(App *app, const Error *err)
{
    app_fail(app, "G-0102", WORD_ERROR_SAVE_TITLE, WORD_ERROR_SAVE_OTHER,
             str_from(err->message), ERROR_WAY_QUIT);
}

static void enter_and_go(App *app, int64_t id)
{
    Error err = {0};
    if (sign_in__enter(app, id, &err) != STATUS_OK) {
        fail_record(app, &err);
        return;
    }
    app->sign_in.wrong_count = 0;
    app_load_settings(app);
    app_go_first(app);
}

/* ---- records without a number ---- */

bool sign_in__is_same_name(Arena *arena, Str a, Str b)
{
    return str_equal(roster_fold(arena, a), roster_fold(arena, b));
}

/* A guest of this machine who may be the person: whoever is there now, or somebody of the
 * same name. */
static Status find_guest(App *app, bool takes_current, int64_t *id, Error *err)
{
    SignIn *s = &app->sign_in;
    StoreLearners all = {0};
    *id = 0;
    if (takes_current && app->learner.id != 0 && app->learner.number.len == 0) {
        *id = app->learner.id;
        s->guest_name = str_copy(&s->arena, app->learner.name);
        return STATUS_OK;
    }
    Status status =
        store_learner_list(recorder_store(app->recorder), &s->arena, &all, err);
    for (size_t i = 0; status == STATUS_OK && i < all.count && *id == 0; i++) {
        const StoreLearner *learner = &all.items[i];
        if (learner->data.employee_number.len == 0 &&
            sign_in__is_same_name(&s->arena, learner->data.name, s->person.name)) {
            *id = learner->id;
            s->guest_name = learner->data.name;
        }
    }
    return status;
}

/* The person has no record by number on this machine. */
static void go_on_as_new(App *app, bool takes_current)
{
    Error err = {0};
    if (find_guest(app, takes_current, &app->sign_in.guest_id, &err) != STATUS_OK) {
        fail_record(app, &err);
    } else if (app->sign_in.guest_id != 0) {
        sign_in_go(app, SIGN_IN_JOIN);
    } else {
        enter_and_go(app, 0);
    }
}

/* ---- the pages' answers ---- */

void sign_in_confirm(App *app)
{
    if (app->sign_in.person.id != 0) {
        enter_and_go(app, app->sign_in.person.id);
    } else {
        go_on_as_new(app, true);
    }
}

void sign_in_join(App *app, bool is_theirs)
{
    enter_and_go(app, is_theirs ? app->sign_in.guest_id : 0);
}

void sign_in_put_off(App *app)
{
    Error err = {0};
    if (store_setting_set(recorder_store(app->recorder), app->learner.id, SETTING_ASKED,
                          STR("1"), &err) != STATUS_OK) {
        log_warning("setting not saved: %s", err.message);
    }
    app_go_first(app);
}

/* What HR says about the person, and who has the number on this machine. */
Status sign_in__take_listed(App *app, const HandoutPerson *listed, Error *err)
{
    SignIn *s = &app->sign_in;
    s->person = (SignInPerson){
        .number = str_copy(&s->arena, listed->number),
        .name = str_copy(&s->arena, listed->name),
        .reading = str_copy(&s->arena, listed->reading),
        .print_name = str_copy(&s->arena, listed->print_name),
        .department = str_copy(&s->arena, listed->department),
        .is_listed = true,
        .is_named = listed->name.len > 0,
    };
    SignInPerson found;
    Status status = sign_in__find_number(app, s->person.number, &found, err);
    s->person.id = found.id;
    if (!s->person.is_named) {
        s->person.name = found.name;
    }
    return status;
}

/* Not said: whether nobody has the number or somebody who is not to learn. */
void sign_in__refuse_number(App *app, Str number)
{
    SignIn *s = &app->sign_in;
    Str folded = roster_fold(&app->frame, number);
    size_t digits = count_digits(folded);
    Str wanted = app_number(app, (int64_t)s->digits);
    s->problem_is_number = true;
    if (s->digits > 0 && digits == 0) {
        set_problem(app, WORD_SIGN_IN_DIGITS_ONLY, wanted, (Str){0});
    } else if (s->digits > 0 && digits != s->digits) {
        set_problem(app, WORD_SIGN_IN_DIGITS, wanted, app_number(app, (int64_t)digits));
    } else {
        set_problem(app, WORD_SIGN_IN_UNKNOWN, (Str){0}, (Str){0});
        s->wrong_count++;
    }
    if (s->wrong_count >= WRONG_MOST) {
        s->wrong_count = 0;
        s->paused_until_ms = app->now_ms + PAUSE_MS;
    }
}

void sign_in_take_number(App *app)
{
    SignIn *s = &app->sign_in;
    Error err = {0};
    Str number = sign_in__tidy_number(&app->frame, edit_text(&s->number));
    const Handout *handout = app_handout(app);
    if (sign_in_pause_ms(app) > 0 || handout == NULL) {
        return;
    }
    no_problem(s);
    const HandoutPerson *listed = handout_find(handout, number);
    if (number.len == 0) {
        s->problem_is_number = true;
        set_problem(app,
                    s->is_offer ? WORD_SIGN_IN_NUMBER_EMPTY_OFFER
                                : WORD_SIGN_IN_NUMBER_EMPTY,
                    (Str){0}, (Str){0});
    } else if (listed == NULL) {
        sign_in__refuse_number(app, number);
    } else if (sign_in__take_listed(app, listed, &err) != STATUS_OK) {
        fail_record(app, &err);
    } else {
        bool is_known = s->person.is_named || s->person.id != 0;
        sign_in_go(app, is_known ? SIGN_IN_CONFIRM : SIGN_IN_NAME);
    }
}

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
    no_problem(&app->sign_in);
    if (name.len == 0) {
        set_problem(app, WORD_SIGN_IN_EMPTY, (Str){0}, (Str){0});
    } else if (has_control(name)) {
        set_problem(app, WORD_SIGN_IN_CONTROL, (Str){0}, (Str){0});
    } else {
        uint32_t missing = unprintable(app, name);
        if (missing != 0) {
            char bytes[4];
            size_t len = utf8_encode(missing, bytes);
            set_problem(app, WORD_SIGN_IN_GLYPH, (Str){bytes, len}, (Str){0});
        }
    }
    return app->sign_in.problem == WORD_COUNT;
}

/* Without a handout: name and number as they were typed. */
static void take_typed(App *app, Str name, Str number, bool is_same_person)
{
    SignIn *s = &app->sign_in;
    Error err = {0};
    int64_t own = is_same_person ? app->learner.id : 0;
    SignInPerson found = {0};
    if (number.len > 0 && sign_in__find_number(app, number, &found, &err) != STATUS_OK) {
        fail_record(app, &err);
        return;
    }
    bool is_anothers = found.id != 0 && found.id != own;
    s->person = is_anothers ? found
                            : (SignInPerson){.id = own,
                                             .name = str_copy(&s->arena, name),
                                             .number = str_copy(&s->arena, number)};
    if (is_anothers) {
        sign_in_go(app, SIGN_IN_CONFIRM);
    } else if (number.len > 0 && own == 0) {
        go_on_as_new(app, false);
    } else {
        enter_and_go(app, own);
    }
}

void sign_in_take_name(App *app, bool is_same_person)
{
    SignIn *s = &app->sign_in;
    Str name = certificate_clean_text(&app->frame, edit_text(&s->name));
    if (!check_name(app, name)) {
        return;
    }
    if (s->person.is_listed) {
        s->person.name = str_copy(&s->arena, name);
        go_on_as_new(app, true);
        return;
    }
    Str number = handout_has_people(app)
                     ? (Str){0}
                     : sign_in__tidy_number(&app->frame, edit_text(&s->number));
    take_typed(app, name, number, is_same_person);
}

/* ---- opening ---- */

/* The name of the OS user, to be put right. */
static void propose_name(SignIn *s)
{
    StrBuf name = {0};
    if (os_user_name(&name, NULL) == STATUS_OK) {
        edit_set(&s->name, strbuf_str(&name));
    }
    strbuf_clear(&name);
}

void sign_in_open(App *app)
{
    SignIn *s = &app->sign_in;
    bool has_people = handout_has_people(app);
    bool is_employee = has_people && app->learner.number.len > 0;
    arena_clear(&s->arena);
    s->person = (SignInPerson){0};
    s->is_touched = false;
    s->is_offer = false;
    s->digits = has_people ? common_digits(app_handout(app)) : 0;
    edit_set(&s->number, has_people ? (Str){0} : app->learner.number);
    edit_set(&s->name, is_employee ? (Str){0} : app->learner.name);
    if (app->learner.id == 0) {
        propose_name(s);
    }
    sign_in_go(app, has_people ? SIGN_IN_NUMBER : SIGN_IN_NAME);
}
