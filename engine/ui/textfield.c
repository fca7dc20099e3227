/* The text field: typing, IME composition inline, and nothing of a secret kept. */
#include <math.h>

#include "base/utf8.h"
#include "ui/ui_internal.h"
#include "ui/widgets.h"
#include "ui/words.h"

enum {
    FIELD_LEAST = 88,
    FIELD_PADDING = 24,
    CARET_WIDTH = 4,
};

static float box_height(const Ui *ui)
{
    return ceilf(fmaxf(FIELD_LEAST, ui_type_size(ui, UI_TYPE_OPTION) + 2 * UI_SPACE_24));
}

static float label_height(Ui *ui, float width, const UiField *field)
{
    UiTextStyle style = {.type = UI_TYPE_LABEL};
    return field->label.len > 0
               ? ui_text_height(ui, width, field->label, &style) + UI_SPACE_8
               : 0;
}

static Str note_of(const UiField *field)
{
    return field->problem.len > 0 ? field->problem : field->hint;
}

static float note_indent(const UiField *field)
{
    return field->problem.len > 0 ? 48 : 0;
}

float ui_field_height(Ui *ui, float width, const UiField *field)
{
    UiTextStyle style = {.type = UI_TYPE_SMALL};
    float h = label_height(ui, width, field) + box_height(ui);
    if (note_of(field).len > 0) {
        h += UI_SPACE_8 +
             ui_text_height(ui, width - note_indent(field), note_of(field), &style);
    }
    return ceilf(h);
}

/* ---- input ---- */

static bool take_key(Ui *ui, const UiField *field, bool *changed)
{
    if (ui->is_key_taken || edit_is_composing(field->text)) {
        return false;
    }
    if (ui->input.key == UI_KEY_ENTER) {
        ui->is_key_taken = true;
        ui->again = true;
        return true;
    }
    if (!ui->input.control && edit_key(field->text, ui->input.key, changed)) {
        ui->is_key_taken = true;
        ui->again = true;
    }
    return false;
}

static bool take_input(Ui *ui, const UiField *field, bool *changed)
{
    EditLimits limits = {field->max_characters, field->digits_only};
    const UiInput *input = &ui->input;
    bool is_done = false;
    if (input->kind == UI_INPUT_TEXT) {
        *changed = edit_insert(field->text, input->text, &limits);
        ui->again = true;
    } else if (input->kind == UI_INPUT_COMPOSITION) {
        edit_compose(field->text, input->text, input->composition_start,
                     input->composition_length);
        ui->again = true;
    } else if (input->kind == UI_INPUT_KEY_DOWN) {
        is_done = take_key(ui, field, changed);
    }
    if (*changed || input->kind == UI_INPUT_COMPOSITION) {
        ui->input.text = (Str){0}; /* taken: not a second time by another field */
    }
    ui->is_composing = edit_is_composing(field->text);
    return is_done;
}

/* ---- drawing ---- */

typedef struct FieldText {
    Str shown; /* with the composition */
    float shift;
    float composition_x, composition_w;
    float clause_x, clause_w;
    float caret_x;
} FieldText;

static UiTextStyle field_style(const UiField *field)
{
    return (UiTextStyle){
        .type = UI_TYPE_OPTION, .is_secret = field->is_secret, .is_verbatim = true};
}

static float width_to(Ui *ui, const UiField *field, Str shown, size_t bytes)
{
    UiTextStyle style = field_style(field);
    return ui_text_width(ui, str_slice(shown, 0, bytes), &style);
}

/* The shown text lives in the frame's arena, which wipes itself after a secret. */
static FieldText field_text(Ui *ui, const UiField *field, float room)
{
    const UiEdit *edit = field->text;
    if (field->is_secret) {
        ui->list.arena.wipe_on_clear = true;
    }
    size_t size = EDIT_BYTES + EDIT_COMPOSITION_BYTES;
    char *bytes = arena_alloc(&ui->list.arena, size);
    FieldText t = {.shown = {bytes, edit_display(edit, bytes, size)}};
    size_t clause = edit->caret + edit->clause_start;
    t.composition_x = width_to(ui, field, t.shown, edit->caret);
    t.composition_w = width_to(ui, field, t.shown, edit->caret + edit->composition_len) -
                      t.composition_x;
    t.clause_x = width_to(ui, field, t.shown, clause);
    t.clause_w = width_to(ui, field, t.shown, clause + edit->clause_len) - t.clause_x;
    t.caret_x = edit_is_composing(edit) ? t.clause_x : t.composition_x;
    t.shift = fmaxf(0, t.caret_x + CARET_WIDTH - room);
    return t;
}

