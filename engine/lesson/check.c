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
        check__report(check, line, "L103",
                      "%sが空です（id「%.*s」）。文を書いてください。", what,
                      STR_ARG(owner));
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
        check__report(check, line, "L101",
                      "%sにidがありません。ほかと重ならないidを付けてください。", what);
        return;
    }
    if (!is_plain(id)) {
        check__report(check, line, "L102",
                      "id「%.*s」（%s）に、空白・%%"
                      "・引用符は使えません。64バイト以内で書いてください。",
                      STR_ARG(id), what);
        return;
    }
    if (set->count * 2 >= set->capacity) {
        grow(check, set);
    }
    if (insert(set->slots, set->capacity, id)) {
        set->count++;
    } else {
        check__report(check, line, "L104",
                      "id「%.*s」（%s）が2回使われています。新しい方を変えてください。",
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
                      "「%.*s」は、この教材の登場人物（cast）にいません。", STR_ARG(who));
    }
}

static void check_say(Check *check, const Step *step)
{
    check__text(check, step->line, step->text, "せりふ", step->id);
    if (step->who.len == 0) {
        check__report(check, step->line, "L202",
                      "「%.*s」を話す人がいません。語りならnarrateを使ってください。",
                      STR_ARG(step->id));
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
                      "「%.*s」の動きに秒数がありません。{ 値, 秒 } と書いてください。",
                      STR_ARG(step->id));
    }
}

static void check_scene_id(Check *check, int line, Str id, const char *what)
{
    if (lesson_find_scene(check->lesson, id) == LESSON_NONE) {
        check__report(
            check, line, "L204",
            "%sの行き先「%.*s」という場面がありません。sceneのidを確かめてください。",
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
        check__report(
            check, step->line, "L205",
            "「%.*s」は変数「%.*s」に入れますが、varsにありません。書き足してください。",
            STR_ARG(step->id), STR_ARG(name));
    } else if (check->lesson->vars[var].kind != VAR_TEXT) {
        check__report(check, step->line, "L206",
                      "「%.*s」は文を入れますが、変数「%.*"
                      "s」は文ではありません。varsの初めの値を文にしてください。",
                      STR_ARG(step->id), STR_ARG(name));
    }
}

static void check_option(Check *check, IdSet *ids, const ChooseOption *option)
{
    check__id(check, ids, option->line, option->id, "選択肢");
    check__text(check, option->line, option->label, "文", option->id);
    if (option->to.len > 0) {
        check_scene_id(check, option->line, option->to, "選択肢");
    }
}

static void check_choose(Check *check, const Step *step)
{
    const ChooseStep *choose = &step->choose;
    IdSet ids = {0};
    check__text(check, step->line, choose->prompt, "問いの文", step->id);
    if (choose->option_count < 2 || choose->option_count > 8) {
        check__report(check, step->line, "L207",
                      "「%.*s」には、optionを2つから8つ書きます。", STR_ARG(step->id));
    }
    for (size_t i = 0; i < choose->option_count; i++) {
        check_option(check, &ids, &choose->options[i]);
    }
    if (choose->meet.len > 0) {
        check_scene_id(check, step->line, choose->meet, "合流先（meet）");
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
                      "「%.*s」が示す「%.*"
                      "s」は、chooseではありません。chooseのidを書いてください。",
                      STR_ARG(step->id), STR_ARG(step->target));
    }
}

static void check_jump(Check *check, const Step *step)
{
    check_scene_id(check, step->line, step->target, "jump");
    if (step->condition != 0 && !check->lesson->host.evaluate) {
        check__report(check, step->line, "L209", "「%.*s」の条件に答えられません。",
                      STR_ARG(step->id));
    }
}

