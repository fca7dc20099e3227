/* Pilot: a plan file in place of a person. Each reply of the plan is turned into the keys
 * that a person would press on the real screen; nothing goes around the toolkit. */
#include <stdio.h>

#include "app/pilot_internal.h"
#include "base/log.h"
#include "base/os.h"

enum {
    PLAN_BYTES_MOST = 65536,
    INPUTS_MOST = 20000
};

Status pilot_open(App *app, const char *plan_path, Error *err)
{
    StrBuf text = {0};
    Status status = os_read_file(plan_path, PLAN_BYTES_MOST, &text, err);
    Plan *plan = NULL;
    if (status == STATUS_OK) {
        status = plan_parse(strbuf_str(&text), plan_path, &plan, err);
    }
    strbuf_clear(&text);
    if (status == STATUS_OK) {
        app->pilot = mem_alloc(sizeof *app->pilot);
        app->pilot->plan = plan;
        app->pilot->player = (PlanPlayer){.plan = plan};
    }
    return status;
}

void pilot_close(App *app)
{
    Pilot *pilot = app->pilot;
    if (pilot == NULL) {
        return;
    }
    plan_free(pilot->plan);
    if (pilot->own.ptr != NULL) {
        mem_wipe(pilot->own.ptr, pilot->own.capacity);
    }
    strbuf_clear(&pilot->own);
    mem_free(pilot);
    app->pilot = NULL;
}

void pilot__add(Pilot *pilot, UiId focus, UiInput input)
{
    require(pilot->count < PILOT_PRESSES_MOST);
    pilot->presses[pilot->count++] = (Press){focus, input};
}

void pilot__key(Pilot *pilot, UiKey key)
{
    pilot__add(pilot, 0, (UiInput){.kind = UI_INPUT_KEY_DOWN, .key = key});
}

void pilot__enter(Pilot *pilot, UiId id)
{
    pilot__add(pilot, id, (UiInput){.kind = UI_INPUT_KEY_DOWN, .key = UI_KEY_ENTER});
}

static void add_digit(Pilot *pilot, size_t number)
{
    pilot__add(pilot, 0,
               (UiInput){.kind = UI_INPUT_KEY_DOWN,
                         .key = UI_KEY_CHARACTER,
                         .character = (char)('0' + number)});
}

/* ---- what to press for one reply ---- */

static size_t option_place(const RunView *view, Str id)
{
    const RunQuestion *question = &view->question;
    for (size_t i = 0; i < question->order_count; i++) {
        if (str_equal(question->question->options[question->order[i]].id, id)) {
            return i;
        }
    }
    return question->order_count; /* 「わからない」 */
}

static size_t branch_place(const RunView *view, Str id, bool only_unseen)
{
    size_t place = 0;
    for (size_t i = 0; i < view->choose->option_count; i++) {
        if (str_equal(view->choose->options[i].id, id)) {
            return place;
        }
        bool is_seen = i < 64 && (view->seen_options >> i & 1) != 0;
        place += only_unseen && is_seen ? 0 : 1;
    }
    return place; /* other way: the row behind the unseen ones goes on */
}

static void press_option(Pilot *pilot, const RunView *view, Str id)
{
    if (view->kind == VIEW_OTHER_WAY) {
        add_digit(pilot, branch_place(view, id, true) + 1);
        return;
    }
    size_t place = view->kind == VIEW_CHOOSE ? branch_place(view, id, false)
                                             : option_place(view, id);
    add_digit(pilot, place + 1);
    pilot__key(pilot, UI_KEY_ENTER);
}

static void press_next(Pilot *pilot, const RunView *view)
{
    switch (view->kind) {
    case VIEW_LINE:
    case VIEW_FEEDBACK:
        pilot__enter(pilot, ui_id("next"));
        return;
    case VIEW_CARD:
        pilot__key(pilot, UI_KEY_RIGHT);
        return;
    case VIEW_TITLE:
    case VIEW_TODAY:
    case VIEW_END:
        pilot__enter(pilot, ui_id_at("reading", 0));
        return;
    case VIEW_OTHER_WAY:
        add_digit(pilot, branch_place(view, STR(""), true) + 1);
        return;
    case VIEW_WIDGET:
        pilot__enter(pilot, pilot__work_button(&view->widget, UI_WORK_GO_ON));
        return;
    case VIEW_RESULT:
        pilot__enter(pilot, ui_id_at("result_action", 0));
        return;
    case VIEW_CHOOSE:
    case VIEW_QUESTION:
        return;
    }
}

static void press_reply(App *app, const RunView *view, const RunReply *reply)
{
    Pilot *pilot = app->pilot;
    switch (reply->kind) {
    case REPLY_NEXT:
        press_next(pilot, view);
        return;
    case REPLY_BACK:
        pilot__key(pilot, UI_KEY_LEFT);
        return;
    case REPLY_OPTION:
        press_option(pilot, view, reply->id);
        return;
    case REPLY_TOUCH:
        pilot__touch(app, &view->widget, &reply->touch);
        return;
    case REPLY_RETAKE:
        pilot__enter(pilot, ui_id_at("result_action", 0));
        return;
    case REPLY_REVIEW:
        pilot__enter(pilot, ui_id_at("result_action", 1));
        return;
    case REPLY_GO:
        return;
    }
}

