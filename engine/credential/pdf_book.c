/* Binding drawn layers together. What is common to many certificates is drawn once and
 * then only copied; the pages differ in a small layer. Objects are renumbered on the way.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "credential/pdf_internal.h"

/* The page tree and the catalogue are known last and have the first numbers. */
enum {
    BOOK_PAGES = 1,
    BOOK_ROOT = 2,
    BOOK_SHOW = 3,
    BOOK_FIRST = 3
};

/* The forms of every page have the same names, so all pages share these commands. */
#define SHOW_COMMANDS "/Common Do /Own Do /Code Do"

struct PdfKnownForm {
    Str key;
    int64_t form;
    struct PdfKnownForm *next;
};

/* Where an object stands in a layer, and its number in the book; 0: left out. */
typedef struct LayerObject {
    size_t from, to;
    int64_t number;
    int64_t book_number;
} LayerObject;

/* A layer's PDF taken apart. */
typedef struct LayerParts {
    Str pdf;
    PdfTrailer trailer;
    LayerObject *objects;  /* in the order of the file */
    int64_t *book_numbers; /* by number in the layer */
    size_t count;
    int64_t content, resources;
    Str media_box; /* four numbers */
} LayerParts;

/* ---- taking apart ---- */

static int by_place(const void *a, const void *b)
{
    const LayerObject *left = a, *right = b;
    return (left->from > right->from) - (left->from < right->from);
}

static bool find_objects(Arena *arena, LayerParts *parts)
{
    size_t size = (size_t)parts->trailer.size;
    parts->objects = ARENA_ARRAY(arena, LayerObject, size);
    parts->book_numbers = ARENA_ARRAY(arena, int64_t, size);
    parts->count = size - 1;
    for (size_t i = 1; i < size; i++) {
        int64_t at = pdf__offset_of(parts->pdf, &parts->trailer, (int64_t)i);
        if (at <= 0) {
            return false;
        }
        parts->objects[i - 1] = (LayerObject){.from = (size_t)at, .number = (int64_t)i};
    }
    qsort(parts->objects, parts->count, sizeof parts->objects[0], by_place);
    for (size_t i = 0; i < parts->count; i++) {
        parts->objects[i].to = i + 1 < parts->count ? parts->objects[i + 1].from
                                                    : (size_t)parts->trailer.xref_at;
    }
    return true;
}

static Str object_text(const LayerParts *parts, int64_t number)
{
    for (size_t i = 0; i < parts->count; i++) {
        if (parts->objects[i].number == number) {
            return str_slice(parts->pdf, parts->objects[i].from, parts->objects[i].to);
        }
    }
    return (Str){0};
}

/* The frame around the drawing is the book's own; what remains is what the page shows. */
static bool find_page(LayerParts *parts, bool takes_info)
{
    int64_t pages = pdf__number_after(parts->trailer.catalogue, STR("/Pages"));
    int64_t page = pdf__number_after(object_text(parts, pages), STR("/Kids ["));
    Str text = object_text(parts, page);
    parts->content = pdf__number_after(text, STR("/Contents"));
    parts->resources = pdf__number_after(text, STR("/Resources"));
    Str box = STR("/MediaBox [");
    ptrdiff_t from = str_find(text, box);
    if (parts->content <= 0 || parts->resources <= 0 || from < 0) {
        return false;
    }
    text = str_slice(text, (size_t)from + box.len, text.len);
    ptrdiff_t to = str_find(text, STR("]"));
    parts->media_box = str_trim(str_slice(text, 0, to > 0 ? (size_t)to : 0));
    for (size_t i = 0; i < parts->count; i++) {
        int64_t number = parts->objects[i].number;
        bool is_frame = number == pages || number == page ||
                        number == parts->trailer.root ||
                        (number == parts->trailer.info && !takes_info);
        parts->objects[i].book_number = is_frame ? 0 : 1;
    }
    return to > 0;
}

static bool take_apart(Arena *arena, Str pdf, bool takes_info, LayerParts *out)
{
    *out = (LayerParts){.pdf = pdf};
    return pdf__read_trailer(pdf, &out->trailer) && find_objects(arena, out) &&
           find_page(out, takes_info);
}

/* ---- renumbering ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Strings of a document's information may hold anything. */
static size_t string_length(Str text)
{
    size_t depth = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        i += c == '\\';
        depth += c == '(';
        depth -= c == ')';
        if (depth == 0) {
            return i + 1;
        }
    }
    return text.len;
}

/* "12 0 R" or "12 0 obj" at the head of text: the length of the number, else 0. */
static size_t reference_length(Str text)
{
    size_t digits = 0;
    while (digits < text.len && is_digit(text.ptr[digits])) {
        digits++;
    }
    Str rest = str_slice(text, digits, text.len);
    bool is_reference = digits > 0 && (str_starts_with(rest, STR(" 0 R")) ||
                                       str_starts_with(rest, STR(" 0 obj")));
    return is_reference ? digits : 0;
}

