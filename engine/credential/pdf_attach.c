/* Attaching the signed text: cairo 1.16 cannot, so an incremental update (ISO 32000-1,
 * 7.5.6) goes behind the PDF it wrote: the file, its description, and the catalogue again
 * with a name tree that lists the file. Reads only PDFs that page__write_pdf made, now or
 * in an older version. */
#include <stdio.h>
#include <string.h>

#include "credential/credential_internal.h"
#include "credential/pdf_internal.h"
#include "text/format.h"

#define ATTACHED_NAME "gofun-certificate.txt"

static void add_file(StrBuf *out, const Certificate *c, Str content)
{
    FormatDate day = format_local_date(c->passed_at, 0);
    FormatClock clock = format_local_clock(c->passed_at, 0);
    strbuf_add_format(out,
                      "<< /Type /EmbeddedFile /Subtype /text#2Fplain /Length %zu /Params "
                      "<< /Size %zu /CreationDate (D:%04d%02d%02d%02d%02d%02dZ) >> >>\n"
                      "stream\n",
                      content.len, content.len, day.year, day.month, day.day, clock.hour,
                      clock.minute, clock.second);
    strbuf_add(out, content);
    strbuf_add_z(out, "\nendstream\nendobj\n");
}

Status pdf__attach(Str base, const Certificate *certificate, Str content, StrBuf *out,
                   Error *err)
{
    PdfTrailer t = {0};
    if (!pdf__read_trailer(base, &t)) {
        return error_set(err, STATUS_UNSUPPORTED,
                         "certificate: this cairo writes PDFs of another shape");
    }
    size_t start = out->len; /* offsets count from where the PDF begins */
    int64_t file = t.size, description = t.size + 1;
    strbuf_add(out, base);
    size_t file_at = out->len - start;
    strbuf_add_format(out, "%lld 0 obj\n", (long long)file);
    add_file(out, certificate, content);
    size_t description_at = out->len - start;
    strbuf_add_format(out,
                      "%lld 0 obj\n<< /Type /Filespec /F (" ATTACHED_NAME
                      ") /UF (" ATTACHED_NAME ") /EF << /F %lld 0 R /UF %lld 0 R >> >>\n"
                      "endobj\n",
                      (long long)description, (long long)file, (long long)file);
    size_t root_at = out->len - start;
    strbuf_add_format(out, "%lld 0 obj\n<< %.*s\n", (long long)t.root,
                      STR_ARG(t.catalogue));
    strbuf_add_format(out,
                      "   /Lang (ja-JP) /ViewerPreferences << /DisplayDocTitle true >>\n"
                      "   /Names << /EmbeddedFiles << /Names [(" ATTACHED_NAME
                      ") %lld 0 R] >> >>\n>>\nendobj\n",
                      (long long)description);
    size_t xref_at = out->len - start;
    strbuf_add_format(out,
                      "xref\n%lld 1\n%010zu 00000 n \n%lld 2\n%010zu 00000 n \n"
                      "%010zu 00000 n \n",
                      (long long)t.root, root_at, (long long)file, file_at,
                      description_at);
    strbuf_add_format(
        out,
        "trailer\n<< /Size %lld /Root %lld 0 R /Info %lld 0 R /Prev %lld >>\n"
        "startxref\n%zu\n%%%%EOF\n",
        (long long)t.size + 2, (long long)t.root, (long long)t.info, (long long)t.xref_at,
        xref_at);
    return STATUS_OK;
}
