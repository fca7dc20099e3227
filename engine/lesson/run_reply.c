/* What a reply does. Moves are made on a draft and pushed only when they succeeded, so a
 * refused or failed reply changes nothing. */
#include "lesson/run_internal.h"

static Status refuse(Error *err, const char *why)
{
    return error_set(err, STATUS_BAD_ARGUMENT, "replying to the lesson: %s", why);
}

static void fill_ids(const Run *run, RunEvent *event)
{
    const Place place = run__now(run)->place;
    if (place.kind == PLACE_STEP || place.kind == PLACE_REPLY) {
        event->scene_id = run->lesson->scenes[place.scene].id;
        event->step_id = run__step(run, place)->id;
    }
}

/* Takes the draft over when status is good, else throws it away. */
static Status commit(Run *run, Snapshot *draft, Status status)
{
    if (status == STATUS_OK) {
        run__push(run, *draft);
    } else {
        run__drop(draft);
    }
    return status;
}

static Status go_to_place(Run *run, Place place)
{
    Snapshot draft = run__draft(run);
    draft.place = place;
    return commit(run, &draft, STATUS_OK);
}

/* ---- next ---- */

static Status next_from_title(Run *run, Error *err)
{
    Snapshot draft = run__draft(run);
    if (run->lesson->scene_count == 0) {
        draft.place = run__after_scenes(run);
        return commit(run, &draft, STATUS_OK);
    }
    return commit(run, &draft, run__enter(run, &draft, 0, err));
}

static void store_text(const Run *run, Snapshot *draft, Str name, Str value)
{
    const size_t var = name.len > 0 ? lesson_find_var(run->lesson, name) : LESSON_NONE;
    if (var != LESSON_NONE) {
        draft->vars[var].kind = VAR_TEXT;
        draft->vars[var].text = value;
    }
}

/* The first item that is marked; empty when nothing is. */
static Str marked_item(const WidgetState *state)
{
    for (size_t i = 0; i < state->widget->item_count; i++) {
        if (state->mark[i] > 0) {
            return state->widget->items[i].id;
        }
    }
    return (Str){0};
}

static Status next_from_step(Run *run, Error *err)
{
    const Place place = run__now(run)->place;
    const Step *step = run__step(run, place);
    WidgetRecord *widget = run__find_widget(run, place);
    if (step->kind == STEP_CHOOSE) {
        return refuse(err, "one of the options must be chosen");
    }
    if (widget && !widget->state->is_done) {
        return refuse(err, "the widget is not finished");
    }
    Snapshot draft = run__draft(run);
    draft.place.step++;
    if (widget) {
        store_text(run, &draft, step->store, marked_item(widget->state));
    }
    const Status status = commit(run, &draft, run__advance(run, &draft, err));
    if (status == STATUS_OK && widget) {
        widget_wipe(widget->state);
    }
    return status;
}

static Status next_from_reply(Run *run, Error *err)
{
    Snapshot draft = run__draft(run);
    const int option = (int)draft.place.part;
    return commit(run, &draft, run__follow(run, &draft, option, err));
}

static Status next_from_card(Run *run)
{
    Place place = run__now(run)->place;
    place.part++;
    return go_to_place(run, place.part < run->lesson->card_count ? place
                                                                 : run__after_cards(run));
}

static size_t first_open_question(const Run *run)
{
    for (size_t i = 0; i < run->quiz.count; i++) {
        if (run->quiz.chosen[i] == ANSWER_NONE) {
            return i;
        }
    }
    return run->quiz.count;
}

static void close_round(Run *run, RunEvent *event)
{
    RunResult result = {0};
    run__quiz_close(run);
    run__quiz_result(run, &result);
    event->kind = result.passed ? EVENT_PASSED : EVENT_FAILED;
    event->round = result.round;
    event->right = result.right;
    event->asked = (int)result.row_count;
}

static Status next_from_question(Run *run, RunEvent *event, Error *err)
{
    Place place = run__now(run)->place;
    if (run->quiz.chosen[place.part] == ANSWER_NONE) {
        return refuse(err, "the question is not answered");
    }
    place.part++;
    if (place.part >= run->quiz.count) {
        place.part = first_open_question(run);
    }
    if (place.part < run->quiz.count) {
        return go_to_place(run, place);
    }
    if (!run->quiz.is_closed) {
        close_round(run, event);
    }
    return go_to_place(run, (Place){.kind = PLACE_RESULT});
}

static Status reply_next(Run *run, RunEvent *event, Error *err)
{
    const PlaceKind kind = run__now(run)->place.kind;
    switch (kind) {
    case PLACE_TITLE:
        return next_from_title(run, err);
    case PLACE_STEP:
        return next_from_step(run, err);
    case PLACE_REPLY:
        return next_from_reply(run, err);
    case PLACE_CARD:
        return next_from_card(run);
    case PLACE_QUESTION:
        return next_from_question(run, event, err);
    case PLACE_RESULT:
        return run->quiz.has_passed ? go_to_place(run, run__after_quiz(run))
                                    : refuse(err, "the test is not passed yet");
    case PLACE_TODAY:
        return go_to_place(run, (Place){.kind = PLACE_END});
    case PLACE_END:
    case PLACE_KIND_COUNT:
        break;
    }
    return refuse(err, "the lesson is over");
}

