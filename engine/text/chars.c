#include "text/chars.h"

#include <stddef.h>
#include <uchar.h>

/* The tables are in code point order for the search. */
typedef struct CharTable {
    const char32_t *members;
    size_t count;
    uint32_t fact;
} CharTable;

#define TABLE(literal, fact)                                                             \
    {                                                                                    \
        literal, sizeof(literal) / sizeof(char32_t) - 1, fact                            \
    }

static const CharTable TABLES[] = {
    TABLE(
        U"!%),.:;?]}°»‐–’”‥…‰′″‼⁇⁈⁉℃⦆、。々〉》」』】〕〗〙〜〟〻ぁぃぅぇぉっゃゅょゎゕゖ"
        U"゛゜ゝゞ゠ァィゥェォッャュョヮヵヶ・ーヽヾㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
        U"！％），．：；？］｝～｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ",
        CHAR_NOSTART),
    TABLE(U"#$([{¥«‘“№⦅〈《「『【〔〖〘〝＃＄（［｛｢￥", CHAR_NOEND),
    TABLE(U"‘“⦅〈《「『【〔〖〘〝（［｛", CHAR_OPEN),
    TABLE(U"’”⦆〉》」』】〕〗〙〟）］｝", CHAR_CLOSE),
    TABLE(U"、。，．", CHAR_STOP),
    TABLE(U"・：；", CHAR_MIDDOT),
    TABLE(U"‼⁇⁈⁉！？", CHAR_ASKS),
    TABLE(U"%℃か万人件個倍億円分台名回年文日時月本枚桁歳点版社秒話課通週部％", CHAR_UNIT),
};

typedef struct CharRange {
    uint32_t first, last;
    uint32_t facts;
} CharRange;

#define KANA (CHAR_KANA | CHAR_LETTER)
#define LATIN_LETTER (CHAR_LATIN | CHAR_WORD | CHAR_ALNUM)

static const CharRange RANGES[] = {
    {0x0020, 0x0020, CHAR_SPACE | CHAR_LATIN},
    {0x0021, 0x002F, CHAR_LATIN},
    {0x0030, 0x0039, CHAR_LATIN | CHAR_ALNUM | CHAR_DIGIT},
    {0x003A, 0x0040, CHAR_LATIN},
    {0x0041, 0x005A, LATIN_LETTER},
    {0x005B, 0x0060, CHAR_LATIN},
    {0x0061, 0x007A, LATIN_LETTER},
    {0x007B, 0x007E, CHAR_LATIN},
    {0x00A0, 0x00A0, CHAR_LATIN},
    {0x00AA, 0x00AA, LATIN_LETTER},
    {0x00BA, 0x00BA, LATIN_LETTER},
    {0x00C0, 0x00D6, LATIN_LETTER},
    {0x00D8, 0x00F6, LATIN_LETTER},
    {0x00F8, 0x02AF, LATIN_LETTER},
    {0x0300, 0x036F, CHAR_MARK},
    {0x0370, 0x0482, CHAR_WORD},
    {0x0483, 0x0489, CHAR_MARK},
    {0x048A, 0x10FF, CHAR_WORD},
    {0x1AB0, 0x1AFF, CHAR_MARK},
    {0x1DC0, 0x1DFF, CHAR_MARK},
    {0x1E00, 0x1EFF, LATIN_LETTER},
    {0x2000, 0x200A, CHAR_SPACE},
    {0x20D0, 0x20FF, CHAR_MARK},
    {0x3000, 0x3000, CHAR_SPACE},
    {0x3005, 0x3007, CHAR_LETTER},
    {0x302A, 0x302F, CHAR_MARK},
    {0x3041, 0x3096, KANA},
    {0x309D, 0x309F, KANA},
    {0x30A1, 0x30FA, KANA},
    {0x30FC, 0x30FF, KANA},
    {0x31F0, 0x31FF, KANA},
    {0x3400, 0x4DBF, CHAR_LETTER},
    {0x4E00, 0x9FFF, CHAR_LETTER},
    {0xF900, 0xFAFF, CHAR_LETTER},
    {0xFE20, 0xFE2F, CHAR_MARK},
    {0xFF10, 0xFF19, CHAR_DIGIT},
    {0xFF66, 0xFF9F, KANA},
    {0x1F3FB, 0x1F3FF, CHAR_MARK},
    {0x20000, 0x3FFFF, CHAR_LETTER},
};

