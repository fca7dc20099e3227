#include "author/fit_hands.h"

#include "app/words.h"
#include "text/layout.h"
#include "ui/parts_hands.h"

enum {
    ROWS_MOST = UI_HANDS_ITEMS_MOST,
    PLATES_MOST = 16
};

static size_t at_most(size_t count, size_t most)
{
    return count < most ? count : most;
}

static UiHands hands_of(Arena *arena, const FitHands *page, WordId how)
{
    const WidgetView *const view = page->view;
    return (UiHands){
        .prompt = view->widget->prompt,
        .how = FILL(arena, how, STR("3")),
        .mark = UI_MARK_WRONG,
        .note_word = ui_mark_word(UI_MARK_WRONG),
        .note = page->note,
        .done = view->is_done ? view->widget->done : (Str){0},
        .can_hint = !view->is_done,
        .can_solve = !view->is_done,
        .can_go_on = view->is_done,
    };
}

static void build_sort(Ui *ui, Arena *arena, const FitHands *page, Rect content)
{
    const Widget *const widget = page->view->widget;
    UiSortCard cards[ROWS_MOST] = {0};
    Str bins[UI_HANDS_BINS_MOST] = {{0}};
    UiSort sort = {.hands = hands_of(arena, page, WORD_SORT_HOW),
                   .cards = cards,
                   .card_count = at_most(widget->item_count, ROWS_MOST),
                   .bins = bins,
                   .bin_count = at_most(widget->group_count, UI_HANDS_BINS_MOST),
                   .held = SIZE_MAX};
    for (size_t i = 0; i < sort.card_count; i++) {
        cards[i] =
            (UiSortCard){widget->items[i].label, page->view->mark[i], UI_MARK_RIGHT};
    }
    for (size_t i = 0; i < sort.bin_count; i++) {
        bins[i] = widget->groups[i].label;
    }
    sort.hands.status = FILL(arena, WORD_SORT_STATUS, STR("3"), STR("6"));
    (void)part_sort(ui, &sort, content);
}

static void build_panel(Ui *ui, Arena *arena, const FitHands *page, Rect content)
{
    const Widget *const widget = page->view->widget;
    UiPanelRow rows[ROWS_MOST] = {0};
    const UiPanel panel = {
        .hands = hands_of(arena, page, WORD_PANEL_HOW),
        .rows = rows,
        .row_count = at_most(widget->item_count, ROWS_MOST),
        .meter_label = widget->meter.len > 0 ? widget->meter : word(WORD_PANEL_METER),
        .meter_text = FILL(arena, WORD_PANEL_READING, STR("1"), STR("3"), STR("7")),
        .meter = 0.5f,
    };
    for (size_t i = 0; i < panel.row_count; i++) {
        rows[i] = (UiPanelRow){.label = widget->items[i].label,
                               .states = widget->items[i].states,
                               .state_count = widget->items[i].state_count,
                               .state = (size_t)page->view->mark[i],
                               .mark = UI_MARK_RIGHT};
    }
    (void)part_panel(ui, &panel, content);
}

static void build_order(Ui *ui, Arena *arena, const FitHands *page, Rect content)
{
    const Widget *const widget = page->view->widget;
    UiOrderStep steps[ROWS_MOST] = {0};
    UiOrder order = {.hands = hands_of(arena, page, WORD_ORDER_HOW),
                     .steps = steps,
                     .step_count = at_most(widget->item_count, ROWS_MOST),
                     .held = SIZE_MAX,
                     .is_fixed = page->view->is_done};
    for (size_t i = 0; i < order.step_count; i++) {
        steps[i] =
            (UiOrderStep){widget->items[i].label, page->view->mark[i], UI_MARK_NONE};
    }
    order.hands.next_label = word(WORD_ORDER_CHECK);
    (void)part_order(ui, &order, content);
}

static Rect share_of(float x, float y, float w, float h)
{
    return (Rect){x / 100, y / 100, w / 100, h / 100};
}

