#include "author/fit_look.h"

#include <math.h>

enum {
    TEXTS_MOST = 256
};

/* A hung stop and rounding may reach this far, in em and in units. */
static const float HANG_EM = 1.05f;
static const float SLACK = 2;

typedef struct Text {
    Rect rect; /* what of it can be seen */
    Str text;
} Text;

typedef struct Look {
    const DrawList *list;
    Rect clip;
    bool has_clip;
    Rect cropped; /* picture of which the clip shows only a part, as a magnifier does */
    Text texts[TEXTS_MOST];
    size_t count;
    FitLook result;
} Look;

static float right_of(Rect r)
{
    return r.x + r.w;
}

static float bottom_of(Rect r)
{
    return r.y + r.h;
}

static Rect common(Rect a, Rect b)
{
    const float x = fmaxf(a.x, b.x);
    const float y = fmaxf(a.y, b.y);
    return (Rect){x, y, fmaxf(0, fminf(right_of(a), right_of(b)) - x),
                  fmaxf(0, fminf(bottom_of(a), bottom_of(b)) - y)};
}

static void blame(Look *look, FitFault fault, Str text)
{
    if (look->result.fault == FIT_GOOD) {
        look->result.fault = fault;
        look->result.text = text;
    }
}

/* The ink of a line: its em box in the middle of the pitch, without ruby. */
static Rect ink_of(const DrawCommand *command, float *size)
{
    float largest = 0;
    for (size_t i = 0; i < command->glyphs.count; i++) {
        largest = fmaxf(largest, command->glyphs.glyphs[i].size);
    }
    *size = largest;
    const float height = fminf(largest, command->rect.h);
    return (Rect){command->rect.x, command->rect.y + (command->rect.h - height) / 2,
                  command->rect.w, height};
}

static bool holds(Rect r, float x, float y)
{
    return x >= r.x && x < right_of(r) && y >= r.y && y < bottom_of(r);
}

/* The smallest box drawn before it that can be seen where the text starts. NULL too: the
 * text starts where it cannot be seen, scrolled behind other boxes. */
static const Rect *box_around(const Look *look, size_t before, Rect ink)
{
    const Rect *found = NULL;
    Rect clip = {0};
    const float x = ink.x + 1;
    const float y = ink.y + ink.h / 2;
    if (look->has_clip && !holds(look->clip, x, y)) {
        return NULL;
    }
    for (size_t i = 0; i < before; i++) {
        const DrawCommand *const command = &look->list->commands[i];
        const Rect *const r = &command->rect;
        if (command->kind == DRAW_CLIP) {
            clip = *r;
        }
        const bool is_seen = clip.w <= 0 || holds(clip, x, y);
        const bool is_around = command->kind == DRAW_BOX && is_seen && holds(*r, x, y);
        if (is_around && (found == NULL || r->w * r->h < found->w * found->h)) {
            found = r;
        }
    }
    return found;
}

static bool sticks_out(Rect ink, Rect frame, float hang, bool also_below)
{
    return ink.x < frame.x - hang || right_of(ink) > right_of(frame) + hang ||
           (also_below &&
            (ink.y < frame.y - SLACK || bottom_of(ink) > bottom_of(frame) + SLACK));
}

static void add_text(Look *look, Rect ink, Str text)
{
    const Rect seen = look->has_clip ? common(ink, look->clip) : ink;
    if (look->count < TEXTS_MOST && seen.w > 0 && seen.h > 0) {
        look->texts[look->count++] = (Text){seen, text};
    }
}

static void look_at_text(Look *look, size_t index)
{
    const DrawCommand *const command = &look->list->commands[index];
    float size = 0;
    const Rect ink = ink_of(command, &size);
    const Rect canvas = {0, 0, look->list->width, look->list->height};
    const float hang = size * HANG_EM;
    if (holds(look->cropped, ink.x, ink.y + ink.h / 2)) {
        add_text(look, ink, command->glyphs.text); /* cut together with its picture */
        return;
    }
    const Rect *const box = box_around(look, index, ink);
    bool is_outside = sticks_out(ink, canvas, SLACK, !look->has_clip);
    if (look->has_clip) {
        is_outside = is_outside || sticks_out(ink, look->clip, hang, false);
    }
    if (box != NULL) {
        is_outside = is_outside || sticks_out(ink, *box, hang, !look->has_clip);
    }
    if (is_outside) {
        blame(look, FIT_OUTSIDE, command->glyphs.text);
    }
    add_text(look, ink, command->glyphs.text);
}

static void look_for_overlaps(Look *look)
{
    for (size_t i = 0; i < look->count; i++) {
        for (size_t k = 0; k < i; k++) {
            const Rect both = common(look->texts[i].rect, look->texts[k].rect);
            if (both.w > 2 * SLACK && both.h > 2 * SLACK) {
                blame(look, FIT_OVERLAPS, look->texts[i].text);
                return;
            }
        }
    }
}

static void look_at_clip(Look *look, Rect clip)
{
    look->clip = clip;
    look->has_clip = clip.w > 0 && clip.h > 0;
    look->cropped = (Rect){0};
}

static void look_at_picture(Look *look, const DrawCommand *command)
{
    const Rect r = command->rect;
    if (look->has_clip && !command->picture.is_tinted &&
        sticks_out(r, look->clip, SLACK, false)) {
        look->cropped = r;
    }
}

static bool is_scroll_button(const DrawCommand *command)
{
    return command->kind == DRAW_PICTURE && command->picture.is_tinted &&
           (str_is(command->picture.name, "icons/up") ||
            str_is(command->picture.name, "icons/down"));
}

FitLook fit_look(const DrawList *list)
{
    Look look = {.list = list};
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *const command = &list->commands[i];
        if (command->kind == DRAW_CLIP) {
            look_at_clip(&look, command->rect);
        } else if (command->kind == DRAW_GLYPHS) {
            look_at_text(&look, i);
        } else if (is_scroll_button(command)) {
            look.result.scrolls = true;
        } else if (command->kind == DRAW_PICTURE) {
            look_at_picture(&look, command);
        }
    }
    look_for_overlaps(&look);
    return look.result;
}
