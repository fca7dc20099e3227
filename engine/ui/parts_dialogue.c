#include <math.h>

#include "ui/parts_internal.h"
#include "ui/ui_internal.h"
#include "ui/words.h"

enum {
    TOOLS = 5,
    BOX_W = 1600,
    TEXT_W = 1280,
    LINES_LEAST = 2,
    LINES_MOST = 3,
    PLATE = 72,
    HANG_FREE = 40, /* size of letters whose hung stop has room in the margin */
    PORTRAIT_TOP = 912,
    PORTRAIT_TOP_LARGE = 660, /* below the faces */
};

static const struct Tool {
    const char *id;
    UiWord word;
    UiDialogueAction action;
    UiShortcut shortcuts[UI_SHORTCUTS_PER_ITEM];
} tools[TOOLS] = {
    {"back",
     UI_WORD_BACK,
     UI_DIALOGUE_BACK,
     {{UI_KEY_LEFT, 0, false}, {UI_KEY_PAGE_UP, 0, false}}},
    {"log", UI_WORD_LOG, UI_DIALOGUE_LOG, {{UI_KEY_CHARACTER, 'l', false}}},
    {"auto", UI_WORD_AUTO, UI_DIALOGUE_AUTO, {{UI_KEY_CHARACTER, 'a', false}}},
    {"text", UI_WORD_TEXT, UI_DIALOGUE_TEXT, {{UI_KEY_CHARACTER, 't', false}}},
    {"pause", UI_WORD_PAUSE, UI_DIALOGUE_PAUSE, {{UI_KEY_CHARACTER, 'p', false}}},
};

static UiButton tool_button(const UiDialogue *dialogue, size_t i)
{
    UiButton button = {.label = ui_word(tools[i].word), .kind = UI_BUTTON_TOOLBAR};
    for (int k = 0; k < UI_SHORTCUTS_PER_ITEM; k++) {
        button.shortcuts[k] = tools[i].shortcuts[k];
    }
    button.is_on = tools[i].action == UI_DIALOGUE_AUTO && dialogue->is_auto;
    button.is_unavailable = tools[i].action == UI_DIALOGUE_BACK && !dialogue->can_back;
    return button;
}

static UiButton next_button(const UiDialogue *dialogue)
{
    Str label = dialogue->next_label;
    return (UiButton){.label = label.len > 0 ? label : ui_word(UI_WORD_NEXT),
                      .kind = UI_BUTTON_PRIMARY,
                      .shortcuts = {{.key = UI_KEY_RIGHT}},
                      .guards_repeat = true};
}

/* ---- where everything goes ---- */

typedef struct DialoguePlan {
    Rect box, text, plate, next;
    Rect tools[TOOLS];
} DialoguePlan;

static float plate_height(const Ui *ui)
{
    return fmaxf(PLATE, ui_type_pitch(ui, UI_TYPE_PROMPT) + UI_SPACE_16);
}

static UiSize next_size(Ui *ui, const UiDialogue *dialogue)
{
    UiButton button = next_button(dialogue);
    UiSize size = ui_button_size(ui, &button);
    return (UiSize){fmaxf(size.w, 288), fmaxf(size.h - 8, UI_TARGET_KIOSK)};
}

/* Tools left, 次へ right; with large text the tools take as many rows as they need. */
static float place_bar(Ui *ui, DialoguePlan *p, const UiDialogue *dialogue)
{
    UiSize sizes[TOOLS];
    for (size_t i = 0; i < TOOLS; i++) {
        UiButton button = tool_button(dialogue, i);
        sizes[i] = ui_button_size(ui, &button);
    }
    UiSize next = next_size(ui, dialogue);
    bool is_below = ui_is_portrait(ui);
    Rect area = {p->box.x + 24, 0, p->box.w - 48, 0};
    if (!is_below) {
        area.w -= next.w + UI_SPACE_24;
    } else {
        next.w = p->box.w;
    }
    float tools_h = ui_flow(area, sizes, TOOLS, false, p->tools);
    float bar = fmaxf(tools_h + UI_SPACE_16, is_below ? 0 : next.h + 8);
    float bottom = p->box.y + p->box.h;
    float tools_y = bottom - tools_h - UI_SPACE_16;
    for (size_t i = 0; i < TOOLS; i++) {
        p->tools[i].y += tools_y;
    }
    p->next = is_below ? (Rect){p->box.x, bottom + UI_SPACE_16, next.w, next.h + 8}
                       : (Rect){p->box.x + p->box.w - 24 - next.w, bottom - 8 - next.h,
                                next.w, next.h};
    return bar;
}

