#include "ui/paint.h"

#include <math.h>

#include "ui/ui_internal.h"

/* Furigana: no text on screen is smaller, which is 16 pixels at 1280 x 720. In logical
 * units, so that lines break the same at every resolution. */
#define RUBY_LEAST 24.0f

/* ---- rectangles ---- */

Rect rect_inset(Rect r, float by)
{
    return (Rect){r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by};
}

Rect rect_outset(Rect r, float by)
{
    return rect_inset(r, -by);
}

bool rect_contains(Rect r, float x, float y)
{
    return x >= r.x && y >= r.y && x < r.x + r.w && y < r.y + r.h;
}

Rect rect_intersect(Rect a, Rect b)
{
    float x = fmaxf(a.x, b.x);
    float y = fmaxf(a.y, b.y);
    float right = fminf(a.x + a.w, b.x + b.w);
    float bottom = fminf(a.y + a.h, b.y + b.h);
    return (Rect){x, y, fmaxf(0, right - x), fmaxf(0, bottom - y)};
}

Rect rect_cut_top(Rect *r, float h, float gap)
{
    Rect piece = {r->x, r->y, r->w, h};
    r->y += h + gap;
    r->h -= h + gap;
    return piece;
}

Rect rect_cut_bottom(Rect *r, float h, float gap)
{
    r->h -= h + gap;
    return (Rect){r->x, r->y + r->h + gap, r->w, h};
}

Rect rect_cut_left(Rect *r, float w, float gap)
{
    Rect piece = {r->x, r->y, w, r->h};
    r->x += w + gap;
    r->w -= w + gap;
    return piece;
}

Rect rect_cut_right(Rect *r, float w, float gap)
{
    r->w -= w + gap;
    return (Rect){r->x + r->w + gap, r->y, w, r->h};
}

/* ---- clipping ---- */

Rect ui__clip(const Ui *ui)
{
    Rect canvas = {0, 0, ui->frame.width, ui->frame.height};
    return ui->clip_count > 0 ? ui->clips[ui->clip_count - 1] : canvas;
}

bool ui__is_clipped_away(const Ui *ui, Rect rect)
{
    if (ui->clip_count == 0) {
        return false;
    }
    Rect r = rect_intersect(rect, ui__clip(ui));
    return r.w <= 0 || r.h <= 0;
}

/* An empty rectangle would lift the limit, so nothing visible is a spot outside. */
static void emit_clip(Ui *ui)
{
    if (ui->clip_count == 0) {
        (void)draw_list_add(&ui->list, DRAW_CLIP, (Rect){0});
        return;
    }
    Rect r = ui__clip(ui);
    bool is_empty = r.w <= 0 || r.h <= 0;
    (void)draw_list_add(&ui->list, DRAW_CLIP, is_empty ? (Rect){-2, -2, 1, 1} : r);
}

void ui_clip_begin(Ui *ui, Rect rect)
{
    require(ui->clip_count < UI_CLIPS);
    ui->clips[ui->clip_count] = rect_intersect(rect, ui__clip(ui));
    ui->clip_count++;
    emit_clip(ui);
}

void ui_clip_end(Ui *ui)
{
    require(ui->clip_count > 0);
    ui->clip_count--;
    emit_clip(ui);
}

/* ---- boxes and pictures ---- */

void ui_box(Ui *ui, Rect rect, const UiBox *box)
{
    if (ui__is_clipped_away(ui, rect)) {
        return;
    }
    float most = fminf(rect.w, rect.h) / 2;
    draw_list_add(&ui->list, DRAW_BOX, rect)->box = (DrawBox){
        .fill = box->fill,
        .border = box->border,
        .border_width = box->border_width,
        .radius = fminf(box->radius, most),
        .style = box->style,
    };
}

void ui_picture(Ui *ui, Rect rect, Str name, bool is_mirrored)
{
    if (name.len > 0 && !ui__is_clipped_away(ui, rect)) {
        draw_list_add(&ui->list, DRAW_PICTURE, rect)->picture =
            (DrawPicture){.name = name, .alpha = 255, .mirrored = is_mirrored};
    }
}

