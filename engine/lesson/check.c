/* Codes: L1xx the lesson and its ids, L2xx steps, L3xx ways through the scenes
 * (check_flow), L4xx questions and cards, L5xx widgets (check_widget). They never change
 * their meaning. */
#include <stdio.h>

#include "lesson/check_internal.h"
#include "lesson/run.h"

void check__report(Check *check, int line, const char *code, const char *format, ...)
{
    char sentence[400];
    va_list args;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    check->count++;
    if (check->sink && check->sink->report) {
        check->sink->report(check->sink->context, line, code, sentence);
    }
}

void check__text(Check *check, int line, Str text, const char *what, Str owner)
{
    if (str_trim(text).len == 0) {
        check__report(check, line, "L103", "%s of '%.*s' is empty", what, STR_ARG(owner));
    }
}

/* ---- ids ---- */

static bool is_plain(Str id)
{
    for (size_t i = 0; i < id.len; i++) {
        const unsigned char byte = (unsigned char)id.ptr[i];
        if (byte <= ' ' || byte == 0x7F || byte == '%' || byte == '"') {
            return false;
        }
    }
    return id.len > 0 && id.len <= 64;
}

static bool insert(Str *slots, size_t capacity, Str id)
{
    size_t at = (size_t)(str_hash(id) % capacity);
    while (slots[at].ptr) {
        if (str_equal(slots[at], id)) {
            return false;
        }
        at = (at + 1) % capacity;
    }
    slots[at] = id;
    return true;
}

static void grow(Check *check, IdSet *set)
{
    const IdSet was = *set;
    set->capacity = was.capacity > 0 ? was.capacity * 2 : 64;
    set->slots = ARENA_ARRAY(&check->arena, Str, set->capacity);
    for (size_t i = 0; i < was.capacity; i++) {
        if (was.slots[i].ptr) {
            insert(set->slots, set->capacity, was.slots[i]);
        }
    }
}

void check__id(Check *check, IdSet *set, int line, Str id, const char *what)
{
    if (id.len == 0) {
        check__report(check, line, "L101", "%s has no id", what);
        return;
    }
    if (!is_plain(id)) {
        check__report(
            check, line, "L102",
            "the id '%.*s' of %s may not have spaces, %% or quotes, and at most "
            "64 bytes",
            STR_ARG(id), what);
        return;
    }
    if (set->count * 2 >= set->capacity) {
        grow(check, set);
    }
    if (insert(set->slots, set->capacity, id)) {
        set->count++;
    } else {
        check__report(check, line, "L104", "the id '%.*s' of %s is used twice",
                      STR_ARG(id), what);
    }
}

/* ---- steps ---- */

static void check_person(Check *check, const Step *step, Str who)
{
    const Lesson *lesson = check->lesson;
    for (size_t i = 0; i < lesson->cast_count; i++) {
        if (str_equal(lesson->cast[i], who)) {
            return;
        }
    }
    if (lesson->cast_count > 0) {
        check__report(check, step->line, "L201",
                      "'%.*s' is not in the cast of this lesson", STR_ARG(who));
    }
}

static void check_say(Check *check, const Step *step)
{
    check__text(check, step->line, step->text, "the line", step->id);
    if (step->who.len == 0) {
        check__report(check, step->line, "L202", "nobody says '%.*s'", STR_ARG(step->id));
    } else {
        check_person(check, step, step->who);
    }
}

static void check_show(Check *check, const Step *step)
{
    const ShowStep *show = &step->show;
    if (show->left.is_set && show->left.who.len > 0) {
        check_person(check, step, show->left.who);
    }
    if (show->right.is_set && show->right.who.len > 0) {
        check_person(check, step, show->right.who);
    }
    const Motion *motion = &show->motion;
    const bool pans = motion->pan_px < 0 || motion->pan_px > 0;
    if (show->has_motion && ((pans && !(motion->pan_seconds > 0)) ||
                             (motion->fade_to.len > 0 && !(motion->fade_seconds > 0)))) {
        check__report(check, step->line, "L203",
                      "the movement of '%.*s' needs its seconds", STR_ARG(step->id));
    }
}

