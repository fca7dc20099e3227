#include "text/readings.h"

#include <stdlib.h>

#include "base/utf8.h"

typedef struct Entry {
    Str key;        /* the word without marks */
    Str marked;     /* with them */
    uint32_t first; /* character of the key */
    size_t order;   /* of adding: the later one counts */
} Entry;

struct TextReadings {
    Arena arena; /* the texts of the entries */
    Entry *entries;
    size_t count, capacity;
};

TextReadings *text_readings_new(void)
{
    return mem_alloc(sizeof(TextReadings));
}

void text_readings_free(TextReadings *readings)
{
    if (readings != NULL) {
        arena_clear(&readings->arena);
        mem_free(readings->entries);
        mem_free(readings);
    }
}

size_t text_readings_count(const TextReadings *readings)
{
    return readings->count;
}

/* ---- adding ---- */

/* Bytes of the braces that text begins with, 0 when it does not. */
static size_t braces_at(Str text)
{
    for (size_t i = 0; text.ptr[0] == '{' && i < text.len; i++) {
        if (text.ptr[i] == '}') {
            return i + 1;
        }
    }
    return 0;
}

static size_t character_at(Str text)
{
    Str rest = text;
    (void)utf8_next(&rest);
    return text.len - rest.len;
}

/* The base of braces, with 0 for those without a base or a reading. */
static size_t base_length(Str braces)
{
    const ptrdiff_t bar = str_find(braces, STR("|"));
    return bar > 1 && (size_t)bar + 2 < braces.len ? (size_t)bar - 1 : 0;
}

/* Writes the word without marks to key, which has room for all of it. False when a brace
 * is not a mark, or when there is none. */
static bool strip(Str word, char *key, size_t *length)
{
    size_t marks = 0;
    *length = 0;
    for (size_t at = 0; at < word.len;) {
        const Str rest = str_slice(word, at, word.len);
        const size_t braces = braces_at(rest);
        const size_t base = braces > 0 ? base_length(str_slice(rest, 0, braces)) : 0;
        if (base == 0 && (rest.ptr[0] == '{' || rest.ptr[0] == '}')) {
            return false;
        }
        const size_t from = braces > 0 ? 1 : 0;
        const size_t taken = braces > 0 ? base : 1;
        for (size_t i = 0; i < taken; i++) {
            key[(*length)++] = rest.ptr[from + i];
        }
        marks += braces > 0 ? 1U : 0U;
        at += braces > 0 ? braces : 1;
    }
    return marks > 0;
}

static void grow(TextReadings *readings)
{
    const size_t capacity = readings->capacity > 0 ? 2 * readings->capacity : 256;
    Entry *const entries = mem_alloc_array(capacity, sizeof(Entry));
    for (size_t i = 0; i < readings->count; i++) {
        entries[i] = readings->entries[i];
    }
    mem_free(readings->entries);
    readings->entries = entries;
    readings->capacity = capacity;
}

static void put_entry(TextReadings *readings, const Entry *entry)
{
    if (readings->count == readings->capacity) {
        grow(readings);
    }
    readings->entries[readings->count++] = *entry;
}

static bool add_word(TextReadings *readings, Str word)
{
    char *key = arena_alloc(&readings->arena, word.len);
    Entry entry = {.marked = str_copy(&readings->arena, word), .order = readings->count};
    size_t length = 0;
    if (!strip(word, key, &length)) {
        return false;
    }
    entry.key = (Str){key, length};
    Str rest = entry.key;
    entry.first = utf8_next(&rest);
    put_entry(readings, &entry);
    return true;
}

bool text_readings_add(TextReadings *readings, Str words, Str *wrong)
{
    Str word;
    while (str_split(&words, ' ', &word)) {
        if (word.len > 0 && !add_word(readings, word)) {
            if (wrong != NULL) {
                *wrong = word;
            }
            return false;
        }
    }
    return true;
}

/* By first character, then the longest first, then the last one added. */
static int compare_entries(const void *a, const void *b)
{
    const Entry *const x = a;
    const Entry *const y = b;
    if (x->first != y->first) {
        return x->first < y->first ? -1 : 1;
    }
    if (x->key.len != y->key.len) {
        return x->key.len > y->key.len ? -1 : 1;
    }
    const int by_key = str_compare(x->key, y->key);
    return by_key != 0 ? by_key : x->order > y->order ? -1 : 1;
}

void text_readings_sort(TextReadings *readings)
{
    if (readings->count > 0) {
        qsort(readings->entries, readings->count, sizeof(Entry), compare_entries);
    }
}

/* ---- looking up ---- */

/* The entries that begin with the character are in front of the first index at which this
 * one is passed. */
