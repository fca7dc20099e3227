/* Mistakes of trainers: what is said, for which line. Each case puts one or two wrong
 * lines into a lesson that is otherwise right. */
#include "base/os.h"
#include "script/script.h"
#include "support/cmocka_all.h"

typedef struct Case {
    const char *steps; /* stand in line 3 and the following of the file */
    const char *says;  /* what script/ finds, "line code sentence\n" each */
} Case;

/* A lesson with steps in its first scene and rest behind its scenes. */
static Str make_source(Arena *arena, const char *steps, const char *rest)
{
    return str_format(
        arena,
        "return lesson \"x\" { title = \"題\", tile = \"題|名\", goals = { \"目標\" },\n"
        "scene \"start\" { backdrop = \"cafe\",\n"
        "%s\n"
        "narrate \"last\" \"おわり\", finish },\n"
        "%s\n"
        "explain { card \"c1\" \"題\" { \"要点\" } },\n"
        "quiz {\n"
        "question \"q1\" \"適切\" \"問い\" { right \"a\" \"あ\" \"よい\", wrong \"b\" "
        "\"い\" \"だめ\" },\n"
        "question \"q2\" \"適切\" \"問い\" { right \"a\" \"あ\" \"よい\", wrong \"b\" "
        "\"い\" \"だめ\" },\n"
        "question \"q3\" \"不適切\" \"問い\" { right \"a\" \"あ\" \"よい\", wrong \"b\" "
        "\"い\" \"だめ\" },\n"
        "spare \"s1\" \"適切\" \"問い\" { right \"a\" \"あ\" \"よい\", wrong \"b\" "
        "\"い\" \"だめ\" },\n"
        "spare \"s2\" \"適切\" \"問い\" { right \"a\" \"あ\" \"よい\", wrong \"b\" "
        "\"い\" \"だめ\" },\n"
        "}, step_today = \"今日\", company_rule = \"決まり\" }\n",
        steps, rest);
}

/* The mistakes that script/ itself found; lesson_check has its own tests. */
static Str own_mistakes(Arena *arena, const Diagnostics *found)
{
    StrBuf text = {0};
    for (size_t i = 0; i < found->count; i++) {
        const Diagnostic *const item = &found->items[i];
        if (item->code.ptr[0] == 'S') {
            strbuf_add_format(&text, "%d %.*s %.*s\n", item->line, STR_ARG(item->code),
                              STR_ARG(item->sentence));
        }
    }
    const Str copy = str_copy(arena, strbuf_str(&text));
    strbuf_clear(&text);
    return copy;
}

static Str mistakes_of(Arena *arena, Str source)
{
    Diagnostics found = {0};
    Lesson *lesson = NULL;
    const Status status = script_load(source, NULL, &lesson, &found);
    assert_int_equal(status == STATUS_OK, found.count == 0);
    const Str text = own_mistakes(arena, &found);
    lesson_free(lesson);
    diagnostics_clear(&found);
    return text;
}

static void check_cases(const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Arena arena = {0};
        const Str source = make_source(&arena, cases[i].steps, "");
        const Str says = mistakes_of(&arena, source);
        if (!str_is(says, cases[i].says)) {
            print_error("%s\n  says: %.*s  not: %s", cases[i].steps, STR_ARG(says),
                        cases[i].says);
        }
        assert_true(str_is(says, cases[i].says));
        arena_clear(&arena);
    }
}

static void nothing_is_wrong(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"", ""},
        {"misaki \"a\" \"困り\" \"台詞\",", ""},
        {"narrate \"a\" \"{脆弱性|ぜい|じゃく|せい}と{会社||かい|しゃ}\",", ""},
        {"misaki(\"a\", \"worry\", \"台詞\"),", ""},
        {"say \"a\" \"sato\" \"普通\" \"台詞\",", ""},
        {"show { left = \"misaki\", right = { \"yuma\", \"驚き\" }, prop = \"phone\" },",
         ""},
        {"show \"s\" { left = \"nobody\", prop = \"nothing\", backdrop = \"park\" },",
         ""},
        {"show { pan = { px = 960, seconds = 12 }, fade = { to = \"park\", seconds = 12 "
         "} },",
         ""},
    };
    check_cases(cases, COUNT_OF(cases));
}

