/* Where the focus is: order, groups, grids, sheets, and what happens when things vanish.
 */
#include "ui/sheet.h"
#include "ui_fixture.h"

/* ---- a page described by a string ----
 * One letter a button, 'a'-'z'; [ ] a row group, ( ) a column group, { } a grid (its
 * buttons stand in rows of three); ^ turns late on and off; | opens a sheet over what
 * came before, which lasts to the end. Buttons stand in one line of 100 units. */
typedef struct Layout {
    const char *items;
    char first; /* declared first focus; 0: none */
    const char *page;
    char activated; /* the last one */
    int presses;
} Layout;

static UiId id_of(char letter)
{
    return ui_id_at("button", (size_t)letter);
}

static void place_button(Ui *ui, Layout *layout, char letter, int at, int in_grid)
{
    Rect r = {40 + 110 * (float)at, 40, 100, 100};
    if (in_grid >= 0) {
        r = (Rect){40 + 110 * (float)(in_grid % 3), 200 + 110 * (float)(in_grid / 3), 100,
                   100};
    }
    Str label = {strchr("abcdefghijklmnopqrstuvwxyz", letter), 1};
    if (ui_button(ui, id_of(letter), r, &(UiButton){.label = label})) {
        layout->activated = letter;
        layout->presses++;
    }
}

static void begin_group(Ui *ui, char bracket)
{
    UiGroupKind kind = bracket == '['   ? UI_GROUP_ROW
                       : bracket == '(' ? UI_GROUP_COLUMN
                                        : UI_GROUP_GRID;
    ui_group_begin(ui, ui_id_at("group", (size_t)bracket), kind);
}

static void letters_page(Fixture *f, Ui *ui)
{
    Layout *layout = f->state;
    ui_page(ui, ui_id(layout->page != NULL ? layout->page : "page"), STR("見出し"));
    bool is_late = false;
    const UiSheet paper = {.title = STR("紙")};
    Rect sheet = {0};
    int in_grid = -1;
    for (int i = 0; layout->items[i] != '\0'; i++) {
        char c = layout->items[i];
        if (strchr("[({", c) != NULL) {
            begin_group(ui, c);
            in_grid = c == '{' ? 0 : -1;
        } else if (strchr("])}", c) != NULL) {
            ui_group_end(ui);
            in_grid = -1;
        } else if (c == '^') {
            is_late = !is_late;
            ui_order_late(ui, is_late);
        } else if (c == '|') {
            sheet = ui_sheet_begin(ui, ui_id("sheet"), &paper);
        } else {
            place_button(ui, layout, c, i, in_grid);
            in_grid += in_grid >= 0 ? 1 : 0;
        }
    }
    if (layout->first != 0) {
        ui_first_focus(ui, id_of(layout->first));
    }
    if (sheet.w > 0 && ui_sheet_end(ui, &paper, sheet.y + 400) == UI_SHEET_CLOSED) {
        layout->activated = '!';
    }
}

static void press_step(Fixture *f, char step)
{
    static const struct {
        char step;
        UiKey key;
    } keys[] = {{'>', UI_KEY_TAB},   {'l', UI_KEY_LEFT},  {'r', UI_KEY_RIGHT},
                {'u', UI_KEY_UP},    {'d', UI_KEY_DOWN},  {'h', UI_KEY_HOME},
                {'e', UI_KEY_END},   {'E', UI_KEY_ENTER}, {'S', UI_KEY_SPACE},
                {'!', UI_KEY_ESCAPE}};
    if (step == '<') {
        press_shift_tab(f);
        return;
    }
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        if (keys[i].step == step) {
            press(f, keys[i].key);
        }
    }
}

/* focus: after the page opened and after each step. */
typedef struct WalkRow {
    const char *items;
    char first;
    const char *steps;
    const char *focus;
} WalkRow;