/* ---- pictures: sheets that a plan does not need ---- */

static void look_at_sheet(Pilot *pilot, const void *what, UiId opens, const char *closes)
{
    pilot->looked_at = what;
    pilot__enter(pilot, opens);
    pilot__enter(pilot, ui_id_at(closes, 0));
}

/* With --screenshot-dir 「もっと知る」 and the first row of a result are opened and
 * closed before the plan goes on. False: nothing is left to look at. */
static bool look_around(App *app)
{
    Pilot *pilot = app->pilot;
    const RunView *view = &app->play.view;
    const Lesson *lesson = app->play.loaded.lesson;
    if (app->options->screenshot_dir == NULL || app->screen != SCREEN_LESSON) {
        return false;
    }
    const bool has_more = view->kind == VIEW_CARD && lesson->more_count > 0 &&
                          view->card_number == view->card_count;
    if (has_more && pilot->looked_at != view->card) {
        look_at_sheet(pilot, view->card, ui_id_at("reading", 1), "sheet_close");
        return true;
    }
    if (view->kind == VIEW_RESULT && pilot->looked_at != view->result.rows) {
        look_at_sheet(pilot, view->result.rows, ui_id_nth(ui_id("result"), 0),
                      "answer_close");
        return true;
    }
    return false;
}

/* ---- the end ---- */

static UiInput stop(App *app, int exit_code, const char *why)
{
    if (why != NULL) {
        (void)fprintf(stderr, "gofun: %s\n", why);
    }
    app->exit_code = exit_code;
    app->quits = true;
    return (UiInput){.kind = UI_INPUT_NONE};
}

/* After the plan: the certificate on screen if there is one, saved, and out. */
static UiInput finish(App *app)
{
    Pilot *pilot = app->pilot;
    bool is_at_end = app->screen == SCREEN_LESSON && app->play.view.kind == VIEW_END;
    if (!pilot->is_over && is_at_end && app->play.view.result.has_passed &&
        app->play.loaded.lesson->item > 0) {
        pilot->is_over = true;
        pilot__enter(pilot, ui_id_at("reading", 1));
        pilot__add(pilot, 0,
                   (UiInput){.kind = UI_INPUT_KEY_DOWN,
                             .key = UI_KEY_CHARACTER,
                             .character = 's'});
        return (UiInput){.kind = UI_INPUT_NONE};
    }
    bool is_saved =
        app->screen == SCREEN_CERTIFICATE && app->certificate.note_tone == UI_TONE_OK;
    bool has_certificate = pilot->is_over;
    if (has_certificate && !is_saved) {
        return stop(app, 1, "the certificate could not be saved");
    }
    return stop(app, app->exit_code, NULL);
}

/* A hands-on page that is previewed is all that its plan plays. */
static bool leaves_preview(const App *app, const RunReply *reply)
{
    return app->options->is_preview && app->play.view.kind == VIEW_WIDGET &&
           reply->kind == REPLY_NEXT;
}

static UiInput plan_next(App *app)
{
    Pilot *pilot = app->pilot;
    if (pilot->is_over) {
        return finish(app);
    }
    if (app->screen == SCREEN_SIGN_IN && app->sign_in.step == SIGN_IN_NAME &&
        app->sign_in.problem == WORD_COUNT) {
        pilot__enter(pilot, ui_id_at("form_action", 0));
        return (UiInput){.kind = UI_INPUT_NONE};
    }
    if (app->screen != SCREEN_LESSON) {
        return stop(app, 1,
                    app->screen == SCREEN_ERROR     ? app->error.detail.ptr
                    : app->screen == SCREEN_SIGN_IN ? "who is there? use --number"
                                                    : "the plan has left the lesson");
    }
    if (look_around(app)) {
        return (UiInput){.kind = UI_INPUT_NONE};
    }
    RunReply reply;
    bool is_over = false;
    Error err = {0};
    Status status =
        plan_next_reply(&pilot->player, &app->play.view, &reply, &is_over, &err);
    if (status != STATUS_OK) {
        return stop(app, 1, err.message);
    }
    if (is_over || leaves_preview(app, &reply)) {
        return finish(app);
    }
    press_reply(app, &app->play.view, &reply);
    return (UiInput){.kind = UI_INPUT_NONE};
}

UiInput pilot_input(App *app)
{
    Pilot *pilot = app->pilot;
    if (++pilot->inputs > INPUTS_MOST) {
        return stop(app, 1, "the plan does not come to an end");
    }
    if (pilot->at == pilot->count) {
        pilot->at = 0;
        pilot->count = 0;
        return plan_next(app);
    }
    const Press *press = &pilot->presses[pilot->at++];
    if (press->focus != 0) {
        ui_set_focus(app->ui, press->focus);
    }
    UiInput input = press->input;
    input.at_ms = os_monotonic_ms();
    return input;
}
