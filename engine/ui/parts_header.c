#include <math.h>

#include "ui/parts_internal.h"
#include "ui/words.h"

enum {
    HEADER_LEAST = 104,
    SIDE = 24,
    BAR = 24,
    BUTTONS_MOST = 6,
};

static float button_y(const Ui *ui)
{
    return ui_frame(ui)->is_kiosk ? 8 : 16;
}

static void header_ground(Ui *ui, Rect r)
{
    ui_box(ui, r, &(UiBox){.fill = ui_theme(ui)->surface});
    ui_box(ui, (Rect){r.x, r.y + r.h - 2, r.w, 2}, &(UiBox){.fill = ui_theme(ui)->hair});
}

static Rect below(const Ui *ui, float height)
{
    const UiFrame *frame = ui_frame(ui);
    return (Rect){0, height, frame->width, frame->height - height};
}

/* ---- lesson ---- */

static UiButton leave_button(const UiLessonHeader *header)
{
    return (UiButton){.label = header->leave_label.len > 0 ? header->leave_label
                                                           : ui_word(UI_WORD_LEAVE),
                      .kind = UI_BUTTON_TOOLBAR,
                      .shortcuts = {{.key = UI_KEY_ESCAPE}}};
}

static UiButton settings_button(void)
{
    return (UiButton){.label = ui_word(UI_WORD_SETTINGS),
                      .kind = UI_BUTTON_TOOLBAR,
                      .shortcuts = {{.key = UI_KEY_F2}}};
}

typedef struct HeaderPlan {
    Rect leave, settings, title, bar, place, remaining;
    float height;
} HeaderPlan;

static float remaining_width(Ui *ui, const UiLessonHeader *header)
{
    UiTextStyle place = {.type = UI_TYPE_CAPTION};
    UiTextStyle remaining = {.type = UI_TYPE_TITLE};
    return ceilf(fmaxf(fmaxf(ui_text_width(ui, header->place, &place),
                             ui_text_width(ui, header->remaining, &remaining)),
                       264));
}

/* All in one band: buttons outside, title over bar, time at the right. */
static HeaderPlan wide_plan(Ui *ui, const UiLessonHeader *header, UiSize leave,
                            UiSize settings)
{
    float w = ui_frame(ui)->width;
    float line = ui_type_pitch(ui, UI_TYPE_TITLE);
    float caption = ui_type_pitch(ui, UI_TYPE_CAPTION);
    HeaderPlan p = {.height = fmaxf(HEADER_LEAST, 14 + line + 4 + BAR + 16)};
    p.height = fmaxf(p.height, leave.h + 2 * button_y(ui));
    float y = roundf((p.height - leave.h) / 2);
    p.leave = (Rect){SIDE, y, leave.w, leave.h};
    p.settings = (Rect){w - SIDE - settings.w, y, settings.w, leave.h};
    float time_w = remaining_width(ui, header);
    p.place = (Rect){p.settings.x - SIDE - time_w, 16, time_w, caption};
    p.remaining = (Rect){p.place.x, 16 + caption - 2, time_w, line};
    float x = p.leave.x + p.leave.w + SIDE;
    p.title = (Rect){x, 12, p.place.x - SIDE - x, line};
    p.bar = (Rect){x, p.height - 18 - BAR, p.title.w, BAR};
    return p;
}

/* Large letters on a wide page: title and time in the first row, bar and place below. */
static HeaderPlan large_plan(Ui *ui, const UiLessonHeader *header, UiSize leave,
                             UiSize settings)
{
    float w = ui_frame(ui)->width;
    UiTextStyle time = {.type = UI_TYPE_TITLE};
    UiTextStyle place = {.type = UI_TYPE_CAPTION};
    HeaderPlan p = {0};
    Rect row = {SIDE, 8, w - 2 * SIDE, leave.h};
    p.leave = rect_cut_left(&row, leave.w, SIDE);
    p.settings = rect_cut_right(&row, settings.w, SIDE);
    p.remaining = rect_cut_right(
        &row, ceilf(ui_text_width(ui, header->remaining, &time)) + 2, SIDE);
    p.title = row;
    float h = ceilf(ui_type_size(ui, UI_TYPE_CAPTION)) + UI_SPACE_8;
    Rect below = {SIDE, row.y + row.h, w - 2 * SIDE, h};
    float place_w = ceilf(ui_text_width(ui, header->place, &place)) + 2;
    p.place = rect_cut_right(&below, place_w, SIDE);
    p.place.h = ceilf(ui_type_pitch(ui, UI_TYPE_CAPTION)); /* without the gap above it */
    p.place.y -= (p.place.h - h) / 2;
    p.bar = (Rect){below.x, below.y + roundf((h - BAR) / 2), below.w, BAR};
    p.height = ceilf(below.y + h + UI_SPACE_4);
    return p;
}

