/* Scroll areas: by key, wheel and button, and never with the focus out of sight. */
#include "ui/sheet.h"
#include "ui/ui_internal.h"
#include "ui_fixture.h"

enum {
    AREA_Y = 200,
    AREA_H = 600,
    ROW_H = 100,
    ROW_STEP = 116,
};

typedef struct Page {
    int rows;
    bool grouped;
    bool in_sheet;
    bool to_end;
    int back;  /* the page's own PageUp */
    float top; /* y of the first row in the last pass */
    float width;
} Page;

static float draw_rows(Ui *ui, const Page *p, Rect inner)
{
    float y = inner.y;
    for (int i = 0; i < p->rows; i++) {
        Rect r = {inner.x, y, inner.w, ROW_H};
        (void)ui_button(ui, ui_id_at("row", (size_t)i), r,
                        &(UiButton){.label = STR("行")});
        y += ROW_STEP;
    }
    return y - (ROW_STEP - ROW_H);
}

static void page(Fixture *f, Ui *ui)
{
    Page *p = f->state;
    ui_page(ui, ui_id("scroll"), STR("一覧"));
    (void)ui_button(ui, ui_id("before"), (Rect){40, 40, 200, 96},
                    &(UiButton){.label = STR("前")});
    UiId id = ui_id("area");
    if (p->to_end) {
        ui_scroll_to_end(ui, id);
        p->to_end = false;
    }
    Rect inner = ui_scroll_begin(ui, id, (Rect){100, AREA_Y, 1000, AREA_H});
    p->top = inner.y;
    p->width = inner.w;
    if (p->grouped) {
        ui_group_begin(ui, ui_id("rows"), UI_GROUP_COLUMN);
    }
    float bottom = draw_rows(ui, p, inner);
    if (p->grouped) {
        ui_group_end(ui);
    }
    ui_scroll_end(ui, bottom);
    p->back += ui_shortcut(ui, (UiShortcut){.key = UI_KEY_PAGE_UP});
}

static void test_short_content_does_not_scroll(void **state)
{
    (void)state;
    Page p = {.rows = 5};
    Fixture f;
    fixture_open(&f, page, &p);
    assert_true(p.width == 1000);
    press(&f, UI_KEY_PAGE_DOWN);
    fixture_input(&f,
                  (UiInput){.kind = UI_INPUT_WHEEL, .x = 500, .y = 500, .wheel_y = -3});
    assert_true(p.top == AREA_Y);
    press(&f, UI_KEY_PAGE_UP); /* nothing to scroll: the page's own */
    assert_int_equal(p.back, 1);
    fixture_close(&f);
}

static void test_keys_wheel_and_buttons(void **state)
{
    (void)state;
    Page p = {.rows = 20};
    Fixture f;
    fixture_open(&f, page, &p);
    assert_true(p.width == 1000 - 88 - 16);
    float content = 20 * ROW_STEP - 16;
    press(&f, UI_KEY_PAGE_DOWN);
    float after_page = p.top;
    assert_true(after_page < AREA_Y - AREA_H / 2.0f && after_page > AREA_Y - AREA_H);
    press(&f, UI_KEY_DOWN); /* the focus is on "before", in no group */
    assert_true(p.top < after_page);
    press(&f, UI_KEY_END);
    assert_true(p.top == AREA_Y - (content - AREA_H));
    press(&f, UI_KEY_PAGE_DOWN); /* at the end */
    assert_true(p.top == AREA_Y - (content - AREA_H));
    press(&f, UI_KEY_HOME);
    assert_true(p.top == AREA_Y);
    assert_int_equal(p.back, 0);
    fixture_input(&f,
                  (UiInput){.kind = UI_INPUT_WHEEL, .x = 500, .y = 500, .wheel_y = -2});
    assert_true(p.top == AREA_Y - 240);
    fixture_input(&f,
                  (UiInput){.kind = UI_INPUT_WHEEL, .x = 500, .y = 500, .wheel_y = 9});
    assert_true(p.top == AREA_Y);
    click(&f, 1100 - 44, AREA_Y + AREA_H - 44); /* down */
    assert_true(p.top == AREA_Y - 480);
    click(&f, 1100 - 44, AREA_Y + 44); /* up */
    assert_true(p.top == AREA_Y);
    fixture_close(&f);
}

/* Ring (10) and 16 more are inside the area, as far as the content goes. */
static void assert_focus_in_sight(const Fixture *f)
{
    const ItemRecord *record = ui__find(&f->ui->items, ui_focus(f->ui), 0);
    assert_non_null(record);
    if (record->scroll == 0) {
        return;
    }
    Rect r = rect_outset(record->item.rect, UI_RING);
    const Page *p = f->state;
    float content_end = p->top + (float)(p->rows * ROW_STEP - 16);
    bool is_first = record->item.rect.y - p->top < 30;
    bool is_last = content_end - (record->item.rect.y + ROW_H) < 30;
    assert_true(is_first || r.y >= AREA_Y + UI_RING_MARGIN - 0.5f);
    assert_true(is_last || r.y + r.h <= AREA_Y + AREA_H - UI_RING_MARGIN + 0.5f);
    assert_true(record->item.rect.y >= AREA_Y - 0.5f);
    assert_true(record->item.rect.y + ROW_H <= AREA_Y + AREA_H + 0.5f);
}

