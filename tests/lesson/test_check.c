#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

enum {
    CAFE,
    FREE,
    TETHER,
    AFTER,
    WARNED,
    HANDS
};

/* ---- mistakes, one function each ---- */

static void no_mistake(Fixture *f)
{
    (void)f;
}
static void doubled_step(Fixture *f)
{
    f->steps[FREE][0].id = STR("c1");
}
static void doubled_scene(Fixture *f)
{
    f->scenes[TETHER].id = STR("free");
}
static void no_step_id(Fixture *f)
{
    f->steps[CAFE][1].id = (Str){0};
}
static void bad_step_id(Fixture *f)
{
    f->steps[CAFE][1].id = STR("c 1");
}
static void empty_line(Fixture *f)
{
    f->steps[CAFE][1].text = STR("  ");
}
static void stranger(Fixture *f)
{
    f->steps[CAFE][2].who = STR("tanaka");
}
static void nobody(Fixture *f)
{
    f->steps[CAFE][2].who = (Str){0};
}
static void stranger_shown(Fixture *f)
{
    f->steps[CAFE][0].show.left.who = STR("tanaka");
}
static void motion_without_time(Fixture *f)
{
    f->steps[FREE][1].show.motion.pan_seconds = 0;
}
static void jump_nowhere(Fixture *f)
{
    f->steps[TETHER][1].target = STR("moon");
}
static void meet_nowhere(Fixture *f)
{
    f->steps[CAFE][3].choose.meet = STR("moon");
}
static void undeclared_store(Fixture *f)
{
    f->steps[CAFE][3].choose.store = STR("netwerk");
}
static void store_of_other_kind(Fixture *f)
{
    f->steps[CAFE][3].choose.store = STR("calm");
}
static void one_option(Fixture *f)
{
    f->steps[CAFE][3].choose.option_count = 1;
}
static void other_way_of_nothing(Fixture *f)
{
    f->steps[AFTER][0].target = STR("c1");
}
static void condition_without_host(Fixture *f)
{
    f->lesson->host.evaluate = NULL;
}
static void empty_scene(Fixture *f)
{
    f->scenes[FREE].step_count = 0;
}
static void branch_without_meeting(Fixture *f)
{
    f->steps[CAFE][3].choose.meet = (Str){0};
}
static void no_finish(Fixture *f)
{
    f->scenes[HANDS].step_count--;
}
static void endless_circle(Fixture *f)
{
    f->steps[HANDS][11] =
        (Step){.kind = STEP_JUMP, .id = STR("j9"), .line = 100, .target = STR("hands")};
}
static void steps_behind_jump(Fixture *f)
{
    f->steps[AFTER][1].condition = 0;
}
static void two_right(Fixture *f)
{
    static const QuestionOption both[] = {{{"a", 1}, 120, {"x", 1}, true, {"y", 1}},
                                          {{"b", 1}, 121, {"x", 1}, true, {"y", 1}}};
    f->questions[0].options = both;
    f->questions[0].option_count = 2;
}
static void none_right(Fixture *f)
{
    static const QuestionOption none[] = {{{"a", 1}, 120, {"x", 1}, false, {"y", 1}},
                                          {{"b", 1}, 121, {"x", 1}, false, {"y", 1}}};
    f->spares[1].options = none;
    f->spares[1].option_count = 2;
}
static void one_answer_without_sentence(Fixture *f)
{
    static const QuestionOption one[] = {{{"a", 1}, 120, {"x", 1}, true, {0}}};
    f->questions[2].options = one;
    f->questions[2].option_count = 1;
}
static void reserved_id(Fixture *f)
{
    static const QuestionOption taken[] = {
        {{RUN_DONT_KNOW, sizeof RUN_DONT_KNOW - 1}, 120, {"x", 1}, true, {"y", 1}},
        {{"b", 1}, 121, {"x", 1}, false, {"y", 1}}};
    f->questions[0].options = taken;
    f->questions[0].option_count = 2;
}
static void doubled_question(Fixture *f)
{
    f->spares[0].id = STR("q1");
}
static void version_zero(Fixture *f)
{
    f->questions[1].version = 0;
}
static void pass_too_high(Fixture *f)
{
    f->lesson->quiz.pass = 4;
}
static void spares_alone(Fixture *f)
{
    f->lesson->quiz.question_count = 0;
    f->lesson->quiz.pass = 0;
}
static void head(Fixture *f)
{
    f->lesson->title = (Str){0};
    f->lesson->revision = 0;
    f->lesson->item = 26;
    f->lesson->id = STR("no 9");
}
static void card_without_text(Fixture *f)
{
    static const Card card[] = {{.id = {"k1", 2}, .line = 110},
                                {.id = {"k1", 2}, .line = 111}};
    f->lesson->cards = card;
}
static void no_scenes(Fixture *f)
{
    f->lesson->scene_count = 0;
}
static void widget_missing(Fixture *f)
{
    f->steps[HANDS][0].widget = NULL;
}

