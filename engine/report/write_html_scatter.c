/* A scatter in the page: where a thing stands by two measures. What is worth a look has
 * another shape and, where there is room, its name; all numbers stand in a table. */
#include "report/report_internal.h"

enum {
    WIDTH = 760,
    HEIGHT = 472,
    LEFT = 64,
    RIGHT = 730,
    TOP = 16,
    BOTTOM = 396,
    STEP = 20, /* percent between two lines */
    SPAN_LEAST = 40,
    UP_LEAST = -40, /* percent; lower is drawn at the edge */
    LABELS_MAX = 16,
    LABEL_WIDTH = 100,
    LABEL_HEIGHT = 18,
    POINT_REACH = 8
};

typedef struct Spot {
    double x;
    double y;
} Spot;

/* What is drawn of one measure, in percent. */
typedef struct Range {
    int least;
    int most;
} Range;

typedef struct Area {
    Range across;
    Range up;
} Area;

typedef struct Labels {
    Spot spots[LABELS_MAX];
    size_t count;
} Labels;

static double within(double value, double least, double most)
{
    return value < least ? least : value > most ? most : value;
}

/* Widened to hold value, by whole steps. */
static void widen(Range *range, double value, int least)
{
    while (range->least > least && value < range->least) {
        range->least -= STEP;
    }
    while (range->most < 100 && value > range->most) {
        range->most += STEP;
    }
}

/* As much as the points need, so that they do not stand on one heap. */
static Area area_of(const ReportScatter *scatter)
{
    Area area = {{100 - SPAN_LEAST, 100}, {0, SPAN_LEAST}};
    for (size_t i = 0; i < scatter->point_count; i++) {
        widen(&area.across, scatter->points[i].across, 0);
        widen(&area.up, scatter->points[i].up, UP_LEAST);
    }
    return area;
}

static double part_of(Range range, double value)
{
    return (within(value, range.least, range.most) - range.least) /
           (range.most - range.least);
}

static Spot spot_of(const Area *area, double across, double up)
{
    return (Spot){LEFT + part_of(area->across, across) * (RIGHT - LEFT),
                  BOTTOM - part_of(area->up, up) * (BOTTOM - TOP)};
}

static void add_lines(StrBuf *out, const Area *area)
{
    for (int percent = area->across.least; percent <= area->across.most;
         percent += STEP) {
        double x = spot_of(area, percent, 0).x;
        strbuf_add_format(out,
                          "<path class=\"grid\" d=\"M%.1f %dV%d\"/><text x=\"%.1f\" "
                          "y=\"%d\" text-anchor=\"middle\">%d</text>\n",
                          x, TOP, BOTTOM, x, BOTTOM + 26, percent);
    }
    for (int percent = area->up.least; percent <= area->up.most; percent += STEP) {
        double y = spot_of(area, 0, percent).y;
        strbuf_add_format(out,
                          "<path class=\"%s\" d=\"M%d %.1fH%d\"/><text x=\"%d\" "
                          "y=\"%.1f\" text-anchor=\"end\">%d</text>\n",
                          percent == 0 ? "axis" : "grid", LEFT, y, RIGHT, LEFT - 8, y + 5,
                          percent);
    }
}

static void add_names(StrBuf *out, const ReportScatter *scatter)
{
    strbuf_add_format(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">",
                      (LEFT + RIGHT) / 2, BOTTOM + 60);
    report__html_escaped(out, scatter->across);
    strbuf_add_format(out,
                      "</text><text transform=\"translate(16 %d) rotate(-90)\" "
                      "text-anchor=\"middle\">",
                      (TOP + BOTTOM) / 2);
    report__html_escaped(out, scatter->up);
    strbuf_add(out, STR("</text>\n"));
}

/* A label that would lie on another one is left out. */
static bool takes_room(Labels *labels, Spot spot)
{
    for (size_t i = 0; i < labels->count; i++) {
        double dx = spot.x - labels->spots[i].x;
        double dy = spot.y - labels->spots[i].y;
        if (dx < LABEL_WIDTH && dx > -LABEL_WIDTH && dy < LABEL_HEIGHT &&
            dy > -LABEL_HEIGHT) {
            return false;
        }
    }
    if (labels->count == LABELS_MAX) {
        return false;
    }
    labels->spots[labels->count++] = spot;
    return true;
}

/* What a pointer over the spot is told. */
static void add_tip(StrBuf *out, const ReportScatter *scatter, const ReportPoint *point)
{
    strbuf_add(out, STR("<title>"));
    report__html_escaped(out, point->label);
    strbuf_add_char(out, ' ');
    report__html_escaped(out, scatter->across);
    strbuf_add_format(out, " %.1f ", point->across);
    report__html_escaped(out, scatter->up);
    strbuf_add_format(out, " %.1f</title>", point->up);
}