static void build_spot(Ui *ui, Arena *arena, const FitHands *page, Rect content)
{
    const Widget *const widget = page->view->widget;
    UiSpotPlace places[ROWS_MOST] = {0};
    UiSpotPlate plates[PLATES_MOST] = {0};
    UiSpot spot = {.hands = hands_of(arena, page, WORD_SPOT_HOW),
                   .width = (float)widget->picture_width,
                   .height = (float)widget->picture_height,
                   .places = places,
                   .place_count = at_most(widget->item_count, ROWS_MOST),
                   .plates = plates,
                   .plate_count = at_most(widget->plate_count, PLATES_MOST),
                   .last = SIZE_MAX};
    for (size_t i = 0; i < spot.place_count; i++) {
        const WidgetItem *const item = &widget->items[i];
        places[i] = (UiSpotPlace){.area = share_of(item->x, item->y, item->w, item->h),
                                  .label = item->label,
                                  .feedback = item->feedback,
                                  .is_hit = item->verdict == VERDICT_YES,
                                  .is_touched = page->view->mark[i] == 1};
    }
    for (size_t i = 0; i < spot.plate_count; i++) {
        const WidgetPlate *const plate = &widget->plates[i];
        plates[i] =
            (UiSpotPlate){share_of(plate->x, plate->y, plate->w, plate->h), plate->text};
    }
    spot.picture = str_format(arena, "pictures/%.*s", STR_ARG(widget->picture));
    spot.hands.status = FILL(arena, WORD_SPOT_STATUS, STR("3"), STR("6"));
    (void)part_spot(ui, &spot, content);
}

static Str longest_outcome(const Widget *widget, size_t event)
{
    Str longest = {0};
    for (size_t i = 0; i < widget->cell_count; i++) {
        const WidgetCell *const cell = &widget->cells[i];
        const bool is_longer = cell->feedback.len > longest.len;
        longest = cell->group == (int)event && is_longer ? cell->feedback : longest;
    }
    return longest;
}

static void build_whatif(Ui *ui, Arena *arena, const FitHands *page, Rect content)
{
    const Widget *const widget = page->view->widget;
    UiOption options[ROWS_MOST] = {0};
    UiEventCard events[ROWS_MOST] = {0};
    UiWhatif whatif = {.hands = hands_of(arena, page, WORD_WHATIF_HOW),
                       .options = options,
                       .option_count = at_most(widget->item_count, ROWS_MOST),
                       .events = events,
                       .event_count = at_most(widget->group_count, ROWS_MOST)};
    for (size_t i = 0; i < whatif.option_count; i++) {
        options[i] = (UiOption){
            .label = widget->items[i].label, .number = (int)i + 1, .is_compact = true};
    }
    for (size_t i = 0; i < whatif.event_count; i++) {
        events[i] = (UiEventCard){.label = widget->groups[i].label,
                                  .is_open = page->view->cursor > (int)i,
                                  .mark = UI_MARK_WRONG,
                                  .word = word(WORD_WHATIF_NO),
                                  .text = longest_outcome(widget, i)};
    }
    whatif.hands.next_label = word(WORD_WHATIF_NEXT);
    (void)part_whatif(ui, &whatif, content);
}

static void build_turns(Ui *ui, Arena *arena, const FitHands *page, Rect content)
{
    const WidgetView *const view = page->view;
    const Widget *const widget = view->widget;
    UiTurn turns[ROWS_MOST] = {0};
    UiTurnAnswer answers[ROWS_MOST] = {0};
    const bool is_over = view->cursor >= (int)widget->group_count;
    UiTurns talk = {.hands = hands_of(arena, page, WORD_TURNS_HOW),
                    .meter_label =
                        widget->meter.len > 0 ? widget->meter : word(WORD_TURNS_METER),
                    .meter_text = FILL(arena, WORD_PICK_STATUS, STR("3"), STR("8")),
                    .turn_label = FILL(arena, WORD_TURNS_TURN, STR("1"), STR("4")),
                    .turn_text = is_over ? (Str){0} : widget->groups[view->cursor].label,
                    .answers = answers,
                    .turns = turns,
                    .turn_count = at_most(widget->group_count, ROWS_MOST),
                    .turns_title = word(WORD_TURNS_PAST)};
    for (size_t i = 0; i < talk.turn_count; i++) {
        turns[i] = (UiTurn){.text = widget->groups[i].label};
    }
    for (size_t i = 0; i < widget->item_count && talk.answer_count < ROWS_MOST; i++) {
        const WidgetItem *const item = &widget->items[i];
        if (item->group == view->cursor) {
            answers[talk.answer_count++] = (UiTurnAnswer){item->label, i};
        } else if (view->mark[i] == 1) {
            turns[item->group].answer = item->label;
            turns[item->group].mark = UI_MARK_RIGHT;
            turns[item->group].word = word(WORD_TURNS_YES);
        }
    }
    (void)part_turns(ui, &talk, content);
}