static void place_plate(Ui *ui, DialoguePlan *p, const UiDialogue *dialogue)
{
    UiTextStyle style = {.type = UI_TYPE_PROMPT};
    float w = ui_text_width(ui, dialogue->speaker, &style) + 2 * UI_SPACE_48;
    float h = plate_height(ui);
    w = fminf(fmaxf(w, 288), p->box.w - 2 * UI_SPACE_48);
    float x = p->box.x + UI_SPACE_48;
    if (dialogue->speaker_is_right) {
        x = p->box.x + p->box.w - UI_SPACE_48 - w;
    }
    p->plate = (Rect){x, p->box.y - h / 2, w, h};
}

static int shown_lines(int lines)
{
    if (lines <= 0 || lines > LINES_MOST) {
        return LINES_MOST;
    }
    return lines < LINES_LEAST ? LINES_LEAST : lines;
}

/* Large letters take the whole width. */
static float box_width(const Ui *ui, Rect content)
{
    float most = content.w - 80;
    return part__is_low(ui) ? most : fminf(BOX_W, most);
}

/* As high as its lines; bar: what the buttons take. */
static Rect box_rect(Ui *ui, const UiDialogue *dialogue, Rect content, float bar)
{
    float w = box_width(ui, content);
    float x = content.x + roundf((content.w - w) / 2);
    float bottom = content.y + content.h - (part__is_low(ui) ? UI_SPACE_12 : 24);
    if (ui_is_portrait(ui)) {
        bottom -= next_size(ui, dialogue).h + UI_SPACE_16 + 8;
        float top = content.y + (ui_is_large(ui) ? PORTRAIT_TOP_LARGE : PORTRAIT_TOP);
        return (Rect){x, top, w, bottom - top};
    }
    float lines = (float)shown_lines(dialogue->lines);
    float h = plate_height(ui) / 2 + 24 + lines * ui_type_pitch(ui, UI_TYPE_DIALOGUE) +
              (part__is_low(ui) ? UI_SPACE_16 : UI_SPACE_32) + bar;
    h = ceilf(fminf(h, content.h - 24));
    return (Rect){x, bottom - h, w, h};
}

/* A hung stop stands beyond it, but not at the very edge of the screen. */
static float text_width(const Ui *ui, float box_w)
{
    float hang = fmaxf(0, ui_type_size(ui, UI_TYPE_DIALOGUE) - HANG_FREE);
    return fminf(TEXT_W * ui_scale(ui), box_w - 64 - hang);
}

static DialoguePlan dialogue_plan(Ui *ui, const UiDialogue *dialogue, Rect content)
{
    DialoguePlan p = {.box = {.w = box_width(ui, content)}};
    float bar = place_bar(ui, &p, dialogue);
    p.box = box_rect(ui, dialogue, content, bar);
    (void)place_bar(ui, &p, dialogue);
    place_plate(ui, &p, dialogue);
    float top = dialogue->speaker.len > 0 || !part__is_narrow(ui)
                    ? plate_height(ui) / 2 + 24
                    : UI_SPACE_32;
    float w = text_width(ui, p.box.w);
    p.text = (Rect){p.box.x + roundf((p.box.w - w) / 2), p.box.y + top, w,
                    p.box.h - top - bar - UI_SPACE_16};
    return p;
}

float part__dialogue_top(Ui *ui, int lines, Rect content)
{
    UiDialogue any = {.lines = lines};
    return dialogue_plan(ui, &any, content).box.y;
}

int part_dialogue_lines(Ui *ui, Str text, Rect content)
{
    UiTextStyle style = {.type = UI_TYPE_DIALOGUE};
    float w = text_width(ui, box_width(ui, content));
    float h = ui_text_height(ui, w, text, &style);
    return (int)lroundf(h / ui_type_pitch(ui, UI_TYPE_DIALOGUE));
}

/* ---- drawing ---- */

