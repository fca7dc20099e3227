#include "text/romaji.h"

#include <string.h>
#include <uchar.h>

#include "base/utf8.h"
#include "text/chars.h"

#define FIRST_KANA 0x3041u

/* Readings of U+3041 ぁ to U+3096 ゖ. */
static const char *const READINGS[] = {
    "a",  "a",  "i",  "i",  "u",  "u",  "e",   "e",  "o",  "o",   "ka", "ga", "ki",
    "gi", "ku", "gu", "ke", "ge", "ko", "go",  "sa", "za", "shi", "ji", "su", "zu",
    "se", "ze", "so", "zo", "ta", "da", "chi", "ji", "",   "tsu", "zu", "te", "de",
    "to", "do", "na", "ni", "nu", "ne", "no",  "ha", "ba", "pa",  "hi", "bi", "pi",
    "fu", "bu", "pu", "he", "be", "pe", "ho",  "bo", "po", "ma",  "mi", "mu", "me",
    "mo", "ya", "ya", "yu", "yu", "yo", "yo",  "ra", "ri", "ru",  "re", "ro", "wa",
    "wa", "i",  "e",  "o",  "n",  "vu", "ka",  "ke",
};

/* A kana followed by one of smalls reads stem + the vowel of the small one. */
typedef struct Contraction {
    char32_t first;
    const char32_t *smalls;
    const char *stem;
} Contraction;

static const Contraction CONTRACTIONS[] = {
    {U'き', U"ゃゅょ", "ky"},     {U'ぎ', U"ゃゅょ", "gy"},
    {U'に', U"ゃゅょ", "ny"},     {U'ひ', U"ゃゅょ", "hy"},
    {U'び', U"ゃゅょ", "by"},     {U'ぴ', U"ゃゅょ", "py"},
    {U'み', U"ゃゅょ", "my"},     {U'り', U"ゃゅょ", "ry"},
    {U'し', U"ゃゅょぇ", "sh"},   {U'ち', U"ゃゅょぇ", "ch"},
    {U'じ', U"ゃゅょぇ", "j"},    {U'ぢ', U"ゃゅょぇ", "j"},
    {U'て', U"ぃ", "t"},          {U'て', U"ゃゅょ", "ty"},
    {U'で', U"ぃ", "d"},          {U'で', U"ゃゅょ", "dy"},
    {U'と', U"ぅ", "t"},          {U'ど', U"ぅ", "d"},
    {U'す', U"ぃ", "s"},          {U'ず', U"ぃ", "z"},
    {U'ふ', U"ぁぃぇぉ", "f"},    {U'ふ', U"ゃゅょ", "fy"},
    {U'ゔ', U"ぁぃぇぉ", "v"},    {U'ゔ', U"ゃゅょ", "vy"},
    {U'つ', U"ぁぃぇぉ", "ts"},   {U'う', U"ぃぇぉ", "w"},
    {U'い', U"ぇ", "y"},          {U'く', U"ぁぃぇぉゎ", "kw"},
    {U'ぐ', U"ぁぃぇぉゎ", "gw"},
};

static const char32_t HALF_WIDTH[] =
    U"ヲァィゥェォャュョッーアイウエオカキクケコサシスセソ"
    U"タチツテトナニヌネノハヒフヘホマミムメモヤユヨラリル"
    U"レロワン";
#define FIRST_HALF_WIDTH 0xFF66u
/* Not ー of half-width, which is in the table; ヷ to ヺ. */
static const char *const VA_ROW[] = {"va", "vi", "ve", "vo"};

static uint32_t to_full_width(uint32_t codepoint)
{
    const size_t count = sizeof(HALF_WIDTH) / sizeof(HALF_WIDTH[0]) - 1;
    if (codepoint >= FIRST_HALF_WIDTH && codepoint - FIRST_HALF_WIDTH < count) {
        return HALF_WIDTH[codepoint - FIRST_HALF_WIDTH];
    }
    return codepoint;
}

static uint32_t to_hiragana(uint32_t codepoint)
{
    bool is_katakana = codepoint >= 0x30A1 && codepoint <= 0x30F6;
    bool is_repeat = codepoint == U'ヽ' || codepoint == U'ヾ';
    return is_katakana || is_repeat ? codepoint - 0x60 : codepoint;
}

/* U+3099 or U+309A for every way to write a voice mark, else 0. */
static uint32_t voice_mark_of(uint32_t codepoint)
{
    static const char32_t voiced[] = {0x3099, 0x309B, 0xFF9E};
    for (size_t i = 0; i < sizeof(voiced) / sizeof(voiced[0]); i++) {
        if (codepoint == voiced[i]) {
            return 0x3099;
        }
        if (codepoint == voiced[i] + 1) {
            return 0x309A;
        }
    }
    return 0;
}

