/* Playing plans: the reply for each view, and whole runs with their trace. */
#include "lesson/plan_internal.h"

enum {
    MOST_REPLIES = 20000
};

/* What an instruction says about a view. */
typedef enum Verb {
    VERB_WAIT,  /* not yet: press next */
    VERB_ACT,   /* the reply is filled, the instruction is used up */
    VERB_STAY,  /* the reply is filled, more of it to come */
    VERB_PASS,  /* true here: on to the next instruction */
    VERB_WRONG, /* can never come true from here */
} Verb;

/* ---- one function per instruction ---- */

static Verb do_see(const PlanLine *line, const RunView *view)
{
    const bool is_card = view->kind == VIEW_CARD;
    const Str here = is_card ? view->card->id : view->step_id;
    return str_equal(here, line->args[0]) ? VERB_PASS : VERB_WAIT;
}

static bool has_branch(const ChooseStep *choose, Str id)
{
    for (size_t i = 0; i < choose->option_count; i++) {
        if (str_equal(choose->options[i].id, id)) {
            return true;
        }
    }
    return false;
}

static Verb do_option(const PlanLine *line, const RunView *view, RunReply *reply)
{
    const RunViewKind kind = line->word == PLAN_CHOOSE ? VIEW_CHOOSE : VIEW_OTHER_WAY;
    if (view->kind != kind || !str_equal(view->choose_id, line->args[0])) {
        return VERB_WAIT;
    }
    if (!has_branch(view->choose, line->args[1])) {
        return VERB_WRONG;
    }
    *reply = (RunReply){.kind = REPLY_OPTION, .id = line->args[1]};
    return VERB_ACT;
}

static RunReply touch(TouchKind kind, Str item)
{
    return (RunReply){.kind = REPLY_TOUCH, .touch = {.kind = kind, .item = item}};
}

static bool is_at_widget(const PlanLine *line, const RunView *view)
{
    return view->kind == VIEW_WIDGET && str_equal(view->step_id, line->args[0]);
}

static Verb do_pick(const PlanLine *line, size_t part, RunReply *reply)
{
    *reply = touch(TOUCH_ITEM, line->args[1 + part]);
    return part + 2 < line->arg_count ? VERB_STAY : VERB_ACT;
}

static Verb do_put(const PlanLine *line, RunReply *reply)
{
    int64_t number = 0;
    *reply = touch(TOUCH_PUT, line->args[1]);
    reply->touch.value = line->args[2];
    if (str_to_int64(line->args[2], &number) && number >= 0 && number < 1000) {
        reply->touch.number = (int)number;
    }
    return VERB_ACT;
}

/* "letters:3,4": the part-th number, or false when there are no more. */
static bool letter_at(Str list, size_t part, int *out)
{
    Str number = {0};
    int64_t value = 0;
    for (size_t i = 0; str_split(&list, ',', &number); i++) {
        if (i == part) {
            const bool fits = str_to_int64(number, &value) && value >= 0 && value < 10000;
            *out = (int)value;
            return fits;
        }
    }
    return false;
}

static bool take_prefix(Str *word, Str prefix)
{
    if (!str_starts_with(*word, prefix)) {
        return false;
    }
    *word = str_slice(*word, prefix.len, word->len);
    return true;
}

static Verb do_build(const PlanLine *line, const RunView *view, size_t part,
                     RunReply *reply)
{
    const Widget *widget = view->widget.widget;
    const size_t slot = view->widget.build.slot;
    if (slot >= widget->slot_count || !str_equal(widget->slots[slot].id, line->args[1])) {
        return VERB_WRONG;
    }
    Str word = line->arg_count > 2 ? line->args[2] : (Str){0};
    int letter = 0;
    if (take_prefix(&word, STR("letters:"))) {
        if (letter_at(word, part, &letter)) {
            *reply = touch(TOUCH_LETTER, (Str){0});
            reply->touch.number = letter;
            return VERB_STAY;
        }
    } else if (line->arg_count > 2 && part == 0) {
        if (take_prefix(&word, STR("own:"))) {
            *reply = touch(TOUCH_OWN, (Str){0});
            reply->touch.value = word;
        } else if (take_prefix(&word, STR("bare:"))) {
            *reply = touch(TOUCH_BARE, word);
        } else {
            *reply = touch(TOUCH_VALUE, word);
        }
        return VERB_STAY;
    }
    *reply = touch(TOUCH_CONFIRM, (Str){0});
    return VERB_ACT;
}