static void lines_of_the_scene(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"narate \"a\" \"x\",",
         "3 S010 「narate」という語はありません。「narrate」のことですか。\n"},
        {"\nmisako \"a\" \"困り\" \"x\",",
         "4 S010 「misako」という語はありません。「misaki」のことですか。\n"},
        {"tanaka \"a\" \"困り\" \"x\",", "3 S010 「tanaka」という語はありません。\n"},
        {"say \"a\" \"sota\" \"普通\" \"x\",",
         "3 S015 人物「sota」はありません。「sato」のことですか。\n"},
        {"misaki \"a\" \"泣き\" \"x\",", "3 S016 "
                                         "「泣き」という表情はありません。普通・笑顔・困"
                                         "り・驚き・真剣・照れから選んでください。\n"},
        {"show { backdrop = \"caffe\" },",
         "3 S017 背景「caffe」はありません。「cafe」のことですか。\n"},
        {"show { leeft = \"misaki\" },",
         "3 S011 showに「leeft」という名前はありません。「left」のことですか。\n"},
        {"show { left = \"misaka\" },",
         "3 S015 人物「misaka」はありません。「misaki」のことですか。\n"},
        {"show { prop = 5 },",
         "3 S012 show：propには文（\"…\"）を書きます。今は数です。\n"},
        {"misaki \"a\" \"台詞\",",
         "3 S018 misakiが途中で終わっています。次のように書いてください：misaki \"id\" "
         "\"face\" \"text\"\n"},
        {"misaki \"A 1\" \"普通\" \"台詞\",",
         "3 S020 misaki：「A 1」はidに使えません。英小文字・数字・_ "
         "で書いてください。\n"},
        {"narrate \"a\" \"\",",
         "3 S013 narrateの文が空です。次のように書いてください：narrate \"id\" "
         "\"text\"\n"},
        {"narrate \"a\" 5,",
         "3 S003 この前にコンマがないか、{ "
         "が閉じていません。書き足してください。（2行目で開いたもの。「5」の所）\n"},
        {"narrate \"a\" { \"x\" },",
         "3 S012 narrateのここには文（\"…\"）を書きます。今は { } "
         "です。次のように書いてください：narrate \"id\" \"text\"\n"},
        {"narrate \"a\" \"x\" \"y\",",
         "3 S018 "
         "narrateの後に、余分な文があります。間にコンマを入れるか、次のように書いてくださ"
         "い：narrate \"id\" \"text\"\n"},
        {"narrate \"a\" \"{漢字}\",",
         "3 S027 narrate：会社の言葉に「漢字」はありません。読みがなは {漢字|かんじ} "
         "と書きます。\n"},
        {"narrate \"a\" \"{}\",",
         "3 S026 narrate：文の中の { } は読みがなに使います。{漢字|かんじ} "
         "と書いてください。\n"},
        {"narrate \"a\" \"{漢字|かんじ\",",
         "3 S026 narrate：文の中の { } は読みがなに使います。{漢字|かんじ} "
         "と書いてください。\n"},
        {"narrate \"a\" \"漢字}\",",
         "3 S026 narrate：文の中の { } は読みがなに使います。{漢字|かんじ} "
         "と書いてください。\n"},
        {"show { prop = \"{|x}\" },",
         "3 S026 show：文の中の { } は読みがなに使います。{漢字|かんじ} "
         "と書いてください。\n"},
        {"\"x\",", "2 S014 scene：文だけをここに書くことはできません。\n"},
        {"question \"q\" \"適切\" \"x\" {},",
         "3 S014 questionはsceneの中には書けません。\n"},
        {"narrate \"a\" \"x\\27[31m\",",
         "3 S022 文に、表示できない文字が入っています。消してください。\n"},
        {"jump \"start\" { when = true },",
         "3 S012 jump：whenには条件 function(v) return … end を書きます。今はtrue か "
         "falseです。\n"},
    };
    check_cases(cases, COUNT_OF(cases));
}

