/* The wooden bird ごふん as on screen (assets/cast/gofun/front), with fewer and stronger
 * lines because it stands 16 mm high here. */
#include <stdlib.h>

#include "credential/page_internal.h"

#define OUTLINE 0x4A3B33
#define WOOD 0xC89B6A
#define WOOD_SHADE 0xAD8051
#define CREAM 0xEAD3B3
#define CREAM_SHADE 0xD4B68C
#define COMB 0xD8553A

/* A shape in the cast's box of 600 x 900. line: 0 fills, FILL_AND_LINE does both in rgb
 * and OUTLINE, anything else strokes that wide. Commands as in SVG paths: M L C Z with
 * absolute numbers, and E for an ellipse: middle and radii. */
#define FILL_AND_LINE (-1.0)
typedef struct Shape {
    const char *path;
    uint32_t rgb;
    double line;
} Shape;

#define BODY                                                                             \
    "M 300 226 C 392 226 446 284 460 366 C 470 404 492 448 490 504 C 486 588 414 634 "   \
    "300 634 C 186 634 114 588 110 504 C 108 448 130 404 140 366 C 154 284 208 226 300 " \
    "226 Z"

static const Shape SHAPES[] = {
    {BODY, WOOD, 0},
    {"M 407 266 C 434 291 451 326 458 366 C 468 404 490 448 488 504 C 484 587 413 632 "
     "300 "
     "632 C 262 632 226 627 198 616 C 300 624 404 600 432 512 C 448 452 426 420 424 366 "
     "C "
     "424 326 422 296 407 266 Z",
     WOOD_SHADE, 0},
    {"M 150 372 C 160 318 188 276 226 254 M 166 380 C 172 346 188 312 210 292 M 384 266 "
     "C "
     "408 290 424 316 432 344",
     0x98703F, 5},
    {BODY, OUTLINE, 8},
    {"M 300 420 C 372 420 426 462 424 524 C 422 588 372 622 300 622 C 228 622 178 588 "
     "176 "
     "524 C 174 462 228 420 300 420 Z",
     CREAM, FILL_AND_LINE},
    {"M 398 458 C 415 474 423 498 422 524 C 420 587 371 620 300 620 C 270 620 244 614 "
     "224 "
     "604 C 310 612 388 580 400 512 C 402 492 402 474 398 458 Z",
     CREAM_SHADE, 0},
    {"M 134 392 C 96 424 74 488 84 548 C 88 580 112 606 140 610 C 152 604 160 592 166 "
     "576 "
     "C 184 530 184 470 168 424 C 160 400 148 386 134 392 Z",
     WOOD, FILL_AND_LINE},
    {"M 466 392 C 504 424 526 488 516 548 C 512 580 488 606 460 610 C 448 604 440 592 "
     "434 "
     "576 C 416 530 416 470 432 424 C 440 400 452 386 466 392 Z",
     0xB98C5B, FILL_AND_LINE},
    {"M 112 462 C 120 476 134 476 142 462 M 102 510 C 110 526 126 528 136 510 M 106 556 "
     "C "
     "114 570 130 570 138 556 M 488 462 C 480 476 466 476 458 462 M 498 510 C 490 526 "
     "474 "
     "528 464 510 M 494 556 C 486 570 470 570 462 556",
     0x6B4A2C, 6},
    {"E 300 522 66 66", 0xB5412A, FILL_AND_LINE},
    {"E 300 522 54 54", 0xFFF8EA, 0},
    {"M 300 522 L 300 470 C 309 470 318 473 326 477 Z", COMB, 0},
    {"M 300 522 L 300 476 M 349 522 L 338 522 M 300 571 L 300 560 M 251 522 L 262 522",
     OUTLINE, 6},
    {"M 192 652 C 188 632 196 610 226 608 C 256 610 264 632 260 652 C 250 666 202 666 "
     "192 "
     "652 Z",
     0xE8A04A, FILL_AND_LINE},
    {"M 340 652 C 336 632 344 610 374 608 C 404 610 412 632 408 652 C 398 666 350 666 "
     "340 "
     "652 Z",
     0xE8A04A, FILL_AND_LINE},
    {"M 238 246 C 214 226 212 190 236 178 C 246 174 256 178 262 186 C 258 152 278 126 "
     "304 "
     "128 C 326 130 338 152 334 180 C 344 166 366 164 376 180 C 388 202 378 230 358 246 "
     "C "
     "320 232 276 232 238 246 Z",
     COMB, FILL_AND_LINE},
    {"M 300 306 C 318 276 372 268 400 298 C 428 332 420 384 386 410 C 360 428 328 430 "
     "300 "
     "424 C 272 430 240 428 214 410 C 180 384 172 332 200 298 C 228 268 282 276 300 306 "
     "Z",
     CREAM, FILL_AND_LINE},
    {"E 206 388 26 16", 0xF0B09A, 0},
    {"E 394 388 26 16", 0xF0B09A, 0},
    {"M 225 298 C 235 289 251 289 261 298 M 339 298 C 349 289 365 289 375 298", 0x6B4A2C,
     8},
    {"E 243 346 20 26", 0x3A2B26, 0},
    {"E 357 346 20 26", 0x3A2B26, 0},
    {"E 237 336 7 8", 0xFFFFFF, 0},
    {"E 351 336 7 8", 0xFFFFFF, 0},
    {"M 280 402 C 288 426 312 426 320 402 Z", 0xC07F28, FILL_AND_LINE},
    {"M 272 398 C 278 379 292 372 300 372 C 308 372 322 379 328 398 C 318 402 307 412 "
     "300 "
     "420 C 293 412 282 402 272 398 Z",
     0xE8A544, FILL_AND_LINE},
};

