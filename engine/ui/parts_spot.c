/* Places in a picture: the picture with its texts set by us and its places as targets;
 * beside it what was found, and the place touched last under a magnifier. The same places
 * as a list, for those who do not see the picture. */
#include <math.h>

#include "ui/parts_hands_internal.h"

enum {
    SIDE_W = 456,
    LENS_H = 150,
    PICTURE_LEAST = 420,
    PICTURE_LEAST_NARROW = 800,
    PLATE_TEXT_LEAST = 16,
    MARKER = 44,
};

static bool shows_list(const UiSpot *spot)
{
    return spot->is_list || spot->picture.len == 0;
}

static UiMark place_mark(const UiSpotPlace *place)
{
    return place->is_touched && place->is_hit ? UI_MARK_RIGHT : UI_MARK_NONE;
}

static Rect share_of(Rect whole, Rect share)
{
    return (Rect){whole.x + share.x * whole.w, whole.y + share.y * whole.h,
                  share.w * whole.w, share.h * whole.h};
}

/* ---- picture ---- */

/* One line, as large as the plate lets it be; verbatim, for room for ruby above it would
 * push it out of a low plate. */
static void plate_text(Ui *ui, Rect plate, Str text)
{
    UiTextStyle style = {.type = UI_TYPE_BODY,
                         .color = theme_get(UI_THEME_LIGHT)->text,
                         .max_size = plate.h * 0.8f,
                         .is_tight = true,
                         .is_verbatim = true};
    float w = ui_text_width(ui, text, &style);
    if (w > plate.w) {
        float size = fminf(style.max_size, ui_type_size(ui, UI_TYPE_BODY));
        style.max_size = fmaxf(PLATE_TEXT_LEAST, floorf(size * plate.w / w));
    }
    float h = ui_text_height(ui, 0, text, &style);
    (void)ui_text(ui, plate.x, plate.y + (plate.h - h) / 2, 0, text, &style);
}

/* The picture does not change with the theme, so its texts and marks do not either. */
static void picture(Ui *ui, Rect r, const UiSpot *spot)
{
    ui_picture(ui, r, spot->picture, false);
    for (size_t i = 0; i < spot->plate_count; i++) {
        plate_text(ui, share_of(r, spot->plates[i].area), spot->plates[i].text);
    }
}

/* At least as large as a target must be, and inside the picture. */
static Rect hot_area(const Ui *ui, Rect whole, Rect share)
{
    Rect r = share_of(whole, share);
    float least = ui_target(ui);
    if (r.w < least) {
        r.x -= (least - r.w) / 2;
        r.w = least;
    }
    if (r.h < least) {
        r.y -= (least - r.h) / 2;
        r.h = least;
    }
    r.x = fminf(fmaxf(r.x, whole.x), whole.x + whole.w - r.w);
    r.y = fminf(fmaxf(r.y, whole.y), whole.y + whole.h - r.h);
    return r;
}

static void marker(Ui *ui, Rect r, const UiSpotPlace *place, size_t i)
{
    const Theme *light = theme_get(UI_THEME_LIGHT);
    bool is_found = place_mark(place) == UI_MARK_RIGHT;
    Color color = is_found            ? light->ok
                  : place->is_touched ? light->text2
                                      : light->primary;
    ui_box(ui, r,
           &(UiBox){.border = light->surface,
                    .border_width = UI_BORDER_STATE + 4,
                    .radius = UI_RADIUS_CONTROL});
    ui_box(ui, rect_inset(r, 2),
           &(UiBox){.border = color,
                    .border_width = UI_BORDER_STATE,
                    .radius = UI_RADIUS_CONTROL,
                    .style = is_found ? DRAW_BORDER_SOLID : DRAW_BORDER_DASHED});
    /* Over the corner, so that it hides little of what is inside. */
    Rect at = {r.x - MARKER / 2.0f + 4, r.y - MARKER / 2.0f + 4, MARKER, MARKER};
    ui_box(ui, at,
           &(UiBox){.fill = place->is_touched ? light->surface : color,
                    .border = color,
                    .border_width = UI_BORDER_CONTROL,
                    .radius = MARKER / 2.0f});
    if (is_found) {
        ui_icon(ui, rect_inset(at, 6), ui_mark_picture(UI_MARK_RIGHT), color);
        return;
    }
    UiTextStyle style = {.type = UI_TYPE_CAPTION,
                         .color = place->is_touched ? color : light->on_primary,
                         .align = UI_ALIGN_CENTER,
                         .is_bold = true,
                         .max_size = 26};
    ui_text_fit(ui, at, part__number(ui, i + 1), &style);
}