static Widget *edit_widget(Fixture *f, size_t step)
{
    Widget *widget = ARENA_NEW(&f->lesson->arena, Widget);
    *widget = *f->steps[HANDS][step].widget;
    f->steps[HANDS][step].widget = widget;
    return widget;
}
static WidgetItem *edit_item(Fixture *f, size_t step, size_t item)
{
    Widget *widget = edit_widget(f, step);
    WidgetItem *items = ARENA_ARRAY(&f->lesson->arena, WidgetItem, widget->item_count);
    for (size_t i = 0; i < widget->item_count; i++) {
        items[i] = widget->items[i];
    }
    widget->items = items;
    return &items[item];
}
static void pick_without_right(Fixture *f)
{
    edit_item(f, 0, 2)->verdict = VERDICT_NO;
}
static void pick_without_verdict(Fixture *f)
{
    edit_item(f, 0, 1)->verdict = VERDICT_NONE;
}
static void pick_without_feedback(Fixture *f)
{
    edit_item(f, 0, 1)->feedback = (Str){0};
}
static void pick_doubled_row(Fixture *f)
{
    edit_item(f, 0, 1)->id = STR("fake");
}
static void pick_asks_too_many(Fixture *f)
{
    edit_widget(f, 1)->needed = 3;
}
static void spot_outside(Fixture *f)
{
    edit_item(f, 2, 0)->x = 95;
}
static void talk_costs_always(Fixture *f)
{
    edit_item(f, 3, 0)->points = 1;
}
static void talk_answer_lost(Fixture *f)
{
    edit_item(f, 3, 0)->group = 7;
}
static void whatif_cell_missing(Fixture *f)
{
    edit_widget(f, 4)->cell_count = 7;
}
static void whatif_no_events(Fixture *f)
{
    Widget *widget = edit_widget(f, 4);
    widget->group_count = 0;
    widget->cell_count = 0;
}
static void sort_no_bin(Fixture *f)
{
    edit_item(f, 5, 1)->group = -1;
}
static void panel_bad_state(Fixture *f)
{
    edit_item(f, 6, 0)->right_state = 2;
}
static void panel_right_already(Fixture *f)
{
    edit_item(f, 6, 0)->initial_state = 1;
}
static void order_one_step(Fixture *f)
{
    edit_widget(f, 7)->item_count = 1;
}
static void builder_no_slots(Fixture *f)
{
    edit_widget(f, 8)->slot_count = 0;
}
static void builder_bands(Fixture *f)
{
    static const BuildBand falling[] = {{8, {"x", 1}}, {8, {"y", 1}}};
    Widget *widget = edit_widget(f, 8);
    widget->rules.bands = falling;
    widget->rules.band_count = 2;
}
static void builder_services(Fixture *f)
{
    edit_widget(f, 8)->rules.services_needed = 3;
}
static void builder_most(Fixture *f)
{
    edit_widget(f, 9)->rules.most = 4;
}
static void builder_secret_sheet(Fixture *f)
{
    edit_widget(f, 8)->rules.sheet = (Str){"x", 1};
}
static void builder_secret_most(Fixture *f)
{
    edit_widget(f, 8)->rules.most = 2;
}
static void no_prompt(Fixture *f)
{
    edit_widget(f, 0)->prompt = (Str){0};
}
static void many_at_once(Fixture *f)
{
    jump_nowhere(f);
    stranger(f);
    two_right(f);
    doubled_question(f);
}

