/* PDFs of our own making: read (pdf_read.c), and bound together from drawn layers
 * (pdf_book.c). Only for PDFs that this program has just drawn, or whose hash is signed.
 */
#ifndef GOFUN_CREDENTIAL_PDF_INTERNAL_H
#define GOFUN_CREDENTIAL_PDF_INTERNAL_H

#include "base/str.h"

/* ---- pdf_read.c ---- */
/* The last cross-reference section. */
typedef struct PdfTrailer {
    int64_t xref_at;
    int64_t size; /* of the object table, so also the first free number */
    int64_t root;
    int64_t info;
    Str catalogue; /* what stands between << and >> of the root object */
} PdfTrailer;

/* False when pdf has another shape, or attachments already. */
bool pdf__read_trailer(Str pdf, PdfTrailer *out);
/* Where object number starts, or -1. */
int64_t pdf__offset_of(Str pdf, const PdfTrailer *trailer, int64_t number);
/* The number after key, white space between allowed; -1 when there is none. */
int64_t pdf__number_after(Str text, Str key);

/* ---- pdf_book.c ---- */
/* A PDF while it grows page by page. Each page shows two layers, and a layer is a PDF of
 * one page as cairo draws it, taken over as a form. Zero is not a valid book. */
typedef struct PdfBook {
    StrBuf bytes; /* what is written and not taken away yet */
    size_t taken; /* bytes before those */
    StrBuf xref;  /* the entries of the objects from BOOK_FIRST on */
    int64_t next; /* number of the next object */
    int64_t info; /* 0: none */
    bool has_title;
    StrBuf kids; /* "4 0 R 9 0 R ..." */
    size_t pages;
    Arena kept; /* the known forms */
    struct PdfKnownForm *known;
} PdfBook;

/* Entries of a catalogue: a reader shows the title, not the name of the file, and reads
 * it as Japanese. */
#define PDF_SHOW_TITLE "   /Lang (ja-JP) /ViewerPreferences << /DisplayDocTitle true >>\n"

/* A layer that several pages of a book may show. */
typedef struct PdfLayer {
    Str key; /* empty: shown once only; else the same key has the same pdf */
    Str pdf;
} PdfLayer;

void pdf__book_init(PdfBook *book);
void pdf__book_clear(PdfBook *book);
/* Adds a page with one layer over the other, and on top a form, given as dictionary and
 * stream. takes_info: the document's title, author and dates are those of the upper
 * layer. STATUS_UNSUPPORTED when a layer is of another shape. */
Status pdf__book_add(PdfBook *book, const PdfLayer *lower, const PdfLayer *upper,
                     Str form, bool takes_info, Error *err) MUST_CHECK;
/* Hands over what is written so far; the caller empties book->bytes by this. */
void pdf__book_take(PdfBook *book, StrBuf *out);
/* A title of the whole, where no page brings its own. */
void pdf__book_title(PdfBook *book, Str title);
/* Writes the tables at the end. */
void pdf__book_end(PdfBook *book);

#endif
