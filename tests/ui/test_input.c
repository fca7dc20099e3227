/* What a key or the pointer does to widgets. */
#include "ui/widgets.h"
#include "ui_fixture.h"

typedef struct Page {
    const char *name;
    int next, other, option, confirm, raw;
    bool next_is_unavailable;
    bool has_selection;
    bool moves_page; /* next opens another page */
    bool guards;
} Page;

static const Rect next_rect = {100, 100, 200, 100};
static const Rect other_rect = {400, 100, 200, 100};
static const Rect option_rect = {100, 300, 1280, 104};
static const Rect confirm_rect = {100, 500, 200, 100};

static void page(Fixture *f, Ui *ui)
{
    Page *p = f->state;
    ui_page(ui, ui_id(p->name != NULL ? p->name : "page"), STR("ページ"));
    UiButton next = {
        .label = STR("次へ"),
        .shortcuts = {{.key = UI_KEY_RIGHT}, {.key = UI_KEY_CHARACTER, .character = 'n'}},
        .is_unavailable = p->next_is_unavailable,
        .reason = STR("まだです"),
        .guards_repeat = p->guards};
    if (ui_button(ui, ui_id("next"), next_rect, &next)) {
        p->next++;
        p->name = p->moves_page ? "second" : p->name;
    }
    UiButton other = {
        .label = STR("設定"),
        .shortcuts = {{.key = UI_KEY_CHARACTER, .character = 'n'}, {.key = UI_KEY_F2}}};
    p->other += ui_button(ui, ui_id("other"), other_rect, &other);
    UiOption option = {.label = STR("答え"),
                       .letter = 'A',
                       .number = 1,
                       .is_selected = p->has_selection};
    p->option += ui_option(ui, ui_id("option"), option_rect, &option);
    UiButton confirm = {.label = STR("答える"), .shortcuts = {{.key = UI_KEY_ENTER}}};
    p->confirm += ui_button(ui, ui_id("confirm"), confirm_rect, &confirm);
    p->raw += ui_shortcut(ui, (UiShortcut){.key = UI_KEY_F1});
}

static void open_page(Fixture *f, Page *p)
{
    fixture_open(f, page, p);
}

static void test_enter_and_space_activate_the_focused(void **state)
{
    (void)state;
    Page p = {0};
    Fixture f;
    open_page(&f, &p);
    press(&f, UI_KEY_ENTER);
    press(&f, UI_KEY_SPACE);
    assert_int_equal(p.next, 2);
    assert_int_equal(p.other + p.option + p.confirm, 0);
    assert_int_equal(f.passes, 2); /* one that acts, one that shows */
    fixture_close(&f);
}

static void test_shortcuts(void **state)
{
    (void)state;
    Page p = {0};
    Fixture f;
    open_page(&f, &p);
    press(&f, UI_KEY_RIGHT);
    assert_int_equal(p.next, 1);
    press_character(&f, 'n'); /* two want it: the first in call order */
    assert_int_equal(p.next, 2);
    assert_int_equal(p.other, 0);
    press(&f, UI_KEY_F2);
    assert_int_equal(p.other, 1);
    assert_focus(&f, ui_id("next")); /* shortcuts leave the focus */
    press(&f, UI_KEY_F1);
    assert_int_equal(p.raw, 1);
    fixture_input(&f, (UiInput){.kind = UI_INPUT_KEY_DOWN,
                                .key = UI_KEY_CHARACTER,
                                .character = 'n',
                                .control = true});
    assert_int_equal(p.next, 2);
    fixture_close(&f);
}

static void test_answer_by_key_then_enter_confirms(void **state)
{
    (void)state;
    Page p = {0};
    Fixture f;
    open_page(&f, &p);
    press_character(&f, '1');
    assert_int_equal(p.option, 1);
    assert_focus(&f, ui_id("option")); /* answers take the focus with them */
    press(&f, UI_KEY_ENTER);           /* not selected yet: selects */
    assert_int_equal(p.option, 2);
    assert_int_equal(p.confirm, 0);
    p.has_selection = true;
    fixture_input(&f, (UiInput){0});
    press(&f, UI_KEY_ENTER);
    assert_int_equal(p.option, 2);
    assert_int_equal(p.confirm, 1);
    press_character(&f, 'a');
    assert_int_equal(p.option, 3);
    fixture_close(&f);
}

static void test_unavailable_button_takes_focus_and_says_why(void **state)
{
    (void)state;
    Page p = {.next_is_unavailable = true};
    Fixture f;
    open_page(&f, &p);
    assert_focus(&f, ui_id("next"));
    press(&f, UI_KEY_ENTER);
    press(&f, UI_KEY_RIGHT);
    click(&f, 150, 150);
    assert_int_equal(p.next, 0);
    assert_true(str_is(ui_focus_text(f.ui), "次へ。まだです"));
    StrBuf dump = {0};
    draw_list_dump(ui_draw_list(f.ui), &dump);
    assert_non_null(strstr(dump.ptr, "\"まだです\""));
    strbuf_clear(&dump);
    fixture_close(&f);
}

