#include "lesson/build_rules.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    const char small = lower(c);
    return small >= 'a' && small <= 'z';
}

static bool stands_at(Str text, size_t at, Str word)
{
    if (word.len == 0 || at > text.len || word.len > text.len - at) {
        return false;
    }
    for (size_t i = 0; i < word.len; i++) {
        if (lower(text.ptr[at + i]) != lower(word.ptr[i])) {
            return false;
        }
    }
    return true;
}

static bool contains_any(Str text, const Str *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t at = 0; at < text.len; at++) {
            if (stands_at(text, at, words[i])) {
                return true;
            }
        }
    }
    return false;
}

/* Three digits or four letters in steps of +1 or -1. Three letters are common in romaji.
 */
static bool has_sequence(Str text)
{
    size_t run = 1;
    int last_step = 0;
    for (size_t i = 1; i < text.len; i++) {
        const char a = lower(text.ptr[i - 1]);
        const char b = lower(text.ptr[i]);
        const bool digits = is_digit(a) && is_digit(b);
        const int step = digits || (is_letter(a) && is_letter(b)) ? b - a : 0;
        if (step != 1 && step != -1) {
            run = 1;
            last_step = 0;
            continue;
        }
        run = step == last_step ? run + 1 : 2;
        last_step = step;
        if (run >= (digits ? 3U : 4U)) {
            return true;
        }
    }
    return false;
}

static int key_step(Str row, char a, char b)
{
    for (size_t i = 0; i + 1 < row.len; i++) {
        if (row.ptr[i] == a && row.ptr[i + 1] == b) {
            return 1;
        }
        if (row.ptr[i] == b && row.ptr[i + 1] == a) {
            return -1;
        }
    }
    return 0;
}

static bool runs_along(Str text, Str row)
{
    size_t run = 1;
    int last_step = 0;
    for (size_t i = 1; i < text.len; i++) {
        const int step = key_step(row, lower(text.ptr[i - 1]), lower(text.ptr[i]));
        run = step == 0 ? 1 : (step == last_step ? run + 1 : 2);
        last_step = step;
        if (run >= 4) {
            return true;
        }
    }
    return false;
}

static bool has_keyboard_row(Str text)
{
    static const Str rows[] = {
        {"qwertyuiop", 10}, {"asdfghjkl", 9},         {"zxcvbnm", 7},
        {"1234567890", 10}, {"1qaz2wsx3edc4rfv", 16},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (runs_along(text, rows[i])) {
            return true;
        }
    }
    return false;
}

/* Some unit of one to four characters three times in a row (a single one four times). */
static bool has_repeat(Str text)
{
    for (size_t unit = 1; unit <= 4; unit++) {
        const size_t enough = unit == 1 ? 3 : unit * 2;
        size_t same = 0;
        for (size_t i = unit; i < text.len; i++) {
            same = lower(text.ptr[i]) == lower(text.ptr[i - unit]) ? same + 1 : 0;
            if (same >= enough) {
                return true;
            }
        }
    }
    return false;
}

static int number_at(Str digits, size_t at, size_t count)
{
    int value = 0;
    for (size_t i = at; i < at + count; i++) {
        value = value * 10 + (digits.ptr[i] - '0');
    }
    return value;
}

static bool is_month_day(int month, int day)
{
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static bool is_year(int year)
{
    return year >= 1900 && year <= 2099;
}

static bool is_date(Str digits)
{
    if (digits.len == 4) {
        return is_year(number_at(digits, 0, 4)) ||
               is_month_day(number_at(digits, 0, 2), number_at(digits, 2, 2));
    }
    if (digits.len == 6) {
        return is_month_day(number_at(digits, 2, 2), number_at(digits, 4, 2)) ||
               is_month_day(number_at(digits, 0, 2), number_at(digits, 2, 2));
    }
    if (digits.len == 8) {
        return (is_year(number_at(digits, 0, 4)) &&
                is_month_day(number_at(digits, 4, 2), number_at(digits, 6, 2))) ||
               (is_year(number_at(digits, 4, 4)) &&
                is_month_day(number_at(digits, 0, 2), number_at(digits, 2, 2)));
    }
    return false;
}

/* Digits from `at` on, as long as they go. */
static Str digits_at(Str text, size_t at)
{
    size_t end = at;
    while (end < text.len && is_digit(text.ptr[end])) {
        end++;
    }
    return str_slice(text, at, end);
}

bool build_rules_has_birthday(Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const Str digits = digits_at(text, i);
        if (digits.len == 0) {
            continue;
        }
        if (is_date(digits)) {
            return true;
        }
        i += digits.len - 1;
    }
    return false;
}

/* A name, at most two signs, then a year: pochi2019, Tama_2020. */
static bool name_with_year(Str text, size_t at, Str name)
{
    if (!stands_at(text, at, name)) {
        return false;
    }
    size_t next = at + name.len;
    for (int signs = 0; signs < 2 && next < text.len && !is_digit(text.ptr[next]) &&
                        !is_letter(text.ptr[next]);
         signs++) {
        next++;
    }
    const Str digits = digits_at(text, next);
    return digits.len >= 4 && is_year(number_at(digits, 0, 4));
}

static bool has_name_year(const BuildRules *rules, Str text)
{
    for (size_t i = 0; i < rules->name_count; i++) {
        for (size_t at = 0; at < text.len; at++) {
            if (name_with_year(text, at, rules->names[i])) {
                return true;
            }
        }
    }
    return false;
}

unsigned build_rules_reasons(const BuildRules *rules, Str text)
{
    unsigned reasons = 0;
    reasons |= has_sequence(text) ? (unsigned)BUILD_REASON_SEQUENCE : 0U;
    reasons |= has_keyboard_row(text) ? (unsigned)BUILD_REASON_KEYBOARD : 0U;
    reasons |= build_rules_has_birthday(text) ? (unsigned)BUILD_REASON_BIRTHDAY : 0U;
    reasons |= contains_any(text, rules->company_words, rules->company_word_count)
                   ? (unsigned)BUILD_REASON_COMPANY
                   : 0U;
    reasons |= has_name_year(rules, text) ? (unsigned)BUILD_REASON_NAME_YEAR : 0U;
    reasons |= has_repeat(text) ? (unsigned)BUILD_REASON_REPEAT : 0U;
    return reasons;
}

int build_rules_length_band(const BuildRules *rules, int length)
{
    int band = -1;
    for (size_t i = 0; i < rules->band_count; i++) {
        if (i == 0 || length >= rules->bands[i].min_length) {
            band = (int)i;
        }
    }
    return band;
}

int build_rules_band(const BuildRules *rules, int length, unsigned reasons,
                     const BuildStrength *strength)
{
    int band = build_rules_length_band(rules, length);
    if (band > 0 && reasons != 0) {
        band--;
    }
    if (strength && band > 0) {
        const int level = strength->level < 0 ? 0 : strength->level;
        const int most = (int)rules->band_count - 1;
        const int cap = level >= 3 ? most : level * most / 3;
        band = band < cap ? band : cap;
    }
    return band;
}

bool build_rules_is_sample(const BuildRules *rules, Str text)
{
    for (size_t i = 0; i < rules->sample_count; i++) {
        if (rules->samples[i].len == text.len && stands_at(text, 0, rules->samples[i])) {
            return true;
        }
    }
    return false;
}

bool build_rules_is_vague(const BuildRules *rules, Str text)
{
    return contains_any(text, rules->vague_words, rules->vague_word_count);
}