static void check_scene_id(Check *check, int line, Str id, const char *what)
{
    if (lesson_find_scene(check->lesson, id) == LESSON_NONE) {
        check__report(check, line, "L204", "%s leads to a scene '%.*s' that is not there",
                      what, STR_ARG(id));
    }
}

static void check_store(Check *check, const Step *step, Str name)
{
    if (name.len == 0) {
        return;
    }
    const size_t var = lesson_find_var(check->lesson, name);
    if (var == LESSON_NONE) {
        check__report(check, step->line, "L205",
                      "'%.*s' stores into a variable '%.*s' that is not declared",
                      STR_ARG(step->id), STR_ARG(name));
    } else if (check->lesson->vars[var].kind != VAR_TEXT) {
        check__report(check, step->line, "L206",
                      "'%.*s' stores a text, but the variable '%.*s' has another kind",
                      STR_ARG(step->id), STR_ARG(name));
    }
}

static void check_option(Check *check, IdSet *ids, const ChooseOption *option)
{
    check__id(check, ids, option->line, option->id, "an option");
    check__text(check, option->line, option->label, "the text", option->id);
    if (option->to.len > 0) {
        check_scene_id(check, option->line, option->to, "the option");
    }
}

static void check_choose(Check *check, const Step *step)
{
    const ChooseStep *choose = &step->choose;
    IdSet ids = {0};
    check__text(check, step->line, choose->prompt, "the question", step->id);
    if (choose->option_count < 2 || choose->option_count > 8) {
        check__report(check, step->line, "L207", "'%.*s' needs two to eight options",
                      STR_ARG(step->id));
    }
    for (size_t i = 0; i < choose->option_count; i++) {
        check_option(check, &ids, &choose->options[i]);
    }
    if (choose->meet.len > 0) {
        check_scene_id(check, step->line, choose->meet, "the meeting of the branches");
    }
    check_store(check, step, choose->store);
}

static void check_other_way(Check *check, const Step *step)
{
    size_t scene = 0;
    size_t at = 0;
    if (!lesson_find_step(check->lesson, step->target, &scene, &at) ||
        check->lesson->scenes[scene].steps[at].kind != STEP_CHOOSE) {
        check__report(check, step->line, "L208",
                      "'%.*s' shows the other way of '%.*s', which is not a choice",
                      STR_ARG(step->id), STR_ARG(step->target));
    }
}

static void check_jump(Check *check, const Step *step)
{
    check_scene_id(check, step->line, step->target, "the jump");
    if (step->condition != 0 && !check->lesson->host.evaluate) {
        check__report(check, step->line, "L209",
                      "'%.*s' has a condition nobody can answer", STR_ARG(step->id));
    }
}

static void check_step(Check *check, const Step *step)
{
    switch (step->kind) {
    case STEP_SAY:
        check_say(check, step);
        break;
    case STEP_NARRATE:
        check__text(check, step->line, step->text, "the line", step->id);
        break;
    case STEP_SHOW:
        check_show(check, step);
        break;
    case STEP_CHOOSE:
        check_choose(check, step);
        break;
    case STEP_OTHER_WAY:
        check_other_way(check, step);
        break;
    case STEP_JUMP:
        check_jump(check, step);
        break;
    case STEP_WIDGET:
        check_store(check, step, step->store);
        check__widget(check, step);
        break;
    case STEP_FINISH:
    case STEP_KIND_COUNT:
        break;
    }
}

static void check_scenes(Check *check)
{
    IdSet scenes = {0};
    IdSet steps = {0};
    const Lesson *lesson = check->lesson;
    for (size_t i = 0; i < lesson->scene_count; i++) {
        const Scene *scene = &lesson->scenes[i];
        check__id(check, &scenes, scene->line, scene->id, "a scene");
        if (scene->step_count == 0) {
            check__report(check, scene->line, "L210", "scene '%.*s' is empty",
                          STR_ARG(scene->id));
        }
        for (size_t k = 0; k < scene->step_count; k++) {
            check__id(check, &steps, scene->steps[k].line, scene->steps[k].id, "a step");
            check_step(check, &scene->steps[k]);
        }
    }
}

/* ---- questions, cards, variables ---- */

