/* A question with its answers, and the same page after the answer with the verdict. Rows
 * stay where they are between the two, so that the eye finds them again. */
#include <math.h>

#include "ui/parts_internal.h"
#include "ui/ui_internal.h"

enum {
    COLUMN = 1280,
    COLUMN_TEST = 1480, /* an answer of 36 characters stays on one line */
    TOP = 24,
    TOP_LEAST = 8,
    COMPACT_FROM = 4, /* answers: with わからない the page is full */
    PANEL_LEAST = 250,
    PANEL_MARK = 88,
    PANEL_BUTTON_W = 320,
    PANEL_SIDE = 64,
};

static bool is_compact(const Ui *ui, const UiQuestion *question)
{
    bool is_many = question->option_count >= COMPACT_FROM;
    return (is_many || question->is_tight || question->over_scene) &&
           !part__is_narrow(ui);
}

static UiOption option_at(const Ui *ui, const UiQuestion *question, size_t i)
{
    UiOption option = question->options[i];
    option.is_compact = is_compact(ui, question);
    option.is_unmarked = question->over_scene;
    return option;
}

typedef struct LabelPlan {
    float tag_x, tag_y;
    float height; /* with the gap to the prompt */
} LabelPlan;

/* The tag stands after the label, or below it when there is no room. */
static LabelPlan label_plan(Ui *ui, float width, const UiQuestion *question)
{
    UiTextStyle label = {.type = UI_TYPE_TITLE};
    UiTextStyle tag = {.type = UI_TYPE_CAPTION, .is_bold = true};
    LabelPlan plan = {0};
    float label_w = ui_text_width(ui, question->label, &label);
    float label_h = ui_text_height(ui, width, question->label, &label);
    float tag_h = 0;
    if (question->tag.len > 0) {
        float tag_w = ui_text_width(ui, question->tag, &tag) + UI_SPACE_32;
        bool is_beside = label_w + UI_SPACE_24 + tag_w <= width;
        plan.tag_x = is_beside && label_w > 0 ? label_w + UI_SPACE_24 : 0;
        plan.tag_y = is_beside ? 2 : label_h + UI_SPACE_4;
        tag_h = plan.tag_y + ui_type_pitch(ui, UI_TYPE_CAPTION) + 6;
    }
    float h = fmaxf(label_h, tag_h);
    plan.height = h > 0 ? h + UI_SPACE_12 : 0;
    return plan;
}

/* Label, tag and prompt; returns the y below. */
static float lead(Ui *ui, Rect column, const UiQuestion *question)
{
    UiTextStyle label = {.type = UI_TYPE_TITLE, .color = ui->theme->primary};
    UiTextStyle prompt = {.type = UI_TYPE_H2};
    (void)ui_text(ui, column.x, column.y, column.w, question->label, &label);
    if (question->tag.len > 0) {
        LabelPlan plan = label_plan(ui, column.w, question);
        (void)ui_tag(ui, column.x + plan.tag_x, column.y + plan.tag_y, question->tag,
                     UI_TONE_INFO);
    }
    float y = column.y + label_plan(ui, column.w, question).height;
    return y + ui_text(ui, column.x, y, column.w, question->prompt, &prompt);
}

static float lead_height(Ui *ui, float width, const UiQuestion *question)
{
    UiTextStyle prompt = {.type = UI_TYPE_H2};
    return label_plan(ui, width, question).height +
           ui_text_height(ui, width, question->prompt, &prompt);
}

static float lead_gap(const UiQuestion *question)
{
    if (question->over_scene) {
        return UI_SPACE_24;
    }
    return question->is_tight ? UI_SPACE_16 : UI_SPACE_24;
}

/* Returns the index of the chosen row, or option_count; *bottom gets the end. */
static size_t rows(Ui *ui, Rect column, const UiQuestion *question, float y,
                   float *bottom)
{
    size_t chosen = question->option_count;
    ui_group_begin(ui, question->id, UI_GROUP_COLUMN);
    for (size_t i = 0; i < question->option_count; i++) {
        UiOption option = option_at(ui, question, i);
        Rect r = {column.x, y, column.w, ui_option_height(ui, column.w, &option)};
        if (ui_option(ui, ui_id_nth(question->id, i), r, &option)) {
            chosen = i;
        }
        y += r.h + UI_GAP;
    }
    ui_group_end(ui);
    *bottom = y - UI_GAP;
    return chosen;
}

