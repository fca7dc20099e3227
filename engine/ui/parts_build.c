/* Building a text step by step: choices or own text above, what is built and how strong
 * it is below. All texts that come from typing are drawn as secrets. */
#include <math.h>

#include "ui/parts_internal.h"
#include "ui/ui_internal.h"
#include "ui/words.h"

enum {
    WORK_W = 1600,
    TOP = 24,
    SLOT_LEAST = 112,
    OUTCOME_W = 680,
    BUTTONS_MOST = 6,
};

static UiChip chip_at(const UiBuild *build, size_t i)
{
    return (UiChip){.label = build->choices[i],
                    .is_selected = i == build->chosen,
                    .is_secret = build->is_secret};
}

static float place_chips(Ui *ui, Rect area, const UiBuild *build, Rect *places)
{
    require(build->choice_count <= UI_BUILD_CHOICES_MOST);
    UiSize sizes[UI_BUILD_CHOICES_MOST];
    for (size_t i = 0; i < build->choice_count; i++) {
        UiChip chip = chip_at(build, i);
        sizes[i] = ui_chip_size(ui, &chip);
    }
    return ui_flow(area, sizes, build->choice_count, false, places);
}

static UiField field_of(const UiBuild *build)
{
    Str label = build->own_label;
    return (UiField){.label = label.len > 0 ? label : ui_word(UI_WORD_OWN_TEXT),
                     .hint = build->own_hint,
                     .problem = build->own_problem,
                     .text = build->own,
                     .max_characters = 40,
                     .is_secret = true};
}

static float field_width(const Ui *ui, float width)
{
    return fminf(width, 1000 * ui_scale(ui));
}

static float own_height(Ui *ui, float width, const UiBuild *build)
{
    if (build->own == NULL) {
        return 0;
    }
    UiField field = field_of(build);
    return UI_SPACE_16 + ui_field_height(ui, field_width(ui, width), &field);
}

/* top: what is seen together with them begins here; it ends with the field below. */
static float chips(Ui *ui, Rect column, float y, const UiBuild *build, float top,
                   UiWorkResult *result)
{
    Rect places[UI_BUILD_CHOICES_MOST];
    Rect area = {column.x, y, column.w, 0};
    float h = place_chips(ui, area, build, places);
    ui_group_begin(ui, ui_id("build_choices"), UI_GROUP_GRID);
    for (size_t i = 0; i < build->choice_count; i++) {
        UiChip chip = chip_at(build, i);
        chip.above = places[i].y - top;
        chip.below = y + h + own_height(ui, column.w, build) - places[i].y - places[i].h;
        if (ui_chip(ui, ui_id_at("build_choice", i), places[i], &chip)) {
            *result = (UiWorkResult){UI_WORK_CHOOSE, i};
        }
    }
    ui_group_end(ui);
    return build->choice_count > 0 ? y + h + UI_SPACE_16 : y;
}

static float own_field(Ui *ui, Rect column, float y, const UiBuild *build,
                       UiWorkResult *result)
{
    if (build->own == NULL) {
        return y;
    }
    UiField field = field_of(build);
    float w = field_width(ui, column.w);
    Rect r = {column.x, y, w, ui_field_height(ui, w, &field)};
    bool changed = false;
    bool is_done = ui_field(ui, ui_id("build_own"), r, &field, &changed);
    if (changed) {
        *result = (UiWorkResult){UI_WORK_TYPED, 0};
    } else if (is_done && build->can_go_on) {
        *result = (UiWorkResult){UI_WORK_GO_ON, 0};
    }
    return y + r.h + UI_SPACE_16;
}

static UiTextStyle slot_style(const Theme *t, const UiBuild *build)
{
    bool is_empty = build->built.len == 0;
    return (UiTextStyle){.type = UI_TYPE_H2,
                         .color = is_empty ? t->text2 : t->text,
                         .align = UI_ALIGN_CENTER,
                         .is_secret = build->is_secret && !is_empty,
                         .is_verbatim = true};
}

static float slot_line(Ui *ui, Rect column, float y, const UiBuild *build)
{
    const Theme *t = ui->theme;
    bool is_empty = build->built.len == 0;
    UiTextStyle style = slot_style(t, build);
    Str text = is_empty ? ui_word(UI_WORD_EMPTY) : build->built;
    float w = column.w - 2 * UI_SPACE_32;
    float h = ui_text_height(ui, w, text, &style) + 2 * UI_SPACE_16;
    Rect r = {column.x, y, column.w, ceilf(fmaxf(SLOT_LEAST, h))};
    ui_box(ui, r,
           &(UiBox){.fill = t->surface,
                    .border = t->border,
                    .border_width = UI_BORDER_CONTROL,
                    .radius = UI_RADIUS_CARD,
                    .style = is_empty ? DRAW_BORDER_DASHED : DRAW_BORDER_SOLID});
    Rect inner = {r.x + UI_SPACE_32, r.y + UI_SPACE_8, w, r.h - UI_SPACE_16};
    ui_text_fit(ui, inner, text, &style);
    return r.y + r.h + UI_SPACE_16;
}

