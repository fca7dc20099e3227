/* What the drawing files share: fonts seen as cairo faces, text on a page, art. The page
 * is drawn in millimetres. */
#ifndef GOFUN_CREDENTIAL_PAGE_INTERNAL_H
#define GOFUN_CREDENTIAL_PAGE_INTERNAL_H

#include <cairo.h>

#include "credential/credential_internal.h"
#include "credential/pdf_internal.h"
#include "credential/wording.h"
#include "text/layout.h"

#define PAGE_WIDTH_MM 297.0
#define PAGE_HEIGHT_MM 210.0
#define PAGE_MM_TO_POINT (72.0 / 25.4)

/* ---- fonts.c ---- */
/* A glyph of the first font that has the character; face NULL when none has. */
typedef struct FontGlyph {
    cairo_font_face_t *face; /* borrowed */
    unsigned long index;
    double advance_em;
} FontGlyph;
FontGlyph fonts__glyph(CertificateFonts *fonts, TextFace face, uint32_t codepoint);
/* What was drawn with these fonts and can be used again. */
typedef struct PageLayers PageLayers;
PageLayers *fonts__layers(CertificateFonts *fonts);

/* ---- page_text.c ---- */
typedef struct Page {
    cairo_t *cairo;
    CertificateFonts *fonts;
    Arena *arena;
    uint32_t missing; /* the first character no font has */
} Page;

typedef enum PageAlign {
    PAGE_LEFT,
    PAGE_CENTRE,
    PAGE_RIGHT,
} PageAlign;

/* How a text is set; lengths in mm. */
typedef struct PageText {
    bool is_bold;
    double size;
    double least;    /* one-line texts shrink down to this size to fit width; 0: size */
    double width;    /* of the column; 0: no limit */
    double pitch;    /* baseline to baseline, in sizes; 0: one line */
    double spacing;  /* extra space between characters, in sizes (headings) */
    PageAlign align; /* x is the left edge, the middle or the right edge */
    uint32_t rgb;
} PageText;

/* Draws text with its first baseline at y. A one-line text that does not fit at its least
 * size goes on in a second line. */
void page__draw_text(Page *page, Str text, const PageText *how, double x, double y);
/* Height in mm that text takes with this setting: lines times pitch. */
double page__text_height(Page *page, Str text, const PageText *how);
/* The size text is set in: less than asked for when that makes it fit one line. */
double page__fitted_size(Page *page, Str text, const PageText *how);
/* Width in mm of text on one line. */
double page__text_width(Page *page, Str text, const PageText *how);
void page__set_colour(cairo_t *cairo, uint32_t rgb, double alpha);

/* ---- page.c ---- */
/* The lower layer: wood, frame and all words that do not depend on the person. */
Status page__draw_common(Page *page, const Wording *w, Error *err) MUST_CHECK;
/* Appends everything that the lower layer depends on. */
void page__add_common_key(const Wording *w, StrBuf *out);
/* The upper layer: name, dates, serial. The QR is drawn apart, in this square. */
#define PAGE_QR_SIDE 27.0
#define PAGE_QR_X 27.5
#define PAGE_QR_Y 152.5
Status page__draw_own(Page *page, const Wording *w, Str token, Error *err) MUST_CHECK;
/* What is left to ask when all drawing is done. */
Status page__drawing_status(cairo_t *cairo, cairo_surface_t *surface,
                            Error *err) MUST_CHECK;

/* ---- page_pdf.c ---- */
/* A PDF of one page in points, written to pdf while it is drawn. */
cairo_surface_t *page__pdf_surface(StrBuf *pdf);
/* Takes over status; ends and frees the drawing. */
Status page__pdf_end(cairo_t *cairo, cairo_surface_t *surface, Status status,
                     Error *err) MUST_CHECK;
PageLayers *page__layers_new(void);
void page__layers_free(PageLayers *layers);
/* Both layers as PDFs, and the QR. common is borrowed until the next call, the rest is
 * the caller's (page__drawn_clear). */
typedef struct PageDrawn {
    PdfLayer common;
    StrBuf own;
    StrBuf qr;
} PageDrawn;
void page__drawn_clear(PageDrawn *drawn);
/* On failure *out is empty. */
Status page__draw_layers(CertificateFonts *fonts, const Certificate *certificate,
                         Str token, PageDrawn *out, Error *err) MUST_CHECK;
/* One more page; takes_info: with its title and dates for the whole book. */
Status page__add_to_book(const PageDrawn *drawn, bool takes_info, PdfBook *book,
                         Error *err) MUST_CHECK;
/* Appends the page that page__write_pdf gives. */
Status page__bind(const PageDrawn *drawn, StrBuf *pdf, Error *err) MUST_CHECK;

/* ---- page_art.c ---- */
void art__wood(cairo_t *cairo);
void art__frame(cairo_t *cairo);
/* The round mark of gofun around (x, y). */
void art__mark(cairo_t *cairo, double x, double y, double radius);
/* Perch: a thin branch from x1 to x2 at height y. */
void art__perch(cairo_t *cairo, double x1, double x2, double y);
/* page_bird.c: the wooden bird, its feet at (x, y). */
void art__bird(cairo_t *cairo, double x, double y, double height);

/* ---- page_qr.c ---- */
/* Draws the QR of text into a square; STATUS_TOO_LARGE when text is more than a QR takes.
 */
Status page__draw_qr(cairo_t *cairo, Str text, double x, double y, double side,
                     Error *err) MUST_CHECK;
/* Appends the same as the dictionary and stream of a PDF form. */
Status page__add_qr_form(Str text, double x, double y, double side, StrBuf *out,
                         Error *err) MUST_CHECK;

#endif