static const WalkRow walks[] = {
    /* call order, wrapping around, backwards */
    {"abc", 0, ">>>", "abca"},
    {"abc", 0, "<<", "acb"},
    {"abc", 'c', ">", "ca"},
    {"abc", 'z', ">", "ab"},
    /* late ones come last wherever they are called */
    {"a^b^cd", 0, ">>>>", "acdba"},
    {"^a^b", 0, ">>", "bab"},
    /* one Tab stop a group, arrows inside, no leaving by arrows */
    {"a[bcd]e", 0, ">>>", "abea"},
    {"a[bcd]e", 0, ">rrr>", "abcdde"},
    {"a[bcd]e", 0, ">r>>>", "abceac"},
    {"a[bcd]e", 0, ">r><", "abcec"},
    {"a[bcd]e", 0, "<<", "aeb"},
    {"[bcd]", 0, "eh", "bdb"},
    {"[bcd]", 0, "l", "bb"},
    {"(bcd)", 0, "ddu", "bcdc"},
    {"(bcd)", 0, "rl", "bbb"},
    {"a(bc)[de]", 0, ">d>r<>", "abcdece"},
    {"a[b]c", 0, ">>", "abc"},
    {"[abc]", 0, ">", "aa"},
    /* grids: nearest in the direction
     *   a b c
     *   d e f
     *   g h   */
    {"{abcdefgh}", 0, "rdlu", "abeda"},
    {"{abcdefgh}", 0, "rrdd", "abcfh"},
    {"{abcdefgh}", 0, "dddu", "adggd"},
    {"{abcdefgh}", 0, "lrrr", "aabcc"},
    {"{abcdefgh}", 0, "eh", "aha"},
    /* a sheet traps: only its own, first is its own first */
    {"ab|cd", 0, ">>", "cdc"},
    {"ab|cd", 'd', "><", "dcd"},
    {"ab|", 0, ">", "??"},
};

static char focused_letter(const Fixture *f)
{
    for (char c = 'a'; c <= 'z'; c++) {
        if (ui_focus(f->ui) == id_of(c)) {
            return c;
        }
    }
    return '?';
}

static void test_walks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(walks) / sizeof(walks[0]); i++) {
        Layout layout = {.items = walks[i].items, .first = walks[i].first};
        Fixture f;
        fixture_open(&f, letters_page, &layout);
        char seen[32] = {focused_letter(&f)};
        for (size_t k = 0; walks[i].steps[k] != '\0'; k++) {
            press_step(&f, walks[i].steps[k]);
            seen[k + 1] = focused_letter(&f);
        }
        if (strcmp(seen, walks[i].focus) != 0) {
            fail_msg("walk %zu '%s' by '%s': %s instead of %s", i, walks[i].items,
                     walks[i].steps, seen, walks[i].focus);
        }
        fixture_close(&f);
    }
}

/* The page becomes another one (same page id) while the focus stands somewhere. */
typedef struct VanishRow {
    const char *before, *steps, *after;
    char focus;
} VanishRow;

static const VanishRow vanishes[] = {
    {"abcd", ">", "abcd", 'b'},  /* nothing vanished */
    {"abcd", ">", "dcba", 'b'},  /* kept by id, not by place */
    {"abcd", ">", "acd", 'c'},   /* next sibling */
    {"abcd", ">>>", "abc", 'c'}, /* was the last: previous */
    {"abcd", ">", "ad", 'd'},    /* next that is still there */
    {"abcd", ">", "xyz", 'x'},   /* none left: first of all */
    {"a(bcd)e", ">d", "a(bd)e", 'd'}, {"abcd", ">", "", '?'},
};

static void test_vanished_focus_goes_to_a_neighbour(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(vanishes) / sizeof(vanishes[0]); i++) {
        Layout layout = {.items = vanishes[i].before};
        Fixture f;
        fixture_open(&f, letters_page, &layout);
        for (const char *step = vanishes[i].steps; *step != '\0'; step++) {
            press_step(&f, *step);
        }
        layout.items = vanishes[i].after;
        fixture_input(&f, (UiInput){0});
        if (focused_letter(&f) != vanishes[i].focus) {
            fail_msg("vanish %zu: '%c' instead of '%c'", i, focused_letter(&f),
                     vanishes[i].focus);
        }
        fixture_close(&f);
    }
}