/* ---- back ---- */

/* A workshop that is left half-way is forgotten: its step has ended. */
static void wipe_widget(Run *run)
{
    WidgetRecord *widget = run__find_widget(run, run__now(run)->place);
    if (widget) {
        widget_wipe(widget->state);
    }
}

static Status reply_go(Run *run, size_t index, Error *err)
{
    if (index + 1 >= run->history_count || run__now(run)->place.kind == PLACE_END) {
        return refuse(err, "there is nothing to go back to");
    }
    wipe_widget(run);
    run__cut(run, index + 1);
    return STATUS_OK;
}

static Status reply_back(Run *run, Error *err)
{
    return run->history_count < 2 ? refuse(err, "this is the first page")
                                  : reply_go(run, run->history_count - 2, err);
}

/* ---- options ---- */

static int find_option(const ChooseStep *choose, Str id)
{
    for (size_t i = 0; i < choose->option_count && i < 64; i++) {
        if (str_equal(choose->options[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}

static void record_choice(Run *run, size_t choose, int option, RunEvent *event)
{
    ChooseRecord *record = &run->chooses[choose];
    event->kind = EVENT_CHOICE;
    event->step_id = run__choose_step(run, choose)->id;
    event->scene_id = run->lesson->scenes[record->scene].id;
    event->option_id = run__choose_step(run, choose)->choose.options[option].id;
    event->is_first = record->first < 0;
    record->first = record->first < 0 ? option : record->first;
    record->seen |= (uint64_t)1 << option;
}

static Status take_option(Run *run, Snapshot *draft, size_t choose, int option,
                          Error *err)
{
    const ChooseRecord *record = &run->chooses[choose];
    const ChooseStep *it = &run__choose_step(run, choose)->choose;
    draft->place = (Place){.kind = PLACE_REPLY,
                           .scene = record->scene,
                           .step = record->step,
                           .part = (size_t)option};
    return it->options[option].reply.len > 0 ? STATUS_OK
                                             : run__follow(run, draft, option, err);
}

/* The record is changed before the way is walked, because steps on the way may ask for
 * it; it is put back when the way fails. */
static Status walk_option(Run *run, Snapshot *draft, size_t choose, int option,
                          RunEvent *event, Error *err)
{
    const ChooseRecord before = run->chooses[choose];
    const size_t from = run->history_count - 1;
    record_choice(run, choose, option, event);
    const Status status =
        commit(run, draft, take_option(run, draft, choose, option, err));
    if (status != STATUS_OK) {
        run->chooses[choose] = before;
    } else if (run->history_count - 1 > from &&
               run__step(run, run->history[from].place)->kind == STEP_CHOOSE) {
        run->history[from].taken = option;
    }
    return status;
}

static Status option_of_choose(Run *run, Str id, RunEvent *event, Error *err)
{
    const Place place = run__now(run)->place;
    const ChooseStep *choose = &run__step(run, place)->choose;
    const int option = find_option(choose, id);
    if (option < 0) {
        return refuse(err, "no such option");
    }
    Snapshot draft = run__draft(run);
    store_text(run, &draft, choose->store, choose->options[option].id);
    const size_t index = run__find_choose(run, place.scene, place.step);
    return walk_option(run, &draft, index, option, event, err);
}

/* The first choice stays on record and in the variables; this only shows the other way.
 */
static Status option_of_other_way(Run *run, Str id, RunEvent *event, Error *err)
{
    const Place place = run__now(run)->place;
    size_t scene = 0;
    size_t step = 0;
    if (!lesson_find_step(run->lesson, run__step(run, place)->target, &scene, &step)) {
        return refuse(err, "the choice is not in the lesson");
    }
    const size_t choose = run__find_choose(run, scene, step);
    const int option = choose == LESSON_NONE
                           ? -1
                           : find_option(&run__choose_step(run, choose)->choose, id);
    if (option < 0 || (run__unseen(run, choose) >> option & 1U) == 0) {
        return refuse(err, "this way is not offered");
    }
    Snapshot draft = run__draft(run);
    draft.returns = true;
    draft.return_scene = place.scene;
    draft.return_step = place.step;
    return walk_option(run, &draft, choose, option, event, err);
}

static bool find_answer(const Question *question, Str id, int *chosen)
{
    if (str_is(id, RUN_DONT_KNOW)) {
        *chosen = ANSWER_DONT_KNOW;
        return true;
    }
    for (size_t i = 0; i < run__option_count(question); i++) {
        if (str_equal(question->options[i].id, id)) {
            *chosen = (int)i;
            return true;
        }
    }
    return false;
}

static void fill_answer(const RunQuestion *shown, Str id, RunEvent *event)
{
    event->kind = EVENT_ANSWER;
    event->question_id = shown->question->id;
    event->question_version = shown->question->version;
    event->option_id = id;
    event->is_correct = shown->is_correct;
    event->round = shown->round;
    for (size_t i = 0; i < shown->order_count; i++) {
        event->shown[event->shown_count++] = shown->question->options[shown->order[i]].id;
    }
    event->shown[event->shown_count++] = STR(RUN_DONT_KNOW);
}

static Status option_of_question(Run *run, Str id, RunEvent *event, Error *err)
{
    const size_t part = run__now(run)->place.part;
    const Question *question = run__question(run, run->quiz.asked[part]);
    int chosen = ANSWER_NONE;
    if (run->quiz.chosen[part] != ANSWER_NONE) {
        return refuse(err, "the question is answered already");
    }
    if (!find_answer(question, id, &chosen)) {
        return refuse(err, "no such option");
    }
    run->quiz.chosen[part] = chosen;
    RunQuestion shown = {0};
    run__quiz_view(run, part, &shown);
    fill_answer(&shown, chosen >= 0 ? question->options[chosen].id : STR(RUN_DONT_KNOW),
                event);
    return STATUS_OK;
}

static Status reply_option(Run *run, Str id, RunEvent *event, Error *err)
{
    const Place place = run__now(run)->place;
    if (place.kind == PLACE_QUESTION) {
        return option_of_question(run, id, event, err);
    }
    const StepKind kind =
        place.kind == PLACE_STEP ? run__step(run, place)->kind : STEP_KIND_COUNT;
    if (kind == STEP_CHOOSE) {
        return option_of_choose(run, id, event, err);
    }
    return kind == STEP_OTHER_WAY ? option_of_other_way(run, id, event, err)
                                  : refuse(err, "nothing is to be chosen here");
}

/* ---- widgets and another round ---- */

static Status reply_touch(Run *run, const WidgetTouch *touch, RunEvent *event, Error *err)
{
    WidgetRecord *widget = run__find_widget(run, run__now(run)->place);
    if (!widget) {
        return refuse(err, "there is no widget here");
    }
    const int tries = widget->state->tries;
    const bool was_done = widget__was_finished(widget->state);
    const Status status = widget_touch(widget->state, touch, err);
    if (status != STATUS_OK) {
        return status;
    }
    const bool is_done = widget__was_finished(widget->state);
    const bool is_tried = widget->state->tries != tries || is_done != was_done;
    const bool is_unsaved = touch->kind == TOUCH_OWN || touch->kind == TOUCH_SHEET ||
                            widget->state->widget->rules.is_secret;
    event->kind = is_tried ? EVENT_TRIES : is_unsaved ? EVENT_NONE : EVENT_POSITION;
    event->tries = widget->state->tries;
    event->is_done = is_done;
    event->was_revealed = widget->state->was_revealed;
    return STATUS_OK;
}

static Status reply_again(Run *run, bool with_cards, Error *err)
{
    if (run__now(run)->place.kind != PLACE_RESULT) {
        return refuse(err, "there is no result to repeat");
    }
    Snapshot draft = run__draft(run);
    size_t kept = run->history_count;
    while (kept > 0) {
        const PlaceKind kind = run->history[kept - 1].place.kind;
        if (kind != PLACE_QUESTION && kind != PLACE_RESULT &&
            !(with_cards && kind == PLACE_CARD)) {
            break;
        }
        kept--;
    }
    run__cut(run, kept);
    run__quiz_next_round(run);
    draft.place = with_cards && run->lesson->card_count > 0 ? (Place){.kind = PLACE_CARD}
                                                            : run__after_cards(run);
    return commit(run, &draft, STATUS_OK);
}

static Status dispatch(Run *run, const RunReply *reply, RunEvent *event, Error *err)
{
    switch (reply->kind) {
    case REPLY_NEXT:
        return reply_next(run, event, err);
    case REPLY_BACK:
        return reply_back(run, err);
    case REPLY_GO:
        return reply_go(run, reply->index, err);
    case REPLY_OPTION:
        return reply_option(run, reply->id, event, err);
    case REPLY_TOUCH:
        return reply_touch(run, &reply->touch, event, err);
    case REPLY_RETAKE:
        return reply_again(run, false, err);
    case REPLY_REVIEW:
        return reply_again(run, true, err);
    }
    return refuse(err, "unknown kind of reply");
}

Status run_reply(Run *run, const RunReply *reply, RunEvent *event, Error *err)
{
    *event = (RunEvent){.kind = EVENT_POSITION, .elapsed_ms = reply->elapsed_ms};
    fill_ids(run, event);
    const Status status = dispatch(run, reply, event, err);
    /* Short lessons reach their end from a line or a card. A choice that leads there is
     * still reported as a choice: it has to be kept. */
    if (status == STATUS_OK && event->kind == EVENT_POSITION &&
        run__now(run)->place.kind == PLACE_END) {
        event->kind = EVENT_FINISHED;
    }
    return status;
}
