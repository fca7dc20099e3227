/* Text: Str is a borrowed slice of UTF-8, StrBuf a growing buffer that owns its bytes.
 * `char *` only at the borders. All text inside the program is valid UTF-8. */
#ifndef GOFUN_BASE_STR_H
#define GOFUN_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"

/* Borrowed; not terminated by NUL; ptr may be NULL when len is 0. */
typedef struct Str {
    const char *ptr;
    size_t len;
} Str;

#define STR(literal) ((Str){"" literal, sizeof(literal) - 1})
/* For printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).len, (s).ptr ? (s).ptr : ""

static inline bool str_equal(Str a, Str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* The slice of a NUL-terminated string; NULL gives the empty slice. */
Str str_from(const char *text);
bool str_is(Str a, const char *text);
/* <0, 0, >0 by bytes, which is by code point for UTF-8. */
int str_compare(Str a, Str b);
bool str_starts_with(Str s, Str prefix);
bool str_ends_with(Str s, Str suffix);
/* Index of the first occurrence, or -1. */
ptrdiff_t str_find(Str s, Str needle);
Str str_slice(Str s, size_t from, size_t to);
/* Without ASCII white space at both ends. */
Str str_trim(Str s);
/* Takes the part before separator off *rest; false when *rest was used up. */
bool str_split(Str *rest, char separator, Str *part);
/* Whole slice as a decimal number; false on anything else or overflow. */
bool str_to_int64(Str s, int64_t *out);
/* 64-bit FNV-1a; for tables, never for security. */
uint64_t str_hash(Str s);
/* Copies into the arena, with a NUL behind. */
Str str_copy(Arena *arena, Str s);
char *str_copy_z(Arena *arena, Str s);
Str str_format(Arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);

/* `StrBuf b = {0};` is a valid empty buffer. ptr is always NUL-terminated once non-NULL.
 */
typedef struct StrBuf {
    char *ptr;
    size_t len;
    size_t capacity;
} StrBuf;

/* Memory for so many bytes more and the NUL behind them. */
void strbuf_grow(StrBuf *buf, size_t more);
void strbuf_add_z(StrBuf *buf, const char *text);
void strbuf_add_format(StrBuf *buf, const char *format, ...) PRINTF_LIKE(2, 3);
/* Appends one code point as UTF-8. */
void strbuf_add_codepoint(StrBuf *buf, uint32_t codepoint);
/* Valid until the next change of buf. */
Str strbuf_str(const StrBuf *buf);
/* Empties but keeps the memory. */
void strbuf_reset(StrBuf *buf);
/* Takes off all behind the first len bytes; len is at most buf->len. */
void strbuf_cut(StrBuf *buf, size_t len);
void strbuf_clear(StrBuf *buf);

/* The same where there may be enough. */
static inline void strbuf_reserve(StrBuf *buf, size_t more)
{
    if (more >= buf->capacity - buf->len) {
        strbuf_grow(buf, more);
    }
}

/* Here, because a big report adds a thousand million of them. */
static inline void strbuf_add(StrBuf *buf, Str s)
{
    strbuf_reserve(buf, s.len);
    if (s.len > 0) {
        memcpy(buf->ptr + buf->len, s.ptr, s.len);
    }
    buf->len += s.len;
    buf->ptr[buf->len] = '\0';
}

static inline void strbuf_add_char(StrBuf *buf, char byte)
{
    strbuf_add(buf, (Str){&byte, 1});
}

#endif
