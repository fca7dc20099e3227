/* The map as a picture, and for Graphviz. */
#include "author/map.h"
#include "base/utf8.h"
#include "text/layout.h"

enum {
    BOX_W = 260,
    BOX_H = 84,
    GAP_X = 60,
    GAP_Y = 60, /* without labels */
    MARGIN = 40,
    LANE = 28,       /* between ways that go past other scenes */
    LABEL_MOST = 15, /* characters of an option on its arrow */
    LABEL_H = 30,
    LABEL_PITCH = 36
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

/* On the next layer; all others go past other scenes, in a lane of their own. */
static bool is_short(const Map *map, const MapEdge *edge)
{
    const int to = edge->to == MAP_END ? map->layer_count : map->layer[edge->to];
    return to == map->layer[edge->from] + 1;
}

static int lane_of(const Map *map, const MapEdge *edge)
{
    int lane = 0;
    for (const MapEdge *other = map->edges; other < edge; other++) {
        lane += is_short(map, other) ? 0 : 1;
    }
    return lane;
}

static int label_place(const Map *map, const MapEdge *edge)
{
    int place = 0;
    for (const MapEdge *other = map->edges; other < edge; other++) {
        place += other->to == edge->to && other->label.len > 0 ? 1 : 0;
    }
    return place;
}

/* Room above every layer for the box with the most labels. */
static double gap_height(const Map *map)
{
    int most = 0;
    for (size_t i = 0; i < map->edge_count; i++) {
        const int count =
            label_place(map, &map->edges[i]) + (map->edges[i].label.len > 0 ? 1 : 0);
        most = count > most ? count : most;
    }
    return GAP_Y + most * LABEL_PITCH;
}

static double scenes_width(const Map *map)
{
    const int most = widest_layer(map);
    return 2 * MARGIN + most * BOX_W + (most - 1) * GAP_X;
}

static double map_width(const Map *map)
{
    const int lanes = lane_of(map, map->edges + map->edge_count);
    return scenes_width(map) + (lanes > 0 ? (lanes + 1) * LANE : 0);
}

/* A way back up to the first scene comes in from above. */
static double map_top(const Map *map)
{
    for (size_t i = 0; i < map->edge_count; i++) {
        if (map->edges[i].to != MAP_END && map->layer[map->edges[i].to] == 0) {
            return MARGIN + gap_height(map);
        }
    }
    return MARGIN;
}

static Spot spot_of(const Map *map, size_t scene)
{
    const double middle = scenes_width(map) / 2;
    const int layer = scene == MAP_END ? map->layer_count : map->layer[scene];
    const double y = map_top(map) + layer * (BOX_H + gap_height(map));
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

/* Lies on the arrow, above the box it leads to; several stand over one another. */
static void svg_label(const Map *map, Arena *arena, const MapEdge *edge, StrBuf *out)
{
    const Spot to = spot_of(map, edge->to);
    const double y = to.y - 24 - LABEL_H - label_place(map, edge) * LABEL_PITCH;
    const Str label = short_label(arena, edge->label);
    const double width = 16.0 * (double)text_count(label) + 28;
    strbuf_add_z(out, "<g><title>"); /* the whole of it, under the pointer */
    add_escaped(out, text_plain(arena, edge->label));
    strbuf_add_z(out, "</title>");
    strbuf_add_format(out,
                      "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%d\" "
                      "rx=\"15\" fill=\"#F4F6F9\" stroke=\"#0B4F9E\"/>\n",
                      to.x - width / 2, y, width, (int)LABEL_H);
    svg_text(out, to.x, y + 21, 16, label);
    strbuf_add_z(out, "</g>\n");
}

/* How far above a box its arrows run straight down, below the labels. */
static double straight_part(const Map *map, size_t scene)
{
    int labels = 0;
    for (size_t i = 0; i < map->edge_count; i++) {
        labels += map->edges[i].to == scene && map->edges[i].label.len > 0 ? 1 : 0;
    }
    return labels > 0 ? 24 + labels * LABEL_PITCH : 16;
}

/* From the lower edge of a box into the lane beside all scenes, along it, and from above
 * into the other box. */
static void svg_lane(const Map *map, const MapEdge *edge, Spot from, Spot to, StrBuf *out)
{
    const double x = scenes_width(map) - MARGIN + LANE * (double)(1 + lane_of(map, edge));
    const double gap = GAP_Y * 0.6;
    const double down = to.y - straight_part(map, edge->to);
    const bool goes_down = from.y < to.y;
    const double out_y = goes_down ? from.y + gap : from.y - gap;
    const double in_y = goes_down ? down - gap : down + gap;
    strbuf_add_format(out, "M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0fL%.0f %.0f", from.x,
                      from.y, from.x, from.y + gap, x, from.y + gap / 3, x, out_y, x,
                      in_y);
    strbuf_add_format(out, "C%.0f %.0f %.0f %.0f %.0f %.0fL%.0f %.0f", x, down - gap / 3,
                      to.x, down - gap, to.x, down, to.x, to.y - 4);
}

static void svg_edge(const Map *map, const MapEdge *edge, StrBuf *out)
{
    const bool is_choice = edge->kind == MAP_CHOICE;
    Spot from = spot_of(map, edge->from);
    const Spot to = spot_of(map, edge->to);
    from.y += BOX_H;
    strbuf_add_z(out, "<path d=\"");
    if (is_short(map, edge)) {
        const double down = to.y - straight_part(map, edge->to);
        const double bend = (down - from.y) * 0.6;
        strbuf_add_format(out, "M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0fL%.0f %.0f",
                          from.x, from.y, from.x, from.y + bend, to.x, down - bend, to.x,
                          down, to.x, to.y - 4);
    } else {
        svg_lane(map, edge, from, to, out);
    }
    strbuf_add_format(out,
                      "\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s "
                      "marker-end=\"url(#%s)\"/>\n",
                      is_choice ? "#0B4F9E" : "#4A4F57",
                      edge->has_condition ? " stroke-dasharray=\"8 6\"" : "",
                      is_choice ? "choice" : "way");
}

static void svg_tip(StrBuf *out, const char *id, const char *color)
{
    strbuf_add_format(out,
                      "<marker id=\"%s\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" "
                      "markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">"
                      "<path d=\"M0 0L10 5L0 10z\" fill=\"%s\"/></marker>",
                      id, color);
}

static void svg_edges(const Map *map, Arena *arena, StrBuf *out)
{
    for (size_t i = 0; i < map->edge_count; i++) {
        svg_edge(map, &map->edges[i], out);
    }
    for (size_t i = 0; i < map->edge_count; i++) {
        if (map->edges[i].label.len > 0) {
            svg_label(map, arena, &map->edges[i], out);
        }
    }
}

/* A piece of the story has nothing behind its scenes. */
static void svg_end(const Map *map, Arena *arena, StrBuf *out)
{
    const Lesson *const lesson = map->lesson;
    const Spot end = spot_of(map, MAP_END);
    svg_box(out, end, "#E1F1FA");
    if (lesson->card_count == 0 && lesson->quiz.question_count == 0) {
        svg_text(out, end.x, end.y + 50, 24, STR("おわり"));
        return;
    }
    svg_text(out, end.x, end.y + 36, 24, STR("解説・確認テスト"));
    svg_text(out, end.x, end.y + 66, 18,
             str_format(arena, "カード%zu枚・%zu問", lesson->card_count,
                        lesson->quiz.question_count));
}

void map_write_svg(const Map *map, StrBuf *out)
{
    Arena arena = {0};
    const double width = map_width(map);
    const double height = spot_of(map, MAP_END).y + BOX_H + MARGIN;
    strbuf_add_format(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" "
        "width=\"%.0f\" height=\"%.0f\" font-family=\"BIZ UDPGothic, "
        "sans-serif\" text-anchor=\"middle\" fill=\"#1A1C20\">\n",
        width, height, width, height);
    strbuf_add_z(out, "<title>");
    add_escaped(out, text_plain(&arena, map->lesson->title));
    strbuf_add_z(out, "</title>\n<defs>");
    svg_tip(out, "choice", "#0B4F9E");
    svg_tip(out, "way", "#4A4F57");
    strbuf_add_z(out, "</defs>\n<rect width=\"100%\" height=\"100%\" "
                      "fill=\"#F4F6F9\"/>\n");
    svg_edges(map, &arena, out);
    for (size_t i = 0; i < map->lesson->scene_count; i++) {
        svg_scene(map, &arena, i, out);
    }
    svg_end(map, &arena, out);
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
