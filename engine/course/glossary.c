#include "course/glossary.h"

#include <stdlib.h>

#include "base/utf8.h"

Glossary *glossary_new(void)
{
    return mem_alloc(sizeof(Glossary));
}

void glossary_free(Glossary *glossary)
{
    if (glossary) {
        arena_clear(&glossary->arena);
        mem_free(glossary);
    }
}

/* ---- letters as one types and sorts them ---- */

/* Katakana to hiragana, full-width Latin to half-width small letters. */
static uint32_t fold(uint32_t c)
{
    if (c >= 0x30A1 && c <= 0x30F6) {
        c -= 0x60;
    } else if (c >= 0xFF01 && c <= 0xFF5E) {
        c -= 0xFEE0;
    }
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

/* The kana table, row by row. The first letter of a group is what the others sort as. */
static const char *const rows[GLOSSARY_ROWS] = {
    "あぁ いぃ うぅゔ えぇ おぉ",
    "かがゕ きぎ くぐ けげゖ こご",
    "さざ しじ すず せぜ そぞ",
    "ただ ちぢ つづっ てで とど",
    "な に ぬ ね の",
    "はばぱ ひびぴ ふぶぷ へべぺ ほぼぽ",
    "ま み む め も",
    "やゃ ゆゅ よょ",
    "ら り る れ ろ",
    "わゎ ゐ ゑ を ん",
};

typedef struct KanaPlace {
    size_t row;
    uint32_t plain; /* 0: not in the table */
} KanaPlace;

static KanaPlace place_of(uint32_t c)
{
    for (size_t i = 0; i < GLOSSARY_ROWS; i++) {
        uint32_t plain = 0;
        for (Str rest = str_from(rows[i]); rest.len > 0;) {
            const uint32_t letter = utf8_next(&rest);
            plain = letter == ' ' ? 0 : plain == 0 ? letter : plain;
            if (letter == c && letter != ' ') {
                return (KanaPlace){i, plain};
            }
        }
    }
    return (KanaPlace){0, 0};
}

/* The next letter that counts in the order, 0 at the end. */
static uint32_t next_plain(Str *rest)
{
    while (rest->len > 0) {
        const uint32_t c = fold(utf8_next(rest));
        if (c == 0x30FC || c == 0x30FB) { /* ー ・ */
            continue;
        }
        const KanaPlace place = place_of(c);
        return place.plain != 0 ? place.plain : c;
    }
    return 0;
}

static int compare_readings(Str a, Str b)
{
    Str rest_a = a;
    Str rest_b = b;
    for (;;) {
        const uint32_t x = next_plain(&rest_a);
        const uint32_t y = next_plain(&rest_b);
        if (x != y) {
            return x < y ? -1 : 1;
        }
        if (x == 0) {
            return str_compare(a, b);
        }
    }
}

static int compare_terms(const void *a, const void *b)
{
    const GlossaryTerm *const x = a;
    const GlossaryTerm *const y = b;
    const int by_reading = compare_readings(x->reading, y->reading);
    return by_reading != 0 ? by_reading : str_compare(x->term, y->term);
}

void glossary_sort(Glossary *glossary)
{
    if (glossary->term_count > 0) {
        qsort(glossary->terms, glossary->term_count, sizeof *glossary->terms,
              compare_terms);
    }
}

size_t glossary_row(const GlossaryTerm *term)
{
    Str rest = term->reading;
    return rest.len > 0 ? place_of(fold(utf8_next(&rest))).row : 0;
}

/* ---- terms in a text ---- */

/* Letters that make one word when they touch. */
typedef enum LetterKind {
    LETTER_OTHER,
    LETTER_LATIN,
    LETTER_KATAKANA,
    LETTER_JOINER, /* inside of names like JPCERT/CC and addresses */
} LetterKind;

static LetterKind kind_of(uint32_t c)
{
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        return LETTER_LATIN;
    }
    if ((c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC) {
        return LETTER_KATAKANA;
    }
    bool is_joiner = c == '/' || c == '-' || c == '.' || c == '@' || c == '_';
    return is_joiner ? LETTER_JOINER : LETTER_OTHER;
}

/* LETTER_OTHER where the text ends. */
static LetterKind kind_at(Str text, size_t at)
{
    Str rest = str_slice(text, at, text.len);
    return rest.len > 0 ? kind_of(utf8_next(&rest)) : LETTER_OTHER;
}

static LetterKind kind_before(Str text, size_t at)
{
    if (at == 0) {
        return LETTER_OTHER;
    }
    do {
        at--;
    } while (at > 0 && ((unsigned char)text.ptr[at] & 0xC0) == 0x80);
    return kind_at(text, at);
}

static bool stands_at(Str text, size_t at, Str term)
{
    const size_t end = at + term.len;
    if (term.len == 0 || end > text.len || !str_equal(str_slice(text, at, end), term)) {
        return false;
    }
    const LetterKind first = kind_at(term, 0);
    const LetterKind last = kind_before(term, term.len);
    LetterKind before = kind_before(text, at);
    LetterKind after = kind_at(text, end);
    if (before == LETTER_JOINER) {
        before = kind_before(text, at - 1);
    }
    if (after == LETTER_JOINER) {
        after = kind_at(text, end + 1);
    }
    return (first == LETTER_OTHER || before != first) &&
           (last == LETTER_OTHER || after != last);
}

/* Index of the longest term that stands at this byte of text; term_count: none. */
static size_t longest_at(const Glossary *glossary, Str text, size_t at)
{
    size_t found = glossary->term_count;
    size_t length = 0;
    for (size_t i = 0; i < glossary->term_count; i++) {
        const Str term = glossary->terms[i].term;
        if (term.len > length && stands_at(text, at, term)) {
            found = i;
            length = term.len;
        }
    }
    return found;
}

static bool is_listed(const size_t *list, size_t count, size_t index)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i] == index) {
            return true;
        }
    }
    return false;
}

