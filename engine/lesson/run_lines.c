/* Reading the lines of a position (format: run_encode.c). Any bytes may come in; what no
 * longer exists in the lesson is left out. */
#include <string.h>

#include "base/utf8.h"
#include "lesson/run_loader.h"
#include "lesson/words.h"

enum {
    MOST_ROUND = 1000000
};

/* ---- quiz ---- */

static size_t find_pool(const Run *run, Str id)
{
    for (size_t i = 0; i < run->quiz.pool; i++) {
        if (str_equal(run__question(run, i)->id, id)) {
            return i;
        }
    }
    return LESSON_NONE;
}

static bool read_quiz(Loader *in, Str line)
{
    QuizRun *quiz = &in->run->quiz;
    int64_t round = 0, closed = 0, passed = 0, first = 0, best = 0;
    if (!words_take_number(&line, in->words, 1, MOST_ROUND, &round) ||
        !words_take_number(&line, in->words, 0, 1, &closed) ||
        !words_take_number(&line, in->words, 0, 1, &passed) ||
        !words_take_number(&line, in->words, -1, RUN_MAX_QUESTIONS, &first) ||
        !words_take_number(&line, in->words, -1, RUN_MAX_QUESTIONS, &best)) {
        return false;
    }
    quiz->round = (int)round;
    quiz->is_closed = closed == 1;
    quiz->has_passed = passed == 1;
    quiz->first_right = (int)first;
    quiz->best_right = (int)best;
    return true;
}

