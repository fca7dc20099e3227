/* Hands-on pages by keys alone and by tap and tap: what each of them answers. */
#include "ui/parts.h"
#include "ui/ui_internal.h"
#include "ui_fixture.h"

/* The page of the test and the last answer that was not empty. */
typedef struct Hands {
    UiSort sort;
    UiOrder order;
    UiPanel panel;
    UiSpot spot;
    UiWhatif whatif;
    UiTurns turns;
    UiHandsResult result;
} Hands;

static Rect content(Fixture *f)
{
    return (Rect){0, 104, f->frame.width, f->frame.height - 104};
}

static void keep(Fixture *f, UiHandsResult result)
{
    Hands *hands = f->state;
    if (result.action != UI_HANDS_NONE) {
        hands->result = result;
    }
}

static void assert_result(Fixture *f, UiHandsAction action, size_t index, size_t to)
{
    Hands *hands = f->state;
    assert_int_equal(hands->result.action, action);
    assert_int_equal(hands->result.index, index);
    assert_int_equal(hands->result.to, to);
    hands->result = (UiHandsResult){0};
}

static void tap(Fixture *f, UiId id)
{
    const ItemRecord *record = ui__find(&f->ui->items, id, 0);
    assert_non_null(record);
    Rect r = record->visible;
    click(f, r.x + r.w / 2, r.y + r.h / 2);
}

static void focus_on(Fixture *f, UiId id)
{
    ui_set_focus(f->ui, id);
    fixture_input(f, (UiInput){0});
    assert_focus(f, id);
}

/* ---- sort ---- */

static void sort_page(Fixture *f, Ui *ui)
{
    const Hands *hands = f->state;
    ui_page(ui, ui_id("sort"), STR("sort"));
    keep(f, part_sort(ui, &hands->sort, content(f)));
}

static void test_sort(void **state)
{
    (void)state;
    UiSortCard cards[] = {{STR("PC"), -1, UI_MARK_NONE},
                          {STR("電話"), 1, UI_MARK_WRONG},
                          {STR("棚"), -1, UI_MARK_NONE}};
    const Str bins[] = {STR("更新"), STR("交換"), STR("そのまま")};
    Hands hands = {.sort = {.cards = cards,
                            .card_count = 3,
                            .bins = bins,
                            .bin_count = 3,
                            .held = SIZE_MAX}};
    Fixture f;
    fixture_open(&f, sort_page, &hands);
    assert_focus(&f, ui_id_at("sort_card", 0));
    press_character(&f, '3');
    assert_result(&f, UI_HANDS_PUT, 0, 2);
    assert_focus(&f, ui_id_at("sort_card", 2)); /* the next of the tray */
    press(&f, UI_KEY_ENTER);
    assert_result(&f, UI_HANDS_HOLD, 2, 0);
    tap(&f, ui_id_at("sort_card", 1)); /* out of its bin */
    assert_result(&f, UI_HANDS_TOUCH, 1, 0);
    hands.sort.held = 2;
    fixture_input(&f, (UiInput){0});
    tap(&f, ui_id_at("sort_bin", 1));
    assert_result(&f, UI_HANDS_PUT, 2, 1);
    f.frame.text_scale = 2; /* the bins open under the card */
    fixture_input(&f, (UiInput){0});
    tap(&f, ui_id_at("sort_bin", 0));
    assert_result(&f, UI_HANDS_PUT, 2, 0);
    fixture_close(&f);
}

/* A number means nothing while the focus is elsewhere and no card is in the hand. */
static void test_sort_number_without_card(void **state)
{
    (void)state;
    UiSortCard cards[] = {{STR("PC"), -1, UI_MARK_NONE}};
    const Str bins[] = {STR("更新"), STR("交換")};
    Hands hands = {.sort = {.cards = cards,
                            .card_count = 1,
                            .bins = bins,
                            .bin_count = 2,
                            .held = SIZE_MAX}};
    Fixture f;
    fixture_open(&f, sort_page, &hands);
    focus_on(&f, ui_id_at("work", 0));
    press_character(&f, '1');
    assert_result(&f, UI_HANDS_NONE, 0, 0);
    fixture_close(&f);
}

/* ---- order ---- */

static void order_page(Fixture *f, Ui *ui)
{
    const Hands *hands = f->state;
    ui_page(ui, ui_id("order"), STR("order"));
    keep(f, part_order(ui, &hands->order, content(f)));
}

