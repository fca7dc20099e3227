/* Pick from a list: rows at the left, what the opened row says at the right; on a narrow
 * page below the row. Choosing is a second step, so that looking costs nothing. */
#include <math.h>

#include "ui/parts_hands_internal.h"
#include "ui/parts_work.h"

enum {
    DETAIL_W = 640,
    PANEL_PADDING = 32,
};

static bool has_opened(const UiPick *pick)
{
    return pick->opened < pick->row_count;
}

/* ---- list ---- */

static float row_text_width(const Ui *ui, float width)
{
    return width - 2 * UI_SPACE_24 - part__mark_side(ui) - UI_SPACE_16;
}

static float row_height(Ui *ui, float width, const UiPickRow *row)
{
    UiTextStyle style = {.type = UI_TYPE_OPTION};
    float h = ui_text_height(ui, row_text_width(ui, width), row->label, &style);
    float least = ui_target(ui);
    return ceilf(fmaxf(least, h + UI_SPACE_8));
}

static Str row_spoken(Ui *ui, const UiPickRow *row)
{
    return part__spoken(ui, row->label,
                        row->is_chosen ? ui_mark_word(row->mark) : (Str){0});
}

static UiBox row_box(const Theme *t, const UiPickRow *row, const UiState *state,
                     bool is_open)
{
    UiBox box = ui_mark_box(t, row->mark, UI_RADIUS_CARD);
    if (row->mark == UI_MARK_NONE) {
        bool is_tinted = is_open || state->is_hovered || state->is_pressed;
        box.fill = is_tinted ? t->primary_tint : t->surface;
        box.border = is_open ? t->primary : t->border;
        box.border_width = is_open ? UI_BORDER_STATE : UI_BORDER_CONTROL;
    }
    return box;
}

static bool list_row(Ui *ui, Rect r, const UiPick *pick, size_t i, float below)
{
    const UiPickRow *row = &pick->rows[i];
    UiItem item = {.id = ui_id_at("pick_row", i),
                   .rect = r,
                   .radius = UI_RADIUS_CARD,
                   .spoken = row_spoken(ui, row),
                   .shortcut_focuses = true,
                   .below = below};
    if (i < 9) {
        item.shortcuts[0] =
            (UiShortcut){.key = UI_KEY_CHARACTER, .character = (char)('1' + i)};
    }
    UiState state = ui_item(ui, &item);
    UiBox box = row_box(ui->theme, row, &state, i == pick->opened);
    ui_box(ui, r, &box);
    UiTextStyle style = {.type = UI_TYPE_OPTION};
    float w = row_text_width(ui, r.w);
    ui__text_middle(ui, (Rect){r.x + UI_SPACE_24, r.y, w, r.h}, row->label, &style);
    float side = part__mark_side(ui);
    Rect mark = {r.x + r.w - UI_SPACE_24 - side, r.y + (r.h - side) / 2, side, side};
    if (row->mark != UI_MARK_NONE) {
        ui_mark(ui, mark, row->mark);
    } else {
        ui_icon(ui, mark, STR("icons/next"), ui->theme->primary);
    }
    return state.is_activated;
}

/* ---- detail ---- */

static float feedback_block(Ui *ui, Rect inner, float y, const UiPickRow *row)
{
    if (!row->is_chosen || row->mark == UI_MARK_NONE) {
        return y;
    }
    UiTextStyle word = {.type = UI_TYPE_LABEL,
                        .color = ui_mark_color(ui->theme, row->mark)};
    UiTextStyle body = {.type = UI_TYPE_BODY};
    float side = part__mark_side(ui);
    float line = fmaxf(side, ui_type_pitch(ui, UI_TYPE_LABEL));
    ui_mark(ui, (Rect){inner.x, y + (line - side) / 2, side, side}, row->mark);
    float word_y = y + (line - ui_type_pitch(ui, UI_TYPE_LABEL)) / 2;
    (void)ui_text(ui, inner.x + side + UI_SPACE_12, word_y, 0, ui_mark_word(row->mark),
                  &word);
    y += line + UI_SPACE_8;
    part__text(ui, inner, &y, UI_SPACE_16, row->feedback, &body);
    ui_announce(ui, part__spoken(ui, ui_mark_word(row->mark), row->feedback));
    return y;
}

