#include "roster/fold.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "text/format.h"

/* U+FF61 to U+FF9D in full width. */
#define KANA                                                                                     \
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセ" \
    "ソタチツテトナニヌネノハヒフヘホ"                                           \
    "マミムメモヤユヨラリルレロワン"

static uint32_t widen_kana(uint32_t code)
{
    Str rest = STR(KANA);
    uint32_t wide = code;
    for (uint32_t i = 0xFF61; i <= code; i++) {
        wide = utf8_next(&rest);
    }
    return wide;
}

/* The kana with a voice mark behind it: カ and ﾞ are ガ; 0 when there is none. */
static uint32_t add_voice(uint32_t kana, uint32_t mark)
{
    bool is_ha_row = kana >= 0x30CF && kana <= 0x30DB && (kana - 0x30CF) % 3 == 0;
    if (mark == 0xFF9F) {
        return is_ha_row ? kana + 2 : 0;
    }
    bool is_voiced_pair = (kana >= 0x30AB && kana <= 0x30C1 && kana % 2 == 1) ||
                          kana == 0x30C4 || kana == 0x30C6 || kana == 0x30C8;
    if (is_voiced_pair || is_ha_row) {
        return kana + 1;
    }
    return kana == 0x30A6 ? 0x30F4 : 0;
}

static uint32_t narrow_code(uint32_t code)
{
    return code >= 0xFF01 && code <= 0xFF5E ? code - (0xFF01 - 0x21) : code;
}

static uint32_t widen_code(uint32_t code)
{
    return code >= 0xFF61 && code <= 0xFF9D ? widen_kana(code) : code;
}

static uint32_t fold_code(uint32_t code)
{
    code = narrow_code(code);
    if (code >= 'A' && code <= 'Z') {
        code += 'a' - 'A';
    }
    return widen_code(code);
}

static bool is_dropped(uint32_t code)
{
    return code == ' ' || code == '\t' || code == 0x3000 || code == 0xA0 || code == '_' ||
           code == '-' || code == 0xFEFF;
}

static bool is_kept(uint32_t code)
{
    return code == UTF8_INVALID; /* no text has it: nothing is dropped */
}

/* Every character by change, but for those is_out says; a voice mark goes to the kana
 * before it. In the arena. */
static Str change_all(Arena *arena, Str text, uint32_t (*change)(uint32_t),
                      bool (*is_out)(uint32_t))
{
    StrBuf changed = {0};
    uint32_t held = 0; /* a kana that a voice mark may follow */
    while (text.len > 0) {
        uint32_t code = utf8_next(&text);
        uint32_t voiced =
            code == 0xFF9E || code == 0xFF9F ? add_voice(held, code) : (uint32_t)0;
        if (voiced != 0) {
            held = voiced;
            continue;
        }
        if (held != 0) {
            strbuf_add_codepoint(&changed, held);
        }
        code = change(code);
        held = is_out(code) ? 0 : code;
    }
    if (held != 0) {
        strbuf_add_codepoint(&changed, held);
    }
    Str result = str_copy(arena, strbuf_str(&changed));
    strbuf_clear(&changed);
    return result;
}

Str roster_fold(Arena *arena, Str text)
{
    return change_all(arena, text, fold_code, is_dropped);
}

/* All full-width ASCII and half-width kana begin with this byte; few texts have any. */
static bool has_other_widths(Str text)
{
    return text.len > 0 && memchr(text.ptr, 0xEF, text.len) != NULL;
}

Str roster_widen_kana(Arena *arena, Str text)
{
    return !has_other_widths(text) ? text : change_all(arena, text, widen_code, is_kept);
}

Str roster_narrow(Arena *arena, Str text)
{
    return !has_other_widths(text) ? text : change_all(arena, text, narrow_code, is_kept);
}

Str roster_trim(Str text)
{
    static const Str wide = {"\xE3\x80\x80", 3};
    for (;;) {
        Str before = text;
        text = str_trim(text);
        if (str_starts_with(text, wide)) {
            text = str_slice(text, wide.len, text.len);
        }
        if (str_ends_with(text, wide)) {
            text = str_slice(text, 0, text.len - wide.len);
        }
        if (text.len == before.len) {
            return text;
        }
    }
}

/* Takes the text before the next blank and the blanks behind it. */
static Str take_word(Str *rest)
{
    Str whole = *rest;
    while (rest->len > 0) {
        size_t before = whole.len - rest->len;
        uint32_t code = utf8_next(rest);
        if (code == ' ' || code == 0x3000) {
            *rest = roster_trim(*rest);
            return str_slice(whole, 0, before);
        }
    }
    return whole;
}

bool roster_is_same_words(Str a, Str b)
{
    if (str_equal(a, b)) {
        return true;
    }
    a = roster_trim(a);
    b = roster_trim(b);
    while (a.len > 0 && b.len > 0) {
        if (!str_equal(take_word(&a), take_word(&b))) {
            return false;
        }
    }
    return a.len == b.len;
}

/* ---- lost letters ---- */

static bool is_lost(uint32_t code)
{
    return code == '?' || code == 0xFF1F || code == 0x3013 || code == 0xFFFD;
}

uint32_t roster_lost_letter(Str name)
{
    while (name.len > 0) {
        uint32_t code = utf8_next(&name);
        if (is_lost(code)) {
            return code;
        }
    }
    return 0;
}

static uint32_t next_letter(Str *rest)
{
    uint32_t code = utf8_next(rest);
    return code == 0x3000 ? ' ' : code;
}

