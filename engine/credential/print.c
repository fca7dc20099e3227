/* Many certificates as one PDF for a printer: what they have in common is in it once. */
#include "credential/page_internal.h"

struct CertificatePrint {
    CertificateFonts *fonts; /* borrowed */
    PdfBook book;
};

CertificatePrint *certificate_print_new(CertificateFonts *fonts)
{
    CertificatePrint *print = mem_alloc(sizeof *print);
    print->fonts = fonts;
    pdf__book_init(&print->book);
    return print;
}

void certificate_print_free(CertificatePrint *print)
{
    if (print != NULL) {
        pdf__book_clear(&print->book);
        mem_free(print);
    }
}

/* Only a page that comes out as it was signed is printed. */
static Status add_drawn(CertificatePrint *print, const Content *content,
                        const PageDrawn *drawn, Error *err)
{
    StrBuf page = {0};
    Status status = page__bind(drawn, &page, err);
    if (status == STATUS_OK) {
        status = content__check_page(content, strbuf_str(&page), err);
    }
    strbuf_clear(&page);
    return status == STATUS_OK ? page__add_to_book(drawn, false, &print->book, err)
                               : status;
}

Status certificate_print_add(CertificatePrint *print, Str content, Error *err)
{
    Arena arena = {0};
    Content read = {0};
    PageDrawn drawn = {0};
    Status status = content__read(&arena, content, &read, err);
    if (status == STATUS_OK) {
        status =
            page__draw_layers(print->fonts, &read.certificate, read.token, &drawn, err);
    }
    if (status == STATUS_OK) {
        status = add_drawn(print, &read, &drawn, err);
    }
    page__drawn_clear(&drawn);
    arena_clear(&arena);
    return status;
}

void certificate_print_end(CertificatePrint *print, Str title)
{
    pdf__book_title(&print->book, title);
    pdf__book_end(&print->book);
}

void certificate_print_take(CertificatePrint *print, StrBuf *out)
{
    pdf__book_take(&print->book, out);
}
