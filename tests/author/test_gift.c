/* Every question of every lesson goes out as GIFT and comes back the same; what Moodle
 * writes is read; what cannot be used is said by line. */
#include "author/gift.h"
#include "base/os.h"
#include "script/script.h"
#include "support/cmocka_all.h"
#include "text/layout.h"

typedef struct Said {
    int line;
    int count;
} Said;

static void note(void *context, int line, const char *sentence)
{
    Said *const said = context;
    assert_true(sentence[0] != '\0');
    said->line = line;
    said->count++;
}

static void assert_same(Arena *arena, Str markup, Str plain)
{
    const Str wanted = text_plain(arena, markup);
    if (!str_equal(wanted, plain)) {
        fail_msg("'%.*s' became '%.*s'", STR_ARG(wanted), STR_ARG(plain));
    }
}

static void check_question(const Lesson *lesson, const Question *question)
{
    Arena arena = {0};
    StrBuf text = {0};
    Said said = {0};
    GiftFile file;
    const GiftSink sink = {&said, note};
    gift_write_category(lesson, &text);
    gift_write_question(lesson, question, &text);
    gift_read(&arena, strbuf_str(&text), &sink, &file);
    assert_int_equal(said.count, 0);
    assert_int_equal(file.count, 1);
    const GiftQuestion *const back = &file.questions[0];
    assert_int_equal(back->ask, question->ask);
    assert_same(&arena, question->prompt, back->text);
    assert_int_equal(back->option_count, question->option_count);
    for (size_t i = 0; i < question->option_count; i++) {
        assert_same(&arena, question->options[i].label, back->options[i].text);
        assert_same(&arena, question->options[i].feedback, back->options[i].feedback);
        assert_same(&arena, question->options[i].id, back->options[i].id);
        assert_int_equal(question->options[i].is_right, back->options[i].is_right);
    }
    strbuf_clear(&text);
    arena_clear(&arena);
}

static size_t check_lesson(const char *path)
{
    Diagnostics diagnostics = {0};
    Lesson *lesson = NULL;
    assert_int_equal(script_load_file(path, NULL, &lesson, &diagnostics), STATUS_OK);
    const Quiz quiz = lesson->quiz;
    for (size_t i = 0; i < quiz.question_count; i++) {
        check_question(lesson, &quiz.questions[i]);
    }
    for (size_t i = 0; i < quiz.spare_count; i++) {
        check_question(lesson, &quiz.spares[i]);
    }
    lesson_free(lesson);
    diagnostics_clear(&diagnostics);
    return quiz.question_count + quiz.spare_count;
}

static void test_all_questions(void **state)
{
    (void)state;
    Arena arena = {0};
    OsNames names = {0};
    size_t count = 0;
    assert_int_equal(os_list_dir(&arena, GOFUN_SOURCE_DIR "/lessons", &names, NULL),
                     STATUS_OK);
    for (size_t i = 0; i < names.count; i++) {
        const Str path = str_format(&arena, GOFUN_SOURCE_DIR "/lessons/%.*s/lesson.lua",
                                    STR_ARG(names.names[i]));
        count += os_file_exists(path.ptr) ? check_lesson(path.ptr) : 0;
    }
    assert_true(count >= 125);
    arena_clear(&arena);
}

/* Every sign that means something in GIFT, in every place. */
static void test_signs(void **state)
{
    (void)state;
    const QuestionOption options[] = {
        {.id = {"a", 1},
         .label = STR("a=b ~c #d {e} f:g \\h \\n"),
         .is_right = true,
         .feedback = STR("####=~")},
        {.id = {"b", 1}, .label = STR("::b:: %50%"), .feedback = STR("// \\\\ -> ~=#")},
    };
    const Question question = {.id = {"q1", 2},
                               .ask = ASK_UNFIT,
                               .prompt = STR("a {b=c ~d} #e :: \\ // $CATEGORY: x"),
                               .options = options,
                               .option_count = 2};
    const Lesson lesson = {.id = STR("no=26:x")};
    check_question(&lesson, &question);
}

typedef struct Case {
    const char *text;
    size_t count;      /* questions read */
    int bad_line;      /* of the last one left out; 0: none */
    const char *first; /* text of the first one */
} Case;