static bool find_chosen(const Question *question, Str id, int *chosen)
{
    *chosen = id.len == 0 ? ANSWER_NONE : ANSWER_DONT_KNOW;
    if (id.len == 0 || str_is(id, RUN_DONT_KNOW)) {
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

/* A question that is gone or has a new version does not fit: the round begins again. */
static bool read_asked(Loader *in, Str line)
{
    QuizRun *quiz = &in->run->quiz;
    Str id = {0};
    Str chosen = {0};
    int64_t version = 0;
    if (!words_take(&line, in->words, &id) ||
        !words_take_number(&line, in->words, 0, INT32_MAX, &version) ||
        !words_take(&line, in->words, &chosen)) {
        return false;
    }
    const size_t pool = find_pool(in->run, id);
    const size_t at = in->asked++;
    const bool fits =
        at < quiz->count && pool != LESSON_NONE &&
        run__question(in->run, pool)->version == version &&
        find_chosen(run__question(in->run, pool), chosen, &quiz->chosen[at]);
    if (fits) {
        quiz->asked[at] = pool;
    }
    in->quiz_fits = in->quiz_fits && fits;
    return true;
}

static bool read_before(Loader *in, Str line)
{
    Str id = {0};
    int64_t round = 0;
    if (!words_take(&line, in->words, &id) ||
        !words_take_number(&line, in->words, 1, MOST_ROUND, &round)) {
        return false;
    }
    const size_t pool = find_pool(in->run, id);
    if (pool != LESSON_NONE) {
        in->run->quiz.asked_round[pool] = (int)round;
    }
    return true;
}

/* ---- choices and widgets ---- */

static int find_option(const ChooseStep *choose, Str id)
{
    for (size_t i = 0; i < choose->option_count && i < 64; i++) {
        if (str_equal(choose->options[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}

static size_t find_choose(const Run *run, Str id)
{
    size_t scene = 0;
    size_t step = 0;
    return lesson_find_step(run->lesson, id, &scene, &step)
               ? run__find_choose(run, scene, step)
               : LESSON_NONE;
}

static bool read_choice(Loader *in, Str line)
{
    Str id = {0};
    Str option = {0};
    if (!words_take(&line, in->words, &id) || !words_take(&line, in->words, &option)) {
        return false;
    }
    const size_t choose = find_choose(in->run, id);
    if (choose == LESSON_NONE) {
        return true;
    }
    ChooseRecord *record = &in->run->chooses[choose];
    const ChooseStep *it = &run__choose_step(in->run, choose)->choose;
    record->first = find_option(it, option);
    while (words_take(&line, in->words, &option)) {
        const int seen = find_option(it, option);
        record->seen |= seen >= 0 ? (uint64_t)1 << seen : 0U;
    }
    return true;
}

/* A state that no longer fits its widget begins again. */
static bool read_widget(Loader *in, Str line)
{
    Str id = {0};
    Place place = {.kind = PLACE_STEP};
    if (!words_take(&line, in->words, &id)) {
        return false;
    }
    WidgetRecord *record = NULL;
    if (lesson_find_step(in->run->lesson, id, &place.scene, &place.step)) {
        record = run__find_widget(in->run, place);
    }
    if (record && !widget__load(record->state, line)) {
        const Widget *widget = record->state->widget;
        widget_free(record->state);
        record->state = widget_new(widget, in->run->has_host ? &in->run->host : NULL);
    }
    return true;
}

/* ---- what changed between two places ---- */

typedef bool ArtTest(const Step *step, Str name);

static bool has_backdrop(const Step *step, Str name)
{
    return str_equal(step->show.backdrop, name);
}

static bool has_person(const Step *step, Str name)
{
    return str_equal(step->who, name) || str_equal(step->show.left.who, name) ||
           str_equal(step->show.right.who, name);
}

static bool has_prop(const Step *step, Str name)
{
    return str_equal(step->show.prop, name);
}

/* Only what the lesson itself shows comes back on the stage: names become file names. */
static Str known_art(const Lesson *lesson, ArtTest *test, Str name)
{
    for (size_t i = 0; i < lesson->scene_count; i++) {
        const Scene *scene = &lesson->scenes[i];
        if (test == has_backdrop && str_equal(scene->backdrop, name)) {
            return name;
        }
        for (size_t k = 0; k < scene->step_count; k++) {
            if (test(&scene->steps[k], name)) {
                return name;
            }
        }
    }
    return (Str){0};
}

static bool read_art(Loader *in, Str line, ArtTest *test, Str *out)
{
    Str name = {0};
    const bool fits = words_take(&line, in->words, &name);
    *out = known_art(in->run->lesson, test, name);
    return fits;
}

static bool read_backdrop(Loader *in, Str line)
{
    return read_art(in, line, has_backdrop, &in->draft.stage.backdrop);
}

static bool read_person(Loader *in, Str line)
{
    Str side = {0};
    Str who = {0};
    Str face = {0};
    if (!words_take(&line, in->words, &side) || !words_take(&line, in->words, &who) ||
        !words_take(&line, in->words, &face)) {
        return false;
    }
    StagePerson *person =
        str_is(side, "right") ? &in->draft.stage.right : &in->draft.stage.left;
    person->who = known_art(in->run->lesson, has_person, who);
    return face_from_name(face, &person->face);
}

static bool read_speaker(Loader *in, Str line)
{
    int64_t side = 0;
    const bool fits = words_take_number(&line, in->words, 0, 1, &side);
    in->draft.stage.speaker_is_right = side == 1;
    return fits;
}

static bool read_prop(Loader *in, Str line)
{
    return read_art(in, line, has_prop, &in->draft.stage.prop);
}

/* Only the step is named; what moves is looked up, so that an edit shows. */
static bool read_motion(Loader *in, Str line)
{
    RunStage *stage = &in->draft.stage;
    const Lesson *lesson = in->run->lesson;
    Str id = {0};
    size_t scene = 0;
    size_t step = 0;
    if (!words_take(&line, in->words, &id)) {
        return false;
    }
    stage->motion_id = (Str){0};
    stage->motion = (Motion){0};
    if (lesson_find_step(lesson, id, &scene, &step) &&
        lesson->scenes[scene].steps[step].show.has_motion) {
        stage->motion_id = id;
        stage->motion = lesson->scenes[scene].steps[step].show.motion;
    }
    return true;
}

static bool hex_to_bits(Str text, uint64_t *out)
{
    uint64_t bits = 0;
    if (text.len != 16) {
        return false;
    }
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        const bool is_digit = c >= '0' && c <= '9';
        if (!is_digit && !(c >= 'a' && c <= 'f')) {
            return false;
        }
        bits = bits << 4 | (uint64_t)(is_digit ? c - '0' : c - 'a' + 10);
    }
    *out = bits;
    return true;
}

static bool read_value(Var *var, Str kind, Str value)
{
    uint64_t bits = 0;
    if (str_is(kind, "text")) {
        var->kind = VAR_TEXT;
        var->text = value;
        return true;
    }
    if (str_is(kind, "number") && hex_to_bits(value, &bits)) {
        var->kind = VAR_NUMBER;
        memcpy(&var->number, &bits, sizeof bits);
        return true;
    }
    var->kind = VAR_FLAG;
    var->flag = str_is(value, "1");
    return str_is(kind, "flag");
}

/* A variable that is gone is left out; one that changed its kind keeps its default. */
static bool read_var(Loader *in, Str line)
{
    Str name = {0};
    Str kind = {0};
    Str value = {0};
    if (!words_take(&line, in->words, &name) || !words_take(&line, in->words, &kind) ||
        !words_take(&line, in->words, &value)) {
        return false;
    }
    const size_t index = lesson_find_var(in->run->lesson, name);
    Var read = index == LESSON_NONE ? (Var){0} : in->draft.vars[index];
    if (!read_value(&read, kind, value)) {
        return false;
    }
    if (index != LESSON_NONE && read.kind == in->run->lesson->vars[index].kind) {
        in->draft.vars[index] = read;
    }
    return true;
}

static bool read_branch(Loader *in, Str line)
{
    Snapshot *draft = &in->draft;
    Str id = {0};
    Str back = {0};
    if (!words_take(&line, in->words, &id)) {
        return false;
    }
    draft->branch = find_choose(in->run, id);
    draft->returns = words_take(&line, in->words, &back) &&
                     lesson_find_step(in->run->lesson, back, &draft->return_scene,
                                      &draft->return_step);
    if (!draft->returns) {
        draft->return_scene = 0;
        draft->return_step = 0;
    }
    return true;
}

/* ---- places ---- */

/* True when scene and step of the line are still there; sets scene and step of *place. */
static bool read_step_place(Loader *in, Str *line, Place *place, bool *fits)
{
    Str scene = {0};
    Str step = {0};
    const Lesson *lesson = in->run->lesson;
    if (!words_take(line, in->words, &scene) || !words_take(line, in->words, &step)) {
        return false;
    }
    in->last_scene = lesson_find_scene(lesson, scene);
    *fits = in->last_scene != LESSON_NONE &&
            lesson_find_step(lesson, step, &place->scene, &place->step) &&
            place->scene == in->last_scene &&
            run__is_stop(lesson->scenes[place->scene].steps[place->step].kind);
    return true;
}

static bool read_at_step(Loader *in, Str line, bool *fits)
{
    Place *place = &in->draft.place;
    Str option = {0};
    if (!read_step_place(in, &line, place, fits)) {
        return false;
    }
    in->draft.taken = -1;
    if (*fits && words_take(&line, in->words, &option)) {
        in->draft.taken = find_option(&run__step(in->run, *place)->choose, option);
    }
    return true;
}

static bool read_at_reply(Loader *in, Str line, bool *fits)
{
    Place *place = &in->draft.place;
    Str option = {0};
    if (!read_step_place(in, &line, place, fits) ||
        !words_take(&line, in->words, &option)) {
        return false;
    }
    const int index =
        *fits ? find_option(&run__step(in->run, *place)->choose, option) : -1;
    *fits = index >= 0;
    place->part = index >= 0 ? (size_t)index : 0;
    return true;
}

static bool read_at_card(Loader *in, Str line, bool *fits)
{
    Str id = {0};
    if (!words_take(&line, in->words, &id)) {
        return false;
    }
    *fits = false;
    for (size_t i = 0; i < in->run->lesson->card_count && !*fits; i++) {
        *fits = str_equal(in->run->lesson->cards[i].id, id);
        in->draft.place.part = i;
    }
    return true;
}

static bool read_at_question(Loader *in, Str line, bool *fits)
{
    Str id = {0};
    if (!words_take(&line, in->words, &id)) {
        return false;
    }
    *fits = false;
    for (size_t i = 0; i < in->run->quiz.count && !*fits; i++) {
        *fits = str_equal(run__question(in->run, in->run->quiz.asked[i])->id, id);
        in->draft.place.part = i;
    }
    return true;
}

static bool read_at_title(Loader *in, Str line, bool *fits)
{
    (void)line;
    *fits = in->run->lesson->question.len > 0;
    return true;
}

static bool read_at_result(Loader *in, Str line, bool *fits)
{
    (void)line;
    *fits = in->run->quiz.count > 0 && in->run->quiz.is_closed;
    return true;
}

static bool read_at_plain(Loader *in, Str line, bool *fits)
{
    (void)in;
    (void)line;
    *fits = true;
    return true;
}

static const struct {
    const char *name;
    bool (*read)(Loader *in, Str line, bool *fits);
} places[PLACE_KIND_COUNT] = {
    [PLACE_TITLE] = {"title", read_at_title},
    [PLACE_STEP] = {"step", read_at_step},
    [PLACE_REPLY] = {"reply", read_at_reply},
    [PLACE_CARD] = {"card", read_at_card},
    [PLACE_QUESTION] = {"question", read_at_question},
    [PLACE_RESULT] = {"result", read_at_result},
    [PLACE_TODAY] = {"today", read_at_plain},
    [PLACE_END] = {"end", read_at_plain},
};

static void keep_place(Loader *in)
{
    Snapshot copy = in->draft;
    copy.vars = mem_alloc_array(in->run->lesson->var_count, sizeof *copy.vars);
    if (in->run->lesson->var_count > 0) {
        memcpy(copy.vars, in->draft.vars, in->run->lesson->var_count * sizeof *copy.vars);
    }
    run__push(in->run, copy);
}

static bool read_at(Loader *in, Str line)
{
    Str name = {0};
    if (!words_take(&line, in->words, &name)) {
        return false;
    }
    for (int i = 0; i < PLACE_KIND_COUNT; i++) {
        if (!str_is(name, places[i].name)) {
            continue;
        }
        in->draft.place = (Place){.kind = (PlaceKind)i};
        in->draft.taken = -1;
        in->last_kind = (PlaceKind)i;
        in->last_scene = LESSON_NONE;
        in->saw_place = true;
        if (!places[i].read(in, line, &in->place_fits)) {
            return false;
        }
        if (in->place_fits) {
            keep_place(in);
        }
        return true;
    }
    return false;
}

/* ---- lines ---- */

static bool read_lesson(Loader *in, Str line)
{
    Str id = {0};
    return words_take(&line, in->words, &id) && str_equal(id, in->run->lesson->id);
}

static bool read_seed(Loader *in, Str line)
{
    return hex_to_bits(str_trim(line), &in->run->seed);
}

static const struct {
    const char *key;
    bool (*read)(Loader *in, Str line);
} lines[] = {
    {"lesson", read_lesson},   {"seed", read_seed},      {"quiz", read_quiz},
    {"asked", read_asked},     {"before", read_before},  {"choice", read_choice},
    {"widget", read_widget},   {"stage", read_backdrop}, {"person", read_person},
    {"speaker", read_speaker}, {"prop", read_prop},      {"motion", read_motion},
    {"var", read_var},         {"branch", read_branch},  {"at", read_at},
};

static bool read_line(Loader *in, Str line)
{
    Str key = {0};
    if (!words_take(&line, in->words, &key)) {
        return line.len == 0;
    }
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        if (str_is(key, lines[i].key)) {
            return lines[i].read(in, line);
        }
    }
    return false;
}

bool run__read_lines(Loader *in, Str position)
{
    Str line = {0};
    if (position.len > RUN_MAX_POSITION_BYTES || !utf8_is_valid(position, NULL) ||
        !str_split(&position, '\n', &line) || !str_is(line, "gofun-position 1")) {
        return false;
    }
    /* The first lines say whose position it is; without them nothing else counts. */
    if (!str_split(&position, '\n', &line) || !str_starts_with(line, STR("lesson "))) {
        return false;
    }
    do {
        if (!read_line(in, line)) {
            return false;
        }
    } while (str_split(&position, '\n', &line));
    return in->saw_place;
}