static float rows_height(Ui *ui, float width, const UiQuestion *question)
{
    float h = -UI_GAP;
    for (size_t i = 0; i < question->option_count; i++) {
        UiOption option = option_at(ui, question, i);
        h += ui_option_height(ui, width, &option) + UI_GAP;
    }
    return h;
}

static float question_height(Ui *ui, float width, const UiQuestion *question)
{
    return lead_height(ui, width, question) + lead_gap(question) +
           rows_height(ui, width, question);
}

/* Over a scene: a panel at the lower end, as high as it must be, so that the people stay
 * in sight. Returns the place for the question. */
static Rect scene_panel(Ui *ui, const UiQuestion *question, Rect content)
{
    enum {
        PADDING = 32
    };
    const Theme *t = ui->theme;
    float beside = PADDING + UI_SPACE_16; /* panel and a strip of the scene */
    Rect column = part__column(ui, content, COLUMN);
    column.w = fminf(column.w, content.w - 2 * beside);
    column.x = content.x + roundf((content.w - column.w) / 2);
    float need = lead_height(ui, column.w, question) + UI_SPACE_24 +
                 rows_height(ui, column.w, question) + UI_RING;
    float h = fminf(need, content.h - 2 * PADDING - UI_SPACE_24);
    Rect place = {column.x, content.y + content.h - UI_SPACE_24 - PADDING - h, column.w,
                  h};
    ui_box(ui, rect_outset(place, PADDING),
           &(UiBox){.fill = color_with_alpha(t->surface, t->panel_alpha),
                    .border = t->border,
                    .border_width = UI_BORDER_CONTROL,
                    .radius = UI_RADIUS_PANEL});
    return place;
}

static Rect question_column(Ui *ui, const UiQuestion *question, Rect content)
{
    if (question->over_scene) {
        return scene_panel(ui, question, content);
    }
    Rect column = part__column(ui, content, COLUMN_TEST);
    float room = column.h - UI_GAP - UI_RING - question_height(ui, column.w, question);
    float top = fminf(TOP, fmaxf(TOP_LEAST, room));
    column.y += top;
    column.h -= top + UI_GAP;
    return column;
}

/* Rows are as high as there is room for them, and the same before and after the answer
 * whenever both pages have the room. */
static UiQuestion fitted(Ui *ui, const UiQuestion *question, Rect content)
{
    UiQuestion result = *question;
    float width = part__column(ui, content, COLUMN_TEST).w;
    float room = content.h - TOP - UI_GAP - UI_RING; /* the ring below the last row */
    result.is_tight = question->is_tight || room < question_height(ui, width, question);
    return result;
}

/* Beside the column there is room for the scroll buttons, but not in narrow pages. */
static Rect begin_scroll(Ui *ui, const UiQuestion *question, Rect column)
{
    UiId id = ui_id_in(question->id, STR("page"));
    bool has_room = column.x + column.w + 120 <= ui->frame.width && !question->over_scene;
    return has_room ? ui_scroll_begin_outside(ui, id, column)
                    : ui_scroll_begin(ui, id, column);
}

UiQuestionResult part_question(Ui *ui, const UiQuestion *asked, Rect content)
{
    require(asked->option_count <= UI_OPTIONS_MOST);
    bool has_selection = asked->selected < asked->option_count;
    bool has_confirm = asked->confirm.len > 0;
    UiButton confirm = {.label = asked->confirm,
                        .kind = UI_BUTTON_PRIMARY,
                        .shortcuts = {{.key = UI_KEY_ENTER}},
                        .is_unavailable = !has_selection,
                        .reason = asked->missing};
    Rect row = part__bottom_row(ui, &content, &confirm, has_confirm ? 1 : 0);
    const UiQuestion fit = fitted(ui, asked, content);
    const UiQuestion *question = &fit;
    float bottom;
    Rect inner = begin_scroll(ui, question, question_column(ui, question, content));
    float y = lead(ui, inner, question) + lead_gap(question);
    size_t chosen = rows(ui, inner, question, y, &bottom);
    ui_scroll_end(ui, bottom + UI_RING);
    ui_first_focus(ui, ui_id_nth(question->id, 0));
    UiQuestionResult result = {.selected = question->selected};
    if (chosen < question->option_count) {
        result.has_changed = chosen != question->selected;
        result.selected = chosen;
        result.is_confirmed = !has_confirm;
    }
    if (has_confirm && ui_actions(ui, "confirm", row, &confirm, 1) == 0) {
        result.is_confirmed = true;
    }
    return result;
}