static void draw_plate(Ui *ui, Rect r, Str speaker)
{
    const Theme *t = ui->theme;
    UiTextStyle style = {
        .type = UI_TYPE_PROMPT, .color = t->on_primary, .align = UI_ALIGN_CENTER};
    ui_box(ui, r, &(UiBox){.fill = t->primary, .radius = UI_RADIUS_CONTROL});
    ui_text_fit(ui, rect_inset(r, UI_SPACE_8), speaker, &style);
}

/* A line longer than the box (large text) is first scrolled to its end by 次へ. */
static bool scrolls_on(Ui *ui, UiId scroll_id)
{
    ScrollState *scroll = ui__scroll_target(ui, scroll_id);
    return scroll != NULL && scroll->id == scroll_id &&
           ui__scroll_by(ui, scroll,
                         scroll->area.h - ui_type_pitch(ui, UI_TYPE_DIALOGUE));
}

static UiDialogueAction draw_tools(Ui *ui, const DialoguePlan *p,
                                   const UiDialogue *dialogue)
{
    UiDialogueAction action = UI_DIALOGUE_NONE;
    ui_group_begin(ui, ui_id("tools"), UI_GROUP_ROW);
    for (size_t i = 0; i < TOOLS; i++) {
        UiButton button = tool_button(dialogue, i);
        if (ui_button(ui, ui_id(tools[i].id), p->tools[i], &button)) {
            action = tools[i].action;
        }
    }
    ui_group_end(ui);
    return action;
}

static void draw_auto_note(Ui *ui, const DialoguePlan *p)
{
    const Rect *last = &p->tools[TOOLS - 1];
    float x = last->x + last->w + UI_SPACE_24;
    Rect room = {x, p->next.y, p->next.x - UI_SPACE_24 - x, p->next.h};
    if (room.w > 240) {
        UiTextStyle style = {
            .type = UI_TYPE_SMALL, .color = ui->theme->text2, .align = UI_ALIGN_RIGHT};
        ui_text_fit(ui, room, ui_word(UI_WORD_AUTO_RUNS), &style);
    }
}

static bool draw_box(Ui *ui, const DialoguePlan *p, const UiDialogue *dialogue)
{
    const Theme *t = ui->theme;
    ui_box(ui, p->box,
           &(UiBox){.fill = color_with_alpha(t->surface, t->panel_alpha),
                    .border = t->border,
                    .border_width = UI_BORDER_CONTROL,
                    .radius = UI_RADIUS_PANEL});
    UiState box = ui_item(ui, &(UiItem){.id = ui_id("dialogue_box"),
                                        .rect = p->box,
                                        .is_pointer_only = true,
                                        .guards_repeat = true});
    if (dialogue->speaker.len > 0) {
        draw_plate(ui, p->plate, dialogue->speaker);
    }
    UiTextStyle style = {.type = UI_TYPE_DIALOGUE};
    Rect text = ui_scroll_begin(ui, ui_id_in(dialogue->line, STR("line")), p->text);
    float h = ui_text(ui, text.x, text.y, text.w, dialogue->text, &style);
    ui_scroll_end(ui, text.y + h);
    return box.is_activated;
}

UiDialogueAction part_dialogue(Ui *ui, const UiDialogue *dialogue, Rect content)
{
    DialoguePlan p = dialogue_plan(ui, dialogue, content);
    bool goes_on = draw_box(ui, &p, dialogue);
    UiDialogueAction action = draw_tools(ui, &p, dialogue);
    if (dialogue->is_auto) {
        draw_auto_note(ui, &p);
    }
    UiButton next = next_button(dialogue);
    next.spoken = part__spoken(ui, dialogue->speaker, dialogue->text);
    goes_on = ui_button(ui, ui_id("next"), p.next, &next) || goes_on;
    ui_first_focus(ui, ui_id("next"));
    if (goes_on) {
        bool was_scrolled = scrolls_on(ui, ui_id_in(dialogue->line, STR("line")));
        return was_scrolled ? UI_DIALOGUE_NONE : UI_DIALOGUE_NEXT;
    }
    if (ui__take_wheel(ui) > 0 && dialogue->can_back) {
        return UI_DIALOGUE_BACK;
    }
    return action;
}