static size_t first_with(const TextReadings *readings, uint32_t character)
{
    size_t low = 0;
    size_t high = readings->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (readings->entries[middle].first < character) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* The longest word of prefix and what text begins with, or NULL. character is the first
 * one of both. */
static const Entry *longest(const TextReadings *readings, uint32_t character, Str prefix,
                            Str text)
{
    for (size_t i = first_with(readings, character); i < readings->count; i++) {
        const Entry *const entry = &readings->entries[i];
        if (entry->first != character) {
            break;
        }
        if (entry->key.len <= prefix.len || !str_starts_with(entry->key, prefix)) {
            continue; /* a number may be longer than any word */
        }
        if (str_starts_with(text, str_slice(entry->key, prefix.len, entry->key.len))) {
            return entry;
        }
    }
    return NULL;
}

/* ---- marking a text ---- */

/* Written to twice: first to learn the length. */
typedef struct Sink {
    char *bytes; /* NULL: only counted */
    size_t len;
} Sink;

static void put(Sink *sink, Str text)
{
    for (size_t i = 0; sink->bytes != NULL && i < text.len; i++) {
        sink->bytes[sink->len + i] = text.ptr[i];
    }
    sink->len += text.len;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static size_t digits_at(Str text)
{
    size_t count = 0;
    while (count < text.len && is_digit(text.ptr[count])) {
        count++;
    }
    return count;
}

typedef struct NumberWord {
    const Entry *entry; /* NULL: none */
    size_t prefix;      /* bytes of the key that stand for the number */
} NumberWord;

static NumberWord find_behind(const TextReadings *readings, Str prefix, Str behind)
{
    const uint32_t first = (uint32_t)(unsigned char)prefix.ptr[0];
    return (NumberWord){longest(readings, first, prefix, behind), prefix.len};
}

static size_t word_length(const NumberWord *word)
{
    return word->entry != NULL ? word->entry->key.len - word->prefix : 0;
}

/* Of the words for all numbers and for those with this last digit, the longer one. */
static NumberWord find_pattern(const TextReadings *readings, char last_digit, Str behind)
{
    const char ending[] = {'0', last_digit};
    const NumberWord special = find_behind(readings, (Str){ending, 2}, behind);
    const NumberWord general = find_behind(readings, STR("0"), behind);
    return word_length(&special) >= word_length(&general) ? special : general;
}

/* A number and the word behind it; returns the bytes of both. */
static size_t put_number(const TextReadings *readings, Str text, Sink *sink)
{
    const size_t digits = digits_at(text);
    const Str number = str_slice(text, 0, digits);
    const Str behind = str_slice(text, digits, text.len);
    NumberWord word = {0};
    if (text.ptr[0] != '0') {
        word = find_behind(readings, number, behind);
    }
    if (word.entry != NULL) {
        put(sink, word.entry->marked);
        return digits + word_length(&word);
    }
    put(sink, number);
    word = find_pattern(readings, text.ptr[digits - 1], behind);
    if (word.entry != NULL) {
        const Str marked = word.entry->marked;
        put(sink, str_slice(marked, word.prefix, marked.len));
    }
    return digits + word_length(&word);
}

static size_t put_word(const TextReadings *readings, Str text, Sink *sink)
{
    Str rest = text;
    const uint32_t character = utf8_next(&rest);
    const Entry *const entry = longest(readings, character, (Str){0}, text);
    const size_t length = entry != NULL ? entry->key.len : text.len - rest.len;
    put(sink, entry != NULL ? entry->marked : str_slice(text, 0, length));
    return length;
}

static void mark(const TextReadings *readings, Str markup, Sink *sink)
{
    for (size_t at = 0; at < markup.len;) {
        const Str rest = str_slice(markup, at, markup.len);
        const size_t braces = braces_at(rest);
        if (braces > 0) {
            put(sink, str_slice(rest, 0, braces));
            at += braces;
        } else if (is_digit(rest.ptr[0])) {
            at += put_number(readings, rest, sink);
        } else {
            at += put_word(readings, rest, sink);
        }
    }
}

Str text_readings_apply(const TextReadings *readings, Arena *arena, Str markup)
{
    Sink sink = {0};
    mark(readings, markup, &sink);
    sink = (Sink){.bytes = arena_alloc(arena, sink.len + 1)};
    mark(readings, markup, &sink);
    return (Str){sink.bytes, sink.len};
}

static bool is_kanji(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3005;
}

Str text_readings_gap(const TextReadings *readings, Arena *arena, Str markup)
{
    Str rest = text_readings_apply(readings, arena, markup);
    Str gap = {0};
    while (rest.len > 0) {
        const size_t braces = braces_at(rest);
        const size_t length = braces > 0 ? braces : character_at(rest);
        Str one = str_slice(rest, 0, length);
        const bool is_bare = braces == 0 && is_kanji(utf8_next(&one));
        if (is_bare && gap.len == 0) {
            gap.ptr = rest.ptr;
        } else if (!is_bare && gap.len > 0) {
            return gap;
        }
        gap.len += is_bare ? length : 0;
        rest = str_slice(rest, length, rest.len);
    }
    return gap;
}
