/* The drawn parts of the page: pale wood, frame, round mark, wooden bird, QR. Everything
 * is vector and follows from fixed numbers, so that the same page has the same bytes. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>

#include <qrencode.h>

#include "credential/page_internal.h"

#define PI 3.14159265358979323846

#define PAPER 0xFBF6EC
#define GRAIN 0xDDC49C
#define FRAME 0x8F7355
#define OUTLINE 0x4A3B33
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

/* A smooth curve through points every step mm (Catmull-Rom as Bézier). */
static void grain_line(cairo_t *cairo, double y)
{
    const double step = 9.0;
    cairo_move_to(cairo, -step, grain_height(-step, y));
    for (double x = -step; x < PAGE_WIDTH_MM + step; x += step) {
        double y1 = grain_height(x, y), y2 = grain_height(x + step, y);
        double slope1 = (y2 - grain_height(x - step, y)) / 6.0;
        double slope2 = (grain_height(x + 2 * step, y) - y1) / 6.0;
        cairo_curve_to(cairo, x + step / 3, y1 + slope1, x + 2 * step / 3, y2 - slope2,
                       x + step, y2);
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
        for (double x = shift - side; x < width; x += side) {
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

/* ---- bird ---- */

/* A shape in the bird's 100 x 100 box; width 0 fills, else strokes. Commands as in SVG
 * paths: M L C Z with absolute numbers. */
typedef struct Shape {
    const char *path;
    uint32_t rgb;
    double width;
} Shape;

#define BIRD_BODY                                                                        \
    "M 80 27 C 77 16 67 10 57 12 C 46 14 40 23 37 33 C 34 42 24 46 7 43 C 4 43 3 45 4 "  \
    "48 C 9 58 15 63 20 67 C 25 82 38 89 52 88 C 70 87 82 75 83 58 C 84 50 83 44 82 38 " \
    "Z"

static const Shape BIRD[] = {
    {"M 45 86 L 44 99 M 58 86 L 59 99", OUTLINE, 4.6},
    {"M 45 86 L 44 98 M 58 86 L 59 98", 0xA97B4E, 2.2},
    {BIRD_BODY, 0xC89B6A, 0},
    {"M 81 40 C 84 56 82 76 60 86 C 54 88 48 88 44 87 C 60 84 72 70 70 52 Z", 0xE6C79D,
     0},
    {"M 12 50 C 24 53 32 51 38 46 M 16 55 C 26 58 33 57 38 53", 0xA97B4E, 1.3},
    {"M 48 17 C 46 22 45 27 45 32 M 54 15 C 51 20 50 25 50 29", 0xB4875A, 1.1},
    {"M 27 56 C 34 46 50 45 60 51 C 64 63 55 76 41 75 C 32 73 27 65 27 56 Z", 0xA4784C,
     0},
    {"M 34 57 C 42 54 50 54 56 57 M 36 63 C 43 61 49 61 54 64 M 40 69 C 45 67 48 68 50 "
     "69",
     0x7E5836, 1.4},
    {"M 27 56 C 34 46 50 45 60 51 C 64 63 55 76 41 75 C 32 73 27 65 27 56 Z", OUTLINE,
     1.8},
    {BIRD_BODY, OUTLINE, 2.4},
    {"M 80 26 C 86 28 92 31 96 35 C 92 38 86 40 81 40 C 80 36 79 31 80 26 Z", 0xE0A44A,
     0},
    {"M 80 26 C 86 28 92 31 96 35 C 92 38 86 40 81 40 C 80 36 79 31 80 26 Z M 81 34 C 86 "
     "35 91 35 96 35",
     OUTLINE, 1.8},
    {"M 63 27 C 63 24 65 22 67 22 C 69 22 71 24 71 27 C 71 31 69 33 67 33 C 65 33 63 31 "
     "63 "
     "27 Z",
     OUTLINE, 0},
    {"M 66 25 C 66 24 67 23 68 23 C 69 23 69 24 69 25 C 69 26 69 27 68 27 C 67 27 66 26 "
     "66 "
     "25 Z",
     0xFFFFFF, 0},
    {"M 66 40 C 66 38 69 37 72 37 C 75 37 77 38 77 40 C 77 42 75 43 72 43 C 69 43 66 42 "
     "66 "
     "40 Z",
     0xDE8F72, 0},
};

static void trace_path(cairo_t *cairo, const char *path)
{
    while (*path != '\0') {
        char command = *path++;
        int count = command == 'C' ? 6 : command == 'Z' || command == ' ' ? 0 : 2;
        double at[6] = {0};
        for (int i = 0; i < count; i++) {
            char *end = NULL;
            at[i] = strtod(path, &end);
            require(end != path);
            path = end;
        }
        if (command == 'M') {
            cairo_move_to(cairo, at[0], at[1]);
        } else if (command == 'L') {
            cairo_line_to(cairo, at[0], at[1]);
        } else if (command == 'C') {
            cairo_curve_to(cairo, at[0], at[1], at[2], at[3], at[4], at[5]);
        } else if (command == 'Z') {
            cairo_close_path(cairo);
        }
    }
}

void art__bird(cairo_t *cairo, double x, double y, double height)
{
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_scale(cairo, height / 100, height / 100);
    cairo_translate(cairo, -51, -98);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    for (size_t i = 0; i < sizeof BIRD / sizeof BIRD[0]; i++) {
        trace_path(cairo, BIRD[i].path);
        page__set_colour(cairo, BIRD[i].rgb, 1.0);
        if (BIRD[i].width > 0) {
            cairo_set_line_width(cairo, BIRD[i].width);
            cairo_stroke(cairo);
        } else {
            cairo_fill(cairo);
        }
    }
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

/* ---- QR ---- */

/* Dark modules of a row are drawn as runs: fewer shapes, no hairlines between them. */
static void qr_row(cairo_t *cairo, const unsigned char *row, int width, int y)
{
    for (int x = 0; x < width; x++) {
        int from = x;
        while (x < width && (row[x] & 1) != 0) {
            x++;
        }
        if (x > from) {
            cairo_rectangle(cairo, from, y, x - from, 1);
        }
    }
}

Status art__qr(cairo_t *cairo, Str text, double x, double y, double side, Error *err)
{
    Arena arena = {0};
    const char *content = str_copy_z(&arena, text);
    QRcode *qr = QRcode_encodeString(content, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    int reason = errno;
    arena_clear(&arena);
    if (qr == NULL) {
        return error_set(err, reason == ERANGE ? STATUS_TOO_LARGE : STATUS_BAD_ARGUMENT,
                         "certificate: no QR for %zu bytes", text.len);
    }
    const int quiet = 4;
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_scale(cairo, side / (qr->width + 2 * quiet), side / (qr->width + 2 * quiet));
    page__set_colour(cairo, 0xFFFFFF, 1.0);
    cairo_rectangle(cairo, 0, 0, qr->width + 2 * quiet, qr->width + 2 * quiet);
    cairo_fill(cairo);
    cairo_translate(cairo, quiet, quiet);
    for (int row = 0; row < qr->width; row++) {
        qr_row(cairo, qr->data + (size_t)row * (size_t)qr->width, qr->width, row);
    }
    page__set_colour(cairo, 0x000000, 1.0);
    cairo_fill(cairo);
    cairo_restore(cairo);
    QRcode_free(qr);
    return STATUS_OK;
}
