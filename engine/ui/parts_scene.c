/* The scene behind the dialogue. Pictures keep one size per canvas, so that they are
 * rasterised once. */
#include <math.h>

#include "ui/parts_internal.h"

enum {
    BACKDROP_W = 1920,
    BACKDROP_H = 1080,
    FREE_W = 564, /* 600 x 900 art, as high as the panel beside it */
    FREE_H = 846,
    PORTRAIT_H = 912, /* of the scene on a high page */
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

/* Large letters: as large as the room above the box lets them be, so that it hides nobody
 * above the chest; nearer to the middle, beside the name. */
static void people_above(Ui *ui, const UiScene *scene, Rect content, Rect *left,
                         Rect *right)
{
    enum {
        ASIDE = 320, /* of the middle of each from the middle of the page */
        H_LEAST = 420,
        H_MOST = 720
    };
    const float chest = 0.64f; /* of the height */
    float room = part__dialogue_top(ui, scene->lines, content) - content.y;
    float h = roundf(fminf(fmaxf(room / chest, H_LEAST), H_MOST));
    float w = roundf(h * 2 / 3);
    float middle = content.x + content.w / 2;
    *left = (Rect){roundf(middle - ASIDE - w / 2), content.y + 4, w, h};
    *right = (Rect){roundf(middle + ASIDE - w / 2), content.y + 4, w, h};
}

/* Where the two people stand: ui.md 3.4. */
static void people_rects(Ui *ui, const UiScene *scene, Rect content, Rect *left,
                         Rect *right)
{
    float middle = content.x + content.w / 2;
    if (scene->stands_free && ui_is_portrait(ui)) {
        float lower_edge = content.y + PORTRAIT_H;
        *left = (Rect){middle - FREE_W / 2.0f, lower_edge - FREE_H, FREE_W, FREE_H};
        *right = (Rect){0};
    } else if (scene->stands_free) {
        *left = (Rect){middle - 708, content.y + content.h - FREE_H, FREE_W, FREE_H};
        *right = (Rect){0};
    } else if (ui_is_portrait(ui)) {
        *left = (Rect){middle - 510, content.y + 150, 500, 750};
        *right = (Rect){middle + 10, content.y + 150, 500, 750};
    } else if (ui_is_large(ui)) {
        people_above(ui, scene, content, left, right);
    } else {
        *left = (Rect){middle - 660, content.y + 20, 470, 705};
        *right = (Rect){middle + 160, content.y + 8, 480, 720};
    }
}

/* Between the two; where they stand close, above their shoulders. */
static Rect prop_rect(const Ui *ui, Rect content)
{
    float side = part__is_narrow(ui) ? 240 : 360;
    float top = part__is_narrow(ui) ? 24 : 120;
    return (Rect){content.x + (content.w - side) / 2, content.y + top, side, side};
}

void part_scene(Ui *ui, const UiScene *scene, Rect content)
{
    Rect area = content;
    if (ui_is_portrait(ui)) {
        area.h = fminf(area.h, PORTRAIT_H);
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
