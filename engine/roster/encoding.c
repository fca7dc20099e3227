#include "roster/encoding.h"

#include <string.h>

#include "base/os.h"
#include "base/utf8.h"

enum {
    PIECE_BYTES = 65536
};

static const Str BOM = {"\xEF\xBB\xBF", 3};

/* Bytes of the sequence a lead byte opens; 1 for what is no lead byte. */
static size_t utf8_length_of(unsigned char lead)
{
    if (lead >= 0xF0) {
        return 4;
    }
    if (lead >= 0xE0) {
        return 3;
    }
    return lead >= 0xC0 ? 2 : 1;
}

/* How much of raw ends with a whole character. */
static size_t whole_utf8(Str raw)
{
    for (size_t back = 1; back <= 3 && back <= raw.len; back++) {
        unsigned char byte = (unsigned char)raw.ptr[raw.len - back];
        if (byte >= 0xC0) {
            return utf8_length_of(byte) > back ? raw.len - back : raw.len;
        }
        if (byte < 0x80) {
            break;
        }
    }
    return raw.len;
}

static size_t whole_cp932(Str raw)
{
    size_t at = 0;
    while (at < raw.len) {
        unsigned char byte = (unsigned char)raw.ptr[at];
        bool is_lead = (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC);
        if (is_lead && at + 1 == raw.len) {
            return at;
        }
        at += is_lead ? 2 : 1;
    }
    return raw.len;
}

static size_t whole_utf16(Str raw, size_t high_byte)
{
    size_t even = raw.len - raw.len % 2;
    if (even == 0) {
        return 0;
    }
    unsigned char high = (unsigned char)raw.ptr[even - 2 + high_byte];
    return high >= 0xD8 && high <= 0xDB ? even - 2 : even;
}

static size_t whole_of(Str raw, RosterEncoding encoding)
{
    switch (encoding) {
    case ROSTER_ENCODING_UTF8:
    case ROSTER_ENCODING_UTF8_BOM:
        return whole_utf8(raw);
    case ROSTER_ENCODING_UTF16LE:
        return whole_utf16(raw, 1);
    case ROSTER_ENCODING_UTF16BE:
        return whole_utf16(raw, 0);
    case ROSTER_ENCODING_CP932:
        break;
    }
    return whole_cp932(raw);
}

static bool detect_mark(Str head, RosterEncoding *out)
{
    if (str_starts_with(head, BOM)) {
        *out = ROSTER_ENCODING_UTF8_BOM;
    } else if (str_starts_with(head, STR("\xFF\xFE"))) {
        *out = ROSTER_ENCODING_UTF16LE;
    } else if (str_starts_with(head, STR("\xFE\xFF"))) {
        *out = ROSTER_ENCODING_UTF16BE;
    } else {
        return false;
    }
    return true;
}

/* Commas, digits and line ends make half of their bytes NUL in UTF-16, nearly all on the
 * same side; a stray NUL in other text is rare or on both sides. */
static bool detect_unmarked_utf16(Str head, RosterEncoding *out)
{
    size_t nuls[2] = {0, 0};
    for (size_t i = 0; i < head.len; i++) {
        nuls[i % 2] += head.ptr[i] == '\0';
    }
    size_t enough = head.len / 20 + 1;
    if (nuls[1] >= enough && nuls[1] > 8 * nuls[0]) {
        *out = ROSTER_ENCODING_UTF16LE;
        return true;
    }
    if (nuls[0] >= enough && nuls[0] > 8 * nuls[1]) {
        *out = ROSTER_ENCODING_UTF16BE;
        return true;
    }
    return false;
}

/* Adds the next bytes to raw; *size 0 at the end. */
static Status read_piece(const RosterSource *source, StrBuf *raw, size_t *size,
                         Error *err)
{
    char bytes[PIECE_BYTES];
    Status status = source->read(source->context, bytes, sizeof bytes, size, err);
    if (status == STATUS_OK) {
        strbuf_add(raw, (Str){bytes, *size});
    }
    return status;
}