/* Before it was found, its name would give it away. */
static Str spot_spoken(Ui *ui, const UiSpotPlace *place, size_t i)
{
    if (!place->is_touched) {
        return str_format(&ui->list.arena, "%.*s%zu", STR_ARG(ui_word(UI_WORD_PLACE)),
                          i + 1);
    }
    UiWord word = place->is_hit ? UI_WORD_RIGHT : UI_WORD_NO_TROUBLE;
    return part__spoken(ui, place->label, ui_word(word));
}

static void hot_spot(Ui *ui, Rect whole, const UiSpot *spot, size_t i,
                     UiHandsResult *result)
{
    const UiSpotPlace *place = &spot->places[i];
    Rect r = hot_area(ui, whole, place->area);
    if (i == spot->last) {
        (void)ui_item(ui, &(UiItem){.id = ui_id_at("spot_last", i),
                                    .rect = r,
                                    .is_pointer_only = true});
    }
    UiState state = ui_item(ui, &(UiItem){.id = ui_id_at("spot_hot", i),
                                          .rect = r,
                                          .radius = UI_RADIUS_CONTROL,
                                          .spoken = spot_spoken(ui, place, i)});
    if (spot->shows_places || place->is_touched || place->is_hinted || state.is_focused) {
        marker(ui, r, place, i);
    }
    if (state.is_activated) {
        *result = (UiHandsResult){.action = UI_HANDS_TOUCH, .index = i};
    }
}

/* What is between the places answers too. */
static void hot_spots(Ui *ui, Rect whole, const UiSpot *spot, UiHandsResult *result)
{
    UiState state = ui_item(
        ui, &(UiItem){.id = ui_id("spot_empty"), .rect = whole, .is_pointer_only = true});
    if (state.is_activated) {
        *result = (UiHandsResult){.action = UI_HANDS_TOUCH, .index = SIZE_MAX};
    }
    ui_group_begin(ui, ui_id("spot_hots"), UI_GROUP_GRID);
    for (size_t i = 0; i < spot->place_count; i++) {
        hot_spot(ui, whole, spot, i, result);
    }
    ui_group_end(ui);
}

/* What was found last stays in view when the focus goes on to the button. */
static void reveal_last(Ui *ui, const UiSpot *spot)
{
    UiId id = ui_id_at("spot_last", spot->last);
    const ItemRecord *place = ui__find(&ui->items, id, ui->layer);
    if (place != NULL && ui__find(&ui->before, id, ui->layer) == NULL) {
        ui__scroll_reveal(ui, place);
    }
}

/* A wide picture is seen whole; a high one is as wide as there is room, and scrolls. */
static Rect picture_place(Ui *ui, Rect inner, float room_h, const UiSpot *spot)
{
    float least = part__is_narrow(ui) ? PICTURE_LEAST_NARROW : PICTURE_LEAST;
    float ratio = spot->width / spot->height;
    float w = inner.w;
    if (ratio >= 1) {
        w = floorf(fminf(w, fmaxf(room_h, least) * ratio));
    }
    return (Rect){inner.x + floorf((inner.w - w) / 2), inner.y, w, floorf(w / ratio)};
}

/* ---- list ---- */

