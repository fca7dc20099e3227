#include "ui/draw.h"

#include <string.h>

#include "base/utf8.h"

void draw_list_reset(DrawList *list, float width, float height, Color background)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->commands[i].kind == DRAW_GLYPHS && list->commands[i].glyphs.is_secret) {
            list->arena.wipe_on_clear = true;
        }
    }
    arena_reset(&list->arena);
    list->arena.wipe_on_clear = false;
    list->count = 0;
    list->width = width;
    list->height = height;
    list->background = background;
}

void draw_list_clear(DrawList *list)
{
    draw_list_reset(list, 0, 0, (Color){0});
    arena_clear(&list->arena);
    mem_free(list->commands);
    *list = (DrawList){0};
}

DrawCommand *draw_list_add(DrawList *list, DrawKind kind, Rect rect)
{
    if (list->count == list->capacity) {
        list->capacity = list->capacity > 0 ? list->capacity * 2 : 64;
        list->commands =
            mem_resize(list->commands, list->capacity * sizeof(list->commands[0]));
    }
    DrawCommand *command = &list->commands[list->count];
    list->count++;
    memset(command, 0, sizeof(*command));
    command->kind = kind;
    command->rect = rect;
    return command;
}

static void dump_color(StrBuf *out, Color c)
{
    strbuf_add_format(out, " #%02X%02X%02X", c.r, c.g, c.b);
    if (c.a != 255) {
        strbuf_add_format(out, "%02X", c.a);
    }
}

static void dump_rect(StrBuf *out, Rect r)
{
    strbuf_add_format(out, " %.6g,%.6g,%.6g,%.6g", (double)r.x, (double)r.y, (double)r.w,
                      (double)r.h);
}

static void dump_box(StrBuf *out, const DrawBox *box)
{
    static const char *const styles[] = {
        [DRAW_BORDER_SOLID] = "solid",
        [DRAW_BORDER_DASHED] = "dashed",
        [DRAW_BORDER_DOUBLE] = "double",
    };
    strbuf_add_format(out, " radius %.6g", (double)box->radius);
    if (box->fill.a != 0) {
        strbuf_add_z(out, " fill");
        dump_color(out, box->fill);
    }
    if (box->border.a != 0) {
        strbuf_add_format(out, " %s %.6g", styles[box->style], (double)box->border_width);
        dump_color(out, box->border);
    }
}

/* Quotes text so that one command stays one line. */
static void dump_text(StrBuf *out, Str text, bool is_secret)
{
    strbuf_add_char(out, '"');
    while (text.len > 0) {
        uint32_t c = utf8_next(&text);
        if (is_secret) {
            strbuf_add_char(out, '*');
        } else if (c == '\n') {
            strbuf_add_z(out, "\\n");
        } else if (c == '"' || c == '\\') {
            strbuf_add_char(out, '\\');
            strbuf_add_char(out, (char)c);
        } else if (c != UTF8_INVALID) {
            strbuf_add_codepoint(out, c);
        }
    }
    strbuf_add_char(out, '"');
}

static void dump_glyphs(StrBuf *out, const DrawGlyphs *glyphs)
{
    static const char *const faces[] = {
        [TEXT_UD_REGULAR] = "ud",
        [TEXT_UD_BOLD] = "ud-bold",
        [TEXT_UDP_REGULAR] = "udp",
        [TEXT_UDP_BOLD] = "udp-bold",
    };
    dump_color(out, glyphs->color);
    if (glyphs->count > 0 && !glyphs->is_secret) {
        const TextGlyph *first = &glyphs->glyphs[0];
        strbuf_add_format(out, " %s %.6g at %.6g,%.6g", faces[first->face],
                          (double)first->size, (double)first->x,
                          (double)first->baseline_y);
    }
    strbuf_add_char(out, ' ');
    dump_text(out, glyphs->text, glyphs->is_secret);
}

static void dump_picture(StrBuf *out, const DrawPicture *picture)
{
    strbuf_add_format(out, " %.*s", STR_ARG(picture->name));
    if (picture->alpha != 255) {
        strbuf_add_format(out, " alpha %d", picture->alpha);
    }
    if (picture->is_tinted) {
        strbuf_add_z(out, " tint");
        dump_color(out, picture->tint);
    }
    if (picture->mirrored) {
        strbuf_add_z(out, " mirrored");
    }
}

static void dump_command(StrBuf *out, const DrawCommand *command)
{
    static const char *const kinds[] = {
        [DRAW_BOX] = "box",       [DRAW_GLYPHS] = "glyphs", [DRAW_PICTURE] = "picture",
        [DRAW_BITMAP] = "bitmap", [DRAW_CLIP] = "clip",
    };
    strbuf_add_z(out, kinds[command->kind]);
    dump_rect(out, command->rect);
    switch (command->kind) {
    case DRAW_BOX:
        dump_box(out, &command->box);
        break;
    case DRAW_GLYPHS:
        dump_glyphs(out, &command->glyphs);
        break;
    case DRAW_PICTURE:
        dump_picture(out, &command->picture);
        break;
    case DRAW_BITMAP:
        strbuf_add_format(out, " %dx%d version %llu", command->bitmap.width_px,
                          command->bitmap.height_px,
                          (unsigned long long)command->bitmap.version);
        break;
    case DRAW_CLIP:
        break;
    }
    strbuf_add_char(out, '\n');
}

void draw_list_dump(const DrawList *list, StrBuf *out)
{
    strbuf_add_format(out, "canvas %.6gx%.6g", (double)list->width, (double)list->height);
    dump_color(out, list->background);
    strbuf_add_char(out, '\n');
    for (size_t i = 0; i < list->count; i++) {
        dump_command(out, &list->commands[i]);
    }
}
