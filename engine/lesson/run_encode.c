/* The position as text, one thing a line, words as in words.h:
 *
 *   gofun-position 1
 *   lesson ID REVISION
 *   seed HEX
 *   quiz ROUND CLOSED PASSED FIRST BEST
 *   asked QUESTION VERSION CHOSEN        in the order of the round; % = not answered
 *   before QUESTION ROUND                last round it was asked in
 *   choice STEP FIRST SEEN...
 *   widget STEP STATE...
 *   stage | person | prop | motion | var | branch   what changed since the last `at`
 *   at KIND ...                          a place the learner was at; the last one is now
 */
#include <string.h>

#include "lesson/run_internal.h"
#include "lesson/words.h"

static void add_head(const Run *run, StrBuf *out)
{
    strbuf_add_z(out, "gofun-position 1\nlesson");
    words_add(out, run->lesson->id);
    words_add_number(out, run->lesson->revision);
    strbuf_add_format(out, "\nseed %016llx\n", (unsigned long long)run->seed);
}

static Str chosen_id(const Question *question, int chosen)
{
    if (chosen == ANSWER_DONT_KNOW) {
        return STR(RUN_DONT_KNOW);
    }
    return chosen >= 0 ? question->options[chosen].id : (Str){0};
}

static void add_quiz(const Run *run, StrBuf *out)
{
    const QuizRun *quiz = &run->quiz;
    strbuf_add_format(out, "quiz %d %d %d %d %d\n", quiz->round, quiz->is_closed ? 1 : 0,
                      quiz->has_passed ? 1 : 0, quiz->first_right, quiz->best_right);
    for (size_t i = 0; i < quiz->count; i++) {
        const Question *question = run__question(run, quiz->asked[i]);
        strbuf_add_z(out, "asked");
        words_add(out, question->id);
        words_add_number(out, question->version);
        words_add(out, chosen_id(question, quiz->chosen[i]));
        strbuf_add_char(out, '\n');
    }
    for (size_t i = 0; i < quiz->pool; i++) {
        if (quiz->asked_round[i] > 0) {
            strbuf_add_z(out, "before");
            words_add(out, run__question(run, i)->id);
            words_add_number(out, quiz->asked_round[i]);
            strbuf_add_char(out, '\n');
        }
    }
}

static void add_choices(const Run *run, StrBuf *out)
{
    for (size_t i = 0; i < run->choose_count; i++) {
        const ChooseRecord *record = &run->chooses[i];
        const Step *step = run__choose_step(run, i);
        if (record->first < 0) {
            continue;
        }
        strbuf_add_z(out, "choice");
        words_add(out, step->id);
        words_add(out, step->choose.options[record->first].id);
        for (size_t k = 0; k < step->choose.option_count && k < 64; k++) {
            if ((record->seen >> k & 1U) == 1U) {
                words_add(out, step->choose.options[k].id);
            }
        }
        strbuf_add_char(out, '\n');
    }
}

static void add_widgets(const Run *run, StrBuf *out)
{
    for (size_t i = 0; i < run->widget_count; i++) {
        const WidgetRecord *record = &run->widgets[i];
        strbuf_add_z(out, "widget");
        words_add(out, run->lesson->scenes[record->scene].steps[record->step].id);
        if (run->quiz.has_passed) {
            widget__save_over(record->state, out);
        } else {
            widget__save(record->state, out);
        }
        strbuf_add_char(out, '\n');
    }
}

static bool same_person(const StagePerson *a, const StagePerson *b)
{
    return str_equal(a->who, b->who) && a->face == b->face;
}

static void add_person(StrBuf *out, const char *side, const StagePerson *person)
{
    strbuf_add_format(out, "person %s", side);
    words_add(out, person->who);
    words_add(out, str_from(face_name(person->face)));
    strbuf_add_char(out, '\n');
}

static void add_word_line(StrBuf *out, const char *key, Str word)
{
    strbuf_add_z(out, key);
    words_add(out, word);
    strbuf_add_char(out, '\n');
}

