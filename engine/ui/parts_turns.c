/* A talk in turns: what is said to one and three answers; beside it the meter and what
 * was answered so far. After the last turn the answers stand in the middle. */
#include <math.h>

#include "ui/parts_hands_internal.h"

enum {
    SIDE_W = 600,
    PADDING = 16,
};

/* ---- the turn ---- */

static float answers(Ui *ui, Rect column, const UiTurns *turns, UiHandsResult *result)
{
    float y = column.y;
    ui_group_begin(ui, ui_id("turn_answers"), UI_GROUP_COLUMN);
    for (size_t i = 0; i < turns->answer_count; i++) {
        const UiTurnAnswer *answer = &turns->answers[i];
        UiOption option = {
            .label = answer->label, .letter = (char)('A' + i), .number = (int)i + 1};
        Rect r = {column.x, y, column.w, ui_option_height(ui, column.w, &option)};
        if (ui_option(ui, ui_id_at("turn_answer", i), r, &option)) {
            *result = (UiHandsResult){.action = UI_HANDS_TOUCH, .index = answer->index};
            ui_set_focus(ui, ui_id_at("turn_answer", 0)); /* of the next turn */
        }
        y += r.h + UI_GAP;
    }
    ui_group_end(ui);
    return y - UI_GAP;
}

static float turn(Ui *ui, Rect column, const UiTurns *turns, UiHandsResult *result)
{
    UiTextStyle label = {.type = UI_TYPE_LABEL, .color = ui->theme->primary};
    UiTextStyle text = {.type = UI_TYPE_H2};
    part__text(ui, column, &column.y, UI_SPACE_8, turns->turn_label, &label);
    part__text(ui, column, &column.y, UI_SPACE_16, turns->turn_text, &text);
    return answers(ui, column, turns, result);
}

/* ---- what was answered ---- */

static float past_text_width(const Ui *ui, float width)
{
    return width - 3 * PADDING - part__mark_side(ui);
}

static float past_height(Ui *ui, float width, const UiTurn *it)
{
    UiTextStyle small = {.type = UI_TYPE_CAPTION};
    UiTextStyle answer = {.type = UI_TYPE_SMALL};
    float w = past_text_width(ui, width);
    float h = ui_text_height(ui, w, it->text, &small) +
              ui_text_height(ui, w, it->answer, &answer) +
              ui_text_height(ui, w, it->word, &small);
    return ceilf(fmaxf(h, part__mark_side(ui)) + UI_SPACE_16);
}

static void past(Ui *ui, Rect r, const UiTurn *it)
{
    const Theme *t = ui->theme;
    UiBox box = ui_mark_box(t, it->mark, UI_RADIUS_CARD);
    ui_box(ui, r, &box);
    float side = part__mark_side(ui);
    ui_mark(ui, (Rect){r.x + PADDING, r.y + (r.h - side) / 2, side, side}, it->mark);
    UiTextStyle small = {.type = UI_TYPE_CAPTION, .color = t->text2};
    UiTextStyle answer = {.type = UI_TYPE_SMALL};
    UiTextStyle word = {
        .type = UI_TYPE_CAPTION, .is_bold = true, .color = ui_mark_color(t, it->mark)};
    Rect column = {r.x + 2 * PADDING + side, r.y, past_text_width(ui, r.w), 0};
    float y = r.y + UI_SPACE_8;
    part__text(ui, column, &y, 0, it->text, &small);
    part__text(ui, column, &y, 0, it->answer, &answer);
    part__text(ui, column, &y, 0, it->word, &word);
}

static float past_turns(Ui *ui, Rect column, const UiTurns *turns)
{
    UiTextStyle title = {.type = UI_TYPE_LABEL, .color = ui->theme->text2};
    float y = column.y;
    part__text(ui, column, &y, UI_SPACE_8, turns->turns_title, &title);
    for (size_t i = 0; i < turns->turn_count; i++) {
        const UiTurn *it = &turns->turns[i];
        if (it->answer.len > 0) {
            Rect r = {column.x, y, column.w, past_height(ui, column.w, it)};
            past(ui, r, it);
            y += r.h + UI_SPACE_8;
        }
    }
    return y - UI_SPACE_8;
}

/* ---- page ---- */

static bool has_past(const UiTurns *turns)
{
    for (size_t i = 0; i < turns->turn_count; i++) {
        if (turns->turns[i].answer.len > 0) {
            return true;
        }
    }
    return false;
}

static float meter(Ui *ui, Rect column, const UiTurns *turns)
{
    return part__meter(ui, column, turns->meter_label, turns->meter_text, turns->meter,
                       -1);
}

static void wide_page(Ui *ui, const UiTurns *turns, const HandsPlace *place,
                      UiHandsResult *result)
{
    bool is_over = turns->turn_text.len == 0;
    Rect left = place->body;
    Rect side = rect_cut_right(&left, SIDE_W, 48);
    Rect column = ui_scroll_begin(ui, ui_id("turns_page"), left);
    column.y += UI_RING;
    float bottom =
        is_over ? past_turns(ui, column, turns) : turn(ui, column, turns, result);
    ui_scroll_end(ui, bottom + UI_RING);
    if (is_over) {
        side.h = 2 * UI_SPACE_24 + part__meter_height(ui);
        ui_card(ui, side, &(UiCard){0});
        (void)meter(ui, rect_inset(side, UI_SPACE_24), turns);
        return;
    }
    ui_card(ui, side, &(UiCard){0});
    column = ui_scroll_begin(ui, ui_id("turns_side"), rect_inset(side, UI_SPACE_24));
    column.y += meter(ui, column, turns) + UI_SPACE_24;
    if (has_past(turns)) {
        column.y = past_turns(ui, column, turns);
    }
    ui_scroll_end(ui, column.y);
}

static void narrow_page(Ui *ui, const UiTurns *turns, const HandsPlace *place,
                        UiHandsResult *result)
{
    Rect column = ui_scroll_begin(ui, ui_id("turns_page"), place->body);
    column.y = part__hands_lead(ui, column, &turns->hands);
    column.y += meter(ui, column, turns) + UI_SPACE_24;
    if (turns->turn_text.len > 0) {
        column.y = turn(ui, column, turns, result) + UI_SPACE_24;
    }
    if (has_past(turns)) {
        column.y = past_turns(ui, column, turns);
    }
    ui_scroll_end(ui, column.y + UI_RING);
}

UiHandsResult part_turns(Ui *ui, const UiTurns *turns, Rect content)
{
    UiHandsResult result = {0};
    HandsPlace place;
    part__hands_begin(ui, &turns->hands, content, &place);
    if (part__is_narrow(ui)) {
        narrow_page(ui, turns, &place, &result);
    } else {
        wide_page(ui, turns, &place, &result);
    }
    part__hands_end(ui, &turns->hands, &place, &result);
    part__hands_again(ui, &place, ui_id_at("turn_answer", 0));
    ui_first_focus(ui, turns->answer_count > 0 ? ui_id_at("turn_answer", 0)
                                               : part__hands_next(&place));
    return result;
}
