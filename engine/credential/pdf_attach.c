/* Attaching the signed text, and a badge: cairo 1.16 cannot, so an incremental update
 * (ISO 32000-1, 7.5.6) goes behind the PDF it wrote: the file, its description, and the
 * catalogue again with a name tree that lists the files. Reads only PDFs that
 * page__write_pdf made, now or in an older version. */
#include <stdio.h>
#include <string.h>

#include "credential/credential_internal.h"
#include "credential/pdf_internal.h"
#include "text/format.h"

#define ATTACHED_NAME "gofun-certificate.txt"
#define BADGE_NAME "openbadgecredential.json"

/* An attachment while it is written: the file, and the description that names it. */
typedef struct Attachment {
    const char *name;
    const char *type; /* as a PDF name */
    Str data;
    int64_t number; /* of the file; its description is the next one */
    size_t file_at, description_at;
} Attachment;

static void add_file(StrBuf *out, const Certificate *c, const Attachment *a)
{
    FormatDate day = format_local_date(c->passed_at, 0);
    FormatClock clock = format_local_clock(c->passed_at, 0);
    strbuf_add_format(
        out,
        "%lld 0 obj\n<< /Type /EmbeddedFile /Subtype %s /Length %zu /Params "
        "<< /Size %zu /CreationDate (D:%04d%02d%02d%02d%02d%02dZ) >> >>\n"
        "stream\n",
        (long long)a->number, a->type, a->data.len, a->data.len, day.year, day.month,
        day.day, clock.hour, clock.minute, clock.second);
    strbuf_add(out, a->data);
    strbuf_add_z(out, "\nendstream\nendobj\n");
}

/* Offsets count from start, where the PDF begins. */
static void add_attachment(StrBuf *out, size_t start, const Certificate *c, Attachment *a)
{
    long long number = (long long)a->number;
    a->file_at = out->len - start;
    add_file(out, c, a);
    a->description_at = out->len - start;
    strbuf_add_format(
        out,
        "%lld 0 obj\n<< /Type /Filespec /F (%s) /UF (%s) /EF << /F %lld 0 R "
        "/UF %lld 0 R >> >>\nendobj\n",
        number + 1, a->name, a->name, number, number);
}

static void add_root(StrBuf *out, const PdfTrailer *t, const Attachment *all,
                     size_t count)
{
    strbuf_add_format(out, "%lld 0 obj\n<< %.*s\n", (long long)t->root,
                      STR_ARG(t->catalogue));
    strbuf_add_z(out, PDF_SHOW_TITLE "   /Names << /EmbeddedFiles << /Names [");
    for (size_t i = 0; i < count; i++) {
        strbuf_add_format(out, "%s(%s) %lld 0 R", i > 0 ? " " : "", all[i].name,
                          (long long)all[i].number + 1);
    }
    strbuf_add_z(out, "] >> >>\n>>\nendobj\n");
}

static void add_tables(StrBuf *out, size_t start, size_t root_at, const PdfTrailer *t,
                       const Attachment *all, size_t count)
{
    size_t xref_at = out->len - start;
    strbuf_add_format(out, "xref\n%lld 1\n%010zu 00000 n \n%lld %zu\n",
                      (long long)t->root, root_at, (long long)t->size, 2 * count);
    for (size_t i = 0; i < count; i++) {
        strbuf_add_format(out, "%010zu 00000 n \n%010zu 00000 n \n", all[i].file_at,
                          all[i].description_at);
    }
    strbuf_add_format(
        out,
        "trailer\n<< /Size %lld /Root %lld 0 R /Info %lld 0 R /Prev %lld >>\n"
        "startxref\n%zu\n%%%%EOF\n",
        (long long)t->size + 2 * (long long)count, (long long)t->root, (long long)t->info,
        (long long)t->xref_at, xref_at);
}

Status pdf__attach(Str base, const Certificate *certificate, Str content, Str badge,
                   StrBuf *out, Error *err)
{
    PdfTrailer t = {0};
    if (!pdf__read_trailer(base, &t)) {
        return error_set(err, STATUS_UNSUPPORTED,
                         "certificate: this cairo writes PDFs of another shape");
    }
    /* In the order of their names, as a name tree wants it. */
    Attachment all[] = {
        {.name = ATTACHED_NAME, .type = "/text#2Fplain", .data = content},
        {.name = BADGE_NAME, .type = "/application#2Fld+json", .data = badge},
    };
    const size_t count = badge.len > 0 ? 2 : 1;
    size_t start = out->len;
    strbuf_add(out, base);
    for (size_t i = 0; i < count; i++) {
        all[i].number = t.size + 2 * (int64_t)i;
        add_attachment(out, start, certificate, &all[i]);
    }
    size_t root_at = out->len - start;
    add_root(out, &t, all, count);
    add_tables(out, start, root_at, &t, all, count);
    return STATUS_OK;
}
