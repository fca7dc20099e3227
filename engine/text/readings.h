/* The reading of words that have no mark of their own: a table of marked words, looked up
 * longest first, for TEXT_RUBY_ALL. script/ reads the words from lessons/readings.lua. */
#ifndef GOFUN_TEXT_READINGS_H
#define GOFUN_TEXT_READINGS_H

#include "base/str.h"

typedef struct TextReadings TextReadings;

/* An empty table; free it with text_readings_free (NULL is fine). */
TextReadings *text_readings_new(void);
void text_readings_free(TextReadings *readings);

/* Adds marked words with spaces between them: "{食|た}べる {今日|きょう}"; copied. A word
 * that is there already gets the new reading. A word that begins with a digit is what
 * stands behind a number: "0{話|わ}" behind any, "03{分|ぷん}" behind those that end in
 * 3, "20{日|か}" behind 20 alone. False when a word is not written right, which is in
 * *wrong (it may be NULL) and ends the adding. */
bool text_readings_add(TextReadings *readings, Str words, Str *wrong);
/* Puts the table in order; call it after the last word and before it is used. */
void text_readings_sort(TextReadings *readings);
size_t text_readings_count(const TextReadings *readings);

/* markup with marks on the words of the table; what is in braces stays as it is. In the
 * arena. */
Str text_readings_apply(const TextReadings *readings, Arena *arena, Str markup);
/* The first kanji of markup that would stand there bare, with those right behind them;
 * empty when all have readings. In the arena. */
Str text_readings_gap(const TextReadings *readings, Arena *arena, Str markup);

#endif