/* In rows: buttons with the time between them, title, bar. */
static HeaderPlan narrow_plan(Ui *ui, UiSize leave, UiSize settings)
{
    float w = ui_frame(ui)->width;
    float line = ui_type_pitch(ui, UI_TYPE_TITLE);
    HeaderPlan p = {0};
    float y = button_y(ui);
    p.leave = (Rect){SIDE, y, leave.w, leave.h};
    p.settings = (Rect){w - SIDE - settings.w, y, settings.w, leave.h};
    float x = p.leave.x + p.leave.w + SIDE;
    float between = p.settings.x - SIDE - x;
    p.place = (Rect){x, y, between * 0.4f, leave.h};
    p.remaining = (Rect){x + between * 0.4f, y, between * 0.6f, leave.h};
    y += leave.h + UI_SPACE_8;
    p.title = (Rect){SIDE, y, w - 2 * SIDE, line};
    y += line + UI_SPACE_4;
    p.bar = (Rect){SIDE, y, w - 2 * SIDE, BAR};
    p.height = ceilf(y + BAR + UI_SPACE_16);
    return p;
}

/* Two letters need less than a toolbar button. */
static float leave_width(Ui *ui, Str label)
{
    UiTextStyle style = {.type = UI_TYPE_TOOLBAR};
    return ceilf(fmaxf(104, ui_text_width(ui, label, &style) + 40));
}

static HeaderPlan header_plan(Ui *ui, const UiLessonHeader *header)
{
    UiButton button = leave_button(header);
    UiSize leave = ui_button_size(ui, &button);
    button = settings_button();
    UiSize settings = ui_button_size(ui, &button);
    leave.w = leave_width(ui, leave_button(header).label);
    settings.w = fmaxf(settings.w, 176);
    if (ui_is_portrait(ui)) {
        return narrow_plan(ui, leave, settings);
    }
    return ui_is_large(ui) ? large_plan(ui, header, leave, settings)
                           : wide_plan(ui, header, leave, settings);
}

UiHeaderAction part_lesson_header(Ui *ui, const UiLessonHeader *header, Rect *content)
{
    HeaderPlan p = header_plan(ui, header);
    header_ground(ui, (Rect){0, 0, ui_frame(ui)->width, p.height});
    UiHeaderAction action = UI_HEADER_NONE;
    UiButton leave = leave_button(header);
    if (ui_button(ui, ui_id("leave"), p.leave, &leave)) {
        action = UI_HEADER_LEAVE;
    }
    UiTextStyle title = {.type = UI_TYPE_TITLE};
    UiTextStyle place = {.type = UI_TYPE_CAPTION, .color = ui_theme(ui)->text2};
    ui_text_fit(ui, p.title, header->title, &title);
    ui_text_fit(ui, p.place, header->place, &place);
    ui_text_fit(ui, p.remaining, header->remaining, &title);
    ui_progress(ui, p.bar, header->progress, header->ticks, header->tick_count);
    ui_order_late(ui, true);
    UiButton settings = settings_button();
    if (ui_button(ui, ui_id("settings"), p.settings, &settings)) {
        action = UI_HEADER_SETTINGS;
    }
    ui_order_late(ui, false);
    *content = below(ui, p.height);
    return action;
}

/* ---- other pages ---- */

static float right_buttons_width(Ui *ui, const UiPageHeader *header, UiSize *sizes)
{
    float w = 0;
    for (size_t i = 0; i < header->button_count; i++) {
        sizes[i] = ui_button_size(ui, &header->buttons[i]);
        w += sizes[i].w + (i > 0 ? UI_GAP : 0);
    }
    return w;
}

static void page_titles(Ui *ui, Rect area, const UiPageHeader *header)
{
    UiTextStyle title = {.type = UI_TYPE_H1, .max_size = 72};
    UiTextStyle small = {.type = UI_TYPE_SMALL, .color = ui_theme(ui)->text2};
    UiTextStyle person = {
        .type = UI_TYPE_SMALL, .align = UI_ALIGN_RIGHT, .is_verbatim = true};
    if (header->person.len > 0) {
        float w = fminf(ui_text_width(ui, header->person, &person) + 4, area.w * 0.4f);
        ui_text_fit(ui, rect_cut_right(&area, w, UI_SPACE_24), header->person, &person);
    }
    float w = fminf(ui_text_width(ui, header->title, &title) + 4, area.w);
    ui_text_fit(ui, rect_cut_left(&area, w, UI_SPACE_24), header->title, &title);
    if (area.w > 160 && header->subtitle.len > 0) {
        ui_text_fit(ui, area, header->subtitle, &small);
    }
}

int part_page_header(Ui *ui, const UiPageHeader *header, Rect *content)
{
    require(header->button_count <= BUTTONS_MOST);
    UiSize sizes[BUTTONS_MOST];
    float buttons_w = right_buttons_width(ui, header, sizes);
    float width = ui_frame(ui)->width;
    float button_h = header->button_count > 0 ? sizes[0].h : ui_target(ui);
    float line = fminf(ui_type_pitch(ui, UI_TYPE_H1), 110);
    float height =
        ceilf(fmaxf(fmaxf(HEADER_LEAST, line + 24), button_h + 2 * button_y(ui)));
    header_ground(ui, (Rect){0, 0, width, height});
    float x = width - SIDE - buttons_w;
    page_titles(ui, (Rect){SIDE + 16, 4, x - 2 * SIDE - 16, height - 8}, header);
    int activated = -1;
    ui_order_late(ui, true);
    for (size_t i = 0; i < header->button_count; i++) {
        Rect r = {x, roundf((height - button_h) / 2), sizes[i].w, button_h};
        if (ui_button(ui, ui_id_at("header", i), r, &header->buttons[i])) {
            activated = (int)i;
        }
        x += sizes[i].w + UI_GAP;
    }
    ui_order_late(ui, false);
    *content = below(ui, height);
    return activated;
}
