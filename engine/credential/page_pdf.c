/* The page as PDF: both layers drawn by cairo, the common one once for many certificates,
 * and bound together. The same certificate gives the same bytes, whatever was drawn
 * before. */
#include <string.h>

#include <cairo-pdf.h>

#include "credential/page_internal.h"
#include "credential/pdf_internal.h"
#include "text/format.h"

/* ---- common layers, kept ---- */

/* A department has passed at most the 25 lessons, three parts and the whole. */
enum {
    LAYERS_KEPT = 32
};

typedef struct KeptLayer {
    StrBuf key, pdf;
} KeptLayer;

struct PageLayers {
    KeptLayer layers[LAYERS_KEPT];
    size_t next; /* the one that has been here longest */
};

PageLayers *page__layers_new(void)
{
    return mem_alloc(sizeof(PageLayers));
}

void page__layers_free(PageLayers *layers)
{
    if (layers != NULL) {
        for (size_t i = 0; i < LAYERS_KEPT; i++) {
            strbuf_clear(&layers->layers[i].key);
            strbuf_clear(&layers->layers[i].pdf);
        }
        mem_free(layers);
    }
}

/* ---- drawing ---- */

static cairo_status_t add_to_buffer(void *closure, const unsigned char *data,
                                    unsigned int length)
{
    strbuf_add(closure, (Str){(const char *)data, length});
    return CAIRO_STATUS_SUCCESS;
}

/* The dates come from the certificate, not from the clock: same input, same bytes. */
static void set_metadata(Arena *arena, cairo_surface_t *surface, const Certificate *c,
                         const Wording *w)
{
    FormatDate day = format_local_date(c->passed_at, 0);
    FormatClock clock = format_local_clock(c->passed_at, 0);
    Str at = str_format(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", day.year, day.month,
                        day.day, clock.hour, clock.minute, clock.second);
    const struct {
        cairo_pdf_metadata_t key;
        Str value;
    } all[] = {
        {CAIRO_PDF_METADATA_TITLE, w->document},
        {CAIRO_PDF_METADATA_AUTHOR, c->company},
        {CAIRO_PDF_METADATA_SUBJECT, c->serial},
        {CAIRO_PDF_METADATA_CREATOR, STR("gofun")},
        {CAIRO_PDF_METADATA_CREATE_DATE, at},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        cairo_pdf_surface_set_metadata(surface, all[i].key,
                                       str_copy_z(arena, all[i].value));
    }
}

/* 1.5 has ActualText, for text that is spaced out. From 1.17 on cairo also takes it for
 * leave to write cross-reference streams, which pdf_read.c does not read. */
static cairo_pdf_version_t pdf_version(void)
{
    return cairo_version() < CAIRO_VERSION_ENCODE(1, 17, 0) ? CAIRO_PDF_VERSION_1_5
                                                            : CAIRO_PDF_VERSION_1_4;
}

cairo_surface_t *page__pdf_surface(StrBuf *pdf)
{
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        add_to_buffer, pdf, PAGE_WIDTH_MM * PAGE_MM_TO_POINT,
        PAGE_HEIGHT_MM * PAGE_MM_TO_POINT);
    cairo_pdf_surface_restrict_to_version(surface, pdf_version());
    return surface;
}

Status page__pdf_end(cairo_t *cairo, cairo_surface_t *surface, Status status, Error *err)
{
    cairo_show_page(cairo);
    cairo_surface_finish(surface);
    if (status == STATUS_OK) {
        status = page__drawing_status(cairo, surface, err);
    }
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return status;
}

static Status draw_common(CertificateFonts *fonts, Arena *arena, const Wording *w,
                          StrBuf *pdf, Error *err)
{
    cairo_surface_t *surface = page__pdf_surface(pdf);
    Page page = {cairo_create(surface), fonts, arena, 0};
    cairo_scale(page.cairo, PAGE_MM_TO_POINT, PAGE_MM_TO_POINT);
    Status status = page__draw_common(&page, w, err);
    return page__pdf_end(page.cairo, surface, status, err);
}