static void test_focus_is_scrolled_into_view(void **state)
{
    (void)state;
    for (int grouped = 0; grouped < 2; grouped++) {
        Page p = {.rows = 20, .grouped = grouped == 1};
        Fixture f;
        fixture_open(&f, page, &p);
        press(&f, UI_KEY_TAB);
        for (int i = 0; i < 25; i++) {
            press(&f, grouped == 1 ? UI_KEY_DOWN : UI_KEY_TAB);
            assert_focus_in_sight(&f);
        }
        for (int i = 0; i < 25; i++) {
            if (grouped == 1) {
                press(&f, UI_KEY_UP);
            } else {
                press_shift_tab(&f);
            }
            assert_focus_in_sight(&f);
        }
        fixture_close(&f);
    }
}

static void test_hidden_rows_cannot_be_hit(void **state)
{
    (void)state;
    Page p = {.rows = 20};
    Fixture f;
    fixture_open(&f, page, &p);
    click(&f, 300, AREA_Y + AREA_H + 50); /* below: row 5 would be there */
    assert_focus(&f, ui_id("before"));
    click(&f, 300, AREA_Y + AREA_H - 10); /* row 5, its visible part */
    assert_focus(&f, ui_id_at("row", 5));
    fixture_close(&f);
}

static void test_to_end_and_shrinking(void **state)
{
    (void)state;
    Page p = {.rows = 20, .to_end = true};
    Fixture f;
    fixture_open(&f, page, &p);
    assert_true(p.top == AREA_Y - (20 * ROW_STEP - 16 - AREA_H));
    press(&f, UI_KEY_PAGE_UP); /* asked for once, not for ever */
    assert_true(p.top > AREA_Y - (20 * ROW_STEP - 16 - AREA_H));
    p.rows = 6;
    fixture_input(&f, (UiInput){0});
    assert_true(p.top == AREA_Y - (6 * ROW_STEP - 16 - AREA_H));
    p.rows = 2;
    fixture_input(&f, (UiInput){0});
    assert_true(p.top == AREA_Y);
    assert_true(p.width == 1000);
    fixture_close(&f);
}

static void test_clips_are_balanced(void **state)
{
    (void)state;
    Page p = {.rows = 20};
    Fixture f;
    fixture_open(&f, page, &p);
    const DrawList *list = ui_draw_list(f.ui);
    bool is_limited = false;
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *c = &list->commands[i];
        if (c->kind == DRAW_CLIP) {
            is_limited = c->rect.w > 0;
        }
    }
    assert_false(is_limited);
    fixture_close(&f);
}

/* ---- what belongs to the focus ---- */

typedef struct Opened {
    float below, height;
} Opened;

static void opened_page(Fixture *f, Ui *ui)
{
    const Opened *p = f->state;
    ui_page(ui, ui_id("opened"), STR("開く"));
    Rect inner = ui_scroll_begin(ui, ui_id("area"), (Rect){100, AREA_Y, 1000, p->height});
    for (int i = 0; i < 12; i++) {
        Rect r = {inner.x, inner.y + (float)i * ROW_STEP, inner.w, ROW_H};
        (void)ui_item(ui, &(UiItem){.id = ui_id_at("row", (size_t)i),
                                    .rect = r,
                                    .spoken = STR("行"),
                                    .below = i == 4 ? p->below : 0});
    }
    ui_scroll_end(ui, inner.y + 12 * ROW_STEP);
}

static Rect focused_rect(const Fixture *f)
{
    const ItemRecord *record = ui__find(&f->ui->items, ui_focus(f->ui), f->ui->top);
    assert_non_null(record);
    return record->item.rect;
}

static void test_what_was_opened_comes_into_view(void **state)
{
    (void)state;
    Opened p = {.height = AREA_H};
    Fixture f;
    fixture_open(&f, opened_page, &p);
    for (int i = 0; i < 4; i++) {
        press(&f, UI_KEY_TAB);
    }
    p.below = 300;
    fixture_input(&f, (UiInput){0});
    Rect r = focused_rect(&f);
    assert_true(r.y >= AREA_Y && r.y + r.h + p.below <= AREA_Y + AREA_H);
    /* More than there is room for: the widget itself stays in view. */
    p.below = 2000;
    fixture_input(&f, (UiInput){0});
    assert_true(focused_rect(&f).y >= AREA_Y);
    /* Something is told below and takes the room: the focus is not covered. */
    p = (Opened){.height = 250};
    fixture_input(&f, (UiInput){0});
    r = focused_rect(&f);
    assert_true(r.y >= AREA_Y && r.y + r.h <= AREA_Y + 250);
    fixture_close(&f);
}