static void add_ellipse(cairo_t *cairo, const double at[6])
{
    cairo_save(cairo);
    cairo_translate(cairo, at[0], at[1]);
    cairo_scale(cairo, at[2], at[3]);
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, 0, 0, 1, 0, 6.28318530717958648);
    cairo_close_path(cairo);
    cairo_restore(cairo);
}

static void add_command(cairo_t *cairo, char command, const double at[6])
{
    switch (command) {
    case 'M':
        cairo_move_to(cairo, at[0], at[1]);
        break;
    case 'L':
        cairo_line_to(cairo, at[0], at[1]);
        break;
    case 'C':
        cairo_curve_to(cairo, at[0], at[1], at[2], at[3], at[4], at[5]);
        break;
    case 'E':
        add_ellipse(cairo, at);
        break;
    case 'Z':
        cairo_close_path(cairo);
        break;
    default:
        require(command == ' ');
    }
}

static int count_numbers(char command)
{
    switch (command) {
    case 'M':
    case 'L':
        return 2;
    case 'C':
        return 6;
    case 'E':
        return 4;
    default:
        return 0;
    }
}

/* Whole numbers only, so that no locale can read them another way. */
static void add_path(cairo_t *cairo, const char *path)
{
    while (*path != '\0') {
        char command = *path++;
        double at[6] = {0};
        for (int i = 0; i < count_numbers(command); i++) {
            char *end = NULL;
            at[i] = (double)strtol(path, &end, 10);
            require(end != path);
            path = end;
        }
        add_command(cairo, command, at);
    }
}

static void draw_shape(cairo_t *cairo, const Shape *shape)
{
    bool is_outlined = shape->line < 0;
    add_path(cairo, shape->path);
    page__set_colour(cairo, shape->rgb, 1.0);
    if (shape->line <= 0) {
        is_outlined ? cairo_fill_preserve(cairo) : cairo_fill(cairo);
    }
    if (is_outlined) {
        page__set_colour(cairo, OUTLINE, 1.0);
    }
    if (shape->line != 0) {
        cairo_set_line_width(cairo, is_outlined ? 7.0 : shape->line);
        cairo_stroke(cairo);
    }
}

void art__bird(cairo_t *cairo, double x, double y, double height)
{
    const double feet = 654, top = 128;
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_scale(cairo, height / (feet - top), height / (feet - top));
    cairo_translate(cairo, -300, -feet);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    for (size_t i = 0; i < sizeof SHAPES / sizeof SHAPES[0]; i++) {
        draw_shape(cairo, &SHAPES[i]);
    }
    cairo_restore(cairo);
}