static void draw_caret(Ui *ui, Rect inner, const FieldText *t, bool is_composing)
{
    float size = ui_type_size(ui, UI_TYPE_OPTION);
    float top = inner.y + (inner.h - size) / 2;
    float x = inner.x - t->shift;
    ui->caret = (Rect){x + t->caret_x, top, CARET_WIDTH, size};
    ui_box(ui, ui->caret, &(UiBox){.fill = ui->theme->primary});
    if (is_composing) {
        float y = top + size + 2;
        ui_box(ui, (Rect){x + t->composition_x, y, t->composition_w, 3},
               &(UiBox){.fill = ui->theme->text});
        if (t->clause_w > 0) {
            ui_box(ui, (Rect){x + t->clause_x, y, t->clause_w, 6},
                   &(UiBox){.fill = ui->theme->primary});
        }
    }
}

static void draw_field(Ui *ui, Rect box, const UiField *field, bool is_focused)
{
    const Theme *t = ui->theme;
    bool has_problem = field->problem.len > 0;
    ui_box(ui, box,
           &(UiBox){.fill = t->surface,
                    .border = has_problem ? t->danger : t->border,
                    .border_width = has_problem ? UI_BORDER_STATE : UI_BORDER_CONTROL,
                    .radius = UI_RADIUS_CONTROL});
    Rect inner = {box.x + FIELD_PADDING, box.y + 8, box.w - 2 * FIELD_PADDING,
                  box.h - 16};
    FieldText text = field_text(ui, field, inner.w);
    UiTextStyle style = field_style(field);
    float pitch = ui_type_pitch(ui, style.type);
    ui_clip_begin(ui, inner);
    (void)ui_text(ui, inner.x - text.shift, inner.y + (inner.h - pitch) / 2, 0,
                  text.shown, &style);
    if (is_focused) {
        draw_caret(ui, inner, &text, edit_is_composing(field->text));
    }
    ui_clip_end(ui);
}

static void draw_note(Ui *ui, float x, float y, float width, const UiField *field)
{
    bool has_problem = field->problem.len > 0;
    const Theme *t = ui->theme;
    UiTextStyle style = {.type = UI_TYPE_SMALL,
                         .color = has_problem ? t->danger : t->text2};
    if (has_problem) {
        ui_icon(ui, (Rect){x, y + 2, 40, 40}, STR("icons/error"), t->danger);
        ui_announce(ui, text_plain(&ui->list.arena, field->problem));
    }
    float indent = note_indent(field);
    (void)ui_text(ui, x + indent, y, width - indent, note_of(field), &style);
}

static Str field_spoken(Ui *ui, const UiField *field)
{
    Arena *arena = &ui->list.arena;
    Str role = ui_word(UI_WORD_FIELD);
    if (!field->is_secret) {
        return str_format(arena, "%.*s、%.*s、%.*s", STR_ARG(field->label), STR_ARG(role),
                          STR_ARG(edit_text(field->text)));
    }
    Str unit = ui_word(UI_WORD_CHARACTERS);
    return str_format(arena, "%.*s、%.*s、%zu%.*s", STR_ARG(field->label), STR_ARG(role),
                      utf8_length(edit_text(field->text)), STR_ARG(unit));
}

bool ui_field(Ui *ui, UiId id, Rect rect, const UiField *field, bool *changed)
{
    bool text_changed = false;
    Rect box = {rect.x, rect.y + label_height(ui, rect.w, field), rect.w, box_height(ui)};
    UiTextStyle label = {.type = UI_TYPE_LABEL};
    (void)ui_text(ui, rect.x, rect.y, rect.w, field->label, &label);
    UiState state = ui_item(ui, &(UiItem){.id = id,
                                          .rect = box,
                                          .radius = UI_RADIUS_CONTROL,
                                          .spoken = field_spoken(ui, field),
                                          .takes_text = true});
    bool is_done = false;
    bool is_live = state.is_focused && ui->layer >= ui->top_before;
    if (is_live) {
        is_done = take_input(ui, field, &text_changed);
        ui->has_field = true;
    } else if (edit_is_composing(field->text)) {
        edit_compose(field->text, (Str){0}, 0, 0);
    }
    draw_field(ui, box, field, is_live);
    draw_note(ui, rect.x, box.y + box.h + UI_SPACE_8, rect.w, field);
    if (changed != NULL && text_changed) {
        *changed = true;
    }
    return is_done;
}