/* ---- pointer ---- */

static void test_pointer_up_activates(void **state)
{
    (void)state;
    Page p = {0};
    Fixture f;
    open_page(&f, &p);
    point(&f, UI_INPUT_POINTER_DOWN, 450, 150);
    assert_int_equal(p.other, 0);
    assert_focus(&f, ui_id("other"));
    point(&f, UI_INPUT_POINTER_UP, 460, 160);
    assert_int_equal(p.other, 1);
    fixture_close(&f);
}

static void test_sliding_off_cancels(void **state)
{
    (void)state;
    static const struct {
        float down_x, down_y, up_x, up_y;
    } slides[] = {
        {150, 150, 150, 250},   /* off, onto nothing */
        {150, 150, 450, 150},   /* onto another */
        {10, 10, 150, 150},     /* from nothing onto it */
        {299.9f, 150, 300, 150} /* just over the edge */
    };
    for (size_t i = 0; i < sizeof(slides) / sizeof(slides[0]); i++) {
        Page p = {0};
        Fixture f;
        open_page(&f, &p);
        point(&f, UI_INPUT_POINTER_DOWN, slides[i].down_x, slides[i].down_y);
        point(&f, UI_INPUT_POINTER_UP, slides[i].up_x, slides[i].up_y);
        assert_int_equal(p.next + p.other, 0);
        fixture_close(&f);
    }
}

static void test_press_is_seen_while_the_pointer_is_there(void **state)
{
    (void)state;
    Page p = {0};
    Fixture f;
    open_page(&f, &p);
    StrBuf dumps[3] = {{0}, {0}, {0}};
    draw_list_dump(ui_draw_list(f.ui), &dumps[0]);
    point(&f, UI_INPUT_POINTER_DOWN, 150, 150);
    draw_list_dump(ui_draw_list(f.ui), &dumps[1]);
    assert_string_not_equal(dumps[0].ptr, dumps[1].ptr);
    point(&f, UI_INPUT_POINTER_MOVE, 10, 10);
    draw_list_dump(ui_draw_list(f.ui), &dumps[2]);
    assert_string_equal(dumps[0].ptr, dumps[2].ptr);
    for (int i = 0; i < 3; i++) {
        strbuf_clear(&dumps[i]);
    }
    fixture_close(&f);
}

/* A double tap must not fall through to the page that comes. */
static void test_dead_time_after_a_page_change(void **state)
{
    (void)state;
    Page p = {.moves_page = true};
    Fixture f;
    open_page(&f, &p);
    click(&f, 150, 150);
    assert_int_equal(p.next, 1);
    p.moves_page = false;
    f.frame.now_ms += 100;
    point(&f, UI_INPUT_POINTER_DOWN, 150, 150);
    point(&f, UI_INPUT_POINTER_UP, 150, 150);
    assert_int_equal(p.next, 1);
    f.frame.now_ms += 149; /* 249 ms after */
    point(&f, UI_INPUT_POINTER_DOWN, 150, 150);
    f.frame.now_ms += 1; /* down too early, up in time */
    point(&f, UI_INPUT_POINTER_UP, 150, 150);
    assert_int_equal(p.next, 1);
    point(&f, UI_INPUT_POINTER_DOWN, 150, 150);
    point(&f, UI_INPUT_POINTER_UP, 150, 150);
    assert_int_equal(p.next, 2);
    fixture_close(&f);
}

static void test_guarded_button_takes_one_of_two_quick_taps(void **state)
{
    (void)state;
    for (int guards = 0; guards < 2; guards++) {
        Page p = {.guards = guards == 1};
        Fixture f;
        open_page(&f, &p);
        for (int i = 0; i < 2; i++) {
            f.frame.now_ms += 100;
            point(&f, UI_INPUT_POINTER_DOWN, 150, 150);
            point(&f, UI_INPUT_POINTER_UP, 150, 150);
        }
        assert_int_equal(p.next, guards == 1 ? 1 : 2);
        click(&f, 150, 150); /* 300 ms later */
        assert_int_equal(p.next, guards == 1 ? 2 : 3);
        fixture_close(&f);
    }
}

/* ---- held keys ---- */

static void test_held_key_activates_every_250_ms(void **state)
{
    (void)state;
    static const UiKey keys[] = {UI_KEY_ENTER, UI_KEY_SPACE, UI_KEY_RIGHT};
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        Page p = {0};
        Fixture f;
        open_page(&f, &p);
        press(&f, keys[i]);
        for (int k = 0; k < 25; k++) {
            press_repeat(&f, keys[i], 30); /* 750 ms in all */
        }
        assert_int_equal(p.next, 1 + 2);
        fixture_close(&f);
    }
}

