/* The form: a page that asks for one or two lines, and what is told beside them. */
#include "ui/parts_internal.h"
#include "ui/ui_internal.h"

enum {
    TEXT_GAP = UI_SPACE_24,
    FIELD_GAP = UI_SPACE_16,
};

static const UiTextStyle lead_style = {.type = UI_TYPE_BODY, .is_verbatim = true};
static const UiTextStyle title_style = {.type = UI_TYPE_H1, .is_verbatim = true};
static const UiTextStyle text_style = {.type = UI_TYPE_BODY, .is_verbatim = true};
static const UiTextStyle note_style = {.type = UI_TYPE_SMALL, .is_verbatim = true};

static float piece_height(Ui *ui, float width, Str text, const UiTextStyle *style,
                          float gap)
{
    return text.len > 0 ? ui_text_height(ui, width, text, style) + gap : 0;
}

float part_form_height(Ui *ui, const UiForm *form, float width)
{
    float h = form->banner.len > 0
                  ? ui_banner_height(ui, width, form->banner) + UI_SPACE_24
                  : 0;
    h += piece_height(ui, width, form->lead, &lead_style, 0);
    h += piece_height(ui, width, form->title, &title_style, UI_SPACE_16);
    h += piece_height(ui, width, form->text, &text_style, TEXT_GAP);
    for (size_t i = 0; i < form->field_count; i++) {
        h += ui_field_height(ui, width, &form->fields[i]) + FIELD_GAP;
    }
    h += piece_height(ui, width, form->note, &note_style, 0) + UI_RING;
    return h + UI_SPACE_24 +
           ui_actions_height(ui, width, form->buttons, form->button_count);
}

/* The fields one below the other. Enter in one of them goes on to the next, in the last
 * one it is the primary button. */
static float draw_fields(Ui *ui, const UiForm *form, Rect area, UiFormAction *action)
{
    const UiButton *primary = &form->buttons[form->button_count - 1];
    float y = area.y;
    for (size_t i = 0; i < form->field_count; i++) {
        bool changed = false;
        Rect r = {area.x, y, area.w, ui_field_height(ui, area.w, &form->fields[i])};
        bool is_entered =
            ui_field(ui, ui_id_at("form_field", i), r, &form->fields[i], &changed);
        if (is_entered && i + 1 < form->field_count) {
            ui_set_focus(ui, ui_id_at("form_field", i + 1));
        } else if (is_entered && !primary->is_unavailable) {
            action->button = (int)form->button_count - 1;
        }
        action->changed = changed ? (int)i : action->changed;
        y += r.h + FIELD_GAP;
    }
    return y - area.y;
}

/* With large letters the fields come before what is told, to be in sight at once. What
 * fits is no scroll area: beside a bar that is there for the longer text of before, it
 * would not fit. */
static void draw_content(Ui *ui, const UiForm *form, Rect area, bool scrolls,
                         UiFormAction *action)
{
    UiTextStyle lead = lead_style;
    UiTextStyle note = note_style;
    lead.color = ui->theme->text2;
    note.color = ui->theme->text2;
    bool is_field_first = ui_is_large(ui) && form->field_count > 0;
    Rect inner = scrolls ? ui_scroll_begin(ui, ui_id("form_scroll"), area) : area;
    float y = inner.y;
    if (form->banner.len > 0) {
        y += ui_banner(ui, inner.x, y, inner.w, form->banner_tone, form->banner) +
             UI_SPACE_24;
    }
    part__text(ui, inner, &y, 0, form->lead, &lead);
    part__text(ui, inner, &y, UI_SPACE_16, form->title, &title_style);
    if (!is_field_first) {
        part__text(ui, inner, &y, TEXT_GAP, form->text, &text_style);
    }
    y += draw_fields(ui, form, (Rect){inner.x, y, inner.w, 0}, action);
    if (is_field_first) {
        part__text(ui, inner, &y, TEXT_GAP, form->text, &text_style);
    }
    part__text(ui, inner, &y, 0, form->note, &note);
    if (scrolls) {
        ui_scroll_end(ui, y + UI_RING);
    }
}

/* A page with fields says what it asks by them, another one has only its texts. */
static void announce(Ui *ui, const UiForm *form)
{
    if (form->field_count == 0) {
        ui_announce(ui,
                    str_format(&ui->list.arena, "%.*s%s%.*s%s%.*s", STR_ARG(form->lead),
                               form->lead.len > 0 ? "、" : "", STR_ARG(form->title),
                               form->text.len > 0 ? "。" : "", STR_ARG(form->text)));
    }
}

UiFormAction part_form(Ui *ui, const UiForm *form, Rect area)
{
    require(form->field_count <= UI_FORM_FIELDS_MOST && form->button_count > 0);
    UiFormAction action = {-1, -1};
    announce(ui, form);
    bool scrolls = part_form_height(ui, form, area.w) > area.h + 0.5f;
    float buttons_h = ui_actions_height(ui, area.w, form->buttons, form->button_count);
    Rect row = rect_cut_bottom(&area, buttons_h, UI_SPACE_24);
    draw_content(ui, form, area, scrolls, &action);
    int pressed = ui_actions(ui, "form_action", row, form->buttons, form->button_count);
    action.button = pressed >= 0 ? pressed : action.button;
    return action;
}
