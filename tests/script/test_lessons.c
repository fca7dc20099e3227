/* The lessons themselves: they load without a mistake, hold what the curriculum asks for,
 * and every plan plays through, straight and with save + load after every step. */
#include "base/os.h"
#include "lesson/plan.h"
#include "script/node.h"
#include "script/script.h"
#include "strength/strength.h"
#include "support/cmocka_all.h"
#include "text/romaji.h"

#define LESSONS GOFUN_SOURCE_DIR "/lessons"

/* Every folder of lessons/ whose name starts with "no". */
typedef struct Lessons {
    Arena arena;
    Str *ids;
    size_t count;
} Lessons;

static int find_lessons(void **state)
{
    Lessons *const lessons = mem_alloc(sizeof *lessons);
    OsNames names = {0};
    *lessons = (Lessons){0};
    if (os_list_dir(&lessons->arena, LESSONS, &names, NULL) != STATUS_OK) {
        mem_free(lessons);
        return -1;
    }
    lessons->ids = names.names;
    for (size_t i = 0; i < names.count; i++) {
        if (str_starts_with(names.names[i], STR("no"))) {
            lessons->ids[lessons->count++] = names.names[i];
        }
    }
    *state = lessons;
    return 0;
}

static int forget_lessons(void **state)
{
    Lessons *const lessons = *state;
    arena_clear(&lessons->arena);
    mem_free(lessons);
    return 0;
}

static Lesson *load_file(const char *path)
{
    Diagnostics found = {0};
    Lesson *lesson = NULL;
    StrBuf text = {0};
    const Status status = script_load_file(path, NULL, &lesson, &found);
    diagnostics_print(&found, path, &text);
    if (status != STATUS_OK) {
        print_error("%s", text.ptr);
    }
    assert_int_equal(status, STATUS_OK);
    strbuf_clear(&text);
    diagnostics_clear(&found);
    return lesson;
}

static Lesson *load_lesson(Str id)
{
    Arena arena = {0};
    const Str path = str_format(&arena, LESSONS "/%.*s/lesson.lua", STR_ARG(id));
    Lesson *const lesson = load_file(path.ptr);
    arena_clear(&arena);
    return lesson;
}

static void check_question(const Question *question)
{
    size_t right = 0;
    assert_int_equal(question->option_count, 4);
    for (size_t i = 0; i < question->option_count; i++) {
        right += question->options[i].is_right ? 1U : 0U;
        assert_true(question->options[i].feedback.len > 0);
    }
    assert_int_equal(right, 1);
}

static void lessons_are_whole(void **state)
{
    const Lessons *const lessons = *state;
    assert_int_equal(lessons->count, 25);
    for (size_t i = 0; i < lessons->count; i++) {
        Lesson *const lesson = load_lesson(lessons->ids[i]);
        assert_true(str_equal(lesson->id, lessons->ids[i]));
        assert_int_equal(lesson->goal_count, 3);
        assert_int_equal(lesson->card_count, 3);
        assert_in_range(lesson->more_count, 2, 3);
        assert_int_equal(lesson->quiz.question_count, 3);
        assert_int_equal(lesson->quiz.spare_count, 2);
        for (size_t k = 0; k < 3; k++) {
            check_question(&lesson->quiz.questions[k]);
        }
        for (size_t k = 0; k < 2; k++) {
            check_question(&lesson->quiz.spares[k]);
        }
        assert_true(lesson->step_today.len > 0 && lesson->company_rule.len > 0);
        lesson_free(lesson);
    }
}