static void test_order(void **state)
{
    (void)state;
    UiOrderStep steps[] = {{STR("閉める"), 1, UI_MARK_NONE},
                           {STR("見回る"), 0, UI_MARK_NONE},
                           {STR("書く"), -1, UI_MARK_NONE},
                           {STR("消す"), 2, UI_MARK_NONE}};
    Hands hands = {.order = {.steps = steps, .step_count = 4, .held = SIZE_MAX}};
    Fixture f;
    fixture_open(&f, order_page, &hands);
    assert_focus(&f, ui_id_at("order_step", 1)); /* the first of the column */
    press(&f, UI_KEY_DOWN);
    assert_focus(&f, ui_id_at("order_step", 0));
    press(&f, UI_KEY_SPACE);
    assert_result(&f, UI_HANDS_HOLD, 0, 0);
    hands.order.held = 0;
    press(&f, UI_KEY_UP); /* moves the step now, not the focus */
    assert_result(&f, UI_HANDS_PUT, 0, 0);
    assert_focus(&f, ui_id_at("order_step", 0));
    press(&f, UI_KEY_DOWN);
    assert_result(&f, UI_HANDS_PUT, 0, 2);
    tap(&f, ui_id_at("order_step", 3)); /* to the place that was tapped */
    assert_result(&f, UI_HANDS_PUT, 0, 2);
    hands.order.held = SIZE_MAX;
    tap(&f, ui_id_at("order_up", 3));
    assert_result(&f, UI_HANDS_PUT, 3, 1);
    tap(&f, ui_id_at("order_down", 3)); /* there is nothing below */
    assert_result(&f, UI_HANDS_NONE, 0, 0);
    tap(&f, ui_id_at("order_out", 1));
    assert_result(&f, UI_HANDS_TOUCH, 1, 0);
    focus_on(&f, ui_id_at("order_step", 0));
    press(&f, UI_KEY_BACKSPACE);
    assert_result(&f, UI_HANDS_TOUCH, 0, 0);
    tap(&f, ui_id_at("order_step", 2)); /* into the column */
    assert_result(&f, UI_HANDS_TOUCH, 2, 0);
    fixture_close(&f);
}

/* ---- panel ---- */

static void panel_page(Fixture *f, Ui *ui)
{
    const Hands *hands = f->state;
    ui_page(ui, ui_id("panel"), STR("panel"));
    keep(f, part_panel(ui, &hands->panel, content(f)));
}

static void test_panel(void **state)
{
    (void)state;
    const Str states[] = {STR("切"), STR("入")};
    const UiPanelRow rows[] = {{STR("保護"), states, 2, 0, UI_MARK_NONE},
                               {STR("通知"), states, 2, 1, UI_MARK_NONE},
                               {STR("検査"), states, 2, 0, UI_MARK_NONE}};
    Hands hands = {.panel = {.rows = rows, .row_count = 3, .meter_label = STR("計")}};
    Fixture f;
    fixture_open(&f, panel_page, &hands);
    assert_focus(&f, ui_id_nth(ui_id_at("panel_row", 0), 0));
    press(&f, UI_KEY_ENTER); /* it is set so already */
    assert_result(&f, UI_HANDS_PUT, 0, 0);
    press(&f, UI_KEY_RIGHT);
    press(&f, UI_KEY_SPACE);
    assert_result(&f, UI_HANDS_PUT, 0, 1);
    press(&f, UI_KEY_DOWN);
    assert_focus(&f, ui_id_nth(ui_id_at("panel_row", 2), 1));
    tap(&f, ui_id_nth(ui_id_at("panel_row", 1), 0));
    assert_result(&f, UI_HANDS_PUT, 1, 0);
    assert_true(str_find(ui_focus_text(f.ui), STR("通知")) == 0); /* names its row */
    fixture_close(&f);
}

/* ---- spot ---- */

static void spot_page(Fixture *f, Ui *ui)
{
    const Hands *hands = f->state;
    ui_page(ui, ui_id("spot"), STR("spot"));
    keep(f, part_spot(ui, &hands->spot, content(f)));
}