static void drop_front(StrBuf *buf, size_t count)
{
    if (count > 0) {
        memmove(buf->ptr, buf->ptr + count, buf->len - count);
        buf->len -= count;
        buf->ptr[buf->len] = '\0';
    }
}

/* Reads on from what is in raw until it is not UTF-8 any more. */
static Status is_all_utf8(const RosterSource *source, StrBuf *raw, bool *is_utf8,
                          Error *err)
{
    size_t size = raw->len;
    Status status = STATUS_OK;
    *is_utf8 = true;
    while (status == STATUS_OK && size > 0 && *is_utf8) {
        size_t whole = whole_utf8(strbuf_str(raw));
        *is_utf8 = utf8_is_valid((Str){raw->ptr, whole}, NULL);
        drop_front(raw, whole);
        status = read_piece(source, raw, &size, err);
    }
    *is_utf8 = *is_utf8 && raw->len == 0;
    return status;
}

Status roster_encoding_detect(const RosterSource *source, RosterEncoding *out, Error *err)
{
    StrBuf raw = {0};
    size_t size = 0;
    Status status = read_piece(source, &raw, &size, err);
    Str head = strbuf_str(&raw);
    if (status == STATUS_OK && !detect_mark(head, out) &&
        (head.len == 0 || !detect_unmarked_utf16(head, out))) {
        bool is_utf8 = false;
        status = is_all_utf8(source, &raw, &is_utf8, err);
        *out = is_utf8 ? ROSTER_ENCODING_UTF8 : ROSTER_ENCODING_CP932;
    }
    strbuf_clear(&raw);
    return status == STATUS_OK ? source->rewind(source->context, err) : status;
}

static void drop_mark(RosterDecoder *decoder)
{
    Str raw = strbuf_str(&decoder->raw);
    RosterEncoding marked;
    decoder->is_begun = true;
    if (detect_mark(raw, &marked) && marked == decoder->encoding) {
        drop_front(&decoder->raw, marked == ROSTER_ENCODING_UTF8_BOM ? BOM.len : 2);
    }
}

static Status decode_utf8(Str raw, StrBuf *out, Error *err)
{
    size_t bad_at = 0;
    if (utf8_is_valid(raw, &bad_at)) {
        strbuf_add(out, raw);
        return STATUS_OK;
    }
    strbuf_add(out, str_slice(raw, 0, bad_at));
    return error_set(err, STATUS_BAD_DATA, "not UTF-8");
}

static Status decode(Str raw, RosterEncoding encoding, StrBuf *out, Error *err)
{
    switch (encoding) {
    case ROSTER_ENCODING_UTF8:
    case ROSTER_ENCODING_UTF8_BOM:
        return decode_utf8(raw, out, err);
    case ROSTER_ENCODING_UTF16LE:
        return os_decode(raw, OS_ENCODING_UTF16LE, out, err);
    case ROSTER_ENCODING_UTF16BE:
        return os_decode(raw, OS_ENCODING_UTF16BE, out, err);
    case ROSTER_ENCODING_CP932:
        break;
    }
    return os_decode(raw, OS_ENCODING_CP932, out, err);
}

Status roster_decode(RosterDecoder *decoder, Error *err)
{
    strbuf_reset(&decoder->text);
    Status status = STATUS_OK;
    while (status == STATUS_OK && !decoder->is_at_end && decoder->text.len == 0) {
        size_t size = 0;
        status = read_piece(decoder->source, &decoder->raw, &size, err);
        if (status != STATUS_OK) {
            return status;
        }
        decoder->is_at_end = size == 0;
        if (!decoder->is_begun) {
            drop_mark(decoder);
        }
        /* At the end half a character is all there will be: decoding says so. */
        Str raw = strbuf_str(&decoder->raw);
        size_t whole = decoder->is_at_end ? raw.len : whole_of(raw, decoder->encoding);
        status = decode((Str){raw.ptr, whole}, decoder->encoding, &decoder->text, err);
        drop_front(&decoder->raw, whole);
    }
    return status;
}

void roster_decoder_clear(RosterDecoder *decoder)
{
    strbuf_clear(&decoder->raw);
    strbuf_clear(&decoder->text);
}