/* marks: how many stand for a letter that is two units of UTF-16. */
static bool is_worn_to(Str whole, Str worn, int marks)
{
    while (whole.len > 0 && worn.len > 0) {
        uint32_t code = next_letter(&whole);
        uint32_t mark = next_letter(&worn);
        if (code == mark) {
            continue;
        }
        bool is_pair = code > 0xFFFF && marks == 2;
        if (!is_lost(mark) || (is_pair && !is_lost(next_letter(&worn)))) {
            return false;
        }
    }
    return whole.len == 0 && worn.len == 0;
}

bool roster_is_worn(Str whole, Str worn)
{
    return roster_lost_letter(worn) != 0 &&
           (is_worn_to(whole, worn, 1) || is_worn_to(whole, worn, 2));
}

/* ---- dates ---- */

/* Years before the first of each era, by the ways it is written. */
static const struct {
    const char *name;
    int year_zero;
} ERAS[] = {
    {"令和", 2018}, {"令", 2018},   {"r", 2018},  {"平成", 1988}, {"平", 1988},
    {"h", 1988},    {"昭和", 1925}, {"昭", 1925}, {"s", 1925},
};

static int take_era(Str *rest)
{
    for (size_t i = 0; i < sizeof ERAS / sizeof *ERAS; i++) {
        Str name = str_from(ERAS[i].name);
        if (str_starts_with(*rest, name)) {
            *rest = str_slice(*rest, name.len, rest->len);
            return ERAS[i].year_zero;
        }
    }
    return 0;
}

/* Takes at most most digits, at least one. */
static bool take_number(Str *rest, size_t most, int *out)
{
    size_t count = 0;
    *out = 0;
    while (count < most && count < rest->len && rest->ptr[count] >= '0' &&
           rest->ptr[count] <= '9') {
        *out = *out * 10 + (rest->ptr[count++] - '0');
    }
    *rest = str_slice(*rest, count, rest->len);
    return count > 0;
}

static bool take_one_of(Str *rest, const char *const marks[])
{
    for (size_t i = 0; marks[i] != NULL; i++) {
        Str mark = str_from(marks[i]);
        if (str_starts_with(*rest, mark)) {
            *rest = str_slice(*rest, mark.len, rest->len);
            return true;
        }
    }
    return false;
}

static bool take_year(Str *rest, int *year)
{
    int zero = take_era(rest);
    if (zero > 0 && str_starts_with(*rest, STR("元"))) {
        *rest = str_slice(*rest, sizeof("元") - 1, rest->len);
        *year = zero + 1;
        return true;
    }
    bool is_there = take_number(rest, zero > 0 ? 2 : 4, year);
    *year += zero;
    return is_there && *year >= 1900;
}

static bool take_date(Str text, FormatDate *date)
{
    static const char *const after_year[] = {"年", "/", ".", "-", NULL};
    static const char *const after_month[] = {"月", "/", ".", "-", NULL};
    static const char *const after_day[] = {"日", NULL};
    int packed = 0;
    Str digits = text;
    if (take_number(&digits, 8, &packed) && digits.len == 0 && text.len == 8) {
        *date = (FormatDate){packed / 10000, packed / 100 % 100, packed % 100};
        return true;
    }
    if (!take_year(&text, &date->year) || !take_one_of(&text, after_year) ||
        !take_number(&text, 2, &date->month) || !take_one_of(&text, after_month) ||
        !take_number(&text, 2, &date->day)) {
        return false;
    }
    (void)take_one_of(&text, after_day);
    return text.len == 0;
}

/* ASCII digits and marks; up to the blank before a time of day. */
static Str fold_date(Arena *arena, Str text)
{
    StrBuf folded = {0};
    text = roster_trim(text);
    while (text.len > 0) {
        uint32_t code = fold_code(utf8_next(&text));
        if (code == ' ' || code == 0x3000) {
            break;
        }
        strbuf_add_codepoint(&folded, code);
    }
    Str result = str_copy(arena, strbuf_str(&folded));
    strbuf_clear(&folded);
    return result;
}

bool roster_parse_date(Str text, char out[ROSTER_DATE_TEXT])
{
    Arena arena = {0};
    FormatDate date = {0};
    bool is_date = take_date(fold_date(&arena, text), &date) && date.year >= 1900 &&
                   format_date_is_valid(date);
    arena_clear(&arena);
    if (is_date) {
        (void)snprintf(out, ROSTER_DATE_TEXT, "%04u-%02u-%02u",
                       (unsigned)date.year % 10000u, (unsigned)date.month % 100u,
                       (unsigned)date.day % 100u);
    }
    return is_date;
}

/* ---- departments ---- */

static bool is_separator(uint32_t code)
{
    return code == '/' || code == '>' || code == 0xFF0F || code == 0xFF1E ||
           code == 0x2192; /* ／ ＞ → */
}

/* Takes the part before the next separator. */
static Str take_part(Str *rest)
{
    Str whole = *rest;
    while (rest->len > 0) {
        size_t before = whole.len - rest->len;
        if (is_separator(utf8_next(rest))) {
            return roster_trim(str_slice(whole, 0, before));
        }
    }
    return roster_trim(whole);
}

bool roster_parse_department(Arena *arena, Str text, Str *out)
{
    StrBuf path = {0};
    int depth = 0;
    while (text.len > 0) {
        Str part = take_part(&text);
        if (part.len == 0) {
            continue;
        }
        if (depth++ > 0) {
            strbuf_add_char(&path, '/');
        }
        strbuf_add(&path, part);
    }
    *out = str_copy(arena, strbuf_str(&path));
    strbuf_clear(&path);
    return depth <= ROSTER_DEPARTMENT_DEPTH;
}