static void add_point(StrBuf *out, const Area *area, const ReportScatter *scatter,
                      const ReportPoint *point)
{
    Spot spot = spot_of(area, point->across, point->up);
    if (point->is_marked) {
        strbuf_add_format(out, "<path class=\"odd\" d=\"M%.1f %.1fl6 6l-6 6l-6 -6z\">",
                          spot.x, spot.y - 6);
    } else {
        strbuf_add_format(out, "<circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\">",
                          spot.x, spot.y);
    }
    add_tip(out, scatter, point);
    strbuf_add(out, point->is_marked ? STR("</path>\n") : STR("</circle>\n"));
}

/* No point lies below a label that begins here. */
static bool is_free(const Area *area, const ReportScatter *scatter, Spot label)
{
    for (size_t i = 0; i < scatter->point_count; i++) {
        Spot spot = spot_of(area, scatter->points[i].across, scatter->points[i].up);
        double dx = spot.x - label.x;
        double dy = spot.y - label.y;
        if (dx > -POINT_REACH / 2 && dx < LABEL_WIDTH && dy > -POINT_REACH - 4 &&
            dy < POINT_REACH + 4) {
            return false;
        }
    }
    return true;
}

/* The name of a marked point on one side of it, where there is room. */
static bool add_name(StrBuf *out, const Area *area, Labels *labels,
                     const ReportScatter *scatter, const ReportPoint *point,
                     bool is_right)
{
    Spot spot = spot_of(area, point->across, point->up);
    Spot label = {is_right ? spot.x + 10 : spot.x - 10 - LABEL_WIDTH, spot.y};
    bool is_inside = label.x >= LEFT && label.x + LABEL_WIDTH <= RIGHT + 20;
    if (!is_inside || !is_free(area, scatter, label) || !takes_room(labels, label)) {
        return false;
    }
    strbuf_add_format(
        out, "<text class=\"name\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">",
        is_right ? spot.x + 10 : spot.x - 10, spot.y + 5, is_right ? "start" : "end");
    report__html_escaped(out, point->label);
    strbuf_add(out, STR("</text>\n"));
    return true;
}

static void add_points(StrBuf *out, const Area *area, const ReportScatter *scatter)
{
    Labels labels = {0};
    for (int marked = 0; marked < 2; marked++) {
        for (size_t i = 0; i < scatter->point_count; i++) {
            if (scatter->points[i].is_marked == (marked == 1)) {
                add_point(out, area, scatter, &scatter->points[i]);
            }
        }
    }
    for (size_t i = 0; i < scatter->point_count; i++) {
        const ReportPoint *point = &scatter->points[i];
        if (point->is_marked && !add_name(out, area, &labels, scatter, point, true)) {
            (void)add_name(out, area, &labels, scatter, point, false);
        }
    }
}

static void add_words(StrBuf *out, const ReportScatter *scatter)
{
    report__html_escaped(out, scatter->marked);
    strbuf_add(out, STR("："));
    for (size_t i = 0; i < scatter->point_count; i++) {
        const ReportPoint *point = &scatter->points[i];
        if (point->is_marked) {
            report__html_escaped(out, point->label);
            strbuf_add_format(out, " %.1f, %.1f。", point->across, point->up);
        }
    }
}

static void add_drawing(StrBuf *out, const ReportScatter *scatter)
{
    strbuf_add_format(out,
                      "<svg class=\"scatter\" viewBox=\"0 0 %d %d\" role=\"img\" "
                      "aria-labelledby=\"%s-title %s-desc\">\n<desc id=\"%s-desc\">",
                      WIDTH, HEIGHT, scatter->id, scatter->id, scatter->id);
    add_words(out, scatter);
    strbuf_add(out, STR("</desc>\n"));
    Area area = area_of(scatter);
    add_lines(out, &area);
    add_names(out, scatter);
    add_points(out, &area, scatter);
    strbuf_add(out, STR("</svg>"));
}

void report__html_scatter(Report *report, const ReportScatter *scatter)
{
    StrBuf *out = &report->line;
    strbuf_add_format(out, "<figure><h2 id=\"%s-title\">", scatter->id);
    report__html_escaped(out, scatter->title);
    strbuf_add(out, STR("</h2>\n"));
    if (scatter->point_count == 0) {
        strbuf_add(out, STR("<p class=\"none\">まだ数がありません。</p>"));
    } else {
        strbuf_add(out, STR("<p><span class=\"key\" aria-hidden=\"true\">◆</span> "));
        report__html_escaped(out, scatter->marked);
        strbuf_add(out, STR("</p>\n"));
        add_drawing(out, scatter);
    }
    strbuf_add(out, STR("</figure>\n"));
    report__put(report, strbuf_str(out));
    strbuf_reset(out);
}