static const Case cases[] = {
    {"", 0, 0, NULL},
    {"// note\n\n$CATEGORY: a/b\n\nWho? {=A#yes ~B#no}\n", 1, 0, "Who?"},
    {"Who? {=A#yes ~B#no}\r\n\r\nWhy? {=C ~D}\r\n", 2, 0, "Who?"},
    {"::t:: [html]<p>1 &lt; 2 <b>&amp;</b></p> {=A ~B}", 1, 0, "1 < 2 &"},
    {"It is {=A ~B} today.", 1, 0, "It is＿＿＿today."},
    {"Who? {~%100%A#yes ~%-50%B ####general}", 1, 0, "Who?"},
    {"\n\nEssay {}\n\nWho? {=A ~B}", 1, 3, "Who?"},
    {"True? {T}", 0, 1, NULL},
    {"Number {#3:1}", 0, 1, NULL},
    {"Match {=a -> b =c -> d}", 0, 1, NULL},
    {"Both {=a =b}", 0, 1, NULL},
    {"Half {~%50%a ~%50%b}", 0, 1, NULL},
    {"None {~a ~b}", 0, 1, NULL},
    {"Open {=a ~b", 0, 1, NULL},
    {"Just a description", 0, 1, NULL},
    {"{=a ~b}", 0, 1, NULL},
    {"Who? {= ~b}", 0, 1, NULL},
    {"::title {=a ~b}", 1, 0, "::title"},
    {"Trailing \\", 0, 1, NULL},
    {"%1% {=%a ~b}", 0, 1, NULL},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Arena arena = {0};
        Said said = {0};
        GiftFile file;
        const GiftSink sink = {&said, note};
        gift_read(&arena, str_from(cases[i].text), &sink, &file);
        if (file.count != cases[i].count || said.line != cases[i].bad_line ||
            (file.count > 0 && !str_is(file.questions[0].text, cases[i].first))) {
            fail_msg("'%s': %zu questions, line %d", cases[i].text, file.count,
                     said.line);
        }
        arena_clear(&arena);
    }
}

/* The comment with the ids may come from anybody: what is no id is left out. */
static void test_foreign_ids(void **state)
{
    (void)state;
    Arena arena = {0};
    Said said = {0};
    GiftFile file;
    const GiftSink sink = {&said, note};
    gift_read(&arena, STR("// gofun-options: a\"}x good_1 ../b\nWho? {=A ~B ~C}"), &sink,
              &file);
    assert_int_equal(file.count, 1);
    assert_int_equal(file.questions[0].options[0].id.len, 0);
    assert_true(str_is(file.questions[0].options[1].id, "good_1"));
    assert_int_equal(file.questions[0].options[2].id.len, 0);
    arena_clear(&arena);
}

/* What is written as Lua is read back by the lesson loader. */
static void test_lua(void **state)
{
    (void)state;
    Arena arena = {0};
    StrBuf lua = {0};
    Diagnostics diagnostics = {0};
    Lesson *lesson = NULL;
    GiftFile file;
    Said said = {0};
    const GiftSink sink = {&said, note};
    gift_read(&arena, STR("a \\{b|c\\} \"d\" \\\\ {=x\\ny#z ~w#v}"), &sink, &file);
    assert_int_equal(file.count, 1);
    strbuf_add_z(&lua,
                 "return lesson \"x\" { title = \"x\", scene \"a\" { finish }, quiz { "
                 "pass = 1,\n");
    gift_write_lua(&file.questions[0], "question", STR("g1"), &lua);
    strbuf_add_z(&lua, "} }");
    if (script_load(strbuf_str(&lua), NULL, &lesson, &diagnostics) != STATUS_OK) {
        StrBuf text = {0};
        diagnostics_print(&diagnostics, "lua", &text);
        fail_msg("%s\n%s", lua.ptr, text.ptr);
    }
    const Question *const question = &lesson->quiz.questions[0];
    assert_true(str_is(question->prompt, "a ｛b｜c｝ \"d\" \\"));
    assert_true(str_is(question->options[0].label, "x\ny"));
    assert_true(str_is(question->options[0].feedback, "z"));
    strbuf_clear(&lua);
    lesson_free(lesson);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_questions), cmocka_unit_test(test_signs),
        cmocka_unit_test(test_cases),         cmocka_unit_test(test_lua),
        cmocka_unit_test(test_foreign_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