static void the_hands_on_parts_are_whole(void **state)
{
    (void)state;
    Lesson *lesson = load_lesson(STR("no09_wireless_lan"));
    size_t scene = 0;
    size_t step = 0;
    assert_true(lesson_find_step(lesson, STR("network"), &scene, &step));
    assert_int_equal(lesson->scenes[scene].steps[step].widget->item_count, 7);
    lesson_free(lesson);
    lesson = load_lesson(STR("no03_password"));
    assert_true(lesson_find_step(lesson, STR("password"), &scene, &step));
    const Widget *const widget = lesson->scenes[scene].steps[step].widget;
    assert_int_equal(widget->slot_count, 6);
    assert_int_equal(widget->rules.band_count, 4);
    assert_int_equal(widget->rules.bands[3].min_length, 15);
    assert_true(widget->rules.is_secret);
    lesson_free(lesson);
    lesson = load_lesson(STR("no25_rules"));
    assert_true(lesson_find_step(lesson, STR("rule"), &scene, &step));
    const WidgetSlot *const slots = lesson->scenes[scene].steps[step].widget->slots;
    assert_int_equal(slots[0].kind, SLOT_TOPIC);
    assert_int_equal(slots[1].kind, SLOT_TEXT);
    assert_int_equal(slots[5].kind, SLOT_TOPIC);
    lesson_free(lesson);
}

/* 25 lessons with 3 + 2 questions: no place among the four holds more than 40% of the
 * right answers, neither of the questions nor of the spares. */
static void right_answers_do_not_crowd(void **state)
{
    const Lessons *const lessons = *state;
    size_t asked[4] = {0};
    size_t spare[4] = {0};
    for (size_t i = 0; i < lessons->count; i++) {
        Lesson *const lesson = load_lesson(lessons->ids[i]);
        for (size_t k = 0; k < 4; k++) {
            for (size_t q = 0; q < 3; q++) {
                asked[k] += lesson->quiz.questions[q].options[k].is_right ? 1U : 0U;
            }
            for (size_t q = 0; q < 2; q++) {
                spare[k] += lesson->quiz.spares[q].options[k].is_right ? 1U : 0U;
            }
        }
        lesson_free(lesson);
    }
    for (size_t k = 0; k < 4; k++) {
        assert_in_range(asked[k], 75 / 10, 75 * 4 / 10);
        assert_in_range(spare[k], 50 / 10, 50 * 4 / 10);
    }
}

/* ---- plans ---- */

static bool to_romaji(void *context, Str kana, char *out, size_t size, size_t *length,
                      uint32_t *unknown)
{
    (void)context;
    return romaji_from_kana(kana, out, size, length, unknown);
}

static void estimate(void *context, Str text, BuildStrength *out)
{
    (void)context;
    const StrengthEstimate found = strength_estimate(text.ptr, NULL);
    *out = (BuildStrength){.level = (int)found.level,
                           .reason = (int)found.reason,
                           .guesses_log10 = found.guesses_log10};
}

