/* Attaching the signed text: cairo 1.16 cannot, so an incremental update (ISO 32000-1,
 * 7.5.6) goes behind the PDF it wrote: the file, its description, and the catalogue again
 * with a name tree that lists the file. Reads only PDFs that page__write_pdf made. */
#include <stdio.h>
#include <string.h>

#include "credential/credential_internal.h"
#include "text/format.h"

#define ATTACHED_NAME "gofun-certificate.txt"

/* The last cross-reference section of the base. */
typedef struct Trailer {
    int64_t xref_at;
    int64_t size; /* of the object table, so also the first free number */
    int64_t root;
    int64_t info;
    Str catalogue; /* what stands between << and >> of the root object */
} Trailer;

/* Where needle starts for the last time, or -1. */
static ptrdiff_t find_last(Str text, Str needle)
{
    for (size_t at = text.len; at >= needle.len; at--) {
        if (memcmp(text.ptr + at - needle.len, needle.ptr, needle.len) == 0) {
            return (ptrdiff_t)(at - needle.len);
        }
    }
    return -1;
}

/* The number after key, white space between allowed; -1 when there is none. */
static int64_t number_after(Str text, Str key)
{
    ptrdiff_t at = str_find(text, key);
    if (at < 0) {
        return -1;
    }
    Str rest = str_trim(str_slice(text, (size_t)at + key.len, text.len));
    size_t digits = 0;
    while (digits < rest.len && digits < 10 && rest.ptr[digits] >= '0' &&
           rest.ptr[digits] <= '9') {
        digits++;
    }
    int64_t value = 0;
    return str_to_int64(str_slice(rest, 0, digits), &value) ? value : -1;
}

/* Entries have 20 bytes each: "0000000016 00000 n \n". cairo writes one section from 0.
 */
static int64_t offset_of(Str base, const Trailer *trailer, int64_t number)
{
    Str table = str_slice(base, (size_t)trailer->xref_at, base.len);
    ptrdiff_t first = str_find(table, STR("0000000000 65535 f"));
    if (first < 0 || number >= trailer->size) {
        return -1;
    }
    size_t entry = (size_t)first + 20 * (size_t)number;
    int64_t offset = 0;
    if (entry + 10 > table.len ||
        !str_to_int64(str_slice(table, entry, entry + 10), &offset) ||
        offset >= trailer->xref_at) {
        return -1;
    }
    return offset;
}

static bool read_catalogue(Str base, Trailer *trailer)
{
    int64_t at = offset_of(base, trailer, trailer->root);
    if (at < 0) {
        return false;
    }
    Str object = str_slice(base, (size_t)at, base.len);
    ptrdiff_t end = str_find(object, STR("endobj"));
    if (end < 0) {
        return false;
    }
    object = str_slice(object, 0, (size_t)end);
    ptrdiff_t opens = str_find(object, STR("<<"));
    ptrdiff_t closes = find_last(object, STR(">>"));
    if (opens < 0 || closes < opens + 2) {
        return false;
    }
    trailer->catalogue = str_trim(str_slice(object, (size_t)opens + 2, (size_t)closes));
    return str_find(trailer->catalogue, STR("/Names")) < 0;
}

static bool read_trailer(Str base, Trailer *out)
{
    size_t tail_from = base.len > 1024 ? base.len - 1024 : 0;
    Str tail = str_slice(base, tail_from, base.len);
    ptrdiff_t at = find_last(tail, STR("trailer"));
    if (at < 0) {
        return false;
    }
    tail = str_slice(tail, (size_t)at, tail.len);
    out->xref_at = number_after(tail, STR("startxref"));
    out->size = number_after(tail, STR("/Size"));
    out->root = number_after(tail, STR("/Root"));
    out->info = number_after(tail, STR("/Info"));
    return out->size > 0 && out->root > 0 && out->info > 0 && out->xref_at > 0 &&
           (size_t)out->xref_at < base.len && read_catalogue(base, out);
}

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
    Trailer t = {0};
    if (!read_trailer(base, &t)) {
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