void ui_icon(Ui *ui, Rect rect, Str name, Color tint)
{
    if (name.len > 0 && !ui__is_clipped_away(ui, rect)) {
        draw_list_add(&ui->list, DRAW_PICTURE, rect)->picture =
            (DrawPicture){.name = name, .alpha = 255, .is_tinted = true, .tint = tint};
    }
}

/* ---- text ---- */

float ui_type_size(const Ui *ui, UiType type)
{
    return theme_type(type)->size * ui->frame.text_scale;
}

static TextRuby ruby_of(const Ui *ui, const TypeRow *row)
{
    bool has_ruby = row->ruby_from != TEXT_RUBY_NONE && ui->frame.ruby >= row->ruby_from;
    return has_ruby ? ui->frame.ruby : TEXT_RUBY_NONE;
}

/* Reading text follows the line-spacing setting; furigana need room above every line. */
static float pitch_ratio(const Ui *ui, const TypeRow *row)
{
    float ratio = row->pitch;
    if (row->is_reading && ui->frame.line_spacing > 0) {
        ratio = ui->frame.line_spacing;
    }
    return ruby_of(ui, row) != TEXT_RUBY_NONE ? fmaxf(ratio, 1.9f) : ratio;
}

float ui_type_pitch(const Ui *ui, UiType type)
{
    return ui_type_size(ui, type) * pitch_ratio(ui, theme_type(type));
}

static TextFace bold_of(TextFace face)
{
    static const TextFace bold[TEXT_FACE_COUNT] = {
        [TEXT_UD_REGULAR] = TEXT_UD_BOLD,
        [TEXT_UD_BOLD] = TEXT_UD_BOLD,
        [TEXT_UDP_REGULAR] = TEXT_UDP_BOLD,
        [TEXT_UDP_BOLD] = TEXT_UDP_BOLD,
    };
    return bold[face];
}

TextStyle ui__text_style(const Ui *ui, float width, const UiTextStyle *style)
{
    const TypeRow *row = theme_type(style->type);
    float size = row->size * ui->frame.text_scale;
    if (style->max_size > 0) {
        size = fminf(size, style->max_size);
    }
    return (TextStyle){
        .japanese = style->is_bold ? bold_of(row->japanese) : row->japanese,
        .latin = style->is_bold ? bold_of(row->latin) : row->latin,
        .size = size,
        .pitch = size * pitch_ratio(ui, row),
        .width = width,
        .paragraph_gap = row->is_reading && !style->is_tight ? 0.75f : 0,
        .waou = style->is_verbatim ? -1 : (row->size < 40 ? 0.1f : 0),
        .ruby = style->is_verbatim ? TEXT_RUBY_NONE : ruby_of(ui, row),
        .readings = style->is_secret ? NULL : ui->frame.readings,
        .ruby_least = RUBY_LEAST,
        .hangs = row->is_reading && style->align == UI_ALIGN_LEFT,
        .opens_flush = row->is_balanced || row->is_reading,
        .squeezes = !style->is_verbatim,
        .is_balanced = row->is_balanced || style->is_balanced,
        .phrase_breaks = !row->is_reading,
        .bars_break = style->bars_break,
        .is_verbatim = style->is_verbatim,
    };
}

TextBlock ui__text_block(Ui *ui, Str text, const TextStyle *style, bool is_secret)
{
    TextBlock block = {0};
    if (is_secret) {
        ui->list.arena.wipe_on_clear = true;
    }
    if (text.len > 0 && !is_secret && ui->frame.cache != NULL) {
        text_cache_layout(ui->frame.cache, &ui->list.arena, text, style,
                          ui->frame.metrics, &block);
    } else if (text.len > 0) {
        text_layout(&ui->list.arena, text, style, ui->frame.metrics, &block);
    }
    return block;
}

static float aligned(const Rect *rect, float width, UiAlign align)
{
    float room = fmaxf(0, rect->w - width);
    switch (align) {
    case UI_ALIGN_LEFT:
        return rect->x;
    case UI_ALIGN_CENTER:
        return rect->x + room / 2;
    case UI_ALIGN_RIGHT:
        return rect->x + room;
    }
    return rect->x;
}