static const CharRange IGNORABLE[] = {
    {0x0000, 0x001F, 0},   {0x007F, 0x009F, 0},   {0x00AD, 0x00AD, 0},
    {0x034F, 0x034F, 0},   {0x061C, 0x061C, 0},   {0x180B, 0x180F, 0},
    {0x200C, 0x200F, 0},   {0x202A, 0x202E, 0},   {0x2061, 0x206F, 0},
    {0xFE00, 0xFE0F, 0},   {0xFEFF, 0xFEFF, 0},   {0xFFF9, 0xFFFB, 0},
    {0x1D173, 0x1D17A, 0}, {0xE0000, 0xE0FFF, 0},
};

static const CharRange *find_range(const CharRange *ranges, size_t count,
                                   uint32_t codepoint)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (codepoint > ranges[middle].last) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && codepoint >= ranges[low].first ? &ranges[low] : NULL;
}

static bool is_member(const CharTable *table, uint32_t codepoint)
{
    size_t low = 0;
    size_t high = table->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (table->members[middle] < codepoint) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < table->count && table->members[low] == codepoint;
}

/* Kana and Chinese characters, the most of any text: of the tables only those of small
 * kana and of units have some. */
static bool is_plain_letter(uint32_t codepoint)
{
    return (codepoint >= 0x3041 && codepoint <= 0x3096) ||
           (codepoint >= 0x30A1 && codepoint <= 0x30FA) ||
           (codepoint >= 0x4E00 && codepoint <= 0x9FFF);
}

uint32_t chars_facts(uint32_t codepoint)
{
    const uint32_t facts_of_letters = CHAR_NOSTART | CHAR_UNIT;
    const bool is_plain = is_plain_letter(codepoint);
    const CharRange *range =
        find_range(RANGES, sizeof(RANGES) / sizeof(RANGES[0]), codepoint);
    uint32_t facts = range != NULL ? range->facts : 0;
    for (size_t i = 0; i < sizeof(TABLES) / sizeof(TABLES[0]); i++) {
        const bool may_be = !is_plain || (TABLES[i].fact & facts_of_letters) != 0;
        if (may_be && is_member(&TABLES[i], codepoint)) {
            facts |= TABLES[i].fact;
        }
    }
    return facts;
}

bool chars_is_ignorable(uint32_t codepoint)
{
    return find_range(IGNORABLE, sizeof(IGNORABLE) / sizeof(IGNORABLE[0]), codepoint) !=
           NULL;
}

/* Base and voiced letter in turns; katakana lie 0x60 above. */
static const char32_t VOICED[] =
    U"うゔかがきぎくぐけげこごさざしじすずせぜそぞただちぢつづ"
    U"てでとどはばひびふぶへべほぼゝゞ";
static const char32_t HALF_VOICED[] = U"はぱひぴふぷへぺほぽ";
static const char32_t VOICED_KATAKANA[] = U"ワヷヰヸヱヹヲヺ";

static uint32_t find_pair(const char32_t *pairs, uint32_t base)
{
    for (size_t i = 0; pairs[i] != 0; i += 2) {
        if (pairs[i] == base) {
            return pairs[i + 1];
        }
    }
    return 0;
}

uint32_t chars_compose(uint32_t base, uint32_t voice_mark)
{
    const uint32_t katakana_offset = 0x60;
    const char32_t *pairs = voice_mark == 0x3099 ? VOICED : HALF_VOICED;
    if (base >= 0x30A1 && base <= 0x30FF) {
        uint32_t composed = find_pair(pairs, base - katakana_offset);
        if (composed != 0) {
            return composed + katakana_offset;
        }
        return voice_mark == 0x3099 ? find_pair(VOICED_KATAKANA, base) : 0;
    }
    return find_pair(pairs, base);
}

bool chars_are_inseparable(uint32_t left, uint32_t right)
{
    static const char32_t repeated[] = U"—―…‥";
    if (left == right) {
        for (size_t i = 0; repeated[i] != 0; i++) {
            if (repeated[i] == left) {
                return true;
            }
        }
    }
    return (left == U'〳' || left == U'〴') && right == U'〵';
}