static void all_at_once(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"narate \"a\" \"x\",\n"
         "misaki \"b\" \"泣き\" \"x\",\n"
         "show { leeft = \"misaki\", backdrop = \"caffe\" },\n"
         "yuma \"c\" \"普通\",\n"
         "sato \"d\" \"普通\" \"x\",\n"
         "say \"e\" \"sota\" \"x\" \"y\",",
         "3 S010 「narate」という語はありません。「narrate」のことですか。\n4 S016 "
         "「泣き」という表情はありません。普通・笑顔・困り・驚き・真剣・照れから選んでく"
         "ださい。\n5 S017 背景「caffe」はありません。「cafe」のことですか。\n5 S011 "
         "showに「leeft」という名前はありません。「left」のことですか。\n6 S018 "
         "yumaが途中で終わっています。次のように書いてください：yuma \"id\" \"face\" "
         "\"text\"\n8 S015 人物「sota」はありません。「sato」のことですか。\n8 S016 "
         "「x」という表情はありません。普通・笑顔・困り・驚き・真剣・照れから選んでくださ"
         "い。\n"},
    };
    check_cases(cases, COUNT_OF(cases));
}

static void hands_on_parts(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"pick \"p\" \"x\" { needed = 0, yes \"a\" \"b\" \"c\" \"d\", no \"e\" \"f\" "
         "\"g\" "
         "\"h\" },",
         "3 S020 pick：neededは1から20までにします。\n"},
        {"pick \"p\" \"x\" { right \"a\" \"b\" \"c\" },",
         "3 S014 rightはpickの中には書けません。\n"},
        {"sort \"s\" \"x\" { bin \"a\" \"x\", bin \"b\" \"y\",\nitem \"i\" \"x\" \"c\" "
         "\"z\" "
         "},",
         "4 S020 「c」というbinが、ここにはありません。idを確かめてください。\n"},
        {"panel \"p\" \"x\" { switch \"a\" \"x\" \"y\" { \"入\", \"切\", start = \"入\", "
         "right "
         "= \"無\" } },",
         "3 S020 switch：startとrightには、並べた状態のどれかを書きます。\n"},
        {"order \"o\" \"x\" { step(1.5) \"a\" \"x\" \"y\" },",
         "3 S020 step：番号は整数にします。\n"},
        {"spot \"s\" \"x\" { hit \"a\" \"x\" \"y\" { 1, 2, 3 } },",
         "3 S020 hitには { x, y, 幅, 高さ } を、絵に対する百分率で書きます。\n"},
        {"spot \"s\" \"x\" { decoy \"a\" \"x\" \"y\" { 1, 2, 3, 200 } },",
         "3 S020 decoy：場所は絵の中（0から100）に収めます。\n"},
        {"builder \"b\" \"x\" { slot \"s\" \"t\" { kind = \"txt\", value \"a\" \"b\" } "
         "},",
         "3 S020 slot：kindは \"topic\" \"text\" \"romaji\" \"capitals\" \"append\" "
         "\"digits\" \"mark\" のどれかにします。\n"},
        {"builder \"b\" \"x\" { sheet = 3, most = 4, slot \"s\" \"t\" { kind = \"text\" "
         "} "
         "},",
         "3 S012 builder：sheetには文（\"…\"）を書きます。今は数です。\n"
         "3 S020 builder：mostは1から3までにします。\n"},
        {"whatif \"w\" \"x\" { option \"a\" \"x\", event \"e\" \"y\",\n"
         "outcome \"b\" \"e\" \"○\" \"z\",\noutcome \"a\" \"f\" \"！\" \"z\" },",
         "4 S020 「b」というoptionが、ここにはありません。idを確かめてください。\n5 S020 "
         "「f」というeventが、ここにはありません。idを確かめてください。\n5 S020 "
         "outcome：印は \"○\" \"△\" \"×\" のどれかにします。\n"},
        {"talk \"t\" \"x\" { turn \"a\" \"x\" { reply(3) \"r\" \"x\" \"y\" } },",
         "3 S020 reply：番号は0から2までにします。\n"},
    };
    check_cases(cases, COUNT_OF(cases));
}

