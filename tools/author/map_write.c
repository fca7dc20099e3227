/* The map as a picture, and for Graphviz. */
#include "author/map.h"
#include "base/utf8.h"
#include "text/layout.h"

enum {
    BOX_W = 260,
    BOX_H = 84,
    GAP_X = 60,
    GAP_Y = 90,
    MARGIN = 40,
    LABEL_MOST = 14 /* characters of an option beside its arrow */
};

typedef struct Spot {
    double x, y; /* centre of a box's upper edge */
} Spot;

static int widest_layer(const Map *map)
{
    int most = 1;
    for (size_t i = 0; i < map->lesson->scene_count; i++) {
        most = map->place[i] + 1 > most ? map->place[i] + 1 : most;
    }
    return most;
}

static int layer_size(const Map *map, int layer)
{
    int size = 0;
    for (size_t i = 0; i < map->lesson->scene_count; i++) {
        size += map->layer[i] == layer ? 1 : 0;
    }
    return size;
}

static double map_width(const Map *map)
{
    const int most = widest_layer(map);
    return 2 * MARGIN + most * BOX_W + (most - 1) * GAP_X;
}

static Spot spot_of(const Map *map, size_t scene)
{
    const double middle = map_width(map) / 2;
    const int layer = scene == MAP_END ? map->layer_count : map->layer[scene];
    const double y = MARGIN + layer * (BOX_H + GAP_Y);
    if (scene == MAP_END) {
        return (Spot){middle, y};
    }
    const double offset = map->place[scene] - (layer_size(map, layer) - 1) / 2.0;
    return (Spot){middle + offset * (BOX_W + GAP_X), y};
}

static void add_escaped(StrBuf *out, Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '<':
            strbuf_add_z(out, "&lt;");
            break;
        case '>':
            strbuf_add_z(out, "&gt;");
            break;
        case '&':
            strbuf_add_z(out, "&amp;");
            break;
        case '"':
            strbuf_add_z(out, "&quot;");
            break;
        default:
            strbuf_add_char(out, text.ptr[i]);
            break;
        }
    }
}

static Str short_label(Arena *arena, Str label)
{
    const Str plain = text_plain(arena, label);
    const size_t cut = utf8_offset(plain, LABEL_MOST);
    return cut < plain.len ? str_format(arena, "%.*s…", (int)cut, plain.ptr) : plain;
}

static void svg_text(StrBuf *out, double x, double y, int size, Str text)
{
    strbuf_add_format(out, "<text x=\"%.0f\" y=\"%.0f\" font-size=\"%d\">", x, y, size);
    add_escaped(out, text);
    strbuf_add_z(out, "</text>\n");
}

static void svg_box(StrBuf *out, Spot spot, const char *fill)
{
    strbuf_add_format(out,
                      "<rect x=\"%.0f\" y=\"%.0f\" width=\"%d\" height=\"%d\" rx=\"12\" "
                      "fill=\"%s\" stroke=\"#767C86\" stroke-width=\"2\"/>\n",
                      spot.x - BOX_W / 2.0, spot.y, (int)BOX_W, (int)BOX_H, fill);
}

/* What a scene holds, in words: 「8行・体験1」. */
static Str scene_summary(Arena *arena, const Scene *scene)
{
    int lines = 0;
    int parts = 0;
    int choices = 0;
    for (size_t i = 0; i < scene->step_count; i++) {
        const StepKind kind = scene->steps[i].kind;
        lines += kind == STEP_SAY || kind == STEP_NARRATE ? 1 : 0;
        parts += kind == STEP_WIDGET ? 1 : 0;
        choices += kind == STEP_CHOOSE ? 1 : 0;
    }
    return str_format(arena, "%d行%s%s", lines, choices > 0 ? "・選択" : "",
                      parts > 0 ? "・体験" : "");
}

static void svg_scene(const Map *map, Arena *arena, size_t index, StrBuf *out)
{
    const Scene *const scene = &map->lesson->scenes[index];
    const Spot spot = spot_of(map, index);
    svg_box(out, spot, index == 0 ? "#E3EEFA" : "#FFFFFF");
    svg_text(out, spot.x, spot.y + 36, 24, scene->id);
    svg_text(out, spot.x, spot.y + 66, 18, scene_summary(arena, scene));
}

/* Above the box it leads to; several for one box stand over one another. The rim keeps
 * arrows out of the letters. */
static void svg_label(const Map *map, Arena *arena, const MapEdge *edge, Spot to,
                      StrBuf *out)
{
    double y = to.y - 28;
    for (const MapEdge *other = map->edges; other < edge; other++) {
        y -= other->to == edge->to && other->label.len > 0 ? 22 : 0;
    }
    strbuf_add_z(out, "<g stroke=\"#F4F6F9\" stroke-width=\"6\" "
                      "stroke-linejoin=\"round\" paint-order=\"stroke\">");
    svg_text(out, to.x, y, 16, short_label(arena, edge->label));
    strbuf_add_z(out, "</g>\n");
}

