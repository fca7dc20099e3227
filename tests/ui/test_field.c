/* Typing: the text field, the IME, and secrets. */
#include "base/utf8.h"
#include "ui/widgets.h"
#include "ui_fixture.h"

typedef struct Page {
    UiEdit name, other;
    bool is_secret;
    int changes, entered, saved, logs;
} Page;

static void page(Fixture *f, Ui *ui)
{
    Page *p = f->state;
    ui_page(ui, ui_id("fields"), STR("入力"));
    UiField name = {.label = STR("名前"),
                    .hint = STR("ひらがな"),
                    .text = &p->name,
                    .max_characters = 20,
                    .is_secret = p->is_secret};
    UiField other = {.label = STR("番号"), .text = &p->other, .digits_only = true};
    bool changed = false;
    Rect r = {40, 40, 600, ui_field_height(ui, 600, &name)};
    p->entered += ui_field(ui, ui_id("name"), r, &name, &changed);
    r.y = 400;
    (void)ui_field(ui, ui_id("other"), r, &other, &changed);
    p->changes += changed;
    UiButton save = {.label = STR("保存する"),
                     .shortcuts = {{.key = UI_KEY_RIGHT},
                                   {.key = UI_KEY_CHARACTER, .character = 's'}}};
    p->saved += ui_button(ui, ui_id("save"), (Rect){40, 700, 300, 96}, &save);
    p->logs += ui_shortcut(ui, (UiShortcut){.key = UI_KEY_CHARACTER, .character = 'l'});
}

static void test_typing_and_moving_between_fields(void **state)
{
    (void)state;
    Page p = {0};
    Fixture f;
    fixture_open(&f, page, &p);
    Rect caret = {0};
    assert_true(ui_text_input(f.ui, &caret));
    assert_true(caret.h >= 24);
    float before = caret.x;
    type_text(&f, "ねこ");
    assert_true(str_is(edit_text(&p.name), "ねこ"));
    assert_true(ui_text_input(f.ui, &caret));
    assert_true(caret.x > before);
    press(&f, UI_KEY_LEFT);
    type_text(&f, "い");
    assert_true(str_is(edit_text(&p.name), "ねいこ"));
    press(&f, UI_KEY_BACKSPACE);
    press(&f, UI_KEY_TAB);
    type_text(&f, "a1２");
    assert_true(str_is(edit_text(&p.name), "ねこ"));
    assert_true(str_is(edit_text(&p.other), "12"));
    assert_int_equal(p.changes, 4);
    press(&f, UI_KEY_TAB);
    assert_false(ui_text_input(f.ui, &caret)); /* text input off outside of fields */
    type_text(&f, "x");
    assert_true(str_is(edit_text(&p.other), "12"));
    fixture_close(&f);
}

static void test_letters_in_a_field_are_no_shortcuts(void **state)
{
    (void)state;
    Page p = {0};
    Fixture f;
    fixture_open(&f, page, &p);
    press_character(&f, 's');
    press_character(&f, 'l');
    press(&f, UI_KEY_RIGHT);
    press(&f, UI_KEY_SPACE);
    assert_int_equal(p.saved + p.logs, 0);
    assert_focus(&f, ui_id("name"));
    press(&f, UI_KEY_ENTER);
    assert_int_equal(p.entered, 1);
    press_shift_tab(&f); /* to the button: now they work */
    press_character(&f, 'l');
    press_character(&f, 's');
    assert_int_equal(p.saved, 1);
    assert_int_equal(p.logs, 1);
    fixture_close(&f);
}

static void test_no_key_fires_while_composing(void **state)
{
    (void)state;
    static const UiKey keys[] = {UI_KEY_ENTER, UI_KEY_ESCAPE,    UI_KEY_SPACE,
                                 UI_KEY_LEFT,  UI_KEY_BACKSPACE, UI_KEY_TAB,
                                 UI_KEY_DOWN,  UI_KEY_PAGE_DOWN, UI_KEY_F2};
    Page p = {0};
    Fixture f;
    fixture_open(&f, page, &p);
    type_text(&f, "あ");
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        compose(&f, "にほん", 0, 3);
        press(&f, keys[i]);
        assert_true(str_is(edit_text(&p.name), "あ"));
        assert_true(edit_is_composing(&p.name));
        assert_focus(&f, ui_id("name"));
    }
    assert_int_equal(p.entered + p.saved, 0);
    type_text(&f, "日本");
    assert_false(edit_is_composing(&p.name));
    assert_true(str_is(edit_text(&p.name), "あ日本"));
    press(&f, UI_KEY_ENTER);
    assert_int_equal(p.entered, 1);
    fixture_close(&f);
}

static size_t count_boxes(const Fixture *f, float height, float width)
{
    const DrawList *list = ui_draw_list(f->ui);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *c = &list->commands[i];
        count += c->kind == DRAW_BOX && c->rect.h == height && c->rect.w == width;
    }
    return count;
}