static const struct {
    const char *name;
    void (*spoil)(Fixture *f);
    const char *reports; /* line:code, in the order of the check */
} cases[] = {
#define ROW(name, reports)                                                               \
    {                                                                                    \
#name, name, reports                                                             \
    }
    ROW(no_mistake, ""),
    ROW(doubled_step, "20:L104 "),
    ROW(doubled_scene, "15:L204 24:L104 24:L302 "),
    ROW(no_step_id, "11:L101 "),
    ROW(bad_step_id, "11:L102 "),
    ROW(empty_line, "11:L103 "),
    ROW(stranger, "12:L201 "),
    ROW(nobody, "12:L202 "),
    ROW(stranger_shown, "10:L201 "),
    ROW(motion_without_time, "21:L203 "),
    ROW(jump_nowhere, "26:L204 24:L304 "),
    ROW(meet_nowhere, "13:L204 19:L304 "),
    ROW(undeclared_store, "13:L205 "),
    ROW(store_of_other_kind, "13:L206 "),
    ROW(one_option, "13:L207 24:L302 "),
    ROW(other_way_of_nothing, "30:L208 "),
    ROW(condition_without_host, "31:L209 "),
    ROW(empty_scene, "19:L210 "),
    ROW(branch_without_meeting, "19:L301 "),
    ROW(no_finish, "38:L301 9:L304 19:L304 24:L304 29:L304 34:L304 "),
    ROW(endless_circle, "9:L304 19:L304 24:L304 29:L304 34:L304 38:L304 "),
    ROW(steps_behind_jump, "32:L303 "),
    ROW(two_right, "119:L402 "),
    ROW(none_right, "159:L402 "),
    ROW(one_answer_without_sentence, "120:L103 139:L403 "),
    ROW(reserved_id, "120:L401 "),
    ROW(doubled_question, "149:L104 "),
    ROW(version_zero, "129:L404 "),
    ROW(pass_too_high, "119:L406 "),
    ROW(spares_alone, "149:L407 "),
    ROW(head, "1:L102 1:L103 1:L105 1:L106 "),
    ROW(card_without_text, "110:L103 111:L104 111:L103 "),
    ROW(no_scenes, "1:L107 "),
    ROW(widget_missing, "39:L502 "),
    ROW(pick_without_right, "39:L501 "),
    ROW(pick_without_verdict, "41:L501 "),
    ROW(pick_without_feedback, "41:L103 "),
    ROW(pick_doubled_row, "41:L104 "),
    ROW(pick_asks_too_many, "43:L501 "),
    ROW(spot_outside, "47:L501 "),
    ROW(talk_costs_always, "50:L501 "),
    ROW(talk_answer_lost, "50:L501 52:L501 "),
    ROW(whatif_cell_missing, "65:L501 "),
    ROW(whatif_no_events, "60:L501 "),
    ROW(sort_no_bin, "73:L501 "),
    ROW(panel_bad_state, "74:L501 "),
    ROW(panel_right_already, "74:L501 "),
    ROW(order_one_step, "80:L501 "),
    ROW(builder_no_slots, "90:L501 "),
    ROW(builder_bands, "90:L501 "),
    ROW(builder_services, "95:L501 90:L501 "),
    ROW(builder_most, "96:L501 "),
    ROW(builder_secret_sheet, "90:L501 "),
    ROW(builder_secret_most, "90:L501 "),
    ROW(no_prompt, "39:L103 "),
    ROW(many_at_once, "12:L201 26:L204 24:L304 119:L402 149:L104 "),
#undef ROW
};

static void collect(void *context, int line, const char *code, const char *sentence)
{
    assert_true(sentence[0] != '\0');
    strbuf_add_format(context, "%d:%s ", line, code);
}

static void test_cases(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Fixture fixture = fixture_new();
        StrBuf reports = {0};
        const LessonSink sink = {&reports, collect};
        cases[i].spoil(&fixture);
        const size_t count = lesson_check(fixture.lesson, &sink);
        if (!str_is(strbuf_str(&reports), cases[i].reports)) {
            print_error("%s: '%s'\n", cases[i].name, reports.ptr ? reports.ptr : "");
            wrong++;
        }
        assert_int_equal(count == 0, cases[i].reports[0] == '\0');
        strbuf_clear(&reports);
        lesson_free(fixture.lesson);
    }
    assert_int_equal(wrong, 0);
}

/* Without a sink it only counts. */
static void test_without_sink(void **state)
{
    (void)state;
    Fixture fixture = fixture_new();
    many_at_once(&fixture);
    assert_int_equal(lesson_check(fixture.lesson, NULL), 5);
    lesson_free(fixture.lesson);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_without_sink),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