/* A list of which one row is open: the panel under it takes its room, at the last row
 * less of it. */
static void accordion_page(Fixture *f, Ui *ui)
{
    const int *open = f->state;
    ui_page(ui, ui_id("accordion"), STR("一つ開く"));
    Rect inner = ui_scroll_begin(ui, ui_id("area"), (Rect){100, AREA_Y, 1000, AREA_H});
    float y = inner.y;
    for (int i = 0; i < 12; i++) {
        float below = i == *open ? (i == 11 ? 300.0f : 600.0f) : 0;
        (void)ui_item(ui, &(UiItem){.id = ui_id_at("row", (size_t)i),
                                    .rect = {inner.x, y, inner.w, ROW_H},
                                    .spoken = STR("行"),
                                    .below = below});
        y += ROW_STEP + below;
    }
    ui_scroll_end(ui, y);
}

/* Another one closes above it and everything moves up. */
static void test_next_opened_comes_into_view(void **state)
{
    (void)state;
    int open = 2;
    Fixture f;
    fixture_open(&f, accordion_page, &open);
    for (int i = 0; i < 11; i++) {
        press(&f, UI_KEY_TAB);
    }
    open = 11;
    fixture_input(&f, (UiInput){0});
    Rect r = focused_rect(&f);
    assert_true(r.y >= AREA_Y && r.y + r.h + 300 <= AREA_Y + AREA_H);
    fixture_close(&f);
}

/* ---- the foot of a sheet ---- */

typedef struct Paper {
    float length;
    int pressed;
} Paper;

static void paper_page(Fixture *f, Ui *ui)
{
    Paper *p = f->state;
    ui_page(ui, ui_id("paper"), STR("紙"));
    const UiButton close = {.label = STR("閉じる")};
    const UiSheet sheet = {
        .title = STR("紙"), .name = "foot", .buttons = &close, .button_count = 1};
    Rect inner = ui_sheet_begin(ui, ui_id("sheet"), &sheet);
    int pressed = ui_sheet_end(ui, &sheet, inner.y + p->length);
    p->pressed = pressed != UI_SHEET_OPEN ? pressed : p->pressed;
}

static void test_foot_of_a_sheet_stays(void **state)
{
    (void)state;
    Paper p = {.length = 300, .pressed = UI_SHEET_OPEN};
    Fixture f;
    fixture_open(&f, paper_page, &p);
    Rect low = focused_rect(&f);
    p.length = 5000;
    fixture_input(&f, (UiInput){0});
    Rect high = focused_rect(&f);
    assert_true(high.y > low.y && high.y + high.h <= 1080);
    press(&f, UI_KEY_PAGE_DOWN);
    assert_true(focused_rect(&f).y == high.y);
    press(&f, UI_KEY_ENTER);
    assert_int_equal(p.pressed, 0);
    press(&f, UI_KEY_ESCAPE);
    assert_int_equal(p.pressed, UI_SHEET_CLOSED);
    fixture_close(&f);
}

/* ---- a picture as wide as the page ---- */

static void picture_page(Fixture *f, Ui *ui)
{
    float *shown = f->state;
    ui_page(ui, ui_id("picture"), STR("絵"));
    Rect inner = ui_scroll_begin(ui, ui_id("picture_scroll"), (Rect){0, 0, 1000, 480});
    ui_scroll_end(ui, inner.y + inner.w / 2); /* 500 without the bar */
    *shown = inner.w;
}

/* It fits beside the bar only; the bar stays then, and the page settles. */
static void test_page_that_fits_beside_its_bar_settles(void **state)
{
    (void)state;
    float shown = 0;
    Fixture f;
    fixture_open(&f, picture_page, &shown);
    assert_true(shown < 960);
    for (int i = 0; i < 3; i++) {
        fixture_input(&f, (UiInput){0});
        assert_true(shown < 960);
    }
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_short_content_does_not_scroll),
        cmocka_unit_test(test_keys_wheel_and_buttons),
        cmocka_unit_test(test_focus_is_scrolled_into_view),
        cmocka_unit_test(test_hidden_rows_cannot_be_hit),
        cmocka_unit_test(test_to_end_and_shrinking),
        cmocka_unit_test(test_clips_are_balanced),
        cmocka_unit_test(test_what_was_opened_comes_into_view),
        cmocka_unit_test(test_next_opened_comes_into_view),
        cmocka_unit_test(test_foot_of_a_sheet_stays),
        cmocka_unit_test(test_page_that_fits_beside_its_bar_settles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