static void build_pick(Ui *ui, Arena *arena, const FitHands *page, Rect content)
{
    const WidgetView *const view = page->view;
    const Widget *const widget = view->widget;
    UiPickRow rows[ROWS_MOST] = {0};
    const size_t count = at_most(widget->item_count, ROWS_MOST);
    (void)arena;
    for (size_t i = 0; i < count; i++) {
        rows[i] = (UiPickRow){.label = widget->items[i].label,
                              .detail = widget->items[i].detail,
                              .feedback = widget->items[i].feedback,
                              .mark = UI_MARK_RIGHT,
                              .is_chosen = view->mark[i] == 1};
    }
    const UiPick pick = {
        .prompt = widget->prompt,
        .rows = rows,
        .row_count = count,
        .opened = count > 0 ? count - 1 : 0,
        .choose_label = word(WORD_PICK_CHOOSE),
        .done = view->is_done ? widget->done : (Str){0},
        .can_go_on = view->is_done,
    };
    (void)part_pick(ui, &pick, content);
}

static void build_builder(Ui *ui, Arena *arena, const FitHands *page, Rect content)
{
    const WidgetView *const view = page->view;
    const Widget *const widget = view->widget;
    const bool is_over = view->build.slot >= widget->slot_count;
    const WidgetSlot *const slot = is_over ? NULL : &widget->slots[view->build.slot];
    Str choices[UI_BUILD_CHOICES_MOST] = {{0}};
    UiBuild build = {.step = ui_id("build_step"),
                     .prompt = widget->prompt,
                     .choices = choices,
                     .chosen = SIZE_MAX,
                     .built = str_copy(arena, view->build.preview),
                     .warning = word(WORD_BUILD_WARNING),
                     .can_go_on = true,
                     .next_label = word(WORD_BUILD_DECIDE)};
    if (slot != NULL) {
        build.step_label = slot->title;
        build.note = slot->feedback;
        build.choice_count = at_most(slot->value_count, UI_BUILD_CHOICES_MOST);
        for (size_t i = 0; i < build.choice_count; i++) {
            choices[i] = slot->values[i].label;
        }
    } else {
        build.step_label = word(WORD_BUILD_DONE_TITLE);
        build.note = widget->done;
    }
    (void)part_build(ui, &build, content);
}

void fit_hands_build(Ui *ui, Arena *arena, const FitHands *page, Rect content)
{
    typedef void BuildSkin(Ui *, Arena *, const FitHands *, Rect);
    static BuildSkin *const skins[WIDGET_SKIN_COUNT] = {
        [WIDGET_CHOOSE] = build_turns, [WIDGET_PICK] = build_pick,
        [WIDGET_SPOT] = build_spot,    [WIDGET_WHATIF] = build_whatif,
        [WIDGET_SORT] = build_sort,    [WIDGET_PANEL] = build_panel,
        [WIDGET_ORDER] = build_order,  [WIDGET_BUILDER] = build_builder,
    };
    skins[page->view->widget->skin](ui, arena, page, content);
}

const WidgetItem *fit_hands_longest(const Widget *widget)
{
    const WidgetItem *longest = NULL;
    size_t most = 0;
    for (size_t i = 0; i < widget->item_count; i++) {
        const WidgetItem *const item = &widget->items[i];
        const size_t length = text_count(item->label) + text_count(item->feedback);
        if (item->feedback.len > 0 && length > most) {
            most = length;
            longest = item;
        }
    }
    return longest;
}
