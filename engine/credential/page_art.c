/* The drawn parts of the page: pale wood, frame, round mark, perch. Everything
 * is vector and follows from fixed numbers, so that the same page has the same bytes. */
#include <math.h>

#include "credential/page_internal.h"

#define PI 3.14159265358979323846

#define PAPER 0xFBF6EC
#define GRAIN 0xDDC49C
#define FRAME 0x8F7355
#define SHU 0xC8391B

/* ---- wood ---- */

/* A knot pushes the grain around it apart. */
typedef struct Knot {
    double x, y, radius;
} Knot;

static const Knot KNOTS[] = {{22, 156, 3.6}, {266, 47, 4.4}, {196, 203, 3.0}};
#define KNOT_COUNT (sizeof KNOTS / sizeof KNOTS[0])

/* A number from -1 to 1 that only depends on seed. */
static double wobble(unsigned seed)
{
    uint32_t x = seed * 2654435761u + 0x9E3779B9u;
    x ^= x >> 15;
    x *= 0x85EBCA6Bu;
    x ^= x >> 13;
    return (double)(x & 0xFFFFu) / 32767.5 - 1.0;
}

static double grain_height(double x, double y)
{
    double height =
        y + 1.9 * sin(x * 0.021 + y * 0.045) + 0.7 * sin(x * 0.057 - y * 0.11);
    for (size_t i = 0; i < KNOT_COUNT; i++) {
        const Knot *knot = &KNOTS[i];
        double along = (x - knot->x) / (knot->radius * 4.5);
        double off = y - knot->y;
        double push = knot->radius * 1.25 * exp(-along * along) *
                      exp(-fabs(off) / (knot->radius * 2.2));
        height += off < 0 ? -push : push;
    }
    return height;
}

static double grain_slope(double x, double y)
{
    const double beside = 3.0;
    return (grain_height(x + beside, y) - grain_height(x - beside, y)) / (2 * beside);
}

/* The grain bends quickly around knots only; few curves elsewhere keep the PDF small and
 * quick to write, which is most of the work of a certificate. */
static double grain_step(double x, double y)
{
    const double fine = 9.0, coarse = 27.0;
    for (size_t i = 0; i < KNOT_COUNT; i++) {
        const Knot *knot = &KNOTS[i];
        double along = knot->radius * 9.0, across = knot->radius * 8.8;
        if (fabs(y - knot->y) < across && x > knot->x - along - coarse &&
            x < knot->x + along) {
            return fine;
        }
    }
    return coarse;
}

/* A smooth curve (Hermite as Bézier) from edge to edge. */
static void grain_line(cairo_t *cairo, double y)
{
    double x = -9.0;
    double height = grain_height(x, y), slope = grain_slope(x, y);
    cairo_move_to(cairo, x, height);
    while (x < PAGE_WIDTH_MM) {
        double step = grain_step(x, y);
        double next = grain_height(x + step, y), next_slope = grain_slope(x + step, y);
        cairo_curve_to(cairo, x + step / 3, height + slope * step / 3, x + 2 * step / 3,
                       next - next_slope * step / 3, x + step, next);
        x += step;
        height = next;
        slope = next_slope;
    }
    cairo_stroke(cairo);
}

static void knot_rings(cairo_t *cairo, const Knot *knot)
{
    for (int ring = 1; ring <= 3; ring++) {
        cairo_save(cairo);
        cairo_translate(cairo, knot->x, knot->y);
        cairo_scale(cairo, 2.1, 1.0);
        cairo_arc(cairo, 0, 0, knot->radius * ring * 0.3, 0, 2 * PI);
        cairo_restore(cairo);
        cairo_set_line_width(cairo, 0.3);
        cairo_stroke(cairo);
    }
}

void art__wood(cairo_t *cairo)
{
    page__set_colour(cairo, 0xF6EBD6, 1.0);
    cairo_paint(cairo);
    double y = -3;
    for (unsigned i = 0; y < PAGE_HEIGHT_MM + 4; i++) {
        page__set_colour(cairo, GRAIN, 0.30 + 0.16 * wobble(i * 3));
        cairo_set_line_width(cairo, 0.34 + 0.22 * wobble(i * 3 + 1));
        grain_line(cairo, y);
        y += 2.6 + 1.3 * wobble(i * 3 + 2);
    }
    page__set_colour(cairo, GRAIN, 0.55);
    for (size_t i = 0; i < KNOT_COUNT; i++) {
        knot_rings(cairo, &KNOTS[i]);
    }
}

/* ---- frame ---- */

static void rounded_rectangle(cairo_t *cairo, double inset, double radius)
{
    double right = PAGE_WIDTH_MM - inset, bottom = PAGE_HEIGHT_MM - inset;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, right - radius, inset + radius, radius, -PI / 2, 0);
    cairo_arc(cairo, right - radius, bottom - radius, radius, 0, PI / 2);
    cairo_arc(cairo, inset + radius, bottom - radius, radius, PI / 2, PI);
    cairo_arc(cairo, inset + radius, inset + radius, radius, PI, 3 * PI / 2);
    cairo_close_path(cairo);
}

/* One triangle of the hemp-leaf lattice (麻の葉, 組子): its sides, and three lines that
 * meet in its middle. */