static void test_spot(void **state)
{
    (void)state;
    UiSpotPlace places[] = {
        {.area = {0.1f, 0.1f, 0.2f, 0.2f}, .label = STR("付箋"), .is_hit = true},
        {.area = {0.6f, 0.6f, 0.001f, 0.001f}, .label = STR("鍵"), .is_hit = true}};
    Hands hands = {.spot = {.picture = STR("pictures/desk"),
                            .width = 1120,
                            .height = 688,
                            .places = places,
                            .place_count = 2,
                            .last = SIZE_MAX}};
    Fixture f;
    fixture_open(&f, spot_page, &hands);
    assert_focus(&f, ui_id_at("spot_form", 0)); /* gives no place away */
    tap(&f, ui_id_at("spot_hot", 1));           /* however small it is drawn */
    assert_result(&f, UI_HANDS_TOUCH, 1, 0);
    assert_true(str_find(ui_focus_text(f.ui), STR("鍵")) < 0);
    const ItemRecord *picture = ui__find(&f.ui->items, ui_id("spot_empty"), 0);
    assert_non_null(picture);
    click(&f, picture->item.rect.x + 8, picture->item.rect.y + 8);
    assert_result(&f, UI_HANDS_TOUCH, SIZE_MAX, 0);
    tap(&f, ui_id_at("spot_form", 1));
    assert_result(&f, UI_HANDS_PLACES, 0, 0);
    tap(&f, ui_id_at("spot_form", 0));
    assert_result(&f, UI_HANDS_LIST, 0, 0);
    hands.spot.is_list = true;
    fixture_input(&f, (UiInput){0});
    focus_on(&f, ui_id_at("spot_item", 0));
    press(&f, UI_KEY_DOWN);
    press(&f, UI_KEY_ENTER);
    assert_result(&f, UI_HANDS_TOUCH, 1, 0);
    hands.spot = (UiSpot){.places = places, .place_count = 2, .last = SIZE_MAX};
    fixture_input(&f, (UiInput){0}); /* no picture at all: the list */
    tap(&f, ui_id_at("spot_item", 0));
    assert_result(&f, UI_HANDS_TOUCH, 0, 0);
    fixture_close(&f);
}

/* ---- whatif and turns ---- */

static void whatif_page(Fixture *f, Ui *ui)
{
    const Hands *hands = f->state;
    ui_page(ui, ui_id("whatif"), STR("whatif"));
    keep(f, part_whatif(ui, &hands->whatif, content(f)));
}

static void test_whatif(void **state)
{
    (void)state;
    UiOption options[] = {{.label = STR("ア"), .number = 1},
                          {.label = STR("イ"), .number = 2}};
    const UiEventCard events[] = {{.label = STR("火事")}};
    Hands hands = {.whatif = {.hands = {.takes_enter = true, .can_go_on = true},
                              .options = options,
                              .option_count = 2,
                              .events = events,
                              .event_count = 1}};
    Fixture f;
    fixture_open(&f, whatif_page, &hands);
    press_character(&f, '2');
    assert_result(&f, UI_HANDS_TOUCH, 1, 0);
    options[1].is_selected = true;
    fixture_input(&f, (UiInput){0});
    press(&f, UI_KEY_ENTER); /* on what is chosen: goes on */
    assert_result(&f, UI_HANDS_GO_ON, 0, 0);
    press(&f, UI_KEY_SPACE); /* lets it go */
    assert_result(&f, UI_HANDS_TOUCH, 1, 0);
    hands.whatif.hands.can_go_on = false;
    tap(&f, ui_id_at("work", 0));
    assert_result(&f, UI_HANDS_NONE, 0, 0);
    /* The events run, the options are fixed; when they come back the focus goes there. */
    options[0].is_fixed = options[1].is_fixed = true;
    fixture_input(&f, (UiInput){0});
    assert_focus(&f, ui_id_at("work", 0));
    options[0].is_fixed = options[1].is_fixed = false;
    fixture_input(&f, (UiInput){0});
    assert_focus(&f, ui_id_at("whatif_option", 0));
    fixture_close(&f);
}

static float seen_height(Fixture *f, UiId id)
{
    const ItemRecord *record = ui__find(&f->ui->items, id, 0);
    assert_non_null(record);
    return record->visible.h;
}