/* ---- feedback ---- */

typedef struct PanelPlan {
    Rect panel, mark, text, button;
    float verdict_h, reason_h;
} PanelPlan;

static UiTextStyle verdict_style(const Ui *ui, UiMark mark)
{
    return (UiTextStyle){.type = UI_TYPE_H2, .color = ui_mark_color(ui->theme, mark)};
}

static void measure_panel(Ui *ui, PanelPlan *p, const UiFeedback *feedback)
{
    UiTextStyle verdict = verdict_style(ui, feedback->mark);
    UiTextStyle reason = {.type = UI_TYPE_BODY};
    p->verdict_h = ui_text_height(ui, p->text.w, feedback->verdict, &verdict);
    p->reason_h = ui_text_height(ui, p->text.w, feedback->reason, &reason);
}

/* Button beside the text, or below it where the page is narrow; at most 45 % high. */
static PanelPlan panel_plan(Ui *ui, const UiFeedback *feedback, const UiButton *button)
{
    float w = ui->frame.width;
    float h = ui->frame.height;
    UiSize size = ui_button_size(ui, button);
    size.w = fmaxf(size.w, PANEL_BUTTON_W);
    bool is_narrow = part__is_narrow(ui);
    float text_x = PANEL_SIDE + PANEL_MARK + UI_SPACE_24;
    PanelPlan p = {.text = {.x = text_x}};
    p.text.w = is_narrow ? w - text_x - PANEL_SIDE : w - text_x - size.w - 72 - 48;
    measure_panel(ui, &p, feedback);
    float below = is_narrow ? size.h + UI_SPACE_16 : 0;
    float need = 30 + p.verdict_h + UI_SPACE_8 + p.reason_h + UI_SPACE_32 + below;
    float panel_h = fminf(fmaxf(need, PANEL_LEAST), is_narrow ? h * 0.5f : h * 0.45f);
    p.panel = (Rect){0, roundf(h - panel_h), w, ceilf(panel_h)};
    p.mark = (Rect){PANEL_SIDE, p.panel.y + 32, PANEL_MARK, PANEL_MARK};
    p.text.y = p.panel.y + 30;
    p.text.h = p.panel.h - 30 - UI_SPACE_24 - below;
    float y = is_narrow ? h - UI_SPACE_24 - size.h
                        : p.panel.y + roundf((p.panel.h - size.h) / 2);
    p.button = (Rect){w - 72 - size.w, y, size.w, size.h};
    return p;
}

static void draw_panel(Ui *ui, const PanelPlan *p, const UiFeedback *feedback, UiId id)
{
    const Theme *t = ui->theme;
    Rect line = {0, p->panel.y, p->panel.w, 6};
    ui_box(ui, p->panel, &(UiBox){.fill = ui_mark_background(t, feedback->mark)});
    ui_box(ui, line, &(UiBox){.fill = ui_mark_color(t, feedback->mark)});
    ui_mark(ui, p->mark, feedback->mark);
    UiTextStyle verdict = verdict_style(ui, feedback->mark);
    UiTextStyle reason = {.type = UI_TYPE_BODY};
    Rect text = ui_scroll_begin(ui, ui_id_in(id, STR("reason")), p->text);
    float y = text.y + ui_text(ui, text.x, text.y, text.w, feedback->verdict, &verdict) +
              UI_SPACE_8;
    y += ui_text(ui, text.x, y, text.w, feedback->reason, &reason);
    ui_scroll_end(ui, y);
}