static void leaf_triangle(cairo_t *cairo, const double p[6])
{
    double cx = (p[0] + p[2] + p[4]) / 3, cy = (p[1] + p[3] + p[5]) / 3;
    cairo_move_to(cairo, p[0], p[1]);
    cairo_line_to(cairo, p[2], p[3]);
    cairo_line_to(cairo, p[4], p[5]);
    cairo_close_path(cairo);
    for (int i = 0; i < 6; i += 2) {
        cairo_move_to(cairo, p[i], p[i + 1]);
        cairo_line_to(cairo, cx, cy);
    }
}

static void leaf_lattice(cairo_t *cairo, double width, double side)
{
    double rise = side * sqrt(3.0) / 2;
    for (int row = 0; row * rise < width; row++) {
        double y1 = row * rise, y2 = y1 + rise;
        double shift = row % 2 == 0 ? 0 : -side / 2;
        for (int i = -1; shift + i * side < width; i++) {
            double x = shift + i * side;
            const double down[6] = {x, y1, x + side, y1, x + side / 2, y2};
            const double up[6] = {x + side / 2, y2, x + side, y1, x + side * 1.5, y2};
            leaf_triangle(cairo, down);
            leaf_triangle(cairo, up);
        }
    }
}

/* A corner bracket in the lattice, for the top left corner; the others are mirrored. */
static void corner(cairo_t *cairo, double reach)
{
    cairo_move_to(cairo, 0, 0);
    cairo_line_to(cairo, reach, 0);
    cairo_line_to(cairo, 0, reach);
    cairo_close_path(cairo);
    page__set_colour(cairo, PAPER, 1.0);
    cairo_fill_preserve(cairo);
    cairo_save(cairo);
    cairo_clip_preserve(cairo);
    cairo_new_path(cairo);
    leaf_lattice(cairo, reach, 5.2);
    page__set_colour(cairo, 0xB4936A, 1.0);
    cairo_set_line_width(cairo, 0.26);
    cairo_stroke(cairo);
    cairo_restore(cairo);
    cairo_move_to(cairo, reach, 0);
    cairo_line_to(cairo, 0, reach);
    page__set_colour(cairo, FRAME, 1.0);
    cairo_set_line_width(cairo, 0.5);
    cairo_stroke(cairo);
}

void art__frame(cairo_t *cairo)
{
    const double inset = 9.0;
    rounded_rectangle(cairo, inset, 1.2);
    page__set_colour(cairo, 0xFFFDF8, 0.74);
    cairo_fill(cairo);
    for (int i = 0; i < 4; i++) {
        cairo_save(cairo);
        cairo_translate(cairo, i % 2 == 0 ? inset : PAGE_WIDTH_MM - inset,
                        i < 2 ? inset : PAGE_HEIGHT_MM - inset);
        cairo_scale(cairo, i % 2 == 0 ? 1 : -1, i < 2 ? 1 : -1);
        corner(cairo, 17.0);
        cairo_restore(cairo);
    }
    page__set_colour(cairo, FRAME, 1.0);
    rounded_rectangle(cairo, inset, 1.2);
    cairo_set_line_width(cairo, 0.9);
    cairo_stroke(cairo);
    rounded_rectangle(cairo, inset - 1.6, 1.8);
    cairo_set_line_width(cairo, 0.25);
    cairo_stroke(cairo);
}

/* ---- mark ---- */

/* A clock face with the five minutes filled; the characters are set by page.c. */
void art__mark(cairo_t *cairo, double x, double y, double radius)
{
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_scale(cairo, radius, radius);
    page__set_colour(cairo, 0xFFFFFF, 0.85);
    cairo_arc(cairo, 0, 0, 0.95, 0, 2 * PI);
    cairo_fill(cairo);
    page__set_colour(cairo, SHU, 1.0);
    cairo_arc(cairo, 0, 0, 0.95, -PI / 2, -PI / 3);
    cairo_arc_negative(cairo, 0, 0, 0.60, -PI / 3, -PI / 2);
    cairo_close_path(cairo);
    cairo_fill(cairo);
    cairo_set_line_width(cairo, 0.09);
    cairo_arc(cairo, 0, 0, 0.95, 0, 2 * PI);
    cairo_stroke(cairo);
    cairo_set_line_width(cairo, 0.05);
    for (int hour = 2; hour < 12; hour++) {
        double angle = hour * PI / 6 - PI / 2;
        cairo_move_to(cairo, 0.73 * cos(angle), 0.73 * sin(angle));
        cairo_line_to(cairo, 0.81 * cos(angle), 0.81 * sin(angle));
    }
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

void art__perch(cairo_t *cairo, double x1, double x2, double y)
{
    double middle = (x1 + x2) / 2;
    cairo_move_to(cairo, x1, y);
    cairo_curve_to(cairo, middle - 24, y - 0.5, middle - 8, y - 0.7, middle, y - 0.6);
    cairo_curve_to(cairo, middle + 8, y - 0.5, middle + 24, y - 0.4, x2, y);
    cairo_curve_to(cairo, middle + 24, y + 0.5, middle + 8, y + 0.8, middle, y + 0.8);
    cairo_curve_to(cairo, middle - 8, y + 0.8, middle - 24, y + 0.4, x1, y);
    cairo_close_path(cairo);
    page__set_colour(cairo, FRAME, 1.0);
    cairo_fill(cairo);
}