static void check_answer(Check *check, IdSet *ids, const QuestionOption *option)
{
    check__id(check, ids, option->line, option->id, "an answer");
    check__text(check, option->line, option->label, "the text", option->id);
    check__text(check, option->line, option->feedback, "the sentence said after choosing",
                option->id);
    if (str_is(option->id, RUN_DONT_KNOW)) {
        check__report(check, option->line, "L401",
                      "the id 'dont_know' belongs to the answer that is always there");
    }
}

static void check_question(Check *check, IdSet *questions, const Question *question)
{
    IdSet ids = {0};
    size_t right = 0;
    check__id(check, questions, question->line, question->id, "a question");
    check__text(check, question->line, question->prompt, "the question", question->id);
    for (size_t i = 0; i < question->option_count; i++) {
        check_answer(check, &ids, &question->options[i]);
        right += question->options[i].is_right ? 1U : 0U;
    }
    if (right != 1) {
        check__report(check, question->line, "L402",
                      "question '%.*s' needs exactly one right answer, it has %zu",
                      STR_ARG(question->id), right);
    }
    if (question->option_count < 2 || question->option_count > RUN_MAX_OPTIONS) {
        check__report(check, question->line, "L403",
                      "question '%.*s' needs 2 to %d answers", STR_ARG(question->id),
                      (int)RUN_MAX_OPTIONS);
    }
    if (question->version < 1) {
        check__report(check, question->line, "L404",
                      "the version of question '%.*s' starts at 1",
                      STR_ARG(question->id));
    }
}

static void check_quiz(Check *check)
{
    const Quiz *quiz = &check->lesson->quiz;
    IdSet ids = {0};
    for (size_t i = 0; i < quiz->question_count; i++) {
        check_question(check, &ids, &quiz->questions[i]);
    }
    for (size_t i = 0; i < quiz->spare_count; i++) {
        check_question(check, &ids, &quiz->spares[i]);
    }
    if (quiz->question_count > RUN_MAX_QUESTIONS ||
        quiz->spare_count > RUN_MAX_QUESTIONS) {
        check__report(check, quiz->questions[0].line, "L405",
                      "a test has at most %d questions and as many spares",
                      (int)RUN_MAX_QUESTIONS);
    }
    if (quiz->pass < 0 || (size_t)quiz->pass > quiz->question_count) {
        check__report(check, quiz->question_count > 0 ? quiz->questions[0].line : 0,
                      "L406", "%d right answers cannot be reached with %zu questions",
                      quiz->pass, quiz->question_count);
    }
    if (quiz->question_count == 0 && quiz->spare_count > 0) {
        check__report(check, quiz->spares[0].line, "L407",
                      "there are spare questions but no questions");
    }
}

static void check_cards(Check *check)
{
    IdSet ids = {0};
    for (size_t i = 0; i < check->lesson->card_count; i++) {
        const Card *card = &check->lesson->cards[i];
        check__id(check, &ids, card->line, card->id, "a card");
        check__text(check, card->line, card->text, "the text", card->id);
    }
}

static void check_head(Check *check)
{
    const Lesson *lesson = check->lesson;
    IdSet ids = {0};
    IdSet vars = {0};
    check__id(check, &ids, 1, lesson->id, "the lesson");
    check__text(check, 1, lesson->title, "the title", lesson->id);
    if (lesson->revision < 1) {
        check__report(check, 1, "L105", "the revision starts at 1");
    }
    if (lesson->item < 0 || lesson->item > 25) {
        check__report(check, 1, "L106",
                      "item %d is not one of the 25 of the self-diagnosis", lesson->item);
    }
    if (lesson->scene_count == 0) {
        check__report(check, 1, "L107", "the lesson has no scene");
    }
    for (size_t i = 0; i < lesson->var_count; i++) {
        check__id(check, &vars, lesson->vars[i].line, lesson->vars[i].name, "a variable");
    }
}

size_t lesson_check(const Lesson *lesson, const LessonSink *sink)
{
    Check check = {.lesson = lesson, .sink = sink};
    check_head(&check);
    check_scenes(&check);
    check__flow(&check);
    check_cards(&check);
    check_quiz(&check);
    arena_clear(&check.arena);
    return check.count;
}