/* What was built, a labelled box each. */
static float results(Ui *ui, Rect column, float y, const UiBuild *build)
{
    const Theme *t = ui->theme;
    UiTextStyle label = {.type = UI_TYPE_LABEL, .color = t->text2};
    UiTextStyle text = {
        .type = UI_TYPE_H2, .is_secret = build->is_secret, .is_verbatim = true};
    for (size_t i = 0; i < build->result_count; i++) {
        const UiBuildResult *it = &build->results[i];
        part__text(ui, column, &y, UI_SPACE_8, it->label, &label);
        float w = column.w - 2 * UI_SPACE_32;
        float h = ui_text_height(ui, w, it->text, &text);
        Rect box = {column.x, y, column.w, h + 2 * UI_SPACE_16};
        ui_box(ui, box,
               &(UiBox){.fill = t->ok_bg,
                        .border = t->ok,
                        .border_width = UI_BORDER_CONTROL,
                        .radius = UI_RADIUS_CONTROL});
        (void)ui_text(ui, box.x + UI_SPACE_32, y + UI_SPACE_16, w, it->text, &text);
        y += box.h + UI_SPACE_24;
    }
    return y;
}

static float build_lead(Ui *ui, Rect column, const UiBuild *build)
{
    UiTextStyle prompt = {.type = UI_TYPE_PROMPT};
    float y = column.y;
    part__text(ui, column, &y, UI_SPACE_12, build->prompt, &prompt);
    if (build->warning.len > 0) {
        y += ui_banner(ui, column.x, y, column.w, UI_TONE_WARNING, build->warning) +
             UI_SPACE_24;
    }
    return y;
}

/* What the learner does in this step; its heading is seen with the choices. */
static float build_step(Ui *ui, Rect column, const UiBuild *build, UiWorkResult *result)
{
    UiTextStyle label = {.type = UI_TYPE_H2, .color = ui->theme->primary};
    float y = column.y;
    part__text(ui, column, &y, UI_SPACE_16, build->step_label, &label);
    if (build->news.len > 0) {
        y += ui_banner(ui, column.x, y, column.w, build->news_tone, build->news) +
             UI_SPACE_16;
    }
    y = results(ui, column, y, build);
    y = chips(ui, column, y, build, column.y, result);
    return own_field(ui, column, y, build, result);
}

static float build_note(Ui *ui, Rect column, float y, const UiBuild *build)
{
    return build->note.len > 0
               ? y + ui_banner(ui, column.x, y, column.w, build->note_tone, build->note)
               : y;
}

/* What came out of it so far. */
static float build_outcome(Ui *ui, Rect column, const UiBuild *build)
{
    float y = build->is_listed ? column.y : slot_line(ui, column, column.y, build);
    Rect meter = {column.x, y, column.w, 0};
    y += ui_strength(ui, meter, &build->strength) + UI_SPACE_16;
    return build_note(ui, column, y, build);
}

/* Where things go: on a low page what was built stands beside the buttons, so that it is
 * seen with every choice. */
typedef struct BuildPlace {
    Rect body, row;
    Rect band; /* w == 0: it is in the body */
} BuildPlace;

static void place_band(Ui *ui, const UiBuild *build, float buttons_w, BuildPlace *place)
{
    enum {
        LEAST_W = 800
    };
    float w = place->row.w - buttons_w - UI_SPACE_24;
    if (!part__is_low(ui) || build->result_count > 0 || w < LEAST_W) {
        return;
    }
    float h = ceilf(ui_type_pitch(ui, UI_TYPE_H2)) +
              ceilf(ui_type_pitch(ui, UI_TYPE_LABEL)) + UI_SPACE_24;
    float bottom = place->row.y + place->row.h;
    place->band = (Rect){place->row.x, bottom - h, w, h};
    place->body.h = fminf(place->row.y, place->band.y) - UI_GAP - place->body.y;
}

/* Why what was typed is refused; below its field it may be out of sight. */
static void band_problem(Ui *ui, Rect r, Str problem)
{
    const Theme *t = ui->theme;
    ui_box(ui, r,
           &(UiBox){.fill = t->warn_bg,
                    .border = t->warn,
                    .border_width = UI_BORDER_CONTROL,
                    .radius = UI_RADIUS_CARD});
    UiTextStyle style = {.type = UI_TYPE_SMALL, .is_tight = true};
    Rect inner = {r.x + UI_SPACE_24, r.y + UI_SPACE_8, r.w - UI_SPACE_48,
                  r.h - UI_SPACE_16};
    if (ui_text_height(ui, inner.w, problem, &style) > inner.h) {
        style.type = UI_TYPE_CAPTION;
    }
    ui__text_middle(ui, inner, problem, &style);
}