static void test_sheet_gives_the_focus_back(void **state)
{
    (void)state;
    Layout layout = {.items = "abc"};
    Fixture f;
    fixture_open(&f, letters_page, &layout);
    press(&f, UI_KEY_TAB);
    layout.items = "abc|xy";
    fixture_input(&f, (UiInput){0});
    assert_focus(&f, id_of('x'));
    press(&f, UI_KEY_TAB);
    assert_focus(&f, id_of('y'));
    press(&f, UI_KEY_ESCAPE);
    assert_int_equal(layout.activated, '!');
    layout.items = "abc";
    fixture_input(&f, (UiInput){0});
    assert_focus(&f, id_of('b'));
    layout.items = "abc|xy"; /* opened anew: at its first again */
    fixture_input(&f, (UiInput){0});
    assert_focus(&f, id_of('x'));
    fixture_close(&f);
}

static void test_page_below_a_sheet_is_dead(void **state)
{
    (void)state;
    Layout layout = {.items = "abc|xy"};
    Fixture f;
    fixture_open(&f, letters_page, &layout);
    click(&f, 50, 50); /* where a is */
    assert_int_equal(layout.activated, 0);
    press(&f, UI_KEY_ENTER);
    assert_int_equal(layout.activated, 'x');
    fixture_close(&f);
}

static void test_new_page_starts_at_its_first(void **state)
{
    (void)state;
    Layout layout = {.items = "abcd", .first = 'c'};
    Fixture f;
    fixture_open(&f, letters_page, &layout);
    press(&f, UI_KEY_TAB);
    assert_focus(&f, id_of('d'));
    layout.page = "other";
    fixture_input(&f, (UiInput){0});
    assert_focus(&f, id_of('c'));
    fixture_close(&f);
}

static void test_focus_alone_does_nothing(void **state)
{
    (void)state;
    Layout layout = {.items = "ab[cd]{efg}"};
    Fixture f;
    fixture_open(&f, letters_page, &layout);
    for (const char *step = ">>>r>rd<<"; *step != '\0'; step++) {
        press_step(&f, *step);
    }
    assert_int_equal(layout.presses, 0);
    fixture_close(&f);
}

static void test_spoken_text_follows_the_focus(void **state)
{
    (void)state;
    Layout layout = {.items = "ab"};
    Fixture f;
    fixture_open(&f, letters_page, &layout);
    assert_true(str_is(ui_focus_text(f.ui), "a"));
    press(&f, UI_KEY_TAB);
    assert_true(str_is(ui_focus_text(f.ui), "b"));
    layout.items = "";
    fixture_input(&f, (UiInput){0});
    assert_true(str_is(ui_focus_text(f.ui), "見出し"));
    fixture_close(&f);
}

/* Two boxes, both tones, the very last of the list. */
static void test_ring_is_drawn_last_and_once(void **state)
{
    (void)state;
    Layout layout = {.items = "abc"};
    Fixture f;
    fixture_open(&f, letters_page, &layout);
    press(&f, UI_KEY_TAB);
    const DrawList *list = ui_draw_list(f.ui);
    const Theme *t = theme_get(UI_THEME_LIGHT);
    int rings = 0;
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *c = &list->commands[i];
        rings += c->kind == DRAW_BOX && memcmp(&c->box.border, &t->focus, 4) == 0;
    }
    assert_int_equal(rings, 1);
    const DrawCommand *end = list->commands + list->count;
    assert_int_equal(end[-1].kind, DRAW_CLIP);
    assert_memory_equal(&end[-2].box.border, &t->focus_in, 4);
    assert_memory_equal(&end[-3].box.border, &t->focus, 4);
    assert_true(end[-3].rect.x == 40 + 110 - 10 && end[-3].rect.w == 120);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_walks),
        cmocka_unit_test(test_vanished_focus_goes_to_a_neighbour),
        cmocka_unit_test(test_sheet_gives_the_focus_back),
        cmocka_unit_test(test_page_below_a_sheet_is_dead),
        cmocka_unit_test(test_new_page_starts_at_its_first),
        cmocka_unit_test(test_focus_alone_does_nothing),
        cmocka_unit_test(test_spoken_text_follows_the_focus),
        cmocka_unit_test(test_ring_is_drawn_last_and_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