/* In large letters the events are below the fold, and the focus is on the button. */
static void test_new_event_is_seen(void **state)
{
    (void)state;
    UiOption options[6] = {{.number = 1}};
    for (int i = 0; i < 6; i++) {
        options[i] = (UiOption){.label = STR("ア"), .number = i + 1, .is_fixed = true};
    }
    UiEventCard events[] = {{.label = STR("火事")}, {.label = STR("停電")}};
    Hands hands = {.whatif = {.hands = {.can_go_on = true},
                              .options = options,
                              .option_count = 6,
                              .events = events,
                              .event_count = 2}};
    Fixture f;
    fixture_open(&f, whatif_page, &hands);
    f.frame.text_scale = 2;
    for (size_t i = 0; i < 2; i++) {
        events[i].is_open = true;
        fixture_input(&f, (UiInput){0});
        assert_focus(&f, ui_id_at("work", 0));
        assert_true(seen_height(&f, ui_id_at("whatif_event", i)) > 80);
    }
    fixture_close(&f);
}

/* The last place of a high picture, found on a page that has the focus elsewhere. */
static void test_last_place_is_seen(void **state)
{
    (void)state;
    UiSpotPlace places[] = {{.area = {0.1f, 0.9f, 0.2f, 0.05f},
                             .label = STR("電話"),
                             .is_touched = true,
                             .is_hit = true}};
    Hands hands = {.spot = {.picture = STR("pictures/mail"),
                            .width = 720,
                            .height = 900,
                            .places = places,
                            .place_count = 1,
                            .last = SIZE_MAX}};
    Fixture f;
    fixture_open(&f, spot_page, &hands);
    f.frame.text_scale = 2;
    fixture_input(&f, (UiInput){0});
    assert_true(seen_height(&f, ui_id_at("spot_hot", 0)) <= 0);
    hands.spot.last = 0;
    fixture_input(&f, (UiInput){0});
    assert_true(seen_height(&f, ui_id_at("spot_hot", 0)) > 80);
    fixture_close(&f);
}

static void turns_page(Fixture *f, Ui *ui)
{
    const Hands *hands = f->state;
    ui_page(ui, ui_id("turns"), STR("turns"));
    keep(f, part_turns(ui, &hands->turns, content(f)));
}

static void test_turns(void **state)
{
    (void)state;
    const UiTurnAnswer answers[] = {{STR("言う"), 3}, {STR("言わない"), 4}};
    Hands hands = {.turns = {.hands = {.can_hint = true, .can_solve = true},
                             .meter_label = STR("計"),
                             .turn_text = STR("どこの仕事？"),
                             .answers = answers,
                             .answer_count = 2}};
    Fixture f;
    fixture_open(&f, turns_page, &hands);
    press_character(&f, 'b');
    assert_result(&f, UI_HANDS_TOUCH, 4, 0);
    assert_focus(&f, ui_id_at("turn_answer", 0)); /* of the turn that follows */
    tap(&f, ui_id_at("work", 0));
    assert_result(&f, UI_HANDS_HINT, 0, 0);
    tap(&f, ui_id_at("work", 1));
    assert_result(&f, UI_HANDS_SOLVE, 0, 0);
    fixture_close(&f);
}

/* ---- pick: what was chosen can be let go ---- */

typedef struct Pick {
    UiPick pick;
    UiWorkResult result;
} Pick;

static void pick_page(Fixture *f, Ui *ui)
{
    Pick *state = f->state;
    ui_page(ui, ui_id("pick"), STR("pick"));
    UiWorkResult result = part_pick(ui, &state->pick, content(f));
    if (result.action != UI_WORK_NONE) {
        state->result = result;
    }
}

static void test_pick_release(void **state)
{
    (void)state;
    const UiPickRow rows[] = {
        {.label = STR("うわさ"), .mark = UI_MARK_WRONG, .is_chosen = true}};
    Pick page = {.pick = {.rows = rows,
                          .row_count = 1,
                          .opened = 0,
                          .choose_label = STR("選ぶ"),
                          .release_label = STR("やめる")}};
    Fixture f;
    fixture_open(&f, pick_page, &page);
    tap(&f, ui_id("pick_choose"));
    assert_int_equal(page.result.action, UI_WORK_CHOOSE);
    page.pick.release_label = (Str){0};
    fixture_input(&f, (UiInput){0});
    assert_null(ui__find(&f.ui->items, ui_id("pick_choose"), 0));
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sort),
        cmocka_unit_test(test_sort_number_without_card),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_panel),
        cmocka_unit_test(test_spot),
        cmocka_unit_test(test_whatif),
        cmocka_unit_test(test_new_event_is_seen),
        cmocka_unit_test(test_last_place_is_seen),
        cmocka_unit_test(test_turns),
        cmocka_unit_test(test_pick_release),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
