#include "base/utf8.h"

/* Table 3-7 of the Unicode standard, as ranges of the second byte per lead byte. */
static size_t sequence_length(const unsigned char *p, size_t available)
{
    unsigned char lead = p[0];
    if (lead < 0x80) {
        return 1;
    }
    size_t len = lead >= 0xC2 && lead <= 0xDF   ? 2
                 : lead >= 0xE0 && lead <= 0xEF ? 3
                 : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                : 0;
    if (len == 0 || len > available) {
        return 0;
    }
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (p[1] < low || p[1] > high) {
        return 0;
    }
    for (size_t i = 2; i < len; i++) {
        if ((p[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    return len;
}

bool utf8_is_valid(Str s, size_t *bad_at)
{
    for (size_t at = 0; at < s.len;) {
        size_t len = sequence_length((const unsigned char *)s.ptr + at, s.len - at);
        if (len == 0) {
            if (bad_at != NULL) {
                *bad_at = at;
            }
            return false;
        }
        at += len;
    }
    return true;
}

uint32_t utf8_next(Str *rest)
{
    require(rest->len > 0);
    const unsigned char *p = (const unsigned char *)rest->ptr;
    size_t len = sequence_length(p, rest->len);
    uint32_t codepoint = UTF8_INVALID;
    if (len == 1) {
        codepoint = p[0];
    } else if (len == 2) {
        codepoint = (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    } else if (len == 3) {
        codepoint = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    } else if (len == 4) {
        codepoint = (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 |
                    (p[3] & 0x3Fu);
    }
    size_t taken = len > 0 ? len : 1;
    rest->ptr += taken;
    rest->len -= taken;
    return codepoint;
}

size_t utf8_length(Str s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (((unsigned char)s.ptr[i] & 0xC0) != 0x80) {
            count++;
        }
    }
    return count;
}

size_t utf8_encode(uint32_t codepoint, char out[4])
{
    require(codepoint <= 0x10FFFF && (codepoint < 0xD800 || codepoint > 0xDFFF));
    if (codepoint < 0x80) {
        out[0] = (char)codepoint;
        return 1;
    }
    if (codepoint < 0x800) {
        out[0] = (char)(0xC0 | codepoint >> 6);
        out[1] = (char)(0x80 | (codepoint & 0x3F));
        return 2;
    }
    if (codepoint < 0x10000) {
        out[0] = (char)(0xE0 | codepoint >> 12);
        out[1] = (char)(0x80 | (codepoint >> 6 & 0x3F));
        out[2] = (char)(0x80 | (codepoint & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | codepoint >> 18);
    out[1] = (char)(0x80 | (codepoint >> 12 & 0x3F));
    out[2] = (char)(0x80 | (codepoint >> 6 & 0x3F));
    out[3] = (char)(0x80 | (codepoint & 0x3F));
    return 4;
}

size_t utf8_offset(Str s, size_t index)
{
    Str rest = s;
    while (index > 0 && rest.len > 0) {
        (void)utf8_next(&rest);
        index--;
    }
    return s.len - rest.len;
}

Str utf8_repair(Arena *arena, Str s)
{
    if (utf8_is_valid(s, NULL)) {
        return str_copy(arena, s);
    }
    StrBuf fixed = {0};
    while (s.len > 0) {
        uint32_t codepoint = utf8_next(&s);
        strbuf_add_codepoint(&fixed, codepoint == UTF8_INVALID ? 0xFFFD : codepoint);
    }
    Str copy = str_copy(arena, strbuf_str(&fixed));
    strbuf_clear(&fixed);
    return copy;
}

static bool is_invisible(uint32_t code)
{
    return code == UTF8_INVALID || code < 0x20 || (code >= 0x7F && code < 0xA0) ||
           code == 0x061C || (code >= 0x200E && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

Str utf8_visible(Arena *arena, Str s)
{
    Str rest = s;
    bool is_fine = true;
    while (is_fine && rest.len > 0) {
        is_fine = !is_invisible(utf8_next(&rest));
    }
    if (is_fine) {
        return s;
    }
    StrBuf shown = {0};
    for (rest = s; rest.len > 0;) {
        uint32_t code = utf8_next(&rest);
        strbuf_add_codepoint(&shown, is_invisible(code) ? 0xFFFD : code);
    }
    Str copy = str_copy(arena, strbuf_str(&shown));
    strbuf_clear(&shown);
    return copy;
}

static uint32_t fold_code(uint32_t code)
{
    if (code >= 0xFF01 && code <= 0xFF5E) {
        code -= 0xFF01 - 0x21;
    }
    if (code == 0x3000) {
        code = ' ';
    }
    return code >= 'a' && code <= 'z' ? code - ('a' - 'A') : code;
}

static bool is_folded(Str number)
{
    for (size_t i = 0; i < number.len; i++) {
        unsigned char byte = (unsigned char)number.ptr[i];
        if (byte >= 0x80 || (byte >= 'a' && byte <= 'z')) {
            return false;
        }
    }
    return true;
}

Str utf8_fold_number(Arena *arena, Str number)
{
    Str rest = str_trim(number);
    if (is_folded(rest)) {
        return rest;
    }
    StrBuf folded = {0};
    while (rest.len > 0) {
        uint32_t code = utf8_next(&rest);
        strbuf_add_codepoint(&folded, code == UTF8_INVALID ? 0xFFFD : fold_code(code));
    }
    Str result = str_copy(arena, str_trim(strbuf_str(&folded)));
    strbuf_clear(&folded);
    return result;
}
