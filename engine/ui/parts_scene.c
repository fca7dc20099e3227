/* The scene behind the dialogue. Pictures keep one size per canvas, so that they are
 * rasterised once. */
#include <math.h>

#include "ui/parts_internal.h"

enum {
    BACKDROP_W = 1920,
    BACKDROP_H = 1080,
    FREE_W = 564, /* 600 x 900 art, as high as the panel beside it */
    FREE_H = 846,
};

static void picture(Ui *ui, Rect r, Str name, float alpha, bool is_mirrored)
{
    if (name.len > 0 && alpha > 0) {
        draw_list_add(ui_drawing(ui), DRAW_PICTURE, r)->picture = (DrawPicture){
            .name = name,
            .alpha = (uint8_t)lroundf(fminf(alpha, 1) * 255),
            .mirrored = is_mirrored,
        };
    }
}

/* Covers the area, lower edges together (the floor is what counts). */
static Rect backdrop_rect(Rect area, float natural_w, float pan)
{
    float k = fmaxf(area.w / BACKDROP_W, area.h / BACKDROP_H);
    float w = natural_w * k;
    float x = natural_w > BACKDROP_W ? area.x - pan * k : area.x + (area.w - w) / 2;
    return (Rect){roundf(x), area.y + area.h - BACKDROP_H * k, w, BACKDROP_H * k};
}

/* Where the two people stand: ui.md 3.4; with large text smaller, as the box is higher.
 */
static void people_rects(const Ui *ui, const UiScene *scene, Rect content, Rect *left,
                         Rect *right)
{
    float middle = content.x + content.w / 2;
    if (scene->stands_free) {
        *left = (Rect){middle - 708, content.y + content.h - FREE_H, FREE_W, FREE_H};
        *right = (Rect){0};
    } else if (ui_is_portrait(ui)) {
        *left = (Rect){middle - 510, content.y + 150, 500, 750};
        *right = (Rect){middle + 10, content.y + 150, 500, 750};
    } else if (ui_is_large(ui)) {
        *left = (Rect){middle - 620, content.y + 4, 360, 540};
        *right = (Rect){middle + 260, content.y + 4, 360, 540};
    } else {
        *left = (Rect){middle - 660, content.y + 20, 470, 705};
        *right = (Rect){middle + 160, content.y + 8, 480, 720};
    }
}

/* Between the two; on a narrow page above their shoulders. */
static Rect prop_rect(const Ui *ui, Rect content)
{
    float side = ui_is_portrait(ui) ? 240 : 360;
    float top = ui_is_portrait(ui) ? 24 : 120;
    return (Rect){content.x + (content.w - side) / 2, content.y + top, side, side};
}

void part_scene(Ui *ui, const UiScene *scene, Rect content)
{
    Rect area = content;
    if (ui_is_portrait(ui)) {
        area.h = fminf(area.h, 912);
    }
    float natural = scene->backdrop_width > 0 ? scene->backdrop_width : BACKDROP_W;
    ui_clip_begin(ui, area);
    Rect whole = {0, 0, ui_frame(ui)->width, ui_frame(ui)->height};
    Rect cover = ui_is_portrait(ui) ? area : whole;
    picture(ui, backdrop_rect(cover, natural, scene->pan_px), scene->backdrop, 1, false);
    picture(ui, backdrop_rect(cover, BACKDROP_W, 0), scene->next_backdrop, scene->fade,
            false);
    picture(ui, prop_rect(ui, content), scene->prop, 1, false);
    Rect left, right;
    people_rects(ui, scene, content, &left, &right);
    picture(ui, left, scene->left, 1, scene->mirrors_left);
    picture(ui, right, scene->right, 1, scene->mirrors_right);
    ui_clip_end(ui);
}
