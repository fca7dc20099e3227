#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

/* ---- parsing ---- */

static void test_wrong_lines(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *message;
    } rows[] = {
        {"jump c1", "p:1: there is no instruction 'jump'"},
        {"see", "p:1: something is missing after 'see'"},
        {"see a b", "p:1: there is too much after 'see'"},
        {"retake now", "p:1: there is too much after 'retake'"},
        {"expect rain", "p:1: nothing to expect is called 'rain'"},
        {"# ok\n\n  choose connect\n", "p:3: something is missing after 'choose'"},
        {"see a\nmoon\nsun", "p:2: there is no instruction 'moon'; p:3: there is no "
                             "instruction 'sun'"},
        {"see %zz", "p:1: something is missing after 'see'"},
        {"%zz", "p:1: this is not an instruction: ''"},
        {"see \xff", "p: the plan is not UTF-8"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Plan *plan = NULL;
        Error err = {0};
        assert_int_equal(plan_parse(str_from(rows[i].text), "p", &plan, &err),
                         STATUS_BAD_DATA);
        assert_null(plan);
        assert_string_equal(err.message, rows[i].message);
    }
}

static void test_empty_plan(void **state)
{
    (void)state;
    Plan *plan = NULL;
    assert_int_equal(plan_parse(STR(""), "p", &plan, NULL), STATUS_OK);
    plan_free(plan);
    plan_free(NULL);
}

/* ---- playing ---- */

static void check_both_ways(const char *text, const char *expected)
{
    for (int save_load = 0; save_load < 2; save_load++) {
        StrBuf trace = {0};
        Error err = {0};
        const Status status = fixture_play(text, save_load == 1, &trace, &err);
        const char *got =
            status == STATUS_OK ? (trace.ptr ? trace.ptr : "") : err.message;
        if (expected) {
            assert_string_equal(got, expected);
        } else if (status != STATUS_OK) {
            fail_msg("%s", err.message);
        }
        strbuf_clear(&trace);
    }
}

static void test_right_way(void **state)
{
    (void)state;
    check_both_ways(fixture_plan_right,
                    "choice connect free first\n"
                    "choice connect tether\n"
                    "tries network 1\n"
                    "tries network 2\n"
                    "tries network 2 done\n"
                    "tries multi 1\n"
                    "tries multi 1 done\n"
                    "tries spot 1\n"
                    "tries spot 1 done\n"
                    "tries talk 1\n"
                    "tries talk 1 done\n"
                    "tries backup 1\n"
                    "tries backup 1 done\n"
                    "tries sort 1\n"
                    "tries sort 1 done\n"
                    "tries panel 0 done\n"
                    "tries order 1\n"
                    "tries order 1 done\n"
                    "tries secret 1\n"
                    "tries secret 1 done\n"
                    "tries rule 0 done\n"
                    "answer q1 v1 c right round 1 of c d a b dont_know\n"
                    "answer q2 v1 b wrong round 1 of c b a d dont_know\n"
                    "answer q3 v2 dont_know wrong round 1 of a d c b dont_know\n"
                    "failed round 1 with 1 of 3\n"
                    "answer q1 v1 c right round 2 of c b a d dont_know\n"
                    "answer s1 v1 b right round 2 of b d c a dont_know\n"
                    "answer s2 v1 a wrong round 2 of c a b d dont_know\n"
                    "passed round 2 with 2 of 3\n"
                    "finished\n");
}

/* Where a plan and the lesson part, the plan's line and the place are named. */
static void test_wrong_ways(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"see moon",
         "test.plan:1: the lesson does not come to this line of the plan (at a "
         "choice 'connect')"},
        {"see c1\nsee c1\nsee s1",
         "test.plan:3: the lesson does not come to this line of "
         "the plan (at a choice 'connect')"},
        {"", "test.plan:0: the plan is over, but a decision is needed (at a choice "
             "'connect')"},
        {"choose connect moon",
         "test.plan:1: the lesson does not go this way (at a choice 'connect')"},
        {"choose connect free\npick network moon",
         "test.plan:2: touching the widget: only "
         "its rows can be chosen"},
        {"choose connect free\npick network moon fake",
         "test.plan:2: touching the widget: "
         "only its rows can be chosen"},
        {"choose connect free\npick network fake", "test.plan:0: the plan is over, but a "
                                                   "decision is needed (at a widget "
                                                   "'network')"},
        {"choose connect free\nsee network\nexpect done",
         "test.plan:3: the lesson does not "
         "go this way (at a widget "
         "'network')"},
        {"choose connect free\nhint network", "test.plan:2: touching the widget: no hint "
                                              "yet"},
        {"see c1\nback\nback", "test.plan:3: replying to the lesson: this is the first "
                               "page"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_both_ways(rows[i].text, rows[i].message);
    }
}