static void build_band(Ui *ui, Rect r, const UiBuild *build)
{
    const Theme *t = ui->theme;
    if (build->own_problem.len > 0) {
        band_problem(ui, r, build->own_problem);
        return;
    }
    bool is_empty = build->built.len == 0;
    ui_box(ui, r,
           &(UiBox){.fill = t->surface,
                    .border = t->border,
                    .border_width = UI_BORDER_CONTROL,
                    .radius = UI_RADIUS_CARD,
                    .style = is_empty ? DRAW_BORDER_DASHED : DRAW_BORDER_SOLID});
    UiTextStyle style = slot_style(t, build);
    Rect inner = {r.x + UI_SPACE_24, r.y + UI_SPACE_12, r.w - UI_SPACE_48,
                  r.h - UI_SPACE_24};
    Rect line = rect_cut_bottom(&inner, ceilf(ui_type_pitch(ui, UI_TYPE_LABEL)), 0);
    ui_text_fit(ui, inner, is_empty ? ui_word(UI_WORD_EMPTY) : build->built, &style);
    (void)ui_strength_line(ui, line, &build->strength);
}

/* One below the other. */
static float narrow_body(Ui *ui, Rect inner, const UiBuild *build, bool has_band,
                         UiWorkResult *result)
{
    inner.y = build_lead(ui, inner, build);
    inner.y = build_step(ui, inner, build, result) + UI_SPACE_8;
    if (!has_band) {
        return build_outcome(ui, inner, build);
    }
    UiTextStyle reason = {.type = UI_TYPE_SMALL};
    part__text(ui, inner, &inner.y, UI_SPACE_16, build->strength.reason, &reason);
    return build_note(ui, inner, inner.y, build);
}

/* Two columns, or one below the other on a narrow page. */
static void build_body(Ui *ui, const BuildPlace *place, const UiBuild *build,
                       UiWorkResult *result)
{
    UiId id = ui_id_in(build->step, STR("build"));
    Rect column = part__column(ui, place->body, WORK_W);
    float top = part__is_low(ui) ? UI_SPACE_16 : TOP;
    (void)rect_cut_top(&column, top, 0);
    if (part__is_narrow(ui)) {
        Rect inner = ui_scroll_begin(ui, id, column);
        bool has_band = place->band.w > 0;
        ui_scroll_end(ui, narrow_body(ui, inner, build, has_band, result) + UI_RING);
        return;
    }
    float y = build_lead(ui, column, build);
    (void)rect_cut_top(&column, y - column.y, 0);
    Rect side = rect_cut_right(&column, OUTCOME_W, 48);
    Rect left = ui_scroll_begin(ui, id, column);
    ui_scroll_end(ui, build_step(ui, left, build, result) + UI_RING);
    ui_card(ui, side, &(UiCard){0});
    Rect right = ui_scroll_begin(ui, ui_id_in(build->step, STR("outcome")),
                                 rect_inset(side, UI_SPACE_24));
    ui_scroll_end(ui, build_outcome(ui, right, build));
}

static size_t build_buttons(const UiBuild *build, UiButton *buttons,
                            UiWorkAction *meanings)
{
    const struct {
        bool is_there;
        UiWord word;
        UiWorkAction action;
    } others[] = {
        {build->can_back, build->is_listed ? UI_WORD_REMAKE : UI_WORD_BACK, UI_WORK_BACK},
        {build->can_hint, UI_WORD_HINT, UI_WORK_HINT},
        {build->can_solve, UI_WORD_SOLVE, UI_WORK_SOLVE},
        {build->can_another, UI_WORD_ANOTHER, UI_WORK_ANOTHER},
        {build->can_sheet, UI_WORD_SHEET, UI_WORK_SHEET},
    };
    size_t count = 0;
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (others[i].is_there) {
            buttons[count] =
                (UiButton){.label = ui_word(others[i].word), .kind = UI_BUTTON_SECONDARY};
            meanings[count++] = others[i].action;
        }
    }
    Str next = build->next_label;
    buttons[count] = (UiButton){.label = next.len > 0 ? next : ui_word(UI_WORD_NEXT),
                                .kind = UI_BUTTON_PRIMARY,
                                .is_unavailable = !build->can_go_on,
                                .reason = build->missing,
                                .guards_repeat = true};
    meanings[count++] = UI_WORK_GO_ON;
    return count;
}

UiWorkResult part_build(Ui *ui, const UiBuild *build, Rect content)
{
    UiWorkResult result = {UI_WORK_NONE, 0};
    UiButton buttons[BUTTONS_MOST];
    UiWorkAction meanings[BUTTONS_MOST];
    size_t count = build_buttons(build, buttons, meanings);
    BuildPlace place = {.row = part__bottom_row(ui, &content, buttons, count)};
    place.body = content;
    place_band(ui, build, ui_actions_width(ui, place.row.w, buttons, count), &place);
    build_body(ui, &place, build, &result);
    if (place.band.w > 0) {
        build_band(ui, place.band, build);
    }
    int activated = ui_actions(ui, "work", place.row, buttons, count);
    if (activated >= 0) {
        result = (UiWorkResult){meanings[activated], 0};
    }
    if (build->choice_count > 0) {
        ui_first_focus(ui, ui_id_at("build_choice", 0));
    } else if (build->own != NULL) {
        ui_first_focus(ui, ui_id("build_own"));
    } else {
        ui_first_focus(ui, ui_id_at("work", count - 1));
    }
    return result;
}