/* Underline 3 under all of it, 6 under the clause; the caret stands at the clause. */
static void test_composition_is_drawn_inline(void **state)
{
    (void)state;
    Page p = {0};
    Fixture f;
    fixture_open(&f, page, &p);
    type_text(&f, "あ");
    Rect start, caret;
    assert_true(ui_text_input(f.ui, &start));
    compose(&f, "かんじへんかん", 3, 2);
    assert_int_equal(count_boxes(&f, 3, 7 * 36), 1);
    assert_int_equal(count_boxes(&f, 6, 2 * 36), 1);
    assert_true(ui_text_input(f.ui, &caret));
    assert_true(caret.x == start.x + 3 * 36);
    StrBuf dump = {0};
    draw_list_dump(ui_draw_list(f.ui), &dump);
    assert_non_null(strstr(dump.ptr, "\"あかんじへんかん\""));
    strbuf_clear(&dump);
    compose(&f, "", 0, 0);
    assert_false(edit_is_composing(&p.name));
    assert_int_equal(count_boxes(&f, 3, 7 * 36), 0);
    fixture_close(&f);
}

static void test_leaving_the_field_ends_the_composition(void **state)
{
    (void)state;
    Page p = {0};
    Fixture f;
    fixture_open(&f, page, &p);
    compose(&f, "かな", 0, 0);
    click(&f, 100, 750); /* the button */
    assert_false(edit_is_composing(&p.name));
    assert_true(str_is(edit_text(&p.name), ""));
    assert_int_equal(p.saved, 1);
    fixture_close(&f);
}

static void test_long_text_keeps_its_caret_in_sight(void **state)
{
    (void)state;
    Page p = {0};
    Fixture f;
    fixture_open(&f, page, &p);
    for (int i = 0; i < 20; i++) {
        type_text(&f, "漢");
        Rect caret;
        assert_true(ui_text_input(f.ui, &caret));
        assert_true(caret.x >= 40 && caret.x + caret.w <= 640);
    }
    type_text(&f, "漢"); /* 21st: refused */
    assert_int_equal(utf8_length(edit_text(&p.name)), 20);
    fixture_close(&f);
}

/* ---- secrets ---- */

static bool contains(const void *memory, size_t size, const char *needle)
{
    size_t len = strlen(needle);
    const char *bytes = memory;
    for (size_t i = 0; i + len <= size; i++) {
        if (memcmp(bytes + i, needle, len) == 0) {
            return true;
        }
    }
    return false;
}

static void test_secret_is_neither_dumped_nor_spoken(void **state)
{
    (void)state;
    Page p = {.is_secret = true};
    Fixture f;
    fixture_open(&f, page, &p);
    type_text(&f, "canary7319");
    compose(&f, "kanari", 0, 0);
    StrBuf dump = {0};
    draw_list_dump(ui_draw_list(f.ui), &dump);
    assert_null(strstr(dump.ptr, "canary"));
    assert_null(strstr(dump.ptr, "kanari"));
    assert_non_null(strstr(dump.ptr, "\"****************\""));
    strbuf_clear(&dump);
    assert_true(str_is(ui_focus_text(f.ui), "名前、入力欄、10文字"));
    p.is_secret = false;
    fixture_input(&f, (UiInput){0});
    assert_true(str_is(ui_focus_text(f.ui), "名前、入力欄、canary7319"));
    fixture_close(&f);
}

/* The frame's memory is kept between frames: the next frame must not find the text. */
static void test_secret_is_gone_from_the_frame_memory(void **state)
{
    (void)state;
    Page p = {.is_secret = true};
    Fixture f;
    fixture_open(&f, page, &p);
    type_text(&f, "canary7319");
    const DrawList *list = ui_draw_list(f.ui);
    const char *drawn = NULL;
    size_t glyphs = 0;
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *c = &list->commands[i];
        if (c->kind == DRAW_GLYPHS && c->glyphs.is_secret) {
            drawn = (const char *)c->glyphs.glyphs;
            glyphs = c->glyphs.count;
        }
    }
    assert_int_equal(glyphs, 10);
    edit_wipe(&p.name);
    fixture_input(&f, (UiInput){0});
    assert_true(list->arena.wipe_on_clear);
    /* Still the arena's memory, as it keeps its largest block. */
    const TextGlyph *old = (const TextGlyph *)(const void *)drawn;
    size_t same = 0;
    for (size_t i = 0; i < glyphs; i++) {
        same += old[i].codepoint == (uint32_t) "canary7319"[i];
    }
    assert_true(same < 3);
    assert_false(contains(&p, sizeof(p), "canary"));
    fixture_close(&f);
}

static void measuring_page(Fixture *f, Ui *ui)
{
    (void)f;
    ui_page(ui, ui_id("measure"), (Str){0});
    UiTextStyle style = {.type = UI_TYPE_BODY, .is_secret = true, .is_verbatim = true};
    assert_true(ui_text_width(ui, STR("canary7319"), &style) > 0);
}

/* Measured only, never drawn: its glyphs are in the frame's memory all the same. */
static void test_measuring_a_secret_wipes_too(void **state)
{
    (void)state;
    Fixture f;
    fixture_open(&f, measuring_page, NULL);
    assert_true(ui_draw_list(f.ui)->arena.wipe_on_clear);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_typing_and_moving_between_fields),
        cmocka_unit_test(test_letters_in_a_field_are_no_shortcuts),
        cmocka_unit_test(test_no_key_fires_while_composing),
        cmocka_unit_test(test_composition_is_drawn_inline),
        cmocka_unit_test(test_leaving_the_field_ends_the_composition),
        cmocka_unit_test(test_long_text_keeps_its_caret_in_sight),
        cmocka_unit_test(test_secret_is_neither_dumped_nor_spoken),
        cmocka_unit_test(test_secret_is_gone_from_the_frame_memory),
        cmocka_unit_test(test_measuring_a_secret_wipes_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
