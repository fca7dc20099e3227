/* Finding the signed text in a PDF from anywhere. It is not parsed as a PDF: every stream
 * is looked at where it stands, so that broken tables, moved objects and other programs'
 * compression do not hide the text. */
#include <string.h>

/* Makes zlib promise not to write into its input. */
#define ZLIB_CONST
#include <zlib.h>

#include "credential/credential_internal.h"

#define STREAMS_MAX 20000 /* streams looked into, at most */
#define SIGNATURE_LINE "\nsignature: "

typedef struct Finder {
    z_stream inflater;
    char *buffer; /* CONTENT_MAX_BYTES */
    PdfTextVisitor visit;
    void *context;
} Finder;

static const Str MAGIC = {CONTENT_MAGIC, sizeof CONTENT_MAGIC - 1};

/* memchr finds the letter fast, memcmp the rest. */
static const char *find_from(const char *at, const char *end, Str needle)
{
    while (at < end && (size_t)(end - at) >= needle.len) {
        at = memchr(at, needle.ptr[0], (size_t)(end - at) - needle.len + 1);
        if (at == NULL || memcmp(at, needle.ptr, needle.len) == 0) {
            return at;
        }
        at++;
    }
    return NULL;
}

/* The signed text ends with its signature's line; what follows belongs to the PDF. */
static Str cut_text(Str data)
{
    if (data.len > CONTENT_MAX_BYTES) {
        data.len = CONTENT_MAX_BYTES;
    }
    Str line = STR(SIGNATURE_LINE);
    const char *end = data.ptr + data.len;
    const char *at = find_from(data.ptr, end, line);
    if (at == NULL) {
        return data;
    }
    const char *newline = find_from(at + line.len, end, STR("\n"));
    return newline != NULL ? str_slice(data, 0, (size_t)(newline + 1 - data.ptr)) : data;
}

/* zlib's header: deflate, and a checksum over both bytes. */
static bool may_be_deflated(Str data)
{
    if (data.len < 3 || ((unsigned char)data.ptr[0] & 0x0Fu) != 8) {
        return false;
    }
    unsigned head =
        (unsigned)(unsigned char)data.ptr[0] << 8 | (unsigned char)data.ptr[1];
    return head % 31 == 0;
}

/* Inflates until the buffer holds want bytes or the data ends; returns how many it holds.
 * Damaged data simply ends early. */
static size_t inflate_to(Finder *finder, size_t want)
{
    z_stream *z = &finder->inflater;
    z->avail_out = (uInt)(want - (size_t)((char *)z->next_out - finder->buffer));
    (void)inflate(z, Z_SYNC_FLUSH);
    return (size_t)((char *)z->next_out - finder->buffer);
}

/* Only a stream that starts like ours is inflated further than its first bytes. */
static Str inflate_text(Finder *finder, Str data)
{
    z_stream *z = &finder->inflater;
    if (inflateReset(z) != Z_OK) {
        return (Str){0};
    }
    z->next_in = (const Bytef *)data.ptr;
    z->avail_in = (uInt)data.len;
    z->next_out = (Bytef *)finder->buffer;
    size_t len = inflate_to(finder, MAGIC.len);
    if (!str_equal((Str){finder->buffer, len}, MAGIC)) {
        return (Str){0};
    }
    return (Str){finder->buffer, inflate_to(finder, CONTENT_MAX_BYTES)};
}

static bool look_at(Finder *finder, Str data)
{
    if (str_starts_with(data, MAGIC)) {
        return finder->visit(finder->context, cut_text(data));
    }
    if (!may_be_deflated(data)) {
        return false;
    }
    Str text = inflate_text(finder, data);
    return text.len > 0 && finder->visit(finder->context, cut_text(text));
}

/* "stream" at the head of a stream's data; "endstream" is not one. */
static bool starts_stream(Str pdf, const char *at)
{
    Str end = STR("end");
    return (size_t)(at - pdf.ptr) < end.len ||
           memcmp(at - end.len, end.ptr, end.len) != 0;
}

static void look_at_streams(Finder *finder, Str pdf)
{
    Str word = STR("stream");
    const char *end = pdf.ptr + pdf.len;
    const char *at = find_from(pdf.ptr, end, word);
    for (int i = 0; at != NULL && i < STREAMS_MAX; i++) {
        const char *data = at + word.len;
        if (starts_stream(pdf, at)) {
            data += data < end && *data == '\r';
            data += data < end && *data == '\n';
            if (look_at(finder, (Str){data, (size_t)(end - data)})) {
                return;
            }
        }
        at = find_from(at + word.len, end, word);
    }
}

void pdf__find_texts(Arena *arena, Str pdf, PdfTextVisitor visit, void *context)
{
    Finder finder = {.visit = visit, .context = context};
    if (pdf.len > INT32_MAX || inflateInit(&finder.inflater) != Z_OK) {
        return;
    }
    finder.buffer = arena_alloc(arena, CONTENT_MAX_BYTES);
    look_at_streams(&finder, pdf);
    (void)inflateEnd(&finder.inflater);
}