static Status draw_own(CertificateFonts *fonts, Arena *arena, const Certificate *c,
                       const Wording *w, Str token, StrBuf *pdf, Error *err)
{
    cairo_surface_t *surface = page__pdf_surface(pdf);
    set_metadata(arena, surface, c, w);
    Page page = {cairo_create(surface), fonts, arena, 0};
    cairo_scale(page.cairo, PAGE_MM_TO_POINT, PAGE_MM_TO_POINT);
    Status status = page__draw_own(&page, w, token, err);
    return page__pdf_end(page.cairo, surface, status, err);
}

/* The common layer, drawn now or kept; *out is valid until the next call. */
static Status common_layer(CertificateFonts *fonts, Arena *arena, const Wording *w,
                           PdfLayer *out, Error *err)
{
    PageLayers *kept = fonts__layers(fonts);
    StrBuf key = {0};
    page__add_common_key(w, &key);
    for (size_t i = 0; i < LAYERS_KEPT; i++) {
        if (str_equal(strbuf_str(&kept->layers[i].key), strbuf_str(&key))) {
            strbuf_clear(&key);
            *out = (PdfLayer){strbuf_str(&kept->layers[i].key),
                              strbuf_str(&kept->layers[i].pdf)};
            return STATUS_OK;
        }
    }
    StrBuf pdf = {0};
    Status status = draw_common(fonts, arena, w, &pdf, err);
    if (status != STATUS_OK) {
        strbuf_clear(&key);
        strbuf_clear(&pdf);
        return status;
    }
    KeptLayer *layer = &kept->layers[kept->next];
    kept->next = (kept->next + 1) % LAYERS_KEPT;
    strbuf_clear(&layer->key);
    strbuf_clear(&layer->pdf);
    *layer = (KeptLayer){key, pdf};
    *out = (PdfLayer){strbuf_str(&layer->key), strbuf_str(&layer->pdf)};
    return STATUS_OK;
}

/* ---- pages ---- */

void page__drawn_clear(PageDrawn *drawn)
{
    strbuf_clear(&drawn->own);
    strbuf_clear(&drawn->qr);
    *drawn = (PageDrawn){0};
}

Status page__draw_layers(CertificateFonts *fonts, const Certificate *certificate,
                         Str token, PageDrawn *out, Error *err)
{
    Arena arena = {0};
    Wording wording;
    wording_fill(&arena, certificate, &wording);
    *out = (PageDrawn){0};
    Status status = draw_own(fonts, &arena, certificate, &wording, token, &out->own, err);
    if (status == STATUS_OK) {
        status = common_layer(fonts, &arena, &wording, &out->common, err);
    }
    if (status == STATUS_OK) {
        status =
            page__add_qr_form(token, PAGE_QR_X, PAGE_QR_Y, PAGE_QR_SIDE, &out->qr, err);
    }
    if (status != STATUS_OK) {
        page__drawn_clear(out);
    }
    arena_clear(&arena);
    return status;
}

Status page__add_to_book(const PageDrawn *drawn, bool takes_info, PdfBook *book,
                         Error *err)
{
    const PdfLayer own = {.pdf = strbuf_str(&drawn->own)};
    return pdf__book_add(book, &drawn->common, &own, strbuf_str(&drawn->qr), takes_info,
                         err);
}

Status page__bind(const PageDrawn *drawn, StrBuf *pdf, Error *err)
{
    PdfBook book;
    pdf__book_init(&book);
    Status status = page__add_to_book(drawn, true, &book, err);
    if (status == STATUS_OK) {
        pdf__book_end(&book);
        pdf__book_take(&book, pdf);
    }
    pdf__book_clear(&book);
    return status;
}

Status page__write_pdf(CertificateFonts *fonts, const Certificate *certificate, Str token,
                       StrBuf *pdf, Error *err)
{
    PageDrawn drawn;
    Status status = page__draw_layers(fonts, certificate, token, &drawn, err);
    if (status == STATUS_OK) {
        status = page__bind(&drawn, pdf, err);
        page__drawn_clear(&drawn);
    }
    return status;
}