static float list(Ui *ui, Rect column, const UiSpot *spot, UiHandsResult *result)
{
    float y = column.y;
    ui_group_begin(ui, ui_id("spot_list"), UI_GROUP_COLUMN);
    for (size_t i = 0; i < spot->place_count; i++) {
        const UiSpotPlace *place = &spot->places[i];
        HandsRow row = {.label = place->label,
                        .type = UI_TYPE_OPTION,
                        .badge = part__number(ui, i + 1),
                        .mark = place_mark(place),
                        .has_mark = true,
                        .is_held = place->is_hinted && !place->is_touched};
        if (place->is_touched && !place->is_hit) {
            row.label = str_format(&ui->list.arena, "%.*s（%.*s）", STR_ARG(place->label),
                                   STR_ARG(ui_word(UI_WORD_NO_TROUBLE)));
        }
        Rect r = {column.x, y, column.w, part__row_height(ui, column.w, &row)};
        UiState state = ui_item(ui, &(UiItem){.id = ui_id_at("spot_item", i),
                                              .rect = r,
                                              .radius = UI_RADIUS_CONTROL,
                                              .spoken = part__row_spoken(ui, &row)});
        part__row_draw(ui, r, &row, &state);
        if (state.is_activated) {
            *result = (UiHandsResult){.action = UI_HANDS_TOUCH, .index = i};
        }
        y += r.h + UI_GAP;
    }
    ui_group_end(ui);
    return y - UI_GAP;
}

/* ---- beside the picture ---- */

static float toggles(Ui *ui, Rect column, const UiSpot *spot, UiHandsResult *result)
{
    if (spot->picture.len == 0) {
        return column.y;
    }
    UiWord form = spot->is_list ? UI_WORD_AS_PICTURE : UI_WORD_AS_LIST;
    UiButton buttons[] = {
        {.label = ui_word(form), .kind = UI_BUTTON_TOOLBAR},
        {.label = ui_word(UI_WORD_SHOW_PLACES),
         .kind = UI_BUTTON_TOOLBAR,
         .icon = spot->shows_places ? STR("marks/right") : (Str){0},
         .is_on = spot->shows_places},
    };
    static const UiHandsAction meanings[] = {UI_HANDS_LIST, UI_HANDS_PLACES};
    size_t count = spot->is_list ? 1 : 2;
    UiSize sizes[2];
    Rect places[2];
    for (size_t i = 0; i < count; i++) {
        sizes[i] = ui_button_size(ui, &buttons[i]);
    }
    float h = ui_flow(column, sizes, count, false, places);
    for (size_t i = 0; i < count; i++) {
        if (ui_button(ui, ui_id_at("spot_form", i), places[i], &buttons[i])) {
            *result = (UiHandsResult){.action = meanings[i]};
        }
    }
    return column.y + h + UI_SPACE_16;
}

/* So large that the place fits, but always larger than on the page; of a place that is
 * too wide even then, its beginning. */
static Rect lens_picture(Rect lens, Rect shown, Rect area)
{
    const float least = 1.3f;
    const float most = 2.2f;
    float fit = fminf(lens.w / (area.w * shown.w), lens.h / (area.h * shown.h)) * 0.9f;
    float zoom = fminf(fmaxf(fit, least), most);
    Rect large = {0, 0, shown.w * zoom, shown.h * zoom};
    bool is_too_wide = area.w * large.w > lens.w;
    float middle = is_too_wide ? area.x * large.w + lens.w / 2 - UI_SPACE_12
                               : (area.x + area.w / 2) * large.w;
    large.x = lens.x + lens.w / 2 - middle;
    large.y = lens.y + lens.h / 2 - (area.y + area.h / 2) * large.h;
    large.x = fminf(lens.x, fmaxf(large.x, lens.x + lens.w - large.w));
    large.y = fminf(lens.y, fmaxf(large.y, lens.y + lens.h - large.h));
    return large;
}

/* The place touched last, larger. shown: the picture as it is on the page. */
static float lens(Ui *ui, Rect column, Rect shown, const UiSpot *spot)
{
    if (spot->last >= spot->place_count || shows_list(spot)) {
        return column.y;
    }
    Rect r = {column.x, column.y, column.w, LENS_H};
    ui_clip_begin(ui, r);
    picture(ui, lens_picture(r, shown, spot->places[spot->last].area), spot);
    ui_clip_end(ui);
    ui_box(ui, r,
           &(UiBox){.border = ui->theme->primary,
                    .border_width = UI_BORDER_STATE,
                    .radius = UI_RADIUS_CHIP});
    return r.y + r.h + UI_SPACE_16;
}

