/* Bytes of a roster file into UTF-8 text, piece by piece: which encoding it is, and the
 * decoding. Memory stays the same however big the file is. Used by table.c and gofun-hr.
 */
#ifndef GOFUN_ROSTER_ENCODING_H
#define GOFUN_ROSTER_ENCODING_H

#include "base/str.h"

typedef enum RosterEncoding {
    ROSTER_ENCODING_UTF8,
    ROSTER_ENCODING_UTF8_BOM,
    ROSTER_ENCODING_UTF16LE,
    ROSTER_ENCODING_UTF16BE,
    ROSTER_ENCODING_CP932,
} RosterEncoding;

/* Where the bytes come from. read fills at most room bytes, *size 0 is the end; rewind
 * goes back to the first byte. */
typedef struct RosterSource {
    void *context;
    Status (*read)(void *context, void *out, size_t room, size_t *size, Error *err);
    Status (*rewind)(void *context, Error *err);
} RosterSource;

/* Reads the whole source once and rewinds it. A byte order mark decides; else text with
 * NUL in every other byte is UTF-16, text that is UTF-8 throughout is UTF-8, and the rest
 * is CP932, as Excel in Japan writes it. Only source errors come back. */
Status roster_encoding_detect(const RosterSource *source, RosterEncoding *out,
                              Error *err) MUST_CHECK;

/* Zeroed and with source and encoding set it stands at the start. */
typedef struct RosterDecoder {
    const RosterSource *source;
    RosterEncoding encoding;
    StrBuf raw;  /* read, not decoded: the first half of a character */
    StrBuf text; /* the piece decoded last */
    bool is_begun;
    bool is_at_end;
} RosterDecoder;

/* The next piece in decoder->text, empty at the end. STATUS_BAD_DATA: bytes that the
 * encoding does not have; decoder->text then holds what stands before them. */
Status roster_decode(RosterDecoder *decoder, Error *err) MUST_CHECK;
void roster_decoder_clear(RosterDecoder *decoder);

#endif