static void test_held_key_does_not_cross_pages(void **state)
{
    (void)state;
    Page p = {.moves_page = true};
    Fixture f;
    open_page(&f, &p);
    press(&f, UI_KEY_ENTER);
    for (int k = 0; k < 50; k++) {
        press_repeat(&f, UI_KEY_ENTER, 30);
    }
    assert_int_equal(p.next, 1);
    press(&f, UI_KEY_ENTER);
    assert_int_equal(p.next, 2);
    fixture_close(&f);
}

static void test_lost_window_forgets_the_press(void **state)
{
    (void)state;
    Page p = {0};
    Fixture f;
    open_page(&f, &p);
    point(&f, UI_INPUT_POINTER_DOWN, 150, 150);
    fixture_input(&f, (UiInput){.kind = UI_INPUT_FOCUS_LOST});
    point(&f, UI_INPUT_POINTER_UP, 150, 150);
    assert_int_equal(p.next, 0);
    fixture_close(&f);
}

/* ---- segments and switch ---- */

typedef struct Choices {
    size_t chosen;
    bool is_on;
    int changes;
} Choices;

static void choices_page(Fixture *f, Ui *ui)
{
    Choices *c = f->state;
    const Str labels[] = {STR("標準"), STR("大"), STR("特大")};
    ui_page(ui, ui_id("choices"), (Str){0});
    Rect r = {40, 40, 1200, ui_segments_height(ui, 1200, labels, 3)};
    c->changes += ui_segments(ui, ui_id("size"), r, labels, 3, &c->chosen);
    c->changes +=
        ui_switch(ui, ui_id("switch"), (Rect){40, 300, 800, 88}, STR("動き"), &c->is_on);
}

static void test_segments_and_switch(void **state)
{
    (void)state;
    Choices c = {0};
    Fixture f;
    fixture_open(&f, choices_page, &c);
    press(&f, UI_KEY_RIGHT);
    assert_int_equal(c.chosen, 0); /* moving is not choosing */
    press(&f, UI_KEY_SPACE);
    assert_int_equal(c.chosen, 1);
    assert_true(str_is(ui_focus_text(f.ui), "大、選択中"));
    press(&f, UI_KEY_SPACE);
    assert_int_equal(c.changes, 1); /* chosen already */
    press(&f, UI_KEY_TAB);
    assert_true(str_is(ui_focus_text(f.ui), "動き、オフ"));
    press(&f, UI_KEY_SPACE);
    assert_true(c.is_on);
    assert_true(str_is(ui_focus_text(f.ui), "動き、オン"));
    fixture_close(&f);
}

/* ---- verdict rows ---- */

typedef struct Verdicts {
    int given[2];
    float height;
} Verdicts;

static void verdicts_page(Fixture *f, Ui *ui)
{
    Verdicts *v = f->state;
    ui_page(ui, ui_id("verdicts"), (Str){0});
    float y = 40;
    for (size_t i = 0; i < 2; i++) {
        UiVerdictRow row = {.label = STR("差出人：info@example.com"),
                            .verdicts = {STR("あやしい"), STR("問題なし")},
                            .chosen = v->given[i]};
        Rect r = {40, y, 1000, ui_verdict_row_height(ui, 1000, &row)};
        int now = ui_verdict_row(ui, ui_id_at("verdict", i), r, &row);
        v->given[i] = now >= 0 ? now : v->given[i];
        v->height = r.h;
        y += r.h + UI_GAP;
    }
}

static void test_verdict_rows(void **state)
{
    (void)state;
    Verdicts v = {.given = {-1, -1}};
    Fixture f;
    fixture_open(&f, verdicts_page, &v);
    assert_true(str_is(ui_focus_text(f.ui), "差出人：info@example.com、あやしい"));
    press(&f, UI_KEY_RIGHT);
    press(&f, UI_KEY_SPACE);
    assert_int_equal(v.given[0], 1);
    press(&f, UI_KEY_TAB); /* a row is one stop */
    press(&f, UI_KEY_ENTER);
    assert_int_equal(v.given[1], 0);
    assert_int_equal(v.given[0], 1);
    float beside = v.height;
    f.frame.text_scale = 2;
    fixture_input(&f, (UiInput){0});
    assert_true(v.height > 2 * beside); /* buttons go below the text */
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_enter_and_space_activate_the_focused),
        cmocka_unit_test(test_shortcuts),
        cmocka_unit_test(test_answer_by_key_then_enter_confirms),
        cmocka_unit_test(test_unavailable_button_takes_focus_and_says_why),
        cmocka_unit_test(test_pointer_up_activates),
        cmocka_unit_test(test_sliding_off_cancels),
        cmocka_unit_test(test_press_is_seen_while_the_pointer_is_there),
        cmocka_unit_test(test_dead_time_after_a_page_change),
        cmocka_unit_test(test_guarded_button_takes_one_of_two_quick_taps),
        cmocka_unit_test(test_held_key_activates_every_250_ms),
        cmocka_unit_test(test_held_key_does_not_cross_pages),
        cmocka_unit_test(test_lost_window_forgets_the_press),
        cmocka_unit_test(test_segments_and_switch),
        cmocka_unit_test(test_verdict_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