/* Files that Lua itself does not take, and files that stop half-way. */
static void whole_files(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"return lesson \"x\" {\nnarrate \"a\" \"x\"\nnarrate \"b\" \"y\" }",
         "3 S003 この前にコンマがないか、{ "
         "が閉じていません。書き足してください。（1行目で開いたもの。「narrate」の所）"
         "\n"},
        {"return lesson \"x\" {\nnarrate \"a\" \"x,\n}",
         "2 S003 文の終わりの引用符がありません。\" で閉じてください。\n"},
        {"return lesson \"x\" {\nnarrate “a” “x”,\n}",
         "2 S003 "
         "文の外に全角の記号があります。引用符・コンマ・かっこ・空白は半角にしてください"
         "。\n"},
        {"return lesson \"x\" {\n",
         "2 S003 ファイルが途中で終わっています。閉じる } か ) を書き足してください。\n"},
        {"return lesson \"x\" { \"C:\\my files\" }",
         "1 S003 文の中の \\\\ は2つ重ねて書いてください。\n"},
        {"local a = os.time()", "1 S007 「os」は教材では使えません。\n"},
        {"x = 5", "1 S008 "
                  "「x」に値を入れていますが、教材は内容を書き並べるだけです。短い名前が"
                  "ほしいときは、前に local を付けてください。\n"},
        {"", "0 S023 ファイルにlessonがありません。return lesson \"id\" { ... } "
             "の形で書いてください。\n"},
        {"\xFF",
         "1 S002 "
         "この行がUTF-8ではありません。エディターでUTF-8として保存してください。\n"},
        {"return lesson \"x\" { title = { \"a\" } }",
         "1 S012 lesson：titleには文（\"…\"）を書きます。今は { } です。\n"},
        {"\n\nlesson \"x\" {}", "3 S023 lessonの前に return を書いてください。\n"},
        {"\nlocal a = narrate \"a\" \"b\"\nreturn lesson \"x\" {}",
         "2 S019 narrateがどこにも入っていません。かっこの位置を確かめてください。\n"},
        {"local t = {}\nt.x.y = 1", "2 S004 attempt to index a nil value (field 'x')\n"},
        {"return lesson \"x\" { vars = { a = {} } }",
         "1 S012 vars：aには、文・数・true・falseのどれかを書きます。\n"},
        {"return lesson \"x\" { revision = 1.5, item = 26 }",
         "1 S020 lesson：revisionは整数にします。\n1 S020 "
         "lesson：itemは0から25までにします。\n"},
        {"return lesson \"x\" { explain {}, explain {}, quiz {}, quiz {} }",
         "1 S014 explainが2つあります。1つにまとめてください。\n1 S014 "
         "quizが2つあります。1つにまとめてください。\n"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Arena arena = {0};
        const Str says = mistakes_of(&arena, str_from(cases[i].steps));
        if (!str_is(says, cases[i].says)) {
            print_error("%s\n  says: %.*s", cases[i].steps, STR_ARG(says));
        }
        assert_true(str_is(says, cases[i].says));
        arena_clear(&arena);
    }
}

static void a_file_too_large(void **state)
{
    (void)state;
    StrBuf text = {0};
    Diagnostics found = {0};
    Lesson *lesson = NULL;
    while (text.len <= 256u << 10) {
        strbuf_add_z(&text, "-- 0123456789\n");
    }
    assert_int_equal(script_load(strbuf_str(&text), NULL, &lesson, &found),
                     STATUS_TOO_LARGE);
    assert_true(str_is(found.items[0].code, "S001"));
    strbuf_clear(&text);
    diagnostics_clear(&found);
}

static void a_file_that_is_not_there(void **state)
{
    (void)state;
    Diagnostics found = {0};
    Lesson *lesson = NULL;
    assert_int_equal(script_load_file("/nowhere/lesson.lua", NULL, &lesson, &found),
                     STATUS_NOT_FOUND);
    assert_int_equal(found.count, 1);
    assert_true(str_is(found.items[0].code, "S001"));
    diagnostics_clear(&found);
}

static Status load_with_roof(const char *dir, Diagnostics *found)
{
    static const char source[] = "return lesson \"no26_x\" { title = \"a\", tile = "
                                 "\"a\", scene \"s\" { backdrop = \"roof\", "
                                 "narrate \"a1\" \"b\", finish } }";
    Arena arena = {0};
    Lesson *lesson = NULL;
    const Str path = str_format(&arena, "%s/lesson.lua", dir);
    const Status status =
        script_load_for(path.ptr, str_from(source), NULL, &lesson, found);
    lesson_free(lesson);
    arena_clear(&arena);
    return status;
}