static Verb do_widget(const PlanLine *line, const RunView *view, size_t part,
                      RunReply *reply)
{
    static const TouchKind plain[PLAN_WORD_COUNT] = {
        [PLAN_CONFIRM] = TOUCH_CONFIRM, [PLAN_HINT] = TOUCH_HINT,
        [PLAN_REVEAL] = TOUCH_REVEAL,   [PLAN_UNDO] = TOUCH_UNDO,
        [PLAN_ANOTHER] = TOUCH_ANOTHER, [PLAN_SHEET] = TOUCH_SHEET,
    };
    if (!is_at_widget(line, view)) {
        return VERB_WAIT;
    }
    if (line->word == PLAN_PICK) {
        return do_pick(line, part, reply);
    }
    if (line->word == PLAN_PUT) {
        return do_put(line, reply);
    }
    if (line->word == PLAN_BUILD) {
        return do_build(line, view, part, reply);
    }
    *reply = touch(plain[line->word], (Str){0});
    return VERB_ACT;
}

static Str answer_id(const Question *question, Str word)
{
    const bool wants_right = str_is(word, "right");
    if (!wants_right && !str_is(word, "wrong")) {
        return word;
    }
    for (size_t i = 0; i < question->option_count; i++) {
        if (question->options[i].is_right == wants_right) {
            return question->options[i].id;
        }
    }
    return word;
}

static bool has_option(const Question *question, Str id)
{
    for (size_t i = 0; i < question->option_count; i++) {
        if (str_equal(question->options[i].id, id)) {
            return true;
        }
    }
    return str_is(id, RUN_DONT_KNOW);
}

static Verb do_answer(const PlanLine *line, const RunView *view, RunReply *reply)
{
    if (view->kind != VIEW_QUESTION) {
        return VERB_WAIT;
    }
    const Question *question = view->question.question;
    if (!str_is(line->args[0], "*") && !str_equal(line->args[0], question->id)) {
        return VERB_WRONG;
    }
    const Str id = answer_id(question, line->args[1]);
    if (!has_option(question, id)) {
        return VERB_WRONG;
    }
    *reply = (RunReply){.kind = REPLY_OPTION, .id = id};
    return VERB_ACT;
}

static Verb do_again(const PlanLine *line, const RunView *view, RunReply *reply)
{
    if (view->kind != VIEW_RESULT) {
        return VERB_WAIT;
    }
    reply->kind = line->word == PLAN_RETAKE ? REPLY_RETAKE : REPLY_REVIEW;
    return VERB_ACT;
}

static Verb do_expect(const PlanLine *line, const RunView *view)
{
    const Str what = line->args[0];
    if (str_is(what, "end")) {
        return view->kind == VIEW_END ? VERB_PASS : VERB_WAIT;
    }
    if (str_is(what, "done") || str_is(what, "refused")) {
        const bool is_true = str_is(what, "done")
                                 ? view->widget.is_done
                                 : view->widget.build.refusal != BUILD_ACCEPTED;
        return view->kind == VIEW_WIDGET && is_true ? VERB_PASS : VERB_WRONG;
    }
    if (view->kind != VIEW_RESULT) {
        return VERB_WAIT;
    }
    return view->result.passed == str_is(what, "passed") ? VERB_PASS : VERB_WRONG;
}