static size_t token_length(Str text)
{
    if (text.ptr[0] == '(') {
        return string_length(text);
    }
    size_t length = 1;
    bool is_number = is_digit(text.ptr[0]) || text.ptr[0] == '.';
    while (is_number && length < text.len &&
           (is_digit(text.ptr[length]) || text.ptr[length] == '.')) {
        length++;
    }
    return length;
}

static void add_renumbered(StrBuf *out, Str text, const LayerParts *parts)
{
    size_t plain = 0; /* what is not copied yet begins here */
    size_t at = 0;
    while (at < text.len) {
        Str rest = str_slice(text, at, text.len);
        size_t digits = reference_length(rest);
        int64_t number = 0;
        if (digits > 0 && str_to_int64(str_slice(rest, 0, digits), &number) &&
            number < parts->trailer.size) {
            strbuf_add(out, str_slice(text, plain, at));
            strbuf_add_format(out, "%lld", (long long)parts->book_numbers[number]);
            plain = at + digits;
            at = plain;
        } else {
            at += token_length(rest);
        }
    }
    strbuf_add(out, str_slice(text, plain, text.len));
}

/* ---- the book ---- */

static size_t book_length(const PdfBook *book)
{
    return book->taken + book->bytes.len;
}

static void add_entry(StrBuf *xref, size_t offset)
{
    strbuf_add_format(xref, "%010zu 00000 n \n", offset);
}

/* The object that is written next; returns its number. */
static int64_t begin_object(PdfBook *book)
{
    add_entry(&book->xref, book_length(book));
    return book->next++;
}

void pdf__book_init(PdfBook *book)
{
    *book = (PdfBook){.next = BOOK_FIRST};
    strbuf_add_z(&book->bytes, "%PDF-1.5\n%\xB5\xED\xAE\xFB\n");
    int64_t number = begin_object(book);
    require(number == BOOK_SHOW);
    strbuf_add_format(&book->bytes,
                      "%lld 0 obj\n<< /Length %zu >>\nstream\n%s\nendstream\nendobj\n",
                      (long long)number, sizeof SHOW_COMMANDS - 1, SHOW_COMMANDS);
}

void pdf__book_clear(PdfBook *book)
{
    strbuf_clear(&book->bytes);
    strbuf_clear(&book->xref);
    strbuf_clear(&book->kids);
    arena_clear(&book->kept);
    *book = (PdfBook){0};
}

/* A form is the page's content with the page's resources and edges. */
static Str form_head(Str head, const LayerParts *parts, PdfBook *book)
{
    Str opens = STR("<<");
    ptrdiff_t at = str_find(head, opens);
    if (at < 0) {
        return head;
    }
    size_t after = (size_t)at + opens.len;
    add_renumbered(&book->bytes, str_slice(head, 0, after), parts);
    strbuf_add_format(&book->bytes,
                      " /Type /XObject /Subtype /Form /BBox [ %.*s ]\n"
                      "   /Resources %lld 0 R\n  ",
                      STR_ARG(parts->media_box),
                      (long long)parts->book_numbers[parts->resources]);
    return str_slice(head, after, head.len);
}

static void add_object(PdfBook *book, const LayerParts *parts, const LayerObject *object)
{
    Str text = str_slice(parts->pdf, object->from, object->to);
    Str word = STR(">>\nstream\n");
    ptrdiff_t data_at = str_find(text, word);
    size_t head_len = data_at >= 0 ? (size_t)data_at + word.len : text.len;
    Str head = str_slice(text, 0, head_len);
    (void)begin_object(book);
    if (object->number == parts->content) {
        head = form_head(head, parts, book);
    }
    add_renumbered(&book->bytes, head, parts);
    strbuf_add(&book->bytes, str_slice(text, head_len, text.len));
}

static int64_t add_parts(PdfBook *book, const LayerParts *parts)
{
    int64_t number = book->next;
    for (size_t i = 0; i < parts->count; i++) {
        LayerObject *object = &parts->objects[i];
        object->book_number = object->book_number != 0 ? number++ : 0;
        parts->book_numbers[object->number] = object->book_number;
    }
    for (size_t i = 0; i < parts->count; i++) {
        if (parts->objects[i].book_number != 0) {
            add_object(book, parts, &parts->objects[i]);
        }
    }
    return parts->book_numbers[parts->content];
}

static void remember(PdfBook *book, Str key, int64_t form)
{
    struct PdfKnownForm *known = arena_alloc(&book->kept, sizeof *known);
    *known = (struct PdfKnownForm){str_copy(&book->kept, key), form, book->known};
    book->known = known;
}

static int64_t known_form(const PdfBook *book, Str key)
{
    for (const struct PdfKnownForm *k = book->known; k != NULL && key.len > 0;
         k = k->next) {
        if (str_equal(k->key, key)) {
            return k->form;
        }
    }
    return 0;
}