static float found_list(Ui *ui, Rect column, const UiSpot *spot)
{
    UiTextStyle title = {.type = UI_TYPE_LABEL, .color = ui->theme->text2};
    float y = column.y;
    part__text(ui, column, &y, UI_SPACE_8, ui_word(UI_WORD_FOUND), &title);
    bool is_empty = true;
    for (size_t i = 0; i < spot->place_count; i++) {
        if (place_mark(&spot->places[i]) != UI_MARK_RIGHT) {
            continue;
        }
        HandsRow row = {.label = spot->places[i].label,
                        .type = UI_TYPE_CAPTION,
                        .mark = UI_MARK_RIGHT,
                        .has_mark = true,
                        .is_still = true};
        Rect r = {column.x, y, column.w, part__row_height(ui, column.w, &row)};
        part__row_draw(ui, r, &row, NULL);
        y += r.h + UI_SPACE_8;
        is_empty = false;
    }
    if (is_empty) {
        UiTextStyle style = {.type = UI_TYPE_SMALL, .color = ui->theme->text2};
        part__text(ui, column, &y, 0, ui_word(UI_WORD_FOUND_NONE), &style);
    }
    return y;
}

/* ---- page ---- */

static Rect main_part(Ui *ui, Rect inner, float room_h, const UiSpot *spot, float *bottom,
                      UiHandsResult *result)
{
    if (shows_list(spot)) {
        *bottom = list(ui, inner, spot, result);
        return inner;
    }
    Rect shown = picture_place(ui, inner, room_h, spot);
    picture(ui, shown, spot);
    hot_spots(ui, shown, spot, result);
    *bottom = shown.y + shown.h;
    return shown;
}

static void wide_page(Ui *ui, const UiSpot *spot, const HandsPlace *place,
                      UiHandsResult *result)
{
    Rect left = place->body;
    Rect side = rect_cut_right(&left, SIDE_W, 40);
    Rect inner = ui_scroll_begin(ui, ui_id("spot_page"), left);
    inner.y += UI_RING;
    float bottom;
    Rect shown = main_part(ui, inner, left.h - 2 * UI_RING, spot, &bottom, result);
    ui_scroll_end(ui, bottom + UI_RING);
    side.y = toggles(ui, (Rect){side.x, side.y + UI_RING, side.w, 0}, spot, result);
    side.h = left.y + left.h - side.y;
    Rect column = ui_scroll_begin(ui, ui_id("spot_side"), side);
    column.y = lens(ui, column, shown, spot);
    ui_scroll_end(ui, found_list(ui, column, spot));
}

static void narrow_page(Ui *ui, const UiSpot *spot, const HandsPlace *place,
                        UiHandsResult *result)
{
    Rect column = ui_scroll_begin(ui, ui_id("spot_page"), place->body);
    column.y = part__hands_lead(ui, column, &spot->hands);
    column.y = toggles(ui, column, spot, result);
    float bottom;
    Rect shown = main_part(ui, column, place->body.h, spot, &bottom, result);
    column.y = bottom + UI_SPACE_24;
    column.y = lens(ui, column, shown, spot);
    ui_scroll_end(ui, found_list(ui, column, spot) + UI_RING);
}

UiHandsResult part_spot(Ui *ui, const UiSpot *spot, Rect content)
{
    require(spot->place_count <= UI_HANDS_ITEMS_MOST);
    require(shows_list(spot) || (spot->width > 0 && spot->height > 0));
    UiHandsResult result = {0};
    HandsPlace place;
    part__hands_begin(ui, &spot->hands, content, &place);
    if (part__is_narrow(ui)) {
        narrow_page(ui, spot, &place, &result);
    } else {
        wide_page(ui, spot, &place, &result);
    }
    reveal_last(ui, spot);
    part__hands_end(ui, &spot->hands, &place, &result);
    /* The focus marks its place, so none of them has it before it is asked for. */
    ui_first_focus(ui, ui_id_at(shows_list(spot) ? "spot_item" : "spot_form", 0));
    return result;
}