/* The fixture's widgets, done the shortest way. */
#define HANDS                                                                            \
    "choose connect tether\npick network phone\npick multi a c\npick spot note usb\n"    \
    "pick talk later office\npick backup disk cloud\nconfirm backup\nconfirm backup\n"   \
    "put sort pay lock\nput sort memo shred\nput panel guard 1\n"                        \
    "pick order stop boss wall fix\nconfirm order\n"                                     \
    "build secret phrase cat\nbuild secret romaji\nbuild secret capitals cat\n"          \
    "build secret symbol bang\nundo secret\nbuild secret symbol ask\n"                   \
    "build secret digits 47\nbuild secret mark bank\nbuild secret mark ipa\n"            \
    "build rule topic mail\nbuild rule who all\nbuild rule what own:読む\n"

/* Two more rules behind those of HANDS; one is left half-way, one made anew. */
#define KEPT                                                                             \
    "sheet rule\nanother rule\nbuild rule topic mail\nundo rule\nundo rule\n"            \
    "expect done\nanother rule\nbuild rule topic mail\nbuild rule who sender\n"          \
    "build rule what read\nundo rule\nbuild rule topic mail\nbuild rule who sender\n"    \
    "build rule what own:聞く\nanother rule\nbuild rule topic mail\n"                  \
    "build rule who own:妹は\nbuild rule what read\n"

static void test_ways_through(void **state)
{
    (void)state;
    static const char *const rows[] = {
        HANDS "answer * right\nanswer * right\nanswer * wrong\nexpect passed\nexpect end",
        HANDS "answer q1 c\nanswer q2 a\nanswer q3 d",
        HANDS "answer * wrong\nanswer * wrong\nanswer * wrong\nexpect failed",
        HANDS "answer * wrong\nanswer * wrong\nanswer * wrong\nretake\nanswer s1 right\n"
              "answer s2 right\nanswer q1 dont_know\nexpect passed\nexpect end",
        HANDS "see k2\nback\nback\nsee k2\nanswer q1 c\nback\nanswer q2 a\nanswer q3 d\n"
              "expect end",
        HANDS KEPT "expect done\nsheet rule\nanswer * right\nanswer * right\n"
                   "answer * right\nexpect end",
        HANDS KEPT "see k2\nback\nback\nback\nexpect done\nsheet rule\nundo rule\n"
                   "build rule topic mail\nbuild rule who all\nbuild rule what read\n"
                   "see k2\nanswer * right\nanswer * right\nanswer * right\nexpect end",
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_both_ways(rows[i], NULL);
    }
    static const struct {
        const char *text, *message;
    } wrong[] = {
        {HANDS "answer * wrong\nanswer * wrong\nanswer * right\nexpect passed",
         "test.plan:29: the lesson does not go this way (at the result '')"},
        {HANDS KEPT "another rule", "test.plan:44: touching the widget: it is finished"},
        {HANDS "another rule\nsheet rule",
         "test.plan:27: touching the widget: not a touch of a builder"},
        {HANDS "another rule\nsee k2",
         "test.plan:27: the lesson does not come to this line of the plan (at a widget "
         "'rule')"},
        {HANDS "answer q2 right", "test.plan:26: the lesson does not go this way (at a "
                                  "question 'q1')"},
        {HANDS "answer q1 moon",
         "test.plan:26: the lesson does not go this way (at a question 'q1')"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        check_both_ways(wrong[i].text, wrong[i].message);
    }
}

/* A plan drives any run view by view: this is what the window does with it. */
static void test_reply_by_reply(void **state)
{
    (void)state;
    Fixture fixture = fixture_new();
    Plan *plan = NULL;
    Run *run = NULL;
    RunView view = {0};
    RunReply reply = {0};
    bool is_over = false;
    assert_int_equal(plan_parse(STR("see c2\nchoose connect free\n"), "p", &plan, NULL),
                     STATUS_OK);
    assert_int_equal(run_new(fixture.lesson, 7, NULL, &run, NULL), STATUS_OK);
    PlanPlayer player = {.plan = plan};
    static const ReplyKind kinds[] = {REPLY_NEXT, REPLY_NEXT, REPLY_NEXT, REPLY_OPTION,
                                      REPLY_NEXT};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        RunEvent event = {0};
        run_view(run, &view);
        assert_int_equal(plan_next_reply(&player, &view, &reply, &is_over, NULL),
                         STATUS_OK);
        assert_false(is_over);
        assert_int_equal(reply.kind, kinds[i]);
        assert_int_equal(run_reply(run, &reply, &event, NULL), STATUS_OK);
    }
    run_free(run);
    plan_free(plan);
    lesson_free(fixture.lesson);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wrong_lines),  cmocka_unit_test(test_empty_plan),
        cmocka_unit_test(test_right_way),    cmocka_unit_test(test_wrong_ways),
        cmocka_unit_test(test_ways_through), cmocka_unit_test(test_reply_by_reply),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