static Verb do_line(const PlanLine *line, const RunView *view, size_t part,
                    RunReply *reply)
{
    switch (line->word) {
    case PLAN_SEE:
        return do_see(line, view);
    case PLAN_CHOOSE:
    case PLAN_OTHER:
        return do_option(line, view, reply);
    case PLAN_PICK:
    case PLAN_PUT:
    case PLAN_CONFIRM:
    case PLAN_HINT:
    case PLAN_REVEAL:
    case PLAN_UNDO:
    case PLAN_ANOTHER:
    case PLAN_SHEET:
    case PLAN_BUILD:
        return do_widget(line, view, part, reply);
    case PLAN_ANSWER:
        return do_answer(line, view, reply);
    case PLAN_RETAKE:
    case PLAN_REVIEW:
        return do_again(line, view, reply);
    case PLAN_BACK:
        reply->kind = REPLY_BACK;
        return VERB_ACT;
    case PLAN_EXPECT:
        return do_expect(line, view);
    case PLAN_WORD_COUNT:
        break;
    }
    return VERB_WRONG;
}

/* ---- the next reply ---- */

static const char *const view_names[] = {
    [VIEW_TITLE] = "the title page", [VIEW_LINE] = "a line",
    [VIEW_CHOOSE] = "a choice",      [VIEW_OTHER_WAY] = "the other way",
    [VIEW_WIDGET] = "a widget",      [VIEW_CARD] = "a card",
    [VIEW_QUESTION] = "a question",  [VIEW_FEEDBACK] = "the feedback",
    [VIEW_RESULT] = "the result",    [VIEW_TODAY] = "the step of today",
    [VIEW_END] = "the end",
};

static Str view_id(const RunView *view)
{
    if (view->kind == VIEW_QUESTION || view->kind == VIEW_FEEDBACK) {
        return view->question.question->id;
    }
    return view->kind == VIEW_CARD ? view->card->id : view->step_id;
}

static Status complain(const PlanPlayer *player, const RunView *view, const char *why,
                       Error *err)
{
    const Plan *plan = player->plan;
    const int number = player->line < plan->count ? plan->lines[player->line].number : 0;
    const Str id = view_id(view);
    return error_set(err, STATUS_BAD_DATA, "%.*s:%d: %s (at %s '%.*s')",
                     STR_ARG(plan->name), number, why, view_names[view->kind],
                     STR_ARG(id));
}

static bool takes_next(const RunView *view)
{
    switch (view->kind) {
    case VIEW_TITLE:
    case VIEW_LINE:
    case VIEW_OTHER_WAY:
    case VIEW_CARD:
    case VIEW_FEEDBACK:
    case VIEW_TODAY:
        return true;
    case VIEW_WIDGET:
        return view->widget.is_done;
    case VIEW_RESULT:
        return view->result.has_passed;
    case VIEW_CHOOSE:
    case VIEW_QUESTION:
    case VIEW_END:
        break;
    }
    return false;
}

static Status press_next(const PlanPlayer *player, const RunView *view, RunReply *reply,
                         bool *is_over, Error *err)
{
    const bool is_played = player->line == player->plan->count;
    if (takes_next(view)) {
        reply->kind = REPLY_NEXT;
        return STATUS_OK;
    }
    if (is_played && (view->kind == VIEW_END || view->kind == VIEW_RESULT)) {
        *is_over = true;
        return STATUS_OK;
    }
    return complain(player, view,
                    is_played ? "the plan is over, but a decision is needed"
                              : "the lesson does not come to this line of the plan",
                    err);
}

Status plan_next_reply(PlanPlayer *player, const RunView *view, RunReply *reply,
                       bool *is_over, Error *err)
{
    *reply = (RunReply){.kind = REPLY_NEXT};
    *is_over = false;
    while (player->line < player->plan->count) {
        const PlanLine *line = &player->plan->lines[player->line];
        switch (do_line(line, view, player->part, reply)) {
        case VERB_WAIT:
            return press_next(player, view, reply, is_over, err);
        case VERB_STAY:
            player->part++;
            return STATUS_OK;
        case VERB_ACT:
            player->line++;
            player->part = 0;
            return STATUS_OK;
        case VERB_PASS:
            player->line++;
            break;
        case VERB_WRONG:
            return complain(player, view, "the lesson does not go this way", err);
        }
    }
    return press_next(player, view, reply, is_over, err);
}

/* ---- whole runs ---- */