static void add_stage(const RunStage *was, const RunStage *is, StrBuf *out)
{
    if (!str_equal(was->backdrop, is->backdrop)) {
        add_word_line(out, "stage", is->backdrop);
    }
    if (!same_person(&was->left, &is->left)) {
        add_person(out, "left", &is->left);
    }
    if (!same_person(&was->right, &is->right)) {
        add_person(out, "right", &is->right);
    }
    if (was->speaker_is_right != is->speaker_is_right) {
        strbuf_add_format(out, "speaker %d\n", is->speaker_is_right ? 1 : 0);
    }
    if (!str_equal(was->prop, is->prop)) {
        add_word_line(out, "prop", is->prop);
    }
    if (!str_equal(was->motion_id, is->motion_id)) {
        add_word_line(out, "motion", is->motion_id);
    }
}

static uint64_t number_bits(double number)
{
    uint64_t bits = 0;
    memcpy(&bits, &number, sizeof bits);
    return bits;
}

static void add_var(const Var *var, StrBuf *out)
{
    strbuf_add_z(out, "var");
    words_add(out, var->name);
    switch (var->kind) {
    case VAR_TEXT:
        strbuf_add_z(out, " text");
        words_add(out, var->text);
        break;
    case VAR_NUMBER:
        strbuf_add_format(out, " number %016llx",
                          (unsigned long long)number_bits(var->number));
        break;
    case VAR_FLAG:
        strbuf_add_format(out, " flag %d", var->flag ? 1 : 0);
        break;
    }
    strbuf_add_char(out, '\n');
}

static bool same_var(const Var *a, const Var *b)
{
    return a->kind == b->kind && str_equal(a->text, b->text) &&
           number_bits(a->number) == number_bits(b->number) && a->flag == b->flag;
}

static void add_branch(const Run *run, const Snapshot *was, const Snapshot *is,
                       StrBuf *out)
{
    if (was->branch == is->branch && was->returns == is->returns &&
        was->return_scene == is->return_scene && was->return_step == is->return_step) {
        return;
    }
    strbuf_add_z(out, "branch");
    words_add(out, is->branch == LESSON_NONE ? (Str){0}
                                             : run__choose_step(run, is->branch)->id);
    if (is->returns) {
        const Place back = {PLACE_STEP, is->return_scene, is->return_step, 0};
        words_add(out, run__step(run, back)->id);
    }
    strbuf_add_char(out, '\n');
}

static void add_step_place(const Run *run, const Snapshot *at, const char *kind,
                           int option, StrBuf *out)
{
    const Step *step = run__step(run, at->place);
    strbuf_add_format(out, "at %s", kind);
    words_add(out, run->lesson->scenes[at->place.scene].id);
    words_add(out, step->id);
    if (option >= 0) {
        words_add(out, step->choose.options[option].id);
    }
}

static void add_place(const Run *run, const Snapshot *at, StrBuf *out)
{
    const size_t part = at->place.part;
    switch (at->place.kind) {
    case PLACE_TITLE:
        strbuf_add_z(out, "at title");
        break;
    case PLACE_STEP:
        add_step_place(run, at, "step", at->taken, out);
        break;
    case PLACE_REPLY:
        add_step_place(run, at, "reply", (int)part, out);
        break;
    case PLACE_CARD:
        strbuf_add_z(out, "at card");
        words_add(out, run->lesson->cards[part].id);
        break;
    case PLACE_QUESTION:
        strbuf_add_z(out, "at question");
        words_add(out, run__question(run, run->quiz.asked[part])->id);
        break;
    case PLACE_RESULT:
        strbuf_add_z(out, "at result");
        break;
    case PLACE_TODAY:
        strbuf_add_z(out, "at today");
        break;
    case PLACE_END:
    case PLACE_KIND_COUNT:
        strbuf_add_z(out, "at end");
        break;
    }
    strbuf_add_char(out, '\n');
}

static void add_snapshot(const Run *run, const Snapshot *was, const Snapshot *is,
                         StrBuf *out)
{
    add_stage(&was->stage, &is->stage, out);
    for (size_t i = 0; i < run->lesson->var_count; i++) {
        if (!same_var(&was->vars[i], &is->vars[i])) {
            add_var(&is->vars[i], out);
        }
    }
    add_branch(run, was, is, out);
    add_place(run, is, out);
}

void run_encode(const Run *run, StrBuf *out)
{
    Snapshot blank = run__blank(run);
    add_head(run, out);
    add_quiz(run, out);
    add_choices(run, out);
    add_widgets(run, out);
    for (size_t i = 0; i < run->history_count; i++) {
        add_snapshot(run, i > 0 ? &run->history[i - 1] : &blank, &run->history[i], out);
    }
    run__drop(&blank);
}