static UiButton feedback_button(Ui *ui, const UiFeedback *feedback)
{
    return (UiButton){.label = feedback->next_label,
                      .kind = UI_BUTTON_PRIMARY,
                      .spoken = part__spoken(ui, feedback->verdict, feedback->reason),
                      .shortcuts = {{.key = UI_KEY_RIGHT}},
                      .guards_repeat = true};
}

/* Large letters: no fixed panel, the verdict stands first and all scrolls together. */
static float feedback_card(Ui *ui, Rect column, const UiFeedback *feedback)
{
    UiTextStyle verdict = verdict_style(ui, feedback->mark);
    UiTextStyle reason = {.type = UI_TYPE_BODY};
    Rect inner = rect_inset(column, UI_SPACE_32);
    Rect beside = inner;
    Rect mark = rect_cut_left(&beside, PANEL_MARK, UI_SPACE_24);
    float line = ui_type_pitch(ui, UI_TYPE_H2);
    float first = fmaxf(PANEL_MARK, line); /* mark and first line share their middle */
    float top = column.y + UI_SPACE_32;
    float verdict_h = ui_text_height(ui, beside.w, feedback->verdict, &verdict);
    float y = top + (first - line) + verdict_h + UI_SPACE_12;
    float h = y - column.y + ui_text_height(ui, inner.w, feedback->reason, &reason) +
              UI_SPACE_32;
    UiBox box = ui_mark_box(ui->theme, feedback->mark, UI_RADIUS_CARD);
    ui_box(ui, (Rect){column.x, column.y, column.w, h}, &box);
    ui_mark(ui, (Rect){mark.x, top + (first - PANEL_MARK) / 2, PANEL_MARK, PANEL_MARK},
            feedback->mark);
    (void)ui_text(ui, beside.x, top + (first - line) / 2, beside.w, feedback->verdict,
                  &verdict);
    (void)ui_text(ui, inner.x, y, inner.w, feedback->reason, &reason);
    return column.y + h + UI_SPACE_32;
}

static bool large_feedback(Ui *ui, const UiQuestion *question, const UiFeedback *feedback,
                           Rect content)
{
    UiButton next = feedback_button(ui, feedback);
    Rect row = part__bottom_row(ui, &content, &next, 1);
    float bottom;
    Rect inner = begin_scroll(ui, question, question_column(ui, question, content));
    inner.y = feedback_card(ui, inner, feedback);
    float y = lead(ui, inner, question) + lead_gap(question);
    (void)rows(ui, inner, question, y, &bottom);
    ui_scroll_end(ui, bottom);
    ui_first_focus(ui, ui_id("next"));
    UiSize size = ui_button_size(ui, &next);
    size.w = fmaxf(size.w, PANEL_BUTTON_W);
    Rect r = {row.x + row.w - size.w, row.y, size.w, size.h};
    return ui_button(ui, ui_id("next"), r, &next);
}

static bool panel_feedback(Ui *ui, const UiQuestion *question, const UiFeedback *feedback,
                           Rect content)
{
    UiButton next = feedback_button(ui, feedback);
    PanelPlan p = panel_plan(ui, feedback, &next);
    content.h = p.panel.y - content.y;
    UiQuestion above = fitted(ui, question, content);
    float bottom;
    Rect inner = begin_scroll(ui, &above, question_column(ui, &above, content));
    float y = lead(ui, inner, &above) + lead_gap(&above);
    (void)rows(ui, inner, &above, y, &bottom);
    ui_scroll_end(ui, bottom);
    draw_panel(ui, &p, feedback, question->id);
    ui_first_focus(ui, ui_id("next"));
    return ui_button(ui, ui_id("next"), p.button, &next);
}

bool part_feedback(Ui *ui, const UiQuestion *question, const UiFeedback *feedback,
                   Rect content)
{
    ui_announce(ui, part__spoken(ui, feedback->verdict, feedback->reason));
    return ui_is_large(ui) ? large_feedback(ui, question, feedback, content)
                           : panel_feedback(ui, question, feedback, content);
}