static void check_step(Check *check, const Step *step)
{
    switch (step->kind) {
    case STEP_SAY:
        check_say(check, step);
        break;
    case STEP_NARRATE:
        check__text(check, step->line, step->text, "せりふ", step->id);
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
        check__id(check, &scenes, scene->line, scene->id, "場面");
        if (scene->step_count == 0) {
            check__report(check, scene->line, "L210",
                          "場面「%.*s」が空です。語りかせりふを書いてください。",
                          STR_ARG(scene->id));
        }
        for (size_t k = 0; k < scene->step_count; k++) {
            check__id(check, &steps, scene->steps[k].line, scene->steps[k].id,
                      "せりふや動作");
            check_step(check, &scene->steps[k]);
        }
    }
}

/* ---- questions, cards, variables ---- */

static void check_answer(Check *check, IdSet *ids, const QuestionOption *option)
{
    check__id(check, ids, option->line, option->id, "答え");
    check__text(check, option->line, option->label, "文", option->id);
    check__text(check, option->line, option->feedback, "選んだ後の一文", option->id);
    if (str_is(option->id, RUN_DONT_KNOW)) {
        check__report(
            check, option->line, "L401",
            "id「dont_know」は「わからない」のものです。ほかのidにしてください。");
    }
}

static void check_question(Check *check, IdSet *questions, const Question *question)
{
    IdSet ids = {0};
    size_t right = 0;
    check__id(check, questions, question->line, question->id, "問い");
    check__text(check, question->line, question->prompt, "問いの文", question->id);
    for (size_t i = 0; i < question->option_count; i++) {
        check_answer(check, &ids, &question->options[i]);
        right += question->options[i].is_right ? 1U : 0U;
    }
    if (right != 1) {
        check__report(check, question->line, "L402",
                      "問い「%.*s」の正解は1つだけにします。今は%zuつです。",
                      STR_ARG(question->id), right);
    }
    if (question->option_count < 2 || question->option_count > RUN_MAX_OPTIONS) {
        check__report(check, question->line, "L403",
                      "問い「%.*s」の答えは2つから%dつにします。", STR_ARG(question->id),
                      (int)RUN_MAX_OPTIONS);
    }
    if (question->version < 1) {
        check__report(check, question->line, "L404",
                      "問い「%.*s」のversionは1から始めます。", STR_ARG(question->id));
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
                      "問いは%d問まで、予備も同じ数までです。", (int)RUN_MAX_QUESTIONS);
    }
    if (quiz->pass < 0 || (size_t)quiz->pass > quiz->question_count) {
        check__report(check, quiz->question_count > 0 ? quiz->questions[0].line : 0,
                      "L406",
                      "合格の数が%dですが、問いは%zu問です。passを下げてください。",
                      quiz->pass, quiz->question_count);
    }
    if (quiz->question_count == 0 && quiz->spare_count > 0) {
        check__report(check, quiz->spares[0].line, "L407",
                      "予備の問いだけで、問いがありません。questionを書いてください。");
    }
}

static void check_cards(Check *check)
{
    IdSet ids = {0};
    for (size_t i = 0; i < check->lesson->card_count; i++) {
        const Card *card = &check->lesson->cards[i];
        check__id(check, &ids, card->line, card->id, "解説");
        check__text(check, card->line, card->text, "文", card->id);
    }
}

static void check_head(Check *check)
{
    const Lesson *lesson = check->lesson;
    IdSet ids = {0};
    IdSet vars = {0};
    check__id(check, &ids, 1, lesson->id, "教材");
    check__text(check, 1, lesson->title, "題名", lesson->id);
    if (lesson->revision < 1) {
        check__report(check, 1, "L105", "revisionは1から始めます。");
    }
    if (lesson->item < 0 || lesson->item > 25) {
        check__report(
            check, 1, "L106",
            "item %dは、自社診断の25項目にありません。自分の教材ではitemを書きません。",
            lesson->item);
    }
    if (lesson->scene_count == 0) {
        check__report(check, 1, "L107", "場面がありません。sceneを書いてください。");
    }
    for (size_t i = 0; i < lesson->var_count; i++) {
        check__id(check, &vars, lesson->vars[i].line, lesson->vars[i].name, "変数");
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