/* What the opened row can be told: to be chosen, or not to be any more. */
static UiButton choose_button(Ui *ui, const UiPick *pick)
{
    const UiPickRow *row = &pick->rows[pick->opened];
    Str label = row->is_chosen ? pick->release_label : pick->choose_label;
    return (UiButton){.label = label,
                      .kind = UI_BUTTON_SECONDARY,
                      .spoken = part__spoken(ui, row->label, label)};
}

/* Label (where the row is not right above), what is known, feedback, and the button that
 * chooses. Returns the y below. */
static float detail(Ui *ui, Rect inner, const UiPick *pick, bool is_inline,
                    UiWorkResult *result)
{
    const UiPickRow *row = &pick->rows[pick->opened];
    UiTextStyle title = {.type = UI_TYPE_H2};
    UiTextStyle body = {.type = UI_TYPE_BODY, .is_tight = true};
    float y = inner.y;
    if (!is_inline) {
        part__text(ui, inner, &y, UI_SPACE_8, row->label, &title);
    }
    if (is_inline) { /* what the answer was is seen without scrolling */
        y = feedback_block(ui, inner, y, row);
    }
    part__text(ui, inner, &y, UI_SPACE_16, row->detail, &body);
    if (!is_inline) {
        y = feedback_block(ui, inner, y, row);
    }
    UiButton choose = choose_button(ui, pick);
    if (choose.label.len == 0) {
        return y;
    }
    UiSize size = ui_button_size(ui, &choose);
    Rect r = {inner.x, y, fminf(fmaxf(size.w, 320), inner.w), size.h};
    if (ui_button(ui, ui_id("pick_choose"), r, &choose)) {
        *result = (UiWorkResult){UI_WORK_CHOOSE, pick->opened};
    }
    return y + r.h + UI_RING;
}

static void side_panel(Ui *ui, Rect r, const UiPick *pick, UiWorkResult *result)
{
    ui_card(ui, r, &(UiCard){.border = ui->theme->border, .border_width = 3});
    Rect inner = rect_inset(r, PANEL_PADDING);
    UiId id = ui_id_at("pick_detail", pick->opened);
    Rect text = ui_scroll_begin(ui, id, inner);
    float bottom = text.y;
    if (has_opened(pick)) {
        bottom = detail(ui, text, pick, false, result);
    } else {
        UiTextStyle hint = {.type = UI_TYPE_BODY, .color = ui->theme->text2};
        bottom +=
            ui_text(ui, text.x, text.y, text.w, ui_word(UI_WORD_DETAIL_HINT), &hint);
    }
    ui_scroll_end(ui, bottom);
}

static float choose_height(Ui *ui, const UiPick *pick)
{
    UiButton choose = choose_button(ui, pick);
    return choose.label.len > 0 ? ui_button_size(ui, &choose).h + UI_RING : 0;
}

/* What detail() will need between the rows; a little more is harmless. */
static float detail_height(Ui *ui, float width, const UiPick *pick)
{
    const UiPickRow *row = &pick->rows[pick->opened];
    UiTextStyle body = {.type = UI_TYPE_BODY};
    float h = ui_text_height(ui, width, row->detail, &body) + UI_SPACE_16;
    h += choose_height(ui, pick);
    if (!row->is_chosen) {
        return h;
    }
    return h + fmaxf(part__mark_side(ui), ui_type_pitch(ui, UI_TYPE_LABEL)) + UI_SPACE_8 +
           ui_text_height(ui, width, row->feedback, &body) + UI_SPACE_16;
}

static Rect inline_panel(Ui *ui, Rect column, float y, const UiPick *pick)
{
    Rect inner = {column.x + PANEL_PADDING, y, column.w - 2 * PANEL_PADDING, 0};
    inner.h = detail_height(ui, inner.w, pick) + UI_SPACE_16;
    return inner;
}

/* The rows are one group; a narrow page shows the detail between them, called after them
 * so that Tab goes from the rows to it. */
