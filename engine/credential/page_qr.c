/* The QR: drawn for the preview, and written as a form for the PDF, where whole numbers
 * for its modules are a sixth of the bytes and of the time that a drawing by cairo takes.
 */
#include <errno.h>
#include <math.h>
#include <zlib.h>

#include <qrencode.h>

#include "credential/page_internal.h"

#define QUIET 4 /* light modules around, as the standard has them */

static Status encode(Str text, QRcode **out, Error *err)
{
    Arena arena = {0};
    const char *content = str_copy_z(&arena, text);
    *out = QRcode_encodeString(content, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    int reason = errno;
    arena_clear(&arena);
    if (*out == NULL) {
        return error_set(err, reason == ERANGE ? STATUS_TOO_LARGE : STATUS_BAD_ARGUMENT,
                         "certificate: no QR for %zu bytes", text.len);
    }
    return STATUS_OK;
}

/* The next dark modules of a row from x on are drawn as one run: fewer shapes, no
 * hairlines between them. Returns their number, 0 at the end of the row; *x is where they
 * begin. */
static int next_run(const QRcode *qr, int row, int *x)
{
    const unsigned char *modules = qr->data + (size_t)row * (size_t)qr->width;
    while (*x < qr->width && (modules[*x] & 1) == 0) {
        (*x)++;
    }
    int end = *x;
    while (end < qr->width && (modules[end] & 1) != 0) {
        end++;
    }
    return end - *x;
}

Status page__draw_qr(cairo_t *cairo, Str text, double x, double y, double side,
                     Error *err)
{
    QRcode *qr = NULL;
    Status status = encode(text, &qr, err);
    if (status != STATUS_OK) {
        return status;
    }
    int whole = qr->width + 2 * QUIET;
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_scale(cairo, side / whole, side / whole);
    page__set_colour(cairo, 0xFFFFFF, 1.0);
    cairo_rectangle(cairo, 0, 0, whole, whole);
    cairo_fill(cairo);
    for (int row = 0; row < qr->width; row++) {
        int at = 0;
        for (int run = next_run(qr, row, &at); run > 0; run = next_run(qr, row, &at)) {
            cairo_rectangle(cairo, QUIET + at, QUIET + row, run, 1);
            at += run;
        }
    }
    page__set_colour(cairo, 0x000000, 1.0);
    cairo_fill(cairo);
    cairo_restore(cairo);
    QRcode_free(qr);
    return STATUS_OK;
}

static void add_modules(const QRcode *qr, StrBuf *out)
{
    int whole = qr->width + 2 * QUIET;
    strbuf_add_format(out, "1 g 0 0 %d %d re f 0 g\n", whole, whole);
    for (int row = 0; row < qr->width; row++) {
        int at = 0;
        for (int run = next_run(qr, row, &at); run > 0; run = next_run(qr, row, &at)) {
            strbuf_add_format(out, "%d %d %d 1 re\n", QUIET + at, QUIET + row, run);
            at += run;
        }
    }
    strbuf_add_z(out, "f");
}

/* A number of points; printf would use the decimal comma of some users' settings. */
static void add_points(StrBuf *out, double mm)
{
    long long micro = llround(mm * PAGE_MM_TO_POINT * 1e6);
    require(micro >= 0);
    strbuf_add_format(out, "%lld.%06lld", micro / 1000000, micro % 1000000);
}

/* Modules go right and down; the form's matrix turns them over. */
static void add_dictionary(StrBuf *out, int whole, double x, double y, double side,
                           size_t length)
{
    strbuf_add_format(out,
                      "<< /Type /XObject /Subtype /Form /BBox [ 0 0 %d %d ]\n"
                      "   /Resources << >>\n   /Matrix [ ",
                      whole, whole);
    add_points(out, side / whole);
    strbuf_add_z(out, " 0 0 -");
    add_points(out, side / whole);
    strbuf_add_char(out, ' ');
    add_points(out, x);
    strbuf_add_char(out, ' ');
    add_points(out, PAGE_HEIGHT_MM - y);
    strbuf_add_format(out, " ]\n   /Filter /FlateDecode /Length %zu >>\n", length);
}

static void add_packed(const QRcode *qr, double x, double y, double side, StrBuf *out)
{
    StrBuf modules = {0};
    add_modules(qr, &modules);
    uLong bound = compressBound((uLong)modules.len);
    uLongf length = bound;
    Bytef *packed = mem_alloc(bound);
    int failed =
        compress(packed, &length, (const Bytef *)modules.ptr, (uLong)modules.len);
    require(failed == Z_OK);
    add_dictionary(out, qr->width + 2 * QUIET, x, y, side, length);
    strbuf_add_z(out, "stream\n");
    strbuf_add(out, (Str){(const char *)packed, length});
    strbuf_add_z(out, "\nendstream");
    mem_free(packed);
    strbuf_clear(&modules);
}

Status page__add_qr_form(Str text, double x, double y, double side, StrBuf *out,
                         Error *err)
{
    QRcode *qr = NULL;
    Status status = encode(text, &qr, err);
    if (status == STATUS_OK) {
        add_packed(qr, x, y, side, out);
        QRcode_free(qr);
    }
    return status;
}