size_t glossary_find(const Glossary *glossary, Str text, size_t *out, size_t most)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len && count < most;) {
        const size_t index = longest_at(glossary, text, at);
        if (index == glossary->term_count) {
            Str rest = str_slice(text, at, text.len);
            (void)utf8_next(&rest);
            at = text.len - rest.len;
            continue;
        }
        if (!is_listed(out, count, index)) {
            out[count++] = index;
        }
        at += glossary->terms[index].term.len;
    }
    return count;
}

/* ---- readings ---- */

static uint32_t last_character(Str text, size_t *length)
{
    size_t from = text.len - 1;
    while (from > 0 && ((unsigned char)text.ptr[from] & 0xC0U) == 0x80) {
        from--;
    }
    Str last = str_slice(text, from, text.len);
    *length = last.len;
    return utf8_next(&last);
}

/* Bytes at the front of term that are kana and stand in front of reading too. */
static size_t shared_front(Str term, Str reading)
{
    const size_t whole = term.len;
    while (term.len > 0 && reading.len > 0) {
        Str rest = term;
        const uint32_t c = fold(utf8_next(&rest));
        if (c < 0x3041 || c > 0x30FC || c != fold(utf8_next(&reading))) {
            break;
        }
        term = rest;
    }
    return whole - term.len;
}

/* The same at the end. */
static size_t shared_end(Str term, Str reading)
{
    const size_t whole = term.len;
    while (term.len > 0 && reading.len > 0) {
        size_t length = 0;
        size_t reading_length = 0;
        const uint32_t c = fold(last_character(term, &length));
        if (c < 0x3041 || c > 0x30FC ||
            c != fold(last_character(reading, &reading_length))) {
            break;
        }
        term.len -= length;
        reading.len -= reading_length;
    }
    return whole - term.len;
}

static bool is_all_kanji(Str text)
{
    bool is_any = false;
    while (text.len > 0) {
        const uint32_t c = utf8_next(&text);
        if (!(c >= 0x4E00 && c <= 0x9FFF) && c != 0x3005) {
            return false;
        }
        is_any = true;
    }
    return is_any;
}

/* Every character of both alphabets of kana has three bytes, so that what is shared takes
 * as many in the reading. */
Str glossary_marked_term(const GlossaryTerm *term, Arena *arena)
{
    const size_t front = shared_front(term->term, term->reading);
    Str base = str_slice(term->term, front, term->term.len);
    Str reading = str_slice(term->reading, front, term->reading.len);
    const size_t end = shared_end(base, reading);
    base.len -= end;
    reading.len -= end;
    if (!is_all_kanji(base) || reading.len == 0) {
        return (Str){0};
    }
    const Str before = str_slice(term->term, 0, front);
    const Str behind = str_slice(term->term, front + base.len, term->term.len);
    return str_format(arena, "%.*s{%.*s|%.*s}%.*s", STR_ARG(before), STR_ARG(base),
                      STR_ARG(reading), STR_ARG(behind));
}

/* ---- searching ---- */

static bool starts_folded(Str text, Str query)
{
    while (query.len > 0) {
        if (text.len == 0 || fold(utf8_next(&text)) != fold(utf8_next(&query))) {
            return false;
        }
    }
    return true;
}

static bool contains_folded(Str text, Str query)
{
    while (text.len > 0) {
        if (starts_folded(text, query)) {
            return true;
        }
        (void)utf8_next(&text);
    }
    return query.len == 0;
}

bool glossary_matches(const GlossaryTerm *term, Str query)
{
    const Str trimmed = str_trim(query);
    return contains_folded(term->term, trimmed) ||
           contains_folded(term->reading, trimmed);
}