static float list(Ui *ui, Rect column, const UiPick *pick, bool is_inline,
                  UiWorkResult *result)
{
    float y = column.y;
    Rect panel = {0};
    ui_group_begin(ui, ui_id("pick_rows"), UI_GROUP_COLUMN);
    for (size_t i = 0; i < pick->row_count; i++) {
        Rect r = {column.x, y, column.w, row_height(ui, column.w, &pick->rows[i])};
        y += r.h + UI_GAP;
        float below = 0;
        if (is_inline && i == pick->opened) {
            panel = inline_panel(ui, column, y, pick);
            y += panel.h;
            below = panel.h;
        }
        if (list_row(ui, r, pick, i, below)) {
            *result = (UiWorkResult){UI_WORK_OPEN, i};
        }
    }
    ui_group_end(ui);
    if (panel.h > 0) {
        (void)detail(ui, panel, pick, true, result);
    }
    return y - UI_GAP;
}

/* ---- page ---- */

static UiHands pick_hands(const UiPick *pick)
{
    return (UiHands){.prompt = pick->prompt,
                     .status = pick->status,
                     .hint = pick->hint,
                     .done = pick->done,
                     .can_hint = pick->can_hint,
                     .can_solve = pick->can_solve,
                     .can_go_on = pick->can_go_on,
                     .missing = pick->missing};
}

static void narrow_page(Ui *ui, const UiPick *pick, const UiHands *hands,
                        const HandsPlace *place, UiWorkResult *result)
{
    Rect inner = ui_scroll_begin(ui, ui_id("pick_page"), place->body);
    inner.y = part__hands_lead(ui, inner, hands);
    float bottom = list(ui, inner, pick, true, result);
    ui_scroll_end(ui, bottom + UI_RING);
}

static void wide_page(Ui *ui, const UiPick *pick, const HandsPlace *place,
                      UiWorkResult *result)
{
    Rect column = place->body;
    Rect side = rect_cut_right(&column, DETAIL_W, 40);
    Rect inner = ui_scroll_begin(ui, ui_id("pick_page"), column);
    float bottom = list(ui, inner, pick, false, result);
    ui_scroll_end(ui, bottom);
    side_panel(ui, side, pick, result);
}

/* What the buttons of all hands-on pages mean here. */
static void act_on_buttons(const UiHandsResult *pressed, UiWorkResult *result)
{
    if (pressed->action == UI_HANDS_HINT) {
        *result = (UiWorkResult){UI_WORK_HINT, 0};
    } else if (pressed->action == UI_HANDS_SOLVE) {
        *result = (UiWorkResult){UI_WORK_SOLVE, 0};
    } else if (pressed->action == UI_HANDS_GO_ON) {
        *result = (UiWorkResult){UI_WORK_GO_ON, 0};
    }
}

/* Once, when the list is done: the row that is open then comes into view, though the
 * focus is on the button. The mark tells the next pass that it has happened. */
static void reveal_answer(Ui *ui, const UiPick *pick)
{
    UiId mark = ui_id("pick_answer");
    const ItemRecord *found =
        ui__find(&ui->items, ui_id_at("pick_row", pick->opened), ui->layer);
    if (!pick->can_go_on || found == NULL) {
        return;
    }
    ItemRecord row = *found;
    bool was_there = ui__find(&ui->before, mark, ui->layer) != NULL;
    (void)ui_item(ui, &(UiItem){.id = mark,
                                .rect = {row.item.rect.x, row.item.rect.y, 0, 0},
                                .is_pointer_only = true});
    if (!was_there) {
        ui__scroll_reveal(ui, &row);
    }
}

UiWorkResult part_pick(Ui *ui, const UiPick *pick, Rect content)
{
    UiWorkResult result = {UI_WORK_NONE, 0};
    const UiHands hands = pick_hands(pick);
    HandsPlace place;
    part__hands_begin(ui, &hands, content, &place);
    if (part__is_narrow(ui)) {
        narrow_page(ui, pick, &hands, &place, &result);
    } else {
        wide_page(ui, pick, &place, &result);
    }
    reveal_answer(ui, pick);
    UiHandsResult pressed = {0};
    part__hands_end(ui, &hands, &place, &pressed);
    act_on_buttons(&pressed, &result);
    ui_first_focus(ui, ui_id_at("pick_row", 0));
    if (result.action == UI_WORK_CHOOSE) {
        /* Its button goes away; the learner goes on from the row. */
        ui_set_focus(ui, ui_id_at("pick_row", result.index));
    }
    return result;
}