/* The next character as hiragana, with a voice mark behind it taken in. 0 at the end. */
static uint32_t read_kana(Str *rest)
{
    if (rest->len == 0) {
        return 0;
    }
    uint32_t codepoint = to_full_width(utf8_next(rest));
    Str behind = *rest;
    uint32_t mark = behind.len > 0 ? voice_mark_of(utf8_next(&behind)) : 0;
    uint32_t composed = mark != 0 ? chars_compose(codepoint, mark) : 0;
    if (composed != 0) {
        *rest = behind;
        codepoint = composed;
    }
    return to_hiragana(codepoint);
}

static const char *reading_of(uint32_t kana)
{
    const size_t count = sizeof(READINGS) / sizeof(READINGS[0]);
    if (kana >= U'ヷ' && kana <= U'ヺ') {
        return VA_ROW[kana - U'ヷ'];
    }
    return kana >= FIRST_KANA && kana - FIRST_KANA < count ? READINGS[kana - FIRST_KANA]
                                                           : NULL;
}

static bool holds(const char32_t *set, uint32_t codepoint)
{
    for (; *set != 0; set++) {
        if (*set == codepoint) {
            return true;
        }
    }
    return false;
}

static const char *stem_of(uint32_t first, uint32_t small)
{
    for (size_t i = 0; i < sizeof(CONTRACTIONS) / sizeof(CONTRACTIONS[0]); i++) {
        if (CONTRACTIONS[i].first == first && holds(CONTRACTIONS[i].smalls, small)) {
            return CONTRACTIONS[i].stem;
        }
    }
    return NULL;
}

typedef struct Writer {
    char *out;
    size_t size, len;
    uint32_t last; /* kana a repeat mark repeats */
    bool doubles;  /* っ came before */
    bool is_full;
} Writer;

static void put_char(Writer *writer, char byte)
{
    if (writer->len + 1 >= writer->size) {
        writer->is_full = true;
        return;
    }
    writer->out[writer->len++] = byte;
}

static void put_syllable(Writer *writer, const char *stem, const char *ending)
{
    char first = stem[0] != '\0' ? stem[0] : ending[0];
    if (writer->doubles && strchr("aiueo", first) == NULL) {
        put_char(writer, first == 'c' ? 't' : first);
    }
    writer->doubles = false;
    for (; *stem != '\0'; stem++) {
        put_char(writer, *stem);
    }
    for (; *ending != '\0'; ending++) {
        put_char(writer, *ending);
    }
}

static void put_kana(Writer *writer, uint32_t kana, Str *rest)
{
    Str behind = *rest;
    uint32_t small = read_kana(&behind);
    const char *stem = stem_of(kana, small);
    writer->last = kana;
    if (kana == U'っ') {
        writer->doubles = true;
    } else if (stem == NULL) {
        put_syllable(writer, reading_of(kana), "");
    } else {
        const char *reading = reading_of(small);
        put_syllable(writer, stem, reading + strlen(reading) - 1);
        *rest = behind;
    }
}

/* ー makes the vowel before it long. */
static void put_long_vowel(Writer *writer)
{
    char last = writer->len > 0 ? writer->out[writer->len - 1] : '\0';
    if (last != '\0' && strchr("aiueo", last) != NULL) {
        put_char(writer, last);
    }
}

static bool is_left_out(uint32_t codepoint)
{
    static const char32_t signs[] = U" 　、。，．・「」『』〜…‥゛゜｡､･｢｣ﾞﾟ";
    return holds(signs, codepoint) || chars_is_ignorable(codepoint) ||
           voice_mark_of(codepoint) != 0;
}

/* False when codepoint has no reading. */
static bool put_any(Writer *writer, uint32_t codepoint, Str *rest)
{
    if (reading_of(codepoint) != NULL) {
        put_kana(writer, codepoint, rest);
        return true;
    }
    if (codepoint == U'ー') {
        put_long_vowel(writer);
        return true;
    }
    if ((codepoint == U'ゝ' || codepoint == U'ゞ') && writer->last != 0) {
        uint32_t voiced = codepoint == U'ゞ' ? chars_compose(writer->last, 0x3099) : 0;
        put_kana(writer, voiced != 0 ? voiced : writer->last, rest);
        return true;
    }
    writer->doubles = false;
    if (is_left_out(codepoint)) {
        return true;
    }
    if (codepoint >= 0xFF01 && codepoint <= 0xFF5E) {
        codepoint -= 0xFF01 - '!';
    }
    if (codepoint <= ' ' || codepoint >= 0x7F) {
        return false;
    }
    put_char(writer, (char)codepoint);
    return true;
}

bool romaji_from_kana(Str kana, char *out, size_t out_size, size_t *out_len,
                      uint32_t *first_unknown)
{
    require(out_size > 0);
    Writer writer = {.out = out, .size = out_size};
    bool is_valid = utf8_is_valid(kana, NULL);
    *first_unknown = 0;
    while (is_valid && kana.len > 0 && !writer.is_full) {
        uint32_t codepoint = read_kana(&kana);
        if (!put_any(&writer, codepoint, &kana)) {
            *first_unknown = codepoint;
            break;
        }
    }
    out[writer.len] = '\0';
    *out_len = writer.len;
    return is_valid && !writer.is_full && *first_unknown == 0;
}