static void trace_answer(const RunEvent *event, StrBuf *out)
{
    strbuf_add_format(out, "answer %.*s v%d %.*s %s round %d of",
                      STR_ARG(event->question_id), event->question_version,
                      STR_ARG(event->option_id), event->is_correct ? "right" : "wrong",
                      event->round);
    for (size_t i = 0; i < event->shown_count; i++) {
        strbuf_add_format(out, " %.*s", STR_ARG(event->shown[i]));
    }
}

void plan_trace_event(const RunEvent *event, StrBuf *out)
{
    switch (event->kind) {
    case EVENT_NONE:
    case EVENT_POSITION:
        break;
    case EVENT_CHOICE:
        strbuf_add_format(out, "choice %.*s %.*s%s", STR_ARG(event->step_id),
                          STR_ARG(event->option_id), event->is_first ? " first" : "");
        break;
    case EVENT_TRIES:
        strbuf_add_format(out, "tries %.*s %d%s%s", STR_ARG(event->step_id), event->tries,
                          event->is_done ? " done" : "",
                          event->was_revealed ? " revealed" : "");
        break;
    case EVENT_ANSWER:
        trace_answer(event, out);
        break;
    case EVENT_PASSED:
    case EVENT_FAILED:
        strbuf_add_format(out, "%s round %d with %d of %d",
                          event->kind == EVENT_PASSED ? "passed" : "failed", event->round,
                          event->right, event->asked);
        break;
    case EVENT_FINISHED:
        strbuf_add_z(out, "finished");
        break;
    }
}

static Status reload(Run **run, const BuildHost *host, Error *err)
{
    if (!run_can_reload(*run)) {
        return STATUS_OK;
    }
    StrBuf before = {0};
    StrBuf after = {0};
    Run *again = NULL;
    RunResume how = RESUME_UNREADABLE;
    run_encode(*run, &before);
    Status status =
        run_decode(run_lesson(*run), strbuf_str(&before), 0, host, &again, &how, err);
    if (status == STATUS_OK) {
        run_encode(again, &after);
        run_free(*run);
        *run = again;
        if (how != RESUME_EXACT || !str_equal(strbuf_str(&before), strbuf_str(&after))) {
            status =
                error_set(err, STATUS_BAD_DATA, "a saved position came back changed");
        }
    }
    strbuf_clear(&before);
    strbuf_clear(&after);
    return status;
}

/* One view and its reply. */
static Status play_one(Run *run, PlanPlayer *player, StrBuf *trace, bool *is_over,
                       Error *err)
{
    RunView view = {0};
    RunReply reply = {0};
    RunEvent event = {0};
    run_view(run, &view);
    Status status = plan_next_reply(player, &view, &reply, is_over, err);
    if (status != STATUS_OK || *is_over) {
        return status;
    }
    status = run_reply(run, &reply, &event, err);
    if (status != STATUS_OK) {
        const Str name = player->plan->name;
        const bool is_used_up = player->part == 0 && player->line > 0;
        const size_t at = player->line - (is_used_up ? 1U : 0U);
        const int number = at < player->plan->count ? player->plan->lines[at].number : 0;
        return error_add(err, status, "%.*s:%d", STR_ARG(name), number);
    }
    if (trace && event.kind > EVENT_POSITION) {
        plan_trace_event(&event, trace);
        strbuf_add_char(trace, '\n');
    }
    return STATUS_OK;
}

Status plan_play(const Lesson *lesson, const Plan *plan, const PlanOptions *options,
                 StrBuf *trace, Error *err)
{
    Run *run = NULL;
    PlanPlayer player = {.plan = plan};
    bool is_over = false;
    Status status = run_new(lesson, options->seed, options->host, &run, err);
    for (int i = 0; status == STATUS_OK && !is_over && i < MOST_REPLIES; i++) {
        status = play_one(run, &player, trace, &is_over, err);
        if (status == STATUS_OK && !is_over && options->save_load_every_step) {
            status = reload(&run, options->host, err);
        }
    }
    run_free(run);
    if (status == STATUS_OK && !is_over) {
        return error_set(err, STATUS_BAD_DATA, "%.*s: the lesson never ends",
                         STR_ARG(plan->name));
    }
    return status;
}