static void svg_edge(const Map *map, Arena *arena, const MapEdge *edge, StrBuf *out)
{
    static const char *const colors[] = {[MAP_CHOICE] = "#0B4F9E",
                                         [MAP_JUMP] = "#4A4F57",
                                         [MAP_MEET] = "#4A4F57",
                                         [MAP_FINISH] = "#4A4F57"};
    Spot from = spot_of(map, edge->from);
    const Spot to = spot_of(map, edge->to);
    from.y += BOX_H;
    const double bend = from.y < to.y ? GAP_Y / 2.0 : GAP_Y;
    strbuf_add_format(
        out,
        "<path d=\"M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0f\" fill=\"none\" "
        "stroke=\"%s\" stroke-width=\"2\"%s marker-end=\"url(#tip)\"/>\n",
        from.x, from.y, from.x, from.y + bend, to.x, to.y - bend, to.x, to.y - 4,
        colors[edge->kind], edge->has_condition ? " stroke-dasharray=\"8 6\"" : "");
    if (edge->label.len > 0) {
        svg_label(map, arena, edge, to, out);
    }
}

void map_write_svg(const Map *map, StrBuf *out)
{
    Arena arena = {0};
    const double width = map_width(map);
    const double height =
        2 * MARGIN + (map->layer_count + 1) * BOX_H + map->layer_count * GAP_Y;
    strbuf_add_format(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" "
        "width=\"%.0f\" height=\"%.0f\" font-family=\"BIZ UDPGothic, "
        "sans-serif\" text-anchor=\"middle\" fill=\"#1A1C20\">\n",
        width, height, width, height);
    strbuf_add_z(out, "<title>");
    add_escaped(out, text_plain(&arena, map->lesson->title));
    strbuf_add_z(out,
                 "</title>\n<defs><marker id=\"tip\" viewBox=\"0 0 10 10\" refX=\"9\" "
                 "refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">"
                 "<path d=\"M0 0L10 5L0 10z\" fill=\"#4A4F57\"/></marker></defs>\n"
                 "<rect width=\"100%\" height=\"100%\" fill=\"#F4F6F9\"/>\n");
    for (size_t i = 0; i < map->edge_count; i++) {
        svg_edge(map, &arena, &map->edges[i], out);
    }
    for (size_t i = 0; i < map->lesson->scene_count; i++) {
        svg_scene(map, &arena, i, out);
    }
    const Spot end = spot_of(map, MAP_END);
    svg_box(out, end, "#E1F1FA");
    svg_text(out, end.x, end.y + 36, 24, STR("解説・確認テスト"));
    svg_text(out, end.x, end.y + 66, 18,
             str_format(&arena, "カード%zu枚・%zu問", map->lesson->card_count,
                        map->lesson->quiz.question_count));
    strbuf_add_z(out, "</svg>\n");
    arena_clear(&arena);
}

/* ---- Graphviz ---- */

static void dot_text(StrBuf *out, Str text)
{
    strbuf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"' || text.ptr[i] == '\\') {
            strbuf_add_char(out, '\\');
        }
        strbuf_add_char(out, text.ptr[i]);
    }
    strbuf_add_char(out, '"');
}

static void dot_node(const Map *map, size_t scene, StrBuf *out)
{
    dot_text(out, scene == MAP_END ? STR("(end)") : map->lesson->scenes[scene].id);
}

void map_write_dot(const Map *map, StrBuf *out)
{
    Arena arena = {0};
    strbuf_add_z(out, "digraph ");
    dot_text(out, map->lesson->id);
    strbuf_add_z(out, " {\n  node [shape=box, style=rounded];\n");
    for (size_t i = 0; i < map->lesson->scene_count; i++) {
        strbuf_add_z(out, "  ");
        dot_node(map, i, out);
        strbuf_add_z(out, ";\n");
    }
    for (size_t i = 0; i < map->edge_count; i++) {
        const MapEdge *const edge = &map->edges[i];
        strbuf_add_z(out, "  ");
        dot_node(map, edge->from, out);
        strbuf_add_z(out, " -> ");
        dot_node(map, edge->to, out);
        if (edge->label.len > 0) {
            strbuf_add_z(out, " [label=");
            dot_text(out, short_label(&arena, edge->label));
            strbuf_add_z(out, "]");
        } else if (edge->has_condition) {
            strbuf_add_z(out, " [style=dashed]");
        }
        strbuf_add_z(out, ";\n");
    }
    strbuf_add_z(out, "}\n");
    arena_clear(&arena);
}