/* A lesson's own backdrop is known when it is a file by a name that the player takes. */
static void own_backdrops(void **state)
{
    static const struct {
        const char *file;
        bool is_dir, is_known;
    } cases[] = {
        {"roof.svg", false, true},   {"roof.svg", true, false},
        {"Roof.svg", false, false},  {"roof.png", false, false},
        {"roofs.svg", false, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Arena arena = {0};
        Diagnostics found = {0};
        const Str dir =
            str_format(&arena, "%s/script-own-%d", GOFUN_BINARY_DIR, os_process_id());
        const Str file = str_format(&arena, "%s/backdrops/%s", dir.ptr, cases[i].file);
        const Str folder = str_format(&arena, "%s/backdrops", dir.ptr);
        assert_int_equal(os_remove_tree(dir.ptr, NULL), STATUS_OK);
        assert_int_equal(os_make_dirs(folder.ptr, NULL), STATUS_OK);
        assert_int_equal(cases[i].is_dir
                             ? os_make_dirs(file.ptr, NULL)
                             : os_write_file(file.ptr, STR("<svg/>"), false, NULL),
                         STATUS_OK);
        const Status status = load_with_roof(dir.ptr, &found);
        assert_int_equal(status, cases[i].is_known ? STATUS_OK : STATUS_BAD_DATA);
        assert_true(cases[i].is_known || str_is(found.items[0].code, "S017"));
        diagnostics_clear(&found);
        assert_int_equal(os_remove_tree(dir.ptr, NULL), STATUS_OK);
        arena_clear(&arena);
    }
}

static void one_thing_in_two_places(void **state)
{
    (void)state;
    Arena arena = {0};
    const Str source = str_format(&arena, "local n = narrate \"a\" \"b\"\n%.*s",
                                  STR_ARG(make_source(&arena, "n,\nn,", "")));
    assert_true(str_is(
        mistakes_of(&arena, source),
        "1 S025 "
        "同じnarrateが2か所で使われています。idを変えて、別々に書いてください。\n"));
    arena_clear(&arena);
}

/* ---- what comes out ---- */

static Lesson *load(Str source)
{
    Diagnostics found = {0};
    Lesson *lesson = NULL;
    const Status status = script_load(source, NULL, &lesson, &found);
    for (size_t i = 0; i < found.count; i++) {
        print_error("%d %.*s %.*s\n", found.items[i].line, STR_ARG(found.items[i].code),
                    STR_ARG(found.items[i].sentence));
    }
    assert_int_equal(status, STATUS_OK);
    diagnostics_clear(&found);
    return lesson;
}

static void the_model_holds_what_was_written(void **state)
{
    (void)state;
    Arena arena = {0};
    Lesson *const lesson = load(make_source(
        &arena,
        "show { left = { \"misaki\", \"笑顔\" } },\nmisaki \"m1\" \"困り\" \"台詞\",",
        ""));
    const Scene *const scene = &lesson->scenes[0];
    assert_true(str_is(lesson->id, "x"));
    assert_true(str_is(lesson->tile, "題|名"));
    assert_int_equal(lesson->revision, 1);
    assert_int_equal(lesson->scene_count, 1);
    assert_true(str_is(scene->backdrop, "cafe"));
    assert_int_equal(scene->step_count, 4);
    assert_int_equal(scene->steps[0].kind, STEP_SHOW);
    assert_true(str_is(scene->steps[0].show.left.who, "misaki"));
    assert_int_equal(scene->steps[0].show.left.face, FACE_SMILE);
    assert_false(scene->steps[0].show.right.is_set);
    assert_true(scene->steps[0].id.len > 0);
    assert_int_equal(scene->steps[1].kind, STEP_SAY);
    assert_int_equal(scene->steps[1].line, 4);
    assert_true(str_is(scene->steps[1].who, "misaki"));
    assert_int_equal(scene->steps[1].face, FACE_WORRY);
    assert_true(str_is(scene->steps[1].text, "台詞"));
    assert_int_equal(scene->steps[3].kind, STEP_FINISH);
    assert_int_equal(lesson->cast_count, 1);
    assert_int_equal(lesson->backdrop_count, 1);
    assert_int_equal(lesson->quiz.question_count, 3);
    assert_int_equal(lesson->quiz.spare_count, 2);
    assert_int_equal(lesson->quiz.questions[2].ask, ASK_UNFIT);
    assert_true(lesson->quiz.questions[0].options[0].is_right);
    lesson_free(lesson);
    arena_clear(&arena);
}

static const char conditional[] =
    "jump \"rich\" { when = function(v) return v.money > 10 and v.name == \"美咲\" end "
    "},\n"
    "jump \"rich\" { when = function(v) local t = { v.is_done } return t[1] end },";

static bool ask(const Lesson *lesson, int condition, double money, const char *name)
{
    Var vars[3];
    bool result = false;
    Error err = {0};
    assert_int_equal(lesson->var_count, 3);
    for (size_t i = 0; i < 3; i++) {
        vars[i] = lesson->vars[i];
        vars[i].number = money;
        vars[i].text = str_from(name);
    }
    assert_int_equal(
        lesson->host.evaluate(lesson->host.context, condition, vars, 3, &result, &err),
        STATUS_OK);
    return result;
}

static Str conditional_source(Arena *arena, const char *steps)
{
    return make_source(arena, steps,
                       "vars = { money = 5, name = \"\", is_done = true },\n"
                       "scene \"rich\" { narrate \"r\" \"x\", finish },");
}

static void conditions_see_the_variables(void **state)
{
    (void)state;
    Arena arena = {0};
    Lesson *const lesson = load(conditional_source(&arena, conditional));
    const int first = lesson->scenes[0].steps[0].condition;
    const int second = lesson->scenes[0].steps[1].condition;
    assert_true(first > 0 && second > 0 && first != second);
    assert_false(ask(lesson, first, 5, "美咲"));
    assert_false(ask(lesson, first, 11, "悠真"));
    assert_true(ask(lesson, first, 11, "美咲"));
    assert_true(ask(lesson, second, 0, ""));
    lesson_free(lesson);
    arena_clear(&arena);
}

/* Right when it is tried at loading, wrong later: the lesson stops, the program does not.
 */
static const char turncoat[] =
    "jump \"rich\" { when = function(v) if v.money > 10 then while true do end end\n"
    "if v.money < 0 then local s = 'x' while true do s = s .. s end end return false end "
    "},";

static void conditions_have_a_deadline(void **state)
{
    (void)state;
    Arena arena = {0};
    Lesson *const lesson = load(conditional_source(&arena, turncoat));
    const LessonHost *const host = &lesson->host;
    Var money = {.name = STR("money"), .kind = VAR_NUMBER, .number = 99};
    Error err = {0};
    bool result = true;
    int64_t best_ms = INT64_MAX;
    for (int i = 0; i < 3; i++) {
        const int64_t started_ms = os_monotonic_ms();
        assert_int_equal(host->evaluate(host->context, 1, &money, 1, &result, &err),
                         STATUS_TIMEOUT);
        const int64_t took_ms = os_monotonic_ms() - started_ms;
        best_ms = took_ms < best_ms ? took_ms : best_ms;
    }
    assert_true(best_ms <= 50);
    money.number = -1;
    assert_int_equal(host->evaluate(host->context, 1, &money, 1, &result, &err),
                     STATUS_TOO_LARGE);
    money.number = 1;
    assert_int_equal(host->evaluate(host->context, 1, &money, 1, &result, &err),
                     STATUS_OK);
    assert_false(result);
    assert_int_equal(host->evaluate(host->context, 2, &money, 1, &result, &err),
                     STATUS_BAD_ARGUMENT);
    lesson_free(lesson);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_wrong),
        cmocka_unit_test(lines_of_the_scene),
        cmocka_unit_test(all_at_once),
        cmocka_unit_test(hands_on_parts),
        cmocka_unit_test(whole_files),
        cmocka_unit_test(a_file_too_large),
        cmocka_unit_test(a_file_that_is_not_there),
        cmocka_unit_test(own_backdrops),
        cmocka_unit_test(one_thing_in_two_places),
        cmocka_unit_test(the_model_holds_what_was_written),
        cmocka_unit_test(conditions_see_the_variables),
        cmocka_unit_test(conditions_have_a_deadline),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