/* One command a line: what changes is redrawn by line. */
static void draw_line(Ui *ui, Rect rect, TextLine *line, const UiTextStyle *style)
{
    for (size_t i = 0; i < line->glyph_count; i++) {
        line->glyphs[i].baseline_y -= line->top;
    }
    draw_list_add(&ui->list, DRAW_GLYPHS, rect)->glyphs = (DrawGlyphs){
        .glyphs = line->glyphs,
        .count = line->glyph_count,
        .text = line->text,
        .color = style->color.a != 0 ? style->color : ui->theme->text,
        .is_secret = style->is_secret,
    };
}

void ui__draw_block(Ui *ui, Rect rect, const TextBlock *block, const UiTextStyle *style)
{
    for (size_t i = 0; i < block->line_count; i++) {
        TextLine *line = &block->lines[i];
        float bottom =
            i + 1 < block->line_count ? block->lines[i + 1].top : block->height;
        Rect r = {rect.w > 0 ? aligned(&rect, line->width - line->hang, style->align)
                             : rect.x,
                  rect.y + line->top, line->width, bottom - line->top};
        if (line->glyph_count > 0 && !ui__is_clipped_away(ui, r)) {
            draw_line(ui, r, line, style);
        }
    }
}

float ui_text(Ui *ui, float x, float y, float width, Str text, const UiTextStyle *style)
{
    TextStyle set = ui__text_style(ui, width, style);
    TextBlock block = ui__text_block(ui, text, &set, style->is_secret);
    ui__draw_block(ui, (Rect){x, y, width, block.height}, &block, style);
    return block.height;
}

float ui_text_height(Ui *ui, float width, Str text, const UiTextStyle *style)
{
    TextStyle set = ui__text_style(ui, width, style);
    return ui__text_block(ui, text, &set, style->is_secret).height;
}

float ui_text_width(Ui *ui, Str text, const UiTextStyle *style)
{
    TextStyle set = ui__text_style(ui, 0, style);
    return ui__text_block(ui, text, &set, style->is_secret).width;
}

static bool fits(const TextBlock *block, Rect rect)
{
    return !block->is_too_wide && block->width <= rect.w + 0.5f &&
           block->height <= rect.h + 0.5f;
}

/* The room for furigana is above the letters: how much lower than the middle a text
 * without any would stand. */
static float rise(const TextBlock *block, const TextStyle *set)
{
    if (block->line_count == 0 || block->has_ruby) {
        return 0;
    }
    float above = block->lines[0].baseline_y - TEXT_ASCENT_EM * set->size;
    return fmaxf(0, above - (set->pitch - set->size) / 2);
}

void ui__text_middle(Ui *ui, Rect rect, Str text, const UiTextStyle *style)
{
    TextStyle set = ui__text_style(ui, rect.w, style);
    TextBlock block = ui__text_block(ui, text, &set, style->is_secret);
    rect.y += (rect.h - block.height) / 2 - rise(&block, &set);
    rect.h = block.height;
    ui__draw_block(ui, rect, &block, style);
}

void ui_text_fit(Ui *ui, Rect rect, Str text, const UiTextStyle *style)
{
    enum {
        SIZE_STEPS = 12
    };
    float least = fminf(24, ui_type_size(ui, style->type));
    TextStyle set = ui__text_style(ui, rect.w, style);
    float ratio = set.pitch / set.size;
    float step = (set.size - least) / SIZE_STEPS;
    set.is_balanced = true;
    set.hangs = false;
    TextBlock block = ui__text_block(ui, text, &set, style->is_secret);
    for (int i = 0; i < SIZE_STEPS && !fits(&block, rect); i++) {
        set.size -= step;
        set.pitch = set.size * ratio;
        block = ui__text_block(ui, text, &set, style->is_secret);
    }
    rect.y += (rect.h - block.height) / 2 - rise(&block, &set);
    rect.h = block.height;
    ui__draw_block(ui, rect, &block, style);
}
