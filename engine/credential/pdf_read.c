/* Reading PDFs of the one plain shape that cairo and pdf_book.c write: one
 * cross-reference section from 0, objects in dictionaries without tricks. */
#include <string.h>

#include "credential/pdf_internal.h"

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

int64_t pdf__number_after(Str text, Str key)
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

/* Entries have 20 bytes each: "0000000016 00000 n \n". */
int64_t pdf__offset_of(Str base, const PdfTrailer *trailer, int64_t number)
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

static bool read_catalogue(Str base, PdfTrailer *trailer)
{
    int64_t at = pdf__offset_of(base, trailer, trailer->root);
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

bool pdf__read_trailer(Str base, PdfTrailer *out)
{
    size_t tail_from = base.len > 1024 ? base.len - 1024 : 0;
    Str tail = str_slice(base, tail_from, base.len);
    ptrdiff_t at = find_last(tail, STR("trailer"));
    if (at < 0) {
        return false;
    }
    tail = str_slice(tail, (size_t)at, tail.len);
    out->xref_at = pdf__number_after(tail, STR("startxref"));
    out->size = pdf__number_after(tail, STR("/Size"));
    out->root = pdf__number_after(tail, STR("/Root"));
    out->info = pdf__number_after(tail, STR("/Info"));
    return out->size > 0 && out->root > 0 && out->info > 0 && out->xref_at > 0 &&
           (size_t)out->xref_at < base.len && read_catalogue(base, out);
}
