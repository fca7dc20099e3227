/* Kana to romaji (Hepburn without long vowel marks) for the password workshop of no03:
 * てれびがすき becomes terebigasuki. The text is a secret: nothing is copied to the heap
 * and nothing is kept; the caller's buffers are the only places it is in. */
#ifndef GOFUN_TEXT_ROMAJI_H
#define GOFUN_TEXT_ROMAJI_H

#include "base/str.h"

/* Writes the romaji of kana (hiragana, katakana, half-width katakana; printable ASCII
 * stays as it is, its full-width forms become ASCII) to out, with a NUL behind. *out_len
 * gets the length without NUL. Spaces, marks and punctuation such as ・、。 are left out.
 * False when a character has no reading (kanji): *first_unknown gets the first of them,
 * else 0; out then holds what came before it. False with *first_unknown 0 when out_size
 * is too small or kana is not valid UTF-8. out_size kana.len + 1 is enough. */
bool romaji_from_kana(Str kana, char *out, size_t out_size, size_t *out_len,
                      uint32_t *first_unknown);

#endif
