/* What a character is to Japanese line breaking and spacing (ui.md 5.2, 5.3). Used inside
 * text/ only. */
#ifndef GOFUN_TEXT_CHARS_H
#define GOFUN_TEXT_CHARS_H

#include <stdbool.h>
#include <stdint.h>

/* Facts about one character; any number of them hold at once. */
#define CHAR_NOSTART 0x0001u /* 行頭禁則 */
#define CHAR_NOEND 0x0002u   /* 行末禁則 */
#define CHAR_OPEN 0x0004u    /* opening bracket of full width */
#define CHAR_CLOSE 0x0008u   /* closing bracket of full width */
#define CHAR_STOP 0x0010u    /* 、。，． */
#define CHAR_MIDDOT 0x0020u  /* ・：； */
#define CHAR_ASKS 0x0040u    /* ？！ and their kin */
#define CHAR_UNIT 0x0080u    /* 円分秒... stay with the number before them */
#define CHAR_KANA 0x0100u
#define CHAR_LETTER 0x0200u /* kana, kanji: 和欧間 applies next to it */
#define CHAR_LATIN 0x0400u  /* member of a Latin run, set in the Latin face */
#define CHAR_ALNUM 0x0800u  /* Latin letter or ASCII digit */
#define CHAR_DIGIT 0x1000u  /* ASCII or full-width digit */
#define CHAR_SPACE 0x2000u
#define CHAR_MARK 0x4000u /* combining: belongs to the character before */
#define CHAR_WORD 0x8000u /* letter of a script that is not broken inside words */

uint32_t chars_facts(uint32_t codepoint);
/* Variation selectors, direction marks, controls: never drawn. */
bool chars_is_ignorable(uint32_t codepoint);
/* か + U+3099 gives が; 0 when there is no such character. */
uint32_t chars_compose(uint32_t base, uint32_t voice_mark);
/* True between two characters that stay together as one sign: ―― …… 〳〵. */
bool chars_are_inseparable(uint32_t left, uint32_t right);

#endif