static Status add_layer(PdfBook *book, const PdfLayer *layer, bool takes_info,
                        int64_t *form, Error *err)
{
    *form = known_form(book, layer->key);
    if (*form != 0) {
        return STATUS_OK;
    }
    Arena arena = {0};
    LayerParts parts;
    Status status = STATUS_OK;
    if (take_apart(&arena, layer->pdf, takes_info, &parts)) {
        *form = add_parts(book, &parts);
        if (takes_info) {
            book->info = parts.book_numbers[parts.trailer.info];
        }
        if (layer->key.len > 0) {
            remember(book, layer->key, *form);
        }
    } else {
        status = error_set(err, STATUS_UNSUPPORTED,
                           "certificate: this cairo writes PDFs of another shape");
    }
    arena_clear(&arena);
    return status;
}

/* The forms of one page, from the lowest up. */
typedef struct PageForms {
    int64_t common, own, code;
} PageForms;

static int64_t add_form(PdfBook *book, Str form)
{
    int64_t number = begin_object(book);
    strbuf_add_format(&book->bytes, "%lld 0 obj\n", (long long)number);
    strbuf_add(&book->bytes, form);
    strbuf_add_z(&book->bytes, "\nendobj\n");
    return number;
}

/* All pages have the size of the certificate: A4 in landscape, as cairo says it. */
static void add_page(PdfBook *book, const PageForms *forms)
{
    int64_t number = begin_object(book);
    strbuf_add_format(
        &book->bytes,
        "%lld 0 obj\n<< /Type /Page /Parent %d 0 R\n"
        "   /MediaBox [ 0 0 841.889764 595.275591 ]\n"
        "   /Contents %d 0 R\n"
        "   /Group << /Type /Group /S /Transparency /I true /CS /DeviceRGB >>\n"
        "   /Resources << /XObject << /Common %lld 0 R /Own %lld 0 R /Code %lld 0 R >> "
        ">>\n>>\nendobj\n",
        (long long)number, BOOK_PAGES, BOOK_SHOW, (long long)forms->common,
        (long long)forms->own, (long long)forms->code);
    strbuf_add_format(&book->kids, " %lld 0 R", (long long)number);
    book->pages++;
}

Status pdf__book_add(PdfBook *book, const PdfLayer *lower, const PdfLayer *upper,
                     Str form, bool takes_info, Error *err)
{
    PageForms forms = {0};
    Status status = add_layer(book, lower, false, &forms.common, err);
    if (status == STATUS_OK) {
        status = add_layer(book, upper, takes_info, &forms.own, err);
    }
    if (status == STATUS_OK) {
        forms.code = add_form(book, form);
        add_page(book, &forms);
    }
    return status;
}

void pdf__book_take(PdfBook *book, StrBuf *out)
{
    strbuf_add(out, strbuf_str(&book->bytes));
    book->taken += book->bytes.len;
    strbuf_reset(&book->bytes);
}

/* A text string of PDF: UTF-16BE behind its mark, as hex digits. */
static void add_text_string(StrBuf *out, Str text)
{
    strbuf_add_z(out, "<FEFF");
    while (text.len > 0) {
        uint32_t c = utf8_next(&text);
        if (c > 0xFFFF) {
            strbuf_add_format(out, "%04X", 0xD800u + ((unsigned)(c - 0x10000) >> 10));
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        strbuf_add_format(out, "%04X", (unsigned)c);
    }
    strbuf_add_char(out, '>');
}

void pdf__book_title(PdfBook *book, Str title)
{
    book->info = begin_object(book);
    strbuf_add_format(&book->bytes, "%lld 0 obj\n<< /Creator (gofun)\n   /Title ",
                      (long long)book->info);
    add_text_string(&book->bytes, title);
    strbuf_add_z(&book->bytes, "\n>>\nendobj\n");
    book->has_title = true;
}

void pdf__book_end(PdfBook *book)
{
    StrBuf *out = &book->bytes;
    StrBuf entries = {0};
    add_entry(&entries, book_length(book));
    strbuf_add_format(out, "%d 0 obj\n<< /Type /Pages /Count %zu\n   /Kids [%.*s ]\n>>\n",
                      BOOK_PAGES, book->pages, STR_ARG(strbuf_str(&book->kids)));
    strbuf_add_z(out, "endobj\n");
    add_entry(&entries, book_length(book));
    strbuf_add_format(out,
                      "%d 0 obj\n<< /Type /Catalog\n   /Pages %d 0 R\n%s>>\nendobj\n",
                      BOOK_ROOT, BOOK_PAGES, book->has_title ? PDF_SHOW_TITLE : "");
    size_t xref_at = book_length(book);
    strbuf_add_format(out, "xref\n0 %lld\n0000000000 65535 f \n", (long long)book->next);
    strbuf_add(out, strbuf_str(&entries));
    strbuf_add(out, strbuf_str(&book->xref));
    strbuf_add_format(out, "trailer\n<< /Size %lld\n   /Root %d 0 R\n",
                      (long long)book->next, BOOK_ROOT);
    if (book->info != 0) {
        strbuf_add_format(out, "   /Info %lld 0 R\n", (long long)book->info);
    }
    strbuf_add_format(out, ">>\nstartxref\n%zu\n%%%%EOF\n", xref_at);
    strbuf_clear(&entries);
}
