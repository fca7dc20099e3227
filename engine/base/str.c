#include "base/str.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

Str str_from(const char *text)
{
    return text != NULL ? (Str){text, strlen(text)} : (Str){0};
}

bool str_is(Str a, const char *text)
{
    return str_equal(a, str_from(text));
}

int str_compare(Str a, Str b)
{
    size_t shared = a.len < b.len ? a.len : b.len;
    int order = shared > 0 ? memcmp(a.ptr, b.ptr, shared) : 0;
    if (order != 0) {
        return order;
    }
    return (a.len > b.len) - (a.len < b.len);
}

bool str_starts_with(Str s, Str prefix)
{
    return s.len >= prefix.len && str_equal((Str){s.ptr, prefix.len}, prefix);
}

bool str_ends_with(Str s, Str suffix)
{
    return s.len >= suffix.len &&
           str_equal(str_slice(s, s.len - suffix.len, s.len), suffix);
}

ptrdiff_t str_find(Str s, Str needle)
{
    for (size_t at = 0; at + needle.len <= s.len; at++) {
        if (str_equal((Str){s.ptr + at, needle.len}, needle)) {
            return (ptrdiff_t)at;
        }
    }
    return -1;
}

Str str_slice(Str s, size_t from, size_t to)
{
    require(from <= to && to <= s.len);
    return s.ptr != NULL ? (Str){s.ptr + from, to - from} : s;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

Str str_trim(Str s)
{
    while (s.len > 0 && is_space(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    while (s.len > 0 && is_space(s.ptr[s.len - 1])) {
        s.len--;
    }
    return s;
}

bool str_split(Str *rest, char separator, Str *part)
{
    if (rest->ptr == NULL) {
        return false;
    }
    const char *end = rest->len > 0 ? memchr(rest->ptr, separator, rest->len) : NULL;
    if (end == NULL) {
        *part = *rest;
        *rest = (Str){0};
        return true;
    }
    *part = (Str){rest->ptr, (size_t)(end - rest->ptr)};
    *rest = (Str){end + 1, rest->len - part->len - 1};
    return true;
}

bool str_to_int64(Str s, int64_t *out)
{
    bool is_negative = s.len > 0 && s.ptr[0] == '-';
    size_t at = is_negative ? 1 : 0;
    if (at == s.len) {
        return false;
    }
    int64_t value = 0; /* kept negative: INT64_MIN has no positive twin */
    for (; at < s.len; at++) {
        int digit = s.ptr[at] - '0';
        if (digit < 0 || digit > 9 || value < (INT64_MIN + digit) / 10) {
            return false;
        }
        value = value * 10 - digit;
    }
    if (!is_negative && value == INT64_MIN) {
        return false;
    }
    *out = is_negative ? value : -value;
    return true;
}

uint64_t str_hash(Str s)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < s.len; i++) {
        hash = (hash ^ (unsigned char)s.ptr[i]) * UINT64_C(1099511628211);
    }
    return hash;
}

char *str_copy_z(Arena *arena, Str s)
{
    char *copy = arena_alloc(arena, s.len + 1);
    if (s.len > 0) {
        memcpy(copy, s.ptr, s.len);
    }
    return copy;
}

Str str_copy(Arena *arena, Str s)
{
    return (Str){str_copy_z(arena, s), s.len};
}

Str str_format(Arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    require(len >= 0);
    char *text = arena_alloc(arena, (size_t)len + 1);
    (void)vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return (Str){text, (size_t)len};
}

void strbuf_grow(StrBuf *buf, size_t more)
{
    require(more < SIZE_MAX / 4 && buf->len < SIZE_MAX / 4);
    size_t needed = buf->len + more + 1;
    if (needed <= buf->capacity) {
        return;
    }
    size_t capacity = buf->capacity < 64 ? 64 : buf->capacity * 2;
    if (capacity < needed) {
        capacity = needed;
    }
    buf->ptr = mem_resize(buf->ptr, capacity);
    buf->capacity = capacity;
}

void strbuf_add_z(StrBuf *buf, const char *text)
{
    strbuf_add(buf, str_from(text));
}

void strbuf_add_format(StrBuf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    require(len >= 0);
    strbuf_reserve(buf, (size_t)len);
    (void)vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, again);
    va_end(again);
    buf->len += (size_t)len;
}

void strbuf_add_codepoint(StrBuf *buf, uint32_t codepoint)
{
    char bytes[4];
    size_t len = utf8_encode(codepoint, bytes);
    strbuf_add(buf, (Str){bytes, len});
}

Str strbuf_str(const StrBuf *buf)
{
    return (Str){buf->ptr, buf->len};
}

void strbuf_reset(StrBuf *buf)
{
    buf->len = 0;
    if (buf->ptr != NULL) {
        buf->ptr[0] = '\0';
    }
}

void strbuf_cut(StrBuf *buf, size_t len)
{
    require(len <= buf->len);
    buf->len = len;
    if (buf->ptr != NULL) {
        buf->ptr[len] = '\0';
    }
}

void strbuf_clear(StrBuf *buf)
{
    mem_free(buf->ptr);
    *buf = (StrBuf){0};
}
