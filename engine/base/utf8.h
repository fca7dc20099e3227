/* UTF-8 by code point; rejects overlong forms, surrogates and anything past U+10FFFF. */
#ifndef GOFUN_BASE_UTF8_H
#define GOFUN_BASE_UTF8_H

#include "base/str.h"

#define UTF8_INVALID 0xFFFFFFFFu

/* True when all of s is well-formed; *bad_at (may be NULL) gets the first bad byte. */
bool utf8_is_valid(Str s, size_t *bad_at);
/* Takes one code point off *rest. UTF8_INVALID for a bad sequence (one byte is taken).
 * Only call with rest->len > 0. */
uint32_t utf8_next(Str *rest);
/* Number of code points of valid text. */
size_t utf8_length(Str s);
/* Writes 1-4 bytes, no NUL; returns how many. codepoint must be a scalar value. */
size_t utf8_encode(uint32_t codepoint, char out[4]);
/* Byte offset of the index-th code point, s.len when there are fewer. */
size_t utf8_offset(Str s, size_t index);
/* Replaces what is not well-formed by U+FFFD; result in the arena. */
Str utf8_repair(Arena *arena, Str s);
/* For text from strangers that goes to a terminal: what is not well-formed, control
 * characters and those that turn the direction of writing become U+FFFD. In the arena, or
 * s itself when nothing changes. */
Str utf8_visible(Arena *arena, Str s);
/* An employee number for comparing: full-width ASCII becomes ASCII, letters upper case,
 * blanks at the ends go; blanks and hyphens inside stay. In the arena, or a slice of
 * number when nothing changes. */
Str utf8_fold_number(Arena *arena, Str number);

#endif