static void play(const Lesson *lesson, const Plan *plan, uint64_t seed, bool reloads,
                 StrBuf *trace)
{
    const BuildHost host = {.romaji = to_romaji, .strength = estimate};
    const PlanOptions options = {
        .seed = seed, .save_load_every_step = reloads, .host = &host};
    Error err = {0};
    if (plan_play(lesson, plan, &options, trace, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
}

static void play_both_ways(const Lesson *lesson, const char *path)
{
    StrBuf text = {0};
    Plan *plan = NULL;
    Error err = {0};
    assert_int_equal(os_read_file(path, 1u << 16, &text, NULL), STATUS_OK);
    if (plan_parse(strbuf_str(&text), path, &plan, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
    for (uint64_t seed = 1; seed <= 3; seed++) {
        StrBuf straight = {0};
        StrBuf reloaded = {0};
        play(lesson, plan, seed, false, &straight);
        play(lesson, plan, seed, true, &reloaded);
        assert_true(str_equal(strbuf_str(&straight), strbuf_str(&reloaded)));
        assert_true(str_find(strbuf_str(&straight), STR("finished")) >= 0);
        strbuf_clear(&straight);
        strbuf_clear(&reloaded);
    }
    plan_free(plan);
    strbuf_clear(&text);
}

static void every_plan_plays_through(void **state)
{
    const Lessons *const lessons = *state;
    for (size_t i = 0; i < lessons->count; i++) {
        Arena arena = {0};
        OsNames names = {0};
        Lesson *const lesson = load_lesson(lessons->ids[i]);
        const Str folder =
            str_format(&arena, LESSONS "/%.*s/plans", STR_ARG(lessons->ids[i]));
        assert_int_equal(os_list_dir(&arena, folder.ptr, &names, NULL), STATUS_OK);
        assert_true(names.count >= 2);
        for (size_t k = 0; k < names.count; k++) {
            play_both_ways(lesson, str_format(&arena, "%.*s/%.*s", STR_ARG(folder),
                                              STR_ARG(names.names[k]))
                                       .ptr);
        }
        lesson_free(lesson);
        arena_clear(&arena);
    }
}

/* ---- all words ---- */

#define ALL_PARTS GOFUN_SOURCE_DIR "/tests/script/data/all_parts"

static const Widget *find_widget(const Lesson *lesson, const char *id)
{
    size_t scene = 0;
    size_t step = 0;
    assert_true(lesson_find_step(lesson, str_from(id), &scene, &step));
    const Widget *const widget = lesson->scenes[scene].steps[step].widget;
    assert_non_null(widget);
    return widget;
}

/* A word that no lesson of the tests uses would not be tested. */
static void all_parts_uses_every_word(void **state)
{
    (void)state;
    StrBuf text = {0};
    assert_int_equal(os_read_file(ALL_PARTS ".lua", 1u << 18, &text, NULL), STATUS_OK);
    assert_int_equal(os_read_file(LESSONS "/course.lua", 1u << 18, &text, NULL),
                     STATUS_OK);
    for (int kind = 0; kind < WORD_KIND_COUNT; kind++) {
        const Word *const word = word_of_kind((WordKind)kind);
        if (word && str_find(strbuf_str(&text), str_from(word->name)) < 0) {
            fail_msg("%s is nowhere used", word->name);
        }
    }
    strbuf_clear(&text);
}

/* The stub for editors is written by hand; this keeps it true. */
static void the_stub_names_every_word(void **state)
{
    (void)state;
    StrBuf text = {0};
    assert_int_equal(
        os_read_file(GOFUN_SOURCE_DIR "/docs/lesson-words.lua", 1u << 18, &text, NULL),
        STATUS_OK);
    for (int kind = 0; kind < WORD_KIND_COUNT; kind++) {
        Arena arena = {0};
        const Word *const word = word_of_kind((WordKind)kind);
        const Str entry = word ? str_format(&arena, "--- `%s`\n---@type any\n%s = nil\n",
                                            word->usage, word->name)
                               : (Str){0};
        if (str_find(strbuf_str(&text), entry) < 0) {
            fail_msg("docs/lesson-words.lua lacks: %.*s", STR_ARG(entry));
        }
        arena_clear(&arena);
    }
    strbuf_clear(&text);
}

static void stories_become_the_model(void **state)
{
    (void)state;
    Lesson *const lesson = load_file(ALL_PARTS ".lua");
    const Widget *const talk = find_widget(lesson, "chat");
    assert_int_equal(talk->group_count, 2);
    assert_int_equal(talk->item_count, 4);
    assert_int_equal(talk->items[1].points, 2);
    assert_int_equal(talk->items[2].group, 1);
    assert_int_equal(talk->results[0].most_points, 0);
    const Widget *const whatif = find_widget(lesson, "backup");
    assert_int_equal(whatif->cell_count, 6);
    assert_int_equal(whatif->cells[1].item, 0);
    assert_int_equal(whatif->cells[1].group, 1);
    assert_int_equal(whatif->cells[1].verdict, VERDICT_PART);
    assert_true(whatif->results[0].is_any);
    assert_int_equal(whatif->results[1].item_count, 2);
    assert_int_equal(whatif->results[2].item_count, 0);
    lesson_free(lesson);
}

static void lists_become_the_model(void **state)
{
    (void)state;
    Lesson *const lesson = load_file(ALL_PARTS ".lua");
    const Widget *const spot = find_widget(lesson, "places");
    assert_true(spot->items[1].y > 59 && spot->items[1].y < 61);
    assert_int_equal(spot->items[2].verdict, VERDICT_NO);
    assert_int_equal(spot->item_count, 3); /* a plate is none of them */
    assert_int_equal(spot->plate_count, 1);
    assert_true(str_is(spot->plates[0].text, "請求書について"));
    assert_true(spot->plates[0].w > 59 && spot->plates[0].w < 61);
    assert_int_equal(spot->picture_width, 720);
    assert_int_equal(spot->picture_height, 900);
    const Widget *const sort = find_widget(lesson, "bins");
    assert_int_equal(sort->items[1].group, 1);
    const Widget *const panel = find_widget(lesson, "settings");
    assert_int_equal(panel->items[1].state_count, 3);
    assert_int_equal(panel->items[1].initial_state, 0);
    assert_int_equal(panel->items[1].right_state, 2);
    const Widget *const order = find_widget(lesson, "steps");
    assert_int_equal(order->items[2].rank, 2);
    assert_int_equal(order->items[3].rank, 0);
    const Widget *const builder = find_widget(lesson, "rule");
    assert_true(builder->slots[0].takes_own);
    assert_int_equal(builder->rules.vague_word_count, 2);
    assert_true(str_is(builder->rules.joiner, "、"));
    assert_true(str_is(builder->rules.sheet, "わたしの決まり"));
    assert_int_equal(builder->rules.most, 2);
    assert_true(str_is(lesson->cards[0].text, "一つ目。\n二つ目。"));
    assert_int_equal(lesson->quiz.questions[0].version, 4);
    lesson_free(lesson);
}

static void all_parts_play_through(void **state)
{
    (void)state;
    Lesson *const lesson = load_file(ALL_PARTS ".lua");
    play_both_ways(lesson, ALL_PARTS ".plan");
    lesson_free(lesson);
}

/* ---- the bench lessons ---- */

static void bench_lessons_load(void **state)
{
    (void)state;
    Lesson *lesson =
        load_file(GOFUN_SOURCE_DIR "/tests/bench_lessons/dialogue/lesson.lua");
    assert_true(lesson->question.len == 0);
    assert_true(lesson->scenes[0].step_count >= 40);
    lesson_free(lesson);
    lesson = load_file(GOFUN_SOURCE_DIR "/tests/bench_lessons/anim/lesson.lua");
    bool has_motion = false;
    for (size_t i = 0; i < lesson->scenes[0].step_count; i++) {
        const ShowStep *const show = &lesson->scenes[0].steps[i].show;
        has_motion = has_motion ||
                     (show->has_motion && show->motion.pan_px == 960 &&
                      show->motion.pan_seconds == 12 && show->motion.fade_seconds == 12);
    }
    assert_true(has_motion);
    lesson_free(lesson);
}

/* ---- the catalogue ---- */

static size_t letters_of(Str line)
{
    size_t letters = 0;
    for (size_t i = 0; i < line.len; i++) {
        letters += ((unsigned char)line.ptr[i] & 0xC0) != 0x80 ? 1U : 0U;
    }
    return letters;
}

static void check_tile(Str tile)
{
    Str line = {0};
    size_t lines = 0;
    while (str_split(&tile, '|', &line)) {
        assert_true(letters_of(line) >= 1 && letters_of(line) <= 6);
        lines++;
    }
    assert_int_equal(lines, 2);
}

static void the_catalogue_has_25(void **state)
{
    (void)state;
    static const size_t sizes[] = {5, 13, 7};
    size_t counted[4] = {0};
    Diagnostics found = {0};
    Catalogue *catalogue = NULL;
    assert_int_equal(script_load_course_file(LESSONS "/course.lua", &catalogue, &found),
                     STATUS_OK);
    assert_int_equal(catalogue->entry_count, 25);
    assert_int_equal(catalogue->part_count, 3);
    for (size_t i = 0; i < catalogue->entry_count; i++) {
        const CourseEntry *const entry = &catalogue->entries[i];
        assert_int_equal(entry->number, (int)i + 1);
        assert_in_range(entry->part, 1, 3);
        counted[entry->part]++;
        check_tile(entry->tile);
    }
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(counted[i + 1], sizes[i]);
    }
    assert_true(str_is(catalogue_part_title(catalogue, 2), "従業員としての対策"));
    catalogue_free(catalogue);
    diagnostics_clear(&found);
}

static void catalogue_and_lessons_agree(void **state)
{
    const Lessons *const lessons = *state;
    Diagnostics found = {0};
    Catalogue *catalogue = NULL;
    assert_int_equal(script_load_course_file(LESSONS "/course.lua", &catalogue, &found),
                     STATUS_OK);
    for (size_t i = 0; i < lessons->count; i++) {
        Lesson *const lesson = load_lesson(lessons->ids[i]);
        const CourseEntry *const entry = catalogue_find(catalogue, lesson->id);
        assert_non_null(entry);
        assert_int_equal(entry->number, lesson->item);
        assert_true(str_equal(entry->title, lesson->title));
        assert_true(str_equal(entry->tile, lesson->tile));
        lesson_free(lesson);
    }
    assert_null(catalogue_find(catalogue, STR("no99_nothing")));
    catalogue_free(catalogue);
    diagnostics_clear(&found);
}

typedef struct CourseCase {
    const char *source, *says;
} CourseCase;

static void mistakes_of_a_catalogue(void **state)
{
    (void)state;
    static const CourseCase cases[] = {
        {"return course { entry(1) \"a\" \"x\" { part = 1, tile = \"x|y\" } }",
         "course.lua:1: S020 entry：これより前に chapter(1) "
         "がありません。先に書いてください。\n"},
        {"return course { chapter(1) \"x\",\nentry(1) \"a\" \"x\" { part = 1, tile = "
         "\"x|y\" "
         "},\nentry(1) \"b\" \"x\" { part = 1 } }",
         "course.lua:3: S013 entryに tile = \"1行目|2行目\" "
         "がありません。書き足してください。\ncourse.lua:3: S024 entry "
         "1「b」が2回あります。片方を消してください。\n"},
        {"return lesson \"x\" {}",
         "course.lua:0: S023 ファイルにcourseがありません。return course { chapter ..., "
         "entry ... } の形で書いてください。\n"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Diagnostics found = {0};
        Catalogue *catalogue = NULL;
        StrBuf text = {0};
        assert_int_equal(
            script_load_course(str_from(cases[i].source), NULL, &catalogue, &found),
            STATUS_BAD_DATA);
        assert_null(catalogue);
        diagnostics_print(&found, "course.lua", &text);
        assert_string_equal(text.ptr, cases[i].says);
        strbuf_clear(&text);
        diagnostics_clear(&found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lessons_are_whole),
        cmocka_unit_test(the_hands_on_parts_are_whole),
        cmocka_unit_test(right_answers_do_not_crowd),
        cmocka_unit_test(every_plan_plays_through),
        cmocka_unit_test(all_parts_uses_every_word),
        cmocka_unit_test(the_stub_names_every_word),
        cmocka_unit_test(stories_become_the_model),
        cmocka_unit_test(lists_become_the_model),
        cmocka_unit_test(all_parts_play_through),
        cmocka_unit_test(bench_lessons_load),
        cmocka_unit_test(the_catalogue_has_25),
        cmocka_unit_test(catalogue_and_lessons_agree),
        cmocka_unit_test(mistakes_of_a_catalogue),
    };
    return cmocka_run_group_tests(tests, find_lessons, forget_lessons);
}
